/* What `dossier record` prints: lists of what was issued, of what is out of
 * date, and of files that are not what was issued. */
#include "cli/record.h"

#include "base/file.h"
#include "base/hash.h"
#include "cli/inputs.h"
#include "cli/record_database.h"
#include "cli/trace_kinds.h"
#include "input/docx_text.h"

#include <stdio.h>
#include <string.h>

/* The last issue of each profile and place. */
#define LATEST "id IN (SELECT max(id) FROM issue GROUP BY name, place)"

/* As messages are printed: names come from outside. */
static void print_text(const char *text)
{
    diag_print_text(stdout, text);
}

static void print_row(struct query *query, int count)
{
    for (int i = 0; i < count; i++) {
        if (i)
            putchar('\t');
        print_text(query_text(query, i));
    }
    putchar('\n');
}

/* Several lines, as they were printed before. */
static void print_lines(const char *text)
{
    struct arena arena;
    arena_init(&arena);
    while (*text) {
        size_t length = strcspn(text, "\n");
        print_text(arena_copy(&arena, text, length));
        putchar('\n');
        text += length + (text[length] == '\n');
    }
    arena_release(&arena);
}

static void print_query(struct record *record, const char *sql, int columns,
    const char *const *values, size_t count)
{
    struct query *query = query_new(record, sql, values, count);
    while (query_next(query))
        print_row(query, columns);
    query_free(query);
}

/* What something is called, and what is to be said of it. */
static void print_pair(const char *what, const char *words)
{
    print_text(what);
    putchar('\t');
    print_text(words);
    putchar('\n');
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
        "SELECT place,time,client,source.version FROM issue"
        " JOIN used ON issue.id=issue JOIN source ON source.id=source"
        " WHERE kind=?4 AND (source.name=?3 OR source.name LIKE"
        " '%/'||?1||'.md') AND (?2='' OR source.version=?2)"
        " ORDER BY place,issue.id",
        4,
        (const char *[]){name, at ? at + 1 : "", file_true_path(&arena, name),
            trace_kinds[TRACE_MODULE].name},
        4);
    arena_release(&arena);
}

void record_list(struct record *record, const char *module)
{
    if (module)
        list_issues_with(record, module);
    else
        print_query(record,
            "SELECT place,time,client,verdict FROM issue WHERE " LATEST
            " ORDER BY place,name",
            4, NULL, 0);
}

/* The failures of the profile NAME; false if there is none. */
static bool show_failures(struct record *record, const char *name)
{
    bool found = false;
    struct query *query = query_new(record,
        "SELECT time,profile,problems FROM failure WHERE name=? ORDER BY look",
        &name, 1);
    for (; query_next(query); found = true) {
        printf("not written\t%s\t", query_text(query, 0));
        print_text(query_text(query, 1));
        putchar('\n');
        print_lines(query_text(query, 2));
    }
    query_free(query);
    return found;
}

static void show_issue(struct record *record, struct query *query)
{
    static const char *const labels[] = {"name", "document", "template", "time",
        "profile", "hash", "client", "verdict", "confidence", "pages",
        "milliseconds"};
    enum { COLUMNS = sizeof labels / sizeof *labels };
    const char *id = query_text(query, COLUMNS + 1);
    for (int i = 0; i < COLUMNS; i++)
        print_pair(labels[i], query_text(query, i));
    print_query(record,
        "SELECT kind,name,version,digits FROM used JOIN source ON id=source"
        " WHERE issue=? ORDER BY used.rowid",
        4, &id, 1);
    print_query(record,
        "SELECT 'output',path,'',digits FROM output WHERE issue=?"
        " ORDER BY path",
        4, &id, 1);
    print_lines(query_text(query, COLUMNS));
}

bool record_show(struct record *record, const char *name)
{
    bool found = false;
    struct query *query = query_new(record,
        "SELECT name,place,look,time,profile,digits,client,verdict,confidence,"
        "pages,ms,problems,id FROM issue WHERE (name=?1 OR place=?1) "
        "AND " LATEST " ORDER BY place",
        &name, 1);
    for (; query_next(query); found = true) {
        if (found)
            putchar('\n');
        show_issue(record, query);
    }
    query_free(query);
    return show_failures(record, name) || found;
}

size_t record_list_failed(struct record *record)
{
    size_t count = 0;
    struct query *query = query_new(record,
        "SELECT name,time,profile,substr(problems, 1,"
        " instr(problems || char(10), char(10)) - 1) FROM failure"
        " ORDER BY name,look",
        NULL, 0);
    for (; query_next(query); count++)
        print_row(query, 4);
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
        "SELECT id,name,place FROM issue WHERE profile=? AND " LATEST
        " ORDER BY place",
        &path, 1);
    while (query_next(query)) {
        char digits[HASH_DIGITS + 1];
        hash_profile(digits, &inputs, query_text(query, 1), &arena);
        const char *reason = *digits
                                 ? record_stale(record, query_text(query, 0),
                                       digits, NULL, fingerprints, &arena)
                                 : "its profile cannot be read";
        if (reason)
            print_pair(query_text(query, 2), reason);
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

/* What became of a file that was issued. Word writes a file anew whenever it
 * saves it: what counts then is its text. */
static const char *fate_of(struct arena *arena, const char *path)
{
    struct docx_returned returned;
    size_t length = strlen(path);
    if (!file_exists(path))
        return "is not there";
    if (length < 5 || strcmp(path + length - 5, ".docx") != 0 ||
        !docx_text_compare(&returned, arena, path) || !returned.written)
        return "is not as it was issued";
    return strcmp(returned.digits, returned.written) == 0
               ? "was saved again; its text is as it was issued"
               : "is not as it was issued: its text was edited";
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
            print_pair(path, fate_of(&arena, path));
            count++;
        }
        arena_release(&arena);
    }
    query_free(query);
    return count;
}
