/* What an offer costs: items, their sums, and when what is paid.
 *
 * (gen/decide/MODEL.md, section 21.) Amounts are whole minor units of the
 * currency (cents). One rule of rounding: a line's amount, a tax and a share
 * are each computed exactly and rounded once, to the nearest minor unit, halves
 * up; sums add what is rounded. */
#ifndef INPUT_PRICE_H
#define INPUT_PRICE_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/source.h"
#include "input/stated.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Amounts are below this: 13 digits before the cents. */
#define PRICE_MOST INT64_C(1000000000000000)

/* Net amounts, their tax and both: of what is offered, and with all options. */
struct sums {
    int64_t net, tax, total;
};

struct price_item {
    const char *text;
    const char *unit; /* "day"; NULL: none */
    struct decimal quantity, unit_price;
    struct decimal discount; /* per cent; 0: none */
    struct stated tax;       /* per cent; its own or an inherited one */
    struct stated amount_stated;
    bool optional;
    int64_t amount; /* net, less the discount */
    struct place place;
};

/* Items FIRST and the COUNT behind it. The first group has no name and holds
 * what stands in none; it may be empty. */
struct price_group {
    const char *name;
    size_t first, count;
    struct stated net_stated;
    int64_t net, net_with_options;
    struct place place;
};

/* One rate, and the sum of the items that have it. */
struct price_tax {
    struct decimal rate;
    struct sums offered, with_options; /* net: what is taxed */
};

struct payment {
    const char *text;     /* what for; NULL: not said */
    const char *date;     /* ISO; NULL: not said */
    struct decimal share; /* per cent of the total */
    int64_t amount;       /* the last has what is left */
    struct place place;
};

struct price {
    const char *currency; /* ISO 4217 */
    int places;           /* of its minor unit */
    const char *valid_until;
    struct price_item *items;
    struct price_group *groups;
    struct price_tax *taxes; /* the highest rate first; none: nobody said */
    struct payment *payments;
    size_t item_count, group_count, tax_count, payment_count;
    bool has_options;
    struct sums offered, with_options;
    struct stated net_stated, total_stated;
    struct place place;
};

/* Computes the amounts and sums of PRICE, whose items, groups and payments are
 * filled in, and compares them with what is stated; each difference, a missing
 * rate, shares that do not make 100 %, and what there is no room for are
 * errors. Unless it is SOUND, only rates and shares are looked at. */
void price_add_up(
    struct price *price, bool sound, struct arena *arena, struct diags *diags);

/* An amount of PRICE as a plain number: "1234.50", in ARENA. */
const char *price_text(
    struct arena *arena, const struct price *price, int64_t amount);

#endif
