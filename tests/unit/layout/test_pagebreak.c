/* Page breaking over plain numbers: no fonts, no text. */
#include "../support.h"

#include "layout/pagebreak.h"

#include <math.h>

struct column {
    struct bench bench;
    struct vertical_list list;
    ARRAY(struct note_line) lines;
    ARRAY(size_t) starts;
    size_t referred; /* notes so far */
};

static void setup(struct column *column)
{
    memset(column, 0, sizeof *column);
    bench_init(&column->bench);
}

static struct vertical *add(struct column *column, enum vertical_kind kind)
{
    struct vertical *node =
        array_add(&column->list.nodes, &column->bench.arena);
    node->kind = kind;
    return node;
}

static struct piece *new_piece(struct column *column, double height_pt)
{
    struct piece *piece = arena_new(&column->bench.arena, struct piece);
    piece->height_pt = height_pt;
    return piece;
}

/* A line; NOTE lines of height 10 of a new note belong to it. */
static void add_high_line(struct column *column, double height_pt, size_t note)
{
    struct piece *piece = new_piece(column, height_pt);
    add(column, VERTICAL_PIECE)->as.piece = piece;
    if (note == 0)
        return;
    *array_add(&column->starts, &column->bench.arena) = column->lines.count;
    piece->note = ++column->referred;
    for (size_t i = 0; i < note; i++)
        *array_add(&column->lines, &column->bench.arena) =
            (struct note_line){new_piece(column, 10), 0};
}

static void add_line(struct column *column, size_t note)
{
    add_high_line(column, 10, note);
}

static void add_cost(struct column *column, int cost)
{
    add(column, VERTICAL_PENALTY)->as.cost = cost;
}

static void add_glue(struct column *column, double glue_pt)
{
    add(column, VERTICAL_GLUE)->as.glue_pt = glue_pt;
}

/* COUNT lines with free breaks between. */
static void add_lines(struct column *column, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            add_cost(column, 0);
        add_line(column, 0);
    }
}

static struct page_cuts find_cuts(struct column *column, double height_pt)
{
    struct arena *arena = &column->bench.arena;
    *array_add(&column->starts, arena) = column->lines.count;
    struct note_lines notes = {
        column->lines.items, column->starts.items, column->starts.count - 1};
    struct page_heights heights = {height_pt, height_pt / 2, 5};
    return pagebreak_choose(arena, &column->list, &notes, heights);
}

/* Pieces and lines of notes of each page: "10 8+2 3+4". */
static const char *cut(struct column *column, double height_pt)
{
    struct arena *arena = &column->bench.arena;
    struct page_cuts cuts = find_cuts(column, height_pt);
    const char *all = "";
    for (size_t i = 0; i < cuts.count; i++) {
        const struct page_cut *page = &cuts.cuts[i];
        size_t pieces = 0, lines = page->note_to - page->note_from;
        for (size_t k = page->from; k < page->to; k++)
            pieces += column->list.nodes.items[k].kind == VERTICAL_PIECE;
        all = arena_format(arena, "%s%s%zu", all, i ? " " : "", pieces);
        if (lines)
            all = arena_format(arena, "%s+%zu", all, lines);
    }
    return all;
}

/* What is left over on each page, "10 0 45.5". */
static const char *spare(struct column *column, double height_pt)
{
    struct arena *arena = &column->bench.arena;
    struct page_cuts cuts = find_cuts(column, height_pt);
    const char *all = "";
    for (size_t i = 0; i < cuts.count; i++)
        all = arena_format(arena, "%s%s%g", all, i ? " " : "",
            round(cuts.cuts[i].spare_pt * 1000) / 1000);
    return all;
}

static void test_fills_pages(void **state)
{
    (void)state;
    struct column column;
    setup(&column);
    add_lines(&column, 25);
    assert_string_equal(cut(&column, 100), "10 10 5");
    bench_release(&column.bench);

    setup(&column);
    assert_string_equal(cut(&column, 100), "0");
    bench_release(&column.bench);
}

static void test_glue_is_dropped_at_breaks(void **state)
{
    (void)state;
    struct column column;
    setup(&column);
    add_lines(&column, 10);
    add_cost(&column, 0);
    add_glue(&column, 30);
    add_lines(&column, 10);
    assert_string_equal(cut(&column, 100), "10 10");
    bench_release(&column.bench);
}

