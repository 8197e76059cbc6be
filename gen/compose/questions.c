/* What is not known: assumptions, and questions that something waits for. */
#include "compose/composition.h"

void question_add_fact(
    struct composition *composition, int fact, int part, enum waiting waiting)
{
    if (composition->guide->facts[fact].of == SCOPE_PROJECT)
        part = NONE;
    size_t cell = (size_t)(part + 1) * composition->guide->fact_count;
    int *known = &composition->question_index[cell + (size_t)fact];
    if (*known == NONE) {
        *known = (int)composition->questions.count;
        *array_add(&composition->questions, composition->arena) =
            (struct question){.fact = fact, .part = part};
    }
    struct question *question = &composition->questions.items[*known];
    question->reasons += waiting == WAITING_REASON;
    question->modules += waiting == WAITING_MODULE;
    question->warnings += waiting == WAITING_WARNING;
    question->passages += waiting == WAITING_PASSAGE;
}

void question_add(struct composition *composition,
    const struct condition *condition, int part, enum waiting waiting)
{
    size_t count;
    const struct unknown *unknowns = facts_unknowns(
        composition->facts, condition, part, composition->arena, &count);
    for (size_t i = 0; i < count; i++)
        question_add_fact(
            composition, unknowns[i].fact, unknowns[i].part, waiting);
}

/* The parts of a module about parts for which it is not known whether it
 * holds; of others the project row. */
static void collect_module(struct composition *composition, size_t module)
{
    const struct condition *condition =
        composition->composer->rules->modules[module];
    if (composition->guide->modules[module].scope == SCOPE_PROJECT) {
        question_add(composition, condition, NONE, WAITING_MODULE);
        return;
    }
    for (size_t p = 0; p < composition->profile->part_count; p++)
        if (facts_truth(composition->facts, condition, (int)p) == TRUTH_UNKNOWN)
            question_add(composition, condition, (int)p, WAITING_MODULE);
}

void question_collect(struct composition *composition)
{
    const struct guide *guide = composition->guide;
    const struct rules *rules = composition->composer->rules;
    const struct verdict *verdict = composition->verdict;
    for (size_t i = 0; i < verdict->finding_count; i++) {
        const struct finding *finding = &verdict->findings[i];
        if (finding->standing == STANDING_OPEN)
            question_add(composition, rules->reasons[finding->reason],
                finding->part, WAITING_REASON);
    }
    for (size_t i = 0; i < guide->module_count; i++)
        if (composition->selection->modules[i].truth == TRUTH_UNKNOWN)
            collect_module(composition, i);
    for (size_t i = 0; i < guide->warning_count; i++)
        if (composition->selection->warnings[i].truth == TRUTH_UNKNOWN)
            question_add(
                composition, rules->warnings[i], NONE, WAITING_WARNING);
}

const struct unknown *question_assumed(
    const struct composition *composition, size_t *count)
{
    const struct guide *guide = composition->guide;
    int part_count = (int)composition->profile->part_count;
    ARRAY(struct unknown) assumed = {0};
    for (int part = NONE; part < part_count; part++)
        for (size_t f = 0; f < guide->fact_count; f++) {
            enum scope of = part == NONE ? SCOPE_PROJECT : SCOPE_PART;
            enum origin origin = ORIGIN_DERIVED;
            if (guide->facts[f].of != of ||
                guide->facts[f].derivation != DERIVATION_NONE)
                continue;
            facts_value(composition->facts, (int)f, part, &origin);
            if (origin == ORIGIN_ASSUMED)
                *array_add(&assumed, composition->arena) =
                    (struct unknown){(int)f, part};
        }
    *count = assumed.count;
    return assumed.items;
}

const char *question_label(
    const struct composition *composition, int fact, int part)
{
    const struct fact *known = &composition->guide->facts[fact];
    const char *label = known->label ? known->label : known->id;
    if (part == NONE)
        return label;
    return phrases_fill(composition->phrases, PHRASE_REASONS_FACT_OF, "fact",
        label, "part", composition->profile->parts[part].name, NULL);
}

/* ---- the sections -------------------------------------------------------- */

/* Whom a fact concerns: a part, or the project. */
static const char *row_name(const struct composition *composition, int part)
{
    return part == NONE
               ? phrases_text(composition->phrases, PHRASE_SITUATION_PROJECT)
               : composition->profile->parts[part].name;
}

