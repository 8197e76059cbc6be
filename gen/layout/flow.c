/* The state of the flow and what all blocks do with it: spaces, pieces,
 * frames, paragraphs. */
#include "layout/flow.h"

#include "layout/marker.h"

#include <math.h>
#include <string.h>

void flow_init(struct flow *flow, struct setting *setting,
    const struct document *document, const struct note_names *notes)
{
    memset(flow, 0, sizeof *flow);
    flow->setting = setting;
    flow->document = document;
    flow->notes = notes;
    paragraph_init(&flow->paragraph, setting);
    paragraph_init(&flow->mark, setting);
    arena_init(&flow->work);
    flow->builder.arena = &flow->work;
}

void flow_release(struct flow *flow)
{
    paragraph_release(&flow->paragraph);
    paragraph_release(&flow->mark);
    arena_release(&flow->work);
}

void flow_begin(struct flow *flow, struct vertical_list *list)
{
    flow->list = list;
    flow->contexts.count = 0;
    flow->markers.count = 0;
    flow->anchors.count = 0;
    flow->space_pt = 0;
    flow->next_cost = 0;
    flow->kept_lines = flow->liked_lines = 0;
    flow->started = false;
    flow->frames.count = 0;
    flow->is_body = flow->was_body = false;
    *array_add(&flow->contexts, &flow->work) = (struct flow_context){
        .width_pt = flow->setting->styles->text_width_pt, .next_number = -1};
}

struct flow_context *flow_here(struct flow *flow)
{
    return &flow->contexts.items[flow->contexts.count - 1];
}

struct flow_context *flow_push(struct flow *flow)
{
    struct flow_context copy = *flow_here(flow);
    copy.framed = false;
    struct flow_context *top = array_add(&flow->contexts, &flow->work);
    *top = copy;
    return top;
}

void flow_pop(struct flow *flow)
{
    flow->contexts.count--;
}

struct vertical *flow_add_node(struct flow *flow, enum vertical_kind kind)
{
    struct vertical *node = array_add(&flow->list->nodes, flow->setting->arena);
    node->kind = kind;
    return node;
}

void flow_space(struct flow *flow, double space_pt)
{
    flow->space_pt = fmax(flow->space_pt, space_pt);
}

/* Between two lines on the grid. */
static double whole_lines(const struct flow *flow, double space_pt)
{
    double pitch = flow->list->pitch_pt;
    return floor(space_pt / pitch + 0.5) * pitch;
}

/* The place for a break, then the space that is due. */
static void flush_space(struct flow *flow, int cost)
{
    if (flow->kept_lines > 0)
        cost = COST_NEVER;
    if (flow->next_cost == COST_FORCED ||
        (flow->next_cost != 0 && cost != COST_NEVER))
        cost = flow->next_cost;
    flow->next_cost = 0;
    if (cost > COST_FORCED && cost < flow_here(flow)->break_cost)
        cost = flow_here(flow)->break_cost;
    if (flow->liked_lines > 0 && cost > COST_FORCED && cost < COST_NEVER)
        cost += COST_UNDER_HEADING;
    if (flow->is_body && flow->was_body)
        flow->space_pt = whole_lines(flow, flow->space_pt);
    if (flow->started)
        flow_add_node(flow, VERTICAL_PENALTY)->as.cost = cost;
    if (flow->started && flow->space_pt > 0)
        flow_add_node(flow, VERTICAL_GLUE)->as.glue_pt = flow->space_pt;
    /* Also behind whole lines: only glue between two of these grows. */
    if (flow->is_body && (!flow->was_body || flow->space_pt > 0))
        flow_add_node(flow, VERTICAL_SNAP);
    flow->space_pt = 0;
    flow->was_body = false;
}

void flow_force_break(struct flow *flow)
{
    if (!flow->started)
        return;
    flow->kept_lines = flow->liked_lines = 0;
    flow->next_cost = COST_FORCED;
}

/* Puts a node before node AT. */
static struct vertical *insert_node(
    struct flow *flow, size_t at, enum vertical_kind kind)
{
    flow_add_node(flow, kind);
    struct vertical *nodes = flow->list->nodes.items;
    size_t last = flow->list->nodes.count - 1;
    memmove(nodes + at + 1, nodes + at, (last - at) * sizeof *nodes);
    nodes[at] = (struct vertical){.kind = kind};
    return &nodes[at];
}

void flow_turn(struct flow *flow, bool turned)
{
    if (flow->kept_lines > 0) {
        size_t at = flow->kept_start;
        struct vertical *first = &flow->list->nodes.items[at];
        if (first->kind == VERTICAL_PENALTY) {
            first->as.cost = COST_FORCED;
            at++;
        }
        insert_node(flow, at, VERTICAL_TURN)->as.turned = turned;
        return;
    }
    flow_force_break(flow);
    flow->space_pt = 0;
    flush_space(flow, COST_FORCED);
    flow_add_node(flow, VERTICAL_TURN)->as.turned = turned;
    flow->started = false; /* there is a break here already */
}

static void add_pending_anchors(struct flow *flow)
{
    for (size_t i = 0; i < flow->anchors.count; i++)
        *array_add(&flow->builder.anchors, flow->builder.arena) =
            (struct piece_anchor){
                flow->anchors.items[i], flow_here(flow)->x_pt, 0};
    flow->anchors.count = 0;
}

