/* From lead, questions and scales to a level, and what it hangs on. */
#include "decide/assurance.h"

#include "base/array.h"
#include "decide/dependency.h"

#include <string.h>

/* Whether what is not stated can change the verdict. */
enum unsettled { UNSETTLED_NOT, UNSETTLED_ASSUMED, UNSETTLED_OPEN };

/* ---- steps --------------------------------------------------------------- */

static enum confidence lower(enum confidence level, int steps)
{
    int to = (int)level - steps;
    return to > CONFIDENCE_LOW ? (enum confidence)to : CONFIDENCE_LOW;
}

/* Of a toss-up, answers that can end it leave nothing. */
static int unsettled_steps(bool toss_up, enum unsettled unsettled)
{
    if (unsettled == UNSETTLED_NOT)
        return 0;
    return toss_up && unsettled == UNSETTLED_OPEN
               ? CONFIDENCE_HIGH - CONFIDENCE_LOW
               : 1;
}

/* Section 8 with section 20, item 1. */
static enum confidence rate(const struct verdict *verdict,
    enum unsettled unsettled, enum scale_result scale)
{
    enum confidence level = verdict_rate_lead(verdict);
    if (level == CONFIDENCE_NONE)
        return level;
    return lower(level, unsettled_steps(verdict->plan == NONE, unsettled) +
                            (scale == SCALE_FAILS));
}

/* ---- what is unsettled --------------------------------------------------- */

static bool together_unsettles(enum together_result result)
{
    return result == TOGETHER_CHANGES || result == TOGETHER_UNTRIED;
}

static enum unsettled unsettled_of(const struct assurance *assurance)
{
    if (assurance->by_answers || together_unsettles(assurance->together.result))
        return UNSETTLED_OPEN;
    return assurance->by_assumptions ? UNSETTLED_ASSUMED : UNSETTLED_NOT;
}

static void look_at_questions(const struct assured *assured)
{
    struct assurance *assurance = assured->assurance;
    for (size_t i = 0; i < assured->question_count; i++) {
        const struct unanswered *question = &assured->questions[i];
        bool beyond = question_is_beyond(assured->trial, question) &&
                      answers_matter(assured->trial, question);
        assurance->untried = assurance->untried || beyond;
        if (!question->changed && !beyond)
            continue;
        if (question->assumed)
            assurance->by_assumptions = true;
        else
            assurance->by_answers = true;
    }
}

/* ---- what it hangs on, and what confirming does -------------------------- */

static bool is_assumed(const struct assured *assured, int fact)
{
    return trial_rules(assured->trial)->guide->facts[fact].assumed.type !=
           VALUE_UNKNOWN;
}

/* True if QUESTION, with what it assumes confirmed, can change the verdict by
 * the rest of it. */
static bool changes_when_confirmed(const struct assured *assured,
    const struct unanswered *question, struct arena *arena)
{
    struct unanswered rest = *question;
    int *facts = arena_allocate(arena, question->fact_count, sizeof *facts);
    rest.facts = facts;
    rest.fact_count = 0;
    for (size_t i = 0; i < question->fact_count; i++)
        if (!is_assumed(assured, question->facts[i]))
            facts[rest.fact_count++] = question->facts[i];
    return rest.fact_count > 0 && question_changes(assured->trial,
                                      &(struct answered){0}, &rest, arena);
}

/* The level once what CONFIRMED assumes is stated, or, with NULL, what any
 * question that decides assumes. */
