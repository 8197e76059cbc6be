/* What has changed between two versions of a document, as an HTML page. */
#ifndef WRITE_HTML_REDLINE_H
#define WRITE_HTML_REDLINE_H

#include "base/buffer.h"
#include "base/diag.h"
#include "compose/redline.h"
#include "input/template.h"

#include <stdbool.h>

/* Appends a page in the look of TEMPLATE: a summary of the changes with links
 * to each, and the new version with what was inserted and deleted as <ins> and
 * <del>. Both are told apart by line and colour, and are named in words that
 * screen readers, and browsers without style sheets, say. OLD_NAME and NEW_NAME
 * are what the versions are called. False, and OUT as it was, after an error of
 * html_check. */
bool html_write_redline(struct buffer *out, const struct redline *redline,
    const struct template *template, const char *old_name, const char *new_name,
    struct diags *diags);

#endif
