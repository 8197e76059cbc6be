/* Charts on pages: one figure with a text for those who do not see it, whose
 * words and shapes all belong to it. */
#include "kit.h"

#include <math.h>

/* Lays out "Before", CHART, "After". */
static void lay_out_chart(struct kit *kit, const struct chart *chart)
{
    kit_lay_out(kit, "x\n\n::: keep\n:::\n\ny\n");
    cmark_node *block =
        cmark_node_next(cmark_node_first_child(kit->document.root));
    assert_int_equal(cmark_node_get_type(block), CMARK_NODE_CUSTOM_BLOCK);
    struct element *element = kit_element(kit, block);
    element->kind = ELEMENT_CHART;
    element->chart = chart;
    kit->pages = paginate(
        &kit->bench.arena, &kit->document, kit->typesetter, &kit->bench.diags);
    assert_non_null(kit->pages);
    kit_check_bounds(kit);
}

static uint32_t find_figure(const struct pages *pages)
{
    uint32_t found = 0;
    for (uint32_t i = 0; i < pages->tag_count; i++)
        if (pages->tags[i].role == ROLE_FIGURE) {
            assert_int_equal(found, 0);
            found = i;
        }
    assert_int_not_equal(found, 0);
    return found;
}

/* How many items of KIND belong to TAG. */
static size_t count_items(
    const struct page *page, uint32_t tag, enum item_kind kind)
{
    size_t count = 0;
    for (size_t i = 0; i < page->item_count; i++) {
        const struct item *item = &page->items[i];
        count += item->kind == kind && item->tag == tag &&
                 item->artifact == ARTIFACT_NONE;
    }
    return count;
}

static void test_bars(void **state)
{
    (void)state;
    static const struct chart_bar bars[] = {
        {"Alder", "3 points, first", 3, TONE_CHOSEN},
        {"Birch", "0 points", 0, TONE_OTHER},
        {"Cedar", "-1 point, out", -1, TONE_OUT}};
    static const struct chart chart = {.kind = CHART_BARS,
        .alternative = "all of it",
        .least = -1,
        .most = 3,
        .bars = bars,
        .bar_count = 3};
    struct kit kit;
    kit_init(&kit);
    lay_out_chart(&kit, &chart);
    const struct page *page = &kit.pages->pages[0];
    uint32_t figure = find_figure(kit.pages);
    assert_string_equal(kit.pages->tags[figure].alternative, "all of it");
    assert_string_equal(kit_text(&kit, 0, KIT_CONTENT),
        "x |Alder |3 points, first |Birch |0 points |Cedar |-1 point, out "
        "|y ");
    /* One bar is filled, one has no length, one is four lines; and an axis
     * beside each. */
    assert_int_equal(count_items(page, figure, ITEM_BOX), 1);
    assert_int_equal(count_items(page, figure, ITEM_RULE), 4 + 3);
    assert_int_equal(count_items(page, figure, ITEM_RUN), 6);
    for (size_t i = 0; i < page->item_count; i++) {
        const struct box *box = &page->items[i].as.box;
        if (page->items[i].kind != ITEM_BOX || page->items[i].tag != figure)
            continue;
        /* Half of 300 pt for values from -1 to 3, behind a margin of 50. */
        assert_true(fabs(box->x_pt - (50 + 37.5)) < 0.01);
        assert_true(fabs(box->width_pt - 112.5) < 0.01);
    }
    kit_release(&kit);
}

/* Labels that stand beside their bars share a line with them; a long one is
 * broken, and its bar's height is its own. */
