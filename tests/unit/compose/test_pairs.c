/* Two profiles compared: their documents differ in the sentences that rest on
 * facts that differ, and agree in all others. */
#include "../tree_dump.h"
#include "kit.h"

#include "compose/tree.h"

#define NBSP "\xC2\xA0"

static const char folder[] = "content/python-node";

/* A document of the example guide, and what it was made with. */
struct making {
    struct bench bench;
    struct kit kit;
    struct composer *composer;
    struct document *document;
};

static void make(struct making *making, const char *profile)
{
    struct bench *bench = &making->bench;
    making->composer = composer_new(&bench->arena, making->kit.guide,
        making->kit.rules, making->kit.template, &bench->diags);
    kit_decide(&making->kit, bench, bench_source(bench, profile));
    making->document = compose(
        &bench->arena, making->composer, &making->kit.decision, &bench->diags);
    assert_non_null(making->document);
}

static const char *example(struct making *making, const char *name)
{
    bench_init(&making->bench);
    kit_load(&making->kit, &making->bench, folder);
    const char *path =
        arena_format(&making->bench.arena, "examples/profiles/%s.xml", name);
    return kit_source(&making->bench, path)->text;
}

/* The example NAME with OLD, which must stand in it once, replaced by NEW. */
static void make_example(
    struct making *making, const char *name, const char *old, const char *new)
{
    const char *text = example(making, name);
    const char *at = strstr(text, old);
    assert_non_null(at);
    assert_null(strstr(at + 1, old));
    make(making, arena_format(&making->bench.arena, "%.*s%s%s",
                     (int)(at - text), text, new, at + strlen(old)));
}

static void making_release(struct making *making)
{
    document_free(making->document);
    composer_free(making->composer);
    bench_release(&making->bench);
}

/* ---- what a module says -------------------------------------------------- */

static bool is_headed(cmark_node *section, const char *title)
{
    cmark_node *heading = cmark_node_first_child(section);
    if (!heading || cmark_node_get_type(heading) != CMARK_NODE_HEADING)
        return false;
    struct buffer text;
    buffer_init(&text);
    dump_inlines(&text, heading);
    bool same = strcmp(buffer_string(&text), title) == 0;
    buffer_release(&text);
    return same;
}

static cmark_node *find_section(struct document *document, const char *title)
{
    cmark_iter *walk = cmark_iter_new(document->root);
    cmark_node *found = NULL;
    while (!found && cmark_iter_next(walk) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(walk);
        if (element_of(node)->kind == ELEMENT_SECTION && is_headed(node, title))
            found = node;
    }
    cmark_iter_free(walk);
    return found;
}

/* The module as this document says it, on one line and without its heading,
 * whose number depends on what stands before; NULL if it is not in. */
static const char *said(struct making *making, const struct module *module)
{
    struct arena *arena = &making->bench.arena;
    cmark_node *section =
        find_section(making->document, tree_typographic(arena, module->title));
    if (!section)
        return NULL;
    struct buffer out;
    buffer_init(&out);
    for (cmark_node *block = cmark_node_next(cmark_node_first_child(section));
         block; block = cmark_node_next(block))
        dump_block(&out, block, 0);
    char *text = arena_string(arena, buffer_string(&out));
    buffer_release(&out);
    for (char *at = text; *at; at++)
        if (*at == '/' || *at == '\n')
            *at = ' ';
    return text;
}

static const char *said_in(struct making *making, const char *id)
{
    const struct guide *guide = making->kit.guide;
    for (size_t i = 0; i < guide->module_count; i++)
        if (strcmp(guide->modules[i].id, id) == 0)
            return said(making, &guide->modules[i]);
    fail_msg("no module %s", id);
    return NULL;
}

/* The ids of all modules that do not say the same in both; "+" before those
 * that only the second has, "-" before those that only the first has. */
static const char *differing(struct making *first, struct making *second)
{
    struct arena *arena = &first->bench.arena;
    const struct guide *guide = first->kit.guide;
    const char *all = "";
    for (size_t i = 0; i < guide->module_count; i++) {
        const char *before = said(first, &guide->modules[i]);
        const char *after = said(second, &second->kit.guide->modules[i]);
        if ((!before && !after) ||
            (before && after && strcmp(before, after) == 0))
            continue;
        all = arena_format(arena, "%s%s%s%s", all, *all ? " " : "",
            !before  ? "+"
            : !after ? "-"
                     : "",
            guide->modules[i].id);
    }
    return all;
}

static void expect_said(const char *text, const char *words, bool expected)
{
    assert_non_null(text);
    if ((strstr(text, words) != NULL) != expected)
        fail_msg("\"%s\" %s in: %s", words,
            expected ? "is missing" : "should not be", text);
}

/* ---- one fact differs ---------------------------------------------------- */

