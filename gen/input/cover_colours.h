/* The colours of a cover that has a ground of its own. */
#ifndef INPUT_COVER_COLOURS_H
#define INPUT_COVER_COLOURS_H

#include "input/theme.h"

/* Both inks have the contrast of text on the ground, whatever colour a brand
 * gives that. */
struct cover_colours {
    struct colour ground;
    struct colour ink;  /* the title */
    struct colour soft; /* what stands with it */
    struct colour rule; /* lines of the table, on a full cover */
};

struct cover_colours cover_colours(const struct theme *theme);

#endif
