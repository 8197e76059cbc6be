/* The walk of the layout: blocks to a vertical list, footnotes to lines, the
 * list to pages. */
#include "layout/paginate.h"

#include "layout/assemble.h"
#include "layout/pagebreak.h"
#include "layout/walk.h"

#include <stdlib.h>
#include <string.h>

static int compare_note_names(const void *one, const void *other)
{
    const struct note_name *a = one, *b = other;
    int order = strcmp(a->anchor, b->anchor);
    return order ? order : (a->number > b->number) - (a->number < b->number);
}

/* The footnote definitions: children of the root, in order. */
static struct note_names name_notes(
    struct arena *arena, cmark_node *root, size_t *count)
{
    ARRAY(struct note_name) names = {0};
    *count = 0;
    for (cmark_node *node = cmark_node_first_child(root); node;
         node = cmark_node_next(node)) {
        if (cmark_node_get_type(node) != CMARK_NODE_FOOTNOTE_DEFINITION)
            continue;
        ++*count;
        const char *anchor = element_of(node)->anchor;
        if (anchor)
            *array_add(&names, arena) = (struct note_name){anchor, *count};
    }
    if (names.count)
        qsort(
            names.items, names.count, sizeof *names.items, compare_note_names);
    return (struct note_names){names.items, names.count};
}

/* All notes, one after the other, as lines without grounds. */
static struct note_lines lay_out_notes(
    struct flow *flow, struct arena *work, cmark_node *root, size_t notes)
{
    size_t *starts = arena_allocate(work, notes + 1, sizeof *starts);
    ARRAY(struct note_line) lines = {0};
    size_t note = 0;
    for (cmark_node *node = cmark_node_first_child(root); node;
         node = cmark_node_next(node)) {
        if (cmark_node_get_type(node) != CMARK_NODE_FOOTNOTE_DEFINITION)
            continue;
        struct vertical_list list = {0};
        walk_note(flow, &list, node);
        starts[note++] = lines.count;
        double before = 0;
        for (size_t i = 0; i < list.nodes.count; i++) {
            const struct vertical *vertical = &list.nodes.items[i];
            if (vertical->kind == VERTICAL_GLUE) {
                before += vertical->as.glue_pt;
            } else if (vertical->kind == VERTICAL_PIECE) {
                *array_add(&lines, work) =
                    (struct note_line){vertical->as.piece, before};
                before = 0;
            }
        }
    }
    starts[notes] = lines.count;
    return (struct note_lines){lines.items, starts, notes};
}

/* Bookmarks from the outline. Their levels are how many headings they stand
 * under, so that none is skipped. */
static void add_bookmarks(
    struct pages *pages, struct arena *arena, const struct document *document)
{
    size_t count = document->outline_count;
    struct bookmark *bookmarks =
        arena_allocate(arena, count, sizeof *bookmarks);
    int above[HEADING_LEVELS + 1] = {0}, depth = 0;
    for (size_t i = 0; i < count; i++) {
        const struct outline_entry *entry = &document->outline[i];
        int level =
            entry->level > HEADING_LEVELS ? HEADING_LEVELS : entry->level;
        while (depth > 0 && above[depth - 1] >= level)
            depth--;
        above[depth++] = level;
        bookmarks[i] = (struct bookmark){
            .text = entry->number ? arena_format(arena, "%s %s", entry->number,
                                        entry->text)
                                  : entry->text,
            .level = depth,
            .anchor = entry->anchor,
        };
    }
    pages->bookmarks = bookmarks;
    pages->bookmark_count = count;
}

static void describe_pages(struct pages *pages, const struct document *document)
{
    const struct document_facts *facts = &document->facts;
    pages->title = facts->title;
    pages->author = facts->author;
    pages->subject = facts->running_head;
    pages->language = facts->language;
    pages->iso_date = facts->iso_date;
    pages->origin = facts->origin;
}

static bool have_fields(const struct pages *pages)
{
    for (size_t p = 0; p < pages->page_count; p++)
        for (size_t i = 0; i < pages->pages[p].item_count; i++)
            if (pages->pages[p].items[i].kind == ITEM_FIELD)
                return true;
    return false;
}

