/* What a page that asks the questions of a guide shows, as JSON. */
#include "write/json_guide.h"

#include "decide/verdict.h"
#include "input/meta.h"
#include "write/json_value.h"

#include <stdlib.h>
#include <string.h>

static json_t *json_from_plural(struct plural word)
{
    return json_pack("{s:o,s:o}", "one", json_from_text(word.one), "other",
        json_from_text(word.other));
}

/* What a profile may say, each with what people read: [["heavy", "Heavy"]]. */
static json_t *choices(const struct fact *fact)
{
    json_t *list = json_array();
    if (fact_forms[fact->type].holds == VALUE_BOOLEAN) {
        const char *yes = fact->true_label, *no = fact->false_label;
        json_array_append_new(
            list, json_pack("[s,s]", "yes", yes ? yes : "yes"));
        json_array_append_new(list, json_pack("[s,s]", "no", no ? no : "no"));
    }
    for (size_t i = 0; i < fact->value_count; i++)
        json_array_append_new(
            list, json_pack("[s,s]", fact->values[i], fact->value_labels[i]));
    return list;
}

static json_t *said(const struct fact *fact, struct value value)
{
    struct buffer text;
    buffer_init(&text);
    fact_write_value(&text, fact, value);
    json_t *string = value.type == VALUE_UNKNOWN
                         ? json_null()
                         : json_from_text(buffer_string(&text));
    buffer_release(&text);
    return string;
}

static json_t *fact_object(const struct fact *fact)
{
    bool asked = fact->derivation == DERIVATION_NONE;
    json_t *object = json_pack("{s:s,s:b,s:b,s:b,s:s}", "id", fact->id,
        "ofPart", fact->of == SCOPE_PART, "asked", asked, "required",
        fact->required, "type", fact_forms[fact->type].name);
    json_object_set_new(object, "path", json_from_text(fact->path));
    json_object_set_new(
        object, "label", json_from_text(fact->label ? fact->label : fact->id));
    json_object_set_new(object, "group", json_from_text(fact->group));
    json_object_set_new(object, "question", json_from_text(fact->question));
    json_object_set_new(object, "unit", json_from_plural(fact->unit));
    json_object_set_new(object, "choices", choices(fact));
    json_object_set_new(object, "assumed", said(fact, fact->assumed));
    return object;
}

static json_t *facts(const struct guide *guide)
{
    json_t *list = json_array();
    for (size_t i = 0; i < guide->fact_count; i++)
        json_array_append_new(list, fact_object(&guide->facts[i]));
    return list;
}

static json_t *plans(const struct guide *guide)
{
    json_t *list = json_array();
    for (size_t i = 0; i < guide->plan_count; i++)
        json_array_append_new(
            list, json_pack("{s:s,s:o}", "id", guide->plans[i].id, "label",
                      json_from_text(guide->plans[i].label)));
    return list;
}

static json_t *reasons(const struct guide *guide)
{
    json_t *list = json_array();
    for (size_t i = 0; i < guide->reason_count; i++) {
        const struct reason *reason = &guide->reasons[i];
        json_array_append_new(list,
            json_pack("{s:i,s:b,s:o}", "plan", reason->plan, "against",
                reason->against, "because", json_from_text(reason->because)));
    }
    return list;
}

/* What people call the grades, by the engine's names. */
static json_t *grades(const struct guide *guide)
{
    json_t *object = json_object();
    for (int i = 0; i < GRADE_COUNT; i++) {
        const char *name = verdict_grade_name((enum grade)i);
        const char *own = guide->grade_labels[i];
        json_object_set_new(object, name, json_from_text(own ? own : name));
    }
    return object;
}

static json_t *parts(const struct guide *guide)
{
    if (!guide->parts_path)
        return json_null();
    return json_pack("{s:s,s:s,s:o,s:i}", "path", guide->parts_path, "name",
        guide->part_name, "label", json_from_plural(guide->part_label),
        "weight", guide->weight_fact);
}

static json_t *fields_of_meta(void)
{
    json_t *list = json_array();
    for (const struct meta_field *field = meta_fields; field->name; field++)
        json_array_append_new(
            list, json_pack("{s:s,s:s,s:b}", "name", field->name, "explanation",
                      field->explanation, "date", field->kind == META_DATE));
    return list;
}

/* Appends TEXT, which is JSON: "<" stands in its strings only. */
static void add_escaped(struct buffer *out, const char *text)
{
    for (const char *at = text; *at; at++)
        if (*at == '<')
            buffer_add_string(out, "\\u003c");
        else
            buffer_add_byte(out, *at);
}

void json_write_guide(struct buffer *out, const struct guide *guide)
{
    json_t *object = json_pack("{s:s,s:o,s:o}", "id", guide->id, "title",
        json_from_text(guide->title), "language",
        json_from_text(guide->language));
    json_object_set_new(object, "plans", plans(guide));
    json_object_set_new(object, "facts", facts(guide));
    json_object_set_new(object, "grades", grades(guide));
    json_object_set_new(object, "reasons", reasons(guide));
    json_object_set_new(object, "parts", parts(guide));
    json_object_set_new(object, "meta", fields_of_meta());
    char *text = json_dumps(object, JSON_COMPACT);
    add_escaped(out, text);
    free(text);
    json_decref(object);
}
