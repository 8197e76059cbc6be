/* Columns from the cells of one table, or of several with the same heads. */
#include "layout/columns.h"

#include "input/node_types.h"
#include "layout/number.h"

#include "layout/field.h"

#include <cmark-gfm-core-extensions.h>
#include <math.h>
#include <string.h>

/* ---- rows and cells ------------------------------------------------------ */

bool table_row_is_head(cmark_node *row)
{
    return cmark_gfm_extensions_get_table_row_is_header(row);
}

bool table_row_is_empty(cmark_node *row)
{
    for (cmark_node *cell = cmark_node_first_child(row); cell;
         cell = cmark_node_next(cell))
        if (cmark_node_first_child(cell))
            return false;
    return true;
}

bool table_on_ground(const struct table *table)
{
    return flow_here(table->flow)->cover &&
           table->flow->setting->styles->theme->cover == COVER_FULL;
}

struct block_style table_cell_style(
    const struct table *table, bool head, size_t column)
{
    struct block_style style = style_cell(table->flow->setting->styles, head);
    style.text.bold = head || (table->plain && column == 0);
    if (table_on_ground(table))
        style.text.colour = table->flow->setting->styles->cover.ink;
    style.text.size_pt *= table->scale;
    style.leading_pt *= table->scale;
    switch (table->alignments ? table->alignments[column] : 0) {
    case 'c': style.alignment = ALIGN_CENTRE; break;
    case 'r': style.alignment = ALIGN_RIGHT; break;
    default: style.alignment = ALIGN_LEFT;
    }
    return style;
}

void table_fill_cell(struct table *table, cmark_node *cell,
    const struct block_style *style, double width_pt, uint32_t tag)
{
    struct flow *flow = table->flow;
    struct place place = element_of(cell)->place;
    if (!place.source)
        place = element_of(table->node)->place;
    paragraph_clear(&flow->paragraph, place);
    flow->paragraph.tag = tag;
    inlines_add(&flow->paragraph, cell, &style->text, flow->notes, width_pt,
        flow->setting->styles->text_height_pt * HIGHEST_ROW / 2);
}

/* The width of a piece of the last cell's text. */
static double piece_width(const struct table *table, size_t from, size_t to)
{
    struct flow *flow = table->flow;
    const struct paragraph *cell = &flow->paragraph;
    const struct span *span = &cell->spans.items[cell->spans.count - 1];
    paragraph_clear(&flow->mark, cell->place);
    paragraph_add_text(
        &flow->mark, &span->style, cell->text.bytes + from, to - from);
    return paragraph_measure(&flow->mark).most_pt;
}

double table_cell_fraction(const struct table *table, size_t column)
{
    const struct paragraph *cell = &table->flow->paragraph;
    if (!table->alignments || table->alignments[column] != 'r' ||
        cell->spans.count == 0)
        return -1;
    size_t split =
        number_split(cell->text.bytes, cell->text.length, table->decimal_sign);
    if (split > cell->text.length)
        return -1;
    /* Less the digit before: a space would be lost at the beginning. */
    return piece_width(table, split - 1, cell->text.length) -
           piece_width(table, split - 1, split);
}

/* ---- what cells want ----------------------------------------------------- */

static void measure_number(const struct table *table, size_t column,
    double width_pt, struct columns *columns)
{
    double fraction = table_cell_fraction(table, column);
    if (fraction < 0)
        return;
    columns->wholes[column] =
        fmax(columns->wholes[column], width_pt - fraction);
    columns->fractions[column] = fmax(columns->fractions[column], fraction);
}

/* Adds the words of the last cell. */
static void list_words(
    const struct table *table, struct columns *columns, size_t column)
{
    struct flow *flow = table->flow;
    struct chunk chunk = {.end = 0};
    while (paragraph_next_chunk(&flow->paragraph, &chunk))
        *array_add(&columns->words, &flow->work) =
            (struct cell_word){.row = columns->rows,
                .column = column,
                .width_pt = chunk.width_pt,
                .space_pt = chunk.space_pt,
                .begins = chunk.begins_line};
}

static void measure_field(struct columns *columns, size_t column)
{
    columns->least[column] = fmax(columns->least[column], FIELD_LEAST_PT);
    columns->most[column] = fmax(columns->most[column], FIELD_MOST_PT);
}