static const struct pair {
    const char *profile, *old, *new;
    const char *module, *before, *after; /* sentences of one profile only */
    const char *differing; /* the modules that do not say the same */
} pairs[] = {
    {"p04-booking-api-node-team", "<client>Harbour Rooms",
        "<client>Mole Hotels", "start-with-problem",
        "Harbour Rooms has described", "Mole Hotels has described",
        "start-with-problem"},
    {"p04-booking-api-node-team", "<horizon-years>6", "<horizon-years>9",
        "maintenance", "is to last 6" NBSP "years", "is to last 9" NBSP "years",
        "maintenance"},
    {"p04-booking-api-node-team",
        "structure=\"convention\" large-codebase=\"yes\"",
        "structure=\"control\" large-codebase=\"no\"", "pick-node",
        "*NestJS* fits this project best.", "*Express* is our suggestion",
        "pick-node maintenance"},
    {"p01-whiteboard-in-python", "<stage>building", "<stage>live",
        "change-course", "Because it is not live yet",
        "Because users depend on the system", "change-course"},
    {"p01-whiteboard-in-python", "reason=\"comfort\"", "reason=\"mandated\"",
        "mismatch", "because the team is familiar with it", NULL, "mismatch"},
    {"p01-whiteboard-in-python", "<peak-connections>400",
        "<peak-connections>1500", "realtime",
        "One Node.js process carries that", "At that size the cost of each one",
        "realtime pick-node"},
    {"p11-live-advice-tiny-rota", "ci-parity=\"no\" owners=\"no\"",
        "ci-parity=\"yes\" owners=\"yes\"", "both-boundary",
        "Give both the same checks", "All four are settled", "both-boundary"},
    /* A fact that turns the verdict round changes what rests on the verdict,
     * and nothing else. */
    {"p04-booking-api-node-team", "<transformation>light",
        "<transformation>heavy", "general-api",
        "The stack that the team knows best is the right one",
        "reshapes a good deal of data",
        "how-they-differ general-api +perf-computation +python-threads"
        " -perf-no-difference -eco-node +eco-python -pick-node +pick-python"
        " team-skills maintenance +second-opinion"},
    /* What is no longer known is called unknown, and no sentence rests on
     * it. */
    {"p04-booking-api-node-team", "<python level=\"basic\" people=\"2\"/>", "",
        "team-skills", "The stronger side is Node.js", "Not yet known",
        "+eco-python +pick-python team-skills maintenance"
        " +second-opinion"},
    {"p01-whiteboard-in-python", "<peak-connections>400</peak-connections>", "",
        "realtime", "holds 400" NBSP "connections", NULL, "realtime pick-node"},
};

static void expect_pair(
    struct making *first, struct making *second, const struct pair *pair)
{
    const char *before = said_in(first, pair->module);
    const char *after = said_in(second, pair->module);
    expect_said(before, pair->before, true);
    expect_said(after, pair->before, false);
    if (pair->after) {
        expect_said(before, pair->after, false);
        expect_said(after, pair->after, true);
    }
    assert_string_equal(differing(first, second), pair->differing);
}

static void test_one_fact_differs(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        const struct pair *pair = &pairs[i];
        struct making first, second;
        make_example(&first, pair->profile, pair->old, pair->old);
        make_example(&second, pair->profile, pair->old, pair->new);
        expect_pair(&first, &second, pair);
        making_release(&first);
        making_release(&second);
    }
}

/* ---- two clients --------------------------------------------------------- */

/* Two clients with one workload of the same kind each, and what only one of
 * them is told about it; neither is told what it means for the other. */
static const struct clients {
    const char *first, *second, *module;
    const char *to_first, *to_second, *to_both;
} clients[] = {
    {"p03-editorial-site-speed-claim", "p04-booking-api-node-team",
        "general-api", "Django brings the editing screens",
        "*Booking API*, a core part",
        "The stack that the team knows best is the right one"},
    {"p05-ticket-rush-api", "p06-scoring-api-node-team", "general-api",
        "leans towards Node.js where it mostly waits",
        "reshapes a good deal of data", "familiarity alone does not decide"},
    {"p01-whiteboard-in-python", "p11-live-advice-tiny-rota", "realtime",
        "The workload *Live board*", "The workload *Advice rooms*",
        "Test with the expected number of connections"},
};

static void make_client(struct making *making, const char *name)
{
    make(making, example(making, name));
}

static void test_two_clients(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof clients / sizeof *clients; i++) {
        const struct clients *pair = &clients[i];
        struct making first, second;
        make_client(&first, pair->first);
        make_client(&second, pair->second);
        const char *one = said_in(&first, pair->module);
        const char *other = said_in(&second, pair->module);
        expect_said(one, pair->to_first, true);
        expect_said(one, pair->to_second, false);
        expect_said(one, pair->to_both, true);
        expect_said(other, pair->to_first, false);
        expect_said(other, pair->to_second, true);
        expect_said(other, pair->to_both, true);
        making_release(&first);
        making_release(&second);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_fact_differs),
        cmocka_unit_test(test_two_clients),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