static void test_costs(void **state)
{
    (void)state;
    struct column column;
    setup(&column);
    /* No break before the last of ten: the ninth ends the page. */
    add_lines(&column, 9);
    add_cost(&column, 0);
    add_line(&column, 0);
    add_cost(&column, COST_NEVER);
    add_lines(&column, 5);
    assert_string_equal(cut(&column, 100), "9 6");
    bench_release(&column.bench);

    setup(&column);
    /* A cost of 600 is worth one empty line, not half a page. */
    add_lines(&column, 9);
    add_cost(&column, 0);
    add_line(&column, 0);
    add_cost(&column, 600);
    add_lines(&column, 5);
    assert_string_equal(cut(&column, 100), "9 6");
    bench_release(&column.bench);

    setup(&column);
    add_lines(&column, 5);
    add_cost(&column, COST_FORCED);
    add_lines(&column, 3);
    assert_string_equal(cut(&column, 100), "5 3");
    bench_release(&column.bench);
}

/* Filling the first page would leave the second nearly empty: a block follows
 * that fits on neither with it. */
static void test_pages_are_chosen_together(void **state)
{
    (void)state;
    struct column column;
    setup(&column);
    add_lines(&column, 11);
    add_cost(&column, 0);
    add(&column, VERTICAL_PIECE)->as.piece = new_piece(&column, 95);
    assert_string_equal(cut(&column, 100), "6 5 1");
    bench_release(&column.bench);

    /* A last page of one line takes a second one from the page before. */
    setup(&column);
    add_lines(&column, 21);
    assert_string_equal(cut(&column, 100), "10 9 2");
    bench_release(&column.bench);

    /* After a forced break nothing is gained by filling pages. */
    setup(&column);
    add_lines(&column, 12);
    add_cost(&column, COST_FORCED);
    add_lines(&column, 12);
    assert_string_equal(cut(&column, 100), "10 2 10 2");
    bench_release(&column.bench);
}

/* Nine lines with a space of 20 between leave something over on a page; the
 * space takes it, up to 0.4 of itself, and nothing if that is far too little.
 * The last page stays as it is. */
static void test_space_grows(void **state)
{
    (void)state;
    static const double heights[] = {110, 116, 120, 140};
    static const double growths[] = {0, 0.3, 0.4, 0};
    for (size_t i = 0; i < sizeof heights / sizeof *heights; i++) {
        struct column column;
        setup(&column);
        for (int page = 0; page < 2; page++) {
            add_lines(&column, 5);
            add_cost(&column, COST_NEVER);
            add_glue(&column, 20);
            add_lines(&column, 4);
            add_cost(&column, page ? COST_NEVER : 0);
        }
        for (size_t k = 0; k < column.list.nodes.count; k++)
            if (k != 18 && column.list.nodes.items[k].kind == VERTICAL_PENALTY)
                column.list.nodes.items[k].as.cost = COST_NEVER;
        struct page_cuts cuts = find_cuts(&column, heights[i]);
        assert_int_equal(cuts.count, 2);
        assert_true(fabs(cuts.cuts[0].growth - growths[i]) < 1e-9);
        assert_true(cuts.cuts[1].growth == 0);
        bench_release(&column.bench);
    }
}

/* Nine lines with a space of 20 between, on a page that they are too high for:
 * the space shrinks, up to 0.12 of itself, but not on a grid. */
static void test_space_shrinks(void **state)
{
    (void)state;
    static const struct {
        double height, pitch, growth;
        int cost; /* of the break between two such pages */
        size_t pages;
    } cases[] = {
        {110, 0, 0, COST_FORCED, 2},
        {109, 0, -0.05, COST_FORCED, 2},
        {109, 0, -0.05, 0, 2},
        {107.6, 0, -0.12, COST_FORCED, 2},
        {107.6, 0, -0.12, 0, 2},
        {107.5, 0, 0, COST_FORCED, 4},
        {109, 10, 0, COST_FORCED, 4},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct column column;
        setup(&column);
        column.list.pitch_pt = cases[i].pitch;
        for (int page = 0; page < 2; page++) {
            if (page > 0)
                add_cost(&column, cases[i].cost);
            add_lines(&column, 5);
            add_cost(&column, 0);
            add_glue(&column, 20);
            for (int line = 0; line < 4; line++) {
                if (line > 0)
                    add_cost(&column, COST_NEVER);
                add_line(&column, 0);
            }
        }
        struct page_cuts cuts = find_cuts(&column, cases[i].height);
        assert_int_equal(cuts.count, cases[i].pages);
        for (size_t k = 0; k < cuts.count; k++)
            assert_true(fabs(cuts.cuts[k].growth - cases[i].growth) < 1e-9);
        bench_release(&column.bench);
    }
}

