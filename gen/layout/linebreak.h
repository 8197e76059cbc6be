/* Total-fit line breaking over box, glue and penalty.
 *
 * D. E. Knuth and M. F. Plass, "Breaking Paragraphs into Lines", Software:
 * Practice and Experience 11 (1981), 1119-1184. A paragraph is a list of
 * items; the lines are chosen together, so that the sum of their demerits is
 * the least possible. */
#ifndef LAYOUT_LINEBREAK_H
#define LAYOUT_LINEBREAK_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

enum break_kind { BREAK_BOX, BREAK_GLUE, BREAK_PENALTY };

/* A break is never at, respectively always at, a penalty this large. */
#define PENALTY_NEVER 10000
#define PENALTY_FORCED (-10000)

/* Stretch that makes a line of any looseness cost nothing. */
#define STRETCH_INFINITE 1e6

struct break_item {
    enum break_kind kind;
    bool flagged;    /* PENALTY: two in a row are to be avoided */
    int penalty;     /* PENALTY */
    double width_pt; /* PENALTY: added only if the line ends here */
    /* PENALTY: added to the next line if this one ends here: what the second
     * half of a word has more than the box behind the penalty, which is the
     * whole. */
    double next_pt;
    double stretch_pt, shrink_pt; /* GLUE */
    /* How far a line that begins with this BOX, or ends at this GLUE or
     * PENALTY, may stand out into the margin. */
    double hang_pt;
};

struct break_settings {
    double first_width_pt; /* of the first line */
    double width_pt;       /* of all others */
    /* Largest badness of a line, 100 times the cube of how far its glue is
     * stretched or shrunk, for the first pass and the second. */
    double first_tolerance, tolerance;
    /* The same for a pass before these without penalties that have a width:
     * a paragraph is better without hyphens. 0: there is no such pass. */
    double plain_tolerance;
    double line_penalty;      /* more makes fewer lines */
    double flagged_demerits;  /* two flagged breaks in a row */
    double final_demerits;    /* a flagged break before the last line */
    double adjacent_demerits; /* a tight line beside a loose one */
    /* 0: justified. Otherwise the lines are ragged: glue keeps its width and
     * this much free space at the right counts as one unit of stretch. */
    double ragged_pt;
    /* Stretch that every line is lent in the last pass, so that lines without
     * any of their own can be told apart. */
    double emergency_pt;
};

/* The end of a line. */
struct line_end {
    size_t item;   /* the glue or penalty broken at */
    double ratio;  /* of stretch (above 0) or shrink (below 0) of its glue, as
                      the pass that found it reckons */
    bool overfull; /* longer than its width even when shrunk */
};

struct line_ends {
    const struct line_end *ends;
    size_t count;
    double demerits; /* the sum over all lines */
};

/* The paper's and TeX's usual values. */
struct break_settings break_settings_usual(double width_pt);

/* Breaks COUNT items, the last of which must be a forced penalty, into lines
 * (section "The Algorithm Itself", p. 1156). A pass without hyphens is tried,
 * one with first_tolerance, one with tolerance, and then one that takes any
 * line: there is always a result. The time grows with the items times the words
 * of a line. Results and working memory live in ARENA. */
struct line_ends linebreak_choose(struct arena *arena,
    const struct break_item *items, size_t count,
    const struct break_settings *settings);

/* The first item of the line after a break at AFTER: glue and penalties that
 * would begin a line are dropped up to the next box or forced break. */
size_t linebreak_line_start(
    const struct break_item *items, size_t count, size_t after);

#endif
