/* Numbers in the cells of a table, which stand under each other by their
 * decimal signs. */
#ifndef LAYOUT_NUMBER_H
#define LAYOUT_NUMBER_H

#include "base/arena.h"

#include <cmark-gfm.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The decimal sign of a language (BCP 47): "." or ",". */
char number_sign(const char *language);

/* Where the decimal sign stands in a text that is one number, perhaps with a
 * mark before and a short unit behind it ("~4.5 %", "120 ms"); behind the last
 * digit if it has none. (size_t)-1 if TEXT is no such thing. */
size_t number_split(const char *text, size_t length, char sign);

/* A cell's number, for outputs that set cells one by one. */
struct number {
    const char *text;     /* all of it; NULL: it is no number */
    const char *fraction; /* in it: the sign and the digits behind, if any */
    const char *unit;     /* in it: behind the last digit */
};

/* The number in a table's CELL, if its column has ALIGNMENT 'r'; in ARENA. */
struct number number_in_cell(
    struct arena *arena, cmark_node *cell, uint8_t alignment, char sign);

#endif
