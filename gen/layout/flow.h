/* The flow: blocks to a vertical list, what stands under what, with which
 * space between.
 *
 * This is the state that the walk over a document (layout/walk) hands to the
 * functions for each kind of block, and what they have in common. */
#ifndef LAYOUT_FLOW_H
#define LAYOUT_FLOW_H

#include "compose/document.h"
#include "layout/inlines.h"
#include "layout/paragraph.h"
#include "layout/style.h"
#include "layout/vertical.h"

#include <stdbool.h>
#include <stddef.h>

/* A heading keeps with so many lines below it, and likes to have more. */
enum { HEADING_KEEPS = 2, HEADING_LIKES = 4 };

/* Nesting deeper than this is not indented further. */
enum { DEEPEST_INDENT = 6 };

/* What a page break costs inside such a block: it hurts less between. */
enum {
    COST_IN_LIST = 15,
    COST_IN_TABLE = 40,
    COST_IN_CODE = 60,
    COST_IN_CALLOUT = 150,
    COST_UNDER_HEADING = 200 /* with fewer lines than it likes */
};

/* What a block inherits from the blocks around it. */
struct flow_context {
    double x_pt, width_pt; /* x from the left edge of the text */
    bool tight; /* paragraphs of a tight list have no space between */
    bool quoted, note, cover;
    bool framed; /* a frame was opened for this very block */
    bool boxed;  /* on a ground of its own, and so off the grid */
    int list_depth, quote_depth;
    int break_cost;   /* the least that a page break costs here */
    int next_number;  /* of the list's next item; below 0: bullets */
    size_t keep_from; /* of a KEEP: its first node */
    uint32_t tag;     /* that blocks stand below */
};

/* The mark of a list item, or the number of a line of code, that waits for the
 * first line it stands beside. */
struct marker {
    const char *text;
    double right_pt;
    bool task;   /* a check box, which is text in the HTML too */
    bool beside; /* a line's number, which is no part of the code */
    struct text_style style;
    const char *target; /* anchor that it leads to, NULL: none */
    uint32_t tag;
};

/* What tables that follow one another share, if they have the same heads. */
struct shared_columns {
    struct columns *columns; /* NULL: each has its own */
    cmark_node *parent;      /* of them all */
    size_t left;             /* how many are still to come */
};

struct flow {
    struct setting *setting;
    const struct document *document;
    const struct note_names *notes;
    struct paragraph paragraph;
    struct paragraph mark; /* for the marks of list items */
    struct piece_builder builder;
    struct vertical_list *list; /* what is being filled */
    struct arena work;
    ARRAY(struct flow_context) contexts;
    ARRAY(struct marker) markers;
    ARRAY(const char *) anchors; /* for the next piece */
    struct shared_columns shared;
    double space_pt;   /* due before the next piece */
    int next_cost;     /* of a break before the next piece, 0: the usual */
    int kept_lines;    /* to come that must stay with what is above */
    int liked_lines;   /* that had better stay */
    size_t kept_start; /* the node at which what must stay together begins */
    bool started;      /* a break is possible: something stands above */
    ARRAY(struct frame *) frames; /* that are open */
    bool is_body, was_body; /* the next piece stands on the grid; the last did,
                               and so does what follows */
};

void flow_init(struct flow *flow, struct setting *setting,
    const struct document *document, const struct note_names *notes);
void flow_release(struct flow *flow);

/* Starts to fill LIST. */
void flow_begin(struct flow *flow, struct vertical_list *list);

/* The innermost context; a copy of it made the innermost; back again. */
struct flow_context *flow_here(struct flow *flow);
struct flow_context *flow_push(struct flow *flow);
void flow_pop(struct flow *flow);

struct vertical *flow_add_node(struct flow *flow, enum vertical_kind kind);

/* Asks for at least this much space before the next piece: of two spaces
 * that meet, the larger counts. */
void flow_space(struct flow *flow, double space_pt);

/* What comes next begins a page. */
void flow_force_break(struct flow *flow);

/* What comes next begins a page, which is turned or not; a heading above that
 * has to stay with it begins that page. */
void flow_turn(struct flow *flow, bool turned);

/* Adds the piece in the builder, borrowed until the list is gone. A break
 * before it costs COST, unless a heading above keeps it. LINES counts towards
 * what a heading keeps. */
struct piece *flow_add_piece(
    struct flow *flow, double height_pt, int cost, int lines);

/* The same for a piece that is finished. */
void flow_add_ready_piece(
    struct flow *flow, struct piece *piece, int cost, int lines);

void flow_open_frame(struct flow *flow, struct frame frame);
void flow_close_frame(struct flow *flow);

/* A new tag below the one that the flow stands in. */
uint32_t flow_add_tag(struct flow *flow, enum role role);

/* Makes such a tag the one that what follows stands below; flow_pop leaves
 * it. */
struct flow_context *flow_push_tag(struct flow *flow, enum role role);

/* Empties the paragraph to be filled with NODE's text, which is a ROLE. */
void flow_start_paragraph(struct flow *flow, cmark_node *node, enum role role);

/* Breaks and adds the paragraph that has been filled. */
void flow_add_paragraph(struct flow *flow, const struct block_style *style);

/* The style of a paragraph here: in a note, a quote, a list, on the cover. */
struct block_style flow_body_style(struct flow *flow);

#endif
