/* The documents of a record as data. */
#include "cli/record_view.h"

#include "base/array.h"
#include "base/file.h"
#include "cli/record_database.h"
#include "cli/trace_kinds.h"
#include "write/json.h"
#include "write/json_value.h"

#include <stdlib.h>
#include <string.h>

/* ---- which --------------------------------------------------------------- */

/* A module as it is asked for: by the end of its path, or all of it. */
struct module_words {
    const char *file; /* "/realtime.md" */
    const char *path; /* if it is one */
    const char *version;
};

static struct module_words split_module(const char *module, struct arena *arena)
{
    if (!module)
        return (struct module_words){"", "", ""};
    const char *at = strrchr(module, '@');
    const char *name =
        at ? arena_copy(arena, module, (size_t)(at - module)) : module;
    return (struct module_words){arena_format(arena, "/%s.md", name),
        file_true_path(arena, name), at ? at + 1 : ""};
}

/* Of a row of `source`; ?1 to ?3 are struct module_words. */
#define IS_MODULE                                                              \
    "source.kind='module' AND (source.name=?2"                                 \
    " OR substr(source.name, -length(?1))=?1)"
#define HAS_MODULE                                                             \
    "EXISTS (SELECT 1 FROM used JOIN source ON source.id=source"               \
    " WHERE issue=issue.id AND " IS_MODULE                                     \
    " AND (?3='' OR source.version=?3))"

/* The columns, in the order of struct record_document. */
static const char documents_sql[] =
    "SELECT id,place,name,look,time,client,reference,verdict,confidence,"
    "profile,digits,map,row,"
    "coalesce((SELECT source.name FROM used JOIN source ON source.id=source"
    " WHERE issue=issue.id AND kind='rules' LIMIT 1), ''),pages,ms,"
    "coalesce((SELECT source.version FROM used JOIN source ON source.id=source"
    " WHERE issue=issue.id AND ?1<>'' AND " IS_MODULE " LIMIT 1), ''),"
    "EXISTS (SELECT 1 FROM kept WHERE issue=issue.id),"
    "CASE WHEN EXISTS (SELECT 1 FROM issue AS newer WHERE"
    " newer.name=issue.name AND newer.id>issue.id AND newer.place=issue.place)"
    " THEN 2 ELSE NOT (" RECORD_CURRENT ") END AS state"
    " FROM issue WHERE (?1='' OR " HAS_MODULE ")"
    " AND (?4='' OR name=?4 OR place=?4) AND state<=CAST(?5 AS INTEGER)"
    " ORDER BY place,name,id";

struct record_documents record_documents_find(struct record *record,
    const struct record_wanted *wanted, struct arena *arena)
{
    ARRAY(struct record_document) list = {0};
    struct module_words module = split_module(wanted->module, arena);
    const char *states = wanted->all ? "2" : wanted->superseded ? "1" : "0";
    struct query *query = query_new(record, documents_sql,
        (const char *[]){module.file, module.path, module.version,
            wanted->name ? wanted->name : "", states},
        5);
    while (query_next(query)) {
        struct record_document *document = array_add(&list, arena);
        const char **const texts[] = {&document->id, &document->place,
            &document->name, &document->look, &document->time,
            &document->client, &document->reference, &document->verdict,
            &document->confidence, &document->profile, &document->digits,
            &document->map, &document->row, &document->guide, &document->pages,
            &document->ms, &document->version, &document->kept};
        enum { TEXTS = sizeof texts / sizeof *texts };
        for (int i = 0; i < TEXTS; i++)
            *texts[i] = arena_string(arena, query_text(query, i));
        document->state = (enum record_state)atoi(query_text(query, TEXTS));
    }
    query_free(query);
    return (struct record_documents){list.items, list.count};
}

/* ---- modules ------------------------------------------------------------- */

/* "realtime" of ".../modules/realtime.md" */
static const char *id_of(struct arena *arena, const char *path)
{
    const char *name = file_name(arena, path);
    size_t length = strlen(name);
    return length > 3 ? arena_copy(arena, name, length - 3) : name;
}

