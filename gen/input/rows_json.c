/* Rows of JSON: an array of objects, or an object on each line.
 *
 * A scanner cuts the file at the objects, and jansson reads each by itself: so
 * a file of any length needs the memory of its longest row, and a broken row
 * costs itself. The columns are the keys of all objects, in the order in which
 * they come first, so the file is read twice. */
#include "base/ascii.h"
#include "input/rows_reader.h"

#include "base/buffer.h"
#include "base/file.h"
#include "base/memory.h"

#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct json {
    FILE *stream;
    bool array;         /* the objects stand in one */
    bool ended;         /* behind the last of them */
    bool closed;        /* the array: its bracket came */
    int line, row;      /* of what is read next */
    int first_line;     /* of the text at hand */
    struct buffer text; /* of the object at hand */
};

/* ---- cutting ------------------------------------------------------------- */

static int take_character(struct json *json)
{
    int c = getc(json->stream);
    json->line += c == '\n';
    return c;
}

static void keep(struct json *json, int c)
{
    if (json->text.length <= ROWS_LONGEST)
        buffer_add_byte(&json->text, (char)c);
}

/* The text of what stands up to the comma or the bracket that ends it. */
static bool cut_element(struct json *json)
{
    int depth = 0, c;
    bool quoted = false;
    do
        c = take_character(json);
    while (ascii_is_space(c) || c == ',');
    if (c != EOF)
        json->first_line = json->line;
    for (; c != EOF; c = take_character(json)) {
        if (!quoted && depth == 0 && (c == ',' || c == ']')) {
            json->ended = json->closed = c == ']';
            break;
        }
        keep(json, c);
        if (c == '"')
            quoted = !quoted;
        else if (quoted && c == '\\' && (c = take_character(json)) != EOF)
            keep(json, c);
        else if (!quoted && (c == '{' || c == '['))
            depth++;
        else if (!quoted && depth > 0 && (c == '}' || c == ']'))
            depth--;
    }
    json->ended = json->ended || c == EOF;
    return json->text.length > 0;
}

/* The next line that is not blank. */
static bool cut_line(struct json *json)
{
    int c;
    do {
        json->first_line = json->line;
        buffer_clear(&json->text);
        while ((c = take_character(json)) != EOF && c != '\n')
            keep(json, c);
    } while (c != EOF &&
             (json->text.length == 0 ||
                 strspn(json->text.bytes, " \t\r") == json->text.length));
    return json->text.length > 0;
}

static bool cut(struct json *json)
{
    buffer_clear(&json->text);
    if (json->ended)
        return false;
    return json->array ? cut_element(json) : cut_line(json);
}

/* Goes to the first row; whether it stands in an array is seen there. */
static void begin_json(struct json *json)
{
    rewind(json->stream);
    json->line = 1;
    json->row = 1;
    json->ended = json->array = json->closed = false;
    int c = getc(json->stream);
    if (c == 0xEF && getc(json->stream) == 0xBB && getc(json->stream) == 0xBF)
        c = getc(json->stream);
    for (; ascii_is_space(c); c = getc(json->stream))
        json->line += c == '\n';
    json->array = c == '[';
    json->first_line = json->line;
    if (!json->array && c != EOF)
        ungetc(c, json->stream);
}

/* ---- reading ------------------------------------------------------------- */

/* The object at hand; NULL if it is none, with *ERROR. To be freed. */
static json_t *parse(
    const struct json *json, const char **error, struct arena *arena)
{
    json_error_t problem;
    *error = "it is longer than 1 MiB";
    if (json->text.length > ROWS_LONGEST)
        return NULL;
    json_t *object = json_loadb(json->text.bytes, json->text.length,
        JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &problem);
    if (!object) {
        *error = arena_string(arena, problem.text);
        return NULL;
    }
    if (json_is_object(object))
        return object;
    *error = "it is no object, {...}";
    json_decref(object);
    return NULL;
}

/* A real as it was meant, digit for digit; NULL if that is not known. */
static const char *real_text(struct arena *arena, double number)
{
    static const double whole_most = 9007199254740992.0; /* 2^53 */
    if (fabs(number) <= whole_most && floor(number) == number)
        return arena_format(arena, "%.0f", number + 0.0); /* never -0 */
    struct buffer text = {0};
    const char *kept = NULL;
    if (rows_number_text(&text, number) &&
        strtod(buffer_string(&text), NULL) == number)
        kept = arena_string(arena, buffer_string(&text));
    buffer_release(&text);
    return kept;
}

/* What is the matter with a value. */
struct flaw {
    const char *message, *hint;
};
static const struct flaw not_a_value = {"an object or a list is no value",
    "write a text, a number, true, false, or a list of texts"};
static const struct flaw not_a_number = {
    ROWS_NUMBER_PROBLEM, "write the number as a text, in quotes"};

static const char *value_text(
    struct arena *arena, const json_t *value, const struct flaw **flaw);

/* The values of LIST with ", " between them; *FLAW if one is none. */
static const char *list_text(
    struct arena *arena, const json_t *list, const struct flaw **flaw)
{
    struct buffer all = {0};
    size_t i;
    json_t *item;
    json_array_foreach(list, i, item)
    {
        const char *text = json_is_array(item) || json_is_null(item)
                               ? NULL
                               : value_text(arena, item, flaw);
        *flaw = text ? *flaw : &not_a_value;
        buffer_add_string(&all, i ? ", " : "");
        buffer_add_string(&all, text ? text : "");
    }
    const char *kept = arena_string(arena, buffer_string(&all));
    buffer_release(&all);
    return kept;
}

