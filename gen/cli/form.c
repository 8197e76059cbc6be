/* `dossier form GUIDE`: the questions of a guide as one page. */
#include "cli/commands.h"

#include "base/buffer.h"
#include "base/file.h"
#include "cli/report.h"
#include "cli/shared.h"
#include "web/form.h"

#include <string.h>

/* Writes PAGE to the file that was asked for ("-": standard output); a file
 * that is there is replaced with --force only. */
static void write_page(struct shared *shared, const struct options *options,
    const struct buffer *page)
{
    const char *path = options->output;
    if (!path || strcmp(path, "-") == 0)
        file_write_stdout(page->bytes, page->length, &shared->diags);
    else if (file_is_folder(path))
        diag_add(&shared->diags, SEVERITY_ERROR,
            source_place_of_file(&shared->arena, path),
            "name a file in it, as form.html",
            "there is a folder of this name");
    else if (!file_exists(path) || options->force)
        file_write(path, page->bytes, page->length, &shared->diags);
    else
        diag_add(&shared->diags, SEVERITY_ERROR,
            source_place_of_file(&shared->arena, path),
            "choose another name, or replace it with --force",
            "there is a file of this name");
}

static int run_form(const struct options *options)
{
    struct shared shared;
    int status = EXIT_WRITTEN;
    shared_init(&shared, NULL);
    const struct loaded_guide *loaded =
        shared_guide(&shared, (struct located){options->operands[0], {0}});
    if (loaded) {
        struct buffer page;
        buffer_init(&page);
        form_write(&page, loaded->guide);
        write_page(&shared, options, &page);
        buffer_release(&page);
    }
    report_diags(&shared.diags, SEVERITY_NOTE, false, &status);
    shared_release(&shared);
    return status;
}

static bool check_form_operands(const struct options *options)
{
    return options->operand_count == 1 ||
           options_complain(options,
               options->operand_count ? "name one guide only" : "name a guide");
}

const struct command form_command = {
    .name = "form",
    .operands = "GUIDE",
    .summary = "write a page that asks the questions of a guide, and decides",
    .before =
        "Usage: dossier form [OPTION]... GUIDE\n"
        "\n"
        "Writes one page of HTML that asks what the guide asks and shows what\n"
        "is decided while one answers, by the engine of this program. It "
        "works\n"
        "from a file, sends nothing to anybody, saves what was answered as a\n"
        "profile for dossier build, and loads one to go on.\n"
        "\n",
    .behind = "\n"
              "Examples:\n"
              "  dossier form -o form.html load-balancer\n",
    .check = check_form_operands,
    .run = run_form,
};
