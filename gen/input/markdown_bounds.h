/* What is refused before cmark reads a text: the few things of which a page
 * takes minutes.
 *
 * libcmark-gfm 0.29.0.gfm.6 (Debian 12) compares every quotation mark, opening
 * bracket and emphasis mark of a paragraph with those before it, and every cell
 * with the rest of its row, fills up short rows of tables, and asks every open
 * list at each blank line. gen/README.md has the measurements; later releases
 * need none of these bounds. No text that anybody wrote comes near them. */
#ifndef INPUT_MARKDOWN_BOUNDS_H
#define INPUT_MARKDOWN_BOUNDS_H

#include "base/diag.h"
#include "base/source.h"

#include <stdbool.h>
#include <stddef.h>

/* Looks through the text from byte OFFSET on, once. False and an error with its
 * place if reading it as Markdown could take more than a few seconds. Texts
 * nested deeper than MARKDOWN_DEEPEST by the markers of one line are refused
 * here too. */
bool markdown_bounds_check(
    const struct source *source, size_t offset, struct diags *diags);

#endif
