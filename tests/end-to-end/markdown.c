/* Markdown texts as documents of their own, without guide and profile.
 *
 *     markdown FOLDER FILE.md...      writes FOLDER/FILE.html, .pdf, .docx
 *
 * Raw HTML is shown as code. Fails if a text cannot be rendered, which no
 * Markdown should bring about. */
#include "base/buffer.h"
#include "base/file.h"
#include "compose/compose.h"
#include "layout/lettering.h"
#include "layout/paginate.h"
#include "write/docx.h"
#include "write/html.h"
#include "write/pdf.h"

#include <string.h>

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

static bool render(const char *path, const char *folder,
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
    struct document *document = NULL;
    if (source)
        document = document_from_markdown(&arena, source, template->theme,
            template_strings(template, "en"), true, &diags);
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

    document_free(document);
    buffer_release(&html);
    buffer_release(&pdf);
    buffer_release(&docx);
    arena_release(&arena);
    return good;
}

int main(int argument_count, char **arguments)
{
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
        good = render(arguments[i], arguments[1], template, typesetter) && good;
    typesetter_free(typesetter);
    arena_release(&arena);
    return good ? 0 : 1;
}
