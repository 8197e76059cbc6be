/* A decision as JSON, for `dossier explain --json`. */
#include "write/json.h"

#include "write/json_assurance.h"
#include "write/json_price.h"
#include "write/json_sensitivity.h"
#include "write/wording.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static const char *plan_id(const struct verdict *verdict, int plan)
{
    return verdict->guide->plans[plan].id;
}

static const char *part_name(const struct verdict *verdict, int part)
{
    return verdict->profile->parts[part].name;
}

static json_t *options_used(const struct verdict *verdict)
{
    json_t *list = json_array();
    for (size_t i = 0; i < verdict->guide->option_count; i++)
        if (verdict->options[i])
            json_array_append_new(
                list, json_string(verdict->guide->plans[i].id));
    return list;
}

static json_t *scores(const struct verdict *verdict)
{
    json_t *object = json_object();
    for (size_t i = 0; i < verdict->guide->plan_count; i++)
        json_object_set_new(object, verdict->guide->plans[i].id,
            json_integer(verdict->plans[i].score));
    return object;
}

static json_t *ruled_out(const struct verdict *verdict)
{
    json_t *object = json_object();
    for (size_t i = 0; i < verdict->guide->plan_count; i++) {
        const struct plan_result *plan = &verdict->plans[i];
        if (!plan->ruled_out)
            continue;
        json_t *reasons = json_array();
        for (size_t j = 0; j < plan->ruled_out_by_count; j++) {
            int reason = verdict->findings[plan->ruled_out_by[j]].reason;
            json_array_append_new(
                reasons, json_string(verdict->guide->reasons[reason].id));
        }
        json_object_set_new(object, verdict->guide->plans[i].id, reasons);
    }
    return object;
}

static json_t *candidates(const struct verdict *verdict)
{
    json_t *list = json_array();
    for (size_t i = 0; i < verdict->guide->plan_count; i++)
        if (verdict->plans[i].candidate)
            json_array_append_new(
                list, json_string(verdict->guide->plans[i].id));
    return list;
}

/* Who serves which part; nobody does while it is a toss-up. */
static json_t *served(const struct verdict *verdict)
{
    json_t *object = json_object();
    if (verdict->plan == NONE)
        return object;
    const int *route = verdict->plans[verdict->best].route;
    for (size_t i = 0; i < verdict->profile->part_count; i++)
        json_object_set_new(object, part_name(verdict, (int)i),
            json_string(plan_id(verdict, route[i])));
    return object;
}

static json_t *compromises(const struct verdict *verdict)
{
    json_t *object = json_object();
    for (size_t i = 0; i < verdict->compromise_count; i++) {
        const struct compromise *compromise = &verdict->compromises[i];
        json_object_set_new(object, part_name(verdict, compromise->part),
            json_integer(compromise->size));
    }
    return object;
}

/* Parts that two decisive reasons claim for two options. */
static json_t *contested(const struct verdict *verdict)
{
    json_t *object = json_object();
    for (size_t i = 0; i < verdict->finding_count; i++) {
        const struct finding *finding = &verdict->findings[i];
        if (!finding->contested)
            continue;
        const char *part = part_name(verdict, finding->part);
        json_t *reasons = json_object_get(object, part);
        if (!reasons) {
            reasons = json_array();
            json_object_set_new(object, part, reasons);
        }
        json_array_append_new(
            reasons, json_string(verdict->guide->reasons[finding->reason].id));
    }
    return object;
}

static json_t *modules(const struct verdict *verdict,
    const struct selection *selection, enum truth truth)
{
    json_t *list = json_array();
    for (size_t i = 0; i < verdict->guide->module_count; i++)
        if (selection->modules[i].truth == truth)
            json_array_append_new(
                list, json_string(verdict->guide->modules[i].id));
    return list;
}

/* The warnings that hold as "level: id", the unknown ones by id alone. */
static json_t *warnings(const struct verdict *verdict,
    const struct selection *selection, enum truth truth)
{
    json_t *list = json_array();
    for (size_t i = 0; i < verdict->guide->warning_count; i++) {
        const struct warning *warning = &verdict->guide->warnings[i];
        if (selection->warnings[i].truth != truth)
            continue;
        json_array_append_new(
            list, truth == TRUTH_TRUE
                      ? json_sprintf("%s: %s", wording_level(warning->level),
                            warning->id)
                      : json_string(warning->id));
    }
    return list;
}

