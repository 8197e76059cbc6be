/* SVG files as drawings: the walk over the elements, and its limits. */
#include "input/svg.h"

#include "base/file.h"
#include "base/utf8.h"
#include "input/svg_path.h"
#include "input/svg_reading.h"
#include "input/xml.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double SMALLEST_PX = 1, LARGEST_PX = 100000;
static const double PT_PER_PX = 0.75;

/* An element that `use` is drawing, and the one that uses it. */
struct svg_use {
    const xmlNode *element;
    const struct svg_use *outer;
};

/* ---- use ----------------------------------------------------------------- */

static int compare_id_names(const void *one, const void *other)
{
    const struct svg_id *a = one, *b = other;
    return strcmp(a->name, b->name);
}

/* By name, then as they come in the document. */
static int compare_ids(const void *one, const void *other)
{
    const struct svg_id *a = one, *b = other;
    int order = compare_id_names(one, other);
    return order ? order : (a->order > b->order) - (a->order < b->order);
}

/* The next element of the document after NODE. */
static xmlNode *next_node(xmlNode *node)
{
    if (node->children && node->type == XML_ELEMENT_NODE)
        return node->children;
    while (node && !node->next)
        node = node->parent;
    return node ? node->next : NULL;
}

static void collect_ids(struct svg_reading *reading, xmlNode *root)
{
    for (xmlNode *node = root; node; node = next_node(node)) {
        const xmlAttr *id =
            node->type == XML_ELEMENT_NODE ? svg_attribute(node, "id") : NULL;
        if (id)
            *array_add(&reading->ids, reading->arena) =
                (struct svg_id){svg_value(id), node, reading->ids.count};
    }
    size_t count = reading->ids.count, kept = 0;
    struct svg_id *ids = reading->ids.items;
    if (count)
        qsort(ids, count, sizeof *ids, compare_ids);
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || compare_id_names(&ids[kept - 1], &ids[i]) != 0)
            ids[kept++] = ids[i];
    reading->ids.count = kept;
}

static xmlNode *find_id(const struct svg_reading *reading, const char *name)
{
    struct svg_id key = {name, NULL, 0};
    const struct svg_id *found =
        reading->ids.count
            ? bsearch(&key, reading->ids.items, reading->ids.count, sizeof key,
                  compare_id_names)
            : NULL;
    return found ? found->element : NULL;
}

/* The value of `href`, with or without XLink's namespace. */
static const char *reference(const xmlNode *element)
{
    for (const xmlAttr *at = element->properties; at; at = at->next)
        if (strcmp((const char *)at->name, "href") == 0)
            return svg_value(at);
    return "";
}

static void draw(struct svg_reading *reading, const xmlNode *element,
    const struct svg_scope *scope);

static void draw_children(struct svg_reading *reading, const xmlNode *element,
    const struct svg_scope *scope)
{
    for (const xmlNode *child = element->children; child; child = child->next)
        if (child->type == XML_ELEMENT_NODE)
            draw(reading, child, scope);
}

static bool is_used(const struct svg_use *use, const xmlNode *element)
{
    for (; use; use = use->outer)
        if (use->element == element)
            return true;
    return false;
}

static void draw_use(struct svg_reading *reading, const xmlNode *element,
    const struct svg_scope *scope)
{
    const char *name = reference(element);
    const xmlNode *target = *name == '#' ? find_id(reading, name + 1) : NULL;
    struct svg_use use = {target, scope->uses};
    if (!target) {
        svg_report(reading, element, "use what is in the same file, as #id",
            "there is no element \"%s\" to use", name);
        return;
    }
    if (is_used(scope->uses, target)) {
        svg_report(reading, element, "take it out", "\"%s\" uses itself", name);
        return;
    }
    struct svg_scope inner = *scope;
    struct matrix move = {1, 0, 0, 1,
        svg_read_length(reading, element, "x", AXIS_X, 0),
        svg_read_length(reading, element, "y", AXIS_Y, 0)};
    inner.matrix = matrix_multiply(scope->matrix, move);
    inner.uses = &use;
    if (svg_is(target, "symbol")) /* which would be clipped */
        svg_report(reading, target, "make it a group",
            "\"symbol\" in drawings is not read");
    else
        draw(reading, target, &inner);
}

/* ---- elements ------------------------------------------------------------ */

static bool is_one_of(
    const xmlNode *element, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (svg_is(element, names[i]))
            return true;
    return false;
}

/* Draws nothing where it stands. What refers to it says so. */
static bool is_silent(const xmlNode *element)
{
    static const char *const names[] = {"defs", "title", "desc", "metadata",
        "symbol", "linearGradient", "radialGradient", "pattern", "clipPath",
        "mask", "marker", "filter", "view", "font", "font-face"};
    return is_one_of(element, names, sizeof names / sizeof *names);
}

static bool is_blank_element(const xmlNode *element)
{
    xmlChar *content = xmlNodeGetContent(element);
    const char *at = content ? (const char *)content : "";
    svg_skip_space(&at);
    bool blank = *at == '\0';
    xmlFree(content);
    return blank;
}

