/* What would change our mind, told elsewhere too. */
#ifndef COMPOSE_SECTION_FLIPS_H
#define COMPOSE_SECTION_FLIPS_H

#include "compose/composition.h"

/* The nearest single change that gives another verdict, as a sentence; NULL if
 * none does. */
const char *section_flips_nearest(const struct composition *composition);

#endif
