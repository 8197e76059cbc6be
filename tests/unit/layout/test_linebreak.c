/* Line breaking: cases worked by hand, and random ones against all other
 * choices of breaks. */
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

/* ---- the paper's numbers ------------------------------------------------- */

/* Two lines of given ratios, each of which ends where it must. */
static double demerits_of_two(struct bench *bench, double first, double second)
{
    /* A space of 2, which gives 1 either way, in a line of 10. */
    const char *text = arena_format(&bench->arena,
        "b4 g2+1-1 b%.9g p-10000 b4 g2+1-1 b%.9g p-10000", 4 - first,
        4 - second);
    struct break_item items[16];
    size_t count = parse_items(text, items);
    struct break_settings settings = break_settings_usual(10);
    settings.first_tolerance = 10000;
    settings.adjacent_demerits = 1000;
    struct line_ends ends =
        linebreak_choose(&bench->arena, items, count, &settings);
    assert_int_equal(ends.count, 2);
    assert_true(fabs(ends.ends[0].ratio - first) < 1e-6);
    assert_true(fabs(ends.ends[1].ratio - second) < 1e-6);
    return ends.demerits;
}

/* Badness is 100 r^3 (p. 1128), not over 10,000; a line costs the square of it
 * and of 10, TeX's line penalty. Its class (p. 1156) is tight below -0.5,
 * normal to 0.5, loose to 1 and very loose above; the beginning is normal. A
 * line whose neighbour is two classes away costs 1,000 more here.
 *
 *     r      badness   line
 *     0      0         10^2       = 100
 *     0.5    12.5      22.5^2     = 506.25
 *     0.6    21.6      31.6^2     = 998.56
 *     1      100       110^2      = 12,100
 *     1.2    172.8     182.8^2    = 33,415.84
 *     4.6    9,733.6   9,743.6^2  = 94,937,740.96
 *     4.7    10,000    10,010^2   = 100,200,100 */
static void test_demerits(void **state)
{
    (void)state;
    static const struct {
        double first, second, demerits;
    } cases[] = {
        {0, 0, 200},
        {-0.6, 0.5, 998.56 + 506.25},
        {-0.6, 0.6, 998.56 + 998.56 + 1000},
        {0.6, -0.6, 998.56 + 998.56 + 1000},
        {-0.5, 0.6, 506.25 + 998.56},
        {0.6, -0.5, 998.56 + 506.25},
        {-0.6, 1, 998.56 + 12100 + 1000},
        {0.5, 1, 506.25 + 12100},
        {0.5, 1.2, 506.25 + 33415.84 + 1000},
        {0.6, 1.2, 998.56 + 33415.84},
        {1, 1.2, 12100 + 33415.84},
        {1.2, 1, 1000 + 33415.84 + 12100},
        {1.2, 0.6, 1000 + 33415.84 + 998.56},
        {1.2, 0.5, 1000 + 33415.84 + 506.25 + 1000},
        {4.6, 4.6, 1000 + 2 * 94937740.96},
        {4.7, 4.7, 1000 + 2 * 100200100.0},
    };
    struct bench bench;
    bench_init(&bench);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_true(
            fabs(demerits_of_two(&bench, cases[i].first, cases[i].second) -
                 cases[i].demerits) < 1e-3);
    bench_release(&bench);
}

/* The least possible badness that the second pass takes is tried before more
 * is: at r = 1.25 badness is 195.3, at 1.26 it is 200.04. Without a second line
 * that can be better, the pass is told by whether the hyphen in reach, which
 * would fit exactly, is used: the first pass may not. */
static void test_tolerances(void **state)
{
    (void)state;
    static const struct {
        double ratio, plain;
        size_t broken_at;
    } cases[] = {
        {1, 100, 3},    /* badness 100 */
        {1.01, 100, 5}, /* 103.03 */
        {1.25, 196, 3}, /* 195.3 */
        {1.25, 195, 5},
    };
    struct bench bench;
    bench_init(&bench);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *text = arena_format(&bench.arena,
            "b4 g2+1-1 b%.9g g0+0-0 b%.9g f50/0.5 b7 end", 4 - cases[i].ratio,
            cases[i].ratio - 0.5);
        struct break_item items[16];
        size_t count = parse_items(text, items);
        struct break_settings settings = break_settings_usual(10);
        settings.plain_tolerance = cases[i].plain;
        settings.final_demerits = 0;
        struct line_ends ends =
            linebreak_choose(&bench.arena, items, count, &settings);
        assert_int_equal(ends.ends[0].item, cases[i].broken_at);
    }
    bench_release(&bench);
}

/* A line ends at glue behind a box of its own list only: 12 of 10 are too long,
 * though before them there is room for a line of nothing. */
static void test_glue_at_the_beginning(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    struct break_item items[16];
    size_t count = parse_items("b1 g2+1-1 b10 end", items);
    struct break_settings settings = break_settings_usual(10);
    settings.first_tolerance = 10000;
    struct line_ends ends =
        linebreak_choose(&bench.arena, items + 1, count - 1, &settings);
    assert_int_equal(ends.count, 1);
    assert_true(ends.ends[0].overfull);
    bench_release(&bench);
}

/* ---- against every choice of breaks -------------------------------------- */

