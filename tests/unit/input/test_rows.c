/* Tables as rows: what each kind of file gives, and what is refused. */
#include "../support.h"

#include "input/rows.h"
#include "input/rows_reader.h"

#include <zip.h>

static const struct rows_form found = {0};

/* Each row as a line, "ROW: cell|cell|-", then what was reported. */
static const char *read_form(
    struct bench *bench, const char *path, const struct rows_form *form)
{
    const char *all = "";
    struct row row;
    size_t count = 0;
    diags_init(&bench->diags, &bench->arena);
    struct rows *rows = rows_open(path, form, &bench->diags);
    if (rows)
        count = rows_names(rows, &bench->arena)->column_count;
    while (rows && rows_next(rows, &row, &bench->diags)) {
        all = arena_format(&bench->arena, "%s%d:%s", all, row.place.row,
            row.broken  ? " broken"
            : row.wrong ? " wrong"
                        : "");
        for (size_t i = 0; i < count && !row.broken; i++)
            all = arena_format(&bench->arena, "%s%s%s", all, i ? "|" : " ",
                row.cells[i] ? row.cells[i] : "-");
        all = arena_format(&bench->arena, "%s\n", all);
    }
    rows_close(rows);
    return arena_format(&bench->arena, "%s%s", all, bench_report(bench));
}

static const char *read_text(
    struct bench *bench, const char *name, const char *text)
{
    return read_form(bench, bench_write(bench, name, text), &found);
}

static void test_delimiters_and_quotes_are_found(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    assert_string_equal(
        read_text(&bench, "a.csv",
            "a;\"b,c,d\"\r\n1;\"x;\"\"y\"\"\nz\"\r\n\r\n2;\r\n"),
        "2: 1|x;\"y\"\nz\n4: 2|-\n");
    assert_string_equal(
        read_text(&bench, "a.txt", "'a'|'b'\r'1'|'it''s'\r"), "2: 1|it's\n");
    assert_string_equal(
        read_text(&bench, "a.tsv", "a\tb,c\n1\t x \n"), "2: 1| x \n");
    struct rows_form form = {.delimiter = "tab", .quote = "%"};
    assert_string_equal(
        read_form(
            &bench, bench_write(&bench, "b.csv", "a\tb\n%1\t2%\t,\n"), &form),
        "2: 1\t2|,\n");
    bench_release(&bench);
}

static void test_encodings(void **state)
{
    (void)state;
    struct bench bench;
    struct rows_form form = {.encoding = "utf-8"};
    bench_init(&bench);
    assert_string_equal(
        read_text(&bench, "a.csv", "\xEF\xBB\xBFK\xC3\xA4se\n1\n"), "2: 1\n");
    static const char wide[] = "\xFF\xFE"
                               "a\0,\0b\0\n\0\xFC\0,\0x\0\n";
    assert_string_equal(
        read_form(&bench, bench_write_bytes(&bench, "w.csv", wide, sizeof wide),
            &found),
        "2: \xC3\xBC|x\n");
    const char *latin = bench_write(&bench, "l.csv", "a,b\nM\xFCller,1234\n");
    assert_non_null(
        strstr(read_form(&bench, latin, &found), "M\xC3\xBCller|1234\n"));
    assert_non_null(strstr(read_form(&bench, latin, &form),
        "2: wrong -|1234\n2:0 error: row 2, column \"a\" (A2): not UTF-8: byte "
        "0xFC"));
    form.encoding = "klingon";
    assert_non_null(
        strstr(read_form(&bench, latin, &form), "\"klingon\" is not known"));
    bench_release(&bench);
}

