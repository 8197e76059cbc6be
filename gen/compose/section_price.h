/* What an offer costs, as tables. */
#ifndef COMPOSE_SECTION_PRICE_H
#define COMPOSE_SECTION_PRICE_H

#include "compose/composition.h"
#include "input/price.h"

/* Adds the items of PRICE, their sums and its payments to the end of TO. */
void section_price_add(
    struct composition *composition, cmark_node *to, const struct price *price);

#endif
