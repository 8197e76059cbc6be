/* The words of a paragraph are shaped, and become boxes; spaces become glue;
 * where a line may break inside of a word stands a penalty or a gap. */
#include "layout/paragraph_items.h"

#include "base/utf8.h"

#include <math.h>
#include <string.h>

/* Space between words may grow by half and shrink by a third of its width,
 * as in the paper (p. 1132). */
static const double SPACE_STRETCH = 1.0 / 2, SPACE_SHRINK = 1.0 / 3;

/* What a justified line adds between two characters of Chinese or Japanese, in
 * their size: at most a quarter (Requirements for Japanese Text Layout, table
 * 6), in the loosest line that is set to the margin. */
static const double GAP_STRETCH = 0.11;

/* Costs of a break inside a word. */
enum { PENALTY_HYPHEN = 50, PENALTY_ADDRESS = 80, PENALTY_EMERGENCY = 2000 };

/* Narrower than this, about three letters and a full stop, a word is not left
 * alone on the last line. */
static const double SHORT_WORD_EM = 2.0;

/* Lines of fewer such words may end as they must. */
static const double SHORT_WORD_LINE = 6;

/* A last word longer than this share of its line may be divided. */
static const double LONG_WORD = 1.0 / 3;

/* The words of a mark stay together up to this many bytes. */
enum { LONGEST_MARK = 24 };

/* How far the line that ends behind the last item may stand out. */
static double end_hang(const struct paragraph *paragraph)
{
    size_t count = paragraph->items.count;
    if (!paragraph->hangs || count == 0 ||
        paragraph->items.items[count - 1].kind != BREAK_BOX)
        return 0;
    const struct paragraph_item *about = &paragraph->about.items[count - 1];
    if (!about->part)
        return 0;
    return about->part->hang_right_em *
           paragraph->spans.items[about->span].style.size_pt;
}

static void add_item(struct paragraph *paragraph, struct break_item item,
    struct paragraph_item about)
{
    if (item.kind != BREAK_BOX)
        item.hang_pt = end_hang(paragraph);
    *array_add(&paragraph->items, &paragraph->work) = item;
    *array_add(&paragraph->about, &paragraph->work) = about;
}

/* A place for a hyphen behind PART. */
static void add_soft_penalty(
    struct paragraph *paragraph, uint32_t span, const struct word_part *part)
{
    double size = paragraph->spans.items[span].style.size_pt;
    add_item(paragraph,
        (struct break_item){.kind = BREAK_PENALTY,
            .penalty = PENALTY_HYPHEN,
            .flagged = true,
            .width_pt = part->hyphen_em * size},
        (struct paragraph_item){.span = span, .part = part});
}

/* The places for a hyphen inside PART, which is added next. The second half
 * does not stand out into the margin as the part might. */
static void add_splits(struct paragraph *paragraph, uint32_t span,
    const struct word *word, const struct word_part *part, unsigned char level)
{
    double size = paragraph->spans.items[span].style.size_pt;
    for (size_t i = 0; i < part->split_count; i++) {
        const struct word_split *split = &part->splits[i];
        const struct word_part *before = &split->before;
        double hang_em = paragraph->hangs ? part->hang_left_em : 0;
        add_item(paragraph,
            (struct break_item){.kind = BREAK_PENALTY,
                .penalty = PENALTY_HYPHEN,
                .flagged = true,
                .width_pt = (before->width_em + before->hyphen_em) * size,
                .next_pt =
                    (split->after.width_em - part->width_em + hang_em) * size},
            (struct paragraph_item){.part = before,
                .split = split,
                .word_text = word->text,
                .span = span,
                .level = level});
        if (paragraph->hangs)
            paragraph->items.items[paragraph->items.count - 1].hang_pt =
                before->hang_right_em * size;
    }
}

static void add_penalty(
    struct paragraph *paragraph, uint32_t span, int penalty, bool flagged)
{
    add_item(paragraph,
        (struct break_item){
            .kind = BREAK_PENALTY, .penalty = penalty, .flagged = flagged},
        (struct paragraph_item){.span = span});
}

/* Reports code points without a font, each once in a document. */
static void report_missing_characters(
    struct paragraph *paragraph, const struct word *word)
{
    struct setting *setting = paragraph->setting;
    for (size_t i = 0; i < word->missing_count; i++) {
        uint32_t code_point = word->missing[i];
        if (!code_points_add(&setting->missing, setting->arena, code_point))
            continue;
        char character[5] = "";
        character[utf8_encode(code_point, character)] = '\0';
        diag_add(setting->diags, SEVERITY_WARNING, paragraph->place,
            "install a font that has it, or write it another way",
            "no installed font has the character \"%s\" (U+%04X)", character,
            (unsigned)code_point);
    }
}

static void add_part_box(struct paragraph *paragraph, uint32_t span,
    const struct word *word, const struct word_part *part, unsigned char level)
{
    double size = paragraph->spans.items[span].style.size_pt;
    add_item(paragraph,
        (struct break_item){.kind = BREAK_BOX,
            .width_pt = part->width_em * size,
            .hang_pt = paragraph->hangs ? part->hang_left_em * size : 0},
        (struct paragraph_item){.part = part,
            .word_text = word->text,
            .span = span,
            .level = level});
}

