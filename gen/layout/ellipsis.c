/* The longest beginning that fits is searched among the ends of graphemes. */
#include "layout/ellipsis.h"

#include "layout/word_breaks.h"

#include <string.h>

/* Bytes that are looked at: more than a line holds. */
enum { LONGEST = 2000 };

static double width_of(struct paragraph *paragraph,
    const struct text_style *style, const char *text, size_t length,
    const char *end)
{
    paragraph_clear(paragraph, (struct place){0});
    paragraph_add_text(paragraph, style, text, length);
    paragraph_add_text(paragraph, style, end, strlen(end));
    return paragraph_measure(paragraph).most_pt;
}

/* TEXT, at most LONGEST bytes of it, not within a letter. */
static size_t beginning_of(const char *text)
{
    size_t length = strnlen(text, LONGEST + 1);
    if (length <= LONGEST)
        return length;
    length = LONGEST;
    while (length > 0 && (text[length] & 0xC0) == 0x80)
        length--;
    return length;
}

/* The ends of TEXT's graphemes, but not of the last; how many. */
static size_t list_ends(
    struct arena *arena, const char *text, size_t length, size_t *ends)
{
    struct break_finder *finder = break_finder_new();
    struct breaks breaks =
        breaks_of_graphemes(finder, arena, text, (uint32_t)length);
    size_t count = 0;
    for (size_t i = 1; i < length; i++)
        if (breaks.ends[i] != PART_JOINED)
            ends[count++] = i;
    break_finder_free(finder);
    return count;
}

/* The end of the word before LENGTH without the marks behind it, unless too
 * little was left. */
static size_t to_end_of_word(const char *text, size_t length)
{
    size_t end = length;
    if (text[end] != ' ')
        while (end > 0 && text[end - 1] != ' ')
            end--;
    while (end > 0 && strchr(" ,;:.-(\"'", text[end - 1]))
        end--;
    return end >= length - length / 4 && end > 0 ? end : length;
}

const char *ellipsis_fit(struct paragraph *paragraph,
    const struct text_style *style, const char *text, double width_pt)
{
    static const char ellipsis[] = "\u2026";
    struct arena *arena = paragraph->setting->arena;
    size_t length = beginning_of(text);
    if (!text[length] &&
        width_of(paragraph, style, text, length, "") <= width_pt)
        return text;
    struct arena work = {0};
    size_t *ends = arena_allocate(&work, length + 1, sizeof *ends);
    size_t low = 0, high = list_ends(&work, text, length, ends);
    while (low < high) { /* the first LOW ends fit, those from HIGH on do not */
        size_t middle = low + (high - low) / 2;
        if (width_of(paragraph, style, text, ends[middle], ellipsis) <=
            width_pt)
            low = middle + 1;
        else
            high = middle;
    }
    size_t kept = low > 0 ? to_end_of_word(text, ends[low - 1]) : 0;
    arena_release(&work);
    return arena_format(arena, "%.*s%s", (int)kept, text, ellipsis);
}
