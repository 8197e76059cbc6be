/* The cache of shaped words, and how one is shaped. */
#include "layout/shape.h"

#include "base/array.h"
#include "base/memory.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>

/* Where words_trim begins anew: enough for some 100,000 words. */
static const size_t MOST_BYTES = (size_t)48 << 20;
enum { FEWEST_SLOTS = 4096 };

struct slot {
    uint64_t hash; /* 0: empty */
    struct word_style style;
    bool graphemes;
    const struct word *word;
};

struct words {
    struct arena arena;
    size_t bytes; /* about what the arena holds */
    struct slot *slots;
    size_t slot_count, used; /* slot_count is a power of two */
    hb_buffer_t *buffer;
    UBreakIterator *lines, *graphemes;
    UText *text;
};

/* A stretch of a word with one font and one script. */
struct stretch {
    const struct font *font;
    UScriptCode script;
    uint32_t start, end;
    enum part_end part_end;
};

/* A word being shaped. */
struct shaping {
    struct words *words;
    struct fonts *fonts;
    const struct word_style *style;
    const char *text;
    uint32_t length;
    enum part_end *ends; /* for every byte: what may happen before it */
    ARRAY(struct stretch) stretches;
    ARRAY(uint32_t) missing;
    struct arena arena; /* dies with the shaping */
};

/* The root locale: breaks do not depend on where the program runs. */
static UBreakIterator *open_breaks(UBreakIteratorType type)
{
    UErrorCode status = U_ZERO_ERROR;
    UBreakIterator *breaks = ubrk_open(type, "", NULL, 0, &status);
    if (U_FAILURE(status))
        memory_exhausted();
    return breaks;
}

struct words *words_new(void)
{
    struct words *words = memory_allocate(1, sizeof *words);
    arena_init(&words->arena);
    words->slot_count = FEWEST_SLOTS;
    words->slots = memory_allocate(words->slot_count, sizeof *words->slots);
    words->buffer = hb_buffer_create();
    words->lines = open_breaks(UBRK_LINE);
    words->graphemes = open_breaks(UBRK_CHARACTER);
    return words;
}

void words_free(struct words *words)
{
    if (!words)
        return;
    utext_close(words->text);
    ubrk_close(words->lines);
    ubrk_close(words->graphemes);
    hb_buffer_destroy(words->buffer);
    free(words->slots);
    arena_release(&words->arena);
    free(words);
}

void words_trim(struct words *words)
{
    if (words->bytes < MOST_BYTES)
        return;
    arena_release(&words->arena);
    words->bytes = 0;
    words->used = 0;
    memset(words->slots, 0, words->slot_count * sizeof *words->slots);
}

/* FNV-1a over the text, then over what else tells words apart. The hash only
 * places words in the table; no output depends on it. */
static uint64_t hash_word(const struct word_style *style, const char *text,
    size_t length, bool graphemes)
{
    uint64_t hash = 0xcbf29ce484222325u;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)text[i]) * 0x100000001b3u;
    uint64_t rest = (uint64_t)style->font->index << 2 |
                    (uint64_t)style->right_to_left << 1 | graphemes;
    hash = (hash ^ rest) * 0x100000001b3u;
    hash ^= hash >> 32;
    return hash ? hash : 1;
}

static bool same_word(const struct slot *slot, const struct word_style *style,
    const char *text, size_t length, bool graphemes)
{
    return slot->style.font == style->font &&
           slot->style.language == style->language &&
           slot->style.right_to_left == style->right_to_left &&
           slot->graphemes == graphemes && slot->word->length == length &&
           !memcmp(slot->word->text, text, length);
}

static void grow_table(struct words *words)
{
    struct slot *old = words->slots;
    size_t old_count = words->slot_count;
    words->slot_count *= 2;
    words->slots = memory_allocate(words->slot_count, sizeof *words->slots);
    for (size_t i = 0; i < old_count; i++) {
        if (!old[i].hash)
            continue;
        size_t at = old[i].hash & (words->slot_count - 1);
        while (words->slots[at].hash)
            at = (at + 1) & (words->slot_count - 1);
        words->slots[at] = old[i];
    }
    free(old);
}

/* Moves a break iterator onto the shaping's text. */
static void set_text(struct shaping *shaping, UBreakIterator *breaks)
{
    UErrorCode status = U_ZERO_ERROR;
    shaping->words->text = utext_openUTF8(
        shaping->words->text, shaping->text, shaping->length, &status);
    ubrk_setUText(breaks, shaping->words->text, &status);
    if (U_FAILURE(status))
        memory_exhausted();
}

