/* The versions of a document, and the client's logo, as a profile says them. */
#include "../../read_profile.h"
#include "small_guide.h"

#include "base/file.h"

#include <unistd.h>

static const char options_and_facts[] =
    "options: [{id: python, label: P}, {id: node, label: N}]\n"
    "facts:\n"
    "  stage: {of: project, label: S, path: stage, type: text}\n";

/* The profile, of version 3 and 20 November, with BODY. */
static const struct profile *read_body(struct bench *bench, const char *body)
{
    const struct guide *guide = small_guide(bench, options_and_facts);
    const char *text = arena_format(&bench->arena,
        "<profile guide=\"small\" format=\"1\"><meta><version>3</version>"
        "<date>2026-11-20</date></meta>\n%s\n</profile>\n",
        body);
    bench_write(bench, "profile.xml", text);
    return read_profile(&bench->arena,
        file_read_text(
            &bench->arena, bench_path(bench, "profile.xml"), &bench->diags),
        guide, &bench->diags);
}

static void expect_problems(const char *body, const char *report)
{
    struct bench bench;
    bench_init(&bench);
    bench_write(&bench, "logo.txt", "no picture");
    assert_null(read_body(&bench, body));
    assert_string_equal(bench_report(&bench), report);
    bench_release(&bench);
}

static void test_versions(void **state)
{
    static const char body[] =
        "<history>"
        "<entry version=\"1\" date=\"2026-10-01\" author=\"R. "
        "E.\">First</entry>"
        "<entry version=\"2\" date=\"2026-11-20\">Two\n\nparagraphs</entry>"
        "<entry version=\"3\" date=\"2026-11-20\" author=\"?\">Now</entry>"
        "</history><logo file=\"logo.txt\" alt=\"The client\"/>";
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const struct profile *profile = read_body(&bench, body);
    assert_null(profile); /* there is no logo */
    assert_string_equal(bench_report(&bench),
        "4:94 error: logo: there is no file \"logo.txt\" [name a file beside "
        "the profile, or in a folder there]\n");
    bench_release(&bench);

    bench_init(&bench);
    bench_write(&bench, "logo.txt", "no picture");
    profile = read_body(&bench, body);
    assert_string_equal(bench_report(&bench), "");
    assert_int_equal(profile->history.count, 3);
    const struct history_entry *entries = profile->history.entries;
    assert_string_equal(entries[0].version, "1");
    assert_string_equal(entries[0].date, "2026-10-01");
    assert_string_equal(entries[0].author, "R. E.");
    assert_string_equal(entries[1].text, "Two\n\nparagraphs");
    assert_null(entries[1].author);
    assert_null(entries[2].author);
    assert_string_equal(profile->logo.alternative, "The client");
    assert_string_equal(profile->logo.path, bench_path(&bench, "logo.txt"));
    bench_release(&bench);
}

static void test_mistakes_in_versions(void **state)
{
    (void)state;
    expect_problems("<history/>",
        "2:1 error: history: no entry [write <entry version=\"\" "
        "date=\"\">what changed</entry> for each]\n");
    expect_problems("<history><entry/></history>",
        "2:10 error: entry: the version is missing [say which: "
        "version=\"1\"]\n"
        "2:10 error: entry: the date is missing [say of when it is, as "
        "date=\"2026-11-20\"]\n"
        "2:10 error: entry: the text is missing [write what changed between "
        "<entry ...> and </entry>]\n");
    expect_problems("<history>\n"
                    "<entry version=\"3\" date=\"2026-11-02\">a</entry>\n"
                    "<entry version=\"3\" date=\"2026-11-01\">b</entry>\n"
                    "</history>",
        "4:8 error: entry: version 3 stands here twice [each version is a "
        "line]\n"
        "4:20 error: date: 2026-11-01 is before the date above it, 2026-11-02 "
        "[the oldest version stands first]\n");
    expect_problems(
        "<history>\n<entry version=\"4\" date=\"2026-11-21\">a</entry>\n"
        "</history>",
        "3:20 error: date: 2026-11-21 is after that of the document [the date "
        "of the document is 2026-11-20]\n"
        "3:1 error: history: the newest version is 4, but the document's is 3 "
        "[the newest version stands last, and is that of meta]\n");
    expect_problems(
        "<history>\n<entry version=\"3\" date=\"soon\" who=\"I\">a</entry>\n"
        "</history>",
        "3:32 error: who: unknown attribute of <entry> [<entry> can have "
        "version, date, author]\n"
        "3:20 error: date: \"soon\" is not a date [write it as "
        "year-month-day, such as 2026-11-20]\n");
    expect_problems("<history>words</history>",
        "2:1 error: history: text is not expected here [put it into an "
        "element or an attribute]\n"
        "2:1 error: history: no entry [write <entry version=\"\" "
        "date=\"\">what changed</entry> for each]\n");
}

static void test_mistakes_in_logos(void **state)
{
    (void)state;
    expect_problems("<logo/>",
        "2:1 error: logo: the file is missing [write file=\"logo.svg\", a "
        "PNG, JPEG or SVG beside the profile]\n");
    expect_problems("<logo file=\"/etc/hostname\"/>",
        "2:7 error: logo: \"/etc/hostname\" is not in the folder of the "
        "profile [what a profile names stands in its folder or below it, and "
        "no link leads out of it]\n");
    expect_problems("<logo file=\"../profile.xml\"/>",
        "2:7 error: logo: there is no file \"../profile.xml\" [name a file "
        "beside the profile, or in a folder there]\n");
    expect_problems("<logo file=\"logo.txt\"/>\n<logo file=\"logo.txt\"/>",
        "3:1 error: logo: stands here twice [the first one is on line 2]\n");

    /* A link out of the folder. */
    struct bench bench;
    bench_init(&bench);
    assert_int_equal(symlink("/etc/passwd", bench_path(&bench, "l.svg")), 0);
    assert_null(read_body(&bench, "<logo file=\"l.svg\"/>"));
    assert_string_equal(bench_report(&bench),
        "2:7 error: logo: \"l.svg\" is not in the folder of the profile [what "
        "a profile names stands in its folder or below it, and no link leads "
        "out of it]\n");
    bench_release(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_versions),
        cmocka_unit_test(test_mistakes_in_versions),
        cmocka_unit_test(test_mistakes_in_logos),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
