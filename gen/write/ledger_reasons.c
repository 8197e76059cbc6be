/* Reasons: what they rest on, and whether they count. */
#include "write/ledger_lines.h"

#include "decide/findings.h"
#include "write/wording.h"

static const struct reason *reason_of(
    const struct ledger *ledger, const struct finding *finding)
{
    return &ledger->guide->reasons[finding->reason];
}

/* ---- one finding --------------------------------------------------------- */

/* "an answer to A, B (row)": the facts that CONDITION depends on. */
static const char *list_unknowns(
    struct ledger *ledger, const struct condition *condition, int part)
{
    size_t count;
    const char *list = NULL;
    const struct unknown *unknowns = facts_unknowns(
        ledger->decision->facts, condition, part, &ledger->arena, &count);
    for (size_t i = 0; i < count; i++) {
        const char *row = unknowns[i].part == part
                              ? ""
                              : wording_row(&ledger->arena, ledger->profile,
                                    unknowns[i].part);
        const char *label =
            wording_label(&ledger->guide->facts[unknowns[i].fact]);
        list = arena_format(&ledger->arena, "%s%s%s%s", list ? list : "",
            list ? ", " : "", row, label);
    }
    return list ? list : "more than can be tried";
}

/* The line above has said which row it is. */
static void add_basis(
    struct ledger *ledger, size_t indent, const struct clause *clause, int part)
{
    if (!clause)
        return;
    struct why why = why_clause(
        &ledger->arena, ledger->clauses, ledger->decision->facts, clause, part);
    for (size_t i = 0; i < why.decider_count; i++)
        if (why.truth == TRUTH_FALSE && why.deciders[i].clause != clause)
            ledger_add_line(ledger, indent, "because %s does not hold",
                why.deciders[i].clause->text);
    ledger_add_grounds(ledger, indent, &why, part);
}

/* The exception that holds, and those before it that may. */
static void add_exceptions(
    struct ledger *ledger, size_t indent, const struct finding *finding)
{
    const struct reason *reason = reason_of(ledger, finding);
    const struct clause **clauses =
        ledger->clauses->exceptions[finding->reason];
    for (size_t i = 0; i < reason->exception_count; i++) {
        const struct exception *exception = &reason->exceptions[i];
        enum truth truth = facts_truth(
            ledger->decision->facts, clauses[i]->condition, finding->part);
        if ((int)i == finding->exception) {
            ledger_add_line(ledger, indent, "but %s: %s", clauses[i]->text,
                exception->because);
            add_basis(ledger, indent + 2, clauses[i], finding->part);
            return;
        }
        if (truth == TRUTH_UNKNOWN)
            ledger_add_line(ledger, indent,
                "unless %s, which waits for an answer to %s", clauses[i]->text,
                list_unknowns(ledger, clauses[i]->condition, finding->part));
    }
}

static const char *describe_standing(
    struct ledger *ledger, const struct finding *finding)
{
    const char *contested = finding->contested ? ", contested" : "";
    struct arena *arena = &ledger->arena;
    switch (finding->standing) {
    case STANDING_COUNTED:
        return arena_format(arena, "%s (%d)%s",
            verdict_grade_name(finding->grade), finding->points, contested);
    case STANDING_DEFEATED: return "defeated by an exception";
    case STANDING_OPEN: return "open";
    case STANDING_ABSENT: break;
    }
    return "does not hold";
}

/* The basis of a finding, below the line that says how it stands. */
static void add_finding(
    struct ledger *ledger, size_t indent, const struct finding *finding)
{
    const struct clause *clause = ledger->clauses->reasons[finding->reason];
    if (finding->standing == STANDING_OPEN)
        ledger_add_line(ledger, indent, "waits for an answer to %s",
            list_unknowns(ledger, clause->condition, finding->part));
    add_basis(ledger, indent, clause, finding->part);
    if (finding->standing == STANDING_COUNTED ||
        finding->standing == STANDING_DEFEATED)
        add_exceptions(ledger, indent, finding);
}

/* ---- all of them --------------------------------------------------------- */

static void add_listed(struct ledger *ledger, const struct finding *finding)
{
    const struct reason *reason = reason_of(ledger, finding);
    ledger_add_line(ledger, 2, "%s: %s, %s",
        ledger_row_name(ledger, finding->part),
        wording_side(&ledger->arena, ledger->guide, reason),
        describe_standing(ledger, finding));
    ledger_add_line(ledger, 4, "%s", reason->because);
    add_finding(ledger, 4, finding);
    ledger_add_line(ledger, 4, "%s, %s:%d", reason->id,
        reason->place.source->name, reason->place.line);
}

void ledger_add_reasons(struct ledger *ledger)
{
    static const struct {
        enum standing standing;
        const char *heading;
    } groups[] = {{STANDING_COUNTED, "\nReasons that count\n"},
        {STANDING_DEFEATED, "\nReasons that an exception defeats\n"},
        {STANDING_OPEN, "\nReasons that wait for an answer\n"}};
    const struct verdict *verdict = ledger->decision->verdict;
    for (size_t group = 0; group < 3; group++) {
        bool any = false;
        for (size_t i = 0; i < verdict->finding_count; i++) {
            if (verdict->findings[i].standing != groups[group].standing)
                continue;
            if (!any)
                buffer_add_string(ledger->out, groups[group].heading);
            any = true;
            add_listed(ledger, &verdict->findings[i]);
        }
    }
}

/* ---- one of them --------------------------------------------------------- */

void ledger_explain_reason(struct ledger *ledger, int index)
{
    const struct verdict *verdict = ledger->decision->verdict;
    const struct reason *reason = &ledger->guide->reasons[index];
    const struct clause *clause = ledger->clauses->reasons[index];
    struct subject subject = {SUBJECT_REASON, index};
    bool counted = false;
    ledger_add_line(ledger, 0, "Reason %s: %s, %s", reason->id,
        wording_side(&ledger->arena, ledger->guide, reason),
        verdict_grade_name(reason->grade));
    ledger_add_line(ledger, 2, "%s", reason->because);
    ledger_add_line(ledger, 2, "when %s", clause ? clause->text : "true()");
    for (size_t i = 0; i < verdict->finding_count; i++) {
        const struct finding *finding = &verdict->findings[i];
        if (finding->reason != index)
            continue;
        counted = counted || finding->standing == STANDING_COUNTED;
        ledger_add_line(ledger, 2, "%s: %s",
            ledger_row_name(ledger, finding->part),
            describe_standing(ledger, finding));
        add_finding(ledger, 4, finding);
    }
    if (!counted)
        ledger_add_nearest(ledger, 2, &subject);
    ledger_add_line(
        ledger, 2, "%s:%d", reason->place.source->name, reason->place.line);
}
