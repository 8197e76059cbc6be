/* Pieces are moved from their own coordinates to those of their page. The
 * numbers in the contents come last, when all anchors have their place. */
#include "layout/assemble.h"

#include "layout/furniture.h"
#include "layout/grid.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A line of the contents whose page number is not known yet. */
struct late_number {
    const struct piece *piece;
    size_t page;
    double left_pt, y_pt; /* left_pt: of the text on that page */
};

/* A frame on the page that is being assembled. */
struct open_frame {
    const struct frame *frame;
    size_t ground; /* its place among the grounds */
    double top_pt;
};

struct assembly {
    struct setting *setting;
    const struct vertical_list *list;
    const struct note_lines *notes;
    struct arena work;
    struct paragraph paragraph;
    struct furniture lines;
    struct page *pages;
    ARRAY(struct anchor) anchors;
    ARRAY(struct late_number) late;
    ARRAY(struct open_frame) open;

    /* The page being assembled. */
    size_t page;
    struct area area;
    double y_pt;
    bool bare, has_text;
    double growth;         /* of the glue that comes next */
    ARRAY(size_t) widened; /* glues that take a line of the grid more */
    ARRAY(struct item) grounds;
    struct piece_builder text, furniture;
};

double assemble_separator(const struct styles *styles)
{
    return styles->leading_pt * 0.9;
}

static double left_edge(const struct assembly *assembly)
{
    return assembly->area.left_pt;
}

/* Copies what PIECE holds to the page, its top left corner at (X, Y). */
static void place_piece(struct assembly *assembly,
    struct piece_builder *builder, const struct piece *piece, double y_pt)
{
    double x = left_edge(assembly);
    for (size_t i = 0; i < piece->item_count; i++) {
        struct item *item = array_add(&builder->items, builder->arena);
        *item = piece->items[i];
        if (item->page_of)
            page_numbers_correct(
                &assembly->setting->page_numbers, &item->as.run, item->page_of);
        item_move(item, x, y_pt);
    }
    for (size_t i = 0; i < piece->link_count; i++) {
        struct page_link *link = array_add(&builder->links, builder->arena);
        *link = piece->links[i];
        link->x_pt += x;
        link->y_pt += y_pt;
    }
}

static void place_anchors(
    struct assembly *assembly, const struct piece *piece, double y_pt)
{
    for (size_t i = 0; i < piece->anchor_count; i++)
        *array_add(&assembly->anchors, &assembly->work) = (struct anchor){
            .name = piece->anchors[i].name,
            .page = (int)assembly->page,
            .x_pt = left_edge(assembly) + piece->anchors[i].x_pt,
            .y_pt = y_pt + piece->anchors[i].y_pt,
        };
}

static void add_piece(struct assembly *assembly, const struct piece *piece)
{
    double y = assembly->y_pt;
    place_piece(assembly, &assembly->text, piece, y);
    place_anchors(assembly, piece, y);
    if (piece->page_of)
        *array_add(&assembly->late, &assembly->work) =
            (struct late_number){piece, assembly->page, left_edge(assembly), y};
    assembly->bare |= piece->bare;
    assembly->has_text = true;
    assembly->y_pt += piece->height_pt;
}

/* A frame begins on this page, for the first time or again. Its ground and
 * bar get their places now, so that inner frames lie on outer ones. */
static void start_frame(struct assembly *assembly, struct open_frame *open)
{
    open->top_pt = assembly->y_pt;
    open->ground = assembly->grounds.count;
    if (open->frame->filled)
        array_add(&assembly->grounds, &assembly->work);
    if (open->frame->bar_pt > 0)
        array_add(&assembly->grounds, &assembly->work);
    assembly->y_pt += open->frame->padding_top_pt;
}

