/* XML through libxml2, hardened, with the place of every start tag.
 *
 * libxml2's tree knows lines but no columns. Start tags stand in the text in
 * the same order as the elements in the tree, so one scan of the text finds
 * the offset of each, which is kept in the node's `_private`. */
#include "input/xml.h"

#include "base/memory.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* libxml2 compares each attribute with all others of its element, and each
 * prefix with all namespaces that are declared around it. */
enum { MOST_ERRORS = 20, MOST_ATTRIBUTES = 100, MOST_NAMESPACES = 100 };

/* ---- scanning the text --------------------------------------------------- */

/* The offset behind the next CLOSING at or after AT; the end if none. */
static size_t skip_past(
    const struct source *source, size_t at, const char *closing)
{
    const char *found = strstr(source->text + at, closing);
    return found ? (size_t)(found - source->text) + strlen(closing)
                 : source->length;
}

static bool stands_at(const struct source *source, size_t at, const char *text)
{
    return strncmp(source->text + at, text, strlen(text)) == 0;
}

/* Moves *AT to the next start tag or document type; false at the end. */
static bool next_tag(const struct source *source, size_t *at)
{
    while (*at < source->length) {
        const char *found = strchr(source->text + *at, '<');
        if (!found)
            return false;
        *at = (size_t)(found - source->text);
        if (stands_at(source, *at, "<!--"))
            *at = skip_past(source, *at + 4, "-->");
        else if (stands_at(source, *at, "<![CDATA["))
            *at = skip_past(source, *at, "]]>");
        else if (stands_at(source, *at, "<?"))
            *at = skip_past(source, *at, "?>");
        else if (stands_at(source, *at, "</"))
            *at += 2;
        else
            return true;
    }
    return false;
}

/* A document type could bring entities, and those bombs. */
static bool refuse_document_type(
    const struct source *source, struct diags *diags)
{
    size_t at = 0;
    if (!next_tag(source, &at) || !stands_at(source, at, "<!"))
        return false;
    diag_add(diags, SEVERITY_ERROR, source_place(source, at),
        "take it out; a profile needs none",
        "document types and entities are not read");
    return true;
}

/* The number of attributes in the start tag at AT, or slightly more. */
static int count_attributes(const struct source *source, size_t at)
{
    int count = 0;
    char quote = '\0';
    for (at++; at < source->length && source->text[at] != '<'; at++) {
        char c = source->text[at];
        if (quote ? c == quote : c == '"' || c == '\'')
            quote = quote ? '\0' : c;
        else if (!quote && c == '>')
            break;
        else if (!quote && c == '=')
            count++;
    }
    return count;
}

static bool refuse_attributes(const struct source *source, struct diags *diags)
{
    for (size_t at = 0; next_tag(source, &at); at++) {
        if (count_attributes(source, at) <= MOST_ATTRIBUTES)
            continue;
        diag_add(diags, SEVERITY_ERROR, source_place(source, at), NULL,
            "more than %d attributes in one element", MOST_ATTRIBUTES);
        return true;
    }
    return false;
}

/* Counts the word wherever it stands; nobody writes it so often. */
static bool refuse_namespaces(const struct source *source, struct diags *diags)
{
    int count = 0;
    const char *at = source->text;
    while ((at = strstr(at, "xmlns")) != NULL) {
        if (count++ == MOST_NAMESPACES) {
            diag_add(diags, SEVERITY_ERROR,
                source_place(source, (size_t)(at - source->text)), NULL,
                "more than %d namespaces", MOST_NAMESPACES);
            return true;
        }
        at++;
    }
    return false;
}

/* The next element in document order, or NULL. */
static xmlNode *next_element(xmlNode *node)
{
    do {
        if (node->type == XML_ELEMENT_NODE && node->children)
            node = node->children;
        else {
            while (node && !node->next)
                node = node->parent;
            node = node ? node->next : NULL;
        }
    } while (node && node->type != XML_ELEMENT_NODE);
    return node;
}

/* Notes the offset of every start tag in its element; plus one, so that
 * NULL means none. */
static void note_places(const struct source *source, xmlDoc *document)
{
    size_t at = 0;
    xmlNode *element = xmlDocGetRootElement(document);
    for (; element && next_tag(source, &at); at++) {
        element->_private = (void *)(uintptr_t)(at + 1);
        element = next_element(element);
    }
}

/* ---- parsing ------------------------------------------------------------- */

struct error_state {
    const struct source *source;
    struct diags *diags;
    int count;
    bool started; /* and so lines are counted from the top of the file */
};

/* What helps against the mistakes that people make. */
static const char *error_hint(int code)
{
    switch (code) {
    case XML_ERR_NAME_REQUIRED:
        return "write \"&\" as \"&amp;\" and \"<\" as \"&lt;\"";
    case XML_ERR_ENTITYREF_SEMICOL_MISSING:
    case XML_ERR_UNDECLARED_ENTITY:
    case XML_WAR_UNDECLARED_ENTITY: return "write \"&\" as \"&amp;\"";
    case XML_ERR_LT_IN_ATTRIBUTE: return "write \"<\" as \"&lt;\"";
    case XML_ERR_TAG_NAME_MISMATCH:
    case XML_ERR_TAG_NOT_FINISHED: return "each <name> needs its </name>";
    case XML_ERR_ATTRIBUTE_REDEFINED: return "keep one of the two";
    case XML_NS_ERR_UNDEFINED_NAMESPACE:
        return "declare the prefix with xmlns, or take it away";
    default: return NULL;
    }
}

