/* How well one colour is read on another (WCAG 2.2). */
#ifndef INPUT_CONTRAST_H
#define INPUT_CONTRAST_H

#include "input/theme.h"

/* The least for text, level AA. */
#define CONTRAST_TEXT 4.5

/* "Relative luminance": 0 is black, 1 is white. */
double contrast_luminance(struct colour colour);

/* "Contrast ratio": 1 to 21. */
double contrast_ratio(struct colour one, struct colour other);

/* FROM with PERCENT of TO in it. */
struct colour contrast_mix(struct colour from, struct colour to, int percent);

/* What is read on GROUND: LIKED if it is, else black or white, whichever is
 * read better; one of them always has CONTRAST_TEXT. */
struct colour contrast_ink(struct colour ground, struct colour liked);

#endif
