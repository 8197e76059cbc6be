/* What --help prints, from the commands and the rows of options. */
#include "cli/options_help.h"

#include "cli/options_table.h"

#include <stdio.h>
#include <string.h>

enum { COMMAND_COLUMN = 27, OPTION_COLUMN = 18, WIDTH = 78 };

/* The label, and the words behind it: from column TEXT on, or two spaces behind
 * a longer label, no further than WIDTH. */
static void print_entry(const char *label, const char *words, int text)
{
    int column = printf("%s", label);
    int gap = column + 2 > text ? 2 : text - column;
    column += printf("%*s", gap, "");
    for (const char *at = words; *at;) {
        int length = (int)strcspn(at, " ");
        if (at > words && column + 1 + length > WIDTH) {
            printf("\n%*s", text, "");
            column = text;
        } else if (at > words) {
            column += printf(" ");
        }
        column += printf("%.*s", length, at);
        at += length + (at[length] == ' ');
    }
    putchar('\n');
}

void options_print_general_help(const struct command *const *commands)
{
    fputs("Usage: dossier COMMAND [OPTION]... [FILE]...\n"
          "\n"
          "Makes tailored decision documents: reads a project profile, matches "
          "it\n"
          "against a guide, decides, explains, and writes HTML, PDF and DOCX.\n"
          "\n"
          "Commands:\n",
        stdout);
    for (; *commands; commands++) {
        char label[64];
        snprintf(label, sizeof label, "  %s %s", (*commands)->name,
            (*commands)->operands);
        print_entry(label, (*commands)->summary, COMMAND_COLUMN);
    }
    fputs("\n"
          "  dossier COMMAND --help   tells the options of a command\n"
          "  dossier help TOPIC       tells what files of authors may say\n"
          "  dossier --version\n"
          "\n"
          "Examples:\n"
          "  dossier build examples/profiles/p11-live-advice-tiny-rota.xml\n"
          "  dossier new profile python-node > mine.xml\n"
          "\n"
          "Exit codes: 0 all written; 1 an input is wrong (or has warnings, "
          "under\n"
          "--strict); 2 wrong usage; 3 trouble with the system.\n",
        stdout);
}

void options_print_help(const struct command *command)
{
    fputs(command->before, stdout);
    for (const struct option_row *row = option_rows; row->commands; row++) {
        char label[64];
        if (option_find(command->name, row->letter, row->name) != row)
            continue;
        if (row->letter)
            snprintf(label, sizeof label, "  -%c%s%s", row->letter,
                row->argument && row->letter != 'M' ? " " : "",
                row->argument ? row->argument : "");
        else
            snprintf(label, sizeof label, "      --%s%s%s", row->name,
                row->argument ? " " : "", row->argument ? row->argument : "");
        print_entry(label, row->help, OPTION_COLUMN);
    }
    fputs(command->behind, stdout);
}
