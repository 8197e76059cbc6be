/* What the record knows of the documents of an overview's clients. */
#include "cli/overview_record.h"

#include "base/file.h"
#include "base/hash.h"
#include "cli/record_database.h"

#include <string.h>

#define LATEST "id IN (SELECT max(id) FROM issue GROUP BY name, place)"

struct overview_record {
    struct record *record;
    struct fingerprints fingerprints;
};

struct overview_record *overview_record_open(
    struct shared *shared, const char *output)
{
    struct record *opened = record_open(output, NULL, false, &shared->diags);
    if (!opened)
        return NULL;
    struct overview_record *record =
        arena_new(&shared->arena, struct overview_record);
    record->record = opened;
    fingerprints_init(&record->fingerprints);
    record->fingerprints.from_here = true;
    shared->fingerprints = &record->fingerprints;
    return record;
}

void overview_record_close(struct overview_record *record)
{
    if (!record)
        return;
    record_close(record->record);
    fingerprints_release(&record->fingerprints);
}

const char **overview_record_profiles(
    struct overview_record *record, struct arena *arena, size_t *count)
{
    ARRAY(const char *) paths = {0};
    struct query *query = query_new(record->record,
        "SELECT DISTINCT profile FROM issue WHERE " LATEST " ORDER BY profile",
        NULL, 0);
    while (query_next(query)) {
        const char *path = query_text(query, 0);
        if (strcmp(path, "-") != 0)
            *array_add(&paths, arena) =
                arena_string(arena, file_shown_path(arena, path));
    }
    query_free(query);
    *count = paths.count;
    return paths.items;
}

/* The hash of the profile; false if it cannot be read now. */
static bool hash_input(char digits[HASH_DIGITS + 1], const struct input *input)
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

struct overview_issue overview_record_find(struct overview_record *record,
    const struct input *input, struct arena *arena)
{
    char digits[HASH_DIGITS + 1] = "";
    struct overview_issue found = {0};
    if (!input->name || !hash_input(digits, input))
        return found;
    struct query *query = query_new(record->record,
        "SELECT id,verdict FROM issue WHERE name=? AND " LATEST
        " ORDER BY place",
        &input->name, 1);
    while (!found.stale && query_next(query)) {
        const char *issue = arena_string(arena, query_text(query, 0));
        found.verdict = arena_string(arena, query_text(query, 1));
        found.stale = record_stale(
            record->record, issue, digits, NULL, &record->fingerprints, arena);
    }
    query_free(query);
    if (!found.verdict)
        found.stale = "its document was never built";
    return found;
}
