/* Profiles from the rows of a table, as inputs of a run. */
#include "cli/row_inputs.h"

#include "base/memory.h"
#include "cli/library.h"
#include "cli/safe_name.h"
#include "input/row_profiles.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct row_spool {
    FILE *file;
    size_t length;
    const struct rows_names *names;
    const char *map;        /* NULL: none */
    struct row_spool *next; /* of another table; NULL: none */
};

struct reading {
    struct inputs *inputs;
    struct shared *shared;
    const char *path;
    size_t before; /* inputs that are not of this table */
    const struct row_map *map;
    const struct row_columns *columns;
};

/* ---- what the rows are read with ----------------------------------------- */

static bool read_map(struct reading *reading, const char *path)
{
    struct shared *shared = reading->shared;
    if (!path)
        return true;
    const struct source *source =
        file_read_text(&shared->arena, path, &shared->diags);
    reading->map =
        source ? row_map_read(&shared->arena, source, &shared->diags) : NULL;
    return reading->map != NULL;
}

static const struct loaded_guide *find_guide(
    struct reading *reading, const char *guide)
{
    struct shared *shared = reading->shared;
    if (guide)
        return shared_guide(shared, (struct located){guide, {0}});
    if (!reading->map || !reading->map->guide.text) {
        diag_add(&shared->diags, SEVERITY_ERROR,
            source_place_of_file(&shared->arena, reading->path),
            "name it with -g, or in the map: \"guide: NAME\"",
            "rows name no guide");
        return NULL;
    }
    if (library_is_id(reading->map->guide.text))
        return shared_guide_by_id(shared, reading->map->guide);
    diag_add(&shared->diags, SEVERITY_ERROR, reading->map->guide.place,
        "it has lower-case letters, digits and hyphens; -g takes a path",
        "guide: \"%s\" is not the id of a guide", reading->map->guide.text);
    return NULL;
}

/* ---- the spool ----------------------------------------------------------- */

static bool spool(struct row_spool *spool, const void *bytes, size_t length)
{
    spool->length += length;
    return fwrite(bytes, 1, length, spool->file) == length;
}

static bool add_input(
    struct reading *reading, const struct row_profile *profile)
{
    struct row_spool *into = reading->inputs->spool;
    struct arena *arena = &reading->shared->arena;
    int line = profile->place.line ? profile->place.line : profile->place.row;
    struct input *input = array_add(&reading->inputs->list, arena);
    *input = (struct input){.path = reading->path,
        .guide = reading->columns->guide->id,
        .size = profile->text.length,
        .of_many = true,
        .piece = {into->length, profile->text.length, line, 1},
        .spool = into,
        .row_lines = profile->line_count,
        .row_count = profile->row_count,
        .row_state = profile->state,
        .row = profile->place.row};
    if (profile->reference && !safe_name_problem(profile->reference))
        input->name = arena_string(arena, profile->reference);
    return spool(into, profile->text.bytes, profile->text.length) &&
           spool(into, profile->lines,
               profile->line_count * sizeof *profile->lines);
}

static void report_spool(struct shared *shared)
{
    diag_add(&shared->diags, SEVERITY_SYSTEM, (struct place){0},
        "make room on the disk, then run again",
        "cannot keep the profiles of the rows in a temporary file: %s",
        strerror(errno));
}

/* False if no profile came of the table; that is reported, unless what kept the
 * rows from being read has been. */
static bool check_any(const struct reading *reading)
{
    struct diags *diags = &reading->shared->diags;
    if (reading->inputs->list.count > reading->before)
        return true;
    if (diags->worst < SEVERITY_ERROR)
        diag_add(diags, SEVERITY_ERROR,
            (struct place){reading->inputs->spool->names->source, 0, 0},
            "it has the names of its columns only", "there is no row in it");
    return false;
}

static void watch_table(const struct reading *reading)
{
    guard_watch(reading->shared->guard,
        (struct guard_subject){NULL, reading->path, "not read"});
}

/* The limits hold for each profile; for all of a table at once if it is WHOLE.
 */
static bool read_all(
    struct reading *reading, struct row_profiles *profiles, bool whole)
{
    struct shared *shared = reading->shared;
    const struct row_profile *profile;
    struct row_spool *into = reading->inputs->spool;
    into->file = tmpfile();
    bool good = into->file != NULL;
    while (good && (profile = row_profiles_next(profiles, &shared->diags))) {
        if (!whole)
            watch_table(reading);
        good = add_input(reading, profile);
    }
    good = good && fflush(into->file) == 0;
    if (!good)
        report_spool(shared);
    return good && check_any(reading);
}

/* ---- one reference, one profile ------------------------------------------ */

static int compare_inputs(const void *left, const void *right)
{
    const struct input *const *a = left, *const *b = right;
    int order = strcmp((*a)->name, (*b)->name);
    if (order != 0)
        return order;
    return *a < *b ? -1 : *a > *b;
}

/* Rows that stand apart and have the same reference: nobody can tell which is
 * meant, so none is built. */
