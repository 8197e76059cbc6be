/* What would change a verdict, as JSON. */
#include "write/json_sensitivity.h"

#include "base/buffer.h"

#include <math.h>

static json_t *row(const struct verdict *verdict, int part)
{
    return json_string(
        part == NONE ? "project" : verdict->profile->parts[part].name);
}

static json_t *plan(const struct guide *guide, int index)
{
    return json_string(index == NONE ? "toss-up" : guide->plans[index].id);
}

/* ---- questions ----------------------------------------------------------- */

static json_t *question(
    const struct verdict *verdict, const struct unanswered *unanswered)
{
    const struct guide *guide = verdict->guide;
    json_t *object = json_object(), *facts = json_array();
    for (size_t i = 0; i < unanswered->fact_count; i++)
        json_array_append_new(
            facts, json_string(guide->facts[unanswered->facts[i]].id));
    json_object_set_new(object, "group",
        json_string(sensitivity_question_name(unanswered, guide)));
    json_object_set_new(object, "part", row(verdict, unanswered->part));
    json_object_set_new(object, "facts", facts);
    json_object_set_new(object, "assumed", json_boolean(unanswered->assumed));
    return object;
}

/* The share of the answers that give another verdict, to two places. */
static double share(const struct unanswered *unanswered)
{
    return round(
               100 * (double)unanswered->changed / (double)unanswered->total) /
           100;
}

static json_t *questions(
    const struct verdict *verdict, const struct sensitivity *sensitivity)
{
    json_t *list = json_array();
    for (size_t i = 0; i < sensitivity->question_count; i++) {
        const struct unanswered *unanswered = &sensitivity->questions[i];
        json_t *object = question(verdict, unanswered);
        json_t *leads_to = json_array();
        for (size_t j = 0; j < unanswered->leads_to_count; j++)
            json_array_append_new(
                leads_to, plan(verdict->guide, unanswered->leads_to[j]));
        json_object_set_new(object, "share", json_real(share(unanswered)));
        json_object_set_new(object, "leads_to", leads_to);
        json_array_append_new(list, object);
    }
    return list;
}

static json_t *questions_document(
    const struct verdict *verdict, const struct sensitivity *sensitivity)
{
    const struct guide *guide = verdict->guide;
    json_t *list = json_array();
    for (size_t i = 0; i < sensitivity->document_question_count; i++) {
        const struct unanswered *unanswered =
            &sensitivity->document_questions[i];
        json_t *object = question(verdict, unanswered);
        json_t *modules = json_array(), *warnings = json_array();
        for (size_t j = 0; j < unanswered->module_count; j++)
            json_array_append_new(modules,
                json_string(guide->modules[unanswered->modules[j]].id));
        for (size_t j = 0; j < unanswered->warning_count; j++)
            json_array_append_new(warnings,
                json_string(guide->warnings[unanswered->warnings[j]].id));
        json_object_set_new(
            object, "confidence", json_boolean(unanswered->confidence));
        json_object_set_new(object, "modules", modules);
        json_object_set_new(object, "warnings", warnings);
        json_array_append_new(list, object);
    }
    return list;
}

/* ---- flips --------------------------------------------------------------- */

/* "below 1000", "heavy", "gdpr hipaa", "api (major)", "". */
static void add_target(
    struct buffer *text, const struct guide *guide, const struct flip *flip)
{
    if (flip->fact == NONE)
        return;
    struct value to = flip->to;
    if (flip->bound != BOUND_NONE) {
        buffer_add_string(
            text, flip->bound == BOUND_BELOW ? "below " : "at least ");
        to.as.number = flip->limit;
    }
    fact_write_value(text, &guide->facts[flip->fact], to);
    if (flip->kind == FLIP_ADD_PART && flip->weight != NONE)
        buffer_add_format(text, " (%s)", guide->weights[flip->weight].name);
}

static json_t *text_of(struct buffer *text)
{
    json_t *string = json_string(buffer_string(text));
    buffer_release(text);
    buffer_init(text);
    return string;
}

