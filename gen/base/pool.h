/* Worker processes: jobs walled off from one another.
 *
 * The workers are forked from this process and share what it has loaded. Each
 * is handed one job at a time and sends back a reply. One that crashes, hangs,
 * runs out of memory or is killed costs the one job that it had in hand, and
 * another takes its place. */
#ifndef BASE_POOL_H
#define BASE_POOL_H

#include "base/buffer.h"

#include <stdbool.h>
#include <stddef.h>

enum pool_fate {
    POOL_DONE,
    POOL_DIED,      /* the worker ended by SIGNAL, or by itself with CODE */
    POOL_LATE,      /* took longer than the time limit, and was killed */
    POOL_DROPPED,   /* in hand when a second signal ended the run at once */
    POOL_UNSTARTED, /* no worker could be started; CODE is the errno */
};

struct pool_result {
    enum pool_fate fate;
    int signal, code;
    const char *reply; /* of POOL_DONE: LENGTH bytes, borrowed for the call */
    size_t length;
    const char *last_words; /* the last of what a worker that died said on
                               standard error; "" if nothing */
};

struct pool_work {
    void *context;
    const size_t *jobs; /* by number, in the order they are handed out */
    size_t count;
    /* In the worker: does JOB and appends its reply. Standard error is not
     * shown there: it is kept for last words. */
    void (*perform)(void *context, size_t job, struct buffer *reply);
    /* In this process, in the order in which jobs end. False: no further job
     * is handed out. */
    bool (*finish)(void *context, size_t job, const struct pool_result *result);
    /* In this process, some times a second. May be NULL. */
    void (*tick)(void *context);
};

struct pool_limits {
    size_t workers;    /* at least 1 */
    int seconds;       /* for each job; 0: no limit */
    size_t memory_mib; /* for what each job adds; 0: no limit. Builds with the
                          address sanitizer, which reserves terabytes, know
                          no limit */
};

/* Does the jobs and returns when all workers are gone. SIGINT, SIGTERM and
 * SIGHUP (unless ignored) end it early: jobs in hand are finished, no further
 * one is handed out; a second signal drops those in hand too. Returns that
 * signal, or 0. The workers do not outlive this process, even if it is killed.
 * The process must have no threads. */
int pool_run(const struct pool_work *work, const struct pool_limits *limits);

#endif
