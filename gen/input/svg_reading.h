/* An SVG file while it is read: what the parts of the reader share. */
#ifndef INPUT_SVG_READING_H
#define INPUT_SVG_READING_H

#include "base/array.h"
#include "input/svg_style.h"

#include <libxml/tree.h>
#include <stdbool.h>
#include <stddef.h>

struct svg_id {
    const char *name;
    xmlNode *element;
    size_t order; /* of the document */
};

struct svg_reading {
    struct arena *arena;
    const struct source *source;
    struct diags *diags;
    struct svg_measure measure; /* its font size: of the element being read */
    ARRAY(struct shape) shapes;
    /* Looked at so far. */
    size_t element_count, step_count, byte_count, letter_count;
    bool stopped; /* a limit was reached, and reported */
    bool lettered;
    ARRAY(struct svg_id) ids; /* sorted by name; the first of each */
};

/* What an element is drawn with. */
struct svg_scope {
    struct svg_style style;
    struct matrix matrix;
    const struct svg_use *uses; /* that led here, innermost first */
    int depth;                  /* of elements around, with those of uses */
};

enum { SVG_DEEPEST = 300 }; /* elements in one another */

extern const char svg_namespace[], svg_too_large_hint[];

/* An error at ELEMENT. */
__attribute__((format(printf, 4, 5))) void svg_report(
    struct svg_reading *reading, const xmlNode *element, const char *hint,
    const char *format, ...);

/* An error about ATTRIBUTE, whose value is none. */
void svg_report_value(
    struct svg_reading *reading, const xmlAttr *attribute, const char *hint);

/* True, and an error once, if more was read than a drawing may have: by then
 * all that is left of it is passed over. */
bool svg_is_too_large(struct svg_reading *reading, const xmlNode *element);

/* ELEMENT's attribute as a length; ABSENT if it has none. What is no length is
 * an error. */
double svg_read_length(struct svg_reading *reading, const xmlNode *element,
    const char *name, enum svg_axis axis, double absent);

/* Adds SHAPE, painted as SCOPE says. */
void svg_add_shape(struct svg_reading *reading, const struct svg_scope *scope,
    const xmlNode *element, struct shape shape);

/* Is NODE an element of SVG called NAME? */
bool svg_is(const xmlNode *node, const char *name);

/* What ELEMENT adds to SCOPE: its looks and its transform. */
struct svg_scope svg_enter(struct svg_reading *reading, const xmlNode *element,
    const struct svg_scope *scope);

/* Adds a path or a basic shape; false if ELEMENT is none. */
bool svg_draw_shape(struct svg_reading *reading, const xmlNode *element,
    const struct svg_scope *scope);

/* Adds the lettering of the text element ELEMENT. */
void svg_draw_text(struct svg_reading *reading, const xmlNode *element,
    const struct svg_scope *scope);

#endif
