/* Two versions of a document, compared. */
#include "compose/redline.h"

#include "base/array.h"
#include "base/ascii.h"
#include "base/edits.h"

#include <stdlib.h>
#include <string.h>

struct comparison {
    struct arena *arena;
    struct arena scratch; /* of one passage at a time */
    const struct passages *old, *new;
    struct edits *edits;
    ARRAY(struct redline_step) steps;
    size_t counts[REDLINE_KIND_COUNT];
};

struct run_list {
    ARRAY(struct redline_run) list;
};

/* ---- the words of an edited passage -------------------------------------- */

static bool is_spaced_alike(
    const struct passage_word *old, const struct passage_word *new)
{
    return old->spaced == new->spaced && old->breaks == new->breaks;
}

static bool is_sign(const struct passage_word *word)
{
    unsigned char first = (unsigned char)word->text[0];
    return first < 0x80 && !ascii_is_digit(first) && !ascii_is_letter(first);
}

static void add_run(struct comparison *comparison, struct run_list *runs,
    struct redline_run run)
{
    struct redline_run *last =
        runs->list.count ? &runs->list.items[runs->list.count - 1] : NULL;
    if (run.count == 0)
        return;
    if (last && last->kind == run.kind && last->cell == run.cell &&
        last->first + last->count == run.first)
        last->count += run.count;
    else
        *array_add(&runs->list, comparison->arena) = run;
}

/* Signs alone between two changes are part of them. */
static void drop_islands(const struct passage_word *old, size_t old_count,
    size_t new_count, size_t *partner)
{
    size_t from = 0, expected = 0;
    while (from < old_count) {
        if (partner[from] == EDITS_NONE) {
            from++;
            continue;
        }
        size_t to = from;
        bool signs = true;
        while (to < old_count && partner[to] != EDITS_NONE &&
               partner[to] == partner[from] + (to - from))
            signs = is_sign(&old[to++]) && signs;
        size_t behind = partner[from] + (to - from);
        bool changed_before = (from > 0 && partner[from - 1] == EDITS_NONE) ||
                              partner[from] > expected;
        bool changed_behind =
            to < old_count ? partner[to] == EDITS_NONE || partner[to] > behind
                           : behind < new_count;
        expected = behind;
        if (signs && from > 0 && changed_before && changed_behind)
            for (size_t i = from; i < to; i++)
                partner[i] = EDITS_NONE;
        from = to;
    }
}

static size_t *match_words(struct comparison *comparison,
    const struct passage_word *old, size_t old_count,
    const struct passage_word *new, size_t new_count)
{
    struct arena *scratch = &comparison->scratch;
    int *old_ids = arena_allocate(scratch, old_count, sizeof *old_ids);
    int *new_ids = arena_allocate(scratch, new_count, sizeof *new_ids);
    for (size_t i = 0; i < old_count; i++)
        old_ids[i] = old[i].id;
    for (size_t i = 0; i < new_count; i++)
        new_ids[i] = new[i].id;
    size_t *partner = edits_match(comparison->edits, scratch,
        (struct edits_side){old_ids, old_count},
        (struct edits_side){new_ids, new_count});
    for (size_t i = 0; i < old_count; i++)
        if (partner[i] != EDITS_NONE && (i > 0 || partner[i] > 0) &&
            !is_spaced_alike(&old[i], &new[partner[i]]))
            partner[i] = EDITS_NONE;
    drop_islands(old, old_count, new_count, partner);
    return partner;
}

/* Adds the runs of one cell; gives the number of words that are the same. */
static size_t compare_words(struct comparison *comparison,
    struct run_list *runs, size_t cell, size_t old_first, size_t old_count,
    size_t new_first, size_t new_count)
{
    const size_t *partner =
        match_words(comparison, &comparison->old->words[old_first], old_count,
            &comparison->new->words[new_first], new_count);
    size_t same = 0, old = 0, new = 0;
    while (old < old_count || new < new_count) {
        size_t next = old, until = new_count;
        while (next < old_count && partner[next] == EDITS_NONE)
            next++;
        if (next < old_count)
            until = partner[next];
        add_run(comparison, runs,
            (struct redline_run){
                REDLINE_DELETED, old_first + old, next - old, cell});
        add_run(comparison, runs,
            (struct redline_run){
                REDLINE_INSERTED, new_first + new, until - new, cell});
        old = next;
        new = until;
        if (old < old_count) {
            add_run(comparison, runs,
                (struct redline_run){REDLINE_SAME, new_first + new, 1, cell});
            same++;
            old++;
            new += 1;
        }
    }
    return same;
}

/* ---- passages ------------------------------------------------------------ */

static void add_step(struct comparison *comparison, struct redline_step step)
{
    *array_add(&comparison->steps, comparison->arena) = step;
    comparison->counts[step.kind]++;
}

static void add_deleted(
    struct comparison *comparison, const struct passage *old)
{
    add_step(
        comparison, (struct redline_step){.kind = REDLINE_DELETED, .old = old});
}

