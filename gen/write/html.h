/* A document to one self-contained HTML file. */
#ifndef WRITE_HTML_H
#define WRITE_HTML_H

#include "base/buffer.h"
#include "base/diag.h"
#include "compose/document.h"
#include "input/template.h"

#include <stdbool.h>

/* Appends the page to OUT: cmark's rendering of the document inside the
 * template's page.html, with the style sheet and pictures embedded. Valid
 * HTML without script. False after an error. */
bool html_write(struct buffer *out, struct document *document,
    const struct template *template, struct diags *diags);

#endif
