/* Whole documents to pages. The pages are small, 300 by 300 pt of text. */
#include "kit.h"

#include "../../pages_dump.h"

#include <math.h>

/* COUNT words "pN" with spaces, a paragraph's text. */
static const char *words(struct kit *kit, int number, size_t count)
{
    return bench_repeat(
        &kit->bench, arena_format(&kit->bench.arena, "p%02d ", number), count);
}

/* The lines of a page that hold WORD. */
static size_t lines_with(const char *page, const char *word)
{
    size_t count = 0;
    for (const char *at = page; at;) {
        const char *end = strchr(at, '|');
        const char *found = strstr(at, word);
        count += found && (!end || found < end);
        at = end ? end + 1 : NULL;
    }
    return count;
}

static void test_empty(void **state)
{
    (void)state;
    struct kit kit;
    kit_init(&kit);
    kit_lay_out(&kit, "");
    assert_int_equal(kit.pages->page_count, 1);
    assert_string_equal(kit_all_text(&kit), "");
    assert_string_equal(
        kit_text(&kit, 0, KIT_FURNITURE), "Head |Secret · Client page 1 of 1 ");
    assert_string_equal(kit.pages->title, "Title");
    kit_release(&kit);
}

static void test_missing_font(void **state)
{
    (void)state;
    struct kit kit;
    kit_init(&kit);
    kit.theme.base.family = "Nosuch Serif";
    kit.theme.monospace.family = "Nosuch Mono";
    kit_lay_out(&kit, "text\n");
    assert_null(kit.pages);
    const char *report = bench_report(&kit.bench);
    assert_non_null(strstr(report, "\"Nosuch Serif\" is not installed"));
    assert_non_null(strstr(report, "\"Nosuch Mono\" is not installed"));
    kit_release(&kit);
}

static void test_inlines(void **state)
{
    (void)state;
    struct kit kit;
    kit_init(&kit);
    kit_lay_out(
        &kit, "a **b** *c* `d  e` ~~f~~ [g](http://h.example) i\\\nj\n");
    assert_string_equal(kit_all_text(&kit), "a b c d e f g i |j ");
    const char *fonts = "";
    const struct page *page = &kit.pages->pages[0];
    size_t rules = 0;
    for (size_t i = 0; i < page->item_count; i++) {
        if (page->items[i].furniture)
            continue;
        rules += page->items[i].kind == ITEM_RULE;
        if (page->items[i].kind == ITEM_RUN)
            fonts = arena_format(&kit.bench.arena, "%s%s ", fonts,
                page->items[i].as.run.font->postscript_name);
    }
    assert_non_null(strstr(fonts, "NotoSerif-Bold "));
    assert_non_null(strstr(fonts, "NotoSerif-Italic "));
    assert_non_null(strstr(fonts, "JetBrainsMono-Regular "));
    assert_int_equal(rules, 2); /* struck out; under the link */
    assert_int_equal(page->link_count, 1);
    kit_release(&kit);
}

/* Paragraphs of all lengths under one another: a part of one on a page is
 * never a single line. */
/* What shows the layout adds shapes that belong to no tag, and nothing else. */
/* The run whose text is TEXT, on the first page. */
static const struct item *find_run(const struct kit *kit, const char *text)
{
    for (size_t i = 0; i < kit->pages->pages[0].item_count; i++) {
        const struct item *item = &kit->pages->pages[0].items[i];
        if (item->kind == ITEM_RUN && strcmp(item->as.run.text, text) == 0)
            return item;
    }
    fail_msg("no run \"%s\"", text);
    return NULL;
}

static const struct tag *find_tag(const struct kit *kit, const char *text)
{
    return &kit->pages->tags[find_run(kit, text)->tag];
}

