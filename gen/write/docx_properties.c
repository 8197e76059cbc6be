/* What a DOCX file says about itself (ECMA-376, part 2, 11, and part 1,
 * 22.2 and 22.3). */
#include "write/docx_properties.h"

#include "input/docx_text.h"

#include <stdio.h>
#include <string.h>

static void add_part(struct docx_drawing *drawing, struct docx_xml *xml,
    const char *name, const char *type, const char *kind,
    struct docx_relations *relations)
{
    docx_package_add_xml(drawing->package, name, type, xml);
    docx_relation_add(relations, kind, name, false);
}

static void put_date(
    struct docx_xml *xml, const char *name, const char *iso_date)
{
    char moment[32];
    if (!iso_date || strlen(iso_date) != 10)
        return;
    snprintf(moment, sizeof moment, "%sT00:00:00Z", iso_date);
    docx_xml_open(xml, name);
    docx_xml_attribute(xml, "xsi:type", "dcterms:W3CDTF");
    docx_xml_text(xml, moment, strlen(moment));
    docx_xml_close(xml);
}

static void write_core(
    struct docx_drawing *drawing, struct docx_relations *relations)
{
    const struct document_facts *facts = &drawing->document->facts;
    struct docx_xml *xml = docx_xml_new("cp:coreProperties");
    docx_xml_attribute(xml, "xmlns:cp",
        "http://schemas.openxmlformats.org/package/2006/metadata/"
        "core-properties");
    docx_xml_attribute(xml, "xmlns:dc", "http://purl.org/dc/elements/1.1/");
    docx_xml_attribute(xml, "xmlns:dcterms", "http://purl.org/dc/terms/");
    docx_xml_attribute(
        xml, "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
    docx_xml_element(xml, "dc:title", facts->title);
    docx_xml_element(xml, "dc:subject", facts->running_head);
    docx_xml_element(xml, "dc:creator", facts->author);
    docx_xml_element(xml, "cp:lastModifiedBy", facts->author);
    put_date(xml, "dcterms:created", facts->iso_date);
    put_date(xml, "dcterms:modified", facts->iso_date);
    docx_xml_element(xml, "dc:language", facts->language);
    add_part(drawing, xml, "docProps/core.xml",
        "application/vnd.openxmlformats-package.core-properties+xml",
        "core-properties", relations);
}

static void write_application(
    struct docx_drawing *drawing, struct docx_relations *relations)
{
    struct docx_xml *xml = docx_xml_new("Properties");
    docx_xml_attribute(xml, "xmlns",
        "http://schemas.openxmlformats.org/officeDocument/2006/"
        "extended-properties");
    docx_xml_element(xml, "Pages",
        arena_format(drawing->arena, "%zu", drawing->pages->page_count));
    docx_xml_element(xml, "Application", "dossier");
    docx_xml_element(xml, "Company", drawing->document->facts.author);
    add_part(drawing, xml, "docProps/app.xml",
        "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        "extended-properties", relations);
}

static void put_property(
    struct docx_xml *xml, int id, const char *name, const char *value)
{
    docx_xml_open(xml, "property");
    docx_xml_attribute(xml, "fmtid", "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}");
    docx_xml_number(xml, "pid", id);
    docx_xml_attribute(xml, "name", name);
    docx_xml_element(xml, "vt:lpwstr", value);
    docx_xml_close(xml);
}

static void write_own(struct docx_drawing *drawing, const char *digits,
    struct docx_relations *relations)
{
    enum { FIRST_ID = 2 };
    const char *origin = drawing->document->facts.origin;
    struct docx_xml *xml = docx_xml_new("Properties");
    int id = FIRST_ID;
    docx_xml_attribute(xml, "xmlns",
        "http://schemas.openxmlformats.org/officeDocument/2006/"
        "custom-properties");
    docx_xml_attribute(xml, "xmlns:vt",
        "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes");
    if (origin)
        put_property(xml, id++, DOCUMENT_ORIGIN, origin);
    put_property(xml, id, DOCX_TEXT_HASH, digits);
    add_part(drawing, xml, DOCX_PROPERTIES,
        "application/vnd.openxmlformats-officedocument.custom-properties+xml",
        "custom-properties", relations);
}

void docx_properties_write(struct docx_drawing *drawing, const char *digits,
    struct docx_relations *relations)
{
    write_core(drawing, relations);
    write_application(drawing, relations);
    write_own(drawing, digits, relations);
}
