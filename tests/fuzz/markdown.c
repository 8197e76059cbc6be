/* Fuzz target: a Markdown text through both outputs. */
#include "fuzz.h"

#include "base/utf8.h"
#include "compose/compose.h"
#include "layout/paginate.h"
#include "write/html.h"
#include "write/pdf.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct arena arena;
    struct diags diags;
    struct buffer html, pdf;
    size_t bad;
    if (!utf8_check((const char *)bytes, length, &bad))
        return 0; /* file_read_text lets none of it through */
    arena_init(&arena);
    diags_init(&diags, &arena);
    buffer_init(&html);
    buffer_init(&pdf);
    const struct template *template =
        template_read(&arena, "templates/report", NULL, &diags);
    if (!template)
        abort();
    const char *copy = arena_copy(&arena, (const char *)bytes, length);
    const struct source *source = source_new(&arena, "fuzz.md", copy, length);
    struct document *document = document_from_markdown(&arena, source,
        template->theme, template_strings(template, "en"), true, &diags);
    if (document && html_write(&html, document, template, &diags)) {
        struct fonts *fonts = fonts_new();
        const struct pages *pages =
            pages_lay_out(&arena, document, fonts, &diags);
        if (pages)
            pdf_write(&pdf, NULL, pages, &pdf_options_default, &diags);
        fonts_free(fonts);
    }
    document_free(document);
    buffer_release(&html);
    buffer_release(&pdf);
    arena_release(&arena);
    return 0;
}
