/* The order of deciding: reasons, what would change their verdict, how sure
 * that leaves us, and the texts that may look at all of it. */
#include "decide/decide.h"

#include "decide/assurance.h"
#include "decide/criteria.h"
#include "decide/document_questions.h"
#include "decide/flips.h"
#include "decide/questions.h"
#include "decide/scale.h"
#include "decide/trial.h"

/* A decision on its way, with what only its makers see. */
struct draft {
    struct arena *arena;
    const struct rules *rules;
    struct facts *facts;
    struct verdict *verdict;
    const struct selection *selection;
    struct trial *trial;
    struct unanswered *questions;
    const struct unanswered *deciding;
    size_t question_count, deciding_count;
    struct assured assured;
};

static struct draft make_draft(struct arena *arena, const struct rules *rules,
    const struct profile *profile)
{
    struct draft draft = {.arena = arena, .rules = rules};
    draft.facts = facts_new(arena, rules, profile);
    draft.verdict = arena_new(arena, struct verdict);
    *draft.verdict = *verdict_reach(arena, rules, draft.facts);
    draft.trial = trial_new(arena, rules, draft.facts, draft.verdict);
    draft.questions = questions_ask(draft.trial, arena, &draft.question_count);
    draft.deciding = questions_that_decide(
        draft.questions, draft.question_count, arena, &draft.deciding_count);
    draft.assured = assurance_find(draft.trial, draft.questions,
        draft.question_count, draft.deciding, draft.deciding_count, arena);
    draft.verdict->confidence = draft.assured.assurance->level;
    draft.selection = selection_make(arena, rules, draft.facts, draft.verdict);
    return draft;
}

static const struct sensitivity *find_sensitivity(struct draft *draft)
{
    struct arena *arena = draft->arena;
    struct sensitivity *found = arena_new(arena, struct sensitivity);
    found->complete = draft->verdict->part_count <= SENSITIVITY_MOST_PARTS;
    found->scale_robust = draft->assured.assurance->scale != SCALE_FAILS;
    document_questions_try(
        &draft->assured, draft->questions, draft->selection, arena);
    found->asked = draft->questions;
    found->asked_count = draft->question_count;
    found->index = draft->assured.index;
    found->questions = draft->deciding;
    found->question_count = draft->deciding_count;
    found->document_questions = document_questions_choose(draft->questions,
        draft->question_count, arena, &found->document_question_count);
    found->flips = flips_find(draft->trial, arena, &found->flip_count);
    found->ranges = scale_ranges(draft->verdict, arena, &found->range_count);
    found->criteria = criteria_find(draft->verdict, arena);
    return found;
}

static struct decision finish_decision(
    struct draft *draft, const struct sensitivity *sensitivity)
{
    trial_release(draft->trial);
    return (struct decision){.facts = draft->facts,
        .verdict = draft->verdict,
        .assurance = draft->assured.assurance,
        .sensitivity = sensitivity,
        .selection = draft->selection};
}

struct decision decide(struct arena *arena, const struct rules *rules,
    const struct profile *profile)
{
    struct draft draft = make_draft(arena, rules, profile);
    return finish_decision(&draft, find_sensitivity(&draft));
}

struct decision decide_briefly(struct arena *arena, const struct rules *rules,
    const struct profile *profile)
{
    struct draft draft = make_draft(arena, rules, profile);
    return finish_decision(&draft, NULL);
}
