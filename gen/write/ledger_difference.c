/* Before and after, in words. */
#include "write/ledger_difference.h"

#include "write/ledger_lines.h"
#include "write/wording.h"

#include <string.h>

/* ---- the verdict --------------------------------------------------------- */

/* "NAME: A -> B", or "NAME: A" if they are the same. */
static void add_pair(
    struct ledger *ledger, const char *name, const char *old, const char *new)
{
    if (strcmp(old, new) == 0)
        ledger_add_line(ledger, 0, "%s: %s (as before)", name, old);
    else
        ledger_add_line(ledger, 0, "%s: %s -> %s", name, old, new);
}

static const char *name_verdict(
    struct ledger *ledger, const struct verdict *verdict)
{
    struct arena *arena = &ledger->arena;
    const char *conflict = verdict->conflict ? ", in conflict" : "";
    if (verdict->plan != NONE)
        return arena_format(arena, "%s%s",
            wording_plan(ledger->guide, verdict->plan), conflict);
    const char *list = "toss-up between ";
    for (size_t i = 0; i < verdict->level_count; i++)
        list = arena_format(arena, "%s%s%s", list, i ? ", " : "",
            wording_plan(ledger->guide, verdict->level[i]));
    return arena_format(arena, "%s%s", list, conflict);
}

/* What the document recommends: the override's plan, or the verdict. */
static const char *name_recommended(
    struct ledger *ledger, const struct verdict *verdict)
{
    return verdict->profile->overriding
               ? wording_plan(ledger->guide, verdict->recommended)
               : name_verdict(ledger, verdict);
}

static const char *name_lead(
    struct ledger *ledger, const struct verdict *verdict)
{
    return verdict->lead == LEAD_ALL_RULED_OUT
               ? "no rival is left"
               : arena_format(&ledger->arena, "%d", verdict->lead);
}

static const char *name_current(
    struct ledger *ledger, const struct verdict *verdict)
{
    if (verdict->current == NONE)
        return "none";
    return arena_format(&ledger->arena, "%s, misfit %s",
        wording_plan(ledger->guide, verdict->current),
        verdict_mismatch_name(verdict->mismatch));
}

static const char *name_override(
    struct ledger *ledger, const struct overriding *overriding)
{
    if (!overriding)
        return "none";
    return arena_format(&ledger->arena, "%s (%s, %s: %s)",
        wording_plan(ledger->guide, overriding->plan), overriding->author,
        overriding->date, prose_words(&overriding->reason));
}

static void add_verdicts(
    struct ledger *ledger, const struct difference *difference)
{
    const struct verdict *old = difference->old->verdict;
    const struct verdict *new = difference->new->verdict;
    add_pair(ledger, "Verdict", name_verdict(ledger, old),
        name_verdict(ledger, new));
    if (old->confidence != CONFIDENCE_NONE) {
        add_pair(ledger, "Confidence", verdict_confidence_name(old->confidence),
            verdict_confidence_name(new->confidence));
        add_pair(
            ledger, "Lead", name_lead(ledger, old), name_lead(ledger, new));
    }
    if (old->current != NONE || new->current != NONE)
        add_pair(ledger, "Current choice", name_current(ledger, old),
            name_current(ledger, new));
    if (old->profile->overriding || new->profile->overriding) {
        add_pair(ledger, "Recommended", name_recommended(ledger, old),
            name_recommended(ledger, new));
        add_pair(ledger, "Override",
            name_override(ledger, old->profile->overriding),
            name_override(ledger, new->profile->overriding));
    }
}

/* ---- facts and parts ----------------------------------------------------- */

static const char *name_given(
    struct ledger *ledger, int fact, struct given given)
{
    const char *value =
        wording_value(&ledger->arena, &ledger->guide->facts[fact], given.value);
    return given.origin == ORIGIN_ASSUMED
               ? arena_format(&ledger->arena, "%s (assumed)", value)
               : value;
}

static void add_facts(
    struct ledger *ledger, const struct difference *difference)
{
    const struct profile *old = difference->old->verdict->profile;
    const struct profile *new = difference->new->verdict->profile;
    size_t parts =
        difference->removed_part_count + difference->added_part_count;
    if (difference->fact_count || parts)
        buffer_add_string(ledger->out, "\nWhat is known\n");
    for (size_t i = 0; i < difference->removed_part_count; i++)
        ledger_add_line(ledger, 2, "without %s",
            old->parts[difference->removed_parts[i]].name);
    for (size_t i = 0; i < difference->added_part_count; i++)
        ledger_add_line(
            ledger, 2, "with %s", new->parts[difference->added_parts[i]].name);
    for (size_t i = 0; i < difference->fact_count; i++) {
        const struct fact_difference *fact = &difference->facts[i];
        ledger_add_line(ledger, 2, "%s%s: %s -> %s",
            wording_row(&ledger->arena, new, fact->new_part),
            wording_label(&ledger->guide->facts[fact->fact]),
            name_given(ledger, fact->fact, fact->old),
            name_given(ledger, fact->fact, fact->new));
    }
}

