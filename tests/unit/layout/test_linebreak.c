/* Line breaking: hand-checked cases, and random ones against an exhaustive
 * search that knows no active list. */
#include "../support.h"

#include "base/file.h"
#include "layout/linebreak.h"

#include <math.h>

/* ---- the cases in tests/spec/linebreaking.txt ---------------------------- */

/* A forced end as in TeX: no break, then fill, then the break. */
static size_t add_end(struct break_item *items, size_t count)
{
    items[count++] =
        (struct break_item){.kind = BREAK_PENALTY, .penalty = PENALTY_NEVER};
    items[count++] =
        (struct break_item){.kind = BREAK_GLUE, .stretch_pt = STRETCH_INFINITE};
    items[count++] =
        (struct break_item){.kind = BREAK_PENALTY, .penalty = PENALTY_FORCED};
    return count;
}

/* "b5 g1+2-3 p50 f50 end" to items: box, glue, penalty, flagged penalty. */
static size_t parse_items(const char *text, struct break_item *items)
{
    size_t count = 0;
    char word[64];
    int length;
    while (sscanf(text, "%63s%n", word, &length) == 1) {
        text += length;
        struct break_item item = {.kind = BREAK_BOX};
        if (!strcmp(word, "end")) {
            count = add_end(items, count);
            continue;
        }
        char *at = word + 1;
        if (word[0] == 'g') {
            item.kind = BREAK_GLUE;
            item.width_pt = strtod(at, &at);
            item.stretch_pt = *at == '+' ? strtod(at, &at) : 0;
            item.shrink_pt = *at == '-' ? -strtod(at, &at) : 0;
        } else if (word[0] == 'b') {
            item.width_pt = strtod(at, &at);
        } else {
            item.kind = BREAK_PENALTY;
            item.flagged = word[0] == 'f';
            item.penalty = (int)strtol(at, &at, 10);
            item.width_pt = *at == '/' ? strtod(at + 1, &at) : 0;
            item.next_pt = *at == '+' || *at == '-' ? strtod(at, &at) : 0;
        }
        item.hang_pt = *at == 'h' ? strtod(at + 1, &at) : 0;
        items[count++] = item;
    }
    return count;
}

struct spec {
    char name[128], items[4096], breaks[512];
    bool has_breaks; /* the next items begin anew */
    struct break_settings settings;
};

/* The breaks as "3:0.50 7:0.00 = 12200"; "!" marks an overfull line. */
static const char *print_result(
    struct bench *bench, const struct line_ends *ends)
{
    const char *text = "";
    for (size_t i = 0; i < ends->count; i++)
        text = arena_format(&bench->arena, "%s%zu:%.2f%s ", text,
            ends->ends[i].item, ends->ends[i].ratio + 0.0,
            ends->ends[i].overfull ? "!" : "");
    return arena_format(&bench->arena, "%s= %.8g", text, ends->demerits);
}

static void check_spec(struct bench *bench, const struct spec *spec)
{
    struct break_item items[512];
    size_t count = parse_items(spec->items, items);
    struct line_ends ends =
        linebreak_choose(&bench->arena, items, count, &spec->settings);
    const char *found = print_result(bench, &ends);
    if (strcmp(found, spec->breaks) != 0)
        print_error(
            "%s:\n  wanted %s\n  found  %s\n", spec->name, spec->breaks, found);
    assert_string_equal(found, spec->breaks);
}

static void read_line(
    struct bench *bench, struct spec *spec, const char *line, size_t *checked)
{
    char key[32], rest[512];
    if (*line == '#' || sscanf(line, "%31[a-z-]: %511[^\n]", key, rest) != 2)
        return;
    double number = strtod(rest, NULL);
    if (!strcmp(key, "case")) {
        snprintf(spec->name, sizeof spec->name, "%.127s", rest);
    } else if (!strcmp(key, "width")) {
        spec->settings = break_settings_usual(number);
    } else if (!strcmp(key, "first-width")) {
        spec->settings.first_width_pt = number;
    } else if (!strcmp(key, "ragged")) {
        spec->settings.ragged_pt = number;
    } else if (!strcmp(key, "line-penalty")) {
        spec->settings.line_penalty = number;
    } else if (!strcmp(key, "tolerances")) {
        sscanf(rest, "%lf %lf %lf", &spec->settings.plain_tolerance,
            &spec->settings.first_tolerance, &spec->settings.tolerance);
    } else if (!strcmp(key, "demerits")) {
        sscanf(rest, "%lf %lf %lf", &spec->settings.flagged_demerits,
            &spec->settings.final_demerits, &spec->settings.adjacent_demerits);
    } else if (!strcmp(key, "items")) {
        if (spec->has_breaks)
            spec->items[0] = '\0';
        spec->has_breaks = false;
        strncat(spec->items, " ", sizeof spec->items - strlen(spec->items) - 1);
        strncat(
            spec->items, rest, sizeof spec->items - strlen(spec->items) - 1);
    } else if (!strcmp(key, "breaks")) {
        snprintf(spec->breaks, sizeof spec->breaks, "%.511s", rest);
        spec->has_breaks = true;
        check_spec(bench, spec);
        ++*checked;
    } else {
        fail_msg("unknown key in the spec: %s", key);
    }
}