static enum confidence rate_confirmed(const struct assured *assured,
    const struct unanswered *confirmed, struct arena *arena)
{
    const struct verdict *base = trial_base(assured->trial);
    const struct assurance *assurance = assured->assurance;
    struct together together = assurance->together;
    bool open = false, assumed = false;
    for (size_t i = 0; i < assured->deciding_count; i++) {
        const struct unanswered *question = &assured->deciding[i];
        bool stays = true;
        if (!confirmed || question == confirmed)
            stays = changes_when_confirmed(assured, question, arena);
        assumed = assumed || (stays && question->assumed);
        open = open || (stays && !question->assumed);
    }
    if (assurance->untried)
        return assurance->level;
    if (!open && assurance->by_answers) /* it was not tried */
        together = together_try(assured->trial, &(struct answered){0}, arena);
    if (open || together_unsettles(together.result))
        return rate(base, UNSETTLED_OPEN, assurance->scale);
    return rate(
        base, assumed ? UNSETTLED_ASSUMED : UNSETTLED_NOT, assurance->scale);
}

static bool assumes(
    const struct assured *assured, const struct unanswered *question)
{
    for (size_t i = 0; i < question->fact_count; i++)
        if (is_assumed(assured, question->facts[i]))
            return true;
    return false;
}

static void find_hinges(const struct assured *assured, struct arena *arena)
{
    const struct guide *guide = trial_rules(assured->trial)->guide;
    struct assurance *assurance = assured->assurance;
    ARRAY(struct hinge) hinges = {0};
    bool any = false;
    for (size_t i = 0; i < assured->deciding_count; i++) {
        const struct unanswered *question = &assured->deciding[i];
        enum confidence confirmed = assurance->level;
        if (assumes(assured, question)) {
            confirmed = rate_confirmed(assured, question, arena);
            any = true;
        }
        for (size_t j = 0; j < question->fact_count; j++) {
            int fact = question->facts[j];
            *array_add(&hinges, arena) = (struct hinge){.fact = fact,
                .part = question->part,
                .assumed = guide->facts[fact].assumed,
                .question = question,
                .confirmed =
                    is_assumed(assured, fact) ? confirmed : assurance->level};
        }
    }
    assurance->hinges = hinges.items;
    assurance->hinge_count = hinges.count;
    assurance->confirmed =
        any ? rate_confirmed(assured, NULL, arena) : assurance->level;
}

/* ---- the walk ------------------------------------------------------------ */

static void add_step(struct assurance *assurance, struct assurance_step *steps,
    enum assurance_cause cause, int levels)
{
    enum confidence to = lower(assurance->level, levels);
    steps[assurance->step_count++] =
        (struct assurance_step){cause, assurance->level, to};
    assurance->level = to;
}

static void take_steps(const struct assured *assured, struct arena *arena)
{
    const struct verdict *base = trial_base(assured->trial);
    struct assurance *assurance = assured->assurance;
    struct assurance_step *steps =
        arena_allocate(arena, ASSURANCE_SCALE + 1, sizeof *steps);
    enum unsettled unsettled = unsettled_of(assurance);
    assurance->steps = steps;
    assurance->level = assurance->of_lead;
    if (base->conflict)
        add_step(assurance, steps, ASSURANCE_CONFLICT, 0);
    if (unsettled != UNSETTLED_NOT)
        add_step(assurance, steps,
            unsettled == UNSETTLED_OPEN ? ASSURANCE_ANSWERS
                                        : ASSURANCE_ASSUMPTIONS,
            unsettled_steps(base->plan == NONE, unsettled));
    if (assurance->scale == SCALE_FAILS)
        add_step(assurance, steps, ASSURANCE_SCALE, 1);
}

/* Those that nothing reads change nothing, whatever else is answered. */
static void list_lively(struct assured *assured, struct arena *arena)
{
    ARRAY(int) lively = {0};
    for (size_t i = 0; i < assured->question_count; i++)
        if (answers_matter(assured->trial, &assured->questions[i]))
            *array_add(&lively, arena) = (int)i;
    assured->lively = lively.items;
    assured->lively_count = lively.count;
}

