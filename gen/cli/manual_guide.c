/* The reference of guides: their keys, and how reasons count. */
#include "cli/manual_topics.h"
#include "input/fact_types.h"
#include "input/guide_keys.h"

void manual_topic_guide(struct manual *manual)
{
    manual_heading(manual, "A guide");
    manual_paragraph(manual,
        "A guide is a folder: guide.yaml, which says what can be chosen, what "
        "is asked, and what speaks for and against, and modules/*.md, the "
        "texts. \"dossier check\" reports every mistake in it.");
    manual_paragraph(manual,
        "Texts that begin with \"{\", \"[\", \"@\" or \"$\" and a space, or "
        "hold \": \", need quotes in YAML. Keys that are not listed here are "
        "errors.");
    for (const struct keys *const *keys = guide_keys_all; *keys; keys++)
        if (*keys != &guide_keys_module)
            manual_keys(manual, *keys);
    manual_heading(manual, "Types of facts");
    for (const struct fact_form *form = fact_forms; form->name; form++)
        manual_entry(manual, form->name, form->allowed, form->help);
    manual_heading(manual, "What is not known");
    manual_paragraph(manual,
        "A fact without a value, or with \"?\", is unknown. With assume it "
        "takes that value in the verdict, is listed as an assumption, and is "
        "still tried with its other values. A fact that asked-if makes "
        "irrelevant has the value of otherwise, and is known. A condition is "
        "true, false or unknown: it is unknown if it depends on the answer. A "
        "reason of which the condition is unknown is not counted, but printed "
        "as open; a module or warning is left out and named under the "
        "question.");
}

void manual_topic_module(struct manual *manual)
{
    manual_heading(manual, "A module");
    manual_paragraph(manual,
        "A module is a file modules/NAME.md: a head in YAML between two lines "
        "\"---\", then a text in Markdown (CommonMark with tables, footnotes, "
        "task lists and strikethrough). The text has no raw HTML; it may have "
        "{{values}} and ::: blocks, links to #module:ID, citations [@source], "
        "and phrases in other languages, [Zeitgeist]{lang=de}.");
    manual_keys(manual, &guide_keys_module);
}

void manual_topic_reasons(struct manual *manual)
{
    manual_heading(manual, "How reasons count");
    manual_paragraph(manual,
        "A reason speaks for or against an option, or a combination of "
        "options, with a grade: slight 1, lean 2, strong 4, decisive 8 points. "
        "It counts where its condition and that of its module are true; "
        "exceptions are asked in order, and the first that is true replaces "
        "the grade. An exception that is unknown does not apply.");
    manual_paragraph(manual,
        "Each part of the profile is a row, and so is the project. The mark of "
        "an option on a row is what speaks for it less what speaks against "
        "it. A part weighs what its class says: minor 1, major 2, core 3; the "
        "project weighs 2. If no part is core, the heaviest class counts as "
        "core. The score of an option is the sum of its marks times the "
        "weights.");
    manual_paragraph(manual,
        "In a combination each part goes to the member with the higher mark; "
        "on the project row it has the lowest mark of its members, and the "
        "points about itself. It is a candidate only if each member has the "
        "highest mark on some part.");
    manual_paragraph(manual,
        "A decisive reason for an option rules out every plan without it, one "
        "against it every plan with it. The highest score of those that are "
        "left wins. A lead below 2 is none: a combination then yields to an "
        "option within 1, and options within 1 of each other are a toss-up.");
    manual_paragraph(manual,
        "Confidence is high with a lead of 8 or more, or if all others are "
        "ruled out, moderate from 4, low below; it is lower by a step if what "
        "is not stated could change the verdict, and by another if other "
        "scales of grades and weights would.");
    manual_heading(manual, "A worked example");
    manual_paragraph(manual,
        "examples/profiles/p11-live-advice-tiny-rota.xml has two parts, and "
        "five people of whom two are on call. Node.js has 4 + 2 points for the "
        "live part, Python a decisive 8 for the model; three reasons of 2 "
        "speak against two stacks. \"dossier explain\" prints:");
    manual_example(manual,
        "Verdict: Python and Node.js side by side; confidence moderate; lead "
        "6\n"
        "  Advice rooms: Node.js\n"
        "  Risk model: Python\n"
        "\n"
        "Scores: marks by row, times the weight\n"
        "                weight  python    node    both\n"
        "  Advice rooms       3       0       6       6\n"
        "  Risk model         2       8       0       8\n"
        "  project            2       0       0      -6\n"
        "  score                     16      18      22\n"
        "  Node.js is ruled out by ml-python (Risk model)\n");
    manual_paragraph(manual,
        "Both: 3 x 6 + 2 x 8 - 2 x 6 = 22. Python alone has 2 x 8 = 16, so "
        "the lead is 6. Node.js has 18, but a decisive reason for Python "
        "rules it out.");
}
