/* Words of a profile's own: paragraphs, Markdown, files, and where what is
 * wrong with them stands. */
#include "../../read_profile.h"
#include "small_guide.h"

#include "base/file.h"

#include <unistd.h>

static const char options_and_facts[] =
    "options: [{id: a, label: A}, {id: b, label: B}]\n"
    "facts:\n  stage: {of: project, label: S, path: stage, type: text}\n";

/* The guide, with one module. */
static const struct guide *read_guide(struct bench *bench)
{
    assert_true(file_make_folder(bench_path(bench, "modules"), &bench->diags));
    bench_write(bench, "modules/oak.md",
        "---\nid: oak\ntitle: Oak\nkind: use-case\norder: 1\nwhen: true()\n"
        "---\nText.\n");
    return small_guide(bench, options_and_facts);
}

/* The profile with BODY, in a file of its own, or NULL and the problems in
 * BENCH. */
static const struct profile *read_body(struct bench *bench, const char *body)
{
    const struct guide *guide = read_guide(bench);
    bench_write(bench, "profile.xml",
        arena_format(&bench->arena,
            "<profile guide=\"small\" format=\"1\">\n%s\n</profile>\n", body));
    const struct source *source = file_read_text(
        &bench->arena, bench_path(bench, "profile.xml"), &bench->diags);
    return read_profile(&bench->arena, source, guide, &bench->diags);
}

static void expect_problem(
    struct bench *bench, const char *body, const char *report)
{
    assert_null(read_body(bench, body));
    assert_string_equal(bench_report(bench), report);
}

static void test_paragraphs(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const struct profile *profile = read_body(&bench,
        "<proposal><introduction>\n  One\n  line.\n \n\n  Two. </introduction>"
        "<approach format=\"text\"> **x** </approach></proposal>");
    assert_string_equal(bench_report(&bench), "");
    assert_string_equal(
        profile->proposal.introduction.text, "One line.\n\nTwo.");
    assert_string_equal(profile->proposal.approach.text, "**x**");
    assert_null(profile->proposal.approach.markdown);
    assert_null(prose_words(&profile->proposal.terms));
    bench_release(&bench);
}

/* Markdown stays as it is written, but for the indentation of the whole, and
 * its places are those of the profile. */
static void test_markdown(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const struct profile *profile = read_body(&bench,
        "<proposal>\n  <terms format=\"markdown\">\n"
        "    - a &amp; b <!-- one\n    two -->\n\n      c\n\n    d</terms>\n"
        "</proposal>");
    assert_string_equal(bench_report(&bench), "");
    const struct source *markdown = profile->proposal.terms.markdown;
    assert_non_null(markdown);
    assert_string_equal(markdown->text, "\n- a & b \n\n\n  c\n\nd");
    struct place place = source_place(
        markdown, (size_t)(strchr(markdown->text, 'd') - markdown->text));
    assert_int_equal(source_shown_line(place), 9);
    assert_int_equal(place.column, 5);
    bench_release(&bench);
}

static void test_character_data(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const struct profile *profile = read_body(&bench,
        "<proposal><terms format=\"markdown\"><![CDATA[a <b]]></terms>"
        "</proposal>");
    assert_string_equal(bench_report(&bench), "");
    const struct source *markdown = profile->proposal.terms.markdown;
    assert_string_equal(markdown->text, "a <b");
    struct place place = source_place(markdown, 2);
    assert_int_equal(source_shown_line(place), 2);
    assert_int_equal(place.column, 45 + 2);
    bench_release(&bench);
}

static void test_files(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    assert_true(file_make_folder(bench_path(&bench, "texts"), &bench.diags));
    bench_write(&bench, "texts/a.md", "# A\n\n*x*\n");
    bench_write(&bench, "b.txt", "One\ntwo.\n\nThree.\n");
    const struct profile *profile = read_body(&bench,
        "<proposal><approach file=\"texts/a.md\"/>"
        "<introduction file=\"b.txt\"/>"
        "<terms file=\"texts/a.md\" format=\"text\"/></proposal>");
    assert_string_equal(bench_report(&bench), "");
    assert_string_equal(
        profile->proposal.approach.markdown->text, "# A\n\n*x*\n");
    assert_string_equal(
        profile->proposal.introduction.text, "One two.\n\nThree.");
    assert_string_equal(profile->proposal.terms.text, "# A\n\n*x*");
    assert_int_equal(profile->file_count, 3);
    bench_release(&bench);
}