void section_assumptions(struct composition *composition, cmark_node *to)
{
    const struct builder *builder = &composition->builder;
    const struct phrases *phrases = composition->phrases;
    size_t count;
    const struct unknown *assumed = question_assumed(composition, &count);
    if (count == 0) {
        tree_text_paragraph(
            builder, to, phrases_text(phrases, PHRASE_ASSUMPTIONS_NONE));
        return;
    }
    tree_text_paragraph(builder, to,
        phrases_count(phrases, PHRASE_ASSUMPTIONS_INTRO, (double)count, NULL));
    cmark_node *table = tree_table(builder, to, "lll");
    cmark_node *head = tree_row(builder, table, true);
    tree_text_cell(builder, head, phrases_text(phrases, PHRASE_SITUATION_FACT));
    tree_text_cell(
        builder, head, phrases_text(phrases, PHRASE_QUESTIONS_CONCERNS));
    tree_text_cell(
        builder, head, phrases_text(phrases, PHRASE_ASSUMPTIONS_VALUE));
    for (size_t i = 0; i < count; i++) {
        int fact = assumed[i].fact, part = assumed[i].part;
        cmark_node *row = tree_row(builder, table, false);
        tree_text_cell(builder, row, question_label(composition, fact, NONE));
        tree_text_cell(builder, row, row_name(composition, part));
        tree_text_cell(builder, row,
            value_print(&composition->values, &composition->guide->facts[fact],
                facts_value(composition->facts, fact, part, NULL), true));
    }
}

/* "2 reasons and 1 section" */
static const char *waiting_text(
    const struct composition *composition, const struct question *question)
{
    const struct phrases *phrases = composition->phrases;
    const struct {
        int count;
        enum phrase phrase;
    } waiting[] = {
        {question->reasons, PHRASE_QUESTIONS_REASONS},
        {question->modules, PHRASE_QUESTIONS_SECTIONS},
        {question->warnings, PHRASE_QUESTIONS_WARNINGS},
        {question->passages, PHRASE_QUESTIONS_PASSAGES},
    };
    const char *items[sizeof waiting / sizeof *waiting];
    size_t count = 0;
    for (size_t i = 0; i < sizeof waiting / sizeof *waiting; i++)
        if (waiting[i].count > 0)
            items[count++] = phrases_count(
                phrases, waiting[i].phrase, waiting[i].count, NULL);
    return phrases_list(phrases, items, count, false);
}

static void add_question(struct composition *composition, cmark_node *table,
    const struct question *question)
{
    const struct builder *builder = &composition->builder;
    const struct fact *fact = &composition->guide->facts[question->fact];
    cmark_node *row = tree_row(builder, table, false);
    tree_text_cell(builder, row,
        fact->question ? tree_typographic(composition->arena, fact->question)
                       : question_label(composition, question->fact, NONE));
    tree_text_cell(builder, row, row_name(composition, question->part));
    tree_text_cell(builder, row, waiting_text(composition, question));
}

void section_questions(struct composition *composition, cmark_node *to)
{
    const struct builder *builder = &composition->builder;
    const struct phrases *phrases = composition->phrases;
    size_t count = composition->questions.count;
    if (count == 0) {
        tree_text_paragraph(
            builder, to, phrases_text(phrases, PHRASE_QUESTIONS_NONE));
        return;
    }
    tree_text_paragraph(builder, to,
        phrases_count(phrases, PHRASE_QUESTIONS_INTRO, (double)count, NULL));
    cmark_node *table = tree_table(builder, to, "lll");
    cmark_node *head = tree_row(builder, table, true);
    tree_text_cell(
        builder, head, phrases_text(phrases, PHRASE_QUESTIONS_QUESTION));
    tree_text_cell(
        builder, head, phrases_text(phrases, PHRASE_QUESTIONS_CONCERNS));
    tree_text_cell(
        builder, head, phrases_text(phrases, PHRASE_QUESTIONS_DECIDES));
    /* By part and guide order, whatever they were met in. */
    size_t cells =
        (composition->profile->part_count + 1) * composition->guide->fact_count;
    for (size_t i = 0; i < cells; i++) {
        int known = composition->question_index[i];
        if (known != NONE)
            add_question(
                composition, table, &composition->questions.items[known]);
    }
}
