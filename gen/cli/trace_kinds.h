/* The kinds of lines in a trace (cli/trace.h), one a row: what a document is
 * made of and what was made, how it is told from what it was before, and what
 * make is to know of it. */
#ifndef CLI_TRACE_KINDS_H
#define CLI_TRACE_KINDS_H

#include <stdbool.h>

enum trace_kind {
    TRACE_PROFILE,
    TRACE_CLIENT,
    TRACE_REFERENCE, /* meta/reference */
    TRACE_CONFIDENCE,
    TRACE_LOOK,     /* the template, by its name alone */
    TRACE_DOCUMENT, /* what the document is called: cli/names.h */
    TRACE_PATTERN,  /* of --name or the map, which it is called by */
    TRACE_MAP,      /* that the profile's rows were read by */
    TRACE_ROW,      /* the first of them, from 1 */
    TRACE_KEPT,     /* of --keep-profiles: the profile, "", or a text that it
                       names, as it names it */
    TRACE_FACT,     /* the same: a fact, with its part as the version */
    TRACE_PROGRAM,  /* this program; its name is the version */
    TRACE_OPTIONS,  /* those that shape documents; the name says which */
    TRACE_GUIDE,    /* where the guide is looked for first, absolute */
    TRACE_RULES,    /* a guide's folder: all of it but the texts of modules */
    TRACE_MODULE,
    TRACE_DESIGN,   /* where the template is looked for first, absolute */
    TRACE_TEMPLATE, /* a template's folder */
    TRACE_BRAND,
    TRACE_PICTURE,
    TRACE_TEXT, /* a file that a profile takes a text from */
    TRACE_FONT,
    TRACE_OUTPUT,
    TRACE_KIND_COUNT
};

/* What the digits of a line are the hash of. */
enum trace_content {
    CONTENT_NONE,     /* the name says all */
    CONTENT_FILE,     /* its bytes */
    CONTENT_TEXT,     /* its bytes but a byte order mark */
    CONTENT_FOLDER,   /* all files in it */
    CONTENT_HEADS,    /* all files in it; of Markdown, the front matter */
    CONTENT_PROGRAM,  /* the bytes of this program */
    CONTENT_GUIDE,    /* no hash: where a guide of that name is found */
    CONTENT_TEMPLATE, /* the same of a template */
};

struct trace_kind_row {
    const char *name; /* in traces and records */
    enum trace_content content;
    bool own;  /* of one document: it stands in its issue, and not among the
                  sources that issues share */
    bool path; /* its name is one, as it was given */
    bool made; /* make is told that the document depends on it */
};

extern const struct trace_kind_row trace_kinds[TRACE_KIND_COUNT];

/* TRACE_KIND_COUNT if there is none of that name. */
enum trace_kind trace_kind_of(const char *name);

#endif
