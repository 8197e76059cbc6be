/* The profiles that --keep-profiles kept with what was issued. */
#include "cli/record_kept.h"

#include "base/file.h"
#include "cli/record_database.h"
#include "cli/record_view.h"

#include <stdlib.h>
#include <string.h>

/* ---- one profile --------------------------------------------------------- */

/* "clients.csv (issued 2026-12-01)" */
static const char *name_text(
    struct arena *arena, const struct record_document *document)
{
    return arena_format(arena, "%s (issued %.10s)",
        file_shown_path(arena, document->profile), document->time);
}

/* The profile of DOCUMENT, with the texts beside it; NULL if it was not kept.
 */
static const struct source *read_kept(struct record *record,
    const struct record_document *document, struct arena *arena)
{
    ARRAY(const struct source *) beside = {0};
    struct source *profile = NULL;
    struct query *query = query_new(record,
        "SELECT name,bytes FROM kept JOIN content USING(digits) WHERE issue=?"
        " ORDER BY kept.rowid",
        &document->id, 1);
    while (query_next(query)) {
        const char *name = arena_string(arena, query_text(query, 0));
        const char *text = arena_string(arena, query_text(query, 1));
        if (*name)
            *array_add(&beside, arena) =
                source_new(arena, name, text, strlen(text));
        else
            profile = (struct source *)source_new(
                arena, name_text(arena, document), text, strlen(text));
    }
    query_free(query);
    *array_add(&beside, arena) = NULL;
    if (profile)
        profile->beside = beside.items;
    return profile;
}

/* ---- all of them --------------------------------------------------------- */

/* The key of the client of DOCUMENT. */
static const char *key_of(const struct record_document *document)
{
    return *document->reference ? document->reference : document->name;
}

/* The newest document of each client, in the order of their names. */
static struct record_documents find_newest(
    const struct record_documents *documents, const char *look,
    struct arena *arena)
{
    ARRAY(struct record_document) list = {0};
    struct text_map by_key = {0};
    for (size_t i = 0; i < documents->count; i++) {
        const struct record_document *document = &documents->list[i];
        if (look && strcmp(document->look, look) != 0)
            continue;
        const int *at = text_map_lookup(&by_key, key_of(document));
        if (!at) {
            text_map_add(&by_key, arena, key_of(document), (int)list.count);
            *array_add(&list, arena) = *document;
        } else if (atoll(document->id) > atoll(list.items[*at].id)) {
            list.items[*at] = *document;
        }
    }
    return (struct record_documents){list.items, list.count};
}

/* The clients whose profiles were not kept, three of them by name. */
struct unkept {
    size_t count;
    const char *names;
};

static void note_unkept(
    struct unkept *unkept, const char *name, struct arena *arena)
{
    enum { NAMED = 3 };
    if (unkept->count++ < NAMED)
        unkept->names = *unkept->names
                            ? arena_format(arena, "%s, %s", unkept->names, name)
                            : name;
}

static void report_unkept(const struct unkept *unkept, struct shared *shared)
{
    if (unkept->count > 0)
        diag_add(&shared->diags, SEVERITY_ERROR, (struct place){0},
            "build with --record --keep-profiles; what has not changed is "
            "built again, too",
            "the record has kept no profile of %zu clients, which are not "
            "compared: %s%s",
            unkept->count, unkept->names, unkept->count > 3 ? ", ..." : "");
}

/* What the documents were made of says something else now. */
static void report_guides(struct record *record, struct shared *shared)
{
    bool changed = false;
    struct fingerprints fingerprints;
    fingerprints_init(&fingerprints);
    struct query *query = query_new(record,
        "SELECT DISTINCT kind,source.name,source.digits FROM issue"
        " JOIN used ON issue.id=issue JOIN source ON source.id=source"
        " WHERE kind IN ('rules','module') AND " RECORD_CURRENT,
        NULL, 0);
    while (!changed && query_next(query)) {
        enum trace_kind kind = trace_kind_of(query_text(query, 0));
        changed = strcmp(fingerprint(&fingerprints, kind, query_text(query, 1)),
                      query_text(query, 2)) != 0;
    }
    query_free(query);
    fingerprints_release(&fingerprints);
    if (changed)
        diag_add(&shared->diags, SEVERITY_NOTE, (struct place){0},
            "dossier impact OLD-GUIDE NEW-GUIDE tells whom that moves",
            "a guide has changed since documents were issued; both sides are "
            "decided by what it says now");
}

bool record_kept_find(struct clients *clients, struct record *record,
    const char *look, struct shared *shared)
{
    struct arena *arena = &shared->arena;
    struct unkept unkept = {0, ""};
    size_t before = clients->list.count;
    struct record_documents documents =
        record_documents_find(record, &(struct record_wanted){0}, arena);
    documents = find_newest(&documents, look, arena);
    for (size_t i = 0; i < documents.count; i++) {
        const struct record_document *document = &documents.list[i];
        const struct source *text = read_kept(record, document, arena);
        *array_add(&clients->list, arena) = (struct client){.text = text,
            .key = key_of(document),
            .name = document->name,
            .by_name = !*document->reference,
            .twice = text == NULL};
        if (!text)
            note_unkept(&unkept, key_of(document), arena);
    }
    report_unkept(&unkept, shared);
    if (unkept.count < clients->list.count - before) {
        report_guides(record, shared);
        return true;
    }
    if (clients->list.count == before)
        diag_add(&shared->diags, SEVERITY_ERROR, (struct place){0},
            "dossier record list tells what was", "nothing was issued%s%s",
            look ? " with the template " : "", look ? look : "");
    return false;
}
