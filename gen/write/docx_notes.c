/* Footnotes, which Word puts at the foot of the page and counts.
 *
 * The document's notes come in the order of their first marks, which is the
 * order in which Word counts. A further mark of a note refers to the first. A
 * note that only another note speaks of has its mark there, as a text, and
 * stands behind it: Word knows no notes on notes. */
#include "write/docx_draw.h"

#include <string.h>

enum { NOTE_UNSEEN, NOTE_MARKED, NOTE_TOLD };

/* Word's own for the lines above notes. */
enum { SEPARATOR = -1, CONTINUATION = 0, FIRST_NOTE = 1 };

void docx_notes_list(struct docx_drawing *drawing)
{
    for (cmark_node *node = cmark_node_first_child(drawing->document->root);
         node; node = cmark_node_next(node)) {
        const struct element *element = element_of(node);
        if (cmark_node_get_type(node) != CMARK_NODE_FOOTNOTE_DEFINITION)
            continue;
        if (element->anchor)
            text_map_add(&drawing->notes, drawing->arena, element->anchor,
                (int)drawing->definitions.count);
        *array_add(&drawing->definitions, drawing->arena) = node;
    }
    drawing->noted =
        arena_allocate(drawing->arena, drawing->definitions.count + 1, 1);
}

static const char *mark_name(const struct docx_drawing *drawing, int index)
{
    return arena_format(drawing->arena, "note%d", index + 1);
}

static void put_first(struct docx_drawing *drawing, int index)
{
    struct docx_xml *xml = drawing->xml;
    int bookmark = docx_bookmark_begin(drawing, mark_name(drawing, index));
    docx_xml_open(xml, "w:r");
    docx_xml_open(xml, "w:rPr");
    docx_xml_value(xml, "w:rStyle", "w:val", "FootnoteReference");
    docx_xml_close(xml);
    docx_xml_count(xml, "w:footnoteReference", "w:id", index + FIRST_NOTE);
    docx_xml_close(xml);
    docx_bookmark_end(drawing, bookmark);
    drawing->noted[index] = NOTE_MARKED;
}

void docx_note_reference(struct docx_drawing *drawing,
    const struct docx_look *look, const struct element *element)
{
    const int *index = element->target
                           ? text_map_lookup(&drawing->notes, element->target)
                           : NULL;
    struct docx_look mark = {.note = true};
    (void)look;
    if (!index || !element->number)
        return;
    char *noted = &drawing->noted[*index];
    if (!drawing->here.note && *noted == NOTE_UNSEEN) {
        put_first(drawing, *index);
        return;
    }
    if (*noted == NOTE_UNSEEN) {
        *noted = NOTE_TOLD;
        *array_add(&drawing->told, drawing->arena) = *index;
    }
    if (*noted == NOTE_MARKED)
        docx_field(drawing, &mark,
            arena_format(drawing->arena, " NOTEREF %s \\f \\h ",
                mark_name(drawing, *index)),
            element->number);
    else
        docx_text(drawing, &mark, element->number, strlen(element->number));
}

static void begin_note(struct docx_xml *xml, const char *type, int id)
{
    docx_xml_open(xml, "w:footnote");
    docx_xml_attribute(xml, "w:type", type);
    docx_xml_number(xml, "w:id", id);
}

static void put_separator(struct docx_xml *xml, const char *type, int id)
{
    begin_note(xml, type, id);
    docx_xml_open(xml, "w:p");
    docx_xml_open(xml, "w:pPr");
    docx_xml_open(xml, "w:spacing");
    docx_xml_attribute(xml, "w:before", "0");
    docx_xml_attribute(xml, "w:after", "0");
    docx_xml_close(xml);
    docx_xml_close(xml);
    docx_xml_open(xml, "w:r");
    docx_xml_empty(
        xml, id == SEPARATOR ? "w:separator" : "w:continuationSeparator");
    docx_xml_close(xml);
    docx_xml_close(xml);
    docx_xml_close(xml);
}

/* Its number, at the beginning of its first paragraph. */
static void put_number(struct docx_drawing *drawing, cmark_node *node)
{
    struct docx_xml *xml = drawing->xml;
    const struct element *element = element_of(node);
    docx_xml_open(xml, "w:r");
    docx_xml_open(xml, "w:rPr");
    docx_xml_value(xml, "w:rStyle", "w:val", "FootnoteReference");
    docx_xml_close(xml);
    const int *index = text_map_lookup(&drawing->notes, element->anchor);
    if (index && drawing->noted[*index] == NOTE_TOLD)
        docx_xml_element(xml, "w:t", element->number);
    else
        docx_xml_empty(xml, "w:footnoteRef");
    docx_xml_close(xml);
    docx_text(drawing, &(struct docx_look){0}, " ", 1);
}

static void put_text(struct docx_drawing *drawing, int index)
{
    cmark_node *node = drawing->definitions.items[index];
    cmark_node *first = cmark_node_first_child(node);
    bool text = first && cmark_node_get_type(first) == CMARK_NODE_PARAGRAPH;
    docx_paragraph_begin(
        drawing, &(struct docx_paragraph){
                     .right_to_left = text && docx_runs_back(drawing, first),
                     .before_pt = -1});
    put_number(drawing, node);
    if (text)
        docx_inlines(drawing, first, &(struct docx_look){0});
    docx_paragraph_end(drawing);
    for (cmark_node *block = text ? cmark_node_next(first) : first; block;
         block = cmark_node_next(block))
        docx_block(drawing, block);
}

static void put_note(struct docx_drawing *drawing, int index)
{
    begin_note(drawing->xml, NULL, index + FIRST_NOTE);
    drawing->told.count = 0;
    put_text(drawing, index);
    for (size_t i = 0; i < drawing->told.count; i++)
        put_text(drawing, drawing->told.items[i]);
    docx_table_end(drawing);
    docx_xml_close(drawing->xml);
}

void docx_notes_write(struct docx_drawing *drawing)
{
    struct docx_context outer = drawing->here;
    struct docx_relations relations = {.arena = drawing->arena};
    struct docx_xml *xml = docx_begin_part(drawing, "w:footnotes");
    drawing->relations = &relations;
    drawing->here.note = true;
    put_separator(xml, "separator", SEPARATOR);
    put_separator(xml, "continuationSeparator", CONTINUATION);
    for (size_t i = 0; i < drawing->definitions.count; i++)
        if (drawing->noted[i] == NOTE_MARKED)
            put_note(drawing, (int)i);
    drawing->relations = &drawing->document_relations;
    docx_end_part(drawing, "word/footnotes.xml", "footnotes");
    docx_package_relate(drawing->package, "word/footnotes.xml", &relations);
    drawing->here = outer;
}
