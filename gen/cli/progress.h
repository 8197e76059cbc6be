/* The line at the foot of a terminal that says how far a batch is. */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

struct progress {
    bool wanted;
    bool shown; /* it stands there now, and is to be taken away again */
    size_t total, done, failed;  /* documents */
    size_t row_total, rows_done; /* of a table; 0: there is none */
    double began_ms, drawn_ms;
};

/* WANTED: there is a terminal to show it on (standard error). */
void progress_init(struct progress *progress, size_t total, bool wanted);

/* Draws the line as it is at NOW_MS, some times a second at most: a bar, what
 * is done of how many, how many failed, the rate, and the time that the rest
 * takes at that rate, in 78 columns at most; or, with rows, a shorter bar and
 * theirs. */
void progress_draw(struct progress *progress, double now_ms);

/* Takes the line away, so that others may be printed. */
void progress_hide(struct progress *progress);

/* Milliseconds of a clock that never goes back. */
double progress_clock_ms(void);

#endif
