/* A document's tree as HTML: cmark's renderer, with our drawers hooked in.
 *
 * cmark draws what is plain Markdown. A node that needs more (an anchor, a
 * number, a role, a picture's data) is drawn by a function of ours: while the
 * document is rendered such nodes carry a syntax extension whose render hook
 * calls that function. Afterwards every node gets back the extension that it
 * had, because tables and task items free their data through it. */
#include "write/html_content.h"

#include "base/array.h"
#include "write/html_draw.h"

#include <cmark-gfm-extension_api.h>
#include <stdbool.h>
#include <string.h>

/* Which function draws NODE; NULL: cmark does. */
static html_draw_function *drawer_of(cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_DOCUMENT: return html_draw_document;
    case CMARK_NODE_HEADING: return html_draw_heading;
    case CMARK_NODE_CUSTOM_BLOCK: return html_draw_block;
    case CMARK_NODE_CODE_BLOCK: return html_draw_code_block;
    case CMARK_NODE_THEMATIC_BREAK: return html_draw_thematic_break;
    case CMARK_NODE_FOOTNOTE_DEFINITION: return html_draw_definition;
    case CMARK_NODE_LINEBREAK: return html_draw_line_break;
    case CMARK_NODE_LINK: return html_draw_link;
    case CMARK_NODE_IMAGE: return html_draw_image;
    case CMARK_NODE_CUSTOM_INLINE: return html_draw_inline;
    case CMARK_NODE_FOOTNOTE_REFERENCE: return html_draw_reference;
    case CMARK_NODE_PARAGRAPH:
        if (html_is_definition(cmark_node_parent(node)) &&
            !cmark_node_next(node))
            return html_draw_last_paragraph;
        return NULL;
    default: break;
    }
    /* The types of extensions are numbers only at run time. */
    static const struct {
        const char *type;
        html_draw_function *draw;
    } extended[] = {{"tasklist", html_draw_task}, {"table", html_draw_table},
        {"table_header", html_draw_table_row},
        {"table_row", html_draw_table_row},
        {"table_cell", html_draw_table_cell}};
    const char *type = cmark_node_get_type_string(node);
    for (size_t i = 0; i < sizeof extended / sizeof *extended; i++) {
        if (strcmp(type, extended[i].type) == 0)
            return extended[i].draw;
    }
    return NULL;
}

/* One extension of ours: it stands on all nodes that DRAW draws. */
struct hook {
    html_draw_function *draw;
    struct html_drawing *drawing;
    cmark_syntax_extension *extension;
    struct hook *next;
};

/* A node and the extension it had. */
struct hooked {
    cmark_node *node;
    cmark_syntax_extension *extension;
};

struct hooks {
    struct hook *first;
    ARRAY(struct hooked) nodes;
};

static void render(cmark_syntax_extension *extension,
    struct cmark_html_renderer *renderer, cmark_node *node,
    cmark_event_type event, int options)
{
    (void)options;
    struct hook *hook = cmark_syntax_extension_get_private(extension);
    hook->drawing->renderer = renderer;
    hook->draw(hook->drawing, node, event == CMARK_EVENT_ENTER);
}

static cmark_syntax_extension *hook_for(
    struct hooks *hooks, html_draw_function *draw, struct html_drawing *drawing)
{
    struct hook *hook = hooks->first;
    while (hook && hook->draw != draw)
        hook = hook->next;
    if (hook)
        return hook->extension;
    hook = arena_new(drawing->arena, struct hook);
    hook->draw = draw;
    hook->drawing = drawing;
    hook->extension = cmark_syntax_extension_new("html");
    cmark_syntax_extension_set_html_render_func(hook->extension, render);
    cmark_syntax_extension_set_private(hook->extension, hook, NULL);
    hook->next = hooks->first;
    hooks->first = hook;
    return hook->extension;
}

static void hooks_attach(struct hooks *hooks, struct html_drawing *drawing)
{
    cmark_iter *walk = cmark_iter_new(drawing->document->root);
    while (cmark_iter_next(walk) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(walk);
        if (cmark_iter_get_event_type(walk) != CMARK_EVENT_ENTER)
            continue;
        html_draw_function *draw = drawer_of(node);
        if (!draw)
            continue;
        cmark_syntax_extension *own = cmark_node_get_syntax_extension(node);
        if (draw == html_draw_task)
            drawing->tasklist = own;
        *array_add(&hooks->nodes, drawing->arena) =
            (struct hooked){.node = node, .extension = own};
        cmark_node_set_syntax_extension(node, hook_for(hooks, draw, drawing));
    }
    cmark_iter_free(walk);
}

static void hooks_detach(struct hooks *hooks)
{
    for (size_t i = 0; i < hooks->nodes.count; i++)
        cmark_node_set_syntax_extension(
            hooks->nodes.items[i].node, hooks->nodes.items[i].extension);
    for (struct hook *hook = hooks->first; hook; hook = hook->next)
        cmark_syntax_extension_free(
            cmark_get_default_mem_allocator(), hook->extension);
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

struct html_content html_content_render(struct arena *arena,
    const struct document *document, const struct html_words *words)
{
    struct html_drawing drawing = {
        .arena = arena,
        .document = document,
        .words = words,
        .last_front = last_front(document->root),
    };
    struct hooks hooks = {0};
    hooks_attach(&hooks, &drawing);
    char *html = cmark_render_html(document->root, CMARK_OPT_DEFAULT, NULL);
    hooks_detach(&hooks);
    size_t length = strlen(html);
    struct html_content content = {
        .html = arena_copy(arena, html, length),
        .length = length,
        .inserts = drawing.inserts.items,
        .insert_count = drawing.inserts.count,
    };
    cmark_get_default_mem_allocator()->free(html);
    return content;
}