static void test_a_broken_record_costs_itself(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    assert_string_equal(
        read_text(&bench, "a.csv", "a,b\n1\n2,x\"\n3,y\n4,z,\n"),
        "2: broken\n3: broken\n4: 3|y\n5: broken\n"
        "2:0 error: row 2: it has 1 cell, and the header 2 [is a delimiter "
        "missing, or one too many? a cell with one in it stands in quotes]\n"
        "3:0 error: row 3, column \"b\" (B3): a quote stands in the middle of "
        "a "
        "cell [a cell with quotes in it stands in quotes, and they are written "
        "twice]\n"
        "5:0 error: row 5: it has 3 cells, and the header 2 [is a delimiter "
        "missing, or one too many? a cell with one in it stands in quotes]\n");
    bench_release(&bench);
}

/* What stands inside quotes is text of a cell: no line of it becomes a row,
 * even though the record cannot be read. */
static void test_a_broken_record_is_skipped_to_its_end(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    assert_string_equal(
        read_text(&bench, "a.csv",
            "a,b\n1,\"see:\r\n2,y\n\"\"end\"x,\"\n3,y\"\n4,z\n"),
        "2: broken\n3: 4|z\n"
        "2:0 error: row 2, column \"b\" (B2): there is text behind a closing "
        "quote [a cell with quotes in it stands in quotes, and they are "
        "written twice]\n");
    /* A quote that is never closed: it may hold all that stands behind it. */
    assert_string_equal(read_text(&bench, "a.csv", "a,b\n1,x\n2,\"y\n3,z\n"),
        "2: 1|x\n3: broken\n"
        "3:0 error: row 3, column \"b\" (B3): a quote is opened here and never "
        "closed [a quote inside a cell is written twice]\n");
    bench_release(&bench);
}

/* A table whose second row is FILL, more often than is read, behind START. */
static const char *read_long(
    struct bench *bench, const char *start, const char *fill, const char *rest)
{
    struct buffer text = {0};
    buffer_add_string(&text, start);
    while (text.length < (3 << 20))
        buffer_add_string(&text, fill);
    buffer_add_string(&text, rest);
    const char *read = read_text(bench, "long.csv", text.bytes);
    buffer_release(&text);
    return read;
}

static void test_a_record_that_is_too_long_is_skipped(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    static const char skipped[] =
        "2: broken\n3: 3|z\n"
        "2:0 error: row 2: it is longer than 1 MiB [is a quote missing?]\n";
    assert_string_equal(
        read_long(&bench, "a,b\n1,\"", "2,y\n", "\"\n3,z\n"), skipped);
    assert_string_equal(
        read_long(&bench, "a,b\n1,", "2 y ", "\n3,z\n"), skipped);
    assert_non_null(strstr(read_long(&bench, "a,b\n1,\"", "2,y\n", "3,z\n"),
        "2: broken\n2:0 error: row 2, column \"b\" (B2): a quote is opened"));
    /* Lines are counted, not the pieces that they are read in. */
    assert_non_null(strstr(
        read_long(&bench, "a,b\n1,", "2 y ", "\n3\n"), "\n3:0 error: row 3: "));
    bench_release(&bench);
}

static void test_tables_without_rows(void **state)
{
    (void)state;
    static const char *const texts[] = {"", "\xEF\xBB\xBF", "\n\r\n\n"};
    struct bench bench;
    bench_init(&bench);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_string_equal(read_text(&bench, "a.csv", texts[i]),
            "0:0 error: there is no row in it [the first row names the "
            "columns]\n");
    assert_string_equal(read_text(&bench, "a.csv", "a,b\n\n"), "");
    bench_release(&bench);
}

static void test_json(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    static const char lines[] = "{\"a\": 1.5, \"b\": [\"x\", \"y\"]}\n\n"
                                "{\"c\": false, \"a\": null}\n";
    assert_string_equal(
        read_text(&bench, "a.jsonl", lines), "1: 1.5|x, y|-\n2: -|-|no\n");
    assert_string_equal(
        read_text(&bench, "a.json", "[{\"a\": \"]}\\\"\"},\n 7, {\"a\": 2}]"),
        "1: ]}\"\n2: broken\n3: 2\n"
        "2:0 error: row 2: cannot be read as JSON: it is no object, {...} [a "
        "row is an object: {\"client\": \"...\", ...}]\n");
    bench_release(&bench);
}

