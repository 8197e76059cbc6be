/* The scores, row by row and plan by plan.
 *
 * A table as wide as the terminal: plans that do not fit go into a table of
 * their own below, and a part with a long name has it on a line of its own. */
#include "write/ledger_lines.h"

#include "base/utf8.h"
#include "write/wording.h"

#include <stdio.h>
#include <string.h>

enum { NAME_WIDEST = 28, CELL_NARROWEST = 8, MARGIN = 2 };

struct table {
    struct ledger *ledger;
    size_t name_width, weight_width;
    size_t *widths;      /* by plan */
    size_t first, after; /* the plans of this table */
};

static size_t width_of(const char *text)
{
    return utf8_count(text, strlen(text));
}

/* What PLAN gets on the row of PART, unweighted. */
static int row_mark(const struct ledger *ledger, int plan, int part)
{
    const struct verdict *verdict = ledger->decision->verdict;
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

/* ---- measuring ----------------------------------------------------------- */

static void measure(struct table *table)
{
    struct ledger *ledger = table->ledger;
    const struct guide *guide = ledger->guide;
    table->name_width = width_of("project");
    for (size_t i = 0; i < ledger->profile->part_count; i++) {
        size_t width = width_of(ledger->profile->parts[i].name);
        if (width <= NAME_WIDEST && width > table->name_width)
            table->name_width = width;
    }
    table->weight_width = width_of("weight") + MARGIN;
    table->widths = arena_allocate(
        &ledger->arena, guide->plan_count, sizeof *table->widths);
    for (size_t i = 0; i < guide->plan_count; i++) {
        char score[16];
        int length = snprintf(score, sizeof score, "%d",
            ledger->decision->verdict->plans[i].score);
        size_t width = width_of(guide->plans[i].id);
        width = (size_t)length > width ? (size_t)length : width;
        width += MARGIN;
        table->widths[i] = width > CELL_NARROWEST ? width : CELL_NARROWEST;
    }
}

/* As many plans from FIRST on as fit, at least one. */
static void choose_plans(struct table *table, size_t first)
{
    size_t column = MARGIN + table->name_width + table->weight_width;
    table->first = table->after = first;
    while (table->after < table->ledger->guide->plan_count) {
        column += table->widths[table->after];
        if (column > LEDGER_WIDTH && table->after > first)
            return;
        table->after++;
    }
}

/* ---- rows ---------------------------------------------------------------- */

static void add_count(struct table *table, int number, size_t width)
{
    char text[16];
    snprintf(text, sizeof text, "%d", number);
    ledger_add_right(table->ledger, text, width);
}

static void add_name(struct table *table, const char *name)
{
    struct ledger *ledger = table->ledger;
    ledger_add_left(ledger, "", MARGIN);
    if (width_of(name) > table->name_width) {
        buffer_add_format(ledger->out, "%s\n", name);
        ledger_add_left(ledger, "", MARGIN);
        name = "";
    }
    ledger_add_left(ledger, name, table->name_width);
}

static void add_head(struct table *table)
{
    add_name(table, "");
    ledger_add_right(table->ledger, "weight", table->weight_width);
    for (size_t i = table->first; i < table->after; i++)
        ledger_add_right(
            table->ledger, table->ledger->guide->plans[i].id, table->widths[i]);
    buffer_add_byte(table->ledger->out, '\n');
}

static void add_scores(struct table *table, int part)
{
    const struct ledger *ledger = table->ledger;
    add_name(table, ledger_row_name(ledger, part));
    add_count(table,
        part == NONE ? ledger->guide->project_weight
                     : ledger->decision->verdict->weights[part],
        table->weight_width);
    for (size_t i = table->first; i < table->after; i++)
        add_count(table, row_mark(ledger, (int)i, part), table->widths[i]);
    buffer_add_byte(ledger->out, '\n');
}

static void add_sums(struct table *table)
{
    add_name(table, "score");
    ledger_add_right(table->ledger, "", table->weight_width);
    for (size_t i = table->first; i < table->after; i++)
        add_count(table, table->ledger->decision->verdict->plans[i].score,
            table->widths[i]);
    buffer_add_byte(table->ledger->out, '\n');
}

static void add_table(struct table *table)
{
    add_head(table);
    for (size_t i = 0; i < table->ledger->profile->part_count; i++)
        add_scores(table, (int)i);
    add_scores(table, NONE);
    add_sums(table);
}

/* ---- what is out --------------------------------------------------------- */

static void add_ruled_out(struct ledger *ledger, int index)
{
    const struct verdict *verdict = ledger->decision->verdict;
    const struct plan_result *plan = &verdict->plans[index];
    const char *label = ledger->guide->plans[index].label;
    const char *list = "";
    for (size_t i = 0; i < plan->ruled_out_by_count; i++) {
        const struct finding *finding =
            &verdict->findings[plan->ruled_out_by[i]];
        list = arena_format(&ledger->arena, "%s%s%s (%s)", list, i ? ", " : "",
            ledger->guide->reasons[finding->reason].id,
            ledger_row_name(ledger, finding->part));
    }
    if (plan->ruled_out_by_count)
        ledger_add_line(ledger, MARGIN, "%s is ruled out by %s", label, list);
    else if (!plan->candidate && !plan->ruled_out)
        ledger_add_line(ledger, MARGIN,
            "%s is no candidate: not every member is needed", label);
}

/* Section 20, item 8: where no part is core, the heaviest class counts as it.
 */
static void add_raised(struct ledger *ledger)
{
    const struct verdict *verdict = ledger->decision->verdict;
    const struct guide *guide = ledger->guide;
    for (size_t i = 0; i < verdict->part_count; i++) {
        int stated = verdict->stated_classes[i];
        int counts = verdict->weight_classes[i];
        if (stated == counts || counts == NONE)
            continue;
        ledger_add_line(ledger, MARGIN,
            "no part is %s, so the heaviest class, %s, counts as %s: %d",
            guide->weights[counts].name, guide->weights[stated].name,
            guide->weights[counts].name, guide->weights[counts].value);
        return;
    }
}

void ledger_add_scores(struct ledger *ledger)
{
    struct table table = {.ledger = ledger};
    buffer_add_string(
        ledger->out, "\nScores: marks by row, times the weight\n");
    measure(&table);
    for (size_t first = 0; first < ledger->guide->plan_count;
         first = table.after) {
        if (first)
            buffer_add_byte(ledger->out, '\n');
        choose_plans(&table, first);
        add_table(&table);
    }
    add_raised(ledger);
    for (size_t i = 0; i < ledger->guide->plan_count; i++)
        add_ruled_out(ledger, (int)i);
}