static void test_phrases_are_tagged(void **state)
{
    (void)state;
    struct kit kit;
    kit_init(&kit);
    kit_lay_out(&kit,
        "The [Zeit *geist* [de facto]{lang=la}]{lang=de}, [[l]{lang=fr}](#x), "
        "end.\n");
    const struct tag *tags = kit.pages->tags;
    const struct tag *tag = find_tag(&kit, "Zeit ");
    assert_int_equal(tag->role, ROLE_SPAN);
    assert_string_equal(tag->language, "de");
    assert_int_equal(tags[tag->parent].role, ROLE_PARAGRAPH);
    assert_ptr_equal(find_tag(&kit, "geist"), tag);
    const struct tag *inner = find_tag(&kit, "de facto");
    assert_string_equal(inner->language, "la");
    assert_ptr_equal(&tags[inner->parent], tag);
    const struct tag *linked = find_tag(&kit, "l");
    assert_string_equal(linked->language, "fr");
    assert_int_equal(tags[linked->parent].role, ROLE_LINK);
    assert_int_equal(find_tag(&kit, ", end. ")->role, ROLE_PARAGRAPH);
    assert_null(find_tag(&kit, ", end. ")->language);
    kit_release(&kit);
}

/* Words of a language without patterns are not hyphenated by those of
 * another; American English differs from British. */
static void test_phrases_are_hyphenated_in_their_language(void **state)
{
    (void)state;
    static const struct {
        const char *tag;
        bool divided;
    } cases[] = {{"en", true}, {"de", false}};
    struct kit kit;
    kit_init(&kit);
    kit.theme.page_width_pt = 190;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        kit_lay_out(&kit,
            arena_format(&kit.bench.arena,
                "[a particularly extraordinary representation of considerable "
                "misunderstandings]{lang=%s}\n",
                cases[i].tag));
        bool divided = strstr(kit_all_text(&kit), "\u00AD") != NULL;
        assert_int_equal(divided, cases[i].divided);
    }
    kit_release(&kit);
}

/* What is right to left has its direction from its own language. */
static void test_phrases_have_their_direction(void **state)
{
    (void)state;
    struct kit kit;
    kit_init(&kit);
    kit_lay_out(&kit, "x [ab!]{lang=he} y\n");
    assert_true(
        find_run(&kit, "!")->as.run.x_pt < find_run(&kit, "ab")->as.run.x_pt);
    kit_release(&kit);
}

static void test_layout_is_shown(void **state)
{
    (void)state;
    struct kit kit;
    kit_init(&kit);
    kit_lay_out(&kit, "Some words that fill a line and then go on to a second "
                      "one, which they do not fill.\n");
    size_t count = kit.pages->pages[0].item_count;
    const char *text = kit_all_text(&kit);
    kit.pages = paginate_shown(
        &kit.bench.arena, &kit.document, kit.typesetter, &kit.bench.diags);
    assert_string_equal(kit_all_text(&kit), text);
    const struct page *page = &kit.pages->pages[0];
    /* Of each line, head and foot the room and the baseline. */
    assert_true(page->item_count >= count + 4);
    size_t boxes = 0;
    for (size_t i = 0; i < page->item_count; i++) {
        if (page->items[i].kind == ITEM_BOX)
            assert_true(page->items[i].artifact != ARTIFACT_NONE);
        boxes += page->items[i].kind == ITEM_BOX;
    }
    assert_true(boxes >= 2);
    kit_release(&kit);
}

static void test_no_widows_or_orphans(void **state)
{
    (void)state;
    struct kit kit;
    kit_init(&kit);
    const char *text = "";
    for (int i = 0; i < 90; i++)
        text = arena_format(&kit.bench.arena, "%s%s\n\n", text,
            words(&kit, i, 5 + (size_t)(i * 37 % 90)));
    kit_lay_out(&kit, text);
    assert_true(kit.pages->page_count > 8);
    size_t split = 0;
    for (int i = 0; i < 90; i++) {
        const char *word = arena_format(&kit.bench.arena, "p%02d", i);
        size_t pages = 0, fewest = 100;
        for (size_t p = 0; p < kit.pages->page_count; p++) {
            size_t lines = lines_with(kit_text(&kit, p, KIT_CONTENT), word);
            pages += lines > 0;
            fewest = lines && lines < fewest ? lines : fewest;
        }
        split += pages > 1;
        assert_true(pages == 1 || (pages == 2 && fewest >= 2));
    }
    assert_true(split > 3);
    kit_check_bounds(&kit);
    kit_release(&kit);
}

