/* Whose document a file is: what an edit leaves alone, and two clients have
 * not in common. */
#include "../support.h"

#include "cli/identity.h"

static const char *make(struct bench *bench, const char *name,
    const char *reference, const char *client)
{
    struct meta meta = {.reference = reference, .client = client};
    return identity_new(&bench->arena, name, &meta);
}

static void test_same(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
#define MAKE(name, reference, client) make(&bench, name, reference, client)
    const char *one = MAKE("a", "R-1", "One"), *none = MAKE("a", NULL, NULL);
    assert_true(identity_same(one, MAKE("a", "R-1", "One & Sons")));
    assert_false(identity_same(one, MAKE("a", "R-2", "One")));
    assert_false(identity_same(one, MAKE("a.brief", "R-1", "One")));
    assert_true(identity_same(one, MAKE("a", NULL, "One")));
    assert_false(identity_same(one, MAKE("a", NULL, "Two")));
    assert_true(identity_same(none, MAKE("a", NULL, "Two")));
    assert_true(identity_same(none, one));
    assert_false(identity_same(none, MAKE("b", NULL, NULL)));
    /* Nothing of one field gets into the next. */
    assert_false(identity_same(MAKE("a", "b", NULL), MAKE("a/b", NULL, NULL)));
    assert_false(identity_same(MAKE("a", "b/c", "d"), MAKE("a", "b", "c/d")));
    bench_release(&bench);
}

static void test_text(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const char *text = MAKE("a b", "2026/7", "<\"R&D\">\n\xC3\x84 100% \xFF");
    assert_string_equal(
        text, "a b/2026%2F7/%3C%22R%26D%22%3E%0A\xC3\x84 100%25 %FF");
    assert_string_equal(identity_words(&bench.arena, text),
        "\"a b\" (reference 2026/7, for <\"R&D\">\n\xC3\x84 100% \xFF)");
    assert_string_equal(
        identity_words(&bench.arena, MAKE("a", NULL, NULL)), "\"a\"");
    assert_true(strlen(MAKE("a", NULL, bench_repeat(&bench, "<", 9000))) < 500);
    bench_release(&bench);
}

static void test_files(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
#define READ(text)                                                             \
    identity_read(&bench.arena, bench_write(&bench, "file", text))
    assert_string_equal(
        READ("<html><meta name=\"dossier-profile\" content=\"a//B\">"), "a//B");
    assert_string_equal(
        READ("%PDF-1.7\n<dc:source>dossier-profile:a//B</dc:source>"), "a//B");
    assert_null(READ("%PDF-1.7\nnothing"));
    assert_null(READ("<meta name=\"dossier-profile\" content=\"a//B"));
    assert_null(READ(""));
    assert_null(identity_read(&bench.arena, bench_path(&bench, "none")));
    assert_null(identity_read(&bench.arena, bench_folder(&bench)));
    bench_release(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_same),
        cmocka_unit_test(test_text),
        cmocka_unit_test(test_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
