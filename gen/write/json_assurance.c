/* How sure a verdict is, as JSON. */
#include "write/json_assurance.h"

#include "write/json_value.h"

static json_t *level(enum confidence confidence)
{
    return json_string(verdict_confidence_name(confidence));
}

static json_t *steps(const struct assurance *assurance)
{
    static const char *const causes[] = {[ASSURANCE_CONFLICT] = "conflict",
        [ASSURANCE_ANSWERS] = "answers",
        [ASSURANCE_ASSUMPTIONS] = "assumptions",
        [ASSURANCE_SCALE] = "scale"};
    json_t *list = json_array();
    for (size_t i = 0; i < assurance->step_count; i++) {
        const struct assurance_step *step = &assurance->steps[i];
        json_t *object = json_object();
        json_object_set_new(object, "cause", json_string(causes[step->cause]));
        json_object_set_new(object, "from", level(step->from));
        json_object_set_new(object, "to", level(step->to));
        json_array_append_new(list, object);
    }
    return list;
}

static json_t *fact_on_row(const struct verdict *verdict, int fact, int part)
{
    json_t *object = json_object();
    json_object_set_new(
        object, "fact", json_string(verdict->guide->facts[fact].id));
    json_object_set_new(object, "part", json_from_row(verdict->profile, part));
    return object;
}

static json_t *hangs_on(
    const struct verdict *verdict, const struct assurance *assurance)
{
    json_t *list = json_array();
    for (size_t i = 0; i < assurance->hinge_count; i++) {
        const struct hinge *hinge = &assurance->hinges[i];
        json_t *object = fact_on_row(verdict, hinge->fact, hinge->part);
        json_object_set_new(object, "assumed",
            json_from_value(
                &verdict->guide->facts[hinge->fact], hinge->assumed));
        json_object_set_new(object, "confirmed", level(hinge->confirmed));
        json_array_append_new(list, object);
    }
    return list;
}

static json_t *witness(
    const struct verdict *verdict, const struct together *together)
{
    if (together->result != TOGETHER_CHANGES)
        return json_null();
    json_t *object = json_object(), *answers = json_array();
    for (size_t i = 0; i < together->witness_count; i++) {
        const struct supposition *answer = &together->witness[i];
        json_t *one = fact_on_row(verdict, answer->fact, answer->part);
        json_object_set_new(one, "value",
            json_from_value(
                &verdict->guide->facts[answer->fact], answer->value));
        json_array_append_new(answers, one);
    }
    json_object_set_new(object, "answers", answers);
    json_object_set_new(
        object, "verdict", json_from_plan(verdict->guide, together->plan));
    return object;
}

void json_add_assurance(json_t *object, const struct verdict *verdict,
    const struct assurance *assurance)
{
    static const char *const results[] = {
        [TOGETHER_NOTHING_OPEN] = "nothing open",
        [TOGETHER_HOLDS] = "holds",
        [TOGETHER_HOLDS_IN_PAIRS] = "holds in pairs",
        [TOGETHER_CHANGES] = "changes",
        [TOGETHER_LEFT] = "left",
        [TOGETHER_UNTRIED] = "untried"};
    static const char *const scales[] = {[SCALE_SAME] = "same",
        [SCALE_LEVEL] = "level",
        [SCALE_FAILS] = "fails"};
    json_t *found = json_object();
    json_object_set_new(found, "of_lead", level(assurance->of_lead));
    json_object_set_new(found, "steps", steps(assurance));
    json_object_set_new(found, "hangs_on", hangs_on(verdict, assurance));
    json_object_set_new(found, "confirmed", level(assurance->confirmed));
    json_object_set_new(
        found, "together", json_string(results[assurance->together.result]));
    json_object_set_new(
        found, "witness", witness(verdict, &assurance->together));
    json_object_set_new(found, "scale", json_string(scales[assurance->scale]));
    json_object_set_new(object, "assurance", found);
}
