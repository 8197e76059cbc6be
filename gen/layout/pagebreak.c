/* The greedy page breaker. */
#include "layout/pagebreak.h"

#include "base/array.h"

#include <float.h>
#include <math.h>
#include <stdbool.h>

/* What an empty page would cost; the square of the empty share counts, so a
 * tenth of a page costs 200. */
static const double COST_OF_EMPTINESS = 20000;

/* To divide a footnote between two pages. */
static const double COST_OF_SPLIT = 250;

/* Notes carried over from earlier pages leave this much to the text. */
static const double MOST_CARRIED = 0.6;

struct breaker {
    const struct vertical_list *list;
    const struct note_lines *notes;
    double *note_sums; /* heights of all lines of notes before each */
    double height, separator;
    struct arena *arena;
    ARRAY(const struct frame *) open; /* frames at the page's start */
    ARRAY(struct page_cut) cuts;
    size_t due; /* notes referred to before the page */
};

/* A page being filled. */
struct filling {
    size_t from, note_from;
    size_t carried; /* lines of notes at its start that are due */
    bool clogged;   /* they do not all fit: new notes must wait */
    double used;    /* by the text and the frames so far */
    double bottoms; /* to close the frames that are open */
    size_t due;     /* notes referred to so far */
    bool has_text;
};

/* A place to end the page. */
struct ending {
    size_t to;
    double cost, used;
    size_t due;
    bool found;
};

/* Height of lines FROM to TO of the notes, with the separator. */
static double notes_height(
    const struct breaker *breaker, size_t from, size_t to)
{
    if (to <= from)
        return 0;
    return breaker->separator + breaker->note_sums[to] -
           breaker->note_sums[from];
}

/* How many lines of notes from FROM, at most to TO, fit into ROOM. */
static size_t notes_fitting(
    const struct breaker *breaker, size_t from, size_t to, double room)
{
    size_t fit = from;
    while (fit < to && notes_height(breaker, from, fit + 1) <= room + 0.01)
        fit++;
    return fit;
}

/* The lines of notes that the page can't do without: all but the last note
 * due, of which two lines must stand here. */
static size_t notes_required(
    const struct breaker *breaker, const struct filling *page)
{
    if (page->clogged || page->due == breaker->due)
        return page->carried;
    size_t start = breaker->notes->starts[page->due - 1];
    size_t end = breaker->notes->starts[page->due];
    return start + 2 < end ? start + 2 : end;
}

static double height_with(
    const struct breaker *breaker, const struct filling *page, size_t note_to)
{
    return page->used + page->bottoms +
           notes_height(breaker, page->note_from, note_to);
}

/* Begins a page: frames that are still open begin anew. */
static struct filling start_page(
    struct breaker *breaker, size_t from, size_t note_from)
{
    struct filling page = {
        .from = from, .note_from = note_from, .due = breaker->due};
    for (size_t i = 0; i < breaker->open.count; i++) {
        const struct frame *frame = breaker->open.items[i];
        page.used += frame->padding_top_pt;
        page.used += frame->head ? frame->head->height_pt : 0;
        page.bottoms += frame->padding_bottom_pt;
    }
    size_t due = breaker->notes->starts[breaker->due];
    bool text_left = from < breaker->list->nodes.count;
    double room = breaker->height * (text_left ? MOST_CARRIED : 1);
    page.carried = notes_fitting(breaker, note_from, due, room);
    if (page.carried == note_from && note_from < due)
        page.carried++; /* a line too high for any page */
    page.clogged = page.carried < due;
    return page;
}

/* Counts one node into the page. */
static void take(
    struct breaker *breaker, struct filling *page, const struct vertical *node)
{
    switch (node->kind) {
    case VERTICAL_PIECE:
        page->used += node->as.piece->height_pt;
        page->has_text = true;
        if (node->as.piece->note > page->due)
            page->due = node->as.piece->note;
        break;
    case VERTICAL_GLUE:
        page->used += page->has_text ? node->as.glue_pt : 0;
        break;
    case VERTICAL_OPEN:
        page->used += node->as.frame->padding_top_pt;
        page->bottoms += node->as.frame->padding_bottom_pt;
        *array_add(&breaker->open, breaker->arena) = node->as.frame;
        break;
    case VERTICAL_CLOSE: {
        const struct frame *frame = breaker->open.items[--breaker->open.count];
        page->used += frame->padding_bottom_pt;
        page->bottoms -= frame->padding_bottom_pt;
        break;
    }
    case VERTICAL_PENALTY:
    case VERTICAL_FILL: break;
    }
}

/* Weighs an ending at node TO against the best so far. */
static void weigh(const struct breaker *breaker, const struct filling *page,
    size_t to, int cost, struct ending *best)
{
    size_t all = breaker->notes->starts[page->due];
    size_t least = notes_required(breaker, page);
    double height = height_with(breaker, page, all);
    double total = cost;
    if (page->clogged || height > breaker->height + 0.01) {
        height = height_with(breaker, page, least);
        total += page->clogged ? 0 : COST_OF_SPLIT;
        if (!page->clogged)
            height = breaker->height; /* the note fills the rest */
    }
    double empty = fmax(0, 1 - height / breaker->height);
    total += COST_OF_EMPTINESS * empty * empty;
    if (best->found && total > best->cost)
        return;
    *best = (struct ending){
        .to = to,
        .cost = total,
        .used = page->used + page->bottoms,
        .due = page->due,
        .found = true,
    };
}

