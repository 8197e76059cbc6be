/* Blocks: each kind as what Word has for it. */
#include "input/node_types.h"
#include "layout/cover.h"
#include "write/docx_draw.h"

#include <math.h>
#include <string.h>

static const struct docx_look plain = {0};

/* ---- headings and running text ------------------------------------------- */

/* Numbers come from the style, so that Word counts on. */
static void put_heading(struct docx_drawing *drawing, cmark_node *node)
{
    static const char *const styles[] = {
        "Heading1", "Heading2", "Heading3", "Heading4", "Heading5", "Heading6"};
    const struct element *element = element_of(node);
    const int *index =
        element->anchor ? text_map_lookup(&drawing->sections, element->anchor)
                        : NULL;
    struct docx_paragraph paragraph = {.anchor = element->anchor,
        .right_to_left = docx_runs_back(drawing, node),
        .style = "Title"};
    if (index) {
        int level = drawing->document->outline[*index].level;
        paragraph.style = styles[level > HEADING_LEVELS ? 5 : level - 1];
        paragraph.unnumbered = level <= 2 && !element->number;
    } else if (drawing->here.cover) {
        paragraph.before_pt = drawing->above_title_pt;
    }
    docx_paragraph_begin(drawing, &paragraph);
    docx_inlines(drawing, node, &plain);
    docx_paragraph_end(drawing);
}

static void put_paragraph(struct docx_drawing *drawing, cmark_node *node)
{
    bool boxed = drawing->here.marker && drawing->here.task;
    docx_paragraph_begin(
        drawing, &(struct docx_paragraph){.anchor = element_of(node)->anchor,
                     .right_to_left = docx_runs_back(drawing, node)});
    if (boxed)
        docx_list_box(drawing, node);
    docx_inlines(drawing, node, &plain);
    docx_paragraph_end(drawing);
}

static void put_code(struct docx_drawing *drawing, cmark_node *node)
{
    const char *text = cmark_node_get_literal(node);
    size_t length = strlen(text);
    while (length > 0 && text[length - 1] == '\n')
        length--;
    docx_paragraph_begin(drawing, &(struct docx_paragraph){.style = "Code"});
    docx_text(drawing, &plain, text, length);
    docx_paragraph_end(drawing);
}

/* ---- lists ----------------------------------------------------------------
 */

static void put_list(struct docx_drawing *drawing, cmark_node *node)
{
    struct docx_context outer = drawing->here;
    docx_list_begin(drawing, node);
    docx_blocks(drawing, node);
    drawing->here = outer;
}

static void put_item(struct docx_drawing *drawing, cmark_node *node)
{
    struct docx_context outer = drawing->here;
    docx_list_item(drawing, node);
    docx_blocks(drawing, node);
    drawing->here = outer;
}

/* ---- boxes --------------------------------------------------------------- */

static void put_quote(struct docx_drawing *drawing, cmark_node *node)
{
    struct docx_context outer = drawing->here;
    double indent = drawing->styles->quote_indent_pt;
    if (outer.width_pt > 3 * indent) {
        drawing->here.left_pt += indent;
        drawing->here.width_pt -= indent;
    }
    drawing->here.quoted = true;
    drawing->here.tight = false;
    docx_blocks(drawing, node);
    drawing->here = outer;
}

static void put_label(struct docx_drawing *drawing, const char *label)
{
    static const char *const styles[] = {"CalloutNoteLabel", "CalloutTipLabel",
        "CalloutCautionLabel", "CalloutWarningLabel"};
    docx_paragraph_begin(drawing,
        &(struct docx_paragraph){
            .style = styles[drawing->here.callout], .keep_next = true});
    docx_words(drawing, label);
    docx_paragraph_end(drawing);
}

static void put_callout(struct docx_drawing *drawing, cmark_node *node)
{
    struct docx_context outer = drawing->here;
    const struct element *element = element_of(node);
    drawing->here.left_pt += drawing->styles->padding_pt;
    drawing->here.width_pt -= drawing->styles->padding_pt;
    drawing->here.callout = (int)element->callout;
    drawing->here.tight = false;
    if (element->label)
        put_label(drawing, element->label);
    docx_blocks(drawing, node);
    drawing->here = outer;
}

