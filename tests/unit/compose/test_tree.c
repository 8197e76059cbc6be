/* Text in a document's tree: isolates where a phrase has their marks. */
#include "../support.h"
#include "../tree_dump.h"

#include "compose/tree.h"

static void expect(const char *text, const char *expected)
{
    struct bench bench;
    struct buffer out = {0};
    bench_init(&bench);
    cmark_node *paragraph = cmark_node_new(CMARK_NODE_PARAGRAPH);
    tree_text(&bench.arena, paragraph, text);
    dump_inlines(&out, paragraph);
    assert_string_equal(buffer_string(&out), expected);
    buffer_release(&out);
    cmark_node_free(paragraph);
    bench_release(&bench);
}

static void test_isolates(void **state)
{
    (void)state;
    expect("for \u2068a\u2069 and \u2068b\u2069", "for (a) and (b)");
    expect("\u2068a \u2068b\u2069 c\u2069", "(a (b) c)");
    expect("\u2068a \u2067b\u2069 c\u2069", "(a \u2067b\u2069 c)");
    expect("a\u2068b", "a\u2068b");
    expect("a\u2069b\u2068c\u2069", "a\u2069b(c)");
    expect("\u2068\u2069", "()");
}

/* However many a profile has in it, the tree stays flat. */
static void test_deep(void **state)
{
    (void)state;
    struct bench bench;
    struct buffer text = {0};
    enum { MANY = 100000 };
    bench_init(&bench);
    for (int i = 0; i < MANY; i++)
        buffer_add_string(&text, "\u2068");
    for (int i = 0; i < MANY; i++)
        buffer_add_string(&text, "\u2069");
    cmark_node *paragraph = cmark_node_new(CMARK_NODE_PARAGRAPH);
    tree_text(&bench.arena, paragraph, buffer_string(&text));
    int depth = 0;
    for (cmark_node *node = paragraph; node; depth++)
        node = cmark_node_first_child(node);
    assert_in_range(depth, 3, 12);
    cmark_node_free(paragraph);
    buffer_release(&text);
    bench_release(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_isolates),
        cmocka_unit_test(test_deep),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
