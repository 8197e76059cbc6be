/* The strokes that all drawn HTML is made of. */
#include "write/html_draw.h"

#include "base/ascii.h"
#include "input/picture.h"
#include "write/base64.h"
#include "write/svg_drawing.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

void html_put(struct html_drawing *drawing, const char *html)
{
    buffer_add_string(drawing->out, html);
}

void html_put_line_start(struct html_drawing *drawing)
{
    struct buffer *out = drawing->out;
    if (out->length > drawing->start && out->bytes[out->length - 1] != '\n')
        buffer_add_byte(out, '\n');
}

void html_add_text(struct buffer *out, const char *text)
{
    for (const char *at = text; *at; at++) {
        switch (*at) {
        case '&': buffer_add_string(out, "&amp;"); break;
        case '<': buffer_add_string(out, "&lt;"); break;
        case '>': buffer_add_string(out, "&gt;"); break;
        case '"': buffer_add_string(out, "&quot;"); break;
        default: buffer_add_byte(out, *at);
        }
    }
}

void html_put_text(struct html_drawing *drawing, const char *text)
{
    html_add_text(drawing->out, text);
}

/* What cmark leaves as it is: the characters that RFC 3986 gives a meaning or
 * none, but brackets, and the percent sign, which is taken as one of an
 * address that is encoded already. */
static bool is_safe_in_address(unsigned char byte)
{
    return ascii_is_letter(byte) || ascii_is_digit(byte) ||
           (byte && strchr("-_.~!*();:@=+$,/?#%", byte));
}

void html_put_address(struct html_drawing *drawing, const char *address)
{
    static const char digits[] = "0123456789ABCDEF";
    struct buffer *out = drawing->out;
    for (const char *at = address; *at; at++) {
        unsigned char byte = (unsigned char)*at;
        if (is_safe_in_address(byte)) {
            buffer_add_byte(out, *at);
        } else if (byte == '&') {
            buffer_add_string(out, "&amp;");
        } else if (byte == '\'') {
            buffer_add_string(out, "&#x27;");
        } else {
            char code[] = {'%', digits[byte >> 4], digits[byte & 15]};
            buffer_add(out, code, sizeof code);
        }
    }
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

/* ---- pictures -------------------------------------------------------------
 */

static void add_drawing(struct buffer *out, const struct drawing *drawing)
{
    struct buffer file;
    buffer_init(&file);
    svg_drawing_write(&file, drawing);
    buffer_add_string(out, "data:image/svg+xml;base64,");
    base64_add(out, buffer_string(&file), file.length);
    buffer_release(&file);
}

/* The picture's file as it is, as an address that holds it; a drawing is
 * written anew, so that nothing of its file but shapes comes along. */
static void add_picture(struct buffer *out, const struct picture *picture)
{
    const struct source *file = picture->source;
    if (picture->drawing) {
        add_drawing(out, picture->drawing);
        return;
    }
    buffer_add_string(out, picture->format == PICTURE_PNG
                               ? "data:image/png;base64,"
                               : "data:image/jpeg;base64,");
    base64_add(out, file->text, file->length);
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
    add_picture(drawing->out, picture);
    char size[64];
    snprintf(size, sizeof size, "\" width=\"%ld\" height=\"%ld\"",
        pixels(picture->width_pt), pixels(picture->height_pt));
    html_put(drawing, size);
}