static void refuse_element(struct svg_reading *reading, const xmlNode *element)
{
    if (svg_is(element, "style"))
        svg_report(reading, element,
            "export it with presentation attributes, or as plain SVG",
            "style sheets in drawings are not read");
    else
        svg_report(reading, element, SVG_EXPORT_HINT,
            "\"%s\" in drawings is not read", (const char *)element->name);
}

/* Definitions draw nothing, but a style sheet among them would. */
static void check_definitions(
    struct svg_reading *reading, const xmlNode *element)
{
    for (const xmlNode *child = element->children; child; child = child->next)
        if (svg_is(child, "style") && !is_blank_element(child))
            refuse_element(reading, child);
}

static void draw(struct svg_reading *reading, const xmlNode *element,
    const struct svg_scope *scope)
{
    reading->element_count++;
    if (svg_is_too_large(reading, element))
        return;
    if (scope->depth > SVG_DEEPEST) {
        svg_report(reading, element, svg_too_large_hint,
            "the drawing is nested more than %d deep", SVG_DEEPEST);
        reading->stopped = true;
        return;
    }
    bool foreign = element->ns &&
                   strcmp((const char *)element->ns->href, svg_namespace) != 0;
    if (svg_is(element, "defs"))
        check_definitions(reading, element);
    if (foreign || is_silent(element) ||
        (svg_is(element, "style") && is_blank_element(element)))
        return;
    double font_size = reading->measure.font_size;
    struct svg_scope inner = svg_enter(reading, element, scope);
    if (inner.style.gone) {
        reading->measure.font_size = font_size;
        return;
    }
    if (svg_is(element, "g") || svg_is(element, "a"))
        draw_children(reading, element, &inner);
    else if (svg_is(element, "use"))
        draw_use(reading, element, &inner);
    else if (svg_is(element, "text"))
        svg_draw_text(reading, element, &inner);
    else if (!svg_draw_shape(reading, element, &inner))
        refuse_element(reading, element);
    reading->measure.font_size = font_size;
}

/* ---- the size ------------------------------------------------------------ */

/* What is seen of the plane, and where. */
struct view {
    double x, y, width, height;           /* of the view box */
    double seen_width_px, seen_height_px; /* of the drawing */
};

/* The four numbers of the view box; false if there is none. */
static bool read_view_box(
    struct svg_reading *reading, const xmlNode *root, struct view *view)
{
    double numbers[4];
    const xmlAttr *attribute = svg_attribute(root, "viewBox");
    const char *at = svg_value(attribute);
    bool good = true;
    if (!attribute)
        return false;
    svg_skip_space(&at);
    for (int i = 0; i < 4 && good; i++) {
        good = svg_number(&at, &numbers[i]);
        svg_skip_separator(&at);
    }
    if (!good || *at || !(numbers[2] > 0 && numbers[3] > 0)) {
        svg_report_value(
            reading, attribute, "four numbers: left, top, width, height");
        return false;
    }
    view->x = numbers[0];
    view->y = numbers[1];
    view->width = numbers[2];
    view->height = numbers[3];
    return true;
}

/* The side NAME of the drawing in pixels, 0 if the file leaves it open. */
static double read_side(
    struct svg_reading *reading, const xmlNode *root, const char *name)
{
    if (strchr(svg_value(svg_attribute(root, name)), '%'))
        return 0;
    return svg_read_length(reading, root, name, AXIS_BOTH, 0);
}

/* One side that is left open follows from the other. */
static bool read_view(
    struct svg_reading *reading, const xmlNode *root, struct view *view)
{
    double width = read_side(reading, root, "width");
    double height = read_side(reading, root, "height");
    if (read_view_box(reading, root, view)) {
        double ratio = view->width / view->height;
        if (width == 0 && height == 0) {
            width = view->width;
            height = view->height;
        } else if (width == 0) {
            width = height * ratio;
        } else if (height == 0) {
            height = width / ratio;
        }
    } else {
        view->width = width;
        view->height = height;
    }
    view->seen_width_px = width;
    view->seen_height_px = height;
    if (width >= SMALLEST_PX && width <= LARGEST_PX && height >= SMALLEST_PX &&
        height <= LARGEST_PX)
        return true;
    svg_report(reading, root,
        "give it viewBox=\"0 0 WIDTH HEIGHT\", or a width and a height",
        "the drawing has no size, or none that fits paper");
    return false;
}

/* How far a side that is LEFT over is moved, by the letters "Min", "Mid" and
 * "Max" of preserveAspectRatio. */
static double align(const char *letters, double left)
{
    return strncmp(letters, "Min", 3) == 0   ? 0
           : strncmp(letters, "Max", 3) == 0 ? left
                                             : left / 2;
}