/* A value as a profile writes it; "" and *FLAW if it has none. */
static const char *value_text(
    struct arena *arena, const json_t *value, const struct flaw **flaw)
{
    const char *all;
    switch (json_typeof(value)) {
    case JSON_NULL: return NULL;
    case JSON_TRUE: return "yes";
    case JSON_FALSE: return "no";
    case JSON_STRING: return arena_string(arena, json_string_value(value));
    case JSON_INTEGER:
        return arena_format(
            arena, "%lld", (long long)json_integer_value(value));
    case JSON_REAL:
        all = real_text(arena, json_real_value(value));
        *flaw = all ? *flaw : &not_a_number;
        return all ? all : "";
    case JSON_ARRAY: return list_text(arena, value, flaw);
    case JSON_OBJECT: break;
    }
    *flaw = &not_a_value;
    return "";
}

/* Whether the array is closed, and the last thing in the file: one that was cut
 * off lacks rows. */
static void check_end(struct rows *rows, struct diags *diags)
{
    struct json *json = rows->state;
    int c;
    if (!json->array)
        return;
    json->array = false; /* once */
    if (!json->closed) {
        rows_report(rows, diags,
            (struct row_place){json->row - 1, json->first_line, -1},
            "is the file cut off? it ends with ]", "the array is not closed");
        return;
    }
    do
        c = take_character(json);
    while (ascii_is_space(c));
    if (c != EOF)
        rows_report(rows, diags, (struct row_place){0, json->line, -1},
            "the rows are one array, or an object on each line",
            "there is text behind the array");
}

/* The object of the next row, to be freed; NULL if it is broken, or at the end,
 * where ROW has no place. */
static json_t *next_object(
    struct rows *rows, struct row *row, struct diags *diags)
{
    struct json *json = rows->state;
    const char *error;
    if (!cut(json)) {
        check_end(rows, diags);
        return NULL;
    }
    row->place = (struct row_place){json->row++, json->first_line, -1};
    json_t *object = parse(json, &error, &rows->row_arena);
    row->broken = !object;
    if (row->broken)
        rows_report(rows, diags, row->place,
            "a row is an object: {\"client\": \"...\", ...}",
            "cannot be read as JSON: %s", error);
    return object;
}

/* What is the matter with a file of which no row has a key; true if nothing. */
static bool report_all(struct rows *rows, struct diags *diags)
{
    size_t before = diags_count(diags, SEVERITY_ERROR);
    struct row row;
    do {
        row = (struct row){.place = {0, 0, -1}};
        json_decref(next_object(rows, &row, diags));
        arena_reset(&rows->row_arena);
    } while (row.place.row > 0);
    return diags_count(diags, SEVERITY_ERROR) == before;
}

static bool open_json(struct rows *rows, const char *path,
    const struct rows_form *form, struct diags *diags)
{
    (void)form;
    struct json *json = rows->state = memory_allocate(1, sizeof *json);
    int file = file_open(path);
    json->stream = file < 0 ? NULL : fdopen(file, "rb");
    if (!json->stream)
        return false;
    begin_json(json);
    while (cut(json)) {
        const char *error, *key;
        json_t *value, *object = parse(json, &error, &rows->row_arena);
        json_object_foreach(object, key, value)
        {
            if (rows_find_column(rows, key) < 0 &&
                rows->columns.count <= ROWS_COLUMNS_MOST)
                rows_add_column(rows, key);
        }
        json_decref(object);
        arena_reset(&rows->row_arena);
    }
    begin_json(json);
    if (rows->columns.count == 0)
        return report_all(rows, diags);
    if (rows->columns.count <= ROWS_COLUMNS_MOST)
        return true;
    rows_report(rows, diags, (struct row_place){0, 0, -1}, NULL,
        "there are more than %d keys", ROWS_COLUMNS_MOST);
    return false;
}

static bool next_json(struct rows *rows, struct row *row, struct diags *diags)
{
    const char *key;
    json_t *value, *object = next_object(rows, row, diags);
    json_object_foreach(object, key, value)
    {
        const struct flaw *flaw = NULL;
        struct row_place place = row->place;
        place.column = rows_find_column(rows, key);
        if (place.column < 0)
            continue; /* the file changed while it was read */
        rows->cells[place.column] = value_text(&rows->row_arena, value, &flaw);
        if (!flaw)
            continue;
        rows_report(rows, diags, place, flaw->hint, "%s", flaw->message);
        row->wrong = true;
        rows->cells[place.column] = NULL;
    }
    json_decref(object);
    return row->place.row > 0;
}

static void close_json(struct rows *rows)
{
    struct json *json = rows->state;
    if (json->stream)
        fclose(json->stream);
    buffer_release(&json->text);
    free(json);
}

const struct rows_kind rows_json = {
    ".json", "[", false, false, open_json, next_json, close_json};
const struct rows_kind rows_json_lines = {
    ".jsonl .ndjson", "{", false, false, open_json, next_json, close_json};