/* A download that was cut off has lost clients, and says so. */
static void test_json_ends_with_its_array(void **state)
{
    (void)state;
    static const char open[] =
        " error: row 1: the array is not closed [is the file cut off? it ends "
        "with ]]\n";
    static const char behind[] =
        " error: there is text behind the array [the rows are one array, or an "
        "object on each line]\n";
    const struct {
        const char *text, *rows, *line, *problem;
    } cases[] = {
        {"[\n{\"a\": 1}", "1: 1\n", "2:0", open},
        {"[{\"a\": 1},\n", "1: 1\n", "1:0", open},
        {"[{\"a\": 1}]\ngarbage", "1: 1\n", "2:0", behind},
        {"[{\"a\": 1}][{\"a\": 2}]", "1: 1\n", "1:0", behind},
        {"[{\"a\": 1}] ,\n", "1: 1\n", "1:0", behind},
        {"[{\"a\": 1}]\r\n \n", "1: 1\n", "", ""},
        {"{\"a\": 1}\n{\"a\": 2}", "1: 1\n2: 2\n", "", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct bench bench;
        bench_init(&bench);
        assert_string_equal(read_text(&bench, "a.json", cases[i].text),
            arena_format(&bench.arena, "%s%s%s", cases[i].rows, cases[i].line,
                cases[i].problem));
        bench_release(&bench);
    }
}

/* A first row that is broken is reported as any other. */
static void test_json_begins_broken(void **state)
{
    (void)state;
    static const char *const texts[][2] = {
        {"[{\"a\": 1, \"a\": 2}]", "duplicate object key near '\"a\"'"},
        {"[{\"a\": \"\\ud800\"}]", "invalid Unicode '\\uD800'"},
        {"[{\"a\": 1} {\"a\": 2}]", "end of file expected near '{'"},
        {"[1, 2]", "it is no object, {...}"},
        {"42", "it is no object, {...}"},
        {"{\"a\": 1, \"a\": 2}\n", "duplicate object key near '\"a\"'"},
        {"[{\"a\": ", "unexpected token near end of file"},
    };
    struct bench bench;
    bench_init(&bench);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const char *expected = arena_format(&bench.arena,
            "1:0 error: row 1: cannot be read as JSON: %s", texts[i][1]);
        const char *said = read_text(&bench, "a.json", texts[i][0]);
        assert_memory_equal(said, expected, strlen(expected));
        assert_null(strstr(said, "no row"));
    }
    const char *deep =
        read_text(&bench, "a.json", bench_repeat(&bench, "[", 100000));
    assert_non_null(strstr(deep, "row 1: cannot be read as JSON: maximum"));
    assert_string_equal(
        read_text(&bench, "a.json", "[{\"a\": 1}},\n{\"a\": 2}]"),
        "1: broken\n2: 2\n1:0 error: row 1: cannot be read as JSON: end of "
        "file "
        "expected near '}' [a row is an object: {\"client\": \"...\", ...}]\n");
    assert_non_null(
        strstr(read_text(&bench, "a.json", "[{}]"), "there is no row in it"));
    bench_release(&bench);
}

/* No number becomes another one. */
static void test_json_numbers(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    assert_string_equal(
        read_text(&bench, "a.json",
            "[{\"a\": 1234567890123456.0, \"b\": 1e3, \"c\": -0.0},"
            " {\"a\": 0.1, \"b\": -12.000000000001, \"c\": 9007199254740991}]"),
        "1: 1234567890123456|1000|0\n"
        "2: 0.1|-12.000000000001|9007199254740991\n");
    static const char *const lost[] = {
        "1e300", "1e-300", "1e17", "0.12345678901234567", "[1, 2.5e30]"};
    for (size_t i = 0; i < sizeof lost / sizeof *lost; i++)
        assert_string_equal(
            read_text(&bench, "a.json",
                arena_format(&bench.arena, "[{\"b\": 1, \"a\": %s}]", lost[i])),
            "1: wrong 1|-\n1:0 error: row 1, column \"a\": its number has more "
            "than 15 digits that count, or is too small or large [write the "
            "number as a text, in quotes]\n");
    bench_release(&bench);
}

