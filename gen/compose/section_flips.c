/* What would change our mind: the nearest changes of the situation, other
 * scales, other grades. */
#include "compose/section_flips.h"

#include "compose/question.h"
#include "compose/section_table.h"
#include "compose/sections.h"
#include "compose/tally.h"

#include <string.h>

enum { MOST_FLIPS = 5, MOST_NEAREST = 3 };

/* ---- flips --------------------------------------------------------------- */

/* What is recommended then. */
static const char *result_of(
    const struct composition *composition, const struct flip *flip)
{
    const struct phrases *phrases = composition->phrases;
    if (flip->plan == NONE)
        return phrases_text(phrases, PHRASE_FLIPS_TOSS_UP);
    return phrases_fill(phrases,
        tally_departure(composition) ? PHRASE_FLIPS_COMPUTED
                                     : PHRASE_FLIPS_PLAN,
        "plan", composition->guide->plans[flip->plan].label, NULL);
}

/* The fact that changes by its label, with the part whose fact it is. */
static const char *subject_of(
    const struct composition *composition, const struct flip *flip)
{
    const struct phrases *phrases = composition->phrases;
    const char *fact = question_label(composition, flip->fact, NONE);
    if (flip->part == NONE)
        return phrases_fill(phrases, PHRASE_FLIPS_FACT, "fact", fact, NULL);
    return phrases_fill(phrases, PHRASE_FLIPS_FACT_OF, "fact", fact, "part",
        composition->profile->parts[flip->part].name, NULL);
}

/* The new value in words; of a number the cut that it passes. */
static const char *new_value(
    const struct composition *composition, const struct flip *flip)
{
    struct value value = flip->to;
    if (flip->bound != BOUND_NONE)
        value = (struct value){.type = VALUE_NUMBER, .as.number = flip->limit};
    return values_print(&composition->values,
        &composition->guide->facts[flip->fact], value, true);
}

static const char *old_value(
    const struct composition *composition, const struct flip *flip)
{
    return values_print(&composition->values,
        &composition->guide->facts[flip->fact], flip->from, false);
}

/* The guide's clause for the new value; NULL if it has none. */
static const char *find_clause(
    const struct composition *composition, const struct flip *flip)
{
    const char *const *clauses = composition->guide->facts[flip->fact].phrases;
    if (!clauses)
        return NULL;
    switch (flip->to.type) {
    case VALUE_BOOLEAN: return clauses[flip->to.as.truth];
    case VALUE_WORD: return clauses[flip->to.as.word];
    case VALUE_SET: return clauses[0];
    case VALUE_NUMBER:
        return flip->bound == BOUND_NONE
                   ? NULL
                   : clauses[flip->bound == BOUND_AT_LEAST];
    case VALUE_UNKNOWN:
    case VALUE_TEXT: break;
    }
    return NULL;
}

/* "If the stall held fewer than 10 people rather than 12, ...". What it is
 * now need not be told where the clause does not name a value. */
static const char *clause_sentence(const struct composition *composition,
    const struct flip *flip, const char *text)
{
    const struct phrases *phrases = composition->phrases;
    const char *part =
        flip->part == NONE ? "" : composition->profile->parts[flip->part].name;
    const char *clause = phrases_insert(phrases, text, "part", part, "value",
        new_value(composition, flip), NULL);
    const char *result = result_of(composition, flip);
    if (!strstr(text, "{value}"))
        return phrases_fill(phrases, PHRASE_FLIPS_CLAUSE, "clause", clause,
            "result", result, NULL);
    return phrases_fill(phrases, PHRASE_FLIPS_CHANGE, "clause", clause, "from",
        old_value(composition, flip), "result", result, NULL);
}

