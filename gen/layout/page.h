/* Finished pages: placed glyphs, rules, pictures and links, and what they are
 * to a reader who does not see them.
 *
 * What layout hands to the PDF writer. Layout decides everything; a writer
 * only draws. Lengths are in pt; the origin is the page's top left corner and
 * y grows downwards. All of it lives in the arena of paginate. */
#ifndef LAYOUT_PAGE_H
#define LAYOUT_PAGE_H

#include "compose/field.h"
#include "input/picture.h"
#include "input/theme.h"
#include "layout/font.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A glyph at the pen. Its text is a range of the run's text; a glyph that
 * shares a cluster with the one before it has length 0. */
struct glyph {
    uint32_t id;
    float advance_pt;               /* to the next glyph's pen position */
    float x_offset_pt, y_offset_pt; /* y upwards, as in the font */
    uint32_t text_start, text_length;
};

/* Glyphs of one font, size and colour on one baseline, in reading order.
 * A line ends with a space glyph, so that words never fuse; only a line that
 * was broken inside a word (an address, after a hyphen) does not. A hyphen that
 * stands there only because the line ends has a soft hyphen (U+00AD) for its
 * text. */
struct glyph_run {
    const struct font *font;
    double size_pt;
    struct colour colour;
    double x_pt, baseline_pt; /* of the left end */
    /* The pen begins at the right end, and moves by a glyph's advance before
     * that is drawn. */
    bool right_to_left;
    const struct glyph *glyphs;
    size_t glyph_count;
    const char *text; /* UTF-8, NUL-terminated, logical order */
};

/* What a tag says of its content: the standard structure types of ISO 32000-1,
 * 14.8.4. */
enum role {
    ROLE_DOCUMENT,
    ROLE_SECTION,
    ROLE_CALLOUT,   /* a note, tip, caution or warning beside the text */
    ROLE_HEADING_1, /* to 6: ROLE_HEADING_1 + level - 1 */
    ROLE_HEADING_2,
    ROLE_HEADING_3,
    ROLE_HEADING_4,
    ROLE_HEADING_5,
    ROLE_HEADING_6,
    ROLE_PARAGRAPH,
    ROLE_LIST,
    ROLE_LIST_ITEM,
    ROLE_LABEL,     /* of a list item, a footnote or a contents entry */
    ROLE_LIST_BODY, /* the rest of a list item */
    ROLE_TABLE,
    ROLE_TABLE_HEAD,
    ROLE_TABLE_BODY,
    ROLE_ROW,
    ROLE_HEADER_CELL,
    ROLE_CELL,
    ROLE_BLOCK_QUOTE,
    ROLE_CODE,
    ROLE_NOTE,      /* a footnote */
    ROLE_REFERENCE, /* where it is referred to, and contents' page numbers */
    ROLE_FIGURE,
    ROLE_CAPTION,
    ROLE_CONTENTS,
    ROLE_CONTENTS_ITEM,
    ROLE_LINK,
    ROLE_SPAN,
    ROLE_FORM, /* a field to be filled in */
};

/* What a header cell stands over. */
enum header_scope { HEADER_OF_NONE, HEADER_OF_COLUMN, HEADER_OF_ROW };

enum numbering { NUMBERING_NONE, NUMBERING_DISC, NUMBERING_DECIMAL };

/* One element of the structure tree. The tags of a document are in document
 * order, each behind its parent; the first is the DOCUMENT and its own parent.
 * A tag's children come in that order, too; where it also has items of its own
 * (a paragraph with links in it), children and items come as they appear on
 * the pages. */
struct tag {
    enum role role;
    uint32_t parent;                /* an index into the tags */
    const char *alternative;        /* FIGURE: the text that stands for it */
    const char *language;           /* BCP 47, where it changes; NULL */
    enum header_scope scope;        /* HEADER_CELL */
    uint16_t row_span, column_span; /* cells; 0 and 1 both mean one */
    enum numbering numbering;       /* LIST */
};

