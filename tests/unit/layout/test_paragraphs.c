/* Real paragraphs: those of the examples' reports, set by the paragraph code
 * and, from the same items, by first fit. */
#include "../composed.h"
#include "kit.h"

#include "layout/inlines.h"
#include "layout/paragraph.h"

#include <math.h>

enum { FEWEST_PARAGRAPHS = 300, SHORTEST = 100 };

struct trial {
    struct kit kit;
    struct styles styles;
    struct setting setting;
    struct paragraph paragraph;
    double width_pt;
    size_t count, lines, loose, worse, overfull, hyphens, first_fit_hyphens;
    double demerits, first_fit_demerits;
};

static void setup(struct trial *trial, double width_pt)
{
    memset(trial, 0, sizeof *trial);
    kit_init(&trial->kit);
    trial->width_pt = width_pt;
    assert_true(styles_init(&trial->styles, &trial->kit.theme,
        trial->kit.typesetter->fonts, &trial->kit.bench.diags));
    trial->setting = (struct setting){
        .arena = &trial->kit.bench.arena,
        .styles = &trial->styles,
        .words = trial->kit.typesetter->words,
        .language = word_language("en"),
        .patterns = patterns_lookup("en-GB"),
        .diags = &trial->kit.bench.diags,
    };
    tags_init(&trial->setting.tags, &trial->kit.bench.arena);
    paragraph_init(&trial->paragraph, &trial->setting);
}

static void teardown(struct trial *trial)
{
    paragraph_release(&trial->paragraph);
    kit_release(&trial->kit);
}

/* ---- first fit ----------------------------------------------------------- */

/* The line from item START, BEGUN wider than its items, to the break at END:
 * its ratio, as in the paper (p. 1127). */
static double ratio_of(const struct paragraph *paragraph, size_t start,
    double begun_pt, size_t end)
{
    const struct break_item *items = paragraph->items.items;
    double spare = paragraph->width_pt - begun_pt, stretch = 0, shrink = 0;
    if (items[start].kind == BREAK_BOX)
        spare += items[start].hang_pt;
    for (size_t i = start; i < end; i++) {
        if (items[i].kind == BREAK_PENALTY)
            continue;
        spare -= items[i].width_pt;
        stretch += items[i].stretch_pt;
        shrink += items[i].shrink_pt;
    }
    spare += items[end].hang_pt;
    if (items[end].kind == BREAK_PENALTY)
        spare -= items[end].width_pt;
    if (fabs(spare) < 1e-6)
        return 0;
    if (spare > 0)
        return stretch > 0 ? spare / stretch : INFINITY;
    return shrink > 0 ? spare / shrink : -INFINITY;
}

static bool may_break(const struct break_item *items, size_t i)
{
    if (items[i].kind == BREAK_PENALTY)
        return items[i].penalty < PENALTY_NEVER;
    return items[i].kind == BREAK_GLUE && i > 0 &&
           items[i - 1].kind == BREAK_BOX;
}

static double badness_of(double ratio)
{
    return fabs(ratio) > 4.6 ? 10000 : 100 * pow(fabs(ratio), 3);
}

static int class_of(double ratio)
{
    return ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3;
}

/* Where the line that begins at START ends: at the last break that leaves no
 * more than shrinking can do; a word is hyphenated only if the line would be
 * loose without (p. 1121). */
static size_t first_fit(
    const struct paragraph *paragraph, size_t start, double begun_pt)
{
    const struct break_item *items = paragraph->items.items;
    size_t plain = 0, any = 0;
    for (size_t i = start; i < paragraph->items.count; i++) {
        if (!may_break(items, i))
            continue;
        if (ratio_of(paragraph, start, begun_pt, i) < -1)
            break;
        any = i;
        if (items[i].kind == BREAK_GLUE || items[i].penalty <= PENALTY_FORCED)
            plain = i;
        if (items[i].kind == BREAK_PENALTY &&
            items[i].penalty <= PENALTY_FORCED)
            break;
    }
    if (plain > start && ratio_of(paragraph, start, begun_pt, plain) <= 1)
        return plain;
    return any;
}

/* The demerits of setting the paragraph by first fit; INFINITY if that makes a
 * line that total fit would not allow itself. *HYPHENS counts its hyphens. */
