/* The price of an offer, from its elements. */
#include "input/profile_price.h"

#include "base/array.h"
#include "input/currency.h"
#include "input/xml.h"

#include <ctype.h>
#include <string.h>

enum { MOST_ITEMS = 2000, MOST_GROUPS = 200, MOST_PAYMENTS = 200 };

/* What items have that say nothing else. */
struct defaults {
    struct stated tax, discount;
};

struct price_reader {
    const struct element_reader *elements;
    const struct meta *meta;
    struct price *price;
    ARRAY(struct price_item) items;
    ARRAY(struct price_group) groups;
    ARRAY(struct payment) payments;
    bool too_many; /* and said so */
};

static struct place place_of(
    const struct price_reader *reader, const xmlNode *element)
{
    return xml_place(reader->elements->source, element);
}

__attribute__((format(printf, 4, 5))) static void complain(
    const struct price_reader *reader, struct place place, const char *hint,
    const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    diag_add(reader->elements->diags, SEVERITY_ERROR, place, hint, "%s",
        arena_format_list(reader->elements->arena, format, arguments));
    va_end(arguments);
}

/* True, and an error the first time, if COUNT things called NAME are MOST. */
static bool are_too_many(struct price_reader *reader, const xmlNode *element,
    size_t count, size_t most, const char *name)
{
    if (count < most)
        return false;
    if (!reader->too_many)
        complain(reader, place_of(reader, element), NULL, "%s: more than %zu",
            name, most);
    reader->too_many = true;
    return true;
}

/* ---- the currency -------------------------------------------------------- */

static void read_currency(struct price_reader *reader, const xmlNode *element)
{
    struct arena *arena = reader->elements->arena;
    struct price *price = reader->price;
    struct place place;
    const char *code = profile_element_attribute(
        reader->elements, element, "currency", &place);
    if (!code) {
        complain(reader, place,
            "write currency=\"EUR\", or another code of ISO 4217",
            "price: the currency is missing");
        return;
    }
    if (currency_find(code, &price->places)) {
        price->currency = code;
        return;
    }
    char *capitals = arena_string(arena, code);
    for (char *at = capitals; *at; at++)
        *at = (char)toupper((unsigned char)*at);
    complain(reader, place,
        currency_find(capitals, &price->places)
            ? arena_format(arena, "did you mean \"%s\"?", capitals)
            : "write its code of ISO 4217, such as EUR, CHF or USD",
        "currency: \"%s\" is not a currency", code);
}

/* A group or an item may repeat the currency; another one is an error: sums
 * have one. */
static void check_currency(
    const struct price_reader *reader, const xmlNode *element)
{
    struct place place;
    const char *code = profile_element_attribute(
        reader->elements, element, "currency", &place);
    const char *own = reader->price->currency;
    if (code && own && strcmp(code, own) != 0)
        complain(reader, place, "one price has one currency",
            "currency: %s in a price in %s", code, own);
}

/* ---- items and groups ---------------------------------------------------- */

/* A rate that is wrong has been told: those below it are not missing. */
static struct stated read_rate(
    const struct price_reader *reader, const xmlNode *element)
{
    struct place place;
    struct stated rate =
        profile_element_percent(reader->elements, element, "tax");
    rate.given = rate.given || profile_element_attribute(
                                   reader->elements, element, "tax", &place);
    return rate;
}

static struct defaults read_defaults(const struct price_reader *reader,
    const xmlNode *element, const struct defaults *above)
{
    struct defaults defaults = {
        read_rate(reader, element),
        profile_element_percent(reader->elements, element, "discount"),
    };
    if (!defaults.tax.given)
        defaults.tax = above->tax;
    if (!defaults.discount.given)
        defaults.discount = above->discount;
    return defaults;
}

static struct decimal read_required(const struct price_reader *reader,
    const xmlNode *element, const char *name, const char *hint)
{
    struct place place;
    struct stated number =
        profile_element_number(reader->elements, element, name);
    if (!number.given &&
        !profile_element_attribute(reader->elements, element, name, &place))
        complain(reader, place, hint, "%s: %s is missing",
            (const char *)element->name, name);
    return number.value;
}

static bool read_optional(
    const struct price_reader *reader, const xmlNode *element)
{
    struct place place;
    const char *text = profile_element_attribute(
        reader->elements, element, "optional", &place);
    if (text && strcmp(text, "yes") != 0 && strcmp(text, "no") != 0)
        complain(
            reader, place, NULL, "optional: \"%s\" is not yes or no", text);
    return text && strcmp(text, "yes") == 0;
}

static void read_item(struct price_reader *reader, const xmlNode *element,
    const struct defaults *above)
{
    struct place place;
    if (are_too_many(reader, element, reader->items.count, MOST_ITEMS, "item"))
        return;
    struct defaults own = read_defaults(reader, element, above);
    struct price_item item = {
        .place = place_of(reader, element),
        .text = profile_element_words(reader->elements, element),
        .unit = profile_element_attribute(
            reader->elements, element, "unit", &place),
        .quantity = read_required(
            reader, element, "quantity", "write quantity=\"1\" for one"),
        .unit_price = read_required(
            reader, element, "unit-price", "what one of it costs, before tax"),
        .discount = own.discount.value,
        .tax = own.tax,
        .amount_stated =
            profile_element_number(reader->elements, element, "amount"),
        .optional = read_optional(reader, element),
    };
    if (!item.text)
        complain(reader, item.place,
            "write what it is between <item ...> and </item>",
            "item: the description is missing");
    check_currency(reader, element);
    *array_add(&reader->items, reader->elements->arena) = item;
    reader->groups.items[reader->groups.count - 1].count++;
}

