/* What the functions that write a document's nodes into a DOCX file share.
 *
 * Lengths in the file are in twentieths of a pt (dxa), sizes of letters in
 * halves, widths of lines in eighths, pictures in 12,700ths. */
#ifndef WRITE_DOCX_DRAW_H
#define WRITE_DOCX_DRAW_H

#include "base/arena.h"
#include "base/array.h"
#include "base/diag.h"
#include "base/text_map.h"
#include "compose/document.h"
#include "layout/page.h"
#include "layout/style.h"
#include "layout/typesetter.h"
#include "write/docx_package.h"
#include "write/docx_xml.h"

#include <cmark-gfm.h>
#include <stdbool.h>
#include <stddef.h>

/* A list of numbers: where it begins, and at which of nine levels. */
struct docx_list {
    int start, level;
};

/* Whether a block is kept together with others: with what is before it, or with
 * what follows it, too. */
enum docx_keeping { KEPT_NOT, KEPT_LAST, KEPT_ON };

/* What is around a block. */
struct docx_context {
    double left_pt, width_pt; /* the room, from the margin */
    int list_depth;           /* 0: not in a list */
    int list_number;          /* of the innermost list: numbering.xml's */
    bool ordered, task;
    bool marker; /* the next paragraph is the first of its item */
    bool tight;  /* of the innermost list */
    bool quoted, cover, note;
    enum docx_keeping kept;
    int callout;  /* enum callout; -1: none */
    double scale; /* of the text in a table */
};

/* The ids of the parts of head and foot; NULL: there is none. */
struct docx_furniture {
    const char *head, *foot, *even_foot;
};

/* A picture that is in the package. */
struct docx_media {
    const char *file; /* as the document sees it: "media/1.png" */
    const char *svg;  /* the same as SVG; NULL: none */
};

/* One file while it is written. */
struct docx_drawing {
    struct arena *arena;
    const struct document *document;
    const struct styles *styles;
    const struct pages *pages; /* of the PDF: numbers that fields show */
    struct typesetter *typesetter;
    struct diags *diags;
    bool failed; /* and said so in diags */
    struct docx_package *package;
    struct docx_xml *xml;             /* the part that is being written */
    struct docx_relations *relations; /* where it leads */
    struct docx_relations document_relations;

    struct docx_context here;
    bool right_to_left;            /* the document */
    bool title;                    /* it has one, above its main sections */
    bool numbered;                 /* its headings have numbers */
    bool break_before;             /* a page begins with the next block */
    bool after_table;              /* the last block was one */
    double above_title_pt;         /* on the cover */
    ARRAY(struct docx_list) lists; /* of numbers, in the order of the text */
    struct text_map bookmarks;     /* anchors, by the number of their name */
    ARRAY(const char *) bookmark_names;
    struct text_map sections; /* of the outline, by anchor */
    struct text_map notes;    /* definitions, by anchor: their index */
    ARRAY(cmark_node *) definitions;
    char *noted;     /* by index: where its mark stands */
    ARRAY(int) told; /* notes that only the note being written speaks of */
    ARRAY(struct docx_media) media;
    struct text_map pictures; /* their media, by the hash of their bytes */
    struct docx_furniture furniture;
    bool bare_first; /* the first page has neither head nor foot */
    int bookmark_count, drawing_count; /* ids given so far */
    int paragraph_bookmark;            /* that its paragraph is in; -1 */
};

/* ---- parts (docx_part.c) ------------------------------------------------- */

/* Begins a part with its element ROOT, in which all names are known. */
struct docx_xml *docx_begin_part(
    struct docx_drawing *drawing, const char *root);

/* Its end; it is added as NAME. TYPE: what types of parts call it. */
void docx_add_part(
    struct docx_drawing *drawing, const char *name, const char *type);

/* The same for one that the document leads to. KIND: what types of parts and of
 * relations call it, "styles". Its id among those. */
const char *docx_end_part(
    struct docx_drawing *drawing, const char *name, const char *kind);

/* ---- paragraphs (docx_paragraph.c) --------------------------------------- */

/* Begins a paragraph of STYLE: its properties are written, of the list, quote,
 * callout or cell that it is in, too. ANCHOR, if not NULL, is a bookmark
 * around it. RIGHT_TO_LEFT: it runs that way. */
struct docx_paragraph {
    const char *style;  /* NULL: as running text */
    const char *anchor; /* NULL: none */
    bool right_to_left;
    char alignment;  /* 'c' or 'r'; 0: as the style says */
    double right_pt; /* what is left free at the right */
    bool keep_next;
    double before_pt; /* instead of the style's; 0: as it says */
    bool unnumbered;  /* a heading without its number */
};

void docx_paragraph_begin(
    struct docx_drawing *drawing, const struct docx_paragraph *paragraph);
void docx_paragraph_end(struct docx_drawing *drawing);

/* An empty paragraph of STYLE. */
void docx_paragraph_empty(struct docx_drawing *drawing, const char *style);

/* The level of the innermost list HERE, from 0; one that is too deep for Word
 * has the last. */
int docx_list_level(const struct docx_context *here);

/* Whether the text below NODE runs from right to left: its first strong
 * character says so. */
bool docx_runs_back(const struct docx_drawing *drawing, cmark_node *node);

/* ---- runs (docx_runs.c) -------------------------------------------------- */