static void bleed(
    const struct assembly *assembly, struct box *box, enum bleed bleed)
{
    double top = assembly->setting->styles->theme->margin_top_pt;
    double foot = box->y_pt + box->height_pt;
    if (bleed == BLEED_NONE)
        return;
    box->x_pt = 0;
    box->width_pt = assembly->area.width_pt;
    if (bleed == BLEED_PAGE)
        foot = assembly->area.height_pt;
    if (bleed == BLEED_PAGE || box->y_pt <= top)
        box->y_pt = 0;
    box->height_pt = foot - box->y_pt;
}

static void end_frame(struct assembly *assembly, const struct open_frame *open)
{
    const struct frame *frame = open->frame;
    assembly->y_pt += frame->padding_bottom_pt;
    size_t at = open->ground;
    struct box box = {
        .x_pt = left_edge(assembly) + frame->x_pt,
        .y_pt = open->top_pt,
        .width_pt = frame->width_pt,
        .height_pt = assembly->y_pt - open->top_pt,
    };
    if (frame->filled) {
        struct box within = box;
        bleed(assembly, &box, frame->bleed);
        box.colour = frame->ground;
        assembly->grounds.items[at++] = (struct item){
            .kind = ITEM_BOX, .as.box = box, .artifact = ARTIFACT_BACKGROUND};
        box = within;
    }
    if (frame->bar_pt > 0) {
        box.colour = frame->bar;
        box.width_pt = frame->bar_pt;
        assembly->grounds.items[at] = (struct item){
            .kind = ITEM_BOX, .as.box = box, .artifact = ARTIFACT_BACKGROUND};
    }
}

static void repeat_frames(struct assembly *assembly)
{
    for (size_t i = 0; i < assembly->open.count; i++) {
        struct open_frame *open = &assembly->open.items[i];
        start_frame(assembly, open);
        const struct piece *head = open->frame->head;
        if (!head)
            continue;
        struct piece_builder *furniture = &assembly->furniture;
        size_t first = furniture->items.count;
        place_piece(assembly, furniture, head, assembly->y_pt);
        for (; first < furniture->items.count; first++)
            furniture->items.items[first].artifact = ARTIFACT_REPEATED;
        assembly->y_pt += head->height_pt;
    }
}

/* Down to the next line of the grid, should that not be reached. */
static void snap(struct assembly *assembly)
{
    double top = assembly->setting->styles->theme->margin_top_pt;
    assembly->y_pt =
        top + grid_line(assembly->y_pt - top, assembly->list->pitch_pt);
}

static bool is_widened(const struct assembly *assembly, size_t node)
{
    for (size_t i = 0; i < assembly->widened.count; i++)
        if (assembly->widened.items[i] == node)
            return true;
    return false;
}

static void add_node(struct assembly *assembly, size_t number, double fill_pt)
{
    const struct vertical *node = &assembly->list->nodes.items[number];
    switch (node->kind) {
    case VERTICAL_PIECE: add_piece(assembly, node->as.piece); break;
    case VERTICAL_GLUE:
        if (assembly->has_text)
            assembly->y_pt += node->as.glue_pt * (1 + assembly->growth);
        if (is_widened(assembly, number))
            assembly->y_pt += assembly->list->pitch_pt;
        break;
    case VERTICAL_SNAP: snap(assembly); break;
    case VERTICAL_FILL: assembly->y_pt += fill_pt; break;
    case VERTICAL_OPEN: {
        struct open_frame *open = array_add(&assembly->open, &assembly->work);
        open->frame = node->as.frame;
        start_frame(assembly, open);
        break;
    }
    case VERTICAL_CLOSE:
        end_frame(assembly, &assembly->open.items[--assembly->open.count]);
        break;
    case VERTICAL_TURN:
    case VERTICAL_PENALTY: break;
    }
}

/* A page with a grid grows by whole lines. */
static void widen(struct assembly *assembly, const struct page_cut *cut)
{
    double spare = cut->growth > 0 ? cut->spare_pt : 0;
    for (; spare >= assembly->list->pitch_pt;
         spare -= assembly->list->pitch_pt) {
        size_t widest = grid_widest(assembly->list, cut->from, cut->to,
            assembly->widened.items, assembly->widened.count);
        if (widest == cut->to)
            break;
        *array_add(&assembly->widened, &assembly->work) = widest;
    }
}

