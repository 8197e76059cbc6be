/* How each kind of node of a document is drawn as HTML. Every function is
 * called twice, before and after what is inside the node. */
#include "input/node_types.h"
#include "input/picture.h"
#include "write/html_draw.h"
#include "write/svg.h"

#include <cmark-gfm-core-extensions.h>
#include <string.h>

/* ---- headings and sections ----------------------------------------------- */

void html_draw_heading(
    struct html_drawing *drawing, cmark_node *node, bool entering)
{
    const struct element *element = element_of(node);
    char digit = (char)('0' + cmark_node_get_heading_level(node));
    char start[] = {'<', 'h', digit, '\0'};
    char end[] = {'<', '/', 'h', digit, '>', '\n', '\0'};
    if (!entering) {
        html_put(drawing, end);
        return;
    }
    html_put_line_start(drawing);
    html_put(drawing, start);
    html_put_attribute(drawing, "id", element->anchor);
    html_put(drawing, ">");
    if (element->anchor)
        drawing->heading_anchor = element->anchor;
    if (element->number) {
        html_put(drawing, "<span class=\"number\">");
        html_put_text(drawing, element->number);
        html_put(drawing, "</span> ");
    }
}

/* HTML's section wants a heading; what stands under a heading of its own
 * outside is a division of that heading's section. */
static bool begins_with_heading(cmark_node *block)
{
    cmark_node *first = cmark_node_first_child(block);
    return first && cmark_node_get_type(first) == CMARK_NODE_HEADING;
}

/* A block of ours as an HTML element with a class and an id. */
static void draw_box(struct html_drawing *drawing,
    const struct element *element, const char *tag, const char *class,
    bool entering)
{
    html_put_line_start(drawing);
    html_put(drawing, entering ? "<" : "</");
    html_put(drawing, tag);
    if (entering) {
        html_put_attribute(drawing, "class", class);
        html_put_attribute(drawing, "id", element->anchor);
    }
    html_put(drawing, ">\n");
}

static void draw_logo(struct html_drawing *drawing, const struct picture *logo,
    const char *alternative)
{
    if (!logo)
        return;
    html_put_picture(drawing, logo);
    html_put_attribute(drawing, "alt", alternative ? alternative : "");
    html_put(drawing, ">");
}

static void draw_cover(
    struct html_drawing *drawing, const struct element *element, bool entering)
{
    static const char *const classes[] = {[COVER_QUIET] = "cover",
        [COVER_BAND] = "cover band",
        [COVER_FULL] = "cover full"};
    const struct document *document = drawing->document;
    if (!entering)
        html_close_face(drawing);
    draw_box(
        drawing, element, "header", classes[document->theme->cover], entering);
    if (!entering)
        return;
    if (document->theme->cover == COVER_BAND) {
        html_put(drawing, "<div class=\"face\">\n");
        drawing->in_face = true;
    }
    if (!document->logo && !document->client_logo)
        return;
    html_put(drawing, "<p class=\"logo\">");
    draw_logo(drawing, document->logo, document->theme->logo_alternative);
    draw_logo(
        drawing, document->client_logo, document->client_logo_alternative);
    html_put(drawing, "</p>\n");
}

void html_close_face(struct html_drawing *drawing)
{
    if (drawing->in_face)
        html_put(drawing, "</div>\n");
    drawing->in_face = false;
}

/* ARIA's role note is not a landmark, so callouts do not crowd the list of
 * landmarks as asides would. */
static void draw_callout(
    struct html_drawing *drawing, const struct element *element, bool entering)
{
    static const char *const classes[] = {
        "callout note", "callout tip", "callout caution", "callout warning"};
    if (!entering) {
        html_put(drawing, "</aside>\n");
        return;
    }
    html_put_line_start(drawing);
    html_put(drawing, "<aside");
    html_put_attribute(drawing, "class", classes[element->callout]);
    html_put(drawing, " role=\"note\"");
    html_put_attribute(drawing, "id", element->anchor);
    html_put(drawing, ">\n");
    if (element->label) {
        html_put(drawing, "<p class=\"label\"><strong>");
        html_put_text(drawing, element->label);
        html_put(drawing, "</strong></p>\n");
    }
}