/* Viewers of a PDF set what is filled in by codes of one byte, which only
 * TrueType has in every viewer: the running text's font, or that of code. */
static void choose_form_font(struct pages *pages, const struct styles *styles)
{
    static const enum face faces[] = {FACE_BASE, FACE_MONOSPACE};
    for (size_t i = 0; i < sizeof faces / sizeof *faces; i++) {
        struct text_style style = {.face = faces[i]};
        const struct font *font = style_font(styles, &style);
        if (!font->cff && !pages->form_font)
            pages->form_font = font;
    }
    pages->form_size_pt = style_cell(styles, false).text.size_pt;
}

/* Once with the numbers of pages that are known so far. False, and no pages, if
 * they did not fit and this was not the LAST round. */
static bool lay_out_round(struct pages *pages, struct setting *setting,
    const struct document *document, bool last)
{
    struct arena work = {0};
    size_t note_count;
    tags_init(&setting->tags, setting->arena);
    page_numbers_clear(&setting->page_numbers);
    setting->missing = (struct code_points){0};
    struct note_names names = name_notes(&work, document->root, &note_count);
    struct flow flow;
    flow_init(&flow, setting, document, &names);
    struct vertical_list list = {
        .pitch_pt = document->theme->grid ? setting->styles->leading_pt : 0};
    walk_document(&flow, &list);
    struct note_lines notes =
        lay_out_notes(&flow, &work, document->root, note_count);
    flow_release(&flow);
    struct page_heights heights = {
        .upright_pt = style_area(setting->styles, false).text_height_pt,
        .turned_pt = style_area(setting->styles, true).text_height_pt,
        .separator_pt = assemble_separator(setting->styles),
    };
    struct page_cuts cuts = pagebreak_choose(&work, &list, &notes, heights);
    bool settled =
        page_numbers_settle(&setting->page_numbers, &list, &notes, &cuts);
    if (settled || last)
        assemble_pages(pages, setting, document, &list, &notes, &cuts);
    arena_release(&work);
    return settled;
}

/* Until the numbers of pages in the text fit, which may change what stands on
 * which page; they need not ever. */
static void lay_out(struct pages *pages, struct setting *setting,
    const struct document *document)
{
    enum { MOST_ROUNDS = 5 };
    struct diags before = *setting->diags;
    bool settled = false;
    for (int round = 1; !settled && round <= MOST_ROUNDS; round++) {
        *setting->diags = before; /* each round tells the same */
        settled = lay_out_round(pages, setting, document, round == MOST_ROUNDS);
    }
    if (!settled)
        diag_add(setting->diags, SEVERITY_WARNING,
            (struct place){.source = document->theme->source},
            "change the text near a reference to a page, or leave one out",
            "a number of a page in the text may be wrong: each number that is "
            "set moves what it tells to another page");
    add_bookmarks(pages, setting->arena, document);
    if (have_fields(pages))
        choose_form_font(pages, setting->styles);
    pages->tags = setting->tags.list.items;
    pages->tag_count = setting->tags.list.count;
}

static const struct pages *lay_out_as(struct arena *arena,
    const struct document *document, bool shown, struct typesetter *typesetter,
    struct diags *diags)
{
    struct styles styles;
    const struct theme *theme = document->theme;
    if (!styles_init(&styles, theme, typesetter->fonts, diags))
        return NULL;
    words_trim(typesetter->words);
    const char *language = document->facts.language;
    struct setting setting = {
        .arena = arena,
        .styles = &styles,
        .words = typesetter->words,
        .language = word_language(language),
        .patterns = patterns_lookup(language),
        .logo = document->logo,
        .shown = shown,
        .diags = diags,
        .page_numbers = {.arena = arena, .document = document},
    };
    struct pages *pages = arena_new(arena, struct pages);
    describe_pages(pages, document);
    lay_out(pages, &setting, document);
    return pages;
}

const struct pages *paginate(struct arena *arena,
    const struct document *document, struct typesetter *typesetter,
    struct diags *diags)
{
    return lay_out_as(arena, document, false, typesetter, diags);
}

const struct pages *paginate_shown(struct arena *arena,
    const struct document *document, struct typesetter *typesetter,
    struct diags *diags)
{
    return lay_out_as(arena, document, true, typesetter, diags);
}
