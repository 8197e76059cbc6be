/* Numbers of pages in running text are those of the pages, in every round. */
#include "kit.h"

/* Checks every number that the pages tell; returns how many there are. */
static size_t check_numbers(const struct kit *kit)
{
    size_t count = 0;
    for (size_t p = 0; p < kit->pages->page_count; p++) {
        const struct page *page = &kit->pages->pages[p];
        for (size_t i = 0; i < page->item_count; i++) {
            const struct item *item = &page->items[i];
            if (!item->page_of)
                continue;
            const struct anchor *anchor =
                pages_anchor(kit->pages, item->page_of);
            assert_non_null(anchor);
            assert_int_equal(atoi(item->as.run.text), anchor->page + 1);
            count++;
        }
    }
    return count;
}

/* The glyphs of the run are those of its text. */
static void check_glyphs(const struct item *item)
{
    const struct glyph_run *run = &item->as.run;
    for (size_t i = 0; i < run->glyph_count; i++) {
        char digit = run->text[run->glyphs[i].text_start];
        assert_int_equal(
            run->glyphs[i].id, font_glyph(run->font, (unsigned char)digit));
    }
}

static const char *sections(struct kit *kit, int count, const char *text)
{
    struct buffer out;
    buffer_init(&out);
    for (int i = 0; i < count; i++)
        buffer_add_format(&out, "# Section\n\n%s\n\n::: page-break\n\n", text);
    const char *copy = arena_string(&kit->bench.arena, buffer_string(&out));
    buffer_release(&out);
    return copy;
}

/* The guess knows nothing of pages that are nearly empty, so all digits are
 * wrong at first, and how many there are, too. */
static void test_true_numbers(void **state)
{
    (void)state;
    struct kit kit;
    kit_init(&kit);
    kit_lay_out(
        &kit, arena_format(&kit.bench.arena,
                  "{{h1}}, {{h2}}, **{{h9}}**, {{h10}}, {{h12}}.[^1]\n\n"
                  "| {{h3}} | {{h4}} |\n|--|--|\n| {{h11}} | {{h5}} |\n\n"
                  "# Top {{h6}}\n\n- {{h7}}\n\n%s[^1]: {{h8}}\n",
                  sections(&kit, 12, "Text, {{h5}}.")));
    assert_int_equal(check_numbers(&kit), 12 + 12);
    for (size_t i = 0; i < kit.pages->pages[0].item_count; i++)
        if (kit.pages->pages[0].items[i].page_of)
            check_glyphs(&kit.pages->pages[0].items[i]);
    assert_string_equal(bench_report(&kit.bench), "");
    kit_release(&kit);
}

/* A heading and the paragraph below it, which tells the heading's page, stand
 * where nine pages end. With a longer number the paragraph has four lines and
 * may be divided; with a shorter one it has three, and moves. */
static void test_numbers_that_never_settle(void **state)
{
    (void)state;
    struct kit kit;
    kit_init(&kit);
    size_t settled = 0, unsettled = 0;
    for (size_t lines = 12; lines <= 14; lines++) {
        for (size_t words = 20; words <= 40; words++) {
            const char *before = bench_repeat(&kit.bench, "x\\\n", lines);
            const char *inside = bench_repeat(&kit.bench, "ab ", words);
            diags_init(&kit.bench.diags, &kit.bench.arena);
            kit_lay_out(
                &kit, arena_format(&kit.bench.arena,
                          "%s%sx\n\n# H\n\n{{h9}} {{h9}} {{h9}} {{h9}} {{h9}} "
                          "{{h9}} {{h9}} {{h9}} %s\n",
                          sections(&kit, 8, "t"), before, inside));
            if (diags_count(&kit.bench.diags, SEVERITY_WARNING)) {
                assert_non_null(strstr(bench_report(&kit.bench),
                    "a number of a page in the text may be wrong"));
                unsettled++;
            } else {
                assert_int_equal(check_numbers(&kit), 8);
                settled++;
            }
        }
    }
    assert_true(settled > 0);
    assert_true(unsettled > 0);
    kit_release(&kit);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_true_numbers),
        cmocka_unit_test(test_numbers_that_never_settle),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