static struct columns new_columns(struct arena *arena, size_t count)
{
    return (struct columns){
        .least = arena_allocate(arena, count, sizeof(double)),
        .most = arena_allocate(arena, count, sizeof(double)),
        .wholes = arena_allocate(arena, count, sizeof(double)),
        .fractions = arena_allocate(arena, count, sizeof(double)),
    };
}

/* Widens COLUMNS for the cells of NODE, a table. The tags of what is in the
 * cells are forgotten: they are made when it is drawn. */
static void measure_cells(
    struct table *table, cmark_node *node, struct columns *columns)
{
    struct tag_tree *tags = &table->flow->setting->tags;
    size_t tag_count = tags->list.count;
    for (cmark_node *row = cmark_node_first_child(node); row;
         row = cmark_node_next(row)) {
        size_t column = 0;
        for (cmark_node *cell = cmark_node_first_child(row);
             cell && column < table->count;
             cell = cmark_node_next(cell), column++) {
            if (field_in(cell)) {
                measure_field(columns, column);
                continue;
            }
            struct block_style style =
                table_cell_style(table, table_row_is_head(row), column);
            table_fill_cell(
                table, cell, &style, table->width_pt / 2, table->tag);
            struct content_widths widths =
                paragraph_measure(&table->flow->paragraph);
            columns->least[column] =
                fmax(columns->least[column], widths.least_pt);
            columns->most[column] = fmax(columns->most[column], widths.most_pt);
            list_words(table, columns, column);
            if (!table_row_is_head(row))
                measure_number(table, column, widths.most_pt, columns);
        }
        columns->rows++;
    }
    tags->list.count = tag_count;
}

/* Makes room for the numbers set in line. */
static void finish_columns(struct columns *columns, size_t count)
{
    /* A hair, so that rounding can't break what was measured. */
    const double hair = 0.01;
    for (size_t i = 0; i < count; i++) {
        double whole = columns->wholes[i];
        double width = whole + columns->fractions[i];
        columns->least[i] = fmax(columns->least[i], whole > 0 ? width : 0);
        columns->most[i] = fmax(columns->most[i], width);
        columns->least[i] += hair;
        columns->most[i] += hair;
    }
}

/* Makes the text smaller if the table is too wide; says so if even the
 * smallest text does not fit. */
static void shrink(struct table *table, double *least, double *most)
{
    double count = (double)table->count;
    double needed = column_widths_sum(least, table->count);
    double room = table->width_pt - 2 * table->padding_pt * count;
    if (needed <= room)
        return;
    table->padding_pt =
        fmin(table->padding_pt * 0.5, table->width_pt / count / 8);
    room = table->width_pt - 2 * table->padding_pt * count;
    table->scale = column_widths_shrink(least, most, table->count, room);
    for (size_t i = 0; i < table->count; i++)
        table->fractions[i] *= table->scale;
    if (needed * table->scale > room + 0.01)
        diag_add(table->flow->setting->diags, SEVERITY_WARNING,
            element_of(table->node)->place,
            "divide the table, or use fewer columns and shorter words",
            "the table is too wide for the page: words are cut");
    table->flow->paragraph.quiet = needed * table->scale > room + 0.01;
}

/* A table that even small text does not fit in gets turned pages of its own,
 * if it stands by itself. */
static void turn(struct table *table, const double *least)
{
    struct flow *flow = table->flow;
    const struct flow_context *here = flow_here(flow);
    double turned_pt = style_area(flow->setting->styles, true).text_width_pt;
    if (!column_widths_turn(least, table->count,
            table->padding_pt * (double)table->count, table->width_pt,
            turned_pt) ||
        here->x_pt > 0 || here->note || here->quoted || here->cover ||
        here->list_depth > 0)
        return;
    table->width_pt = turned_pt;
    table->turned = true;
    flow_turn(flow, true);
}

