/* The versions of a document: which, of when, by whom, and what changed. */
#include "compose/own_words.h"
#include "compose/section_table.h"
#include "compose/sections.h"

static bool has_authors(const struct history *history)
{
    for (size_t i = 0; i < history->count; i++)
        if (history->entries[i].author)
            return true;
    return false;
}

static void add_entry(struct composition *composition, cmark_node *table,
    const struct history_entry *entry, bool authors)
{
    const struct builder *builder = &composition->builder;
    cmark_node *row = tree_row(builder, table, false);
    tree_text_cell(builder, row, entry->version);
    tree_text_cell(
        builder, row, phrases_date(composition->phrases, entry->date));
    if (authors)
        tree_text_cell(builder, row, entry->author ? entry->author : "");
    own_words_cell(composition, row, entry->text);
}

void section_history(struct composition *composition, cmark_node *to)
{
    static const enum phrase heads[] = {PHRASE_HISTORY_VERSION,
        PHRASE_HISTORY_DATE, PHRASE_HISTORY_AUTHOR, PHRASE_HISTORY_TEXT};
    static const enum phrase short_heads[] = {
        PHRASE_HISTORY_VERSION, PHRASE_HISTORY_DATE, PHRASE_HISTORY_TEXT};
    const struct history *history = &composition->profile->history;
    bool authors = has_authors(history);
    if (history->count == 0)
        return;
    cmark_node *table = section_table_new(composition, to,
        authors ? "llll" : "lll", authors ? heads : short_heads);
    for (size_t i = 0; i < history->count; i++)
        add_entry(composition, table, &history->entries[i], authors);
}
