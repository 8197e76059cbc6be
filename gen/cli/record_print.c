/* What `dossier record` prints: lists of what was issued, of what is out of
 * date, and of documents that are not what was issued. */
#include "cli/record_print.h"

#include "base/file.h"
#include "cli/record_database.h"
#include "cli/record_origin.h"
#include "input/docx_text.h"
#include "write/json_value.h"

#include <stdio.h>
#include <string.h>

/* ---- lines --------------------------------------------------------------- */

/* As messages are printed: names come from outside. */
static void print_text(const char *text)
{
    diag_print_text(stdout, text);
}

static void print_line(const char *const *texts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (i)
            putchar('\t');
        print_text(texts[i]);
    }
    putchar('\n');
}

#define PRINT_LINE(...)                                                        \
    print_line((const char *[]){__VA_ARGS__},                                  \
        sizeof(const char *[]){__VA_ARGS__} / sizeof(const char *))

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

/* ---- list ---------------------------------------------------------------- */

void record_list(
    struct record *record, const struct options *options, struct diags *diags)
{
    struct record_wanted wanted = {
        NULL, options->module, options->all, options->all};
    struct record_documents documents =
        record_documents_find(record, &wanted, diags->arena);
    json_t *list = options->json ? json_array() : NULL;
    for (size_t i = 0; i < documents.count; i++) {
        const struct record_document *document = &documents.list[i];
        if (list)
            json_array_append_new(list, record_document_json(document));
        else if (options->all)
            PRINT_LINE(document->place, document->time, document->client,
                document->verdict, record_state_name(document->state));
        else
            PRINT_LINE(document->place, document->time, document->client,
                document->verdict);
    }
    if (list)
        record_print_json(json_pack("{s:o}", "documents", list), diags);
}

/* ---- failed -------------------------------------------------------------- */

/* Of one profile, or of all ("*"). */
static const char failures_sql[] =
    "SELECT name,time,profile,substr(problems, 1,"
    " instr(problems || char(10), char(10)) - 1),look,problems"
    " FROM failure WHERE name=?1 OR ?1='*' ORDER BY name,look";

static json_t *failures_json(struct record *record, const char *name)
{
    static const char *const keys[] = {
        "name", "time", "profile", NULL, "template", "problems"};
    json_t *list = json_array();
    struct query *query = query_new(record, failures_sql, &name, 1);
    while (query_next(query)) {
        json_t *object = json_object();
        for (int i = 0; i < 6; i++) {
            const char *text = query_text(query, i);
            if (keys[i])
                json_object_set_new(
                    object, keys[i], json_from_text(*text ? text : NULL));
        }
        json_array_append_new(list, object);
    }
    query_free(query);
    return list;
}

size_t record_list_failed(
    struct record *record, const struct options *options, struct diags *diags)
{
    const char *all = "*";
    size_t count = 0;
    if (options->json) {
        json_t *list = failures_json(record, all);
        count = json_array_size(list);
        record_print_json(json_pack("{s:o}", "failures", list), diags);
        return count;
    }
    struct query *query = query_new(record, failures_sql, &all, 1);
    for (; query_next(query); count++)
        print_row(query, 4);
    query_free(query);
    return count;
}

/* ---- show ---------------------------------------------------------------- */

/* What an issue has many of: its sources, files and facts. */
static const struct many {
    const char *key; /* in JSON */
    const char *sql;
    size_t columns;
    const char *names[5];
} manys[] = {
    {"sources",
        "SELECT kind,name,version,digits FROM used JOIN source ON id=source"
        " WHERE issue=? ORDER BY used.rowid",
        4, {"kind", "name", "version", "hash"}},
    {"files",
        "SELECT 'output',path,'',digits FROM output WHERE issue=?"
        " ORDER BY path",
        4, {NULL, "path", NULL, "hash"}},
    {"facts",
        "SELECT 'fact',part,name,value,origin FROM fact WHERE issue=?"
        " ORDER BY rowid",
        5, {NULL, "part", "fact", "value", "origin"}},
    {NULL, NULL, 0, {NULL}}};

static void show_document(
    struct record *record, const struct record_document *document)
{
    const char *const pairs[][2] = {{"name", document->name},
        {"document", document->place}, {"template", document->look},
        {"time", document->time}, {"profile", document->profile},
        {"hash", document->digits}, {"client", document->client},
        {"verdict", document->verdict}, {"confidence", document->confidence},
        {"pages", document->pages}, {"milliseconds", document->ms},
        {"reference", document->reference}, {"map", document->map},
        {"row", strcmp(document->row, "0") != 0 ? document->row : ""}};
    enum { ALWAYS = 11 };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (i < ALWAYS || *pairs[i][1])
            PRINT_LINE(pairs[i][0], pairs[i][1]);
    for (const struct many *many = manys; many->key; many++) {
        struct query *query = query_new(record, many->sql, &document->id, 1);
        while (query_next(query))
            print_row(query, (int)many->columns);
        query_free(query);
    }
}

