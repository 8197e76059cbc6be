/* What was assumed, what is still to be asked, and what each could change. */
#include "base/buffer.h"
#include "compose/question.h"
#include "compose/section_table.h"
#include "compose/sections.h"
#include "compose/tally.h"

/* "Birch or no clear winner" */
static const char *outcomes(
    const struct composition *composition, const struct unanswered *question)
{
    const char **names = arena_allocate(
        composition->arena, question->leads_to_count, sizeof *names);
    for (size_t i = 0; i < question->leads_to_count; i++) {
        int plan = question->leads_to[i];
        names[i] = plan == NONE ? phrases_text(composition->phrases,
                                      PHRASE_QUESTIONS_TOSS_UP)
                                : composition->guide->plans[plan].label;
    }
    return phrases_list(
        composition->phrases, names, question->leads_to_count, true);
}

/* ---- assumptions --------------------------------------------------------- */

/* "2 sections and one warning": what comes into this document or falls out of
 * it; or that nothing does. */
static const char *changes_text(
    const struct composition *composition, const struct unanswered *question)
{
    const struct phrases *phrases = composition->phrases;
    const char *items[2];
    size_t count = 0;
    size_t modules = question_count_modules(composition, question);
    if (modules > 0)
        items[count++] = phrases_count(
            phrases, PHRASE_QUESTIONS_SECTIONS, (double)modules, NULL);
    if (question->warning_count > 0)
        items[count++] = phrases_count(phrases, PHRASE_QUESTIONS_WARNINGS,
            (double)question->warning_count, NULL);
    if (count == 0)
        return phrases_text(phrases, PHRASE_ASSUMPTIONS_NO_EFFECT);
    return phrases_list(phrases, items, count, false);
}

static const char *assumption_effect(
    const struct composition *composition, const struct unknown *assumed)
{
    const struct phrases *phrases = composition->phrases;
    const struct sensitivity *sensitivity = composition->sensitivity;
    const struct unanswered *question =
        sensitivity_question(sensitivity, assumed->fact, assumed->part);
    enum effect effect =
        question ? sensitivity_effect(sensitivity, question) : EFFECT_NONE;
    switch (effect) {
    case EFFECT_VERDICT:
        return phrases_fill(phrases, PHRASE_ASSUMPTIONS_EFFECT, "plans",
            outcomes(composition, question), NULL);
    case EFFECT_CONFIDENCE:
        return phrases_text(phrases, PHRASE_ASSUMPTIONS_CONFIDENCE);
    case EFFECT_DOCUMENT: return changes_text(composition, question);
    case EFFECT_UNTRIED:
        return phrases_text(phrases, PHRASE_ASSUMPTIONS_UNTRIED);
    case EFFECT_NONE: break;
    }
    return phrases_text(phrases, PHRASE_ASSUMPTIONS_NO_EFFECT);
}

void section_assumptions(struct composition *composition, cmark_node *to)
{
    static const enum phrase heads[] = {PHRASE_SITUATION_FACT,
        PHRASE_QUESTIONS_CONCERNS, PHRASE_ASSUMPTIONS_VALUE,
        PHRASE_ASSUMPTIONS_OTHERWISE};
    const struct builder *builder = &composition->builder;
    const struct phrases *phrases = composition->phrases;
    size_t count;
    const struct unknown *assumed = question_assumed(composition, &count);
    if (count == 0)
        return;
    tree_text_paragraph(builder, to,
        phrases_count(phrases, PHRASE_ASSUMPTIONS_INTRO, (double)count, NULL));
    cmark_node *table = section_table_new(composition, to, "llll", heads);
    for (size_t i = 0; i < count; i++) {
        int fact = assumed[i].fact, part = assumed[i].part;
        cmark_node *row = tree_row(builder, table, false);
        section_table_cell(
            composition, row, question_label(composition, fact, NONE));
        tree_text_cell(builder, row, tally_row(composition, part));
        section_table_cell(
            composition, row, question_value(composition, fact, part));
        section_table_cell(
            composition, row, assumption_effect(composition, &assumed[i]));
    }
}

/* ---- questions ----------------------------------------------------------- */

/* "2 reasons and 1 section" */
static const char *waiting_text(
    const struct composition *composition, const struct open_question *open)
{
    const struct phrases *phrases = composition->phrases;
    const struct {
        size_t count;
        enum phrase phrase;
    } waiting[] = {
        {open->reasons, PHRASE_QUESTIONS_REASONS},
        {open->modules, PHRASE_QUESTIONS_SECTIONS},
        {open->warnings, PHRASE_QUESTIONS_WARNINGS},
        {open->passages, PHRASE_QUESTIONS_PASSAGES},
    };
    const char *items[sizeof waiting / sizeof *waiting + 1];
    size_t count = 0;
    if (open->confidence)
        items[count++] = phrases_text(phrases, PHRASE_QUESTIONS_CONFIDENCE);
    for (size_t i = 0; i < sizeof waiting / sizeof *waiting; i++)
        if (waiting[i].count > 0)
            items[count++] = phrases_count(
                phrases, waiting[i].phrase, (double)waiting[i].count, NULL);
    return phrases_list(phrases, items, count, false);
}

static const char *effect(
    const struct composition *composition, const struct open_question *open)
{
    const struct unanswered *decides = open->decides;
    if (!decides)
        return waiting_text(composition, open);
    const char *total =
        phrases_number(composition->phrases, (double)decides->total);
    return phrases_count(composition->phrases, PHRASE_QUESTIONS_DECIDE,
        (double)decides->changed, "total", total, "plans",
        outcomes(composition, decides), NULL);
}

static void add_questions(struct composition *composition, cmark_node *to,
    const struct open_question *open, size_t count)
{
    static const enum phrase heads[] = {PHRASE_QUESTIONS_QUESTION,
        PHRASE_QUESTIONS_CONCERNS, PHRASE_QUESTIONS_DECIDES};
    const struct builder *builder = &composition->builder;
    const struct phrases *phrases = composition->phrases;
    tree_text_paragraph(builder, to,
        phrases_count(phrases, PHRASE_QUESTIONS_INTRO, (double)count, NULL));
    cmark_node *table = section_table_new(composition, to, "lll", heads);
    for (size_t i = 0; i < count; i++) {
        cmark_node *row = tree_row(builder, table, false);
        tree_text_cell(builder, row, question_text(composition, &open[i]));
        tree_text_cell(builder, row, tally_row(composition, open[i].part));
        section_table_cell(composition, row, effect(composition, &open[i]));
    }
}

/* The facts that were not stated and that no open question asks for; NULL if
 * there are none. */
static const char *idle_facts(const struct composition *composition)
{
    size_t count;
    const struct unknown *idle = question_idle(composition, &count);
    if (count == 0)
        return NULL;
    struct buffer all = {0};
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            buffer_add_string(&all,
                phrases_text(composition->phrases, PHRASE_LIST_SEPARATOR));
        buffer_add_string(
            &all, question_label(composition, idle[i].fact, idle[i].part));
    }
    const char *text =
        arena_copy(composition->arena, buffer_string(&all), all.length);
    buffer_release(&all);
    return text;
}

void section_questions(struct composition *composition, cmark_node *to)
{
    size_t count;
    const struct open_question *open = question_open(composition, &count);
    const char *idle = idle_facts(composition);
    if (count > 0)
        add_questions(composition, to, open, count);
    if (idle)
        tree_text_paragraph(&composition->builder, to,
            phrases_fill(composition->phrases, PHRASE_QUESTIONS_IDLE, "facts",
                idle, NULL));
}
