/* The parts of a DOCX file that have Word's XML in them. */
#include "write/docx_draw.h"

#include <string.h>

#define WORD "application/vnd.openxmlformats-officedocument.wordprocessingml."

struct docx_xml *docx_begin_part(struct docx_drawing *drawing, const char *root)
{
    static const char *const spaces[][2] = {
        {"xmlns:w",
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main"},
        {"xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/"
                    "relationships"},
        {"xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/"
                     "wordprocessingDrawing"},
        {"xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"},
        {"xmlns:pic",
            "http://schemas.openxmlformats.org/drawingml/2006/picture"},
    };
    drawing->xml = docx_xml_new(root);
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
        docx_xml_attribute(drawing->xml, spaces[i][0], spaces[i][1]);
    return drawing->xml;
}

void docx_add_part(
    struct docx_drawing *drawing, const char *name, const char *type)
{
    docx_package_add_xml(drawing->package, name,
        arena_format(drawing->arena, WORD "%s+xml", type), drawing->xml);
    drawing->xml = NULL;
}

const char *docx_end_part(
    struct docx_drawing *drawing, const char *name, const char *kind)
{
    docx_add_part(drawing, name, kind);
    return docx_relation_add(
        &drawing->document_relations, kind, strchr(name, '/') + 1, false);
}
