/* The assembled text of one profile: one cmark tree with its places.
 *
 * What compose hands over and layout and write/html read as const. The tree
 * has only these nodes:
 *
 *   blocks   HEADING PARAGRAPH LIST ITEM (task items too) BLOCK_QUOTE
 *            CODE_BLOCK TABLE THEMATIC_BREAK FOOTNOTE_DEFINITION and
 *            CUSTOM_BLOCK with an element
 *   inlines  TEXT SOFTBREAK LINEBREAK CODE EMPH STRONG STRIKETHROUGH LINK
 *            IMAGE FOOTNOTE_REFERENCE and CUSTOM_INLINE with an element
 *
 * Footnote definitions are the last children of the root, in the order of
 * their numbers. Values have become text; no `{{` or `:::` is left.
 *
 * Heading levels are those of HTML: the title on a cover or a masthead is the
 * only HEADING 1 and the main sections are HEADING 2; without a title they are
 * HEADING 1. A
 * level is never more than one deeper than the heading before it. Nodes are
 * nested at most DOCUMENT_DEEPEST deep, so that readers may recurse. */
#ifndef COMPOSE_DOCUMENT_H
#define COMPOSE_DOCUMENT_H

#include "base/arena.h"
#include "base/source.h"
#include "compose/chart.h"
#include "compose/field.h"
#include "input/picture.h"
#include "input/template.h"

#include <cmark-gfm.h>
#include <stddef.h>

enum { DOCUMENT_DEEPEST = 300 };

/* What a CUSTOM_BLOCK or CUSTOM_INLINE stands for. */
enum element_kind {
    ELEMENT_NONE,       /* an ordinary Markdown node */
    ELEMENT_COVER,      /* block: HEADING 1 (the title), paragraphs, TABLE;
                           a page of its own */
    ELEMENT_CONTENTS,   /* block without children: the list of all numbered
                           headings stands here; its label is the heading */
    ELEMENT_SECTION,    /* block: one module or computed section */
    ELEMENT_CALLOUT,    /* block: note, tip, caution or warning; its label is
                           printed before its children */
    ELEMENT_CHART,      /* block without children: its chart */
    ELEMENT_KEEP,       /* block: children stay on one page */
    ELEMENT_PAGE_BREAK, /* block without children */
    ELEMENT_PHRASE,     /* inline: in another language than the text around it;
                           children are its text */
    ELEMENT_MARK,       /* inline: a short word set apart, such as "stated" or
                           "ruled out"; children are its text */
    ELEMENT_ISOLATE,    /* inline: a value whose letters may run from right to
                           left; its direction is its own, and leaves the text
                           around it alone; children are its text */
    ELEMENT_REFERENCE,  /* inline: says where its target stands; children are
                           its text, and in print its label follows, which has
                           {page} for the target's page */
    ELEMENT_FIELD,      /* inline without children, alone in a table's cell: its
                           field is to be filled in there */
};

enum callout { CALLOUT_NOTE, CALLOUT_TIP, CALLOUT_CAUTION, CALLOUT_WARNING };

/* What compose knows of a node beyond Markdown. Hangs on the node's user
 * data; every block node has one, inlines where they need one. */
struct element {
    enum element_kind kind;
    struct place place;   /* where it was written */
    const char *anchor;   /* unique in the document; NULL: none */
    const char *number;   /* HEADING: "4.2", NULL: unnumbered;
                             FOOTNOTE_DEFINITION, _REFERENCE: "3" */
    bool skips_level;     /* HEADING: it was written more than one level deeper
                             than the one before */
    const char *label;    /* CALLOUT: "Note"; CONTENTS: "Contents"; REFERENCE:
                             " on page {page}", NULL: no page is told */
    enum callout callout; /* of a CALLOUT */
    const char *language; /* PHRASE: BCP 47 */
    bool right_to_left;   /* PHRASE: its language is written like that */
    const char *target;   /* LINK inside the document, FOOTNOTE_REFERENCE,
                             REFERENCE: the anchor it leads to;
                             FOOTNOTE_DEFINITION: the anchor of its first
                             reference */
    const struct picture *picture; /* IMAGE */
    const struct chart *chart;     /* CHART */
    const struct field *field;     /* FIELD */
};

/* The node's element; a constant empty one if it has none. Never NULL. */
const struct element *element_of(cmark_node *node);

/* A heading of the outline, in document order; the title is not one. */
struct outline_entry {
    cmark_node *node;
    int level;                   /* 1 for the document's main sections */
    const char *number, *anchor; /* number NULL: unnumbered */
    const char *text;            /* plain */
};

/* The name under which files say whose document they are. */
#define DOCUMENT_ORIGIN "dossier-profile"

/* Words for the page furniture and the file's description. NULL: absent. */
struct document_facts {
    const char *title, *client, *author, *language; /* language: BCP 47 */
    const char *date;         /* as printed: "20 November 2026" */
    const char *iso_date;     /* "2026-11-20", NULL if the profile has none */
    const char *running_head; /* one line, for the head of every page */
    const char *confidentiality; /* as printed at the foot */
    const char *origin; /* whose document it is, as cli/identity.h writes it */
};

struct document {
    cmark_node *root; /* owned by the document; freed by document_free */
    struct document_facts facts;
    const struct outline_entry *outline;
    size_t outline_count;
    const struct strings *strings;
    const struct theme *theme;
    const struct picture *logo;          /* of the title page; NULL: none */
    const struct picture *client_logo;   /* beside it; NULL: none */
    const char *client_logo_alternative; /* NULL: it only decorates */
};

void document_free(struct document *document);

#endif
