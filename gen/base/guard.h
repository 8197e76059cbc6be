/* A guard over what this process itself reads: limits of time and memory.
 *
 * Documents of a run are built in workers, which can be killed (base/pool).
 * What all of them share is read in the parent. There, a timer looks every few
 * milliseconds at the clock and at the memory; beyond a limit, it says which
 * file was being read and ends the process with EXIT_SYSTEM. Nothing is left
 * half written then: files get their names when they are whole. */
#ifndef BASE_GUARD_H
#define BASE_GUARD_H

#include "base/diag.h"

#include <stddef.h>

struct guard;

struct guard_limits {
    int seconds;       /* 0: no limit */
    size_t memory_mib; /* for what is added from the beginning on; 0: no limit.
                          Builds with the address sanitizer know none */
};

/* What is used where the user sets no limits; of documents too. */
enum { GUARD_SECONDS = 60, GUARD_MEMORY_MIB = 1024 };

/* What is watched: the message names the source that was read last with DIAGS,
 * or NAME where there is none (DIAGS may be NULL); WHAT says what did not come
 * about, such as "not read". All are borrowed while it is watched. */
struct guard_subject {
    const struct diags *diags;
    const char *name; /* NULL: nothing is watched */
    const char *what;
};

/* A guard that watches nothing yet. HINT says who sets the limits; NULL: none.
 * It does not follow into a process that is forked from this one. */
struct guard *guard_new(const struct guard_limits *limits, const char *hint);
void guard_free(struct guard *guard);

/* Watches SUBJECT from now on, with the whole of its time and memory before it,
 * and gives what was watched until then, to be gone on with. */
struct guard_subject guard_watch(
    struct guard *guard, struct guard_subject subject);

#endif
