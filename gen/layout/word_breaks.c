/* Where a line may break inside of a word: soft hyphens, patterns, ICU's rules,
 * addresses. */
#include "layout/word_breaks.h"

#include "base/ascii.h"
#include "base/memory.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>

struct break_finder {
    UBreakIterator *lines, *graphemes; /* NULL until they are needed */
    UText *text;
};

/* A word being looked at. */
struct search {
    struct break_finder *finder;
    struct arena *arena;
    const struct patterns *patterns;
    const char *text; /* without soft hyphens, once they are taken */
    uint32_t length;
    enum part_end *ends;
};

struct break_finder *break_finder_new(void)
{
    return memory_allocate(1, sizeof(struct break_finder));
}

void break_finder_free(struct break_finder *finder)
{
    utext_close(finder->text);
    ubrk_close(finder->lines);
    ubrk_close(finder->graphemes);
    free(finder);
}

/* The root locale: breaks do not depend on where the program runs. */
static UBreakIterator *open_breaks(UBreakIteratorType type)
{
    UErrorCode status = U_ZERO_ERROR;
    UBreakIterator *breaks = ubrk_open(type, "", NULL, 0, &status);
    if (U_FAILURE(status))
        memory_exhausted();
    return breaks;
}

/* Moves a break iterator onto the word's text. */
static void search_text(struct search *search, UBreakIterator *breaks)
{
    UErrorCode status = U_ZERO_ERROR;
    search->finder->text = utext_openUTF8(
        search->finder->text, search->text, search->length, &status);
    ubrk_setUText(breaks, search->finder->text, &status);
    if (U_FAILURE(status))
        memory_exhausted();
}

/* Marks every boundary that ICU sees inside the word. */
static void mark_boundaries(struct search *search, UBreakIterator **opened,
    UBreakIteratorType type, enum part_end end)
{
    if (!*opened)
        *opened = open_breaks(type);
    UBreakIterator *breaks = *opened;
    search_text(search, breaks);
    ubrk_first(breaks);
    for (;;) {
        int32_t at = ubrk_next(breaks);
        if (at == UBRK_DONE || (uint32_t)at >= search->length)
            break;
        char before = search->text[at - 1];
        search->ends[at] =
            end == PART_BREAK && before == '-' ? PART_HYPHEN : end;
    }
}

static bool is_soft_hyphen(const char *text, size_t left)
{
    return left >= 2 && text[0] == '\xC2' && text[1] == '\xAD';
}

/* Takes the soft hyphens out of the text and marks their places; false if
 * there are none. */
static bool take_soft_hyphens(struct search *search)
{
    const char *text = search->text;
    uint32_t length = search->length, kept = 0;
    if (!memmem(text, length, "\xC2\xAD", 2))
        return false;
    char *copy = arena_allocate(search->arena, length + 1, 1);
    for (uint32_t i = 0; i < length;) {
        if (!is_soft_hyphen(text + i, length - i)) {
            copy[kept++] = text[i++];
            continue;
        }
        if (kept > 0)
            search->ends[kept] = PART_SOFT;
        i += 2;
    }
    search->text = copy;
    search->length = kept;
    return true;
}

/* An author's soft hyphens are all that a word has. */
static void mark_hyphens(struct search *search)
{
    if (take_soft_hyphens(search) || !search->patterns)
        return;
    bool *points = arena_allocate(search->arena, search->length + 1, 1);
    hyphenate(search->patterns, search->text, search->length, points);
    for (uint32_t i = 1; i < search->length; i++)
        if (points[i])
            search->ends[i] = PART_SOFT;
}

/* True for letters and digits between marks that only open or close: there is
 * no break inside (Unicode Standard Annex 14), and ICU need not be asked. */
static bool is_plain_stretch(const char *text, uint32_t length)
{
    uint32_t start = 0, end = length;
    while (start < end && strchr("(\"'", text[start]))
        start++;
    while (end > start && strchr(".,;:!?)\"'", text[end - 1]))
        end--;
    for (uint32_t i = start; i < end; i++)
        if (!ascii_is_letter(text[i]) && !ascii_is_digit(text[i]))
            return false;
    return true;
}

