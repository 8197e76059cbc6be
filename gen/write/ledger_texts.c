/* Modules and warnings: what let them in, what kept them out, and what would
 * bring them in. */
#include "write/ledger_lines.h"

#include "decide/nearest.h"
#include "write/wording.h"

#include <string.h>

/* What the document has, lacks, and would have with an answer. */
static const enum truth order[] = {TRUTH_TRUE, TRUTH_UNKNOWN, TRUTH_FALSE};

static const struct chosen *chosen_of(
    const struct ledger *ledger, const struct subject *subject)
{
    const struct selection *selection = ledger->decision->selection;
    return subject->kind == SUBJECT_MODULE
               ? &selection->modules[subject->index]
               : &selection->warnings[subject->index];
}

/* ---- the nearest change -------------------------------------------------- */

void ledger_add_nearest(
    struct ledger *ledger, size_t indent, const struct subject *subject)
{
    struct nearest nearest = nearest_find(&ledger->arena, ledger->rules,
        ledger->clauses, ledger->decision, subject);
    const char *changes = NULL;
    for (size_t i = 0; i < nearest.count; i++)
        changes = arena_format(&ledger->arena, "%s%s%s", changes ? changes : "",
            changes ? "; and " : "",
            wording_change(
                &ledger->arena, ledger->profile, &nearest.changes[i]));
    if (changes)
        ledger_add_line(ledger, indent, "nearest change: %s", changes);
    else if (nearest.all_tried)
        ledger_add_line(ledger, indent,
            "nearest change: more than two things would have to be otherwise");
    else
        ledger_add_line(ledger, indent,
            "nearest change: none was found, but not all were tried");
}

/* ---- the condition ------------------------------------------------------- */

/* " (A, B)": the rows of the deciders with this clause, nothing for the
 * project. */
static const char *list_rows(
    struct ledger *ledger, const struct why *why, const struct clause *clause)
{
    const char *list = NULL;
    for (size_t i = 0; i < why->decider_count; i++) {
        const struct decider *decider = &why->deciders[i];
        if (decider->clause == clause && decider->part != NONE)
            list = arena_format(&ledger->arena, "%s%s%s", list ? list : " (",
                list ? ", " : "", ledger_row_name(ledger, decider->part));
    }
    return list ? arena_format(&ledger->arena, "%s)", list) : "";
}

static bool is_first(const struct why *why, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (why->deciders[i].clause == why->deciders[index].clause)
            return false;
    return true;
}

static const char *describe_part_label(const struct ledger *ledger)
{
    const char *other = ledger->guide->part_label.other;
    return other ? other : "parts";
}

static void add_deciders(
    struct ledger *ledger, size_t indent, const struct why *why)
{
    const char *said =
        why->truth == TRUTH_UNKNOWN ? "is not known" : "does not hold";
    const char *state = why->truth == TRUTH_UNKNOWN ? "open" : "out";
    if (!why->decider_count && why->truth == TRUTH_FALSE)
        ledger_add_line(ledger, indent, "out because there are no %s",
            describe_part_label(ledger));
    for (size_t i = 0; i < why->decider_count && why->truth != TRUTH_TRUE; i++)
        if (is_first(why, i))
            ledger_add_line(ledger, indent, "%s because %s %s%s", state,
                why->deciders[i].clause->text, said,
                list_rows(ledger, why, why->deciders[i].clause));
}

/* The condition, unless all of it is named as what decided. */
static void add_condition(struct ledger *ledger, size_t indent,
    const struct clause *clause, const struct why *why)
{
    bool repeated = why->truth != TRUTH_TRUE;
    for (size_t i = 0; i < why->decider_count; i++)
        repeated = repeated && why->deciders[i].clause == clause;
    if (!repeated || !why->decider_count)
        ledger_add_line(ledger, indent, "when %s", clause->text);
}

/* ---- one text ------------------------------------------------------------ */

/* What the profile says of a module that it goes without; NULL if it has that
 * anyway, or would not have it. */
static const struct omission *omission_of(
    const struct ledger *ledger, const struct subject *subject)
{
    const struct profile *profile = facts_profile(ledger->decision->facts);
    bool omitted =
        subject->kind == SUBJECT_MODULE && chosen_of(ledger, subject)->omitted;
    return omitted ? profile->omissions[subject->index] : NULL;
}