/* ---- sheets -------------------------------------------------------------- */

#define RELATIONS                                                              \
    "<Relationships><Relationship Id=\"r\" Target=\"s.xml\"/></Relationships>"

struct sheet {
    const char *workbook, *cells, *styles;
    size_t strings_length; /* of a part of nothing but spaces */
    bool encrypted;
};

static void add_part(
    zip_t *zip, const char *name, const char *text, bool encrypted)
{
    zip_source_t *source = zip_source_buffer(zip, text, strlen(text), 0);
    zip_int64_t index = zip_file_add(zip, name, source, 0);
    assert_true(index >= 0);
    if (encrypted)
        assert_int_equal(zip_file_set_encryption(zip, (zip_uint64_t)index,
                             ZIP_EM_AES_256, "secret"),
            0);
}

static const char *read_sheet(struct bench *bench, const struct sheet *sheet)
{
    const char *path = bench_path(bench, "a.xlsx");
    int error;
    zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &error);
    assert_non_null(zip);
    const char *workbook =
        sheet->workbook
            ? sheet->workbook
            : "<workbook><sheets><sheet name=\"One\" id=\"r\"/></sheets>"
              "</workbook>";
    add_part(zip, "xl/workbook.xml", workbook, sheet->encrypted);
    add_part(zip, "xl/_rels/workbook.xml.rels", RELATIONS, false);
    add_part(zip, "xl/s.xml",
        arena_format(&bench->arena,
            "<worksheet><sheetData>%s</sheetData></worksheet>", sheet->cells),
        false);
    if (sheet->styles)
        add_part(zip, "xl/styles.xml", sheet->styles, false);
    if (sheet->strings_length)
        add_part(zip, "xl/sharedStrings.xml",
            bench_repeat(bench, " ", sheet->strings_length), false);
    assert_int_equal(zip_close(zip), 0);
    return read_form(bench, path, &found);
}

#define HEAD                                                                   \
    "<row r=\"2\"><c t=\"str\"><v>a</v></c><c t=\"str\"><v>b</v></c></row>"

static void test_cells_of_sheets(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    struct sheet sheet = {
        .cells = HEAD
        "<row><c t=\"b\"><v>1</v></c><c t=\"inlineStr\"><is><r><t>x</t></r>"
        "<rPh><t>no</t></rPh><r><t>y</t></r></is></c></row>"
        "<row r=\"7\"><c r=\"B7\"><v>1.50</v></c></row>"
        "<row><c s=\"1\"><v>45981</v></c><c s=\"2\"><v>60.25</v></c></row>"
        "<row><c s=\"2\"><v>1</v></c><c s=\"0\"><v>45981</v></c></row>"
        "<row><c><f>A1</f><v>3</v></c><c t=\"d\"><v>2026-11-20T10:00</v></c>"
        "</row>",
        .styles = "<styleSheet><numFmts><numFmt numFmtId=\"170\" "
                  "formatCode=\"dd\\.mm\"/><numFmt numFmtId=\"171\" "
                  "formatCode=\"&quot;days&quot; 0\"/></numFmts><cellXfs>"
                  "<xf numFmtId=\"171\"/><xf numFmtId=\"14\"/>"
                  "<xf numFmtId=\"170\"/></cellXfs></styleSheet>"};
    assert_string_equal(read_sheet(&bench, &sheet),
        "3: yes|xy\n7: -|1.5\n8: 2025-11-20|1900-02-28\n9: 1900-01-01|45981\n"
        "10: 3|2026-11-20\n");
    bench_release(&bench);
}

