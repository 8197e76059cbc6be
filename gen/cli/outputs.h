/* The outputs of a document: each a row here, made from the document. */
#ifndef CLI_OUTPUTS_H
#define CLI_OUTPUTS_H

#include "base/buffer.h"
#include "base/diag.h"

#include <stdbool.h>
#include <stddef.h>

enum output_kind { OUTPUT_HTML, OUTPUT_PDF, OUTPUT_DOCX, OUTPUT_COUNT };
#define OUTPUT_NAMES "html, pdf, docx"
#define OUTPUT_USUAL "html, pdf"

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
    /* Appends the file to OUT; false after a problem. */
    bool (*make)(struct buffer *out, struct making *making);
};

extern const struct output_form output_forms[OUTPUT_COUNT];

/* Whether DOCUMENT has the texts that the standards ask for which OPTIONS
 * claim; says so of PLACE, where its profile is, if not. */
bool outputs_check(const struct options *options,
    const struct document *document, struct place place, struct diags *diags);

#endif
