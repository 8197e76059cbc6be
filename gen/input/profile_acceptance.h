/* Who signs an offer, from its elements. */
#ifndef INPUT_PROFILE_ACCEPTANCE_H
#define INPUT_PROFILE_ACCEPTANCE_H

#include "input/acceptance.h"
#include "input/profile_element.h"

/* The acceptance in PROPOSAL; NULL if it has none. Mistakes are reported: it is
 * of no use then. */
const struct acceptance *profile_acceptance_read(
    const struct element_reader *reader, const xmlNode *proposal);

#endif
