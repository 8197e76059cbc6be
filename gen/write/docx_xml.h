/* The XML of a DOCX file's parts: the wall around libxml2's writer. */
#ifndef WRITE_DOCX_XML_H
#define WRITE_DOCX_XML_H

#include "base/buffer.h"

#include <stddef.h>

struct docx_xml;

/* A part that begins with its declaration and the element ROOT. */
struct docx_xml *docx_xml_new(const char *root);

/* Closes all that is open and appends the part to OUT; XML is freed. */
void docx_xml_end(struct docx_xml *xml, struct buffer *out);

void docx_xml_open(struct docx_xml *xml, const char *name);
void docx_xml_close(struct docx_xml *xml);

/* Of the element that was opened last, before anything is put into it. Nothing
 * when VALUE is NULL. What XML cannot hold (XML 1.0, 2.2) is left out here and
 * in all texts. */
void docx_xml_attribute(
    struct docx_xml *xml, const char *name, const char *value);
void docx_xml_number(struct docx_xml *xml, const char *name, long value);

/* An element without content: one with no attribute, with one, with a
 * number. */
void docx_xml_empty(struct docx_xml *xml, const char *name);
void docx_xml_value(struct docx_xml *xml, const char *name,
    const char *attribute, const char *value);
void docx_xml_count(
    struct docx_xml *xml, const char *name, const char *attribute, long value);

/* Text, escaped; LENGTH bytes of it. */
void docx_xml_text(struct docx_xml *xml, const char *text, size_t length);

/* An element with a text in it; nothing when TEXT is NULL. */
void docx_xml_element(struct docx_xml *xml, const char *name, const char *text);

#endif