static void collect_error(void *user_data, xmlErrorPtr error)
{
    xmlParserCtxt *context = user_data;
    struct error_state *state = context->_private;
    if (error->level < XML_ERR_ERROR)
        return;
    if (state->count++ == MOST_ERRORS)
        xmlStopParser(context);
    if (state->count > MOST_ERRORS)
        return;
    size_t length = error->message ? strlen(error->message) : 0;
    while (length > 0 && error->message[length - 1] == '\n')
        length--;
    struct place place = {state->source, error->line, error->int2};
    if (!state->started)
        place.line += state->source->lines_before;
    if (place.line == state->source->lines_before + 1 && place.column > 0)
        place.column += state->source->columns_before;
    diag_add(state->diags, SEVERITY_ERROR, place, error_hint(error->code),
        "broken XML: %.*s", (int)length, length ? error->message : "");
}

/* libxml2 names lines inside its messages too, so it counts those above a piece
 * of a file itself. */
static void start_document(void *user_data)
{
    xmlParserCtxt *context = user_data;
    struct error_state *state = context->_private;
    xmlSAX2StartDocument(context);
    context->input->line += state->source->lines_before;
    state->started = true;
}

/* libxml2 takes a lack of memory for a mistake in the text, or falls over it:
 * with these, as everywhere, memory is there or the process ends. */
static void *allocate(size_t size)
{
    return memory_resize(NULL, 1, size);
}

static void *resize(void *block, size_t size)
{
    return memory_resize(block, 1, size);
}

static char *copy(const char *text)
{
    size_t size = strlen(text) + 1;
    return memcpy(allocate(size), text, size);
}

xmlDoc *xml_read(const struct source *source, struct diags *diags)
{
    if (refuse_document_type(source, diags) ||
        refuse_attributes(source, diags) || refuse_namespaces(source, diags))
        return NULL;
    struct error_state state = {source, diags, 0, false};
    xmlMemSetup(free, allocate, resize, copy);
    xmlParserCtxt *context = xmlNewParserCtxt();
    if (!context) {
        diag_add(diags, SEVERITY_SYSTEM, (struct place){source, 0, 0}, NULL,
            "cannot start the XML parser");
        return NULL;
    }
    context->_private = &state;
    context->sax->serror = collect_error;
    context->sax->startDocument = start_document;
    xmlDoc *document = xmlCtxtReadMemory(context, source->text,
        (int)source->length, NULL, "UTF-8",
        XML_PARSE_NONET | XML_PARSE_IGNORE_ENC | XML_PARSE_BIG_LINES |
            XML_PARSE_COMPACT);
    bool well_formed =
        context->wellFormed && document && state.count <= MOST_ERRORS;
    xmlFreeParserCtxt(context);
    if (!well_formed) {
        if (state.count == 0)
            diag_add(diags, SEVERITY_ERROR, source_place(source, 0), NULL,
                "broken XML: the file is empty");
        xmlFreeDoc(document);
        return NULL;
    }
    note_places(source, document);
    return document;
}

/* ---- places -------------------------------------------------------------- */

struct place xml_place(const struct source *source, const xmlNode *element)
{
    uintptr_t noted = (uintptr_t)element->_private;
    if (noted == 0)
        return (struct place){source, (int)xmlGetLineNo(element), 0};
    return source_place(source, noted - 1);
}

struct place xml_attribute_place(
    const struct source *source, const xmlAttr *attribute)
{
    const xmlNode *element = attribute->parent;
    uintptr_t noted = (uintptr_t)element->_private;
    const char *name = (const char *)attribute->name;
    size_t length = strlen(name);
    if (noted == 0)
        return xml_place(source, element);
    char quote = '\0';
    for (size_t at = noted; at < source->length; at++) {
        char c = source->text[at];
        if (quote) {
            if (c == quote)
                quote = '\0';
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '>') {
            break;
        } else if (strchr(" \t\r\n", c) &&
                   strncmp(source->text + at + 1, name, length) == 0 &&
                   strchr(" \t\r\n=", source->text[at + 1 + length])) {
            return source_place(source, at + 1);
        }
    }
    return xml_place(source, element);
}

struct place xml_content_place(
    const struct source *source, const xmlNode *element)
{
    uintptr_t noted = (uintptr_t)element->_private;
    if (noted == 0)
        return xml_place(source, element);
    char quote = '\0';
    size_t at = noted;
    for (; at < source->length; at++) {
        char c = source->text[at];
        if (quote ? c == quote : c == '"' || c == '\'')
            quote = quote ? '\0' : c;
        else if (!quote && c == '>')
            break;
    }
    at += at < source->length;
    static const char opening[] = "<![CDATA[";
    if (stands_at(source, at, opening))
        at += sizeof opening - 1;
    return source_place(source, at);
}