void html_draw_block(
    struct html_drawing *drawing, cmark_node *node, bool entering)
{
    const struct element *element = element_of(node);
    switch (element->kind) {
    case ELEMENT_COVER: draw_cover(drawing, element, entering); break;
    case ELEMENT_CONTENTS:
        if (entering)
            html_draw_contents(drawing, element);
        break;
    case ELEMENT_SECTION:
        draw_box(drawing, element,
            begins_with_heading(node) ? "section" : "div", NULL, entering);
        break;
    case ELEMENT_CALLOUT: draw_callout(drawing, element, entering); break;
    case ELEMENT_CHART:
        if (entering)
            svg_draw_chart(drawing, element->chart);
        break;
    case ELEMENT_KEEP:
        draw_box(drawing, element, "div", "keep", entering);
        break;
    case ELEMENT_PAGE_BREAK:
        draw_box(drawing, element, "div", "page-break", entering);
        break;
    case ELEMENT_PHRASE:
    case ELEMENT_MARK:
    case ELEMENT_ISOLATE:
    case ELEMENT_REFERENCE:
    case ELEMENT_FIELD: /* inline only */
    case ELEMENT_NONE: break;
    }
    if (!entering && node == drawing->last_front)
        html_put(drawing, "<div class=\"text\">\n");
}

void html_draw_document(
    struct html_drawing *drawing, cmark_node *node, bool entering)
{
    (void)node;
    if (!entering)
        html_put(drawing, "</div>\n");
    else if (!drawing->last_front)
        html_put(drawing, "<div class=\"text\">\n");
}

/* ---- small blocks -------------------------------------------------------- */

/* No class for the language: nothing here would use it. */
void html_draw_code_block(
    struct html_drawing *drawing, cmark_node *node, bool entering)
{
    if (!entering)
        return;
    html_put_line_start(drawing);
    html_put(drawing, "<pre><code>");
    html_put_text(drawing, cmark_node_get_literal(node));
    html_put(drawing, "</code></pre>\n");
}

void html_draw_thematic_break(
    struct html_drawing *drawing, cmark_node *node, bool entering)
{
    (void)node;
    if (entering) {
        html_put_line_start(drawing);
        html_put(drawing, "<hr>\n");
    }
}

void html_draw_quote(
    struct html_drawing *drawing, cmark_node *node, bool entering)
{
    (void)node;
    html_put_line_start(drawing);
    html_put(drawing, entering ? "<blockquote>\n" : "</blockquote>\n");
}

void html_draw_list(
    struct html_drawing *drawing, cmark_node *node, bool entering)
{
    bool ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    int start = cmark_node_get_list_start(node);
    if (!entering) {
        html_put(drawing, ordered ? "</ol>\n" : "</ul>\n");
        return;
    }
    html_put_line_start(drawing);
    if (ordered && start != 1)
        buffer_add_format(drawing->out, "<ol start=\"%d\">\n", start);
    else
        html_put(drawing, ordered ? "<ol>\n" : "<ul>\n");
}

/* A character and not a check box: nobody can tick it, and paper has it. */
void html_draw_item(
    struct html_drawing *drawing, cmark_node *node, bool entering)
{
    if (!entering) {
        html_put(drawing, "</li>\n");
        return;
    }
    html_put_line_start(drawing);
    if (!node_is_task(node)) {
        html_put(drawing, "<li>");
        return;
    }
    bool checked = cmark_gfm_extensions_get_tasklist_item_checked(node);
    html_put(drawing, "<li class=\"task\"><span class=\"box\">");
    html_put(drawing, checked ? "☑</span> " : "☐</span> ");
}