/* A line that would stand alone on a fourth page gets onto the third, whose
 * white space shrinks; six lines are not squeezed in. */
static void test_no_empty_last_page(void **state)
{
    (void)state;
    for (size_t more = 1; more <= 6; more += 5) {
        struct column column;
        setup(&column);
        for (int part = 0; part < 9; part++) {
            if (part > 0) {
                add_cost(&column, 0);
                add_glue(&column, 30);
            }
            for (int line = 0; line < (part % 3 == 2 ? 4 : 3); line++) {
                if (line > 0)
                    add_cost(&column, COST_NEVER);
                add_line(&column, 0);
            }
        }
        add_cost(&column, 0);
        add_lines(&column, more);
        struct page_cuts cuts = find_cuts(&column, 163);
        assert_int_equal(cuts.count, more == 1 ? 3 : 4);
        assert_true((cuts.cuts[2].growth < -0.1) == (more == 1));
        bench_release(&column.bench);
    }
}

/* The text above a footnote shrinks so that the note stays whole. */
static void test_space_shrinks_above_notes(void **state)
{
    (void)state;
    struct column column;
    setup(&column);
    add_line(&column, 3);
    add_cost(&column, 0);
    add_glue(&column, 50);
    add_lines(&column, 2);
    struct page_cuts cuts = find_cuts(&column, 110);
    assert_int_equal(cuts.count, 1);
    assert_int_equal(cuts.cuts[0].note_to, 3);
    assert_true(fabs(cuts.cuts[0].growth + 0.1) < 1e-9);
    assert_true(cuts.cuts[0].spare_pt == 0);
    bench_release(&column.bench);
}

/* ---- what is worth what -------------------------------------------------- */

/* Lines that stay together. */
static void add_block(struct column *column, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            add_cost(column, COST_NEVER);
        add_line(column, 0);
    }
}

/* PARTS, of blocks of so many lines, a space "+20" between them, breaks that
 * cost "/5" (free) or "//C" (the cost at hand), and "~", which fills a page. */
static void add_parts(struct column *column, const char *parts, int cost)
{
    char word[16];
    int length;
    while (sscanf(parts, "%15s%n", word, &length) == 1) {
        parts += length;
        if (!strcmp(word, "C"))
            add_cost(column, cost);
        else if (word[0] == '/')
            add_cost(column, atoi(word + 1));
        else if (word[0] == '+')
            add_glue(column, atof(word + 1));
        else if (word[0] == '.')
            add_high_line(column, atof(word + 1), 0);
        else if (word[0] == 'n')
            add_line(column, (size_t)atoi(word + 1));
        else if (word[0] == '~')
            add(column, VERTICAL_FILL);
        else
            add_block(column, (size_t)atoi(word));
    }
}

/* With a break that costs C, another is chosen from WORTH on: the costs of the
 * two ways differ by it, as worked out beside each case. Pages are 100 high,
 * and each costs 5. */