/* How far the line that says LOWER is below the one that says UPPER. */
static double line_distance(
    const struct kit *kit, const char *upper, const char *lower)
{
    double from = 0, to = 0;
    const struct page *page = &kit->pages->pages[0];
    for (size_t i = 0; i < page->item_count; i++) {
        const struct item *item = &page->items[i];
        if (item->kind != ITEM_RUN || item->furniture)
            continue;
        if (strstr(item->as.run.text, upper))
            from = item->as.run.baseline_pt;
        if (strstr(item->as.run.text, lower))
            to = item->as.run.baseline_pt;
    }
    assert_true(from > 0 && to > from);
    return to - from;
}

/* A heading right under another stands closer to it than to text. */
static void test_headings_under_headings(void **state)
{
    (void)state;
    struct kit kit;
    kit_init(&kit);
    kit_lay_out(&kit, "## One\n\n### Two\n\nabove\n\n### Three\n\nbelow\n");
    double under_heading = line_distance(&kit, "One", "Two");
    double under_text = line_distance(&kit, "above", "Three");
    double above_text = line_distance(&kit, "Two", "above");
    assert_true(under_heading < under_text - 4);
    assert_true(under_heading > above_text);
    kit_release(&kit);
}

/* Whatever stands above it, a heading has two lines below. */
static void test_headings_keep(void **state)
{
    (void)state;
    struct kit kit;
    kit_init(&kit);
    for (size_t above = 1; above < 40; above++) {
        const char *text = arena_format(&kit.bench.arena,
            "%s\n## HEAD\n\n### SUB\n\n%s\n\nafter\n",
            bench_repeat(&kit.bench, "x\n\n", above), words(&kit, 1, 50));
        kit_lay_out(&kit, text);
        for (size_t p = 0; p < kit.pages->page_count; p++) {
            const char *page = kit_text(&kit, p, KIT_CONTENT);
            if (!strstr(page, "HEAD"))
                continue;
            assert_non_null(strstr(page, "SUB"));
            assert_true(lines_with(page, "p01") >= 2);
        }
    }
    kit_release(&kit);
}

/* Sections of one line may stand on different pages, but none of them apart
 * from its heading, nor a list from the one line that announces it. */
static void test_short_sections(void **state)
{
    (void)state;
    struct kit kit;
    kit_init(&kit);
    size_t between = 0;
    for (size_t lines = 1; lines < 21; lines++) {
        kit_lay_out(&kit, arena_format(&kit.bench.arena,
                              "%sx\n\n# H\n\none\n\n# H\n\nTwo:\n\n- item\n",
                              bench_repeat(&kit.bench, "x\\\n", lines)));
        const char *page = kit_text(&kit, 0, KIT_CONTENT);
        size_t headings = kit_count(page, "H ");
        assert_int_equal(kit_count(page, "one"), headings > 0);
        assert_int_equal(kit_count(page, "Two"), headings > 1);
        assert_int_equal(kit_count(page, "item"), headings > 1);
        between += headings == 1;
    }
    assert_true(between > 0);
    kit_release(&kit);
}

/* One line with a colon at its end is on the page of what it announces. */
static void test_colons_announce(void **state)
{
    (void)state;
    static const char *const blocks[] = {"| cell |\n|---|\n| row |\n",
        "```\ncell\n```\n", "> cell\n", "- cell\n", "cell\n"};
    struct kit kit;
    kit_init(&kit);
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++) {
        size_t before = 0, behind = 0;
        for (size_t lines = 10; lines < 21; lines++) {
            kit_lay_out(
                &kit, arena_format(&kit.bench.arena, "%sx\n\nOf it: \n\n%s",
                          bench_repeat(&kit.bench, "x\\\n", lines), blocks[i]));
            const char *page = kit_text(&kit, 0, KIT_CONTENT);
            assert_int_equal(kit_count(page, "Of it"), kit_count(page, "cell"));
            before += kit_count(page, "cell");
            behind += !kit_count(page, "cell");
        }
        assert_true(before > 0 && behind > 0);
    }
    kit_release(&kit);
}

static void test_keep_and_page_break(void **state)
{
    (void)state;
    struct kit kit;
    kit_init(&kit);
    for (size_t above = 1; above < 20; above++) {
        kit_lay_out(&kit,
            arena_format(&kit.bench.arena,
                "%s\n::: keep\n\nKEPT\n\nKEPT\n\n- KEPT\n- KEPT\n\n:::\n\nx\n",
                bench_repeat(&kit.bench, "x\n\n", above)));
        size_t pages = 0;
        for (size_t p = 0; p < kit.pages->page_count; p++)
            pages += strstr(kit_text(&kit, p, KIT_CONTENT), "KEPT") != NULL;
        assert_int_equal(pages, 1);
    }
    kit_lay_out(&kit, "one\n\n::: page-break\n\n---\n\ntwo\n");
    assert_string_equal(kit_all_text(&kit), "one #two ");
    kit_release(&kit);
}

