/* The strokes that all drawn HTML is made of. */
#include "write/html_draw.h"

#include "input/picture.h"

#include <cmark-gfm/houdini.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

void html_put(struct html_drawing *drawing, const char *html)
{
    cmark_strbuf_puts(drawing->renderer->html, html);
}

void html_put_line_start(struct html_drawing *drawing)
{
    cmark_strbuf *html = drawing->renderer->html;
    if (html->size && html->ptr[html->size - 1] != '\n')
        cmark_strbuf_putc(html, '\n');
}

void html_put_text(struct html_drawing *drawing, const char *text)
{
    houdini_escape_html0(drawing->renderer->html, (const uint8_t *)text,
        (bufsize_t)strlen(text), 0);
}

void html_put_address(struct html_drawing *drawing, const char *address)
{
    houdini_escape_href(drawing->renderer->html, (const uint8_t *)address,
        (bufsize_t)strlen(address));
}

void html_put_attribute(
    struct html_drawing *drawing, const char *name, const char *value)
{
    if (!value)
        return;
    html_put(drawing, " ");
    html_put(drawing, name);
    html_put(drawing, "=\"");
    html_put_text(drawing, value);
    html_put(drawing, "\"");
}

/* CSS pixels: 96 to the inch, as 72 points are. */
static long pixels(double points)
{
    long rounded = lround(points * 96.0 / 72.0);
    return rounded > 0 ? rounded : 1;
}

void html_put_picture(
    struct html_drawing *drawing, const struct picture *picture)
{
    html_put(drawing, "<img src=\"");
    *array_add(&drawing->inserts, drawing->arena) = (struct html_insert){
        .offset = (size_t)drawing->renderer->html->size,
        .picture = picture,
    };
    char size[64];
    snprintf(size, sizeof size, "\" width=\"%ld\" height=\"%ld\"",
        pixels(picture->width_pt), pixels(picture->height_pt));
    html_put(drawing, size);
}
