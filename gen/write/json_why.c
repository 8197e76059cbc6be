/* Conditions, their deciding parts and the facts behind them, as JSON. */
#include "write/json_why.h"

#include "decide/nearest.h"
#include "write/json.h"
#include "write/json_value.h"

struct writer {
    struct arena arena;
    const struct rules *rules;
    const struct guide *guide;
    const struct profile *profile;
    const struct clauses *clauses;
    const struct decision *decision;
};

/* ---- what decided -------------------------------------------------------- */

static json_t *deciders(const struct writer *writer, const struct why *why)
{
    json_t *list = json_array();
    for (size_t i = 0; i < why->decider_count; i++) {
        const struct decider *decider = &why->deciders[i];
        json_t *object = json_object();
        json_object_set_new(
            object, "condition", json_string(decider->clause->text));
        json_object_set_new(
            object, "part", json_from_row(writer->profile, decider->part));
        json_array_append_new(list, object);
    }
    return list;
}

/* Outcome variables are in the verdict already. */
static json_t *facts(const struct writer *writer, const struct why *why)
{
    json_t *list = json_array();
    for (size_t i = 0; i < why->ground_count; i++) {
        const struct ground *ground = &why->grounds[i];
        if (variable_is_outcome(ground->variable))
            continue;
        const struct fact *fact =
            &writer->guide->facts[ground->variable->index];
        enum origin origin;
        struct value value = facts_value(writer->decision->facts,
            ground->variable->index, ground->part, &origin);
        json_t *object = json_object();
        json_object_set_new(object, "fact", json_string(fact->id));
        json_object_set_new(
            object, "part", json_from_row(writer->profile, ground->part));
        json_object_set_new(object, "value", json_from_value(fact, value));
        json_object_set_new(object, "origin", json_from_origin(origin));
        json_object_set_new(object, "depth", json_integer(ground->depth));
        json_array_append_new(list, object);
    }
    return list;
}

static void add_why(
    json_t *object, const struct writer *writer, const struct why *why)
{
    json_object_set_new(object, "decided_by", deciders(writer, why));
    json_object_set_new(object, "facts", facts(writer, why));
}

/* ---- the nearest change -------------------------------------------------- */

static json_t *change(const struct writer *writer, const struct flip *flip)
{
    json_t *object = json_object();
    bool of_profile = flip->part < (int)writer->profile->part_count &&
                      flip->kind != FLIP_ADD_PART;
    json_object_set_new(
        object, "change", json_string(sensitivity_flip_name(flip->kind)));
    json_object_set_new(object, "part",
        of_profile ? json_from_row(writer->profile, flip->part) : json_null());
    if (flip->kind == FLIP_DROP_PART)
        return object;
    const struct fact *fact = &writer->guide->facts[flip->fact];
    json_object_set_new(object, "fact", json_string(fact->id));
    json_object_set_new(object, "from", json_from_value(fact, flip->from));
    json_object_set_new(object, "to", json_from_value(fact, flip->to));
    if (flip->weight != NONE)
        json_object_set_new(object, "weight",
            json_string(writer->guide->weights[flip->weight].name));
    return object;
}

static json_t *nearest(struct writer *writer, const struct subject *subject)
{
    struct nearest found = nearest_find(&writer->arena, writer->rules,
        writer->clauses, writer->decision, subject);
    json_t *list = json_array();
    for (size_t i = 0; i < found.count; i++)
        json_array_append_new(list, change(writer, &found.changes[i]));
    return list;
}

/* ---- subjects ------------------------------------------------------------ */

static json_t *begin_subject(const struct writer *writer,
    const struct subject *subject, const char *kind)
{
    struct place place = why_subject_place(writer->guide, subject);
    const struct clause *clause = why_subject_clause(writer->clauses, subject);
    json_t *object = json_object();
    json_object_set_new(object, "kind", json_string(kind));
    json_object_set_new(
        object, "id", json_string(why_subject_id(writer->guide, subject)));
    json_object_set_new(object, "file", json_string(place.source->name));
    json_object_set_new(object, "line", json_integer(place.line));
    json_object_set_new(
        object, "when", clause ? json_string(clause->text) : json_null());
    return object;
}