static json_t *many_json(
    struct record *record, const struct many *many, const char *id)
{
    json_t *list = json_array();
    struct query *query = query_new(record, many->sql, &id, 1);
    while (query_next(query)) {
        json_t *object = json_object();
        for (size_t i = 0; i < many->columns; i++)
            if (many->names[i])
                json_object_set_new(object, many->names[i],
                    json_from_text(query_text(query, (int)i)));
        json_array_append_new(list, object);
    }
    query_free(query);
    return list;
}

/* What was said when it was made. */
static const char *problems_of(
    struct record *record, const char *id, struct arena *arena)
{
    const char *problems = "";
    struct query *query =
        query_new(record, "SELECT problems FROM issue WHERE id=?", &id, 1);
    if (query_next(query))
        problems = arena_string(arena, query_text(query, 0));
    query_free(query);
    return problems;
}

static json_t *document_json(struct record *record,
    const struct record_document *document, struct arena *arena)
{
    json_t *object = record_document_json(document);
    for (const struct many *many = manys; many->key; many++)
        json_object_set_new(
            object, many->key, many_json(record, many, document->id));
    json_object_set_new(object, "problems",
        json_from_text(problems_of(record, document->id, arena)));
    return object;
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

bool record_show(struct record *record, const struct options *options,
    const char *name, struct diags *diags)
{
    struct record_wanted wanted = {name, options->module, true, options->all};
    struct record_documents documents =
        record_documents_find(record, &wanted, diags->arena);
    json_t *list = options->json ? json_array() : NULL;
    for (size_t i = 0; i < documents.count; i++) {
        const struct record_document *document = &documents.list[i];
        if (list) {
            json_array_append_new(
                list, document_json(record, document, diags->arena));
            continue;
        }
        if (i)
            putchar('\n');
        show_document(record, document);
        print_lines(problems_of(record, document->id, diags->arena));
    }
    if (!list)
        return show_failures(record, name) || documents.count > 0;
    json_t *failures = failures_json(record, name);
    bool found = documents.count + json_array_size(failures) > 0;
    json_t *object =
        json_pack("{s:o,s:o}", "documents", list, "failures", failures);
    if (found)
        record_print_json(object, diags);
    else
        json_decref(object);
    return found;
}

/* ---- stale --------------------------------------------------------------- */

size_t record_list_stale(
    struct record *record, const struct options *options, struct diags *diags)
{
    struct record_wanted wanted = {.module = options->module};
    struct record_documents documents =
        record_documents_find(record, &wanted, diags->arena);
    const char *const *reasons =
        record_origins_compare(record, &documents, diags->arena);
    json_t *list = options->json ? json_array() : NULL;
    size_t count = 0;
    for (size_t i = 0; i < documents.count; i++) {
        if (!reasons[i])
            continue;
        count++;
        if (!list) {
            PRINT_LINE(documents.list[i].place, reasons[i]);
            continue;
        }
        json_t *object = record_document_json(&documents.list[i]);
        json_object_set_new(object, "reason", json_from_text(reasons[i]));
        json_array_append_new(list, object);
    }
    if (list)
        record_print_json(json_pack("{s:o}", "documents", list), diags);
    return count;
}

/* ---- verify -------------------------------------------------------------- */

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

/* The files of DOCUMENT that are not as they were issued, as words, and in
 * FILES, if that is asked for. */
static const char *verify_document(struct record *record,
    const struct record_document *document, json_t *files, struct arena *arena)
{
    const char *words = "";
    struct query *query = query_new(record,
        "SELECT path,digits FROM output WHERE issue=? ORDER BY path",
        &document->id, 1);
    while (query_next(query)) {
        const char *path =
            file_join(arena, record_folder(record), query_text(query, 0));
        bool may_go = document->state != RECORD_STATE_CURRENT;
        if ((may_go && !file_exists(path)) ||
            record_is_file(path, query_text(query, 1)))
            continue;
        const char *fate = fate_of(arena, path);
        words = arena_format(
            arena, "%s%s%s %s", words, *words ? "; " : "", path, fate);
        if (!files)
            continue;
        json_t *object = json_object();
        json_object_set_new(object, "path", json_from_text(path));
        json_object_set_new(object, "problem", json_string(fate));
        json_array_append_new(files, object);
    }
    query_free(query);
    return words;
}

size_t record_verify(
    struct record *record, const struct options *options, struct diags *diags)
{
    struct record_wanted wanted = {
        .module = options->module, .superseded = true};
    struct record_documents documents =
        record_documents_find(record, &wanted, diags->arena);
    json_t *list = options->json ? json_array() : NULL;
    size_t count = 0;
    for (size_t i = 0; i < documents.count; i++) {
        json_t *files = list ? json_array() : NULL;
        const char *words =
            verify_document(record, &documents.list[i], files, diags->arena);
        count += *words != '\0';
        if (list && *words) {
            json_t *object = record_document_json(&documents.list[i]);
            json_object_set(object, "files", files);
            json_array_append_new(list, object);
        } else if (*words) {
            PRINT_LINE(documents.list[i].place, words);
        }
        json_decref(files);
    }
    if (list)
        record_print_json(json_pack("{s:o}", "documents", list), diags);
    return count;
}