static double put_logo(struct docx_drawing *drawing, const struct picture *logo,
    const char *alternative)
{
    double height = logo->height_pt * cover_logo_scale(logo);
    docx_picture(
        drawing, logo, logo->width_pt, height, alternative ? alternative : "");
    return height;
}

/* As on the pages: ours at the left, the client's at the right, or alone at the
 * left; returns their height. */
static double put_logos(struct docx_drawing *drawing)
{
    const struct document *document = drawing->document;
    double height = 0;
    if (!document->logo && !document->client_logo)
        return 0;
    docx_paragraph_begin(drawing, &(struct docx_paragraph){.style = "Logo"});
    if (document->logo)
        height = put_logo(
            drawing, document->logo, document->theme->logo_alternative);
    if (document->logo && document->client_logo)
        docx_tab(drawing);
    if (document->client_logo)
        height = fmax(height, put_logo(drawing, document->client_logo,
                                  document->client_logo_alternative));
    docx_paragraph_end(drawing);
    return height;
}

static void put_cover(struct docx_drawing *drawing, cmark_node *node)
{
    struct docx_context outer = drawing->here;
    drawing->here.cover = true;
    drawing->above_title_pt =
        floor(cover_space(drawing->styles, put_logos(drawing)));
    docx_blocks(drawing, node);
    drawing->here = outer;
    drawing->break_before = true;
}

static void put_kept(struct docx_drawing *drawing, cmark_node *node)
{
    enum docx_keeping outer = drawing->here.kept;
    drawing->here.kept = outer ? outer : KEPT_LAST;
    docx_blocks(drawing, node);
    drawing->here.kept = outer;
}

/* ---- all of them --------------------------------------------------------- */

static void put_element(struct docx_drawing *drawing, cmark_node *node)
{
    const struct element *element = element_of(node);
    switch (element->kind) {
    case ELEMENT_COVER: put_cover(drawing, node); break;
    case ELEMENT_CONTENTS: docx_contents(drawing, element); break;
    case ELEMENT_CALLOUT: put_callout(drawing, node); break;
    case ELEMENT_CHART: docx_chart(drawing, element); break;
    case ELEMENT_KEEP: put_kept(drawing, node); break;
    case ELEMENT_PAGE_BREAK: drawing->break_before = true; break;
    default: docx_blocks(drawing, node);
    }
}

/* Where a block begins that has no paragraph of its own. */
static void put_anchor(struct docx_drawing *drawing, cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    const char *anchor = element_of(node)->anchor;
    if (!anchor || type == CMARK_NODE_HEADING || type == CMARK_NODE_PARAGRAPH ||
        type == CMARK_NODE_FOOTNOTE_DEFINITION)
        return;
    docx_bookmark_end(
        drawing, docx_bookmark_begin(drawing, docx_bookmark(drawing, anchor)));
}

void docx_block(struct docx_drawing *drawing, cmark_node *node)
{
    put_anchor(drawing, node);
    switch ((int)cmark_node_get_type(node)) {
    case CMARK_NODE_HEADING: put_heading(drawing, node); break;
    case CMARK_NODE_PARAGRAPH: put_paragraph(drawing, node); break;
    case CMARK_NODE_CODE_BLOCK: put_code(drawing, node); break;
    case CMARK_NODE_BLOCK_QUOTE: put_quote(drawing, node); break;
    case CMARK_NODE_LIST: put_list(drawing, node); break;
    case CMARK_NODE_ITEM: put_item(drawing, node); break;
    case CMARK_NODE_THEMATIC_BREAK:
        docx_paragraph_empty(drawing, "HorizontalRule");
        break;
    case CMARK_NODE_FOOTNOTE_DEFINITION: break; /* in a part of their own */
    case CMARK_NODE_CUSTOM_BLOCK: put_element(drawing, node); break;
    default:
        if (cmark_node_get_type(node) == CMARK_NODE_TABLE)
            docx_table(drawing, node);
    }
}

void docx_blocks(struct docx_drawing *drawing, cmark_node *node)
{
    enum docx_keeping outer = drawing->here.kept;
    for (cmark_node *child = cmark_node_first_child(node); child;
         child = cmark_node_next(child)) {
        if (outer)
            drawing->here.kept = cmark_node_next(child) ? KEPT_ON : outer;
        docx_block(drawing, child);
    }
    drawing->here.kept = outer;
}
