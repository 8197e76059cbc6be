/* What is refused before cmark reads a text.
 *
 * One look at each line, with no more of Markdown in it than is needed: a
 * paragraph is what stands between blank lines, fenced code is passed over. Of
 * what cmark needs squares of, the squares are added up: they are the work. */
#include "input/markdown_bounds.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "input/markdown.h"

#include <string.h>

enum kind { QUOTES, BRACKETS, NOTES, EMPHASIS, ADDRESSES, CODE, COUNTED };

/* Marks that cost their square in each paragraph (or, simply, their number),
 * and how much of that one text may have: about a second's work each. */
static const struct {
    const char *bytes, *name, *hint;
    bool squared;
    double most;
} marks[COUNTED] = {
    [QUOTES] = {"\"'", "quotation marks", "divide it into paragraphs", true,
        3e8},
    [BRACKETS] = {"[", "opening brackets", "divide it into paragraphs", true,
        4.5e8},
    [NOTES] = {"", "marks of notes", "divide it into paragraphs", true, 5e6},
    [EMPHASIS] = {"*_", "marks of emphasis", "divide it into paragraphs", true,
        4e9},
    [ADDRESSES] = {"@", "\"@\"", "divide it into several modules", false, 3e4},
    [CODE] = {"`", "backticks", "divide it into several modules", false, 1e5},
};

/* Squares of cells in a row; cells of tables, with those that are filled up;
 * blank lines, times the lists and quotations that are open. */
static const double MOST_ROW_WORK = 1e8, MOST_CELLS = 250000,
                    MOST_BLANK_WORK = 2e7;

/* Lines that begin a paragraph, an item or the like, or end in a break; lines
 * of code between fences. Each takes some kilobytes, or one for a line, on the
 * way to a page. */
enum { MOST_BLOCKS = 35000, MOST_CODE_LINES = 150000 };

/* A line, looked at. */
struct line {
    const char *text; /* behind the markers of lists and quotations */
    size_t length;    /* without space at its end */
    int indent;       /* columns before the first marker or character */
    int markers;
    bool item; /* it begins an item of a bullet list */
    bool
        broken; /* a line break follows, whether or not the paragraph goes on */
};

struct scan {
    const struct source *source;
    struct diags *diags;
    int line;  /* from 1 */
    int first; /* of the paragraph */
    size_t counts[COUNTED];
    double work[COUNTED];
    size_t columns; /* of the table that the paragraph is, or 0 */
    double row_work, cells, blank_work, blocks;
    int depth; /* of the last line that was not blank, roughly */
    int code_lines;
    char fence; /* what the open code block's fence is of; 0: none */
    size_t fence_length;
};

/* ---- lines --------------------------------------------------------------- */

static bool is_blank_byte(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\v' || byte == '\f' ||
           byte == '\r';
}

/* The bytes of a marker of a list or quotation at AT, 0 if there is none. */
static size_t marker_length(const char *at, const char *end)
{
    size_t length = 0;
    if (*at == '>')
        return 1;
    while (at + length < end && ascii_is_digit(at[length]))
        length++;
    bool ordered = length > 0 && length < 10 && at + length < end &&
                   (at[length] == '.' || at[length] == ')');
    bool bullet = length == 0 && (*at == '-' || *at == '*' || *at == '+');
    if (!ordered && !bullet)
        return 0;
    length++;
    return at + length == end || is_blank_byte(at[length]) ? length : 0;
}

static int skip_blanks(const char **at, const char *end)
{
    int columns = 0;
    for (; *at < end && is_blank_byte(**at); (*at)++)
        columns += **at == '\t' ? 4 : 1;
    return columns;
}

/* A line of nothing but one mark is drawn across the page. */
static bool is_break(const char *at, const char *end)
{
    char mark = *at;
    for (; at < end; at++)
        if (*at != mark && !is_blank_byte(*at))
            return false;
    return mark == '-' || mark == '*' || mark == '_';
}

static struct line look_at(const char *text, size_t length)
{
    struct line line = {0};
    const char *at = text, *end = text + length;
    while (end > at && is_blank_byte(end[-1]))
        end--;
    line.indent = skip_blanks(&at, end);
    while (at < end && !is_break(at, end)) {
        size_t marker = marker_length(at, end);
        if (marker == 0)
            break;
        line.item = *at != '>' && marker == 1 && line.indent < 4;
        at += marker;
        line.markers++;
        skip_blanks(&at, end);
    }
    line.broken = text + length - end > 1 || (end > at && end[-1] == '\\');
    line.text = at;
    line.length = (size_t)(end - at);
    return line;
}

/* The columns of a table whose delimiter row this is, 0 if it is none. */
static size_t delimiter_columns(const struct line *line)
{
    size_t columns = 0;
    bool inside = false;
    for (size_t i = 0; i < line->length; i++) {
        char byte = line->text[i];
        if (!strchr("|-:", byte) && !is_blank_byte(byte))
            return 0;
        columns += byte == '-' && !inside;
        inside = byte == '-' || (inside && byte != '|');
    }
    return columns;
}

/* ---- reports ------------------------------------------------------------- */

static bool refuse_text(struct scan *scan, int line, const char *hint,
    const char *format, double number, const char *name)
{
    diag_add(scan->diags, SEVERITY_ERROR, (struct place){scan->source, line, 1},
        hint, format, number, name);
    return false;
}

/* ---- paragraphs ---------------------------------------------------------- */

