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

/* A question as it is printed: facts of one row, asked for together. */
struct open_question {
    const int *facts;
    size_t fact_count;
    int part;
    const struct unanswered *decides; /* what the verdict hangs on; NULL: the
                                         verdict does not */
    size_t reasons, modules, warnings, passages; /* that wait for it */
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
    const struct sensitivity *sensitivity;
    const struct selection *selection;
    const struct phrases *phrases;
    struct value_source values;
    struct builder builder; /* its place: the section being written */
    int section_level;      /* of the headings in that section */
    bool section_is_short;  /* it is wanted in its short form */
    cmark_node *root;
    cmark_node *title; /* on a cover or a masthead; NULL: none */
    bool unnumbered;   /* a short document, whose headings have no numbers */

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

/* A table with a head of HEADS, one for each letter of ALIGNMENTS. */
cmark_node *section_table(struct composition *composition, cmark_node *to,
    const char *alignments, const enum phrase *heads);

/* A cell of TEXT, with a capital at its start. */
void section_cell(
    struct composition *composition, cmark_node *row, const char *text);

/* Fills the sections that had to wait for the rest. */
void section_write_pending(struct composition *composition);

void section_cover(struct composition *composition, cmark_node *to);
void section_masthead(struct composition *composition, cmark_node *to);
void section_bottom_line(struct composition *composition, cmark_node *to);
void section_verdict(struct composition *composition, cmark_node *to);
void section_situation(struct composition *composition, cmark_node *to);
void section_options(struct composition *composition, cmark_node *to);
void section_matrix(struct composition *composition, cmark_node *to);
void section_chart(struct composition *composition, cmark_node *to);
void section_routing(struct composition *composition, cmark_node *to);
void section_scope(struct composition *composition, cmark_node *to);

/* The routing under a combination as a picture; false, and nothing, if there
 * are too many parts for one. */
bool section_routes(struct composition *composition, cmark_node *to, int plan);

void section_reasons(struct composition *composition, cmark_node *to);

/* What is told of many plans at once, each with a heading at LEVEL: those that
 * are merely behind, then what rules the others out. */
void section_rest(struct composition *composition, cmark_node *to,
    const int *plans, size_t count, int level);

/* A table of the reasons that rule out any of PLANS, each with those. */
void section_ruled_out(struct composition *composition, cmark_node *to,
    const int *plans, size_t count);
void section_modules(
    struct composition *composition, cmark_node *to, const char *kind);
void section_flips(struct composition *composition, cmark_node *to);
void section_ranges(struct composition *composition, cmark_node *to);
void section_warnings(struct composition *composition, cmark_node *to);
void section_next_steps(struct composition *composition, cmark_node *to);
void section_packages(struct composition *composition, cmark_node *to);
void section_price(struct composition *composition, cmark_node *to);
void section_terms(struct composition *composition, cmark_node *to);
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

/* The weight of a finding's row, and its name: a part's, or the project. */
int tally_weight(const struct composition *composition, int part);
const char *tally_row(const struct composition *composition, int part);

const char *tally_grade(
    const struct composition *composition, enum grade grade);

/* The consultant's departure from the verdict; NULL if there is none, or if it
 * is what the verdict says anyway. */
const struct override *tally_departure(const struct composition *composition);

/* The plan that the document recommends: the verdict's, or that of a departure
 * from it. NONE: a toss-up. */
int tally_plan(const struct composition *composition);

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

/* The option that does the work of PART under PLAN. */
int tally_served_by(const struct composition *composition, int plan, int part);

/* True if no part before PART is served by the same option. */
bool tally_is_first_of(
    const struct composition *composition, int plan, int part);

/* "Alder for the hedge; Birch for the lawn": which option serves which parts
 * under PLAN, in the order of the parts. */
const char *tally_routing(const struct composition *composition, int plan);

/* All plans in the order of outcomes: the best one, then the candidates, then
 * the others, each by score; in the arena. */
const int *tally_ranking(const struct composition *composition);

/* The indexes of the warnings that apply, the most severe first; in the
 * arena. */
const int *tally_warnings(const struct composition *composition, size_t *count);

/* ---- statement.c: the result in sentences -------------------------------- */

const char *statement_recommendation(const struct composition *composition);

/* Who departs from the verdict, when and why, and what it was; NULL without a
 * departure. */
const char *statement_departure(const struct composition *composition);

/* How strong the case is: the lead. NULL if there is nothing to compare
 * with, or if the document departs from the verdict. */
const char *statement_strength(const struct composition *composition);

/* How sure we are of the verdict, and why not surer; NULL if there is nothing
 * to compare with. */
const char *statement_certainty(const struct composition *composition);

/* How many facts the result rests on; NULL: none were asked. */
const char *statement_basis(const struct composition *composition);

/* The scores behind the recommendation. */
const char *statement_ledger(const struct composition *composition);

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

/* How many asked facts, of the project and of all parts, have ORIGIN; those
 * that are only printed do not count. */
size_t question_count_facts(
    const struct composition *composition, enum origin origin);

/* The assumed facts, by part (NONE first) and guide order; in the arena. */
const struct unknown *question_assumed(
    const struct composition *composition, size_t *count);

/* A fact's value on a row, as it is printed. An assumed number below its first
 * cut is no more than that: "below 1,000 requests". */
const char *question_value(
    const struct composition *composition, int fact, int part);

/* The question to which the fact belongs, if an answer to that could change
 * the verdict; otherwise NULL. */
const struct unanswered *question_that_decides(
    const struct composition *composition, int fact, int part);

/* The open questions, all that is neither known nor assumed: first those that
 * could change the verdict, then those that could change the document. Complete
 * only when all texts have been expanded. In the arena. */
const struct open_question *question_open(
    const struct composition *composition, size_t *count);

/* What to ask, in the guide's words. */
const char *question_text(
    const struct composition *composition, const struct open_question *open);

/* The label of a fact; of PART too if it is of one: "Data volume (Feed)". */
const char *question_label(
    const struct composition *composition, int fact, int part);

/* ---- finish.c: what needs the whole tree --------------------------------- */

/* Removes headings of the outline under which nothing was printed. */
void finish_prune(cmark_node *root);

/* Evens out heading levels, numbers them, gives anchors, lists the outline. */
void finish_headings(
    struct composition *composition, struct document *document);

/* ---- references.c: links inside the document ----------------------------- */

/* Leads them to their anchors and says where those stand. Needs the outline. */
void references_resolve(
    struct composition *composition, const struct document *document);

#endif
