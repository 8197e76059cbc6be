/* Questions that are open, and changes that would give another verdict. */
#include "write/ledger_lines.h"

#include "write/wording.h"

/* ---- questions ----------------------------------------------------------- */

/* "Risk model: GPU needed (assumed: no), Portable model" */
static const char *name_facts(
    struct ledger *ledger, const struct unanswered *question)
{
    struct arena *arena = &ledger->arena;
    const char *list = wording_row(arena, ledger->profile, question->part);
    for (size_t i = 0; i < question->fact_count; i++) {
        const struct fact *fact = &ledger->guide->facts[question->facts[i]];
        enum origin origin;
        struct value value = facts_value(ledger->decision->facts,
            question->facts[i], question->part, &origin);
        list = arena_format(
            arena, "%s%s%s", list, i ? ", " : "", wording_label(fact));
        if (origin == ORIGIN_ASSUMED)
            list = arena_format(arena, "%s (assumed: %s)", list,
                wording_value(arena, fact, value));
    }
    return list;
}

static const char *name_verdicts(
    struct ledger *ledger, const struct unanswered *question)
{
    const char *list = "";
    for (size_t i = 0; i < question->leads_to_count; i++)
        list = arena_format(&ledger->arena, "%s%s%s", list, i ? ", " : "",
            wording_plan(ledger->guide, question->leads_to[i]));
    return list;
}

static const char *name_texts(
    struct ledger *ledger, const struct unanswered *question)
{
    const struct guide *guide = ledger->guide;
    const char *list = NULL;
    for (size_t i = 0; i < question->module_count; i++)
        list = arena_format(&ledger->arena, "%s%s%s", list ? list : "modules ",
            i ? ", " : "", guide->modules[question->modules[i]].id);
    for (size_t i = 0; i < question->warning_count; i++)
        list = arena_format(&ledger->arena, "%s%s%s", list ? list : "",
            i      ? ", "
            : list ? "; warnings "
                   : "warnings ",
            guide->warnings[question->warnings[i]].id);
    return list ? list : "";
}

static void add_questions(struct ledger *ledger)
{
    const struct sensitivity *sensitivity = ledger->decision->sensitivity;
    if (sensitivity->question_count)
        buffer_add_string(
            ledger->out, "\nQuestions that can change the verdict\n");
    for (size_t i = 0; i < sensitivity->question_count; i++) {
        const struct unanswered *question = &sensitivity->questions[i];
        ledger_add_line(ledger, 2, "%s", name_facts(ledger, question));
        ledger_add_line(ledger, 4, "with %zu of %zu %s: %s", question->changed,
            question->total,
            question->fact_count == 1 ? "answers" : "combinations of answers",
            name_verdicts(ledger, question));
    }
}

static void add_document_questions(struct ledger *ledger)
{
    const struct sensitivity *sensitivity = ledger->decision->sensitivity;
    if (sensitivity->document_question_count)
        buffer_add_string(ledger->out,
            "\nQuestions that can change the document, but not the verdict\n");
    for (size_t i = 0; i < sensitivity->document_question_count; i++) {
        const struct unanswered *question = &sensitivity->document_questions[i];
        ledger_add_line(ledger, 2, "%s", name_facts(ledger, question));
        ledger_add_line(ledger, 4, "%s", name_texts(ledger, question));
    }
}

/* ---- flips --------------------------------------------------------------- */

static void add_flips(struct ledger *ledger)
{
    const struct sensitivity *sensitivity = ledger->decision->sensitivity;
    buffer_add_string(ledger->out,
        sensitivity->flip_count
            ? "\nChanges that give another verdict, the nearest first\n"
            : "\nNo single change of what is stated gives another verdict; "
              "kinds and\nthe current choice were left as they are\n");
    for (size_t i = 0; i < sensitivity->flip_count; i++) {
        const struct flip *flip = &sensitivity->flips[i];
        ledger_add_line(ledger, 2, "%s",
            wording_change(&ledger->arena, ledger->profile, flip));
        ledger_add_line(
            ledger, 4, "then %s", wording_plan(ledger->guide, flip->plan));
    }
}

void ledger_add_sensitivity(struct ledger *ledger)
{
    add_questions(ledger);
    add_document_questions(ledger);
    add_flips(ledger);
    if (!ledger->decision->sensitivity->complete)
        ledger_add_line(ledger, 2,
            "not looked into: questions and changes of the %s, which are more "
            "than %d",
            ledger->guide->part_label.other ? ledger->guide->part_label.other
                                            : "parts",
            SENSITIVITY_MOST_PARTS);
}