/* The growth of the glue from node FROM on: of all, or up to the next line on
 * the grid. */
static void plan_growth(
    struct assembly *assembly, const struct page_cut *cut, size_t from)
{
    assembly->growth = cut->growth;
    if (assembly->list->pitch_pt > 0)
        assembly->growth = grid_growth(assembly->list, from, cut->to,
            assembly->y_pt - assembly->setting->styles->theme->margin_top_pt,
            !assembly->has_text);
}

static void add_running_text(
    struct assembly *assembly, const struct page_cut *cut)
{
    const struct vertical *nodes = assembly->list->nodes.items;
    size_t fills = 0;
    for (size_t i = cut->from; i < cut->to; i++)
        fills += nodes[i].kind == VERTICAL_FILL;
    double fill = fills ? cut->spare_pt / (double)fills : 0;
    repeat_frames(assembly);
    assembly->widened.count = 0;
    if (assembly->list->pitch_pt > 0)
        widen(assembly, cut);
    plan_growth(assembly, cut, cut->from);
    for (size_t i = cut->from; i < cut->to; i++) {
        add_node(assembly, i, fill);
        if (nodes[i].kind == VERTICAL_SNAP)
            plan_growth(assembly, cut, i + 1);
    }
    for (size_t i = assembly->open.count; i-- > 0;)
        end_frame(assembly, &assembly->open.items[i]);
}

/* Footnotes stand at the foot of the page, under a short rule. */
static void add_notes(struct assembly *assembly, const struct page_cut *cut)
{
    const struct styles *styles = assembly->setting->styles;
    const struct theme *theme = styles->theme;
    if (cut->note_from == cut->note_to)
        return;
    double height = 0;
    for (size_t i = cut->note_from; i < cut->note_to; i++)
        height += assembly->notes->lines[i].before_pt +
                  assembly->notes->lines[i].piece->height_pt;
    double y = theme->margin_top_pt + assembly->area.text_height_pt - height;
    if (!assembly->has_text) /* the rest of a long note */
        y = theme->margin_top_pt + assemble_separator(styles);
    double rule = y - assemble_separator(styles) * 0.35;
    struct piece_builder *text = &assembly->text;
    piece_add_rule(
        text, (struct rule){.x1_pt = left_edge(assembly),
                  .y1_pt = rule,
                  .x2_pt = left_edge(assembly) + styles->text_width_pt * 0.3,
                  .y2_pt = rule,
                  .thickness_pt = 0.5,
                  .colour = theme->rule});
    for (size_t i = cut->note_from; i < cut->note_to; i++) {
        const struct note_line *line = &assembly->notes->lines[i];
        y += line->before_pt;
        place_piece(assembly, text, line->piece, y);
        place_anchors(assembly, line->piece, y);
        y += line->piece->height_pt;
    }
}

/* Shapes that only decorate come before all text: nothing lies over what they
 * show, and the text is not interrupted by them. */
static bool is_decoration(const struct item *item)
{
    return item->kind != ITEM_RUN && item->artifact != ARTIFACT_NONE;
}

static struct item *copy_items(
    struct item *to, const struct piece_builder *builder, bool decoration)
{
    for (size_t i = 0; i < builder->items.count; i++)
        if (is_decoration(&builder->items.items[i]) == decoration)
            *to++ = builder->items.items[i];
    return to;
}