/* A gap that is there only if it is stretched. */
static void add_gap(struct paragraph *paragraph, uint32_t span, bool kept)
{
    double size = paragraph->spans.items[span].style.size_pt;
    if (kept)
        add_penalty(paragraph, span, PENALTY_NEVER, false);
    add_item(paragraph,
        (struct break_item){
            .kind = BREAK_GLUE, .stretch_pt = GAP_STRETCH * size},
        (struct paragraph_item){.span = span});
}

/* What may happen behind PART, which another follows. */
static void add_part_end(
    struct paragraph *paragraph, uint32_t span, const struct word_part *part)
{
    switch (part->end) {
    case PART_JOINED: break;
    case PART_BREAK: add_penalty(paragraph, span, 0, false); break;
    case PART_HYPHEN: add_penalty(paragraph, span, PENALTY_HYPHEN, true); break;
    case PART_ADDRESS:
        add_penalty(paragraph, span, PENALTY_ADDRESS, false);
        break;
    case PART_SOFT: add_soft_penalty(paragraph, span, part); break;
    case PART_GAP:
    case PART_KEPT: add_gap(paragraph, span, part->end == PART_KEPT); break;
    }
}

/* Adds a word; a part wider than LIMIT is cut into graphemes. */
static void add_word(struct paragraph *paragraph, uint32_t span, uint32_t start,
    uint32_t end, unsigned char level, double limit_pt)
{
    struct setting *setting = paragraph->setting;
    const struct span *of = &paragraph->spans.items[span];
    struct word_style style = {
        of->font, setting->language, setting->patterns, level & 1};
    if (of->style.language) {
        style.language = word_language(of->style.language);
        style.patterns = patterns_lookup(of->style.language);
    }
    if (!of->style.hyphenated)
        style.patterns = NULL;
    const struct word *word = word_shape(
        setting->words, &style, paragraph->text.bytes + start, end - start);
    if (word->missing_count)
        report_missing_characters(paragraph, word);
    for (size_t i = 0; i < word->part_count; i++) {
        const struct word_part *part = &word->parts[i];
        if (part->width_em * of->style.size_pt > limit_pt) {
            const struct word *cut = word_shape_graphemes(setting->words,
                &style, word->text + part->text_start, part->text_length);
            for (size_t k = 0; k < cut->part_count; k++) {
                add_part_box(paragraph, span, cut, &cut->parts[k], level);
                if (k + 1 < cut->part_count)
                    add_penalty(paragraph, span, PENALTY_EMERGENCY, false);
            }
        } else {
            add_splits(paragraph, span, word, part, level);
            add_part_box(paragraph, span, word, part, level);
        }
        if (i + 1 < word->part_count)
            add_part_end(paragraph, span, part);
    }
}

static void add_space(struct paragraph *paragraph, uint32_t span,
    uint32_t spaces, unsigned char level)
{
    const struct span *of = &paragraph->spans.items[span];
    const struct font *font = of->font;
    double width =
        (double)font->space_advance / font->units_per_em * of->style.size_pt;
    bool fixed = paragraph->preformatted;
    add_item(paragraph,
        (struct break_item){.kind = BREAK_GLUE,
            .width_pt = width * spaces,
            .stretch_pt = fixed ? 0 : width * SPACE_STRETCH,
            .shrink_pt = fixed ? 0 : width * SPACE_SHRINK},
        (struct paragraph_item){
            .span = span, .spaces = spaces, .level = level});
}

static bool is_no_break_space(const char *text, uint32_t left)
{
    return left >= 2 && text[0] == '\xC2' && text[1] == '\xA0';
}

static unsigned char level_at(const struct paragraph *paragraph, uint32_t at)
{
    return paragraph->levels ? paragraph->levels[at] : 0;
}

/* The end of the word that begins at AT: at a space, at the end of the span
 * or where the direction turns. */
static uint32_t word_end(
    const struct paragraph *paragraph, uint32_t at, uint32_t end)
{
    const char *text = paragraph->text.bytes;
    unsigned char level = level_at(paragraph, at);
    uint32_t i = at;
    while (i < end && text[i] != ' ' && !is_no_break_space(text + i, end - i) &&
           level_at(paragraph, i) == level)
        i++;
    return i;
}

static void add_span_text(
    struct paragraph *paragraph, uint32_t span, double limit_pt)
{
    const struct span *of = &paragraph->spans.items[span];
    uint32_t end = of->end;
    const char *text = paragraph->text.bytes;
    bool kept = of->style.tinted && end - of->start <= LONGEST_MARK;
    for (uint32_t at = of->start; at < end;) {
        unsigned char level = level_at(paragraph, at);
        if (text[at] == ' ') {
            uint32_t start = at;
            while (at < end && text[at] == ' ')
                at++;
            if (kept)
                add_penalty(paragraph, span, PENALTY_NEVER, false);
            add_space(paragraph, span, at - start, level);
        } else if (is_no_break_space(text + at, end - at)) {
            add_penalty(paragraph, span, PENALTY_NEVER, false);
            add_space(paragraph, span, 1, level);
            at += 2;
        } else {
            uint32_t next = word_end(paragraph, at, end);
            add_word(paragraph, span, at, next, level, limit_pt);
            at = next;
        }
    }
}

