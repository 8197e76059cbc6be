/* The contents: a field of Word's, with what it shows filled in.
 *
 * The numbers of pages are those of the PDF; Word counts anew when it is asked
 * to. */
#include "write/docx_draw.h"
#include "write/docx_numbering.h"

#include <string.h>

static const struct docx_look plain = {0};

static void put_entry(struct docx_drawing *drawing,
    const struct outline_entry *entry, bool first, bool last)
{
    struct docx_xml *xml = drawing->xml;
    docx_paragraph_begin(drawing,
        &(struct docx_paragraph){.style = entry->level == 1 ? "TOC1" : "TOC2"});
    if (first) {
        docx_field_mark(drawing, "begin");
        docx_field_instruction(drawing, " TOC \\o \"1-2\" \\h \\z \\u ");
        docx_field_mark(drawing, "separate");
    }
    const char *name = docx_bookmark(drawing, entry->anchor);
    docx_xml_open(xml, "w:hyperlink");
    docx_xml_attribute(xml, "w:anchor", name);
    docx_xml_attribute(xml, "w:history", "1");
    docx_words(drawing, entry->number);
    docx_tab(drawing);
    docx_words(drawing, entry->text ? entry->text : "");
    docx_tab(drawing);
    docx_field(drawing, &plain,
        arena_format(drawing->arena, " PAGEREF %s \\h ", name),
        docx_page_of(drawing, entry->anchor));
    docx_xml_close(xml);
    if (last)
        docx_field_mark(drawing, "end");
    docx_paragraph_end(drawing);
}

static bool is_listed(const struct outline_entry *entry)
{
    return entry->number && entry->anchor &&
           entry->level <= DOCX_NUMBERED_HEADINGS;
}

static void put_entries(struct docx_drawing *drawing)
{
    const struct document *document = drawing->document;
    size_t count = 0, done = 0;
    for (size_t i = 0; i < document->outline_count; i++)
        count += is_listed(&document->outline[i]);
    for (size_t i = 0; i < document->outline_count; i++)
        if (is_listed(&document->outline[i])) {
            done++;
            put_entry(drawing, &document->outline[i], done == 1, done == count);
        }
}

/* In a block of its own, so that Word offers to bring it up to date. */
void docx_contents(struct docx_drawing *drawing, const struct element *element)
{
    struct docx_xml *xml = drawing->xml;
    docx_xml_open(xml, "w:sdt");
    docx_xml_open(xml, "w:sdtPr");
    docx_xml_open(xml, "w:docPartObj");
    docx_xml_value(xml, "w:docPartGallery", "w:val", "Table of Contents");
    docx_xml_empty(xml, "w:docPartUnique");
    docx_xml_close(xml);
    docx_xml_close(xml);
    docx_xml_open(xml, "w:sdtContent");
    if (element->label) {
        docx_paragraph_begin(
            drawing, &(struct docx_paragraph){.style = "TOCHeading"});
        docx_words(drawing, element->label);
        docx_paragraph_end(drawing);
    }
    put_entries(drawing);
    docx_xml_close(xml);
    docx_xml_close(xml);
    drawing->break_before = true;
}