/* The page's items: grounds, text, furniture. */
static void finish_page(struct assembly *assembly, struct page *page)
{
    struct arena *arena = assembly->setting->arena;
    struct piece_builder *text = &assembly->text;
    struct piece_builder *furniture = &assembly->furniture;
    for (size_t i = 0; i < furniture->items.count; i++)
        furniture->items.items[i].furniture = true;
    size_t count =
        assembly->grounds.count + text->items.count + furniture->items.count;
    struct item *items = arena_allocate(arena, count, sizeof *items);
    struct item *at = items;
    if (assembly->grounds.count)
        memcpy(
            at, assembly->grounds.items, assembly->grounds.count * sizeof *at);
    at += assembly->grounds.count;
    at = copy_items(at, text, true);
    at = copy_items(at, text, false);
    if (furniture->items.count)
        memcpy(at, furniture->items.items, furniture->items.count * sizeof *at);
    struct piece links = {0};
    text->items.count = 0;
    links = piece_finish(text, 0, arena);
    furniture->items.count = 0;
    furniture->links.count = 0;
    *page = (struct page){
        .width_pt = assembly->area.width_pt,
        .height_pt = assembly->area.height_pt,
        .items = items,
        .item_count = count,
        .links = links.links,
        .link_count = links.link_count,
    };
}

/* For those who judge the typesetting: where body text stands. */
static void draw_grid(struct assembly *assembly)
{
    static const struct colour colour = {120, 200, 220};
    const struct area *area = &assembly->area;
    double top = assembly->setting->styles->theme->margin_top_pt;
    double pitch = assembly->list->pitch_pt;
    struct block_style style = style_paragraph(assembly->setting->styles);
    struct paragraph *paragraph = &assembly->paragraph;
    paragraph_clear(paragraph, (struct place){0});
    paragraph_break(paragraph, &style, area->text_width_pt);
    double baseline = paragraph_baseline(paragraph, 0);
    for (double y = 0; y + pitch <= area->text_height_pt; y += pitch)
        piece_add_rule(&assembly->text,
            (struct rule){.x1_pt = area->left_pt - pitch,
                .y1_pt = top + y + baseline,
                .x2_pt = area->left_pt + area->text_width_pt + pitch,
                .y2_pt = top + y + baseline,
                .thickness_pt = 0.3,
                .colour = colour});
}

static void assemble_page(
    struct assembly *assembly, const struct page_cut *cut, size_t number)
{
    const struct theme *theme = assembly->setting->styles->theme;
    assembly->page = number;
    assembly->area = style_area(assembly->setting->styles, cut->turned);
    if (theme->facing && !cut->turned && number % 2 == 1) /* "page 2" */
        assembly->area.left_pt = theme->margin_right_pt;
    assembly->y_pt = theme->margin_top_pt;
    assembly->bare = false;
    assembly->has_text = false;
    assembly->grounds.count = 0;
    if (assembly->setting->shown && assembly->list->pitch_pt > 0)
        draw_grid(assembly);
    add_running_text(assembly, cut);
    add_notes(assembly, cut);
    if (!assembly->bare)
        furniture_add(&assembly->lines, &assembly->furniture, &assembly->area,
            number + 1);
    finish_page(assembly, &assembly->pages[number]);
}

static int compare_anchors(const void *one, const void *other)
{
    return strcmp(((const struct anchor *)one)->name,
        ((const struct anchor *)other)->name);
}

/* The page number of an entry, behind the entry itself; its width. */
static double draw_late_number(struct assembly *assembly,
    const struct late_number *late, const struct anchor *anchor)
{
    const struct styles *styles = assembly->setting->styles;
    const struct piece *piece = late->piece;
    const struct block_style *style = piece->page_of_style;
    struct piece_builder *builder = &assembly->text;
    char number[16];
    snprintf(number, sizeof number, "%d", anchor->page + 1);
    struct paragraph *paragraph = &assembly->paragraph;
    paragraph_clear(paragraph, (struct place){0});
    paragraph->tag = piece->page_of_tag;
    struct text_style text = style->text;
    text.colour = styles->theme->muted;
    paragraph_add_text(paragraph, &text, number, strlen(number));
    double width = paragraph_measure(paragraph).most_pt;
    double right = styles->text_width_pt;
    paragraph_break(paragraph, style, width + 1);
    paragraph_draw_line(
        paragraph, 0, builder, late->left_pt + right - width, late->y_pt);
    for (size_t i = 0; i < builder->items.count; i++)
        builder->items.items[i].marker = true;
    return width;
}