/* Ends a line for good: the rest of it is filled with space. */
static void add_line_end(struct paragraph *paragraph, uint32_t span)
{
    size_t count = paragraph->items.count;
    bool after_space = count &&
                       paragraph->items.items[count - 1].kind == BREAK_GLUE &&
                       !paragraph->preformatted;
    if (after_space) {
        paragraph->items.count--;
        paragraph->about.count--;
    }
    add_penalty(paragraph, span, PENALTY_NEVER, false);
    add_item(paragraph,
        (struct break_item){.kind = BREAK_GLUE, .stretch_pt = STRETCH_INFINITE},
        (struct paragraph_item){.span = span});
    add_penalty(paragraph, span, PENALTY_FORCED, false);
}

/* Puts a penalty that forbids a break before item AT. */
static void forbid_break(struct paragraph *paragraph, size_t at)
{
    add_penalty(
        paragraph, paragraph->about.items[at].span, PENALTY_NEVER, false);
    size_t count = paragraph->items.count;
    struct break_item never = paragraph->items.items[count - 1];
    struct paragraph_item about = paragraph->about.items[count - 1];
    for (size_t i = count - 1; i > at; i--) {
        paragraph->items.items[i] = paragraph->items.items[i - 1];
        paragraph->about.items[i] = paragraph->about.items[i - 1];
    }
    paragraph->items.items[at] = never;
    paragraph->about.items[at] = about;
}

/* No paragraph ends with the rest of a divided word on its last line. */
static void keep_last_word(struct paragraph *paragraph, double width_pt)
{
    double rest = 0;
    for (size_t i = paragraph->items.count;
         i-- > 0 && rest < LONG_WORD * width_pt;) {
        struct break_item *item = &paragraph->items.items[i];
        bool space = item->kind == BREAK_GLUE && item->width_pt > 0;
        if (space ||
            (item->kind == BREAK_PENALTY && item->penalty <= PENALTY_FORCED))
            return;
        if (item->kind == BREAK_PENALTY && item->width_pt > 0)
            item->penalty = PENALTY_NEVER;
        else if (item->kind == BREAK_BOX)
            rest += item->width_pt;
    }
}

/* No paragraph ends with one short word alone on its last line, if lines are
 * long enough to prevent it. */
static void keep_short_words(struct paragraph *paragraph, double least_pt)
{
    double rest = 0;
    for (size_t i = paragraph->items.count; i-- > 0 && rest < least_pt;) {
        struct break_item *item = &paragraph->items.items[i];
        if (item->kind == BREAK_PENALTY && item->penalty <= PENALTY_FORCED)
            return;
        if (item->kind == BREAK_PENALTY)
            item->penalty = PENALTY_NEVER;
        else
            rest += item->width_pt;
        if (item->kind != BREAK_GLUE || i == 0)
            continue;
        bool gap = paragraph->about.items[i].spaces == 0;
        forbid_break(paragraph, i);
        if (!gap)
            return;
    }
}

static void control_last_line(struct paragraph *paragraph, double width_pt)
{
    double least = SHORT_WORD_EM * paragraph->style.text.size_pt;
    if (width_pt < SHORT_WORD_LINE * least)
        return;
    keep_last_word(paragraph, width_pt);
    keep_short_words(paragraph, least);
}

void paragraph_make_items(struct paragraph *paragraph, double limit_pt)
{
    paragraph->items.count = 0;
    paragraph->about.count = 0;
    arena_reset(&paragraph->breaks);
    paragraph->levels = NULL;
    if (!paragraph->preformatted)
        paragraph->levels = direction_levels(&paragraph->breaks,
            buffer_string(&paragraph->text), paragraph->text.length,
            paragraph->isolates.items, paragraph->isolates.count,
            &paragraph->base_level);
    for (uint32_t i = 0; i < paragraph->spans.count; i++) {
        const struct span *span = &paragraph->spans.items[i];
        switch (span->kind) {
        case SPAN_TEXT: add_span_text(paragraph, i, limit_pt); break;
        case SPAN_BREAK: add_line_end(paragraph, i); break;
        case SPAN_PICTURE:
            add_item(paragraph,
                (struct break_item){
                    .kind = BREAK_BOX, .width_pt = span->width_pt},
                (struct paragraph_item){
                    .span = i, .level = paragraph->base_level});
            break;
        }
    }
    if (!paragraph->preformatted && isfinite(limit_pt))
        control_last_line(paragraph, limit_pt);
    if (paragraph->spans.count)
        add_line_end(paragraph, (uint32_t)paragraph->spans.count - 1);
}
