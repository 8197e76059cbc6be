/* What a theme means for each kind of text: fonts, sizes, spaces, colours. */
#ifndef LAYOUT_STYLE_H
#define LAYOUT_STYLE_H

#include "base/diag.h"
#include "compose/document.h"
#include "input/cover_colours.h"
#include "input/theme.h"
#include "layout/font.h"

#include <stdbool.h>

/* FACE_LABELS is the family of the headings at the weight of text. */
enum face { FACE_BASE, FACE_HEADINGS, FACE_LABELS, FACE_MONOSPACE, FACE_COUNT };

/* How characters look. */
struct text_style {
    enum face face;
    bool bold, italic, underlined, struck;
    bool tinted; /* on a light ground: an ELEMENT_MARK */
    bool hyphenated;
    const char *language; /* BCP 47; NULL: the document's */
    double size_pt;
    double rise_pt; /* of the baseline */
    struct colour colour;
};

enum alignment { ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT };

/* How a block of lines is set. */
struct block_style {
    struct text_style text;
    double leading_pt; /* from baseline to baseline */
    double before_pt, after_pt;
    enum alignment alignment;
    bool justified;    /* else ragged on the side away from the alignment */
    double hanging_pt; /* indent of all lines but the first */
    bool hooked;       /* a hook in that indent says that they continue one */
};

/* A theme with its fonts opened, and the measures derived from it. */
struct styles {
    const struct theme *theme;
    const struct font *fonts[FACE_COUNT][2][2]; /* [bold][italic] */
    double text_width_pt, text_height_pt;
    double leading_pt; /* of running text; the unit of vertical space */
    double code_ratio; /* size of code to the size of text around it */
    double list_indent_pt, quote_indent_pt, padding_pt;
    struct colour link_rule, code_ground, note_ground[4];
    struct cover_colours cover; /* unless it is quiet */
};

/* Opens the theme's fonts. False after an error: a family is missing, or the
 * margins leave no room for text. */
bool styles_init(struct styles *styles, const struct theme *theme,
    struct fonts *fonts, struct diags *diags);

const struct font *style_font(
    const struct styles *styles, const struct text_style *style);

/* A page and the room for text on it, which begins left_pt from its edge. */
struct area {
    double width_pt, height_pt, left_pt, text_width_pt, text_height_pt;
};

/* Of an upright page, or of one that is turned for a wide table: the paper is
 * turned, the margins are not. A page with an odd number, if pages face each
 * other. */
struct area style_area(const struct styles *styles, bool turned);

struct block_style style_paragraph(const struct styles *styles);
struct block_style style_heading(const struct styles *styles, int level);
struct block_style style_code(const struct styles *styles);
struct block_style style_cell(const struct styles *styles, bool head);
struct block_style style_note(const struct styles *styles);
struct block_style style_label(
    const struct styles *styles, enum callout callout);
struct block_style style_title(const struct styles *styles);
struct block_style style_subtitle(const struct styles *styles);
struct block_style style_contents(const struct styles *styles, int level);
struct block_style style_furniture(const struct styles *styles);

/* The colour of a callout's bar and label. */
struct colour style_callout_colour(
    const struct styles *styles, enum callout callout);

/* SHARE (0 to 1) of COLOUR over GROUND. */
struct colour colour_mix(
    struct colour colour, struct colour ground, double share);

#endif
