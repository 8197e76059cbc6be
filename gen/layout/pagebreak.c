/* The page breaker: the best way to every break, from all breaks that are no
 * more than a page before it. */
#include "layout/pagebreak.h"

#include "base/array.h"
#include "layout/grid.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>

/* Glue may grow by this share. If even that does not fill the page, it is left
 * as it is where more than SPARE_MOST times as much is missing. */
static const double MOST_GROWTH = 0.4, SPARE_MOST = 1.5;

/* It may shrink by this share, so that a line or two more get onto a page: not
 * so much that it is seen. On a grid it does not. */
static const double MOST_SHRINK = 0.12;

/* What white space at the limit of its growth, or of its shrinking, costs; less
 * costs the cube of the share, as the badness of a line. */
static const double COST_OF_GROWTH = 100, COST_OF_SHRINK = 100;

/* What an empty page would cost; the square of the empty share counts, so a
 * tenth of a page costs 400. */
static const double COST_OF_EMPTINESS = 40000;

/* A last page with less than this share of text on it looks empty. With none
 * it would cost this, and the less the more there is, by the square of what is
 * missing to the share. */
static const double SHORT_PAGE = 0.3, COST_OF_SHORT_PAGE = 1500;

/* Of two ways as good, the one with fewer pages. */
static const double COST_OF_PAGE = 5;

/* To divide a footnote between two pages. */
static const double COST_OF_SPLIT = 250;

/* Notes carried over from earlier pages leave this much to the text. */
static const double MOST_CARRIED = 0.6;

/* Heights are compared with room for rounding. */
static const double HAIR = 0.01;

static const uint32_t NONE = UINT32_MAX;

/* All that stands before a node. */
struct sums {
    double height;
    double stretch, shrink; /* the most that glue may grow or shrink */
    double snapped;         /* the height, if all began on a line of the grid */
    size_t next_snap;       /* the first SNAP from here on */
    double tops, bottoms; /* of the frames that are open here, if a page begins
                             or ends */
    size_t due;           /* notes referred to */
    size_t pieces, fills;
    bool turned; /* a page that begins here */
};

/* The best way to end a page here. The first ending is the beginning. */
struct ending {
    size_t to, from; /* the node it is at; where the next page begins */
    double cost;     /* of all pages up to here */
    double spare, growth;
    uint32_t previous;
    size_t due;     /* notes referred to so far */
    size_t note_to; /* lines of notes that have been placed */
    size_t carried; /* to this line, those that the next page begins with */
    bool clogged;   /* not all that are due: new notes must wait */
};

struct breaker {
    const struct vertical_list *list;
    const struct note_lines *notes;
    double *note_sums; /* heights of all lines of notes before each */
    struct sums *sums; /* for every node, and behind the last */
    struct page_heights heights;
    struct arena *arena;
    ARRAY(struct ending) endings;
    uint32_t *active; /* endings that a page may still begin at */
    size_t active_count;
};

/* ---- heights ------------------------------------------------------------- */

static double stretch(const struct breaker *breaker, double glue_pt)
{
    double pitch = breaker->list->pitch_pt;
    return pitch > 0 ? grid_stretch(glue_pt, pitch) : MOST_GROWTH * glue_pt;
}

static double shrink(const struct breaker *breaker, double glue_pt)
{
    return breaker->list->pitch_pt > 0 ? 0 : MOST_SHRINK * glue_pt;
}

static void add_node(struct breaker *breaker, struct sums *sums,
    const struct vertical *node, double closed_bottom)
{
    const struct frame *frame = node->as.frame;
    switch (node->kind) {
    case VERTICAL_PIECE:
        sums->height += node->as.piece->height_pt;
        sums->pieces++;
        if (node->as.piece->note > sums->due)
            sums->due = node->as.piece->note;
        if (sums->due > breaker->notes->note_count)
            sums->due = breaker->notes->note_count;
        break;
    case VERTICAL_GLUE:
        sums->height += node->as.glue_pt;
        sums->stretch += stretch(breaker, node->as.glue_pt);
        sums->shrink += shrink(breaker, node->as.glue_pt);
        break;
    case VERTICAL_OPEN:
        sums->height += frame->padding_top_pt;
        sums->tops += frame->padding_top_pt;
        sums->tops += frame->head ? frame->head->height_pt : 0;
        sums->bottoms += frame->padding_bottom_pt;
        break;
    case VERTICAL_CLOSE: sums->height += closed_bottom; break;
    case VERTICAL_FILL: sums->fills++; break;
    case VERTICAL_TURN: sums->turned = node->as.turned; break;
    case VERTICAL_SNAP:
    case VERTICAL_PENALTY: break;
    }
}

