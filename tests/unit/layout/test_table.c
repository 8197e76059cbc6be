/* Tables: numbers in line, rows that stay together, shared columns. */
#include "kit.h"

#include "layout/columns.h"
#include "layout/number.h"

#include <math.h>

static void test_numbers(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        char sign;
        int split;
    } cases[] = {
        {"12", '.', 2},
        {"12.5", '.', 2},
        {"1,234.5 ms", '.', 5},
        {"1.234,5", ',', 5},
        {"46,000", '.', 6},
        {"-0.25", '.', 2},
        {"120 ms", '.', 3},
        {"99 %", '.', 2},
        {"n/a", '.', -1},
        {"", '.', -1},
        {"3 \u00D7 2 = 6", '.', -1},
        {"2 to 4", '.', -1},
        {"about 4.5", '.', -1},
        {"2 points behind", '.', -1},
        {"1.2.3", '.', 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal((int)number_split(cases[i].text, strlen(cases[i].text),
                             cases[i].sign),
            cases[i].split);
    assert_int_equal(number_sign("en-GB"), '.');
    assert_int_equal(number_sign("de"), ',');
    assert_int_equal(number_sign("enm"), ',');
    assert_int_equal(number_sign(NULL), '.');
}

/* Where the dots of a column stand. */
static void test_decimals_in_line(void **state)
{
    (void)state;
    struct kit kit;
    kit_init(&kit);
    kit_lay_out(&kit, "| what | value |\n|---|--:|\n| a | 12.5 |\n"
                      "| b | 1,000 |\n| c | 0.125 |\n| d | none |\n");
    const struct page *page = &kit.pages->pages[0];
    double sign = 0, flush = 0;
    for (size_t i = 0; i < page->item_count; i++) {
        if (page->items[i].kind != ITEM_RUN || page->items[i].furniture)
            continue;
        const struct glyph_run *run = &page->items[i].as.run;
        double x = run->x_pt, end = run->x_pt;
        bool number = isdigit((unsigned char)*run->text);
        for (size_t k = 0; k + 1 < run->glyph_count; k++) {
            if (run->text[run->glyphs[k].text_start] == '.')
                break;
            x += run->glyphs[k].advance_pt;
        }
        for (size_t k = 0; k + 1 < run->glyph_count; k++)
            end += run->glyphs[k].advance_pt;
        if (number && sign > 0)
            assert_true(fabs(x - sign) < 0.01);
        sign = number ? x : sign;
        if (!strcmp(run->text, "none ") || !strcmp(run->text, "0.125 ")) {
            if (flush > 0)
                assert_true(fabs(end - flush) < 0.05);
            flush = end;
        }
    }
    assert_true(sign > 0 && flush > 0);
    kit_release(&kit);
}

/* Wherever a page ends, it leaves no row of a longer table alone above
 * it, and not only a few below. */
static void test_rows_stay_together(void **state)
{
    (void)state;
    struct kit kit;
    kit_init(&kit);
    kit.theme.page_height_pt = 842;
    size_t divided = 0;
    for (size_t lines = 30; lines < 53; lines++) {
        kit_lay_out(
            &kit, arena_format(&kit.bench.arena, "%sx\n\n| head |\n|---|\n%s",
                      bench_repeat(&kit.bench, "x\\\n", lines),
                      bench_repeat(&kit.bench, "| row |\n", 10)));
        size_t rows = kit_count(kit_text(&kit, 0, KIT_CONTENT), "row");
        assert_true(rows != 1);
        assert_true(rows == 10 || rows < 8);
        divided += rows > 0 && rows < 10;
    }
    assert_true(divided > 3);
    kit_release(&kit);
}

/* A table of few rows is moved as a whole, though that leaves space. */
static void test_small_table_stays_whole(void **state)
{
    (void)state;
    struct kit kit;
    kit_init(&kit);
    kit.theme.page_height_pt = 842;
    size_t moved = 0;
    for (size_t lines = 30; lines < 53; lines++) {
        kit_lay_out(
            &kit, arena_format(&kit.bench.arena, "%sx\n\n| head |\n|---|\n%s",
                      bench_repeat(&kit.bench, "x\\\n", lines),
                      bench_repeat(&kit.bench, "| row |\n", 7)));
        size_t rows = kit_count(kit_text(&kit, 0, KIT_CONTENT), "row");
        assert_true(rows == 0 || rows == 7);
        moved += rows == 0;
    }
    assert_true(moved > 3 && moved < 20);
    kit_release(&kit);
}

/* Where the last column of each table begins: the runs that say "y". */
static void collect_columns(const struct kit *kit, double x_pt[3])
{
    size_t count = 0;
    const struct page *page = &kit->pages->pages[0];
    for (size_t i = 0; i < page->item_count; i++)
        if (page->items[i].kind == ITEM_RUN &&
            !strcmp(page->items[i].as.run.text, "y ") && count < 3)
            x_pt[count++] = page->items[i].as.run.x_pt;
    assert_int_equal(count, 3);
}

/* One long cell does not make the cells of all other rows wrap. */
static void test_columns_make_table_low(void **state)
{
    (void)state;
    struct kit kit;
    kit_init(&kit);
    kit_lay_out(&kit,
        arena_format(&kit.bench.arena,
            "| a | b |\n|---|---|\n| These words, ten of them, do fit one line "
            "| %s |\n%s",
            bench_repeat(&kit.bench, "and so on ", 20),
            bench_repeat(&kit.bench,
                "| These words, ten of them, do fit one line | Else |\n", 8)));
    assert_int_equal(kit_count(kit_text(&kit, 0, KIT_CONTENT),
                         "These words, ten of them, do fit one line"),
        9);
    kit_release(&kit);
}

static void test_same_heads_share_columns(void **state)
{
    (void)state;
    struct kit kit;
    kit_init(&kit);
    double x[3];
    kit_lay_out(&kit, "| a | b |\n|---|---|\n| long words | y |\n\ntext\n\n"
                      "| a | b |\n|---|---|\n| short | y |\n\n"
                      "| a | c |\n|---|---|\n| short | y |\n");
    collect_columns(&kit, x);
    assert_true(fabs(x[0] - x[1]) < 0.01);
    assert_true(fabs(x[0] - x[2]) > 5);
    /* Not if words of one would have to be cut for that. */
    const char *word = bench_repeat(&kit.bench, "w", 26);
    kit_lay_out(
        &kit, arena_format(&kit.bench.arena,
                  "| a | b |\n|---|---|\n| %s | y |\n\n"
                  "| a | b |\n|---|---|\n| a | y %s |\n\n| a | b |\n|---|---|\n"
                  "| short | y |\n",
                  word, word));
    assert_string_equal(bench_report(&kit.bench), "");
    kit_release(&kit);
}

/* A heading goes with the table below it to the page that is turned. */
static void test_heading_turns_with_its_table(void **state)
{
    (void)state;
    struct kit kit;
    kit_init(&kit);
    kit.theme.page_height_pt = 600;
    const char *row = arena_format(&kit.bench.arena, "%s|\n",
        bench_repeat(&kit.bench, "| considered ", 9));
    const char *table = arena_format(&kit.bench.arena, "%s%s|\n%s", row,
        bench_repeat(&kit.bench, "|-", 9), row);
    kit_lay_out(&kit,
        arena_format(&kit.bench.arena,
            "Before.\n\n# Over\n\n## Under\n\n%s\n# Again\n\n%s\nBehind.\n",
            table, table));
    assert_int_equal(kit.pages->page_count, 4);
    assert_string_equal(kit_text(&kit, 0, KIT_CONTENT), "Before. ");
    assert_non_null(strstr(kit_text(&kit, 1, KIT_CONTENT), "Over"));
    assert_non_null(strstr(kit_text(&kit, 2, KIT_CONTENT), "Again"));
    assert_string_equal(kit_text(&kit, 3, KIT_CONTENT), "Behind. ");
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(kit.pages->pages[i].width_pt > 500, i == 1 || i == 2);
    kit_release(&kit);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_decimals_in_line),
        cmocka_unit_test(test_rows_stay_together),
        cmocka_unit_test(test_small_table_stays_whole),
        cmocka_unit_test(test_columns_make_table_low),
        cmocka_unit_test(test_same_heads_share_columns),
        cmocka_unit_test(test_heading_turns_with_its_table)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
