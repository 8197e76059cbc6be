/* Markdown texts as HTML: by cmark's renderer, by ours, and by ours with as
 * little of cmark's as can be.
 *
 *     html FOLDER FILE.md...      writes FOLDER/cmark/FILE, ours/ and alone/
 *
 * What compose would decide is decided here: links lead somewhere, and each
 * picture is one byte. What we put around every text is left out. */
#include "base/file.h"
#include "write/html_content.h"

#include <cmark-gfm-core-extensions.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static cmark_node *parse(const struct source *source)
{
    static const char *const extensions[] = {
        "table", "strikethrough", "autolink", "tasklist"};
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_VALIDATE_UTF8);
    for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++)
        cmark_parser_attach_syntax_extension(
            parser, cmark_find_syntax_extension(extensions[i]));
    cmark_parser_feed(parser, source->text, source->length);
    cmark_node *root = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    return root;
}

static void decide(struct arena *arena, cmark_node *root)
{
    static const struct source file = {
        .name = "a.png", .text = "A", .length = 1};
    static const struct picture picture = {.source = &file,
        .format = PICTURE_PNG,
        .width_pt = 0.75,
        .height_pt = 0.75};
    static struct element shown = {.picture = &picture};
    cmark_iter *walk = cmark_iter_new(root);
    while (cmark_iter_next(walk) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(walk);
        if (cmark_iter_get_event_type(walk) != CMARK_EVENT_ENTER)
            continue;
        if (cmark_node_get_type(node) == CMARK_NODE_LINK)
            cmark_node_set_url(node, arena_format(arena, "https://a.example/%s",
                                         cmark_node_get_url(node)));
        else if (cmark_node_get_type(node) == CMARK_NODE_IMAGE)
            cmark_node_set_user_data(node, &shown);
    }
    cmark_iter_free(walk);
}

/* Something of ours that says nothing, in all that may hold it: cmark is left
 * the leaves. */
static void take_from_cmark(cmark_node *root)
{
    cmark_iter *walk = cmark_iter_new(root);
    while (cmark_iter_next(walk) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(walk);
        if (cmark_iter_get_event_type(walk) != CMARK_EVENT_EXIT ||
            cmark_node_get_type(node) == CMARK_NODE_IMAGE)
            continue;
        cmark_node *own = cmark_node_new(CMARK_NODE_CUSTOM_INLINE);
        if (cmark_node_append_child(node, own))
            continue;
        cmark_node_free(own);
        own = cmark_node_new(CMARK_NODE_CUSTOM_BLOCK);
        if (!cmark_node_append_child(node, own))
            cmark_node_free(own);
    }
    cmark_iter_free(walk);
}

static bool write_to(struct arena *arena, const char *folder, const char *by,
    const char *path, const char *text, size_t length, struct diags *diags)
{
    folder = file_join(arena, folder, by);
    path = file_join(arena, folder, file_name(arena, path));
    return file_write(path, text, length, diags);
}

/* Without what we put around every text. */
static bool write_ours(struct arena *arena, const char *folder, const char *by,
    const char *path, const struct document *document, struct diags *diags)
{
    static const struct html_words words = {"skip", "notes", "back", "table"};
    static const char before[] = "<div class=\"text\">\n",
                      behind[] = "</div>\n";
    struct buffer out = {0};
    html_content_write(&out, arena, document, &words);
    size_t start = strlen(before), end = out.length - strlen(behind);
    bool good = write_to(
        arena, folder, by, path, out.bytes + start, end - start, diags);
    buffer_release(&out);
    return good;
}

static bool render(const char *folder, const char *path)
{
    struct arena arena;
    struct diags diags;
    arena_init(&arena);
    diags_init(&diags, &arena);
    const struct source *source = file_read_text(&arena, path, &diags);
    bool good = source != NULL;
    if (source) {
        struct document document = {.root = parse(source)};
        decide(&arena, document.root);
        char *html = cmark_render_html(document.root, CMARK_OPT_DEFAULT, NULL);
        good = write_to(
                   &arena, folder, "cmark", path, html, strlen(html), &diags) &&
               write_ours(&arena, folder, "ours", path, &document, &diags);
        take_from_cmark(document.root);
        good = good &&
               write_ours(&arena, folder, "alone", path, &document, &diags);
        free(html);
        cmark_node_free(document.root);
    }
    diags_print(&diags, stdout, SEVERITY_ERROR, false);
    arena_release(&arena);
    return good;
}

int main(int argument_count, char **arguments)
{
    bool good = argument_count > 2;
    cmark_gfm_core_extensions_ensure_registered();
    for (int i = 2; i < argument_count; i++)
        good = render(arguments[1], arguments[i]) && good;
    return good ? 0 : 1;
}
