/* What two sequences have in common, in order. */
#include "base/edits.h"

#include "base/array.h"

#include <stdbool.h>
#include <string.h>

/* Where an item stands in the stretch at hand. */
struct seen {
    size_t old, new; /* its last place */
    int old_count, new_count;
};

struct edits {
    struct arena arena;        /* of one comparison */
    struct arena rounds_arena; /* of one stretch of it */
    const int *old, *new;
    size_t *partner;
    struct seen *seen; /* by item; a stretch clears what it uses */
};

/* OLD_FROM to OLD_TO against NEW_FROM to NEW_TO, the ends not among them. */
struct stretch {
    size_t old_from, old_to, new_from, new_to;
};

/* ---- what stands once on either side ------------------------------------- */

struct anchor {
    size_t old, new;
    size_t before; /* the anchor before it in the longest chain that ends here,
                      EDITS_NONE: it is the first */
};

static void count_items(struct edits *edits, struct stretch at)
{
    for (size_t i = at.old_from; i < at.old_to; i++)
        edits->seen[edits->old[i]] = (struct seen){0};
    for (size_t i = at.new_from; i < at.new_to; i++)
        edits->seen[edits->new[i]] = (struct seen){0};
    for (size_t i = at.old_from; i < at.old_to; i++) {
        struct seen *seen = &edits->seen[edits->old[i]];
        seen->old = i;
        seen->old_count++;
    }
    for (size_t i = at.new_from; i < at.new_to; i++) {
        struct seen *seen = &edits->seen[edits->new[i]];
        seen->new = i;
        seen->new_count++;
    }
}

/* The first of COUNT piles whose top stands behind NEW in the new sequence. */
static size_t find_pile(
    const struct anchor *anchors, const size_t *tops, size_t count, size_t new)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (anchors[tops[middle]].new < new)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The longest chain of anchors that rises in both sequences, *COUNT of them. */
static struct anchor *find_chain(
    struct edits *edits, struct stretch at, size_t *count)
{
    struct arena *arena = &edits->arena;
    ARRAY(struct anchor) anchors = {0};
    count_items(edits, at);
    for (size_t i = at.old_from; i < at.old_to; i++) {
        const struct seen *seen = &edits->seen[edits->old[i]];
        if (seen->old_count == 1 && seen->new_count == 1)
            *array_add(&anchors, arena) =
                (struct anchor){i, seen->new, EDITS_NONE};
    }
    size_t piles = 0;
    size_t *tops = arena_allocate(arena, anchors.count, sizeof *tops);
    for (size_t i = 0; i < anchors.count; i++) {
        size_t pile =
            find_pile(anchors.items, tops, piles, anchors.items[i].new);
        if (pile > 0)
            anchors.items[i].before = tops[pile - 1];
        tops[pile] = i;
        piles += pile == piles;
    }
    struct anchor *chain = arena_allocate(arena, piles, sizeof *chain);
    *count = piles;
    for (size_t i = piles, from = piles ? tops[piles - 1] : 0; i-- > 0;) {
        chain[i] = anchors.items[from];
        from = chain[i].before;
    }
    return chain;
}

/* ---- by Myers ------------------------------------------------------------ */

/* How far each diagonal had come after a number of steps, each of which passes
 * over an item of one side. */
struct round {
    long *reached; /* by diagonal, from -steps to steps */
};

static long reach(const struct round *round, long steps, long diagonal)
{
    return round->reached[diagonal + steps];
}

/* Whether the last of STEPS on the best way to DIAGONAL passes over an item of
 * the new side. BEFORE: the round before. */
static bool passes_new(const struct round *before, long steps, long diagonal)
{
    if (diagonal == -steps)
        return true;
    return diagonal != steps && reach(before, steps - 1, diagonal - 1) <
                                    reach(before, steps - 1, diagonal + 1);
}

/* How many items of the old side are behind DIAGONAL where that is entered. */
static long enter(const struct round *before, long steps, long diagonal)
{
    if (steps == 0)
        return 0;
    return passes_new(before, steps, diagonal)
               ? reach(before, steps - 1, diagonal + 1)
               : reach(before, steps - 1, diagonal - 1) + 1;
}

