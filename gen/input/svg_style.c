/* How the elements of an SVG file look.
 *
 * A property is a name, a function that reads its value, and where in struct
 * svg_style it is kept, so that "inherit" can be a copy. */
#include "input/svg_style.h"

#include "input/xml.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

/* One declaration on its way into a style. */
struct declaration {
    const char *name, *value;
    const xmlAttr *attribute; /* that it stands in */
};

struct reading {
    struct arena *arena;
    struct arena scratch; /* of the declarations */
    const struct source *source;
    struct diags *diags;
    struct svg_measure *measure;
    struct svg_style *style;
    const struct svg_style *parent;
};

struct svg_style svg_style_initial(void)
{
    return (struct svg_style){
        .fill = {PAINT_COLOUR, {0, 0, 0}},
        .stroke_width = 1,
        .miter_limit = 4,
        .font_size = 16,
        .weight = 400,
    };
}

const xmlAttr *svg_attribute(const xmlNode *element, const char *name)
{
    for (const xmlAttr *at = element->properties; at; at = at->next)
        if (!at->ns && strcmp((const char *)at->name, name) == 0)
            return at;
    return NULL;
}

/* Without entities it is one node of text. */
const char *svg_value(const xmlAttr *attribute)
{
    const xmlNode *text = attribute ? attribute->children : NULL;
    return text && text->content ? (const char *)text->content : "";
}

/* ---- values -------------------------------------------------------------- */

/* Reads VALUE into the style; false if it is none of the property. */
typedef bool read_function(struct reading *reading, const char *value);

/* The place of the word that VALUE is among WORDS, -1 if none. */
static int choice(const char *value, const char *const *words, int count)
{
    for (int i = 0; i < count; i++)
        if (svg_says(value, words[i]))
            return i;
    return -1;
}

static bool read_length(
    struct reading *reading, const char *value, double *length)
{
    return svg_whole_length(value, reading->measure, AXIS_BOTH, length);
}

static bool read_style_number(const char *value, double *number)
{
    svg_skip_space(&value);
    bool good = svg_number(&value, number);
    if (good && *value == '%') {
        value++;
        *number /= 100;
    }
    svg_skip_space(&value);
    return good && *value == '\0';
}

static bool read_paint(const char *value, struct svg_paint *paint)
{
    if (svg_says(value, "none") || svg_says(value, "transparent"))
        *paint = (struct svg_paint){PAINT_NONE, {0, 0, 0}};
    else if (svg_says(value, "currentColor"))
        *paint = (struct svg_paint){PAINT_CURRENT, {0, 0, 0}};
    else if (svg_colour(value, &paint->colour))
        paint->kind = PAINT_COLOUR;
    else
        return false;
    return true;
}

static bool read_colour(struct reading *reading, const char *value)
{
    if (svg_says(value, "currentColor")) {
        reading->style->colour = reading->parent->colour;
        return true;
    }
    return svg_colour(value, &reading->style->colour);
}

static bool read_fill(struct reading *reading, const char *value)
{
    return read_paint(value, &reading->style->fill);
}

static bool read_stroke(struct reading *reading, const char *value)
{
    return read_paint(value, &reading->style->stroke);
}

/* All or nothing: *CLEAR if there is nothing to be seen. */
static bool read_opacity(const char *value, bool *clear)
{
    double opacity;
    if (!read_style_number(value, &opacity) || (opacity > 0 && opacity < 1))
        return false;
    *clear = opacity <= 0;
    return true;
}

static bool read_fill_opacity(struct reading *reading, const char *value)
{
    return read_opacity(value, &reading->style->fill_clear);
}

static bool read_stroke_opacity(struct reading *reading, const char *value)
{
    return read_opacity(value, &reading->style->stroke_clear);
}

static bool read_group_opacity(struct reading *reading, const char *value)
{
    bool clear;
    if (!read_opacity(value, &clear))
        return false;
    reading->style->gone = reading->style->gone || clear;
    return true;
}

static bool read_fill_rule(struct reading *reading, const char *value)
{
    static const char *const words[] = {"nonzero", "evenodd"};
    int found = choice(value, words, 2);
    reading->style->even_odd = found == 1;
    return found >= 0;
}

static bool read_stroke_width(struct reading *reading, const char *value)
{
    double *width = &reading->style->stroke_width;
    return read_length(reading, value, width) && *width >= 0;
}

