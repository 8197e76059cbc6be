/* What needs the whole tree: heading levels and numbers, anchors. */
#include "compose/finish.h"

#include "base/buffer.h"
#include "base/text_map.h"

#include <string.h>

/* ---- empty headings ------------------------------------------------------ */

static bool is_content(cmark_node *node)
{
    return cmark_node_get_type(node) != CMARK_NODE_CUSTOM_BLOCK ||
           element_of(node)->kind != ELEMENT_PAGE_BREAK;
}

void finish_prune(cmark_node *root)
{
    cmark_node *before;
    /* The level of the highest heading that could still be followed by
     * something: a deeper heading behind one counts as its content. */
    int next_level = 0;
    bool empty = true;
    for (cmark_node *node = cmark_node_last_child(root); node; node = before) {
        before = cmark_node_previous(node);
        if (cmark_node_get_type(node) != CMARK_NODE_HEADING) {
            empty = empty && !is_content(node);
            continue;
        }
        int level = cmark_node_get_heading_level(node);
        if (empty && level >= next_level) {
            cmark_node_unlink(node);
            cmark_node_free(node);
        } else {
            next_level = level;
            empty = true;
        }
    }
}

/* ---- anchors ------------------------------------------------------------- */

struct finish {
    struct composition *composition;
    ARRAY(struct outline_entry) outline;
    struct text_map names; /* of anchors: the number that the next heading
                              with it gets */
    int numbers[2];
    int last_level;
};

/* Anchors beginning with "fn" and a hyphen belong to footnotes, those with
 * "source" and a hyphen to sources. */
static const char *new_anchor(struct finish *finish, const char *text)
{
    struct arena *arena = finish->composition->arena;
    const char *base = formats_slug(arena, text);
    if (strncmp(base, "fn-", 3) == 0 || strncmp(base, "fnref-", 6) == 0 ||
        strncmp(base, "source-", 7) == 0)
        base = arena_format(arena, "section-%s", base);
    const char *anchor = base;
    while (!text_map_add(&finish->names, arena, anchor, 2))
        anchor = arena_format(
            arena, "%s-%d", base, (*text_map_lookup(&finish->names, base))++);
    return anchor;
}

/* ---- headings ------------------------------------------------------------ */

static void add_plain(struct buffer *out, cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE)
        buffer_add_string(out, cmark_node_get_literal(node));
    else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
        buffer_add_byte(out, ' ');
    for (cmark_node *child = cmark_node_first_child(node); child;
         child = cmark_node_next(child))
        add_plain(out, child);
}

static const char *plain_text(struct arena *arena, cmark_node *node)
{
    struct buffer out;
    buffer_init(&out);
    add_plain(&out, node);
    const char *text = arena_string(arena, buffer_string(&out));
    buffer_release(&out);
    return text;
}

/* "2" for a main section, "2.1" for one below it, NULL for deeper ones. */
static const char *next_number(struct finish *finish, int level)
{
    struct arena *arena = finish->composition->arena;
    if (level == 1) {
        finish->numbers[1] = 0;
        return arena_format(arena, "%d", ++finish->numbers[0]);
    }
    if (level == 2)
        return arena_format(
            arena, "%d.%d", finish->numbers[0], ++finish->numbers[1]);
    return NULL;
}

static void finish_heading(struct finish *finish, cmark_node *heading)
{
    struct composition *composition = finish->composition;
    int top = composition->title ? 1 : 0; /* above the main sections */
    int level = cmark_node_get_heading_level(heading) - top;
    bool skips_level = level > finish->last_level + 1;
    if (skips_level)
        level = finish->last_level + 1;
    level = level < 1 ? 1 : level;
    finish->last_level = level;
    cmark_node_set_heading_level(heading, level + top);

    const char *text = plain_text(composition->arena, heading);
    struct element *element = tree_element(composition->arena, heading);
    element->skips_level = skips_level;
    element->number =
        composition->unnumbered ? NULL : next_number(finish, level);
    element->anchor = new_anchor(finish, text);
    *array_add(&finish->outline, composition->arena) = (struct outline_entry){
        .node = heading,
        .level = level,
        .number = element->number,
        .anchor = element->anchor,
        .text = text,
    };
}

static void finish_sections(struct finish *finish)
{
    cmark_iter *iterator = cmark_iter_new(finish->composition->root);
    cmark_event_type event;
    while ((event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iterator);
        cmark_node_type type = cmark_node_get_type(node);
        if (event == CMARK_EVENT_ENTER && type == CMARK_NODE_HEADING &&
            node != finish->composition->title)
            finish_heading(finish, node);
    }
    cmark_iter_free(iterator);
}

void finish_headings(struct composition *composition, struct document *document)
{
    struct finish finish = {.composition = composition};
    finish_sections(&finish);
    document->outline = finish.outline.items;
    document->outline_count = finish.outline.count;
}
