/* What an offer costs, as JSON. */
#include "write/json_price.h"

#include "base/arena.h"

/* Amounts and rates are texts: JSON's readers make floating point of numbers.
 */
static json_t *amount(const struct price *price, int64_t minor)
{
    struct arena arena;
    arena_init(&arena);
    json_t *text = json_string(price_text(&arena, price, minor));
    arena_release(&arena);
    return text;
}

static json_t *rate(struct decimal percent)
{
    struct arena arena;
    arena_init(&arena);
    json_t *text = json_string(decimal_text(&arena, percent));
    arena_release(&arena);
    return text;
}

static json_t *sums_object(const struct price *price, bool with_options)
{
    const struct sums *sums =
        with_options ? &price->with_options : &price->offered;
    json_t *object = json_object(), *taxes = json_array();
    for (size_t i = 0; i < price->tax_count; i++) {
        const struct price_tax *tax = &price->taxes[i];
        const struct sums *of =
            with_options ? &tax->with_options : &tax->offered;
        json_t *entry = json_object();
        json_object_set_new(entry, "rate", rate(tax->rate));
        json_object_set_new(entry, "net", amount(price, of->net));
        json_object_set_new(entry, "tax", amount(price, of->tax));
        json_array_append_new(taxes, entry);
    }
    json_object_set_new(object, "net", amount(price, sums->net));
    json_object_set_new(object, "taxes", taxes);
    json_object_set_new(object, "tax", amount(price, sums->tax));
    json_object_set_new(object, "total", amount(price, sums->total));
    return object;
}

json_t *json_from_price(const struct price *price)
{
    if (!price)
        return json_null();
    json_t *object = json_object(), *payments = json_array();
    for (size_t i = 0; i < price->payment_count; i++) {
        const struct payment *payment = &price->payments[i];
        json_t *entry = json_object();
        json_object_set_new(entry, "date",
            payment->date ? json_string(payment->date) : json_null());
        json_object_set_new(entry, "share", rate(payment->share));
        json_object_set_new(entry, "amount", amount(price, payment->amount));
        json_array_append_new(payments, entry);
    }
    json_object_set_new(object, "currency", json_string(price->currency));
    json_object_set_new(object, "valid_until",
        price->valid_until ? json_string(price->valid_until) : json_null());
    json_object_set_new(object, "offered", sums_object(price, false));
    json_object_set_new(object, "with_options",
        price->has_options ? sums_object(price, true) : json_null());
    json_object_set_new(object, "payments", payments);
    return object;
}