static double first_fit_demerits(const struct paragraph *paragraph,
    const struct break_settings *settings, size_t *hyphens)
{
    const struct break_item *items = paragraph->items.items;
    size_t count = paragraph->items.count, start = 0;
    double demerits = 0, begun_pt = 0;
    int before = 1;
    bool flagged = false;
    while (start < count) {
        size_t end = first_fit(paragraph, start, begun_pt);
        if (end <= start)
            return INFINITY;
        double ratio = ratio_of(paragraph, start, begun_pt, end);
        double badness = badness_of(ratio);
        if (badness > settings->tolerance || ratio < -1)
            return INFINITY;
        double penalty =
            items[end].kind == BREAK_PENALTY && items[end].penalty > 0
                ? items[end].penalty
                : 0;
        bool hyphen = items[end].kind == BREAK_PENALTY && items[end].flagged;
        demerits +=
            pow(settings->line_penalty + badness, 2) + penalty * penalty;
        demerits += flagged && hyphen ? settings->flagged_demerits : 0;
        demerits += flagged && end + 1 == count ? settings->final_demerits : 0;
        if (abs(class_of(ratio) - before) > 1)
            demerits += settings->adjacent_demerits;
        before = class_of(ratio);
        flagged = hyphen;
        *hyphens += hyphen;
        begun_pt = items[end].next_pt;
        start =
            end + 1 == count ? count : linebreak_line_start(items, count, end);
    }
    return demerits;
}

/* ---- paragraphs ---------------------------------------------------------- */

static void try_paragraph(struct trial *trial, cmark_node *node)
{
    static const struct note_names no_notes;
    struct paragraph *paragraph = &trial->paragraph;
    struct block_style style = style_paragraph(&trial->styles);
    paragraph_clear(paragraph, element_of(node)->place);
    inlines_add(paragraph, node, &style.text, &no_notes, trial->width_pt, 100);
    if (paragraph->text.length < SHORTEST)
        return;
    size_t notes = diags_count(&trial->kit.bench.diags, SEVERITY_WARNING);
    paragraph_break(paragraph, &style, trial->width_pt);
    bool reported =
        diags_count(&trial->kit.bench.diags, SEVERITY_WARNING) > notes;
    struct break_settings settings = break_settings_usual(trial->width_pt);
    size_t hyphens = 0, first_hyphens = 0;
    double first = first_fit_demerits(paragraph, &settings, &first_hyphens);
    trial->count++;
    for (size_t i = 0; i < paragraph->lines.count; i++) {
        const struct line_end *end = &paragraph->lines.ends[i];
        trial->lines++;
        trial->loose += badness_of(end->ratio) > settings.tolerance;
        trial->overfull += end->overfull && !reported;
        hyphens += paragraph->items.items[end->item].flagged;
    }
    if (isinf(first))
        return;
    trial->demerits += paragraph->lines.demerits;
    trial->first_fit_demerits += first;
    trial->hyphens += hyphens;
    trial->first_fit_hyphens += first_hyphens;
    /* A paragraph that can do without hyphens does, even at more demerits. */
    trial->worse += paragraph->lines.demerits > first * (1 + 1e-9) &&
                    hyphens >= first_hyphens;
}

/* A third of the profiles have reports with the paragraphs of all guides. */
static void try_reports(struct trial *trial)
{
    struct bench *bench = &trial->kit.bench;
    for (size_t g = 0; g < COMPOSING_GUIDES; g++) {
        struct composing composing;
        size_t count;
        composing_begin(
            &composing, bench, composing_examples[g].guide, "templates/report");
        const char **paths =
            composing_profiles(bench, composing_examples[g].profiles, &count);
        for (size_t i = 0; i < count; i += 3) {
            struct document *document =
                composing_document(&composing, paths[i]);
            trial->setting.page_numbers = (struct page_numbers){
                .arena = &bench->arena, .document = document};
            cmark_iter *iterator = cmark_iter_new(document->root);
            cmark_event_type event;
            while ((event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE) {
                cmark_node *node = cmark_iter_get_node(iterator);
                if (event == CMARK_EVENT_ENTER &&
                    cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH)
                    try_paragraph(trial, node);
            }
            cmark_iter_free(iterator);
            document_free(document);
        }
        composing_end(&composing);
    }
}

static void test_real_paragraphs(void **state)
{
    (void)state;
    static const double widths[] = {436, 320, 240};
    size_t count = 0;
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
        struct trial trial;
        setup(&trial, widths[i]);
        try_reports(&trial);
        count += trial.count;
        print_message("%g pt: %zu paragraphs, %zu lines, %zu loose; "
                      "demerits %.4g, by first fit %.4g; hyphens %zu, %zu\n",
            widths[i], trial.count, trial.lines, trial.loose, trial.demerits,
            trial.first_fit_demerits, trial.hyphens, trial.first_fit_hyphens);
        assert_int_equal(trial.worse, 0);
        assert_int_equal(trial.overfull, 0);
        /* How much better depends on the words, and on how narrow it is. */
        assert_true(trial.demerits < 0.95 * trial.first_fit_demerits);
        teardown(&trial);
    }
    assert_true(count >= FEWEST_PARAGRAPHS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_real_paragraphs)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