static void test_lists(void **state)
{
    (void)state;
    struct kit kit;
    kit_init(&kit);
    kit_lay_out(&kit, "7. a\n8. b\n   - c\n\n- [ ] d\n- [x] e\n- - f\n-\n");
    assert_string_equal(kit_text(&kit, 0, KIT_MARKERS), "7. |8. |– |• – |• ");
    assert_string_equal(
        kit_text(&kit, 0, KIT_CONTENT), "a |b |c |☐ d |☑ e |f ");
    kit_release(&kit);
}

static void test_deep_nesting(void **state)
{
    (void)state;
    struct kit kit;
    kit_init(&kit);
    const char *text = "";
    for (int i = 0; i < 45; i++)
        text = arena_format(&kit.bench.arena, "%s%*s- deep\n", text, 2 * i, "");
    kit_lay_out(&kit, text);
    assert_int_equal(kit_count(kit_all_text(&kit), "deep"), 45);
    kit_check_bounds(&kit);
    kit_lay_out(&kit, arena_format(&kit.bench.arena, "%s deep\n",
                          bench_repeat(&kit.bench, ">", 90)));
    assert_string_equal(kit_all_text(&kit), "deep ");
    kit_check_bounds(&kit);
    kit_release(&kit);
}

static void test_code(void **state)
{
    (void)state;
    struct kit kit;
    kit_init(&kit);
    kit_lay_out(&kit, "```\na\tb\n\n  c\n```\n");
    assert_string_equal(kit_all_text(&kit), "a   b |  c ");
    assert_int_equal(kit.pages->pages[0].items[0].kind, ITEM_BOX);
    /* Over pages each part has its own ground. */
    kit_lay_out(&kit, arena_format(&kit.bench.arena, "```\n%s```\n",
                          bench_repeat(&kit.bench, "line\n", 50)));
    assert_true(kit.pages->page_count >= 3);
    for (size_t p = 0; p < kit.pages->page_count; p++)
        assert_int_equal(kit.pages->pages[p].items[0].kind, ITEM_BOX);
    assert_int_equal(kit_count(kit_all_text(&kit), "line"), 50);
    kit_release(&kit);
}

static void test_callout(void **state)
{
    (void)state;
    struct kit kit;
    kit_init(&kit);
    kit_lay_out(&kit, "::: warning\n\ntext\n\n:::\n");
    assert_string_equal(kit_all_text(&kit), "Warning |text ");
    const struct page *page = &kit.pages->pages[0];
    assert_int_equal(page->items[0].kind, ITEM_BOX);
    assert_int_equal(page->items[1].kind, ITEM_BOX);
    const struct box *ground = &page->items[0].as.box;
    const struct box *bar = &page->items[1].as.box;
    assert_true(bar->width_pt < 5 && ground->width_pt == 300);
    assert_true(bar->height_pt == ground->height_pt);
    kit_release(&kit);
}

static void test_table_over_pages(void **state)
{
    (void)state;
    struct kit kit;
    kit_init(&kit);
    const char *text = "| HEAD | value |\n|---|--:|\n";
    for (int i = 0; i < 60; i++)
        text =
            arena_format(&kit.bench.arena, "%s| row%02d | %d |\n", text, i, i);
    kit_lay_out(&kit, text);
    assert_true(kit.pages->page_count >= 3);
    const char *all = kit_all_text(&kit);
    assert_int_equal(kit_count(all, "HEAD"), 1);
    assert_int_equal(kit_count(all, "row"), 60);
    for (size_t p = 1; p < kit.pages->page_count; p++) {
        assert_non_null(strstr(kit_text(&kit, p, KIT_FURNITURE), "HEAD"));
        assert_null(strstr(kit_text(&kit, p, KIT_CONTENT), "HEAD"));
    }
    kit_release(&kit);
}

