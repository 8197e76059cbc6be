/* Paths and basic shapes (SVG 1.1, 8 and 9). */
#include "input/svg_path.h"
#include "input/svg_reading.h"
#include "input/xml.h"

#include <math.h>
#include <string.h>

static double length(struct svg_reading *reading, const xmlNode *element,
    const char *name, enum svg_axis axis)
{
    return svg_read_length(reading, element, name, axis, 0);
}

/* Data is quoted from where it is not understood, cut to a few words. */
static void check_data(
    struct svg_reading *reading, const xmlAttr *attribute, const char *wrong)
{
    enum { QUOTED = 20 };
    if (!wrong)
        return;
    const char *data = svg_value(attribute);
    const char *name = (const char *)attribute->name;
    struct place place = xml_attribute_place(reading->source, attribute);
    if (*wrong == '\0')
        diag_add(reading->diags, SEVERITY_ERROR, place, NULL,
            "%s: ends where a number is missing", name);
    else
        diag_add(reading->diags, SEVERITY_ERROR, place,
            "a command with too few numbers, or a letter that is no command",
            "%s: not understood from character %zu on: \"%.*s\"", name,
            (size_t)(wrong - data) + 1, QUOTED, wrong);
}

static void read_data(struct svg_reading *reading, const xmlNode *element,
    const char *name, struct path *path)
{
    const xmlAttr *attribute = svg_attribute(element, name);
    const char *data = svg_value(attribute);
    if (svg_says(data, "none"))
        return;
    const char *wrong = strcmp(name, "d") == 0
                            ? svg_path_data(path, reading->arena, data)
                            : svg_path_points(path, reading->arena, data,
                                  svg_is(element, "polygon"));
    if (path->steps.count < SVG_MOST_STEPS)
        check_data(reading, attribute, wrong);
}

static void read_rectangle(
    struct svg_reading *reading, const xmlNode *element, struct path *path)
{
    struct point corner = {length(reading, element, "x", AXIS_X),
        length(reading, element, "y", AXIS_Y)};
    struct point size = {length(reading, element, "width", AXIS_X),
        length(reading, element, "height", AXIS_Y)};
    double rx = svg_read_length(reading, element, "rx", AXIS_X, -1);
    double ry = svg_read_length(reading, element, "ry", AXIS_Y, -1);
    struct point radii = {rx < 0 ? fmax(ry, 0) : rx, ry < 0 ? fmax(rx, 0) : ry};
    svg_path_rectangle(path, reading->arena, corner, size, radii);
}

static void read_ellipse(
    struct svg_reading *reading, const xmlNode *element, struct path *path)
{
    bool circle = svg_is(element, "circle");
    struct point centre = {length(reading, element, "cx", AXIS_X),
        length(reading, element, "cy", AXIS_Y)};
    struct point radii;
    if (circle)
        radii.x = radii.y = length(reading, element, "r", AXIS_BOTH);
    else
        radii = (struct point){length(reading, element, "rx", AXIS_X),
            length(reading, element, "ry", AXIS_Y)};
    svg_path_ellipse(path, reading->arena, centre, radii);
}

static void read_line(
    struct svg_reading *reading, const xmlNode *element, struct path *path)
{
    path_move(path, reading->arena, length(reading, element, "x1", AXIS_X),
        length(reading, element, "y1", AXIS_Y));
    path_line(path, reading->arena, length(reading, element, "x2", AXIS_X),
        length(reading, element, "y2", AXIS_Y));
}

bool svg_draw_shape(struct svg_reading *reading, const xmlNode *element,
    const struct svg_scope *scope)
{
    struct shape shape = {.matrix = scope->matrix};
    if (svg_is(element, "path"))
        read_data(reading, element, "d", &shape.path);
    else if (svg_is(element, "polyline") || svg_is(element, "polygon"))
        read_data(reading, element, "points", &shape.path);
    else if (svg_is(element, "rect"))
        read_rectangle(reading, element, &shape.path);
    else if (svg_is(element, "circle") || svg_is(element, "ellipse"))
        read_ellipse(reading, element, &shape.path);
    else if (svg_is(element, "line"))
        read_line(reading, element, &shape.path);
    else
        return false;
    svg_add_shape(reading, scope, element, shape);
    return true;
}
