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
 * its short form, and what it shows. */
#define SECTIONS(X)                                                            \
    X("cover", section_cover, SECTION_BARE, "",                                \
        "title, for whom, from whom, version, date and status")                \
    X("masthead", section_masthead, SECTION_BARE, "",                          \
        "the same in a few lines, for short documents")                        \
    X("contents", section_contents, SECTION_BARE, "",                          \
        "the contents, with pages")                                            \
    X("bottom-line", section_bottom_line, SECTION_LAST, "",                    \
        "the answer on a page: how sure, three reasons, what could turn it, "  \
        "what is asked")                                                       \
    X("decision-box", section_decision_box, SECTION_LAST, "",                  \
        "who decides, was consulted, is informed; what the document is for")   \
    X("history", section_history, SECTION_FIRST, "",                           \
        "the versions of the document, from the profile")                      \
    X("changes", section_changes, SECTION_FIRST, "",                           \
        "what has changed since an earlier profile")                           \
    X("verdict", section_verdict, SECTION_FIRST, "",                           \
        "what is recommended, and how sure that is")                           \
    X("situation", section_situation, SECTION_FIRST, "stated",                 \
        "what is known of the project: stated, assumed, missing")              \
    X("options", section_options, SECTION_FIRST, "", "what was considered")    \
    X("matrix", section_matrix, SECTION_FIRST, "",                             \
        "the marks by row, the weights and the scores")                        \
    X("criteria", section_criteria, SECTION_FIRST, "",                         \
        "the points by criterion")                                             \
    X("chart", section_chart, SECTION_FIRST, "nearest",                        \
        "the scores as a chart")                                               \
    X("routing", section_routing, SECTION_FIRST, "",                           \
        "which option serves which part")                                      \
    X("scope", section_scope, SECTION_FIRST, "",                               \
        "what a short document leaves out")                                    \
    X("reasons", section_reasons, SECTION_FIRST, "",                           \
        "why this one, and why not each other")                                \
    X("flips", section_flips, SECTION_FIRST, "nearest",                        \
        "the nearest changes that would change the answer")                    \
    X("modules", section_modules, SECTION_BARE, SECTION_KIND,                  \
        "the modules of that kind, or of all kinds that the outline does not " \
        "name (other)")                                                        \
    X("warnings", section_warnings, SECTION_FIRST, "",                         \
        "the warnings, the serious ones first")                                \
    X("next-steps", section_next_steps, SECTION_LAST, "",                      \
        "what to do next, and what to find out")                               \
    X("introduction", section_introduction, SECTION_FIRST, "",                 \
        "what the proposal of the profile begins with")                        \
    X("approach", section_approach, SECTION_FIRST, "",                         \
        "how the work is gone about, from the profile")                        \
    X("packages", section_packages, SECTION_FIRST, "",                         \
        "the work packages of the profile")                                    \
    X("price", section_price, SECTION_FIRST, "",                               \
        "what the work costs, from the profile")                               \
    X("terms", section_terms, SECTION_FIRST, "", "the terms of the profile")   \
    X("acceptance", section_acceptance, SECTION_FIRST, "",                     \
        "where the parties sign")                                              \
    X("assumptions", section_assumptions, SECTION_FIRST, "",                   \
        "what was assumed, and what it would change")                          \
    X("open-questions", section_questions, SECTION_LAST, "",                   \
        "what is not known, and what it would change")                         \
    X("sources", section_sources, SECTION_LAST, "",                            \
        "what the texts in the document rest on")                              \
    X("ranges", section_ranges, SECTION_FIRST, "",                             \
        "by how much a reason would have to count more or less")               \
    X("provenance", section_provenance, SECTION_LAST, "",                      \
        "which texts, versions and facts stand behind each section")

/* Each writes its section to the end of TO; headings in it have the level, and
 * its form is the argument, that the composition holds. */
#define SECTION_PROTOTYPE(name, write, time, word, help)                       \
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
    const char *word, *help;
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
