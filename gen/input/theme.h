/* Typography, colours and page geometry, for HTML and PDF alike.
 *
 * Keys of colour, typography and logo follow brand.yml. */
#ifndef INPUT_THEME_H
#define INPUT_THEME_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/source.h"

#include <stdbool.h>
#include <stddef.h>

struct colour {
    unsigned char red, green, blue;
};

struct typeface {
    const char *family;
    struct place place; /* where the theme names it */
    int weight;         /* 100 to 900 */
};

enum { HEADING_LEVELS = 6 };

enum cover_style {
    COVER_QUIET, /* a bar above the title */
    COVER_BAND,  /* the title on a ground that reaches the edges of the paper */
    COVER_FULL   /* the whole page is that ground */
};

struct theme {
    const struct source *source;
    const char *name; /* of the theme itself, without changes; NULL: none */

    /* page: lengths in pt */
    double page_width_pt, page_height_pt;
    double margin_top_pt, margin_right_pt, margin_bottom_pt, margin_left_pt;
    /* Pages face each other: left is the inner margin and right the outer one,
     * and those of even pages change places. */
    bool facing;
    bool grid; /* lines of body text stand at the same heights on all pages */

    /* typography */
    struct typeface base, headings, monospace;
    double base_size_pt;
    double line_height; /* times the size */
    double heading_sizes_pt[HEADING_LEVELS];
    double heading_line_height;
    double monospace_size_pt;
    double small_size_pt; /* tables' heads, footnotes, furniture */
    bool justify;
    bool hanging;      /* small marks stand out into the margins */
    bool line_numbers; /* beside code */

    /* colour */
    struct colour foreground, background, primary, secondary, muted, rule,
        surface; /* surface: behind code, notes and heads of tables */
    struct colour note, tip, caution, warning;
    struct colour link;

    const char *logo;             /* path of a picture, resolved; NULL: none */
    const char *logo_alternative; /* text for it; NULL: it only decorates */
    struct place logo_place;
    enum cover_style cover;
};

/* Reads theme.yaml at PATH, with the settings that the files CHANGES (of the
 * same form, but not of all settings) give instead, the last of them first.
 * BRAND, when not NULL, is the path of a brand.yml file whose color, typography
 * and logo override the theme's. NULL after an error. */
const struct theme *theme_read(struct arena *arena, const char *path,
    const char *const *changes, size_t change_count, const char *brand,
    struct diags *diags);

#endif
