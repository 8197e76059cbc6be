/* The examples' documents, as compose makes them, on pages: all that they say
 * is there, in order, and where it belongs. */
#include "../composed.h"
#include "kit.h"

/* Letters and digits alone: where lines end, and what stands between words, is
 * the layout's. */
static void add_letters(struct buffer *buffer, const char *text)
{
    for (; text && *text; text++)
        if (isalnum((unsigned char)*text))
            buffer_add_byte(buffer, *text);
}

/* What stands on PAGE, but furniture and the marks of lists. */
static void add_page(struct buffer *buffer, const struct page *page)
{
    for (size_t i = 0; i < page->item_count; i++)
        if (kit_wanted(&page->items[i], KIT_CONTENT))
            add_letters(buffer, page->items[i].as.run.text);
}

/* The letters of a paragraph of text, emphasis and links alone; false of
 * others, what is in which may be told in other words. */
static bool read_paragraph(struct buffer *letters, cmark_node *paragraph)
{
    bool plain = true;
    cmark_iter *iterator = cmark_iter_new(paragraph);
    buffer_clear(letters);
    while (cmark_iter_next(iterator) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iterator);
        cmark_node_type type = cmark_node_get_type(node);
        if (type == CMARK_NODE_TEXT)
            add_letters(letters, cmark_node_get_literal(node));
        else
            plain = plain &&
                    (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_EMPH ||
                        type == CMARK_NODE_STRONG || type == CMARK_NODE_LINK ||
                        type == CMARK_NODE_SOFTBREAK);
    }
    cmark_iter_free(iterator);
    return plain && letters->length > 0;
}

static bool is_in_note(cmark_node *node)
{
    for (; node; node = cmark_node_parent(node))
        if (cmark_node_get_type(node) == CMARK_NODE_FOOTNOTE_DEFINITION)
            return true;
    return false;
}

/* Such paragraphs, but those of notes, are on the pages in the document's
 * order. Gives how many they are. */
static size_t expect_in_order(
    const struct document *document, const char *pages)
{
    size_t found = 0;
    struct buffer letters;
    buffer_init(&letters);
    const char *at = pages;
    cmark_iter *iterator = cmark_iter_new(document->root);
    cmark_event_type event;
    while ((event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iterator);
        if (event != CMARK_EVENT_ENTER ||
            cmark_node_get_type(node) != CMARK_NODE_PARAGRAPH ||
            is_in_note(node) || !read_paragraph(&letters, node))
            continue;
        const char *place = strstr(at, buffer_string(&letters));
        if (!place)
            fail_msg("not on the pages, or not in order: %s",
                buffer_string(&letters));
        at = place + letters.length;
        found++;
    }
    cmark_iter_free(iterator);
    buffer_release(&letters);
    return found;
}

/* Every heading has a bookmark that says the same, and its anchor is on a page,
 * none before that of the heading above. */
static void expect_headings(
    const struct document *document, const struct pages *pages)
{
    int last = 0;
    assert_int_equal(pages->bookmark_count, document->outline_count);
    for (size_t i = 0; i < document->outline_count; i++) {
        const struct outline_entry *entry = &document->outline[i];
        assert_string_equal(pages->bookmarks[i].anchor, entry->anchor);
        assert_non_null(strstr(pages->bookmarks[i].text, entry->text));
        const struct anchor *anchor = pages_anchor(pages, entry->anchor);
        assert_non_null(anchor);
        assert_true(
            anchor->page < (int)pages->page_count && anchor->page >= last);
        last = anchor->page;
    }
}

static void check_document(struct kit *kit, const struct document *document,
    size_t *paragraphs, size_t *bookmarks)
{
    kit->pages = paginate(
        &kit->bench.arena, document, kit->typesetter, &kit->bench.diags);
    assert_non_null(kit->pages);
    kit_check_bounds(kit);
    struct buffer letters;
    buffer_init(&letters);
    for (size_t p = 0; p < kit->pages->page_count; p++) {
        size_t before = letters.length;
        add_page(&letters, &kit->pages->pages[p]);
        assert_true(letters.length > before); /* no page is empty */
    }
    *paragraphs += expect_in_order(document, buffer_string(&letters));
    expect_headings(document, kit->pages);
    *bookmarks += kit->pages->bookmark_count;
    buffer_release(&letters);
}

static void check_template(
    const char *template, size_t *paragraphs, size_t *bookmarks)
{
    for (size_t g = 0; g < COMPOSING_GUIDES; g++) {
        struct kit kit;
        struct composing composing;
        size_t count;
        kit_init(&kit);
        composing_begin(
            &composing, &kit.bench, composing_examples[g].guide, template);
        const char **paths = composing_profiles(
            &kit.bench, composing_examples[g].profiles, &count);
        for (size_t i = 0; i < count; i += 3) {
            struct document *document =
                composing_document(&composing, paths[i]);
            check_document(&kit, document, paragraphs, bookmarks);
            document_free(document);
        }
        composing_end(&composing);
        kit_release(&kit);
    }
}

static void test_reports(void **state)
{
    (void)state;
    size_t paragraphs = 0, bookmarks = 0;
    check_template("templates/report", &paragraphs, &bookmarks);
    assert_true(paragraphs > 300 && bookmarks > 150);
}

static void test_briefs(void **state)
{
    (void)state;
    size_t paragraphs = 0, bookmarks = 0;
    check_template("templates/brief", &paragraphs, &bookmarks);
    assert_true(paragraphs > 70 && bookmarks > 15);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reports),
        cmocka_unit_test(test_briefs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