struct assured assurance_find(struct trial *trial,
    const struct unanswered *questions, size_t question_count,
    const struct unanswered *deciding, size_t deciding_count,
    struct arena *arena)
{
    struct assured assured = {.trial = trial,
        .questions = questions,
        .question_count = question_count,
        .deciding = deciding,
        .deciding_count = deciding_count,
        .assurance = arena_new(arena, struct assurance)};
    struct assurance *assurance = assured.assurance;
    assured.index = questions_index(trial, questions, question_count, arena);
    list_lively(&assured, arena);
    assurance->of_lead = verdict_rate_lead(trial_base(trial));
    if (assurance->of_lead == CONFIDENCE_NONE)
        return assured;
    assurance->scale = scale_test(trial_base(trial), trial_sums(trial));
    look_at_questions(&assured);
    if (!assurance->by_answers)
        assurance->together = together_try(trial, &(struct answered){0}, arena);
    else
        assurance->together.result = TOGETHER_LEFT;
    take_steps(&assured, arena);
    find_hinges(&assured, arena);
    assured.trials_before = trial_count(trial);
    return assured;
}

/* ---- once more, with an answer ------------------------------------------- */

/* True if some fact of both can be read by one reason, or the like. */
static bool questions_meet(const struct trial *trial,
    const struct unanswered *a, const struct unanswered *b)
{
    for (size_t i = 0; i < a->fact_count; i++)
        for (size_t j = 0; j < b->fact_count; j++)
            if (trial_meet(trial, &(struct unknown){a->facts[i], a->part},
                    &(struct unknown){b->facts[j], b->part}))
                return true;
    return false;
}

struct repeat {
    const struct assured *assured;
    const struct unanswered *question;
    const struct answered *given;
    bool moved; /* the answer itself makes other reasons count */
    struct arena scratch;
};

static bool same_question(
    const struct unanswered *a, const struct unanswered *b)
{
    return a->part == b->part && a->fact_count == b->fact_count &&
           memcmp(a->facts, b->facts, a->fact_count * sizeof *a->facts) == 0;
}

/* The same question without the answer; NULL if there was none. */
static const struct unanswered *find_before(
    const struct repeat *repeat, const struct unanswered *other)
{
    const struct assured *assured = repeat->assured;
    int index =
        question_index_at(&assured->index, other->facts[0], other->part);
    if (index == NONE || !same_question(&assured->questions[index], other))
        return NULL;
    return &assured->questions[index];
}

/* Can OTHER change the verdict once the answer is given? What neither meets the
 * answer nor moves anything does what it did before. */
static bool changes_then(struct repeat *repeat, const struct unanswered *other)
{
    struct trial *trial = repeat->assured->trial;
    const struct unanswered *before = find_before(repeat, other);
    if (question_is_beyond(trial, other))
        return answers_matter(trial, other);
    if (before && !questions_meet(trial, repeat->question, other)) {
        if (!repeat->moved)
            return before->changed > 0;
        if (!before->moves)
            return false;
    }
    return question_changes(trial, repeat->given, other, &repeat->scratch);
}

/* True if the answer meets a fact that is not stated, with nothing assumed. */
static bool meets_open(const struct repeat *repeat)
{
    const struct trial *trial = repeat->assured->trial;
    const struct profile *profile = trial_base(trial)->profile;
    const struct guide *guide = profile->guide;
    for (int i = 0; i < (int)guide->fact_count; i++) {
        bool of_part = guide->facts[i].of == SCOPE_PART;
        if (guide->facts[i].assumed.type != VALUE_UNKNOWN ||
            guide->facts[i].derivation != DERIVATION_NONE)
            continue;
        for (int row = 0; row < (of_part ? (int)profile->part_count : 1);
             row++) {
            struct unanswered open = {
                .facts = &i, .fact_count = 1, .part = of_part ? row : NONE};
            if (profile_answer(profile, i, open.part).value.type ==
                    VALUE_UNKNOWN &&
                questions_meet(trial, repeat->question, &open))
                return true;
        }
    }
    return false;
}

