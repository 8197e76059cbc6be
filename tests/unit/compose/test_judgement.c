/* What documents said that was not computed: profiles that were found by
 * comparing thousands, and what their documents say now. What `explain` says of
 * the same is in decide's test of this name. */
#include "../tree_dump.h"
#include "kit.h"

static const char first_guide[] = "tests/decision/random/python-node/guide";

/* The dump of the document on the profile at PATH. */
static const char *compose_profile(
    struct kit *kit, struct bench *bench, const char *path)
{
    kit_decide(kit, bench, kit_source(bench, path));
    struct composer *composer = composer_new(
        &bench->arena, kit->guide, kit->rules, kit->template, &bench->diags);
    if (!composer)
        fail_msg("%s", bench_report(bench));
    struct document *document =
        compose(&bench->arena, composer, &kit->decision, &bench->diags);
    assert_non_null(document);
    struct buffer out;
    buffer_init(&out);
    tree_dump(&out, document->root);
    const char *text = arena_string(&bench->arena, buffer_string(&out));
    buffer_release(&out);
    document_free(document);
    composer_free(composer);
    return text;
}

/* What a document must say, and what it must not; NULL: nothing. */
struct judged {
    const char *profile;
    const char *says[3], *never[3];
};

static const struct judged all_judged[] = {
    /* Another plan came first on some scale, while ours was level. */
    {"tests/decision/judgement/scale-single.xml",
        {"The result was ahead or level on all of them"},
        {"The result stayed the same", "the same on every scale"}},
    {"tests/decision/judgement/scale-combination.xml",
        {"The result was ahead or level on all of them"},
        {"The result stayed the same", "the same on every scale"}},
    /* An answer that changes the confidence alone is asked for. */
    {"tests/decision/judgement/document-question-missing.xml",
        {"table_cell How much does it reshape the data?\n"
         "      table_cell Part 3\n"
         "      table_cell Our confidence, one section and one warning\n"},
        {0}},
    /* Those changes that are left out are as near as those that are told. */
    {"examples/profiles/p12-two-stacks-for-elegance.xml",
        {"more changes would do so too; none is nearer than these."},
        {"further off"}},
    /* What is assumed can change texts alone: it says that it does. */
    {"examples/profiles/p06-scoring-api-node-team.xml",
        {"table_cell Speed given as a reason\n"
         "      table_cell The project\n"
         "      table_cell No\n"
         "      table_cell One section\n"},
        {0}},
    /* No single answer changes it, but two together do. */
    {"tests/decision/judgement/high-though-answers-together-change-it.xml",
        {"Our confidence is moderate: several open answers together could "
         "change the result."},
        {"Our confidence is high", "details of this document"}},
    {"tests/decision/judgement/"
     "high-though-answers-together-change-it-answered.xml",
        {"Our confidence is low:"}, {"no open answer could change this and"}},
    /* The scale's doubt is said of toss-ups too. */
    {"tests/decision/judgement/toss-up-moderate.xml",
        {"Our confidence is low:",
            "and other scales of points lead to another result.",
            "It becomes moderate once you confirm what we assumed here: "},
        {"The result stayed the same"}},
    /* Kinds of parts were left as they are: no more is said than was tried. */
    {"tests/decision/judgement/no-single-change-but-kind.xml",
        {"No single change of what you told us, other than the kind of a part, "
         "would lead to another result"},
        {"No single change of what you told us would"}},
    /* Stating what was assumed would not raise it: open answers keep it low. */
    {"tests/decision/judgement/assumed-mixed-group.xml",
        {"Our confidence is low:", "an open answer could still change"},
        {"It becomes "}},
    {"tests/decision/judgement/assumed-mixed-group-stated.xml",
        {"Our confidence is low:"}, {"It becomes "}},
};
enum { JUDGED = sizeof all_judged / sizeof *all_judged };

static void expect(const struct judged *judged, const char *text)
{
    for (int i = 0; i < 3; i++) {
        if (judged->says[i] && !strstr(text, judged->says[i]))
            fail_msg("%s does not say \"%s\":\n%s", judged->profile,
                judged->says[i], text);
        if (judged->never[i] && strstr(text, judged->never[i]))
            fail_msg(
                "%s says \"%s\":\n%s", judged->profile, judged->never[i], text);
    }
}

static void test_first_guide(void **state)
{
    (void)state;
    struct bench bench;
    struct kit kit;
    bench_init(&bench);
    kit_load(&kit, &bench, first_guide);
    for (int i = 0; i < JUDGED; i++)
        expect(&all_judged[i],
            compose_profile(&kit, &bench, all_judged[i].profile));
    bench_release(&bench);
}

/* Answers together end a toss-up, which none of them does alone. */
static void test_joint_toss_up(void **state)
{
    (void)state;
    static const struct judged joint = {
        "tests/decision/judgement/toss-up-joint.xml",
        {"Our confidence is low", "answers together could change"},
        {"Our confidence is high", "details of this document"}};
    struct bench bench;
    struct kit kit;
    bench_init(&bench);
    bench_write(&bench, "guide.yaml",
        kit_source(&bench, "tests/decision/judgement/joint-guide.yaml")->text);
    file_make_folder(bench_path(&bench, "modules"), &bench.diags);
    kit_load(&kit, &bench, bench_folder(&bench));
    expect(&joint, compose_profile(&kit, &bench, joint.profile));
    bench_release(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_first_guide),
        cmocka_unit_test(test_joint_toss_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