/* What was counted is done with: the paragraph ends. */
static bool end_paragraph(struct scan *scan)
{
    for (int i = 0; i < COUNTED; i++) {
        double count = (double)scan->counts[i];
        scan->counts[i] = 0;
        scan->work[i] += marks[i].squared ? count * count : count;
        if (scan->work[i] > marks[i].most)
            return refuse_text(scan, scan->first, marks[i].hint,
                "with %.0f %s here, the text takes too long to read", count,
                marks[i].name);
    }
    scan->columns = 0;
    scan->first = 0;
    return true;
}

static bool count_row(struct scan *scan, const struct line *line)
{
    double cells = 0;
    for (size_t i = 0; i < line->length; i++)
        cells += line->text[i] == '|';
    scan->row_work += cells * cells;
    scan->cells +=
        cells > (double)scan->columns ? cells : (double)scan->columns;
    if (scan->row_work > MOST_ROW_WORK)
        return refuse_text(scan, scan->line, "make it several tables",
            "with %.0f cells in this row, the text takes too long to read%s",
            cells, "");
    if (scan->cells > MOST_CELLS)
        return refuse_text(scan, scan->line,
            "rows are filled up to the columns of the first",
            "the tables have more than %.0f cells%s", MOST_CELLS, "");
    return true;
}

/* Roughly: each line of a quotation counts. */
static bool begins_block(const struct scan *scan, const struct line *line)
{
    return !scan->first || line->broken || line->markers > 0 ||
           line->text[0] == '#' ||
           is_break(line->text, line->text + line->length);
}

static bool count_line(struct scan *scan, const struct line *line)
{
    if (line->item && scan->first && !end_paragraph(scan))
        return false;
    scan->blocks += begins_block(scan, line);
    if (scan->blocks > MOST_BLOCKS)
        return refuse_text(scan, scan->line, "make it several modules",
            "the text has more than %.0f paragraphs, items, headings and line "
            "breaks%s",
            MOST_BLOCKS, "");
    if (!scan->first)
        scan->first = scan->line;
    for (size_t i = 0; i < line->length; i++) {
        for (int kind = 0; kind < COUNTED; kind++)
            scan->counts[kind] +=
                strchr(marks[kind].bytes, line->text[i]) != NULL;
        scan->counts[NOTES] += line->text[i] == '[' && i + 1 < line->length &&
                               line->text[i + 1] == '^';
    }
    size_t columns = delimiter_columns(line);
    /* Its first row is the line before it, of as many cells. */
    if (columns > 1)
        scan->columns = columns;
    return scan->columns == 0 || count_row(scan, line);
}

/* ---- code ---------------------------------------------------------------- */

/* Whether the line opens, closes or is inside of fenced code. */
static bool is_code(struct scan *scan, const struct line *line)
{
    char mark = line->length ? line->text[0] : '\0';
    size_t length = 0;
    while (length < line->length && line->text[length] == mark)
        length++;
    bool fence = (mark == '`' || mark == '~') && length >= 3 &&
                 line->indent < 4 && line->markers == 0;
    if (!scan->fence) {
        if (!fence || (mark == '`' && memchr(line->text + length, '`',
                                          line->length - length)))
            return false;
        scan->fence = mark;
        scan->fence_length = length;
    } else if (fence && mark == scan->fence && length == line->length &&
               length >= scan->fence_length) {
        scan->fence = '\0';
    }
    return true;
}

/* ---- the text ------------------------------------------------------------ */

static bool take_blank(struct scan *scan)
{
    scan->blank_work += scan->depth;
    if (scan->blank_work > MOST_BLANK_WORK)
        return refuse_text(scan, scan->line, "take the blank lines out",
            "with %.0f lists and quotations open and so many blank lines, the "
            "text takes too long to read%s",
            scan->depth, "");
    return !scan->first || end_paragraph(scan);
}

static bool check_words(struct scan *scan, const char *text, size_t length)
{
    size_t word = utf8_find_long_word(text, length);
    if (word == length)
        return true;
    struct place place = {scan->source, scan->line, (int)word + 1};
    diag_add(scan->diags, SEVERITY_ERROR, place, UTF8_LONG_WORD_HINT, "%s",
        UTF8_LONG_WORD);
    return false;
}

static bool take_line(struct scan *scan, const char *text, size_t length)
{
    if (!check_words(scan, text, length))
        return false;
    struct line line = look_at(text, length);
    bool indented = line.indent / 2 > MARKDOWN_DEEPEST && line.markers > 0;
    if (!scan->fence && (line.markers > MARKDOWN_DEEPEST || indented))
        return refuse_text(scan, scan->line, NULL,
            "the text is nested more than %.0f levels deep%s", MARKDOWN_DEEPEST,
            "");
    scan->code_lines += scan->fence || line.indent >= 4;
    if (scan->code_lines > MOST_CODE_LINES)
        return refuse_text(scan, scan->line, "show less of it",
            "the code has more than %.0f lines%s", MOST_CODE_LINES, "");
    if (line.length == 0 && !line.item)
        return take_blank(scan);
    if (is_code(scan, &line))
        return !scan->first || end_paragraph(scan);
    scan->depth = line.markers + line.indent / 2;
    if (scan->depth > MARKDOWN_DEEPEST)
        scan->depth = MARKDOWN_DEEPEST;
    return count_line(scan, &line);
}

bool markdown_bounds_check(
    const struct source *source, size_t offset, struct diags *diags)
{
    struct scan scan = {.source = source, .diags = diags};
    int first = source_place(source, offset).line;
    for (int i = first; i <= (int)source->line_count + source->lines_before;
         i++) {
        size_t length;
        const char *text = source_line(source, i, &length);
        scan.line = i;
        if (!take_line(&scan, text, length))
            return false;
    }
    return end_paragraph(&scan);
}
