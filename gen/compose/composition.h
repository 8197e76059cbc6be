/* One document while it is being made: what its makers share. */
#ifndef COMPOSE_COMPOSITION_H
#define COMPOSE_COMPOSITION_H

#include "base/array.h"
#include "compose/compose.h"
#include "compose/phrases.h"
#include "compose/text.h"
#include "compose/tree.h"
#include "compose/values.h"

#include <cmark-gfm.h>

/* The languages that documents spoke so far. */
struct language {
    const char *tag;
    struct formats *formats;
};

struct languages {
    struct arena *arena;
    ARRAY(struct language) list;
};

struct composer {
    const struct guide *guide;
    const struct rules *rules;
    const struct clauses *clauses;
    const struct template *template;
    struct text outline;
    struct mail_form *mail;      /* NULL: there is none */
    struct text *modules;        /* by module index */
    const struct picture *logo;  /* NULL: none */
    struct languages *languages; /* a cache: grows with documents */
};

/* A footnote of the document, in the order of first references. */
struct footnote {
    cmark_node *definition; /* in its text's tree */
    const struct text *text;
    int references; /* so far */
    int heading_base;
};

/* An unknown fact on a row, and how much waits for it. */
struct question {
    int fact, part;
    size_t reasons, modules, warnings, passages;
};

/* A source that the document names, in the order in which it does first. */
struct citation {
    const struct guide_source *source;
    cmark_node *entry; /* its paragraph in the list; NULL: not yet listed */
    const struct element *last; /* the heading of the section that was last
                                   said to use it; NULL: none */
};

/* A computed section that sums up what the rest of the document holds, so it
 * is filled last. */
struct pending {
    cmark_node *node;
    const struct block *block;
    int level;
};

struct composition {
    struct arena *arena;
    struct diags *diags;
    const struct composer *composer;
    const struct guide *guide;
    const struct profile *profile;
    struct facts *facts;
    const struct verdict *verdict;
    const struct assurance *assurance;
    const struct sensitivity *sensitivity;
    const struct selection *selection;
    const struct difference *since; /* an older version; NULL: none */
    const char *language;           /* BCP 47 */
    const struct phrases *phrases;
    struct value_source values;
    struct builder builder;       /* its place: the section being written */
    int section_level;            /* of the headings in that section */
    const char *section_argument; /* what stands behind its name, or "" */
    /* Writes the computed section of a block to the end of TO. */
    void (*write_section)(struct composition *composition, cmark_node *to,
        const struct block *block, int level);
    cmark_node *root;
    cmark_node *title;    /* on a cover or a masthead; NULL: none */
    bool unnumbered;      /* a short document, whose headings have no numbers */
    size_t address_bytes; /* of the links so far */
    size_t filled_bytes;  /* of the values so far, and of repeated texts */
    ARRAY(const char *) languages; /* of the phrases so far, each once */

    ARRAY(struct footnote) footnotes;
    ARRAY(struct citation) citations;
    const bool *has_place; /* by module: the outline prints it if it is in */
    bool has_bottom_line, has_verdict, has_flips;
    bool lists_sources; /* there is a section that they can be listed in */
    ARRAY(struct question) questions;
    int *question_index; /* [(part + 1) * fact count + fact], or NONE */
    ARRAY(struct pending) pending;
    cmark_node **module_headings;   /* by module; NULL: not printed */
    ARRAY(int) printed_modules;     /* in the order of the document */
    ARRAY(struct text *) own_texts; /* of the profile, in Markdown */
    size_t own_text_count;          /* of all own words so far */
    ARRAY(const struct own_section *) own_sections; /* as they were added */
    const struct mail_attachment *attachments;      /* of a mail */
    size_t attachment_count;
};

/* An empty document in the making, in ARENA. */
void composition_start(
    struct composition *composition, struct arena *arena, struct diags *diags);

/* Takes what is decided with the texts of COMPOSER, which must outlive it, and
 * the words of the document's language. False after an error, the tree is freed
 * then. */
bool composition_take(struct composition *composition,
    const struct composer *composer, const struct decision *decision);

/* Takes the tree for DOCUMENT and sees to what needs all of it: notes, levels
 * and numbers of headings, links, sources. ERRORS: how many there were before
 * it was composed; DOCUMENT is freed, and the result NULL, if there are more
 * now. */
struct document *composition_finish(
    struct composition *composition, struct document *document, size_t errors);

#endif
