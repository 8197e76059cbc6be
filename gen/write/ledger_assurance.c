/* How sure the verdict is: each step with its reason, and what it hangs on. */
#include "write/ledger_lines.h"

#include "write/wording.h"

/* ---- steps --------------------------------------------------------------- */

static void add_level(struct ledger *ledger)
{
    const struct verdict *verdict = ledger->decision->verdict;
    const struct assurance *assurance = ledger->decision->assurance;
    const char *level = verdict_confidence_name(assurance->of_lead);
    if (verdict->conflict)
        ledger_add_line(ledger, 2, "a conflict, every plan is ruled out: low");
    else if (verdict->plan == NONE)
        ledger_add_line(
            ledger, 2, "a toss-up, so the lead says nothing: %s", level);
    else if (verdict->lead == LEAD_ALL_RULED_OUT)
        ledger_add_line(ledger, 2, "no rival is left: %s", level);
    else
        ledger_add_line(ledger, 2, "a lead of %d %s: %s", verdict->lead,
            verdict->lead == 1 ? "point" : "points", level);
}

/* ": a step down, to low" */
static const char *describe_fall(
    struct ledger *ledger, const struct assurance_step *step)
{
    if (step->from == step->to)
        return "; it is low already";
    return arena_format(&ledger->arena, ": %s down, to %s",
        step->from - step->to == 1 ? "a step" : "two steps",
        verdict_confidence_name(step->to));
}

static const char *describe_cause(
    const struct ledger *ledger, enum assurance_cause cause)
{
    const struct assurance *assurance = ledger->decision->assurance;
    bool toss_up = ledger->decision->verdict->plan == NONE;
    switch (cause) {
    case ASSURANCE_ANSWERS:
        if (assurance->together.result == TOGETHER_CHANGES)
            return toss_up ? "answers to several open questions together can "
                             "end the toss-up"
                           : "answers to several open questions together can "
                             "change the verdict";
        if (!assurance->by_answers ||
            (assurance->untried && !assurance->hinge_count))
            return "the open questions are too many to try what they can "
                   "change";
        return toss_up ? "an answer to an open question can end the toss-up"
                       : "an answer to an open question can change the "
                         "verdict";
    case ASSURANCE_ASSUMPTIONS:
        return toss_up ? "another value of what is assumed can end the toss-up"
                       : "another value of what is assumed can change the "
                         "verdict";
    case ASSURANCE_SCALE:
        return "on another scale of grades and weights the verdict falls "
               "behind";
    case ASSURANCE_CONFLICT: break;
    }
    return "";
}

static bool is_doubted(
    const struct assurance *assurance, enum assurance_cause cause)
{
    for (size_t i = 0; i < assurance->step_count; i++)
        if (assurance->steps[i].cause == cause)
            return true;
    return false;
}

/* What was found not to change the verdict, and no more than that. */
static void add_certainties(struct ledger *ledger)
{
    const struct assurance *assurance = ledger->decision->assurance;
    switch (assurance->together.result) {
    case TOGETHER_NOTHING_OPEN:
        ledger_add_line(ledger, 2, "no reason waits for an open question");
        break;
    case TOGETHER_HOLDS:
        ledger_add_line(ledger, 2,
            "no answers to the open questions, in any combination, change the "
            "verdict");
        break;
    case TOGETHER_HOLDS_IN_PAIRS:
        ledger_add_line(ledger, 2,
            "no answers to two of the open questions change the verdict; "
            "three and more were not tried together");
        break;
    case TOGETHER_CHANGES:
    case TOGETHER_LEFT:
    case TOGETHER_UNTRIED: break;
    }
    if (assurance->scale == SCALE_SAME)
        ledger_add_line(ledger, 2,
            "on all nine scales of grades and weights the verdict is the same");
    if (assurance->scale == SCALE_LEVEL)
        ledger_add_line(ledger, 2,
            "on all nine scales of grades and weights the verdict is ahead or "
            "level, on some of them not alone or not the first");
}

/* ---- what it hangs on ---------------------------------------------------- */

static const char *describe_confirming(
    struct ledger *ledger, enum confidence confirmed)
{
    const struct assurance *assurance = ledger->decision->assurance;
    if (confirmed == assurance->level)
        return "";
    return arena_format(&ledger->arena, "; confirming it makes it %s",
        verdict_confidence_name(confirmed));
}

static void add_hinge(struct ledger *ledger, const struct hinge *hinge)
{
    struct arena *arena = &ledger->arena;
    const struct fact *fact = &ledger->guide->facts[hinge->fact];
    const char *state = hinge->assumed.type == VALUE_UNKNOWN
                            ? "open"
                            : arena_format(arena, "assumed: %s",
                                  wording_value(arena, fact, hinge->assumed));
    ledger_add_line(ledger, 4, "%s%s (%s)%s",
        wording_row(arena, ledger->profile, hinge->part), wording_label(fact),
        state, describe_confirming(ledger, hinge->confirmed));
}

static void add_hinges(struct ledger *ledger)
{
    const struct assurance *assurance = ledger->decision->assurance;
    size_t assumed = 0;
    if (assurance->hinge_count)
        ledger_add_line(ledger, 2, "it hangs on");
    for (size_t i = 0; i < assurance->hinge_count; i++) {
        add_hinge(ledger, &assurance->hinges[i]);
        assumed += assurance->hinges[i].assumed.type != VALUE_UNKNOWN;
    }
    if (assumed > 1 && assurance->confirmed != assurance->level)
        ledger_add_line(ledger, 4,
            "confirming all that is assumed here makes it %s",
            verdict_confidence_name(assurance->confirmed));
}

static void add_witness(struct ledger *ledger)
{
    const struct together *together = &ledger->decision->assurance->together;
    if (together->result != TOGETHER_CHANGES)
        return;
    ledger_add_line(ledger, 2, "these answers together give %s",
        wording_plan(ledger->guide, together->plan));
    for (size_t i = 0; i < together->witness_count; i++) {
        const struct supposition *answer = &together->witness[i];
        const struct fact *fact = &ledger->guide->facts[answer->fact];
        ledger_add_line(ledger, 4, "%s%s: %s",
            wording_row(&ledger->arena, ledger->profile, answer->part),
            wording_label(fact),
            wording_band(&ledger->arena, fact, answer->value));
    }
}

/* ---- all of it ----------------------------------------------------------- */

void ledger_add_assurance(struct ledger *ledger)
{
    const struct assurance *assurance = ledger->decision->assurance;
    if (assurance->level == CONFIDENCE_NONE)
        return;
    buffer_add_format(ledger->out, "\nConfidence %s rests on\n",
        verdict_confidence_name(assurance->level));
    add_level(ledger);
    for (size_t i = 0; i < assurance->step_count; i++)
        if (assurance->steps[i].cause != ASSURANCE_CONFLICT)
            ledger_add_line(ledger, 2, "%s%s",
                describe_cause(ledger, assurance->steps[i].cause),
                describe_fall(ledger, &assurance->steps[i]));
    if (!is_doubted(assurance, ASSURANCE_ASSUMPTIONS) &&
        !assurance->by_assumptions && !assurance->untried)
        ledger_add_line(ledger, 2,
            "no other value of anything assumed, by itself, changes the "
            "verdict");
    add_certainties(ledger);
    add_hinges(ledger);
    add_witness(ledger);
}
