/* A table read as a stream: its kinds, a row each. */
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

bool rows_is_table(const char *path)
{
    char start[16] = "";
    int file = file_open(path);
    ssize_t length = file < 0 ? 0 : pread(file, start, sizeof start - 1, 0);
    if (file >= 0)
        close(file);
    if (length > 0 && start[strspn(start, "\xEF\xBB\xBF \t\r\n")] == '<')
        return false;
    for (int i = 0; i < KIND_COUNT; i++)
        if (ends_in(path, kinds[i]->endings))
            return true;
    return false;
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

bool rows_are_computed(const struct rows *rows)
{
    return rows->kind->computed;
}

bool rows_next(struct rows *rows, struct row *row, struct diags *diags)
{
    arena_reset(&rows->row_arena);
    for (size_t i = 0; i < rows->columns.count; i++)
        rows->cells[i] = NULL;
    *row = (struct row){.place = {0, 0, -1}, .cells = rows->cells};
    return rows->kind->next(rows, row, diags);
}
