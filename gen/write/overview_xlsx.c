/* An overview as a workbook (XLSX), by libxlsxwriter.
 *
 * The library writes files only, so the workbook is made in one without a
 * lasting name and read back. Every text is written as a text: none becomes a
 * formula, a number, a date or a link. */
#include "write/overview_xlsx.h"

#include "base/file.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "write/overview_columns.h"
#include "write/wording.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <xlsxwriter.h>

/* What a cell holds at most, in UTF-16 (and so in characters of UTF-8 too, if
 * they are counted in bytes). */
enum { LONGEST_TEXT = 32000 };

struct sheet {
    lxw_worksheet *worksheet;
    lxw_format *head, *text;
    lxw_row_t row;
    lxw_col_t column;
};

struct book {
    lxw_workbook *workbook;
    lxw_format *head, *text;
    struct arena *arena;
};

/* ---- cells --------------------------------------------------------------- */

static lxw_color_t colour_of(struct colour colour)
{
    return (lxw_color_t)colour.red << 16 | (lxw_color_t)colour.green << 8 |
           colour.blue;
}

static void add_text(struct sheet *sheet, const char *text)
{
    char cut[LONGEST_TEXT + 1];
    size_t length = text ? strlen(text) : 0;
    if (length > LONGEST_TEXT) {
        length = LONGEST_TEXT;
        while (length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80)
            length--;
        memcpy(cut, text, length);
        cut[length] = '\0';
        text = cut;
    }
    if (length)
        worksheet_write_string(
            sheet->worksheet, sheet->row, sheet->column, text, sheet->text);
    sheet->column++;
}

static void add_number(struct sheet *sheet, double number)
{
    worksheet_write_number(
        sheet->worksheet, sheet->row, sheet->column++, number, sheet->text);
}

static void end_row(struct sheet *sheet)
{
    sheet->row++;
    sheet->column = 0;
}

/* ---- sheets -------------------------------------------------------------- */

/* What a column is called, and how wide it is, in characters. */
struct head {
    const char *name;
    double width;
};

static struct sheet add_sheet(
    struct book *book, const char *name, const struct head *heads, size_t count)
{
    struct sheet sheet = {workbook_add_worksheet(book->workbook, name),
        book->head, book->text, 0, 0};
    for (size_t i = 0; i < count; i++) {
        lxw_col_t column = (lxw_col_t)i;
        worksheet_set_column(
            sheet.worksheet, column, column, heads[i].width, NULL);
        worksheet_write_string(
            sheet.worksheet, 0, column, heads[i].name, book->head);
    }
    worksheet_freeze_panes(sheet.worksheet, 1, 0);
    sheet.row = 1;
    return sheet;
}

static void end_sheet(struct sheet *sheet, size_t count)
{
    if (sheet->row > 1)
        worksheet_autofilter(
            sheet->worksheet, 0, 0, sheet->row - 1, (lxw_col_t)(count - 1));
}

/* ---- clients ------------------------------------------------------------- */

static void add_client_row(void *context, const struct overview_cell *cells)
{
    struct sheet *sheet = context;
    for (int i = 0; i < COLUMN_COUNT; i++) {
        if (cells[i].is_number)
            add_number(sheet, cells[i].number);
        else
            add_text(sheet, cells[i].text);
    }
    end_row(sheet);
}

static void add_clients(struct book *book, const struct overview *overview)
{
    static const double widths[COLUMN_COUNT] = {[COLUMN_GUIDE] = 16,
        [COLUMN_ATTENTION] = 18,
        [COLUMN_NAME] = 24,
        [COLUMN_CLIENT] = 30,
        [COLUMN_REFERENCE] = 16,
        [COLUMN_RECOMMENDED] = 20,
        [COLUMN_LABEL] = 34,
        [COLUMN_COMPUTED] = 20,
        [COLUMN_OUTDATED] = 34,
        [COLUMN_PROBLEM] = 60};
    struct head heads[COLUMN_COUNT];
    for (int i = 0; i < COLUMN_COUNT; i++)
        heads[i] = (struct head){overview_column_name((enum overview_column)i),
            widths[i] > 0 ? widths[i] : 11};
    struct sheet sheet = add_sheet(book, "clients", heads, COLUMN_COUNT);
    overview_each_row(overview, add_client_row, &sheet);
    end_sheet(&sheet, COLUMN_COUNT);
}

/* ---- what they have in common -------------------------------------------- */

/* Each row of the sheets below: the guide, an id, what people call it, numbers.
 */
static void start_tally(struct sheet *sheet, const struct guide *guide,
    const char *id, const char *label)
{
    add_text(sheet, guide->id);
    add_text(sheet, id);
    add_text(sheet, label);
}

static void add_plan(struct sheet *sheet, const struct guide *guide,
    const struct overview_tally *tally)
{
    bool toss_up = tally->index == NONE;
    start_tally(sheet, guide,
        toss_up ? "toss-up" : guide->plans[tally->index].id,
        toss_up ? NULL : guide->plans[tally->index].label);
    add_number(sheet, (double)tally->count);
}

static void add_fact(struct sheet *sheet, const struct guide *guide,
    const struct overview_tally *tally)
{
    const struct fact *fact = &guide->facts[tally->index];
    start_tally(sheet, guide, fact->id, fact->label);
    add_number(sheet, (double)tally->count);
    add_number(sheet, (double)tally->assumed);
    add_number(sheet, (double)tally->hinges);
}

static void add_reason(struct sheet *sheet, const struct guide *guide,
    const struct overview_tally *tally)
{
    const struct reason *reason = &guide->reasons[tally->index];
    start_tally(sheet, guide, reason->id, reason->because);
    add_number(sheet, (double)tally->count);
    add_text(sheet, reason->against ? "against" : "for");
    add_text(sheet, guide->plans[reason->plan].id);
}

