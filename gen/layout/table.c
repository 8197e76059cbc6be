/* A table: measured twice, first for the columns, then for the rows. */
#include "layout/table.h"

#include "layout/number.h"

#include <cmark-gfm-core-extensions.h>
#include <math.h>
#include <string.h>

/* Text of a wide table may shrink to this share of its size. */
static const double SMALLEST_SCALE = 0.72;

/* A row higher than this share of the page may be divided between lines. */
static const double HIGHEST_ROW = 0.4;

/* Breaks that leave one row alone at either end of a table, and any in a table
 * of few rows, which is better moved as a whole. */
enum { COST_LONE_ROW = 300, COST_IN_SMALL_TABLE = 700, SMALL_TABLE = 8 };

struct table {
    struct flow *flow;
    cmark_node *node;
    bool plain;
    size_t count; /* columns */
    const uint8_t *alignments;
    double *widths, *left; /* of the cells' text */
    double *fractions;     /* widest part behind a decimal sign */
    char decimal_sign;
    double padding_pt, padding_y_pt, width_pt, x_pt;
    bool turned;            /* on pages of its own, which are turned */
    double scale;           /* of the text */
    bool first_heads;       /* the first column says what its row is about */
    uint32_t tag, body_tag; /* of the whole; of all rows but the head, or 0 */
};

/* Columns that want no more than an even share of the room get it, if the
 * others still get the least that they need. Returns the room that is left,
 * with the settled columns marked by a width above 0. */
static double settle_short_columns(double *widths_pt, const double *least_pt,
    const double *most_pt, size_t count, double available_pt)
{
    double room = available_pt, needed = 0;
    for (size_t i = 0; i < count; i++) {
        bool is_short = most_pt[i] <= available_pt / (double)count;
        widths_pt[i] = is_short ? most_pt[i] : 0;
        room -= widths_pt[i];
        needed += is_short ? 0 : least_pt[i];
    }
    if (needed <= room)
        return room;
    for (size_t i = 0; i < count; i++)
        widths_pt[i] = 0;
    return available_pt;
}

void table_widths(double *widths_pt, const double *least_pt,
    const double *most_pt, size_t count, double available_pt)
{
    double room =
        settle_short_columns(widths_pt, least_pt, most_pt, count, available_pt);
    double least = 0, most = 0;
    for (size_t i = 0; i < count; i++) {
        least += widths_pt[i] > 0 ? 0 : least_pt[i];
        most += widths_pt[i] > 0 ? 0 : most_pt[i];
    }
    double share = 0;
    if (most > least)
        share = fmin(1, (room - least) / (most - least));
    for (size_t i = 0; i < count; i++) {
        if (widths_pt[i] > 0)
            continue;
        if (least > room)
            widths_pt[i] = least_pt[i] * room / least;
        else
            widths_pt[i] = least_pt[i] + share * (most_pt[i] - least_pt[i]);
    }
}

static bool is_head(cmark_node *row)
{
    return cmark_gfm_extensions_get_table_row_is_header(row);
}

static struct block_style cell_style(
    const struct table *table, bool head, size_t column)
{
    struct block_style style = style_cell(table->flow->setting->styles, head);
    style.text.bold = head || (table->plain && column == 0);
    style.text.size_pt *= table->scale;
    style.leading_pt *= table->scale;
    switch (table->alignments ? table->alignments[column] : 0) {
    case 'c': style.alignment = ALIGN_CENTRE; break;
    case 'r': style.alignment = ALIGN_RIGHT; break;
    default: style.alignment = ALIGN_LEFT;
    }
    return style;
}

