/* Rows of a sheet: Office Open XML (ECMA-376, parts 1 and 2).
 *
 * libzip unpacks the sheet while libxml2's reader walks through it, so memory
 * holds the shared strings and one row. Every part may unpack to so many bytes
 * and no more. */
#include "input/rows_reader.h"

#include "base/buffer.h"
#include "base/file.h"
#include "base/memory.h"

#include <errno.h>
#include <libxml/xmlreader.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>

#define SHEET_LARGEST ((size_t)128 << 20)
#define OTHER_LARGEST ((size_t)32 << 20)

/* A part of the package that is being read. */
struct part {
    zip_file_t *file;
    size_t left; /* bytes that it may still have */
    bool too_large;
    bool has_type; /* of document, which ends the reading */
    xmlTextReader *reader;
};

struct xlsx {
    zip_t *zip;
    struct part sheet;
    ARRAY(const char *) strings;
    ARRAY(bool) dates; /* by style: its numbers are days */
    bool from_1904;
    const char *path; /* of the sheet in the package */
    int row;          /* of the sheet, the last one read */
};

static const struct row_place whole = {0, 0, -1};

/* ---- parts of the package ------------------------------------------------ */

/* Of libxml2: unpacks up to LENGTH bytes. */
static int read_part(void *context, char *bytes, int length)
{
    struct part *part = context;
    zip_int64_t got = zip_fread(part->file, bytes, (zip_uint64_t)length);
    if (got < 0)
        return -1;
    part->too_large = part->too_large || (size_t)got > part->left;
    if (part->too_large)
        return -1;
    part->left -= (size_t)got;
    return (int)got;
}

static void ignore(void *context, xmlErrorPtr error)
{
    (void)context, (void)error;
}

static void close_part(struct part *part)
{
    if (part->reader)
        xmlFreeTextReader(part->reader);
    if (part->file)
        zip_fclose(part->file);
    *part = (struct part){0};
}

/* Opens the part NAME. False after a problem; or, without one, if it is not
 * there and not NEEDED. */
