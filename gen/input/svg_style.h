/* How the elements of an SVG file look: presentation attributes and `style`,
 * inherited from element to element. */
#ifndef INPUT_SVG_STYLE_H
#define INPUT_SVG_STYLE_H

#include "base/diag.h"
#include "input/drawing.h"
#include "input/svg_value.h"

#include <libxml/tree.h>
#include <stdbool.h>

enum svg_paint_kind { PAINT_NONE, PAINT_COLOUR, PAINT_CURRENT };

struct svg_paint {
    enum svg_paint_kind kind; /* CURRENT: the property `color` */
    struct colour colour;
};

struct svg_dashes {
    const double *lengths;
    size_t count;
};

struct svg_style {
    struct colour colour; /* of the property `color` */
    struct svg_paint fill, stroke;
    bool fill_clear, stroke_clear; /* their opacity is 0 */
    bool even_odd;
    double stroke_width, miter_limit, dash_offset;
    enum line_cap cap;
    enum line_join join;
    struct svg_dashes dashes;
    bool hidden; /* `visibility` */
    bool gone;   /* `display: none` or no opacity: with all that is inside */
    const char *families; /* NULL: any */
    struct place families_place;
    double font_size, letter_spacing;
    int weight;
    bool italic;
    enum text_anchor anchor;
    bool spaces_kept;
};

/* What everything begins with. */
struct svg_style svg_style_initial(void);

/* Reads what ELEMENT says of its looks over what it inherits from PARENT; the
 * font size of MEASURE becomes the element's. What is not read (opacity,
 * gradients, filters, clipping, markers) and what is no value of its property
 * is an error at its attribute, in SOURCE. The style's texts are in ARENA. */
struct svg_style svg_style_read(struct arena *arena,
    const struct source *source, const xmlNode *element,
    const struct svg_style *parent, struct svg_measure *measure,
    struct diags *diags);

/* The attribute NAME of ELEMENT, without a namespace; NULL if it has none. */
const xmlAttr *svg_attribute(const xmlNode *element, const char *name);

/* The value of an attribute, "" for NULL; borrowed from the tree. */
const char *svg_value(const xmlAttr *attribute);

/* What most programs can do about what we do not read. */
#define SVG_EXPORT_HINT                                                        \
    "export it as plain SVG with solid fills, without effects and style "      \
    "sheets"

#endif
