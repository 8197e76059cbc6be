/* Runs: stretches of text that look the same.
 *
 * Text that runs from right to left has runs of its own, which Word sets with
 * other fonts, and so do phrases of other languages. */
#include "base/utf8.h"
#include "compose/formats.h"
#include "layout/direction.h"
#include "write/docx_draw.h"

#include <math.h>
#include <string.h>
#include <strings.h>

/* ---- properties of a run ------------------------------------------------- */

/* The attribute of w:lang that a language belongs to. */
static const char *language_attribute(const char *language, bool right_to_left)
{
    static const char *const eastern[] = {"ja", "zh", "ko"};
    for (size_t i = 0; i < sizeof eastern / sizeof *eastern; i++)
        if (strncasecmp(language, eastern[i], 2) == 0 &&
            strchr("-", language[2]))
            return "w:eastAsia";
    return right_to_left ? "w:bidi" : "w:val";
}

static const char *style_of(const struct docx_look *look)
{
    return look->note   ? "FootnoteReference"
           : look->code ? "CodeText"
           : look->mark ? "Mark"
           : look->link ? "Hyperlink"
                        : NULL;
}

/* What of LOOK is not in its style; in the order of ECMA-376, CT_RPr. */
static void put_properties(
    struct docx_drawing *drawing, const struct docx_look *look, bool backwards)
{
    struct docx_xml *xml = drawing->xml;
    const char *style = style_of(look);
    double scale = drawing->here.scale;
    bool linked = look->link && !(style && strcmp(style, "Hyperlink") == 0);
    bool scaled = scale > 0 && scale < 1;
    if (!style && !look->bold && !look->italic && !look->struck &&
        !look->language && !backwards && !scaled)
        return;
    docx_xml_open(xml, "w:rPr");
    if (style)
        docx_xml_value(xml, "w:rStyle", "w:val", style);
    if (look->bold) {
        docx_xml_empty(xml, "w:b");
        docx_xml_empty(xml, "w:bCs");
    }
    if (look->italic) {
        docx_xml_empty(xml, "w:i");
        docx_xml_empty(xml, "w:iCs");
    }
    if (look->struck)
        docx_xml_empty(xml, "w:strike");
    if (linked)
        docx_put_colour(xml, "w:color", "w:val", drawing->styles->theme->link);
    if (scaled) {
        double size = style_cell(drawing->styles, false).text.size_pt * scale;
        docx_xml_count(xml, "w:sz", "w:val", lround(size * 2));
        docx_xml_count(xml, "w:szCs", "w:val", lround(size * 2));
    }
    if (linked)
        docx_xml_value(xml, "w:u", "w:val", "single");
    if (backwards)
        docx_xml_empty(xml, "w:rtl");
    if (look->language)
        docx_xml_value(xml, "w:lang",
            language_attribute(look->language, look->right_to_left),
            look->language);
    docx_xml_close(xml);
}

static void begin_run(
    struct docx_drawing *drawing, const struct docx_look *look, bool backwards)
{
    docx_xml_open(drawing->xml, "w:r");
    put_properties(drawing, look, backwards);
}

/* ---- text ---------------------------------------------------------------- */

static void put_stretch(
    struct docx_drawing *drawing, const char *text, size_t length)
{
    if (length == 0)
        return;
    docx_xml_open(drawing->xml, "w:t");
    docx_xml_attribute(drawing->xml, "xml:space", "preserve");
    docx_xml_text(drawing->xml, text, length);
    docx_xml_close(drawing->xml);
}

/* The element that stands for CODE_POINT in a run; NULL: it is text. */
static const char *element_for(uint32_t code_point)
{
    switch (code_point) {
    case '\t': return "w:tab";
    case '\n': return "w:br";
    case 0xAD: return "w:softHyphen";
    case 0x2011: return "w:noBreakHyphen";
    default: return NULL;
    }
}

static void put_run(struct docx_drawing *drawing, const struct docx_look *look,
    const char *text, size_t length, bool backwards)
{
    const char *at = text, *end = text + length, *from = text;
    if (length == 0)
        return;
    begin_run(drawing, look, backwards);
    while (at < end) {
        const char *start = at;
        const char *name = element_for(utf8_next(&at, end));
        if (!name)
            continue;
        put_stretch(drawing, from, (size_t)(start - from));
        docx_xml_empty(drawing->xml, name);
        from = at;
    }
    put_stretch(drawing, from, (size_t)(end - from));
    docx_xml_close(drawing->xml);
}

