/* What no project can bring about in a guide, and that nothing is reported of
 * a guide in which everything has its use. */
#include "fixture.h"

#include "decide/reachability.h"

static const char guide_head[] =
    "guide: small\n"
    "format: 1\n"
    "title: A small guide\n"
    "language: en\n"
    "version: \"1\"\n"
    "unknown: not known\n"
    "templates: [report]\n"
    "kinds: {use-case: Use cases}\n"
    "options: [{id: a, label: A}, {id: b, label: B}]\n"
    "combinations: [{id: ab, label: Both, of: [a, b]}]\n"
    "weights: {minor: 1, major: 2, core: 3}\n"
    "parts: {path: works/work, name: \"@name\", weight: weight, vary: kind}\n"
    "facts:\n"
    "  kind: {of: part, label: Kind, path: \"@kind\", required: yes, type: "
    "enum, values: [web, data], ask: \"?\"}\n"
    "  weight: {of: part, label: Weight, path: \"@weight\", type: scale, "
    "values: [minor, major, core], assume: major, ask: \"?\"}\n"
    "  size: {of: project, label: Size, path: size, type: integer, cuts: [5], "
    "assume: 3, ask: \"?\"}\n";

/* Facts that good_warnings reads. */
#define SUMS                                                                   \
    "  any-web: {of: project, any: \"$kind = 'web'\"}\n"                       \
    "  any-data: {of: project, any: \"$kind = 'data'\"}\n"

static const char good_reasons[] =
    "reasons:\n"
    "  - {id: web, for: a, scope: part, grade: strong, when: \"$kind = "
    "'web'\", because: t}\n"
    "  - id: data\n"
    "    for: b\n"
    "    scope: part\n"
    "    grade: strong\n"
    "    when: \"$kind = 'data'\"\n"
    "    because: t\n"
    "    except: [{when: \"$size >= 5\", grade: lean, because: t}]\n";

static const char good_warnings[] =
    "warnings:\n"
    "  - {id: two, level: note, when: \"$any-web and $any-data\", say: s}\n"
    "  - {id: close, level: note, when: \"$confidence = 'low'\", say: s}\n"
    "  - {id: split, level: note, when: \"$verdict = 'ab' and $size >= 5\", "
    "say: s}\n";

/* The problems of HEAD and REASONS and WARNINGS as "LINE: message [hint]". */
static void expect_problems(const char *facts, const char *reasons,
    const char *warnings, const char *expected)
{
    struct fixture fixture;
    struct arena scratch;
    arena_init(&scratch);
    fixture_write(&fixture, arena_format(&scratch, "%s%s%s%s", guide_head,
                                facts, reasons, warnings));
    require_clean(&fixture);
    assert_non_null(fixture.rules);
    reachability_check(fixture.rules, &fixture.diags);
    const char *all = "";
    for (size_t i = 0; i < fixture.diags.list.count; i++) {
        const struct diag *diag = &fixture.diags.list.items[i];
        assert_int_equal(diag->severity, SEVERITY_WARNING);
        all = arena_format(&scratch, "%s%d: %s [%s]\n", all, diag->place.line,
            diag->message, diag->hint);
    }
    assert_string_equal(all, expected);
    arena_release(&scratch);
    fixture_release(&fixture);
}

static void test_all_is_well(void **state)
{
    (void)state;
    expect_problems(SUMS, good_reasons, good_warnings, "");
}

static void test_never(void **state)
{
    (void)state;
    expect_problems("", good_reasons,
        "warnings:\n"
        "  - {id: none, level: note, when: \"$size >= 5 and $size < 5\", say: "
        "s}\n"
        "  - {id: sure, level: note, when: \"$verdict = 'toss-up' and $lead >= "
        "2\", say: s}\n",
        "27: no project brings in warning \"none\" [its condition is false "
        "whatever the answers]\n"
        "28: no project brings in warning \"sure\" [its condition was true in "
        "none of 20000 projects that were tried]\n");
}

static void test_always(void **state)
{
    (void)state;
    expect_problems("", good_reasons,
        "warnings:\n"
        "  - {id: any, level: note, when: \"true()\", say: s}\n"
        "  - {id: sizes, level: note, when: \"$size >= 5 or $size < 5\", say: "
        "s}\n"
        "  - {id: leads, level: note, when: \"$lead >= 0\", say: s}\n",
        "28: \"$size >= 5 or $size < 5\": this condition of \"sizes\" is "
        "always "
        "true [leave it out, or write true()]\n"
        "29: \"$lead >= 0\": this condition of \"leads\" is true in every "
        "project tried [leave it out, or write true()]\n");
}

static void test_reasons_exceptions_and_relevance(void **state)
{
    (void)state;
    expect_problems(
        "  web: {of: part, is: \"$kind = 'web'\"}\n"
        "  depth: {of: part, label: Depth, path: depth, type: boolean, "
        "asked-if: \"$web and $kind = 'data'\", otherwise: no, ask: \"?\"}\n",
        "reasons:\n"
        "  - {id: web, for: a, scope: part, grade: strong, when: \"$web\", "
        "because: t}\n"
        "  - id: data\n"
        "    for: b\n"
        "    scope: part\n"
        "    grade: strong\n"
        "    when: \"$kind = 'data'\"\n"
        "    because: t\n"
        "    except: [{when: \"$size >= 5 and $depth\", because: t}]\n"
        "  - {id: deep, for: b, scope: part, grade: lean, when: \"$depth\", "
        "because: t}\n",
        "",
        "18: no project is asked for fact \"depth\" [its condition is false "
        "whatever the answers]\n"
        "27: no project has this exception of reason \"data\" [its condition "
        "is false whatever the answers]\n"
        "28: no project counts reason \"deep\" [its condition is false "
        "whatever the answers]\n");
}

