/* Links: inside the document by bookmarks, outside by relations. */
#include "input/address.h"
#include "write/docx_draw.h"

#include <libxml/uri.h>
#include <string.h>
#include <strings.h>

/* ADDRESS as a package may hold it: what is not ASCII, and what no address has,
 * as %XX. NULL if it is none even so: Word would call the file broken. */
static const char *outside_target(struct arena *arena, const char *address)
{
    struct buffer out = {0};
    const char *target = NULL;
    for (const char *at = address; *at; at++) {
        unsigned char byte = (unsigned char)*at;
        if (byte <= ' ' || byte >= 0x7F || strchr("\"<>\\^`{|}", byte))
            buffer_add_format(&out, "%%%02X", byte);
        else
            buffer_add_byte(&out, *at);
    }
    xmlURI *parsed = xmlParseURI(buffer_string(&out));
    bool web =
        parsed && parsed->scheme && strncasecmp(parsed->scheme, "http", 4) == 0;
    if (parsed && parsed->scheme &&
        (!web || (parsed->server && *parsed->server)))
        target = arena_string(arena, buffer_string(&out));
    if (parsed)
        xmlFreeURI(parsed);
    buffer_release(&out);
    return target;
}

bool docx_link_begin(struct docx_drawing *drawing, cmark_node *node)
{
    const struct element *element = element_of(node);
    const char *address = cmark_node_get_url(node), *target = NULL;
    const char *anchor = element->target;
    if (!anchor && address && address[0] == '#')
        anchor = address + 1;
    if (!anchor && address && address_leads(address))
        target = outside_target(drawing->arena, address);
    if (!anchor && !target)
        return false;
    docx_xml_open(drawing->xml, "w:hyperlink");
    if (target)
        docx_xml_attribute(drawing->xml, "r:id",
            docx_relation_add(drawing->relations, "hyperlink", target, true));
    const char *title = cmark_node_get_title(node);
    docx_xml_attribute(
        drawing->xml, "w:tooltip", title && *title ? title : NULL);
    if (!target)
        docx_xml_attribute(
            drawing->xml, "w:anchor", docx_bookmark(drawing, anchor));
    docx_xml_attribute(drawing->xml, "w:history", "1");
    return true;
}
