/* What `dossier record` prints: lists of what was issued, of what is out of
 * date, and of files that are not what was issued. */
#include "cli/record.h"

#include "base/file.h"
#include "base/hash.h"
#include "cli/inputs.h"
#include "cli/record_database.h"

#include <stdio.h>
#include <string.h>

/* The last issue of each name. */
#define LATEST "id IN (SELECT max(id) FROM issue GROUP BY name)"

static void print_row(struct query *query, int count)
{
    for (int i = 0; i < count; i++)
        printf("%s%s", i ? "\t" : "", query_text(query, i));
    putchar('\n');
}

static void print_query(struct record *record, const char *sql, int columns,
    const char *const *values, size_t count)
{
    struct query *query = query_new(record, sql, values, count);
    while (query_next(query))
        print_row(query, columns);
    query_free(query);
}

/* MODULE is "path" or "path@version". */
static void list_issues_with(struct record *record, const char *module)
{
    const char *at = strrchr(module, '@');
    struct arena arena;
    arena_init(&arena);
    const char *name =
        at ? arena_copy(&arena, module, (size_t)(at - module)) : module;
    print_query(record,
        "SELECT issue.name,time,client,source.version FROM issue"
        " JOIN used ON issue.id=issue JOIN source ON source.id=source"
        " WHERE kind='module' AND (source.name=?1 OR source.name LIKE"
        " '%/'||?1||'.md') AND (?2='' OR source.version=?2)"
        " ORDER BY issue.name,issue.id",
        4, (const char *[]){name, at ? at + 1 : ""}, 2);
    arena_release(&arena);
}

void record_list(struct record *record, const char *module)
{
    if (module)
        list_issues_with(record, module);
    else
        print_query(record,
            "SELECT name,time,client,verdict FROM issue WHERE " LATEST
            " ORDER BY name",
            4, NULL, 0);
}

/* The failure of the document NAME; false if there is none. */
static bool show_failure(struct record *record, const char *name)
{
    struct query *query = query_new(record,
        "SELECT time,profile,problems FROM failure WHERE name=?", &name, 1);
    bool found = query_next(query);
    if (found)
        printf("not written\t%s\t%s\n%s", query_text(query, 0),
            query_text(query, 1), query_text(query, 2));
    query_free(query);
    return found;
}

bool record_show(struct record *record, const char *name)
{
    static const char *const labels[] = {"name", "time", "profile", "hash",
        "client", "verdict", "confidence", "pages", "milliseconds"};
    enum { COLUMNS = sizeof labels / sizeof *labels };
    struct query *query = query_new(record,
        "SELECT name,time,profile,digits,client,verdict,confidence,pages,ms,"
        "problems FROM issue WHERE name=? AND " LATEST,
        &name, 1);
    bool found = query_next(query);
    for (int i = 0; found && i < COLUMNS; i++)
        printf("%s\t%s\n", labels[i], query_text(query, i));
    if (found) {
        print_query(record,
            "SELECT kind,source.name,version,source.digits FROM issue"
            " JOIN used ON issue.id=issue JOIN source ON source.id=source"
            " WHERE issue.name=? AND issue." LATEST " ORDER BY used.rowid",
            4, &name, 1);
        print_query(record,
            "SELECT 'output',path,'',output.digits FROM issue"
            " JOIN output ON id=issue WHERE name=? AND " LATEST
            " ORDER BY path",
            4, &name, 1);
        fputs(query_text(query, COLUMNS), stdout);
    }
    query_free(query);
    return show_failure(record, name) || found;
}

size_t record_list_failed(struct record *record)
{
    size_t count = 0;
    struct query *query = query_new(record,
        "SELECT name,time,profile,problems FROM failure ORDER BY name", NULL,
        0);
    for (; query_next(query); count++) {
        const char *problems = query_text(query, 3);
        for (int i = 0; i < 3; i++)
            printf("%s\t", query_text(query, i));
        printf("%.*s\n", (int)strcspn(problems, "\n"), problems);
    }
    query_free(query);
    return count;
}

/* The hash of the profile NAME among INPUTS, "" if it is not there. */
static void hash_profile(char digits[HASH_DIGITS + 1],
    const struct inputs *inputs, const char *name, struct arena *arena)
{
    struct diags unread;
    diags_init(&unread, arena);
    digits[0] = '\0';
    for (size_t i = 0; i < inputs->list.count; i++) {
        const struct input *input = &inputs->list.items[i];
        if (!input->name || strcmp(input->name, name) != 0)
            continue;
        const struct source *source = input_read(input, arena, &unread);
        if (source)
            hash_bytes(digits, source->text, source->length);
        return;
    }
}

/* The last issues from one file of profiles. */
static size_t list_stale_of(
    struct record *record, const char *path, struct fingerprints *fingerprints)
{
    struct arena arena;
    struct diags unread;
    struct inputs inputs = {0};
    size_t count = 0;
    arena_init(&arena);
    diags_init(&unread, &arena);
    inputs_find(&inputs, &path, 1, &arena, &unread);
    struct query *query = query_new(record,
        "SELECT name FROM issue WHERE profile=? AND " LATEST " ORDER BY name",
        &path, 1);
    while (query_next(query)) {
        char digits[HASH_DIGITS + 1];
        const char *name = query_text(query, 0);
        hash_profile(digits, &inputs, name, &arena);
        const char *reason = *digits ? record_stale(record, name, digits, NULL,
                                           fingerprints, &arena)
                                     : "its profile cannot be read";
        if (reason)
            printf("%s\t%s\n", name, reason);
        count += reason != NULL;
    }
    query_free(query);
    arena_release(&arena);
    return count;
}

size_t record_list_stale(
    struct record *record, struct fingerprints *fingerprints)
{
    size_t count = 0;
    struct query *query = query_new(record,
        "SELECT DISTINCT profile FROM issue WHERE " LATEST " ORDER BY profile",
        NULL, 0);
    while (query_next(query))
        count += list_stale_of(record, query_text(query, 0), fingerprints);
    query_free(query);
    return count;
}

size_t record_verify(struct record *record)
{
    size_t count = 0;
    struct query *query = query_new(record,
        "SELECT path,output.digits FROM issue JOIN output ON id=issue"
        " WHERE " LATEST " ORDER BY path",
        NULL, 0);
    while (query_next(query)) {
        struct arena arena;
        arena_init(&arena);
        const char *path =
            file_join(&arena, record_folder(record), query_text(query, 0));
        if (!record_is_file(path, query_text(query, 1))) {
            printf("%s\t%s\n", path,
                file_exists(path) ? "is not as it was issued" : "is not there");
            count++;
        }
        arena_release(&arena);
    }
    query_free(query);
    return count;
}
