/* The measures of a page, all derived from the theme. */
#include "layout/style.h"

#include <string.h>

struct colour colour_mix(
    struct colour colour, struct colour ground, double share)
{
    return (struct colour){
        (unsigned char)(colour.red * share + ground.red * (1 - share) + 0.5),
        (unsigned char)(colour.green * share + ground.green * (1 - share) +
                        0.5),
        (unsigned char)(colour.blue * share + ground.blue * (1 - share) + 0.5),
    };
}

static int bolder(int weight)
{
    return weight >= 600 ? (weight > 800 ? 900 : weight + 100) : 700;
}

static bool open_face(struct styles *styles, enum face face,
    const struct typeface *typeface, struct fonts *fonts, struct diags *diags)
{
    for (int bold = 0; bold < 2; bold++) {
        for (int italic = 0; italic < 2; italic++) {
            int weight = bold ? bolder(typeface->weight) : typeface->weight;
            const struct font *font = fonts_find(fonts, typeface->family,
                weight, italic, typeface->place, diags);
            if (!font)
                return false;
            styles->fonts[face][bold][italic] = font;
        }
    }
    return true;
}

static bool has_room(const struct styles *styles, struct diags *diags)
{
    if (styles->text_width_pt >= 72 && styles->text_height_pt >= 72)
        return true;
    struct place place = {.source = styles->theme->source};
    diag_add(diags, SEVERITY_ERROR, place,
        "make the page larger or the margins smaller",
        "the margins leave no room for text on the page");
    return false;
}

bool styles_init(struct styles *styles, const struct theme *theme,
    struct fonts *fonts, struct diags *diags)
{
    memset(styles, 0, sizeof *styles);
    styles->theme = theme;
    styles->text_width_pt =
        theme->page_width_pt - theme->margin_left_pt - theme->margin_right_pt;
    styles->text_height_pt =
        theme->page_height_pt - theme->margin_top_pt - theme->margin_bottom_pt;
    double size = theme->base_size_pt;
    styles->leading_pt = size * theme->line_height;
    styles->code_ratio = theme->monospace_size_pt / size;
    styles->list_indent_pt = 1.9 * size;
    styles->quote_indent_pt = 1.5 * size;
    styles->padding_pt = 0.85 * size;
    styles->link_rule = colour_mix(theme->link, theme->background, 0.45);
    styles->code_ground = theme->surface;
    styles->cover = cover_colours(theme);
    for (int i = 0; i < 4; i++)
        styles->note_ground[i] =
            colour_mix(style_callout_colour(styles, (enum callout)i),
                theme->background, 0.07);
    struct typeface labels = theme->headings;
    labels.weight = theme->base.weight;
    bool found = open_face(styles, FACE_BASE, &theme->base, fonts, diags);
    if (open_face(styles, FACE_HEADINGS, &theme->headings, fonts, diags))
        open_face(styles, FACE_LABELS, &labels, fonts, diags);
    else
        found = false;
    found &= open_face(styles, FACE_MONOSPACE, &theme->monospace, fonts, diags);
    return found && has_room(styles, diags);
}

const struct font *style_font(
    const struct styles *styles, const struct text_style *style)
{
    return styles->fonts[style->face][style->bold][style->italic];
}

struct colour style_callout_colour(
    const struct styles *styles, enum callout callout)
{
    switch (callout) {
    case CALLOUT_TIP: return styles->theme->tip;
    case CALLOUT_CAUTION: return styles->theme->caution;
    case CALLOUT_WARNING: return styles->theme->warning;
    case CALLOUT_NOTE: break;
    }
    return styles->theme->note;
}

struct area style_area(const struct styles *styles, bool turned)
{
    const struct theme *theme = styles->theme;
    double width = turned ? theme->page_height_pt : theme->page_width_pt;
    double height = turned ? theme->page_width_pt : theme->page_height_pt;
    return (struct area){
        .width_pt = width,
        .height_pt = height,
        .left_pt = theme->margin_left_pt,
        .text_width_pt = width - theme->margin_left_pt - theme->margin_right_pt,
        .text_height_pt =
            height - theme->margin_top_pt - theme->margin_bottom_pt,
    };
}

struct block_style style_paragraph(const struct styles *styles)
{
    const struct theme *theme = styles->theme;
    return (struct block_style){
        .text = {.face = FACE_BASE,
            .size_pt = theme->base_size_pt,
            .hyphenated = true,
            .colour = theme->foreground},
        .leading_pt = styles->leading_pt,
        .before_pt = 0.5 * styles->leading_pt,
        .after_pt = 0.5 * styles->leading_pt,
        .justified = theme->justify,
    };
}

