/* A theme as CSS: custom properties for a template's style sheet. */
#ifndef WRITE_HTML_STYLE_H
#define WRITE_HTML_STYLE_H

#include "base/buffer.h"
#include "input/theme.h"

/* Appends rules that a style sheet builds on:
 *
 *     --foreground ... --link      the theme's colours, and for each callout a
 *                                  pale tint of it, --note-tint and so on
 *     --logo-ground                what a logo stands on: nothing, or on a
 *                                  dark screen the light background
 *     --font-base, -headings, -monospace          quoted family names
 *     --weight-base, -headings, -monospace
 *     --size-base, -monospace, -small             in rem, 16 px being 12 pt
 *     --size-heading-1 ... -6                     in rem
 *     --line-base, --line-headings                times the size
 *
 * and an @page rule with the theme's page. A light theme gets colours for
 * dark screens derived from its own, each far enough from the dark ground to
 * be read (WCAG 2.2, 1.4.3). A family name cannot leave its quotes. */
void html_style_add(struct buffer *out, const struct theme *theme);

#endif
