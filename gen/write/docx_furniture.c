/* The head and the foot of pages, their size, and how Word is to set them. */
#include "write/docx_furniture.h"
#include "write/docx_draw.h"

#include <string.h>

static const struct docx_look plain = {0};

/* ---- head and foot ------------------------------------------------------- */

/* "page-of", with fields for {page} and {pages}. */
static void put_page_of(struct docx_drawing *drawing)
{
    const char *at =
        strings_text(drawing->document->strings, "page-of", "{page} / {pages}");
    const char *count =
        arena_format(drawing->arena, "%zu", drawing->pages->page_count);
    while (*at) {
        size_t length = strcspn(at, "{");
        docx_text(drawing, &plain, at, length);
        at += length;
        if (strncmp(at, "{page}", 6) == 0) {
            docx_field(drawing, &plain, " PAGE ", "1");
            at += 6;
        } else if (strncmp(at, "{pages}", 7) == 0) {
            docx_field(drawing, &plain, " NUMPAGES ", count);
            at += 7;
        } else if (*at) {
            docx_text(drawing, &plain, at++, 1);
        }
    }
}

static const char *foot_words(const struct docx_drawing *drawing)
{
    const struct document_facts *facts = &drawing->document->facts;
    if (facts->confidentiality && facts->client)
        return arena_format(drawing->arena, "%s \u00B7 %s",
            facts->confidentiality, facts->client);
    return facts->confidentiality ? facts->confidentiality : facts->client;
}

static void begin_line(struct docx_drawing *drawing, const char *style)
{
    docx_paragraph_begin(drawing, &(struct docx_paragraph){.style = style});
}

static const char *write_head(struct docx_drawing *drawing)
{
    docx_begin_part(drawing, "w:hdr");
    begin_line(drawing, "Header");
    docx_words(drawing, drawing->document->facts.running_head);
    docx_paragraph_end(drawing);
    return docx_end_part(drawing, "word/header1.xml", "header");
}

/* SWAPPED: of a left-hand page, with the number at the outer side. */
static const char *write_foot(
    struct docx_drawing *drawing, const char *name, bool swapped)
{
    const char *words = foot_words(drawing);
    docx_begin_part(drawing, "w:ftr");
    begin_line(drawing, "Footer");
    if (swapped)
        put_page_of(drawing);
    else if (words)
        docx_words(drawing, words);
    docx_tab(drawing);
    if (!swapped)
        put_page_of(drawing);
    else if (words)
        docx_words(drawing, words);
    docx_paragraph_end(drawing);
    return docx_end_part(drawing, name, "footer");
}

void docx_furniture_write(struct docx_drawing *drawing)
{
    struct docx_furniture *ids = &drawing->furniture;
    if (drawing->document->facts.running_head)
        ids->head = write_head(drawing);
    ids->foot = write_foot(drawing, "word/footer1.xml", false);
    if (drawing->document->theme->facing)
        ids->even_foot = write_foot(drawing, "word/footer2.xml", true);
}

/* ---- sections ------------------------------------------------------------ */

static void put_reference(
    struct docx_xml *xml, const char *name, const char *pages, const char *id)
{
    if (!id)
        return;
    docx_xml_open(xml, name);
    docx_xml_attribute(xml, "w:type", pages);
    docx_xml_attribute(xml, "r:id", id);
    docx_xml_close(xml);
}

static void put_page(struct docx_drawing *drawing, bool turned)
{
    struct docx_xml *xml = drawing->xml;
    const struct theme *theme = drawing->document->theme;
    struct area area = style_area(drawing->styles, turned);
    docx_xml_open(xml, "w:pgSz");
    docx_xml_number(xml, "w:w", docx_twips(area.width_pt));
    docx_xml_number(xml, "w:h", docx_twips(area.height_pt));
    docx_xml_attribute(xml, "w:orient", turned ? "landscape" : NULL);
    docx_xml_close(xml);
    double line = style_furniture(drawing->styles).leading_pt;
    double head = theme->margin_top_pt - 2.2 * line;
    double foot = theme->margin_bottom_pt - 2.6 * line;
    docx_xml_open(xml, "w:pgMar");
    docx_xml_number(xml, "w:top", docx_twips(theme->margin_top_pt));
    docx_xml_number(xml, "w:right", docx_twips(theme->margin_right_pt));
    docx_xml_number(xml, "w:bottom", docx_twips(theme->margin_bottom_pt));
    docx_xml_number(xml, "w:left", docx_twips(theme->margin_left_pt));
    docx_xml_number(xml, "w:header", docx_twips(head > 0 ? head : 0));
    docx_xml_number(xml, "w:footer", docx_twips(foot > 0 ? foot : 0));
    docx_xml_attribute(xml, "w:gutter", "0");
    docx_xml_close(xml);
}

/* In the order of CT_SectPr. */
void docx_section(struct docx_drawing *drawing, bool turned)
{
    struct docx_xml *xml = drawing->xml;
    const struct docx_furniture *ids = &drawing->furniture;
    docx_xml_open(xml, "w:sectPr");
    put_reference(xml, "w:headerReference", "default", ids->head);
    if (ids->even_foot)
        put_reference(xml, "w:headerReference", "even", ids->head);
    put_reference(xml, "w:footerReference", "default", ids->foot);
    put_reference(xml, "w:footerReference", "even", ids->even_foot);
    docx_xml_value(xml, "w:type", "w:val", "nextPage");
    put_page(drawing, turned);
    if (drawing->bare_first) /* the cover, in the first section */
        docx_xml_empty(xml, "w:titlePg");
    drawing->bare_first = false;
    if (drawing->right_to_left)
        docx_xml_empty(xml, "w:bidi");
    docx_xml_close(xml);
}

/* ---- settings ------------------------------------------------------------ */

/* In the order of CT_Settings. */
void docx_settings_write(struct docx_drawing *drawing)
{
    const struct theme *theme = drawing->document->theme;
    struct docx_xml *xml = docx_begin_part(drawing, "w:settings");
    docx_xml_count(xml, "w:zoom", "w:percent", 100);
    if (theme->facing)
        docx_xml_empty(xml, "w:mirrorMargins");
    docx_xml_empty(xml, "w:autoHyphenation");
    if (theme->facing)
        docx_xml_empty(xml, "w:evenAndOddHeaders");
    docx_xml_open(xml, "w:footnotePr");
    docx_xml_count(xml, "w:footnote", "w:id", -1);
    docx_xml_count(xml, "w:footnote", "w:id", 0);
    docx_xml_close(xml);
    docx_xml_open(xml, "w:compat");
    /* A line before a forced break is not stretched. */
    docx_xml_empty(xml, "w:doNotExpandShiftReturn");
    docx_xml_open(xml, "w:compatSetting");
    docx_xml_attribute(xml, "w:name", "compatibilityMode");
    docx_xml_attribute(
        xml, "w:uri", "http://schemas.microsoft.com/office/word");
    docx_xml_attribute(xml, "w:val", "15");
    docx_xml_close(xml);
    docx_xml_close(xml);
    docx_xml_value(
        xml, "w:themeFontLang", "w:val", drawing->document->facts.language);
    docx_end_part(drawing, "word/settings.xml", "settings");
}
