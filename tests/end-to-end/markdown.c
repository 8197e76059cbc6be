/* Markdown texts as documents of their own, without guide and profile.
 *
 *     markdown [-f] FOLDER FILE.md...   writes FOLDER/FILE.html, .pdf, .docx
 *
 * -f: of texts that nobody wrote for a guide.
 * Fails if a text cannot be rendered, which no Markdown should bring about. */
#include "../compose_markdown.h"
#include "../permitted_markdown.h"

#include "base/buffer.h"
#include "layout/lettering.h"
#include "layout/paginate.h"
#include "write/docx.h"
#include "write/html.h"
#include "write/pdf.h"

static bool write_beside(struct arena *arena, const char *folder,
    const char *path, const char *ending, const struct buffer *bytes,
    struct diags *diags)
{
    const char *name = file_name(arena, path);
    int length = (int)(strlen(name) - strlen(".md"));
    const char *output = file_join(
        arena, folder, arena_format(arena, "%.*s%s", length, name, ending));
    return file_write(output, bytes->bytes, bytes->length, diags);
}

static bool render(const char *path, bool foreign, const char *folder,
    const struct template *template, struct typesetter *typesetter)
{
    struct arena arena;
    arena_init(&arena);
    struct diags diags;
    diags_init(&diags, &arena);
    struct buffer html, pdf, docx;
    buffer_init(&html);
    buffer_init(&pdf);
    buffer_init(&docx);

    const struct source *source = file_read_text(&arena, path, &diags);
    struct composed_markdown composed = {0};
    if (source && foreign)
        source = permitted_markdown(&arena, source);
    if (source)
        composed = compose_markdown(&arena, source, template, &diags);
    struct document *document = composed.document;
    const struct pages *pages = NULL;
    struct lettering_fonts lettering;
    if (document &&
        lettering_outline(&arena, document, typesetter, &lettering, &diags) &&
        html_write(&html, document, template, &diags))
        pages = paginate(&arena, document, typesetter, &diags);
    bool good = pages &&
                pdf_write(&pdf, NULL, pages, &pdf_options_default, &diags) &&
                docx_write(&docx, document, pages, typesetter, &diags) &&
                write_beside(&arena, folder, path, ".docx", &docx, &diags) &&
                write_beside(&arena, folder, path, ".html", &html, &diags) &&
                write_beside(&arena, folder, path, ".pdf", &pdf, &diags);
    diags_print(&diags, stdout, SEVERITY_ERROR, false);
    if (!good)
        printf("%s: not rendered\n", path);

    composed_markdown_free(&composed);
    buffer_release(&html);
    buffer_release(&pdf);
    buffer_release(&docx);
    arena_release(&arena);
    return good;
}

int main(int argument_count, char **arguments)
{
    bool foreign = argument_count > 1 && strcmp(arguments[1], "-f") == 0;
    arguments += foreign;
    argument_count -= foreign;
    if (argument_count < 3)
        return 2;
    struct arena arena;
    arena_init(&arena);
    struct diags diags;
    diags_init(&diags, &arena);
    const struct template *template =
        template_read(&arena, "templates/report", NULL, NULL, NULL, &diags);
    bool good = template && file_make_folder(arguments[1], &diags);
    diags_print(&diags, stdout, SEVERITY_ERROR, false);
    struct typesetter *typesetter = typesetter_new();
    for (int i = 2; i < argument_count && template; i++)
        good =
            render(arguments[i], foreign, arguments[1], template, typesetter) &&
            good;
    typesetter_free(typesetter);
    arena_release(&arena);
    return good ? 0 : 1;
}
