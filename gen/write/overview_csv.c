/* An overview as CSV.
 *
 * Names of clients are theirs to choose, and a spreadsheet runs a cell that
 * begins like a formula whatever quotes are around it. So such a text gets an
 * apostrophe in front (the advice of OWASP, "CSV Injection"). */
#include "write/overview_csv.h"

#include "write/overview_columns.h"

#include <string.h>

/* Full-width forms are taken for the sign itself by some spreadsheets. */
static bool begins_formula(const char *text)
{
    static const char *const signs[] = {
        "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (strncmp(text, signs[i], strlen(signs[i])) == 0)
            return true;
    return false;
}

static void add_text(struct buffer *out, const char *text)
{
    bool formula = begins_formula(text);
    if (!formula && !text[strcspn(text, "\",;\t\r\n")] && *text != ' ' &&
        (!*text || text[strlen(text) - 1] != ' ')) {
        buffer_add_string(out, text);
        return;
    }
    buffer_add_string(out, formula ? "\"'" : "\"");
    for (; *text; text++) {
        if (*text == '"')
            buffer_add_byte(out, '"');
        buffer_add_byte(out, *text);
    }
    buffer_add_byte(out, '"');
}

static void add_row(void *context, const struct overview_cell *cells)
{
    struct buffer *out = context;
    for (int i = 0; i < COLUMN_COUNT; i++) {
        if (i)
            buffer_add_byte(out, ',');
        if (cells[i].is_number)
            buffer_add_number(out, cells[i].number, 0);
        else if (cells[i].text)
            add_text(out, cells[i].text);
    }
    buffer_add_byte(out, '\n');
}

void overview_write_csv(struct buffer *out, const struct overview *overview)
{
    for (int i = 0; i < COLUMN_COUNT; i++)
        buffer_add_format(out, "%s%s", i ? "," : "",
            overview_column_name((enum overview_column)i));
    buffer_add_byte(out, '\n');
    overview_each_row(overview, add_row, out);
}