static bool read_cap(struct reading *reading, const char *value)
{
    static const char *const words[] = {"butt", "round", "square"};
    int found = choice(value, words, 3);
    reading->style->cap = (enum line_cap)(found < 0 ? 0 : found);
    return found >= 0;
}

static bool read_join(struct reading *reading, const char *value)
{
    static const char *const words[] = {"miter", "round", "bevel"};
    int found = choice(value, words, 3);
    reading->style->join = (enum line_join)(found < 0 ? 0 : found);
    return found >= 0;
}

static bool read_miter_limit(struct reading *reading, const char *value)
{
    double *limit = &reading->style->miter_limit;
    return read_style_number(value, limit) && *limit >= 1;
}

/* Lengths of dash and gap; an odd number of them counts twice. */
static bool read_dashes(struct reading *reading, const char *value)
{
    enum { MOST = 64 };
    double lengths[2 * MOST];
    size_t count = 0;
    struct svg_dashes *dashes = &reading->style->dashes;
    *dashes = (struct svg_dashes){0};
    if (svg_says(value, "none"))
        return true;
    svg_skip_space(&value);
    for (; *value; svg_skip_separator(&value), count++)
        if (count == MOST ||
            !svg_length(&value, reading->measure, AXIS_BOTH, &lengths[count]) ||
            lengths[count] < 0)
            return false;
    for (size_t i = 0, odd = count % 2 ? count : 0; i < odd; i++)
        lengths[count++] = lengths[i];
    double *copy = arena_allocate(reading->arena, count, sizeof *copy);
    memcpy(copy, lengths, count * sizeof *copy);
    *dashes = (struct svg_dashes){copy, count};
    return true;
}

static bool read_dash_offset(struct reading *reading, const char *value)
{
    return read_length(reading, value, &reading->style->dash_offset);
}

static bool read_visibility(struct reading *reading, const char *value)
{
    static const char *const words[] = {"visible", "hidden", "collapse"};
    int found = choice(value, words, 3);
    reading->style->hidden = found > 0;
    return found >= 0;
}

/* Whatever is not "none" is displayed (SVG 1.1, 11.5). */
static bool read_display(struct reading *reading, const char *value)
{
    reading->style->gone = reading->style->gone || svg_says(value, "none");
    return true;
}

static bool read_families(struct reading *reading, const char *value)
{
    reading->style->families = arena_string(reading->arena, value);
    return *value != '\0';
}

/* Percents and em are of the parent's size. */
static bool read_font_size(struct reading *reading, const char *value)
{
    double *size = &reading->style->font_size;
    struct svg_measure parent = *reading->measure;
    parent.font_size = reading->parent->font_size;
    bool good = svg_whole_length(value, &parent, AXIS_BOTH, size);
    if (good && strchr(value, '%'))
        good = read_style_number(value, size), *size *= parent.font_size;
    return good && *size >= 0;
}

static bool read_weight(struct reading *reading, const char *value)
{
    static const char *const words[] = {"normal", "bold", "bolder", "lighter"};
    static const int weights[] = {400, 700};
    int inherited = reading->parent->weight;
    double number;
    int found = choice(value, words, 4);
    if (found == 2) /* CSS Fonts 4, 2.2.1 */
        number = inherited < 350 ? 400 : inherited < 550 ? 700 : 900;
    else if (found == 3)
        number = inherited < 550 ? 100 : inherited < 750 ? 400 : 700;
    else if (found >= 0)
        number = weights[found];
    else if (!read_style_number(value, &number) || number < 1 || number > 1000)
        return false;
    reading->style->weight = number < 100   ? 100
                             : number > 900 ? 900
                                            : (int)number;
    return true;
}

static bool read_slant(struct reading *reading, const char *value)
{
    static const char *const words[] = {"normal", "italic", "oblique"};
    int found = choice(value, words, 3);
    reading->style->italic = found > 0;
    return found >= 0;
}

static bool read_letter_spacing(struct reading *reading, const char *value)
{
    reading->style->letter_spacing = 0;
    return svg_says(value, "normal") ||
           read_length(reading, value, &reading->style->letter_spacing);
}

static bool read_anchor(struct reading *reading, const char *value)
{
    static const char *const words[] = {"start", "middle", "end"};
    int found = choice(value, words, 3);
    reading->style->anchor = (enum text_anchor)(found < 0 ? 0 : found);
    return found >= 0;
}

static bool read_white_space(struct reading *reading, const char *value)
{
    static const char *const words[] = {
        "normal", "nowrap", "pre", "pre-wrap", "break-spaces"};
    int found = choice(value, words, 5);
    reading->style->spaces_kept = found >= 2;
    return found >= 0;
}

