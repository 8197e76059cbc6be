/* Who needs attention first: a table for each reason to look at somebody, and
 * one of the documents that are out of date. */
#include "compose/overview_page.h"
#include "compose/section_table.h"
#include "compose/values.h"

/* ---- one client ---------------------------------------------------------- */

/* The client, and below it what its document is called. */
static void add_label(struct overview_page *page,
    const struct overview_client *client, cmark_node *row)
{
    struct composition *composition = &page->composition;
    cmark_node *cell = tree_cell(&composition->builder, row);
    const char *names[] = {client->client, client->name};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (!names[i])
            continue;
        if (cmark_node_first_child(cell))
            tree_append(cell, cmark_node_new(CMARK_NODE_LINEBREAK));
        tree_text(composition->arena, cell, names[i]);
    }
}

static void add_recommended(struct overview_page *page,
    const struct overview_guide *own, const struct overview_client *client,
    cmark_node *row)
{
    struct composition *composition = &page->composition;
    const struct digest *digest = &client->digest;
    cmark_node *cell = tree_cell(&composition->builder, row);
    tree_text(composition->arena, cell,
        phrases_capital(composition->phrases,
            overview_plan(page, own, digest->recommended)));
    if (digest->recommended == digest->computed)
        return;
    tree_text(composition->arena, cell, " ");
    tree_mark(composition->arena, cell,
        phrases_fill(composition->phrases, PHRASE_OVERVIEW_OVERRIDDEN, "plan",
            overview_plan(page, own, digest->computed), NULL));
}

static void add_lead(
    struct overview_page *page, const struct digest *digest, cmark_node *row)
{
    if (digest->lead == LEAD_ALL_RULED_OUT)
        tree_text_cell(&page->composition.builder, row,
            phrases_text(
                page->composition.phrases, PHRASE_OVERVIEW_LEAD_ALONE));
    else
        tree_text_cell(&page->composition.builder, row,
            phrases_number(page->composition.phrases, digest->lead));
}

/* How many of what: "1 serious". */
struct amount {
    enum phrase phrase;
    size_t count;
};

/* A cell of those that are not nought: "1 serious; 2 cautions". */
static void add_amounts(struct overview_page *page, cmark_node *row,
    const struct amount *amounts, size_t count)
{
    const struct phrases *phrases = page->composition.phrases;
    const char *all = "";
    for (size_t i = 0; i < count; i++)
        if (amounts[i].count)
            all = phrases_append(phrases, all, PHRASE_LIST_SEPARATOR,
                phrases_count(phrases, amounts[i].phrase,
                    (double)amounts[i].count, NULL));
    section_table_cell(&page->composition, row,
        *all ? all : phrases_text(phrases, PHRASE_OVERVIEW_NOTHING));
}

static void add_client(struct overview_page *page,
    const struct overview_guide *own, const struct overview_client *client,
    cmark_node *table)
{
    struct composition *composition = &page->composition;
    const struct builder *builder = &composition->builder;
    cmark_node *row = tree_row(builder, table, false);
    add_label(page, client, row);
    add_recommended(page, own, client, row);
    section_table_cell(composition, row,
        values_level(composition->phrases, client->digest.confidence));
    add_lead(page, &client->digest, row);
    add_amounts(page, row,
        (struct amount[]){{PHRASE_OVERVIEW_OPEN, client->digest.open},
            {PHRASE_OVERVIEW_DECIDING, client->digest.deciding}},
        2);
    add_amounts(page, row,
        (struct amount[]){
            {PHRASE_OVERVIEW_SERIOUS, client->warnings[LEVEL_SERIOUS]},
            {PHRASE_OVERVIEW_CAUTIONS, client->warnings[LEVEL_CAUTION]},
            {PHRASE_OVERVIEW_NOTES, client->warnings[LEVEL_NOTE]}},
        3);
}

/* ---- the groups ---------------------------------------------------------- */

/* Clients are sorted, so those of one group stand together. Returns the first
 * that is not of the group. */
static size_t write_group(
    struct overview_page *page, const struct overview_guide *own, size_t first)
{
    static const enum phrase heads[] = {PHRASE_OVERVIEW_CLIENT,
        PHRASE_OVERVIEW_RECOMMENDED, PHRASE_OVERVIEW_CONFIDENCE,
        PHRASE_OVERVIEW_LEAD, PHRASE_OVERVIEW_QUESTIONS,
        PHRASE_OVERVIEW_WARNINGS};
    struct composition *composition = &page->composition;
    enum attention attention = own->clients.items[first].attention;
    overview_heading(page, page->level + 1,
        phrases_count(composition->phrases, PHRASE_OVERVIEW_GROUP,
            (double)own->attentions[attention], "group",
            overview_group(page, attention), NULL));
    cmark_node *table =
        section_table_new(composition, composition->root, "lllrll", heads);
    size_t next = first;
    for (; next < own->clients.count &&
           own->clients.items[next].attention == attention;
         next++)
        add_client(page, own, &own->clients.items[next], table);
    return next;
}

void overview_write_clients(
    struct overview_page *page, const struct overview_guide *own)
{
    overview_heading(page, page->level,
        phrases_text(page->composition.phrases, PHRASE_OVERVIEW_FIRST));
    overview_paragraph(page, PHRASE_OVERVIEW_RULE);
    overview_paragraph(page, PHRASE_OVERVIEW_COLUMNS);
    for (size_t i = 0; i < own->clients.count;)
        i = write_group(page, own, i);
}

/* ---- documents ----------------------------------------------------------- */

void overview_write_stale(
    struct overview_page *page, const struct overview_guide *own)
{
    static const enum phrase heads[] = {
        PHRASE_OVERVIEW_CLIENT, PHRASE_OVERVIEW_STALE_CAUSE};
    struct composition *composition = &page->composition;
    size_t count = 0;
    if (!page->overview->has_record)
        return;
    overview_heading(page, page->level,
        phrases_text(composition->phrases, PHRASE_OVERVIEW_STALE));
    for (size_t i = 0; i < own->clients.count; i++)
        count += own->clients.items[i].stale != NULL;
    if (!count) {
        overview_paragraph(page, PHRASE_OVERVIEW_STALE_NONE);
        return;
    }
    overview_count(page, PHRASE_OVERVIEW_STALE_INTRO, count);
    cmark_node *table =
        section_table_new(composition, composition->root, "ll", heads);
    for (size_t i = 0; i < own->clients.count; i++) {
        const struct overview_client *client = &own->clients.items[i];
        if (!client->stale)
            continue;
        cmark_node *row = tree_row(&composition->builder, table, false);
        add_label(page, client, row);
        section_table_cell(composition, row, client->stale);
    }
}
