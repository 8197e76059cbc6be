/* Rows of a text with delimiters (RFC 4180 and what programs make of it).
 *
 * libcsv cuts a record into its cells. It is fed line by line, so that each
 * record is known by the line it begins in. A record that is broken is skipped
 * to where its quotes say that it ends: lines inside a quoted cell are text of
 * it, whatever they look like, and none of them becomes a row. So a quote that
 * is never closed costs the rest of the file. */
#include "input/rows_reader.h"

#include "base/buffer.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/utf8.h"

#include <csv.h>
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { SAMPLE = 65536 };

/* How far the quotes of a record have been followed. libcsv says that a record
 * is broken; this says why, and where it ends. */
struct trace {
    enum {
        CELL_BEGINS,
        CELL_BARE,
        CELL_QUOTED,
        CELL_CLOSED, /* behind a quote, which may be the first of two */
        RECORD_ENDED
    } state;
    int column;        /* of the cell at hand */
    const char *fault; /* the first one; NULL: none */
    int fault_column;
};

struct csv {
    FILE *stream; /* the text as UTF-8, from behind its byte order mark on */
    struct csv_parser parser;
    bool parsing;        /* the parser has to be freed */
    int line, row;       /* of what is read next */
    struct row_place at; /* the record at hand, and the cell that comes next */
    ARRAY(const char *) cells; /* of the record at hand, in row_arena */
    struct arena *arena;
    bool whole; /* the record has come to its end */
    struct trace trace;
};

/* ---- encoding ------------------------------------------------------------ */

static const char *encoding_of_mark(const char *start, size_t length)
{
    static const struct {
        const char *mark;
        size_t length;
        const char *encoding;
    } marks[] = {{"\xEF\xBB\xBF", 3, "UTF-8"}, {"\xFF\xFE", 2, "UTF-16LE"},
        {"\xFE\xFF", 2, "UTF-16BE"}};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (length >= marks[i].length &&
            memcmp(start, marks[i].mark, marks[i].length) == 0)
            return marks[i].encoding;
    return NULL;
}

static bool is_utf8(const char *encoding)
{
    return strcasecmp(encoding, "utf-8") == 0 ||
           strcasecmp(encoding, "utf8") == 0;
}

/* The encoding of what the file begins with, if nobody says so. What is not
 * UTF-8 comes from a spreadsheet of Windows, whose letters include those of
 * Latin-1. A character that the sample cuts in two is not held against it. */
static const char *find_encoding(const char *sample, size_t length)
{
    size_t bad;
    const char *marked = encoding_of_mark(sample, length);
    if (marked)
        return marked;
    if (utf8_check(sample, length, &bad) || length - bad < 4)
        return "UTF-8";
    return sample[bad] ? "WINDOWS-1252" : "UTF-8";
}

/* Writes what CONVERTER makes of the bytes of FROM; false if there is none for
 * some of them. */
static bool convert_all(iconv_t converter, FILE *from, FILE *to)
{
    char in[4096], out[4 * sizeof in];
    size_t kept = 0;
    for (;;) {
        size_t length = kept + fread(in + kept, 1, sizeof in - kept, from);
        char *source = in, *target = out;
        size_t left = length, room = sizeof out;
        size_t wrong = iconv(converter, &source, &left, &target, &room);
        fwrite(out, 1, (size_t)(target - out), to);
        /* A character may be cut in two at the end of the piece. */
        if (wrong == (size_t)-1 && (left >= 8 || feof(from)))
            return false;
        if (left == 0 && feof(from))
            return !ferror(to) && !ferror(from);
        memmove(in, source, left);
        kept = left;
    }
}

/* The text of FROM in UTF-8, in a file that has no name; NULL after an error.
 * FROM is closed. */
static FILE *convert(
    struct rows *rows, FILE *from, const char *encoding, struct diags *diags)
{
    struct row_place whole = {0, 0, -1};
    iconv_t converter = iconv_open("UTF-8", encoding);
    if (converter == (iconv_t)-1) {
        rows_report(rows, diags, whole, "such as utf-8 or windows-1252",
            "the encoding \"%s\" is not known", encoding);
        fclose(from);
        return NULL;
    }
    FILE *to = tmpfile();
    bool good = to && convert_all(converter, from, to) && fflush(to) == 0;
    if (!good)
        rows_report(rows, diags, whole, "say which encoding it has",
            "cannot be read as %s", encoding);
    iconv_close(converter);
    fclose(from);
    if (good)
        rewind(to);
    else if (to)
        fclose(to);
    return good ? to : NULL;
}

