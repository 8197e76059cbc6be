/* What the functions that draw a document's nodes as HTML share. */
#ifndef WRITE_HTML_DRAW_H
#define WRITE_HTML_DRAW_H

#include "base/arena.h"
#include "base/array.h"
#include "base/buffer.h"
#include "compose/document.h"
#include "write/html_content.h"

#include <cmark-gfm.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Where the drawing of a table stands. */
struct html_table {
    const uint8_t *alignments; /* by column: 'l', 'c', 'r' or 0 */
    size_t columns, column;
    bool in_head;     /* inside the head row */
    bool head_blank;  /* the head row says nothing and is left out */
    bool first_heads; /* the first cell of a row is a head of that row */
    bool body_open;
    const struct html_digits *digits; /* by column */
};

/* The longest fraction of the numbers of a column: ".50". */
struct html_digits {
    const char *fraction;
    size_t length;    /* in bytes; 0: they need no filling */
    const char *unit; /* of all of them; NULL: none so far */
    bool mixed;       /* not all have it: they stay flush right */
};

/* A node with all below it. */
struct html_part {
    bool plain;  /* cmark writes it */
    size_t size; /* in nodes */
};

/* A reference to a footnote. */
struct html_reference {
    const char *target, *anchor; /* of the note, of itself */
    size_t order;                /* in the text */
};

/* One document while it is being drawn. */
struct html_drawing {
    struct arena *arena;
    struct buffer *out;
    size_t start; /* of the document in OUT */
    const struct document *document;
    const struct html_words *words;
    cmark_node *last_front; /* the text column begins behind it; may be NULL */
    const char *heading_anchor; /* of the heading above; NULL: none yet */
    struct html_table table;
    bool in_face; /* of a cover: the part that has its ground is open */
    ARRAY(struct html_part) parts;           /* in document order */
    ARRAY(struct html_reference) references; /* by target, then in order */
};

/* Draws NODE: its beginning when ENTERING, otherwise its end. */
typedef void html_draw_function(
    struct html_drawing *drawing, cmark_node *node, bool entering);

html_draw_function html_draw_document, html_draw_block, html_draw_heading,
    html_draw_quote, html_draw_list, html_draw_item, html_draw_paragraph,
    html_draw_code_block, html_draw_thematic_break, html_draw_line_break,
    html_draw_link, html_draw_image, html_draw_inline, html_draw_reference,
    html_draw_definition, html_draw_table, html_draw_table_row,
    html_draw_table_cell;

/* A word of more characters may be broken anywhere in a cell of a table, which
 * is of the class "long" then. Shorter ones may not: a browser would take the
 * room for other columns out of them. */
enum { HTML_LONGEST_WORD = 20 };

/* Opens a table of so many COLUMNS, and the group that it scrolls in, which has
 * the name that stands at the anchor LABELLED_BY, or LABEL if that is NULL.
 * ANCHOR may be NULL. */
void html_begin_table(struct html_drawing *drawing, size_t columns,
    const char *anchor, const char *labelled_by, const char *label);

/* Ends the part of a cover that stands on its ground, if it is open. */
void html_close_face(struct html_drawing *drawing);
#define HTML_TABLE_END "</table>\n</div>\n"

/* The contents list of the document's outline, under the element's label. */
void html_draw_contents(
    struct html_drawing *drawing, const struct element *element);

/* Notes that a footnote is referred to; once all are noted they are sorted.
 * From each footnote there is a way back to each of them. */
void html_note_reference(
    struct html_drawing *drawing, const struct element *reference);
void html_sort_references(struct html_drawing *drawing);

/* The ways back from DEFINITION, behind BEFORE; false, and nothing, if there is
 * none. */
bool html_put_ways_back(
    struct html_drawing *drawing, cmark_node *definition, const char *before);

/* True of the last block of a footnote, if it is a paragraph: the way back to
 * the text stands at its end. */
bool html_ends_definition(cmark_node *node);

/* True of a paragraph in a tight list: it is written as its text alone. */
bool html_is_tight(cmark_node *node);

/* ---- strokes ------------------------------------------------------------- */

/* HTML as it is. */
void html_put(struct html_drawing *drawing, const char *html);

/* A line end, unless the HTML is at the beginning of a line. */
void html_put_line_start(struct html_drawing *drawing);

/* Appends text, for content or an attribute's value in double quotes. */
void html_add_text(struct buffer *out, const char *text);
void html_put_text(struct html_drawing *drawing, const char *text);

/* An address or an anchor, percent-encoded where it must be. */
void html_put_address(struct html_drawing *drawing, const char *address);

/* ` name="value"`; nothing when VALUE is NULL. */
void html_put_attribute(
    struct html_drawing *drawing, const char *name, const char *value);

/* `<img src="..." width="..." height="..."`, left open. */
void html_put_picture(
    struct html_drawing *drawing, const struct picture *picture);

#endif
