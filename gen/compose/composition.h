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
    struct rules *rules;
    const struct template *template;
    struct text outline;
    struct text *modules;        /* by module index */
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
    int reasons, modules, warnings, passages;
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
    const struct composer *composer; /* NULL: plain Markdown */
    const struct guide *guide;
    const struct profile *profile;
    struct facts *facts;
    const struct verdict *verdict;
    const struct selection *selection;
    const struct phrases *phrases;
    struct value_source values;
    struct builder builder; /* its place: the section being written */
    int section_level;      /* of the headings in that section */
    cmark_node *root;
    bool has_cover;

    ARRAY(struct footnote) footnotes;
    ARRAY(struct question) questions;
    int *question_index; /* [(part + 1) * fact count + fact], or NONE */
    ARRAY(struct pending) pending;
    cmark_node **module_headings; /* by module; NULL: not printed */
    ARRAY(int) printed_modules;   /* in the order of the document */
};

/* ---- expand.c: from a text's tree to the document's ---------------------- */

/* Where a text is copied to. */
struct expansion {
    struct composition *composition;
    const struct text *text;
    int module;       /* NONE: the outline or plain Markdown */
    int part;         /* inside an each block, otherwise NONE */
    int heading_base; /* level of the text's highest headings */
    int level;        /* of the last heading of an outline */
};

/* Copies the children of FROM, a node of the expansion's text, to the end of
 * TO: values filled, branches taken, blocks resolved. */
void expand_children(
    struct expansion *expansion, cmark_node *from, cmark_node *to);

/* Appends the definitions of all footnotes met, also of those met on the way,
 * to the root. */
void expand_footnotes(struct composition *composition);

/* ---- sections: what the program writes itself ---------------------------- */

/* Writes the computed section of BLOCK to the end of TO; LEVEL is that of the
 * headings in it. */
void section_write(struct composition *composition, cmark_node *to,
    const struct block *block, int level);

/* Fills the sections that had to wait for the rest. */
void section_write_pending(struct composition *composition);

void section_cover(struct composition *composition, cmark_node *to);
void section_bottom_line(struct composition *composition, cmark_node *to);
void section_verdict(struct composition *composition, cmark_node *to);
void section_situation(struct composition *composition, cmark_node *to);
void section_options(struct composition *composition, cmark_node *to);
void section_matrix(struct composition *composition, cmark_node *to);
void section_routing(struct composition *composition, cmark_node *to);
void section_reasons(struct composition *composition, cmark_node *to);
void section_modules(
    struct composition *composition, cmark_node *to, const char *kind);
void section_warnings(struct composition *composition, cmark_node *to);
void section_assumptions(struct composition *composition, cmark_node *to);
void section_questions(struct composition *composition, cmark_node *to);
void section_sources(struct composition *composition, cmark_node *to);
void section_provenance(struct composition *composition, cmark_node *to);

/* ---- tally.c: what several sections ask of the verdict ------------------ */

/* The points that a finding brings to PLAN's score, with the row's weight;
 * negative: it costs them. A project reason about an option brings a
 * combination nothing of its own. */
int tally_points(const struct composition *composition,
    const struct finding *finding, int plan);

/* The weight of a finding's row. */
int tally_weight(const struct composition *composition, int part);

/* The candidate, other than the best, with the highest score; where there are
 * no candidates, any plan. NONE if there is only one plan. */
int tally_rival(const struct composition *composition);

bool tally_is_level(const struct composition *composition, int plan);

/* How a plan came out: "recommended", "ruled out", "6 points behind". */
const char *tally_outcome(const struct composition *composition, int plan);

/* The text of a finding: its reason's, or that of the exception that changed
 * it or defeated it, behind the reason's own. */
const char *tally_because(
    const struct composition *composition, const struct finding *finding);

/* "Node.js for Advice rooms; Python for Risk model" under PLAN. */
const char *tally_routing(const struct composition *composition, int plan);

/* The indexes of the warnings that apply, the most severe first; in the
 * arena. */
const int *tally_warnings(const struct composition *composition, size_t *count);

/* ---- statement.c: the result in sentences -------------------------------- */

const char *statement_recommendation(const struct composition *composition);

/* How strong the case is; NULL if there is nothing to compare with. */
const char *statement_strength(const struct composition *composition);

/* ---- questions.c: what is not known -------------------------------------- */

/* What waits for the questions: */
enum waiting {
    WAITING_REASON,
    WAITING_MODULE,
    WAITING_WARNING,
    WAITING_PASSAGE
};

/* Notes the unknown facts that CONDITION depends on on the row of PART. */
void question_add(struct composition *composition,
    const struct condition *condition, int part, enum waiting waiting);
void question_add_fact(
    struct composition *composition, int fact, int part, enum waiting waiting);

/* Notes what reasons, modules and warnings wait for. */
void question_collect(struct composition *composition);

/* The assumed facts, by part (NONE first) and guide order; in the arena. */
const struct unknown *question_assumed(
    const struct composition *composition, size_t *count);

/* The label of a fact; of PART too if it is of one: "Data volume (Feed)". */
const char *question_label(
    const struct composition *composition, int fact, int part);

/* ---- finish.c: what needs the whole tree --------------------------------- */

/* Removes headings of the outline under which nothing was printed. */
void finish_prune(cmark_node *root);

/* Evens out heading levels, numbers them, gives anchors, lists the outline and
 * leads links inside the document to their anchors. */
void finish_headings(
    struct composition *composition, struct document *document);

#endif