/* ---- delimiter and quote ------------------------------------------------- */

/* The delimiter that stands most often in the first line, outside of quotes. */
static unsigned char find_delimiter(const char *line, char quote)
{
    static const char candidates[] = ",;\t|";
    size_t counts[sizeof candidates] = {0}, best = 0;
    bool quoted = false;
    for (const char *at = line; *at && (quoted || !strchr("\r\n", *at)); at++) {
        const char *found = strchr(candidates, *at);
        if (*at == quote)
            quoted = !quoted;
        else if (!quoted && found)
            counts[found - candidates]++;
    }
    for (size_t i = 1; i < sizeof candidates - 1; i++)
        if (counts[i] > counts[best])
            best = i;
    return (unsigned char)candidates[best];
}

/* The character that WORD names for USE; 0 after an error. */
static unsigned char read_character(
    struct rows *rows, const char *word, const char *use, struct diags *diags)
{
    struct row_place whole = {0, 0, -1};
    if (strcmp(word, "tab") == 0 || strcmp(word, "\\t") == 0)
        return '\t';
    if (word[0] && !word[1] && word[0] > 0x20 && word[0] < 0x7F)
        return (unsigned char)word[0];
    rows_report(rows, diags, whole, "write one character, or tab",
        "%s: \"%s\" is not a character of ASCII", use, word);
    return 0;
}

static bool set_characters(struct rows *rows, const struct rows_form *form,
    const char *sample, struct diags *diags)
{
    struct csv *csv = rows->state;
    unsigned char quote = sample[0] == '\'' ? '\'' : '"';
    if (form->quote)
        quote = read_character(rows, form->quote, "quote", diags);
    unsigned char delimiter = '\t';
    if (form->delimiter)
        delimiter = read_character(rows, form->delimiter, "delimiter", diags);
    else if (rows->kind != &rows_tsv)
        delimiter = find_delimiter(sample, (char)quote);
    if (!quote || !delimiter)
        return false;
    csv_set_quote(&csv->parser, quote);
    csv_set_delim(&csv->parser, delimiter);
    return true;
}

/* ---- records ------------------------------------------------------------- */

/* Of libcsv: a cell has ended. */
static void take_cell(void *bytes, size_t length, void *context)
{
    struct csv *csv = context;
    const char *text = bytes ? arena_copy(csv->arena, bytes, length) : NULL;
    if (text && strlen(text) < length)
        text = arena_string(csv->arena, "\x01"); /* NUL: XML has none, either */
    *array_add(&csv->cells, csv->arena) = text;
    csv->at.column++;
}

/* Of libcsv: a record has ended. */
static void end_record(int c, void *context)
{
    struct csv *csv = context;
    (void)c;
    csv->whole = true;
}

/* The next line of the file with its end, whichever that is, in LINE; false at
 * the end of the file. Of a line that is longer than ROWS_LONGEST, a piece. */
static bool read_line(struct csv *csv, struct buffer *line)
{
    bool ended = false;
    buffer_clear(line);
    for (int c; !ended && line->length <= ROWS_LONGEST &&
                (c = getc(csv->stream)) != EOF;) {
        buffer_add_byte(line, (char)c);
        if (c == '\r' && (c = getc(csv->stream)) == '\n')
            buffer_add_byte(line, '\n');
        else if (c != EOF && line->bytes[line->length - 1] == '\r')
            ungetc(c, csv->stream);
        ended = line->bytes[line->length - 1] == '\r' ||
                line->bytes[line->length - 1] == '\n';
    }
    csv->line += ended;
    return line->length > 0;
}

static bool is_blank_line(const struct buffer *line)
{
    return strspn(line->bytes, "\r\n") == line->length;
}

static int never(unsigned char c)
{
    (void)c;
    return 0;
}

/* Forgets the record at hand and what the parser has of it. */
static void begin_record(struct csv *csv)
{
    struct csv_parser *parser = &csv->parser;
    unsigned char quote = csv_get_quote(parser), mark = csv_get_delim(parser);
    csv_free(parser);
    csv_init(parser, CSV_STRICT | CSV_STRICT_FINI | CSV_EMPTY_IS_NULL);
    csv_set_quote(parser, quote);
    csv_set_delim(parser, mark);
    csv_set_space_func(parser, never);
    memset(&csv->cells, 0, sizeof csv->cells);
    csv->whole = false;
    csv->trace = (struct trace){0};
    csv->at = (struct row_place){csv->row, csv->line + 1, 0};
}