/* True if two trees say the same in the same way. */
static bool same_text(cmark_node *one, cmark_node *other)
{
    cmark_iter *first = cmark_iter_new(one), *second = cmark_iter_new(other);
    cmark_event_type event;
    bool same = true;
    do {
        event = cmark_iter_next(first);
        cmark_node *a = cmark_iter_get_node(first);
        same = cmark_iter_next(second) == event;
        cmark_node *b = cmark_iter_get_node(second);
        if (!same || event == CMARK_EVENT_DONE)
            break;
        const char *text = cmark_node_get_literal(a);
        const char *other_text = cmark_node_get_literal(b);
        same = cmark_node_get_type(a) == cmark_node_get_type(b) &&
               !text == !other_text && (!text || !strcmp(text, other_text));
    } while (same);
    cmark_iter_free(first);
    cmark_iter_free(second);
    return same;
}

/* True if two tables have the same columns under the same heads. */
static bool same_heads(cmark_node *one, cmark_node *other)
{
    cmark_node *head = cmark_node_first_child(one);
    cmark_node *other_head = cmark_node_first_child(other);
    size_t count = cmark_gfm_extensions_get_table_columns(one);
    return head && other_head && table_row_is_head(head) &&
           !table_row_is_empty(head) &&
           cmark_gfm_extensions_get_table_columns(other) == count &&
           memcmp(cmark_gfm_extensions_get_table_alignments(one),
               cmark_gfm_extensions_get_table_alignments(other), count) == 0 &&
           same_text(head, other_head);
}

static cmark_node *next_table(cmark_node *node)
{
    do
        node = cmark_node_next(node);
    while (node && cmark_node_get_type(node) != CMARK_NODE_TABLE);
    return node;
}

/* The columns of tables that follow one another with the same heads are
 * measured together, so that they look like one table, unless that would make
 * one of them too wide. */
static struct columns measure_group(struct table *table)
{
    struct flow *flow = table->flow;
    struct columns columns = new_columns(&flow->work, table->count);
    size_t left = 0;
    for (cmark_node *node = table->node; node; node = next_table(node)) {
        if (node != table->node && !same_heads(table->node, node))
            break;
        left += node != table->node;
        measure_cells(table, node, &columns);
    }
    finish_columns(&columns, table->count);
    double needed = column_widths_sum(columns.least, table->count) +
                    2 * table->padding_pt * (double)table->count;
    flow->shared = (struct shared_columns){
        .parent = cmark_node_parent(table->node), .left = left};
    if (needed <= table->width_pt) {
        flow->shared.columns = arena_new(&flow->work, struct columns);
        *flow->shared.columns = columns;
    }
    return columns;
}

static struct columns measure(struct table *table)
{
    struct shared_columns *shared = &table->flow->shared;
    bool first = table->plain || shared->left == 0 ||
                 shared->parent != cmark_node_parent(table->node);
    if (first && !table->plain) {
        struct columns columns = measure_group(table);
        if (shared->columns || shared->left == 0)
            return columns;
    } else if (!first) {
        shared->left--;
        if (shared->columns)
            return *shared->columns;
    }
    struct columns alone = new_columns(&table->flow->work, table->count);
    measure_cells(table, table->node, &alone);
    finish_columns(&alone, table->count);
    return alone;
}

void columns_set(struct table *table)
{
    struct arena *arena = &table->flow->work;
    table->widths = arena_allocate(arena, table->count, sizeof(double));
    table->left = arena_allocate(arena, table->count, sizeof(double));
    struct columns columns = measure(table);
    double *least = columns.least, *most = columns.most;
    table->fractions = columns.fractions;
    turn(table, least);
    shrink(table, least, most);
    double count = (double)table->count;
    double room = table->width_pt - 2 * table->padding_pt * count;
    double wanted = column_widths_sum(most, table->count);
    column_widths_set(table->widths, least, most, table->count, room);
    if (table->scale == 1)
        column_widths_lower(table->widths, least, most, table->count,
            columns.words.items, columns.words.count);
    /* Tables fill the measure, so that all look alike, unless that would
     * tear the columns apart. */
    double spare = room - wanted;
    if (spare > 0 && (wanted > 0.35 * room || table->plain)) {
        for (size_t i = 0; i < table->count; i++)
            table->widths[i] += spare * most[i] / wanted;
    }
    double x = table->x_pt;
    for (size_t i = 0; i < table->count; i++) {
        table->left[i] = x + table->padding_pt;
        x += table->widths[i] + 2 * table->padding_pt;
    }
    table->width_pt = x - table->x_pt;
}
