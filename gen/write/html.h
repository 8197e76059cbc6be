/* A document to one self-contained HTML file. */
#ifndef WRITE_HTML_H
#define WRITE_HTML_H

#include "base/buffer.h"
#include "base/diag.h"
#include "compose/document.h"
#include "input/template.h"

#include <stdbool.h>

/* Checks once, when a template is loaded, what html_write needs of it:
 *
 *   page.html    holds placeholders: {{language}} {{direction}} (its: ltr or
 *                rtl) {{title}} {{author}} {{description}} {{date}} (as
 *                2026-11-20) {{skip}} (the words of the skip link) {{style}}
 *                {{body}}. A line with one that the document has no value for
 *                is left out. Style, body and
 *                the end of a title, behind which it is said whose document
 *                it is, must be there; an unknown name is an error at its
 *                place
 *   style.css    does not end the style element that it stands in
 *   strings      of every language have html.skip, html.notes, html.back and
 *                html.table
 *
 * False after an error. */
bool html_check(const struct template *template, struct diags *diags);

/* Appends the page to OUT: cmark's rendering of the document inside the
 * template's page.html, with the style sheet and pictures embedded. Valid
 * HTML without script. The body is <main id="_main">, an id that no heading
 * can have. The tree is changed while it is rendered and restored. False, and
 * OUT as it was, after an error of html_check. */
bool html_write(struct buffer *out, struct document *document,
    const struct template *template, struct diags *diags);

/* A page about DOCUMENT in the same look: another TITLE, STYLE behind the style
 * sheet, and BODY inside of <main>. It is nobody's document. */
bool html_write_page(struct buffer *out, const struct document *document,
    const struct template *template, const char *title, const char *style,
    const struct buffer *body, struct diags *diags);

#endif
