/* A decision in a few numbers: what an overview of many keeps of each.
 *
 * A worker makes it and sends it as bytes; it has no pointers into what was
 * decided, so that thousands of them fit into memory. */
#ifndef DECIDE_DIGEST_H
#define DECIDE_DIGEST_H

#include "base/arena.h"
#include "base/buffer.h"
#include "decide/decide.h"

#include <stdbool.h>
#include <stddef.h>

/* What a digest lists, each index of the guide once, rising. */
enum digest_list {
    DIGEST_OPEN,     /* facts that are asked and not known */
    DIGEST_ASSUMED,  /* facts that matter and are only assumed */
    DIGEST_HINGES,   /* facts of which another value gives another verdict,
                        alone or with its group */
    DIGEST_REASONS,  /* reasons without which, on one of their rows, the verdict
                        would be another */
    DIGEST_MODULES,  /* modules that are in */
    DIGEST_WARNINGS, /* warnings that apply */
    DIGEST_LIST_COUNT
};

struct indexes {
    const int *items;
    size_t count;
};

struct digest {
    int recommended, computed; /* plans, or NONE: a toss-up; they differ where
                                  the profile departs from the verdict */
    bool conflict;             /* every plan is ruled out */
    enum confidence confidence;
    int lead;                        /* as in struct verdict */
    bool by_answers, by_assumptions; /* as in struct assurance */
    size_t open, assumed, deciding;  /* questions: that are open; that are
                                        wholly assumed; and of both, those
                                        that can change the verdict */
    struct indexes lists[DIGEST_LIST_COUNT];
};

/* What DECISION, which is a full one, comes to; in ARENA. */
struct digest digest_of(struct arena *arena, const struct decision *decision);

/* Appends the digest as bytes for another process of this program. */
void digest_pack(struct buffer *bytes, const struct digest *digest);

/* The digest that was packed, in ARENA; false if the bytes are none of GUIDE.
 */
bool digest_unpack(struct digest *digest, const struct guide *guide,
    const char *bytes, size_t length, struct arena *arena);

#endif
