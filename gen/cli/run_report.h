/* What a run of many documents prints: problems in the order of the profiles,
 * whatever the order in which documents end, and a summary. */
#ifndef CLI_RUN_REPORT_H
#define CLI_RUN_REPORT_H

#include "cli/inputs.h"
#include "cli/options.h"
#include "cli/problem_counts.h"
#include "cli/progress.h"
#include "cli/result.h"

#include <stdbool.h>
#include <stddef.h>

enum { SLOWEST_MOST = 5 };

/* What keeps all documents of a guide from being written. */
struct shared_cause {
    const char *guide, *message;
};

struct run_report {
    const struct options *options;
    const struct input *inputs;
    size_t count;
    struct ended *ended; /* for each input, until it is printed */
    size_t next;         /* the first input that is not printed */
    size_t ended_count, written_count, fresh_count;
    int status; /* the worst so far */
    double began_ms;
    struct slow {
        size_t input;
        double ms;
    } slowest[SLOWEST_MOST];
    size_t slowest_count;
    struct progress progress;
    struct problem_counts counts;
    ARRAY(struct shared_cause) causes; /* in the arena of the counts */
    size_t *profiles;                  /* the number of each input's profile */
    size_t *open; /* of each profile, documents that have not ended */
};

void run_report_init(struct run_report *report, const struct options *options,
    const struct input *inputs, size_t count);
void run_report_release(struct run_report *report);

/* How the problems of this run are to be told. */
struct telling run_report_telling(const struct options *options);

/* The document of INPUT is up to date; nothing is printed. To be told before
 * any ends. */
void run_report_fresh(struct run_report *report, size_t input);

/* Problems of rows that were told before the run: what they cost is counted. */
void run_report_early(struct run_report *report, const struct diags *diags);

/* Problems that belong before those of INPUT: of its guide and template. */
void run_report_before(
    struct run_report *report, size_t input, const struct result *result);

/* INPUT has come to its end. Prints what is next in order, if it is there. */
void run_report_end(
    struct run_report *report, size_t input, const struct result *result);

/* Prints the rest and the summary. SIGNAL: what ended the run early, or 0.
 * Returns the exit code: the worst of all, or 128 and the signal. */
int run_report_finish(struct run_report *report, int signal);

#endif