static void test_high_row_is_divided(void **state)
{
    (void)state;
    struct kit kit;
    kit_init(&kit);
    kit_lay_out(
        &kit, arena_format(&kit.bench.arena, "| a | b |\n|--|--|\n| %s | x |\n",
                  words(&kit, 1, 800)));
    assert_true(kit.pages->page_count >= 3);
    assert_int_equal(kit_count(kit_all_text(&kit), "p01"), 800);
    kit_check_bounds(&kit);
    kit_release(&kit);
}

static void test_wide_table(void **state)
{
    (void)state;
    struct kit kit;
    kit_init(&kit);
    kit_lay_out(&kit, arena_format(&kit.bench.arena, "|%s\n|%s\n|%s\n",
                          bench_repeat(&kit.bench, "head|", 60),
                          bench_repeat(&kit.bench, "--|", 60),
                          bench_repeat(&kit.bench, "word|", 60)));
    kit_check_bounds(&kit);
    assert_int_equal(kit.bench.diags.list.count, 1);
    assert_non_null(strstr(bench_report(&kit.bench),
        "1:1 warning: the table is too wide for the page"));
    kit_release(&kit);
}

static void test_footnotes(void **state)
{
    (void)state;
    struct kit kit;
    kit_init(&kit);
    const char *text = "", *notes = "";
    for (int i = 0; i < 40; i++) {
        text = arena_format(&kit.bench.arena, "%sREF%02d[^%d] %s\n\n", text, i,
            i, words(&kit, i, (size_t)(i * 13 % 40)));
        notes = arena_format(
            &kit.bench.arena, "%s[^%d]: NOTE%02d\n\n", notes, i, i);
    }
    kit_lay_out(&kit, arena_format(&kit.bench.arena, "%s%s", text, notes));
    for (int i = 0; i < 40; i++) {
        const char *note = arena_format(&kit.bench.arena, "NOTE%02d", i);
        const char *reference = arena_format(&kit.bench.arena, "REF%02d", i);
        assert_int_equal(kit_count(kit_all_text(&kit), note), 1);
        for (size_t p = 0; p < kit.pages->page_count; p++) {
            const char *page = kit_text(&kit, p, KIT_CONTENT);
            assert_true(!strstr(page, note) == !strstr(page, reference));
        }
    }
    assert_non_null(pages_anchor(kit.pages, "fn7"));
    kit_check_bounds(&kit);
    kit_release(&kit);
}

static void test_long_footnote(void **state)
{
    (void)state;
    struct kit kit;
    kit_init(&kit);
    kit_lay_out(&kit,
        arena_format(&kit.bench.arena, "%s ref[^1] %s\n\n[^1]: %s\n",
            words(&kit, 1, 150), words(&kit, 2, 150), words(&kit, 3, 1500)));
    const char *all = kit_all_text(&kit);
    assert_int_equal(kit_count(all, "p01"), 150);
    assert_int_equal(kit_count(all, "p02"), 150);
    assert_int_equal(kit_count(all, "p03"), 1500);
    kit_check_bounds(&kit);
    kit_release(&kit);
}

static void test_cover_and_contents(void **state)
{
    (void)state;
    struct kit kit;
    kit_init(&kit);
    const char *text = "::: title-page\n\n# The title\n\nsub\n\n"
                       "| | |\n|--|--|\n| Date | today |\n\n:::\n\n"
                       "::: contents\n\n";
    for (int i = 0; i < 12; i++)
        text = arena_format(&kit.bench.arena, "%s## Chapter %d\n\n%s\n\n", text,
            i, words(&kit, i, 100));
    kit_lay_out(&kit, text);
    /* The title page is bare. */
    assert_string_equal(kit_text(&kit, 0, KIT_FURNITURE), "");
    assert_string_equal(
        kit_text(&kit, 0, KIT_CONTENT), "The title |sub |Date today ");
    assert_non_null(strstr(kit_text(&kit, 1, KIT_FURNITURE), "page 2 of"));
    /* Each line of the contents has the number of its anchor's page. */
    const char *numbers = "";
    for (size_t i = 0; i < kit.document.outline_count; i++) {
        const struct anchor *anchor =
            pages_anchor(kit.pages, kit.document.outline[i].anchor);
        numbers = arena_format(&kit.bench.arena, "%s%s%d ", numbers,
            i ? "|" : "", anchor->page + 1);
    }
    assert_string_equal(kit_text(&kit, 1, KIT_MARKERS), numbers);
    assert_int_equal(kit.pages->bookmark_count, 12);
    assert_int_equal(kit.pages->bookmarks[1].level, 1);
    kit_release(&kit);
}

