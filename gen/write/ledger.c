/* The ledger of a verdict as plain text, for `dossier explain`. */
#include "write/ledger.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "decide/rules.h"

#include <stdio.h>
#include <string.h>

struct ledger {
    struct buffer *out;
    struct arena arena;
    const struct verdict *verdict;
    const struct guide *guide;
    const struct profile *profile;
    const struct selection *selection;
    struct rules *rules;
    struct facts *facts;
};

enum { NAME_WIDTH = 24, CELL_WIDTH = 10 };

/* ---- cells --------------------------------------------------------------- */

static void add_padding(struct ledger *ledger, size_t used, size_t width)
{
    for (size_t i = used; i < width; i++)
        buffer_add_byte(ledger->out, ' ');
}

static void add_left(struct ledger *ledger, const char *text, size_t width)
{
    buffer_add_string(ledger->out, text);
    add_padding(ledger, utf8_count(text, strlen(text)), width);
}

static void add_right(struct ledger *ledger, const char *text, size_t width)
{
    add_padding(ledger, utf8_count(text, strlen(text)), width);
    buffer_add_string(ledger->out, text);
}

static void add_number(struct ledger *ledger, int number)
{
    char text[16];
    snprintf(text, sizeof text, "%d", number);
    add_right(ledger, text, CELL_WIDTH);
}

static const char *plan_label(const struct ledger *ledger, int plan)
{
    return ledger->guide->plans[plan].label;
}

static const char *row_name(const struct ledger *ledger, int part)
{
    return part == NONE ? "project" : ledger->profile->parts[part].name;
}

/* ---- the verdict --------------------------------------------------------- */

static void write_list_of_plans(
    struct ledger *ledger, const int *plans, size_t count)
{
    for (size_t i = 0; i < count; i++)
        buffer_add_format(
            ledger->out, "%s%s", i ? ", " : "", plan_label(ledger, plans[i]));
}

static void write_lead(struct ledger *ledger)
{
    const struct verdict *verdict = ledger->verdict;
    if (verdict->confidence != CONFIDENCE_NONE)
        buffer_add_format(ledger->out, "; confidence %s",
            confidence_name(verdict->confidence));
    if (verdict->lead == LEAD_ALL_RULED_OUT)
        buffer_add_string(ledger->out, "; no rival is left");
    else
        buffer_add_format(ledger->out, "; lead %d", verdict->lead);
}

static void write_verdict(struct ledger *ledger)
{
    const struct verdict *verdict = ledger->verdict;
    struct buffer *out = ledger->out;
    buffer_add_string(out, "Verdict: ");
    if (verdict->plan == NONE) {
        buffer_add_string(out, "toss-up between ");
        write_list_of_plans(ledger, verdict->level, verdict->level_count);
    } else {
        buffer_add_string(out, plan_label(ledger, verdict->plan));
    }
    write_lead(ledger);
    buffer_add_byte(out, '\n');
    if (verdict->conflict)
        buffer_add_string(
            out, "Conflict: every plan is ruled out; the scores decided\n");
    const int *route = verdict->plans[verdict->best].route;
    bool divided = verdict->best >= (int)ledger->guide->option_count;
    for (size_t i = 0; divided && i < ledger->profile->part_count; i++)
        buffer_add_format(out, "  %s: %s\n", row_name(ledger, (int)i),
            plan_label(ledger, route[i]));
    for (size_t i = 0; i < verdict->compromise_count; i++) {
        const struct compromise *compromise = &verdict->compromises[i];
        buffer_add_format(out, "Compromise: %s would be better by %d in %s\n",
            row_name(ledger, compromise->part), compromise->size,
            plan_label(ledger, compromise->option));
    }
    if (verdict->current != NONE)
        buffer_add_format(out, "Current choice: %s; misfit: %s\n",
            plan_label(ledger, verdict->current),
            mismatch_name(verdict->mismatch));
}

/* ---- the scores ---------------------------------------------------------- */