static void add_subject(
    struct ledger *ledger, size_t indent, const struct subject *subject)
{
    enum truth truth = chosen_of(ledger, subject)->truth;
    const struct clause *clause = why_subject_clause(ledger->clauses, subject);
    struct place place = why_subject_place(ledger->guide, subject);
    struct why why = why_subject(&ledger->arena, ledger->clauses,
        ledger->decision->facts, subject, truth);
    const struct omission *omission = omission_of(ledger, subject);
    if (omission)
        ledger_add_line(ledger, indent, "left out by the profile, because: %s",
            omission->because);
    if (clause && !omission) {
        add_condition(ledger, indent, clause, &why);
        add_deciders(ledger, indent, &why);
        ledger_add_grounds(ledger, indent + 2, &why, NONE);
    }
    if (truth != TRUTH_TRUE && !omission)
        ledger_add_nearest(ledger, indent, subject);
    ledger_add_line(ledger, indent, "%s:%d", place.source->name, place.line);
}

/* "sleep (Ada, Bob)", "small-team (caution)" */
static const char *name_text(
    struct ledger *ledger, const struct subject *subject)
{
    struct arena *arena = &ledger->arena;
    const char *id = why_subject_id(ledger->guide, subject);
    if (subject->kind == SUBJECT_WARNING)
        return arena_format(arena, "%s (%s)", id,
            wording_level(ledger->guide->warnings[subject->index].level));
    const struct chosen *chosen = chosen_of(ledger, subject);
    for (size_t i = 0; i < chosen->part_count; i++)
        id = arena_format(arena, "%s%s%s%s", id, i ? ", " : " (",
            ledger_row_name(ledger, chosen->parts[i]),
            i + 1 == chosen->part_count ? ")" : "");
    return id;
}

static void add_say(
    struct ledger *ledger, size_t indent, const struct subject *subject)
{
    const struct guide *guide = ledger->guide;
    ledger_add_line(ledger, indent, "%s",
        subject->kind == SUBJECT_WARNING
            ? guide->warnings[subject->index].say
            : guide->modules[subject->index].title);
}

void ledger_explain_text(struct ledger *ledger, const struct subject *subject)
{
    static const char *const states[] = {[TRUTH_FALSE] = "out",
        [TRUTH_TRUE] = "in",
        [TRUTH_UNKNOWN] = "open, so left out"};
    ledger_add_line(ledger, 0, "%s %s: %s",
        subject->kind == SUBJECT_WARNING ? "Warning" : "Module",
        name_text(ledger, subject), states[chosen_of(ledger, subject)->truth]);
    add_say(ledger, 2, subject);
    add_subject(ledger, 2, subject);
}

/* ---- all of them --------------------------------------------------------- */

static void add_group(struct ledger *ledger, enum subject_kind kind,
    size_t count, enum truth truth, const char *heading)
{
    bool any = false;
    for (size_t i = 0; i < count; i++) {
        struct subject subject = {kind, (int)i};
        if (chosen_of(ledger, &subject)->truth != truth)
            continue;
        if (!any)
            buffer_add_string(ledger->out, heading);
        any = true;
        ledger_add_line(ledger, 2, "%s", name_text(ledger, &subject));
        if (kind == SUBJECT_WARNING)
            add_say(ledger, 4, &subject);
        add_subject(ledger, 4, &subject);
    }
}

void ledger_add_texts(struct ledger *ledger)
{
    static const char *const modules[] = {[TRUTH_TRUE] = "\nModules in\n",
        [TRUTH_UNKNOWN] = "\nModules that wait for an answer\n",
        [TRUTH_FALSE] = "\nModules out\n"};
    static const char *const warnings[] = {[TRUTH_TRUE] = "\nWarnings\n",
        [TRUTH_UNKNOWN] = "\nWarnings that wait for an answer\n",
        [TRUTH_FALSE] = "\nWarnings that do not apply\n"};
    const struct guide *guide = ledger->guide;
    for (size_t i = 0; i < 3; i++)
        add_group(ledger, SUBJECT_MODULE, guide->module_count, order[i],
            modules[order[i]]);
    for (size_t i = 0; i < 3; i++)
        add_group(ledger, SUBJECT_WARNING, guide->warning_count, order[i],
            warnings[order[i]]);
}
