/* Writes a table again as another kind of file, with the cells that programs
 * would make of it: numbers, dates as days, truths, shared and other strings.
 *
 *     rows FROM.csv TO.jsonl|TO.json|TO.sqlite|TO.xlsx|TO.tsv */
#include "input/rows.h"
#include "base/buffer.h"

#include <jansson.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <zip.h>

static const char *const *columns;
static size_t column_count;

static void fail(const char *what)
{
    fprintf(stderr, "rows: %s\n", what);
    exit(1);
}

static bool is_number(const char *text)
{
    return *text >= '1' && *text <= '9' && strlen(text) < 10 &&
           text[strspn(text, "0123456789")] == '\0';
}

/* The day of a date as spreadsheets count it; 0: it is none. */
static long day_of(const char *text)
{
    struct tm day = {0};
    char *end = strlen(text) == 10 ? strptime(text, "%Y-%m-%d", &day) : NULL;
    return end && !*end ? (long)(timegm(&day) / 86400) + 25569 : 0;
}

static bool is_truth(const char *text)
{
    return strcmp(text, "yes") == 0 || strcmp(text, "no") == 0;
}

/* ---- JSON ---------------------------------------------------------------- */

static void write_json(struct rows *rows, const char *path, bool array)
{
    struct diags diags = {0};
    struct row row;
    FILE *out = fopen(path, "w");
    const char *before = array ? "[" : "";
    if (!out)
        fail(path);
    while (rows_next(rows, &row, &diags)) {
        json_t *object = json_object();
        for (size_t i = 0; i < column_count; i++) {
            const char *text = row.cells[i];
            if (!text)
                continue;
            json_object_set_new(object, columns[i],
                is_number(text)  ? json_integer(atol(text))
                : is_truth(text) ? json_boolean(*text == 'y')
                                 : json_string(text));
        }
        char *text = json_dumps(object, array ? JSON_INDENT(2) : JSON_COMPACT);
        fprintf(out, "%s%s%s", before, text, array ? "" : "\n");
        before = array ? ",\n" : "";
        free(text);
        json_decref(object);
    }
    fputs(array ? "]\n" : "", out);
    if (fclose(out) != 0)
        fail(path);
}

/* ---- text ---------------------------------------------------------------- */

static void write_tsv(struct rows *rows, const char *path)
{
    struct diags diags = {0};
    struct row row;
    FILE *out = fopen(path, "w");
    if (!out)
        fail(path);
    fputs("\xEF\xBB\xBF", out);
    for (size_t i = 0; i < column_count; i++)
        fprintf(out, "%s%s", columns[i], i + 1 < column_count ? "\t" : "\r\n");
    while (rows_next(rows, &row, &diags))
        for (size_t i = 0; i < column_count; i++) {
            fputc('"', out);
            for (const char *at = row.cells[i]; at && *at; at++)
                fprintf(out, *at == '"' ? "\"\"" : "%c", *at);
            fprintf(out, "\"%s", i + 1 < column_count ? "\t" : "\r\n");
        }
    if (fclose(out) != 0)
        fail(path);
}

/* ---- a database ---------------------------------------------------------- */

static void write_database(struct rows *rows, const char *path)
{
    struct diags diags = {0};
    struct row row;
    struct buffer text = {0};
    sqlite3 *database;
    sqlite3_stmt *insert;
    remove(path);
    if (sqlite3_open(path, &database) != SQLITE_OK)
        fail(path);
    buffer_add_string(&text, "CREATE TABLE clients(");
    for (size_t i = 0; i < column_count; i++)
        buffer_add_format(&text, "%s\"%s\"", i ? "," : "", columns[i]);
    buffer_add_string(&text, ")");
    if (sqlite3_exec(database, text.bytes, NULL, NULL, NULL) != SQLITE_OK)
        fail(sqlite3_errmsg(database));
    buffer_clear(&text);
    buffer_add_string(&text, "INSERT INTO clients VALUES(");
    for (size_t i = 0; i < column_count; i++)
        buffer_add_string(&text, i ? ",?" : "?");
    buffer_add_string(&text, ")");
    sqlite3_exec(database, "BEGIN", NULL, NULL, NULL);
    sqlite3_prepare_v2(database, text.bytes, -1, &insert, NULL);
    while (rows_next(rows, &row, &diags)) {
        for (size_t i = 0; i < column_count; i++) {
            int at = (int)i + 1;
            if (!row.cells[i])
                sqlite3_bind_null(insert, at);
            else if (is_number(row.cells[i]))
                sqlite3_bind_int64(insert, at, atol(row.cells[i]));
            else
                sqlite3_bind_text(
                    insert, at, row.cells[i], -1, SQLITE_TRANSIENT);
        }
        if (sqlite3_step(insert) != SQLITE_DONE)
            fail(sqlite3_errmsg(database));
        sqlite3_reset(insert);
    }
    sqlite3_finalize(insert);
    if (sqlite3_exec(database, "COMMIT", NULL, NULL, NULL) != SQLITE_OK)
        fail(sqlite3_errmsg(database));
    sqlite3_close(database);
    buffer_release(&text);
}

/* ---- a sheet ------------------------------------------------------------- */

static void add_escaped(struct buffer *out, const char *text)
{
    for (; *text; text++)
        if (strchr("<>&\r", *text))
            buffer_add_format(out, "&#%d;", *text);
        else
            buffer_add_byte(out, *text);
}

