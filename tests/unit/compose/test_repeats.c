/* No paragraph of the guides' texts stands in one document twice: not in two
 * modules, and not said of two parts in the same words. */
#include "../tree_dump.h"
#include "kit.h"

#include "base/file.h"

enum { SHORTEST = 5 }; /* words; "What to do:" may be said again */

struct told {
    struct arena *arena;
    ARRAY(const char *) texts;
};

static void add_words(struct buffer *out, cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE)
        buffer_add_string(out, cmark_node_get_literal(node));
    else if (type == CMARK_NODE_SOFTBREAK)
        buffer_add_byte(out, ' ');
    for (cmark_node *child = cmark_node_first_child(node); child;
         child = cmark_node_next(child))
        add_words(out, child);
}

static size_t count_words(const char *text)
{
    size_t count = 0;
    for (const char *at = text; *at; at++)
        count += *at == ' ';
    return count + 1;
}

static bool is_of_module(cmark_node *node)
{
    const struct source *source = element_of(node)->place.source;
    return cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH && source &&
           strstr(source->name, "/modules/");
}

/* How many paragraphs of modules were told before; each is printed. */
static size_t count_repeats(struct told *told, cmark_node *root)
{
    size_t repeats = 0;
    cmark_iter *iterator = cmark_iter_new(root);
    cmark_event_type event;
    while ((event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iterator);
        if (event != CMARK_EVENT_ENTER || !is_of_module(node))
            continue;
        struct buffer out;
        buffer_init(&out);
        add_words(&out, node);
        const char *text = arena_string(told->arena, buffer_string(&out));
        buffer_release(&out);
        for (size_t i = 0; i < told->texts.count; i++)
            if (count_words(text) >= SHORTEST &&
                strcmp(told->texts.items[i], text) == 0) {
                print_message("told twice: %s\n", text);
                repeats++;
            }
        *array_add(&told->texts, told->arena) = text;
    }
    cmark_iter_free(iterator);
    return repeats;
}

static size_t repeats_in(const char *guide, const char *profile, bool is_path)
{
    struct bench bench;
    bench_init(&bench);
    struct kit kit;
    kit_load(&kit, &bench, guide);
    kit_decide(&kit, &bench,
        is_path ? kit_source(&bench, profile) : bench_source(&bench, profile));
    struct composer *composer = composer_new(
        &bench.arena, kit.guide, kit.rules, kit.template, &bench.diags);
    assert_non_null(composer);
    struct document *document =
        compose(&bench.arena, composer, &kit.decision, &bench.diags);
    assert_non_null(document);
    struct told told = {.arena = &bench.arena};
    size_t repeats = count_repeats(&told, document->root);
    assert_true(told.texts.count > 5);
    document_free(document);
    composer_free(composer);
    bench_release(&bench);
    return repeats;
}

static void test_examples(void **state)
{
    (void)state;
    static const char *const folders[][2] = {
        {"content/python-node", "examples/profiles"},
        {"content/open-licence", "examples/open-licence"},
        {"content/load-balancer", "examples/load-balancer"}};
    struct bench bench;
    bench_init(&bench);
    size_t repeats = 0;
    for (size_t i = 0; i < 3; i++) {
        size_t count;
        const char **names = file_list(
            &bench.arena, folders[i][1], ".xml", &count, &bench.diags);
        for (size_t j = 0; j < count; j++)
            repeats += repeats_in(folders[i][0],
                file_join(&bench.arena, folders[i][1], names[j]), true);
    }
    assert_int_equal(repeats, 0);
    bench_release(&bench);
}

/* Two parts of every kind, alike in all but their names. */
static void test_twins(void **state)
{
    (void)state;
    static const char *const kinds[] = {"realtime", "gateway", "api",
        "crud-app", "content-site", "ssr-web", "ml-training", "ml-serving",
        "analysis", "data-pipeline", "batch-compute", "automation",
        "llm-feature"};
    /* What is stated of each. */
    static const struct {
        const char *exists_in, *facts;
    } stated[] = {
        {"python", "<peak-connections>2000</peak-connections>"
                   "<requests-per-second>2000</requests-per-second>"
                   "<work>cpu</work><transformation>heavy</transformation>"
                   "<calls-ml>yes</calls-ml><gpu>yes</gpu>"
                   "<native-libs>yes</native-libs>"
                   "<portable-model>yes</portable-model>"
                   "<data-gb-day>200</data-gb-day>"},
        {"node", "<peak-connections>400</peak-connections><work>io</work>"
                 "<transformation>none</transformation><calls-ml>no</calls-ml>"
                 "<gpu>no</gpu><native-libs>no</native-libs>"
                 "<portable-model>no</portable-model>"
                 "<data-gb-day>20</data-gb-day>"},
        {"none", "<peak-connections>40</peak-connections><work>io</work>"
                 "<transformation>none</transformation>"
                 "<calls-ml>no</calls-ml>"}};
    struct bench bench;
    bench_init(&bench);
    size_t repeats = 0;
    for (size_t f = 0; f < 3; f++) {
        const char *all = "";
        for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
            for (int twin = 1; twin <= 2; twin++)
                all = arena_format(&bench.arena,
                    "%s<workload name=\"%s %d\" kind=\"%s\" "
                    "exists-in=\"%s\">%s</workload>",
                    all, kinds[i], twin, kinds[i], stated[f].exists_in,
                    stated[f].facts);
        repeats += repeats_in("content/python-node",
            arena_format(&bench.arena,
                "<profile guide=\"python-node\" format=\"1\"><project>"
                "<stage>live</stage><frontend framework=\"%s\"/>"
                "<team><python level=\"solid\"/><node level=\"basic\"/></team>"
                "</project>"
                "<workloads>%s</workloads></profile>",
                f == 0 ? "templates" : "react", all),
            false);
    }
    assert_int_equal(repeats, 0);
    bench_release(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_examples),
        cmocka_unit_test(test_twins),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
