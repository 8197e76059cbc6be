/* A theme as CSS: custom properties for a template's style sheet.
 *
 * Sizes become rem, so that a reader's own text size counts. The colours for
 * dark screens are derived, not asked for: a brand has one set of colours. */
#include "write/html_style.h"

#include "input/contrast.h"
#include "input/cover_colours.h"

#include <stdbool.h>
#include <stddef.h>

static const struct colour black = {0, 0, 0};
static const struct colour white = {255, 255, 255};

/* ---- colour -------------------------------------------------------------- */

/* COLOUR with as little white as makes it stand out from a dark GROUND. */
static struct colour lighten(
    struct colour colour, struct colour ground, double ratio)
{
    struct colour lighter = colour;
    for (int percent = 0; percent <= 100; percent += 2) {
        lighter = contrast_mix(colour, white, percent);
        if (contrast_ratio(lighter, ground) >= ratio)
            break;
    }
    return lighter;
}

/* COLOUR with as little black as makes it a ground to read on at night. */
static struct colour darken(struct colour colour)
{
    struct colour darker = colour;
    for (int percent = 0; percent <= 100; percent += 2) {
        darker = contrast_mix(colour, black, percent);
        if (contrast_luminance(darker) <= 0.011)
            break;
    }
    return darker;
}

/* LIGHT with its colours set for a dark screen. */
static struct theme dark_theme(const struct theme *light)
{
    /* Above 4.5, the least for text, so that tints behind it do no harm. */
    const double readable = 6.0;
    struct theme dark = *light;
    dark.background = darken(light->foreground);
    dark.surface = contrast_mix(dark.background, white, 7);
    dark.rule = contrast_mix(dark.background, white, 24);
    dark.foreground =
        lighten(contrast_mix(light->background, dark.background, 12),
            dark.surface, readable);
    dark.muted = lighten(light->muted, dark.surface, readable);
    dark.primary = lighten(light->primary, dark.surface, readable);
    dark.secondary = lighten(light->secondary, dark.surface, readable);
    dark.link = lighten(light->link, dark.surface, readable);
    dark.note = lighten(light->note, dark.surface, readable);
    dark.tip = lighten(light->tip, dark.surface, readable);
    dark.caution = lighten(light->caution, dark.surface, readable);
    dark.warning = lighten(light->warning, dark.surface, readable);
    return dark;
}

/* ---- properties ---------------------------------------------------------- */

static void add_colour(
    struct buffer *out, const char *name, struct colour colour)
{
    buffer_add_format(out, "--%s:#%02x%02x%02x;", name, colour.red,
        colour.green, colour.blue);
}

static void add_callout(struct buffer *out, const char *name,
    struct colour colour, struct colour background)
{
    add_colour(out, name, colour);
    buffer_add_format(out, "--%s-tint:", name);
    struct colour tint = contrast_mix(background, colour, 8);
    buffer_add_format(out, "#%02x%02x%02x;", tint.red, tint.green, tint.blue);
}

static void add_colours(struct buffer *out, const struct theme *theme)
{
    add_colour(out, "foreground", theme->foreground);
    add_colour(out, "background", theme->background);
    add_colour(out, "primary", theme->primary);
    add_colour(out, "secondary", theme->secondary);
    add_colour(out, "muted", theme->muted);
    add_colour(out, "rule", theme->rule);
    add_colour(out, "surface", theme->surface);
    add_colour(out, "link", theme->link);
    add_callout(out, "note", theme->note, theme->background);
    add_callout(out, "tip", theme->tip, theme->background);
    add_callout(out, "caution", theme->caution, theme->background);
    add_callout(out, "warning", theme->warning, theme->background);
}

/* A cover keeps its colours on a dark screen: its text is read there, too. */
static void add_cover(struct buffer *out, const struct theme *theme)
{
    struct cover_colours colours = cover_colours(theme);
    if (theme->cover == COVER_QUIET)
        return;
    add_colour(out, "cover-ground", colours.ground);
    add_colour(out, "cover-ink", colours.ink);
    add_colour(out, "cover-soft", colours.soft);
    add_colour(out, "cover-rule", colours.rule);
    add_colour(out, "cover-paper", theme->background);
}

