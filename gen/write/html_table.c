/* Tables as HTML: heads for columns and rows, alignment by class.
 *
 * An empty corner says that the first column holds the heads of the rows; a
 * head row without any word is left out. So a table of names and values, which
 * Markdown can only write with an empty head, reads as what it is.
 *
 * Numbers flush right stand under each other by their decimal signs: a cell
 * with fewer digits than others says in data-fill what is missing, which the
 * style sheet sets behind it, unseen. So nothing is read out or copied that is
 * not there. */
#include "base/utf8.h"
#include "input/node_types.h"
#include "layout/number.h"
#include "write/html_draw.h"

#include <cmark-gfm-core-extensions.h>
#include <string.h>

/* Wider tables cannot fold on a telephone: they scroll sideways, inside a
 * group that the keyboard can reach and that has a name. Those with more than
 * a page has room for are printed in smaller letters. */
enum { COLUMNS_FOLDING = 2, COLUMNS_ON_PAPER = 7 };

void html_begin_table(struct html_drawing *drawing, size_t columns,
    const char *anchor, const char *labelled_by, const char *label)
{
    html_put_line_start(drawing);
    if (columns <= COLUMNS_FOLDING) {
        html_put(drawing, "<div class=\"table\"");
        html_put_attribute(drawing, "id", anchor);
    } else {
        html_put(drawing, columns <= COLUMNS_ON_PAPER
                              ? "<div class=\"table wide\""
                              : "<div class=\"table wide many\"");
        html_put_attribute(drawing, "id", anchor);
        html_put(drawing, " role=\"group\" tabindex=\"0\"");
        if (labelled_by)
            html_put_attribute(drawing, "aria-labelledby", labelled_by);
        else
            html_put_attribute(drawing, "aria-label", label);
    }
    html_put(drawing, ">\n<table>\n");
}

/* ---- numbers ------------------------------------------------------------- */

static void add_number(struct html_digits *digits, const struct number *number)
{
    size_t length = (size_t)(number->unit - number->fraction);
    if (!digits->unit)
        digits->unit = number->unit;
    digits->mixed |= strcmp(digits->unit, number->unit) != 0;
    if (length > digits->length) {
        digits->fraction = number->fraction;
        digits->length = length;
    }
}

static struct number read_number(
    const struct html_drawing *drawing, cmark_node *cell, size_t column)
{
    return number_in_cell(drawing->arena, cell,
        drawing->table.alignments[column],
        number_sign(drawing->document->facts.language));
}

static const struct html_digits *find_digits(
    const struct html_drawing *drawing, cmark_node *table)
{
    size_t count = drawing->table.columns;
    struct html_digits *digits =
        arena_allocate(drawing->arena, count, sizeof *digits);
    cmark_node *head = cmark_node_first_child(table);
    for (cmark_node *row = head ? cmark_node_next(head) : NULL; row;
         row = cmark_node_next(row)) {
        cmark_node *cell = cmark_node_first_child(row);
        for (size_t i = 0; cell && i < count; i++) {
            struct number number = read_number(drawing, cell, i);
            if (number.text)
                add_number(&digits[i], &number);
            cell = cmark_node_next(cell);
        }
    }
    return digits;
}

/* What the number of CELL lacks of the longest of its column. */
static const char *missing_digits(
    const struct html_drawing *drawing, cmark_node *cell)
{
    const struct html_table *table = &drawing->table;
    if (table->in_head || table->column >= table->columns)
        return NULL;
    const struct html_digits *digits = &table->digits[table->column];
    if (digits->length == 0 || digits->mixed)
        return NULL;
    struct number number = read_number(drawing, cell, table->column);
    size_t length =
        number.text ? (size_t)(number.unit - number.fraction) : digits->length;
    return length < digits->length
               ? arena_copy(drawing->arena, digits->fraction + length,
                     digits->length - length)
               : NULL;
}

/* ---- the whole ----------------------------------------------------------- */

