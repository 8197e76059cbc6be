/* The flow and its boxes, as the vertical lists that they make: where a break
 * is possible and what it costs, which space is due, what encloses what. */
#include "kit.h"

#include "layout/boxes.h"
#include "layout/flow.h"

#include <math.h>

struct bed {
    struct kit kit;
    struct styles styles;
    struct setting setting;
    struct flow flow;
    struct vertical_list list;
};

static void setup(struct bed *bed)
{
    memset(bed, 0, sizeof *bed);
    kit_init(&bed->kit);
    assert_true(styles_init(&bed->styles, &bed->kit.theme,
        bed->kit.typesetter->fonts, &bed->kit.bench.diags));
    bed->setting = (struct setting){
        .arena = &bed->kit.bench.arena,
        .styles = &bed->styles,
        .words = bed->kit.typesetter->words,
        .language = word_language("en"),
        .diags = &bed->kit.bench.diags,
    };
    tags_init(&bed->setting.tags, &bed->kit.bench.arena);
    flow_init(&bed->flow, &bed->setting, &bed->kit.document, NULL);
    flow_begin(&bed->flow, &bed->list);
}

static void teardown(struct bed *bed)
{
    flow_release(&bed->flow);
    kit_release(&bed->kit);
}

static void add_piece(struct bed *bed, double height_pt)
{
    flow_add_piece(&bed->flow, height_pt, 0, 1);
}

/* The list: a piece by its height, "/C" a break, "+S" a space, "(", ")" frames,
 * "turn", "back", "snap". */
static void expect_list(struct bed *bed, const char *expected)
{
    struct arena *arena = &bed->kit.bench.arena;
    const char *all = "";
    for (size_t i = 0; i < bed->list.nodes.count; i++) {
        const struct vertical *node = &bed->list.nodes.items[i];
        const char *text = "fill";
        switch (node->kind) {
        case VERTICAL_PIECE:
            text = arena_format(arena, "%g", node->as.piece->height_pt);
            break;
        case VERTICAL_GLUE:
            text = arena_format(arena, "+%g", node->as.glue_pt);
            break;
        case VERTICAL_PENALTY:
            text = node->as.cost == COST_NEVER ? "/never"
                   : node->as.cost == COST_FORCED
                       ? "/forced"
                       : arena_format(arena, "/%d", node->as.cost);
            break;
        case VERTICAL_OPEN: text = "("; break;
        case VERTICAL_CLOSE: text = ")"; break;
        case VERTICAL_TURN: text = node->as.turned ? "turn" : "back"; break;
        case VERTICAL_SNAP: text = "snap"; break;
        case VERTICAL_FILL: break;
        }
        all = arena_format(arena, "%s%s%s", all, i ? " " : "", text);
    }
    assert_string_equal(all, expected);
}

/* ---- spaces and breaks --------------------------------------------------- */

/* Of two spaces that meet the larger counts, none before the first piece; the
 * break stands before the space. */
static void test_spaces(void **state)
{
    (void)state;
    struct bed bed;
    setup(&bed);
    flow_space(&bed.flow, 7);
    add_piece(&bed, 10);
    flow_space(&bed.flow, 3);
    flow_space(&bed.flow, 5);
    flow_space(&bed.flow, 4);
    add_piece(&bed, 11);
    add_piece(&bed, 12);
    expect_list(&bed, "10 /0 +5 11 /0 12");
    teardown(&bed);
}

/* Two lines stay with what is above, four had better: that is 200 more. */
static void test_kept_lines(void **state)
{
    (void)state;
    struct bed bed;
    setup(&bed);
    add_piece(&bed, 10);
    bed.flow.kept_lines = HEADING_KEEPS;
    bed.flow.liked_lines = HEADING_LIKES;
    for (int i = 0; i < 5; i++)
        add_piece(&bed, 1);
    expect_list(&bed, "10 /never 1 /never 1 /200 1 /200 1 /0 1");
    teardown(&bed);
    /* A piece may count for several, or for none. */
    setup(&bed);
    add_piece(&bed, 10);
    bed.flow.kept_lines = 3;
    flow_add_piece(&bed.flow, 1, 0, 0);
    flow_add_piece(&bed.flow, 2, 0, 5);
    add_piece(&bed, 3);
    expect_list(&bed, "10 /never 1 /never 2 /0 3");
    teardown(&bed);
}

/* The next break, once: forced, also where it is forbidden, but not before
 * anything stands; another cost not where it is forbidden. */