/* ---- reasons ------------------------------------------------------------- */

static const char *row_of(
    const struct difference *difference, const struct reason_difference *item)
{
    const struct decision *side = item->new ? difference->new : difference->old;
    int part = item->new ? item->new->part : item->old->part;
    return part == NONE ? "project" : side->verdict->profile->parts[part].name;
}

/* "lean (2)"; how a reason stands that does not count. */
static const char *stands(struct ledger *ledger, const struct finding *finding)
{
    if (!finding)
        return "no such part";
    switch (finding->standing) {
    case STANDING_COUNTED:
        return arena_format(&ledger->arena, "%s (%d)",
            verdict_grade_name(finding->grade), finding->points);
    case STANDING_DEFEATED: return "defeated by an exception";
    case STANDING_OPEN: return "open";
    case STANDING_ABSENT: break;
    }
    return "does not hold";
}

static void add_reason(struct ledger *ledger,
    const struct difference *difference, const struct reason_difference *item)
{
    const struct reason *reason = &ledger->guide->reasons[item->reason];
    ledger_add_line(ledger, 2, "%s: %s, %s -> %s", row_of(difference, item),
        wording_side(&ledger->arena, ledger->guide, reason),
        stands(ledger, item->old), stands(ledger, item->new));
    ledger_add_line(ledger, 4, "%s", reason->because);
    ledger_add_line(ledger, 4, "%s, %s:%d", reason->id,
        reason->place.source->name, reason->place.line);
}

static void add_reason_group(struct ledger *ledger,
    const struct difference *difference, bool before, bool now,
    const char *heading)
{
    bool any = false;
    for (size_t i = 0; i < difference->reason_count; i++) {
        const struct reason_difference *item = &difference->reasons[i];
        if (item->counted_before != before || item->counts_now != now)
            continue;
        if (!any)
            buffer_add_string(ledger->out, heading);
        any = true;
        add_reason(ledger, difference, item);
    }
}

static void add_scores(
    struct ledger *ledger, const struct difference *difference)
{
    const struct verdict *old = difference->old->verdict;
    const struct verdict *new = difference->new->verdict;
    bool any = false;
    for (size_t i = 0; i < ledger->guide->plan_count; i++) {
        const struct plan_result *before = &old->plans[i];
        const struct plan_result *now = &new->plans[i];
        if (before->score == now->score && before->ruled_out == now->ruled_out)
            continue;
        if (!any)
            buffer_add_string(ledger->out, "\nScores\n");
        any = true;
        ledger_add_line(ledger, 2, "%s: %d%s -> %d%s",
            wording_plan(ledger->guide, (int)i), before->score,
            before->ruled_out ? " (ruled out)" : "", now->score,
            now->ruled_out ? " (ruled out)" : "");
    }
}

/* ---- texts --------------------------------------------------------------- */

static const char *now_is(enum truth truth)
{
    static const char *const words[] = {
        [TRUTH_FALSE] = "out", [TRUTH_TRUE] = "in", [TRUTH_UNKNOWN] = "open"};
    return words[truth];
}

static void add_texts(
    struct ledger *ledger, const struct difference *difference)
{
    const struct guide *guide = ledger->guide;
    if (difference->module_count)
        buffer_add_string(ledger->out, "\nModules\n");
    for (size_t i = 0; i < difference->module_count; i++) {
        const struct text_difference *text = &difference->modules[i];
        ledger_add_line(ledger, 2, "%s: %s -> %s",
            guide->modules[text->index].id, now_is(text->old),
            now_is(text->new));
    }
    if (difference->warning_count)
        buffer_add_string(ledger->out, "\nWarnings\n");
    for (size_t i = 0; i < difference->warning_count; i++) {
        const struct text_difference *text = &difference->warnings[i];
        const struct warning *warning = &guide->warnings[text->index];
        ledger_add_line(ledger, 2, "%s (%s): %s -> %s", warning->id,
            wording_level(warning->level), now_is(text->old),
            now_is(text->new));
    }
}

void ledger_write_difference(
    struct buffer *out, const struct difference *difference)
{
    struct ledger ledger = {.out = out,
        .guide = difference->guide,
        .profile = difference->new->verdict->profile,
        .decision = difference->new};
    arena_init(&ledger.arena);
    add_verdicts(&ledger, difference);
    add_facts(&ledger, difference);
    add_reason_group(
        &ledger, difference, false, true, "\nReasons that are new\n");
    add_reason_group(
        &ledger, difference, true, false, "\nReasons that have gone\n");
    add_reason_group(
        &ledger, difference, true, true, "\nReasons that count otherwise\n");
    add_scores(&ledger, difference);
    add_texts(&ledger, difference);
    arena_release(&ledger.arena);
}
