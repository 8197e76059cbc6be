/* The line at the foot of a terminal that says how far a batch is. */
#include "cli/progress.h"

#include "base/buffer.h"

#include <stdio.h>
#include <time.h>

enum { BAR_WIDTH = 24, ROWS_BAR_WIDTH = 10, PAUSE_MS = 100 };

double progress_clock_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

void progress_init(struct progress *progress, size_t total, bool wanted)
{
    *progress = (struct progress){.wanted = wanted && total > 1,
        .total = total,
        .began_ms = progress_clock_ms()};
}

/* "0:07 left", "2:15:00 left" */
static void add_time_left(struct buffer *line, double seconds)
{
    if (seconds > 359999)
        seconds = 359999;
    unsigned left = (unsigned)(seconds + 0.5);
    if (left >= 3600)
        buffer_add_format(line, ", %u:%02u:%02u left", left / 3600,
            left / 60 % 60, left % 60);
    else
        buffer_add_format(line, ", %u:%02u left", left / 60, left % 60);
}

static void add_line(
    struct buffer *line, const struct progress *progress, double elapsed_ms)
{
    size_t done = progress->done, total = progress->total;
    size_t width = progress->row_total ? ROWS_BAR_WIDTH : BAR_WIDTH;
    size_t filled = total ? width * done / total : 0;
    buffer_add_byte(line, '[');
    for (size_t i = 0; i < width; i++)
        buffer_add_byte(line, i < filled ? '#' : '.');
    buffer_add_format(line, "] %zu of %zu", done, total);
    if (progress->row_total)
        buffer_add_format(line, " (%zu of %zu rows)", progress->rows_done,
            progress->row_total);
    if (progress->failed)
        buffer_add_format(line, ", %zu failed", progress->failed);
    if (done == 0 || elapsed_ms <= 0)
        return;
    double rate = (double)done * 1e3 / elapsed_ms;
    buffer_add_string(line, ", ");
    buffer_add_number(line, rate, rate < 10 ? 1 : 0);
    buffer_add_string(line, "/s");
    add_time_left(line, (double)(total - done) / rate);
}

void progress_draw(struct progress *progress, double now_ms)
{
    if (!progress->wanted ||
        (progress->shown && now_ms - progress->drawn_ms < PAUSE_MS))
        return;
    struct buffer line;
    buffer_init(&line);
    add_line(&line, progress, now_ms - progress->began_ms);
    /* To the left edge, the line, and nothing behind it. */
    fprintf(stderr, "\r%s\033[K", buffer_string(&line));
    fflush(stderr);
    buffer_release(&line);
    progress->shown = true;
    progress->drawn_ms = now_ms;
}

void progress_hide(struct progress *progress)
{
    if (!progress->shown)
        return;
    fputs("\r\033[K", stderr);
    fflush(stderr);
    progress->shown = false;
}
