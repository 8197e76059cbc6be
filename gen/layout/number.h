/* Numbers in the cells of a table, which stand under each other by their
 * decimal signs. */
#ifndef LAYOUT_NUMBER_H
#define LAYOUT_NUMBER_H

#include <stddef.h>

/* The decimal sign of a language (BCP 47): "." or ",". */
char number_sign(const char *language);

/* Where the decimal sign stands in a text that is one number, perhaps with a
 * mark before and a short unit behind it ("~4.5 %", "120 ms"); behind the last
 * digit if it has none. (size_t)-1 if TEXT is no such thing. */
size_t number_split(const char *text, size_t length, char sign);

#endif
