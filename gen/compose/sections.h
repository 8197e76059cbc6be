/* The sections that the program writes itself: which there are, and what
 * writes them.
 *
 * To add one, add a row and its file, a section_*.c; texts in outlines may
 * name it from then on. */
#ifndef COMPOSE_SECTIONS_H
#define COMPOSE_SECTIONS_H

#include "compose/composition.h"

/* When a section is written, and into what. */
enum section_time {
    SECTION_BARE,  /* at once, without an element of its own around it */
    SECTION_FIRST, /* at once */
    SECTION_LAST   /* at the end: it sums up what the document holds */
};

/* In the list below: what stands behind the name is a kind of modules. */
#define SECTION_KIND "KIND"

/* Each row: what an outline calls the section, the function that writes it,
 * when, and the word that may stand behind its name ("": none), which asks for
 * its short form. */
#define SECTIONS(X)                                                            \
    X("cover", section_cover, SECTION_BARE, "")                                \
    X("masthead", section_masthead, SECTION_BARE, "")                          \
    X("contents", section_contents, SECTION_BARE, "")                          \
    X("bottom-line", section_bottom_line, SECTION_LAST, "")                    \
    X("decision-box", section_decision_box, SECTION_LAST, "")                  \
    X("history", section_history, SECTION_FIRST, "")                           \
    X("changes", section_changes, SECTION_FIRST, "")                           \
    X("verdict", section_verdict, SECTION_FIRST, "")                           \
    X("situation", section_situation, SECTION_FIRST, "stated")                 \
    X("options", section_options, SECTION_FIRST, "")                           \
    X("matrix", section_matrix, SECTION_FIRST, "")                             \
    X("criteria", section_criteria, SECTION_FIRST, "")                         \
    X("chart", section_chart, SECTION_FIRST, "nearest")                        \
    X("routing", section_routing, SECTION_FIRST, "")                           \
    X("scope", section_scope, SECTION_FIRST, "")                               \
    X("reasons", section_reasons, SECTION_FIRST, "")                           \
    X("flips", section_flips, SECTION_FIRST, "nearest")                        \
    X("modules", section_modules, SECTION_BARE, SECTION_KIND)                  \
    X("warnings", section_warnings, SECTION_FIRST, "")                         \
    X("next-steps", section_next_steps, SECTION_LAST, "")                      \
    X("introduction", section_introduction, SECTION_FIRST, "")                 \
    X("approach", section_approach, SECTION_FIRST, "")                         \
    X("packages", section_packages, SECTION_FIRST, "")                         \
    X("price", section_price, SECTION_FIRST, "")                               \
    X("terms", section_terms, SECTION_FIRST, "")                               \
    X("acceptance", section_acceptance, SECTION_FIRST, "")                     \
    X("assumptions", section_assumptions, SECTION_FIRST, "")                   \
    X("open-questions", section_questions, SECTION_LAST, "")                   \
    X("sources", section_sources, SECTION_LAST, "")                            \
    X("ranges", section_ranges, SECTION_FIRST, "")                             \
    X("provenance", section_provenance, SECTION_LAST, "")

/* Each writes its section to the end of TO; headings in it have the level, and
 * its form is the argument, that the composition holds. */
#define SECTION_PROTOTYPE(name, write, time, word)                             \
    void write(struct composition *composition, cmark_node *to);
SECTIONS(SECTION_PROTOTYPE)
#undef SECTION_PROTOTYPE

/* By module, in the arena: whether the outline has a place for it. A short
 * document without any, ANY false, sums up one that has all. */
const bool *section_modules_places(
    const struct composition *composition, bool any);

struct section {
    const char *name;
    void (*write)(struct composition *composition, cmark_node *to);
    enum section_time time;
    const char *word;
};

/* All rows; the last has no name. */
extern const struct section sections_all[];

/* Writes the computed section of BLOCK to the end of TO, or leaves a place for
 * it there; LEVEL is that of the headings in it. */
void sections_write(struct composition *composition, cmark_node *to,
    const struct block *block, int level);

/* Fills the places that were left. */
void sections_write_pending(struct composition *composition);

#endif