/* A family as a CSS string. Whatever could end the string or the style
 * element is written as an escape (CSS Syntax 3, section 4.3.7). */
static void add_family(
    struct buffer *out, const char *name, const struct typeface *typeface)
{
    buffer_add_format(out, "--font-%s:\"", name);
    for (const char *at = typeface->family; *at; at++) {
        unsigned char byte = (unsigned char)*at;
        if (byte < 0x20 || byte == '"' || byte == '\\' || byte == '<' ||
            byte == '>')
            buffer_add_format(out, "\\%x ", byte);
        else
            buffer_add_byte(out, *at);
    }
    buffer_add_format(out, "\";--weight-%s:%d;", name, typeface->weight);
}

/* The browser's own text size, 1 rem, is 16 px unless its reader chose
 * another, and 16 px are 12 pt. */
static void add_size(struct buffer *out, const char *name, double size_pt)
{
    buffer_add_format(out, "--size-%s:", name);
    buffer_add_number(out, size_pt / 12.0, 4);
    buffer_add_string(out, "rem;");
}

static void add_type(struct buffer *out, const struct theme *theme)
{
    static const char *const headings[HEADING_LEVELS] = {"heading-1",
        "heading-2", "heading-3", "heading-4", "heading-5", "heading-6"};
    add_family(out, "base", &theme->base);
    add_family(out, "headings", &theme->headings);
    add_family(out, "monospace", &theme->monospace);
    add_size(out, "base", theme->base_size_pt);
    add_size(out, "monospace", theme->monospace_size_pt);
    add_size(out, "small", theme->small_size_pt);
    for (size_t i = 0; i < HEADING_LEVELS; i++)
        add_size(out, headings[i], theme->heading_sizes_pt[i]);
    buffer_add_string(out, "--line-base:");
    buffer_add_number(out, theme->line_height, 3);
    buffer_add_string(out, ";--line-headings:");
    buffer_add_number(out, theme->heading_line_height, 3);
    buffer_add_string(out, ";");
}

static void add_page(struct buffer *out, const struct theme *theme)
{
    const double margins_pt[] = {theme->margin_top_pt, theme->margin_right_pt,
        theme->margin_bottom_pt, theme->margin_left_pt};
    buffer_add_string(out, "@page{size:");
    buffer_add_number(out, theme->page_width_pt, 2);
    buffer_add_string(out, "pt ");
    buffer_add_number(out, theme->page_height_pt, 2);
    buffer_add_string(out, "pt;margin:");
    for (size_t i = 0; i < 4; i++) {
        buffer_add_string(out, i ? " " : "");
        buffer_add_number(out, margins_pt[i], 2);
        buffer_add_string(out, "pt");
    }
    buffer_add_string(out, "}\n");
    if (!theme->facing)
        return;
    buffer_add_string(out, "@page:left{margin-left:");
    buffer_add_number(out, theme->margin_right_pt, 2);
    buffer_add_string(out, "pt;margin-right:");
    buffer_add_number(out, theme->margin_left_pt, 2);
    buffer_add_string(out, "pt}\n");
}

void html_style_add(struct buffer *out, const struct theme *theme)
{
    bool light = contrast_luminance(theme->background) >
                 contrast_luminance(theme->foreground);
    buffer_add_format(out, ":root{color-scheme:%s;", light ? "light" : "dark");
    add_colours(out, theme);
    add_cover(out, theme);
    add_type(out, theme);
    buffer_add_string(out, "--logo-ground:transparent;}\n");
    if (light) {
        struct theme dark = dark_theme(theme);
        buffer_add_string(out, "@media screen and (prefers-color-scheme:dark){"
                               ":root{color-scheme:dark;");
        add_colours(out, &dark);
        add_colour(out, "logo-ground", theme->background);
        buffer_add_string(out, "}}\n");
    }
    add_page(out, theme);
}