/* From the view box to pt (SVG 1.1, 7.8). */
static struct matrix view_matrix(
    struct svg_reading *reading, const xmlNode *root, const struct view *view)
{
    const xmlAttr *attribute = svg_attribute(root, "preserveAspectRatio");
    const char *text = attribute ? svg_value(attribute) : "xMidYMid";
    double x_scale = view->seen_width_px / view->width;
    double y_scale = view->seen_height_px / view->height;
    svg_skip_space(&text);
    if (strncmp(text, "none", 4) != 0) {
        bool slice = strstr(text, "slice") != NULL;
        x_scale = y_scale =
            slice ? fmax(x_scale, y_scale) : fmin(x_scale, y_scale);
        if (strlen(text) < 8 || text[0] != 'x' || text[4] != 'Y') {
            svg_report_value(
                reading, attribute, "for example xMidYMid, or none");
            text = "xMidYMid";
        }
    } else {
        text = "xMinYMin";
    }
    double left = view->seen_width_px - view->width * x_scale;
    double over = view->seen_height_px - view->height * y_scale;
    return (struct matrix){x_scale * PT_PER_PX, 0, 0, y_scale * PT_PER_PX,
        (align(text + 1, left) - view->x * x_scale) * PT_PER_PX,
        (align(text + 5, over) - view->y * y_scale) * PT_PER_PX};
}

/* ---- the file ------------------------------------------------------------ */

/* The offset of the document type, or SIZE_MAX if there is none. */
static size_t find_document_type(const char *text)
{
    const char *at = text;
    for (;;) {
        svg_skip_space(&at);
        const char *end = NULL;
        if (strncmp(at, "<?", 2) == 0)
            end = strstr(at, "?>");
        else if (strncmp(at, "<!--", 4) == 0)
            end = strstr(at, "-->");
        else if (strncmp(at, "<!DOCTYPE", 9) == 0)
            return (size_t)(at - text);
        if (!end)
            return SIZE_MAX;
        at = end + (*end == '?' ? 2 : 3);
    }
}

/* SOURCE with spaces for its document type, so that all places stay the same:
 * many programs write one that only says that this is SVG. NULL and an error if
 * it declares entities. */
static const struct source *without_document_type(
    struct svg_reading *reading, const struct source *source)
{
    size_t start = find_document_type(source->text);
    if (start == SIZE_MAX)
        return source;
    char *text = arena_copy(reading->arena, source->text, source->length);
    char quote = '\0';
    for (char *at = text + start; *at; at++) {
        char c = *at;
        if (!quote && c == '[') {
            diag_add(reading->diags, SEVERITY_ERROR,
                source_place(source, start), SVG_EXPORT_HINT,
                "entities in drawings are not read");
            return NULL;
        }
        if (quote ? c == quote : c == '"' || c == '\'')
            quote = quote ? '\0' : c;
        if (c != '\n')
            *at = ' ';
        if (!quote && c == '>')
            break;
    }
    return source_new(reading->arena, source->name, text, source->length);
}

static bool is_text(const struct source *source, struct diags *diags)
{
    size_t bad;
    if (source->length > FILE_LARGEST_TEXT)
        diag_add(diags, SEVERITY_ERROR, (struct place){source, 0, 0},
            "simplify it, or export it as PNG",
            "the drawing is larger than 16 MiB");
    else if (!utf8_check(source->text, source->length, &bad))
        diag_add(diags, SEVERITY_ERROR, source_place(source, bad),
            "save it as UTF-8", "the drawing is not UTF-8");
    else
        return true;
    return false;
}

static struct drawing *read_root(struct svg_reading *reading, xmlNode *root)
{
    struct view view = {0};
    if (!svg_is(root, "svg")) {
        svg_report(reading, root,
            "a drawing is <svg xmlns=\"http://www.w3.org/2000/svg\">",
            "\"%s\" is not the root of a drawing", (const char *)root->name);
        return NULL;
    }
    if (!read_view(reading, root, &view))
        return NULL;
    reading->measure.width = view.width;
    reading->measure.height = view.height;
    struct svg_scope outside = {.style = svg_style_initial(),
        .matrix = view_matrix(reading, root, &view)};
    struct svg_scope scope = svg_enter(reading, root, &outside);
    collect_ids(reading, root);
    if (!scope.style.gone)
        draw_children(reading, root, &scope);
    struct drawing *drawing = arena_new(reading->arena, struct drawing);
    *drawing = (struct drawing){
        .width_pt = view.seen_width_px * PT_PER_PX,
        .height_pt = view.seen_height_px * PT_PER_PX,
        .shapes = reading->shapes.items,
        .shape_count = reading->shapes.count,
        .lettered = reading->lettered,
    };
    return drawing;
}

const struct drawing *svg_read(
    struct arena *arena, const struct source *source, struct diags *diags)
{
    size_t errors = diags_count(diags, SEVERITY_ERROR);
    struct svg_reading reading = {
        .arena = arena, .diags = diags, .measure = {.font_size = 16}};
    if (!is_text(source, diags))
        return NULL;
    reading.source = without_document_type(&reading, source);
    xmlDoc *document = reading.source ? xml_read(reading.source, diags) : NULL;
    if (!document)
        return NULL;
    const struct drawing *drawing =
        read_root(&reading, xmlDocGetRootElement(document));
    xmlFreeDoc(document);
    return diags_count(diags, SEVERITY_ERROR) == errors ? drawing : NULL;
}