static void drop_doubles(struct reading *reading)
{
    struct inputs *inputs = reading->inputs;
    struct diags *diags = &reading->shared->diags;
    size_t count = 0, kept = 0;
    struct input **named =
        memory_allocate(inputs->list.count + 1, sizeof *named);
    bool *dropped = memory_allocate(inputs->list.count + 1, sizeof *dropped);
    for (size_t i = 0; i < inputs->list.count; i++)
        if (inputs->list.items[i].name &&
            inputs->list.items[i].spool == inputs->spool)
            named[count++] = &inputs->list.items[i];
    qsort(named, count, sizeof *named, compare_inputs);
    for (size_t i = 1; i < count; i++) {
        if (strcmp(named[i - 1]->name, named[i]->name) != 0)
            continue;
        dropped[named[i - 1] - inputs->list.items] = true;
        dropped[named[i] - inputs->list.items] = true;
        diag_add(diags, SEVERITY_ERROR,
            (struct place){
                inputs->spool->names->source, named[i]->piece.line, 0},
            "rows of one profile stand together, and each profile has a "
            "reference of its own",
            "row %d: the reference \"%s\" stands in row %d too; neither is "
            "built",
            named[i]->row, named[i]->name, named[i - 1]->row);
    }
    for (size_t i = 0; i < inputs->list.count; i++)
        if (!dropped[i])
            inputs->list.items[kept++] = inputs->list.items[i];
    inputs->list.count = kept;
    free(named);
    free(dropped);
}

/* ---- the door ------------------------------------------------------------ */

bool row_inputs_find(struct inputs *inputs, const char *path, const char *map,
    const char *guide, struct shared *shared)
{
    static const struct rows_form found = {0};
    struct reading reading = {
        inputs, shared, path, inputs->list.count, NULL, NULL};
    struct arena *arena = &shared->arena;
    guard_watch(shared->guard,
        (struct guard_subject){&shared->diags, path, "not read"});
    if (!read_map(&reading, map))
        return false;
    const struct loaded_guide *loaded = find_guide(&reading, guide);
    watch_table(&reading);
    struct rows *rows = rows_open(
        path, reading.map ? &reading.map->form : &found, &shared->diags);
    if (!loaded || !rows) {
        rows_close(rows);
        return false;
    }
    struct row_spool *before = inputs->spool;
    inputs->spool = arena_new(arena, struct row_spool);
    inputs->spool->next = before;
    inputs->spool->names = rows_names(rows, arena);
    inputs->spool->map = map;
    if (reading.map)
        inputs->pattern = reading.map->name;
    reading.columns = row_columns_new(arena, loaded->guide, reading.map,
        inputs->spool->names, &shared->diags);
    if (!reading.columns) {
        rows_close(rows);
        return false;
    }
    struct row_profiles *profiles = row_profiles_new(rows, reading.columns);
    bool good = read_all(&reading, profiles, rows_are_computed(rows));
    row_profiles_free(profiles);
    drop_doubles(&reading);
    return good;
}

const char *row_inputs_map(const struct input *input)
{
    return input->spool ? input->spool->map : NULL;
}

void row_inputs_close(struct inputs *inputs)
{
    for (; inputs->spool; inputs->spool = inputs->spool->next)
        if (inputs->spool->file)
            fclose(inputs->spool->file);
}

/* ---- in workers ---------------------------------------------------------- */

/* LENGTH bytes at OFFSET; the file is shared, so its position is left alone. */
static bool read_spool(const struct row_spool *spool, void *bytes,
    size_t length, size_t offset, struct diags *diags)
{
    for (size_t done = 0; done < length;) {
        ssize_t got = pread(fileno(spool->file), (char *)bytes + done,
            length - done, (off_t)(offset + done));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0) {
            diag_add(diags, SEVERITY_SYSTEM,
                (struct place){spool->names->source, 0, 0}, NULL,
                "cannot read the temporary file of its profiles: %s",
                got < 0 ? strerror(errno) : "it has been cut off");
            return false;
        }
        done += (size_t)got;
    }
    return true;
}

const struct source *row_inputs_read(
    const struct input *input, struct arena *arena, struct diags *diags)
{
    size_t length = input->piece.length;
    if (input->row_state == ROW_UNREAD)
        return NULL;
    char *text = arena_allocate(arena, length + 1, 1);
    if (!read_spool(input->spool, text, length, input->piece.offset, diags))
        return NULL;
    const struct source *source = source_new(arena, input->path, text, length);
    diags->reading = source;
    return source;
}

void row_inputs_place(
    const struct input *input, const struct source *source, struct diags *diags)
{
    if (!input->spool || !source || diags->list.count == 0)
        return;
    size_t count = input->row_lines;
    struct row_place *lines =
        arena_allocate(diags->arena, count, sizeof *lines);
    if (read_spool(input->spool, lines, count * sizeof *lines,
            input->piece.offset + input->piece.length, diags))
        row_profiles_place(diags, source, input->spool->names, lines, count);
}