enum { MOST_ITEMS = 64, MOST_BREAKS = 9 };

/* Random numbers that are the same everywhere. */
static unsigned next_random(unsigned *seed)
{
    *seed = *seed * 1103515245u + 12345u;
    return *seed >> 16 & 0x7FFF;
}

/* A list with the places of its breaks, the last left out. Each piece of glue
 * has a penalty before it, which forbids a break there or, if it is the list
 * that breaks are taken from, is not there. */
struct paragraph {
    struct break_item items[MOST_ITEMS];
    size_t count;
    size_t breaks[MOST_BREAKS], break_count;
};

static void random_paragraph(unsigned *seed, struct paragraph *paragraph)
{
    struct break_item *items = paragraph->items;
    size_t count = 0, words = 3 + next_random(seed) % 5;
    paragraph->break_count = 0;
    for (size_t i = 0; i < words; i++) {
        if (i > 0) {
            paragraph->breaks[paragraph->break_count++] = count;
            items[count++] = (struct break_item){.kind = BREAK_GLUE,
                .width_pt = 3,
                .stretch_pt = 1.5,
                .shrink_pt = 1};
        }
        items[count++] = (struct break_item){
            .kind = BREAK_BOX, .width_pt = 2 + next_random(seed) % 20};
        if (next_random(seed) % 3 == 0 &&
            paragraph->break_count + words - i < MOST_BREAKS) {
            paragraph->breaks[paragraph->break_count++] = count;
            items[count++] = (struct break_item){.kind = BREAK_PENALTY,
                .penalty = (int)(next_random(seed) % 100) - 20,
                .flagged = next_random(seed) % 2 == 0,
                .width_pt = 1,
                .next_pt = -(double)(next_random(seed) % 2)};
            items[count++] = (struct break_item){
                .kind = BREAK_BOX, .width_pt = 2 + next_random(seed) % 8};
        }
    }
    paragraph->count = add_end(items, count);
}

/* Breaks PARAGRAPH with those of its breaks that are in the bits of ALLOWED:
 * a penalty forbids the others. *USED gets those that were taken. False if a
 * line is too long then. */
static bool break_among(struct bench *bench, const struct paragraph *paragraph,
    unsigned allowed, const struct break_settings *settings, double *demerits,
    unsigned *used)
{
    struct break_item items[MOST_ITEMS + MOST_BREAKS];
    size_t at[MOST_ITEMS + MOST_BREAKS]; /* the break that an item is */
    size_t count = 0, next = 0;
    for (size_t i = 0; i < paragraph->count; i++) {
        struct break_item item = paragraph->items[i];
        bool is_break =
            next < paragraph->break_count && paragraph->breaks[next] == i;
        if (is_break && !(allowed >> next & 1)) {
            if (item.kind == BREAK_GLUE)
                items[count++] = (struct break_item){
                    .kind = BREAK_PENALTY, .penalty = PENALTY_NEVER};
            else
                item.penalty = PENALTY_NEVER;
        }
        at[count] = next;
        next += is_break;
        items[count++] = item;
    }
    struct line_ends ends =
        linebreak_choose(&bench->arena, items, count, settings);
    *demerits = ends.demerits;
    *used = 0;
    for (size_t i = 0; i < ends.count; i++) {
        if (ends.ends[i].overfull)
            return false;
        if (i + 1 < ends.count)
            *used |= 1u << at[ends.ends[i].item];
    }
    return true;
}

/* No choice of breaks costs less than the one that was found, which costs the
 * same if there is no other. What a line costs is the matter of the cases
 * above: here it is not reckoned at all. */
static void test_is_optimal(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    unsigned seed = 7;
    size_t compared = 0, several = 0;
    static const double demerits[] = {0, 3000, 10000};
    for (int round = 0; round < 600; round++) {
        struct paragraph paragraph;
        random_paragraph(&seed, &paragraph);
        struct break_settings settings =
            break_settings_usual(20 + next_random(&seed) % 40);
        settings.plain_tolerance = 0;
        settings.first_tolerance = 10000; /* one pass takes any line */
        settings.emergency_pt = 0;
        settings.flagged_demerits = demerits[next_random(&seed) % 3];
        settings.final_demerits = demerits[next_random(&seed) % 3];
        settings.adjacent_demerits = demerits[next_random(&seed) % 3];
        unsigned all = (1u << paragraph.break_count) - 1, used, again;
        double least, other;
        if (!break_among(&bench, &paragraph, all, &settings, &least, &used))
            continue;
        assert_true(
            break_among(&bench, &paragraph, used, &settings, &other, &again));
        assert_true(again == used && fabs(other - least) < 1e-6 * fabs(least));
        several += (used & (used - 1)) != 0;
        for (unsigned choice = 0; choice < all; choice++)
            if (break_among(
                    &bench, &paragraph, choice, &settings, &other, &again)) {
                assert_true(least <= other + 1e-6 * fabs(other));
                compared++;
            }
    }
    assert_true(compared > 10000 && several > 200);
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
        cmocka_unit_test(test_demerits),
        cmocka_unit_test(test_tolerances),
        cmocka_unit_test(test_glue_at_the_beginning),
        cmocka_unit_test(test_is_optimal),
        cmocka_unit_test(test_long_paragraphs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
