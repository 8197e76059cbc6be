/* A table, row by row, after its columns have been measured. */
#include "layout/table.h"

#include "layout/columns.h"
#include "layout/field.h"
#include "layout/number.h"

#include <cmark-gfm-core-extensions.h>
#include <math.h>
#include <string.h>

/* What a break costs more that leaves so many rows alone at either end of a
 * table. */
static const int COST_OF_FEW_ROWS[] = {0, 600, 300, 60};

/* A table of few rows is better moved as a whole: any break in it costs as much
 * as a page of which a fifth is left empty. */
enum { COST_IN_SMALL_TABLE = 1500, SMALL_TABLE = 7 };

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

/* The lines of CELL, which fill the flow's paragraph, from Y on; returns where
 * they end. */
static double draw_lines(
    struct table *table, bool head, size_t column, size_t lines, double y_pt)
{
    struct flow *flow = table->flow;
    double fraction = head ? -1 : table_cell_fraction(table, column);
    double x = table->left[column];
    if (fraction >= 0 && lines == 1)
        x -= table->fractions[column] - fraction;
    for (size_t i = 0; i < lines; i++) {
        paragraph_draw_line(&flow->paragraph, i, &flow->builder, x, y_pt);
        y_pt += paragraph_line_height(&flow->paragraph, i);
    }
    return y_pt;
}

/* A cell whose row has fields of FIELD_HEIGHT, 0: none. Text beside a field
 * stands at its foot. Returns where the cell ends. */
static double draw_cell(struct table *table, cmark_node *cell, double y_pt,
    double field_height, uint32_t tag, size_t column)
{
    struct flow *flow = table->flow;
    bool head = table_row_is_head(cmark_node_parent(cell));
    const struct field *field = field_in(cell);
    if (field) {
        struct placed_field place = {.x_pt = table->left[column],
            .y_pt = y_pt,
            .width_pt = table->widths[column],
            .height_pt = field_height};
        field_draw(flow, field, place, tag);
        return y_pt + field_height;
    }
    struct block_style style = table_cell_style(table, head, column);
    table_fill_cell(table, cell, &style, table->widths[column], tag);
    size_t lines =
        paragraph_break(&flow->paragraph, &style, table->widths[column]);
    double lower = field_height - (double)lines * style.leading_pt;
    return draw_lines(table, head, column, lines, y_pt + fmax(lower, 0));
}

/* Draws the cells of a row below Y; returns the height of the highest. SECTION
 * is the tag of the head or body. */
static double draw_cells(
    struct table *table, cmark_node *row, double y_pt, uint32_t section)
{
    uint32_t row_tag = tags_add(&table->flow->setting->tags, ROLE_ROW, section);
    double height = 0;
    double field_height = field_row_height(table->flow->setting->styles, row);
    size_t column = 0;
    for (cmark_node *cell = cmark_node_first_child(row);
         cell && column < table->count;
         cell = cmark_node_next(cell), column++) {
        uint32_t tag =
            add_cell_tag(table, cell, row_tag, table_row_is_head(row), column);
        double foot = draw_cell(table, cell, y_pt, field_height, tag, column);
        height = fmax(height, foot - y_pt);
    }
    return height;
}

static void add_head(struct table *table, cmark_node *row)
{
    struct flow *flow = table->flow;
    const struct styles *styles = flow->setting->styles;
    bool on_ground = table_on_ground(table);
    struct piece_builder *builder = &flow->builder;
    size_t ground = builder->items.count;
    piece_add_box(builder, (struct box){.x_pt = table->x_pt,
                               .width_pt = table->width_pt,
                               .colour = on_ground ? styles->cover.ground
                                                   : styles->theme->surface});
    /* PDF/UA wants no head without a body. */
    uint32_t tag = table->tag;
    if (cmark_node_next(row))
        tag = tags_add(&flow->setting->tags, ROLE_TABLE_HEAD, tag);
    double height = draw_cells(table, row, table->padding_y_pt, tag) +
                    2 * table->padding_y_pt;
    builder->items.items[ground].as.box.height_pt = height;
    draw_row_rule(table, height, 0.9,
        on_ground ? styles->cover.soft : styles->theme->primary);
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
    case ITEM_FIELD: return item->as.field.y_pt;
    }
    return 0;
}

/* Slices of one line each that a high row is cut into. */
struct slices {
    struct arena *arena;
    size_t count;
    double height_pt; /* of all but the last */
};

/* Things sorted into slices: those of slice I are order[starts[I]] up to, but
 * not with, order[starts[I + 1]]. */
struct sliced {
    size_t *starts, *order;
};

/* What begins at TOP belongs to this slice. */
static size_t slice_of(const struct slices *slices, double top_pt)
{
    double top = fmax(0, top_pt);
    size_t slice = (size_t)(top / slices->height_pt);
    if (slice >= slices->count)
        return slices->count - 1;
    if (top < (double)slice * slices->height_pt)
        return slice - 1;
    return slice + (slice + 1 < slices->count &&
                       top >= (double)(slice + 1) * slices->height_pt);
}

/* Sorts COUNT things, of which SLICE tells the slices, in one walk. */
static struct sliced sort_slices(
    const struct slices *slices, const size_t *slice, size_t count)
{
    struct sliced sliced = {
        arena_allocate(slices->arena, slices->count + 2, sizeof(size_t)),
        arena_allocate(slices->arena, count + 1, sizeof(size_t)),
    };
    /* Two places on: after the walk, each stands where its slice began. */
    for (size_t i = 0; i < count; i++)
        sliced.starts[slice[i] + 2]++;
    for (size_t i = 2; i < slices->count + 2; i++)
        sliced.starts[i] += sliced.starts[i - 1];
    for (size_t i = 0; i < count; i++)
        sliced.order[sliced.starts[slice[i] + 1]++] = i;
    return sliced;
}

