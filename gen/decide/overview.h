/* Many decisions at once: who needs attention first, and what they have in
 * common.
 *
 * Everything that an overview shows is computed here, once; the page and the
 * data formats only write it down. Guides have a section each, since their
 * options, facts and texts are not comparable. */
#ifndef DECIDE_OVERVIEW_H
#define DECIDE_OVERVIEW_H

#include "base/arena.h"
#include "base/array.h"
#include "decide/digest.h"
#include "input/guide.h"

#include <stdbool.h>
#include <stddef.h>

/* Why a client needs attention: the first of these that holds. Each row: its
 * name in the program, and in data formats. */
#define ATTENTIONS(X)                                                          \
    X(MOVED, "verdict-moved")     /* since the document was issued */          \
    X(CONFLICT, "all-ruled-out")  /* every option is */                        \
    X(SERIOUS, "serious-warning") /* at least one applies */                   \
    X(ANSWER, "open-answer")      /* it can change the verdict */              \
    X(TOSS_UP, "toss-up")         /* options are level */                      \
    X(LOW, "low-confidence")                                                   \
    X(ASSUMPTION, "assumption") /* another value changes the verdict */        \
    X(OUTDATED, "out-of-date")  /* the document is */                          \
    X(NONE, "none")

enum attention {
#define ATTENTION_NAME(name, id) ATTENTION_##name,
    ATTENTIONS(ATTENTION_NAME)
#undef ATTENTION_NAME
        ATTENTION_COUNT
};

/* "serious-warning" */
const char *attention_name(enum attention attention);

enum {
    LEVEL_COUNT = LEVEL_SERIOUS + 1,
    CONFIDENCE_COUNT = CONFIDENCE_HIGH + 1
};

struct overview_client {
    size_t number;                  /* its place in what was given, from 0 */
    const char *name;               /* that its document has */
    const char *client, *reference; /* as the profile says; NULL: it does not */
    const char *stale; /* why its document is out of date; NULL: it is not, or
                          nothing is known of documents */
    bool moved;        /* and it told another verdict */
    struct digest digest;
    /* The rest is set by overview_finish(). */
    enum attention attention;
    size_t warnings[LEVEL_COUNT];
};

/* A profile of which no decision came. */
struct overview_failure {
    size_t number;
    const char *place; /* its file, and where in it: "clients.csv:12" */
    const char *cause; /* the first mistake */
    size_t more;       /* further mistakes */
};

/* How many clients have what is at INDEX in the guide. */
struct overview_tally {
    int index;
    size_t count;
    /* Of a fact: for how many it is only assumed (they count too), and how many
     * verdicts hang on it. */
    size_t assumed, hinges;
};

struct overview_tallies {
    struct overview_tally *items; /* those with most first */
    size_t count;
};

struct overview_guide {
    const struct guide *guide;
    ARRAY(struct overview_client) clients; /* who needs attention first */
    size_t attentions[ATTENTION_COUNT], confidences[CONFIDENCE_COUNT];
    struct overview_tallies plans;    /* recommended to somebody; a toss-up has
                                         the index NONE */
    struct overview_tallies facts;    /* not stated by somebody */
    struct overview_tallies reasons;  /* that decided for somebody */
    struct overview_tallies modules;  /* all, also those without a reader */
    struct overview_tallies warnings; /* that apply to somebody; serious ones
                                         first */
    size_t undecided; /* clients for whom no reason alone decides */
};

struct overview {
    struct arena *arena;
    ARRAY(struct overview_guide) guides; /* in the order of their clients */
    ARRAY(struct overview_failure) failures;
    size_t client_count;
    bool has_record; /* it is known which documents are out of date */
};

/* Adds a client of GUIDE, with its digest; in any order. Texts are borrowed. */
void overview_add(struct overview *overview, const struct guide *guide,
    const struct overview_client *client);

/* Adds a failure, the same. */
void overview_add_failure(
    struct overview *overview, const struct overview_failure *failure);

/* Sorts and counts all that was added. The result depends on the clients and
 * their numbers, not on the order in which they came. */
void overview_finish(struct overview *overview);

#endif