static json_t *text(struct writer *writer, const struct subject *subject)
{
    bool module = subject->kind == SUBJECT_MODULE;
    const struct selection *selection = writer->decision->selection;
    const struct chosen *chosen = module ? &selection->modules[subject->index]
                                         : &selection->warnings[subject->index];
    struct why why = why_subject(&writer->arena, writer->clauses,
        writer->decision->facts, subject, chosen->truth);
    json_t *object =
        begin_subject(writer, subject, module ? "module" : "warning");
    json_object_set_new(object, "state", json_from_truth(chosen->truth));
    add_why(object, writer, &why);
    if (chosen->omitted)
        json_object_set_new(object, "omitted",
            json_string(writer->profile->omissions[subject->index]->because));
    else if (chosen->truth != TRUTH_TRUE)
        json_object_set_new(object, "nearest", nearest(writer, subject));
    return object;
}

static json_t *row(struct writer *writer, const struct finding *finding)
{
    const struct clause *clause = writer->clauses->reasons[finding->reason];
    struct why why = {.truth = TRUTH_TRUE};
    if (clause)
        why = why_clause(&writer->arena, writer->clauses,
            writer->decision->facts, clause, finding->part);
    json_t *object = json_object();
    json_object_set_new(
        object, "part", json_from_row(writer->profile, finding->part));
    json_object_set_new(object, "standing",
        json_string(verdict_standing_name(finding->standing)));
    json_object_set_new(
        object, "grade", json_string(verdict_grade_name(finding->grade)));
    json_object_set_new(object, "points", json_integer(finding->points));
    json_object_set_new(object, "exception",
        finding->exception == NONE
            ? json_null()
            : json_string(writer->clauses
                              ->exceptions[finding->reason][finding->exception]
                              ->text));
    add_why(object, writer, &why);
    return object;
}

static json_t *reason(struct writer *writer, const struct subject *subject)
{
    const struct verdict *verdict = writer->decision->verdict;
    const struct reason *reason = &writer->guide->reasons[subject->index];
    json_t *object = begin_subject(writer, subject, "reason");
    json_t *rows = json_array();
    bool counted = false;
    json_object_set_new(object, reason->against ? "against" : "for",
        json_from_plan(writer->guide, reason->plan));
    for (size_t i = 0; i < verdict->finding_count; i++) {
        const struct finding *finding = &verdict->findings[i];
        if (finding->reason != subject->index)
            continue;
        counted = counted || finding->standing == STANDING_COUNTED;
        json_array_append_new(rows, row(writer, finding));
    }
    json_object_set_new(object, "rows", rows);
    if (!counted)
        json_object_set_new(object, "nearest", nearest(writer, subject));
    return object;
}

void json_write_why(struct buffer *out, const struct rules *rules,
    const struct clauses *clauses, const struct decision *decision,
    const struct subject *subjects, size_t count)
{
    struct writer writer = {.rules = rules,
        .guide = rules->guide,
        .profile = decision->verdict->profile,
        .clauses = clauses,
        .decision = decision};
    json_t *object = json_object(), *list = json_array();
    arena_init(&writer.arena);
    for (size_t i = 0; i < count; i++)
        json_array_append_new(list, subjects[i].kind == SUBJECT_REASON
                                        ? reason(&writer, &subjects[i])
                                        : text(&writer, &subjects[i]));
    json_object_set_new(object, "schema", json_integer(JSON_SCHEMA_VERSION));
    json_object_set_new(object, "guide", json_string(writer.guide->id));
    json_object_set_new(
        object, "verdict", json_string(verdict_name(decision->verdict)));
    json_object_set_new(object, "why", list);
    json_add_text(out, object);
    arena_release(&writer.arena);
}