static void sum_nodes(struct breaker *breaker)
{
    size_t count = breaker->list->nodes.count;
    ARRAY(const struct frame *) open = {0};
    breaker->sums =
        arena_allocate(breaker->arena, count + 1, sizeof *breaker->sums);
    for (size_t i = 0; i < count; i++) {
        const struct vertical *node = &breaker->list->nodes.items[i];
        struct sums sums = breaker->sums[i];
        double bottom = 0;
        if (node->kind == VERTICAL_OPEN)
            *array_add(&open, breaker->arena) = node->as.frame;
        if (node->kind == VERTICAL_CLOSE) {
            const struct frame *frame = open.items[--open.count];
            bottom = frame->padding_bottom_pt;
            sums.tops -= frame->padding_top_pt;
            sums.tops -= frame->head ? frame->head->height_pt : 0;
            sums.bottoms -= bottom;
        }
        add_node(breaker, &sums, node, bottom);
        sums.snapped += sums.height - breaker->sums[i].height;
        if (node->kind == VERTICAL_SNAP)
            sums.snapped = grid_line(sums.snapped, breaker->list->pitch_pt);
        breaker->sums[i + 1] = sums;
    }
    breaker->sums[count].next_snap = count;
    for (size_t i = count; i-- > 0;)
        breaker->sums[i].next_snap =
            breaker->list->nodes.items[i].kind == VERTICAL_SNAP
                ? i
                : breaker->sums[i + 1].next_snap;
}

static void sum_notes(struct breaker *breaker)
{
    const struct note_lines *notes = breaker->notes;
    size_t count = notes->starts[notes->note_count];
    breaker->note_sums =
        arena_allocate(breaker->arena, count + 1, sizeof *breaker->note_sums);
    for (size_t i = 0; i < count; i++)
        breaker->note_sums[i + 1] = breaker->note_sums[i] +
                                    notes->lines[i].before_pt +
                                    notes->lines[i].piece->height_pt;
}

/* Height of lines FROM to TO of the notes, with the separator. */
static double notes_height(
    const struct breaker *breaker, size_t from, size_t to)
{
    if (to <= from)
        return 0;
    return breaker->heights.separator_pt + breaker->note_sums[to] -
           breaker->note_sums[from];
}

/* The line up to which lines of notes from FROM, at most to TO, fit into
 * ROOM. */