/* The logo comes before the title; only one that has a text is a figure. */
static void test_logo(void **state)
{
    static const char *const texts[] = {"Acme", NULL};
    (void)state;
    for (int i = 0; i < 2; i++) {
        struct kit kit;
        kit_init(&kit);
        kit.logo =
            picture_read(&kit.bench.arena, "tests/fuzz/corpus/picture/rgb8.png",
                (struct place){0}, &kit.bench.diags);
        kit.theme.logo_alternative = texts[i];
        kit_lay_out(&kit, "::: title-page\n\n# The title\n\n:::\n\ntext\n");
        const struct item *item = kit.pages->pages[0].items;
        while (item->kind == ITEM_BOX) /* what only decorates comes first */
            item++;
        assert_int_equal(item->kind, ITEM_PICTURE);
        assert_true(item->as.picture.width_pt <= 180);
        assert_true(item->as.picture.height_pt <= 60);
        assert_int_equal(item->artifact, i ? ARTIFACT_LAYOUT : ARTIFACT_NONE);
        const struct tag *tag = &kit.pages->tags[item->tag];
        assert_int_equal(tag->role, i ? ROLE_DOCUMENT : ROLE_FIGURE);
        if (texts[i])
            assert_string_equal(tag->alternative, texts[i]);
        kit_release(&kit);
    }
}

/* The numbers beside lines of code are neither text nor tagged, and a line that
 * goes on below has one. */
static void test_line_numbers(void **state)
{
    (void)state;
    struct kit kit;
    kit_init(&kit);
    kit.theme.line_numbers = true;
    kit_lay_out(&kit,
        "    one = 1\n\n    a(line, that, is, far, too, wide, for, the, page, "
        "and, so, goes, on)\n    three\n");
    const char *numbers = "";
    const struct page *page = &kit.pages->pages[0];
    double right = 0, left = 1000;
    for (size_t i = 0; i < page->item_count; i++) {
        const struct item *item = &page->items[i];
        if (item->kind != ITEM_RUN || item->furniture)
            continue;
        const struct glyph_run *run = &item->as.run;
        if (item->artifact == ARTIFACT_NONE) {
            left = run->x_pt < left ? run->x_pt : left;
            continue;
        }
        assert_int_equal(item->artifact, ARTIFACT_LAYOUT);
        numbers = arena_format(&kit.bench.arena, "%s%s|", numbers, run->text);
        right = run->x_pt + run->glyphs[0].advance_pt;
    }
    assert_string_equal(numbers, "1 |2 |3 |4 |");
    assert_true(right > 50 && right < left);
    kit_release(&kit);
}

/* With facing pages the margins of even pages change places, and the pages'
 * numbers stand at the outer edge. */
static void test_facing_pages(void **state)
{
    (void)state;
    struct kit kit;
    kit_init(&kit);
    kit.theme.facing = true;
    kit.theme.margin_left_pt = 70;
    kit.theme.margin_right_pt = 40;
    kit_lay_out(&kit, words(&kit, 0, 400));
    assert_true(kit.pages->page_count >= 2);
    for (size_t i = 0; i < 2; i++) {
        const struct page *page = &kit.pages->pages[i];
        const struct item *foot = &page->items[page->item_count - 1];
        double left = i == 0 ? 70 : 40, text = 1000;
        for (size_t k = 0; k < page->item_count; k++)
            if (page->items[k].kind == ITEM_RUN &&
                page->items[k].as.run.x_pt < text)
                text = page->items[k].as.run.x_pt;
        assert_true(fabs(text - left) < 3); /* marks may hang */
        assert_true(foot->furniture);
        assert_true(i == 0 ? foot->as.run.x_pt > 200
                           : fabs(foot->as.run.x_pt - left) < 3);
    }
    kit_release(&kit);
}