static bool open_part(struct rows *rows, struct part *part, const char *name,
    size_t largest, bool needed, struct diags *diags)
{
    struct xlsx *xlsx = rows->state;
    zip_stat_t status;
    *part = (struct part){.left = largest};
    if (zip_stat(xlsx->zip, name, 0, &status) != 0) {
        if (needed)
            rows_report(rows, diags, whole, "save it as .xlsx again",
                "it is no workbook: %s is not in it", name);
        return false;
    }
    if (status.encryption_method != ZIP_EM_NONE) {
        rows_report(rows, diags, whole, "save it without a password",
            "it is encrypted");
        return false;
    }
    if (status.size > largest) {
        rows_report(rows, diags, whole,
            "save the rows that matter as a sheet, or as CSV",
            "%s unpacks to %llu MiB, and may have %zu", name,
            (unsigned long long)(status.size >> 20), largest >> 20);
        return false;
    }
    part->file = zip_fopen(xlsx->zip, name, 0);
    if (part->file)
        part->reader = xmlReaderForIO(read_part, NULL, part, NULL, NULL,
            XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    if (part->reader) {
        xmlTextReaderSetStructuredErrorHandler(part->reader, ignore, NULL);
        return true;
    }
    rows_report(rows, diags, whole, "save it as .xlsx again",
        "%s cannot be unpacked: %s", name, zip_strerror(xlsx->zip));
    close_part(part);
    return false;
}

/* The next node; false at the end, or after a problem. No document type: its
 * entities could grow without end. */
static bool next_node(struct part *part)
{
    if (part->has_type || xmlTextReaderRead(part->reader) != 1)
        return false;
    part->has_type =
        xmlTextReaderNodeType(part->reader) == XML_READER_TYPE_DOCUMENT_TYPE;
    return !part->has_type;
}

/* Whether the part was read to its end; reports what kept it from there. */
static bool check_end(
    struct rows *rows, struct part *part, const char *name, struct diags *diags)
{
    if (xmlTextReaderReadState(part->reader) == XML_TEXTREADER_MODE_EOF &&
        !part->has_type)
        return true;
    if (part->too_large)
        rows_report(rows, diags, whole,
            "save the rows that matter as a sheet, or as CSV",
            "%s unpacks to more than it says, and than it may", name);
    else
        rows_report(rows, diags, whole, "save it as .xlsx again",
            "%s is broken near its line %d", name,
            xmlTextReaderGetParserLineNumber(part->reader));
    return false;
}

static bool begins(const struct part *part, const char *name)
{
    return xmlTextReaderNodeType(part->reader) == XML_READER_TYPE_ELEMENT &&
           xmlStrEqual(xmlTextReaderConstLocalName(part->reader),
               (const xmlChar *)name);
}

static bool ends(const struct part *part, const char *name)
{
    return xmlTextReaderNodeType(part->reader) == XML_READER_TYPE_END_ELEMENT &&
           xmlStrEqual(xmlTextReaderConstLocalName(part->reader),
               (const xmlChar *)name);
}

static bool is_text(const struct part *part)
{
    int type = xmlTextReaderNodeType(part->reader);
    return type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA ||
           type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE ||
           type == XML_READER_TYPE_WHITESPACE;
}

/* The attribute NAME of the element at hand, whatever its prefix is, in ARENA;
 * NULL: it has none. */
static const char *attribute(
    const struct part *part, struct arena *arena, const char *name)
{
    const char *found = NULL;
    while (!found && xmlTextReaderMoveToNextAttribute(part->reader) == 1)
        if (xmlStrEqual(xmlTextReaderConstLocalName(part->reader),
                (const xmlChar *)name))
            found = arena_string(
                arena, (const char *)xmlTextReaderConstValue(part->reader));
    xmlTextReaderMoveToElement(part->reader);
    return found;
}

/* A whole number from 0 to a million; -1: it is none. */
static int small_number(const char *text)
{
    char *end;
    long number = text ? strtol(text, &end, 10) : -1;
    return text && end != text && !*end && number >= 0 && number <= 2000000
               ? (int)number
               : -1;
}

/* ---- strings ------------------------------------------------------------- */

/* The text in the element NAME at hand, to its end: that of <t>, without the
 * readings that Japanese has beside it. */
static const char *rich_text(
    struct part *part, struct arena *arena, const char *name)
{
    struct buffer all = {0};
    bool wanted = false, aside = false;
    if (!xmlTextReaderIsEmptyElement(part->reader))
        while (next_node(part) && !ends(part, name)) {
            if (begins(part, "t"))
                wanted = !xmlTextReaderIsEmptyElement(part->reader);
            else if (ends(part, "t"))
                wanted = false;
            else if (begins(part, "rPh"))
                aside = true;
            else if (ends(part, "rPh"))
                aside = false;
            else if (wanted && !aside && is_text(part))
                buffer_add_string(
                    &all, (const char *)xmlTextReaderConstValue(part->reader));
        }
    const char *text = arena_string(arena, buffer_string(&all));
    buffer_release(&all);
    return text;
}

static bool read_strings(struct rows *rows, struct diags *diags)
{
    static const char name[] = "xl/sharedStrings.xml";
    struct xlsx *xlsx = rows->state;
    struct part part;
    size_t errors = diags_count(diags, SEVERITY_ERROR);
    if (!open_part(rows, &part, name, OTHER_LARGEST, false, diags))
        return diags_count(diags, SEVERITY_ERROR) == errors;
    while (next_node(&part))
        if (begins(&part, "si"))
            *array_add(&xlsx->strings, &rows->arena) =
                rich_text(&part, &rows->arena, "si");
    bool good = check_end(rows, &part, name, diags);
    close_part(&part);
    return good;
}

/* ---- dates --------------------------------------------------------------- */

/* Whether a number format shows a day: it has a y or a d outside of quotes and
 * brackets (18.8.31). */
static bool shows_day(const char *code)
{
    char until = 0;
    for (; *code; code++) {
        if (until)
            until = *code == until ? 0 : until;
        else if (*code == '"' || *code == '[')
            until = *code == '[' ? ']' : '"';
        else if (*code == '\\' && code[1])
            code++;
        else if (strchr("yYdD", *code))
            return true;
    }
    return false;
}

struct formats {
    ARRAY(struct {
        int id;
        bool day;
    })
    list;
};

static bool is_day(const struct formats *formats, int id)
{
    for (size_t i = 0; i < formats->list.count; i++)
        if (formats->list.items[i].id == id)
            return formats->list.items[i].day;
    return (id >= 14 && id <= 17) || id == 22; /* built in, 18.8.30 */
}

static bool read_styles(struct rows *rows, struct diags *diags)
{
    static const char name[] = "xl/styles.xml";
    enum { FORMATS_MOST = 1000, STYLES_MOST = 100000 };
    struct xlsx *xlsx = rows->state;
    struct arena *arena = &rows->row_arena;
    struct part part;
    struct formats formats = {0};
    bool cells = false;
    size_t errors = diags_count(diags, SEVERITY_ERROR);
    if (!open_part(rows, &part, name, OTHER_LARGEST, false, diags))
        return diags_count(diags, SEVERITY_ERROR) == errors;
    while (next_node(&part)) {
        if (begins(&part, "numFmt") && formats.list.count < FORMATS_MOST) {
            const char *code = attribute(&part, arena, "formatCode");
            int id = small_number(attribute(&part, arena, "numFmtId"));
            size_t at = formats.list.count;
            array_add(&formats.list, arena);
            formats.list.items[at].id = id;
            formats.list.items[at].day = code && shows_day(code);
        } else if (begins(&part, "cellXfs")) {
            cells = true;
        } else if (ends(&part, "cellXfs")) {
            cells = false;
        } else if (cells && begins(&part, "xf") &&
                   xlsx->dates.count < STYLES_MOST) {
            int id = small_number(attribute(&part, arena, "numFmtId"));
            *array_add(&xlsx->dates, &rows->arena) = is_day(&formats, id);
        }
    }
    bool good = check_end(rows, &part, name, diags);
    close_part(&part);
    return good;
}

/* The date of a DAY as sheets count them, year-month-day; NULL: none. Day 60 of
 * those from 1900 is a 29 February that there was not (18.17.4). */
static const char *date_text(struct arena *arena, double day, bool from_1904)
{
    if (!(day >= 1 && day < 2958466))
        return NULL;
    /* Days since 0000-03-01, then the calendar's cycles of 400, 4 and 1 years:
     * H. Hinnant, chrono-compatible low-level date algorithms. */
    long days = (long)floor(day);
    if (from_1904)
        days += 1462;
    else if (days < 60)
        days++;
    days += 693899; /* 0000-03-01 to 1899-12-30 */
    long era = days / 146097, left = days - era * 146097;
    long year = (left - left / 1460 + left / 36524 - left / 146096) / 365;
    long in_year = left - (365 * year + year / 4 - year / 100);
    long month = (5 * in_year + 2) / 153;
    long date = in_year - (153 * month + 2) / 5 + 1;
    month = month < 10 ? month + 3 : month - 9;
    year += era * 400 + (month <= 2);
    return arena_format(arena, "%04ld-%02ld-%02ld", year, month, date);
}

/* ---- the workbook -------------------------------------------------------- */

/* The id of the sheet that is wanted; NULL after a problem. */
static const char *find_sheet(
    struct rows *rows, const char *wanted, struct diags *diags)
{
    static const char part_name[] = "xl/workbook.xml";
    struct xlsx *xlsx = rows->state;
    struct arena *arena = &rows->arena;
    struct part part;
    ARRAY(const char *) names = {0};
    const char *found = NULL, *all = "";
    if (!open_part(rows, &part, part_name, OTHER_LARGEST, true, diags))
        return NULL;
    while (next_node(&part)) {
        if (begins(&part, "workbookPr")) {
            const char *first = attribute(&part, arena, "date1904");
            xlsx->from_1904 = first && (strcmp(first, "1") == 0 ||
                                           strcmp(first, "true") == 0);
        }
        if (!begins(&part, "sheet"))
            continue;
        const char *name = attribute(&part, arena, "name");
        if (!name || names.count >= ROWS_COLUMNS_MOST)
            continue;
        all = names.count < 20 ? arena_format(arena, "%s%s%s", all,
                                     names.count ? ", " : "", name)
                               : all;
        *array_add(&names, arena) = name;
        if (!found && (!wanted || strcmp(name, wanted) == 0))
            found = attribute(&part, arena, "id");
    }
    bool good = check_end(rows, &part, part_name, diags);
    close_part(&part);
    if (!good || found)
        return good ? found : NULL;
    const char *hint = diag_suggest_hint(
        arena, wanted ? wanted : "", names.items, names.count);
    rows_report(rows, diags, whole,
        hint ? hint : arena_format(arena, "it has %s", all),
        "there is no sheet \"%s\"", wanted ? wanted : "");
    return NULL;
}

/* The path in the package of what has ID among the workbook's relations. */
static const char *sheet_path(
    struct rows *rows, const char *id, struct diags *diags)
{
    static const char name[] = "xl/_rels/workbook.xml.rels";
    struct arena *arena = &rows->arena;
    struct part part;
    const char *found = NULL;
    if (!open_part(rows, &part, name, OTHER_LARGEST, true, diags))
        return NULL;
    while (next_node(&part)) {
        if (!begins(&part, "Relationship"))
            continue;
        const char *own = attribute(&part, arena, "Id");
        if (!found && own && strcmp(own, id) == 0)
            found = attribute(&part, arena, "Target");
    }
    bool good = check_end(rows, &part, name, diags);
    close_part(&part);
    if (good && !found)
        rows_report(rows, diags, whole, "save it as .xlsx again",
            "the sheet is not in the workbook");
    if (!good || !found)
        return NULL;
    return *found == '/' ? found + 1 : arena_format(arena, "xl/%s", found);
}

/* ---- cells --------------------------------------------------------------- */

/* The column of "C12"; -1: there is none. */
static int column_of(const char *name)
{
    int column = 0;
    for (; name && *name >= 'A' && *name <= 'Z' && column < 20000; name++)
        column = column * 26 + (*name - 'A' + 1);
    return column - 1;
}

/* A cell as it stands in the sheet. */
struct cell {
    const char *type; /* "n" unless it says otherwise */
    int style;
    bool formula, has_value;
    const char *value; /* of <v> */
    const char *inline_text;
};

static void read_cell(struct part *part, struct arena *arena, struct cell *cell)
{
    const char *type = attribute(part, arena, "t");
    cell->type = type ? type : "n";
    cell->style = small_number(attribute(part, arena, "s"));
    if (xmlTextReaderIsEmptyElement(part->reader))
        return;
    while (next_node(part) && !ends(part, "c")) {
        if (begins(part, "f"))
            cell->formula = true;
        if (begins(part, "is"))
            cell->inline_text = rich_text(part, arena, "is");
        if (!begins(part, "v") || xmlTextReaderIsEmptyElement(part->reader))
            continue;
        struct buffer all = {0};
        while (next_node(part) && !ends(part, "v"))
            if (is_text(part))
                buffer_add_string(
                    &all, (const char *)xmlTextReaderConstValue(part->reader));
        cell->has_value = all.length > 0 || strcmp(cell->type, "str") == 0;
        cell->value = arena_string(arena, buffer_string(&all));
        buffer_release(&all);
    }
}

static const char *number_text(
    struct rows *rows, const struct cell *cell, const char **problem)
{
    struct xlsx *xlsx = rows->state;
    struct buffer text = {0};
    char *end;
    double number = strtod(cell->value, &end);
    if (*end || !isfinite(number))
        return NULL;
    bool day = cell->style >= 0 && (size_t)cell->style < xlsx->dates.count &&
               xlsx->dates.items[cell->style];
    if (day)
        return date_text(&rows->row_arena, number, xlsx->from_1904);
    if (!rows_number_text(&text, number)) {
        *problem = ROWS_NUMBER_PROBLEM;
        return NULL;
    }
    const char *kept = arena_string(&rows->row_arena, buffer_string(&text));
    buffer_release(&text);
    return kept;
}

/* What the cell says, as profiles write it; NULL: nothing, or *PROBLEM. */
static const char *cell_text(
    struct rows *rows, const struct cell *cell, const char **problem)
{
    struct xlsx *xlsx = rows->state;
    const char *text = cell->value;
    if (cell->inline_text && !cell->value)
        return cell->inline_text;
    if (!cell->has_value) {
        if (cell->formula)
            *problem = "it has a formula without a value";
        return NULL;
    }
    if (strcmp(cell->type, "e") == 0) {
        *problem = arena_format(
            &rows->row_arena, "its formula has gone wrong: %s", cell->value);
        return NULL;
    }
    if (strcmp(cell->type, "s") == 0) {
        int index = small_number(cell->value);
        bool known = index >= 0 && (size_t)index < xlsx->strings.count;
        text = known ? xlsx->strings.items[index] : NULL;
    } else if (strcmp(cell->type, "b") == 0) {
        text = strcmp(cell->value, "0") == 0 ? "no" : "yes";
    } else if (strcmp(cell->type, "d") == 0) {
        text = arena_copy(&rows->row_arena, text, strcspn(text, "T"));
    } else if (strcmp(cell->type, "n") == 0) {
        text = number_text(rows, cell, problem);
    }
    if (!text && !*problem)
        *problem = "it has no value that can be read";
    return text;
}

/* ---- rows ---------------------------------------------------------------- */

/* Calls TAKE for each cell of the row at hand that says something. */
static void read_cells(struct rows *rows, struct row *row,
    void (*take)(struct rows *rows, struct row *row, int column,
        const char *text, struct diags *diags),
    struct diags *diags)
{
    struct xlsx *xlsx = rows->state;
    struct part *part = &xlsx->sheet;
    int column = -1;
    if (xmlTextReaderIsEmptyElement(part->reader))
        return;
    while (next_node(part) && !ends(part, "row")) {
        if (!begins(part, "c"))
            continue;
        struct cell cell = {0};
        const char *problem = NULL;
        int named = column_of(attribute(part, &rows->row_arena, "r"));
        column = named >= 0 ? named : column + 1;
        read_cell(part, &rows->row_arena, &cell);
        const char *text = cell_text(rows, &cell, &problem);
        if (problem) {
            struct row_place place = row->place;
            place.column = column;
            rows_report(rows, diags, place,
                cell.formula && !cell.has_value
                    ? "open and save it in a spreadsheet program, "
                      "which works it out"
                    : NULL,
                "%s", problem);
            row->wrong = true;
        }
        if (text && *text)
            take(rows, row, column, text, diags);
    }
}

/* Goes to the next row; false at the end of the sheet. */
static bool find_row(struct rows *rows, struct row *row)
{
    struct xlsx *xlsx = rows->state;
    while (next_node(&xlsx->sheet)) {
        if (ends(&xlsx->sheet, "sheetData"))
            return false;
        if (!begins(&xlsx->sheet, "row"))
            continue;
        int number =
            small_number(attribute(&xlsx->sheet, &rows->row_arena, "r"));
        xlsx->row = number > 0 ? number : xlsx->row + 1;
        row->place = (struct row_place){xlsx->row, 0, -1};
        return true;
    }
    return false;
}

static void take_name(struct rows *rows, struct row *row, int column,
    const char *text, struct diags *diags)
{
    (void)row;
    if (column >= ROWS_COLUMNS_MOST) {
        rows_report(rows, diags, row->place, NULL,
            "there are more than %d columns", ROWS_COLUMNS_MOST);
        row->broken = true;
        return;
    }
    while (rows->columns.count < (size_t)column)
        rows_add_column(rows, "");
    if (rows->columns.count == (size_t)column)
        rows_add_column(rows, text);
}

static void take_value(struct rows *rows, struct row *row, int column,
    const char *text, struct diags *diags)
{
    if ((size_t)column < rows->columns.count) {
        rows->cells[column] = text;
        return;
    }
    if (!row->broken)
        rows_report(rows, diags, row->place, "name the column, or clear it",
            "a cell stands to the right of all columns that have a name");
    row->broken = true;
}

/* The first row that says something names the columns. */
static bool read_header(struct rows *rows, struct diags *diags)
{
    struct row row = {0};
    while (rows->columns.count == 0 && find_row(rows, &row)) {
        read_cells(rows, &row, take_name, diags);
        if (row.broken || row.wrong)
            return false;
    }
    return rows->columns.count > 0 ||
           check_end(
               rows, &((struct xlsx *)rows->state)->sheet, "the sheet", diags);
}

/* ---- the table ----------------------------------------------------------- */

/* Says what a file that is no package is. */
static void report_kind(
    struct rows *rows, const char *path, int error, struct diags *diags)
{
    char start[8] = "";
    zip_error_t reason;
    int file = file_open(path);
    ssize_t length = file < 0 ? 0 : read(file, start, sizeof start);
    if (file >= 0)
        close(file);
    if (length == 8 &&
        memcmp(start, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) == 0) {
        rows_report(rows, diags, whole, "save it as .xlsx without a password",
            "it is encrypted, or a workbook of the old kind (.xls)");
        return;
    }
    zip_error_init_with_code(&reason, error);
    rows_report(rows, diags, whole, "save it as .xlsx again",
        "it is no workbook: %s", zip_error_strerror(&reason));
    zip_error_fini(&reason);
}

static bool open_xlsx(struct rows *rows, const char *path,
    const struct rows_form *form, struct diags *diags)
{
    struct xlsx *xlsx = rows->state = memory_allocate(1, sizeof *xlsx);
    int error = 0;
    xlsx->zip = zip_open(path, ZIP_RDONLY, &error);
    if (!xlsx->zip) {
        report_kind(rows, path, error, diags);
        return false;
    }
    const char *id = find_sheet(rows, form->sheet, diags);
    xlsx->path = id ? sheet_path(rows, id, diags) : NULL;
    return xlsx->path && read_strings(rows, diags) &&
           read_styles(rows, diags) &&
           open_part(
               rows, &xlsx->sheet, xlsx->path, SHEET_LARGEST, true, diags) &&
           read_header(rows, diags);
}

static bool next_xlsx(struct rows *rows, struct row *row, struct diags *diags)
{
    struct xlsx *xlsx = rows->state;
    if (!find_row(rows, row)) {
        if (!ends(&xlsx->sheet, "sheetData"))
            check_end(rows, &xlsx->sheet, "the sheet", diags);
        return false;
    }
    read_cells(rows, row, take_value, diags);
    return true;
}

static void close_xlsx(struct rows *rows)
{
    struct xlsx *xlsx = rows->state;
    close_part(&xlsx->sheet);
    if (xlsx->zip)
        zip_discard(xlsx->zip);
    free(xlsx);
}

const struct rows_kind rows_xlsx = {
    ".xlsx .xlsm", "PK\x03\x04", true, false, open_xlsx, next_xlsx, close_xlsx};
