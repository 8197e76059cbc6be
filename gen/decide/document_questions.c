/* Choosing modules and warnings again under all answers. */
#include "decide/document_questions.h"

#include "base/array.h"
#include "decide/answers.h"
#include "decide/dependency.h"
#include "decide/questions.h"

#include <string.h>

/* What a module or warning could see of the question at hand. */
struct view {
    bool facts;   /* its condition can depend on them */
    bool outcome; /* it looks at the outcome */
    bool changed; /* some answers bring it in or take it out */
};

struct comparison {
    struct trial *trial;
    const struct rules *rules;
    struct facts *facts;
    const struct assured *assured;
    const struct selection *selection;
    struct outcome outcome; /* without answers */
    struct arena scratch;
    struct view *modules, *warnings;
};

/* Fills VIEWS; true if the question is in sight of any. */
static bool look_at_outcome(struct view *views, size_t count,
    const struct condition *const *conditions, bool outcome)
{
    bool any = false;
    for (size_t i = 0; i < count; i++) {
        views[i] = (struct view){
            .outcome = outcome && conditions[i] && conditions[i]->uses_outcome};
        any = any || views[i].outcome;
    }
    return any;
}

static bool look_at_facts(struct view *views, const struct dependent_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        views[list->items[i].index].facts = true;
    return list->count > 0;
}

static bool find_views(
    struct comparison *comparison, const struct unanswered *question)
{
    const struct rules *rules = comparison->rules;
    const struct guide *guide = rules->guide;
    bool outcome = answers_matter(comparison->trial, question);
    bool any = look_at_outcome(
        comparison->modules, guide->module_count, rules->modules, outcome);
    any = look_at_outcome(comparison->warnings, guide->warning_count,
              rules->warnings, outcome) ||
          any;
    for (size_t i = 0; i < question->fact_count; i++) {
        const struct dependents *dependents =
            &rules->dependents[question->facts[i]];
        any = look_at_facts(comparison->modules, &dependents->modules) || any;
        any = look_at_facts(comparison->warnings, &dependents->warnings) || any;
    }
    return any;
}

static bool is_worth_asking(const struct view *view, bool new_outcome)
{
    return !view->changed && (view->facts || (new_outcome && view->outcome));
}

static bool same_choice(const struct chosen *a, const struct chosen *b)
{
    if ((a->truth == TRUTH_TRUE) != (b->truth == TRUTH_TRUE) ||
        a->part_count != b->part_count)
        return false;
    return a->part_count == 0 ||
           memcmp(a->parts, b->parts, a->part_count * sizeof *a->parts) == 0;
}

static void compare_choices(struct comparison *comparison, bool new_outcome)
{
    const struct guide *guide = comparison->rules->guide;
    const struct selection *selection = comparison->selection;
    for (size_t i = 0; i < guide->module_count; i++) {
        struct view *view = &comparison->modules[i];
        if (!is_worth_asking(view, new_outcome))
            continue;
        struct chosen now = selection_module(
            comparison->rules, comparison->facts, (int)i, &comparison->scratch);
        view->changed = !same_choice(&now, &selection->modules[i]);
    }
    for (size_t i = 0; i < guide->warning_count; i++) {
        struct view *view = &comparison->warnings[i];
        if (!is_worth_asking(view, new_outcome))
            continue;
        struct chosen now = {.truth = facts_truth(comparison->facts,
                                 comparison->rules->warnings[i], NONE)};
        view->changed = !same_choice(&now, &selection->warnings[i]);
    }
}

static bool same_outcome(
    const struct outcome *a, const struct outcome *b, size_t option_count)
{
    return strcmp(a->verdict, b->verdict) == 0 &&
           strcmp(a->confidence, b->confidence) == 0 &&
           strcmp(a->mismatch, b->mismatch) == 0 && a->lead == b->lead &&
           memcmp(a->uses, b->uses, option_count * sizeof *a->uses) == 0;
}

/* What conditions see under ANSWERS, in the scratch arena. Nothing is supposed
 * afterwards. */
