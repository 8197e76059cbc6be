/* A document's tree as HTML.
 *
 * cmark writes all that is plain Markdown: cmark_render_html is asked for the
 * largest parts of the tree that hold nothing else. What needs more than cmark
 * writes (an anchor, a number, a role, a picture's data), and whatever stands
 * around it, is written by us: one switch over the types of nodes, whose bytes
 * are cmark's where they say the same (tests/end-to-end/html.sh compares them
 * on every example of the specifications of CommonMark and GFM).
 *
 * An extension of cmark-gfm with a render function of its own, as its tables
 * have, would be the way to hook into cmark's renderer, but its public headers
 * do not let such a function write a byte: the renderer that it is handed,
 * struct cmark_html_renderer, is declared in them and nowhere defined, and
 * there is no function that appends to it, that escapes a text or an address,
 * or that asks for the alternative text of a picture. Besides, a node has room
 * for one extension only, and that of tables and task items keeps their data
 * there. */
#include "write/html_content.h"

#include "input/node_types.h"
#include "write/html_draw.h"

/* ---- whose node it is ---------------------------------------------------- */

/* True if cmark writes NODE itself, without its children, as we want it. */
static bool cmark_suffices(cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_CODE:
    case CMARK_NODE_HTML_INLINE:
    case CMARK_NODE_HTML_BLOCK:
    case CMARK_NODE_EMPH:
    case CMARK_NODE_STRONG:
    case CMARK_NODE_BLOCK_QUOTE:
    case CMARK_NODE_LIST: return true;
    case CMARK_NODE_ITEM: return !node_is_task(node);
    case CMARK_NODE_PARAGRAPH: return !html_ends_definition(node);
    default: return cmark_node_get_type(node) == CMARK_NODE_STRIKETHROUGH;
    }
}

/* Measures NODE and all below it, in document order. Returns whether all of it
 * is plain. */
static bool measure(struct html_drawing *drawing, cmark_node *node)
{
    size_t at = drawing->parts.count;
    bool plain = cmark_suffices(node);
    array_add(&drawing->parts, drawing->arena);
    if (cmark_node_get_type(node) == CMARK_NODE_FOOTNOTE_REFERENCE)
        html_note_reference(drawing, element_of(node));
    for (cmark_node *child = cmark_node_first_child(node); child;
         child = cmark_node_next(child))
        plain = measure(drawing, child) && plain;
    drawing->parts.items[at] =
        (struct html_part){.plain = plain, .size = drawing->parts.count - at};
    return plain;
}

/* ---- writing ------------------------------------------------------------- */

static void draw_extended(
    struct html_drawing *drawing, cmark_node *node, bool entering)
{
    cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_TABLE)
        html_draw_table(drawing, node, entering);
    else if (type == CMARK_NODE_TABLE_ROW)
        html_draw_table_row(drawing, node, entering);
    else if (type == CMARK_NODE_TABLE_CELL)
        html_draw_table_cell(drawing, node, entering);
    else if (type == CMARK_NODE_STRIKETHROUGH)
        html_put(drawing, entering ? "<del>" : "</del>");
}

/* The beginning of NODE when ENTERING, otherwise its end. */
static void draw(struct html_drawing *drawing, cmark_node *node, bool entering)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_DOCUMENT:
        html_draw_document(drawing, node, entering);
        break;
    case CMARK_NODE_BLOCK_QUOTE:
        html_draw_quote(drawing, node, entering);
        break;
    case CMARK_NODE_LIST: html_draw_list(drawing, node, entering); break;
    case CMARK_NODE_ITEM: html_draw_item(drawing, node, entering); break;
    case CMARK_NODE_PARAGRAPH:
        html_draw_paragraph(drawing, node, entering);
        break;
    case CMARK_NODE_HEADING: html_draw_heading(drawing, node, entering); break;
    case CMARK_NODE_CUSTOM_BLOCK:
        html_draw_block(drawing, node, entering);
        break;
    case CMARK_NODE_CODE_BLOCK:
        html_draw_code_block(drawing, node, entering);
        break;
    case CMARK_NODE_THEMATIC_BREAK:
        html_draw_thematic_break(drawing, node, entering);
        break;
    case CMARK_NODE_FOOTNOTE_DEFINITION:
        html_draw_definition(drawing, node, entering);
        break;
    case CMARK_NODE_EMPH: html_put(drawing, entering ? "<em>" : "</em>"); break;
    case CMARK_NODE_STRONG:
        html_put(drawing, entering ? "<strong>" : "</strong>");
        break;
    case CMARK_NODE_LINEBREAK:
        html_draw_line_break(drawing, node, entering);
        break;
    case CMARK_NODE_LINK: html_draw_link(drawing, node, entering); break;
    case CMARK_NODE_IMAGE: html_draw_image(drawing, node, entering); break;
    case CMARK_NODE_CUSTOM_INLINE:
        html_draw_inline(drawing, node, entering);
        break;
    case CMARK_NODE_FOOTNOTE_REFERENCE:
        html_draw_reference(drawing, node, entering);
        break;
    default: draw_extended(drawing, node, entering); break;
    }
}

/* NODE and all below it, as cmark writes it. */
static void draw_plain(struct html_drawing *drawing, cmark_node *node)
{
    bool block = (cmark_node_get_type(node) & CMARK_NODE_TYPE_MASK) ==
                 CMARK_NODE_TYPE_BLOCK;
    if (block && !html_is_tight(node))
        html_put_line_start(drawing);
    char *html = cmark_render_html(node, CMARK_OPT_DEFAULT, NULL);
    html_put(drawing, html);
    cmark_get_default_mem_allocator()->free(html);
}

/* A picture's alternative text is a part of it. */
static bool is_whole(cmark_node *node)
{
    return cmark_node_get_type(node) == CMARK_NODE_IMAGE &&
           element_of(node)->picture;
}

/* *AT counts the nodes of the document, as measure() did. */
static void draw_all(struct html_drawing *drawing, cmark_node *node, size_t *at)
{
    const struct html_part *part = &drawing->parts.items[*at];
    if (part->plain)
        draw_plain(drawing, node);
    else
        draw(drawing, node, true);
    if (part->plain || is_whole(node)) {
        *at += part->size;
        return;
    }
    ++*at;
    for (cmark_node *child = cmark_node_first_child(node); child;
         child = cmark_node_next(child))
        draw_all(drawing, child, at);
    draw(drawing, node, false);
}

/* The last of the blocks that stand before the text, cover and contents. */
static cmark_node *last_front(cmark_node *root)
{
    cmark_node *last = NULL;
    for (cmark_node *node = cmark_node_first_child(root); node;
         node = cmark_node_next(node)) {
        enum element_kind kind = element_of(node)->kind;
        if (kind != ELEMENT_COVER && kind != ELEMENT_CONTENTS)
            break;
        last = node;
    }
    return last;
}

void html_content_write(struct buffer *out, struct arena *arena,
    const struct document *document, const struct html_words *words)
{
    struct html_drawing drawing = {
        .arena = arena,
        .out = out,
        .start = out->length,
        .document = document,
        .words = words,
        .last_front = last_front(document->root),
    };
    size_t at = 0;
    measure(&drawing, document->root);
    html_sort_references(&drawing);
    draw_all(&drawing, document->root, &at);
}