/* The dots that lead from an entry to its page number of this width. */
static void draw_leader(
    struct assembly *assembly, const struct late_number *late, double width)
{
    const struct styles *styles = assembly->setting->styles;
    const struct piece *piece = late->piece;
    const struct block_style *style = piece->page_of_style;
    struct piece_builder *builder = &assembly->text;
    double right = styles->text_width_pt;
    double end = right - width - 0.5 * style->text.size_pt;
    if (end - piece->leader_pt < style->text.size_pt)
        return;
    piece_add_rule(
        builder, (struct rule){.x1_pt = late->left_pt + piece->leader_pt,
                     .y1_pt = late->y_pt + piece->baseline_pt - 0.5,
                     .x2_pt = late->left_pt + end,
                     .y2_pt = late->y_pt + piece->baseline_pt - 0.5,
                     .thickness_pt = 0.8,
                     .dash_pt = 4,
                     .colour = styles->theme->muted});
}

/* The place of the last glyph run that belongs to the contents line at Y. */
static size_t place_after(const struct page *page, double y_pt, double end_pt)
{
    size_t found = 0;
    for (size_t i = 0; i < page->item_count; i++) {
        const struct item *item = &page->items[i];
        if (!item->furniture && item->kind == ITEM_RUN &&
            item->as.run.baseline_pt > y_pt &&
            item->as.run.baseline_pt < end_pt)
            found = i + 1;
    }
    return found;
}

/* Puts what is in the builder into the page's list at AT. */
static void insert_items(
    struct assembly *assembly, struct page *page, size_t at)
{
    struct arena *arena = assembly->setting->arena;
    struct piece_builder *builder = &assembly->text;
    size_t added = builder->items.count;
    if (added == 0)
        return;
    struct item *items =
        arena_allocate(arena, page->item_count + added, sizeof *items);
    memcpy(items, page->items, at * sizeof *items);
    memcpy(items + at, builder->items.items, added * sizeof *items);
    memcpy(items + at + added, page->items + at,
        (page->item_count - at) * sizeof *items);
    page->items = items;
    page->item_count += added;
    builder->items.count = 0;
}

static void add_late_numbers(
    struct assembly *assembly, const struct pages *pages)
{
    for (size_t i = 0; i < assembly->late.count; i++) {
        const struct late_number *late = &assembly->late.items[i];
        const struct anchor *anchor = pages_anchor(pages, late->piece->page_of);
        if (!anchor)
            continue;
        struct page *page = &assembly->pages[late->page];
        size_t at =
            place_after(page, late->y_pt, late->y_pt + late->piece->height_pt);
        double width = draw_late_number(assembly, late, anchor);
        insert_items(assembly, page, at);
        draw_leader(assembly, late, width);
        insert_items(assembly, page, 0);
    }
}

void assemble_pages(struct pages *pages, struct setting *setting,
    const struct document *document, const struct vertical_list *list,
    const struct note_lines *notes, const struct page_cuts *cuts)
{
    struct assembly assembly = {
        .setting = setting,
        .list = list,
        .notes = notes,
    };
    paragraph_init(&assembly.paragraph, setting);
    furniture_init(&assembly.lines, &assembly.paragraph, document, cuts->count);
    assembly.text.arena = &assembly.work;
    assembly.furniture.arena = &assembly.work;
    assembly.pages =
        arena_allocate(setting->arena, cuts->count, sizeof *assembly.pages);
    for (size_t i = 0; i < cuts->count; i++)
        assemble_page(&assembly, &cuts->cuts[i], i);
    size_t count = assembly.anchors.count;
    struct anchor *anchors =
        arena_allocate(setting->arena, count, sizeof *anchors);
    if (count) {
        memcpy(anchors, assembly.anchors.items, count * sizeof *anchors);
        qsort(anchors, count, sizeof *anchors, compare_anchors);
    }
    pages->anchors = anchors;
    pages->anchor_count = count;
    pages->pages = assembly.pages;
    pages->page_count = cuts->count;
    add_late_numbers(&assembly, pages);
    paragraph_release(&assembly.paragraph);
    arena_release(&assembly.work);
}
