/* A vertical list: everything that goes down a page, before pages exist.
 *
 * As in TeX, a document first becomes one long list of boxes (here: pieces),
 * glue and penalties; page breaking then only chooses among the penalties. */
#ifndef LAYOUT_VERTICAL_H
#define LAYOUT_VERTICAL_H

#include "base/arena.h"
#include "base/array.h"
#include "layout/page.h"
#include "layout/style.h"

#include <stdbool.h>
#include <stddef.h>

struct piece_anchor {
    const char *name;
    double x_pt, y_pt;
};

/* A line, a table row, a picture: never divided. Coordinates are relative to
 * its top left corner; x 0 is the left edge of the text. */
struct piece {
    double height_pt;
    const struct item *items;
    const struct page_link *links;
    const struct piece_anchor *anchors;
    size_t item_count, link_count, anchor_count;
    /* Footnotes up to this one (counted from 1) are referred to here or
     * before; 0: none. */
    size_t note;
    /* Where the number of the page of an anchor is to stand, after pages
     * exist: at the right edge, with a dotted leader from leader_pt. */
    const char *page_of;
    uint32_t page_of_tag; /* the LINK that it belongs to */
    double leader_pt, baseline_pt;
    const struct block_style *page_of_style;
    bool bare; /* its page has no running head and foot */
};

/* A piece that is being made. */
struct piece_builder {
    struct arena *arena; /* of the arrays while they grow */
    ARRAY(struct item) items;
    ARRAY(struct page_link) links;
    ARRAY(struct piece_anchor) anchors;
    size_t note;
    uint32_t tag;           /* of what is added next */
    enum artifact artifact; /* or what it is instead */
    bool drawing;           /* shapes are content of the tag, not decoration */
};

/* Add a drawn thing, neither furniture nor marker; valid until the next. */
struct item *piece_add_run(struct piece_builder *builder, struct glyph_run run);
struct item *piece_add_box(struct piece_builder *builder, struct box box);
struct item *piece_add_rule(struct piece_builder *builder, struct rule rule);
struct item *piece_add_picture(
    struct piece_builder *builder, struct placed_picture picture);
struct item *piece_add_field(
    struct piece_builder *builder, struct placed_field field);

/* The finished piece, its arrays copied to ARENA; BUILDER is empty then. */
struct piece piece_finish(
    struct piece_builder *builder, double height_pt, struct arena *arena);

/* Moves an item right and down. */
void item_move(struct item *item, double x_pt, double y_pt);

/* How far the ground of a frame goes beyond it. */
enum bleed {
    BLEED_NONE,
    BLEED_ABOVE, /* to the edges of the paper at the sides, and above if it
                    begins a page */
    BLEED_PAGE   /* over all of each page that it reaches */
};

/* A ground that encloses pieces and is drawn anew on each page it reaches. */
struct frame {
    double x_pt, width_pt;
    bool filled;
    struct colour ground;
    enum bleed bleed;
    double bar_pt; /* thickness of a bar at the left edge, 0: none */
    struct colour bar;
    double padding_top_pt, padding_bottom_pt;
    /* Repeated at the top of each page but the first: a table's head. */
    const struct piece *head; /* NULL: none */
};

enum vertical_kind {
    VERTICAL_PIECE,
    VERTICAL_GLUE,    /* dropped at the top and the foot of a page */
    VERTICAL_FILL,    /* takes what is left over on the page */
    VERTICAL_PENALTY, /* a page may break here, at this cost */
    VERTICAL_OPEN,    /* a frame begins */
    VERTICAL_CLOSE,   /* the frame opened last, its own, ends */
    VERTICAL_TURN,    /* a page that begins behind this is turned, or is not */
    VERTICAL_SNAP,    /* what follows stands on a line of the grid */
};

/* Costs of a break: between 0 and COST_NEVER, which forbids it. */
enum { COST_FORCED = -10000, COST_NEVER = 10000 };

struct vertical {
    enum vertical_kind kind;
    union {
        struct piece *piece;
        double glue_pt;
        int cost;
        struct frame *frame;
        bool turned;
    } as;
};

struct vertical_list {
    ARRAY(struct vertical) nodes;
    double pitch_pt; /* of the grid, 0: there is none */
};

#endif
