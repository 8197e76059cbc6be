/* The tables in computed sections: the program's own words as heads. */
#include "compose/section_table.h"

cmark_node *section_table_new(struct composition *composition, cmark_node *to,
    const char *alignments, const enum phrase *heads)
{
    const struct builder *builder = &composition->builder;
    cmark_node *table = tree_table(builder, to, alignments);
    cmark_node *head = tree_row(builder, table, true);
    for (size_t i = 0; alignments[i]; i++)
        tree_text_cell(
            builder, head, phrases_text(composition->phrases, heads[i]));
    return table;
}

void section_table_cell(
    struct composition *composition, cmark_node *row, const char *text)
{
    tree_text_cell(&composition->builder, row,
        phrases_capital(composition->phrases, text));
}
