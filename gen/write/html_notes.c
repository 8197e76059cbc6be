/* Footnotes as HTML: marks in the text, the notes, and the ways back. */
#include "write/html_draw.h"

#include <stdlib.h>
#include <string.h>

/* ---- ways back ----------------------------------------------------------- */

void html_note_reference(
    struct html_drawing *drawing, const struct element *reference)
{
    size_t order = drawing->references.count;
    if (reference->target && reference->anchor)
        *array_add(&drawing->references, drawing->arena) =
            (struct html_reference){
                reference->target, reference->anchor, order};
}

static int compare(const void *one, const void *other)
{
    const struct html_reference *a = one, *b = other;
    int order = strcmp(a->target, b->target);
    return order ? order : (a->order > b->order) - (a->order < b->order);
}

void html_sort_references(struct html_drawing *drawing)
{
    if (drawing->references.count > 0)
        qsort(drawing->references.items, drawing->references.count,
            sizeof *drawing->references.items, compare);
}

/* The index of the first reference to TARGET, or that of the one behind. */
static size_t first_reference(
    const struct html_drawing *drawing, const char *target)
{
    size_t low = 0, high = drawing->references.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(drawing->references.items[middle].target, target) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The way back to the reference that is the INDEXth to its note, from 0. A
 * second one and those behind it carry their number. */
static void put_way_back(struct html_drawing *drawing,
    const struct html_reference *reference, const char *number, size_t index)
{
    struct buffer *out = drawing->out;
    html_put(drawing, "<a class=\"footnote-back\" href=\"#");
    html_put_address(drawing, reference->anchor);
    html_put(drawing, "\" role=\"doc-backlink\" aria-label=\"");
    html_put_text(drawing, drawing->words->back);
    html_put(drawing, " ");
    html_put_text(drawing, number);
    if (index > 0)
        buffer_add_format(out, "-%zu", index + 1);
    /* The selector keeps telephones from drawing the arrow as a picture. */
    html_put(drawing, "\">↩\uFE0E");
    if (index > 0)
        buffer_add_format(out, "<sup>%zu</sup>", index + 1);
    html_put(drawing, "</a>");
}

bool html_put_ways_back(
    struct html_drawing *drawing, cmark_node *definition, const char *before)
{
    const struct element *element = element_of(definition);
    if (!element->anchor || !element->number)
        return false;
    bool any = false;
    size_t first = first_reference(drawing, element->anchor);
    for (size_t i = first; i < drawing->references.count; i++) {
        const struct html_reference *reference = &drawing->references.items[i];
        if (strcmp(reference->target, element->anchor) != 0)
            break;
        html_put(drawing, i > first ? " " : before);
        put_way_back(drawing, reference, element->number, i - first);
        any = true;
    }
    return any;
}

/* ---- marks and notes ----------------------------------------------------- */

static bool is_definition(cmark_node *node)
{
    return node && cmark_node_get_type(node) == CMARK_NODE_FOOTNOTE_DEFINITION;
}

bool html_ends_definition(cmark_node *node)
{
    return cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH &&
           is_definition(cmark_node_parent(node)) && !cmark_node_next(node);
}

void html_draw_reference(
    struct html_drawing *drawing, cmark_node *node, bool entering)
{
    const struct element *element = element_of(node);
    if (!entering || !element->target || !element->number)
        return;
    html_put(drawing, "<sup class=\"footnote\"><a href=\"#");
    html_put_address(drawing, element->target);
    html_put(drawing, "\" role=\"doc-noteref\"");
    html_put_attribute(drawing, "id", element->anchor);
    html_put(drawing, ">");
    html_put_text(drawing, element->number);
    html_put(drawing, "</a></sup>");
}

void html_draw_definition(
    struct html_drawing *drawing, cmark_node *node, bool entering)
{
    html_put_line_start(drawing);
    if (entering) {
        if (!is_definition(cmark_node_previous(node))) {
            html_put(
                drawing, "<section class=\"footnotes\" role=\"doc-endnotes\"");
            html_put_attribute(drawing, "aria-label", drawing->words->notes);
            html_put(drawing, ">\n<ol>\n");
        }
        html_put(drawing, "<li");
        html_put_attribute(drawing, "id", element_of(node)->anchor);
        html_put(drawing, ">\n");
        return;
    }
    cmark_node *last = cmark_node_last_child(node);
    if (!last || !html_ends_definition(last)) {
        if (html_put_ways_back(drawing, node, "<p>"))
            html_put(drawing, "</p>\n");
    }
    html_put(drawing, "</li>\n");
    if (!is_definition(cmark_node_next(node)))
        html_put(drawing, "</ol>\n</section>\n");
}
