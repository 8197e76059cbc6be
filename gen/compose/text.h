/* One Markdown file of a guide or a template, parsed and checked once.
 *
 * A document is made by copying from these trees, so they are parsed once for
 * any number of documents. The user data of their CUSTOM_BLOCK nodes is a
 * struct block, that of an IMAGE its picture. */
#ifndef COMPOSE_TEXT_H
#define COMPOSE_TEXT_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/source.h"
#include "compose/document.h"
#include "decide/condition.h"
#include "decide/rules.h"
#include "input/guide.h"
#include "input/markdown.h"
#include "input/template.h"

#include <cmark-gfm.h>

struct section;

enum block_kind {
    BLOCK_UNKNOWN, /* reported when the text was loaded */
    BLOCK_WHEN,
    BLOCK_ELSE,
    BLOCK_EACH,
    BLOCK_CALLOUT,
    BLOCK_KEEP,
    BLOCK_PAGE_BREAK,
    BLOCK_SECTION, /* computed; only in outlines */
};

/* What stands behind ":::". */
struct block_name {
    const char *name;
    enum block_kind kind;
    enum callout callout;
    bool leaf;            /* it stands alone, without a closing line */
    const char *argument; /* what follows the name; "": nothing */
    const char *help;
};

/* All but the computed sections; the last has no name. */
extern const struct block_name text_block_names[];

struct block {
    enum block_kind kind;
    struct place place;
    const struct condition *condition; /* of a when; NULL after an error */
    enum callout callout;
    const struct section *section; /* of a section */
    const char *argument; /* what stands behind its name, "" if nothing */
};

struct text {
    const struct source *source;
    const char *folder;  /* that its pictures stand in; NULL: none */
    cmark_node *root;    /* owned by the composer */
    int highest_heading; /* the smallest level in it; 0 without headings */
    bool own;            /* nothing in it is a value */
};

/* What a text is checked against. MODULE NULL: the template's outline. */
struct text_context {
    const struct guide *guide;
    const struct rules *rules;
    const struct template *template;
    const struct module *module;
    const struct section *sections; /* that an outline may name */
    bool own; /* words of a profile's own, and nothing else is set: plain
                 Markdown with links and notes, without pictures */
};

/* Parses the text of SOURCE from byte OFFSET on and checks it; problems are
 * reported. What hangs on the nodes lives in ARENA. The caller frees the
 * root. */
struct text text_load(struct arena *arena, const struct source *source,
    size_t offset, const struct text_context *context, struct diags *diags);

/* The block of a CUSTOM_BLOCK node in a loaded text. */
const struct block *text_block(cmark_node *node);

/* Reads the picture that ADDRESS names in a text of SOURCE; NULL and an error
 * at PLACE if it cannot be had, or does not stand in FOLDER, links followed. */
const struct picture *text_picture(struct arena *arena,
    const struct source *source, const char *folder, const char *address,
    struct place place, struct diags *diags);

/* The module's index if ADDRESS is "#module:ID"; NONE if it is something else
 * or there is no such module, which *ID tells apart (NULL: something else). */
int text_module_link(
    const struct guide *guide, const char *address, const char **id);

#endif