static void add_inserted(
    struct comparison *comparison, const struct passage *new)
{
    add_step(comparison,
        (struct redline_step){.kind = REDLINE_INSERTED, .new = new});
}

static size_t words_of_cell(const struct passage *passage, size_t cell)
{
    return passage->cells ? passage->cells[cell] : passage->count;
}

/* Whether they are rows that begin with the same words: about the same thing.
 */
static bool has_same_head(struct comparison *comparison,
    const struct passage *old, const struct passage *new)
{
    if (old->kind != PASSAGE_ROW || old->cell_count < 2 || old->cells[0] == 0 ||
        old->cells[0] != new->cells[0])
        return false;
    for (size_t i = 0; i < old->cells[0]; i++)
        if (comparison->old->words[old->first + i].id !=
            comparison->new->words[new->first + i].id)
            return false;
    return true;
}

/* Of two passages that are alike. Where too little of the words stands in the
 * same order, the one takes the place of the other as a whole. */
static void add_edited(struct comparison *comparison, const struct passage *old,
    const struct passage *new)
{
    struct run_list runs = {0};
    size_t same = 0, old_at = old->first, new_at = new->first;
    size_t most = old->count > new->count ? old->count : new->count;
    arena_reset(&comparison->scratch);
    for (size_t cell = 0; cell < new->cell_count; cell++) {
        size_t old_count = words_of_cell(old, cell);
        size_t new_count = words_of_cell(new, cell);
        same += compare_words(
            comparison, &runs, cell, old_at, old_count, new_at, new_count);
        old_at += old_count;
        new_at += new_count;
    }
    if (3 * same < most && old->key != new->key &&
        !has_same_head(comparison, old, new)) {
        add_deleted(comparison, old);
        add_inserted(comparison, new);
        return;
    }
    add_step(comparison, (struct redline_step){REDLINE_EDITED, old, new,
                             runs.list.items, runs.list.count});
}

static void add_matched(struct comparison *comparison,
    const struct passage *old, const struct passage *new)
{
    if (old->text == new->text)
        add_step(comparison, (struct redline_step){
                                 .kind = REDLINE_SAME, .old = old, .new = new});
    else
        add_edited(comparison, old, new);
}

/* ---- what stands between matches ----------------------------------------- */

static int compare_ids(const void *left, const void *right)
{
    int a = *(const int *)left, b = *(const int *)right;
    return a < b ? -1 : a > b;
}

/* The numbers of its words, sorted. */
static int *sorted_words(struct comparison *comparison,
    const struct passages *passages, const struct passage *passage)
{
    int *ids =
        arena_allocate(&comparison->scratch, passage->count + 1, sizeof *ids);
    for (size_t i = 0; i < passage->count; i++)
        ids[i] = passages->words[passage->first + i].id;
    if (passage->count > 1)
        qsort(ids, passage->count, sizeof *ids, compare_ids);
    return ids;
}

static size_t count_common(
    const int *a, size_t a_count, const int *b, size_t b_count)
{
    size_t common = 0, i = 0, j = 0;
    while (i < a_count && j < b_count) {
        if (a[i] == b[j]) {
            common++;
            i++;
            j++;
        } else if (a[i] < b[j]) {
            i++;
        } else {
            j++;
        }
    }
    return common;
}

static bool is_of_one_kind(const struct passage *old, const struct passage *new)
{
    return old->kind == new->kind && old->level == new->level &&
           old->cell_count == new->cell_count && old->head == new->head;
}

/* The most alike of the passages from NEW on and before END, EDITS_NONE: none
 * is an edited OLD. */
static size_t find_edited(struct comparison *comparison,
    const struct passage *old, size_t new, size_t end)
{
    const struct passage *items = comparison->new->items;
    size_t best = EDITS_NONE, best_common = 0, best_words = 1;
    arena_reset(&comparison->scratch);
    const int *words = NULL;
    for (size_t i = new; i < end &&i < new + REDLINE_NEAR; i++) {
        if (!is_of_one_kind(old, &items[i]))
            continue;
        if (!words)
            words = sorted_words(comparison, comparison->old, old);
        const int *others =
            sorted_words(comparison, comparison->new, &items[i]);
        size_t common = count_common(words, old->count, others, items[i].count);
        size_t all = old->count + items[i].count;
        if (has_same_head(comparison, old, &items[i]))
            common += all;
        if (4 * common >= all && common * best_words > best_common * all) {
            best = i;
            best_common = common;
            best_words = all;
        }
    }
    return best;
}

static void add_between(struct comparison *comparison, size_t old,
    size_t old_end, size_t new, size_t new_end)
{
    const struct passage *olds = comparison->old->items;
    const struct passage *news = comparison->new->items;
    for (; old < old_end; old++) {
        size_t edited = find_edited(comparison, &olds[old], new, new_end);
        if (edited == EDITS_NONE) {
            add_deleted(comparison, &olds[old]);
            continue;
        }
        for (; new < edited; new += 1)
            add_inserted(comparison, &news[new]);
        add_edited(comparison, &olds[old], &news[new]);
        new += 1;
    }
    for (; new < new_end; new += 1)
        add_inserted(comparison, &news[new]);
}

