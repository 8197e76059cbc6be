/* Worker processes: every job is done or its loss is told, whatever becomes
 * of the workers. */
#include "../support.h"

#include "base/pool.h"

#include <errno.h>
#include <signal.h>
#include <sys/wait.h>
#include <time.h>

enum { JOBS = 200, REPLY_LONG = 300000 };

/* What a job does. */
enum deed {
    DEED_ANSWER,
    DEED_ANSWER_LONG,
    DEED_CRASH,
    DEED_EXIT,
    DEED_HANG,
    DEED_EAT,
    DEED_KILL_PARENT_SOFTLY, /* SIGTERM */
};

struct run {
    enum deed deeds[JOBS];
    size_t order[JOBS], count;
    enum pool_fate fates[JOBS];
    int finished[JOBS], signals[JOBS], codes[JOBS];
    bool words_told;
    size_t fail_fast_after; /* 0: never */
    size_t finished_count;
};

static void pause_ms(long ms)
{
    struct timespec pause = {ms / 1000, ms % 1000 * 1000000};
    nanosleep(&pause, NULL);
}

static void eat_memory(void)
{
    for (;;) {
        size_t size = (size_t)1 << 20;
        void *block = malloc(size);
        if (!block)
            _exit(3);
        memset(block, 1, size);
    }
}

static void perform(void *context, size_t job, struct buffer *reply)
{
    const struct run *run = context;
    switch (run->deeds[job]) {
    case DEED_ANSWER: break;
    case DEED_ANSWER_LONG:
        for (int i = 0; i < REPLY_LONG; i++)
            buffer_add_byte(reply, 'x');
        return;
    case DEED_CRASH:
        fputs("these are my last words\n", stderr);
        raise(SIGKILL);
        break;
    case DEED_EXIT: _exit(7);
    case DEED_HANG: pause_ms(600000); break;
    case DEED_EAT: eat_memory(); break;
    case DEED_KILL_PARENT_SOFTLY:
        kill(getppid(), SIGTERM);
        pause_ms(300);
        break;
    }
    buffer_add_format(reply, "%zu", job);
}

static bool finish(void *context, size_t job, const struct pool_result *result)
{
    struct run *run = context;
    run->finished[job]++;
    run->fates[job] = result->fate;
    run->signals[job] = result->signal;
    run->codes[job] = result->code;
    if (strstr(result->last_words, "these are my last words"))
        run->words_told = true;
    if (result->fate == POOL_DONE && run->deeds[job] == DEED_ANSWER_LONG) {
        assert_int_equal(result->length, REPLY_LONG);
    } else if (result->fate == POOL_DONE) {
        char expected[32];
        int length = snprintf(expected, sizeof expected, "%zu", job);
        assert_int_equal(result->length, (size_t)length);
        assert_memory_equal(result->reply, expected, (size_t)length);
    }
    run->finished_count++;
    return !run->fail_fast_after || run->finished_count < run->fail_fast_after;
}

static int go(struct run *run, struct pool_limits limits)
{
    for (size_t i = 0; i < run->count; i++)
        run->order[i] = run->count - 1 - i;
    struct pool_work work = {
        run, run->order, run->count, perform, finish, NULL};
    int signal = pool_run(&work, &limits);
    /* No worker is left. */
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    assert_int_equal(errno, ECHILD);
    return signal;
}

static void test_all_done(void **state)
{
    (void)state;
    for (size_t workers = 1; workers <= 16; workers *= 4) {
        struct run run = {.count = JOBS};
        for (size_t i = 0; i < JOBS; i += 7)
            run.deeds[i] = DEED_ANSWER_LONG;
        assert_int_equal(go(&run, (struct pool_limits){workers, 0, 0}), 0);
        for (size_t i = 0; i < JOBS; i++) {
            assert_int_equal(run.finished[i], 1);
            assert_int_equal(run.fates[i], POOL_DONE);
        }
    }
}

static void test_no_jobs(void **state)
{
    (void)state;
    struct run run = {0};
    assert_int_equal(go(&run, (struct pool_limits){3, 0, 0}), 0);
    assert_int_equal(run.finished_count, 0);
}

