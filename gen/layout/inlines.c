/* Walks the inlines with cmark's iterator: nesting costs no stack. */
#include "layout/inlines.h"

#include "input/node_types.h"

#include <stdlib.h>
#include <string.h>

/* A note's number: its size and how far it is raised, in sizes of the text. */
static const double NOTE_SIZE = 0.68, NOTE_RISE = 0.34;
static const double MARK_SIZE = 0.84;

/* A picture this many times too large is reported. */
static const double SMALLEST_PICTURE = 4;

struct inline_walk {
    struct paragraph *paragraph;
    const struct text_style *base;
    const struct note_names *notes;
    double width_pt, height_pt;
    /* How many of each are open. */
    int emphasis, strong, struck, marks, links;
    cmark_node *phrase; /* in another language, the innermost; NULL: none */
    uint32_t outer_tag; /* around a reference */
};

static int compare_anchors(const void *one, const void *other)
{
    return strcmp(((const struct note_name *)one)->anchor,
        ((const struct note_name *)other)->anchor);
}

/* The footnote that ANCHOR names, 0: none. */
static size_t note_number(const struct note_names *names, const char *anchor)
{
    if (!anchor || !names->count)
        return 0;
    struct note_name wanted = {anchor, 0};
    const struct note_name *found = bsearch(&wanted, names->items, names->count,
        sizeof *names->items, compare_anchors);
    return found ? found->number : 0;
}

static const struct styles *styles_of(const struct inline_walk *walk)
{
    return walk->paragraph->setting->styles;
}

static struct text_style current_style(const struct inline_walk *walk)
{
    const struct theme *theme = styles_of(walk)->theme;
    struct text_style style = *walk->base;
    style.bold |= walk->strong > 0;
    style.italic ^= walk->emphasis % 2 == 1;
    style.struck |= walk->struck > 0;
    if (walk->phrase)
        style.language = element_of(walk->phrase)->language;
    if (walk->marks > 0) {
        style.face = FACE_LABELS;
        style.tinted = true;
        style.hyphenated = false;
        style.size_pt *= MARK_SIZE;
    }
    if (walk->links > 0) {
        style.colour = theme->link;
        style.underlined = true;
    }
    return style;
}

static void add_string(
    struct inline_walk *walk, const struct text_style *style, const char *text)
{
    if (text)
        paragraph_add_text(walk->paragraph, style, text, strlen(text));
}

static void add_code(struct inline_walk *walk, const char *text)
{
    struct text_style style = current_style(walk);
    style.face = FACE_MONOSPACE;
    style.hyphenated = false;
    style.size_pt *= styles_of(walk)->code_ratio;
    struct paragraph *paragraph = walk->paragraph;
    uint32_t outer = paragraph->tag;
    paragraph->tag = tags_add(&paragraph->setting->tags, ROLE_CODE, outer);
    add_string(walk, &style, text);
    paragraph->tag = outer;
}

static void add_note_reference(struct inline_walk *walk, cmark_node *node)
{
    const struct element *element = element_of(node);
    struct text_style style = current_style(walk);
    style.rise_pt += NOTE_RISE * style.size_pt;
    style.size_pt *= NOTE_SIZE;
    style.colour = styles_of(walk)->theme->link;
    const char *number = element->number;
    if (!number)
        number = cmark_node_get_literal(node);
    if (!number)
        return;
    struct paragraph *paragraph = walk->paragraph;
    uint32_t outer = paragraph->tag;
    paragraph->tag = tags_add(&paragraph->setting->tags, ROLE_REFERENCE, outer);
    if (element->target)
        paragraph_open_link(walk->paragraph, NULL, element->target);
    struct span *span =
        paragraph_add_text(walk->paragraph, &style, number, strlen(number));
    if (span) {
        span->anchor = element->anchor;
        span->note = note_number(walk->notes, element->target);
    }
    if (element->target)
        paragraph_close_link(walk->paragraph);
    paragraph->tag = outer;
}

/* The text of all inlines below NODE, in ARENA. */
static const char *plain_text(struct arena *arena, cmark_node *node)
{
    struct buffer text;
    buffer_init(&text);
    cmark_iter *iterator = cmark_iter_new(node);
    while (cmark_iter_next(iterator) != CMARK_EVENT_DONE) {
        const char *literal =
            cmark_node_get_literal(cmark_iter_get_node(iterator));
        if (literal)
            buffer_add_string(&text, literal);
    }
    cmark_iter_free(iterator);
    const char *copy = arena_copy(arena, buffer_string(&text), text.length);
    buffer_release(&text);
    return copy;
}

/* A picture that could not be read stands for itself with its text: compose
 * has reported it. True if the node's children are done with. */
static bool add_picture(struct inline_walk *walk, cmark_node *node)
{
    const struct element *element = element_of(node);
    if (!element->picture)
        return false;
    struct setting *setting = walk->paragraph->setting;
    struct text_style style = current_style(walk);
    const char *alternative = plain_text(setting->arena, node);
    if (element->picture->height_pt > SMALLEST_PICTURE * walk->height_pt ||
        element->picture->width_pt > SMALLEST_PICTURE * walk->width_pt)
        diag_add(setting->diags, SEVERITY_WARNING, element->place,
            "cut the picture, divide it, or use a smaller one",
            "the picture is so large that it shrank to less than a quarter");
    paragraph_add_picture(walk->paragraph, &style, element->picture,
        alternative, walk->width_pt, walk->height_pt);
    return true;
}

static void open_link(struct inline_walk *walk, cmark_node *node)
{
    const struct element *element = element_of(node);
    const char *address = cmark_node_get_url(node);
    const char *anchor = element->target;
    if (!anchor && address && address[0] == '#')
        anchor = address + 1;
    struct arena *arena = walk->paragraph->setting->arena;
    if (anchor)
        paragraph_open_link(walk->paragraph, NULL, arena_string(arena, anchor));
    else
        paragraph_open_link(
            walk->paragraph, arena_string(arena, address ? address : ""), NULL);
    walk->links++;
}

