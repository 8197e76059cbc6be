/* Fonts remembered from earlier documents leave no trace in later ones. */
#include "pdf_support.h"

#include "write/pdf_font_store.h"

/* The bytes of a page that shows TEXT, in the arena; *LENGTH of them. */
static const char *write_text(struct bench *bench, struct pdf_font_store *store,
    const char *text, size_t *length)
{
    bench->items.count = 0;
    bench_add_text(bench, "Noto Serif", 100, text);
    bench_add_text(bench, "JetBrains Mono", 130, text);
    bench->page.items = bench->items.items;
    bench->page.item_count = bench->items.count;
    buffer_clear(&bench->pdf);
    assert_true(pdf_write(
        &bench->pdf, store, &bench->pages, &bench->options, &bench->diags));
    *length = bench->pdf.length;
    return arena_copy(&bench->arena, bench->pdf.bytes, bench->pdf.length);
}

/* In other orders, with other texts for the same glyphs (spaces), with
 * ligatures and with characters that have no font. */
static const char *const texts[] = {
    "An office of five.",
    "An office of\u00A0five.",
    "five of office An.",
    "\u05D0 \u4E00?",
    "An office of five.",
    "Other letters",
};
enum { TEXT_COUNT = sizeof texts / sizeof *texts };

static void test_the_bytes_are_the_same_with_a_store(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    struct pdf_font_store *store = pdf_font_store_new();
    for (int round = 0; round < 2; round++)
        for (size_t i = 0; i < TEXT_COUNT; i++) {
            size_t plain_length, length;
            const char *plain =
                write_text(&bench, NULL, texts[i], &plain_length);
            const char *stored = write_text(&bench, store, texts[i], &length);
            assert_int_equal(length, plain_length);
            assert_memory_equal(stored, plain, length);
            bench_check(&bench);
        }
    pdf_font_store_free(store);
    bench_release(&bench);
}

/* Thousands of sets of glyphs: what is remembered stays within bounds, and
 * what is forgotten is made again. */
static void test_a_full_store_begins_anew(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    struct pdf_font_store *store = pdf_font_store_new();
    size_t first_length, length;
    const char *first = write_text(&bench, store, texts[0], &first_length);
    first = arena_copy(&bench.arena, first, first_length);
    for (unsigned i = 0; i < 1500; i++) {
        char text[27] = "";
        for (unsigned bit = 0, at = 0; bit < 26; bit++)
            if (i * 2654435761u >> bit & 1)
                text[at++] = (char)('a' + bit);
        write_text(&bench, store, *text ? text : "-", &length);
    }
    const char *again = write_text(&bench, store, texts[0], &length);
    assert_int_equal(length, first_length);
    assert_memory_equal(again, first, length);
    pdf_font_store_free(store);
    bench_release(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_bytes_are_the_same_with_a_store),
        cmocka_unit_test(test_a_full_store_begins_anew),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