/* All open answers together, once the answer is given. */
static bool together_change_then(struct repeat *repeat)
{
    const struct assurance *assurance = repeat->assured->assurance;
    enum together_result before = assurance->together.result;
    bool wholly_open = true;
    for (size_t i = 0; i < repeat->question->fact_count; i++)
        wholly_open = wholly_open &&
                      !is_assumed(repeat->assured, repeat->question->facts[i]);
    /* These combinations are some of those that were tried. */
    if (before == TOGETHER_HOLDS && wholly_open)
        return false;
    if (before != TOGETHER_LEFT && !repeat->moved && !meets_open(repeat))
        return together_unsettles(before);
    struct together together =
        together_try(repeat->assured->trial, repeat->given, &repeat->scratch);
    return together_unsettles(together.result);
}

/* True if the questions that are left are those that there were: whatever is
 * answered, no other fact begins or ends to be asked, and no group that was too
 * large fits now. */
static bool leaves_others(const struct repeat *repeat)
{
    const struct rules *rules = trial_rules(repeat->assured->trial);
    const struct unanswered *question = repeat->question;
    for (size_t i = 0; i < question->fact_count; i++) {
        int fact = question->facts[i];
        if (rules->dependents[fact].facts.count ||
            (rules->guide->facts[fact].group && !question->group))
            return false;
    }
    return true;
}

/* The questions that may do something once the answer is given; in the scratch
 * arena. */
static const struct unanswered *list_others(
    struct repeat *repeat, size_t *count)
{
    const struct assured *assured = repeat->assured;
    if (!leaves_others(repeat))
        return questions_list(
            assured->trial, repeat->given, &repeat->scratch, count);
    struct unanswered *others =
        arena_allocate(&repeat->scratch, assured->lively_count, sizeof *others);
    *count = 0;
    for (size_t i = 0; i < assured->lively_count; i++) {
        const struct unanswered *other =
            &assured->questions[assured->lively[i]];
        if (!same_question(other, repeat->question))
            others[(*count)++] = *other;
    }
    return others;
}

static enum unsettled unsettled_then(struct repeat *repeat)
{
    struct trial *trial = repeat->assured->trial;
    bool toss_up = trial_base(trial)->plan == NONE;
    enum unsettled unsettled = UNSETTLED_NOT;
    size_t count;
    const struct unanswered *others = list_others(repeat, &count);
    for (size_t i = 0; i < count; i++) {
        bool idle = others[i].assumed && unsettled != UNSETTLED_NOT;
        if (idle || !changes_then(repeat, &others[i]))
            continue;
        unsettled = others[i].assumed ? UNSETTLED_ASSUMED : UNSETTLED_OPEN;
        if (unsettled == UNSETTLED_OPEN || !toss_up)
            return unsettled;
    }
    return together_change_then(repeat) ? UNSETTLED_OPEN : unsettled;
}

enum confidence assurance_with(const struct assured *assured,
    const struct unanswered *question, const struct answered *given,
    const struct verdict *found)
{
    const struct assurance *assurance = assured->assurance;
    bool moved = found != trial_base(assured->trial);
    enum scale_result scale =
        moved ? scale_test(found, trial_sums(assured->trial))
              : assurance->scale;
    struct verdict then = *found; /* its lists are gone after the next line */
    trial_undo(assured->trial);
    enum confidence best = rate(&then, UNSETTLED_NOT, scale);
    if (best == rate(&then, UNSETTLED_OPEN, scale))
        return best;
    if (trial_count(assured->trial) - assured->trials_before >
        ASSURANCE_MOST_TRIALS)
        return rate(&then, unsettled_of(assurance), scale);
    struct repeat repeat = {.assured = assured,
        .question = question,
        .given = given,
        .moved = moved};
    arena_init(&repeat.scratch);
    enum confidence level = rate(&then, unsettled_then(&repeat), scale);
    arena_release(&repeat.scratch);
    return level;
}
