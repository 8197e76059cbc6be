/* What a guide's reasons rest on: sources, evidence and criteria, and every
 * mistake in them at its place. */
#include "../support.h"

#include "base/file.h"
#include "input/guide.h"

#include <string.h>

static const char guide_head[] =
    "guide: g\nformat: 1\ntitle: G\nlanguage: en\nversion: \"1\"\n"
    "templates: [report]\nunknown: \"?\"\nkinds: {text: Texts}\n"
    "options: [{id: a, label: A}, {id: b, label: B}]\n";

static const char module_head[] =
    "---\nid: m\ntitle: M\nkind: text\nwhen: true()\norder: 1\n";

/* Guide and module with REST and MODULE_REST in their heads. */
static const struct guide *read_both(
    struct bench *bench, const char *rest, const char *module_rest)
{
    file_make_folder(bench_path(bench, "modules"), &bench->diags);
    bench_write(bench, "guide.yaml",
        arena_format(&bench->arena, "%s%s", guide_head, rest));
    bench_write(bench, "modules/m.md",
        arena_format(
            &bench->arena, "%s%s---\nText.\n", module_head, module_rest));
    return guide_read(&bench->arena, bench_folder(bench), &bench->diags);
}

#define BOOK(id)                                                               \
    "  - {id: " id ", title: T, address: \"https://example.org/\", "           \
    "date: 2026-11-30}\n"

static void expect(
    const char *rest, const char *module_rest, const char *report)
{
    struct bench bench;
    bench_init(&bench);
    const struct guide *guide = read_both(&bench, rest, module_rest);
    assert_string_equal(bench_report(&bench), report);
    assert_int_equal(guide == NULL, *report != '\0');
    bench_release(&bench);
}

static void test_what_is_read(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const struct guide *guide = read_both(&bench,
        "criteria: [{id: speed, label: Speed}, {id: people, label: People}]\n"
        "sources:\n" BOOK("one") "reasons:\n"
                                 "  - {id: r, for: a, grade: lean, because: "
                                 "B., criterion: people,\n"
                                 "     evidence: measured, rests-on: [one]}\n",
        "sources:\n" BOOK(
            "two") "reasons:\n"
                   "  - {id: s, for: b, grade: lean, because: B., criterion: "
                   "speed,\n"
                   "     evidence: documented, rests-on: [two, one]}\n"
                   "  - {id: t, for: b, grade: lean, because: B., criterion: "
                   "speed}\n");
    assert_string_equal(bench_report(&bench), "");
    assert_non_null(guide);
    assert_int_equal(guide->criterion_count, 2);
    assert_string_equal(guide->criteria[1].id, "people");
    assert_int_equal(guide->reasons[0].criterion, 1);
    assert_int_equal(guide->reasons[0].evidence, EVIDENCE_MEASURED);
    assert_ptr_equal(guide->reasons[0].rests_on[0], &guide->sources[0]);
    const struct module *module = &guide->modules[0];
    assert_int_equal(guide->reasons[1].rests_on_count, 2);
    assert_ptr_equal(guide->reasons[1].rests_on[0], &module->sources[0]);
    assert_ptr_equal(guide->reasons[1].rests_on[1], &guide->sources[0]);
    assert_int_equal(guide->reasons[2].evidence, EVIDENCE_NONE);
    /* A module's sources are its own. */
    assert_null(guide_find_source(guide, NULL, "two"));
    assert_non_null(guide_find_source(guide, module, "two"));
    bench_release(&bench);
}