/* Checks that all lines of body text stand on the grid; returns how many. */
static size_t check_grid(const struct kit *kit)
{
    double pitch = kit->theme.base_size_pt * kit->theme.line_height;
    double first = -1;
    size_t count = 0;
    for (size_t p = 0; p < kit->pages->page_count; p++)
        for (size_t i = 0; i < kit->pages->pages[p].item_count; i++) {
            const struct item *item = &kit->pages->pages[p].items[i];
            if (item->kind != ITEM_RUN || item->furniture || item->marker ||
                !strstr(item->as.run.text, "body"))
                continue;
            double y = item->as.run.baseline_pt;
            first = first < 0 ? fmod(y - 50, pitch) : first;
            double lines = (y - 50 - first) / pitch;
            assert_true(fabs(lines - round(lines)) < 0.001);
            count++;
        }
    return count;
}

/* Whatever stands between, and wherever pages end. */
static void test_grid(void **state)
{
    (void)state;
    struct kit kit;
    kit_init(&kit);
    kit.theme.grid = true;
    static const char text[] =
        "# Heading\n\n%sbody\n\nbody\n\n## Heading\n\n"
        "- body\n- body\n\n  body\n\n> body\n\n| cell |\n|---|\n%s\n"
        "body\n\n```\ncode\ncode\n```\n\nbody[^1]\n\n"
        "::: note\n\nNot on it.\n\n- neither\n\n:::\n\nbody\n\n%s"
        "[^1]: A note.\n";
    for (size_t lines = 1; lines < 24; lines++) {
        kit_lay_out(&kit, arena_format(&kit.bench.arena, text,
                              bench_repeat(&kit.bench, "body\\\n", lines),
                              bench_repeat(&kit.bench, "| x |\n", 12),
                              bench_repeat(&kit.bench, "body\n\n", 30)));
        assert_int_equal(check_grid(&kit), lines + 39);
        for (size_t p = 0; p < kit.pages->page_count; p++)
            for (size_t i = 0; i < kit.pages->pages[p].item_count; i++) {
                const struct item *item = &kit.pages->pages[p].items[i];
                if (item->kind == ITEM_RUN && !item->furniture)
                    assert_true(item->as.run.baseline_pt < 350);
            }
    }
    assert_string_equal(bench_report(&kit.bench), "");
    kit_release(&kit);
}

/* Furniture is at the end of each page's list, the anchors are sorted, and a
 * link inside leads somewhere. */
static void test_contract(void **state)
{
    (void)state;
    struct kit kit;
    kit_init(&kit);
    kit_lay_out(&kit,
        arena_format(&kit.bench.arena,
            "# A\n\n# B\n\n[to B](#h2) x[^1]\n\n%s\n\n"
            "| a |\n|--|\n%s\n\n[^1]: note\n",
            words(&kit, 1, 100), bench_repeat(&kit.bench, "| b |\n", 40)));
    for (size_t p = 0; p < kit.pages->page_count; p++) {
        const struct page *page = &kit.pages->pages[p];
        bool furniture = false;
        for (size_t i = 0; i < page->item_count; i++) {
            assert_true(!furniture || page->items[i].furniture);
            furniture |= page->items[i].furniture;
        }
        for (size_t i = 0; i < page->link_count; i++)
            assert_non_null(pages_anchor(kit.pages, page->links[i].anchor));
    }
    for (size_t i = 1; i < kit.pages->anchor_count; i++)
        assert_true(strcmp(kit.pages->anchors[i - 1].name,
                        kit.pages->anchors[i].name) < 0);
    assert_int_equal(kit.pages->pages[0].link_count, 2);
    kit_release(&kit);
}

static void test_pictures(void **state)
{
    (void)state;
    struct kit kit;
    kit_init(&kit);
    static const struct picture tall = {
        .width_px = 100, .height_px = 4000, .width_pt = 75, .height_pt = 3000};
    const struct source *source =
        bench_source(&kit.bench, "x\n\n![alternative](a.png)\n");
    kit_lay_out(&kit, "x\n\n![alternative](a.png)\n");
    cmark_node *paragraph = cmark_node_last_child(kit.document.root);
    cmark_node *image = cmark_node_first_child(paragraph);
    struct element *element = kit_element(&kit, image);
    element->picture = &tall;
    element->place = (struct place){source, 3, 1};
    kit.pages = paginate(
        &kit.bench.arena, &kit.document, kit.typesetter, &kit.bench.diags);
    const struct item *found = NULL;
    for (size_t p = 0; p < kit.pages->page_count; p++)
        for (size_t i = 0; i < kit.pages->pages[p].item_count; i++)
            if (kit.pages->pages[p].items[i].kind == ITEM_PICTURE)
                found = &kit.pages->pages[p].items[i];
    assert_non_null(found);
    assert_true(found->as.picture.height_pt <= 300);
    assert_string_equal(found->as.picture.alternative, "alternative");
    assert_non_null(strstr(
        bench_report(&kit.bench), "3:1 warning: the picture is so large"));
    kit_release(&kit);
}