/* How characters differ from their paragraph. */
struct docx_look {
    bool bold, italic, struck, code, mark, link, note;
    const char *language; /* NULL: the document's */
    bool right_to_left;   /* of that language */
};

/* A run or several with TEXT: those that run from right to left are runs of
 * their own. */
void docx_text(struct docx_drawing *drawing, const struct docx_look *look,
    const char *text, size_t length);

/* The same with all of TEXT, which looks as its paragraph does. */
void docx_words(struct docx_drawing *drawing, const char *text);

/* All inlines below NODE (docx_inlines.c). */
void docx_inlines(struct docx_drawing *drawing, cmark_node *node,
    const struct docx_look *look);

/* A field with the value that it shows: INSTRUCTION is Word's. */
void docx_field(struct docx_drawing *drawing, const struct docx_look *look,
    const char *instruction, const char *value);

/* The parts of a field, for what is more than a text. TYPE: begin, separate or
 * end. */
void docx_field_mark(struct docx_drawing *drawing, const char *type);
void docx_field_instruction(
    struct docx_drawing *drawing, const char *instruction);

/* w:tab in a run. */
void docx_tab(struct docx_drawing *drawing);

/* The number of the page of ANCHOR in the PDF, "1" if it has none. */
const char *docx_page_of(
    const struct docx_drawing *drawing, const char *anchor);

/* Opens w:hyperlink for a link; false if it leads nowhere, and its words stand
 * alone (docx_link.c). */
bool docx_link_begin(struct docx_drawing *drawing, cmark_node *node);

/* ---- bookmarks (docx_bookmark.c) ----------------------------------------- */

/* The name of ANCHOR's bookmark: Word allows 40 letters, digits and "_". */
const char *docx_bookmark(struct docx_drawing *drawing, const char *anchor);

/* A bookmark of that name begins; the id to end it with. */
int docx_bookmark_begin(struct docx_drawing *drawing, const char *name);
void docx_bookmark_end(struct docx_drawing *drawing, int id);

/* ---- blocks -------------------------------------------------------------- */

/* NODE, all blocks below NODE (docx_body.c). */
void docx_block(struct docx_drawing *drawing, cmark_node *node);
void docx_blocks(struct docx_drawing *drawing, cmark_node *node);

/* A list, and an item of it, begins: what is around its blocks changes
 * (docx_list.c). */
void docx_list_begin(struct docx_drawing *drawing, cmark_node *list);
void docx_list_item(struct docx_drawing *drawing, cmark_node *item);

/* The box of the item of tasks that PARAGRAPH begins. */
void docx_list_box(struct docx_drawing *drawing, cmark_node *paragraph);

/* Tables (docx_table.c), the contents (docx_contents.c). */
void docx_table(struct docx_drawing *drawing, cmark_node *node);

/* A small paragraph, if a table was the last block: Word wants one behind it at
 * the end of all text and of a note. */
void docx_table_end(struct docx_drawing *drawing);

void docx_contents(struct docx_drawing *drawing, const struct element *element);

/* ---- notes (docx_note_marks.c, docx_notes.c) ----------------------------- */

/* Where the mark of a note stands: nowhere, in the text, in another note. */
enum { NOTE_UNSEEN, NOTE_MARKED, NOTE_TOLD };

/* The id of the first note; Word's own for the lines above notes come before.
 */
enum { DOCX_FIRST_NOTE = 1 };

/* Finds the definitions of the document. */
void docx_notes_list(struct docx_drawing *drawing);

/* The mark of a note; a further one refers to the first. */
void docx_note_reference(
    struct docx_drawing *drawing, const struct element *element);

/* The part of all notes. */
void docx_notes_write(struct docx_drawing *drawing);

/* ---- pictures (docx_picture.c, docx_chart.c) ----------------------------- */

/* A run with PICTURE, no wider or higher than that. ALTERNATIVE: text, "" if it
 * only decorates. */
void docx_picture(struct docx_drawing *drawing, const struct picture *picture,
    double widest_pt, double highest_pt, const char *alternative);

/* The same for a drawing, as SVG and as pixels. LETTERED has its words as text,
 * OUTLINED as shapes. */
void docx_picture_drawn(struct docx_drawing *drawing,
    const struct drawing *lettered, const struct drawing *outlined,
    const char *alternative);

void docx_chart(struct docx_drawing *drawing, const struct element *element);

/* ---- measures ------------------------------------------------------------ */

/* The width of LENGTH bytes of TEXT in FONT, near enough (docx_measure.c). */
double docx_text_width(
    const struct font *font, double size_pt, const char *text, size_t length);

long docx_twips(double pt);

/* ---- colours (docx_colour.c) --------------------------------------------- */

/* An element whose ATTRIBUTE is COLOUR. */
void docx_put_colour(struct docx_xml *xml, const char *name,
    const char *attribute, struct colour colour);

/* What is behind a text. */
void docx_put_ground(struct docx_xml *xml, struct colour colour);

/* A line at a SIDE, "w:left", of so many eighths of a pt, SPACE_PT from the
 * text. */
void docx_put_line(struct docx_xml *xml, const char *side, int eighths,
    int space_pt, struct colour colour);

/* That at the left of a quote, or of a callout. */
void docx_put_bar(struct docx_xml *xml, struct colour colour);

/* ---- sections ------------------------------------------------------------ */

/* The properties of the section that ends here, in w:sectPr
 * (docx_furniture.c). */
void docx_section(struct docx_drawing *drawing, bool turned);

#endif