/* What PLAN gets on the row of PART, unweighted. */
static int row_mark(const struct ledger *ledger, int plan, int part)
{
    const struct verdict *verdict = ledger->verdict;
    int options = (int)ledger->guide->option_count;
    if (part != NONE)
        return verdict
            ->marks[part * options + verdict->plans[plan].route[part]];
    if (plan < options)
        return verdict->project_marks[plan];
    const struct plan *combination = &ledger->guide->plans[plan];
    int lowest = verdict->project_marks[combination->members[0]];
    for (size_t i = 1; i < combination->member_count; i++) {
        int mark = verdict->project_marks[combination->members[i]];
        lowest = mark < lowest ? mark : lowest;
    }
    return lowest + verdict->own[plan];
}

static void write_row(struct ledger *ledger, int part)
{
    buffer_add_string(ledger->out, "  ");
    add_left(ledger, row_name(ledger, part), NAME_WIDTH);
    add_number(ledger, part == NONE ? ledger->guide->project_weight
                                    : ledger->verdict->weights[part]);
    for (size_t i = 0; i < ledger->guide->plan_count; i++)
        add_number(ledger, row_mark(ledger, (int)i, part));
    buffer_add_byte(ledger->out, '\n');
}

static void write_scores(struct ledger *ledger)
{
    const struct verdict *verdict = ledger->verdict;
    buffer_add_string(
        ledger->out, "\nScores: marks by row, times the weight\n  ");
    add_left(ledger, "", NAME_WIDTH);
    add_right(ledger, "weight", CELL_WIDTH);
    for (size_t i = 0; i < ledger->guide->plan_count; i++)
        add_right(ledger, ledger->guide->plans[i].id, CELL_WIDTH);
    buffer_add_byte(ledger->out, '\n');
    for (size_t i = 0; i < ledger->profile->part_count; i++)
        write_row(ledger, (int)i);
    write_row(ledger, NONE);
    buffer_add_string(ledger->out, "  ");
    add_left(ledger, "score", NAME_WIDTH + CELL_WIDTH);
    for (size_t i = 0; i < ledger->guide->plan_count; i++)
        add_number(ledger, verdict->plans[i].score);
    buffer_add_byte(ledger->out, '\n');
    for (size_t i = 0; i < ledger->guide->plan_count; i++) {
        const struct plan_result *plan = &verdict->plans[i];
        for (size_t j = 0; j < plan->ruled_out_by_count; j++) {
            const struct finding *finding =
                &verdict->findings[plan->ruled_out_by[j]];
            buffer_add_format(ledger->out, "  %s is ruled out by %s (%s)\n",
                plan_label(ledger, (int)i),
                ledger->guide->reasons[finding->reason].id,
                row_name(ledger, finding->part));
        }
        if (!plan->candidate && !plan->ruled_out &&
            plan->ruled_out_by_count == 0)
            buffer_add_format(ledger->out,
                "  %s is no candidate: not every member is needed\n",
                plan_label(ledger, (int)i));
    }
}

/* ---- the reasons --------------------------------------------------------- */

static const char *fact_label(const struct ledger *ledger, int fact)
{
    const struct fact *named = &ledger->guide->facts[fact];
    return named->label ? named->label : named->id;
}

/* ": waits for A (row), B", the facts that CONDITION can depend on. */
static void write_unknowns(
    struct ledger *ledger, const struct condition *condition, int part)
{
    size_t count;
    const struct unknown *unknowns =
        facts_unknowns(ledger->facts, condition, part, &ledger->arena, &count);
    for (size_t i = 0; i < count; i++) {
        buffer_add_format(ledger->out, "%s%s", i ? ", " : ": waits for ",
            fact_label(ledger, unknowns[i].fact));
        if (unknowns[i].part != NONE)
            buffer_add_format(
                ledger->out, " (%s)", row_name(ledger, unknowns[i].part));
    }
}

static void write_finding(struct ledger *ledger, const struct finding *finding)
{
    const struct reason *reason = &ledger->guide->reasons[finding->reason];
    struct buffer *out = ledger->out;
    const char *side = reason->against ? "against" : "for";
    buffer_add_format(out, "  %s: %s %s, ", row_name(ledger, finding->part),
        side, plan_label(ledger, reason->plan));
    if (finding->standing == STANDING_COUNTED)
        buffer_add_format(
            out, "%s (%d)", grade_name(finding->grade), finding->points);
    else if (finding->standing == STANDING_DEFEATED)
        buffer_add_string(out, "defeated");
    else
        buffer_add_string(out, "open");
    if (finding->contested)
        buffer_add_string(out, ", contested");
    if (finding->standing == STANDING_OPEN)
        write_unknowns(
            ledger, ledger->rules->reasons[finding->reason], finding->part);
    buffer_add_format(out, "\n    %s\n", reason->because);
    if (finding->exception != NONE)
        buffer_add_format(out, "    but: %s\n",
            reason->exceptions[finding->exception].because);
    buffer_add_format(out, "    %s, %s:%d\n", reason->id,
        reason->place.source->name, reason->place.line);
}

