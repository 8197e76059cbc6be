/* A profile is parsed once, whatever a command then asks of its text: libxml2
 * tells of every node that it makes. */
#include "../support.h"

#include "cli/commands.h"

#include <libxml/tree.h>

static const char one[] = "examples/profiles/p05-ticket-rush-api.xml";

static int profiles;

static void count_profile(xmlNode *node)
{
    profiles += node->type == XML_ELEMENT_NODE && node->name &&
                strcmp((const char *)node->name, "profile") == 0;
}

/* How often a root element of a profile is made by the command. */
static int count(struct bench *bench, const struct command *command,
    const char *const *words)
{
    const struct command *const commands[] = {command, NULL};
    char *arguments[12] = {
        "dossier", arena_string(&bench->arena, command->name)};
    int length = 2;
    for (; *words; words++)
        arguments[length++] = arena_string(&bench->arena, *words);
    struct options options;
    assert_true(
        options_read(&options, commands, length, arguments, &bench->arena));
    profiles = 0;
    xmlRegisterNodeDefault(count_profile);
    assert_int_equal(command->run(&options), EXIT_WRITTEN);
    xmlRegisterNodeDefault(NULL);
    return profiles;
}

static void test_commands(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const char *folder = bench_folder(&bench);
    assert_int_equal(
        count(&bench, &build_command,
            (const char *const[]){"-q", "-f", "html", "-o", folder, one, NULL}),
        1);
    assert_int_equal(
        count(&bench, &explain_command, (const char *const[]){one, NULL}), 1);
    assert_int_equal(
        count(&bench, &diff_command, (const char *const[]){one, one, NULL}), 2);
    bench_release(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_commands)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
