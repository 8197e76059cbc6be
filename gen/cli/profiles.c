/* `dossier profiles`: the profiles that the rows of a table hold, as files.
 *
 * They are the very texts that `dossier build --rows` reads, so the documents
 * of these files are the same, byte for byte. */
#include "cli/commands.h"

#include "base/file.h"
#include "cli/names.h"
#include "cli/report.h"
#include "cli/row_inputs.h"
#include "input/profile.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

struct writing {
    const struct options *options;
    struct shared shared;
    struct inputs inputs;
    enum severity least;
    int status;
    size_t written;
};

static const char *path_of(const struct writing *writing, struct arena *arena,
    const struct input *input)
{
    return file_join(arena, options_folder(writing->options),
        arena_format(arena, "%s.xml", input->name));
}

/* Nothing is printed of what a document would only warn of: that is said when
 * it is built. */
static void write_profile(struct writing *writing, const struct input *input)
{
    struct arena arena;
    struct diags diags;
    arena_init(&arena);
    diags_init(&diags, &arena);
    const struct source *source = input_read(input, &arena, &diags);
    const struct loaded_guide *guide = NULL;
    struct profile_text *text =
        source ? profile_text_new(&arena, source, &diags) : NULL;
    if (text)
        guide = shared_guide_of(
            &writing->shared, writing->options->guide, text, &diags);
    if (guide && profile_read(&arena, text, guide->guide, &diags) &&
        !input_is_wrong(input)) {
        if (input->name)
            writing->written += file_write(path_of(writing, &arena, input),
                source->text, source->length, &diags);
        else
            diag_add(&diags, SEVERITY_ERROR, (struct place){source, 0, 0},
                "a profile is named by it, and so is its file",
                "the profile has no reference that can name a file");
    }
    profile_text_free(text);
    row_inputs_place(input, source, &diags);
    report_diags(&diags, writing->least, false, &writing->status);
    arena_release(&arena);
}

/* Whether what is at PATH may be replaced: it is what would be written. */
static bool is_same(
    const char *path, const struct input *input, struct arena *arena)
{
    struct diags untold;
    diags_init(&untold, arena);
    const struct source *there = file_read(arena, path, SIZE_MAX - 1, &untold);
    const struct source *here = input_read(input, arena, &untold);
    return there && here && there->length == here->length &&
           memcmp(there->text, here->text, here->length) == 0;
}

/* A profile that is there may have been edited since: where one would be lost,
 * none is written. */
static bool check_places(struct writing *writing)
{
    struct diags *diags = &writing->shared.diags;
    const struct inputs *inputs = &writing->inputs;
    struct arena arena;
    bool free = true;
    arena_init(&arena);
    for (size_t i = 0; i < inputs->list.count; i++) {
        const struct input *input = &inputs->list.items[i];
        arena_reset(&arena);
        const char *path = input->name ? path_of(writing, &arena, input) : NULL;
        if (!path || !file_exists(path) || is_same(path, input, &arena))
            continue;
        free = false;
        diag_add(diags, SEVERITY_ERROR,
            source_place_of_file(diags->arena, path),
            "write into another folder, or replace it with --force",
            "no profile is written: another one is there");
    }
    arena_release(&arena);
    return free;
}

static void write_all(struct writing *writing)
{
    struct shared *shared = &writing->shared;
    const struct inputs *inputs = &writing->inputs;
    for (size_t i = 0; i < inputs->list.count; i++) {
        guard_watch(shared->guard, (struct guard_subject){NULL,
                                       inputs->list.items[i].path, "not read"});
        write_profile(writing, &inputs->list.items[i]);
    }
    if (writing->least < SEVERITY_ERROR)
        fprintf(stderr, "%zu of %zu profiles written\n", writing->written,
            inputs->list.count);
}

static int run_profiles(const struct options *options)
{
    struct writing writing = {.options = options};
    struct shared *shared = &writing.shared;
    struct naming naming = {0};
    writing.least = options_least(options);
    shared_init(shared, NULL);
    bool good = row_inputs_find(&writing.inputs, options->rows, options->map,
                    options->guide, shared) &&
                names_unique(
                    &writing.inputs, &naming, &shared->arena, &shared->diags) &&
                (options->force || check_places(&writing)) &&
                file_make_folder(options_folder(options), &shared->diags);
    report_diags(&shared->diags, writing.least, false, &writing.status);
    if (good)
        write_all(&writing);
    guard_watch(shared->guard, (struct guard_subject){0});
    row_inputs_close(&writing.inputs);
    shared_release(shared);
    return writing.status;
}

static bool check_profiles_operands(const struct options *options)
{
    if (!options->rows)
        return options_complain(options, "name a table: --rows FILE");
    return options->operand_count == 0 ||
           options_complain(options, "--rows names the only table");
}

const struct command profiles_command = {
    .name = "profiles",
    .operands = "--rows FILE",
    .summary = "write the profiles that a table's rows hold",
    .before =
        "Usage: dossier profiles [OPTION]... --rows FILE\n"
        "\n"
        "Writes NAME.xml for each profile in the rows of FILE, where NAME is "
        "its\n"
        "reference. dossier build --rows makes the same documents of the rows "
        "as\n"
        "of these files. Where a file of other content is there, none is "
        "written,\n"
        "unless --force is said.\n"
        "\n",
    .behind = "\n"
              "Example:\n"
              "  dossier profiles -o profiles --rows clients.csv -g "
              "load-balancer\n",
    .check = check_profiles_operands,
    .run = run_profiles,
};