void docx_text(struct docx_drawing *drawing, const struct docx_look *look,
    const char *text, size_t length)
{
    const char *at = text, *end = text + length, *from = text;
    const char *back_end = NULL; /* not NULL: in a stretch that runs back */
    bool turns = look->right_to_left || utf8_turns(text, length);
    while (turns && at < end) {
        const char *start = at;
        enum direction direction = direction_of(utf8_next(&at, end));
        bool back = direction == DIRECTION_RIGHT_TO_LEFT ||
                    direction == DIRECTION_ARABIC_DIGIT;
        if (back && !back_end) {
            put_run(drawing, look, from, (size_t)(start - from), false);
            from = start;
        }
        if (back) {
            back_end = at;
        } else if (direction == DIRECTION_LEFT_TO_RIGHT && back_end) {
            put_run(drawing, look, from, (size_t)(back_end - from), true);
            from = back_end;
            back_end = NULL;
        }
    }
    if (back_end) {
        put_run(drawing, look, from, (size_t)(back_end - from), true);
        from = back_end;
    }
    put_run(drawing, look, from, (size_t)(end - from), look->right_to_left);
}

void docx_words(struct docx_drawing *drawing, const char *text)
{
    docx_text(drawing, &(struct docx_look){0}, text, strlen(text));
}

/* The first strong character below NODE; what isolates itself does not
 * count. */
static enum direction first_direction(cmark_node *node)
{
    const char *text = cmark_node_get_literal(node);
    const char *at = text ? text : "", *end = at + strlen(at);
    while (at < end) {
        enum direction direction = direction_of(utf8_next(&at, end));
        if (direction == DIRECTION_LEFT_TO_RIGHT ||
            direction == DIRECTION_RIGHT_TO_LEFT)
            return direction;
    }
    for (cmark_node *child = cmark_node_first_child(node); child;
         child = cmark_node_next(child)) {
        enum element_kind kind = element_of(child)->kind;
        enum direction direction =
            kind == ELEMENT_ISOLATE ? DIRECTION_NONE : first_direction(child);
        if (direction)
            return direction;
    }
    return DIRECTION_NONE;
}

bool docx_runs_back(const struct docx_drawing *drawing, cmark_node *node)
{
    enum direction direction = first_direction(node);
    return direction ? direction == DIRECTION_RIGHT_TO_LEFT
                     : drawing->right_to_left;
}

void docx_tab(struct docx_drawing *drawing)
{
    docx_xml_open(drawing->xml, "w:r");
    docx_xml_empty(drawing->xml, "w:tab");
    docx_xml_close(drawing->xml);
}

/* ---- fields -------------------------------------------------------------- */

void docx_field_mark(struct docx_drawing *drawing, const char *type)
{
    docx_xml_open(drawing->xml, "w:r");
    docx_xml_value(drawing->xml, "w:fldChar", "w:fldCharType", type);
    docx_xml_close(drawing->xml);
}

void docx_field_instruction(
    struct docx_drawing *drawing, const char *instruction)
{
    docx_xml_open(drawing->xml, "w:r");
    docx_xml_open(drawing->xml, "w:instrText");
    docx_xml_attribute(drawing->xml, "xml:space", "preserve");
    docx_xml_text(drawing->xml, instruction, strlen(instruction));
    docx_xml_close(drawing->xml);
    docx_xml_close(drawing->xml);
}

void docx_field(struct docx_drawing *drawing, const struct docx_look *look,
    const char *instruction, const char *value)
{
    docx_field_mark(drawing, "begin");
    docx_field_instruction(drawing, instruction);
    docx_field_mark(drawing, "separate");
    docx_text(drawing, look, value, strlen(value));
    docx_field_mark(drawing, "end");
}

const char *docx_page_of(const struct docx_drawing *drawing, const char *anchor)
{
    const struct anchor *found =
        anchor ? pages_anchor(drawing->pages, anchor) : NULL;
    return arena_format(drawing->arena, "%d", found ? found->page + 1 : 1);
}