static size_t notes_fitting(
    const struct breaker *breaker, size_t from, size_t to, double room)
{
    size_t low = from, high = to > from ? to : from;
    while (low < high) {
        size_t middle = low + (high - low + 1) / 2;
        if (notes_height(breaker, from, middle) <= room + HAIR)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

/* Height of a page that begins at node FROM. */
static double page_height(const struct breaker *breaker, size_t from)
{
    return breaker->sums[from].turned ? breaker->heights.turned_pt
                                      : breaker->heights.upright_pt;
}

/* Height of the text from the page that begins behind START to node TO. Behind
 * the first SNAP on the page all stands on the grid, as if it had from the
 * beginning. */
static double text_height(
    const struct breaker *breaker, const struct ending *start, size_t to)
{
    const struct sums *first = &breaker->sums[start->from];
    const struct sums *last = &breaker->sums[to];
    size_t snap = first->next_snap;
    if (snap >= to)
        return last->height - first->height + first->tops + last->bottoms;
    double above = breaker->sums[snap].height - first->height + first->tops;
    return grid_line(above, breaker->list->pitch_pt) + last->snapped -
           breaker->sums[snap + 1].snapped + last->bottoms;
}

/* How much lower than that the text may be set. */
static double text_shrink(
    const struct breaker *breaker, const struct ending *start, size_t to)
{
    return breaker->sums[to].shrink - breaker->sums[start->from].shrink;
}

/* The line up to which the page can't do without notes: all but the last note
 * due, of which two lines must stand here. */
static size_t notes_required(
    const struct breaker *breaker, const struct ending *start, size_t due)
{
    if (start->clogged || due == start->due)
        return start->carried;
    size_t first = breaker->notes->starts[due - 1];
    size_t end = breaker->notes->starts[due];
    return first + 2 < end ? first + 2 : end;
}

static size_t due_at(
    const struct breaker *breaker, const struct ending *start, size_t to)
{
    size_t due = breaker->sums[to].due;
    return due > start->due ? due : start->due;
}

static bool overflows(
    const struct breaker *breaker, const struct ending *start, size_t to)
{
    size_t due = due_at(breaker, start, to);
    size_t least = notes_required(breaker, start, due);
    return text_height(breaker, start, to) - text_shrink(breaker, start, to) +
               notes_height(breaker, start->note_to, least) >
           page_height(breaker, start->from) + HAIR;
}

/* ---- one page ------------------------------------------------------------ */

static bool has_text(
    const struct breaker *breaker, const struct ending *start, size_t to)
{
    return breaker->sums[to].pieces > breaker->sums[start->from].pieces;
}

/* What a page that is not the last of its kind costs for its white space, and
 * how that is to grow. */
static double cost_of_space(
    double height, double most, double spare, double *growth)
{
    if (spare <= HAIR)
        return 0;
    if (spare <= most) {
        double share = spare / most;
        *growth = MOST_GROWTH * share;
        return COST_OF_GROWTH * share * share * share;
    }
    bool grows = spare <= SPARE_MOST * most;
    *growth = grows ? MOST_GROWTH : 0;
    double empty = (grows ? spare - most : spare) / height;
    return (grows ? COST_OF_GROWTH : 0) + COST_OF_EMPTINESS * empty * empty;
}

/* What a page costs, if its text is too high by OVER, for white space that may
 * shrink by MOST, and how that is to grow: by less than nothing. */
static double cost_of_shrinking(double most, double over, double *growth)
{
    if (over <= HAIR || most <= 0)
        return 0;
    double share = fmin(1, over / most);
    *growth = -MOST_SHRINK * share;
    return COST_OF_SHRINK * share * share * share;
}

static double cost_of_short_page(double height, double text)
{
    double missing = fmax(0, 1 - text / (SHORT_PAGE * height));
    return COST_OF_SHORT_PAGE * missing * missing;
}

/* Puts the notes of the page between text and foot; false if they do not all
 * fit. Below 0, what is spare is missing: the text must shrink by it. */
static bool place_notes(const struct breaker *breaker,
    const struct ending *start, struct ending *page, double text)
{
    size_t wanted = breaker->notes->starts[page->due];
    if (start->clogged)
        wanted = start->carried;
    double room = page_height(breaker, start->from) - text;
    double most = text_shrink(breaker, start, page->to);
    page->note_to = notes_fitting(breaker, start->note_to, wanted, room + most);
    page->spare = room - notes_height(breaker, start->note_to, page->note_to);
    return page->note_to == wanted;
}

/* The page from START to node TO; COST is that of the break. */
static struct ending weigh(const struct breaker *breaker, uint32_t start_index,
    size_t to, int cost, bool last)
{
    const struct ending *start = &breaker->endings.items[start_index];
    const struct sums *first = &breaker->sums[start->from];
    double text = text_height(breaker, start, to);
    double height = page_height(breaker, start->from);
    struct ending page = {
        .to = to, .previous = start_index, .due = due_at(breaker, start, to)};
    bool whole = place_notes(breaker, start, &page, text);
    page.cost = start->cost + COST_OF_PAGE;
    if (cost > COST_FORCED)
        page.cost += cost;
    if (last && start_index > 0)
        page.cost += cost_of_short_page(height, text);
    page.cost += cost_of_shrinking(
        text_shrink(breaker, start, to), -page.spare, &page.growth);
    if (!whole)
        page.cost += COST_OF_SPLIT;
    else if (!start->clogged && cost > COST_FORCED && !last &&
             breaker->sums[to].fills == first->fills)
        page.cost +=
            cost_of_space(height, breaker->sums[to].stretch - first->stretch,
                page.spare, &page.growth);
    page.spare = fmax(0, page.spare);
    return page;
}

/* Glue and penalties at the top of a page are dropped, turns have their effect
 * already. */
static size_t skip_space(const struct vertical_list *list, size_t from)
{
    while (from < list->nodes.count &&
           (list->nodes.items[from].kind == VERTICAL_GLUE ||
               list->nodes.items[from].kind == VERTICAL_TURN ||
               list->nodes.items[from].kind == VERTICAL_PENALTY))
        from++;
    return from;
}

/* Completes an ending with what the page after it begins with, and keeps it. */
static void add_ending(struct breaker *breaker, struct ending ending)
{
    size_t due = breaker->notes->starts[ending.due];
    ending.from = skip_space(breaker->list, ending.to);
    double room = page_height(breaker, ending.from) * MOST_CARRIED;
    ending.carried = notes_fitting(breaker, ending.note_to, due, room);
    if (ending.carried == ending.note_to && ending.note_to < due)
        ending.carried++; /* a line too high for any page */
    ending.clogged = ending.carried < due;
    breaker->active[breaker->active_count++] = (uint32_t)breaker->endings.count;
    *array_add(&breaker->endings, breaker->arena) = ending;
}

/* ---- all pages ----------------------------------------------------------- */

/* No break is allowed on the page behind START: it ends before the first piece
 * that does not fit, or behind it if the piece is alone. */
static void force_ending(struct breaker *breaker, uint32_t start_index)
{
    const struct ending *start = &breaker->endings.items[start_index];
    const struct vertical *nodes = breaker->list->nodes.items;
    size_t i = start->from;
    while (nodes[i].kind != VERTICAL_PIECE || !overflows(breaker, start, i + 1))
        i++;
    size_t to = has_text(breaker, start, i) ? i : i + 1;
    add_ending(breaker, weigh(breaker, start_index, to, 0, false));
}

/* Finds the best page that ends at node TO; false if none does. Of two as good,
 * it is the one with the fuller pages before. Pages that are too long by now
 * are forgotten; *DROPPED is the last of them. */
static bool find_best(struct breaker *breaker, size_t to, int cost, bool last,
    struct ending *best, uint32_t *dropped)
{
    bool found = false;
    size_t kept = 0;
    for (size_t i = 0; i < breaker->active_count; i++) {
        uint32_t index = breaker->active[i];
        const struct ending *start = &breaker->endings.items[index];
        if (has_text(breaker, start, to)) {
            if (overflows(breaker, start, to)) {
                *dropped = index;
                continue;
            }
            struct ending page = weigh(breaker, index, to, cost, last);
            if (!found || page.cost <= best->cost)
                *best = page;
            found = true;
        }
        breaker->active[kept++] = index;
    }
    breaker->active_count = kept;
    return found;
}

static void try_break(struct breaker *breaker, size_t to, int cost, bool last)
{
    struct ending best;
    uint32_t dropped = NONE;
    bool found;
    while (!(found = find_best(breaker, to, cost, last, &best, &dropped)) &&
           breaker->active_count == 0)
        force_ending(breaker, dropped);
    if (!found)
        return; /* nothing stands on the page yet */
    if (cost <= COST_FORCED || last)
        breaker->active_count = 0;
    add_ending(breaker, best);
}

static void run_breaker(struct breaker *breaker)
{
    const struct vertical *nodes = breaker->list->nodes.items;
    size_t count = breaker->list->nodes.count;
    breaker->active =
        arena_allocate(breaker->arena, count + 2, sizeof *breaker->active);
    add_ending(breaker, (struct ending){.previous = NONE});
    for (size_t i = breaker->endings.items[0].from; i < count; i++)
        if (nodes[i].kind == VERTICAL_PENALTY && nodes[i].as.cost < COST_NEVER)
            try_break(breaker, i, nodes[i].as.cost, false);
    try_break(breaker, count, 0, true);
}

/* Adds pages behind LAST for what notes are left when the text has ended;
 * returns the last page's ending. */
static uint32_t add_note_pages(struct breaker *breaker, uint32_t last)
{
    size_t lines = breaker->notes->starts[breaker->notes->note_count];
    double height = page_height(breaker, breaker->list->nodes.count);
    while (breaker->endings.items[last].note_to < lines) {
        struct ending page = breaker->endings.items[last];
        size_t from = page.note_to;
        page.due = breaker->notes->note_count;
        page.note_to = notes_fitting(breaker, from, lines, height);
        if (page.note_to == from)
            page.note_to++;
        page.spare =
            fmax(0, height - notes_height(breaker, from, page.note_to));
        page.growth = 0;
        page.from = page.to = breaker->list->nodes.count;
        page.previous = last;
        last = (uint32_t)breaker->endings.count;
        *array_add(&breaker->endings, breaker->arena) = page;
    }
    return last;
}

/* Follows the way back from the LAST ending. */
static struct page_cuts collect_cuts(
    const struct breaker *breaker, uint32_t last)
{
    const struct ending *endings = breaker->endings.items;
    size_t count = 0;
    for (uint32_t at = last; endings[at].previous != NONE;
         at = endings[at].previous)
        count++;
    size_t pages = count ? count : 1; /* an empty document has one, too */
    struct page_cut *cuts = arena_allocate(breaker->arena, pages, sizeof *cuts);
    cuts[0].spare_pt = breaker->heights.upright_pt;
    for (uint32_t at = last; endings[at].previous != NONE;
         at = endings[at].previous) {
        const struct ending *page = &endings[at];
        const struct ending *start = &endings[page->previous];
        cuts[--count] = (struct page_cut){
            .from = start->from,
            .to = page->to,
            .note_from = start->note_to,
            .note_to = page->note_to,
            .spare_pt = page->spare,
            .growth = page->growth,
            .turned = breaker->sums[start->from].turned,
        };
    }
    return (struct page_cuts){cuts, pages};
}

struct page_cuts pagebreak_choose(struct arena *arena,
    const struct vertical_list *list, const struct note_lines *notes,
    struct page_heights heights)
{
    struct breaker breaker = {
        .list = list,
        .notes = notes,
        .heights = heights,
        .arena = arena,
    };
    sum_nodes(&breaker);
    sum_notes(&breaker);
    run_breaker(&breaker);
    return collect_cuts(&breaker, add_note_pages(&breaker, breaker.active[0]));
}
