/* What an offer costs, as JSON. */
#ifndef WRITE_JSON_PRICE_H
#define WRITE_JSON_PRICE_H

#include "input/price.h"

#include <jansson.h>

/* The sums of PRICE, as the document says them; null for NULL. */
json_t *json_from_price(const struct price *price);

#endif
