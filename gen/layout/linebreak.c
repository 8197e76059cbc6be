/* Knuth and Plass's algorithm: feasible breaks, an active list, the best way
 * to each; names follow the paper. */
#include "layout/linebreak.h"

#include "base/array.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

/* Tight, normal, loose, very loose: a line's class by its ratio (p. 1156). */
enum { FITNESS_CLASSES = 4 };
static const uint32_t NONE = UINT32_MAX;
static const double MOST_BADNESS = 10000;

/* Widths of everything up to some item. */
struct sums {
    double width, stretch, shrink;
};

/* A feasible break and the best way to it. */
struct node {
    size_t item;      /* broken at; the first node stands before item 0 */
    struct sums from; /* sums up to where the next line begins */
    double hang;      /* of that line, into the left margin */
    double demerits;  /* of all lines up to here */
    double ratio;     /* of the line that ends here */
    uint32_t previous;
    uint32_t next_active;
    unsigned char fitness;
    bool flagged, overfull;
};

struct pass {
    struct arena *arena;
    const struct break_item *items;
    size_t count;
    const struct break_settings *settings;
    double tolerance;
    bool plain; /* no breaks that add a hyphen */
    bool last;  /* take overfull lines rather than fail */
    ARRAY(struct node) nodes;
    uint32_t first_active;
    struct sums sums; /* up to the item looked at */
};

/* The best way found so far to break at the current item. */
struct candidate {
    double demerits, ratio;
    uint32_t from;
    bool overfull;
};

struct break_settings break_settings_usual(double width_pt)
{
    return (struct break_settings){
        .first_width_pt = width_pt,
        .width_pt = width_pt,
        .first_tolerance = 200,
        .tolerance = 1200,
        .plain_tolerance = 100,
        .line_penalty = 10,
        .flagged_demerits = 10000,
        .final_demerits = 5000,
        .adjacent_demerits = 10000,
        .emergency_pt = width_pt / 10,
    };
}

size_t linebreak_line_start(
    const struct break_item *items, size_t count, size_t after)
{
    size_t i = after + 1;
    while (
        i < count && items[i].kind != BREAK_BOX &&
        !(items[i].kind == BREAK_PENALTY && items[i].penalty <= PENALTY_FORCED))
        i++;
    return i;
}

/* The sums where the line after a break at ITEM begins. */
static struct sums sums_after(const struct pass *pass, size_t item)
{
    struct sums sums = pass->sums;
    size_t start = linebreak_line_start(pass->items, pass->count, item);
    sums.width -= pass->items[item].next_pt;
    for (size_t i = item; i < start; i++) {
        if (pass->items[i].kind != BREAK_GLUE)
            continue;
        sums.width += pass->items[i].width_pt;
        sums.stretch += pass->items[i].stretch_pt;
        sums.shrink += pass->items[i].shrink_pt;
    }
    return sums;
}

/* How far the line after a break at ITEM may stand out at the left. */
static double hang_after(const struct pass *pass, size_t item)
{
    size_t start = linebreak_line_start(pass->items, pass->count, item);
    if (start == pass->count || pass->items[start].kind != BREAK_BOX)
        return 0;
    return pass->items[start].hang_pt;
}

/* The ratio of the line from NODE to the item (p. 1127 f.). */
static double line_ratio(
    const struct pass *pass, const struct node *node, size_t item)
{
    const struct break_settings *settings = pass->settings;
    double width = pass->sums.width - node->from.width;
    if (pass->items[item].kind == BREAK_PENALTY)
        width += pass->items[item].width_pt;
    double measure =
        node->previous == NONE ? settings->first_width_pt : settings->width_pt;
    double missing = measure - width + node->hang + pass->items[item].hang_pt;
    double stretch = pass->sums.stretch - node->from.stretch;
    /* Sums of many widths carry rounding: a hair too long still fits. */
    if (fabs(missing) < 1e-6)
        return 0;
    if (settings->ragged_pt > 0) {
        if (missing < 0)
            return -2;
        return stretch >= STRETCH_INFINITE / 2 ? 0
                                               : missing / settings->ragged_pt;
    }
    if (missing > 0) {
        stretch += pass->last ? settings->emergency_pt : 0;
        return stretch > 0 ? missing / stretch : INFINITY;
    }
    double shrink = pass->sums.shrink - node->from.shrink;
    return shrink > 0 ? missing / shrink : -INFINITY;
}

