/* Where the profiles of a record came from, and what is there now. */
#include "cli/record_origin.h"

#include "base/file.h"
#include "base/hash.h"
#include "base/text_map.h"
#include "cli/record_database.h"
#include "cli/row_inputs.h"

#include <stdlib.h>
#include <string.h>

/* ---- origins ------------------------------------------------------------- */

/* A file of profiles, or a table with what its rows were read by. */
struct record_origin {
    const char *path, *map; /* map "": none */
    const char *guide;      /* of rows: its folder; else "" */
    bool rows;
};

static bool is_of_rows(const struct record_document *document)
{
    return strcmp(document->row, "0") != 0;
}

static int compare_origins(
    const struct record_document *one, const struct record_document *other)
{
    int order = strcmp(one->profile, other->profile);
    if (order == 0)
        order = strcmp(one->map, other->map);
    if (order == 0)
        order = (int)is_of_rows(one) - (int)is_of_rows(other);
    return order == 0 && is_of_rows(one) ? strcmp(one->guide, other->guide)
                                         : order;
}

static int compare_items(const void *left, const void *right)
{
    const struct record_document *const *one = left, *const *other = right;
    return compare_origins(*one, *other);
}

/* Those of one origin stand together. */
static const struct record_document **sort_by_origin(
    const struct record_documents *documents, struct arena *arena)
{
    const struct record_document **sorted =
        arena_allocate(arena, documents->count + 1, sizeof *sorted);
    for (size_t i = 0; i < documents->count; i++)
        sorted[i] = &documents->list[i];
    qsort(sorted, documents->count, sizeof *sorted, compare_items);
    return sorted;
}

static struct record_origin origin_of(const struct record_document *document)
{
    return (struct record_origin){document->profile, document->map,
        is_of_rows(document) ? document->guide : "", is_of_rows(document)};
}

/* What is there now; false: nothing can be read. */
static bool read_origin(const struct record_origin *origin,
    struct inputs *inputs, struct shared *shared)
{
    struct arena *arena = &shared->arena;
    const char *path = file_shown_path(arena, origin->path);
    bool found = true;
    inputs->guard = shared->guard;
    if (origin->rows)
        found = row_inputs_find(inputs, path,
            *origin->map ? file_shown_path(arena, origin->map) : NULL,
            *origin->guide ? origin->guide : NULL, shared);
    else
        inputs_find(inputs, &path, 1, arena, &shared->diags);
    guard_watch(shared->guard, (struct guard_subject){0});
    return found;
}

static bool is_stream(const struct record_origin *origin)
{
    return strcmp(origin->path, "-") == 0;
}

void record_origins_read(
    struct record *record, struct inputs *inputs, struct shared *shared)
{
    struct record_documents documents = record_documents_find(
        record, &(struct record_wanted){0}, &shared->arena);
    const struct record_document **sorted =
        sort_by_origin(&documents, &shared->arena);
    for (size_t i = 0; i < documents.count; i++) {
        struct record_origin origin = origin_of(sorted[i]);
        if ((i == 0 || compare_origins(sorted[i - 1], sorted[i]) != 0) &&
            !is_stream(&origin))
            read_origin(&origin, inputs, shared);
    }
}

const char *record_origins_map(
    struct record *record, const char *path, struct arena *arena)
{
    const char *map = NULL, *own = file_true_path(arena, path);
    struct query *query = query_new(record,
        "SELECT map FROM issue WHERE profile=? AND row>0 ORDER BY id DESC"
        " LIMIT 1",
        &own, 1);
    if (query_next(query) && *query_text(query, 0))
        map = file_shown_path(arena, query_text(query, 0));
    query_free(query);
    return map;
}

/* ---- what has changed ---------------------------------------------------- */

struct comparison {
    struct record *record;
    struct shared shared;
    struct fingerprints fingerprints;
    struct arena *arena;
};

/* The profiles of one origin, by name. */
struct present {
    struct inputs inputs;
    struct text_map by_name; /* indexes */
    bool found;
};

static void find_present(struct comparison *comparison,
    const struct record_origin *origin, struct present *present)
{
    struct shared *shared = &comparison->shared;
    *present = (struct present){0};
    if (!is_stream(origin))
        present->found = read_origin(origin, &present->inputs, shared);
    for (size_t i = 0; i < present->inputs.list.count; i++) {
        const char *name = present->inputs.list.items[i].name;
        if (name && !text_map_lookup(&present->by_name, name))
            text_map_add(&present->by_name, comparison->arena, name, (int)i);
    }
    diags_init(&shared->diags, &shared->arena);
}

/* Why DOCUMENT is out of date, which is of ORIGIN. */
static const char *reason_for(struct comparison *comparison,
    const struct record_origin *origin, const struct present *present,
    const struct record_document *document)
{
    struct arena *arena = comparison->arena;
    char digits[HASH_DIGITS + 1];
    if (is_stream(origin))
        return "its profile was read from standard input";
    if (!present->found || !file_exists(origin->path))
        return arena_format(
            arena, "%s cannot be read", file_shown_path(arena, origin->path));
    const int *at = text_map_lookup(&present->by_name, document->name);
    if (!at)
        return origin->rows ? "the table has no row of it any more"
                            : "its file has no profile of it any more";
    const struct input *input = &present->inputs.list.items[*at];
    if (!input_hash(digits, input))
        return "its profile cannot be read";
    return record_stale(comparison->record, document->id, digits, NULL,
        &comparison->fingerprints, arena);
}

const char *const *record_origins_compare(struct record *record,
    const struct record_documents *documents, struct arena *arena)
{
    struct comparison comparison = {.record = record, .arena = arena};
    const struct record_document **sorted = sort_by_origin(documents, arena);
    const char **reasons =
        arena_allocate(arena, documents->count + 1, sizeof *reasons);
    struct present present = {0};
    shared_init(&comparison.shared, NULL);
    fingerprints_init(&comparison.fingerprints);
    comparison.shared.fingerprints = &comparison.fingerprints;
    for (size_t i = 0; i < documents->count; i++) {
        struct record_origin origin = origin_of(sorted[i]);
        if (i == 0 || compare_origins(sorted[i - 1], sorted[i]) != 0) {
            row_inputs_close(&present.inputs);
            find_present(&comparison, &origin, &present);
        }
        reasons[sorted[i] - documents->list] =
            reason_for(&comparison, &origin, &present, sorted[i]);
    }
    row_inputs_close(&present.inputs);
    fingerprints_release(&comparison.fingerprints);
    shared_release(&comparison.shared);
    return reasons;
}
