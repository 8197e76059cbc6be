/* Running head and foot. */
#include "layout/furniture.h"

#include <string.h>

/* STRING with {page} and {pages} filled in. */
static const char *page_words(struct arena *arena,
    const struct document *document, size_t number, size_t count)
{
    const struct string_entry *entry =
        document->strings ? strings_lookup(document->strings, "page-of") : NULL;
    const char *at = entry ? entry->other : "{page} / {pages}";
    struct buffer words;
    buffer_init(&words);
    while (*at) {
        if (!strncmp(at, "{page}", 6)) {
            buffer_add_format(&words, "%zu", number);
            at += 6;
        } else if (!strncmp(at, "{pages}", 7)) {
            buffer_add_format(&words, "%zu", count);
            at += 7;
        } else {
            buffer_add_byte(&words, *at++);
        }
    }
    const char *copy = arena_copy(arena, buffer_string(&words), words.length);
    buffer_release(&words);
    return copy;
}

/* One line of furniture, its top at Y. */
static void add_line(struct piece_builder *builder, struct paragraph *paragraph,
    const struct area *area, const char *text, enum alignment alignment,
    double y_pt)
{
    const struct styles *styles = paragraph->setting->styles;
    struct block_style style = style_furniture(styles);
    style.alignment = alignment;
    paragraph_clear(paragraph, (struct place){0});
    paragraph_add_text(paragraph, &style.text, text, strlen(text));
    paragraph_break(paragraph, &style, area->text_width_pt);
    paragraph_draw_line(paragraph, 0, builder, area->left_pt, y_pt);
}

static void add_rule(struct piece_builder *builder, const struct styles *styles,
    const struct area *area, double y_pt)
{
    const struct theme *theme = styles->theme;
    piece_add_rule(builder, (struct rule){.x1_pt = area->left_pt,
                                .y1_pt = y_pt,
                                .x2_pt = area->left_pt + area->text_width_pt,
                                .y2_pt = y_pt,
                                .thickness_pt = 0.4,
                                .colour = theme->rule});
}

/* "Confidential · Client", whichever of them there is. */
static const char *foot_words(
    struct arena *arena, const struct document_facts *facts)
{
    if (facts->confidentiality && facts->client)
        return arena_format(
            arena, "%s \u00B7 %s", facts->confidentiality, facts->client);
    return facts->confidentiality ? facts->confidentiality : facts->client;
}

void furniture_add(struct piece_builder *builder, struct paragraph *paragraph,
    const struct document *document, const struct area *area, size_t number,
    size_t count)
{
    const struct setting *setting = paragraph->setting;
    const struct styles *styles = setting->styles;
    const struct theme *theme = styles->theme;
    double line = style_furniture(styles).leading_pt;
    double head = theme->margin_top_pt - 2.2 * line;
    double foot = area->height_pt - theme->margin_bottom_pt + 1.6 * line;
    builder->artifact = ARTIFACT_HEADER;
    if (document->facts.running_head && head > 0) {
        add_line(builder, paragraph, area, document->facts.running_head,
            ALIGN_LEFT, head);
        add_rule(builder, styles, area, head + 1.2 * line);
    }
    if (foot + line > area->height_pt)
        return;
    builder->artifact = ARTIFACT_FOOTER;
    bool left_hand = theme->facing && number % 2 == 0;
    enum alignment inner = left_hand ? ALIGN_RIGHT : ALIGN_LEFT;
    enum alignment outer = left_hand ? ALIGN_LEFT : ALIGN_RIGHT;
    const char *words = foot_words(setting->arena, &document->facts);
    if (words)
        add_line(builder, paragraph, area, words, inner, foot);
    add_line(builder, paragraph, area,
        page_words(setting->arena, document, number, count), outer, foot);
}
