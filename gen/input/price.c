/* The sums of an offer, in whole minor units of its currency. */
#include "input/price.h"

#include "base/array.h"

#include <stdlib.h>

const char *price_text(
    struct arena *arena, const struct price *price, int64_t amount)
{
    return decimal_minor_text(arena, amount, price->places);
}

/* ---- sums ---------------------------------------------------------------- */

struct summing {
    struct arena *arena;
    struct diags *diags;
    struct price *price;
    bool too_much; /* and said so */
};

/* AMOUNT, or 0 and an error where it is more than PRICE_MOST. */
static int64_t within(struct summing *summing, bool room, int64_t amount,
    struct place place, const char *subject)
{
    if (room && amount < PRICE_MOST)
        return amount;
    if (!summing->too_much)
        diag_add(summing->diags, SEVERITY_ERROR, place,
            arena_format(summing->arena, "amounts are below %s %s",
                summing->price->currency,
                price_text(summing->arena, summing->price, PRICE_MOST)),
            "%s: the amount is out of range", subject);
    summing->too_much = true;
    return 0;
}

/* Neither can overflow: all are below PRICE_MOST, and there are not more than
 * thousands of them. */
static void add_to_sums(struct sums *offered, struct sums *with_options,
    const struct price_item *item)
{
    if (!item->optional)
        offered->net += item->amount;
    with_options->net += item->amount;
}

static void sum_item(struct summing *summing, struct price_item *item)
{
    struct decimal_factor factors[] = {
        {item->quantity.millionths, DECIMAL_PLACES},
        {item->unit_price.millionths, DECIMAL_PLACES},
        {DECIMAL_HUNDRED - item->discount.millionths, DECIMAL_PLACES + 2},
    };
    int64_t amount = 0;
    bool room = decimal_multiply(factors, 3, summing->price->places, &amount);
    item->amount = within(summing, room, amount, item->place, "item");
    summing->price->has_options |= item->optional;
}

/* PERCENT of AMOUNT, rounded. PERCENT is at most 100, so there is room. */
static int64_t share_of(
    const struct price *price, int64_t amount, struct decimal percent)
{
    struct decimal_factor factors[] = {
        {amount, price->places},
        {percent.millionths, DECIMAL_PLACES + 2},
    };
    int64_t share = 0;
    decimal_multiply(factors, 2, price->places, &share);
    return share;
}

/* ---- taxes --------------------------------------------------------------- */

/* An item without a rate, where others have one, leaves the tax open. */
static void check_rates(struct summing *summing)
{
    const struct price *price = summing->price;
    size_t rated = 0;
    for (size_t i = 0; i < price->item_count; i++)
        rated += price->items[i].tax.given;
    for (size_t i = 0; rated > 0 && i < price->item_count; i++)
        if (!price->items[i].tax.given)
            diag_add(summing->diags, SEVERITY_ERROR, price->items[i].place,
                "other items have one; write tax=\"0\" where none is due",
                "item: the tax rate is missing");
}

static int by_rate(const void *one, const void *other)
{
    const struct price_tax *a = one, *b = other;
    return (a->rate.millionths < b->rate.millionths) -
           (a->rate.millionths > b->rate.millionths);
}

static struct price_tax *find_tax(struct price *price, struct decimal rate)
{
    for (size_t i = 0; i < price->tax_count; i++)
        if (price->taxes[i].rate.millionths == rate.millionths)
            return &price->taxes[i];
    struct price_tax *tax = &price->taxes[price->tax_count++];
    tax->rate = rate;
    return tax;
}

static void tax_sums(
    const struct price *price, struct sums *sums, struct decimal rate)
{
    sums->tax = share_of(price, sums->net, rate);
    sums->total = sums->net + sums->tax;
}

static void sum_taxes(struct summing *summing)
{
    struct price *price = summing->price;
    price->taxes = arena_allocate(
        summing->arena, price->item_count + 1, sizeof *price->taxes);
    for (size_t i = 0; i < price->item_count; i++) {
        const struct price_item *item = &price->items[i];
        if (!item->tax.given)
            continue;
        struct price_tax *tax = find_tax(price, item->tax.value);
        add_to_sums(&tax->offered, &tax->with_options, item);
    }
    qsort(price->taxes, price->tax_count, sizeof *price->taxes, by_rate);
    for (size_t i = 0; i < price->tax_count; i++) {
        struct price_tax *tax = &price->taxes[i];
        tax_sums(price, &tax->offered, tax->rate);
        tax_sums(price, &tax->with_options, tax->rate);
        price->offered.tax += tax->offered.tax;
        price->with_options.tax += tax->with_options.tax;
    }
}

