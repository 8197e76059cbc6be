/* What would change our mind: the nearest changes of the situation, other
 * scales, other grades. */
#include "compose/composition.h"

enum { MOST_FLIPS = 5 };

/* ---- flips --------------------------------------------------------------- */

/* What is recommended then. */
static const char *result_of(
    const struct composition *composition, const struct flip *flip)
{
    const struct phrases *phrases = composition->phrases;
    if (flip->plan == NONE)
        return phrases_text(phrases, PHRASE_FLIPS_TOSS_UP);
    return phrases_fill(phrases, PHRASE_FLIPS_PLAN, "plan",
        composition->guide->plans[flip->plan].label, NULL);
}

/* The fact that changes, with the part whose fact it is. */
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

static const char *fact_sentence(
    const struct composition *composition, const struct flip *flip)
{
    const struct phrases *phrases = composition->phrases;
    const struct fact *fact = &composition->guide->facts[flip->fact];
    const char *subject = subject_of(composition, flip);
    const char *from =
        value_print(&composition->values, fact, flip->from, false);
    const char *result = result_of(composition, flip);
    if (flip->bound == BOUND_NONE)
        return phrases_fill(phrases, PHRASE_FLIPS_INSTEAD, "subject", subject,
            "to", value_print(&composition->values, fact, flip->to, true),
            "from", from, "result", result, NULL);
    struct value limit = {.type = VALUE_NUMBER, .as.number = flip->limit};
    return phrases_fill(phrases,
        flip->bound == BOUND_BELOW ? PHRASE_FLIPS_BELOW : PHRASE_FLIPS_AT_LEAST,
        "subject", subject, "limit",
        value_print(&composition->values, fact, limit, true), "from", from,
        "result", result, NULL);
}

static const char *flip_sentence(
    const struct composition *composition, const struct flip *flip)
{
    const struct phrases *phrases = composition->phrases;
    const struct guide *guide = composition->guide;
    const struct fact *fact =
        flip->fact == NONE ? NULL : &guide->facts[flip->fact];
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
            value_print(&composition->values, fact, flip->to, false), "from",
            value_print(&composition->values, fact, flip->from, false),
            "result", result, NULL);
    case FLIP_ADD_PART:
        return phrases_fill(phrases, PHRASE_FLIPS_ADD, "noun",
            guide->part_label.one, "kind",
            value_print(&composition->values, fact, flip->to, false), "result",
            result, NULL);
    }
    return fact_sentence(composition, flip);
}

static void add_flips(struct composition *composition, cmark_node *to)
{
    const struct builder *builder = &composition->builder;
    const struct phrases *phrases = composition->phrases;
    const struct sensitivity *sensitivity = composition->sensitivity;
    size_t count = sensitivity->flip_count;
    size_t shown = count < MOST_FLIPS ? count : MOST_FLIPS;
    if (count == 0) {
        tree_text_paragraph(
            builder, to, phrases_text(phrases, PHRASE_FLIPS_NONE));
        return;
    }
    tree_text_paragraph(builder, to,
        phrases_count(phrases, PHRASE_FLIPS_INTRO, (double)shown, NULL));
    cmark_node *list = tree_list(builder, to);
    for (size_t i = 0; i < shown; i++)
        tree_text(composition->arena, tree_item(builder, list),
            flip_sentence(composition, &sensitivity->flips[i]));
    if (count > shown)
        tree_text_paragraph(builder, to,
            phrases_count(
                phrases, PHRASE_FLIPS_MORE, (double)(count - shown), NULL));
}

void section_flips(struct composition *composition, cmark_node *to)
{
    if (composition->guide->plan_count < 2)
        return;
    add_flips(composition, to);
    tree_text_paragraph(&composition->builder, to,
        phrases_text(composition->phrases,
            composition->sensitivity->scale_robust ? PHRASE_FLIPS_ROBUST
                                                   : PHRASE_FLIPS_FRAGILE));
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

/* The option that the reason is about stands before it: reasons of several
 * options may have one text. */
static void add_reason(struct composition *composition, cmark_node *cell,
    const struct finding *finding)
{
    struct arena *arena = composition->arena;
    const struct guide *guide = composition->guide;
    const struct plan *plan =
        &guide->plans[guide->reasons[finding->reason].plan];
    tree_strong(arena, cell, arena_format(arena, "%s:", plan->label));
    tree_text(arena, cell, " ");
    tree_text(arena, cell, tally_because(composition, finding));
}

void section_ranges(struct composition *composition, cmark_node *to)
{
    static const enum phrase heads[] = {PHRASE_RANGES_REASON,
        PHRASE_QUESTIONS_CONCERNS, PHRASE_RANGES_COUNTS, PHRASE_RANGES_CHANGES};
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
    cmark_node *table = section_table(composition, to, "llll", heads);
    for (size_t i = 0; i < sensitivity->range_count; i++) {
        const struct range *range = &sensitivity->ranges[i];
        const struct finding *finding =
            &composition->verdict->findings[range->finding];
        cmark_node *row = tree_row(builder, table, false);
        add_reason(composition, tree_cell(builder, row), finding);
        tree_text_cell(builder, row, tally_row(composition, finding->part));
        tree_text_cell(builder, row, tally_grade(composition, finding->grade));
        tree_text_cell(builder, row, grades_that_change(composition, range));
    }
}