/* ---- properties ---------------------------------------------------------- */

static const char no_colour[] =
    "a colour is none, a name, #rgb, #rrggbb or rgb(); gradients and patterns "
    "are not read";
static const char no_opacity[] =
    "mix the colour with what is behind it, and make it solid";

#define AT(field)                                                              \
    offsetof(struct svg_style, field), sizeof(((struct svg_style *)NULL)->field)

static const struct property {
    const char *name;
    read_function *read;
    size_t offset, size; /* of what "inherit" copies */
    const char *hint;    /* for another value */
} properties[] = {
    {"font-size", read_font_size, AT(font_size), "a length, such as 12px"},
    {"color", read_colour, AT(colour), no_colour},
    {"fill", read_fill, AT(fill), no_colour},
    {"stroke", read_stroke, AT(stroke), no_colour},
    {"fill-opacity", read_fill_opacity, AT(fill_clear), no_opacity},
    {"stroke-opacity", read_stroke_opacity, AT(stroke_clear), no_opacity},
    {"opacity", read_group_opacity, AT(gone), no_opacity},
    {"fill-rule", read_fill_rule, AT(even_odd), "nonzero or evenodd"},
    {"stroke-width", read_stroke_width, AT(stroke_width),
        "a length, such as 2px"},
    {"stroke-linecap", read_cap, AT(cap), "butt, round or square"},
    {"stroke-linejoin", read_join, AT(join), "miter, round or bevel"},
    {"stroke-miterlimit", read_miter_limit, AT(miter_limit),
        "a number, at least 1"},
    {"stroke-dasharray", read_dashes, AT(dashes), "none, or up to 64 lengths"},
    {"stroke-dashoffset", read_dash_offset, AT(dash_offset),
        "a length, such as 2px"},
    {"visibility", read_visibility, AT(hidden), "visible or hidden"},
    {"display", read_display, AT(gone), NULL},
    {"font-family", read_families, AT(families), "name a font family"},
    {"font-weight", read_weight, AT(weight), "normal, bold, or 100 to 900"},
    {"font-style", read_slant, AT(italic), "normal or italic"},
    {"letter-spacing", read_letter_spacing, AT(letter_spacing),
        "normal, or a length"},
    {"text-anchor", read_anchor, AT(anchor), "start, middle or end"},
    {"white-space", read_white_space, AT(spaces_kept), "normal or pre"},
};
enum { PROPERTIES = sizeof properties / sizeof *properties };

/* What would look different if it were overlooked, with the values that change
 * nothing. */
static const struct {
    const char *name, *harmless[3];
} refused[] = {
    {"baseline-shift", {"0", "baseline"}},
    {"clip-path", {"none"}},
    {"dominant-baseline", {"auto", "alphabetic"}},
    {"filter", {"none"}},
    {"font", {NULL}},
    {"font-stretch", {"normal", "100%"}},
    {"font-variant", {"normal"}},
    {"marker", {"none"}},
    {"marker-end", {"none"}},
    {"marker-mid", {"none"}},
    {"marker-start", {"none"}},
    {"mask", {"none"}},
    {"mix-blend-mode", {"normal"}},
    {"paint-order", {"normal", "fill", "fill stroke"}},
    {"text-decoration", {"none"}},
    {"text-decoration-line", {"none"}},
    {"text-transform", {"none"}},
    {"transform-origin", {"0 0"}},
    {"vector-effect", {"none"}},
    {"word-spacing", {"normal", "0", "0px"}},
    {"writing-mode", {"lr-tb", "lr", "horizontal-tb"}},
};

static void report_declaration(const struct reading *reading,
    const struct declaration *declaration, const char *hint)
{
    diag_add(reading->diags, SEVERITY_ERROR,
        xml_attribute_place(reading->source, declaration->attribute), hint,
        "%s: \"%s\" is not read", declaration->name, declaration->value);
}

static void check_refused(
    const struct reading *reading, const struct declaration *declaration)
{
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        if (strcmp(refused[i].name, declaration->name) != 0)
            continue;
        bool harmless = svg_says(declaration->value, "inherit");
        for (size_t k = 0; k < 3 && refused[i].harmless[k]; k++)
            harmless = harmless ||
                       svg_says(declaration->value, refused[i].harmless[k]);
        if (!harmless)
            report_declaration(reading, declaration,
                strncmp(declaration->name, "font", 4) == 0
                    ? "write font-family, font-size, font-weight and font-style"
                    : SVG_EXPORT_HINT);
    }
}