static bool is_address(const char *text, uint32_t length)
{
    unsigned slashes = 0;
    for (uint32_t i = 0; i < length; i++) {
        if (text[i] == '/')
            slashes++;
        if (i + 2 < length && !memcmp(text + i, "://", 3))
            return true;
    }
    return slashes >= 2 || (length > 4 && !memcmp(text, "www.", 4));
}

/* Addresses break behind slashes and before other marks, so that a mark at
 * the end of a line can't be taken for punctuation (Chicago Manual of Style,
 * 17th ed., 7.46); never inside "://", never at the very ends. */
static void mark_address(struct search *search)
{
    const char *text = search->text;
    for (uint32_t i = 1; i < search->length; i++)
        if (search->ends[i] != PART_JOINED)
            search->ends[i] = PART_JOINED;
    for (uint32_t i = 3; i + 2 < search->length; i++) {
        char before = text[i - 1], after = text[i];
        bool behind = before == '/' && after != '/';
        bool ahead = strchr(".?&=#%_-~", after) && after && before != '/' &&
                     !strchr(".?&=#%_-~", before);
        if (behind || ahead)
            search->ends[i] = PART_ADDRESS;
    }
}

static bool is_ideographic(uint32_t code_point)
{
    UErrorCode status = U_ZERO_ERROR;
    UScriptCode script = uscript_getScript((UChar32)code_point, &status);
    return script == USCRIPT_HAN || script == USCRIPT_HIRAGANA ||
           script == USCRIPT_KATAKANA || script == USCRIPT_BOPOMOFO ||
           code_point == 0x30FC; /* the mark of a long vowel */
}

/* Chinese and Japanese have no spaces, so justified lines grow between
 * characters: between two of them, and between one and a letter or digit of
 * another script, but not beside punctuation, whose glyphs have a space of
 * their own (W3C, Requirements for Japanese Text Layout, table 6). */
static void mark_gaps(struct search *search)
{
    const char *at = search->text, *end = at + search->length;
    bool letter = false, ideographic = false;
    while (at < end) {
        size_t place = (size_t)(at - search->text);
        uint32_t code_point = utf8_next(&at, end);
        bool next_letter = u_isalnum((UChar32)code_point);
        bool next_ideographic = next_letter && is_ideographic(code_point);
        enum part_end *before = &search->ends[place];
        if (letter && next_letter && (ideographic || next_ideographic) &&
            (*before == PART_BREAK || *before == PART_JOINED))
            *before = *before == PART_BREAK ? PART_GAP : PART_KEPT;
        letter = next_letter;
        ideographic = next_ideographic;
    }
}

static struct search begin_search(struct break_finder *finder,
    struct arena *arena, const char *text, uint32_t length)
{
    struct search search = {
        .finder = finder, .arena = arena, .text = text, .length = length};
    search.ends = arena_allocate(arena, length + 1, sizeof *search.ends);
    return search;
}

static struct breaks finish(const struct search *search)
{
    return (struct breaks){search->text, search->length, search->ends};
}

struct breaks breaks_find(struct break_finder *finder, struct arena *arena,
    const struct patterns *patterns, const char *text, uint32_t length)
{
    struct search search = begin_search(finder, arena, text, length);
    search.patterns = patterns;
    mark_hyphens(&search);
    if (!is_plain_stretch(search.text, search.length)) {
        mark_boundaries(&search, &finder->lines, UBRK_LINE, PART_BREAK);
        mark_gaps(&search);
    }
    if (is_address(search.text, search.length))
        mark_address(&search);
    return finish(&search);
}

struct breaks breaks_of_graphemes(struct break_finder *finder,
    struct arena *arena, const char *text, uint32_t length)
{
    struct search search = begin_search(finder, arena, text, length);
    mark_boundaries(&search, &finder->graphemes, UBRK_CHARACTER, PART_BREAK);
    return finish(&search);
}
