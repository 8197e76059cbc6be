/* The words of a DOCX file as its readers see them, paragraph by paragraph:
 * with the marks that Word puts before items and headings, and the words in
 * its charts. */
#ifndef TESTS_WORDS_DOCX_H
#define TESTS_WORDS_DOCX_H

#include "base/array.h"
#include "base/buffer.h"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

struct docx_lines {
    struct arena *arena;
    zip_t *zip;
    xmlDocPtr relations; /* of the document */
    bool numbered;       /* headings have numbers */
    int numbers[2];
    ARRAY(const char *) body, notes;
    bool in_notes;
    struct buffer line;
};

/* The XML of a part; NULL if it is not there. */
static inline xmlDocPtr docx_part_read(zip_t *zip, const char *name)
{
    zip_stat_t status;
    zip_file_t *file = zip_fopen(zip, name, 0);
    if (!file || zip_stat(zip, name, 0, &status) != 0)
        return NULL;
    char *bytes = malloc(status.size + 1);
    zip_int64_t got = bytes ? zip_fread(file, bytes, status.size) : -1;
    zip_fclose(file);
    xmlDocPtr tree = got < 0 ? NULL
                             : xmlReadMemory(bytes, (int)got, NULL, NULL,
                                   XML_PARSE_NONET | XML_PARSE_HUGE);
    free(bytes);
    return tree;
}

static inline bool docx_is(const xmlNode *node, const char *name)
{
    return node && node->type == XML_ELEMENT_NODE &&
           strcmp((const char *)node->name, name) == 0;
}

static inline xmlNode *docx_child(xmlNode *node, const char *name)
{
    xmlNode *child = node ? node->children : NULL;
    while (child && !docx_is(child, name))
        child = child->next;
    return child;
}

/* The attribute NAME, whatever its namespace, in the arena; "" if missing. */
static inline const char *docx_attribute(
    struct docx_lines *lines, xmlNode *node, const char *name)
{
    xmlChar *value = node ? xmlGetProp(node, (const xmlChar *)name) : NULL;
    for (xmlAttr *at = node ? node->properties : NULL; at && !value;
         at = at->next)
        if (strcmp((const char *)at->name, name) == 0)
            value = xmlNodeListGetString(node->doc, at->children, 1);
    const char *text = arena_string(lines->arena, value ? (char *)value : "");
    xmlFree(value);
    return text;
}

static inline void docx_end_line(struct docx_lines *lines)
{
    const char *line = arena_string(lines->arena, buffer_string(&lines->line));
    if (lines->line.length > 0 && lines->in_notes)
        *array_add(&lines->notes, lines->arena) = line;
    else if (lines->line.length > 0)
        *array_add(&lines->body, lines->arena) = line;
    buffer_clear(&lines->line);
}

/* What Word puts before the paragraph. */
static inline void docx_mark(struct docx_lines *lines, xmlNode *properties)
{
    const char *style =
        docx_attribute(lines, docx_child(properties, "pStyle"), "val");
    xmlNode *numbering = docx_child(properties, "numPr");
    int number =
        atoi(docx_attribute(lines, docx_child(numbering, "numId"), "val"));
    if (strcmp(style, "Heading1") == 0 && lines->numbered && !numbering) {
        lines->numbers[1] = 0;
        buffer_add_format(&lines->line, "%d ", ++lines->numbers[0]);
    } else if (strcmp(style, "Heading2") == 0 && lines->numbered &&
               !numbering) {
        ++lines->numbers[1];
        buffer_add_format(
            &lines->line, "%d.%d ", lines->numbers[0], lines->numbers[1]);
    } else if (number == 2) {
        buffer_add_string(&lines->line, "\u2022 ");
    } else if (number > 2) {
        buffer_add_string(&lines->line, "1. ");
    }
}

/* The words of a chart stand in its SVG. */
static inline void docx_chart_words(struct docx_lines *lines, xmlNode *blip)
{
    const char *id = docx_attribute(lines, blip, "embed");
    xmlNode *relation = xmlDocGetRootElement(lines->relations)->children;
    while (relation && strcmp(docx_attribute(lines, relation, "Id"), id) != 0)
        relation = relation->next;
    xmlDocPtr svg = docx_part_read(
        lines->zip, arena_format(lines->arena, "word/%s",
                        docx_attribute(lines, relation, "Target")));
    xmlNode *root = svg ? xmlDocGetRootElement(svg) : NULL;
    docx_end_line(lines);
    for (xmlNode *node = root ? root->children : NULL; node; node = node->next)
        if (docx_is(node, "text")) {
            xmlChar *text = xmlNodeGetContent(node);
            buffer_add_string(&lines->line, (char *)text);
            xmlFree(text);
            docx_end_line(lines);
        }
    xmlFreeDoc(svg);
}

static inline void docx_walk(struct docx_lines *lines, xmlNode *node)
{
    for (; node; node = node->next) {
        if (docx_is(node, "p"))
            docx_mark(lines, docx_child(node, "pPr"));
        if (docx_is(node, "t")) {
            xmlChar *text = xmlNodeGetContent(node);
            buffer_add_string(&lines->line, (char *)text);
            xmlFree(text);
        } else if (docx_is(node, "footnoteReference")) {
            buffer_add_string(&lines->line, docx_attribute(lines, node, "id"));
        } else if (docx_is(node, "footnoteRef")) {
            buffer_add_string(&lines->line, "1.");
        } else if (docx_is(node, "tab")) {
            buffer_add_byte(&lines->line, ' ');
        } else if (docx_is(node, "noBreakHyphen")) {
            buffer_add_string(&lines->line, "\u2011");
        } else if (docx_is(node, "br")) {
            docx_end_line(lines);
        } else if (docx_is(node, "svgBlip")) {
            docx_chart_words(lines, node);
        } else {
            docx_walk(lines, node->children);
        }
        if (docx_is(node, "p"))
            docx_end_line(lines);
    }
}

static inline bool docx_heads_numbered(struct docx_lines *lines)
{
    xmlDocPtr styles = docx_part_read(lines->zip, "word/styles.xml");
    xmlNode *style = styles ? xmlDocGetRootElement(styles)->children : NULL;
    while (style &&
           strcmp(docx_attribute(lines, style, "styleId"), "Heading1") != 0)
        style = style->next;
    bool numbered = docx_child(docx_child(style, "pPr"), "numPr") != NULL;
    xmlFreeDoc(styles);
    return numbered;
}

static inline bool docx_lines_read(
    struct docx_lines *lines, const char *path, struct arena *arena)
{
    *lines = (struct docx_lines){.arena = arena};
    lines->zip = zip_open(path, ZIP_RDONLY, NULL);
    if (!lines->zip)
        return false;
    lines->numbered = docx_heads_numbered(lines);
    lines->relations =
        docx_part_read(lines->zip, "word/_rels/document.xml.rels");
    xmlDocPtr document = docx_part_read(lines->zip, "word/document.xml");
    xmlDocPtr notes = docx_part_read(lines->zip, "word/footnotes.xml");
    bool good = document && notes && lines->relations;
    if (good) {
        docx_walk(lines, xmlDocGetRootElement(document));
        lines->in_notes = true;
        docx_walk(lines, xmlDocGetRootElement(notes));
    }
    xmlFreeDoc(document);
    xmlFreeDoc(notes);
    xmlFreeDoc(lines->relations);
    buffer_release(&lines->line);
    zip_discard(lines->zip);
    return good;
}

#endif
