/* The pages of Markdown texts as text, for golden files.
 *
 *     layout FILE.md...      writes FILE.pages beside each
 *
 * Pages are small (A6), so that short texts fill several. A text whose name
 * begins with "contents" gets a list of contents in front. Warnings come first
 * in the file. */
#include "../compose_markdown.h"
#include "../pages_dump.h"

#include "base/buffer.h"
#include "layout/lettering.h"
#include "layout/paginate.h"

#include <stdio.h>

static struct theme small_pages(const struct theme *theme)
{
    struct theme small = *theme;
    small.page_width_pt = 298;
    small.page_height_pt = 420;
    small.margin_top_pt = small.margin_bottom_pt = 50;
    small.margin_left_pt = small.margin_right_pt = 36;
    return small;
}

static void add_contents(struct arena *arena, struct document *document)
{
    struct element *element = arena_new(arena, struct element);
    element->kind = ELEMENT_CONTENTS;
    element->label = "Contents";
    cmark_node *node = cmark_node_new(CMARK_NODE_CUSTOM_BLOCK);
    cmark_node_set_user_data(node, element);
    cmark_node_prepend_child(document->root, node);
}

static void add_problems(struct buffer *out, const struct diags *diags)
{
    for (size_t i = 0; i < diags->list.count; i++) {
        const struct diag *diag = &diags->list.items[i];
        buffer_add_format(
            out, "problem in line %d: %s\n", diag->place.line, diag->message);
    }
}

static bool lay_out(const char *path, const struct template *template,
    struct typesetter *typesetter)
{
    struct arena arena;
    arena_init(&arena);
    struct diags diags;
    diags_init(&diags, &arena);
    struct buffer out;
    buffer_init(&out);
    struct theme theme = small_pages(template->theme);
    const struct source *source = file_read_text(&arena, path, &diags);
    struct composed_markdown composed = {0};
    struct template small = *template;
    small.theme = &theme;
    if (source)
        composed = compose_markdown(&arena, source, &small, &diags);
    struct document *document = composed.document;
    if (document && strncmp(file_name(&arena, path), "contents", 8) == 0)
        add_contents(&arena, document);
    const struct pages *pages = NULL;
    struct lettering_fonts lettering;
    if (document &&
        lettering_outline(&arena, document, typesetter, &lettering, &diags))
        pages = paginate(&arena, document, typesetter, &diags);
    add_problems(&out, &diags);
    if (pages)
        pages_dump(&out, pages);
    int length = (int)(strlen(path) - strlen(".md"));
    const char *output = arena_format(&arena, "%.*s.pages", length, path);
    bool good = pages && file_write(output, out.bytes, out.length, &diags);
    diags_print(&diags, stdout, SEVERITY_ERROR, false);
    composed_markdown_free(&composed);
    buffer_release(&out);
    arena_release(&arena);
    return good;
}

int main(int argument_count, char **arguments)
{
    struct arena arena;
    arena_init(&arena);
    struct diags diags;
    diags_init(&diags, &arena);
    const struct template *template =
        template_read(&arena, "templates/report", NULL, NULL, NULL, &diags);
    diags_print(&diags, stdout, SEVERITY_ERROR, false);
    struct typesetter *typesetter = typesetter_new();
    bool good = template && argument_count > 1;
    for (int i = 1; i < argument_count && template; i++)
        good = lay_out(arguments[i], template, typesetter) && good;
    typesetter_free(typesetter);
    arena_release(&arena);
    return good ? 0 : 1;
}
