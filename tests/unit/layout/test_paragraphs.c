/* Real paragraphs: those of the guides' modules, and of the GFM specification
 * where it is installed, set by the paragraph code and, from the same items, by
 * first fit. */
#include "kit.h"

#include "base/file.h"
#include "layout/paragraph.h"

#include <libdeflate.h>
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

static void try_paragraph(struct trial *trial, const char *text, size_t length)
{
    struct paragraph *paragraph = &trial->paragraph;
    struct block_style style = style_paragraph(&trial->styles);
    paragraph_clear(paragraph, (struct place){0});
    paragraph_add_text(paragraph, &style.text, text, length);
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

/* Blocks that begin with a letter and are long enough are paragraphs. */
static void try_text(struct trial *trial, const char *text)
{
    while (*text) {
        const char *end = strstr(text, "\n\n");
        size_t length = end ? (size_t)(end - text) : strlen(text);
        if (length >= SHORTEST && isalpha((unsigned char)*text) &&
            !memchr(text, '|', length) && !memmem(text, length, "\n- ", 3))
            try_paragraph(trial, text, length);
        text += length;
        text += strspn(text, "\n");
    }
}

static void try_modules(struct trial *trial)
{
    static const char *const folders[] = {"content/python-node/modules",
        "content/open-licence/modules", "content/load-balancer/modules"};
    struct bench *bench = &trial->kit.bench;
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        size_t count = 0;
        const char **names = file_is_folder(folders[i])
                                 ? file_list(&bench->arena, folders[i], ".md",
                                       &count, &bench->diags)
                                 : NULL;
        for (size_t k = 0; names && k < count; k++) {
            const char *path = file_join(&bench->arena, folders[i], names[k]);
            const struct source *source =
                file_read_text(&bench->arena, path, &bench->diags);
            assert_non_null(source);
            const char *body = strstr(source->text, "\n---\n");
            try_text(trial, body ? body + 5 : source->text);
        }
    }
}

/* The specification as Debian packs it, if it is there. */
static void try_specification(struct trial *trial)
{
    static const char path[] = "/usr/share/doc/cmark-gfm/spec.txt.gz";
    struct bench *bench = &trial->kit.bench;
    FILE *file = fopen(path, "rb");
    if (!file)
        return;
    enum { MOST = 1 << 20 };
    char *packed = arena_allocate(&bench->arena, MOST, 1);
    char *text = arena_allocate(&bench->arena, MOST, 1);
    size_t length = fread(packed, 1, MOST, file), made = 0;
    fclose(file);
    struct libdeflate_decompressor *inflater = libdeflate_alloc_decompressor();
    enum libdeflate_result result = libdeflate_gzip_decompress(
        inflater, packed, length, text, MOST - 1, &made);
    libdeflate_free_decompressor(inflater);
    assert_int_equal(result, LIBDEFLATE_SUCCESS);
    text[made] = '\0';
    try_text(trial, text);
}

static void test_real_paragraphs(void **state)
{
    (void)state;
    static const double widths[] = {436, 320, 240};
    size_t count = 0;
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
        struct trial trial;
        setup(&trial, widths[i]);
        try_modules(&trial);
        try_specification(&trial);
        count += trial.count;
        print_message("%g pt: %zu paragraphs, %zu lines, %zu loose; "
                      "demerits %.4g, by first fit %.4g; hyphens %zu, %zu\n",
            widths[i], trial.count, trial.lines, trial.loose, trial.demerits,
            trial.first_fit_demerits, trial.hyphens, trial.first_fit_hyphens);
        assert_int_equal(trial.worse, 0);
        assert_int_equal(trial.overfull, 0);
        /* How much better depends on the guides' words. */
        assert_true(trial.demerits < 0.9 * trial.first_fit_demerits);
        teardown(&trial);
    }
    assert_true(count >= FEWEST_PARAGRAPHS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_real_paragraphs)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
