/* The command line as data: read, and what it makes of documents. */
#include "cli/options.h"

#include "base/diag.h"
#include "cli/options_help.h"
#include "cli/options_table.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* getopt's values of options that have no letter: their row, from here on. */
enum { FIRST_LONG = 256 };

/* ---- one option ---------------------------------------------------------- */

static bool take_number(
    struct options *options, const struct option_row *row, const char *text)
{
    char *end, spelling[64];
    errno = 0;
    long number = strtol(text, &end, 10);
    bool good = !errno && end != text && *end == '\0' && number >= row->least &&
                number <= row->most;
    if (!good)
        return options_complain(options,
            "%s: \"%s\" is not a whole number from %d to %d",
            option_spelling(row, spelling), text, row->least, row->most);
    *(int *)((char *)options + row->offset) = (int)number;
    return true;
}

static bool take_option(
    struct options *options, const struct option_row *row, const char *text)
{
    void *field = (char *)options + row->offset;
    switch (row->kind) {
    case OPTION_FLAG: *(bool *)field = true; break;
    case OPTION_UNFLAG: *(bool *)field = false; break;
    case OPTION_TEXT: *(const char **)field = text; break;
    case OPTION_NUMBER: return take_number(options, row, text);
    case OPTION_READ: return row->read(options, text);
    }
    return true;
}

/* What getopt does not know. NEXT is the argument that it is in or, behind a
 * long option, has passed LAST. */
static bool complain_of_option(
    const struct options *options, const char *last, const char *next)
{
    if (optopt == 0)
        return options_complain(options, "unknown option \"%s\"", last);
    if (optopt >= FIRST_LONG)
        return options_complain(options, "--%s takes no value",
            option_rows[optopt - FIRST_LONG].name);
    if (next && next[0] == '-' && next[1] == optopt && next[2])
        return options_complain(options,
            "unknown option \"-%c\" (for a file of that name, say ./%s)",
            optopt, next);
    return options_complain(options, "unknown option \"-%c\"", optopt);
}

static bool complain_of_value(const struct options *options)
{
    char spelling[64];
    const struct option_row *row = optopt >= FIRST_LONG
                                       ? &option_rows[optopt - FIRST_LONG]
                                       : option_find(NULL, (char)optopt, NULL);
    return options_complain(options, "%s: a value is missing",
        row ? option_spelling(row, spelling) : "an option");
}

static bool take_found(struct options *options, int found)
{
    char spelling[64];
    const char *name =
        found >= FIRST_LONG ? option_rows[found - FIRST_LONG].name : NULL;
    char letter = name ? 0 : (char)found;
    const struct option_row *row =
        option_find(options->command->name, letter, name);
    if (row)
        return take_option(options, row, optarg);
    return options_complain(options, "%s does not take %s",
        options->command->name,
        option_spelling(option_find(NULL, letter, name), spelling));
}

/* ---- all of them --------------------------------------------------------- */

/* What getopt is to look for: the options of all commands, so that one that
 * another takes is told from one that is none. */
static void list_options(
    struct arena *arena, const char **letters, struct option **names)
{
    size_t count = 0, rows = 0;
    while (option_rows[rows].commands)
        rows++;
    *letters = ":h";
    *names = arena_allocate(arena, rows + 2, sizeof **names);
    for (size_t i = 0; i < rows; i++) {
        const struct option_row *row = &option_rows[i];
        if (option_find(NULL, row->letter, row->name) != row)
            continue;
        if (row->letter)
            *letters = arena_format(arena, "%s%c%s", *letters, row->letter,
                row->argument ? ":" : "");
        if (row->name)
            (*names)[count++] = (struct option){row->name,
                row->argument ? required_argument : no_argument, NULL,
                FIRST_LONG + (int)i};
    }
    (*names)[count++] = (struct option){"help", no_argument, NULL, 'h'};
    (*names)[count] = (struct option){0};
}

