/* Where something stands in a Markdown source. */
#include "input/markdown_place.h"

#include <string.h>

struct place markdown_place_in_line(
    const struct source *source, int line, int column)
{
    struct place place = {source, line, column == 1};
    if (column <= 1)
        return place;
    size_t length;
    const char *text = source_line(source, line, &length);
    if ((size_t)column <= length + 1)
        place = source_place(
            source, (size_t)(text - source->text) + (size_t)column - 1);
    place.line = line;
    return place;
}

struct place markdown_place_of_text(
    const struct source *source, int line, int column, const char *needle)
{
    size_t length, size = strlen(needle);
    const char *text = source_line(source, line, &length);
    if (column > 0 && (size_t)column + size <= length + 1 &&
        memcmp(text + column - 1, needle, size) == 0)
        return markdown_place_in_line(source, line, column);
    for (size_t i = 0; i + size <= length; i++)
        if (memcmp(text + i, needle, size) == 0)
            return markdown_place_in_line(source, line, (int)i + 1);
    return markdown_place_in_line(source, line, 0);
}
