/* The outputs of a document: each a row here, and the function that makes it
 * from the document. */
#ifndef CLI_OUTPUTS_H
#define CLI_OUTPUTS_H

#include "base/buffer.h"
#include "base/diag.h"

#include <stdbool.h>
#include <stddef.h>

/* A row each, in the order in which they are made: what -f and -v call it and
 * its file ends in; whether it is written without -f, and is packed, so that no
 * archive makes it smaller; its type of media; what makes it, in outputs.c. */
#define OUTPUT_ROWS(FIRST, X)                                                  \
    FIRST(HTML, "html", true, false, "text/html; charset=utf-8", make_html)    \
    X(PDF, "pdf", true, true, "application/pdf", make_pdf)                     \
    X(DOCX, "docx", false, true,                                               \
        "application/"                                                         \
        "vnd.openxmlformats-officedocument.wordprocessingml.document",         \
        make_docx)

#define OUTPUT_VALUE(kind, name, usual, packed, type, make) OUTPUT_##kind,
enum output_kind { OUTPUT_ROWS(OUTPUT_VALUE, OUTPUT_VALUE) OUTPUT_COUNT };

/* "html, pdf, docx": all of them, and those that are written without -f. */
#define OUTPUT_FIRST(kind, name, usual, packed, type, make) name
#define OUTPUT_NEXT(kind, name, usual, packed, type, make) ", " name
#define OUTPUT_NAMES OUTPUT_ROWS(OUTPUT_FIRST, OUTPUT_NEXT)
#define OUTPUT_IF_true(name) ", " name
#define OUTPUT_IF_false(name)
#define OUTPUT_NEXT_USUAL(kind, name, usual, packed, type, make)               \
    OUTPUT_IF_##usual(name)
#define OUTPUT_USUAL OUTPUT_ROWS(OUTPUT_FIRST, OUTPUT_NEXT_USUAL)

/* What outputs are made from, and where what is to be said of them goes. */
struct making {
    struct arena *arena;
    struct diags *diags;
    const struct options *options;
    const struct shared *shared;
    const struct loaded_template *loaded;
    const struct source *profile; /* its text */
    struct document *document;
    const struct pages *pages; /* NULL: none were laid out */
    struct result *result;
    double *clock_ms; /* since when the stage is under way */
};

struct output_form {
    const char *name; /* as -f names it, and the ending of the file */
    bool usual;       /* written without -f */
    bool packed;      /* no archive makes it smaller */
    const char *type; /* of media */
    bool (*make)(struct buffer *out, struct making *making);
};

extern const struct output_form output_forms[OUTPUT_COUNT];

/* Appends the file of KIND to OUT, and notes how long that took; false after a
 * problem. */
bool outputs_make(struct buffer *out, int kind, struct making *making);

/* Whether DOCUMENT has the texts that the standards ask for which OPTIONS
 * claim; says so of PLACE, where its profile is, if not. */
bool outputs_check(const struct options *options,
    const struct document *document, struct place place, struct diags *diags);

#endif
