/* `dossier help TOPIC`: the reference of what authors write, from the tables
 * by which it is read. */
#include "cli/commands.h"

#include "base/array.h"
#include "base/file.h"
#include "cli/manual_topics.h"
#include "cli/report.h"

#include <string.h>

static const struct manual_topic *find_topic(const char *name)
{
    const struct manual_topic *topic = manual_topics;
    while (topic->name && strcmp(topic->name, name) != 0)
        topic++;
    return topic->name ? topic : NULL;
}

static int run_help(const struct options *options)
{
    struct arena arena;
    struct diags diags;
    arena_init(&arena);
    diags_init(&diags, &arena);
    struct manual manual = {.arena = &arena, .form = options->manual_form};
    buffer_init(&manual.out);
    manual_tell(&manual, find_topic(options->operands[0]));
    int status = EXIT_WRITTEN;
    file_write_stdout(manual.out.bytes, manual.out.length, &diags);
    report_diags(&diags, SEVERITY_NOTE, false, &status);
    buffer_release(&manual.out);
    arena_release(&arena);
    return status;
}

static bool check_help_operands(const struct options *options)
{
    if (options->operand_count == 1 && find_topic(options->operands[0]))
        return true;
    ARRAY(const char *) names = {0};
    for (const struct manual_topic *topic = manual_topics; topic->name; topic++)
        *array_add(&names, options->arena) = topic->name;
    *array_add(&names, options->arena) = NULL;
    const char *all = keys_list(options->arena, names.items);
    if (options->operand_count != 1)
        return options_complain(options, "say: help TOPIC, one of %s", all);
    const char *near =
        diag_suggest(options->operands[0], names.items, names.count - 1);
    return options_complain(options, "there is no topic \"%s\"%s%s",
        options->operands[0],
        near ? arena_format(options->arena, " (did you mean \"%s\"?)", near)
             : "; there are ",
        near ? "" : all);
}

#define TOPIC_LINE(name, page, tell, summary) "  " name ": " summary "\n"

const struct command help_command = {
    .name = "help",
    .operands = "TOPIC",
    .summary = "tell what guides, profiles and templates may say",
    .before = "Usage: dossier help [OPTION]... TOPIC\n"
              "\n"
              "Prints the reference of what authors write. The topics:\n"
              "\n" MANUAL_TOPICS(TOPIC_LINE) "\n",
    .behind = "\n"
              "The same stands in dossier-guide(5), dossier-profile(5) and\n"
              "dossier-template(5).\n"
              "\n"
              "Example:\n"
              "  dossier help conditions\n",
    .check = check_help_operands,
    .run = run_help,
};