/* The ids of all modules, or the versions of one; in ARENA. */
static const char **ask_names(struct record *record, const char *sql,
    const struct module_words *module, bool ids, struct arena *arena,
    size_t *count)
{
    ARRAY(const char *) names = {0};
    struct query *query = query_new(
        record, sql, (const char *[]){module->file, module->path}, ids ? 0 : 2);
    while (query_next(query)) {
        const char *name = query_text(query, 0);
        *array_add(&names, arena) =
            ids ? id_of(arena, name) : arena_string(arena, name);
    }
    query_free(query);
    *count = names.count;
    return names.items;
}

bool record_check_module(
    struct record *record, const char *module, struct diags *diags)
{
    struct arena *arena = diags->arena;
    struct module_words words = split_module(module, arena);
    size_t count;
    const char **versions = ask_names(record,
        "SELECT DISTINCT version FROM source WHERE " IS_MODULE " ORDER BY id",
        &words, false, arena, &count);
    for (size_t i = 0; i < count; i++)
        if (!*words.version || strcmp(versions[i], words.version) == 0)
            return true;
    const char *hint = "--module takes a module's id, or the path of its file";
    if (count == 0) {
        const char *name = id_of(arena, words.file);
        const char **ids = ask_names(record,
            "SELECT DISTINCT name FROM source WHERE kind='module'", &words,
            true, arena, &count);
        const char *meant = diag_suggest_hint(arena, name, ids, count);
        diag_add(diags, SEVERITY_ERROR, (struct place){0}, meant ? meant : hint,
            "no document has text of a module \"%s\"", name);
        return false;
    }
    const char *all = "";
    for (size_t i = 0; i < count; i++)
        all = arena_format(arena, "%s%s%s", all, i ? ", " : "", versions[i]);
    diag_add(diags, SEVERITY_ERROR, (struct place){0},
        arena_format(arena, "they have %s", all),
        "no document has version %s of that module", words.version);
    return false;
}

/* ---- as JSON ------------------------------------------------------------- */

const char *record_state_name(enum record_state state)
{
    static const char *const names[] = {[RECORD_STATE_CURRENT] = "current",
        [RECORD_STATE_SUPERSEDED] = "superseded",
        [RECORD_STATE_REPLACED] = "replaced"};
    return names[state];
}

/* null where nothing is known. */
static void set_text(json_t *object, const char *key, const char *text)
{
    json_object_set_new(object, key, json_from_text(*text ? text : NULL));
}

static void set_number(json_t *object, const char *key, const char *text)
{
    json_object_set_new(object, key, json_integer(atoll(text)));
}

json_t *record_document_json(const struct record_document *document)
{
    json_t *object = json_object();
    set_text(object, "document", document->place);
    set_text(object, "name", document->name);
    set_text(object, "reference", document->reference);
    set_text(object, "client", document->client);
    set_text(object, "template", document->look);
    set_text(object, "time", document->time);
    set_text(object, "verdict", document->verdict);
    set_text(object, "confidence", document->confidence);
    set_text(object, "profile", document->profile);
    set_text(object, "hash", document->digits);
    set_text(object, "map", document->map);
    json_object_set_new(object, "row",
        strcmp(document->row, "0") != 0 ? json_integer(atoll(document->row))
                                        : json_null());
    set_number(object, "pages", document->pages);
    set_number(object, "milliseconds", document->ms);
    json_object_set_new(
        object, "state", json_string(record_state_name(document->state)));
    json_object_set_new(
        object, "profile_kept", json_boolean(strcmp(document->kept, "1") == 0));
    set_text(object, "module_version", document->version);
    return object;
}

void record_print_json(json_t *object, struct diags *diags)
{
    struct buffer out = {0};
    json_object_set_new(object, "schema", json_integer(JSON_SCHEMA_VERSION));
    json_add_text(&out, object);
    file_write_stdout(out.bytes, out.length, diags);
    buffer_release(&out);
}