/* What an item is that belongs to no tag (ISO 32000-1, 14.8.2.2). */
enum artifact {
    ARTIFACT_NONE, /* it belongs to a tag */
    ARTIFACT_HEADER,
    ARTIFACT_FOOTER,
    ARTIFACT_REPEATED, /* the head of a table on its further pages */
    ARTIFACT_LAYOUT, /* rules, numbers of lines, pictures that only decorate */
    ARTIFACT_BACKGROUND,
};

enum item_kind { ITEM_RUN, ITEM_BOX, ITEM_RULE, ITEM_PICTURE, ITEM_FIELD };

/* A filled rectangle: backgrounds, and rules thick enough to have an area. */
struct box {
    double x_pt, y_pt, width_pt, height_pt;
    struct colour colour;
};

/* A stroked line. dash_pt 0: solid; otherwise dots of that pitch. */
struct rule {
    double x1_pt, y1_pt, x2_pt, y2_pt, thickness_pt, dash_pt;
    struct colour colour;
};

struct placed_picture {
    const struct picture *picture;
    double x_pt, y_pt, width_pt, height_pt;
    const char *alternative; /* text, "" if decorative */
};

/* Where somebody writes; nothing is drawn for it. Its tag is a FORM. */
struct placed_field {
    const struct field *field;
    double x_pt, y_pt, width_pt, height_pt;
};

/* Drawn in the order of the list, which is reading order for the text. */
struct item {
    enum item_kind kind;
    union {
        struct glyph_run run;
        struct box box;
        struct rule rule;
        struct placed_picture picture;
        struct placed_field field;
    } as;
    enum artifact artifact;
    uint32_t tag;   /* an index into the tags, if no artifact */
    bool furniture; /* running head, foot, repeated table head: no content;
                       these come last in a page's list */
    bool marker;    /* content that the HTML shows outside its text: bullets
                       and numbers of lists, page numbers in the contents */
    const char *page_of; /* RUN: the anchor whose page's number it tells; NULL:
                            none */
};

/* An area that leads somewhere: to a web address or to an anchor. */
struct page_link {
    double x_pt, y_pt, width_pt, height_pt;
    const char *address; /* NULL: inside the document */
    const char *anchor;  /* NULL: outside */
    const char *text;    /* what the link says, for screen readers */
    uint32_t tag;        /* the LINK that it belongs to */
};

struct page {
    double width_pt, height_pt;
    const struct item *items;
    size_t item_count;
    const struct page_link *links;
    size_t link_count;
};

/* Where an anchor came to stand. */
struct anchor {
    const char *name;
    int page; /* from 0 */
    double x_pt, y_pt;
};

struct bookmark {
    const char *text; /* with its number: "4.2 Risks" */
    int level;        /* from 1; never more than one deeper than the last */
    const char *anchor;
};

struct pages {
    const struct page *pages;
    size_t page_count;
    const struct anchor *anchors; /* sorted by name */
    size_t anchor_count;
    const struct bookmark *bookmarks;
    size_t bookmark_count;
    const struct tag *tags;
    size_t tag_count; /* 0: pages without structure */
    /* What fields are filled in with, TrueType; NULL: there are none, or the
     * theme has no such font and texts are filled in by hand. */
    const struct font *form_font;
    double form_size_pt;
    /* The file's description; NULL: absent. */
    const char *title, *author, *subject, *language;
    const char *iso_date; /* "2026-11-20" */
    const char *origin;   /* that of the document */
};

/* The anchor of that name, or NULL. */
const struct anchor *pages_anchor(const struct pages *pages, const char *name);

/* For the text of a link that reads TEXT, of which a byte stands behind LENGTH:
 * all of it, or how it begins, as each line of a link has it. In ARENA. */
const char *page_link_text(
    struct arena *arena, const char *text, size_t length);

#endif
