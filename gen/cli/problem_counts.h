/* What a run of many documents says of problems that many have: what is told
 * once and counted, and which kinds of problems cost the most documents. */
#ifndef CLI_PROBLEM_COUNTS_H
#define CLI_PROBLEM_COUNTS_H

#include "base/array.h"
#include "base/buffer.h"
#include "base/text_map.h"
#include "cli/result.h"

#include <stdbool.h>
#include <stddef.h>

enum { PROBLEM_NAMES = 3, PROBLEM_KINDS_TOLD = 3 };

/* A problem that is told once. */
struct shared_problem {
    struct told told; /* as it came first */
    size_t profiles;
    const char *names[PROBLEM_NAMES]; /* of the first of them */
    size_t last;                      /* the profile that had it last */
};

/* Problems that are the same but for what they quote. */
struct problem_kind {
    const char *words;
    size_t documents;
    size_t last; /* the document that had it last */
};

/* All zero at first. */
struct problem_counts {
    struct arena arena, scratch;
    struct text_map shared_index, kind_index;
    ARRAY(struct shared_problem) shared;
    ARRAY(struct problem_kind) kinds;
};

void problem_counts_init(struct problem_counts *counts);
void problem_counts_release(struct problem_counts *counts);

/* Whether the problem TOLD of the profile NAME, by number PROFILE, which is
 * read from PATH, is to be told: it was not yet, or it is a mistake of that
 * profile's own. */
bool problem_counts_first(struct problem_counts *counts,
    const struct told *told, size_t profile, const char *name,
    const char *path);

/* Counts MESSAGE as what keeps DOCUMENT, by number, from being written. */
void problem_counts_add(
    struct problem_counts *counts, const char *message, size_t document);

/* Appends a line for each problem that several profiles have and that was told
 * once. */
void problem_counts_add_shared(
    struct buffer *out, const struct problem_counts *counts);

/* The kinds that cost the most documents, worst first; *COUNT of them, at most
 * PROBLEM_KINDS_TOLD. */
const struct problem_kind *problem_counts_worst(
    struct problem_counts *counts, size_t *count);

#endif