static void note_fault(struct trace *trace, const char *fault)
{
    if (trace->fault)
        return;
    trace->fault = fault;
    trace->fault_column = trace->column;
}

/* Follows the quotes through a byte. A quote opens a cell at its start only;
 * those in the middle of one, or behind its closing quote, are faults, and open
 * nothing. */
static void trace_byte(struct trace *trace, unsigned char c,
    unsigned char quote, unsigned char mark)
{
    if (trace->state == CELL_QUOTED) {
        trace->state = c == quote ? CELL_CLOSED : CELL_QUOTED;
    } else if (c == '\r' || c == '\n') {
        trace->state = RECORD_ENDED;
    } else if (c == mark) {
        trace->state = CELL_BEGINS;
        trace->column++;
    } else if (c == quote && trace->state != CELL_BARE) {
        trace->state = CELL_QUOTED;
    } else {
        if (trace->state == CELL_CLOSED)
            note_fault(trace, "there is text behind a closing quote");
        else if (c == quote)
            note_fault(trace, "a quote stands in the middle of a cell");
        trace->state = CELL_BARE;
    }
}

static void trace_line(struct csv *csv, const struct buffer *line)
{
    unsigned char quote = csv_get_quote(&csv->parser);
    unsigned char mark = csv_get_delim(&csv->parser);
    for (size_t i = 0; i < line->length && csv->trace.state != RECORD_ENDED;
         i++)
        trace_byte(&csv->trace, (unsigned char)line->bytes[i], quote, mark);
}

/* Skips what is left of the record, and reports it. */
static void give_up(struct rows *rows, struct buffer *line, struct diags *diags)
{
    struct csv *csv = rows->state;
    struct trace *trace = &csv->trace;
    struct row_place place = csv->at;
    while (trace->state != RECORD_ENDED && read_line(csv, line))
        trace_line(csv, line);
    bool unclosed = trace->state == CELL_QUOTED;
    place.column = trace->fault ? trace->fault_column
                   : unclosed   ? trace->column
                                : -1;
    if ((size_t)place.column >= rows->columns.count)
        place.column = -1;
    if (trace->fault)
        rows_report(rows, diags, place,
            "a cell with quotes in it stands in quotes, and they are "
            "written twice",
            "%s", trace->fault);
    else if (unclosed)
        rows_report(rows, diags, place,
            "a quote inside a cell is written twice",
            "a quote is opened here and never closed");
    else
        rows_report(rows, diags, place, "is a quote missing?",
            "it is longer than %d MiB", ROWS_LONGEST >> 20);
}

/* Reads a record into csv->cells. False at the end of the file; *BROKEN if it
 * cannot be read, which is reported. */
static bool read_record(struct rows *rows, bool *broken, struct diags *diags)
{
    struct csv *csv = rows->state;
    struct buffer line = {0};
    size_t length = 0;
    bool good = true, ended = false;
    *broken = false;
    csv->arena = &rows->row_arena;
    begin_record(csv);
    while (good && !csv->whole && !(ended = !read_line(csv, &line))) {
        if (length == 0 && is_blank_line(&line)) {
            csv->row++;
            begin_record(csv);
            continue;
        }
        length += line.length;
        trace_line(csv, &line);
        good = csv_parse(&csv->parser, line.bytes, line.length, take_cell,
                   end_record, csv) == line.length &&
               length <= ROWS_LONGEST;
    }
    if (good && ended && length > 0)
        good = csv_fini(&csv->parser, take_cell, end_record, csv) == 0;
    *broken = !good;
    if (!good)
        give_up(rows, &line, diags);
    csv->row += length > 0;
    buffer_release(&line);
    return length > 0;
}

/* A byte that is no UTF-8 costs the row. */
static bool check_encoding(struct rows *rows, const char *text,
    struct row_place place, struct diags *diags)
{
    size_t bad;
    if (utf8_check(text, strlen(text), &bad))
        return true;
    rows_report(rows, diags, place,
        "say which encoding the file has, such as windows-1252",
        "not UTF-8: byte 0x%02X", (unsigned char)text[bad]);
    return false;
}

