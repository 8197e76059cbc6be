/* The direction of text: the Unicode bidirectional algorithm (UAX #9). */
#ifndef LAYOUT_DIRECTION_H
#define LAYOUT_DIRECTION_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A stretch of text with a direction of its own, which does not depend on what
 * is around it (rules X5a and X5b), as an element with a dir attribute in
 * HTML. */
struct isolate {
    uint32_t start, end; /* bytes of the text */
    enum isolate_direction {
        ISOLATE_LEFT_TO_RIGHT,
        ISOLATE_RIGHT_TO_LEFT,
        ISOLATE_BY_CONTENT /* of its first strong character */
    } direction;
};

/* The embedding level of every byte of TEXT, in ARENA; *BASE is the level of
 * the paragraph, by its first strong character outside the COUNT isolates,
 * which nest and are sorted by where they start. NULL, and 0 in *BASE, if all
 * of it runs from left to right: that is found out without much work. */
unsigned char *direction_levels(struct arena *arena, const char *text,
    size_t length, const struct isolate *isolates, size_t count,
    unsigned char *base);

/* How a character runs, whatever is around it. */
enum direction {
    DIRECTION_NONE, /* as what is around it */
    DIRECTION_LEFT_TO_RIGHT,
    DIRECTION_RIGHT_TO_LEFT,
    DIRECTION_ARABIC_DIGIT /* with text from right to left; it tells nothing of
                              what is around it */
};
enum direction direction_of(uint32_t code_point);

/* Rule L2: fills ORDER with the indexes 0 to COUNT - 1 of a line's items in
 * visual order, given their levels. */
void direction_order(const unsigned char *levels, size_t *order, size_t count);

#endif
