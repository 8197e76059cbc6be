/* What the readers of tables share: columns, and the places of cells. */
#include "input/rows_reader.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* ---- places -------------------------------------------------------------- */

/* "C", "AA": the letters of a column (bijective, base 26). */
static const char *column_letters(struct arena *arena, int column)
{
    char letters[8] = "";
    size_t at = sizeof letters - 1;
    for (int left = column + 1; left > 0 && at > 0; left = (left - 1) / 26)
        letters[--at] = (char)('A' + (left - 1) % 26);
    return arena_string(arena, letters + at);
}

const char *rows_where(
    struct arena *arena, const struct rows_names *names, struct row_place place)
{
    if (place.column < 0 || (size_t)place.column >= names->column_count)
        return arena_format(arena, "row %d", place.row);
    const char *where = arena_format(arena, "row %d, column \"%s\"", place.row,
        names->columns[place.column]);
    if (!names->lettered)
        return where;
    return arena_format(arena, "%s (%s%d)", where,
        column_letters(arena, place.column), place.row);
}

struct place rows_place(const struct rows_names *names, struct row_place place)
{
    return (struct place){names->source, place.line, 0};
}

const struct rows_names *rows_names(
    const struct rows *rows, struct arena *arena)
{
    struct rows_names *names = arena_new(arena, struct rows_names);
    size_t count = rows->columns.count;
    const char **columns = arena_allocate(arena, count, sizeof *columns);
    for (size_t i = 0; i < count; i++)
        columns[i] = arena_string(arena, rows->columns.items[i]);
    *names = (struct rows_names){
        source_new(arena, arena_string(arena, rows->names.source->name), "", 0),
        columns, count, rows->names.lettered};
    return names;
}

void rows_report(struct rows *rows, struct diags *diags, struct row_place place,
    const char *hint, const char *format, ...)
{
    /* Its source outlives the table, as problems do. */
    struct arena *arena = diags->arena;
    struct rows_names names = rows->names;
    names.source =
        source_new(arena, arena_string(arena, rows->names.source->name), "", 0);
    names.columns = rows->columns.items;
    names.column_count = rows->columns.count;
    va_list arguments;
    va_start(arguments, format);
    const char *message = arena_format_list(arena, format, arguments);
    va_end(arguments);
    const char *where = place.row > 0 ? rows_where(arena, &names, place) : "";
    diag_add(diags, SEVERITY_ERROR, rows_place(&names, place), hint, "%s%s%s",
        where, *where ? ": " : "", message);
}

/* ---- columns ------------------------------------------------------------- */

void rows_add_column(struct rows *rows, const char *name)
{
    *array_add(&rows->columns, &rows->arena) = arena_string(&rows->arena, name);
}

int rows_find_column(const struct rows *rows, const char *name)
{
    for (size_t i = 0; i < rows->columns.count; i++)
        if (strcmp(rows->columns.items[i], name) == 0)
            return (int)i;
    return -1;
}

/* ---- numbers ------------------------------------------------------------ */

bool rows_number_text(struct buffer *out, double number)
{
    char text[64];
    number += 0.0; /* never -0 */
    int exponent = number == 0 ? 0 : (int)floor(log10(fabs(number)));
    if (!isfinite(number) || exponent < -9 || exponent > 14)
        return false;
    int length = snprintf(text, sizeof text, "%.*f", 14 - exponent, number);
    while (strchr(text, '.') && (text[length - 1] == '0'))
        length--;
    length -= text[length - 1] == '.';
    buffer_add(out, text, (size_t)length);
    return true;
}
