/* A table read as a stream: its kinds, and the places in it. */
#include "input/rows.h"

#include "base/file.h"
#include "base/memory.h"
#include "input/rows_reader.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

static const struct rows_kind *const kinds[] = {&rows_csv, &rows_tsv,
    &rows_json, &rows_json_lines, &rows_xlsx, &rows_sqlite};
enum { KIND_COUNT = sizeof kinds / sizeof *kinds };

/* ---- places -------------------------------------------------------------- */

/* "C", "AA": the letters of a column (bijective, base 26). */
static const char *column_letters(struct arena *arena, int column)
{
    char letters[8] = "";
    size_t at = sizeof letters - 1;
    for (int left = column + 1; left > 0 && at > 0; left = (left - 1) / 26)
        letters[--at] = (char)('A' + (left - 1) % 26);
    return arena_string(arena, letters + at);
}

const char *rows_where(
    struct arena *arena, const struct rows_names *names, struct row_place place)
{
    if (place.column < 0 || (size_t)place.column >= names->column_count)
        return arena_format(arena, "row %d", place.row);
    const char *where = arena_format(arena, "row %d, column \"%s\"", place.row,
        names->columns[place.column]);
    if (!names->lettered)
        return where;
    return arena_format(arena, "%s (%s%d)", where,
        column_letters(arena, place.column), place.row);
}

struct place rows_place(const struct rows_names *names, struct row_place place)
{
    return (struct place){names->source, place.line, 0};
}

const struct rows_names *rows_names(
    const struct rows *rows, struct arena *arena)
{
    struct rows_names *names = arena_new(arena, struct rows_names);
    size_t count = rows->columns.count;
    const char **columns = arena_allocate(arena, count, sizeof *columns);
    for (size_t i = 0; i < count; i++)
        columns[i] = arena_string(arena, rows->columns.items[i]);
    *names = (struct rows_names){
        source_new(arena, arena_string(arena, rows->names.source->name), "", 0),
        columns, count, rows->names.lettered};
    return names;
}

void rows_report(struct rows *rows, struct diags *diags, struct row_place place,
    const char *hint, const char *format, ...)
{
    /* Its source outlives the table, as problems do. */
    struct arena *arena = diags->arena;
    struct rows_names names = rows->names;
    names.source =
        source_new(arena, arena_string(arena, rows->names.source->name), "", 0);
    names.columns = rows->columns.items;
    names.column_count = rows->columns.count;
    va_list arguments;
    va_start(arguments, format);
    const char *message = arena_format_list(arena, format, arguments);
    va_end(arguments);
    const char *where = place.row > 0 ? rows_where(arena, &names, place) : "";
    diag_add(diags, SEVERITY_ERROR, rows_place(&names, place), hint, "%s%s%s",
        where, *where ? ": " : "", message);
}

/* ---- columns ------------------------------------------------------------- */

void rows_add_column(struct rows *rows, const char *name)
{
    *array_add(&rows->columns, &rows->arena) = arena_string(&rows->arena, name);
}

int rows_find_column(const struct rows *rows, const char *name)
{
    for (size_t i = 0; i < rows->columns.count; i++)
        if (strcmp(rows->columns.items[i], name) == 0)
            return (int)i;
    return -1;
}

const char *const *rows_columns(const struct rows *rows, size_t *count)
{
    *count = rows->columns.count;
    return rows->columns.items;
}

/* ---- kinds --------------------------------------------------------------- */

/* Whether PATH ends in one of the words of ENDINGS. */
static bool ends_in(const char *path, const char *endings)
{
    size_t length = strlen(path);
    for (const char *at = endings; *at;) {
        size_t own = strcspn(at, " ");
        if (length > own && strncasecmp(path + length - own, at, own) == 0)
            return true;
        at += own + (at[own] == ' ');
    }
    return false;
}

/* The kind whose files begin as this one does, NULL if none is known by that;
 * else the one of its ending. */
static const struct rows_kind *find_kind(const char *path, int file)
{
    char start[16] = "";
    ssize_t length = pread(file, start, sizeof start - 1, 0);
    for (int i = 0; i < KIND_COUNT && length > 0; i++)
        if (kinds[i]->start &&
            strncmp(start, kinds[i]->start, strlen(kinds[i]->start)) == 0)
            return kinds[i];
    for (int i = 0; i < KIND_COUNT; i++)
        if (ends_in(path, kinds[i]->endings))
            return kinds[i];
    return NULL;
}

static const char *all_endings(struct arena *arena)
{
    const char *all = "";
    for (int i = 0; i < KIND_COUNT; i++)
        all =
            arena_format(arena, "%s%s%s", all, i ? " " : "", kinds[i]->endings);
    return all;
}

static bool open_kind(struct rows *rows, const char *path,
    const struct rows_form *form, struct diags *diags)
{
    struct row_place whole = {0, 0, -1};
    int file = file_open(path);
    if (file < 0)
        /* It says what is the matter. */
        return file_read(diags->arena, path, 0, diags) != NULL;
    rows->kind = find_kind(path, file);
    close(file);
    if (!rows->kind) {
        rows_report(rows, diags, whole,
            arena_format(diags->arena, "its name may end in %s",
                all_endings(diags->arena)),
            "it is not known what kind of table this is");
        return false;
    }
    rows->names.lettered = rows->kind->lettered;
    if (!rows->kind->open(rows, path, form, diags))
        return false;
    if (rows->columns.count > 0)
        return true;
    rows_report(rows, diags, whole, "the first row names the columns",
        "there is no row in it");
    return false;
}

struct rows *rows_open(
    const char *path, const struct rows_form *form, struct diags *diags)
{
    struct rows *rows = memory_allocate(1, sizeof *rows);
    arena_init(&rows->arena);
    arena_init(&rows->row_arena);
    rows->names.source =
        source_new(&rows->arena, arena_string(&rows->arena, path), "", 0);
    if (open_kind(rows, path, form, diags)) {
        rows->cells = arena_allocate(
            &rows->arena, rows->columns.count, sizeof *rows->cells);
        return rows;
    }
    rows_close(rows);
    return NULL;
}

void rows_close(struct rows *rows)
{
    if (!rows)
        return;
    if (rows->state)
        rows->kind->close(rows);
    arena_release(&rows->row_arena);
    arena_release(&rows->arena);
    free(rows);
}

bool rows_next(struct rows *rows, struct row *row, struct diags *diags)
{
    arena_reset(&rows->row_arena);
    for (size_t i = 0; i < rows->columns.count; i++)
        rows->cells[i] = NULL;
    *row = (struct row){.place = {0, 0, -1}, .cells = rows->cells};
    return rows->kind->next(rows, row, diags);
}