static bool overflows(const struct breaker *breaker, const struct filling *page)
{
    size_t least = notes_required(breaker, page);
    return height_with(breaker, page, least) > breaker->height + 0.01;
}

/* Follows the open frames from node FROM to node TO. */
static void follow_frames(struct breaker *breaker, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        const struct vertical *node = &breaker->list->nodes.items[i];
        if (node->kind == VERTICAL_OPEN)
            *array_add(&breaker->open, breaker->arena) = node->as.frame;
        else if (node->kind == VERTICAL_CLOSE)
            breaker->open.count--;
    }
}

/* Finds where the page ends. The frames in BREAKER are those at its start,
 * before and after the call. */
static struct ending find_ending(struct breaker *breaker, struct filling page)
{
    const struct vertical *nodes = breaker->list->nodes.items;
    size_t count = breaker->list->nodes.count;
    struct ending best = {.found = false}, last = {.found = false};
    for (size_t i = page.from; i < count; i++) {
        const struct vertical *node = &nodes[i];
        if (node->kind == VERTICAL_PENALTY) {
            int cost = node->as.cost;
            if (!page.has_text || cost >= COST_NEVER)
                continue;
            if (cost <= COST_FORCED)
                best.found = false;
            weigh(breaker, &page, i, cost, &best);
            if (cost <= COST_FORCED)
                return best;
            continue;
        }
        if (node->kind == VERTICAL_PIECE) {
            struct filling before = page;
            take(breaker, &page, node);
            if (overflows(breaker, &page)) {
                if (best.found)
                    return best;
                /* No break is allowed: here, then, or behind the piece if
                 * it is alone. */
                const struct filling *cut = before.has_text ? &before : &page;
                last = (struct ending){
                    .to = before.has_text ? i : i + 1,
                    .used = cut->used + cut->bottoms,
                    .due = cut->due,
                    .found = true,
                };
                return last;
            }
            continue;
        }
        take(breaker, &page, node);
    }
    return (struct ending){.to = count,
        .used = page.used + page.bottoms,
        .due = page.due,
        .found = true};
}

/* Cuts one page; returns the node that the next begins with. */
static size_t cut_page(struct breaker *breaker, size_t from, size_t *note_from)
{
    struct filling page = start_page(breaker, from, *note_from);
    size_t depth = breaker->open.count;
    const struct frame **frames =
        arena_allocate(breaker->arena, depth + 1, sizeof(const struct frame *));
    for (size_t i = 0; i < depth; i++)
        frames[i] = breaker->open.items[i];
    struct ending ending = find_ending(breaker, page);
    breaker->open.count = 0;
    for (size_t i = 0; i < depth; i++)
        *array_add(&breaker->open, breaker->arena) = frames[i];
    follow_frames(breaker, from, ending.to);

    size_t wanted = breaker->notes->starts[ending.due];
    if (page.clogged)
        wanted = page.carried;
    size_t note_to = notes_fitting(
        breaker, *note_from, wanted, breaker->height - ending.used);
    if (from >= breaker->list->nodes.count && note_to == *note_from)
        note_to = page.carried;
    *array_add(&breaker->cuts, breaker->arena) = (struct page_cut){
        .from = from,
        .to = ending.to,
        .note_from = *note_from,
        .note_to = note_to,
        .spare_pt = fmax(0, breaker->height - ending.used -
                                notes_height(breaker, *note_from, note_to)),
    };
    breaker->due = ending.due;
    *note_from = note_to;
    return ending.to;
}

/* Glue and penalties at the top of a page are dropped. */
static size_t skip_space(const struct vertical_list *list, size_t from)
{
    while (from < list->nodes.count &&
           (list->nodes.items[from].kind == VERTICAL_GLUE ||
               list->nodes.items[from].kind == VERTICAL_PENALTY))
        from++;
    return from;
}

struct page_cuts page_breaks(struct arena *arena,
    const struct vertical_list *list, const struct note_lines *notes,
    double height_pt, double separator_pt)
{
    struct breaker breaker = {
        .list = list,
        .notes = notes,
        .height = height_pt,
        .separator = separator_pt,
        .arena = arena,
    };
    size_t lines = notes->starts[notes->note_count];
    breaker.note_sums =
        arena_allocate(arena, lines + 1, sizeof *breaker.note_sums);
    for (size_t i = 0; i < lines; i++)
        breaker.note_sums[i + 1] = breaker.note_sums[i] +
                                   notes->lines[i].before_pt +
                                   notes->lines[i].piece->height_pt;
    size_t from = skip_space(list, 0), note_from = 0;
    do {
        from = cut_page(&breaker, from, &note_from);
        from = skip_space(list, from);
        if (from >= list->nodes.count)
            breaker.due = notes->note_count;
    } while (from < list->nodes.count || note_from < lines);
    return (struct page_cuts){breaker.cuts.items, breaker.cuts.count};
}