static void test_spec(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const struct source *source = file_read(&bench.arena,
        "tests/spec/linebreaking.txt", FILE_LARGEST_TEXT, &bench.diags);
    assert_non_null(source);
    struct spec spec = {0};
    size_t checked = 0;
    for (size_t i = 1; i <= source->line_count; i++) {
        size_t length;
        const char *line = source_line(source, (int)i, &length);
        read_line(
            &bench, &spec, arena_copy(&bench.arena, line, length), &checked);
    }
    assert_true(checked >= 24);
    bench_release(&bench);
}

/* ---- against exhaustive search ------------------------------------------- */

enum { MOST_ITEMS = 120, CLASSES = 4 };

/* Random numbers that are the same everywhere. */
static unsigned next_random(unsigned *seed)
{
    *seed = *seed * 1103515245u + 12345u;
    return *seed >> 16 & 0x7FFF;
}

static size_t random_items(unsigned *seed, struct break_item *items)
{
    size_t count = 0, words = 5 + next_random(seed) % 25;
    for (size_t i = 0; i < words; i++) {
        if (i > 0)
            items[count++] = (struct break_item){.kind = BREAK_GLUE,
                .width_pt = 3,
                .stretch_pt = 1.5,
                .shrink_pt = 1};
        items[count++] = (struct break_item){
            .kind = BREAK_BOX, .width_pt = 2 + next_random(seed) % 20};
        if (next_random(seed) % 4 == 0) {
            items[count++] = (struct break_item){.kind = BREAK_PENALTY,
                .penalty = (int)(next_random(seed) % 100) - 20,
                .flagged = true,
                .width_pt = 1,
                .next_pt = -(double)(next_random(seed) % 2)};
            items[count++] = (struct break_item){
                .kind = BREAK_BOX, .width_pt = 2 + next_random(seed) % 8};
        }
    }
    return add_end(items, count);
}

static int class_of(double ratio)
{
    return ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3;
}

/* The ratio of the line from item FROM to the break at TO, which is BEGUN
 * wider than its items. */
static double ratio_of(const struct break_item *items, size_t from, size_t to,
    double begun_pt, double width_pt)
{
    double width = begun_pt, stretch = 0, shrink = 0;
    for (size_t i = from; i < to; i++) {
        if (items[i].kind == BREAK_PENALTY)
            continue;
        width += items[i].width_pt;
        stretch += items[i].stretch_pt;
        shrink += items[i].shrink_pt;
    }
    if (items[to].kind == BREAK_PENALTY)
        width += items[to].width_pt;
    if (fabs(width_pt - width) < 1e-6)
        return 0;
    if (width < width_pt)
        return stretch > 0 ? (width_pt - width) / stretch : INFINITY;
    return shrink > 0 ? (width_pt - width) / shrink : -INFINITY;
}

static double demerits_of(const struct break_item *at,
    const struct break_item *before, int before_class, double ratio,
    const struct break_settings *settings)
{
    double badness = fabs(ratio) > 4.6 ? 10000 : 100 * pow(fabs(ratio), 3);
    double demerits = pow(settings->line_penalty + badness, 2);
    double penalty = at->kind == BREAK_PENALTY ? at->penalty : 0;
    if (penalty > 0)
        demerits += penalty * penalty;
    else if (penalty > PENALTY_FORCED)
        demerits -= penalty * penalty;
    if (at->kind == BREAK_PENALTY && at->flagged && before &&
        before->kind == BREAK_PENALTY && before->flagged)
        demerits += settings->flagged_demerits;
    if (abs(class_of(ratio) - before_class) > 1)
        demerits += settings->adjacent_demerits;
    return demerits;
}

