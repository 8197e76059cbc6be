/* Fingerprints: of the bytes, taken once, and those of what was loaded are
 * those of the file. */
#include "../support.h"

#include "cli/fingerprint.h"

static const char *fresh(
    struct bench *bench, enum trace_kind kind, const char *name)
{
    struct fingerprints fingerprints;
    fingerprints_init(&fingerprints);
    const char *digits =
        arena_string(&bench->arena, fingerprint(&fingerprints, kind, name));
    fingerprints_release(&fingerprints);
    return digits;
}

static void test_once(void **state)
{
    (void)state;
    struct bench bench;
    struct fingerprints fingerprints;
    bench_init(&bench);
    fingerprints_init(&fingerprints);
    const char *path = bench_write(&bench, "a", "one");
    assert_false(fingerprint_known(&fingerprints, TRACE_FONT, path));
    const char *before = fingerprint(&fingerprints, TRACE_FONT, path);
    assert_true(fingerprint_known(&fingerprints, TRACE_FONT, path));
    assert_false(fingerprint_known(&fingerprints, TRACE_BRAND, path));
    bench_write(&bench, "a", "two");
    assert_string_equal(fingerprint(&fingerprints, TRACE_FONT, path), before);
    assert_string_not_equal(fresh(&bench, TRACE_FONT, path), before);
    assert_string_equal(fresh(&bench, TRACE_FONT, "/nowhere"), "");
    fingerprints_release(&fingerprints);
    bench_release(&bench);
}

/* Also where the file begins with a byte order mark, which is not loaded. */
static void test_loaded(void **state)
{
    (void)state;
    struct bench bench;
    struct fingerprints fingerprints;
    bench_init(&bench);
    fingerprints_init(&fingerprints);
    const char *path = bench_write(&bench, "a.md", "new");
    fingerprint(&fingerprints, TRACE_MODULE, path);
    fingerprint_loaded(&fingerprints, TRACE_MODULE, path, "old", 3);
    const char *loaded = fingerprint(&fingerprints, TRACE_MODULE, path);
    assert_string_not_equal(loaded, fresh(&bench, TRACE_MODULE, path));
    bench_write(&bench, "a.md", "old");
    assert_string_equal(loaded, fresh(&bench, TRACE_MODULE, path));
    bench_write(&bench, "a.md", "\xEF\xBB\xBFold");
    assert_string_equal(loaded, fresh(&bench, TRACE_MODULE, path));
    fingerprint_loaded(&fingerprints, TRACE_FONT, path, "\xEF\xBB\xBFold", 6);
    assert_string_equal(fingerprint(&fingerprints, TRACE_FONT, path),
        fresh(&bench, TRACE_FONT, path));
    fingerprints_release(&fingerprints);
    bench_release(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_once),
        cmocka_unit_test(test_loaded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
