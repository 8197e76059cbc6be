/* Numbering definitions (ECMA-376, part 1, 17.9). */
#include "write/docx_numbering.h"

#include <stdio.h>

/* One level of a definition. STYLE: the paragraphs that have it; NULL. */
struct level {
    int index;
    const char *format, *text, *style;
    double left_pt, hanging_pt; /* 0, 0: none */
};

/* In the order of CT_Lvl. */
static void put_level(struct docx_xml *xml, const struct level *level)
{
    docx_xml_open(xml, "w:lvl");
    docx_xml_number(xml, "w:ilvl", level->index);
    docx_xml_value(xml, "w:start", "w:val", "1");
    docx_xml_value(xml, "w:numFmt", "w:val", level->format);
    if (level->style)
        docx_xml_value(xml, "w:pStyle", "w:val", level->style);
    docx_xml_value(xml, "w:suff", "w:val", "tab");
    docx_xml_value(xml, "w:lvlText", "w:val", level->text);
    docx_xml_value(xml, "w:lvlJc", "w:val", "left");
    docx_xml_open(xml, "w:pPr");
    docx_xml_open(xml, "w:ind");
    docx_xml_number(xml, "w:left", docx_twips(level->left_pt));
    docx_xml_number(xml, "w:hanging", docx_twips(level->hanging_pt));
    docx_xml_close(xml);
    docx_xml_close(xml);
    docx_xml_close(xml);
}

static void begin_definition(struct docx_xml *xml, int id)
{
    docx_xml_open(xml, "w:abstractNum");
    docx_xml_number(xml, "w:abstractNumId", id);
    docx_xml_value(xml, "w:multiLevelType", "w:val", "multilevel");
}

/* "1", "1.1"; the others have no number. */
static void put_headings(struct docx_drawing *drawing)
{
    static const char *const styles[] = {"Heading1", "Heading2"};
    static const char *const texts[] = {"%1", "%1.%2"};
    begin_definition(drawing->xml, DOCX_HEADINGS);
    for (int i = 0; i < DOCX_NUMBERED_HEADINGS; i++) {
        double size = style_heading(drawing->styles, i + 2).text.size_pt;
        double room = size * (i == 0 ? 1.9 : 2.6);
        put_level(drawing->xml,
            &(struct level){i, "decimal", texts[i], styles[i], room, room});
    }
    docx_xml_close(drawing->xml);
}

static void put_lists(struct docx_drawing *drawing, int id, const char *format,
    const char *const *styles)
{
    static const char *const bullets[] = {"\u2022", "\u2013"};
    double indent = drawing->styles->list_indent_pt;
    begin_definition(drawing->xml, id);
    for (int i = 0; i < DOCX_LIST_LEVELS; i++) {
        char number[16];
        snprintf(number, sizeof number, "%%%d.", i + 1);
        put_level(drawing->xml,
            &(struct level){i, format,
                id == DOCX_BULLETS ? bullets[i % 2] : number,
                i < 3 ? styles[i] : NULL, indent * (i + 1), indent});
    }
    docx_xml_close(drawing->xml);
}

static void put_number(struct docx_xml *xml, int id, int definition)
{
    docx_xml_open(xml, "w:num");
    docx_xml_number(xml, "w:numId", id);
    docx_xml_count(xml, "w:abstractNumId", "w:val", definition);
}

static void put_list(struct docx_xml *xml, int id, const struct docx_list *list)
{
    put_number(xml, id, DOCX_NUMBERS);
    docx_xml_open(xml, "w:lvlOverride");
    docx_xml_number(xml, "w:ilvl", list->level);
    docx_xml_count(xml, "w:startOverride", "w:val", list->start);
    docx_xml_close(xml);
    docx_xml_close(xml);
}

void docx_numbering_write(struct docx_drawing *drawing)
{
    static const char *const bullet_styles[] = {
        "ListBullet", "ListBullet2", "ListBullet3"};
    static const char *const number_styles[] = {
        "ListNumber", "ListNumber2", "ListNumber3"};
    struct docx_xml *xml = docx_begin_part(drawing, "w:numbering");
    put_headings(drawing);
    put_lists(drawing, DOCX_BULLETS, "bullet", bullet_styles);
    put_lists(drawing, DOCX_NUMBERS, "decimal", number_styles);
    for (int id = DOCX_HEADINGS; id <= DOCX_NUMBERS; id++) {
        put_number(xml, id, id);
        docx_xml_close(xml);
    }
    for (size_t i = 0; i < drawing->lists.count; i++)
        put_list(xml, DOCX_FIRST_LIST + (int)i, &drawing->lists.items[i]);
    docx_end_part(drawing, "word/numbering.xml", "numbering");
}
