/* A guard over what this process itself reads: limits of time and memory.
 *
 * Time is that of the processor, so that a user who types into standard input,
 * or a machine with much to do, is no fault of a file's. Memory is the most
 * that was resident, which the system counts anyway. */
#include "base/guard.h"

#include "base/memory.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

enum { TICK_NS = 10000000, LONGEST_NAME = 4096 };

struct guard {
    struct guard_limits limits;
    const char *hint; /* NULL: none */
    struct guard_subject subject;
    pid_t process; /* that is watched */
    bool timed;    /* there is a timer */
    timer_t timer;
    struct sigaction before;
    double began_s;
    long began_kib;
};

static double used_s(void)
{
    struct timespec used = {0};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return (double)used.tv_sec + (double)used.tv_nsec / 1e9;
}

static long used_kib(void)
{
#ifndef __SANITIZE_ADDRESS__
    struct rusage usage;
    return getrusage(RUSAGE_SELF, &usage) == 0 ? usage.ru_maxrss : 0;
#else
    return 0;
#endif
}

/* ---- at the end of all patience ------------------------------------------ */

/* What follows runs in a signal handler: it formats by hand, and calls nothing
 * but the system. */
struct line {
    char text[LONGEST_NAME + 1000];
    size_t length;
};

static void add_words(struct line *line, const char *text)
{
    for (; *text && line->length < sizeof line->text; text++)
        line->text[line->length++] = (unsigned char)*text < ' ' ? ' ' : *text;
}

static void add_decimal(struct line *line, size_t number)
{
    char digits[24];
    size_t at = sizeof digits;
    digits[--at] = '\0';
    do
        digits[--at] = (char)('0' + number % 10);
    while (number /= 10);
    add_words(line, digits + at);
}

static void end_line(struct line *line)
{
    ssize_t ignored = write(STDERR_FILENO, line->text, line->length);
    ignored = write(STDERR_FILENO, "\n", 1);
    (void)ignored;
    line->length = 0;
}

static _Noreturn void give_up(const struct guard *guard, bool late)
{
    struct line line = {.length = 0};
    const struct guard_subject *subject = &guard->subject;
    const struct source *source =
        subject->diags ? subject->diags->reading : NULL;
    add_words(&line, source ? source->name : subject->name);
    add_words(&line, ": error: ");
    add_words(&line, subject->what);
    if (late) {
        add_words(&line, ": it takes longer than ");
        add_decimal(&line, (size_t)guard->limits.seconds);
        add_words(&line, " s");
    } else {
        add_words(&line, ": it takes more than ");
        add_decimal(&line, guard->limits.memory_mib);
        add_words(&line, " MiB of memory");
    }
    end_line(&line);
    if (guard->hint) {
        add_words(&line, "     = hint: ");
        add_words(&line, guard->hint);
        end_line(&line);
    }
    _exit(EXIT_SYSTEM);
}

static void look(const struct guard *guard)
{
    const struct guard_limits *limits = &guard->limits;
    if (limits->seconds && used_s() - guard->began_s > limits->seconds)
        give_up(guard, true);
    long added_kib = used_kib() - guard->began_kib;
    if (limits->memory_mib && added_kib > 0 &&
        (size_t)added_kib / 1024 >= limits->memory_mib)
        give_up(guard, false);
}

static void take_tick(int signal, siginfo_t *info, void *context)
{
    (void)signal, (void)context;
    if (info->si_code == SI_TIMER)
        look(info->si_value.sival_ptr);
}

/* ---- the watch ----------------------------------------------------------- */

static bool start_timer(struct guard *guard)
{
    struct sigaction action = {
        .sa_sigaction = take_tick, .sa_flags = SA_SIGINFO | SA_RESTART};
    struct sigevent event = {
        .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGALRM};
    event.sigev_value.sival_ptr = guard;
    if (timer_create(CLOCK_PROCESS_CPUTIME_ID, &event, &guard->timer) != 0)
        return false;
    sigaction(SIGALRM, &action, &guard->before);
    return true;
}

/* Without a timer (no system that we know lacks it), what has gone beyond a
 * limit is still seen at its end. */
struct guard *guard_new(const struct guard_limits *limits, const char *hint)
{
    struct guard *guard = memory_allocate(1, sizeof *guard);
    *guard =
        (struct guard){.limits = *limits, .hint = hint, .process = getpid()};
    guard->timed = start_timer(guard);
    return guard;
}

void guard_free(struct guard *guard)
{
    if (guard->timed && guard->process == getpid()) {
        timer_delete(guard->timer);
        sigaction(SIGALRM, &guard->before, NULL);
    }
    free(guard);
}

static void set_timer(struct guard *guard, long tick_ns)
{
    struct itimerspec times = {{0, tick_ns}, {0, tick_ns}};
    if (guard->timed)
        timer_settime(guard->timer, 0, &times, NULL);
}

struct guard_subject guard_watch(
    struct guard *guard, struct guard_subject subject)
{
    struct guard_subject before = guard->subject;
    if (guard->process != getpid())
        return before;
    set_timer(guard, 0);
    if (before.name)
        look(guard);
    guard->subject = subject;
    guard->began_s = used_s();
    guard->began_kib = used_kib();
    if (subject.name)
        set_timer(guard, TICK_NS);
    return before;
}
