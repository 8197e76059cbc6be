/* Deciding while somebody answers: an empty profile, answers put into it, and
 * the decision told in lines. */
#include "web/engine.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/memory.h"
#include "decide/decide.h"
#include "input/fact_text.h"
#include "input/guide_pack.h"

#include <stdlib.h>

struct engine {
    struct arena guide_arena, answer_arena, decision_arena;
    const struct guide *guide;
    const struct rules *rules;
    struct answer *project; /* in answer_arena, as all answers */
    struct part *parts;     /* room for ENGINE_MOST_PARTS */
    size_t part_count;
    struct buffer told;
};

/* ---- the guide ----------------------------------------------------------- */

struct engine *engine_open(const char *bytes, size_t length)
{
    struct engine *engine = memory_allocate(1, sizeof *engine);
    arena_init(&engine->guide_arena);
    arena_init(&engine->answer_arena);
    arena_init(&engine->decision_arena);
    buffer_init(&engine->told);
    struct diags diags;
    diags_init(&diags, &engine->guide_arena);
    engine->guide = guide_unpack(&engine->guide_arena, bytes, length);
    if (engine->guide)
        engine->rules = rules_new(&engine->guide_arena, engine->guide, &diags);
    if (!engine->rules) {
        engine_close(engine);
        return NULL;
    }
    engine_begin(engine);
    return engine;
}

void engine_close(struct engine *engine)
{
    arena_release(&engine->guide_arena);
    arena_release(&engine->answer_arena);
    arena_release(&engine->decision_arena);
    buffer_release(&engine->told);
    free(engine);
}

/* ---- the answers --------------------------------------------------------- */

static struct answer *no_answers(struct engine *engine)
{
    return arena_allocate(&engine->answer_arena, engine->guide->fact_count,
        sizeof(struct answer));
}

void engine_begin(struct engine *engine)
{
    arena_release(&engine->answer_arena);
    engine->project = no_answers(engine);
    engine->parts = arena_allocate(
        &engine->answer_arena, ENGINE_MOST_PARTS, sizeof *engine->parts);
    engine->part_count = 0;
}

int engine_add_part(struct engine *engine, const char *name)
{
    if (!engine->guide->parts_path || engine->part_count == ENGINE_MOST_PARTS)
        return NONE;
    engine->parts[engine->part_count] =
        (struct part){.name = arena_string(&engine->answer_arena, name),
            .answers = no_answers(engine)};
    return (int)engine->part_count++;
}

/* Where the answer to FACT about PART stands; NULL: nobody is asked for it. */
static struct answer *find_answer(struct engine *engine, int fact, int part)
{
    if (fact < 0 || (size_t)fact >= engine->guide->fact_count)
        return NULL;
    const struct fact *asked = &engine->guide->facts[fact];
    bool of_part = asked->of == SCOPE_PART;
    if (asked->derivation != DERIVATION_NONE || of_part != (part != NONE))
        return NULL;
    if (!of_part)
        return &engine->project[fact];
    if (part < 0 || (size_t)part >= engine->part_count)
        return NULL;
    return (struct answer *)&engine->parts[part].answers[fact];
}

const char *engine_answer(
    struct engine *engine, int fact, int part, const char *text)
{
    struct answer *answer = find_answer(engine, fact, part);
    if (!answer)
        return "nothing is asked there";
    arena_release(&engine->decision_arena);
    struct diags diags;
    diags_init(&diags, &engine->decision_arena);
    const struct fact *asked = &engine->guide->facts[fact];
    struct value value;
    struct fact_text said = {.text = arena_string(&engine->answer_arena, text),
        .name = asked->label ? asked->label : asked->id};
    if (!fact_text_read(&engine->answer_arena, asked, said, &value, &diags))
        return diags.list.items[0].message;
    answer->value = value;
    return NULL;
}

/* ---- what is told -------------------------------------------------------- */

static const char *const bounds[] = {
    [BOUND_NONE] = "", [BOUND_BELOW] = "below", [BOUND_AT_LEAST] = "at least"};

static void tell_indexes(struct buffer *told, const int *indexes, size_t count)
{
    for (size_t i = 0; i < count; i++)
        buffer_add_format(told, "%s%d", i ? "," : "", indexes[i]);
}

/* Texts that somebody typed are left out: the page has them, and a tab in one
 * would be taken for the end of a word. */
static void tell_value(struct buffer *told, const struct guide *guide, int fact,
    struct value value)
{
    if (fact != NONE && value.type != VALUE_TEXT)
        fact_write_value(told, &guide->facts[fact], value);
}

