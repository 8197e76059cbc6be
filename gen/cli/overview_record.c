/* What the record knows of the documents of an overview's clients. */
#include "cli/overview_record.h"

#include "base/file.h"
#include "cli/record_database.h"
#include "cli/record_origin.h"

#include <string.h>

struct overview_record {
    struct record *record;
    struct shared *shared; /* takes fingerprints until this is closed */
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
    record->shared = shared;
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
    record->shared->fingerprints = NULL;
    fingerprints_release(&record->fingerprints);
}

void overview_record_read(struct overview_record *record, struct inputs *inputs,
    struct shared *shared)
{
    record_origins_read(record->record, inputs, shared);
}

struct overview_issue overview_record_find(struct overview_record *record,
    const struct input *input, struct arena *arena)
{
    char digits[HASH_DIGITS + 1] = "";
    struct overview_issue found = {0};
    if (!input->name || !input_hash(digits, input))
        return found;
    struct query *query = query_new(record->record,
        "SELECT id,verdict FROM issue WHERE name=? AND " RECORD_CURRENT
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