static void open_reference(struct inline_walk *walk)
{
    struct paragraph *paragraph = walk->paragraph;
    walk->outer_tag = paragraph->tag;
    paragraph->tag =
        tags_add(&paragraph->setting->tags, ROLE_REFERENCE, paragraph->tag);
}

/* Its text has been added; the page follows. */
static void close_reference(
    struct inline_walk *walk, const struct element *element)
{
    struct paragraph *paragraph = walk->paragraph;
    struct text_style style = current_style(walk);
    const char *label = element->label ? element->label : "";
    const char *gap = strstr(label, "{page}");
    size_t before = gap ? (size_t)(gap - label) : strlen(label);
    paragraph_add_text(paragraph, &style, label, before);
    if (gap) {
        const char *anchor =
            arena_string(paragraph->setting->arena, element->target);
        const char *number =
            page_numbers_print(&paragraph->setting->page_numbers, anchor,
                style_font(styles_of(walk), &style));
        paragraph_add_text(paragraph, &style, number, strlen(number))->page_of =
            anchor;
        add_string(walk, &style, gap + strlen("{page}"));
    }
    paragraph->tag = walk->outer_tag;
}

static void open_phrase(struct inline_walk *walk, cmark_node *node)
{
    const struct element *element = element_of(node);
    struct paragraph *paragraph = walk->paragraph;
    struct tag_tree *tags = &paragraph->setting->tags;
    walk->phrase = node;
    paragraph->tag = tags_add(tags, ROLE_SPAN, paragraph->tag);
    tags_at(tags, paragraph->tag)->language = element->language;
    if (element->right_to_left)
        paragraph_open_isolate(paragraph, ISOLATE_RIGHT_TO_LEFT);
}

static void close_phrase(struct inline_walk *walk, cmark_node *node)
{
    struct paragraph *paragraph = walk->paragraph;
    if (element_of(node)->right_to_left)
        paragraph_close_isolate(paragraph);
    paragraph->tag = tags_at(&paragraph->setting->tags, paragraph->tag)->parent;
    do
        node = cmark_node_parent(node);
    while (node && element_of(node)->kind != ELEMENT_PHRASE);
    walk->phrase = node;
}

static void change_style(struct inline_walk *walk, cmark_node *node, int by)
{
    cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_EMPH)
        walk->emphasis += by;
    else if (type == CMARK_NODE_STRONG)
        walk->strong += by;
    else if (element_of(node)->kind == ELEMENT_MARK)
        walk->marks += by;
    else if (type == CMARK_NODE_STRIKETHROUGH)
        walk->struck += by;
}

/* True if the node's children are not to be visited. */
static bool enter_inline(struct inline_walk *walk, cmark_node *node)
{
    struct text_style style;
    switch ((int)cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
    case CMARK_NODE_HTML_INLINE:
        style = current_style(walk);
        add_string(walk, &style, cmark_node_get_literal(node));
        return false;
    case CMARK_NODE_SOFTBREAK:
        style = current_style(walk);
        add_string(walk, &style, " ");
        return false;
    case CMARK_NODE_LINEBREAK:
        style = current_style(walk);
        paragraph_add_break(walk->paragraph, &style);
        return false;
    case CMARK_NODE_CODE:
        add_code(walk, cmark_node_get_literal(node));
        return false;
    case CMARK_NODE_LINK: open_link(walk, node); return false;
    case CMARK_NODE_IMAGE: return add_picture(walk, node);
    case CMARK_NODE_FOOTNOTE_REFERENCE:
        add_note_reference(walk, node);
        return true;
    case CMARK_NODE_CUSTOM_INLINE:
        if (element_of(node)->kind == ELEMENT_PHRASE)
            open_phrase(walk, node);
        else if (element_of(node)->kind == ELEMENT_REFERENCE)
            open_reference(walk);
        else if (element_of(node)->kind == ELEMENT_ISOLATE)
            paragraph_open_isolate(walk->paragraph, ISOLATE_BY_CONTENT);
        else
            change_style(walk, node, 1);
        return false;
    default: change_style(walk, node, 1); return false;
    }
}

static void leave(struct inline_walk *walk, cmark_node *node)
{
    if (cmark_node_get_type(node) == CMARK_NODE_LINK) {
        paragraph_close_link(walk->paragraph);
        walk->links--;
    } else if (element_of(node)->kind == ELEMENT_PHRASE) {
        close_phrase(walk, node);
    } else if (element_of(node)->kind == ELEMENT_REFERENCE) {
        close_reference(walk, element_of(node));
    } else if (element_of(node)->kind == ELEMENT_ISOLATE) {
        paragraph_close_isolate(walk->paragraph);
    } else {
        change_style(walk, node, -1);
    }
}

void inlines_add(struct paragraph *paragraph, cmark_node *block,
    const struct text_style *style, const struct note_names *notes,
    double width_pt, double height_pt)
{
    struct inline_walk walk = {
        .paragraph = paragraph,
        .base = style,
        .notes = notes,
        .width_pt = width_pt,
        .height_pt = height_pt,
    };
    cmark_iter *iterator = cmark_iter_new(block);
    cmark_event_type event;
    while ((event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iterator);
        if (node == block)
            continue;
        if (event == CMARK_EVENT_EXIT)
            leave(&walk, node);
        else if (enter_inline(&walk, node) && cmark_node_first_child(node))
            cmark_iter_reset(iterator, node, CMARK_EVENT_EXIT);
    }
    cmark_iter_free(iterator);
}
