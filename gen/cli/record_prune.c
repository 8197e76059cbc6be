/* Forgetting clients who have left.
 *
 * Who has left is found first; a profile that cannot be read may be anybody's,
 * so nobody is forgotten then. The record is written in one transaction, in
 * which the documents are removed: if it fails, none has been; if the program
 * is killed in between, the record still knows what is gone. */
#include "cli/record_prune.h"

#include "base/file.h"
#include "base/text_map.h"
#include "cli/clients.h"
#include "cli/depfile.h"
#include "cli/files.h"
#include "cli/identity.h"
#include "cli/record_database.h"
#include "cli/record_origin.h"
#include "cli/report.h"
#include "cli/row_inputs.h"
#include "cli/shared.h"
#include "input/profile_text.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* One who is in the record. */
struct pruned {
    const char *name; /* of the profile */
    const char *reference, *client;
    size_t issues;
    bool stays;
};

struct pruning {
    struct record *record;
    const struct options *options;
    struct arena *arena;
    struct diags *diags;
    ARRAY(struct pruned) clients;
    size_t leaving;
    size_t left;               /* documents that are not removed */
    struct text_map looked_at; /* what may have been made of documents */
};

/* ---- who is in the record ------------------------------------------------ */

static void find_clients(struct pruning *pruning)
{
    struct arena *arena = pruning->arena;
    struct query *query = query_new(pruning->record,
        "SELECT name,max(reference),max(client),count(id) FROM"
        " (SELECT name,reference,client,id FROM issue UNION ALL"
        " SELECT name,'','',NULL FROM failure) GROUP BY name ORDER BY name",
        NULL, 0);
    while (query_next(query))
        *array_add(&pruning->clients, arena) =
            (struct pruned){.name = arena_string(arena, query_text(query, 0)),
                .reference = arena_string(arena, query_text(query, 1)),
                .client = arena_string(arena, query_text(query, 2)),
                .issues = strtoul(query_text(query, 3), NULL, 10)};
    query_free(query);
}

/* ---- who stays ----------------------------------------------------------- */

/* Takes the reference of one profile; false after an error, which is told. */
static bool take_reference(struct pruning *pruning, struct text_map *known,
    const struct input *input, struct guard *guard)
{
    struct arena arena;
    struct diags diags;
    int status = EXIT_WRITTEN;
    arena_init(&arena);
    diags_init(&diags, &arena);
    struct guard_subject before = guard_watch(
        guard, (struct guard_subject){&diags, input->path, "not read"});
    const struct source *source = input_read(input, &arena, &diags);
    struct profile_text *text =
        source ? profile_text_new(&arena, source, &diags) : NULL;
    if (text && text->reference.text && *text->reference.text)
        text_map_add(known, pruning->arena,
            arena_string(pruning->arena, text->reference.text), 0);
    if (text && profile_text_check(text, &diags) && !input->name)
        diag_add(&diags, SEVERITY_ERROR, input_place(&arena, input),
            "a profile of many is known by its reference",
            "it has no reference that can name a file");
    profile_text_free(text);
    guard_watch(guard, before);
    bool good = source && diags_clean(&diags);
    report_diags(&diags, SEVERITY_NOTE, false, &status);
    arena_release(&arena);
    return good;
}

/* The names and the references of all profiles that are there. */
static bool find_present(struct pruning *pruning, struct text_map *names,
    struct text_map *references, struct shared *shared)
{
    const struct options *options = pruning->options;
    struct clients clients = {.inputs.guard = shared->guard};
    const struct inputs *inputs = &clients.inputs;
    const char *const *named = options->operands + 1;
    size_t count = options->operand_count - 1;
    const char *table = count == 1 ? named[0] : options->rows;
    const char *map = options->map;
    if (table && !map)
        map = record_origins_map(pruning->record, table, pruning->arena);
    bool good = options->rows ? row_inputs_find(&clients.inputs, table, map,
                                    options->guide, shared)
                              : clients_find(&clients, shared, named, count,
                                    map, options->guide);
    guard_watch(shared->guard, (struct guard_subject){0});
    for (size_t i = 0; i < inputs->list.count; i++) {
        const struct input *input = &inputs->list.items[i];
        if (input->name)
            text_map_add(names, pruning->arena,
                arena_string(pruning->arena, input->name), 0);
        good =
            take_reference(pruning, references, input, shared->guard) && good;
    }
    row_inputs_close(&clients.inputs);
    return good && diags_clean(&shared->diags);
}

static bool keep_present(struct pruning *pruning)
{
    struct shared shared;
    struct text_map names = {0}, references = {0};
    int status = EXIT_WRITTEN;
    shared_init(&shared, NULL);
    bool good = find_present(pruning, &names, &references, &shared);
    report_diags(&shared.diags, SEVERITY_NOTE, false, &status);
    shared_release(&shared);
    if (!good) {
        diag_add(pruning->diags, SEVERITY_ERROR, (struct place){0},
            "mend them first: one that has a mistake may be anybody's",
            "nobody is forgotten: not all profiles can be read");
        return false;
    }
    for (size_t i = 0; i < pruning->clients.count; i++) {
        struct pruned *client = &pruning->clients.items[i];
        client->stays = text_map_lookup(&names, client->name) ||
                        (*client->reference &&
                            text_map_lookup(&references, client->reference));
    }
    return true;
}

