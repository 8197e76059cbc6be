/* Before and after, as JSON. */
#include "write/json_difference.h"

#include "write/json.h"
#include "write/json_value.h"

static json_t *pair(json_t *old, json_t *new)
{
    json_t *object = json_object();
    json_object_set_new(object, "old", old);
    json_object_set_new(object, "new", new);
    return object;
}

/* ---- the verdict --------------------------------------------------------- */

static json_t *lead(const struct verdict *verdict)
{
    return verdict->lead == LEAD_ALL_RULED_OUT ? json_null()
                                               : json_integer(verdict->lead);
}

static json_t *current(const struct verdict *verdict)
{
    return verdict->current == NONE
               ? json_null()
               : json_from_plan(verdict->guide, verdict->current);
}

static json_t *departure(const struct verdict *verdict)
{
    const struct overriding *overriding = verdict->profile->overriding;
    return overriding ? json_from_plan(verdict->guide, overriding->plan)
                      : json_null();
}

static json_t *scores(const struct verdict *old, const struct verdict *new)
{
    json_t *object = json_object();
    for (size_t i = 0; i < old->guide->plan_count; i++)
        json_object_set_new(object, old->guide->plans[i].id,
            pair(json_integer(old->plans[i].score),
                json_integer(new->plans[i].score)));
    return object;
}

static json_t *ruled_out(const struct verdict *verdict)
{
    json_t *list = json_array();
    for (size_t i = 0; i < verdict->guide->plan_count; i++)
        if (verdict->plans[i].ruled_out)
            json_array_append_new(list, json_from_plan(verdict->guide, (int)i));
    return list;
}

static void add_verdict(
    json_t *object, const struct verdict *old, const struct verdict *new)
{
    json_object_set_new(object, "verdict",
        pair(json_from_plan(old->guide, old->plan),
            json_from_plan(new->guide, new->plan)));
    json_object_set_new(object, "recommended",
        pair(json_from_plan(old->guide, old->recommended),
            json_from_plan(new->guide, new->recommended)));
    json_object_set_new(object, "confidence",
        pair(json_string(verdict_confidence_name(old->confidence)),
            json_string(verdict_confidence_name(new->confidence))));
    json_object_set_new(object, "lead", pair(lead(old), lead(new)));
    json_object_set_new(object, "conflict",
        pair(json_boolean(old->conflict), json_boolean(new->conflict)));
    json_object_set_new(object, "current", pair(current(old), current(new)));
    json_object_set_new(object, "mismatch",
        pair(json_string(verdict_mismatch_name(old->mismatch)),
            json_string(verdict_mismatch_name(new->mismatch))));
    json_object_set_new(
        object, "override", pair(departure(old), departure(new)));
    json_object_set_new(object, "scores", scores(old, new));
    json_object_set_new(
        object, "ruled_out", pair(ruled_out(old), ruled_out(new)));
}

/* ---- what is known ------------------------------------------------------- */

static json_t *parts(
    const struct profile *profile, const int *list, size_t count)
{
    json_t *names = json_array();
    for (size_t i = 0; i < count; i++)
        json_array_append_new(names, json_from_row(profile, list[i]));
    return names;
}

static json_t *given(const struct fact *fact, struct given given)
{
    json_t *object = json_object();
    json_object_set_new(object, "value", json_from_value(fact, given.value));
    json_object_set_new(object, "origin", json_from_origin(given.origin));
    return object;
}

static json_t *facts(const struct difference *difference)
{
    const struct profile *new = difference->new->verdict->profile;
    json_t *list = json_array();
    for (size_t i = 0; i < difference->fact_count; i++) {
        const struct fact_difference *item = &difference->facts[i];
        const struct fact *fact = &difference->guide->facts[item->fact];
        json_t *object = json_object();
        json_object_set_new(object, "fact", json_string(fact->id));
        json_object_set_new(object, "part", json_from_row(new, item->new_part));
        json_object_set_new(object, "old", given(fact, item->old));
        json_object_set_new(object, "new", given(fact, item->new));
        json_array_append_new(list, object);
    }
    return list;
}

/* ---- reasons and texts --------------------------------------------------- */

static json_t *standing(const struct finding *finding)
{
    if (!finding)
        return json_null();
    json_t *object = json_object();
    json_object_set_new(object, "standing",
        json_string(verdict_standing_name(finding->standing)));
    json_object_set_new(
        object, "grade", json_string(verdict_grade_name(finding->grade)));
    json_object_set_new(object, "points", json_integer(finding->points));
    return object;
}

static json_t *reasons(const struct difference *difference)
{
    const struct guide *guide = difference->guide;
    json_t *list = json_array();
    for (size_t i = 0; i < difference->reason_count; i++) {
        const struct reason_difference *item = &difference->reasons[i];
        const struct reason *reason = &guide->reasons[item->reason];
        const struct decision *side =
            item->new ? difference->new : difference->old;
        json_t *object = json_object();
        json_object_set_new(object, "reason", json_string(reason->id));
        json_object_set_new(object, "part",
            json_from_row(side->verdict->profile,
                item->new ? item->new->part : item->old->part));
        json_object_set_new(object, reason->against ? "against" : "for",
            json_from_plan(guide, reason->plan));
        json_object_set_new(
            object, "file", json_string(reason->place.source->name));
        json_object_set_new(object, "line", json_integer(reason->place.line));
        json_object_set_new(object, "old", standing(item->old));
        json_object_set_new(object, "new", standing(item->new));
        json_array_append_new(list, object);
    }
    return list;
}

static json_t *text(
    const char *key, const char *id, const struct text_difference *item)
{
    json_t *object = json_object();
    json_object_set_new(object, key, json_string(id));
    json_object_set_new(object, "old", json_from_truth(item->old));
    json_object_set_new(object, "new", json_from_truth(item->new));
    return object;
}

static void add_texts(json_t *object, const struct difference *difference)
{
    const struct guide *guide = difference->guide;
    json_t *modules = json_array(), *warnings = json_array();
    for (size_t i = 0; i < difference->module_count; i++) {
        const struct text_difference *item = &difference->modules[i];
        json_array_append_new(
            modules, text("module", guide->modules[item->index].id, item));
    }
    for (size_t i = 0; i < difference->warning_count; i++) {
        const struct text_difference *item = &difference->warnings[i];
        json_array_append_new(
            warnings, text("warning", guide->warnings[item->index].id, item));
    }
    json_object_set_new(object, "modules", modules);
    json_object_set_new(object, "warnings", warnings);
}

json_t *json_from_difference(const struct difference *difference)
{
    json_t *object = json_object();
    json_object_set_new(object, "schema", json_integer(JSON_SCHEMA_VERSION));
    json_object_set_new(object, "guide", json_string(difference->guide->id));
    json_object_set_new(object, "same", json_boolean(difference->same));
    add_verdict(object, difference->old->verdict, difference->new->verdict);
    json_object_set_new(object, "parts_removed",
        parts(difference->old->verdict->profile, difference->removed_parts,
            difference->removed_part_count));
    json_object_set_new(object, "parts_added",
        parts(difference->new->verdict->profile, difference->added_parts,
            difference->added_part_count));
    json_object_set_new(object, "facts", facts(difference));
    json_object_set_new(object, "reasons", reasons(difference));
    add_texts(object, difference);
    return object;
}