static const char *fact_sentence(
    const struct composition *composition, const struct flip *flip)
{
    const struct phrases *phrases = composition->phrases;
    const char *clause = find_clause(composition, flip);
    if (clause)
        return clause_sentence(composition, flip, clause);
    const char *subject = subject_of(composition, flip);
    const char *to = new_value(composition, flip);
    const char *from = old_value(composition, flip);
    const char *result = result_of(composition, flip);
    if (flip->bound == BOUND_NONE)
        return phrases_fill(phrases, PHRASE_FLIPS_INSTEAD, "subject", subject,
            "to", to, "from", from, "result", result, NULL);
    return phrases_fill(phrases,
        flip->bound == BOUND_BELOW ? PHRASE_FLIPS_BELOW : PHRASE_FLIPS_AT_LEAST,
        "subject", subject, "limit", to, "from", from, "result", result, NULL);
}

/* One more part, of any kind that leads to the same result as FLIP does. */
static const char *addition_sentence(
    const struct composition *composition, const struct flip *flip)
{
    const struct phrases *phrases = composition->phrases;
    const struct sensitivity *sensitivity = composition->sensitivity;
    const struct fact *fact = &composition->guide->facts[flip->fact];
    const char **kinds = arena_allocate(
        composition->arena, sensitivity->flip_count, sizeof *kinds);
    size_t count = 0;
    for (size_t i = 0; i < sensitivity->flip_count; i++) {
        const struct flip *other = &sensitivity->flips[i];
        if (other->kind == FLIP_ADD_PART && other->plan == flip->plan)
            kinds[count++] = phrases_fill(phrases, PHRASE_FLIPS_KIND, "kind",
                values_print(&composition->values, fact, other->to, false),
                NULL);
    }
    return phrases_fill(phrases, PHRASE_FLIPS_ADD, "noun",
        composition->guide->part_label.one, "kinds",
        phrases_list(phrases, kinds, count, true), "result",
        result_of(composition, flip), NULL);
}

static const char *flip_sentence(
    const struct composition *composition, const struct flip *flip)
{
    const struct phrases *phrases = composition->phrases;
    const char *result = result_of(composition, flip);
    switch (flip->kind) {
    case FLIP_FACT: break;
    case FLIP_DROP_PART:
        return phrases_fill(phrases, PHRASE_FLIPS_DROP, "part",
            composition->profile->parts[flip->part].name, "result", result,
            NULL);
    case FLIP_WEIGHT:
        return phrases_fill(phrases, PHRASE_FLIPS_WEIGHT, "part",
            composition->profile->parts[flip->part].name, "to",
            new_value(composition, flip), "from", old_value(composition, flip),
            "result", result, NULL);
    case FLIP_ADD_PART: return addition_sentence(composition, flip);
    }
    return fact_sentence(composition, flip);
}

/* An added part that an earlier sentence speaks of: all additions with one
 * result are told together. */
static bool is_told(const struct sensitivity *sensitivity, size_t flip)
{
    if (sensitivity->flips[flip].kind != FLIP_ADD_PART)
        return false;
    for (size_t i = 0; i < flip; i++)
        if (sensitivity->flips[i].kind == FLIP_ADD_PART &&
            sensitivity->flips[i].plan == sensitivity->flips[flip].plan)
            return true;
    return false;
}

const char *section_flips_nearest(const struct composition *composition)
{
    const struct sensitivity *sensitivity = composition->sensitivity;
    return sensitivity->flip_count > 0
               ? flip_sentence(composition, &sensitivity->flips[0])
               : NULL;
}