/* Marks every boundary that ICU sees inside the word. */
static void mark_boundaries(
    struct shaping *shaping, UBreakIterator *breaks, enum part_end end)
{
    set_text(shaping, breaks);
    ubrk_first(breaks);
    for (;;) {
        int32_t at = ubrk_next(breaks);
        if (at == UBRK_DONE || (uint32_t)at >= shaping->length)
            break;
        char before = shaping->text[at - 1];
        shaping->ends[at] =
            end == PART_BREAK && before == '-' ? PART_HYPHEN : end;
    }
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
static void mark_address(struct shaping *shaping)
{
    const char *text = shaping->text;
    for (uint32_t i = 1; i < shaping->length; i++)
        if (shaping->ends[i] != PART_JOINED)
            shaping->ends[i] = PART_JOINED;
    for (uint32_t i = 3; i + 2 < shaping->length; i++) {
        char before = text[i - 1], after = text[i];
        bool behind = before == '/' && after != '/';
        bool ahead = strchr(".?&=#%_-~", after) && after && before != '/' &&
                     !strchr(".?&=#%_-~", before);
        if (behind || ahead)
            shaping->ends[i] = PART_ADDRESS;
    }
}

/* Combining marks, joiners and variation selectors go with their base. */
static bool stays_with_base(uint32_t code_point)
{
    int8_t type = u_charType((UChar32)code_point);
    return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK ||
           type == U_COMBINING_SPACING_MARK || type == U_FORMAT_CHAR ||
           type == U_CONTROL_CHAR;
}

static void note_missing(struct shaping *shaping, uint32_t code_point)
{
    for (size_t i = 0; i < shaping->missing.count; i++)
        if (shaping->missing.items[i] == code_point)
            return;
    *array_add(&shaping->missing, &shaping->arena) = code_point;
}

/* The font for a code point that follows one set in CURRENT. */
static const struct font *choose_font(
    struct shaping *shaping, uint32_t code_point, const struct font *current)
{
    const struct font *wanted = shaping->style->font;
    if (font_has(wanted, code_point))
        return wanted;
    if (current &&
        (stays_with_base(code_point) || font_has(current, code_point)))
        return current;
    if (stays_with_base(code_point) && !u_isgraph((UChar32)code_point))
        return wanted;
    const struct font *other =
        fonts_fallback(shaping->fonts, wanted, code_point);
    if (other)
        return other;
    note_missing(shaping, code_point);
    return wanted;
}

/* Cuts the word where the font, the script or a line may break. */
static void itemize(struct shaping *shaping)
{
    const char *at = shaping->text, *end = at + shaping->length;
    struct stretch open = {.script = USCRIPT_COMMON};
    while (at < end) {
        uint32_t start = (uint32_t)(at - shaping->text);
        uint32_t code_point = utf8_next(&at, end);
        UErrorCode status = U_ZERO_ERROR;
        UScriptCode script = uscript_getScript((UChar32)code_point, &status);
        bool neutral = script == USCRIPT_COMMON || script == USCRIPT_INHERITED;
        const struct font *font = choose_font(shaping, code_point, open.font);
        bool other_script =
            !neutral && open.script != USCRIPT_COMMON && script != open.script;
        enum part_end before = shaping->ends[start];
        if (start > 0 &&
            (font != open.font || other_script || before != PART_JOINED)) {
            open.end = start;
            open.part_end = before;
            *array_add(&shaping->stretches, &shaping->arena) = open;
            open.start = start;
            open.script = USCRIPT_COMMON;
        }
        open.font = font;
        if (!neutral)
            open.script = script;
    }
    open.end = shaping->length;
    *array_add(&shaping->stretches, &shaping->arena) = open;
}

/* Code is shown as it is typed: no arrow for "->", no ligature. */
static void run_harfbuzz(struct shaping *shaping, const struct stretch *stretch)
{
    hb_buffer_t *buffer = shaping->words->buffer;
    hb_buffer_clear_contents(buffer);
    hb_buffer_add_utf8(buffer, shaping->text, (int)shaping->length,
        stretch->start, (int)(stretch->end - stretch->start));
    hb_buffer_set_direction(buffer,
        shaping->style->right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_script_t script = HB_SCRIPT_LATIN;
    if (stretch->script != USCRIPT_COMMON)
        script =
            hb_script_from_string(uscript_getShortName(stretch->script), -1);
    hb_buffer_set_script(buffer, script);
    hb_buffer_set_language(buffer, shaping->style->language);
    static const hb_feature_t plain[] = {
        {HB_TAG('l', 'i', 'g', 'a'), 0, 0, HB_FEATURE_GLOBAL_END},
        {HB_TAG('c', 'l', 'i', 'g'), 0, 0, HB_FEATURE_GLOBAL_END},
        {HB_TAG('c', 'a', 'l', 't'), 0, 0, HB_FEATURE_GLOBAL_END},
    };
    bool code = stretch->font->monospace && stretch->script != USCRIPT_ARABIC;
    hb_shape(stretch->font->hb, buffer, code ? plain : NULL,
        code ? sizeof plain / sizeof *plain : 0);
}

/* Gives every glyph the text of its cluster, the first one in logical order
 * of a cluster all of it. */
static void set_texts(struct shaped_glyph *glyphs, unsigned count, uint32_t end,
    bool right_to_left)
{
    uint32_t next = end; /* where the cluster after the current one begins */
    for (unsigned step = 0; step < count; step++) {
        unsigned i = right_to_left ? step : count - 1 - step;
        struct shaped_glyph *glyph = &glyphs[i];
        bool more = step + 1 < count &&
                    glyphs[right_to_left ? i + 1 : i - 1].text_start ==
                        glyph->text_start;
        glyph->text_length = more ? 0 : next - glyph->text_start;
        if (!more)
            next = glyph->text_start;
    }
}

static struct word_part shape_stretch(
    struct shaping *shaping, const struct stretch *stretch)
{
    run_harfbuzz(shaping, stretch);
    unsigned count;
    hb_buffer_t *buffer = shaping->words->buffer;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t *positions =
        hb_buffer_get_glyph_positions(buffer, NULL);
    struct shaped_glyph *glyphs =
        arena_allocate(&shaping->words->arena, count, sizeof *glyphs);
    int64_t advance = 0;
    for (unsigned i = 0; i < count; i++) {
        glyphs[i].id = infos[i].codepoint;
        glyphs[i].advance = positions[i].x_advance;
        glyphs[i].x_offset = positions[i].x_offset;
        glyphs[i].y_offset = positions[i].y_offset;
        glyphs[i].text_start = infos[i].cluster;
        advance += positions[i].x_advance;
    }
    set_texts(glyphs, count, stretch->end, shaping->style->right_to_left);
    shaping->words->bytes += count * sizeof *glyphs + sizeof(struct word_part);
    return (struct word_part){
        .font = stretch->font,
        .glyphs = glyphs,
        .glyph_count = count,
        .width_em = (double)advance / stretch->font->units_per_em,
        .text_start = stretch->start,
        .text_length = stretch->end - stretch->start,
        .end = stretch->part_end,
    };
}

static const struct word *shape_new(struct shaping *shaping, bool graphemes)
{
    struct arena *arena = &shaping->words->arena;
    shaping->ends = arena_allocate(
        &shaping->arena, shaping->length + 1, sizeof *shaping->ends);
    if (graphemes) {
        mark_boundaries(shaping, shaping->words->graphemes, PART_BREAK);
    } else {
        mark_boundaries(shaping, shaping->words->lines, PART_BREAK);
        if (is_address(shaping->text, shaping->length))
            mark_address(shaping);
    }
    itemize(shaping);
    struct word *word = arena_new(arena, struct word);
    word->text = arena_copy(arena, shaping->text, shaping->length);
    word->length = shaping->length;
    word->part_count = shaping->stretches.count;
    struct word_part *parts =
        arena_allocate(arena, word->part_count, sizeof *parts);
    for (size_t i = 0; i < word->part_count; i++)
        parts[i] = shape_stretch(shaping, &shaping->stretches.items[i]);
    word->parts = parts;
    word->missing_count = shaping->missing.count;
    if (word->missing_count) {
        uint32_t *missing =
            arena_allocate(arena, word->missing_count, sizeof *missing);
        memcpy(missing, shaping->missing.items,
            word->missing_count * sizeof *missing);
        word->missing = missing;
    }
    shaping->words->bytes += sizeof *word + shaping->length;
    return word;
}

static const struct word *look_up(struct words *words, struct fonts *fonts,
    const struct word_style *style, const char *text, size_t length,
    bool graphemes)
{
    uint64_t hash = hash_word(style, text, length, graphemes);
    size_t at = hash & (words->slot_count - 1);
    for (; words->slots[at].hash; at = (at + 1) & (words->slot_count - 1))
        if (words->slots[at].hash == hash &&
            same_word(&words->slots[at], style, text, length, graphemes))
            return words->slots[at].word;
    struct shaping shaping = {
        .words = words,
        .fonts = fonts,
        .style = style,
        .text = text,
        .length = (uint32_t)length,
    };
    const struct word *word = shape_new(&shaping, graphemes);
    arena_release(&shaping.arena);
    words->slots[at] = (struct slot){hash, *style, graphemes, word};
    if (++words->used * 2 > words->slot_count)
        grow_table(words);
    return word;
}

const struct word *word_shape(struct words *words, struct fonts *fonts,
    const struct word_style *style, const char *text, size_t length)
{
    return look_up(words, fonts, style, text, length, false);
}

const struct word *word_shape_graphemes(struct words *words,
    struct fonts *fonts, const struct word_style *style, const char *text,
    size_t length)
{
    return look_up(words, fonts, style, text, length, true);
}