bool html_is_tight(cmark_node *node)
{
    cmark_node *item = cmark_node_parent(node);
    cmark_node *list = item ? cmark_node_parent(item) : NULL;
    return cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH && list &&
           cmark_node_get_type(list) == CMARK_NODE_LIST &&
           cmark_node_get_list_tight(list);
}

/* The last paragraph of a footnote ends in the way back to the text. */
void html_draw_paragraph(
    struct html_drawing *drawing, cmark_node *node, bool entering)
{
    if (html_is_tight(node))
        return;
    if (entering) {
        html_put_line_start(drawing);
        html_put(drawing, "<p>");
        return;
    }
    if (html_ends_definition(node))
        html_put_ways_back(drawing, cmark_node_parent(node), " ");
    html_put(drawing, "</p>\n");
}

/* ---- inlines ------------------------------------------------------------- */

void html_draw_line_break(
    struct html_drawing *drawing, cmark_node *node, bool entering)
{
    (void)node;
    if (entering)
        html_put(drawing, "<br>\n");
}

void html_draw_link(
    struct html_drawing *drawing, cmark_node *node, bool entering)
{
    const struct element *element = element_of(node);
    const char *address = cmark_node_get_url(node);
    if (!entering) {
        html_put(drawing, "</a>");
        return;
    }
    html_put(drawing, "<a href=\"");
    if (element->target)
        html_put(drawing, "#");
    html_put_address(drawing, element->target ? element->target : address);
    html_put(drawing, "\"");
    const char *title = cmark_node_get_title(node);
    if (*title)
        html_put_attribute(drawing, "title", title);
    html_put(drawing, ">");
}

/* The text of all below a picture, without its marks. */
static void put_alternative(struct html_drawing *drawing, cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE:
    case CMARK_NODE_HTML_INLINE:
        html_put_text(drawing, cmark_node_get_literal(node));
        break;
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK: html_put(drawing, " "); break;
    default: break;
    }
    for (cmark_node *child = cmark_node_first_child(node); child;
         child = cmark_node_next(child))
        put_alternative(drawing, child);
}

/* A picture without its file is its alternative text. */
void html_draw_image(
    struct html_drawing *drawing, cmark_node *node, bool entering)
{
    const struct picture *picture = element_of(node)->picture;
    if (!picture || !entering)
        return;
    html_put_picture(drawing, picture);
    html_put(drawing, " alt=\"");
    put_alternative(drawing, node);
    html_put(drawing, "\">");
}

/* A line, with what it is for: a picture of a line, to those who hear it. */
static void draw_field(struct html_drawing *drawing, const struct field *field)
{
    html_put(drawing, field->kind == FIELD_SIGNATURE
                          ? "<span class=\"field signature\" role=\"img\""
                          : "<span class=\"field\" role=\"img\"");
    html_put_attribute(drawing, "aria-label", field->label);
    html_put(drawing, ">");
}

void html_draw_inline(
    struct html_drawing *drawing, cmark_node *node, bool entering)
{
    const struct element *element = element_of(node);
    bool reference = element->kind == ELEMENT_REFERENCE && element->label;
    if (element->kind == ELEMENT_FIELD && entering) {
        draw_field(drawing, element->field);
    } else if (element->kind == ELEMENT_FIELD) {
        html_put(drawing, "</span>");
    } else if (element->kind == ELEMENT_MARK) {
        html_put(drawing, entering ? "<span class=\"mark\">" : "</span>");
    } else if (element->kind == ELEMENT_ISOLATE) {
        html_put(drawing, entering ? "<bdi>" : "</bdi>");
    } else if (reference) {
        html_put(drawing, entering ? "<span class=\"reference\">" : "</span>");
    } else if (element->kind == ELEMENT_PHRASE && entering) {
        html_put(drawing, "<span");
        html_put_attribute(drawing, "lang", element->language);
        html_put_attribute(
            drawing, "dir", element->right_to_left ? "rtl" : NULL);
        html_put(drawing, ">");
    } else if (element->kind == ELEMENT_PHRASE) {
        html_put(drawing, "</span>");
    }
}