static void read_items(struct price_reader *reader, const xmlNode *element,
    const struct defaults *defaults)
{
    const xmlNode *item = element->children;
    while ((item = profile_element_find(item, "item"))) {
        read_item(reader, item, defaults);
        item = item->next;
    }
}

static void read_group(struct price_reader *reader, const xmlNode *element,
    const struct defaults *above)
{
    struct place place;
    if (are_too_many(
            reader, element, reader->groups.count, MOST_GROUPS, "group"))
        return;
    struct defaults own = read_defaults(reader, element, above);
    struct price_group group = {
        .name = profile_element_attribute(
            reader->elements, element, "name", &place),
        .first = reader->items.count,
        .net_stated = profile_element_number(reader->elements, element, "net"),
        .place = place_of(reader, element),
    };
    if (!group.name)
        complain(reader, group.place, NULL, "group: the name is missing");
    check_currency(reader, element);
    *array_add(&reader->groups, reader->elements->arena) = group;
    read_items(reader, element, &own);
    if (reader->groups.items[reader->groups.count - 1].count == 0)
        complain(reader, group.place, "name at least one, or leave it out",
            "group: no item");
}

static void read_groups(struct price_reader *reader, const xmlNode *element,
    const struct defaults *defaults)
{
    const xmlNode *group = element->children;
    while ((group = profile_element_find(group, "group"))) {
        read_group(reader, group, defaults);
        group = group->next;
    }
}

/* ---- payments ------------------------------------------------------------ */

static void read_payment(
    struct price_reader *reader, const xmlNode *element, const char *end)
{
    struct place place;
    if (are_too_many(
            reader, element, reader->payments.count, MOST_PAYMENTS, "payment"))
        return;
    struct stated share =
        profile_element_percent(reader->elements, element, "share");
    struct payment payment = {
        .place = place_of(reader, element),
        .text = profile_element_words(reader->elements, element),
        .date = profile_element_date(reader->elements, element, "date", &place),
        .share = share.value,
    };
    if (payment.date && end && strcmp(payment.date, end) > 0)
        complain(reader, place,
            arena_format(reader->elements->arena, "the end is %s", end),
            "payment: %s is after the end", payment.date);
    if (!share.given &&
        !profile_element_attribute(reader->elements, element, "share", &place))
        complain(reader, place, "write it in per cent: share=\"30\"",
            "payment: share is missing");
    if (!payment.text &&
        !profile_element_attribute(reader->elements, element, "date", &place))
        complain(reader, payment.place,
            "write date=\"...\", or what it is for between <payment ...> and "
            "</payment>",
            "payment: neither date nor occasion is given");
    *array_add(&reader->payments, reader->elements->arena) = payment;
}

static void read_payments(
    struct price_reader *reader, const xmlNode *element, const char *end)
{
    const xmlNode *payment = element->children;
    while ((payment = profile_element_find(payment, "payment"))) {
        read_payment(reader, payment, end);
        payment = payment->next;
    }
}

/* ---- the whole ----------------------------------------------------------- */

/* Until when the offer holds: its own date, or that of the document. */
static void read_validity(struct price_reader *reader, const xmlNode *element)
{
    const struct meta *meta = reader->meta;
    struct arena *arena = reader->elements->arena;
    struct place place;
    const char *own =
        profile_element_date(reader->elements, element, "valid-until", &place);
    reader->price->valid_until = own ? own : meta->valid_until;
    if (own && meta->date && strcmp(own, meta->date) < 0)
        complain(reader, place,
            arena_format(arena, "the date is %s", meta->date),
            "valid-until: %s is before the document's date", own);
    else if (own && meta->valid_until && strcmp(own, meta->valid_until) != 0)
        complain(reader, place,
            arena_format(arena, "<meta> says %s", meta->valid_until),
            "valid-until: %s is not that of the document", own);
}

/* True if ELEMENT is more than words. */
static bool is_computed(const xmlNode *element)
{
    return element->properties ||
           profile_element_find(element->children, "item") ||
           profile_element_find(element->children, "group") ||
           profile_element_find(element->children, "payment");
}

static void read_price(
    struct price_reader *reader, const xmlNode *element, const char *end)
{
    static const struct defaults none = {0};
    struct arena *arena = reader->elements->arena;
    struct price *price = reader->price;
    price->place = place_of(reader, element);
    read_currency(reader, element);
    read_validity(reader, element);
    price->net_stated =
        profile_element_number(reader->elements, element, "net");
    price->total_stated =
        profile_element_number(reader->elements, element, "total");
    struct defaults defaults = read_defaults(reader, element, &none);
    *array_add(&reader->groups, arena) =
        (struct price_group){.place = price->place};
    read_items(reader, element, &defaults);
    read_groups(reader, element, &defaults);
    read_payments(reader, element, end);
    if (reader->items.count == 0)
        complain(reader, price->place,
            "name at least one; a price in words has no attributes",
            "price: no item");
}

const struct price *profile_price_read(const struct element_reader *elements,
    const xmlNode *proposal, const struct meta *meta, const char *end)
{
    const xmlNode *element = profile_element_find(proposal->children, "price");
    if (!element || !is_computed(element))
        return NULL;
    size_t errors = diags_count(elements->diags, SEVERITY_ERROR);
    struct price *price = arena_new(elements->arena, struct price);
    struct price_reader reader = {
        .elements = elements, .meta = meta, .price = price};
    read_price(&reader, element, end);
    price->items = reader.items.items;
    price->item_count = reader.items.count;
    price->groups = reader.groups.items;
    price->group_count = reader.groups.count;
    price->payments = reader.payments.items;
    price->payment_count = reader.payments.count;
    bool sound = diags_count(elements->diags, SEVERITY_ERROR) == errors;
    price_add_up(price, sound, elements->arena, elements->diags);
    return price;
}