void html_draw_table(
    struct html_drawing *drawing, cmark_node *node, bool entering)
{
    if (!entering) {
        html_put(drawing, drawing->table.body_open ? "</tbody>\n" : "");
        html_put(drawing, HTML_TABLE_END);
        return;
    }
    html_put_line_start(drawing);
    html_close_face(drawing);
    drawing->table = (struct html_table){
        .alignments = cmark_gfm_extensions_get_table_alignments(node),
        .columns = cmark_gfm_extensions_get_table_columns(node),
    };
    drawing->table.digits = find_digits(drawing, node);
    html_begin_table(drawing, drawing->table.columns, element_of(node)->anchor,
        drawing->heading_anchor, drawing->words->table);
}

static void enter_head(struct html_drawing *drawing, cmark_node *row)
{
    cmark_node *corner = cmark_node_first_child(row);
    drawing->table.in_head = true;
    drawing->table.head_blank = node_is_blank_row(row);
    drawing->table.first_heads = corner && node_is_blank_cell(corner);
    if (!drawing->table.head_blank)
        html_put(drawing, "<thead>\n<tr>\n");
}

static void leave_head(struct html_drawing *drawing)
{
    if (!drawing->table.head_blank)
        html_put(drawing, "</tr>\n</thead>\n");
    drawing->table.in_head = false;
}

void html_draw_table_row(
    struct html_drawing *drawing, cmark_node *node, bool entering)
{
    drawing->table.column = 0;
    if (cmark_gfm_extensions_get_table_row_is_header(node)) {
        if (entering)
            enter_head(drawing, node);
        else
            leave_head(drawing);
        return;
    }
    if (entering && !drawing->table.body_open) {
        html_put(drawing, "<tbody>\n");
        drawing->table.body_open = true;
    }
    html_put(drawing, entering ? "<tr>\n" : "</tr>\n");
}

/* A head without a word would puzzle a screen reader: it is a plain cell. */
static bool heads_something(const struct html_table *table, cmark_node *cell)
{
    if (node_is_blank_cell(cell))
        return false;
    return table->in_head || (table->first_heads && table->column == 0);
}

/* The longest word of all below NODE; *LENGTH is that of the last one so
 * far. */
static size_t longest_word(cmark_node *node, size_t *length)
{
    size_t longest = 0;
    cmark_node_type type = cmark_node_get_type(node);
    bool text = type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE;
    if (!text && !cmark_node_first_child(node))
        *length = 0;
    const char *at = text ? cmark_node_get_literal(node) : "";
    const char *end = at + strlen(at);
    while (at < end) {
        *length = utf8_next(&at, end) == ' ' ? 0 : *length + 1;
        longest = *length > longest ? *length : longest;
    }
    for (cmark_node *child = cmark_node_first_child(node); child;
         child = cmark_node_next(child)) {
        size_t inside = longest_word(child, length);
        longest = inside > longest ? inside : longest;
    }
    return longest;
}

static void put_classes(
    struct html_drawing *drawing, cmark_node *cell, uint8_t alignment)
{
    size_t length = 0;
    bool breaks = longest_word(cell, &length) > HTML_LONGEST_WORD;
    const char *side = alignment == 'c'   ? "center"
                       : alignment == 'r' ? "right"
                                          : NULL;
    if (breaks || side)
        html_put_attribute(drawing, "class",
            arena_format(drawing->arena, "%s%s%s", breaks ? "long" : "",
                breaks && side ? " " : "", side ? side : ""));
}

void html_draw_table_cell(
    struct html_drawing *drawing, cmark_node *node, bool entering)
{
    struct html_table *table = &drawing->table;
    if (table->in_head && table->head_blank)
        return;
    bool heads = heads_something(table, node);
    if (!entering) {
        html_put(drawing, heads ? "</th>\n" : "</td>\n");
        table->column++;
        return;
    }
    html_put(drawing, heads ? "<th" : "<td");
    if (heads)
        html_put_attribute(drawing, "scope", table->in_head ? "col" : "row");
    uint8_t alignment =
        table->column < table->columns ? table->alignments[table->column] : 0;
    put_classes(drawing, node, alignment);
    html_put_attribute(drawing, "data-fill", missing_digits(drawing, node));
    html_put(drawing, ">");
}
