/* The reference of profiles, and of tables whose rows are profiles. */
#include "cli/manual_topics.h"
#include "input/meta.h"
#include "input/row_map.h"
#include "input/vocabulary.h"

/* "option, author and date" of the attributes, which NULL closes. */
static const char *list_attributes(
    struct arena *arena, const char *const *names, int most, bool prose)
{
    const char *all = "";
    for (int i = 0; i < most && names[i]; i++)
        all = arena_format(arena, "%s%s%s", all, i ? ", " : "", names[i]);
    if (prose)
        all = arena_format(arena, "%s%sformat, file", all, *all ? ", " : "");
    return *all ? arena_format(arena, "attributes: %s", all) : NULL;
}

void manual_topic_profile(struct manual *manual)
{
    struct arena *arena = manual->arena;
    manual_heading(manual, "A profile");
    manual_paragraph(manual,
        "A profile is an XML file that says what is known about one project. "
        "What it may say of the project, and of its parts, are the facts of "
        "its guide: \"dossier new profile GUIDE\" prints one with each of "
        "them explained, \"dossier form GUIDE\" a page that asks them. An "
        "element that is left out, or \"?\", is not known. Elements of other "
        "namespaces are passed over.");
    manual_example(manual,
        "<profile guide=\"python-node\" format=\"1\">\n"
        "  <meta>\n"
        "    <client>Twopenny Risk</client>\n"
        "  </meta>\n"
        "  <project>\n"
        "    <stage>planned</stage>\n"
        "  </project>\n"
        "  <workloads>\n"
        "    <workload name=\"Advice rooms\" kind=\"realtime\" "
        "weight=\"core\"/>\n"
        "  </workloads>\n"
        "</profile>\n");
    manual_heading(manual, "Elements of meta");
    for (const struct meta_field *row = meta_fields; row->name; row++)
        manual_entry(manual, row->name, NULL, row->explanation);
    manual_heading(manual, "What a profile states");
    manual_paragraph(manual,
        "Those with the attributes format and file may be Markdown "
        "(format=\"markdown\") and stand in a file beside the profile.");
    for (int i = 0; i < STATEMENT_COUNT; i++) {
        const struct statement_form *form = &statement_forms[i];
        manual_entry(manual, arena_format(arena, "<%s>", form->path),
            list_attributes(
                arena, form->attributes, STATEMENT_ATTRIBUTES, form->prose),
            form->explanation);
    }
    manual_heading(manual, "An offer, and versions");
    manual_paragraph(manual,
        "Sums are computed in whole cents, each rounded once, halves up; what "
        "is stated is compared with them.");
    for (const struct offer_form *form = offer_forms; form->path; form++)
        manual_entry(manual, arena_format(arena, "<%s>", form->path),
            list_attributes(arena, form->attributes, OFFER_ATTRIBUTES, false),
            form->explanation);
}

void manual_topic_rows(struct manual *manual)
{
    manual_heading(manual, "A table of profiles");
    manual_paragraph(manual,
        "A table, CSV, TSV, JSON, XLSX or SQLite, may have a profile in each "
        "row: --rows FILE. A map, --map MAP.yaml, says what its columns are; "
        "\"dossier rows GUIDE\" writes an empty table and its map.");
    manual_keys(manual, &row_map_keys_root);
    manual_keys(manual, &row_map_keys_file);
    manual_keys(manual, &row_map_keys_column);
    manual_keys(manual, &row_map_keys_parts);
}
