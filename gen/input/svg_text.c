/* Text in drawings: stretches of words that look the same, with white space
 * collapsed as CSS does it. */
#include "base/ascii.h"
#include "base/buffer.h"
#include "input/svg_reading.h"
#include "input/xml.h"

#include <string.h>

/* One text element. */
struct text {
    struct svg_reading *reading;
    struct lettering next; /* where the next stretch is to be placed */
    size_t first;          /* shape of this text */
    bool space;            /* what was added last is a space, or nothing was */
    bool kept;             /* and it must not be taken away */
};

/* Adds CONTENT, a stretch of characters in the looks of SCOPE. */
static void add_stretch(struct text *text, const xmlNode *element,
    const struct svg_scope *scope, const char *content)
{
    struct svg_reading *reading = text->reading;
    const struct svg_style *style = &scope->style;
    struct buffer out;
    buffer_init(&out);
    reading->byte_count += strlen(content);
    for (; *content; content++) {
        bool space = ascii_is_space(*content);
        if (space && text->space && !style->spaces_kept)
            continue;
        buffer_add_byte(&out, space ? ' ' : *content);
        text->space = space;
        text->kept = style->spaces_kept;
    }
    reading->letter_count += out.length;
    if (out.length > 0) {
        struct lettering *lettering =
            arena_new(reading->arena, struct lettering);
        *lettering = text->next;
        lettering->text =
            arena_copy(reading->arena, buffer_string(&out), out.length);
        lettering->families = style->families;
        lettering->place = style->families
                               ? style->families_place
                               : xml_place(reading->source, element);
        lettering->size = style->font_size;
        lettering->weight = style->weight;
        lettering->italic = style->italic;
        lettering->letter_spacing = style->letter_spacing;
        lettering->anchor = style->anchor;
        text->next = (struct lettering){0};
        svg_add_shape(reading, scope, element,
            (struct shape){.matrix = scope->matrix, .lettering = lettering});
    }
    buffer_release(&out);
}

/* Takes away the space at the end, which would push aside what is centred. */
static void end_text(struct text *text)
{
    struct svg_reading *reading = text->reading;
    if (!text->space || text->kept || reading->shapes.count <= text->first)
        return;
    const struct shape *last =
        &reading->shapes.items[reading->shapes.count - 1];
    struct lettering *shorter = arena_new(reading->arena, struct lettering);
    *shorter = *last->lettering;
    size_t length = strlen(shorter->text);
    while (length > 0 && shorter->text[length - 1] == ' ')
        length--;
    shorter->text = arena_copy(reading->arena, shorter->text, length);
    reading->shapes.items[reading->shapes.count - 1].lettering = shorter;
    if (length == 0) /* there was nothing else */
        reading->shapes.count--;
}

/* Where ELEMENT says that its text begins. */
static void read_places(struct text *text, const xmlNode *element)
{
    static const char *const refused[] = {"rotate", "textLength"};
    struct svg_reading *reading = text->reading;
    struct lettering *next = &text->next;
    for (size_t i = 0; i < 2; i++)
        if (svg_attribute(element, refused[i]))
            svg_report(reading, element, "convert the text to paths",
                "the attribute \"%s\" of text is not read", refused[i]);
    if (svg_attribute(element, "x")) {
        next->placed_x = true;
        next->x = svg_read_length(reading, element, "x", AXIS_X, 0);
        next->dx = 0;
    }
    if (svg_attribute(element, "y")) {
        next->placed_y = true;
        next->y = svg_read_length(reading, element, "y", AXIS_Y, 0);
        next->dy = 0;
    }
    next->dx += svg_read_length(reading, element, "dx", AXIS_X, 0);
    next->dy += svg_read_length(reading, element, "dy", AXIS_Y, 0);
}

static void add_content(
    struct text *text, const xmlNode *element, const struct svg_scope *scope);

/* A tspan has looks of its own, but no transform. */
static void add_inner(
    struct text *text, const xmlNode *element, const struct svg_scope *scope)
{
    struct svg_reading *reading = text->reading;
    double size = reading->measure.font_size;
    reading->element_count++;
    struct svg_scope inner = svg_enter(reading, element, scope);
    inner.matrix = scope->matrix;
    if (!inner.style.gone)
        add_content(text, element, &inner);
    reading->measure.font_size = size;
}

static void add_content(
    struct text *text, const xmlNode *element, const struct svg_scope *scope)
{
    read_places(text, element);
    for (const xmlNode *child = element->children; child; child = child->next) {
        bool is_text = child->type == XML_TEXT_NODE ||
                       child->type == XML_CDATA_SECTION_NODE;
        if (svg_is_too_large(text->reading, element))
            return;
        if (is_text && child->content) {
            add_stretch(text, element, scope, (const char *)child->content);
        } else if (svg_is(child, "tspan") || svg_is(child, "a")) {
            add_inner(text, child, scope);
        } else if (child->type == XML_ELEMENT_NODE && !svg_is(child, "title") &&
                   !svg_is(child, "desc")) {
            svg_report(text->reading, child, "convert the text to paths",
                "\"%s\" inside text is not read", (const char *)child->name);
        }
    }
}

void svg_draw_text(struct svg_reading *reading, const xmlNode *element,
    const struct svg_scope *scope)
{
    struct text text = {.reading = reading,
        .next = {.placed_x = true, .placed_y = true},
        .first = reading->shapes.count,
        .space = true};
    add_content(&text, element, scope);
    end_text(&text);
}
