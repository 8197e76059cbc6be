/* What the options say, once they are read: this needs neither the table of
 * options nor the help. */
#include "cli/options.h"

#include "input/rows.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define VERSION "0.1.0"

bool options_complain(const struct options *options, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fputs("dossier: error: ", stderr);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    const char *name = options->command ? options->command->name : "";
    fprintf(stderr, "\n      = hint: try dossier %s%s--help\n", name,
        *name ? " " : "");
    return false;
}

bool options_mail(const struct options *options)
{
    return options->eml || options->mbox;
}

bool options_hand_over(const struct options *options)
{
    return options_mail(options) || options->zip;
}

bool options_check_rows(const struct options *options)
{
    if (options->operand_count > 0 && options->rows)
        return options_complain(
            options, "name profiles or --rows, in two runs");
    return !options->map || options->rows ||
           options_complain(options, "--map goes with --rows");
}

bool options_check_map(const struct options *options)
{
    for (size_t i = 0; options->map && i < options->operand_count; i++)
        if (rows_is_table(options->operands[i]))
            return true;
    return !options->map ||
           options_complain(options, "--map goes with a table");
}

const char *options_version(void)
{
    return VERSION;
}

const char *options_folder(const struct options *options)
{
    return options->output ? options->output : "out";
}

bool options_to_stdout(const struct options *options)
{
    return options->output && strcmp(options->output, "-") == 0;
}

enum severity options_least(const struct options *options)
{
    return options->quiet ? SEVERITY_ERROR : SEVERITY_NOTE;
}