/* ---- who is named -------------------------------------------------------- */

/* All stay but those that --client names. */
static bool keep_unnamed(struct pruning *pruning)
{
    size_t count = pruning->clients.count;
    bool good = true;
    const char **names =
        arena_allocate(pruning->arena, 2 * count + 1, sizeof *names);
    for (size_t i = 0; i < count; i++) {
        pruning->clients.items[i].stays = true;
        names[2 * i] = pruning->clients.items[i].name;
        names[2 * i + 1] = pruning->clients.items[i].reference;
    }
    for (size_t i = 0; i < pruning->options->client_count; i++) {
        const char *named = pruning->options->clients[i];
        bool found = false;
        for (size_t j = 0; j < 2 * count; j++)
            if (strcmp(names[j], named) == 0) {
                pruning->clients.items[j / 2].stays = false;
                found = true;
            }
        if (!found)
            diag_add(pruning->diags, SEVERITY_ERROR, (struct place){0},
                diag_suggest_hint(pruning->arena, named, names, 2 * count),
                "--client: the record knows no profile and no reference "
                "\"%s\"",
                named);
        good = good && found;
    }
    return good;
}

/* A wrong folder would forget everybody. */
static bool check_all(struct pruning *pruning)
{
    for (size_t i = 0; i < pruning->clients.count; i++)
        pruning->leaving += !pruning->clients.items[i].stays;
    if (pruning->leaving < pruning->clients.count || pruning->leaving == 0 ||
        pruning->options->client_count > 0 || pruning->options->force)
        return true;
    diag_add(pruning->diags, SEVERITY_ERROR, (struct place){0},
        "is it the right folder? --force forgets them all",
        "nobody is forgotten: none of the %zu clients in the record is among "
        "the profiles",
        pruning->clients.count);
    return false;
}

/* ---- documents ----------------------------------------------------------- */

static void say(const char *what, const char *name, const char *words)
{
    diag_print_text(stdout, what);
    putchar('\t');
    diag_print_text(stdout, name);
    if (words) {
        putchar('\t');
        diag_print_text(stdout, words);
    }
    putchar('\n');
}

/* Folders of a client's own, up to that of the documents; one that is not
 * empty stays. */
static void remove_folders(struct pruning *pruning, const char *inner)
{
    struct arena *arena = pruning->arena;
    while (strchr(inner, '/')) {
        inner = file_folder(arena, inner);
        if (rmdir(file_join(arena, record_folder(pruning->record), inner)) != 0)
            return;
    }
}

/* Whether the file says that it is the client's. */
static bool is_document_of(
    struct arena *arena, const struct pruned *client, const char *path)
{
    struct meta meta = {
        .reference = *client->reference ? client->reference : NULL,
        .client = *client->client ? client->client : NULL};
    const char *there = identity_read(arena, path);
    return there &&
           identity_same(there, identity_new(arena, client->name, &meta));
}

/* Why the file may not be removed; NULL if it may. */
static const char *reason_to_leave(struct pruning *pruning,
    const struct pruned *client, const char *path, const char *digits)
{
    struct stat status;
    if (lstat(path, &status) != 0 || !S_ISREG(status.st_mode))
        return "it is no file";
    const char *there = identity_read(pruning->arena, path);
    if (!there)
        return "it is no document of this program";
    if (!is_document_of(pruning->arena, client, path))
        return arena_format(pruning->arena, "the document of %s is there",
            identity_words(pruning->arena, there));
    return record_is_file(path, digits) ? NULL : "it is not as it was issued";
}

/* A path that leads out of the folder was not written by this program. */
static bool is_inner(const char *path)
{
    return *path && *path != '/' && strcmp(path, "..") != 0 &&
           strncmp(path, "../", 3) != 0 && !strstr(path, "/../");
}

static void remove_document(struct pruning *pruning,
    const struct pruned *client, const char *inner, const char *digits)
{
    const char *path =
        file_join(pruning->arena, record_folder(pruning->record), inner);
    if (!is_inner(inner) || !file_exists(path))
        return;
    const char *reason = reason_to_leave(pruning, client, path, digits);
    if (!reason && !pruning->options->dry_run && unlink(path) != 0)
        reason = strerror(errno);
    if (!reason) {
        say("removed", path, NULL);
        if (!pruning->options->dry_run)
            remove_folders(pruning, inner);
        return;
    }
    pruning->left++;
    diag_add(pruning->diags, SEVERITY_WARNING,
        source_place_of_file(
            pruning->arena, arena_string(pruning->arena, path)),
        "look at it, then remove it by hand", "it is left: %s", reason);
}

static void tell_of(struct pruning *pruning, const char *path, const char *why)
{
    pruning->left++;
    diag_add(pruning->diags, SEVERITY_WARNING,
        source_place_of_file(pruning->arena, path), "remove it by hand",
        "it is left: the client's documents are %s it, and the record does "
        "not know it",
        why);
}

