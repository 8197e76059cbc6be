/* Fuzz target: a record that somebody else made: the file of a database, or
 * the SQL that makes one. It is refused, or listed, shown, asked and verified.
 * What is printed goes to /dev/null. */
#include "database.h"

#include "cli/record.h"
#include "cli/record_print.h"
#include "cli/record_view.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

struct folder {
    char path[32], inner[64], record[96];
};

static void make_folder(struct folder *folder)
{
    strcpy(folder->path, "/tmp/dossier-fuzz-XXXXXX");
    if (!mkdtemp(folder->path))
        abort();
    snprintf(folder->inner, sizeof folder->inner, "%s/.dossier", folder->path);
    snprintf(folder->record, sizeof folder->record, "%s/record.sqlite",
        folder->inner);
    if (mkdir(folder->inner, 0700) != 0)
        abort();
}

static void remove_folder(const struct folder *folder)
{
    static const char *const ends[] = {"", "-wal", "-shm", "-journal"};
    char path[128];
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        snprintf(path, sizeof path, "%s%s", folder->record, ends[i]);
        unlink(path);
    }
    if (rmdir(folder->inner) != 0 || rmdir(folder->path) != 0)
        abort();
}

static void write_record(const char *path, const uint8_t *bytes, size_t length)
{
    if (database_is_made(bytes, length)) {
        FILE *stream = fopen(path, "wb");
        if (!stream || fwrite(bytes, 1, length, stream) != length ||
            fclose(stream) != 0)
            abort();
        return;
    }
    database_make(path, bytes, length);
}

static void ask(
    struct record *record, const struct options *options, struct diags *diags)
{
    if (options->module)
        record_check_module(record, options->module, diags);
    record_list(record, options, diags);
    record_show(record, options, "p", diags);
    record_list_failed(record, options, diags);
    record_list_stale(record, options, diags);
    record_verify(record, options, diags);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct arena arena;
    struct diags diags;
    struct folder folder;
    struct fingerprints fingerprints;
    if (!freopen("/dev/null", "w", stdout))
        abort();
    arena_init(&arena);
    diags_init(&diags, &arena);
    fingerprints_init(&fingerprints);
    make_folder(&folder);
    write_record(folder.record, bytes, length);
    struct record *record = record_open(folder.path, NULL, false, &diags);
    if (!record && diags_clean(&diags))
        abort();
    if (record) {
        for (int json = 0; json < 2; json++)
            ask(record, &(struct options){.json = json}, &diags);
        ask(record, &(struct options){.module = "hour@1", .all = true}, &diags);
        const char *issue = record_find(record, "p", "", NULL, &arena);
        if (issue)
            record_stale(record, issue, "abc", "shape", &fingerprints, &arena);
        record_close(record);
    }
    remove_folder(&folder);
    fingerprints_release(&fingerprints);
    arena_release(&arena);
    return 0;
}
