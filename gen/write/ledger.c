/* The ledger's first lines, and the order of the others. */
#include "write/ledger.h"

#include "write/ledger_lines.h"
#include "write/wording.h"

/* ---- the verdict --------------------------------------------------------- */

static const char *name_verdict(struct ledger *ledger)
{
    const struct verdict *verdict = ledger->decision->verdict;
    if (verdict->plan != NONE)
        return wording_plan(ledger->guide, verdict->plan);
    const char *list = "toss-up between ";
    for (size_t i = 0; i < verdict->level_count; i++)
        list = arena_format(&ledger->arena, "%s%s%s", list, i ? ", " : "",
            wording_plan(ledger->guide, verdict->level[i]));
    return list;
}

static const char *describe_lead(struct ledger *ledger)
{
    const struct verdict *verdict = ledger->decision->verdict;
    const char *sure = "";
    if (verdict->confidence != CONFIDENCE_NONE)
        sure = arena_format(&ledger->arena, "; confidence %s",
            verdict_confidence_name(verdict->confidence));
    if (verdict->lead == LEAD_ALL_RULED_OUT)
        return arena_format(&ledger->arena, "%s; no rival is left", sure);
    return arena_format(&ledger->arena, "%s; lead %d", sure, verdict->lead);
}

static void add_routing(struct ledger *ledger)
{
    const struct verdict *verdict = ledger->decision->verdict;
    const int *route = verdict->plans[verdict->best].route;
    bool divided = verdict->best >= (int)ledger->guide->option_count;
    for (size_t i = 0; divided && i < ledger->profile->part_count; i++)
        ledger_add_line(ledger, 2, "%s: %s", ledger_row_name(ledger, (int)i),
            wording_plan(ledger->guide, route[i]));
}

static void add_reservations(struct ledger *ledger)
{
    const struct verdict *verdict = ledger->decision->verdict;
    const struct overriding *overriding = ledger->profile->overriding;
    for (size_t i = 0; i < verdict->compromise_count; i++) {
        const struct compromise *compromise = &verdict->compromises[i];
        ledger_add_line(ledger, 0, "Compromise: %s would be better by %d in %s",
            ledger_row_name(ledger, compromise->part), compromise->size,
            wording_plan(ledger->guide, compromise->option));
    }
    if (verdict->current != NONE)
        ledger_add_line(ledger, 0, "Current choice: %s; misfit: %s",
            wording_plan(ledger->guide, verdict->current),
            verdict_mismatch_name(verdict->mismatch));
    if (overriding)
        ledger_add_line(ledger, 0,
            "Override: the document recommends %s (%s, %s): %s",
            wording_plan(ledger->guide, overriding->plan), overriding->author,
            overriding->date, prose_words(&overriding->reason));
}

static void add_verdict(struct ledger *ledger)
{
    ledger_add_line(ledger, 0, "Verdict: %s%s", name_verdict(ledger),
        describe_lead(ledger));
    if (ledger->decision->verdict->conflict)
        ledger_add_line(
            ledger, 0, "Conflict: every plan is ruled out; the scores decided");
    add_routing(ledger);
    add_reservations(ledger);
}

/* ---- the door ------------------------------------------------------------ */

static struct ledger open_ledger(struct buffer *out, const struct rules *rules,
    const struct clauses *clauses, const struct decision *decision)
{
    struct ledger ledger = {.out = out,
        .guide = rules->guide,
        .profile = decision->verdict->profile,
        .rules = rules,
        .clauses = clauses,
        .decision = decision};
    arena_init(&ledger.arena);
    return ledger;
}

void ledger_write(struct buffer *out, const struct rules *rules,
    const struct clauses *clauses, const struct decision *decision)
{
    struct ledger ledger = open_ledger(out, rules, clauses, decision);
    add_verdict(&ledger);
    ledger_add_scores(&ledger);
    ledger_add_assurance(&ledger);
    ledger_add_criteria(&ledger);
    ledger_add_reasons(&ledger);
    ledger_add_sensitivity(&ledger);
    ledger_add_texts(&ledger);
    ledger_add_price(&ledger);
    arena_release(&ledger.arena);
}

void ledger_write_why(struct buffer *out, const struct rules *rules,
    const struct clauses *clauses, const struct decision *decision,
    const struct subject *subject)
{
    struct ledger ledger = open_ledger(out, rules, clauses, decision);
    ledger.in_full = true;
    if (subject->kind == SUBJECT_REASON)
        ledger_explain_reason(&ledger, subject->index);
    else
        ledger_explain_text(&ledger, subject);
    arena_release(&ledger.arena);
}
