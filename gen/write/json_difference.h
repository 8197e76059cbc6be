/* Before and after, as JSON. */
#ifndef WRITE_JSON_DIFFERENCE_H
#define WRITE_JSON_DIFFERENCE_H

#include "decide/difference.h"

#include <jansson.h>

/* What differs between two decisions. The keys are described in
 * tests/golden/diff.schema.json, as those of write/json.h are. */
json_t *json_from_difference(const struct difference *difference);

#endif
