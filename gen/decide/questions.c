/* Trying all answers to every question. */
#include "decide/questions.h"

#include "base/array.h"
#include "decide/answers.h"
#include "decide/representative.h"

#include <stdlib.h>
#include <string.h>

const char *sensitivity_question_name(
    const struct unanswered *question, const struct guide *guide)
{
    return question->group ? question->group
                           : guide->facts[question->facts[0]].id;
}

const struct unanswered *sensitivity_question(
    const struct sensitivity *sensitivity, int fact, int part)
{
    int question = question_index_at(&sensitivity->index, fact, part);
    return question == NONE ? NULL : &sensitivity->asked[question];
}

enum effect sensitivity_effect(
    const struct sensitivity *sensitivity, const struct unanswered *question)
{
    if (!sensitivity->complete && question->part != NONE)
        return EFFECT_UNTRIED;
    if (question->changed)
        return EFFECT_VERDICT;
    if (question->confidence)
        return EFFECT_CONFIDENCE;
    return question->module_count || question->warning_count ? EFFECT_DOCUMENT
                                                             : EFFECT_NONE;
}

/* ---- which questions there are ------------------------------------------- */

struct list {
    struct trial *trial;
    const struct answered *given;
    const struct guide *guide;
    struct arena *arena;
    ARRAY(struct unanswered) questions;
};

bool question_is_open(
    struct trial *trial, const struct answered *given, int index, int part)
{
    const struct profile *profile = trial_base(trial)->profile;
    const struct fact *fact = &profile->guide->facts[index];
    bool on_row = (fact->of == SCOPE_PROJECT) == (part == NONE);
    if (fact->derivation != DERIVATION_NONE || fact->print_only || !on_row ||
        profile_answer(profile, index, part).value.type != VALUE_UNKNOWN ||
        answers_given_has(given, index, part))
        return false;
    enum origin origin;
    facts_value(trial_facts(trial), index, part, &origin);
    return origin != ORIGIN_IRRELEVANT;
}

static bool is_open(const struct list *list, int fact, int part)
{
    return question_is_open(list->trial, list->given, fact, part);
}

/* The question that begins with FACT, with the rest of its group if TOGETHER.
 */
static struct unanswered make_question(
    struct list *list, int fact, int part, bool together)
{
    const struct guide *guide = list->guide;
    const int *next = trial_rules(list->trial)->group_next;
    ARRAY(int) facts = {0};
    bool assumed = true;
    for (int i = fact; i != NONE; i = together ? next[i] : NONE) {
        if (i != fact && !is_open(list, i, part))
            continue;
        *array_add(&facts, list->arena) = i;
        assumed = assumed && guide->facts[i].assumed.type != VALUE_UNKNOWN;
    }
    return (struct unanswered){
        .group = together ? guide->facts[fact].group : NULL,
        .facts = facts.items,
        .fact_count = facts.count,
        .part = part,
        .assumed = assumed};
}

/* True if an open fact before FACT is of the same group. */
static bool continues_group(const struct list *list, int fact, int part)
{
    const int *before = trial_rules(list->trial)->group_before;
    for (int i = before[fact]; i != NONE; i = before[i])
        if (is_open(list, i, part))
            return true;
    return false;
}

static bool fits_limit(
    const struct list *list, const struct unanswered *question)
{
    size_t all = 1;
    for (size_t i = 0; i < question->fact_count; i++) {
        all *= representative_count(&list->guide->facts[question->facts[i]]);
        if (all > FACTS_MOST_COMBINATIONS)
            return false;
    }
    return true;
}

static void add_question(struct list *list, int fact, int part)
{
    if (!is_open(list, fact, part) || continues_group(list, fact, part))
        return;
    struct unanswered question = make_question(list, fact, part, true);
    if (fits_limit(list, &question)) {
        *array_add(&list->questions, list->arena) = question;
        return;
    }
    for (size_t i = 0; i < question.fact_count; i++)
        *array_add(&list->questions, list->arena) =
            make_question(list, question.facts[i], part, false);
}

/* ---- by what they ask ---------------------------------------------------- */

static size_t cell_of(const struct question_index *index, int fact, int part)
{
    return (size_t)(part + 1) * index->fact_count + (size_t)fact;
}

struct question_index questions_index(const struct trial *trial,
    const struct unanswered *questions, size_t count, struct arena *arena)
{
    struct question_index index = {
        .fact_count = trial_rules(trial)->guide->fact_count};
    size_t cells = (trial_base(trial)->part_count + 1) * index.fact_count;
    int *list = arena_allocate(arena, cells, sizeof *list);
    for (size_t i = 0; i < cells; i++)
        list[i] = NONE;
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < questions[i].fact_count; j++)
            list[cell_of(&index, questions[i].facts[j], questions[i].part)] =
                (int)i;
    index.questions = list;
    return index;
}

int question_index_at(const struct question_index *index, int fact, int part)
{
    return index->questions[cell_of(index, fact, part)];
}