static void tell_verdict(struct buffer *told, const struct verdict *verdict)
{
    buffer_add_format(told, "verdict\t%d\t%d\t%s\t", verdict->plan,
        verdict->best, verdict_confidence_name(verdict->confidence));
    if (verdict->lead == LEAD_ALL_RULED_OUT)
        buffer_add_string(told, "all");
    else
        buffer_add_format(told, "%d", verdict->lead);
    buffer_add_format(told, "\t%d\n", verdict->conflict);
    for (size_t i = 0; i < verdict->level_count; i++)
        buffer_add_format(told, "level\t%d\n", verdict->level[i]);
    for (size_t i = 0; i < verdict->guide->plan_count; i++) {
        const struct plan_result *plan = &verdict->plans[i];
        buffer_add_format(told, "plan\t%zu\t%d\t%d\t%d\t", i, plan->score,
            plan->ruled_out, plan->candidate);
        tell_indexes(told, plan->ruled_out_by, plan->ruled_out_by_count);
        buffer_add_byte(told, '\n');
    }
}

static void tell_fact(
    struct buffer *told, const struct decision *decision, int fact, int part)
{
    enum origin origin;
    struct value value = facts_value(decision->facts, fact, part, &origin);
    buffer_add_format(
        told, "fact\t%d\t%d\t%s\t", fact, part, facts_origin_name(origin));
    tell_value(told, decision->verdict->guide, fact, value);
    buffer_add_byte(told, '\n');
}

static void tell_facts(struct buffer *told, const struct decision *decision)
{
    const struct guide *guide = decision->verdict->guide;
    for (int fact = 0; (size_t)fact < guide->fact_count; fact++)
        if (guide->facts[fact].of == SCOPE_PROJECT)
            tell_fact(told, decision, fact, NONE);
        else
            for (int part = 0; (size_t)part < decision->verdict->part_count;
                 part++)
                tell_fact(told, decision, fact, part);
}

static void tell_findings(struct buffer *told, const struct verdict *verdict)
{
    for (size_t i = 0; i < verdict->finding_count; i++) {
        const struct finding *finding = &verdict->findings[i];
        if (finding->standing != STANDING_ABSENT)
            buffer_add_format(told, "finding\t%zu\t%d\t%d\t%s\t%s\t%d\n", i,
                finding->reason, finding->part,
                verdict_standing_name(finding->standing),
                verdict_grade_name(finding->grade), finding->points);
    }
}

static void tell_questions(
    struct buffer *told, const struct sensitivity *sensitivity)
{
    for (size_t i = 0; i < sensitivity->question_count; i++) {
        const struct unanswered *question = &sensitivity->questions[i];
        buffer_add_format(told, "question\t%d\t%d\t%zu\t%zu\t", question->part,
            question->assumed, question->changed, question->total);
        tell_indexes(told, question->facts, question->fact_count);
        buffer_add_byte(told, '\t');
        tell_indexes(told, question->leads_to, question->leads_to_count);
        buffer_add_byte(told, '\n');
    }
}

static void tell_flips(struct buffer *told, const struct guide *guide,
    const struct sensitivity *sensitivity)
{
    for (size_t i = 0; i < sensitivity->flip_count; i++) {
        const struct flip *flip = &sensitivity->flips[i];
        buffer_add_format(told, "flip\t%s\t%d\t%d\t",
            sensitivity_flip_name(flip->kind), flip->fact, flip->part);
        tell_value(told, guide, flip->fact, flip->from);
        buffer_add_byte(told, '\t');
        tell_value(told, guide, flip->fact, flip->to);
        buffer_add_format(told, "\t%s\t", bounds[flip->bound]);
        buffer_add_number(told, flip->limit, 9);
        buffer_add_format(
            told, "\t%d\t%d\t%d\n", flip->weight, flip->steps, flip->plan);
    }
}

static void tell_chosen(struct buffer *told, const char *what,
    const struct chosen *chosen, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (chosen[i].truth == TRUTH_TRUE && !chosen[i].omitted)
            buffer_add_format(told, "%s\t%zu\n", what, i);
}

const char *engine_decide(struct engine *engine)
{
    arena_release(&engine->decision_arena);
    buffer_clear(&engine->told);
    struct profile profile = {.guide = engine->guide,
        .answers = engine->project,
        .parts = engine->parts,
        .part_count = engine->part_count};
    struct decision decision =
        decide(&engine->decision_arena, engine->rules, &profile);
    tell_verdict(&engine->told, decision.verdict);
    tell_facts(&engine->told, &decision);
    tell_findings(&engine->told, decision.verdict);
    tell_questions(&engine->told, decision.sensitivity);
    tell_flips(&engine->told, engine->guide, decision.sensitivity);
    tell_chosen(&engine->told, "module", decision.selection->modules,
        engine->guide->module_count);
    tell_chosen(&engine->told, "warning", decision.selection->warnings,
        engine->guide->warning_count);
    return buffer_string(&engine->told);
}
