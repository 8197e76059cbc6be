/* Two versions of a document, compared: what was inserted and what was deleted,
 * word by word where a passage was edited, passage by passage where it was
 * replaced.
 *
 * Passages that say the same are matched (base/edits.h says how, and how much
 * that may take). Between them, an old passage is compared with at most
 * REDLINE_NEAR new ones of its kind, and is an edited one of the most alike if
 * half of their words are the same. So the whole takes a fixed number of looks
 * at each word, however much the two differ. What has moved is deleted in one
 * place and inserted in the other. */
#ifndef COMPOSE_REDLINE_H
#define COMPOSE_REDLINE_H

#include "compose/passage.h"

enum { REDLINE_NEAR = 8 };

enum redline_kind {
    REDLINE_SAME,
    REDLINE_EDITED,
    REDLINE_INSERTED,
    REDLINE_DELETED,
    REDLINE_KIND_COUNT
};

/* Words that stand together: of the old version if they were deleted, else of
 * the new one. */
struct redline_run {
    enum redline_kind kind; /* never EDITED */
    size_t first, count;    /* of the words of its version */
    size_t cell;            /* that they stand in; 0 outside of tables */
};

/* A passage of either version, or of both. */
struct redline_step {
    enum redline_kind kind;
    const struct passage *old, *new;
    const struct redline_run *runs; /* of an edited one */
    size_t run_count;
};

struct redline {
    const struct document *old_document, *new_document;
    const struct passages *old, *new;
    const struct redline_step *steps; /* in the order of the new version, what
                                         was deleted before what took its
                                         place */
    size_t step_count;
    size_t counts[REDLINE_KIND_COUNT]; /* of steps */
    /* By frame of the old version, the frame of the new one that it has become;
     * PASSAGE_NONE: none. */
    const int *frames;
};

/* Compares two documents, of whatever guides. All but the trees lives in ARENA.
 */
const struct redline *redline_new(struct arena *arena,
    const struct document *old, const struct document *new);

/* Whether nothing differs. */
bool redline_is_empty(const struct redline *redline);

/* The heading that the step stands under, as a text in ARENA; NULL: none. */
const char *redline_heading(struct arena *arena, const struct redline *redline,
    const struct redline_step *step);

#endif
