/* The kinds of lines in a trace (cli/trace.h), one a row: what a document is
 * made of and what was made, how it is told from what it was before, and what
 * make is to know of it. */
#ifndef CLI_TRACE_KINDS_H
#define CLI_TRACE_KINDS_H

#include <stdbool.h>

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

/* Each row: the constant, its name, and what of the above it is. */
#define TRACE_KINDS(X)                                                         \
    X(PROFILE, "profile", .own = true, .path = true, .made = true)             \
    X(CLIENT, "client", .own = true)                                           \
    X(REFERENCE, "reference", .own = true) /* of the meta */                   \
    X(CONFIDENCE, "confidence", .own = true)                                   \
    X(LOOK, "look", .own = true) /* the template, by its name alone */         \
    /* What the document is called: cli/names.h */                             \
    X(DOCUMENT, "document", .own = true)                                       \
    /* Of --name or the map: which it is called by. */                         \
    X(PATTERN, "pattern", .own = true)                                         \
    /* That the profile's rows were read by. */                                \
    X(MAP, "map", .own = true, .path = true, .made = true)                     \
    X(ROW, "row", .own = true) /* the first of them, from 1 */                 \
    /* Of --keep-profiles: the profile, "", or a text that it names, as it     \
     * names it. */                                                            \
    X(KEPT, "kept", .own = true)                                               \
    /* The same: a fact, with its part as the version. */                      \
    X(FACT, "fact", .own = true)                                               \
    /* This program; its name is the version. */                               \
    X(PROGRAM, "program", .content = CONTENT_PROGRAM)                          \
    /* Those that shape documents; the name says which. */                     \
    X(OPTIONS, .name = "options")                                              \
    /* Where the guide is looked for first, absolute. */                       \
    X(GUIDE, "guide", .content = CONTENT_GUIDE)                                \
    /* A guide's folder: all of it but the texts of modules. */                \
    X(RULES, "rules", .content = CONTENT_HEADS, .path = true, .made = true)    \
    X(MODULE, "module", .content = CONTENT_TEXT, .path = true)                 \
    /* Where the template is looked for first, absolute. */                    \
    X(DESIGN, "design", .content = CONTENT_TEMPLATE)                           \
    X(TEMPLATE, "template", .content = CONTENT_FOLDER, /* its folder */        \
        .path = true, .made = true)                                            \
    X(BRAND, "brand", .content = CONTENT_FILE, .path = true, .made = true)     \
    X(PICTURE, "picture", .content = CONTENT_FILE, .path = true, .made = true) \
    /* A file that a profile takes a text from. */                             \
    X(TEXT, "text", .content = CONTENT_TEXT, .path = true, .made = true)       \
    X(FONT, "font", .content = CONTENT_FILE, .path = true, .made = true)       \
    X(OUTPUT, "output", .path = true)

#define TRACE_KINDS_VALUE(constant, ...) TRACE_##constant,
enum trace_kind { TRACE_KINDS(TRACE_KINDS_VALUE) TRACE_KIND_COUNT };
#undef TRACE_KINDS_VALUE

extern const struct trace_kind_row trace_kinds[TRACE_KIND_COUNT];

/* TRACE_KIND_COUNT if there is none of that name. */
enum trace_kind trace_kind_of(const char *name);

#endif