static void test_next_break(void **state)
{
    (void)state;
    struct bed bed;
    setup(&bed);
    flow_force_break(&bed.flow);
    add_piece(&bed, 1);
    bed.flow.kept_lines = 2;
    flow_force_break(&bed.flow);
    add_piece(&bed, 2);
    add_piece(&bed, 3);
    bed.flow.next_cost = 70;
    add_piece(&bed, 4);
    bed.flow.next_cost = 70;
    flow_add_piece(&bed.flow, 5, COST_NEVER, 1);
    add_piece(&bed, 6);
    bed.flow.next_cost = COST_FORCED;
    flow_add_piece(&bed.flow, 7, COST_NEVER, 1);
    expect_list(&bed, "1 /forced 2 /0 3 /70 4 /never 5 /0 6 /forced 7");
    teardown(&bed);
}

/* A context gives the least that a break costs, and is gone when it is left. */
static void test_contexts(void **state)
{
    (void)state;
    struct bed bed;
    setup(&bed);
    add_piece(&bed, 1);
    flow_push(&bed.flow)->break_cost = COST_IN_LIST;
    add_piece(&bed, 2);
    flow_push(&bed.flow)->break_cost = COST_IN_CODE;
    flow_add_piece(&bed.flow, 3, 20, 1);
    flow_add_piece(&bed.flow, 4, 90, 1);
    bed.flow.next_cost = COST_FORCED;
    add_piece(&bed, 5);
    flow_pop(&bed.flow);
    flow_add_piece(&bed.flow, 6, 20, 1);
    flow_pop(&bed.flow);
    add_piece(&bed, 7);
    expect_list(&bed, "1 /15 2 /60 3 /90 4 /forced 5 /20 6 /0 7");
    teardown(&bed);
}

/* Anchors stand at the left edge of the next piece, and of no other. */
static void test_anchors(void **state)
{
    (void)state;
    struct bed bed;
    setup(&bed);
    flow_push(&bed.flow)->x_pt = 30;
    *array_add(&bed.flow.anchors, &bed.flow.work) = "a";
    *array_add(&bed.flow.anchors, &bed.flow.work) = "b";
    add_piece(&bed, 1);
    add_piece(&bed, 2);
    const struct piece *first = bed.list.nodes.items[0].as.piece;
    assert_int_equal(first->anchor_count, 2);
    assert_string_equal(first->anchors[0].name, "a");
    assert_string_equal(first->anchors[1].name, "b");
    assert_true(first->anchors[1].x_pt == 30 && first->anchors[1].y_pt == 0);
    assert_int_equal(bed.list.nodes.items[2].as.piece->anchor_count, 0);
    teardown(&bed);
}

/* What follows stands on turned pages from a forced break on; a heading that
 * keeps it goes along, though it stands above. */
static void test_turn(void **state)
{
    (void)state;
    struct bed bed;
    setup(&bed);
    add_piece(&bed, 1);
    flow_space(&bed.flow, 9);
    flow_turn(&bed.flow, true);
    add_piece(&bed, 2);
    flow_turn(&bed.flow, false);
    add_piece(&bed, 3);
    expect_list(&bed, "1 /forced turn 2 /forced back 3");
    teardown(&bed);

    setup(&bed);
    add_piece(&bed, 1);
    bed.flow.kept_start = bed.list.nodes.count;
    flow_space(&bed.flow, 5);
    add_piece(&bed, 2);
    bed.flow.kept_lines = 2;
    flow_turn(&bed.flow, true);
    add_piece(&bed, 3);
    expect_list(&bed, "1 /forced turn +5 2 /never 3");
    teardown(&bed);
}

/* ---- frames and boxes ---------------------------------------------------- */

/* There is no break between the edge of a frame and what it holds, and space
 * at the inside of its foot is lost; what is kept inside keeps nothing outside.
 */
static void test_frames(void **state)
{
    (void)state;
    struct bed bed;
    setup(&bed);
    add_piece(&bed, 1);
    flow_space(&bed.flow, 4);
    flow_open_frame(&bed.flow, (struct frame){.bar_pt = 1});
    flow_open_frame(&bed.flow, (struct frame){.bar_pt = 2});
    add_piece(&bed, 2);
    flow_space(&bed.flow, 6);
    bed.flow.kept_lines = 2;
    flow_close_frame(&bed.flow);
    add_piece(&bed, 3);
    flow_close_frame(&bed.flow);
    add_piece(&bed, 4);
    expect_list(&bed, "1 /0 +4 ( ( 2 ) /0 3 ) /0 4");
    assert_true(bed.list.nodes.items[3].as.frame->bar_pt == 1);
    assert_true(bed.list.nodes.items[4].as.frame->bar_pt == 2);
    assert_true(bed.list.nodes.items[6].as.frame->bar_pt == 2);
    assert_true(bed.list.nodes.items[9].as.frame->bar_pt == 1);
    teardown(&bed);
}