static const char *subject(const struct guide *guide, const struct flip *flip)
{
    bool of_parts = flip->kind == FLIP_DROP_PART || flip->kind == FLIP_ADD_PART;
    return of_parts ? sensitivity_flip_name(flip->kind)
                    : guide->facts[flip->fact].id;
}

static json_t *flips(
    const struct verdict *verdict, const struct sensitivity *sensitivity)
{
    const struct guide *guide = verdict->guide;
    json_t *list = json_array();
    struct buffer text;
    buffer_init(&text);
    for (size_t i = 0; i < sensitivity->flip_count; i++) {
        const struct flip *flip = &sensitivity->flips[i];
        json_t *object = json_object();
        json_object_set_new(object, "steps", json_integer(flip->steps));
        json_object_set_new(object, "fact", json_string(subject(guide, flip)));
        json_object_set_new(object, "part", row(verdict, flip->part));
        if (flip->fact != NONE)
            fact_write_value(&text, &guide->facts[flip->fact], flip->from);
        json_object_set_new(object, "from", text_of(&text));
        add_target(&text, guide, flip);
        json_object_set_new(object, "to", text_of(&text));
        json_object_set_new(object, "verdict", plan(guide, flip->plan));
        json_array_append_new(list, object);
    }
    buffer_release(&text);
    return list;
}

/* ---- ranges -------------------------------------------------------------- */

static json_t *ranges(
    const struct verdict *verdict, const struct sensitivity *sensitivity)
{
    json_t *list = json_array();
    for (size_t i = 0; i < sensitivity->range_count; i++) {
        const struct range *range = &sensitivity->ranges[i];
        const struct finding *finding = &verdict->findings[range->finding];
        json_t *object = json_object(), *holds = json_array();
        for (int grade = 0; grade < GRADE_COUNT; grade++)
            if (range->holds[grade])
                json_array_append_new(
                    holds, json_string(verdict_grade_name((enum grade)grade)));
        json_object_set_new(object, "reason",
            json_string(verdict->guide->reasons[finding->reason].id));
        json_object_set_new(object, "part", row(verdict, finding->part));
        json_object_set_new(
            object, "grade", json_string(verdict_grade_name(finding->grade)));
        json_object_set_new(object, "holds", holds);
        json_array_append_new(list, object);
    }
    return list;
}

/* ---- criteria ------------------------------------------------------------ */

static json_t *points_of(const struct guide *guide, const int *points)
{
    json_t *object = json_object();
    for (size_t i = 0; i < guide->plan_count; i++)
        json_object_set_new(
            object, guide->plans[i].id, json_integer(points[i]));
    return object;
}

static json_t *criteria(
    const struct verdict *verdict, const struct criteria *found)
{
    const struct guide *guide = verdict->guide;
    json_t *list = json_array();
    for (size_t i = 0; i < found->count; i++) {
        const struct emphasis *emphasis = &found->emphases[i];
        json_t *object = json_object();
        json_object_set_new(
            object, "criterion", json_string(guide->criteria[i].id));
        json_object_set_new(object, "points",
            points_of(guide, &found->points[i * guide->plan_count]));
        json_object_set_new(object, "doubled", plan(guide, emphasis->doubled));
        json_object_set_new(object, "turning",
            emphasis->turning ? json_integer(emphasis->turning) : json_null());
        json_object_set_new(object, "turning_to",
            emphasis->turning ? plan(guide, emphasis->turning_to)
                              : json_null());
        json_array_append_new(list, object);
    }
    return list;
}

void json_add_sensitivity(json_t *object, const struct verdict *verdict,
    const struct sensitivity *sensitivity)
{
    json_object_set_new(
        object, "complete", json_boolean(sensitivity->complete));
    json_object_set_new(
        object, "scale_robust", json_boolean(sensitivity->scale_robust));
    json_object_set_new(object, "questions", questions(verdict, sensitivity));
    json_object_set_new(
        object, "questions_document", questions_document(verdict, sensitivity));
    json_object_set_new(object, "flips", flips(verdict, sensitivity));
    json_object_set_new(object, "ranges", ranges(verdict, sensitivity));
    json_object_set_new(
        object, "criteria", criteria(verdict, &sensitivity->criteria));
}