static void test_unread_facts(void **state)
{
    (void)state;
    expect_problems(SUMS
        "  budget: {of: project, label: Budget, path: budget, type: text, "
        "print-only: yes, ask: \"?\"}\n"
        "  weeks: {of: project, label: Weeks, path: weeks, type: integer, "
        "cuts: [5], ask: \"?\"}\n"
        "  long: {of: project, is: \"$weeks >= 5\"}\n",
        good_reasons, good_warnings,
        "20: nothing reads the fact \"weeks\" [use it, or mark it print-only: "
        "yes]\n"
        "21: nothing reads the fact \"long\" [use it, or drop it]\n");
}

/* A reason rests on one of them. */
static void test_unread_sources(void **state)
{
    (void)state;
#define BOOK(id)                                                               \
    "  - {id: " id ", title: T, address: \"https://example.org/\", "           \
    "date: 2026-11-30}\n"
    static const char reasons[] = "sources:\n" BOOK("used")
        BOOK("spare") "reasons:\n"
                      "  - {id: web, for: a, scope: part, grade: strong, when: "
                      "\"$kind = "
                      "'web'\", because: t, evidence: documented, rests-on: "
                      "[used]}\n"
                      "  - {id: data, for: b, scope: part, grade: strong, "
                      "when: \"$kind = "
                      "'data'\", because: t,\n"
                      "     except: [{when: \"$size >= 5\", grade: lean, "
                      "because: t}]}\n";
    expect_problems(SUMS, reasons, good_warnings,
        "21: nothing names the source \"spare\" [cite it behind a sentence as "
        "[^@spare], let a reason rest on it, or drop it]\n");
}

static void test_options_that_cannot_win(void **state)
{
    (void)state;
    expect_problems(SUMS,
        "reasons:\n"
        "  - {id: web, for: a, scope: part, grade: strong, when: \"$kind = "
        "'web' or $size >= 5\", because: t}\n"
        "  - {id: data, for: b, scope: part, grade: lean, when: \"$kind = "
        "'web'\", because: t}\n",
        good_warnings,
        "25: no project brings in warning \"split\" [its condition was true in "
        "none of 20000 projects that were tried]\n"
        "9: no project makes \"b\" the verdict [none of 20000 projects that "
        "were tried; give it a reason]\n"
        "10: no project makes \"ab\" the verdict [none of 20000 projects that "
        "were tried; give it a reason]\n");
}

/* Everything in the shipped guides has its use; among others llm-features,
 * which no example shows. */
static void test_shipped_guides(void **state)
{
    (void)state;
    static const char *const folders[] = {
        "content/python-node", "content/load-balancer", "content/open-licence"};
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        struct fixture fixture;
        fixture_read(&fixture, folders[i]);
        require_clean(&fixture);
        reachability_check(fixture.rules, &fixture.diags);
        if (fixture.diags.list.count)
            diags_print(&fixture.diags, stderr, SEVERITY_NOTE, false);
        assert_int_equal(fixture.diags.list.count, 0);
        fixture_release(&fixture);
    }
}

/* Thirteen truth values are more than are tried in every way, and most random
 * projects do not have what the only condition asks for: it is looked for
 * until it has been seen. */
static void test_looks_until_seen(void **state)
{
    (void)state;
    struct fixture fixture;
    struct arena scratch;
    arena_init(&scratch);
    const char *facts = "facts:\n", *when = "$b0 and $b1 and $b2 and $b3 and (";
    for (int i = 0; i < 13; i++)
        facts = arena_format(&scratch,
            "%s  b%d: {of: project, label: B, path: b%d, type: boolean, "
            "ask: \"?\"}\n",
            facts, i, i);
    for (int i = 4; i < 13; i++)
        when = arena_format(&scratch, "%s%s$b%d", when, i > 4 ? " or " : "", i);
    fixture_write(&fixture,
        arena_format(&scratch,
            "guide: small\nformat: 1\ntitle: A\nlanguage: en\n"
            "version: \"1\"\nunknown: not known\ntemplates: [report]\n"
            "kinds: {use-case: Use cases}\noptions: [{id: a, label: A}]\n"
            "%swarnings:\n  - {id: rare, level: note, when: \"%s)\", say: s}\n",
            facts, when));
    require_clean(&fixture);
    reachability_check(fixture.rules, &fixture.diags);
    assert_int_equal(fixture.diags.list.count, 0);
    arena_release(&scratch);
    fixture_release(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_all_is_well),
        cmocka_unit_test(test_never),
        cmocka_unit_test(test_always),
        cmocka_unit_test(test_reasons_exceptions_and_relevance),
        cmocka_unit_test(test_unread_facts),
        cmocka_unit_test(test_unread_sources),
        cmocka_unit_test(test_options_that_cannot_win),
        cmocka_unit_test(test_looks_until_seen),
        cmocka_unit_test(test_shipped_guides),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