/* ---- what is stated ------------------------------------------------------ */

/* STATED, a sum called NAME, against what was computed. */
static void check_stated(struct summing *summing, const struct stated *stated,
    int64_t amount, const char *name, const char *rule)
{
    const struct price *price = summing->price;
    struct decimal_factor factor = {stated->value.millionths, DECIMAL_PLACES};
    int64_t minor = 0;
    if (!stated->given)
        return;
    bool exact = decimal_places(stated->value) <= price->places &&
                 decimal_multiply(&factor, 1, price->places, &minor);
    if (!exact || minor != amount)
        diag_add(summing->diags, SEVERITY_ERROR, stated->place, rule,
            "%s: %s is stated, but it comes to %s", name,
            decimal_text(summing->arena, stated->value),
            price_text(summing->arena, price, amount));
}

static void check_sums(struct summing *summing)
{
    const char *rule = "each amount is rounded to the nearest, halves up; "
                       "options do not count";
    const struct price *price = summing->price;
    for (size_t i = 0; i < price->item_count; i++)
        check_stated(summing, &price->items[i].amount_stated,
            price->items[i].amount, "amount",
            "quantity times unit price, less the discount, rounded to the "
            "nearest, halves up");
    for (size_t i = 0; i < price->group_count; i++)
        check_stated(summing, &price->groups[i].net_stated,
            price->groups[i].net, "net", rule);
    check_stated(summing, &price->net_stated, price->offered.net, "net", rule);
    check_stated(
        summing, &price->total_stated, price->offered.total, "total", rule);
}

/* ---- payments ------------------------------------------------------------ */

/* The last payment is what is left, so that all of them make the total. */
static void sum_payments(struct price *price)
{
    int64_t left = price->offered.total;
    for (size_t i = 0; i < price->payment_count; i++) {
        struct payment *payment = &price->payments[i];
        bool last = i + 1 == price->payment_count;
        int64_t amount = share_of(price, price->offered.total, payment->share);
        payment->amount = last || amount > left ? left : amount;
        left -= payment->amount;
    }
}

static void check_shares(struct summing *summing)
{
    const struct price *price = summing->price;
    struct decimal shares = {0};
    for (size_t i = 0; i < price->payment_count; i++)
        decimal_add(&shares, price->payments[i].share); /* at most 100 each */
    if (price->payment_count > 0 && shares.millionths != DECIMAL_HUNDRED)
        diag_add(summing->diags, SEVERITY_ERROR, price->payments[0].place,
            "the shares of all payments together are 100",
            "payment: the shares add up to %s %%",
            decimal_text(summing->arena, shares));
}

/* ---- the door ------------------------------------------------------------ */

static void sum_groups(struct summing *summing)
{
    struct price *price = summing->price;
    for (size_t i = 0; i < price->group_count; i++) {
        struct price_group *group = &price->groups[i];
        struct sums offered = {0}, with_options = {0};
        for (size_t j = 0; j < group->count; j++)
            add_to_sums(
                &offered, &with_options, &price->items[group->first + j]);
        group->net = offered.net;
        group->net_with_options = with_options.net;
        price->offered.net += offered.net;
        price->with_options.net += with_options.net;
    }
}

static void sum_all(struct summing *summing)
{
    struct price *price = summing->price;
    for (size_t i = 0; i < price->item_count; i++)
        sum_item(summing, &price->items[i]);
    sum_groups(summing);
    sum_taxes(summing);
    price->offered.total = price->offered.net + price->offered.tax;
    price->with_options.total =
        price->with_options.net + price->with_options.tax;
    within(summing, true, price->with_options.total, price->place, "price");
    sum_payments(price);
}

void price_add_up(
    struct price *price, bool sound, struct arena *arena, struct diags *diags)
{
    struct summing summing = {.arena = arena, .diags = diags, .price = price};
    check_rates(&summing);
    check_shares(&summing);
    if (!sound)
        return;
    sum_all(&summing);
    if (!summing.too_much)
        check_sums(&summing);
}