static double top_of_item(const struct piece_builder *whole, size_t index)
{
    return item_top(&whole->items.items[index]);
}

static double top_of_anchor(const struct piece_builder *whole, size_t index)
{
    return whole->anchors.items[index].y_pt;
}

static double top_of_link(const struct piece_builder *whole, size_t index)
{
    return whole->links.items[index].y_pt;
}

/* COUNT things of WHOLE, by the slices that they begin in. */
static struct sliced slice_things(const struct slices *slices,
    const struct piece_builder *whole, size_t count,
    double (*top_of)(const struct piece_builder *whole, size_t index))
{
    size_t *slice = arena_allocate(slices->arena, count + 1, sizeof *slice);
    for (size_t i = 0; i < count; i++)
        slice[i] = slice_of(slices, top_of(whole, i));
    return sort_slices(slices, slice, count);
}

/* Cuts the row in the builder into slices of one line each, in pieces that
 * may stand on different pages. */
static void add_slices(struct table *table, double height_pt, double leading)
{
    struct flow *flow = table->flow;
    struct arena work = {0};
    struct piece_builder whole = flow->builder;
    struct piece_builder *builder = &flow->builder;
    memset(builder, 0, sizeof *builder);
    builder->arena = &flow->work;
    struct slices slices = {&work, (size_t)ceil(height_pt / leading), leading};
    struct sliced items =
        slice_things(&slices, &whole, whole.items.count, top_of_item);
    struct sliced anchors =
        slice_things(&slices, &whole, whole.anchors.count, top_of_anchor);
    struct sliced links =
        slice_things(&slices, &whole, whole.links.count, top_of_link);
    for (size_t slice = 0; slice < slices.count; slice++) {
        double top = (double)slice * leading;
        for (size_t i = items.starts[slice]; i < items.starts[slice + 1]; i++) {
            struct item *item = array_add(&builder->items, builder->arena);
            *item = whole.items.items[items.order[i]];
            item_move(item, 0, -top);
        }
        for (size_t i = anchors.starts[slice]; i < anchors.starts[slice + 1];
             i++) {
            struct piece_anchor *anchor =
                array_add(&builder->anchors, builder->arena);
            *anchor = whole.anchors.items[anchors.order[i]];
            anchor->y_pt -= top;
        }
        for (size_t i = links.starts[slice]; i < links.starts[slice + 1]; i++) {
            struct page_link *link = array_add(&builder->links, builder->arena);
            *link = whole.links.items[links.order[i]];
            link->y_pt -= top;
        }
        if (slice + 1 == slices.count)
            builder->note = whole.note;
        int cost = slice == 0 ? 0 : slice == 1 ? COST_NEVER : 20;
        flow_add_piece(flow, fmin(leading, height_pt - top), cost, 1);
    }
    arena_release(&work);
}

static void draw_row(struct table *table, cmark_node *row, int cost)
{
    struct flow *flow = table->flow;
    const struct styles *styles = flow->setting->styles;
    if (!table->body_tag)
        table->body_tag =
            tags_add(&flow->setting->tags, ROLE_TABLE_BODY, table->tag);
    double height =
        draw_cells(table, row, table->padding_y_pt, table->body_tag) +
        2 * table->padding_y_pt;
    if (field_row_height(styles, row) == 0)
        draw_row_rule(table, height, 0.4,
            table_on_ground(table) ? styles->cover.rule : styles->theme->rule);
    if (height > HIGHEST_ROW * styles->text_height_pt)
        add_slices(table, height, table_cell_style(table, false, 0).leading_pt);
    else
        flow_add_piece(flow, height, cost, 1);
}

static size_t count_rows(cmark_node *table)
{
    size_t count = 0;
    for (cmark_node *row = cmark_node_first_child(table); row;
         row = cmark_node_next(row))
        count += !table_row_is_head(row);
    return count;
}

bool table_is_small(cmark_node *table)
{
    return count_rows(table) <= SMALL_TABLE;
}

/* Of a break before row I of COUNT. */
static int row_cost(size_t i, size_t count)
{
    enum { FEW = sizeof COST_OF_FEW_ROWS / sizeof *COST_OF_FEW_ROWS };
    size_t fewest = i < count - i ? i : count - i;
    int cost = count <= SMALL_TABLE ? COST_IN_SMALL_TABLE : COST_IN_TABLE;
    return cost + (fewest < FEW ? COST_OF_FEW_ROWS[fewest] : 0);
}

static void add_rows(struct table *table)
{
    struct flow *flow = table->flow;
    bool framed = false;
    size_t i = 0, count = count_rows(table->node);
    for (cmark_node *row = cmark_node_first_child(table->node); row;
         row = cmark_node_next(row)) {
        if (table_row_is_head(row) && table_row_is_empty(row))
            continue;
        if (table_row_is_head(row) && !framed) {
            add_head(table, row);
            framed = true;
            continue;
        }
        if (!framed) {
            flow_open_frame(flow, (struct frame){.head = NULL});
            framed = true;
        }
        draw_row(table, row, row_cost(i++, count));
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
        .padding_y_pt = 0.27 * style.text.size_pt,
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
    columns_set(&table);
    flow_space(flow, style.before_pt);
    add_rows(&table);
    flow->paragraph.quiet = false;
    if (table.turned)
        flow_turn(flow, false);
    flow_space(flow, style.after_pt);
}
