/* Filling a paragraph, measuring it, breaking it. */
#include "base/ascii.h"
#include "layout/paragraph_items.h"

#include <math.h>
#include <string.h>

void paragraph_init(struct paragraph *paragraph, struct setting *setting)
{
    memset(paragraph, 0, sizeof *paragraph);
    paragraph->setting = setting;
    arena_init(&paragraph->work);
    arena_init(&paragraph->breaks);
    buffer_init(&paragraph->text);
}

void paragraph_release(struct paragraph *paragraph)
{
    arena_release(&paragraph->work);
    arena_release(&paragraph->breaks);
    buffer_release(&paragraph->text);
}

void paragraph_clear(struct paragraph *paragraph, struct place place)
{
    buffer_clear(&paragraph->text);
    arena_reset(&paragraph->breaks);
    paragraph->spans.count = 0;
    paragraph->links.count = 0;
    paragraph->isolates.count = 0;
    paragraph->items.count = 0;
    paragraph->about.count = 0;
    paragraph->preformatted = false;
    paragraph->tinted = paragraph->struck = false;
    paragraph->levels = NULL;
    paragraph->base_level = 0;
    paragraph->lines = (struct line_ends){0};
    paragraph->place = place;
}

static struct span *add_span(struct paragraph *paragraph, enum span_kind kind,
    const struct text_style *style)
{
    paragraph->tinted |= style->tinted;
    paragraph->struck |= style->struck;
    struct span *span = array_add(&paragraph->spans, &paragraph->work);
    uint32_t start = (uint32_t)paragraph->text.length;
    int link = -1;
    size_t links = paragraph->links.count;
    if (links && paragraph->links.items[links - 1].end == UINT32_MAX)
        link = (int)links - 1;
    *span = (struct span){
        .kind = kind,
        .start = start,
        .end = start,
        .style = *style,
        .font = style_font(paragraph->setting->styles, style),
        .link = link,
        .tag = paragraph->tag,
    };
    return span;
}

static bool is_any_space(char byte)
{
    return ascii_is_space(byte) || byte == '\f' || byte == '\v';
}

/* True if a space would come first on its line. */
static bool at_line_start(const struct paragraph *paragraph)
{
    size_t count = paragraph->spans.count;
    return count == 0 || paragraph->spans.items[count - 1].kind == SPAN_BREAK;
}

struct span *paragraph_add_text(struct paragraph *paragraph,
    const struct text_style *style, const char *text, size_t length)
{
    bool drop = !paragraph->preformatted && at_line_start(paragraph);
    struct buffer *out = &paragraph->text;
    size_t count = paragraph->spans.count;
    bool after_text =
        count && paragraph->spans.items[count - 1].kind == SPAN_TEXT;
    if (after_text && out->length && out->bytes[out->length - 1] == ' ')
        drop = !paragraph->preformatted;
    add_span(paragraph, SPAN_TEXT, style);
    for (size_t i = 0; i < length;) {
        size_t start = i;
        if (paragraph->preformatted) {
            i = length;
            buffer_add(out, text, length);
        } else if (is_any_space(text[i])) {
            while (i < length && is_any_space(text[i]))
                i++;
            if (!drop)
                buffer_add_byte(out, ' ');
            drop = true;
        } else {
            while (i < length && !is_any_space(text[i]))
                i++;
            buffer_add(out, text + start, i - start);
            drop = false;
        }
    }
    struct span *span = &paragraph->spans.items[count];
    span->end = (uint32_t)out->length;
    if (span->end > span->start)
        return span;
    paragraph->spans.count--;
    return NULL;
}

void paragraph_add_break(
    struct paragraph *paragraph, const struct text_style *style)
{
    add_span(paragraph, SPAN_BREAK, style);
}

void paragraph_add_picture(struct paragraph *paragraph,
    const struct text_style *style, const struct picture *picture,
    const char *alternative, double most_width_pt, double most_height_pt)
{
    struct span *span = add_span(paragraph, SPAN_PICTURE, style);
    if (*alternative) {
        struct tag_tree *tags = &paragraph->setting->tags;
        span->tag = tags_add(tags, ROLE_FIGURE, paragraph->tag);
        tags_at(tags, span->tag)->alternative = alternative;
    }
    double scale = 1;
    if (picture->width_pt > most_width_pt)
        scale = most_width_pt / picture->width_pt;
    if (picture->height_pt * scale > most_height_pt)
        scale = most_height_pt / picture->height_pt;
    span->picture = picture;
    span->width_pt = picture->width_pt * scale;
    span->height_pt = picture->height_pt * scale;
    span->alternative = alternative;
}

void paragraph_open_link(
    struct paragraph *paragraph, const char *address, const char *anchor)
{
    struct tag_tree *tags = &paragraph->setting->tags;
    uint32_t outer = paragraph->tag, tag = outer;
    if (tags_at(tags, outer)->role != ROLE_LINK)
        tag = tags_add(tags, ROLE_LINK, outer);
    paragraph->tag = tag;
    *array_add(&paragraph->links, &paragraph->work) = (struct span_link){
        .address = address,
        .anchor = anchor,
        .start = (uint32_t)paragraph->text.length,
        .end = UINT32_MAX,
        .tag = tag,
        .outer_tag = outer,
    };
}