static void add_flips(struct composition *composition, cmark_node *to)
{
    const struct builder *builder = &composition->builder;
    const struct phrases *phrases = composition->phrases;
    const struct sensitivity *sensitivity = composition->sensitivity;
    size_t count = 0;
    for (size_t i = 0; i < sensitivity->flip_count; i++)
        count += !is_told(sensitivity, i);
    size_t most = *composition->section_argument ? MOST_NEAREST : MOST_FLIPS;
    size_t shown = count < most ? count : most;
    if (count == 0) {
        tree_text_paragraph(builder, to,
            phrases_text(phrases, composition->guide->parts_path
                                      ? PHRASE_FLIPS_NONE
                                      : PHRASE_FLIPS_NONE_PROJECT));
        return;
    }
    tree_text_paragraph(builder, to,
        phrases_count(phrases, PHRASE_FLIPS_INTRO, (double)shown, NULL));
    cmark_node *list = tree_list(builder, to);
    for (size_t i = 0, left = shown; left > 0; i++) {
        if (is_told(sensitivity, i))
            continue;
        tree_text(composition->arena, tree_item(builder, list),
            flip_sentence(composition, &sensitivity->flips[i]));
        left--;
    }
    if (count > shown && !*composition->section_argument)
        tree_text_paragraph(builder, to,
            phrases_count(
                phrases, PHRASE_FLIPS_MORE, (double)(count - shown), NULL));
}

void section_flips(struct composition *composition, cmark_node *to)
{
    static const enum phrase tests[] = {
        [SCALE_SAME] = PHRASE_FLIPS_ROBUST,
        [SCALE_LEVEL] = PHRASE_FLIPS_LEVEL,
        [SCALE_FAILS] = PHRASE_FLIPS_FRAGILE,
    };
    if (composition->guide->plan_count < 2)
        return;
    add_flips(composition, to);
    if (*composition->section_argument)
        return;
    tree_text_paragraph(&composition->builder, to,
        phrases_text(
            composition->phrases, tests[composition->assurance->scale]));
}

/* ---- grade ranges -------------------------------------------------------- */

static const char *grades_that_change(
    const struct composition *composition, const struct range *range)
{
    const char *grades[GRADE_COUNT];
    size_t count = 0;
    for (int grade = GRADE_NONE; grade < GRADE_COUNT; grade++)
        if (!range->holds[grade])
            grades[count++] = tally_grade(composition, (enum grade)grade);
    return phrases_list(composition->phrases, grades, count, true);
}

/* The option that the reason is about stands before it, with the part that it
 * concerns: reasons of several options may have one text. */
static void add_reason(struct composition *composition, cmark_node *cell,
    const struct finding *finding)
{
    struct arena *arena = composition->arena;
    const struct guide *guide = composition->guide;
    const struct plan *plan =
        &guide->plans[guide->reasons[finding->reason].plan];
    const char *about =
        finding->part == NONE
            ? plan->label
            : phrases_fill(composition->phrases, PHRASE_REASONS_FACT_OF, "fact",
                  plan->label, "part",
                  composition->profile->parts[finding->part].name, NULL);
    tree_strong(arena, cell, arena_format(arena, "%s:", about));
    tree_text(arena, cell, " ");
    tree_text(arena, cell, tally_because(composition, finding));
}

void section_ranges(struct composition *composition, cmark_node *to)
{
    static const enum phrase heads[] = {
        PHRASE_RANGES_REASON, PHRASE_RANGES_COUNTS, PHRASE_RANGES_CHANGES};
    const struct builder *builder = &composition->builder;
    const struct phrases *phrases = composition->phrases;
    const struct sensitivity *sensitivity = composition->sensitivity;
    if (composition->guide->plan_count < 2)
        return;
    if (sensitivity->range_count == 0) {
        tree_text_paragraph(
            builder, to, phrases_text(phrases, PHRASE_RANGES_NONE));
        return;
    }
    tree_text_paragraph(
        builder, to, phrases_text(phrases, PHRASE_RANGES_INTRO));
    cmark_node *table = section_table_new(composition, to, "lll", heads);
    for (size_t i = 0; i < sensitivity->range_count; i++) {
        const struct range *range = &sensitivity->ranges[i];
        const struct finding *finding =
            &composition->verdict->findings[range->finding];
        cmark_node *row = tree_row(builder, table, false);
        add_reason(composition, tree_cell(builder, row), finding);
        section_table_cell(
            composition, row, tally_grade(composition, finding->grade));
        section_table_cell(
            composition, row, grades_that_change(composition, range));
    }
}
