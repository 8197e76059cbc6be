/* The twelve example profiles, and 280 random ones, against the reference's
 * results, through the JSON that `dossier explain` prints. */
#include "expected.h"

#include "input/profile_stream.h"

static struct decision decide_example(struct fixture *fixture, const char *name)
{
    const char *path = file_join(&fixture->arena, "examples/profiles", name);
    const struct source *source =
        file_read(&fixture->arena, path, FILE_LARGEST_TEXT, &fixture->diags);
    assert_non_null(source);
    return decide_source(fixture, source);
}

static void test_twelve_profiles(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_read(&fixture, "content/python-node");
    require_clean(&fixture);
    json_t *expected = schema_load("tests/golden/expected.json");
    assert_int_equal(json_object_size(expected), 12);
    size_t differences = 0;
    const char *name;
    json_t *wanted;
    json_object_foreach(expected, name, wanted)
    {
        struct decision decision = decide_example(&fixture, name);
        json_t *result = result_of(&decision);
        assert_int_equal(json_object_size(wanted), 20);
        differences += compare_keys(name, wanted, result);
        json_decref(result);
    }
    json_decref(expected);
    fixture_release(&fixture);
    assert_int_equal(differences, 0);
}

/* ---- random profiles ----------------------------------------------------- */

/* Random profiles stand in one file, with heads of the guide as it was then:
 * the guides in content/ may change. */
static size_t compare_random(
    const char *folder, const char *path, json_t *expected)
{
    struct fixture fixture;
    struct profile_piece piece;
    struct diags diags;
    struct arena arena;
    size_t differences = 0, found = 0;
    fixture_read(&fixture, folder);
    require_clean(&fixture);
    struct profile_stream *stream = profile_stream_open(path);
    assert_non_null(stream);
    arena_init(&arena);
    diags_init(&diags, &arena);
    while (profile_stream_next(stream, &piece, &diags)) {
        json_t *wanted = json_object_get(expected, piece.reference);
        assert_non_null(wanted);
        struct decision decision = decide_source(&fixture,
            file_read_piece(&fixture.arena, path, piece.piece, &fixture.diags));
        json_t *result = result_of(&decision);
        differences += compare_keys(piece.reference, wanted, result);
        json_decref(result);
        found++;
    }
    assert_true(diags_clean(&diags));
    assert_int_equal(found, json_object_size(expected));
    profile_stream_close(stream);
    arena_release(&arena);
    fixture_release(&fixture);
    return differences;
}

static void test_random_profiles(void **state)
{
    (void)state;
    static const struct {
        const char *guide;
        size_t count;
    } cases[] = {
        {"python-node", 160}, {"load-balancer", 60}, {"open-licence", 60}};
    struct arena arena;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *folder =
            file_join(&arena, "tests/decision/random", cases[i].guide);
        json_t *expected =
            schema_load(file_join(&arena, folder, "expected.json"));
        assert_int_equal(json_object_size(expected), cases[i].count);
        assert_int_equal(
            compare_random(file_join(&arena, folder, "guide"),
                file_join(&arena, folder, "profiles.xml"), expected),
            0);
        json_decref(expected);
    }
    arena_release(&arena);
}

/* ---- the schema ---------------------------------------------------------- */

static void test_schema(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_read(&fixture, "content/python-node");
    struct decision decision =
        decide_example(&fixture, "p06-scoring-api-node-team.xml");
    json_t *result = result_of(&decision);
    expect_described("tests/golden/explain.schema.json", result);
    json_decref(result);
    fixture_release(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_twelve_profiles),
        cmocka_unit_test(test_random_profiles),
        cmocka_unit_test(test_schema),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