static unsigned char fitness_of(double ratio)
{
    return ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3;
}

static double badness_of(double ratio)
{
    double size = fabs(ratio);
    if (size > 4.6)
        return MOST_BADNESS;
    return 100 * size * size * size;
}

/* Demerits of one line (p. 1128, with TeX's bounded badness). */
static double line_demerits(
    const struct pass *pass, const struct node *node, size_t item, double ratio)
{
    const struct break_settings *settings = pass->settings;
    const struct break_item *at = &pass->items[item];
    double sum = settings->line_penalty + badness_of(ratio);
    double demerits = sum * sum;
    if (at->kind == BREAK_PENALTY && at->penalty > 0)
        demerits += (double)at->penalty * at->penalty;
    else if (at->kind == BREAK_PENALTY && at->penalty > PENALTY_FORCED)
        demerits -= (double)at->penalty * at->penalty;
    if (at->kind == BREAK_PENALTY && at->flagged && node->flagged)
        demerits += settings->flagged_demerits;
    if (item + 1 == pass->count && node->flagged)
        demerits += settings->final_demerits;
    /* Only justified lines look tight or loose. */
    if (settings->ragged_pt <= 0 && abs(fitness_of(ratio) - node->fitness) > 1)
        demerits += settings->adjacent_demerits;
    return demerits;
}

static void consider(struct candidate best[FITNESS_CLASSES], uint32_t from,
    double demerits, double ratio, bool overfull)
{
    struct candidate *of_class = &best[fitness_of(ratio)];
    if (of_class->from != NONE && of_class->demerits <= demerits)
        return;
    *of_class = (struct candidate){demerits, ratio, from, overfull};
}

/* Adds the best ways as new active nodes at the end of the list; a class
 * whose best is much worse than the best of all can't win (p. 1159). */
static void activate(struct pass *pass, size_t item, uint32_t last,
    const struct candidate best[FITNESS_CLASSES])
{
    double least = INFINITY;
    for (int i = 0; i < FITNESS_CLASSES; i++)
        if (best[i].from != NONE && best[i].demerits < least)
            least = best[i].demerits;
    struct sums from = sums_after(pass, item);
    double hang = hang_after(pass, item);
    const struct break_item *at = &pass->items[item];
    for (int i = 0; i < FITNESS_CLASSES; i++) {
        if (best[i].from == NONE ||
            best[i].demerits > least + pass->settings->adjacent_demerits)
            continue;
        uint32_t index = (uint32_t)pass->nodes.count;
        *array_add(&pass->nodes, pass->arena) = (struct node){
            .item = item,
            .from = from,
            .hang = hang,
            .demerits = best[i].demerits,
            .ratio = best[i].ratio,
            .previous = best[i].from,
            .next_active = NONE,
            .fitness = (unsigned char)i,
            .flagged = at->kind == BREAK_PENALTY && at->flagged,
            .overfull = best[i].overfull,
        };
        if (last == NONE)
            pass->first_active = index;
        else
            pass->nodes.items[last].next_active = index;
        last = index;
    }
}

/* Tries to end a line at ITEM from every active node (p. 1160). Nodes too far
 * back leave the list. False if none is left. */
