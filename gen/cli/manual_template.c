/* The reference of templates. */
#include "cli/manual_topics.h"
#include "compose/mail.h"
#include "compose/phrases.h"
#include "compose/sections.h"
#include "input/template.h"
#include "input/theme_keys.h"

#include <string.h>

void manual_topic_template(struct manual *manual)
{
    manual_heading(manual, "A template");
    manual_paragraph(manual,
        "A template is a folder. What it does not have, it takes from the "
        "template that it extends.");
    manual_entry(manual, "outline.md", NULL,
        "the order of the sections, in Markdown; every template has its own");
    manual_entry(manual, "page.html", NULL, "the page of the HTML file");
    manual_entry(manual, "style.css", NULL, "its style");
    manual_entry(manual, "theme.yaml", NULL,
        "fonts, colours and pages; theme.NAME.yaml changes some of them, for "
        "--theme NAME");
    manual_entry(manual, "strings.LANG.yaml", NULL,
        "the program's own words in that language");
    manual_entry(manual, "mail.md", NULL,
        "the text of the draft that --eml puts beside the documents");
    manual_entry(manual, "template.yaml", NULL,
        "from which other template it takes what it has not");
    manual_keys(manual, &template_keys);
    manual_keys(manual, &mail_keys);
}

void manual_topic_sections(struct manual *manual)
{
    struct arena *arena = manual->arena;
    manual_heading(manual, "Computed sections");
    manual_paragraph(manual,
        "They stand in outline.md, each on a line of its own, and are written "
        "by the program; an empty one is left out.");
    for (const struct section *row = sections_all; row->name; row++) {
        bool kind = strcmp(row->word, SECTION_KIND) == 0;
        const char *takes =
            kind ? "a kind of modules of the guide, or other"
            : *row->word
                ? arena_format(arena, "or with %s, its short form", row->word)
                : NULL;
        manual_entry(manual,
            arena_format(
                arena, "::: %s%s", row->name, kind ? " " SECTION_KIND : ""),
            takes, row->help);
    }
    manual_heading(manual, "Sections of a mail");
    manual_paragraph(manual, "They stand in mail.md.");
    for (const struct section *row = mail_sections; row->name; row++)
        manual_entry(
            manual, arena_format(arena, "::: %s", row->name), NULL, row->help);
}

void manual_topic_theme(struct manual *manual)
{
    manual_heading(manual, "A theme");
    manual_paragraph(manual,
        "theme.yaml has the looks of HTML, PDF and DOCX. A brand file, --brand "
        "FILE, in the form of brand.yml, replaces what it has of color, "
        "typography and logo.");
    for (const struct theme_map *map = theme_maps; map->path; map++)
        manual_keys(manual, map->keys);
}

void manual_topic_strings(struct manual *manual)
{
    struct arena *arena = manual->arena;
    manual_heading(manual, "Strings");
    manual_paragraph(manual,
        "Every text that the program prints itself stands in "
        "strings.LANG.yaml; \"a.b\" is b in the map a. A text may name the "
        "arguments that are listed, in braces. Texts that count may be "
        "{one: ..., other: ...}. Those behind heading. are the template's own, "
        "for {{heading.NAME}} in its outline.");
    static const char *const rows[][2] = {
#define STRING_ROW(name, key, arguments) {key, arguments},
        PHRASES(STRING_ROW)
#undef STRING_ROW
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        manual_entry(manual, rows[i][0], NULL,
            *rows[i][1] ? arena_format(arena, "arguments: %s", rows[i][1])
                        : "no arguments");
}
