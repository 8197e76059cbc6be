/* The guard: a reader that takes too long or too much is ended, with the name
 * of the file. */
#include "../support.h"

#include "base/file.h"
#include "base/guard.h"
#include "base/memory.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

static int set_up(void **state)
{
    struct bench *bench = test_malloc(sizeof *bench);
    bench_init(bench);
    *state = bench;
    return 0;
}

static int tear_down(void **state)
{
    bench_release(*state);
    test_free(*state);
    return 0;
}

/* Runs READER in a process of its own. Returns its exit code, or minus the
 * signal that ended it; what it said on standard error is in SAID. */
static int run(struct bench *bench, void (*reader)(struct bench *), char *said)
{
    int ends[2], status;
    assert_int_equal(pipe(ends), 0);
    pid_t process = fork();
    if (process == 0) {
        alarm(100); /* a guard that does nothing must not hang the tests */
        dup2(ends[1], STDERR_FILENO);
        reader(bench);
        _exit(0);
    }
    close(ends[1]);
    size_t length = 0;
    for (ssize_t got; (got = read(ends[0], said + length, 500 - length)) > 0;)
        length += (size_t)got;
    said[length] = '\0';
    close(ends[0]);
    assert_int_equal(waitpid(process, &status, 0), process);
    return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

static void loop_for_ever(struct bench *bench)
{
    struct guard_limits limits = {.seconds = 1};
    guard_watch(guard_new(&limits, "take something out"),
        (struct guard_subject){&bench->diags, "the\nguide", "not read"});
    for (volatile unsigned long at = 0;; at++)
        ;
}

static void test_a_loop_is_ended(void **state)
{
    char said[501];
    assert_int_equal(run(*state, loop_for_ever, said), EXIT_SYSTEM);
    assert_string_equal(said,
        "the guide: error: not read: it takes longer than 1 s\n"
        "     = hint: take something out\n");
}

static struct guard_subject guide_of(struct bench *bench)
{
    return (struct guard_subject){&bench->diags, "guide", "not read"};
}

static void take_memory(struct bench *bench)
{
    struct guard_limits limits = {.memory_mib = 50};
    guard_watch(guard_new(&limits, NULL), guide_of(bench));
    file_read(
        &bench->arena, bench_write(bench, "m.md", "text"), 9, &bench->diags);
    for (;;)
        memset(memory_allocate(1 << 20, 1), 1, 1 << 20);
}

/* The one that was read last is named. */
static void test_memory_is_limited(void **state)
{
#ifndef __SANITIZE_ADDRESS__
    struct bench *bench = *state;
    char said[501];
    const char *expected = arena_format(&bench->arena,
        "%s: error: not read: it takes more than 50 MiB of memory\n",
        bench_path(bench, "m.md"));
    assert_int_equal(run(bench, take_memory, said), EXIT_SYSTEM);
    assert_string_equal(said, expected);
#else
    (void)state, (void)take_memory;
#endif
}

static void take_too_much_at_once(struct bench *bench)
{
    struct guard_limits limits = {.memory_mib = 20};
    struct guard *guard = guard_new(&limits, NULL);
    guard_watch(guard, guide_of(bench));
    memset(memory_allocate(30 << 20, 1), 1, 30 << 20);
    guard_watch(guard, (struct guard_subject){0});
}

/* However short it was between two ticks. */
static void test_the_end_looks_once_more(void **state)
{
#ifndef __SANITIZE_ADDRESS__
    char said[501];
    assert_int_equal(run(*state, take_too_much_at_once, said), EXIT_SYSTEM);
    assert_string_equal(
        said, "guide: error: not read: it takes more than 20 MiB of memory\n");
#else
    (void)state, (void)take_too_much_at_once;
#endif
}

static void stay_within(struct bench *bench)
{
    struct guard_limits limits = {1, 20}, none = {0, 0};
    struct guard *guard = guard_new(&limits, NULL);
    for (int i = 0; i < 4; i++) {
        guard_watch(guard, guide_of(bench));
        memset(memory_allocate(8 << 20, 1), 1, 8 << 20);
    }
    struct guard_subject last = guard_watch(guard, (struct guard_subject){0});
    if (strcmp(last.name, "guide") != 0)
        _exit(1);
    memset(memory_allocate(30 << 20, 1), 1, 30 << 20);
    guard_free(guard);
    guard = guard_new(&none, NULL);
    guard_watch(guard, guide_of(bench));
    memset(memory_allocate(30 << 20, 1), 1, 30 << 20);
    guard_free(guard);
}

/* Each beginning counts anew, nothing is watched in between, and 0 is no limit.
 */
static void test_what_stays_within_goes_on(void **state)
{
    char said[501];
    assert_int_equal(run(*state, stay_within, said), 0);
    assert_string_equal(said, "");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_a_loop_is_ended),
        TEST(test_memory_is_limited),
        TEST(test_the_end_looks_once_more),
        TEST(test_what_stays_within_goes_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
