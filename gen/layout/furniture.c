/* Running head and foot. */
#include "layout/furniture.h"

#include "layout/ellipsis.h"

#include <math.h>
#include <string.h>

/* STRING with {page} and {pages} filled in. */
static const char *page_words(struct arena *arena,
    const struct document *document, size_t number, size_t count)
{
    const char *at =
        strings_text(document->strings, "page-of", "{page} / {pages}");
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

/* TEXT as a line WIDTH wide, its side the reader's whatever its own direction
 * is; set when it is first needed. */
static const struct piece *set_line(struct furniture *furniture,
    const char *text, enum alignment alignment, double width_pt)
{
    for (size_t i = 0; i < furniture->lines.count; i++) {
        const struct furniture_line *line = &furniture->lines.items[i];
        if (line->text == text && line->alignment == alignment &&
            line->width_pt == width_pt)
            return &line->piece;
    }
    struct paragraph *paragraph = furniture->paragraph;
    struct arena *arena = paragraph->setting->arena;
    struct block_style style = style_furniture(paragraph->setting->styles);
    const char *cut = ellipsis_fit(paragraph, &style.text, text, width_pt);
    style.alignment = alignment;
    paragraph_clear(paragraph, (struct place){0});
    paragraph_add_text(paragraph, &style.text, cut, strlen(cut));
    paragraph_break(paragraph, &style, width_pt);
    if (paragraph->base_level & 1)
        paragraph->style.alignment =
            alignment == ALIGN_LEFT ? ALIGN_RIGHT : ALIGN_LEFT;
    struct piece_builder builder = {.arena = arena};
    paragraph_draw_line(paragraph, 0, &builder, 0, 0);
    struct furniture_line *line = array_add(&furniture->lines, arena);
    *line = (struct furniture_line){text, width_pt, alignment,
        piece_finish(&builder, style.leading_pt, arena)};
    return &line->piece;
}

/* Puts a line on the page, its top left corner at (X, Y). */
static void put_line(struct piece_builder *builder, const struct piece *piece,
    double x_pt, double y_pt)
{
    for (size_t i = 0; i < piece->item_count; i++) {
        struct item *item = array_add(&builder->items, builder->arena);
        *item = piece->items[i];
        item->artifact = builder->artifact;
        item_move(item, x_pt, y_pt);
    }
}

/* The number of a page, which stands on no other. */
static void add_page_number(struct furniture *furniture,
    struct piece_builder *builder, const struct area *area, size_t number,
    enum alignment alignment, double y_pt)
{
    struct paragraph *paragraph = furniture->paragraph;
    struct block_style style = style_furniture(paragraph->setting->styles);
    const char *words = ellipsis_fit(paragraph, &style.text,
        page_words(paragraph->setting->arena, furniture->document, number,
            furniture->page_count),
        area->text_width_pt);
    style.alignment = alignment;
    paragraph_clear(paragraph, (struct place){0});
    paragraph_add_text(paragraph, &style.text, words, strlen(words));
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

/* How wide the number of a page can be: the last one, as if all its digits
 * were the widest. */
static double widest_number(struct furniture *furniture)
{
    struct paragraph *paragraph = furniture->paragraph;
    struct arena *arena = paragraph->setting->arena;
    struct text_style style = style_furniture(paragraph->setting->styles).text;
    double widest = 0;
    for (size_t digit = 0, number; digit <= 9; digit++) {
        number = digit;
        for (size_t rest = furniture->page_count; rest > 9; rest /= 10)
            number = number * 10 + digit;
        const char *words = page_words(
            arena, furniture->document, number, furniture->page_count);
        paragraph_clear(paragraph, (struct place){0});
        paragraph_add_text(paragraph, &style, words, strlen(words));
        widest = fmax(widest, paragraph_measure(paragraph).most_pt);
    }
    return widest;
}

void furniture_init(struct furniture *furniture, struct paragraph *paragraph,
    const struct document *document, size_t page_count)
{
    *furniture = (struct furniture){
        .paragraph = paragraph,
        .document = document,
        .page_count = page_count,
        .head = document->facts.running_head,
        .foot = foot_words(paragraph->setting->arena, &document->facts),
    };
    if (furniture->foot)
        furniture->number_width_pt = widest_number(furniture);
}

void furniture_add(struct furniture *furniture, struct piece_builder *builder,
    const struct area *area, size_t number)
{
    const struct styles *styles = furniture->paragraph->setting->styles;
    const struct theme *theme = styles->theme;
    struct block_style style = style_furniture(styles);
    double line = style.leading_pt;
    double head = theme->margin_top_pt - 2.2 * line;
    double foot = area->height_pt - theme->margin_bottom_pt + 1.6 * line;
    builder->artifact = ARTIFACT_HEADER;
    if (furniture->head && head > 0) {
        put_line(builder,
            set_line(
                furniture, furniture->head, ALIGN_LEFT, area->text_width_pt),
            area->left_pt, head);
        add_rule(builder, styles, area, head + 1.2 * line);
    }
    if (foot + line > area->height_pt)
        return;
    builder->artifact = ARTIFACT_FOOTER;
    bool left_hand = theme->facing && number % 2 == 0;
    double room = area->text_width_pt - furniture->number_width_pt -
                  2 * style.text.size_pt;
    if (furniture->foot && room > 0)
        put_line(builder,
            set_line(furniture, furniture->foot,
                left_hand ? ALIGN_RIGHT : ALIGN_LEFT, room),
            area->left_pt + (left_hand ? area->text_width_pt - room : 0), foot);
    add_page_number(furniture, builder, area, number,
        left_hand ? ALIGN_LEFT : ALIGN_RIGHT, foot);
}