static void fill_cell(struct table *table, cmark_node *cell,
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

/* The width of what stands behind the decimal sign in the cell that was filled
 * last; below 0 if the cell holds no number or is not set flush right. */
static double fraction_width(const struct table *table, size_t column)
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

/* Makes the columns wide enough for their numbers in line. */
static void measure_number(
    struct table *table, size_t column, double width_pt, double *wholes)
{
    double fraction = fraction_width(table, column);
    if (fraction < 0)
        return;
    wholes[column] = fmax(wholes[column], width_pt - fraction);
    table->fractions[column] = fmax(table->fractions[column], fraction);
}

/* The widest word and the widest line of every column. The tags of what is in
 * the cells are forgotten: they are made when it is drawn. */
static void measure_columns(struct table *table, double *least, double *most)
{
    struct tag_tree *tags = &table->flow->setting->tags;
    size_t tag_count = tags->list.count;
    double *wholes =
        arena_allocate(&table->flow->work, table->count, sizeof *wholes);
    for (cmark_node *row = cmark_node_first_child(table->node); row;
         row = cmark_node_next(row)) {
        size_t column = 0;
        for (cmark_node *cell = cmark_node_first_child(row);
             cell && column < table->count;
             cell = cmark_node_next(cell), column++) {
            struct block_style style = cell_style(table, is_head(row), column);
            fill_cell(table, cell, &style, table->width_pt / 2, table->tag);
            struct content_widths widths =
                paragraph_measure(&table->flow->paragraph);
            least[column] = fmax(least[column], widths.least_pt);
            most[column] = fmax(most[column], widths.most_pt);
            if (!is_head(row))
                measure_number(table, column, widths.most_pt, wholes);
        }
    }
    for (size_t i = 0; i < table->count; i++) {
        double width = wholes[i] + table->fractions[i];
        least[i] = fmax(least[i], wholes[i] > 0 ? width : 0);
        most[i] = fmax(most[i], width);
    }
    tags->list.count = tag_count;
}

static double sum(const double *values, size_t count)
{
    double total = 0;
    for (size_t i = 0; i < count; i++)
        total += values[i];
    return total;
}

/* Makes the text smaller if the table is too wide; says so if even the
 * smallest text does not fit. */
static void shrink(struct table *table, double *least, double *most)
{
    double count = (double)table->count;
    double needed = sum(least, table->count);
    double room = table->width_pt - 2 * table->padding_pt * count;
    if (needed <= room)
        return;
    table->padding_pt =
        fmin(table->padding_pt * 0.5, table->width_pt / count / 8);
    room = table->width_pt - 2 * table->padding_pt * count;
    table->scale = fmax(SMALLEST_SCALE, fmin(1, room / needed));
    for (size_t i = 0; i < table->count; i++) {
        table->fractions[i] *= table->scale;
        least[i] *= table->scale;
        most[i] *= table->scale;
    }
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
    double count = (double)table->count;
    double needed =
        sum(least, table->count) * SMALLEST_SCALE + table->padding_pt * count;
    double turned_pt = style_area(flow->setting->styles, true).text_width_pt;
    if (needed <= table->width_pt || turned_pt <= table->width_pt ||
        here->x_pt > 0 || here->note || here->quoted || here->cover ||
        here->list_depth > 0)
        return;
    table->width_pt = turned_pt;
    table->turned = true;
    flow_turn(flow, true);
}

static void set_columns(struct table *table)
{
    struct arena *arena = &table->flow->work;
    double *least = arena_allocate(arena, table->count, sizeof *least);
    double *most = arena_allocate(arena, table->count, sizeof *most);
    table->widths = arena_allocate(arena, table->count, sizeof(double));
    table->left = arena_allocate(arena, table->count, sizeof(double));
    table->fractions = arena_allocate(arena, table->count, sizeof(double));
    measure_columns(table, least, most);
    for (size_t i = 0; i < table->count; i++) {
        /* A hair, so that rounding can't break what was measured. */
        least[i] += 0.01;
        most[i] += 0.01;
    }
    turn(table, least);
    shrink(table, least, most);
    double count = (double)table->count;
    double room = table->width_pt - 2 * table->padding_pt * count;
    double wanted = sum(most, table->count);
    table_widths(table->widths, least, most, table->count, room);
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

static void draw_row_rule(
    struct table *table, double y_pt, double thickness_pt, struct colour colour)
{
    struct piece_builder *builder = &table->flow->builder;
    piece_add_rule(builder, (struct rule){.x1_pt = table->x_pt,
                                .y1_pt = y_pt,
                                .x2_pt = table->x_pt + table->width_pt,
                                .y2_pt = y_pt,
                                .thickness_pt = thickness_pt,
                                .colour = colour});
}

/* The tag of a cell in the row ROW_TAG. A head without a word is none. */
static uint32_t add_cell_tag(struct table *table, cmark_node *cell,
    uint32_t row_tag, bool head, size_t column)
{
    struct tag_tree *tags = &table->flow->setting->tags;
    bool heads = (head || (table->first_heads && column == 0)) &&
                 cmark_node_first_child(cell);
    uint32_t tag =
        tags_add(tags, heads ? ROLE_HEADER_CELL : ROLE_CELL, row_tag);
    if (heads)
        tags_at(tags, tag)->scope = head ? HEADER_OF_COLUMN : HEADER_OF_ROW;
    return tag;
}

/* Draws the cells of a row below Y; returns the height of the highest. SECTION
 * is the tag of the head or body. */
static double draw_cells(
    struct table *table, cmark_node *row, double y_pt, uint32_t section)
{
    uint32_t row_tag = tags_add(&table->flow->setting->tags, ROLE_ROW, section);
    double height = 0;
    size_t column = 0;
    struct flow *flow = table->flow;
    for (cmark_node *cell = cmark_node_first_child(row);
         cell && column < table->count;
         cell = cmark_node_next(cell), column++) {
        struct block_style style = cell_style(table, is_head(row), column);
        fill_cell(table, cell, &style, table->widths[column],
            add_cell_tag(table, cell, row_tag, is_head(row), column));
        size_t lines =
            paragraph_break(&flow->paragraph, &style, table->widths[column]);
        double fraction = is_head(row) ? -1 : fraction_width(table, column);
        double x = table->left[column], y = y_pt;
        if (fraction >= 0 && lines == 1)
            x -= table->fractions[column] - fraction;
        for (size_t i = 0; i < lines; i++) {
            paragraph_draw_line(&flow->paragraph, i, &flow->builder, x, y);
            y += paragraph_line_height(&flow->paragraph, i);
        }
        height = fmax(height, y - y_pt);
    }
    return height;
}

static void add_head(struct table *table, cmark_node *row)
{
    struct flow *flow = table->flow;
    const struct theme *theme = flow->setting->styles->theme;
    struct piece_builder *builder = &flow->builder;
    size_t ground = builder->items.count;
    piece_add_box(builder, (struct box){.x_pt = table->x_pt,
                               .width_pt = table->width_pt,
                               .colour = theme->surface});
    /* PDF/UA wants no head without a body. */
    uint32_t tag = table->tag;
    if (cmark_node_next(row))
        tag = tags_add(&flow->setting->tags, ROLE_TABLE_HEAD, tag);
    double height = draw_cells(table, row, table->padding_y_pt, tag) +
                    2 * table->padding_y_pt;
    builder->items.items[ground].as.box.height_pt = height;
    draw_row_rule(table, height, 0.9, theme->primary);
    struct arena *arena = flow->setting->arena;
    struct piece *piece = arena_new(arena, struct piece);
    *piece = piece_finish(builder, height, arena);
    struct frame frame = {.head = piece};
    if (height > flow->setting->styles->text_height_pt / 3)
        frame.head = NULL; /* too high to repeat */
    flow_open_frame(flow, frame);
    flow_add_ready_piece(flow, piece, COST_NEVER, 0);
    flow->kept_lines = 1; /* never a head without a row */
}

static double item_top(const struct item *item)
{
    switch (item->kind) {
    case ITEM_RUN: return item->as.run.baseline_pt - item->as.run.size_pt / 2;
    case ITEM_BOX: return item->as.box.y_pt + item->as.box.height_pt / 2;
    case ITEM_RULE: return item->as.rule.y1_pt - 1;
    case ITEM_PICTURE: return item->as.picture.y_pt;
    }
    return 0;
}

/* Cuts the row in the builder into slices of one line each, in pieces that
 * may stand on different pages. */
static void add_slices(struct table *table, double height_pt, double leading)
{
    struct flow *flow = table->flow;
    struct piece_builder whole = flow->builder;
    struct piece_builder *builder = &flow->builder;
    memset(builder, 0, sizeof *builder);
    builder->arena = &flow->work;
    size_t count = (size_t)ceil(height_pt / leading);
    for (size_t slice = 0; slice < count; slice++) {
        double top = (double)slice * leading;
        double bottom = slice + 1 < count ? top + leading : height_pt + 1;
        for (size_t i = 0; i < whole.items.count; i++) {
            double y = fmax(0, item_top(&whole.items.items[i]));
            if (y < top || y >= bottom)
                continue;
            struct item *item = array_add(&builder->items, builder->arena);
            *item = whole.items.items[i];
            item_move(item, 0, -top);
        }
        for (size_t i = 0; i < whole.anchors.count; i++) {
            double y = fmax(0, whole.anchors.items[i].y_pt);
            if (y < top || y >= bottom)
                continue;
            struct piece_anchor *anchor =
                array_add(&builder->anchors, builder->arena);
            *anchor = whole.anchors.items[i];
            anchor->y_pt -= top;
        }
        for (size_t i = 0; i < whole.links.count; i++) {
            double y = fmax(0, whole.links.items[i].y_pt);
            if (y < top || y >= bottom)
                continue;
            struct page_link *link = array_add(&builder->links, builder->arena);
            *link = whole.links.items[i];
            link->y_pt -= top;
        }
        if (slice + 1 == count)
            builder->note = whole.note;
        int cost = slice == 0 ? 0 : slice == 1 ? COST_NEVER : 20;
        flow_add_piece(flow, fmin(leading, height_pt - top), cost, 1);
    }
}

static void add_row(struct table *table, cmark_node *row, int cost)
{
    struct flow *flow = table->flow;
    const struct styles *styles = flow->setting->styles;
    if (!table->body_tag)
        table->body_tag =
            tags_add(&flow->setting->tags, ROLE_TABLE_BODY, table->tag);
    double height =
        draw_cells(table, row, table->padding_y_pt, table->body_tag) +
        2 * table->padding_y_pt;
    draw_row_rule(table, height, 0.4, styles->theme->rule);
    if (height > HIGHEST_ROW * styles->text_height_pt)
        add_slices(table, height, cell_style(table, false, 0).leading_pt);
    else
        flow_add_piece(flow, height, cost, 1);
}

static bool is_empty(cmark_node *row)
{
    for (cmark_node *cell = cmark_node_first_child(row); cell;
         cell = cmark_node_next(cell))
        if (cmark_node_first_child(cell))
            return false;
    return true;
}

/* No more than are needed to tell a small table. */
static size_t count_rows(cmark_node *table)
{
    size_t count = 0;
    for (cmark_node *row = cmark_node_first_child(table);
         row && count <= SMALL_TABLE; row = cmark_node_next(row))
        count++;
    return count;
}

static void add_rows(struct table *table)
{
    struct flow *flow = table->flow;
    bool framed = false;
    size_t body = 0;
    int inside = COST_IN_TABLE, lone_row = COST_LONE_ROW;
    if (count_rows(table->node) <= SMALL_TABLE)
        inside = lone_row = COST_IN_SMALL_TABLE;
    for (cmark_node *row = cmark_node_first_child(table->node); row;
         row = cmark_node_next(row)) {
        if (is_head(row) && is_empty(row))
            continue;
        if (is_head(row) && !framed) {
            add_head(table, row);
            framed = true;
            continue;
        }
        if (!framed) {
            flow_open_frame(flow, (struct frame){.head = NULL});
            framed = true;
        }
        bool lone = body == 1 || (body > 1 && !cmark_node_next(row));
        add_row(table, row, lone ? lone_row : inside);
        body++;
    }
    if (framed)
        flow_close_frame(flow);
}

void table_flow(struct flow *flow, cmark_node *node, bool plain)
{
    const struct flow_context *here = flow_here(flow);
    struct block_style style = style_cell(flow->setting->styles, false);
    struct table table = {
        .flow = flow,
        .node = node,
        .plain = plain,
        .count = cmark_gfm_extensions_get_table_columns(node),
        .alignments = cmark_gfm_extensions_get_table_alignments(node),
        .padding_pt = 0.6 * style.text.size_pt,
        .padding_y_pt = 0.38 * style.text.size_pt,
        .width_pt = here->width_pt,
        .x_pt = here->x_pt,
        .scale = 1,
        .decimal_sign = number_sign(flow->document->facts.language),
    };
    if (table.count == 0)
        return;
    cmark_node *corner = cmark_node_first_child(cmark_node_first_child(node));
    table.first_heads = plain || (corner && !cmark_node_first_child(corner));
    table.tag = flow_add_tag(flow, ROLE_TABLE);
    set_columns(&table);
    flow_space(flow, style.before_pt);
    add_rows(&table);
    flow->paragraph.quiet = false;
    if (table.turned)
        flow_turn(flow, false);
    flow_space(flow, style.after_pt);
}
