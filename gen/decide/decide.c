/* The order of deciding: reasons, what would change their verdict, how sure
 * that leaves us, and the texts that may look at all of it. */
#include "decide/decide.h"

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
    const struct unanswered *questions;
    size_t question_count;
    bool left_open, scale_robust;
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
    draft.left_open = questions_leave_open(
        draft.trial, draft.questions, draft.question_count);
    draft.scale_robust = scale_holds(draft.verdict);
    draft.verdict->confidence =
        verdict_rate(draft.verdict, draft.left_open, draft.scale_robust);
    draft.selection = selection_make(arena, rules, draft.facts, draft.verdict);
    return draft;
}

static const struct sensitivity *find_sensitivity(const struct draft *draft)
{
    struct arena *arena = draft->arena;
    struct sensitivity *found = arena_new(arena, struct sensitivity);
    found->complete = draft->verdict->part_count <= SENSITIVITY_MOST_PARTS;
    found->scale_robust = draft->scale_robust;
    found->questions = questions_that_decide(
        draft->questions, draft->question_count, arena, &found->question_count);
    found->document_questions = questions_for_document(draft->trial,
        draft->questions, draft->question_count, draft->selection,
        draft->left_open, arena, &found->document_question_count);
    found->flips = flips_find(draft->trial, arena, &found->flip_count);
    found->ranges = scale_ranges(draft->verdict, arena, &found->range_count);
    return found;
}

struct decision decide(struct arena *arena, const struct rules *rules,
    const struct profile *profile)
{
    struct draft draft = make_draft(arena, rules, profile);
    const struct sensitivity *found = find_sensitivity(&draft);
    trial_release(draft.trial);
    return (struct decision){
        draft.facts, draft.verdict, found, draft.selection};
}

struct decision decide_briefly(struct arena *arena, const struct rules *rules,
    const struct profile *profile)
{
    struct draft draft = make_draft(arena, rules, profile);
    trial_release(draft.trial);
    return (struct decision){draft.facts, draft.verdict, NULL, draft.selection};
}