static void test_cells_that_sheets_lack(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    struct sheet sheet = {
        .cells = HEAD "<row r=\"3\"><c><f>1+1</f></c><c t=\"s\"><v>0</v></c>"
                      "</row><row><c t=\"e\"><v>#REF!</v></c></row>"
                      "<row><c r=\"C5\"><v>1</v></c></row>"};
    assert_string_equal(read_sheet(&bench, &sheet),
        "3: wrong -|-\n4: wrong -|-\n5: broken\n"
        "0:0 error: row 3, column \"a\" (A3): it has a formula without a value "
        "[open and save it in a spreadsheet program, which works it out]\n"
        "0:0 error: row 3, column \"b\" (B3): it has no value that can be "
        "read\n"
        "0:0 error: row 4, column \"a\" (A4): its formula has gone wrong: "
        "#REF!\n"
        "0:0 error: row 5: a cell stands to the right of all columns that have "
        "a name [name the column, or clear it]\n");
    bench_release(&bench);
}

static void test_workbooks_that_are_refused(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    struct sheet bomb = {
        .cells = HEAD, .strings_length = (32u << 20) + (1u << 20)};
    assert_non_null(strstr(read_sheet(&bench, &bomb),
        "error: xl/sharedStrings.xml unpacks to 33 MiB, and may have 32"));
    struct sheet locked = {.cells = HEAD, .encrypted = true};
    assert_non_null(strstr(read_sheet(&bench, &locked),
        "error: it is encrypted [save it without a password]"));
    struct sheet cut = {.cells = HEAD "<row><c><v>1</c></row>"};
    assert_non_null(strstr(read_sheet(&bench, &cut), "the sheet is broken"));
    struct sheet entities = {.cells = HEAD,
        .workbook = "<!DOCTYPE w [<!ENTITY a \"b\">]><workbook/>"};
    assert_non_null(
        strstr(read_sheet(&bench, &entities), "xl/workbook.xml is broken"));
    bench_release(&bench);
}

/* Numbers as spreadsheets show them, or not at all: never another number. */
static void test_numbers(void **state)
{
    (void)state;
    static const struct {
        double number;
        const char *text; /* NULL: refused */
    } cases[] = {{0, "0"}, {-0.0, "0"}, {-0.5, "-0.5"}, {0.1 + 0.2, "0.3"},
        {1500, "1500"}, {123456789012345, "123456789012345"},
        {1234567890123456, NULL}, {1e300, NULL}, {-1e300, NULL},
        {99.999999999999, "99.999999999999"}, {0.000001, "0.000001"},
        {1e-11, NULL}, {12345678901.25, "12345678901.25"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buffer text;
        buffer_init(&text);
        bool good = rows_number_text(&text, cases[i].number);
        assert_int_equal(good, cases[i].text != NULL);
        assert_string_equal(
            buffer_string(&text), cases[i].text ? cases[i].text : "");
        buffer_release(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_delimiters_and_quotes_are_found),
        cmocka_unit_test(test_encodings),
        cmocka_unit_test(test_a_broken_record_costs_itself),
        cmocka_unit_test(test_a_broken_record_is_skipped_to_its_end),
        cmocka_unit_test(test_a_record_that_is_too_long_is_skipped),
        cmocka_unit_test(test_tables_without_rows),
        cmocka_unit_test(test_json),
        cmocka_unit_test(test_json_ends_with_its_array),
        cmocka_unit_test(test_json_begins_broken),
        cmocka_unit_test(test_json_numbers),
        cmocka_unit_test(test_cells_of_sheets),
        cmocka_unit_test(test_cells_that_sheets_lack),
        cmocka_unit_test(test_workbooks_that_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
