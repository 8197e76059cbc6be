/* An archive of each client's documents.
 *
 * Where the pattern of names has a folder for each client, it is packed as
 * FOLDER.zip, which stands beside it and has it inside; else the documents are,
 * as NAME.zip, which stands beside the first of them. What else is in the
 * folder stays out: an archive holds what this run would have written. */
#include "cli/handover_archive.h"

#include "base/file.h"
#include "base/memory.h"
#include "cli/files.h"
#include "cli/identity.h"
#include "write/archive.h"

#include <stdlib.h>
#include <string.h>

/* One archive: clients, of which there are several where their folder is one.
 */
struct handover_archive {
    const char *name; /* in the folder of documents */
    const size_t *clients;
    size_t count;
};

/* ---- what it is called --------------------------------------------------- */

/* The archive of the client whose first document is DOCUMENT. */
static const char *archive_name(
    const struct handover *handover, const char *document)
{
    struct arena *arena = &handover->shared->arena;
    size_t folders =
        handover->pattern ? name_pattern_client_folders(handover->pattern) : 0;
    const char *end = document;
    for (size_t i = 0; end && i < folders; i++)
        end = strchr(i ? end + 1 : end, '/');
    if (folders == 0 || !end)
        return files_name(arena, document, "zip");
    return files_name(
        arena, arena_copy(arena, document, (size_t)(end - document)), "zip");
}

/* ---- which clients ------------------------------------------------------- */

struct named {
    const char *name;
    size_t client;
};

static int compare_named(const void *left, const void *right)
{
    const struct named *a = left, *b = right;
    int order = strcmp(a->name, b->name);
    if (order != 0)
        return order;
    return a->client < b->client ? -1 : a->client > b->client;
}

static int compare_archives(const void *left, const void *right)
{
    const struct handover_archive *a = left, *b = right;
    return a->clients[0] < b->clients[0] ? -1 : a->clients[0] > b->clients[0];
}

/* The archives, *COUNT of them, in the order of their first clients. */
static struct handover_archive *group_clients(
    struct handover *handover, size_t *count)
{
    struct arena *arena = &handover->shared->arena;
    size_t all = handover->clients.count;
    struct named *named = memory_allocate(all + 1, sizeof *named);
    size_t *clients = arena_allocate(arena, all + 1, sizeof *clients);
    struct handover_archive *archives =
        arena_allocate(arena, all + 1, sizeof *archives);
    for (size_t i = 0; i < all; i++) {
        size_t first = handover->clients.items[i].first;
        named[i] =
            (struct named){archive_name(handover,
                               handover->inputs->list.items[first].document),
                i};
    }
    qsort(named, all, sizeof *named, compare_named);
    *count = 0;
    for (size_t i = 0; i < all; i++) {
        clients[i] = named[i].client;
        if (i > 0 && strcmp(named[i].name, named[i - 1].name) == 0)
            archives[*count - 1].count++;
        else
            archives[(*count)++] =
                (struct handover_archive){named[i].name, &clients[i], 1};
    }
    free(named);
    qsort(archives, *count, sizeof *archives, compare_archives);
    return archives;
}

/* ---- making -------------------------------------------------------------- */

struct packing {
    const struct handover *handover;
    const struct handover_archive *archive;
    struct arena *arena;
    struct diags diags;
    const char *identity; /* the first of those in it, in order of letters */
    ARRAY(struct archive_entry) entries;
};

/* The name in the archive of the file NAME, both in the folder of documents: as
 * seen from where the archive is, if it is below that. */
static const char *entry_name(
    struct arena *arena, const char *archive, const char *name)
{
    const char *folder = file_folder(arena, archive);
    size_t length = strlen(folder);
    bool below = strchr(archive, '/') && strncmp(name, folder, length) == 0 &&
                 name[length] == '/';
    return below ? name + length + 1 : name;
}

static bool add_file(
    struct packing *packing, size_t input, enum output_kind output)
{
    struct arena *arena = packing->arena;
    const char *path = handover_path(packing->handover, arena, input, output);
    const struct source *file = handover_read(path, arena, &packing->diags);
    const char *whose = file ? identity_read(arena, path) : NULL;
    if (!file)
        return false;
    if (whose && (!packing->identity || strcmp(whose, packing->identity) < 0))
        packing->identity = whose;
    const char *document =
        packing->handover->inputs->list.items[input].document;
    *array_add(&packing->entries, arena) = (struct archive_entry){
        entry_name(arena, packing->archive->name,
            files_name(arena, document, output_forms[output].name)),
        file->text, file->length, output_forms[output].packed};
    return true;
}

static bool add_client(
    struct packing *packing, const struct handover_client *client)
{
    const struct options *options = packing->handover->options;
    for (size_t i = client->first; i < client->first + client->count; i++)
        for (enum output_kind j = 0; j < OUTPUT_COUNT; j++)
            if (options->outputs[j] && !add_file(packing, i, j))
                return false;
    return true;
}

static int compare_entries(const void *left, const void *right)
{
    const struct archive_entry *a = left, *b = right;
    return strcmp(a->name, b->name);
}

static bool pack(struct packing *packing)
{
    const struct handover_archive *archive = packing->archive;
    const struct options *options = packing->handover->options;
    struct arena *arena = packing->arena;
    struct buffer bytes = {0};
    for (size_t i = 0; i < archive->count; i++)
        if (!add_client(packing,
                &packing->handover->clients.items[archive->clients[i]]))
            return false;
    qsort(packing->entries.items, packing->entries.count,
        sizeof *packing->entries.items, compare_entries);
    const char *identity = packing->identity ? packing->identity : "//";
    bool ok = archive_pack(&bytes, packing->entries.items,
        packing->entries.count, identity_comment(arena, identity));
    const char *path = file_join(arena, options_folder(options), archive->name);
    if (!ok)
        diag_add(&packing->diags, SEVERITY_SYSTEM,
            source_place_of_file(arena, path), NULL,
            "cannot make the archive: its files cannot be packed");
    ok = ok && files_put(options, path, identity, &bytes, &packing->diags);
    buffer_release(&bytes);
    return ok;
}

/* ---- the run ------------------------------------------------------------- */

static void make_archive(void *context, const struct input *input,
    struct arena *arena, struct result *result)
{
    struct handover *handover = context;
    struct packing packing = {.handover = handover,
        .archive = &handover->archives[input - handover->items],
        .arena = arena};
    diags_init(&packing.diags, arena);
    result->written = pack(&packing);
    result_tell(result, &packing.diags, &handover->telling, arena);
}

static void prepare_nothing(void *context, const struct input *input,
    struct arena *arena, struct result *result)
{
    (void)context, (void)input, (void)arena, (void)result;
}

static void keep_nothing(
    void *context, const struct input *input, const struct result *result)
{
    (void)context, (void)input, (void)result;
}

static const struct command archive_words = {
    .name = "build", .unit = "archive", .done = "written"};

int handover_archive(struct handover *handover)
{
    struct arena *arena = &handover->shared->arena;
    size_t count;
    handover->archives = group_clients(handover, &count);
    struct input *items = arena_allocate(arena, count + 1, sizeof *items);
    for (size_t i = 0; i < count; i++) {
        size_t client = handover->archives[i].clients[0];
        items[i] =
            handover->inputs->list.items[handover->clients.items[client].first];
        items[i].repeats = false;
    }
    handover->items = items;
    struct batch batch = {.inputs = items,
        .count = count,
        .prepare = prepare_nothing,
        .build = make_archive,
        .ended = keep_nothing};
    return handover_batch(handover, &archive_words, &batch);
}
