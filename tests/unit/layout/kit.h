/* What the tests of the layout share: a theme, fonts, and documents made of
 * Markdown without the rest of the program. */
#ifndef TESTS_LAYOUT_KIT_H
#define TESTS_LAYOUT_KIT_H

#include "../support.h"

#include "compose/document.h"
#include "input/markdown.h"
#include "input/template.h"
#include "layout/lettering.h"
#include "layout/page.h"
#include "layout/paginate.h"

#include <ctype.h>

static inline struct theme kit_theme(void)
{
    struct colour ink = {20, 20, 20}, paper = {255, 255, 255};
    return (struct theme){
        .page_width_pt = 400,
        .page_height_pt = 400,
        .margin_top_pt = 50,
        .margin_right_pt = 50,
        .margin_bottom_pt = 50,
        .margin_left_pt = 50,
        .base = {"Noto Serif", {0}, 400},
        .headings = {"Inter", {0}, 600},
        .monospace = {"JetBrains Mono", {0}, 400},
        .base_size_pt = 10,
        .line_height = 1.4,
        .heading_sizes_pt = {20, 14, 12, 10, 10, 10},
        .heading_line_height = 1.2,
        .monospace_size_pt = 9,
        .small_size_pt = 8,
        .justify = true,
        .hanging = true,
        .foreground = ink,
        .background = paper,
        .primary = {0, 80, 90},
        .secondary = {160, 70, 30},
        .muted = {90, 90, 90},
        .rule = {200, 200, 200},
        .surface = {240, 240, 240},
        .link = {0, 0, 160},
    };
}

struct kit {
    struct bench bench;
    struct theme theme;
    struct typesetter *typesetter;
    struct document document;
    struct strings strings;
    const struct picture *logo; /* of the document laid out next */
    const struct pages *pages;
    struct lettering_fonts lettering; /* of the drawings outlined last */
};

static inline void kit_init(struct kit *kit)
{
    static const struct string_entry entries[] = {
        {.key = "page-of", .other = "page {page} of {pages}"}};
    memset(kit, 0, sizeof *kit);
    bench_init(&kit->bench);
    kit->theme = kit_theme();
    kit->typesetter = typesetter_new();
    kit->strings =
        (struct strings){.language = "en", .entries = entries, .count = 1};
}

static inline void kit_forget(struct kit *kit)
{
    if (kit->document.root)
        cmark_node_free(kit->document.root);
    kit->document.root = NULL;
}

static inline void kit_release(struct kit *kit)
{
    kit_forget(kit);
    typesetter_free(kit->typesetter);
    bench_release(&kit->bench);
}

static inline struct element *kit_element(struct kit *kit, cmark_node *node)
{
    struct element *element = cmark_node_get_user_data(node);
    if (!element) {
        element = arena_new(&kit->bench.arena, struct element);
        cmark_node_set_user_data(node, element);
    }
    return element;
}

/* `::: note` and the like: what compose makes of them, as far as the layout
 * can see it. */
static inline void kit_custom_block(struct kit *kit, cmark_node *node)
{
    static const struct {
        const char *name;
        enum element_kind kind;
        enum callout callout;
        const char *label;
    } kinds[] = {
        {"title-page", ELEMENT_COVER, CALLOUT_NOTE, NULL},
        {"contents", ELEMENT_CONTENTS, CALLOUT_NOTE, "Contents"},
        {"keep", ELEMENT_KEEP, CALLOUT_NOTE, NULL},
        {"page-break", ELEMENT_PAGE_BREAK, CALLOUT_NOTE, NULL},
        {"note", ELEMENT_CALLOUT, CALLOUT_NOTE, "Note"},
        {"warning", ELEMENT_CALLOUT, CALLOUT_WARNING, "Warning"},
    };
    struct element *element = kit_element(kit, node);
    const char *name = cmark_node_get_on_enter(node);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (strcmp(kinds[i].name, name) != 0)
            continue;
        element->kind = kinds[i].kind;
        element->callout = kinds[i].callout;
        element->label = kinds[i].label;
    }
}

/* `{{h2}}` tells the page of that heading. */
static inline void kit_reference(struct kit *kit, cmark_node *node)
{
    struct element *element = kit_element(kit, node);
    element->kind = ELEMENT_REFERENCE;
    element->target =
        arena_string(&kit->bench.arena, cmark_node_get_on_enter(node));
    element->label = "on page\u00A0{page}";
}

