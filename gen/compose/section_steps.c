/* Next steps: those that the profile gives, then what the result asks for. */
#include "compose/question.h"
#include "compose/sections.h"
#include "compose/tally.h"

/* Named one by one; of more only the number is told. */
enum { FIRST_QUESTIONS = 3 };

static void add_step(
    struct composition *composition, cmark_node *list, const char *text)
{
    tree_text(composition->arena, tree_item(&composition->builder, list), text);
}

/* A step of the profile, with who takes it and until when, if it says so. */
static const char *given_step(
    const struct composition *composition, const struct next_step *step)
{
    const struct phrases *phrases = composition->phrases;
    const char *due = step->due ? phrases_date(phrases, step->due) : NULL;
    if (step->owner && due)
        return phrases_fill(phrases, PHRASE_STEPS_GIVEN_OWNER_DUE, "text",
            step->text, "owner", step->owner, "due", due, NULL);
    if (step->owner)
        return phrases_fill(phrases, PHRASE_STEPS_GIVEN_OWNER, "text",
            step->text, "owner", step->owner, NULL);
    if (due)
        return phrases_fill(phrases, PHRASE_STEPS_GIVEN_DUE, "text", step->text,
            "due", due, NULL);
    return step->text;
}

/* A question of a part names it: "How many clients at once? (Stall)" */
static const char *named_question(
    const struct composition *composition, const struct open_question *open)
{
    const char *text = question_text(composition, open);
    if (open->part == NONE)
        return text;
    return phrases_fill(composition->phrases, PHRASE_STEPS_QUESTION, "part",
        composition->profile->parts[open->part].name, "question", text, NULL);
}

/* The questions that decide most, in one step; how many. */
static size_t add_questions(
    struct composition *composition, cmark_node *list, size_t *count)
{
    const struct open_question *open = question_open(composition, count);
    const char *questions = "";
    size_t told = 0;
    for (; told < *count && told < FIRST_QUESTIONS && open[told].decides;
         told++)
        questions = arena_format(composition->arena, "%s%s%s", questions,
            told > 0 ? " " : "", named_question(composition, &open[told]));
    if (told > 0)
        add_step(composition, list,
            phrases_count(composition->phrases, PHRASE_STEPS_ANSWER,
                (double)told, "questions", questions, NULL));
    return told;
}

/* What is to be done about the assumptions; NULL if there are none. */
static const char *confirm_text(struct composition *composition)
{
    const struct phrases *phrases = composition->phrases;
    size_t count, deciding = 0;
    const struct unknown *assumed = question_assumed(composition, &count);
    const char **labels =
        arena_allocate(composition->arena, count, sizeof *labels);
    for (size_t i = 0; i < count; i++)
        if (question_that_decides(
                composition, assumed[i].fact, assumed[i].part))
            labels[deciding++] =
                question_label(composition, assumed[i].fact, assumed[i].part);
    if (deciding > 0)
        return phrases_count(phrases, PHRASE_STEPS_CONFIRM_FIRST, (double)count,
            "facts", phrases_names(phrases, labels, deciding), NULL);
    return count > 0 ? phrases_count(
                           phrases, PHRASE_STEPS_CONFIRM, (double)count, NULL)
                     : NULL;
}

/* All that the reader is asked for: what decides first, the rest at once. */
static void add_requests(struct composition *composition, cmark_node *list)
{
    const struct phrases *phrases = composition->phrases;
    size_t count;
    size_t told = add_questions(composition, list, &count);
    const char *confirm = confirm_text(composition);
    const char *answer = NULL;
    if (count > told)
        answer = phrases_count(phrases,
            told > 0 ? PHRASE_STEPS_ANSWER_REST : PHRASE_STEPS_ANSWER_ALL,
            (double)(count - told), NULL);
    if (answer && confirm)
        add_step(composition, list,
            arena_format(composition->arena, "%s %s", answer, confirm));
    else if (answer || confirm)
        add_step(composition, list, answer ? answer : confirm);
}

static void add_risks(struct composition *composition, cmark_node *list)
{
    const struct guide *guide = composition->guide;
    size_t count;
    const int *warnings = tally_warnings(composition, &count);
    for (size_t i = 0; i < count; i++)
        if (guide->warnings[warnings[i]].level == LEVEL_SERIOUS)
            add_step(composition, list,
                phrases_fill(composition->phrases, PHRASE_STEPS_RISK, "warning",
                    tree_typographic(
                        composition->arena, guide->warnings[warnings[i]].say),
                    NULL));
}

static void add_decision(struct composition *composition, cmark_node *list)
{
    const struct guide *guide = composition->guide;
    const struct verdict *verdict = composition->verdict;
    const struct phrases *phrases = composition->phrases;
    if (verdict->mismatch >= MISMATCH_CAUTION)
        add_step(composition, list,
            phrases_fill(phrases, PHRASE_STEPS_FIT, "plan",
                guide->plans[verdict->current].label, NULL));
    int plan = tally_plan(composition);
    if (plan == NONE)
        add_step(composition, list,
            phrases_fill(phrases, PHRASE_STEPS_CHOOSE, "plans",
                values_verdict_label(&composition->values), NULL));
    else
        add_step(composition, list,
            phrases_fill(phrases, PHRASE_STEPS_DECIDE, "plan",
                guide->plans[plan].label, NULL));
}

void section_next_steps(struct composition *composition, cmark_node *to)
{
    const struct proposal *proposal = &composition->profile->proposal;
    cmark_node *list = tree_numbered_list(&composition->builder, to);
    for (size_t i = 0; i < proposal->next_step_count; i++)
        add_step(composition, list,
            given_step(composition, &proposal->next_steps[i]));
    add_requests(composition, list);
    add_risks(composition, list);
    add_decision(composition, list);
}
