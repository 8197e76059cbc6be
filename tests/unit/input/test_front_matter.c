/* The YAML head of a Markdown file, and where the text below it begins. */
#include "../support.h"

#include "input/front_matter.h"

static void expect(
    const char *text, const char *body, const char *title, int line)
{
    struct bench bench;
    bench_init(&bench);
    size_t offset = SIZE_MAX;
    const struct yaml *head = front_matter_read(
        &bench.arena, bench_source(&bench, text), &offset, &bench.diags);
    assert_string_equal(bench_report(&bench), "");
    assert_non_null(head);
    assert_true(offset <= strlen(text));
    assert_string_equal(text + offset, body);
    const struct yaml *node = yaml_lookup(head, "title");
    assert_int_equal(node != NULL, title != NULL);
    if (node) {
        assert_string_equal(node->text, title);
        assert_int_equal(node->place.line, line);
        assert_int_equal(node->place.column, 8);
    }
    bench_release(&bench);
}

static void test_heads(void **state)
{
    (void)state;
    expect("---\ntitle: T\n---\nbody\n", "body\n", "T", 2);
    expect("---\nid: x\ntitle: T\n---\n", "", "T", 3);
    expect("---\nid: x\ntitle: T\n---", "", "T", 3);
    expect("---\n---\nbody", "body", NULL, 0);
    expect("--- \ntitle: T\n---\t\n\n---\nbody", "\n---\nbody", "T", 2);
    expect("---\r\ntitle: T\r\n---\r\nbody\r\n", "body\r\n", "T", 2);
    expect("---\rtitle: T\r---\rbody", "body", "T", 2);
    /* Only a line of its own closes the head. */
    expect("---\ntitle: T\nrule: a --- b\nx: ----\n---\nb", "b", "T", 2);
    expect("---\ntitle: T\nx:\n  ---\n---\nb", "b", "T", 2);
}

static void expect_refused(const char *text, const char *report)
{
    struct bench bench;
    bench_init(&bench);
    size_t offset;
    assert_null(front_matter_read(
        &bench.arena, bench_source(&bench, text), &offset, &bench.diags));
    assert_string_equal(bench_report(&bench), report);
    bench_release(&bench);
}

static void test_what_is_refused(void **state)
{
    static const char missing[] =
        "1:1 error: the front matter is missing [begin the file with a line "
        "\"---\", then id, title, kind and when]\n";
    static const char open[] = "1:1 error: the front matter is not closed "
                               "[close it with a line \"---\"]\n";
    (void)state;
    expect_refused("", missing);
    expect_refused("# Title\n", missing);
    expect_refused("\n---\ntitle: T\n---\n", missing);
    expect_refused(" ---\ntitle: T\n---\n", missing);
    expect_refused("----\ntitle: T\n----\n", missing);
    expect_refused("---", open);
    expect_refused("---\n", open);
    expect_refused("---\ntitle: T\n", open);
    expect_refused("---\ntitle: T\n ---\n", open);
    expect_refused("---\ntitle: T\n...\n", open);
}

static void test_mistakes_have_their_place_in_the_file(void **state)
{
    (void)state;
    expect_refused("---\nid: x\ntitle: a: b\n---\n",
        "3:9 error: broken YAML: mapping values are not allowed in this "
        "context [texts that begin with \"{\" or have \": \" or \" #\" in "
        "them need quotes, and "
        "indentation is by spaces]\n");
    expect_refused("---\r\nid: x\r\nid: y\r\n---\r\n",
        "3:1 error: \"id\" stands here twice [keep one of the two]\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_heads),
        cmocka_unit_test(test_what_is_refused),
        cmocka_unit_test(test_mistakes_have_their_place_in_the_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