/* Anchors: "h1", "h2" for headings, "fn1" for notes. */
static inline void kit_elements(struct kit *kit, const struct source *source)
{
    struct arena *arena = &kit->bench.arena;
    ARRAY(struct outline_entry) outline = {0};
    int notes = 0, headings = 0;
    cmark_iter *iterator = cmark_iter_new(kit->document.root);
    cmark_event_type event;
    while ((event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iterator);
        cmark_node_type type = cmark_node_get_type(node);
        if (event != CMARK_EVENT_ENTER)
            continue;
        if ((type & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_BLOCK)
            kit_element(kit, node)->place =
                (struct place){source, cmark_node_get_start_line(node), 1};
        if (type == CMARK_NODE_CUSTOM_BLOCK)
            kit_custom_block(kit, node);
        if (markdown_language(node)) {
            struct element *element = kit_element(kit, node);
            element->kind = ELEMENT_PHRASE;
            element->language = markdown_language(node);
            element->right_to_left = strcmp(element->language, "he") == 0;
        } else if (type == CMARK_NODE_CUSTOM_INLINE) {
            kit_reference(kit, node);
        }
        if (type == CMARK_NODE_HEADING) {
            char *anchor = arena_format(arena, "h%d", ++headings);
            kit_element(kit, node)->anchor = anchor;
            cmark_node *parent = cmark_node_parent(node);
            if (kit_element(kit, parent)->kind == ELEMENT_COVER)
                continue;
            *array_add(&outline, arena) = (struct outline_entry){
                .node = node,
                .level = cmark_node_get_heading_level(node),
                .number = arena_format(arena, "%d", headings),
                .anchor = anchor,
                .text = arena_string(arena,
                    cmark_node_get_literal(cmark_node_first_child(node))),
            };
        }
        if (type == CMARK_NODE_FOOTNOTE_DEFINITION) {
            kit_element(kit, node)->anchor =
                arena_format(arena, "fn%d", ++notes);
            kit_element(kit, node)->number = arena_format(arena, "%d", notes);
        }
        if (type == CMARK_NODE_FOOTNOTE_REFERENCE)
            kit_element(kit, node)->target =
                arena_format(arena, "fn%s", cmark_node_get_literal(node));
    }
    cmark_iter_free(iterator);
    kit->document.outline = outline.items;
    kit->document.outline_count = outline.count;
}

/* Lays MARKDOWN out; the pages are in the kit, NULL after an error. */
static inline void kit_lay_out(struct kit *kit, const char *markdown)
{
    const struct source *source = bench_source(&kit->bench, markdown);
    static const char *const leaves[] = {"contents", "page-break", NULL};
    struct markdown_options options = {.leaves = leaves};
    kit_forget(kit);
    kit->document = (struct document){
        .root = markdown_parse(source, 0, &options, &kit->bench.diags),
        .facts = {.title = "Title",
            .client = "Client",
            .language = "en-GB",
            .running_head = "Head",
            .confidentiality = "Secret"},
        .strings = &kit->strings,
        .theme = &kit->theme,
        .logo = kit->logo,
    };
    kit_elements(kit, source);
    kit->pages = paginate(
        &kit->bench.arena, &kit->document, kit->typesetter, &kit->bench.diags);
}

enum kit_filter { KIT_CONTENT, KIT_FURNITURE, KIT_MARKERS };

static inline bool kit_wanted(const struct item *item, enum kit_filter filter)
{
    if (item->kind != ITEM_RUN)
        return false;
    switch (filter) {
    case KIT_FURNITURE: return item->furniture;
    case KIT_MARKERS: return item->marker;
    case KIT_CONTENT: break;
    }
    return !item->furniture && !item->marker;
}

/* The text of a page's runs, a "|" where a new baseline begins. */
static inline const char *kit_text(
    struct kit *kit, size_t page, enum kit_filter filter)
{
    struct buffer text;
    buffer_init(&text);
    const struct page *of = &kit->pages->pages[page];
    double baseline = -1;
    for (size_t i = 0; i < of->item_count; i++) {
        const struct item *item = &of->items[i];
        if (!kit_wanted(item, filter))
            continue;
        double y = item->as.run.baseline_pt;
        if (baseline >= 0 && (y < baseline - 5 || y > baseline + 5))
            buffer_add_byte(&text, '|');
        baseline = y;
        buffer_add_string(&text, item->as.run.text);
    }
    const char *copy =
        arena_copy(&kit->bench.arena, buffer_string(&text), text.length);
    buffer_release(&text);
    return copy;
}

/* The text of all pages. */
static inline const char *kit_all_text(struct kit *kit)
{
    const char *all = "";
    for (size_t i = 0; i < kit->pages->page_count; i++)
        all = arena_format(&kit->bench.arena, "%s%s%s", all, i ? "#" : "",
            kit_text(kit, i, KIT_CONTENT));
    return all;
}

/* How often WORD stands in TEXT. */
static inline size_t kit_count(const char *text, const char *word)
{
    size_t count = 0;
    for (const char *at = text; (at = strstr(at, word)) != NULL;
         at += strlen(word))
        count++;
    return count;
}

/* Fails if anything but the space at the end of a line is off its page. */
static inline void kit_check_bounds(struct kit *kit)
{
    for (size_t p = 0; p < kit->pages->page_count; p++) {
        const struct page *page = &kit->pages->pages[p];
        for (size_t i = 0; i < page->item_count; i++) {
            if (page->items[i].kind != ITEM_RUN)
                continue;
            const struct glyph_run *run = &page->items[i].as.run;
            double x = run->x_pt;
            for (size_t g = 0; g + 1 < run->glyph_count; g++)
                x += run->glyphs[g].advance_pt;
            assert_true(run->x_pt >= 0 && x <= page->width_pt);
            assert_true(run->baseline_pt > 0);
            assert_true(run->baseline_pt < page->height_pt);
        }
    }
}

#endif