static void test_extremes(void **state)
{
    (void)state;
    struct kit kit;
    kit_init(&kit);
    kit_lay_out(&kit, bench_repeat(&kit.bench, "a", 5000));
    kit_check_bounds(&kit);
    size_t letters = 0;
    for (const char *at = kit_all_text(&kit); *at; at++)
        letters += *at == 'a';
    assert_int_equal(letters, 5000);
    kit_lay_out(
        &kit, arena_format(&kit.bench.arena, "# %s", words(&kit, 1, 500)));
    assert_int_equal(kit_count(kit_all_text(&kit), "p01"), 500);
    kit_check_bounds(&kit);
    assert_int_equal(kit.bench.diags.list.count, 0);
    kit_release(&kit);
}

/* The dump of a small document, and the same bytes from other fonts in
 * another order of opening. */
static void test_dump(void **state)
{
    (void)state;
    struct kit one, other;
    kit_init(&one);
    kit_init(&other);
    const char *text = "## A\n\n[b](http://c.example) `\"d\\e\"`\n\n- e\n";
    kit_lay_out(&other, "`code first` שלום\n");
    kit_lay_out(&one, text);
    kit_lay_out(&other, text);
    struct buffer first, second;
    buffer_init(&first);
    buffer_init(&second);
    pages_dump(&first, one.pages);
    pages_dump(&second, other.pages);
    assert_string_equal(buffer_string(&first), buffer_string(&second));
    const char *dump = buffer_string(&first);
    assert_non_null(strstr(dump, "page 1 400 400\n"));
    assert_non_null(strstr(dump, "Inter-SemiBold 14 #00505a \"A \"\n"));
    assert_non_null(strstr(dump, "#141414 \"\\\"d\\\\e\\\" \"\n"));
    assert_non_null(strstr(dump, "  marker text "));
    assert_non_null(strstr(dump, "http://c.example \"b\"\n"));
    assert_non_null(strstr(dump, "  furniture text "));
    assert_non_null(strstr(dump, "anchor h1 page 1 50 50\n"));
    assert_non_null(strstr(dump, "bookmark 1 #h1 \"1 A\"\n"));
    buffer_release(&first);
    buffer_release(&second);
    kit_release(&one);
    kit_release(&other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_empty),
        cmocka_unit_test(test_missing_font),
        cmocka_unit_test(test_inlines),
        cmocka_unit_test(test_phrases_are_tagged),
        cmocka_unit_test(test_phrases_are_hyphenated_in_their_language),
        cmocka_unit_test(test_phrases_have_their_direction),
        cmocka_unit_test(test_layout_is_shown),
        cmocka_unit_test(test_no_widows_or_orphans),
        cmocka_unit_test(test_headings_keep),
        cmocka_unit_test(test_headings_under_headings),
        cmocka_unit_test(test_short_sections),
        cmocka_unit_test(test_colons_announce),
        cmocka_unit_test(test_keep_and_page_break),
        cmocka_unit_test(test_lists),
        cmocka_unit_test(test_deep_nesting),
        cmocka_unit_test(test_code),
        cmocka_unit_test(test_callout),
        cmocka_unit_test(test_table_over_pages),
        cmocka_unit_test(test_high_row_is_divided),
        cmocka_unit_test(test_wide_table),
        cmocka_unit_test(test_footnotes),
        cmocka_unit_test(test_long_footnote),
        cmocka_unit_test(test_cover_and_contents),
        cmocka_unit_test(test_logo),
        cmocka_unit_test(test_line_numbers),
        cmocka_unit_test(test_facing_pages),
        cmocka_unit_test(test_grid),
        cmocka_unit_test(test_contract),
        cmocka_unit_test(test_pictures),
        cmocka_unit_test(test_extremes),
        cmocka_unit_test(test_dump),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
