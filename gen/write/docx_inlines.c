/* Inlines, as runs of what looks the same, links, fields and pictures. */
#include "base/ascii.h"
#include "write/docx_draw.h"

#include <string.h>

/* What is written together, as it looks the same. */
struct runs {
    struct docx_drawing *drawing;
    struct buffer text;
    struct docx_look look;               /* of it */
    const struct outline_entry *section; /* whose number is told; NULL */
};

static void flush(struct runs *runs)
{
    docx_text(runs->drawing, &runs->look, buffer_string(&runs->text),
        runs->text.length);
    buffer_clear(&runs->text);
}

static bool same_look(
    const struct docx_look *one, const struct docx_look *other)
{
    return one->bold == other->bold && one->italic == other->italic &&
           one->struck == other->struck && one->code == other->code &&
           one->mark == other->mark && one->link == other->link &&
           one->language == other->language;
}

static void add(
    struct runs *runs, const struct docx_look *look, const char *text)
{
    if (!same_look(&runs->look, look)) {
        flush(runs);
        runs->look = *look;
    }
    buffer_add_string(&runs->text, text);
}

/* TEXT of a reference, in which the number of its section is a field. */
static void add_reference_text(
    struct runs *runs, const struct docx_look *look, const char *text)
{
    const struct outline_entry *section = runs->section;
    const char *number = section ? section->number : NULL;
    const char *found = number ? strstr(text, number) : NULL;
    size_t length = number ? strlen(number) : 0;
    bool alone = found &&
                 (found == text || found[-1] == ' ' ||
                     (unsigned char)found[-1] >= 0x80) &&
                 !ascii_is_digit(found[length]) &&
                 !(found[length] == '.' && ascii_is_digit(found[length + 1]));
    if (!alone) {
        add(runs, look, text);
        return;
    }
    struct arena *arena = runs->drawing->arena;
    add(runs, look, arena_copy(arena, text, (size_t)(found - text)));
    flush(runs);
    docx_field(runs->drawing, look,
        arena_format(arena, " REF %s \\r \\h ",
            docx_bookmark(runs->drawing, section->anchor)),
        number);
    runs->section = NULL;
    add(runs, look, found + length);
}

static const char *plain_text(struct arena *arena, cmark_node *node)
{
    struct buffer out = {0};
    cmark_iter *iterator = cmark_iter_new(node);
    while (cmark_iter_next(iterator) != CMARK_EVENT_DONE) {
        cmark_node *inside = cmark_iter_get_node(iterator);
        cmark_node_type type = cmark_node_get_type(inside);
        const char *literal = cmark_node_get_literal(inside);
        if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
            buffer_add_byte(&out, ' ');
        else if (literal)
            buffer_add_string(&out, literal);
    }
    cmark_iter_free(iterator);
    const char *text = arena_string(arena, buffer_string(&out));
    buffer_release(&out);
    return text;
}

static void add_below(
    struct runs *runs, cmark_node *node, const struct docx_look *look);

static void add_link(
    struct runs *runs, cmark_node *node, const struct docx_look *look)
{
    struct docx_look inside = *look;
    flush(runs);
    bool linked = docx_link_begin(runs->drawing, node);
    inside.link = linked;
    add_below(runs, node, &inside);
    flush(runs);
    if (linked)
        docx_xml_close(runs->drawing->xml);
}

static void add_reference(
    struct runs *runs, cmark_node *node, const struct docx_look *look)
{
    const struct element *element = element_of(node);
    struct docx_drawing *drawing = runs->drawing;
    const int *index =
        element->target ? text_map_lookup(&drawing->sections, element->target)
                        : NULL;
    runs->section = index ? &drawing->document->outline[*index] : NULL;
    add_below(runs, node, look);
    runs->section = NULL;
    const char *label = element->label ? element->label : "";
    const char *gap = strstr(label, "{page}");
    if (!gap || !element->target) {
        add(runs, look, label);
        return;
    }
    add(runs, look, arena_copy(drawing->arena, label, (size_t)(gap - label)));
    flush(runs);
    docx_field(drawing, look,
        arena_format(drawing->arena, " PAGEREF %s \\h ",
            docx_bookmark(drawing, element->target)),
        docx_page_of(drawing, element->target));
    add(runs, look, gap + strlen("{page}"));
}