/* Crashes and exits cost the job at hand. */
static void test_deaths(void **state)
{
    (void)state;
    struct run run = {.count = JOBS};
    for (size_t i = 0; i < JOBS; i += 5)
        run.deeds[i] = i % 2 ? DEED_CRASH : DEED_EXIT;
    assert_int_equal(go(&run, (struct pool_limits){4, 0, 0}), 0);
    for (size_t i = 0; i < JOBS; i++) {
        assert_int_equal(run.finished[i], 1);
        assert_int_equal(run.fates[i], i % 5 ? POOL_DONE : POOL_DIED);
        if (i % 5 == 0 && i % 2)
            assert_int_equal(run.signals[i], SIGKILL);
        else if (i % 5 == 0)
            assert_int_equal(run.codes[i], 7);
    }
    assert_true(run.words_told);
}

static void test_time_limit(void **state)
{
    (void)state;
    struct run run = {.count = 20};
    run.deeds[3] = run.deeds[11] = DEED_HANG;
    assert_int_equal(go(&run, (struct pool_limits){2, 1, 0}), 0);
    for (size_t i = 0; i < run.count; i++) {
        assert_int_equal(run.finished[i], 1);
        bool hung = run.deeds[i] == DEED_HANG;
        assert_int_equal(run.fates[i], hung ? POOL_LATE : POOL_DONE);
    }
}

static void test_memory_limit(void **state)
{
    (void)state;
#ifdef __SANITIZE_ADDRESS__
    skip(); /* knows no limit */
#endif
    struct run run = {.count = 20};
    run.deeds[3] = run.deeds[11] = DEED_EAT;
    assert_int_equal(go(&run, (struct pool_limits){2, 0, 16}), 0);
    for (size_t i = 0; i < run.count; i++) {
        assert_int_equal(run.finished[i], 1);
        bool ate = run.deeds[i] == DEED_EAT;
        assert_int_equal(run.fates[i], ate ? POOL_DIED : POOL_DONE);
        assert_int_equal(run.codes[i], ate ? 3 : 0);
    }
}

/* The job in hand is finished, no other is begun. */
static void test_signal(void **state)
{
    (void)state;
    struct run run = {.count = JOBS};
    run.deeds[JOBS - 1] = DEED_KILL_PARENT_SOFTLY;
    assert_int_equal(go(&run, (struct pool_limits){1, 0, 0}), SIGTERM);
    assert_int_equal(run.finished_count, 1);
    assert_int_equal(run.fates[JOBS - 1], POOL_DONE);
}

/* A second signal drops what is in hand. */
static void test_second_signal(void **state)
{
    (void)state;
    struct run run = {.count = 3};
    run.deeds[1] = run.deeds[2] = DEED_HANG;
    pid_t child = fork();
    if (child == 0) {
        /* From outside, half a second apart. */
        for (int i = 0; i < 2; i++) {
            pause_ms(500);
            kill(getppid(), SIGINT);
        }
        _exit(0);
    }
    struct pool_work work = {
        &run, (const size_t[]){2, 1, 0}, 3, perform, finish, NULL};
    struct pool_limits limits = {2, 0, 0};
    assert_int_equal(pool_run(&work, &limits), SIGINT);
    assert_int_equal(waitpid(child, NULL, 0), child);
    assert_int_equal(run.finished[0], 0);
    assert_int_equal(run.fates[1], POOL_DROPPED);
    assert_int_equal(run.fates[2], POOL_DROPPED);
}

static void test_finish_stops(void **state)
{
    (void)state;
    struct run run = {.count = JOBS, .fail_fast_after = 10};
    assert_int_equal(go(&run, (struct pool_limits){4, 0, 0}), 0);
    assert_in_range(run.finished_count, 10, 13);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_all_done),
        cmocka_unit_test(test_no_jobs),
        cmocka_unit_test(test_deaths),
        cmocka_unit_test(test_time_limit),
        cmocka_unit_test(test_memory_limit),
        cmocka_unit_test(test_signal),
        cmocka_unit_test(test_second_signal),
        cmocka_unit_test(test_finish_stops),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
