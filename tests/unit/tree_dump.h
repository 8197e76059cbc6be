/* A cmark tree as text: a block a line, its inlines behind it in a shorthand
 * close to Markdown, so that a test shows what it expects.
 *
 *     heading 2 [4.1 realtime] Live traffic
 *     list
 *       item
 *         paragraph *strong* and {value}
 */
#ifndef TESTS_TREE_DUMP_H
#define TESTS_TREE_DUMP_H

#include "base/buffer.h"
#include "compose/document.h"
#include "input/markdown.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm/node.h>
#include <string.h>

static inline void dump_inlines(struct buffer *out, cmark_node *node);

static inline void dump_inside(
    struct buffer *out, const char *open, cmark_node *node, const char *close)
{
    buffer_add_string(out, open);
    dump_inlines(out, node);
    buffer_add_string(out, close);
}

static inline void dump_inline(struct buffer *out, cmark_node *node)
{
    const struct element *element = element_of(node);
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
        buffer_add_string(out, cmark_node_get_literal(node));
        break;
    case CMARK_NODE_SOFTBREAK: buffer_add_string(out, "/"); break;
    case CMARK_NODE_LINEBREAK: buffer_add_string(out, "//"); break;
    case CMARK_NODE_CODE:
        buffer_add_format(out, "`%s`", cmark_node_get_literal(node));
        break;
    case CMARK_NODE_EMPH: dump_inside(out, "_", node, "_"); break;
    case CMARK_NODE_STRONG: dump_inside(out, "*", node, "*"); break;
    case CMARK_NODE_LINK:
    case CMARK_NODE_IMAGE:
        dump_inside(out, "[", node, "]");
        if (element->target)
            buffer_add_format(out, "(->%s)", element->target);
        else
            buffer_add_format(out, "(%s%s%s)", cmark_node_get_url(node),
                *cmark_node_get_title(node) ? " " : "",
                cmark_node_get_title(node));
        break;
    case CMARK_NODE_FOOTNOTE_REFERENCE:
        buffer_add_format(out, "[^%s %s]",
            element->number ? element->number : cmark_node_get_literal(node),
            element->anchor ? element->anchor : "");
        break;
    case CMARK_NODE_CUSTOM_INLINE:
        if (element->kind == ELEMENT_FIELD) {
            buffer_add_format(
                out, "[%s: %s]", element->field->name, element->field->label);
        } else if (element->kind == ELEMENT_MARK) {
            dump_inside(out, "<", node, ">");
        } else if (element->kind == ELEMENT_ISOLATE) {
            dump_inside(out, "(", node, ")");
        } else if (element->kind == ELEMENT_REFERENCE) {
            dump_inside(out, "<", node, element->label ? "|page>" : ">");
        } else if (element->language || markdown_language(node)) {
            dump_inside(out, "[", node, "]");
            buffer_add_format(out, "{%s}",
                element->language ? element->language
                                  : markdown_language(node));
        } else
            buffer_add_format(out, "{%s}", cmark_node_get_on_enter(node));
        break;
    default: /* strikethrough */ dump_inside(out, "~", node, "~"); break;
    }
}

static inline void dump_inlines(struct buffer *out, cmark_node *node)
{
    for (cmark_node *child = cmark_node_first_child(node); child;
         child = cmark_node_next(child))
        dump_inline(out, child);
}

static inline const char *dump_element_name(const struct element *element)
{
    static const char *const callouts[] = {"note", "tip", "caution", "warning"};
    switch (element->kind) {
    case ELEMENT_COVER: return "cover";
    case ELEMENT_CONTENTS: return "contents";
    case ELEMENT_SECTION: return "section";
    case ELEMENT_CALLOUT: return callouts[element->callout];
    case ELEMENT_CHART: return "chart";
    case ELEMENT_KEEP: return "keep";
    case ELEMENT_PAGE_BREAK: return "page-break";
    case ELEMENT_PHRASE:
    case ELEMENT_MARK:
    case ELEMENT_ISOLATE:
    case ELEMENT_REFERENCE:
    case ELEMENT_FIELD:
    case ELEMENT_NONE: break;
    }
    return "block";
}

/* The words of a block's own line. */
static inline void dump_head(struct buffer *out, cmark_node *node)
{
    const struct element *element = element_of(node);
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_HEADING:
        buffer_add_format(
            out, "heading %d", cmark_node_get_heading_level(node));
        if (element->anchor)
            buffer_add_format(out, " [%s%s%s]",
                element->number ? element->number : "",
                element->number ? " " : "", element->anchor);
        break;
    case CMARK_NODE_CODE_BLOCK:
        buffer_add_format(out, "code %s", cmark_node_get_literal(node));
        break;
    case CMARK_NODE_CUSTOM_BLOCK:
        if (*cmark_node_get_on_enter(node))
            buffer_add_format(out, ":%s", cmark_node_get_on_enter(node));
        else
            buffer_add_string(out, dump_element_name(element));
        if (element->label)
            buffer_add_format(out, " \"%s\"", element->label);
        if (element->chart)
            buffer_add_format(out, " \"%s\"", element->chart->alternative);
        break;
    case CMARK_NODE_FOOTNOTE_DEFINITION:
        buffer_add_format(out, "footnote %s %s",
            element->number ? element->number : "",
            element->target ? element->target : "");
        break;
    default:
        buffer_add_string(out, cmark_node_get_type_string(node));
        if (strcmp(cmark_node_get_type_string(node), "tasklist") == 0)
            buffer_add_string(out,
                cmark_gfm_extensions_get_tasklist_item_checked(node) ? " [x]"
                                                                     : " [ ]");
        break;
    }
}

static inline void dump_block(struct buffer *out, cmark_node *node, int depth)
{
    for (int i = 0; i < depth; i++)
        buffer_add_string(out, "  ");
    dump_head(out, node);
    cmark_node *child = cmark_node_first_child(node);
    if (child && CMARK_NODE_INLINE_P(child)) {
        buffer_add_byte(out, ' ');
        dump_inlines(out, node);
        child = NULL;
    }
    while (out->length > 0 && (out->bytes[out->length - 1] == ' ' ||
                                  out->bytes[out->length - 1] == '\n'))
        out->length--;
    buffer_add_byte(out, '\n');
    for (; child; child = cmark_node_next(child))
        dump_block(out, child, depth + 1);
}

/* The blocks under ROOT as text in OUT. */
static inline void tree_dump(struct buffer *out, cmark_node *root)
{
    for (cmark_node *child = cmark_node_first_child(root); child;
         child = cmark_node_next(child))
        dump_block(out, child, 0);
}

#endif