/* Reads what follows the command's name. */
static bool read_command(struct options *options, int argument_count,
    char **arguments, struct arena *arena)
{
    const struct command *command = options->command;
    const char *letters;
    struct option *names;
    list_options(arena, &letters, &names);
    optind = 0; /* from the beginning, also of another command line */
    opterr = 0;
    for (int found; (found = getopt_long(argument_count, arguments, letters,
                         names, NULL)) != -1;) {
        if (found == 'h') {
            options_print_help(command);
            options->command = NULL;
            return true;
        }
        if (found == ':')
            return complain_of_value(options);
        if (found == '?')
            return complain_of_option(
                options, arguments[optind - 1], arguments[optind]);
        if (!take_found(options, found))
            return false;
    }
    options->operand_count = (size_t)(argument_count - optind);
    const char **operands =
        arena_allocate(arena, options->operand_count, sizeof *operands);
    for (size_t i = 0; i < options->operand_count; i++)
        operands[i] = arguments[optind + (int)i];
    options->operands = operands;
    if (options->attach_profile && !options->standards_asked)
        options->pdf_options.archive = PDF_ARCHIVE_3A;
    return command->check(options);
}

static bool find_command(struct options *options,
    const struct command *const *commands, const char *name,
    struct arena *arena)
{
    size_t count = 0;
    while (commands[count])
        count++;
    const char **names = arena_allocate(arena, count, sizeof *names);
    for (size_t i = 0; i < count; i++) {
        names[i] = commands[i]->name;
        if (strcmp(name, names[i]) == 0)
            options->command = commands[i];
    }
    if (options->command)
        return true;
    const char *nearest = diag_suggest(name, names, count);
    if (nearest)
        return options_complain(options,
            "unknown command \"%s\" (did you mean \"%s\"?)", name, nearest);
    return options_complain(options, "unknown command \"%s\"", name);
}

bool options_read(struct options *options,
    const struct command *const *commands, int argument_count, char **arguments,
    struct arena *arena)
{
    *options = (struct options){.arena = arena,
        .timeout_s = -1,
        .memory_mib = -1,
        .pdf_options = pdf_options_default};
    for (int i = 0; i < OUTPUT_COUNT; i++)
        options->outputs[i] = output_forms[i].usual;
    for (int i = 0; i < OVERVIEW_FORM_COUNT; i++)
        options->data[i] = true;
    if (argument_count < 2)
        return options_complain(options, "no command is given");
    const char *first = arguments[1];
    if (strcmp(first, "--help") == 0 || strcmp(first, "-h") == 0 ||
        (strcmp(first, "help") == 0 && argument_count == 2)) {
        options_print_general_help(commands);
        return true;
    }
    if (strcmp(first, "help") == 0 && argument_count == 3)
        for (size_t i = 0; commands[i]; i++)
            if (strcmp(arguments[2], commands[i]->name) == 0) {
                options_print_help(commands[i]);
                return true;
            }
    if (strcmp(first, "--version") == 0) {
        printf("dossier %s\n", options_version());
        return true;
    }
    return find_command(options, commands, first, arena) &&
           read_command(options, argument_count - 1, arguments + 1, arena);
}

/* ---- what shapes documents ----------------------------------------------- */

static void show_value(struct buffer *out, const struct options *options,
    const struct option_row *row)
{
    const void *field = (const char *)options + row->offset;
    const char *text;
    switch (row->kind) {
    case OPTION_FLAG:
    case OPTION_UNFLAG:
        buffer_add_string(out, *(const bool *)field ? "yes" : "no");
        break;
    case OPTION_TEXT:
        text = *(const char *const *)field;
        if (text && row->show)
            row->show(out, options);
        else
            buffer_add_string(out, text ? text : "");
        break;
    case OPTION_NUMBER:
        buffer_add_format(out, "%d", *(const int *)field);
        break;
    case OPTION_READ: row->show(out, options); break;
    }
}

const char *options_shape(const struct options *options, struct arena *arena)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    const char *command = options->command->name;
    struct buffer out = {0};
    for (const struct option_row *row = option_rows; row->commands; row++) {
        if (row->aside || option_find(command, row->letter, row->name) != row)
            continue;
        char spelling[64];
        buffer_add_format(&out, "%s=", option_spelling(row, spelling));
        show_value(&out, options, row);
        buffer_add_byte(&out, ' ');
    }
    buffer_add_format(&out, "epoch=%s", epoch ? epoch : "");
    const char *shape = arena_string(arena, buffer_string(&out));
    buffer_release(&out);
    return shape;
}