struct block_style style_heading(const struct styles *styles, int level)
{
    static const double before[HEADING_LEVELS] = {2, 1.7, 1.3, 1, 1, 1};
    static const double after[HEADING_LEVELS] = {1, 0.6, 0.4, 0.3, 0.3, 0.3};
    const struct theme *theme = styles->theme;
    int i = level < 1                ? 0
            : level > HEADING_LEVELS ? HEADING_LEVELS - 1
                                     : level - 1;
    double size = theme->heading_sizes_pt[i];
    return (struct block_style){
        .text = {.face = FACE_HEADINGS,
            .size_pt = size,
            .colour = level <= 2 ? theme->primary : theme->foreground},
        .leading_pt = size * theme->heading_line_height,
        .before_pt = before[i] * styles->leading_pt,
        .after_pt = after[i] * styles->leading_pt,
    };
}

struct block_style style_code(const struct styles *styles)
{
    const struct theme *theme = styles->theme;
    return (struct block_style){
        .text = {.face = FACE_MONOSPACE,
            .size_pt = theme->monospace_size_pt,
            .colour = theme->foreground},
        .hooked = true,
        .leading_pt = theme->monospace_size_pt * 1.45,
        .before_pt = 0.7 * styles->leading_pt,
        .after_pt = 0.7 * styles->leading_pt,
    };
}

struct block_style style_cell(const struct styles *styles, bool head)
{
    const struct theme *theme = styles->theme;
    double size = head ? theme->small_size_pt
                       : (theme->small_size_pt + theme->base_size_pt) / 2;
    return (struct block_style){
        .text = {.face = head ? FACE_LABELS : FACE_BASE,
            .size_pt = size,
            .hyphenated = !head,
            .colour = theme->foreground},
        .leading_pt = size * 1.35,
        .before_pt = 0.8 * styles->leading_pt,
        .after_pt = 0.8 * styles->leading_pt,
    };
}

struct block_style style_note(const struct styles *styles)
{
    const struct theme *theme = styles->theme;
    return (struct block_style){
        .text = {.face = FACE_BASE,
            .size_pt = theme->small_size_pt,
            .hyphenated = true,
            .colour = theme->foreground},
        .leading_pt = theme->small_size_pt * 1.35,
        .before_pt = 0.2 * styles->leading_pt,
        .after_pt = 0.2 * styles->leading_pt,
        .justified = theme->justify,
    };
}

struct block_style style_label(
    const struct styles *styles, enum callout callout)
{
    const struct theme *theme = styles->theme;
    return (struct block_style){
        .text = {.face = FACE_LABELS,
            .size_pt = theme->small_size_pt,
            .bold = true,
            .colour = style_callout_colour(styles, callout)},
        .leading_pt = theme->small_size_pt * 1.4,
        .after_pt = 0.15 * styles->leading_pt,
    };
}

struct block_style style_title(const struct styles *styles)
{
    struct block_style style = style_heading(styles, 1);
    style.before_pt = 0;
    style.after_pt = styles->leading_pt;
    if (styles->theme->cover != COVER_QUIET)
        style.text.colour = styles->cover.ink;
    return style;
}

struct block_style style_subtitle(const struct styles *styles)
{
    const struct theme *theme = styles->theme;
    double size = theme->base_size_pt * 1.25;
    return (struct block_style){
        .text = {.face = FACE_LABELS,
            .size_pt = size,
            .colour = theme->cover == COVER_QUIET ? theme->muted
                                                  : styles->cover.soft},
        .leading_pt = size * 1.4,
        .before_pt = 0.4 * styles->leading_pt,
        .after_pt = 0.4 * styles->leading_pt,
    };
}

struct block_style style_contents(const struct styles *styles, int level)
{
    struct block_style style = style_paragraph(styles);
    style.text.hyphenated = false;
    style.justified = false;
    style.after_pt = 0;
    style.before_pt = level == 1 ? 0.3 * styles->leading_pt : 0;
    style.text.bold = level == 1;
    return style;
}

struct block_style style_furniture(const struct styles *styles)
{
    const struct theme *theme = styles->theme;
    double size = theme->small_size_pt * 0.95;
    return (struct block_style){
        .text = {.face = FACE_LABELS, .size_pt = size, .colour = theme->muted},
        .leading_pt = size * 1.4,
    };
}
