/* Lists, by numbering definitions: Word counts and puts the marks. */
#include "input/node_types.h"
#include "write/docx_draw.h"
#include "write/docx_numbering.h"

#include <cmark-gfm-core-extensions.h>
#include <string.h>

/* A character, as in the other outputs: nobody has to tick it here. */
void docx_list_box(struct docx_drawing *drawing, cmark_node *paragraph)
{
    cmark_node *item = cmark_node_parent(paragraph);
    while (cmark_node_get_type(item) == CMARK_NODE_CUSTOM_BLOCK)
        item = cmark_node_parent(item);
    bool checked = cmark_gfm_extensions_get_tasklist_item_checked(item);
    docx_words(drawing, checked ? "\u2611" : "\u2610");
    docx_tab(drawing);
}

/* A list of numbers counts on its own, from where it begins. */
static int list_number(struct docx_drawing *drawing, cmark_node *node)
{
    if (!drawing->here.ordered)
        return DOCX_BULLETS;
    *array_add(&drawing->lists, drawing->arena) = (struct docx_list){
        .start = cmark_node_get_list_start(node),
        .level = docx_list_level(&drawing->here),
    };
    return DOCX_FIRST_LIST + (int)drawing->lists.count - 1;
}

/* The first block of NODE that is more than a frame around others. */
static cmark_node *first_block(cmark_node *node)
{
    do
        node = cmark_node_first_child(node);
    while (node && cmark_node_get_type(node) == CMARK_NODE_CUSTOM_BLOCK);
    return node;
}

/* The mark of an item stands before a paragraph, and only there. */
void docx_list_item(struct docx_drawing *drawing, cmark_node *item)
{
    cmark_node *first = first_block(item);
    drawing->here.marker = true;
    drawing->here.task = node_is_task(item);
    if (!first || cmark_node_get_type(first) != CMARK_NODE_PARAGRAPH)
        docx_paragraph_empty(drawing, NULL);
}

void docx_list_begin(struct docx_drawing *drawing, cmark_node *list)
{
    struct docx_context *here = &drawing->here;
    double indent = drawing->styles->list_indent_pt;
    here->ordered = cmark_node_get_list_type(list) == CMARK_ORDERED_LIST;
    here->tight = cmark_node_get_list_tight(list);
    here->list_depth++;
    here->marker = false;
    here->list_number = list_number(drawing, list);
    if (here->width_pt > 3 * indent) {
        here->left_pt += indent;
        here->width_pt -= indent;
    }
}