static json_t *lead(const struct verdict *verdict)
{
    return verdict->lead == LEAD_ALL_RULED_OUT ? json_null()
                                               : json_integer(verdict->lead);
}

/* The consultant's departure from the verdict; null if there is none. */
static json_t *overriding(const struct verdict *verdict)
{
    const struct overriding *overriding = verdict->profile->overriding;
    if (!overriding)
        return json_null();
    json_t *object = json_object();
    json_object_set_new(
        object, "option", json_string(plan_id(verdict, overriding->plan)));
    json_object_set_new(object, "author", json_string(overriding->author));
    json_object_set_new(object, "date", json_string(overriding->date));
    json_object_set_new(
        object, "reason", json_string(prose_words(&overriding->reason)));
    return object;
}

/* Where each module of the document comes from, and the condition that let it
 * in. */
static json_t *provenance(
    const struct verdict *verdict, const struct selection *selection)
{
    json_t *list = json_array();
    for (size_t i = 0; i < verdict->guide->module_count; i++) {
        const struct module *module = &verdict->guide->modules[i];
        const struct chosen *chosen = &selection->modules[i];
        if (chosen->truth != TRUTH_TRUE)
            continue;
        json_t *object = json_object(), *parts = json_array();
        for (size_t j = 0; j < chosen->part_count; j++)
            json_array_append_new(
                parts, json_string(part_name(verdict, chosen->parts[j])));
        json_object_set_new(object, "module", json_string(module->id));
        json_object_set_new(object, "version",
            module->version ? json_string(module->version) : json_null());
        json_object_set_new(object, "file", json_string(module->source->name));
        json_object_set_new(object, "line", json_integer(module->place.line));
        json_object_set_new(object, "when",
            module->when.text ? json_string(module->when.text) : json_null());
        json_object_set_new(object, "parts", parts);
        json_array_append_new(list, object);
    }
    return list;
}

static json_t *verdict_object(const struct verdict *verdict)
{
    json_t *object = json_object();
    json_object_set_new(object, "schema", json_integer(JSON_SCHEMA_VERSION));
    json_object_set_new(object, "guide", json_string(verdict->guide->id));
    json_object_set_new(object, "verdict", json_string(verdict_name(verdict)));
    json_object_set_new(
        object, "recommended", json_string(verdict_recommended_name(verdict)));
    json_object_set_new(object, "options", options_used(verdict));
    json_object_set_new(object, "conflict", json_boolean(verdict->conflict));
    json_object_set_new(object, "confidence",
        json_string(verdict_confidence_name(verdict->confidence)));
    json_object_set_new(object, "lead", lead(verdict));
    json_object_set_new(object, "scores", scores(verdict));
    json_object_set_new(object, "ruled_out", ruled_out(verdict));
    json_object_set_new(object, "candidates", candidates(verdict));
    json_object_set_new(object, "served", served(verdict));
    json_object_set_new(object, "compromises", compromises(verdict));
    json_object_set_new(object, "contested", contested(verdict));
    json_object_set_new(object, "mismatch",
        json_string(verdict_mismatch_name(verdict->mismatch)));
    json_object_set_new(object, "override", overriding(verdict));
    return object;
}

static void add_selection(json_t *object, const struct verdict *verdict,
    const struct selection *selection)
{
    json_object_set_new(
        object, "modules", modules(verdict, selection, TRUTH_TRUE));
    json_object_set_new(
        object, "modules_unknown", modules(verdict, selection, TRUTH_UNKNOWN));
    json_object_set_new(
        object, "warnings", warnings(verdict, selection, TRUTH_TRUE));
    json_object_set_new(object, "warnings_unknown",
        warnings(verdict, selection, TRUTH_UNKNOWN));
    json_object_set_new(object, "provenance", provenance(verdict, selection));
}

void json_write_decision(struct buffer *out, const struct decision *decision)
{
    json_t *object = verdict_object(decision->verdict);
    add_selection(object, decision->verdict, decision->selection);
    json_add_assurance(object, decision->verdict, decision->assurance);
    json_add_sensitivity(object, decision->verdict, decision->sensitivity);
    json_object_set_new(object, "price",
        json_from_price(decision->verdict->profile->proposal.sums));
    char *text = json_dumps(
        object, JSON_INDENT(2) | JSON_PRESERVE_ORDER | JSON_REAL_PRECISION(3));
    buffer_add_string(out, text);
    buffer_add_byte(out, '\n');
    free(text);
    json_decref(object);
}