/* ---- what answers do to the verdict -------------------------------------- */

bool question_is_beyond(
    const struct trial *trial, const struct unanswered *question)
{
    return question->part != NONE &&
           trial_base(trial)->part_count > SENSITIVITY_MOST_PARTS;
}

static void list_verdicts(struct unanswered *question, const bool *reached,
    size_t plan_count, struct arena *arena)
{
    int *leads_to = arena_allocate(arena, plan_count + 1, sizeof *leads_to);
    for (size_t i = 0; i <= plan_count; i++)
        if (reached[i])
            leads_to[question->leads_to_count++] =
                i == plan_count ? NONE : (int)i;
    question->leads_to = leads_to;
}

static void try_answers(
    struct trial *trial, struct unanswered *question, struct arena *arena)
{
    size_t plan_count = trial_rules(trial)->guide->plan_count;
    const struct unknown *unknowns = answers_unknowns(question, arena);
    struct answers answers = answers_begin(
        trial, &(struct answered){0}, unknowns, question->fact_count, arena);
    question->total =
        answers_combinations(answers.guide, unknowns, question->fact_count);
    if (!answers_matter(trial, question) || question_is_beyond(trial, question))
        return;
    bool *reached = arena_allocate(arena, plan_count + 1, sizeof *reached);
    do {
        answers_suppose(&answers);
        const struct verdict *verdict = trial_verdict(trial);
        int plan = verdict->plan;
        question->moves = question->moves || verdict != trial_base(trial);
        trial_undo(trial);
        if (plan == trial_base(trial)->plan)
            continue;
        reached[plan == NONE ? plan_count : (size_t)plan] = true;
        question->changed++;
    } while (answers_advance(&answers));
    list_verdicts(question, reached, plan_count, arena);
}

struct unanswered *questions_list(struct trial *trial,
    const struct answered *given, struct arena *arena, size_t *count)
{
    struct list list = {.trial = trial,
        .given = given,
        .guide = trial_rules(trial)->guide,
        .arena = arena};
    size_t parts = trial_base(trial)->profile->part_count;
    answers_given_suppose(trial, given);
    for (size_t i = 0; i < list.guide->fact_count; i++) {
        if (list.guide->facts[i].of == SCOPE_PROJECT)
            add_question(&list, (int)i, NONE);
        else
            for (size_t j = 0; j < parts; j++)
                add_question(&list, (int)i, (int)j);
    }
    trial_undo(trial);
    *count = list.questions.count;
    return list.questions.items;
}

struct unanswered *questions_ask(
    struct trial *trial, struct arena *arena, size_t *count)
{
    struct unanswered *questions =
        questions_list(trial, &(struct answered){0}, arena, count);
    for (size_t i = 0; i < *count; i++)
        try_answers(trial, &questions[i], arena);
    return questions;
}

bool question_changes(struct trial *trial, const struct answered *given,
    const struct unanswered *question, struct arena *arena)
{
    if (!answers_matter(trial, question))
        return false;
    struct answers answers = answers_begin(trial, given,
        answers_unknowns(question, arena), question->fact_count, arena);
    do {
        answers_suppose(&answers);
        int plan = trial_verdict(trial)->plan;
        trial_undo(trial);
        if (plan != trial_base(trial)->plan)
            return true;
    } while (answers_advance(&answers));
    return false;
}

/* ---- those that decide --------------------------------------------------- */

/* A question and where it was found, so that sorting keeps the order. */
struct ranked {
    const struct unanswered *question;
    size_t order;
};

/* Totals are at most 4,096. */
static int compare_ranked(const void *left, const void *right)
{
    const struct ranked *a = left, *b = right;
    if (a->question->assumed != b->question->assumed)
        return a->question->assumed ? 1 : -1;
    size_t of_a = a->question->changed * b->question->total;
    size_t of_b = b->question->changed * a->question->total;
    if (of_a != of_b)
        return of_a > of_b ? -1 : 1;
    return (a->order > b->order) - (a->order < b->order);
}

const struct unanswered *questions_sort(
    const struct unanswered *questions, size_t count, struct arena *arena)
{
    struct ranked *ranked = arena_allocate(arena, count, sizeof *ranked);
    struct unanswered *sorted = arena_allocate(arena, count, sizeof *sorted);
    for (size_t i = 0; i < count; i++)
        ranked[i] = (struct ranked){&questions[i], i};
    if (count)
        qsort(ranked, count, sizeof *ranked, compare_ranked);
    for (size_t i = 0; i < count; i++)
        sorted[i] = *ranked[i].question;
    return sorted;
}

const struct unanswered *questions_that_decide(
    const struct unanswered *questions, size_t count, struct arena *arena,
    size_t *chosen)
{
    ARRAY(struct unanswered) list = {0};
    for (size_t i = 0; i < count; i++)
        if (questions[i].changed)
            *array_add(&list, arena) = questions[i];
    *chosen = list.count;
    return questions_sort(list.items, list.count, arena);
}