static void test_bars_beside(void **state)
{
    (void)state;
    static const struct chart_bar bars[] = {
        {"Cost of change and of upkeep", "9 times", 9, TONE_OUT},
        {"Speed", "3 times", 3, TONE_CHOSEN}};
    static const struct chart chart = {.kind = CHART_BARS,
        .alternative = "all of it",
        .most = 9,
        .bars = bars,
        .bar_count = 2,
        .beside = true};
    struct kit kit;
    kit_init(&kit);
    lay_out_chart(&kit, &chart);
    const struct page *page = &kit.pages->pages[0];
    uint32_t figure = find_figure(kit.pages);
    const struct item *box = NULL, *first = NULL, *last = NULL;
    for (size_t i = 0; i < page->item_count; i++) {
        const struct item *item = &page->items[i];
        if (item->tag != figure)
            continue;
        if (item->kind == ITEM_BOX)
            box = item;
        if (item->kind == ITEM_RUN && !first)
            first = item;
        if (item->kind == ITEM_RUN)
            last = item;
    }
    assert_true(box && first && last);
    /* 0.3 of 300 pt for the label, a third of 0.35 for the bar, at 50 pt. */
    assert_true(fabs(box->as.box.x_pt - (50 + 90)) < 0.01);
    assert_true(fabs(box->as.box.width_pt - 35) < 0.01);
    assert_string_equal(kit_text(&kit, 0, KIT_CONTENT),
        "x |Cost of change and |of upkeep |9 times |Speed 3 times |y ");
    kit_release(&kit);
}

static void test_routes(void **state)
{
    (void)state;
    static const char *const hedge[] = {"Front", "Back of the house"};
    static const char *const lawn[] = {"Lawn"};
    static const struct chart_route routes[] = {
        {"Alder", hedge, 2}, {"Birch", lawn, 1}};
    static const struct chart chart = {.kind = CHART_ROUTES,
        .alternative = "who serves whom",
        .routes = routes,
        .route_count = 2};
    struct kit kit;
    kit_init(&kit);
    lay_out_chart(&kit, &chart);
    uint32_t figure = find_figure(kit.pages);
    const struct page *page = &kit.pages->pages[0];
    assert_int_equal(count_items(page, figure, ITEM_RULE), 3 + 2 * 2);
    assert_int_equal(count_items(page, figure, ITEM_BOX), 2);
    const char *text = kit_text(&kit, 0, KIT_CONTENT);
    const char *back = strstr(text, "Back of the house");
    const char *alder = strstr(text, "Alder");
    const char *below = strstr(text, "Lawn");
    assert_true(back && alder && below && back < alder && alder < below);
    kit_release(&kit);
}

/* A chart at the foot of a page moves as a whole, with the line above it. */
static void test_a_chart_is_not_divided(void **state)
{
    (void)state;
    struct kit kit;
    kit_init(&kit);
    static const struct chart_bar bar = {"Alder", "1", 1, TONE_CHOSEN};
    struct chart_bar bars[8];
    for (size_t i = 0; i < 8; i++)
        bars[i] = bar;
    const struct chart chart = {.kind = CHART_BARS,
        .alternative = "x",
        .most = 1,
        .bars = bars,
        .bar_count = 8};
    kit_lay_out(
        &kit, arena_format(&kit.bench.arena, "%sabove\n\n::: keep\n:::\n",
                  bench_repeat(&kit.bench, "x\n\n", 10)));
    cmark_node *block = cmark_node_last_child(kit.document.root);
    kit_element(&kit, block)->kind = ELEMENT_CHART;
    kit_element(&kit, block)->chart = &chart;
    kit.pages = paginate(
        &kit.bench.arena, &kit.document, kit.typesetter, &kit.bench.diags);
    assert_int_equal(kit.pages->page_count, 2);
    assert_int_equal(kit_count(kit_text(&kit, 0, KIT_CONTENT), "Alder"), 0);
    const char *second = kit_text(&kit, 1, KIT_CONTENT);
    assert_int_equal(kit_count(second, "Alder"), 8);
    assert_int_equal(strncmp(second, "above", 5), 0);
    kit_release(&kit);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bars),
        cmocka_unit_test(test_bars_beside),
        cmocka_unit_test(test_routes),
        cmocka_unit_test(test_a_chart_is_not_divided),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