static void add_warning(struct sheet *sheet, const struct guide *guide,
    const struct overview_tally *tally)
{
    const struct warning *warning = &guide->warnings[tally->index];
    start_tally(sheet, guide, warning->id, warning->say);
    add_number(sheet, (double)tally->count);
    add_text(sheet, wording_level(warning->level));
}

static void add_module(struct sheet *sheet, const struct guide *guide,
    const struct overview_tally *tally)
{
    const struct module *module = &guide->modules[tally->index];
    start_tally(sheet, guide, module->id, module->title);
    add_number(sheet, (double)tally->count);
    add_text(sheet, module->kind);
}

/* A sheet for each kind of tallies: its name, where in struct overview_guide
 * they are, its further columns, and what writes a row. */
enum { HEADS_MOST = 6 };

static const struct tally_sheet {
    const char *name;
    size_t tallies;
    struct head heads[HEADS_MOST];
    void (*add)(struct sheet *sheet, const struct guide *guide,
        const struct overview_tally *tally);
} tally_sheets[] = {
    {"options", offsetof(struct overview_guide, plans),
        {{"guide", 16}, {"option", 24}, {"label", 40}, {"clients", 10}},
        add_plan},
    {"missing facts", offsetof(struct overview_guide, facts),
        {{"guide", 16}, {"fact", 24}, {"label", 40}, {"clients", 10},
            {"assumed", 10}, {"hinges", 10}},
        add_fact},
    {"deciding reasons", offsetof(struct overview_guide, reasons),
        {{"guide", 16}, {"reason", 24}, {"because", 80}, {"clients", 10},
            {"side", 10}, {"option", 24}},
        add_reason},
    {"warnings", offsetof(struct overview_guide, warnings),
        {{"guide", 16}, {"warning", 24}, {"says", 80}, {"clients", 10},
            {"level", 10}},
        add_warning},
    {"texts", offsetof(struct overview_guide, modules),
        {{"guide", 16}, {"text", 24}, {"title", 60}, {"readers", 10},
            {"kind", 16}},
        add_module},
};

static void add_tallies(struct book *book, const struct overview *overview,
    const struct tally_sheet *form)
{
    size_t columns = 0;
    while (columns < HEADS_MOST && form->heads[columns].name)
        columns++;
    struct sheet sheet = add_sheet(book, form->name, form->heads, columns);
    for (size_t i = 0; i < overview->guides.count; i++) {
        const struct overview_guide *own = &overview->guides.items[i];
        const struct overview_tallies *tallies =
            (const void *)((const char *)own + form->tallies);
        for (size_t j = 0; j < tallies->count; j++) {
            form->add(&sheet, own->guide, &tallies->items[j]);
            end_row(&sheet);
        }
    }
    end_sheet(&sheet, columns);
}

/* ---- the workbook -------------------------------------------------------- */

/* A workbook that says when it was made would never be the same twice: without
 * a date, it is of the first day that its format knows of files. */
static time_t moment_of(const char *iso_date)
{
    struct tm day = {.tm_year = 80, .tm_mday = 1};
    int year, month, number;
    if (iso_date &&
        sscanf(iso_date, "%4d-%2d-%2d", &year, &month, &number) == 3)
        day = (struct tm){
            .tm_year = year - 1900, .tm_mon = month - 1, .tm_mday = number};
    return timegm(&day);
}

static lxw_error write_book(const char *path, const struct overview *overview,
    const struct theme *theme, const char *iso_date)
{
    struct book book = {.workbook = workbook_new(path)};
    if (!book.workbook)
        return LXW_ERROR_MEMORY_MALLOC_FAILED;
    lxw_doc_properties properties = {.created = moment_of(iso_date)};
    workbook_set_properties(book.workbook, &properties);
    book.head = workbook_add_format(book.workbook);
    book.text = workbook_add_format(book.workbook);
    format_set_bold(book.head);
    format_set_font_color(book.head, colour_of(theme->foreground));
    format_set_bg_color(book.head, colour_of(theme->surface));
    format_set_bottom(book.head, LXW_BORDER_MEDIUM);
    format_set_bottom_color(book.head, colour_of(theme->primary));
    format_set_align(book.text, LXW_ALIGN_VERTICAL_TOP);
    add_clients(&book, overview);
    for (size_t i = 0; i < sizeof tally_sheets / sizeof *tally_sheets; i++)
        add_tallies(&book, overview, &tally_sheets[i]);
    return workbook_close(book.workbook);
}

static bool read_back(struct buffer *out, int descriptor)
{
    char block[1 << 16];
    for (;;) {
        ssize_t got = read(descriptor, block, sizeof block);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return got == 0;
        buffer_add(out, block, (size_t)got);
    }
}

bool overview_write_xlsx(struct buffer *out, const struct overview *overview,
    const struct theme *theme, const char *iso_date, struct diags *diags)
{
    const char *folder = getenv("TMPDIR");
    char *path = arena_format(
        diags->arena, "%s/dossier-XXXXXX", folder && *folder ? folder : "/tmp");
    int descriptor = mkstemp(path);
    lxw_error error = descriptor < 0
                          ? LXW_ERROR_CREATING_TMPFILE
                          : write_book(path, overview, theme, iso_date);
    bool good = error == LXW_NO_ERROR && read_back(out, descriptor);
    if (descriptor >= 0) {
        close(descriptor);
        unlink(path);
    }
    if (!good)
        diag_add(diags, SEVERITY_SYSTEM, (struct place){0},
            "make room on the disk, then run again",
            "cannot make the workbook in a temporary file: %s",
            error == LXW_NO_ERROR ? strerror(errno) : lxw_strerror(error));
    return good;
}
