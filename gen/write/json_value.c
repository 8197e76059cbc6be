/* Texts and values of facts as JSON. */
#include "write/json_value.h"

#include <math.h>
#include <stdlib.h>

static json_t *from_number(double number)
{
    bool whole = fabs(number) < 0x1p53 && number == trunc(number);
    return whole ? json_integer((json_int_t)number) : json_real(number);
}

json_t *json_from_value(const struct fact *fact, struct value value)
{
    switch (value.type) {
    case VALUE_BOOLEAN: return json_boolean(value.as.truth);
    case VALUE_NUMBER: return from_number(value.as.number);
    case VALUE_WORD: return json_string(fact->values[value.as.word]);
    case VALUE_TEXT: return json_string(value.as.text);
    case VALUE_SET: {
        json_t *list = json_array();
        for (size_t i = 0; i < fact->value_count; i++)
            if (value.as.members >> i & 1)
                json_array_append_new(list, json_string(fact->values[i]));
        return list;
    }
    case VALUE_UNKNOWN: break;
    }
    return json_null();
}

json_t *json_from_text(const char *text)
{
    json_t *string = text ? json_string(text) : NULL;
    return string ? string : json_null();
}

json_t *json_from_origin(enum origin origin)
{
    return json_string(facts_origin_name(origin));
}

json_t *json_from_truth(enum truth truth)
{
    static const char *const names[] = {
        [TRUTH_FALSE] = "out", [TRUTH_TRUE] = "in", [TRUTH_UNKNOWN] = "open"};
    return json_string(names[truth]);
}

json_t *json_from_row(const struct profile *profile, int part)
{
    return json_string(part == NONE ? "project" : profile->parts[part].name);
}

json_t *json_from_plan(const struct guide *guide, int plan)
{
    return json_string(plan == NONE ? "toss-up" : guide->plans[plan].id);
}

void json_add_text(struct buffer *out, json_t *object)
{
    char *text = json_dumps(
        object, JSON_INDENT(2) | JSON_PRESERVE_ORDER | JSON_REAL_PRECISION(15));
    buffer_add_string(out, text);
    buffer_add_byte(out, '\n');
    free(text);
    json_decref(object);
}