/* The ground spans what is around it; text stands off its edges and its bar. */
static void test_box(void **state)
{
    (void)state;
    struct bed bed;
    setup(&bed);
    struct flow_context *here = flow_push(&bed.flow);
    here->x_pt = 10;
    here->width_pt = 200;
    box_open(&bed.flow, (struct frame){.bar_pt = 3, .filled = true}, 8);
    add_piece(&bed, 1);
    const struct frame *frame = bed.list.nodes.items[0].as.frame;
    assert_true(frame->x_pt == 10 && frame->width_pt == 200);
    here = flow_here(&bed.flow);
    assert_true(here->x_pt == 21 && here->width_pt == 181);
    assert_true(here->boxed && here->framed);
    box_close(&bed.flow, 12);
    here = flow_here(&bed.flow);
    assert_true(here->x_pt == 10 && here->width_pt == 200);
    assert_false(here->boxed || here->framed);
    add_piece(&bed, 2);
    expect_list(&bed, "( 1 ) /0 +12 2");
    teardown(&bed);
}

/* Quotes are indented at the left alone, six deep; deeper ones stand in no
 * frame of their own, and close none. */
static void test_quotes(void **state)
{
    (void)state;
    struct bed bed;
    setup(&bed);
    double right = flow_here(&bed.flow)->width_pt, x = 0;
    bed.kit.theme.base_size_pt = 1;
    bed.styles.quote_indent_pt = 10;
    for (int depth = 1; depth <= DEEPEST_INDENT + 2; depth++) {
        box_open_quote(&bed.flow);
        const struct flow_context *here = flow_here(&bed.flow);
        x += depth <= DEEPEST_INDENT ? 10 * 0.7 + 1.5 : 0;
        assert_true(fabs(here->x_pt - x) < 1e-9);
        assert_true(fabs(here->x_pt + here->width_pt - right) < 1e-9);
        assert_true(here->quoted);
        assert_int_equal(here->framed, depth <= DEEPEST_INDENT);
    }
    add_piece(&bed, 1);
    for (int depth = 0; depth < DEEPEST_INDENT + 2; depth++)
        box_close(&bed.flow, 0);
    expect_list(&bed, "( ( ( ( ( ( 1 ) ) ) ) ) )");
    assert_false(flow_here(&bed.flow)->quoted);
    teardown(&bed);

    /* Nor does a quote stand in where the text would be too narrow. */
    setup(&bed);
    flow_push(&bed.flow)->width_pt = 12 * bed.kit.theme.base_size_pt - 1;
    box_open_quote(&bed.flow);
    assert_false(flow_here(&bed.flow)->framed);
    flow_pop(&bed.flow);
    flow_here(&bed.flow)->width_pt = 12 * bed.kit.theme.base_size_pt;
    box_open_quote(&bed.flow);
    assert_true(flow_here(&bed.flow)->framed);
    box_close(&bed.flow, 0);
    teardown(&bed);
}

/* The label of a callout keeps two lines of what follows it; breaks within
 * cost 150. */
static void test_callout(void **state)
{
    (void)state;
    struct bed bed;
    setup(&bed);
    struct element element = {.kind = ELEMENT_CALLOUT,
        .callout = CALLOUT_WARNING,
        .label = "Warning"};
    box_open_callout(&bed.flow, &element);
    for (int i = 0; i < 4; i++)
        add_piece(&bed, 1);
    box_close(&bed.flow, 0);
    size_t costs[8], count = 0;
    for (size_t i = 0; i < bed.list.nodes.count; i++)
        if (bed.list.nodes.items[i].kind == VERTICAL_PENALTY)
            costs[count++] = (size_t)bed.list.nodes.items[i].as.cost;
    assert_int_equal(count, 4);
    assert_int_equal(costs[0], COST_NEVER);
    assert_int_equal(costs[1], COST_NEVER);
    assert_int_equal(costs[2], COST_IN_CALLOUT);
    assert_int_equal(costs[3], COST_IN_CALLOUT);
    teardown(&bed);
}

/* What is kept together has no break inside, but before it, and but forced
 * ones; unless it is higher than a page, 300 here. */
