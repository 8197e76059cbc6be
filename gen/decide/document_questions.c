/* Choosing modules and warnings again under all answers. */
#include "decide/document_questions.h"

#include "base/array.h"
#include "decide/answers.h"
#include "decide/dependency.h"
#include "decide/questions.h"
#include "decide/scale.h"

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
    const struct selection *selection;
    struct outcome outcome; /* without answers */
    bool left_open;
    struct arena scratch;
    struct view *modules, *warnings;
};

/* Fills VIEWS; true if the question is in sight of any. */
static bool look(struct view *views, size_t count,
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
    bool any =
        look(comparison->modules, guide->module_count, rules->modules, outcome);
    any = look(comparison->warnings, guide->warning_count, rules->warnings,
              outcome) ||
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

/* The selection with one combination of answers against the present one. */
static void compare_with(struct comparison *comparison)
{
    const struct verdict *base = trial_base(comparison->trial);
    const struct verdict *found = trial_verdict(comparison->trial);
    struct outcome outcome = comparison->outcome;
    if (found != base) {
        struct verdict verdict = *found;
        verdict.confidence = verdict_rate(
            &verdict, comparison->left_open, scale_holds(&verdict));
        outcome = selection_outcome(&verdict);
    }
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

/* Sets the modules and warnings of QUESTION; true if there are any. */
static bool changes_document(struct comparison *comparison,
    struct unanswered *question, struct arena *arena)
{
    const struct guide *guide = comparison->rules->guide;
    if (!find_views(comparison, question))
        return false;
    struct answers answers = answers_begin(comparison->trial,
        answers_unknowns(question, arena), question->fact_count, arena);
    do {
        answers_suppose(&answers);
        compare_with(comparison);
    } while (answers_advance(&answers));
    question->modules = list_changed(comparison->modules, guide->module_count,
        arena, &question->module_count);
    question->warnings = list_changed(comparison->warnings,
        guide->warning_count, arena, &question->warning_count);
    return question->module_count || question->warning_count;
}

const struct unanswered *questions_for_document(struct trial *trial,
    const struct unanswered *questions, size_t count,
    const struct selection *selection, bool left_open, struct arena *arena,
    size_t *chosen)
{
    const struct rules *rules = trial_rules(trial);
    const struct guide *guide = rules->guide;
    struct comparison comparison = {.trial = trial,
        .rules = rules,
        .facts = trial_facts(trial),
        .selection = selection,
        .outcome = selection_outcome(trial_base(trial)),
        .left_open = left_open};
    arena_init(&comparison.scratch);
    comparison.modules =
        arena_allocate(arena, guide->module_count, sizeof(struct view));
    comparison.warnings =
        arena_allocate(arena, guide->warning_count, sizeof(struct view));
    const struct outcome *outcome = facts_outcome(comparison.facts);
    ARRAY(struct unanswered) list = {0};
    for (size_t i = 0; i < count; i++) {
        struct unanswered question = questions[i];
        if (!question.changed && !question_is_beyond(trial, &question) &&
            changes_document(&comparison, &question, arena))
            *array_add(&list, arena) = question;
    }
    facts_set_outcome(comparison.facts, outcome);
    arena_release(&comparison.scratch);
    *chosen = list.count;
    return questions_sort(list.items, list.count, arena);
}