static struct outcome outcome_with(struct comparison *comparison,
    struct unanswered *question, struct answers *answers)
{
    const struct verdict *base = trial_base(comparison->trial);
    size_t options = base->guide->option_count;
    answers_suppose(answers);
    const struct verdict *found = trial_verdict(comparison->trial);
    struct outcome outcome =
        found == base ? comparison->outcome : selection_outcome(found);
    bool *uses = arena_allocate(&comparison->scratch, options, sizeof *uses);
    memcpy(uses, outcome.uses, options * sizeof *uses);
    outcome.uses = uses;
    struct answered given = {answers->unknowns, answers->turns, answers->count};
    enum confidence confidence =
        assurance_with(comparison->assured, question, &given, found);
    outcome.confidence = verdict_confidence_name(confidence);
    if (confidence != comparison->assured->assurance->level)
        question->confidence = true;
    return outcome;
}

/* The selection with one combination of answers against the present one. */
static void compare_with(struct comparison *comparison,
    struct unanswered *question, struct answers *answers)
{
    struct outcome outcome = comparison->outcome;
    if (answers_matter(comparison->trial, question))
        outcome = outcome_with(comparison, question, answers);
    answers_suppose(answers);
    facts_set_outcome(comparison->facts, &outcome);
    compare_choices(comparison, !same_outcome(&outcome, &comparison->outcome,
                                    comparison->rules->guide->option_count));
    arena_reset(&comparison->scratch);
    trial_undo(comparison->trial);
}

static const int *list_changed(const struct view *views, size_t count,
    struct arena *arena, size_t *changed)
{
    ARRAY(int) list = {0};
    for (size_t i = 0; i < count; i++)
        if (views[i].changed)
            *array_add(&list, arena) = (int)i;
    *changed = list.count;
    return list.items;
}

/* Sets what QUESTION, which cannot change the verdict, can change. */
static void find_effects(struct comparison *comparison,
    struct unanswered *question, struct arena *arena)
{
    const struct guide *guide = comparison->rules->guide;
    bool seen = find_views(comparison, question);
    if (!seen && !answers_matter(comparison->trial, question))
        return;
    struct answers answers =
        answers_begin(comparison->trial, &(struct answered){0},
            answers_unknowns(question, arena), question->fact_count, arena);
    do
        compare_with(comparison, question, &answers);
    while (answers_advance(&answers));
    question->modules = list_changed(comparison->modules, guide->module_count,
        arena, &question->module_count);
    question->warnings = list_changed(comparison->warnings,
        guide->warning_count, arena, &question->warning_count);
}

void document_questions_try(const struct assured *assured,
    struct unanswered *questions, const struct selection *selection,
    struct arena *arena)
{
    const struct rules *rules = trial_rules(assured->trial);
    const struct guide *guide = rules->guide;
    struct comparison comparison = {.trial = assured->trial,
        .rules = rules,
        .facts = trial_facts(assured->trial),
        .assured = assured,
        .selection = selection,
        .outcome = *facts_outcome(trial_facts(assured->trial))};
    arena_init(&comparison.scratch);
    comparison.modules =
        arena_allocate(arena, guide->module_count, sizeof(struct view));
    comparison.warnings =
        arena_allocate(arena, guide->warning_count, sizeof(struct view));
    const struct outcome *outcome = facts_outcome(comparison.facts);
    for (size_t i = 0; i < assured->question_count; i++)
        if (!questions[i].changed &&
            !question_is_beyond(assured->trial, &questions[i]))
            find_effects(&comparison, &questions[i], arena);
    facts_set_outcome(comparison.facts, outcome);
    arena_release(&comparison.scratch);
}

const struct unanswered *document_questions_choose(
    const struct unanswered *questions, size_t count, struct arena *arena,
    size_t *chosen)
{
    ARRAY(struct unanswered) list = {0};
    for (size_t i = 0; i < count; i++)
        if (questions[i].module_count || questions[i].warning_count)
            *array_add(&list, arena) = questions[i];
    *chosen = list.count;
    return questions_sort(list.items, list.count, arena);
}