static bool is_break(const struct break_item *items, size_t i, bool plain)
{
    if (items[i].kind == BREAK_PENALTY)
        return items[i].penalty < PENALTY_NEVER &&
               !(plain && items[i].width_pt > 0);
    return items[i].kind == BREAK_GLUE && i > 0 &&
           items[i - 1].kind == BREAK_BOX;
}

/* The least demerits by looking at every pair of breaks; INFINITY if no way
 * is within the tolerance. */
static double exhaustive(const struct break_item *items, size_t count,
    const struct break_settings *settings, double tolerance, bool plain)
{
    double best[MOST_ITEMS + 1][CLASSES];
    for (size_t i = 0; i <= count; i++)
        for (int c = 0; c < CLASSES; c++)
            best[i][c] = INFINITY;
    best[count][1] = 0; /* stands for the beginning */
    for (size_t to = 0; to < count; to++) {
        if (!is_break(items, to, plain))
            continue;
        for (size_t k = 0; k <= to; k++) {
            size_t from = k == 0 ? count : k - 1;
            size_t start =
                k == 0 ? 0 : linebreak_line_start(items, count, from);
            double begun = k == 0 ? 0 : items[from].next_pt;
            double ratio =
                ratio_of(items, start, to, begun, settings->width_pt);
            double badness =
                fabs(ratio) > 4.6 ? 10000 : 100 * pow(fabs(ratio), 3);
            if (start > to || ratio < -1 || badness > tolerance)
                continue;
            for (int c = 0; c < CLASSES; c++) {
                if (isinf(best[from][c]))
                    continue;
                double total =
                    best[from][c] + demerits_of(&items[to],
                                        from == count ? NULL : &items[from], c,
                                        ratio, settings);
                if (to + 1 == count && from != count && items[from].flagged)
                    total += settings->final_demerits;
                double *now = &best[to][class_of(ratio)];
                *now = fmin(*now, total);
            }
        }
    }
    double least = INFINITY;
    for (int c = 0; c < CLASSES; c++)
        least = fmin(least, best[count - 1][c]);
    return least;
}

static void test_is_optimal(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    unsigned seed = 7;
    size_t within = 0;
    for (int round = 0; round < 2000; round++) {
        struct break_item items[MOST_ITEMS];
        size_t count = random_items(&seed, items);
        struct break_settings settings =
            break_settings_usual(40 + next_random(&seed) % 80);
        double wanted =
            exhaustive(items, count, &settings, settings.plain_tolerance, true);
        if (isinf(wanted))
            wanted = exhaustive(
                items, count, &settings, settings.first_tolerance, false);
        if (isinf(wanted))
            wanted =
                exhaustive(items, count, &settings, settings.tolerance, false);
        if (isinf(wanted))
            continue;
        within++;
        struct line_ends ends =
            linebreak_choose(&bench.arena, items, count, &settings);
        assert_true(fabs(ends.demerits - wanted) < 1e-3 * fabs(wanted) + 1);
    }
    assert_true(within > 500);
    bench_release(&bench);
}

/* ---- size ---------------------------------------------------------------- */

/* 100,000 words, and a word of 200,000 pieces: each must take no more time
 * than some constant for each item, or this test would not end. */
static void test_long_paragraphs(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    enum { WORDS = 100000 };
    struct break_item *items = calloc(2 * WORDS + 3, sizeof *items);
    struct break_settings settings = break_settings_usual(100);
    for (int penalties = 0; penalties < 2; penalties++) {
        for (size_t i = 0; i < WORDS; i++) {
            items[2 * i] = (struct break_item){
                .kind = BREAK_BOX, .width_pt = 1 + (double)(i % 7)};
            items[2 * i + 1] = (struct break_item){.kind = BREAK_GLUE,
                .width_pt = 1,
                .stretch_pt = 0.5,
                .shrink_pt = 0.3};
            if (penalties)
                items[2 * i + 1] =
                    (struct break_item){.kind = BREAK_PENALTY, .penalty = 2000};
        }
        size_t count = add_end(items, 2 * WORDS);
        struct line_ends ends =
            linebreak_choose(&bench.arena, items, count, &settings);
        assert_true(ends.count > 3000 && ends.count < 10000);
        for (size_t i = 0; i < ends.count; i++)
            assert_false(ends.ends[i].overfull);
    }
    free(items);
    bench_release(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_spec),
        cmocka_unit_test(test_is_optimal),
        cmocka_unit_test(test_long_paragraphs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
