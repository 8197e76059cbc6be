/* Where something stands in a Markdown source. */
#ifndef INPUT_MARKDOWN_PLACE_H
#define INPUT_MARKDOWN_PLACE_H

#include "base/source.h"

/* The place of byte COLUMN (from 1; 0: not known) in LINE. */
struct place markdown_place_in_line(
    const struct source *source, int line, int column);

/* The place of NEEDLE, which cmark believes to be at LINE and COLUMN; where
 * indentation or a table has misled it, the first one in that line. */
struct place markdown_place_of_text(
    const struct source *source, int line, int column, const char *needle);

#endif
