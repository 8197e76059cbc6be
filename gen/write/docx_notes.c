/* Footnotes: a part of their own, from which Word takes them to the foot of the
 * page. */
#include "write/docx_draw.h"

#include <string.h>

/* Word's own for the lines above notes. */
enum { SEPARATOR = -1, CONTINUATION = 0 };

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
    docx_words(drawing, " ");
}

/* A note that only another one speaks of stands behind that one, in one note
 * with it. */
static void put_text(struct docx_drawing *drawing, int index)
{
    cmark_node *node = drawing->definitions.items[index];
    cmark_node *first = cmark_node_first_child(node);
    bool text = first && cmark_node_get_type(first) == CMARK_NODE_PARAGRAPH;
    docx_paragraph_begin(
        drawing, &(struct docx_paragraph){
                     .right_to_left = text && docx_runs_back(drawing, first)});
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
    begin_note(drawing->xml, NULL, index + DOCX_FIRST_NOTE);
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