static void test_keep(void **state)
{
    (void)state;
    static const struct {
        double height;
        const char *list;
    } cases[] = {
        {90, "1 /0 +5 90 /never 100 /never +10 100 /forced 0 /0 2"},
        {91, "1 /0 +5 91 /0 100 /0 +10 100 /forced 0 /0 2"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct bed bed;
        setup(&bed);
        bed.styles.text_height_pt = 305;
        add_piece(&bed, 1);
        box_open_keep(&bed.flow);
        flow_space(&bed.flow, 5);
        add_piece(&bed, cases[i].height);
        add_piece(&bed, 100);
        flow_space(&bed.flow, 10);
        add_piece(&bed, 100);
        flow_force_break(&bed.flow);
        add_piece(&bed, 0);
        box_close_keep(&bed.flow);
        add_piece(&bed, 2);
        expect_list(&bed, cases[i].list);
        teardown(&bed);
    }
}

/* ---- paragraphs ---------------------------------------------------------- */

/* COUNT lines, each ended by hand. */
static void add_paragraph(struct bed *bed, size_t count)
{
    struct block_style style = style_paragraph(&bed->styles);
    style.before_pt = style.after_pt = 6;
    paragraph_clear(&bed->flow.paragraph, (struct place){0});
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            paragraph_add_break(&bed->flow.paragraph, &style.text);
        paragraph_add_text(&bed->flow.paragraph, &style.text, "x", 1);
    }
    flow_add_paragraph(&bed->flow, &style);
}

/* No line of a paragraph stands alone, at its beginning or at its end. */
static void test_widows_and_orphans(void **state)
{
    (void)state;
    static const char *const lists[] = {
        "14 /0 +6 14",
        "14 /never 14 /0 +6 14",
        "14 /never 14 /never 14 /0 +6 14",
        "14 /never 14 /0 14 /never 14 /0 +6 14",
        "14 /never 14 /0 14 /0 14 /never 14 /0 +6 14",
    };
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        struct bed bed;
        setup(&bed);
        add_paragraph(&bed, i + 1);
        add_paragraph(&bed, 1);
        expect_list(&bed, lists[i]);
        teardown(&bed);
    }
}

/* On a grid of 14 body text is snapped to it where it begins, and a space
 * between is as many lines as are nearest to it: none for 6, one for 7. */
static void test_grid(void **state)
{
    (void)state;
    struct bed bed;
    setup(&bed);
    bed.list.pitch_pt = 14;
    add_piece(&bed, 5);
    add_paragraph(&bed, 2);
    add_paragraph(&bed, 1);
    flow_space(&bed.flow, 7);
    add_paragraph(&bed, 1);
    add_piece(&bed, 5);
    expect_list(&bed, "5 /0 +6 snap 14 /never 14 /0 14 /0 +14 snap 14 /0 +6 5");
    teardown(&bed);
    /* Text on a ground of its own is not. */
    setup(&bed);
    bed.list.pitch_pt = 14;
    flow_here(&bed.flow)->boxed = true;
    add_paragraph(&bed, 1);
    expect_list(&bed, "14");
    teardown(&bed);
}

/* Tight lists have no space between their paragraphs, and narrow text is not
 * justified: below 22 times its size. */
static void test_body_style(void **state)
{
    (void)state;
    struct bed bed;
    setup(&bed);
    struct flow_context *here = flow_here(&bed.flow);
    double size = flow_body_style(&bed.flow).text.size_pt;
    here->width_pt = 22 * size;
    assert_true(flow_body_style(&bed.flow).justified);
    assert_true(flow_body_style(&bed.flow).after_pt > 0);
    here->width_pt = 22 * size - 0.1;
    assert_false(flow_body_style(&bed.flow).justified);
    here->tight = true;
    assert_true(flow_body_style(&bed.flow).before_pt == 0 &&
                flow_body_style(&bed.flow).after_pt == 0);
    struct colour before = flow_body_style(&bed.flow).text.colour;
    here->quoted = true;
    struct colour quoted = flow_body_style(&bed.flow).text.colour;
    assert_memory_not_equal(&before, &quoted, sizeof before);
    assert_memory_equal(&quoted, &bed.kit.theme.muted, sizeof quoted);
    here->note = true;
    assert_true(flow_body_style(&bed.flow).text.size_pt < size);
    teardown(&bed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_spaces),
        cmocka_unit_test(test_kept_lines),
        cmocka_unit_test(test_next_break),
        cmocka_unit_test(test_contexts),
        cmocka_unit_test(test_anchors),
        cmocka_unit_test(test_turn),
        cmocka_unit_test(test_frames),
        cmocka_unit_test(test_box),
        cmocka_unit_test(test_quotes),
        cmocka_unit_test(test_callout),
        cmocka_unit_test(test_keep),
        cmocka_unit_test(test_widows_and_orphans),
        cmocka_unit_test(test_grid),
        cmocka_unit_test(test_body_style),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
