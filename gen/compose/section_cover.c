/* The cover, or the masthead of a short document: title, client, document
 * control. */
#include "compose/sections.h"

/* A row for each field that covers show and the profile states. */
static void add_control(struct composition *composition, cmark_node *to)
{
    const struct builder *builder = &composition->builder;
    const struct phrases *phrases = composition->phrases;
    cmark_node *table = NULL;
    for (const struct meta_field *field = meta_fields; field->name; field++) {
        const char *value =
            values_meta(phrases, &composition->profile->meta, field);
        if (field->cover != META_ON_COVER || !value)
            continue;
        if (!table) {
            table = tree_table(builder, to, "ll");
            cmark_node *head = tree_row(builder, table, true);
            tree_text_cell(
                builder, head, phrases_text(phrases, PHRASE_COVER_ITEM));
            tree_text_cell(
                builder, head, phrases_text(phrases, PHRASE_COVER_ENTRY));
        }
        cmark_node *row = tree_row(builder, table, false);
        tree_text_cell(
            builder, row, phrases_word(phrases, "cover", field->name));
        tree_text_cell(builder, row, value);
    }
}

static void add_title(struct composition *composition, cmark_node *to)
{
    const char *title = composition->profile->meta.title;
    composition->title = tree_heading(&composition->builder, to, 1);
    tree_text(composition->arena, composition->title,
        title ? title : composition->guide->title);
}

void section_cover(struct composition *composition, cmark_node *to)
{
    const struct builder *builder = &composition->builder;
    const struct phrases *phrases = composition->phrases;
    const struct meta *meta = &composition->profile->meta;
    cmark_node *cover = tree_element_block(builder, to, ELEMENT_COVER);
    add_title(composition, cover);
    if (meta->subtitle)
        tree_text_paragraph(builder, cover, meta->subtitle);
    else if (meta->title)
        tree_text_paragraph(builder, cover, composition->guide->title);
    if (meta->client)
        tree_text_paragraph(builder, cover,
            phrases_fill(
                phrases, PHRASE_COVER_FOR, "client", meta->client, NULL));
    add_control(composition, cover);
}

void section_contents(struct composition *composition, cmark_node *to)
{
    cmark_node *contents =
        tree_element_block(&composition->builder, to, ELEMENT_CONTENTS);
    tree_element(composition->arena, contents)->label =
        phrases_text(composition->phrases, PHRASE_CONTENTS);
}

/* On one line: what it is about, for whom, when, which version. */
void section_masthead(struct composition *composition, cmark_node *to)
{
    const struct phrases *phrases = composition->phrases;
    const struct meta *meta = &composition->profile->meta;
    const char *entries[] = {
        meta->subtitle ? meta->subtitle
        : meta->title  ? composition->guide->title
                       : NULL,
        meta->client ? phrases_fill(phrases, PHRASE_COVER_FOR, "client",
                           meta->client, NULL)
                     : NULL,
        meta->date ? phrases_date(phrases, meta->date) : NULL,
        meta->version ? phrases_fill(phrases, PHRASE_MASTHEAD_VERSION,
                            "version", meta->version, NULL)
                      : NULL,
    };
    composition->unnumbered = true;
    add_title(composition, to);
    const char *line = "";
    for (size_t i = 0; i < sizeof entries / sizeof *entries; i++)
        if (entries[i])
            line = phrases_append(
                phrases, line, PHRASE_MASTHEAD_SEPARATOR, entries[i]);
    if (*line)
        tree_text_paragraph(&composition->builder, to, line);
}