static void test_wrong_files(void **state)
{
    (void)state;
    static const struct {
        const char *body, *report;
    } cases[] = {
        {"<section after=\"x\" title=\"y\" file=\"none.md\"/>",
            "2:30 error: section: there is no file \"none.md\" [name a file "
            "beside the profile, or in a folder there]\n"},
        {"<section after=\"x\" title=\"y\" file=\"/etc/passwd\"/>",
            "2:30 error: section: \"/etc/passwd\" is not in the folder of the "
            "profile [what a profile names stands in its folder or below it, "
            "and no link leads out of it]\n"},
        {"<section after=\"x\" title=\"y\" file=\"out.md\"/>",
            "2:30 error: section: \"out.md\" is not in the folder of the "
            "profile [what a profile names stands in its folder or below it, "
            "and no link leads out of it]\n"},
        {"<section after=\"x\" title=\"y\" file=\"empty.md\"/>",
            "2:30 error: section: \"empty.md\" is empty\n"},
        {"<section after=\"x\" title=\"y\" file=\"empty.md\">z</section>",
            "2:1 error: section: a text and a file [keep one of the two]\n"},
        {"<section after=\"x\" title=\"y\" format=\"html\">z</section>",
            "2:30 error: format: \"html\" is not one of text, markdown [leave "
            "it out where the text is plain]\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct bench bench;
        bench_init(&bench);
        bench_write(&bench, "empty.md", " \n");
        assert_int_equal(
            symlink("/etc/passwd", bench_path(&bench, "out.md")), 0);
        expect_problem(&bench, cases[i].body, cases[i].report);
        bench_release(&bench);
    }
}

static void test_sections_and_omissions(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const struct profile *profile = read_body(&bench,
        "<section after=\"next-steps\" title=\"Ours\">Text.</section>\n"
        "<omit module=\"oak\" because=\"It is told elsewhere.\"/>\n"
        "<section after=\"terms\" title=\"More\">Text.</section>");
    assert_string_equal(bench_report(&bench), "");
    assert_int_equal(profile->section_count, 2);
    assert_string_equal(profile->sections[1].after, "terms");
    assert_string_equal(profile->sections[0].title, "Ours");
    assert_string_equal(profile->sections[0].text.text, "Text.");
    assert_non_null(profile->omissions[0]);
    assert_string_equal(
        profile->omissions[0]->because, "It is told elsewhere.");
    bench_release(&bench);
}

static void test_wrong_statements(void **state)
{
    (void)state;
    static const char section[] =
        "say behind which section it stands, as after=\"next-steps\", and give "
        "it a title";
    struct bench bench;
    bench_init(&bench);
    expect_problem(&bench,
        "<section title=\"y\">z</section>\n"
        "<section after=\"x\" title=\"y\"/>\n"
        "<omit module=\"oka\" because=\"z\"/>\n"
        "<omit module=\"oak\"/>\n"
        "<omit module=\"oak\" because=\"z\"/>\n"
        "<omit module=\"oak\" because=\"z\"/>\n"
        "<omit module=\"oak\" because=\"z\">too wet</omit>",
        arena_format(&bench.arena,
            "2:1 error: section: after is missing [%s]\n"
            "3:1 error: section: the text is missing [write it between "
            "<section ...> and </section>, or name its file]\n"
            "4:7 error: module: the guide has no module \"oka\" [did you mean "
            "\"oak\"?]\n"
            "5:1 error: omit: because is missing [say which module is left "
            "out, and because of what]\n"
            "7:7 error: omit: the module \"oak\" is left out twice [say it "
            "once]\n"
            "8:1 error: omit: text is not expected here [put it into the "
            "attribute because]\n"
            "8:7 error: omit: the module \"oak\" is left out twice [say it "
            "once]\n",
            section));
    bench_release(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_paragraphs),
        cmocka_unit_test(test_markdown),
        cmocka_unit_test(test_character_data),
        cmocka_unit_test(test_files),
        cmocka_unit_test(test_wrong_files),
        cmocka_unit_test(test_sections_and_omissions),
        cmocka_unit_test(test_wrong_statements),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
