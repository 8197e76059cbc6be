/* What the readers of SVG share: problems, limits, lengths, shapes, scopes. */
#include "input/svg_reading.h"

#include "input/svg_path.h"
#include "input/xml.h"

#include <math.h>
#include <stdarg.h>
#include <string.h>

/* MOST_BYTES: of text and attributes, however often `use` repeats them. */
enum {
    MOST_ELEMENTS = 20000,
    MOST_BYTES = 32 << 20,
    MOST_LETTERS = 10000, /* bytes of text, each of which becomes a path */
};

const char svg_too_large_hint[] = "simplify it, or export it as PNG";

const char svg_namespace[] = "http://www.w3.org/2000/svg";

void svg_report(struct svg_reading *reading, const xmlNode *element,
    const char *hint, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const char *message = arena_format_list(reading->arena, format, arguments);
    va_end(arguments);
    diag_add(reading->diags, SEVERITY_ERROR,
        xml_place(reading->source, element), hint, "%s", message);
}

bool svg_is(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE &&
           (!node->ns ||
               strcmp((const char *)node->ns->href, svg_namespace) == 0) &&
           strcmp((const char *)node->name, name) == 0;
}

void svg_report_value(
    struct svg_reading *reading, const xmlAttr *attribute, const char *hint)
{
    diag_add(reading->diags, SEVERITY_ERROR,
        xml_attribute_place(reading->source, attribute), hint,
        "%s: \"%s\" is not read", (const char *)attribute->name,
        svg_value(attribute));
}

double svg_read_length(struct svg_reading *reading, const xmlNode *element,
    const char *name, enum svg_axis axis, double absent)
{
    double length;
    const xmlAttr *attribute = svg_attribute(element, name);
    const char *text = svg_value(attribute);
    if (!attribute || svg_says(text, "auto"))
        return absent;
    if (svg_whole_length(text, &reading->measure, axis, &length))
        return length;
    svg_report_value(reading, attribute,
        "one number, with px, pt, pc, mm, cm, in, em, ex, % or nothing");
    return absent;
}

bool svg_is_too_large(struct svg_reading *reading, const xmlNode *element)
{
    if (reading->stopped)
        return true;
    if (reading->element_count > MOST_ELEMENTS)
        svg_report(reading, element, svg_too_large_hint,
            "the drawing has more than %d elements", MOST_ELEMENTS);
    else if (reading->step_count >= SVG_MOST_STEPS)
        svg_report(reading, element, svg_too_large_hint,
            "the drawing has paths of %d steps or more", SVG_MOST_STEPS);
    else if (reading->letter_count > MOST_LETTERS)
        svg_report(reading, element, svg_too_large_hint,
            "the drawing has more than %d letters", MOST_LETTERS);
    else if (reading->byte_count > MOST_BYTES)
        svg_report(reading, element, svg_too_large_hint,
            "the drawing repeats too much");
    else
        return diags_full(reading->diags);
    reading->stopped = true;
    return true;
}

static bool resolve(const struct svg_style *style,
    const struct svg_paint *paint, bool clear, struct colour *colour)
{
    *colour = paint->kind == PAINT_CURRENT ? style->colour : paint->colour;
    return paint->kind != PAINT_NONE && !clear && !style->hidden;
}

void svg_add_shape(struct svg_reading *reading, const struct svg_scope *scope,
    const xmlNode *element, struct shape shape)
{
    const struct svg_style *style = &scope->style;
    shape.filled = resolve(style, &style->fill, style->fill_clear, &shape.fill);
    shape.stroked = resolve(style, &style->stroke, style->stroke_clear,
                        &shape.stroke.colour) &&
                    style->stroke_width > 0;
    shape.even_odd = style->even_odd;
    shape.stroke.width = style->stroke_width;
    shape.stroke.miter_limit = style->miter_limit;
    shape.stroke.cap = style->cap;
    shape.stroke.join = style->join;
    shape.stroke.dashes = style->dashes.lengths;
    shape.stroke.dash_count = style->dashes.count;
    shape.stroke.dash_offset = style->dash_offset;
    reading->step_count += shape.path.steps.count;
    if (svg_is_too_large(reading, element))
        return;
    reading->lettered = reading->lettered || shape.lettering;
    if (!shape.lettering && !shape_settle(&shape, reading->arena))
        svg_report(reading, element, "draw it within its view box",
            "\"%s\" reaches too far", (const char *)element->name);
    bool seen = (shape.filled || shape.stroked) && shape.path.steps.count > 0;
    /* Words that are not seen take room all the same. */
    if (seen || shape.lettering)
        *array_add(&reading->shapes, reading->arena) = shape;
}

struct svg_scope svg_enter(struct svg_reading *reading, const xmlNode *element,
    const struct svg_scope *scope)
{
    struct svg_scope inner = *scope;
    inner.depth++;
    for (const xmlAttr *at = element->properties; at; at = at->next)
        reading->byte_count += strlen(svg_value(at));
    inner.style = svg_style_read(reading->arena, reading->source, element,
        &scope->style, &reading->measure, reading->diags);
    struct matrix matrix;
    const xmlAttr *attribute = svg_attribute(element, "transform");
    if (svg_transform(svg_value(attribute), &matrix))
        inner.matrix = matrix_multiply(scope->matrix, matrix);
    else
        svg_report_value(reading, attribute,
            "matrix, translate, scale, rotate, skewX and skewY are read");
    return inner;
}