static void test_worth(void **state)
{
    (void)state;
    static const struct {
        const char *parts;
        double worth;
        const char *below, *above;
    } cases[] = {
        /* A tenth of a page empty: 40,000 * 0.1^2. */
        {"9 /0 1 C 5", 400, "10 5", "9 6"},
        /* A fifth: 40,000 * 0.2^2. */
        {"8 /0 2 C 5", 1600, "10 5", "8 7"},
        /* A space of 20 may grow by 8; by 4, half of it: 100 / 8. */
        {"4 /10000 +20 .36 /0 .4 C 5", 12.5, "6 5", "5 6"},
        /* By 8, all of it: 100. */
        {"4 /10000 +20 .32 /0 .8 C 5", 100, "6 5", "5 6"},
        /* By 10, and the other 2 stay empty: 100 + 40,000 * 0.02^2. */
        {"4 /10000 +20 .30 /0 .10 C 5", 116, "6 5", "5 6"},
        /* By 12, half as much again as it may: 100 + 40,000 * 0.04^2. */
        {"4 /10000 +20 .28 /0 .12 C 5", 164, "6 5", "5 6"},
        /* By 12.5, more than that: 40,000 * 0.125^2. */
        {"4 /10000 +20 .27.5 /0 .12.5 C 5", 625, "6 5", "5 6"},
        /* By 13, too much: it does not grow, 40,000 * 0.13^2. */
        {"4 /10000 +20 .27 /0 .13 C 5", 676, "6 5", "5 6"},
        /* A space of 50 may shrink by 6; by 3, half of it: 100 / 8. */
        {"2 /10000 +50 .30 C .3 /0 5", 12.5, "3 6", "4 5"},
        /* By 6, all of it: 100. */
        {"2 /10000 +50 .30 C .6 /0 5", 100, "3 6", "4 5"},
        /* A last page of 10 is a third of what looks full: 1,500 * (2/3)^2;
         * one of 20 costs 1,500 / 9, and the line missed 400. */
        {"9 C 1 /0 1", 1500 * 4 / 9.0 - 1500 / 9.0 - 400, "9 2", "10 1"},
        /* From 30 on it costs nothing. */
        {"9 C 1 /0 2", 1500 / 9.0 - 400, "9 3", "10 2"},
        /* A page more costs 5, and one that is filled nothing; to shrink by
         * 1.8 of 4.8 costs 100 * 0.375^3 = 5.2734. */
        {"3 /10000 +40 ~ C .31.8 ", 5.2734 - 5, "3 1", "4"},
        /* To divide a note costs 250: two of its four lines fit. */
        {"6 ~ C n4 /0 4", 250, "6 5+4", "7+2 4+2"},
        /* A note that fits just costs nothing. */
        {"4 ~ C n4 /0 4", 0, "4 5+4", "5+4 4"},
        /* What is carried over has its place before a block that needs all. */
        {"n13 /-10000 9", 0, "1+8 4+5 5", "1+8 4+5 5"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (int above = 0; above < 2; above++) {
            struct column column;
            setup(&column);
            int cost = above ? (int)floor(cases[i].worth) + 1
                             : (int)ceil(cases[i].worth) - 1;
            add_parts(&column, cases[i].parts, cost);
            const char *found = cut(&column, 100);
            const char *wanted = above ? cases[i].above : cases[i].below;
            if (strcmp(found, wanted) != 0)
                print_error("%s: %d: %s\n", cases[i].parts, cost, found);
            assert_string_equal(found, wanted);
            bench_release(&column.bench);
        }
}

/* What is left over: of the page, less text, space between it, separator and
 * notes; less than nothing, if a space must shrink, is nothing. */
static void test_spare(void **state)
{
    (void)state;
    static const struct {
        const char *parts, *spare;
    } cases[] = {
        {"3 /-10000 4", "70 60"},
        /* Space above a page is dropped, as is that at its foot. */
        {"3 /-10000 +20 4 +5 2", "70 35"},
        {"3 +20 /-10000 4", "50 60"},
        {"1 n2", "55"},
        {"n30", "5 5 5 55"},
        /* Notes carried over fill three fifths of a page with text, 5 + 5 * 10
         * of 60: below that, 3 * 10. Then 9 lines, then 8. */
        {"n30 /-10000 3", "5 15 5 15"},
        {".200 /0 3", "0 70"},
        {"5 /10000 +40 .14.5", "0"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct column column;
        setup(&column);
        add_parts(&column, cases[i].parts, 0);
        const char *found = spare(&column, 100);
        if (strcmp(found, cases[i].spare) != 0)
            print_error("%s: %s\n", cases[i].parts, found);
        assert_string_equal(found, cases[i].spare);
        bench_release(&column.bench);
    }
}

/* A note of 30 lines below a line alone: 10 + 5 + 8 * 10 on the first page,
 * then 5 + 9 * 10. A line of a note that is higher than a page stands alone. */
static void test_pages_of_notes(void **state)
{
    (void)state;
    struct column column;
    setup(&column);
    add_line(&column, 30);
    assert_string_equal(cut(&column, 100), "1+8 0+9 0+9 0+4");
    bench_release(&column.bench);

    /* The space of the last text is not that of the notes behind it. */
    setup(&column);
    add_parts(&column, "5 /10000 +50 n12", 0);
    struct page_cuts cuts = find_cuts(&column, 130);
    assert_int_equal(cuts.count, 2);
    assert_true(fabs(cuts.cuts[0].growth + 0.1) < 1e-9); /* 5 of 50 */
    assert_true(cuts.cuts[1].growth == 0);
    bench_release(&column.bench);

    setup(&column);
    add_line(&column, 1);
    ((struct piece *)column.lines.items[0].piece)->height_pt = 200;
    assert_string_equal(cut(&column, 100), "1 0+1");
    bench_release(&column.bench);

    /* What stands above a line of a note counts with it. */
    setup(&column);
    add_line(&column, 3);
    column.lines.items[1].before_pt = 30;
    column.lines.items[2].before_pt = 30;
    assert_string_equal(cut(&column, 100), "1+2 0+1");
    bench_release(&column.bench);
    setup(&column);
    add_line(&column, 3);
    column.lines.items[1].before_pt = 30;
    column.lines.items[2].before_pt = 24.9;
    assert_string_equal(cut(&column, 100), "1+3");
    bench_release(&column.bench);
}

/* Behind the first SNAP all stands on lines of the grid of 10: 10 + 13 make 30
 * there, and above it nothing moves. */
static void test_grid(void **state)
{
    (void)state;
    struct column column;
    setup(&column);
    column.list.pitch_pt = 10;
    add_line(&column, 0);
    add_glue(&column, 13);
    add(&column, VERTICAL_SNAP);
    add_block(&column, 2);
    add_glue(&column, 1);
    assert_string_equal(spare(&column, 100), "49");
    bench_release(&column.bench);

    /* On a second page, too: 3 make 10. */
    setup(&column);
    column.list.pitch_pt = 10;
    add_block(&column, 4);
    add_cost(&column, COST_FORCED);
    add_high_line(&column, 3, 0);
    add(&column, VERTICAL_SNAP);
    add_line(&column, 0);
    assert_string_equal(spare(&column, 100), "60 80");
    bench_release(&column.bench);

    /* A second one counts from there: 50 and 14 make 70. */
    setup(&column);
    column.list.pitch_pt = 10;
    add_high_line(&column, 3, 0);
    add(&column, VERTICAL_SNAP);
    add_block(&column, 4);
    add_high_line(&column, 14, 0);
    add(&column, VERTICAL_SNAP);
    add_line(&column, 0);
    assert_string_equal(spare(&column, 100), "20");
    bench_release(&column.bench);
}

/* Two frames, the one in the other: edges of 6 and 4, and of 3 and 2; the head
 * of the outer one, 20 high, is repeated. First page: 6 + 3 + 8 * 10 + 2 + 4;
 * the second 6 + 20 + 3 + 6 * 10 + 2 + 4; the third ends the inner one after
 * one line: 6 + 20 + 3 + 10 + 2, then 10 and 4, then 10. If there is a break
 * behind the inner one, 6 + 20 + 10 + 4 + 10 stand on the fourth. */
static void test_nested_frames(void **state)
{
    (void)state;
    struct column column;
    setup(&column);
    struct frame outer = {.padding_top_pt = 6,
        .padding_bottom_pt = 4,
        .head = new_piece(&column, 20)};
    struct frame inner = {.padding_top_pt = 3, .padding_bottom_pt = 2};
    add(&column, VERTICAL_OPEN)->as.frame = &outer;
    add(&column, VERTICAL_OPEN)->as.frame = &inner;
    add_block(&column, 8);
    add_cost(&column, 0);
    add_block(&column, 6);
    add_cost(&column, 0);
    add_line(&column, 0);
    add(&column, VERTICAL_CLOSE);
    add_line(&column, 0);
    add(&column, VERTICAL_CLOSE);
    add_line(&column, 0);
    assert_string_equal(cut(&column, 100), "8 6 3");
    bench_release(&column.bench);
    setup(&column);
    outer.head = new_piece(&column, 20);
    add(&column, VERTICAL_OPEN)->as.frame = &outer;
    add(&column, VERTICAL_OPEN)->as.frame = &inner;
    add_block(&column, 8);
    add_cost(&column, COST_FORCED);
    add_block(&column, 6);
    add_cost(&column, COST_FORCED);
    add_line(&column, 0);
    add(&column, VERTICAL_CLOSE);
    add_line(&column, 0);
    add_cost(&column, COST_FORCED);
    add_line(&column, 0);
    add(&column, VERTICAL_CLOSE);
    add_line(&column, 0);
    add_cost(&column, COST_FORCED);
    add_line(&column, 0); /* the head is gone with its frame */
    assert_string_equal(spare(&column, 100), "5 5 45 50 90");
    bench_release(&column.bench);
}

static void test_turned_pages(void **state)
{
    (void)state;
    struct column column;
    setup(&column);
    for (int i = 0; i < 3; i++) {
        if (i > 0)
            add_cost(&column, COST_FORCED);
        add(&column, VERTICAL_TURN)->as.turned = i == 1;
        add_lines(&column, 10);
    }
    struct page_cuts cuts = find_cuts(&column, 100);
    assert_int_equal(cuts.count, 4);
    for (size_t i = 0; i < cuts.count; i++)
        assert_true(cuts.cuts[i].turned == (i == 1 || i == 2));
    bench_release(&column.bench);
}

static void test_nothing_fits(void **state)
{
    (void)state;
    struct column column;
    setup(&column);
    /* Twelve lines that must stay together, on pages of ten. */
    for (int i = 0; i < 12; i++) {
        if (i > 0)
            add_cost(&column, COST_NEVER);
        add_line(&column, 0);
    }
    assert_string_equal(cut(&column, 100), "10 2");
    bench_release(&column.bench);

    setup(&column);
    add(&column, VERTICAL_PIECE)->as.piece = new_piece(&column, 500);
    add_cost(&column, 0);
    add_lines(&column, 2);
    assert_string_equal(cut(&column, 100), "1 2");
    bench_release(&column.bench);
}

static void test_frames(void **state)
{
    (void)state;
    struct column column;
    setup(&column);
    struct frame frame = {.padding_top_pt = 10,
        .padding_bottom_pt = 10,
        .head = new_piece(&column, 20)};
    /* First page: 10 + 10n + 10 for the frame; the next ones hold the head
     * again. */
    add(&column, VERTICAL_OPEN)->as.frame = &frame;
    add_lines(&column, 20);
    add(&column, VERTICAL_CLOSE);
    add_cost(&column, 0);
    add_lines(&column, 3);
    assert_string_equal(cut(&column, 100), "8 6 6 3");
    bench_release(&column.bench);
}

static void test_notes(void **state)
{
    (void)state;
    struct column column;
    setup(&column);
    /* 100 = five lines, separator, four lines of the note. */
    add_line(&column, 4);
    add_cost(&column, 0);
    add_lines(&column, 9);
    assert_string_equal(cut(&column, 100), "5+4 5");
    bench_release(&column.bench);

    setup(&column);
    /* A note referred to in the last line that fits goes with its line. */
    add_lines(&column, 8);
    add_cost(&column, 0);
    add_line(&column, 1);
    add_cost(&column, 0);
    add_lines(&column, 3);
    assert_string_equal(cut(&column, 100), "8 4+1");
    bench_release(&column.bench);
}

static void test_long_note_is_carried_over(void **state)
{
    (void)state;
    struct column column;
    setup(&column);
    add_line(&column, 30);
    add_cost(&column, 0);
    add_lines(&column, 9);
    /* The text goes on above what is carried over, which may take most of a
     * page but not all of it. */
    const char *found = cut(&column, 100);
    size_t pieces = 0, lines = 0;
    for (const char *at = found; *at;) {
        unsigned count, notes = 0;
        int length = 0;
        assert_int_equal(sscanf(at, "%u%n", &count, &length), 1);
        at += length;
        if (*at == '+') {
            assert_int_equal(sscanf(at, "+%u%n", &notes, &length), 1);
            at += length;
        }
        pieces += count;
        lines += notes;
        assert_true(10 * count + 10 * notes + (notes ? 5 : 0) <= 100);
        at += *at == ' ';
    }
    assert_int_equal(pieces, 10);
    assert_int_equal(lines, 30);
    bench_release(&column.bench);
}

static void test_many_notes(void **state)
{
    (void)state;
    struct column column;
    setup(&column);
    enum { LINES = 3000 };
    for (int i = 0; i < LINES; i++) {
        if (i > 0)
            add_cost(&column, 0);
        add_line(&column, 3);
    }
    cut(&column, 100);
    bench_release(&column.bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fills_pages),
        cmocka_unit_test(test_glue_is_dropped_at_breaks),
        cmocka_unit_test(test_costs),
        cmocka_unit_test(test_pages_are_chosen_together),
        cmocka_unit_test(test_space_grows),
        cmocka_unit_test(test_space_shrinks),
        cmocka_unit_test(test_no_empty_last_page),
        cmocka_unit_test(test_space_shrinks_above_notes),
        cmocka_unit_test(test_worth),
        cmocka_unit_test(test_spare),
        cmocka_unit_test(test_pages_of_notes),
        cmocka_unit_test(test_grid),
        cmocka_unit_test(test_nested_frames),
        cmocka_unit_test(test_turned_pages),
        cmocka_unit_test(test_nothing_fits),
        cmocka_unit_test(test_frames),
        cmocka_unit_test(test_notes),
        cmocka_unit_test(test_long_note_is_carried_over),
        cmocka_unit_test(test_many_notes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
