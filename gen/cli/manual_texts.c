/* The reference of what stands in conditions and texts. */
#include "cli/manual_topics.h"
#include "compose/text.h"
#include "compose/values.h"
#include "decide/expression.h"
#include "decide/guide_variables.h"
#include "input/check_codes.h"
#include "input/meta.h"

#include <string.h>

void manual_topic_conditions(struct manual *manual)
{
    struct arena *arena = manual->arena;
    manual_heading(manual, "Conditions");
    manual_paragraph(manual,
        "A condition compares facts, written $fact, with words in quotes and "
        "with numbers: \"$kind = 'realtime' and not($small)\". Brackets group. "
        "In YAML it stands in double quotes.");
    manual_entry(manual, "$fact", NULL,
        "a fact of the guide; a boolean, or a set with a member, holds by "
        "itself");
    manual_entry(manual, "$fact.rank", NULL,
        "of a scale: the place of its value, a number from 0, for more and "
        "less");
    manual_entry(manual, "'word' or \"word\"", NULL,
        "a value of an enum, a scale or a set");
    manual_entry(manual, "10 or 0.5", NULL,
        "a number; a fact that is asked is only compared with its cuts, as >= "
        "cut or < cut");
    manual_heading(manual, "Operators");
    manual_paragraph(manual,
        "Those that bind more tightly come last; equals go from the left.");
    for (const struct expression_operator *row = expression_operators;
         row->text; row++)
        manual_entry(manual, row->text,
            arena_format(arena, "level %d", row->level), row->help);
    manual_heading(manual, "Functions");
    for (const struct expression_function *row = expression_functions;
         row->name; row++)
        manual_entry(manual,
            arena_format(
                arena, "%s(%s)", row->name, row->argument ? "..." : ""),
            NULL, row->help);
    manual_heading(manual, "What was decided");
    manual_paragraph(manual,
        "Modules without reasons, warnings, and \"::: when\" may read these; "
        "reasons, facts and modules with reasons come before them.");
    for (const struct outcome_variable *row = outcome_variables; row->name;
         row++) {
        bool each = row->kind == VARIABLE_USES;
        manual_entry(manual,
            arena_format(arena, "$%s%s", row->name, each ? ".OPTION" : ""),
            NULL, row->help);
    }
}

void manual_topic_values(struct manual *manual)
{
    struct arena *arena = manual->arena;
    manual_heading(manual, "Values in texts");
    manual_paragraph(manual,
        "{{name}} prints a value, in the language of the document; it can "
        "never become markup. What is not known prints the guide's words for "
        "that, with a warning. In code, {{ name }} with spaces stays as it "
        "is.");
    manual_entry(manual, "{{fact}}", NULL,
        "a fact of the project: 1,500, or the label of its value");
    manual_entry(manual, "{{fact.full}}", NULL,
        "the same with its unit: 1,500 connections");
    manual_entry(manual, "{{part.fact}}", NULL,
        "a fact of the part at hand, inside \"::: each part\"; {{part."
        "fact.full}} with its unit");
    for (const struct value_name *row = value_names; row->name; row++)
        manual_entry(
            manual, arena_format(arena, "{{%s}}", row->name), NULL, row->help);
    manual_entry(manual, "{{heading.NAME}}", NULL,
        "in outlines: a heading of the template's strings");
    for (const struct meta_field *row = meta_fields; row->name; row++)
        manual_entry(manual, arena_format(arena, "{{%s}}", row->name), NULL,
            arena_format(arena, "of the profile's meta: %s", row->explanation));
}

void manual_topic_blocks(struct manual *manual)
{
    struct arena *arena = manual->arena;
    manual_heading(manual, "Blocks in texts");
    manual_paragraph(manual,
        "A block begins with a line \"::: NAME\" and ends with a line \":::\". "
        "Blocks may stand inside each other.");
    manual_example(manual, "::: when $visitors >= 1000\n"
                           "The event loop was built for this.\n"
                           "::: else\n"
                           "Either copes.\n"
                           ":::\n");
    for (const struct block_name *row = text_block_names; row->name; row++)
        manual_entry(manual,
            arena_format(arena, "::: %s%s%s", row->name,
                *row->argument ? " " : "", row->argument),
            NULL, row->help);
    manual_paragraph(manual,
        "In the outline of a template stand the computed sections, too: "
        "\"dossier help sections\".");
}

void manual_topic_checks(struct manual *manual)
{
    manual_heading(manual, "Codes of checks");
    manual_paragraph(manual,
        "A finding of a check ends with its code in brackets; --json has it as "
        "\"code\".");
    for (int i = 0; i < check_count; i++)
        manual_entry(manual, check_codes[i], NULL, check_helps[i]);
}