static void test_mistakes_in_sources(void **state)
{
    (void)state;
    expect("sources: [{id: one, title: T}]\n", "",
        "10:11 error: \"address\" is missing\n"
        "10:11 error: \"date\" is missing\n");
    static const char *const bad[] = {"http://example.org/", "https://",
        "https://example", "https://.org", "https://exa mple.org/",
        "nodejs/node, doc/api.md", "https://example.org\\u00e9"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct bench bench;
        bench_init(&bench);
        const struct guide *guide = read_both(&bench,
            arena_format(&bench.arena,
                "sources: [{id: one, title: T, date: 2026-11-30, "
                "address: \"%s\"}]\n",
                bad[i]),
            "");
        assert_null(guide);
        const char *report = bench_report(&bench);
        if (strncmp(report, "10:59 error: ", 13) != 0 ||
            !strstr(report, "is not an https address with a host"))
            fail_msg("%s: %s", bad[i], report);
        bench_release(&bench);
    }
    expect("sources: [{id: one, title: T, date: 2026-02-30, address: "
           "\"https://example.org/\"}]\n",
        "",
        "10:37 error: date: \"2026-02-30\" is not a date [the day on which it "
        "was looked at, as YYYY-MM-DD]\n");
    expect("sources:\n" BOOK("one") BOOK("one"), "",
        "12:10 error: there is another source \"one\" "
        "[give each source an id of its own]\n");
    expect("sources:\n" BOOK("one"), "sources:\n" BOOK("one"),
        "8:10 error: there is another source \"one\" "
        "[give each source an id of its own]\n");
}

static void test_mistakes_in_reasons(void **state)
{
    (void)state;
#define REASON(rest)                                                           \
    "sources:\n" BOOK("book") "reasons:\n  - {id: r, for: a, grade: lean, "    \
                              "because: B., " rest "}\n"
    expect(REASON("evidence: guess"), "",
        "13:57 error: evidence: \"guess\" is not one of measured, documented, "
        "experience, opinion\n");
    expect(REASON("evidence: measured"), "",
        "13:57 error: what is measured has a source [name it in "
        "\"rests-on\", or call it experience or opinion]\n");
    expect(REASON("evidence: documented, rests-on: [bok]"), "",
        "13:80 error: there is no source \"bok\" "
        "[did you mean \"book\"?]\n");
    expect(REASON("rests-on: [book]"), "",
        "13:57 error: a reason that rests on sources needs an \"evidence\" "
        "[one of measured, documented, experience, opinion]\n");
    expect(REASON("criterion: speed"), "",
        "13:58 error: the guide has no criteria [declare them in guide.yaml, "
        "for example criteria: [{id: cost, label: Cost}]]\n");
    expect("criteria: [{id: speed, label: Speed}]\n"
           "reasons:\n  - {id: r, for: a, grade: lean, because: B.}\n",
        "",
        "12:5 error: \"criterion\" is missing [the guide declares criteria, "
        "so each reason belongs to one]\n");
    expect("criteria: [{id: speed, label: Speed}]\n"
           "reasons:\n  - {id: r, for: a, grade: lean, because: B., "
           "criterion: sped}\n",
        "",
        "12:58 error: criterion: \"sped\" is not one of speed "
        "[did you mean \"speed\"?]\n");
    expect("criteria: [{id: x, label: X}, {id: x, label: Y}]\n", "",
        "10:36 error: there is another criterion \"x\" "
        "[give each criterion an id of its own]\n");
}

/* The three guides of this repository say for each reason what it is about
 * and what it rests on. */
static void test_the_guides_of_this_repository(void **state)
{
    (void)state;
    static const char *const folders[] = {
        "content/python-node", "content/open-licence", "content/load-balancer"};
    for (size_t i = 0; i < 3; i++) {
        struct bench bench;
        bench_init(&bench);
        const struct guide *guide =
            guide_read(&bench.arena, folders[i], &bench.diags);
        assert_non_null(guide);
        assert_true(guide->criterion_count >= 5);
        for (size_t j = 0; j < guide->reason_count; j++)
            if (guide->reasons[j].evidence == EVIDENCE_NONE)
                fail_msg("%s: reason \"%s\" does not say what it rests on",
                    folders[i], guide->reasons[j].id);
        bench_release(&bench);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_is_read),
        cmocka_unit_test(test_mistakes_in_sources),
        cmocka_unit_test(test_mistakes_in_reasons),
        cmocka_unit_test(test_the_guides_of_this_repository),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
