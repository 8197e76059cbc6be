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

/* A line of height 10; NOTE lines of a new note belong to it. */
static void add_line(struct column *column, size_t note)
{
    struct piece *piece = new_piece(column, 10);
    add(column, VERTICAL_PIECE)->as.piece = piece;
    if (note == 0)
        return;
    *array_add(&column->starts, &column->bench.arena) = column->lines.count;
    piece->note = ++column->referred;
    for (size_t i = 0; i < note; i++)
        *array_add(&column->lines, &column->bench.arena) =
            (struct note_line){new_piece(column, 10), 0};
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
        cmocka_unit_test(test_turned_pages),
        cmocka_unit_test(test_nothing_fits),
        cmocka_unit_test(test_frames),
        cmocka_unit_test(test_notes),
        cmocka_unit_test(test_long_note_is_carried_over),
        cmocka_unit_test(test_many_notes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