static void apply(struct reading *reading, const struct property *property,
    const struct declaration *declaration)
{
    if (svg_says(declaration->value, "inherit"))
        memcpy((char *)reading->style + property->offset,
            (const char *)reading->parent + property->offset, property->size);
    else if (!property->read(reading, declaration->value))
        report_declaration(reading, declaration, property->hint);
    else if (property->read == read_families)
        reading->style->families_place =
            xml_attribute_place(reading->source, declaration->attribute);
}

/* ---- declarations -------------------------------------------------------- */

enum { MOST_DECLARATIONS = 200 };

struct declarations {
    ARRAY(struct declaration) list;
};

/* From START to END without the white space around it, in ARENA. */
static char *trimmed(struct arena *arena, const char *start, const char *end)
{
    while (start < end && strchr(" \t\r\n\f", *start))
        start++;
    while (end > start && strchr(" \t\r\n\f", end[-1]))
        end--;
    return arena_copy(arena, start, (size_t)(end - start));
}

/* The end of what begins at AT: a semicolon outside quotes, or the end. */
static const char *declaration_end(const char *at)
{
    char quote = '\0';
    for (; *at && (quote || *at != ';'); at++) {
        if (quote ? *at == quote : *at == '"' || *at == '\'')
            quote = quote ? '\0' : *at;
    }
    return at;
}

/* "name: value; name: value" */
static void add_style(struct declarations *declarations, struct arena *arena,
    const xmlAttr *attribute)
{
    const char *text = svg_value(attribute);
    while (*text && declarations->list.count <= MOST_DECLARATIONS) {
        const char *end = declaration_end(text);
        const char *colon = memchr(text, ':', (size_t)(end - text));
        if (colon) {
            char *value = trimmed(arena, colon + 1, end);
            char *important = strstr(value, "!important");
            if (important)
                *important = '\0';
            *array_add(&declarations->list, arena) = (struct declaration){
                trimmed(arena, text, colon), value, attribute};
        }
        text = *end ? end + 1 : end;
    }
}

/* Attributes first, so that `style` has the last word. */
static void collect_declarations(struct declarations *declarations,
    struct reading *reading, const xmlNode *element)
{
    for (const xmlAttr *at = element->properties; at; at = at->next) {
        const char *name = (const char *)at->name;
        if (!at->ns && strcmp(name, "style") != 0)
            *array_add(&declarations->list, &reading->scratch) =
                (struct declaration){name, svg_value(at), at};
    }
    const xmlAttr *style = svg_attribute(element, "style");
    add_style(declarations, &reading->scratch, style);
    if (declarations->list.count > MOST_DECLARATIONS)
        diag_add(reading->diags, SEVERITY_ERROR,
            xml_attribute_place(reading->source, style), SVG_EXPORT_HINT,
            "more than %d declarations for one element", MOST_DECLARATIONS);
}

/* What `xml:space` says of the element; the same as its parent if nothing. */
static void read_xml_space(struct svg_style *style, const xmlNode *element)
{
    static const char xml[] = "http://www.w3.org/XML/1998/namespace";
    for (const xmlAttr *at = element->properties; at; at = at->next) {
        if (at->ns && strcmp((const char *)at->ns->href, xml) == 0 &&
            strcmp((const char *)at->name, "space") == 0)
            style->spaces_kept = svg_says(svg_value(at), "preserve");
    }
}

struct svg_style svg_style_read(struct arena *arena,
    const struct source *source, const xmlNode *element,
    const struct svg_style *parent, struct svg_measure *measure,
    struct diags *diags)
{
    struct svg_style style = *parent;
    struct reading reading = {.arena = arena,
        .source = source,
        .diags = diags,
        .measure = measure,
        .style = &style,
        .parent = parent};
    struct declarations declarations = {0};
    collect_declarations(&declarations, &reading, element);
    read_xml_space(&style, element);
    /* By property, since sizes in em need that of the font, the first one. */
    for (size_t p = 0; p < PROPERTIES; p++) {
        for (size_t i = 0; i < declarations.list.count; i++)
            if (strcmp(declarations.list.items[i].name, properties[p].name) ==
                0)
                apply(&reading, &properties[p], &declarations.list.items[i]);
        measure->font_size = style.font_size;
    }
    for (size_t i = 0; i < declarations.list.count; i++)
        check_refused(&reading, &declarations.list.items[i]);
    arena_release(&reading.scratch);
    return style;
}