/* What one points at where nothing is filled in. */
enum { FIELD_SPACES = 16 };

/* A place to be filled in: a control of Word's. The paragraph has the line. */
static void put_field(struct docx_drawing *drawing, const struct field *field)
{
    struct docx_xml *xml = drawing->xml;
    static const char space[] = "\u00A0"; /* others are taken away */
    docx_xml_open(xml, "w:sdt");
    docx_xml_open(xml, "w:sdtPr");
    docx_xml_value(xml, "w:alias", "w:val", field->label);
    docx_xml_value(xml, "w:tag", "w:val", field->name);
    docx_xml_empty(xml, field->kind == FIELD_DATE ? "w:date" : "w:text");
    docx_xml_close(xml);
    docx_xml_open(xml, "w:sdtContent");
    docx_xml_open(xml, "w:r");
    docx_xml_open(xml, "w:t");
    docx_xml_attribute(xml, "xml:space", "preserve");
    for (int i = 0; i < FIELD_SPACES; i++)
        docx_xml_text(xml, space, strlen(space));
    for (int i = 0; i < 4; i++) /* t, r, sdtContent, sdt */
        docx_xml_close(xml);
}

static void add_custom(
    struct runs *runs, cmark_node *node, const struct docx_look *look)
{
    const struct element *element = element_of(node);
    struct docx_look inside = *look;
    if (element->kind == ELEMENT_REFERENCE) {
        add_reference(runs, node, look);
        return;
    }
    if (element->kind == ELEMENT_FIELD) {
        flush(runs);
        put_field(runs->drawing, element->field);
        return;
    }
    if (element->kind == ELEMENT_MARK)
        inside.mark = true;
    if (element->kind == ELEMENT_PHRASE) {
        inside.language = element->language;
        inside.right_to_left = element->right_to_left;
    }
    add_below(runs, node, &inside);
}

static void add_image(
    struct runs *runs, cmark_node *node, const struct docx_look *look)
{
    struct docx_drawing *drawing = runs->drawing;
    const struct picture *picture = element_of(node)->picture;
    if (!picture) {
        add_below(runs, node, look);
        return;
    }
    flush(runs);
    docx_picture(drawing, picture, drawing->here.width_pt,
        drawing->styles->text_height_pt * 0.8,
        plain_text(drawing->arena, node));
}

static void add_styled(
    struct runs *runs, cmark_node *node, const struct docx_look *look)
{
    struct docx_look inside = *look;
    cmark_node_type type = cmark_node_get_type(node);
    inside.italic = look->italic || type == CMARK_NODE_EMPH;
    inside.bold = look->bold || type == CMARK_NODE_STRONG;
    inside.struck =
        look->struck || (type != CMARK_NODE_EMPH && type != CMARK_NODE_STRONG);
    add_below(runs, node, &inside);
}

static void add_inline(
    struct runs *runs, cmark_node *node, const struct docx_look *look)
{
    struct docx_look code = *look;
    switch ((int)cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
    case CMARK_NODE_HTML_INLINE:
        add_reference_text(runs, look, cmark_node_get_literal(node));
        break;
    case CMARK_NODE_SOFTBREAK: add(runs, look, " "); break;
    case CMARK_NODE_LINEBREAK: add(runs, look, "\n"); break;
    case CMARK_NODE_CODE:
        code.code = true;
        add(runs, &code, cmark_node_get_literal(node));
        break;
    case CMARK_NODE_LINK: add_link(runs, node, look); break;
    case CMARK_NODE_IMAGE: add_image(runs, node, look); break;
    case CMARK_NODE_FOOTNOTE_REFERENCE:
        flush(runs);
        docx_note_reference(runs->drawing, element_of(node));
        break;
    case CMARK_NODE_CUSTOM_INLINE: add_custom(runs, node, look); break;
    default: add_styled(runs, node, look);
    }
}

static void add_below(
    struct runs *runs, cmark_node *node, const struct docx_look *look)
{
    for (cmark_node *child = cmark_node_first_child(node); child;
         child = cmark_node_next(child))
        add_inline(runs, child, look);
}

void docx_inlines(struct docx_drawing *drawing, cmark_node *node,
    const struct docx_look *look)
{
    struct runs runs = {.drawing = drawing, .look = *look};
    add_below(&runs, node, look);
    flush(&runs);
    buffer_release(&runs.text);
}
