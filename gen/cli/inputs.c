/* The profiles that a command line names. */
#include "cli/inputs.h"

#include "cli/row_inputs.h"
#include "cli/safe_name.h"
#include "input/profile_stream.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

struct finder {
    struct inputs *inputs;
    struct arena *arena;
    struct diags *diags;
};

/* ---- names --------------------------------------------------------------- */

/* Windows and cameras write endings in capital letters. */
static bool is_profile_name(const char *name)
{
    size_t length = strlen(name);
    return length > 4 && strcasecmp(name + length - 4, ".xml") == 0;
}

/* The file's base name without .xml; "profile" for standard input. */
static const char *name_of_file(struct arena *arena, const char *path)
{
    if (strcmp(path, "-") == 0)
        return "profile";
    const char *name = file_name(arena, path);
    size_t length = strlen(name);
    if (is_profile_name(name))
        length -= 4;
    return arena_copy(arena, name, length);
}

/* Each profile has the time and the memory of its own. */
static void watch(struct finder *finder, const char *path)
{
    if (finder->inputs->guard)
        guard_watch(finder->inputs->guard,
            (struct guard_subject){NULL, path, "not read"});
}

/* ---- files --------------------------------------------------------------- */

static void add_many(
    struct finder *finder, const char *path, struct profile_stream *stream)
{
    struct profile_piece piece;
    while (profile_stream_next(stream, &piece, finder->diags)) {
        watch(finder, path);
        struct input *input = array_add(&finder->inputs->list, finder->arena);
        *input = (struct input){.path = path,
            .guide = arena_string(finder->arena, piece.guide),
            .size = piece.piece.length,
            .of_many = true,
            .piece = piece.piece};
        if (piece.reference && !safe_name_problem(piece.reference))
            input->name = arena_string(finder->arena, piece.reference);
    }
}

/* Looks into the file no further than its root element. Only a regular file
 * is opened: reading a pipe would take from it what is not put back. */
static void add_file(struct finder *finder, const char *path)
{
    watch(finder, path);
    struct stat status;
    struct input input = {.path = path, .guide = ""};
    input.name = name_of_file(finder->arena, path);
    struct profile_stream *stream = NULL;
    if (strcmp(path, "-") != 0 && stat(path, &status) == 0 &&
        S_ISREG(status.st_mode)) {
        input.size = (size_t)status.st_size;
        stream = profile_stream_open(path);
    }
    if (stream && profile_stream_has_many(stream)) {
        add_many(finder, path, stream);
    } else {
        if (stream)
            input.guide =
                arena_string(finder->arena, profile_stream_guide(stream));
        *array_add(&finder->inputs->list, finder->arena) = input;
    }
    profile_stream_close(stream);
}

static void add_folder(struct finder *finder, const char *folder)
{
    size_t count, found = 0;
    const char **names =
        file_list(finder->arena, folder, "", &count, finder->diags);
    for (size_t i = 0; i < count; i++) {
        if (!is_profile_name(names[i]))
            continue;
        add_file(finder, file_join(finder->arena, folder, names[i]));
        found++;
    }
    if (names && found == 0)
        diag_add(finder->diags, SEVERITY_ERROR,
            source_place_of_file(finder->arena, folder),
            "profiles end in .xml; folders inside it are not looked into",
            "there is no profile in this folder");
}

static void add_file_or_folder(struct finder *finder, const char *path)
{
    if (file_is_folder(path))
        add_folder(finder, path);
    else
        add_file(finder, path);
}

/* Empty lines and those that begin with "#" are passed over. */
static void add_list(struct finder *finder, const char *path)
{
    const struct source *list =
        file_read_text(finder->arena, path, finder->diags);
    for (size_t i = 0; list && i < list->line_count; i++) {
        size_t length;
        const char *line = source_line(list, (int)i + 1, &length);
        if (length > 0 && *line != '#')
            add_file_or_folder(finder, arena_copy(finder->arena, line, length));
    }
}

void inputs_find(struct inputs *inputs, const char *const *operands,
    size_t count, struct arena *arena, struct diags *diags)
{
    struct finder finder = {inputs, arena, diags};
    for (size_t i = 0; i < count; i++) {
        if (operands[i][0] == '@')
            add_list(&finder, operands[i] + 1);
        else
            add_file_or_folder(&finder, operands[i]);
    }
}

void inputs_keep_shard(struct inputs *inputs, const struct shard *shard)
{
    size_t kept = 0;
    for (size_t i = 0; i < inputs->list.count; i++)
        if (shard_takes(shard, inputs->list.items[i].name))
            inputs->list.items[kept++] = inputs->list.items[i];
    inputs->list.count = kept;
}

const struct source *input_read(
    const struct input *input, struct arena *arena, struct diags *diags)
{
    if (input->spool)
        return row_inputs_read(input, arena, diags);
    if (input->of_many)
        return file_read_piece(arena, input->path, input->piece, diags);
    return file_read_text(arena, input->path, diags);
}

bool input_hash(char digits[HASH_DIGITS + 1], const struct input *input)
{
    struct arena arena;
    struct diags untold;
    arena_init(&arena);
    diags_init(&untold, &arena);
    const struct source *source = input_read(input, &arena, &untold);
    if (source)
        hash_bytes(digits, source->text, source->length);
    arena_release(&arena);
    return source != NULL;
}

struct place input_place(struct arena *arena, const struct input *input)
{
    bool stream = strcmp(input->path, "-") == 0;
    struct place place =
        source_place_of_file(arena, stream ? "<stdin>" : input->path);
    if (input->of_many)
        place.line = input->piece.line;
    return place;
}

const char *input_whereabouts(struct arena *arena, const struct input *input)
{
    if (!input->of_many)
        return input->path;
    return arena_format(arena, "%s:%d", input->path, input->piece.line);
}

bool input_is_wrong(const struct input *input)
{
    return input->spool && input->row_state != ROW_GOOD;
}
