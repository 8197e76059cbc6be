/* What a DOCX file says: its words, read as a stream.
 *
 * Files come back from anywhere: a part may unpack to so many bytes and no
 * more, and a document type, whose entities could grow without end, ends the
 * reading. */
#include "input/docx_text.h"

#include "base/ascii.h"
#include "base/buffer.h"
#include "base/memory.h"

#include <libxml/xmlreader.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#define PART_LARGEST ((zip_uint64_t)256 << 20)

/* Fields in fields; further ones count as those around them. */
enum { DEEPEST_FIELD = 64 };

struct docx_text {
    struct hash hash;
    bool any;                  /* a word was added */
    bool space;                /* since the last one */
    struct buffer instruction; /* of the field that begins */
    int fields;                /* that are open */
    int filled; /* the outermost of them that a program fills in; 0: none */
    bool in_result[DEEPEST_FIELD + 1];
};

struct docx_text *docx_text_new(void)
{
    struct docx_text *text = memory_allocate(1, sizeof *text);
    hash_init(&text->hash);
    return text;
}

void docx_text_finish(struct docx_text *text, char digits[HASH_DIGITS + 1])
{
    hash_finish(&text->hash, digits);
    buffer_release(&text->instruction);
    free(text);
}

/* ---- words --------------------------------------------------------------- */

static void add_words(struct docx_text *text, const char *at)
{
    while (*at) {
        size_t length = 0;
        while (at[length] && !ascii_is_space(at[length]))
            length++;
        if (length > 0) {
            if (text->any && text->space)
                hash_add(&text->hash, " ", 1);
            hash_add(&text->hash, at, length);
            text->any = true;
            text->space = false;
        }
        at += length;
        if (*at) {
            text->space = true;
            at++;
        }
    }
}

/* ---- fields -------------------------------------------------------------- */

/* Whether programs fill in what a field of that instruction shows. */
static bool is_filled(const char *instruction)
{
    static const char *const names[] = {
        "TOC", "PAGEREF", "PAGE", "NUMPAGES", "NOTEREF", "REF"};
    instruction += strspn(instruction, " \t\n");
    size_t length = strcspn(instruction, " \t\n\\");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strlen(names[i]) == length &&
            strncmp(instruction, names[i], length) == 0)
            return true;
    return false;
}

static void mark_field(struct docx_text *text, const char *type)
{
    if (strcmp(type, "begin") == 0) {
        text->fields++;
        if (text->fields <= DEEPEST_FIELD)
            text->in_result[text->fields] = false;
        buffer_clear(&text->instruction);
    } else if (strcmp(type, "separate") == 0) {
        if (!text->filled && is_filled(buffer_string(&text->instruction)))
            text->filled = text->fields;
        if (text->fields > 0 && text->fields <= DEEPEST_FIELD)
            text->in_result[text->fields] = true;
    } else if (strcmp(type, "end") == 0 && text->fields > 0) {
        if (text->filled == text->fields)
            text->filled = 0;
        text->fields--;
    }
}

/* ---- nodes --------------------------------------------------------------- */

/* What is open around a text. */
enum inside { INSIDE_NOTHING, INSIDE_TEXT, INSIDE_INSTRUCTION };

static bool is_named(const xmlChar *name, const char *other)
{
    return strcmp((const char *)name, other) == 0;
}

static void read_field(struct docx_text *text, xmlTextReader *reader)
{
    xmlChar *type = xmlTextReaderGetAttributeNs(reader,
        (const xmlChar *)"fldCharType", xmlTextReaderConstNamespaceUri(reader));
    if (type)
        mark_field(text, (const char *)type);
    xmlFree(type);
}

/* The element that begins; what its text is then. */
static enum inside begin_element(struct docx_text *text, xmlTextReader *reader)
{
    const xmlChar *name = xmlTextReaderConstLocalName(reader);
    if (is_named(name, "t"))
        return INSIDE_TEXT;
    if (is_named(name, "instrText"))
        return INSIDE_INSTRUCTION;
    if (is_named(name, "fldChar"))
        read_field(text, reader);
    if (is_named(name, "p") || is_named(name, "br") || is_named(name, "tab") ||
        is_named(name, "cr") || is_named(name, "tc"))
        text->space = true;
    if (!text->filled && is_named(name, "noBreakHyphen"))
        add_words(text, "\u2011");
    return INSIDE_NOTHING;
}

static void read_node(
    struct docx_text *text, xmlTextReader *reader, enum inside *inside)
{
    const char *value = (const char *)xmlTextReaderConstValue(reader);
    switch (xmlTextReaderNodeType(reader)) {
    case XML_READER_TYPE_ELEMENT:
        *inside = begin_element(text, reader);
        if (xmlTextReaderIsEmptyElement(reader))
            *inside = INSIDE_NOTHING;
        break;
    case XML_READER_TYPE_END_ELEMENT: *inside = INSIDE_NOTHING; break;
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
        if (*inside == INSIDE_INSTRUCTION)
            buffer_add_string(&text->instruction, value);
        else if (*inside == INSIDE_TEXT && !text->filled)
            add_words(text, value);
        break;
    default: break;
    }
}