static bool try_break(struct pass *pass, size_t item)
{
    struct candidate best[FITNESS_CLASSES];
    for (int i = 0; i < FITNESS_CLASSES; i++)
        best[i].from = NONE;
    bool forced = pass->items[item].kind == BREAK_PENALTY &&
                  pass->items[item].penalty <= PENALTY_FORCED;
    bool found = false;
    uint32_t kept = NONE, dropped = NONE;
    for (uint32_t at = pass->first_active; at != NONE;) {
        struct node *node = &pass->nodes.items[at];
        uint32_t next = node->next_active;
        double ratio = line_ratio(pass, node, item);
        if (ratio >= -1 &&
            (pass->last || badness_of(ratio) <= pass->tolerance)) {
            double demerits = line_demerits(pass, node, item, ratio);
            consider(best, at, node->demerits + demerits, ratio, false);
            found = true;
        }
        if (ratio < -1 || forced) {
            if (kept == NONE)
                pass->first_active = next;
            else
                pass->nodes.items[kept].next_active = next;
            if (ratio < -1)
                dropped = at;
        } else {
            kept = at;
        }
        at = next;
    }
    if (!found && kept == NONE && pass->last && dropped != NONE) {
        /* Nothing fits: the shortest of the lines that are too long. */
        const struct node *node = &pass->nodes.items[dropped];
        double demerits = line_demerits(pass, node, item, -5);
        consider(best, dropped, node->demerits + demerits, -1, true);
        found = true;
    }
    if (found)
        activate(pass, item, kept, best);
    return pass->first_active != NONE;
}

static bool may_break(const struct pass *pass, size_t item)
{
    const struct break_item *at = &pass->items[item];
    if (at->kind == BREAK_PENALTY)
        return at->penalty < PENALTY_NEVER &&
               !(pass->plain && at->width_pt > 0);
    return at->kind == BREAK_GLUE && item > 0 &&
           pass->items[item - 1].kind == BREAK_BOX;
}

/* One run over all items. False if it can't be done within the tolerance. */
static bool run_pass(struct pass *pass)
{
    pass->nodes.count = 0;
    pass->sums = (struct sums){0};
    pass->first_active = 0;
    struct node first = {.previous = NONE, .next_active = NONE, .fitness = 1};
    if (pass->items[0].kind == BREAK_BOX)
        first.hang = pass->items[0].hang_pt;
    *array_add(&pass->nodes, pass->arena) = first;
    for (size_t i = 0; i < pass->count; i++) {
        const struct break_item *item = &pass->items[i];
        if (may_break(pass, i) && !try_break(pass, i))
            return false;
        if (item->kind != BREAK_PENALTY)
            pass->sums.width += item->width_pt;
        if (item->kind == BREAK_GLUE) {
            pass->sums.stretch += item->stretch_pt;
            pass->sums.shrink += item->shrink_pt;
        }
    }
    return true;
}

/* Follows the best last node back to the beginning. */
static struct line_ends collect_lines(const struct pass *pass)
{
    const struct node *nodes = pass->nodes.items;
    uint32_t best = pass->first_active;
    for (uint32_t at = best; at != NONE; at = nodes[at].next_active)
        if (nodes[at].demerits < nodes[best].demerits)
            best = at;
    size_t count = 0;
    for (uint32_t at = best; nodes[at].previous != NONE;
         at = nodes[at].previous)
        count++;
    struct line_end *ends = arena_allocate(pass->arena, count, sizeof *ends);
    size_t i = count;
    for (uint32_t at = best; nodes[at].previous != NONE;
         at = nodes[at].previous)
        ends[--i] = (struct line_end){
            nodes[at].item, nodes[at].ratio, nodes[at].overfull};
    return (struct line_ends){ends, count, nodes[best].demerits};
}

struct line_ends linebreak_choose(struct arena *arena,
    const struct break_item *items, size_t count,
    const struct break_settings *settings)
{
    if (count == 0)
        return (struct line_ends){0};
    struct pass pass = {
        .arena = arena,
        .items = items,
        .count = count,
        .settings = settings,
        .tolerance = settings->plain_tolerance,
        .plain = true,
    };
    bool done = settings->plain_tolerance > 0 && run_pass(&pass);
    pass.plain = false;
    pass.tolerance = settings->first_tolerance;
    done = done || run_pass(&pass);
    pass.tolerance = settings->tolerance;
    done = done || run_pass(&pass);
    pass.last = true;
    if (!done)
        run_pass(&pass);
    return collect_lines(&pass);
}