void flow_add_ready_piece(
    struct flow *flow, struct piece *piece, int cost, int lines)
{
    flush_space(flow, cost);
    flow_add_node(flow, VERTICAL_PIECE)->as.piece = piece;
    flow->kept_lines = flow->kept_lines > lines ? flow->kept_lines - lines : 0;
    flow->liked_lines -= flow->liked_lines > lines ? lines : flow->liked_lines;
    flow->started = true;
}

struct piece *flow_add_piece(
    struct flow *flow, double height_pt, int cost, int lines)
{
    add_pending_anchors(flow);
    struct arena *arena = flow->setting->arena;
    struct piece *piece = arena_new(arena, struct piece);
    *piece = piece_finish(&flow->builder, height_pt, arena);
    flow_add_ready_piece(flow, piece, cost, lines);
    return piece;
}

void flow_open_frame(struct flow *flow, struct frame frame)
{
    flush_space(flow, 0);
    struct frame *copy = arena_new(flow->setting->arena, struct frame);
    *copy = frame;
    *array_add(&flow->frames, &flow->work) = copy;
    flow_add_node(flow, VERTICAL_OPEN)->as.frame = copy;
    flow->started = false; /* no break between the edge and what it holds */
}

void flow_close_frame(struct flow *flow)
{
    flow->space_pt = 0;
    flow->next_cost = 0;
    flow->kept_lines = 0; /* what is kept inside keeps nothing outside */
    flow_add_node(flow, VERTICAL_CLOSE)->as.frame =
        flow->frames.items[--flow->frames.count];
    flow->was_body = false;
    flow->started = true;
}

/* The cost of a break before line I of COUNT: no widows, no orphans. */
static int line_cost(size_t i, size_t count)
{
    return i == 1 || (i > 0 && i + 1 == count) ? COST_NEVER : 0;
}

/* A hook before a line of code that the page was too narrow for: it is drawn,
 * so that nobody copies it. */
static void draw_hook(
    struct flow *flow, const struct block_style *style, double baseline_pt)
{
    double size = style->text.size_pt;
    double left = flow_here(flow)->x_pt + 0.5 * size, right = left + 0.7 * size;
    double top = baseline_pt - 0.65 * size, foot = baseline_pt - 0.25 * size;
    struct rule rule = {.x1_pt = left,
        .y1_pt = top,
        .x2_pt = left,
        .y2_pt = foot,
        .thickness_pt = 0.07 * size,
        .colour = flow->setting->styles->theme->muted};
    piece_add_rule(&flow->builder, rule);
    rule.x2_pt = right;
    rule.y1_pt = foot;
    piece_add_rule(&flow->builder, rule);
}

/* Lines of body text, with its leading, stand on the grid. */
static bool is_on_grid(struct flow *flow, const struct block_style *style)
{
    const struct flow_context *here = flow_here(flow);
    return flow->list->pitch_pt > 0 && !here->boxed && !here->note &&
           !here->cover && style->text.face == FACE_BASE &&
           style->leading_pt == flow->list->pitch_pt;
}

void flow_add_paragraph(struct flow *flow, const struct block_style *style)
{
    const struct flow_context *here = flow_here(flow);
    struct paragraph *paragraph = &flow->paragraph;
    double x = here->x_pt;
    bool on_grid = is_on_grid(flow, style);
    size_t count = paragraph_break(paragraph, style, here->width_pt);
    flow_space(flow, style->before_pt);
    for (size_t i = 0; i < count; i++) {
        double height = paragraph_line_height(paragraph, i);
        /* Markers come first, so that they are read first. */
        if (i == 0)
            marker_draw_all(flow, paragraph_baseline(paragraph, 0));
        if (i > 0 && style->hooked && style->hanging_pt > 0)
            draw_hook(flow, style, paragraph_baseline(paragraph, i));
        paragraph_draw_line(paragraph, i, &flow->builder, x, 0);
        flow->is_body = on_grid;
        flow_add_piece(flow, height, line_cost(i, count), 1);
        flow->is_body = false;
        flow->was_body = on_grid && height <= style->leading_pt;
    }
    flow_space(flow, style->after_pt);
}

uint32_t flow_add_tag(struct flow *flow, enum role role)
{
    return tags_add(&flow->setting->tags, role, flow_here(flow)->tag);
}

struct flow_context *flow_push_tag(struct flow *flow, enum role role)
{
    uint32_t tag = flow_add_tag(flow, role);
    struct flow_context *context = flow_push(flow);
    context->tag = tag;
    return context;
}

void flow_start_paragraph(struct flow *flow, cmark_node *node, enum role role)
{
    paragraph_clear(&flow->paragraph, element_of(node)->place);
    flow->paragraph.tag = flow_add_tag(flow, role);
}

struct block_style flow_body_style(struct flow *flow)
{
    const struct flow_context *here = flow_here(flow);
    const struct styles *styles = flow->setting->styles;
    struct block_style style = here->note    ? style_note(styles)
                               : here->cover ? style_subtitle(styles)
                                             : style_paragraph(styles);
    if (here->quoted)
        style.text.colour = styles->theme->muted;
    if (here->tight)
        style.before_pt = style.after_pt = 0;
    /* Narrow columns of justified text tear holes. */
    if (here->width_pt < 22 * style.text.size_pt)
        style.justified = false;
    return style;
}