/* ---- the table ----------------------------------------------------------- */

static bool read_header(struct rows *rows, struct diags *diags)
{
    struct csv *csv = rows->state;
    bool broken;
    if (!read_record(rows, &broken, diags))
        return true; /* no column, which rows_open reports */
    if (broken)
        return false;
    for (size_t i = 0; i < csv->cells.count && i < ROWS_COLUMNS_MOST; i++)
        rows_add_column(rows, csv->cells.items[i] ? csv->cells.items[i] : "");
    for (size_t i = 0; i < rows->columns.count; i++)
        if (!check_encoding(rows, rows->columns.items[i],
                (struct row_place){csv->at.row, csv->at.line, -1}, diags))
            return false;
    if (csv->cells.count <= ROWS_COLUMNS_MOST)
        return true;
    rows_report(rows, diags, csv->at, NULL, "there are more than %d columns",
        ROWS_COLUMNS_MOST);
    return false;
}

/* Opens the text behind its mark, as UTF-8, and keeps the start in SAMPLE. */
static bool open_text(struct rows *rows, const char *path,
    const struct rows_form *form, char *sample, struct diags *diags)
{
    struct csv *csv = rows->state;
    int file = file_open(path);
    csv->stream = file < 0 ? NULL : fdopen(file, "rb");
    if (!csv->stream)
        return false;
    size_t length = fread(sample, 1, SAMPLE, csv->stream);
    const char *encoding =
        form->encoding ? form->encoding : find_encoding(sample, length);
    rewind(csv->stream);
    if (!form->encoding && strcmp(encoding, "WINDOWS-1252") == 0)
        diag_add(diags, SEVERITY_WARNING,
            (struct place){source_new(diags->arena,
                               arena_string(diags->arena, path), "", 0),
                0, 0},
            "say so in the map, encoding: windows-1252, if it is",
            "it is not UTF-8, and taken for Windows-1252");
    if (!is_utf8(encoding))
        csv->stream = convert(rows, csv->stream, encoding, diags);
    if (!csv->stream)
        return false;
    length = fread(sample, 1, SAMPLE, csv->stream);
    sample[length] = '\0';
    size_t mark = strncmp(sample, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    memmove(sample, sample + mark, length - mark + 1);
    return fseek(csv->stream, (long)mark, SEEK_SET) == 0;
}

static bool open_csv(struct rows *rows, const char *path,
    const struct rows_form *form, struct diags *diags)
{
    struct csv *csv = rows->state = memory_allocate(1, sizeof *csv);
    char *sample = memory_allocate(SAMPLE + 1, 1);
    csv->row = 1;
    csv_init(&csv->parser, 0);
    csv->parsing = true;
    bool good = open_text(rows, path, form, sample, diags) &&
                set_characters(rows, form, sample, diags) &&
                read_header(rows, diags);
    free(sample);
    return good;
}

static bool next_csv(struct rows *rows, struct row *row, struct diags *diags)
{
    struct csv *csv = rows->state;
    if (!read_record(rows, &row->broken, diags))
        return false;
    size_t count = csv->cells.count, expected = rows->columns.count;
    row->place = (struct row_place){csv->at.row, csv->at.line, -1};
    for (size_t i = 0; i < count && i < expected; i++) {
        struct row_place place = {csv->at.row, csv->at.line, (int)i};
        rows->cells[i] = csv->cells.items[i];
        if (rows->cells[i] &&
            !check_encoding(rows, rows->cells[i], place, diags)) {
            rows->cells[i] = NULL;
            row->wrong = true;
        }
    }
    if (row->broken || count == expected)
        return true;
    row->broken = true;
    rows_report(rows, diags, row->place,
        "is a delimiter missing, or one too many? a cell with one in it "
        "stands in quotes",
        "it has %zu cell%s, and the header %zu", count, count == 1 ? "" : "s",
        expected);
    return true;
}

static void close_csv(struct rows *rows)
{
    struct csv *csv = rows->state;
    if (csv->parsing)
        csv_free(&csv->parser);
    if (csv->stream)
        fclose(csv->stream);
    free(csv);
}

const struct rows_kind rows_csv = {
    ".csv .txt", NULL, true, false, open_csv, next_csv, close_csv};
const struct rows_kind rows_tsv = {
    ".tsv .tab", NULL, true, false, open_csv, next_csv, close_csv};
