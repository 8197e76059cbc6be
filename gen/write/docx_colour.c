/* Colours, and what is drawn in one: grounds, and lines beside text. */
#include "write/docx_draw.h"

#include <stdio.h>

static void put_attribute(
    struct docx_xml *xml, const char *name, struct colour colour)
{
    char digits[7];
    snprintf(digits, sizeof digits, "%02X%02X%02X", colour.red, colour.green,
        colour.blue);
    docx_xml_attribute(xml, name, digits);
}

void docx_put_colour(struct docx_xml *xml, const char *name,
    const char *attribute, struct colour colour)
{
    docx_xml_open(xml, name);
    put_attribute(xml, attribute, colour);
    docx_xml_close(xml);
}

void docx_put_ground(struct docx_xml *xml, struct colour colour)
{
    docx_xml_open(xml, "w:shd");
    docx_xml_attribute(xml, "w:val", "clear");
    docx_xml_attribute(xml, "w:color", "auto");
    put_attribute(xml, "w:fill", colour);
    docx_xml_close(xml);
}

void docx_put_line(struct docx_xml *xml, const char *side, int eighths,
    int space_pt, struct colour colour)
{
    docx_xml_open(xml, side);
    docx_xml_attribute(xml, "w:val", "single");
    docx_xml_number(xml, "w:sz", eighths);
    docx_xml_number(xml, "w:space", space_pt);
    put_attribute(xml, "w:color", colour);
    docx_xml_close(xml);
}

void docx_put_bar(struct docx_xml *xml, struct colour colour)
{
    docx_put_line(xml, "w:left", 24, 8, colour);
}
