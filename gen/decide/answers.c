/* An odometer over unknown facts. */
#include "decide/answers.h"

#include "decide/representative.h"

bool answers_given_has(const struct answered *given, int fact, int part)
{
    for (size_t i = 0; i < given->count; i++)
        if (given->facts[i].fact == fact && given->facts[i].part == part)
            return true;
    return false;
}

static void suppose_answers(struct trial *trial, const struct unknown *unknowns,
    const size_t *turns, size_t count)
{
    const struct guide *guide = trial_rules(trial)->guide;
    for (size_t i = 0; i < count; i++)
        trial_suppose(trial, unknowns[i].fact, unknowns[i].part,
            representative(&guide->facts[unknowns[i].fact], turns[i]));
}

void answers_given_suppose(struct trial *trial, const struct answered *given)
{
    if (given->turns)
        suppose_answers(trial, given->facts, given->turns, given->count);
}

struct answers answers_begin(struct trial *trial, const struct answered *given,
    const struct unknown *unknowns, size_t count, struct arena *arena)
{
    return (struct answers){.trial = trial,
        .guide = trial_rules(trial)->guide,
        .given = given,
        .unknowns = unknowns,
        .count = count,
        .turns = arena_allocate(arena, count, sizeof(size_t))};
}

void answers_suppose(struct answers *answers)
{
    answers_given_suppose(answers->trial, answers->given);
    suppose_answers(
        answers->trial, answers->unknowns, answers->turns, answers->count);
}

bool answers_advance(struct answers *answers)
{
    for (size_t i = 0; i < answers->count; i++) {
        int fact = answers->unknowns[i].fact;
        if (++answers->turns[i] <
            representative_count(&answers->guide->facts[fact]))
            return true;
        answers->turns[i] = 0;
    }
    return false;
}

size_t answers_combinations(
    const struct guide *guide, const struct unknown *unknowns, size_t count)
{
    size_t all = 1;
    for (size_t i = 0; i < count && all <= FACTS_MOST_COMBINATIONS; i++)
        all *= representative_count(&guide->facts[unknowns[i].fact]);
    return all;
}

struct unknown *answers_unknowns(
    const struct unanswered *question, struct arena *arena)
{
    struct unknown *unknowns =
        arena_allocate(arena, question->fact_count, sizeof *unknowns);
    for (size_t i = 0; i < question->fact_count; i++)
        unknowns[i] = (struct unknown){question->facts[i], question->part};
    return unknowns;
}

bool answers_matter(
    const struct trial *trial, const struct unanswered *question)
{
    for (size_t i = 0; i < question->fact_count; i++)
        if (trial_matters(trial, question->facts[i]))
            return true;
    return false;
}