/* Strings stand in the cell, or among the shared ones, in turn. */
static void add_cell(struct buffer *sheet, struct buffer *strings, int *shared,
    size_t column, int row, const char *text)
{
    char name[4] = {0};
    if (column >= 26)
        name[0] = (char)('A' + column / 26 - 1);
    name[strlen(name)] = (char)('A' + column % 26);
    buffer_add_format(sheet, "<c r=\"%s%d\"", name, row);
    long day = day_of(text);
    if (day)
        buffer_add_format(sheet, " s=\"1\"><v>%ld</v></c>", day);
    else if (is_number(text))
        buffer_add_format(sheet, "><v>%s</v></c>", text);
    else if (is_truth(text))
        buffer_add_format(sheet, " t=\"b\"><v>%d</v></c>", *text == 'y');
    else if (column % 2) {
        buffer_add_string(sheet, " t=\"inlineStr\"><is><t xml:space=\""
                                 "preserve\">");
        add_escaped(sheet, text);
        buffer_add_string(sheet, "</t></is></c>");
    } else {
        size_t half = strlen(text) / 2;
        while (half > 0 && (text[half] & 0x80))
            half--;
        char *first = strndup(text, half);
        buffer_add_format(sheet, " t=\"s\"><v>%d</v></c>", (*shared)++);
        buffer_add_string(strings, "<si><r><t xml:space=\"preserve\">");
        add_escaped(strings, first);
        buffer_add_string(strings, "</t></r><r><t xml:space=\"preserve\">");
        add_escaped(strings, text + half);
        buffer_add_string(strings, "</t></r></si>");
        free(first);
    }
}

static void add_part(zip_t *zip, const char *name, const char *text)
{
    zip_source_t *source = zip_source_buffer(zip, text, strlen(text), 0);
    if (!source || zip_file_add(zip, name, source, ZIP_FL_OVERWRITE) < 0)
        fail(zip_strerror(zip));
}

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define OFFICE                                                                 \
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

static void write_sheet(struct rows *rows, const char *path)
{
    struct diags diags = {0};
    struct row row;
    struct buffer sheet = {0}, strings = {0};
    int number = 1, shared = 0, error = 0;
    buffer_add_string(&sheet, "<worksheet xmlns=\"" MAIN "\"><sheetData>"
                              "<row r=\"1\">");
    buffer_add_string(&strings, "<sst xmlns=\"" MAIN "\">");
    for (size_t i = 0; i < column_count; i++)
        add_cell(&sheet, &strings, &shared, i, 1, columns[i]);
    buffer_add_string(&sheet, "</row>");
    while (rows_next(rows, &row, &diags)) {
        buffer_add_format(&sheet, "<row r=\"%d\">", ++number);
        for (size_t i = 0; i < column_count; i++)
            if (row.cells[i])
                add_cell(&sheet, &strings, &shared, i, number, row.cells[i]);
        buffer_add_string(&sheet, "</row>");
    }
    buffer_add_string(&sheet, "</sheetData></worksheet>");
    buffer_add_string(&strings, "</sst>");
    zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &error);
    if (!zip)
        fail(path);
    add_part(zip, "xl/workbook.xml",
        "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" OFFICE "\"><sheets>"
        "<sheet name=\"Notes\" sheetId=\"1\" r:id=\"rId1\"/>"
        "<sheet name=\"Clients\" sheetId=\"2\" r:id=\"rId2\"/></sheets>"
        "</workbook>");
    add_part(zip, "xl/_rels/workbook.xml.rels",
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/"
        "2006/relationships\"><Relationship Id=\"rId1\" "
        "Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" "
        "Target=\"/xl/worksheets/sheet2.xml\"/></Relationships>");
    add_part(zip, "xl/styles.xml",
        "<styleSheet xmlns=\"" MAIN "\"><cellXfs><xf numFmtId=\"0\"/>"
        "<xf numFmtId=\"14\"/></cellXfs></styleSheet>");
    add_part(zip, "xl/worksheets/sheet1.xml",
        "<worksheet xmlns=\"" MAIN "\"><sheetData/></worksheet>");
    add_part(zip, "xl/worksheets/sheet2.xml", sheet.bytes);
    add_part(zip, "xl/sharedStrings.xml", strings.bytes);
    if (zip_close(zip) != 0)
        fail(zip_strerror(zip));
    buffer_release(&sheet);
    buffer_release(&strings);
}

/* ---- all ----------------------------------------------------------------- */

static bool ends_in(const char *path, const char *ending)
{
    size_t length = strlen(path), own = strlen(ending);
    return length > own && strcmp(path + length - own, ending) == 0;
}

int main(int count, char **arguments)
{
    static const struct rows_form form = {0};
    struct arena arena;
    struct diags diags;
    if (count != 3)
        fail("say FROM.csv TO.jsonl|TO.json|TO.sqlite|TO.xlsx|TO.tsv");
    arena_init(&arena);
    diags_init(&diags, &arena);
    struct rows *rows = rows_open(arguments[1], &form, &diags);
    if (!rows) {
        diags_print(&diags, stderr, SEVERITY_NOTE, false);
        return 1;
    }
    const struct rows_names *names = rows_names(rows, &arena);
    columns = names->columns;
    column_count = names->column_count;
    const char *path = arguments[2];
    if (ends_in(path, ".jsonl") || ends_in(path, ".json"))
        write_json(rows, path, ends_in(path, ".json"));
    else if (ends_in(path, ".sqlite"))
        write_database(rows, path);
    else if (ends_in(path, ".xlsx"))
        write_sheet(rows, path);
    else
        write_tsv(rows, path);
    rows_close(rows);
    arena_release(&arena);
    return 0;
}
