/* Patterns of names: what they make of profiles, and every mistake in them. */
#include "../../read_profile.h"
#include "../support.h"

#include "cli/name_pattern.h"

struct desk {
    struct bench bench;
    const struct guide *guide;
};

static int set_up(void **state)
{
    struct desk *desk = test_calloc(1, sizeof *desk);
    bench_init(&desk->bench);
    desk->guide = guide_read(
        &desk->bench.arena, "content/load-balancer", &desk->bench.diags);
    *state = desk;
    return desk->guide ? 0 : -1;
}

static int tear_down(void **state)
{
    struct desk *desk = *state;
    bench_release(&desk->bench);
    test_free(desk);
    return 0;
}

/* What PATTERN makes of a profile whose meta is META; the message, if none. */
static const char *fill(
    struct desk *desk, const char *pattern_text, const char *meta)
{
    struct arena *arena = &desk->bench.arena;
    struct diags *diags = &desk->bench.diags;
    diags_init(diags, arena);
    const char *xml = arena_format(arena,
        "<profile guide=\"load-balancer\" format=\"1\"><meta>%s</meta>"
        "<project><platform>managed</platform></project><points>"
        "<point name=\"Shop\" kind=\"global-web\"/></points></profile>",
        meta);
    const struct profile *profile = read_profile(arena,
        source_new(arena, "p.xml", xml, strlen(xml)), desk->guide, diags);
    const struct name_pattern *pattern =
        name_pattern_new(arena, pattern_text, (struct place){0}, diags);
    const char *name = NULL;
    struct name_subject subject = {profile, "shop", "report"};
    if (profile && pattern)
        name = name_pattern_fill(pattern, &subject, diags);
    return name ? name : diags->list.items[0].message;
}

#define FILL(pattern, meta) fill(*state, pattern, meta)

static void test_names(void **state)
{
    static const char meta[] = "<client>Acme/Co.</client>"
                               "<date>2026-11-20</date><reference>R 1"
                               "</reference>";
    assert_string_equal(
        FILL("{client}/{date}-{template}", meta), "Acme-Co/2026-11-20-report");
    assert_string_equal(FILL("{year}/{month}/{name} ({guide})", meta),
        "2026/2026-11/shop (load-balancer)");
    assert_string_equal(FILL("{recipient|client} x", meta), "Acme-Co. x");
    assert_string_equal(FILL("{recipient|\"none\"}", meta), "none");
    assert_string_equal(FILL("{output}/{reference}", meta), "{output}/R 1");
    assert_string_equal(FILL("{platform}", meta), "managed");
    assert_string_equal(FILL("{client}", "<client>../..</client>"), "_");
    assert_string_equal(
        FILL("{client}", "<client>{output}</client>"), "_output-");
    assert_string_equal(FILL("{client}", "<client>con</client>"), "_con");
}

/* No part of a path is longer than file systems take, and none has half a
 * letter; what the pattern itself says is kept. */
static void test_length(void **state)
{
    struct desk *desk = *state;
    const char *acute = bench_repeat(&desk->bench, "\xC3\xA9", 300);
    const char *name = FILL("{client}/{client}-{template}",
        arena_format(&desk->bench.arena, "<client>%s</client>", acute));
    const char *slash = strchr(name, '/');
    assert_non_null(slash);
    assert_in_range(slash - name, 240, 255);
    assert_in_range(strlen(slash + 1), 180, 200);
    assert_string_equal(slash + strlen(slash) - 7, "-report");
    assert_int_equal((slash - name) % 2, 0);
}

static void test_unknown(void **state)
{
    assert_string_equal(FILL("{client}", ""),
        "the document gets no name from \"{client}\": the profile does not say "
        "its client");
    assert_string_equal(FILL("{client|recipient}", ""),
        "the document gets no name from \"{client|recipient}\": the profile "
        "does not say its client or recipient");
    assert_string_equal(FILL("{clinet}", ""),
        "the document gets no name from \"{clinet}\": \"clinet\" is no field "
        "of meta, and no fact of the guide \"load-balancer\"");
    assert_string_equal(FILL("{kind}", ""),
        "the document gets no name from \"{kind}\": \"kind\" is said of each "
        "place, not of the project");
    assert_string_equal(FILL("{client}", "<client>...</client>"),
        "the document gets no name from \"{client}\": \"...\" cannot be the "
        "name of a file");
    /* Letters that nobody sees are none. */
    assert_string_equal(FILL("{client}", "<client>&#x200B;</client>"),
        "the document gets no name from \"{client}\": the profile does not say "
        "its client");
}

static void test_mistakes(void **state)
{
    static const char *const cases[][2] = {{"", "it is empty"},
        {"/x", "it begins with a slash"}, {"x/", "it ends with a slash"},
        {"x//y", "two slashes stand side by side"},
        {"../x", "\"..\" begins with a full stop"},
        {".x", "\".x\" begins with a full stop"},
        {"{client", "a brace is not closed"},
        {"x}", "a brace is closed that is not open"},
        {"{}", "a name is missing between the braces"},
        {"{client|}", "a name is missing between the braces"},
        {"{client|\"x}", "a quote is not closed"},
        {"{a b}", "\" \" cannot stand between braces"},
        {"{ a }", "\" \" cannot stand between braces"},
        {"{\u00e9t\u00e9}", "names between braces are of plain letters"},
        {"a:b", "\"a:b\" has a character that no file name should have"},
        {"a\\b", "\"a\\b\" has a character that no file name should have"}};
    struct desk *desk = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(FILL(cases[i][0], ""),
            arena_format(&desk->bench.arena, "--name \"%s\": %s", cases[i][0],
                cases[i][1]));
    assert_string_equal(
        strrchr(FILL(bench_repeat(&desk->bench, "a/", 20), ""), ':'),
        ": it has more than 16 folders");
}

static void test_output(void **state)
{
    struct desk *desk = *state;
    struct arena *arena = &desk->bench.arena;
    assert_string_equal(
        name_pattern_output(arena, "{output}/a-{output}", "pdf"), "pdf/a-pdf");
    assert_string_equal(name_pattern_output(arena, "a", "pdf"), "a");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_length),
        cmocka_unit_test(test_unknown),
        cmocka_unit_test(test_mistakes),
        cmocka_unit_test(test_output),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
