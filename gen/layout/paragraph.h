/* Text with styles to lines of placed glyphs.
 *
 * A paragraph is filled with text, pictures and breaks, broken once for a
 * width, and then drawn line by line. It is made to be cleared and used
 * again: a document needs one. */
#ifndef LAYOUT_PARAGRAPH_H
#define LAYOUT_PARAGRAPH_H

#include "base/arena.h"
#include "base/array.h"
#include "base/buffer.h"
#include "base/diag.h"
#include "layout/code_points.h"
#include "layout/direction.h"
#include "layout/linebreak.h"
#include "layout/page_numbers.h"
#include "layout/shape.h"
#include "layout/style.h"
#include "layout/tags.h"
#include "layout/vertical.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum span_kind { SPAN_TEXT, SPAN_BREAK, SPAN_PICTURE };

/* A stretch of the paragraph that looks the same. */
struct span {
    enum span_kind kind;
    uint32_t start, end; /* bytes of the text */
    struct text_style style;
    const struct font *font;
    int link;           /* of the links, -1: none */
    size_t note;        /* the footnote it refers to, counted from 1; 0: none */
    const char *anchor; /* NULL: none */
    const char *page_of; /* the anchor whose page's number it tells; NULL */
    const struct picture *picture;
    double width_pt, height_pt; /* of the picture */
    const char *alternative;
    uint32_t tag;
};

struct span_link {
    const char *address, *anchor; /* one of them is NULL */
    uint32_t start, end;
    const char *text;        /* made when first drawn */
    uint32_t tag, outer_tag; /* its own, and that of the text around it */
};

/* What stands behind an item of the line breaker. */
struct paragraph_item {
    const struct word_part *part; /* NULL: a space or a picture; of a penalty:
                                     behind which it adds a hyphen */
    /* Of a penalty: the halves of the part of the next item; NULL: none. */
    const struct word_split *split;
    const char *word_text;
    uint32_t span;
    uint32_t spaces;     /* how many, of a glue */
    unsigned char level; /* of direction; odd is right to left */
};

/* What all paragraphs of a document share. */
struct setting {
    struct arena *arena; /* of what is placed */
    const struct styles *styles;
    struct words *words;
    const struct word_language *language;
    const struct patterns *patterns; /* NULL: words are not hyphenated */
    const struct picture *logo;      /* of the title page; NULL: none */
    struct diags *diags;
    struct code_points missing; /* already reported */
    bool shown; /* lines, baselines and stretch are drawn, too */
    struct tag_tree tags;
    struct page_numbers page_numbers;
};

struct paragraph {
    struct setting *setting;
    struct arena work; /* of the arrays, which keep their room */
    struct buffer text;
    ARRAY(struct span) spans;
    ARRAY(struct span_link) links;
    ARRAY(struct isolate) isolates; /* end UINT32_MAX: not ended yet */
    uint32_t tag;                   /* of what is added next */
    bool preformatted;              /* spaces count */
    bool hangs;                     /* marks may stand out into the margins */
    struct place place;             /* for problems */
    bool quiet;          /* overfull lines have been reported already */
    bool tinted, struck; /* some of its text is */

    ARRAY(struct break_item) items;
    ARRAY(struct paragraph_item) about;
    unsigned char *levels; /* of every byte; NULL: all are 0 */
    unsigned char base_level;
    struct arena breaks; /* of the lines; emptied with each break */
    struct line_ends lines;
    struct block_style style;
    double width_pt;
};

void paragraph_init(struct paragraph *paragraph, struct setting *setting);
void paragraph_release(struct paragraph *paragraph);
void paragraph_clear(struct paragraph *paragraph, struct place place);

/* Adds text in a style; white space collapses unless preformatted. Returns
 * its span, valid until the next is added; NULL if nothing was left of it. */
struct span *paragraph_add_text(struct paragraph *paragraph,
    const struct text_style *style, const char *text, size_t length);
void paragraph_add_break(
    struct paragraph *paragraph, const struct text_style *style);

/* Adds a picture on the baseline, no larger than the given size. */
void paragraph_add_picture(struct paragraph *paragraph,
    const struct text_style *style, const struct picture *picture,
    const char *alternative, double most_width_pt, double most_height_pt);

/* What is added between the two is a link, with a tag of its own unless the
 * paragraph's tag is one of a link. */
void paragraph_open_link(
    struct paragraph *paragraph, const char *address, const char *anchor);
void paragraph_close_link(struct paragraph *paragraph);

/* What is added between the two runs from right to left, whatever is around it.
 * Such stretches nest. */
void paragraph_open_isolate(
    struct paragraph *paragraph, enum isolate_direction direction);
void paragraph_close_isolate(struct paragraph *paragraph);

/* The widest thing that can't be broken, and the width without any break. */
struct content_widths {
    double least_pt, most_pt;
};
struct content_widths paragraph_measure(struct paragraph *paragraph);

/* A part of a measured paragraph that no line ends in. A hyphen is no break
 * here: columns are made wide enough for words. */
struct chunk {
    double width_pt;
    double space_pt;  /* before it, unless it begins a line */
    bool begins_line; /* it is the first, or behind a forced break */
    size_t end;       /* the item behind it; 0 before the first chunk */
};

/* Goes on to the next chunk; false behind the last. */
bool paragraph_next_chunk(
    const struct paragraph *paragraph, struct chunk *chunk);

/* Breaks the paragraph into lines of WIDTH. Returns how many: at least 1. */
size_t paragraph_break(struct paragraph *paragraph,
    const struct block_style *style, double width_pt);

/* The item that LINE begins with; it may be behind the last one of an empty
 * line. */
size_t paragraph_line_start(const struct paragraph *paragraph, size_t line);

/* Height of a line: the leading, more if a picture stands in it. */
double paragraph_line_height(const struct paragraph *paragraph, size_t line);

/* From the top of a line to its baseline. */
double paragraph_baseline(const struct paragraph *paragraph, size_t line);

/* Draws a line whose top left corner is (x, y); returns where its ink ends. */
double paragraph_draw_line(struct paragraph *paragraph, size_t line,
    struct piece_builder *builder, double x_pt, double y_pt);

#endif
