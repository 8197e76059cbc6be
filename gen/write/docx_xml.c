/* The XML of a DOCX file's parts: the wall around libxml2's writer. */
#include "write/docx_xml.h"

#include "base/memory.h"
#include "base/utf8.h"

#include <libxml/xmlwriter.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct docx_xml {
    xmlBuffer *bytes;
    xmlTextWriter *writer;
    struct buffer clean; /* the text that is being written */
};

struct docx_xml *docx_xml_new(const char *root)
{
    struct docx_xml *xml = memory_allocate(1, sizeof *xml);
    xml->bytes = xmlBufferCreate();
    if (xml->bytes)
        xmlBufferSetAllocationScheme(xml->bytes, XML_BUFFER_ALLOC_DOUBLEIT);
    xml->writer = xmlNewTextWriterMemory(xml->bytes, 0);
    if (!xml->bytes || !xml->writer)
        abort(); /* as memory_allocate does */
    xmlTextWriterStartDocument(xml->writer, "1.0", "UTF-8", "yes");
    docx_xml_open(xml, root);
    return xml;
}

void docx_xml_end(struct docx_xml *xml, struct buffer *out)
{
    xmlTextWriterEndDocument(xml->writer);
    xmlFreeTextWriter(xml->writer);
    buffer_add(
        out, xmlBufferContent(xml->bytes), (size_t)xmlBufferLength(xml->bytes));
    xmlBufferFree(xml->bytes);
    buffer_release(&xml->clean);
    free(xml);
}

void docx_xml_open(struct docx_xml *xml, const char *name)
{
    xmlTextWriterStartElement(xml->writer, (const xmlChar *)name);
}

void docx_xml_close(struct docx_xml *xml)
{
    xmlTextWriterEndElement(xml->writer);
}

/* Whether XML 1.0 has CODE_POINT in its Char (2.2). A byte that is no UTF-8
 * comes as the replacement, in one byte. */
static bool is_char(uint32_t code_point, size_t length)
{
    if (code_point < ' ')
        return code_point == '\t' || code_point == '\n';
    return code_point != 0xFFFE && code_point != 0xFFFF &&
           !(code_point == UTF8_REPLACEMENT && length == 1);
}

/* ASCII, which most of all text is. */
static bool is_plain(char byte)
{
    return (unsigned char)byte >= ' ' && (unsigned char)byte < 0x80;
}

/* What XML can hold of TEXT, until the next is cleaned. */
static const xmlChar *clean(
    struct docx_xml *xml, const char *text, size_t length)
{
    const char *at = text, *end = text + length;
    buffer_clear(&xml->clean);
    while (at < end) {
        const char *start = at;
        while (at < end && is_plain(*at))
            at++;
        buffer_add(&xml->clean, start, (size_t)(at - start));
        if (at == end)
            break;
        start = at;
        uint32_t code_point = utf8_next(&at, end);
        if (is_char(code_point, (size_t)(at - start)))
            buffer_add(&xml->clean, start, (size_t)(at - start));
    }
    return (const xmlChar *)buffer_string(&xml->clean);
}

void docx_xml_attribute(
    struct docx_xml *xml, const char *name, const char *value)
{
    if (value)
        xmlTextWriterWriteAttribute(xml->writer, (const xmlChar *)name,
            clean(xml, value, strlen(value)));
}

void docx_xml_number(struct docx_xml *xml, const char *name, long value)
{
    char digits[24];
    snprintf(digits, sizeof digits, "%ld", value);
    docx_xml_attribute(xml, name, digits);
}

void docx_xml_empty(struct docx_xml *xml, const char *name)
{
    docx_xml_open(xml, name);
    docx_xml_close(xml);
}

void docx_xml_value(struct docx_xml *xml, const char *name,
    const char *attribute, const char *value)
{
    docx_xml_open(xml, name);
    docx_xml_attribute(xml, attribute, value);
    docx_xml_close(xml);
}

void docx_xml_count(
    struct docx_xml *xml, const char *name, const char *attribute, long value)
{
    docx_xml_open(xml, name);
    docx_xml_number(xml, attribute, value);
    docx_xml_close(xml);
}

void docx_xml_text(struct docx_xml *xml, const char *text, size_t length)
{
    xmlTextWriterWriteString(xml->writer, clean(xml, text, length));
}

void docx_xml_element(struct docx_xml *xml, const char *name, const char *text)
{
    if (!text)
        return;
    docx_xml_open(xml, name);
    docx_xml_text(xml, text, strlen(text));
    docx_xml_close(xml);
}
