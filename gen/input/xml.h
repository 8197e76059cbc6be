/* XML through libxml2, hardened, with the place of every start tag. */
#ifndef INPUT_XML_H
#define INPUT_XML_H

#include "base/diag.h"
#include "base/source.h"

#include <libxml/tree.h>

/* Parses SOURCE, which is UTF-8 whatever its declaration says and must
 * outlive the tree. No network, no document type, no entities beyond XML's
 * own five, at most 100 attributes in an element and 100 namespaces in all.
 * NULL after an error; the caller frees it with xmlFreeDoc(). The tree may
 * come with errors about prefixes that are not declared. */
xmlDoc *xml_read(const struct source *source, struct diags *diags);

/* Where the start tag of ELEMENT begins, in the source it was read from. */
struct place xml_place(const struct source *source, const xmlNode *element);

/* Where the text of ELEMENT begins, behind its start tag, and behind the
 * opening of a CDATA section there. */
struct place xml_content_place(
    const struct source *source, const xmlNode *element);

/* Where ATTRIBUTE begins in the start tag of its element. */
struct place xml_attribute_place(
    const struct source *source, const xmlAttr *attribute);

#endif
