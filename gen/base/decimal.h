/* Exact decimal numbers, in millionths: quantities, prices, rates.
 *
 * No floating point: what a reader adds up by hand must come out the same. */
#ifndef BASE_DECIMAL_H
#define BASE_DECIMAL_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    DECIMAL_PLACES = 6, /* behind the point */
    DECIMAL_WHOLES = 12 /* digits before it */
};

/* A hundred, as it is kept: what shares and rates are of. */
#define DECIMAL_HUNDRED INT64_C(100000000)

struct decimal {
    int64_t millionths; /* never below 0 */
};

/* Reads TEXT, digits with or without a point and digits behind it ("1250",
 * "0.5"); false if it is anything else, or has more digits than there is room
 * for. */
bool decimal_parse(const char *text, struct decimal *value);

/* The digits that VALUE needs behind the point: 0 to DECIMAL_PLACES. */
int decimal_places(struct decimal value);

/* VALUE as decimal_parse() reads it, in ARENA. */
const char *decimal_text(struct arena *arena, struct decimal value);

/* MINOR of 10^-PLACES (12345 cents: "123.45"), in ARENA. */
const char *decimal_minor_text(struct arena *arena, int64_t minor, int places);

/* Adds VALUE to *SUM; false, and nothing is added, if there is no room. */
bool decimal_add(struct decimal *sum, struct decimal value);

/* UNITS of 10^-PLACES; not below 0. */
struct decimal_factor {
    int64_t units;
    int places;
};

/* The product of COUNT factors in units of 10^-RESULT_PLACES: rounded to the
 * nearest, halves up. False if there is no room for it or for what stands on
 * the way. */
bool decimal_multiply(const struct decimal_factor *factors, size_t count,
    int result_places, int64_t *result);

#endif
