/* Fuzz target: a map, "%%%", and a table: a text with delimiters, or of the
 * kind that the map begins with, as "# .json": JSON, the parts of a workbook,
 * the SQL that makes a database. Each profile that comes of it is sound XML,
 * with a place for each of its lines. */
#include "database.h"
#include "zipped.h"

#include "input/profile.h"
#include "input/row_profiles.h"

#include <stdio.h>
#include <stdlib.h>

static const struct guide *guide;

static void read_profile(const struct row_profile *profile, struct arena *arena,
    const struct rows_names *names)
{
    struct diags diags;
    size_t lines = 0;
    diags_init(&diags, arena);
    const struct source *source =
        source_new(arena, "rows", profile->text.bytes, profile->text.length);
    for (size_t i = 0; i < source->length; i++)
        lines += source->text[i] == '\n';
    struct profile_text *text = profile_text_new(arena, source, &diags);
    if (lines != profile->line_count || !text || !text->sound)
        abort();
    profile_read(arena, text, guide, &diags);
    profile_text_free(text);
    row_profiles_place(
        &diags, source, names, profile->lines, profile->line_count);
}

static void read_rows(const char *path, const struct row_map *map,
    struct arena *arena, struct diags *diags)
{
    static const struct rows_form found = {0};
    const struct row_profile *profile;
    struct rows *rows = rows_open(path, map ? &map->form : &found, diags);
    if (!rows)
        return;
    const struct rows_names *names = rows_names(rows, arena);
    const struct row_columns *columns =
        row_columns_new(arena, guide, map, names, diags);
    if (!columns) {
        rows_close(rows);
        return;
    }
    struct row_profiles *profiles = row_profiles_new(rows, columns);
    while ((profile = row_profiles_next(profiles, diags)))
        read_profile(profile, arena, names);
    row_profiles_free(profiles);
}

enum ending { CSV, TSV, JSON, JSON_LINES, XLSX, SQLITE, ENDING_COUNT };

static const char *const endings[] = {
    ".csv", ".tsv", ".json", ".jsonl", ".xlsx", ".sqlite"};

/* The last one whose name the map begins with, behind "# ". */
static enum ending find_ending(const char *map)
{
    int found = CSV;
    for (int i = 0; i < ENDING_COUNT && strncmp(map, "# ", 2) == 0; i++)
        if (strncmp(map + 2, endings[i], strlen(endings[i])) == 0)
            found = i;
    return (enum ending)found;
}

/* Makes a file of the table; PATH becomes its name. */
static void make_table(
    char path[64], enum ending ending, const uint8_t *bytes, size_t length)
{
    bool text = ending == SQLITE && !database_is_made(bytes, length);
    snprintf(path, 64, "/tmp/dossier-fuzz-XXXXXX%s", endings[ending]);
    fuzz_temporary(path, endings[ending], bytes, text ? 0 : length);
    if (text)
        database_make(path, bytes, length);
    if (ending == XLSX)
        zipped_write(path, bytes, length);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static struct arena lasting;
    struct arena arena;
    struct diags diags;
    char path[64];
    if (!guide) {
        arena_init(&lasting);
        diags_init(&diags, &lasting);
        guide =
            guide_read(&lasting, "tests/golden/base/content/drinks", &diags);
    }
    size_t second, first = fuzz_split(bytes, length, &second);
    if (!guide)
        abort();
    arena_init(&arena);
    diags_init(&diags, &arena);
    const char *text = arena_copy(&arena, (const char *)bytes, first);
    make_table(path, find_ending(text), bytes + second, length - second);
    const struct source *source = source_new(&arena, "map", text, first);
    read_rows(path, row_map_read(&arena, source, &diags), &arena, &diags);
    arena_release(&arena);
    unlink(path);
    return 0;
}