static void ignore(void *context, xmlErrorPtr error)
{
    (void)context, (void)error;
}

static xmlTextReader *reader_for(const char *xml, size_t length)
{
    if (length > INT32_MAX)
        return NULL;
    xmlTextReader *reader = xmlReaderForMemory(xml, (int)length, NULL, NULL,
        XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
            XML_PARSE_HUGE);
    if (reader)
        xmlTextReaderSetStructuredErrorHandler(reader, ignore, NULL);
    return reader;
}

/* The next node; false at the end, or where the reading ends. */
static bool next_node(xmlTextReader *reader)
{
    return xmlTextReaderRead(reader) == 1 &&
           xmlTextReaderNodeType(reader) != XML_READER_TYPE_DOCUMENT_TYPE;
}

bool docx_text_add(struct docx_text *text, const char *xml, size_t length)
{
    enum inside inside = INSIDE_NOTHING;
    bool any = false, typed = false;
    int got = -1;
    xmlTextReader *reader = reader_for(xml, length);
    if (!reader)
        return false;
    text->fields = text->filled = 0;
    text->space = true;
    while (!typed && (got = xmlTextReaderRead(reader)) == 1) {
        any = true;
        typed = xmlTextReaderNodeType(reader) == XML_READER_TYPE_DOCUMENT_TYPE;
        read_node(text, reader, &inside);
    }
    xmlFreeTextReader(reader);
    return any && !typed && got == 0;
}

/* ---- a file -------------------------------------------------------------- */

/* The bytes of the part NAME in BYTES; false if it is not there, or is too
 * large. */
static bool read_part(zip_t *zip, const char *name, struct buffer *bytes)
{
    zip_stat_t status;
    char chunk[65536];
    zip_int64_t count = 0;
    buffer_clear(bytes);
    if (zip_stat(zip, name, 0, &status) != 0 || status.size > PART_LARGEST)
        return false;
    zip_file_t *file = zip_fopen(zip, name, 0);
    if (!file)
        return false;
    while ((count = zip_fread(file, chunk, sizeof chunk)) > 0 &&
           bytes->length <= PART_LARGEST)
        buffer_add(bytes, chunk, (size_t)count);
    zip_fclose(file);
    return count == 0;
}

/* The value of the property NAME in ARENA; NULL if there is none. */
static const char *find_property(
    struct arena *arena, zip_t *zip, const char *name)
{
    struct buffer bytes = {0};
    xmlTextReader *reader = NULL;
    const char *value = NULL;
    bool wanted = false;
    if (read_part(zip, DOCX_PROPERTIES, &bytes) && bytes.length > 0)
        reader = reader_for(bytes.bytes, bytes.length);
    while (reader && !value && next_node(reader)) {
        int type = xmlTextReaderNodeType(reader);
        if (type == XML_READER_TYPE_ELEMENT &&
            is_named(xmlTextReaderConstLocalName(reader), "property")) {
            xmlChar *given =
                xmlTextReaderGetAttribute(reader, (const xmlChar *)"name");
            wanted = given && is_named(given, name);
            xmlFree(given);
        } else if (type == XML_READER_TYPE_TEXT && wanted) {
            value = arena_string(
                arena, (const char *)xmlTextReaderConstValue(reader));
        }
    }
    if (reader)
        xmlFreeTextReader(reader);
    buffer_release(&bytes);
    return value;
}

static void read_texts(struct docx_returned *returned, zip_t *zip)
{
    struct buffer bytes = {0};
    struct docx_text *text = docx_text_new();
    bool whole = read_part(zip, "word/document.xml", &bytes) &&
                 docx_text_add(text, bytes.bytes, bytes.length);
    if (whole && zip_name_locate(zip, "word/footnotes.xml", 0) >= 0)
        whole = read_part(zip, "word/footnotes.xml", &bytes) &&
                docx_text_add(text, bytes.bytes, bytes.length);
    docx_text_finish(text, returned->digits);
    if (!whole)
        returned->digits[0] = '\0';
    buffer_release(&bytes);
}

const char *docx_text_property(
    struct arena *arena, const char *path, const char *name)
{
    zip_t *zip = zip_open(path, ZIP_RDONLY, NULL);
    if (!zip)
        return NULL;
    const char *value = find_property(arena, zip, name);
    zip_discard(zip);
    return value;
}

bool docx_text_compare(
    struct docx_returned *returned, struct arena *arena, const char *path)
{
    zip_t *zip = zip_open(path, ZIP_RDONLY, NULL);
    *returned = (struct docx_returned){0};
    if (!zip)
        return false;
    returned->written = find_property(arena, zip, DOCX_TEXT_HASH);
    read_texts(returned, zip);
    zip_discard(zip);
    return true;
}
