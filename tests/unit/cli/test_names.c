/* Names of documents: once each, on every file system, whatever way two
 * profiles have to ask for the same. */
#include "../support.h"

#include "cli/names.h"
#include "cli/safe_name.h"

static const char *first_template(void *context, const struct input *input)
{
    (void)context;
    return *input->guide ? input->guide : NULL;
}

/* What is said of the profiles NAMES, those with a capital B in their guide
 * having "brief" for their first template, the others "report". */
static const char *check(
    struct bench *bench, const char *template, const char *const *names)
{
    struct inputs inputs = {0};
    struct naming naming = {first_template, NULL};
    diags_init(&bench->diags, &bench->arena);
    for (; *names; names += 2)
        *array_add(&inputs.list, &bench->arena) =
            (struct input){.path = names[0],
                .name = names[0],
                .guide = names[1],
                .size = 1,
                .template = template};
    bool unique = names_unique(&inputs, &naming, &bench->arena, &bench->diags);
    assert_int_equal(unique, diags_clean(&bench->diags));
    return bench_report(bench);
}

#define CHECK(template, ...)                                                   \
    check(&bench, template, (const char *const[]){__VA_ARGS__, NULL})
#define HINT " [rename one, or build them into two folders]\n"

static void test_the_same(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    assert_string_equal(CHECK(NULL, "a", "report", "b", "report"), "");
    assert_string_equal(CHECK(NULL, "a", "report", "a", "brief"),
        "0:0 error: \"a\" and \"a\" would both be written as a" HINT);
    bench_release(&bench);
}

/* A template that is not the first of the guide is part of the name. */
static void test_with_a_template(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    assert_string_equal(CHECK(NULL, "a.brief", "brief", "a", "report"), "");
    assert_string_equal(CHECK("brief", "a.brief", "report", "a", "report"), "");
    assert_string_equal(CHECK("brief", "a.brief", "brief", "a", "brief"), "");
    static const char both[] = "0:0 error: \"a.brief\" and \"a\" would both be "
                               "written as a.brief" HINT;
    assert_string_equal(
        CHECK("brief", "a.brief", "brief", "a", "report"), both);
    assert_string_equal(
        CHECK("my/brief", "a.brief", "brief", "a", "report"), both);
    /* Of a guide that cannot be used, nothing is written. */
    assert_string_equal(CHECK("brief", "a.brief", "", "a", "report"), "");
    bench_release(&bench);
}

static void test_alike(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    assert_string_equal(CHECK(NULL, "Shop", "report", "shop", "report"),
        "0:0 error: \"Shop\" and \"shop\" would be written as Shop and shop, "
        "which many disks take for one name" HINT);
    /* An e with an accent, in one piece and in two. */
    assert_string_not_equal(
        CHECK(NULL, "caf\xC3\xA9", "report", "cafe\xCC\x81", "report"), "");
    assert_string_not_equal(
        CHECK(NULL, "CAF\xC3\x89", "report", "cafe\xCC\x81", "report"), "");
    assert_string_equal(
        CHECK(NULL, "caf\xC3\xA9", "report", "cafe", "report"), "");
    bench_release(&bench);
}

/* What a reference may be to be a file's name anywhere. */
static void test_problems(void **state)
{
    (void)state;
    static const char *const good[] = {"a", "con-1", "console", "COM0", "COM12",
        "a.con", "lpt", "nul1", "A 1", "\303\244"};
    static const char *const devices[] = {
        "CON", "con.a.b", "Aux", "prn ", "NUL .x", "COM1", "lpt9.x"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_null(safe_name_problem(good[i]));
    for (size_t i = 0; i < sizeof devices / sizeof *devices; i++)
        assert_string_equal(safe_name_problem(devices[i]),
            "Windows keeps that name for a device");
    assert_non_null(safe_name_problem("../a"));
    assert_non_null(safe_name_problem("a\nb"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_same),
        cmocka_unit_test(test_problems),
        cmocka_unit_test(test_with_a_template),
        cmocka_unit_test(test_alike),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
