/* ICU finds the levels; a line is reversed level by level. */
#include "layout/direction.h"

#include "base/memory.h"
#include "base/utf8.h"

#include <stdbool.h>
#include <stdlib.h>
#include <unicode/ubidi.h>
#include <unicode/utf16.h>

/* A text as ICU wants it. */
struct utf16 {
    UChar *units;
    int32_t count;
};

static int compare_offsets(const void *one, const void *other)
{
    uint32_t a = *(const uint32_t *)one, b = *(const uint32_t *)other;
    return (a > b) - (a < b);
}

/* The ends of isolates that hold a byte, in rising order; in ARENA. */
static uint32_t *sorted_ends(
    struct arena *arena, const struct isolate *isolates, size_t count)
{
    uint32_t *ends = arena_allocate(arena, count + 1, sizeof *ends);
    for (size_t i = 0; i < count; i++)
        ends[i] =
            isolates[i].end > isolates[i].start ? isolates[i].end : UINT32_MAX;
    qsort(ends, count, sizeof *ends, compare_offsets);
    return ends;
}

/* TEXT as UTF-16 with marks that begin and end its isolates. PLACES, of LENGTH
 * entries, says for the first byte of each character where it is there. */
static struct utf16 to_utf16(struct arena *arena, const char *text,
    size_t length, const struct isolate *isolates, size_t count,
    int32_t *places)
{
    static const UChar marks[] = {[ISOLATE_LEFT_TO_RIGHT] = 0x2066,
        [ISOLATE_RIGHT_TO_LEFT] = 0x2067,
        [ISOLATE_BY_CONTENT] = 0x2068};
    struct utf16 out = {
        arena_allocate(arena, length + 2 * count + 1, sizeof *out.units), 0};
    const uint32_t *ends = sorted_ends(arena, isolates, count);
    size_t begun = 0, ended = 0;
    for (const char *at = text; at < text + length;) {
        size_t byte = (size_t)(at - text);
        for (; ended < count && ends[ended] <= byte; ended++)
            out.units[out.count++] = 0x2069;
        for (; begun < count && isolates[begun].start <= byte; begun++)
            if (isolates[begun].end > byte)
                out.units[out.count++] = marks[isolates[begun].direction];
        places[at - text] = out.count;
        uint32_t code_point = utf8_next(&at, text + length);
        U16_APPEND_UNSAFE(out.units, out.count, code_point);
    }
    return out;
}

unsigned char *direction_levels(struct arena *arena, const char *text,
    size_t length, const struct isolate *isolates, size_t count,
    unsigned char *base)
{
    *base = 0;
    if (count == 0 && !utf8_turns(text, length))
        return NULL;
    int32_t *places = arena_allocate(arena, length + 1, sizeof *places);
    struct utf16 units = to_utf16(arena, text, length, isolates, count, places);
    UErrorCode status = U_ZERO_ERROR;
    UBiDi *bidi = ubidi_openSized(units.count, 0, &status);
    ubidi_setPara(
        bidi, units.units, units.count, UBIDI_DEFAULT_LTR, NULL, &status);
    const UBiDiLevel *found = ubidi_getLevels(bidi, &status);
    if (U_FAILURE(status))
        memory_exhausted();
    *base = ubidi_getParaLevel(bidi);
    unsigned char *levels = arena_allocate(arena, length + 1, 1);
    for (const char *at = text; at < text + length;) {
        const char *start = at;
        utf8_next(&at, text + length);
        for (const char *byte = start; byte < at; byte++)
            levels[byte - text] = found[places[start - text]];
    }
    ubidi_close(bidi);
    return levels;
}

static void reverse(size_t *order, size_t start, size_t end)
{
    while (start + 1 < end) {
        size_t other = order[start];
        order[start++] = order[--end];
        order[end] = other;
    }
}

enum direction direction_of(uint32_t code_point)
{
    switch (u_charDirection((UChar32)code_point)) {
    case U_LEFT_TO_RIGHT: return DIRECTION_LEFT_TO_RIGHT;
    case U_RIGHT_TO_LEFT:
    case U_RIGHT_TO_LEFT_ARABIC: return DIRECTION_RIGHT_TO_LEFT;
    case U_ARABIC_NUMBER: return DIRECTION_ARABIC_DIGIT;
    default: return DIRECTION_NONE;
    }
}

void direction_order(const unsigned char *levels, size_t *order, size_t count)
{
    unsigned char highest = 0;
    for (size_t i = 0; i < count; i++) {
        order[i] = i;
        if (levels[i] > highest)
            highest = levels[i];
    }
    for (unsigned char level = highest; level > 0; level--) {
        for (size_t i = 0; i < count; i++) {
            size_t start = i;
            while (i < count && levels[i] >= level)
                i++;
            reverse(order, start, i);
        }
    }
}