/* One round more; true if the ends are reached. */
static bool go_on(
    struct edits *edits, struct stretch at, struct round *rounds, long steps)
{
    long old_count = (long)(at.old_to - at.old_from);
    long new_count = (long)(at.new_to - at.new_from);
    long *reached = arena_allocate(
        &edits->rounds_arena, (size_t)(2 * steps + 1), sizeof *reached);
    rounds[steps].reached = reached;
    for (long diagonal = -steps; diagonal <= steps; diagonal += 2) {
        long old = enter(&rounds[steps - (steps > 0)], steps, diagonal);
        while (old >= 0 && old >= diagonal && old < old_count &&
               old - diagonal < new_count &&
               edits->old[at.old_from + (size_t)old] ==
                   edits->new[at.new_from + (size_t)(old - diagonal)])
            old++;
        reached[diagonal + steps] = old;
        if (old >= old_count && old - diagonal >= new_count)
            return true;
    }
    return false;
}

/* Notes the matches on the way back from the ends. */
static void go_back(struct edits *edits, struct stretch at,
    const struct round *rounds, long steps)
{
    long old = (long)(at.old_to - at.old_from);
    long diagonal = old - (long)(at.new_to - at.new_from);
    for (; steps >= 0; steps--) {
        const struct round *before = &rounds[steps - (steps > 0)];
        long entered = enter(before, steps, diagonal);
        for (; old > entered; old--)
            edits->partner[at.old_from + (size_t)old - 1] =
                at.new_from + (size_t)(old - 1 - diagonal);
        if (steps == 0)
            return;
        if (passes_new(before, steps, diagonal)) {
            diagonal++;
        } else {
            diagonal--;
            old--;
        }
    }
}

static void match_greedily(struct edits *edits, struct stretch at)
{
    struct round rounds[EDITS_MOST + 1];
    arena_reset(&edits->rounds_arena);
    for (long steps = 0; steps <= EDITS_MOST; steps++)
        if (go_on(edits, at, rounds, steps)) {
            go_back(edits, at, rounds, steps);
            return;
        }
}

/* ---- a stretch ----------------------------------------------------------- */

static void match(struct edits *edits, struct stretch at, int depth)
{
    const int *old = edits->old, *new = edits->new;
    while (at.old_from < at.old_to && at.new_from < at.new_to &&
           old[at.old_from] == new[at.new_from])
        edits->partner[at.old_from++] = at.new_from++;
    while (at.old_from < at.old_to && at.new_from < at.new_to &&
           old[at.old_to - 1] == new[at.new_to - 1])
        edits->partner[--at.old_to] = --at.new_to;
    if (at.old_from == at.old_to || at.new_from == at.new_to)
        return;
    size_t count = 0;
    const struct anchor *chain =
        depth < EDITS_DEEPEST ? find_chain(edits, at, &count) : NULL;
    if (count == 0) {
        match_greedily(edits, at);
        return;
    }
    struct stretch between = at;
    for (size_t i = 0; i < count; i++) {
        edits->partner[chain[i].old] = chain[i].new;
        between.old_to = chain[i].old;
        between.new_to = chain[i].new;
        match(edits, between, depth + 1);
        between.old_from = chain[i].old + 1;
        between.new_from = chain[i].new + 1;
    }
    between.old_to = at.old_to;
    between.new_to = at.new_to;
    match(edits, between, depth + 1);
}

struct edits *edits_new(struct arena *arena, int limit)
{
    struct edits *edits = arena_new(arena, struct edits);
    arena_init(&edits->arena);
    arena_init(&edits->rounds_arena);
    edits->seen = arena_allocate(arena, (size_t)limit, sizeof *edits->seen);
    return edits;
}

void edits_free(struct edits *edits)
{
    arena_release(&edits->rounds_arena);
    arena_release(&edits->arena);
}

size_t *edits_match(struct edits *edits, struct arena *arena,
    struct edits_side old, struct edits_side new)
{
    arena_reset(&edits->arena);
    edits->old = old.items;
    edits->new = new.items;
    edits->partner = arena_allocate(arena, old.count, sizeof *edits->partner);
    for (size_t i = 0; i < old.count; i++)
        edits->partner[i] = EDITS_NONE;
    match(edits, (struct stretch){0, old.count, 0, new.count}, 0);
    return edits->partner;
}