void paragraph_close_link(struct paragraph *paragraph)
{
    if (paragraph->links.count == 0)
        return;
    struct span_link *link =
        &paragraph->links.items[paragraph->links.count - 1];
    link->end = (uint32_t)paragraph->text.length;
    paragraph->tag = link->outer_tag;
}

void paragraph_open_isolate(
    struct paragraph *paragraph, enum isolate_direction direction)
{
    uint32_t start = (uint32_t)paragraph->text.length;
    *array_add(&paragraph->isolates, &paragraph->work) =
        (struct isolate){start, UINT32_MAX, direction};
}

void paragraph_close_isolate(struct paragraph *paragraph)
{
    for (size_t i = paragraph->isolates.count; i-- > 0;)
        if (paragraph->isolates.items[i].end == UINT32_MAX) {
            paragraph->isolates.items[i].end = (uint32_t)paragraph->text.length;
            return;
        }
}

/* True if a line may end at item I of a measured paragraph. */
static bool is_chunk_end(const struct break_item *items, size_t i)
{
    const struct break_item *item = &items[i];
    if (item->kind == BREAK_PENALTY)
        return item->penalty < PENALTY_NEVER && item->width_pt <= 0;
    return item->kind == BREAK_GLUE &&
           !(i > 0 && items[i - 1].kind == BREAK_PENALTY &&
               items[i - 1].penalty == PENALTY_NEVER);
}

bool paragraph_next_chunk(
    const struct paragraph *paragraph, struct chunk *chunk)
{
    const struct break_item *items = paragraph->items.items;
    size_t count = paragraph->items.count, i = chunk->end;
    *chunk = (struct chunk){.begins_line = i == 0};
    for (; i < count && is_chunk_end(items, i); i++) {
        if (items[i].kind == BREAK_GLUE)
            chunk->space_pt += items[i].width_pt;
        else
            chunk->begins_line |= items[i].penalty <= PENALTY_FORCED;
    }
    bool found = i < count;
    for (; i < count && !is_chunk_end(items, i); i++)
        if (items[i].kind != BREAK_PENALTY)
            chunk->width_pt += items[i].width_pt;
    chunk->end = i;
    return found;
}

struct content_widths paragraph_measure(struct paragraph *paragraph)
{
    paragraph->hangs = false;
    paragraph_make_items(paragraph, INFINITY);
    struct content_widths widths = {0, 0};
    double line = 0;
    struct chunk chunk = {.end = 0};
    while (paragraph_next_chunk(paragraph, &chunk)) {
        line = chunk.begins_line ? 0 : line + chunk.space_pt;
        line += chunk.width_pt;
        widths.least_pt = fmax(widths.least_pt, chunk.width_pt);
        widths.most_pt = fmax(widths.most_pt, line);
    }
    return widths;
}

/* Reports the first line that is too long; else, of a justified paragraph, the
 * first one looser than the tolerance, which is set short of the margin. */
static void report_lines(
    struct paragraph *paragraph, const struct break_settings *settings)
{
    bool loose = false;
    for (size_t i = 0; !paragraph->quiet && i < paragraph->lines.count; i++) {
        const struct line_end *end = &paragraph->lines.ends[i];
        double ratio = end->ratio;
        loose |= 100 * ratio * ratio * ratio > settings->tolerance;
        if (!end->overfull)
            continue;
        diag_add(paragraph->setting->diags, SEVERITY_WARNING, paragraph->place,
            "make the text or the picture narrower",
            "a line is wider than the room it has");
        return;
    }
    if (loose && paragraph->style.justified)
        diag_add(paragraph->setting->diags, SEVERITY_NOTE, paragraph->place,
            "write it another way, or put a soft hyphen into a long word",
            "the words of a line do not fill it");
}

size_t paragraph_break(struct paragraph *paragraph,
    const struct block_style *style, double width_pt)
{
    paragraph->style = *style;
    paragraph->width_pt = width_pt;
    paragraph->hangs =
        style->justified && paragraph->setting->styles->theme->hanging;
    paragraph_make_items(paragraph, width_pt - style->hanging_pt);
    struct break_settings settings = break_settings_usual(width_pt);
    settings.width_pt = width_pt - style->hanging_pt;
    if (!style->justified) {
        settings.ragged_pt = 4 * style->text.size_pt;
        settings.first_tolerance = settings.tolerance;
    }
    paragraph->lines = linebreak_choose(&paragraph->breaks,
        paragraph->items.items, paragraph->items.count, &settings);
    report_lines(paragraph, &settings);
    return paragraph->lines.count ? paragraph->lines.count : 1;
}

size_t paragraph_line_start(const struct paragraph *paragraph, size_t line)
{
    if (line == 0)
        return 0;
    return linebreak_line_start(paragraph->items.items, paragraph->items.count,
        paragraph->lines.ends[line - 1].item);
}
