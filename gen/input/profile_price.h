/* The price of an offer, from its elements. */
#ifndef INPUT_PROFILE_PRICE_H
#define INPUT_PROFILE_PRICE_H

#include "input/meta.h"
#include "input/price.h"
#include "input/profile_element.h"

/* The price in PROPOSAL, added up; NULL if it has none, or one in words. END
 * (NULL: not said) is that of the work. Mistakes are reported: the price is of
 * no use then. */
const struct price *profile_price_read(const struct element_reader *reader,
    const xmlNode *proposal, const struct meta *meta, const char *end);

#endif
