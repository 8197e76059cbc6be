/* The tables in computed sections. */
#ifndef COMPOSE_SECTION_TABLE_H
#define COMPOSE_SECTION_TABLE_H

#include "compose/composition.h"

/* A table with a head of HEADS, one for each letter of ALIGNMENTS. */
cmark_node *section_table_new(struct composition *composition, cmark_node *to,
    const char *alignments, const enum phrase *heads);

/* A cell of TEXT, with a capital at its start. */
void section_table_cell(
    struct composition *composition, cmark_node *row, const char *text);

#endif
