/* A named text and the table of its lines. */
#include "base/source.h"

#include "base/array.h"

#include <limits.h>
#include <stdbool.h>

/* Code points that begin in the LENGTH bytes. */
static size_t count_starts(const char *bytes, size_t length)
{
    size_t count = 0;
    for (size_t i = 0; i < length; i++)
        count += (bytes[i] & 0xC0) != 0x80;
    return count;
}

static const size_t *make_marks(
    struct arena *arena, const char *text, size_t length)
{
    size_t count = length / SOURCE_STRIDE + 1;
    size_t *marks = arena_allocate(arena, count, sizeof *marks);
    for (size_t i = 1; i < count; i++)
        marks[i] = marks[i - 1] +
                   count_starts(text + (i - 1) * SOURCE_STRIDE, SOURCE_STRIDE);
    return marks;
}

/* Code points before OFFSET. */
static size_t count_before(const struct source *source, size_t offset)
{
    size_t mark = offset / SOURCE_STRIDE, start = mark * SOURCE_STRIDE;
    return source->marks[mark] +
           count_starts(source->text + start, offset - start);
}

const struct source *source_new(
    struct arena *arena, const char *name, const char *text, size_t length)
{
    return source_new_piece(arena, name, text, length, 0, 0);
}

const struct source *source_new_piece(struct arena *arena, const char *name,
    const char *text, size_t length, int lines_before, int columns_before)
{
    struct source *source = arena_new(arena, struct source);
    source->lines_before = lines_before;
    source->columns_before = columns_before;
    source->name = arena_string(arena, name);
    source->text = text;
    source->length = length;
    ARRAY(size_t) starts = {0};
    *array_add(&starts, arena) = 0;
    for (size_t i = 0; i < length; i++) {
        bool ends =
            text[i] == '\n' ||
            (text[i] == '\r' && (i + 1 == length || text[i + 1] != '\n'));
        if (ends)
            *array_add(&starts, arena) = i + 1;
    }
    source->line_starts = starts.items;
    source->line_count = starts.count;
    source->marks = make_marks(arena, text, length);
    return source;
}

struct place source_place_of_file(struct arena *arena, const char *path)
{
    return (struct place){source_new(arena, path, "", 0), 0, 0};
}

struct place source_place(const struct source *source, size_t offset)
{
    if (offset > source->length)
        offset = source->length;
    size_t low = 0, high = source->line_count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (source->line_starts[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    size_t start = source->line_starts[low];
    size_t column = 1;
    if (offset - start <= SOURCE_STRIDE) /* as in nearly all lines */
        column += count_starts(source->text + start, offset - start);
    else
        column += count_before(source, offset) - count_before(source, start);
    column += (size_t)(low == 0 ? source->columns_before : source->indent);
    struct place place = {source, 0, 0};
    size_t line = low + 1 + (size_t)source->lines_before;
    place.line = line < INT_MAX ? (int)line : INT_MAX;
    place.column = column < INT_MAX ? (int)column : INT_MAX;
    return place;
}

int source_shown_line(struct place place)
{
    int above = place.source ? place.source->lines_above : 0;
    return place.line < INT_MAX - above ? place.line + above : INT_MAX;
}

const char *source_line(const struct source *source, int line, size_t *length)
{
    *length = 0;
    line -= source->lines_before;
    if (line < 1 || (size_t)line > source->line_count)
        return "";
    size_t index = (size_t)line - 1;
    size_t start = source->line_starts[index];
    size_t end = index + 1 < source->line_count ? source->line_starts[index + 1]
                                                : source->length;
    while (end > start &&
           (source->text[end - 1] == '\n' || source->text[end - 1] == '\r'))
        end--;
    *length = end - start;
    return source->text + start;
}