static void compare_passages(struct comparison *comparison)
{
    const struct passages *old = comparison->old, *new = comparison->new;
    int *old_keys =
        arena_allocate(comparison->arena, old->count, sizeof *old_keys);
    int *new_keys =
        arena_allocate(comparison->arena, new->count, sizeof *new_keys);
    for (size_t i = 0; i < old->count; i++)
        old_keys[i] = old->items[i].key;
    for (size_t i = 0; i < new->count; i++)
        new_keys[i] = new->items[i].key;
    const size_t *partner = edits_match(comparison->edits, comparison->arena,
        (struct edits_side){old_keys, old->count},
        (struct edits_side){new_keys, new->count});
    size_t old_at = 0, new_at = 0;
    for (size_t i = 0; i < old->count; i++) {
        if (partner[i] == EDITS_NONE)
            continue;
        add_between(comparison, old_at, i, new_at, partner[i]);
        add_matched(comparison, &old->items[i], &new->items[partner[i]]);
        old_at = i + 1;
        new_at = partner[i] + 1;
    }
    add_between(comparison, old_at, old->count, new_at, new->count);
}

/* ---- frames -------------------------------------------------------------- */

/* The frames around FRAME, the outermost first, in ARENA. */
static int *chain_of(struct arena *arena, const struct passages *passages,
    int frame, size_t *count)
{
    *count = 0;
    for (int i = frame; i != PASSAGE_NONE; i = passages->frames[i].parent)
        ++*count;
    int *chain = arena_allocate(arena, *count, sizeof *chain);
    size_t at = *count;
    for (int i = frame; i != PASSAGE_NONE; i = passages->frames[i].parent)
        chain[--at] = i;
    return chain;
}

static bool is_same_frame(const struct frame *old, const struct frame *new)
{
    return old->kind == new->kind &&
           (old->kind == FRAME_NUMBERED || old->detail == new->detail);
}

/* Passages that are matched tell which lists, tables and so on are. */
static const int *match_frames(struct comparison *comparison)
{
    const struct passages *old = comparison->old, *new = comparison->new;
    int *frames =
        arena_allocate(comparison->arena, old->frame_count, sizeof *frames);
    bool *taken =
        arena_allocate(comparison->arena, new->frame_count, sizeof *taken);
    for (size_t i = 0; i < old->frame_count; i++)
        frames[i] = PASSAGE_NONE;
    for (size_t i = 0; i < comparison->steps.count; i++) {
        const struct redline_step *step = &comparison->steps.items[i];
        size_t old_count, new_count;
        if (!step->old || !step->new)
            continue;
        arena_reset(&comparison->scratch);
        const int *olds =
            chain_of(&comparison->scratch, old, step->old->frame, &old_count);
        const int *news =
            chain_of(&comparison->scratch, new, step->new->frame, &new_count);
        for (size_t j = 0;
             j < old_count && j < new_count &&
             is_same_frame(&old->frames[olds[j]], &new->frames[news[j]]);
             j++) {
            if (frames[olds[j]] == PASSAGE_NONE && !taken[news[j]]) {
                frames[olds[j]] = news[j];
                taken[news[j]] = true;
            } else if (frames[olds[j]] != news[j]) {
                break;
            }
        }
    }
    return frames;
}

/* ---- the door ------------------------------------------------------------ */

const struct redline *redline_new(
    struct arena *arena, const struct document *old, const struct document *new)
{
    struct passage_vocabulary vocabulary = {.arena = arena};
    struct comparison comparison = {.arena = arena};
    struct redline *redline = arena_new(arena, struct redline);
    arena_init(&comparison.scratch);
    comparison.old = passages_new(&vocabulary, old);
    comparison.new = passages_new(&vocabulary, new);
    comparison.edits = edits_new(arena, (int)vocabulary.map.count);
    compare_passages(&comparison);
    *redline = (struct redline){.old_document = old,
        .new_document = new,
        .old = comparison.old,
        .new = comparison.new,
        .steps = comparison.steps.items,
        .step_count = comparison.steps.count,
        .frames = match_frames(&comparison)};
    memcpy(redline->counts, comparison.counts, sizeof redline->counts);
    edits_free(comparison.edits);
    arena_release(&comparison.scratch);
    return redline;
}

bool redline_is_empty(const struct redline *redline)
{
    return redline->counts[REDLINE_SAME] == redline->step_count;
}

const char *redline_heading(struct arena *arena, const struct redline *redline,
    const struct redline_step *step)
{
    const struct passages *side = step->new ? redline->new : redline->old;
    int heading = step->new ? step->new->heading : step->old->heading;
    return heading == PASSAGE_NONE
               ? NULL
               : passage_text(arena, side, &side->items[heading]);
}
