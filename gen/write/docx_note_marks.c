/* The marks of footnotes in the text, which Word counts.
 *
 * The document's notes come in the order of their first marks, which is the
 * order in which Word counts. A further mark of a note refers to the first. A
 * note that only another note speaks of has its mark there, as a text: Word
 * knows no notes on notes. */
#include "write/docx_draw.h"

#include <string.h>

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
    docx_xml_count(xml, "w:footnoteReference", "w:id", index + DOCX_FIRST_NOTE);
    docx_xml_close(xml);
    docx_bookmark_end(drawing, bookmark);
    drawing->noted[index] = NOTE_MARKED;
}

/* The mark of a source, which is no note: it leads to the list of them. */
static void put_citation(
    struct docx_drawing *drawing, const struct element *element)
{
    const struct docx_look mark = {.note = true};
    if (element->target) {
        docx_xml_open(drawing->xml, "w:hyperlink");
        docx_xml_attribute(
            drawing->xml, "w:anchor", docx_bookmark(drawing, element->target));
        docx_xml_attribute(drawing->xml, "w:history", "1");
    }
    docx_text(drawing, &mark, element->number, strlen(element->number));
    if (element->target)
        docx_xml_close(drawing->xml);
}

void docx_note_reference(
    struct docx_drawing *drawing, const struct element *element)
{
    const int *index = element->target
                           ? text_map_lookup(&drawing->notes, element->target)
                           : NULL;
    struct docx_look mark = {.note = true};
    if (!element->number)
        return;
    if (!index) {
        put_citation(drawing, element);
        return;
    }
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