static void write_reasons(struct ledger *ledger)
{
    static const struct {
        enum standing standing;
        const char *heading;
    } groups[] = {{STANDING_COUNTED, "\nReasons that count\n"},
        {STANDING_DEFEATED, "\nReasons that an exception defeats\n"},
        {STANDING_OPEN, "\nReasons that wait for an answer\n"}};
    const struct verdict *verdict = ledger->verdict;
    for (size_t g = 0; g < 3; g++) {
        bool any = false;
        for (size_t i = 0; i < verdict->finding_count; i++) {
            if (verdict->findings[i].standing != groups[g].standing)
                continue;
            if (!any)
                buffer_add_string(ledger->out, groups[g].heading);
            any = true;
            write_finding(ledger, &verdict->findings[i]);
        }
    }
}

/* ---- modules and warnings ------------------------------------------------ */

static void write_parts(struct ledger *ledger, const struct chosen *chosen)
{
    for (size_t i = 0; i < chosen->part_count; i++)
        buffer_add_format(ledger->out, "%s%s", i ? ", " : " (",
            row_name(ledger, chosen->parts[i]));
    if (chosen->part_count)
        buffer_add_byte(ledger->out, ')');
}

static void write_modules(
    struct ledger *ledger, enum truth truth, const char *heading)
{
    const struct guide *guide = ledger->guide;
    bool any = false;
    for (size_t i = 0; i < guide->module_count; i++) {
        const struct chosen *chosen = &ledger->selection->modules[i];
        const struct module *module = &guide->modules[i];
        if (chosen->truth != truth)
            continue;
        if (!any)
            buffer_add_string(ledger->out, heading);
        any = true;
        buffer_add_format(ledger->out, "  %s", module->id);
        write_parts(ledger, chosen);
        if (truth == TRUTH_UNKNOWN)
            write_unknowns(ledger, ledger->rules->modules[i], NONE);
        buffer_add_format(ledger->out, "\n    %s, %s:%d\n", module->when.text,
            module->source->name, module->when.place.line);
    }
}

static void write_warnings(
    struct ledger *ledger, enum truth truth, const char *heading)
{
    static const char *const levels[] = {"note", "caution", "serious"};
    const struct guide *guide = ledger->guide;
    bool any = false;
    for (size_t i = 0; i < guide->warning_count; i++) {
        const struct warning *warning = &guide->warnings[i];
        if (ledger->selection->warnings[i].truth != truth)
            continue;
        if (!any)
            buffer_add_string(ledger->out, heading);
        any = true;
        buffer_add_format(
            ledger->out, "  %s: %s", levels[warning->level], warning->id);
        if (truth == TRUTH_UNKNOWN)
            write_unknowns(ledger, ledger->rules->warnings[i], NONE);
        buffer_add_format(ledger->out, "\n    %s\n", warning->say);
    }
}

void ledger_write(struct buffer *out, const struct verdict *verdict,
    const struct selection *selection, struct rules *rules, struct facts *facts)
{
    struct ledger ledger = {.out = out,
        .verdict = verdict,
        .guide = verdict->guide,
        .profile = verdict->profile,
        .selection = selection,
        .rules = rules,
        .facts = facts};
    arena_init(&ledger.arena);
    write_verdict(&ledger);
    write_scores(&ledger);
    write_reasons(&ledger);
    write_warnings(&ledger, TRUTH_TRUE, "\nWarnings\n");
    write_warnings(&ledger, TRUTH_UNKNOWN, "\nWarnings that wait\n");
    write_modules(&ledger, TRUTH_TRUE, "\nModules in\n");
    write_modules(&ledger, TRUTH_UNKNOWN, "\nModules that wait\n");
    write_modules(&ledger, TRUTH_FALSE, "\nModules out\n");
    arena_release(&ledger.arena);
}