/* What --eml or --zip made of documents called NAME. */
static void look_for_handed_over(struct pruning *pruning,
    const struct pruned *client, const char *name, const char *ending)
{
    struct arena *arena = pruning->arena;
    const char *path = file_join(
        arena, record_folder(pruning->record), files_name(arena, name, ending));
    if (text_map_add(&pruning->looked_at, arena, path, 0) &&
        file_exists(path) && is_document_of(arena, client, path))
        tell_of(pruning, path, "in");
}

/* What -MD wrote of the document called NAME, with the file INNER. */
static void look_for_rule(
    struct pruning *pruning, const char *name, const char *inner)
{
    struct arena *arena = pruning->arena;
    const char *path = file_join(
        arena, record_folder(pruning->record), files_name(arena, name, "d"));
    if (depfile_is_of(path, inner, arena) &&
        text_map_add(&pruning->looked_at, arena, path, 0))
        tell_of(pruning, path, "named in");
}

/* What stands beside the documents called NAME is not in the record. */
static void look_beside(struct pruning *pruning, const struct pruned *client,
    const char *name, const char *inner)
{
    look_for_rule(pruning, name, inner);
    look_for_handed_over(pruning, client, name, "eml");
    look_for_handed_over(pruning, client, name, "zip");
    while (strchr(name, '/')) {
        name = file_folder(pruning->arena, name);
        look_for_handed_over(pruning, client, name, "zip");
    }
}

/* The files of all issues of CLIENT, as they were issued last, but those in
 * whose places documents of others have come. */
static void remove_documents(
    struct pruning *pruning, const struct pruned *client)
{
    struct query *query = query_new(pruning->record,
        "SELECT path,output.digits,place FROM issue JOIN output ON id=issue"
        " WHERE name=?1 AND NOT EXISTS (SELECT 1 FROM output AS newer"
        " JOIN issue AS its ON its.id=newer.issue WHERE newer.path=output.path"
        " AND its.id>issue.id) ORDER BY path",
        &client->name, 1);
    while (query_next(query)) {
        const char *inner = arena_string(pruning->arena, query_text(query, 0));
        remove_document(pruning, client, inner, query_text(query, 1));
        const char *name = arena_string(pruning->arena, query_text(query, 2));
        if (is_inner(inner) && is_inner(name))
            look_beside(pruning, client, name, inner);
    }
    query_free(query);
}

/* ---- forgetting ---------------------------------------------------------- */

static const char *const forget[] = {
    "DELETE FROM used WHERE issue IN (SELECT id FROM issue WHERE name=?)",
    "DELETE FROM output WHERE issue IN (SELECT id FROM issue WHERE name=?)",
    "DELETE FROM kept WHERE issue IN (SELECT id FROM issue WHERE name=?)",
    "DELETE FROM fact WHERE issue IN (SELECT id FROM issue WHERE name=?)",
    "DELETE FROM issue WHERE name=?", "DELETE FROM failure WHERE name=?", NULL};

/* What no issue that is left has. */
static const char *const sweep[] = {
    "DELETE FROM source WHERE id NOT IN (SELECT source FROM used)",
    "DELETE FROM content WHERE digits NOT IN (SELECT digits FROM kept)", NULL};

static void forget_client(struct pruning *pruning, const struct pruned *client)
{
    say("forgotten", client->name, client->client);
    if (pruning->options->with_documents)
        remove_documents(pruning, client);
    for (int i = 0; !pruning->options->dry_run && forget[i]; i++)
        record_run(pruning->record, forget[i], &client->name, 1);
}

/* Nothing of them is to be found in the bytes of the file, nor in its log. */
static bool forget_all(struct pruning *pruning)
{
    struct record *record = pruning->record;
    bool writes = !pruning->options->dry_run;
    if (writes) {
        record_run(record, "PRAGMA secure_delete=ON", NULL, 0);
        record_begin(record);
        /* Whether it can be written is known before a document is removed. */
        record_run(record, "UPDATE issue SET id=id WHERE 0", NULL, 0);
    }
    for (size_t i = 0; record_sound(record) && i < pruning->clients.count; i++)
        if (!pruning->clients.items[i].stays)
            forget_client(pruning, &pruning->clients.items[i]);
    for (int i = 0; writes && record_sound(record) && sweep[i]; i++)
        record_run(record, sweep[i], NULL, 0);
    if (writes && !record_commit(record, pruning->diags))
        return false;
    return !writes ||
           record_run(record, "PRAGMA wal_checkpoint(TRUNCATE)", NULL, 0);
}

int record_prune(
    struct record *record, const struct options *options, struct diags *diags)
{
    struct pruning pruning = {.record = record,
        .options = options,
        .arena = diags->arena,
        .diags = diags};
    find_clients(&pruning);
    bool named = options->client_count > 0;
    if (!(named ? keep_unnamed(&pruning) : keep_present(&pruning)) ||
        !check_all(&pruning) || !forget_all(&pruning))
        return EXIT_INPUT;
    return pruning.left ? EXIT_INPUT : EXIT_WRITTEN;
}
