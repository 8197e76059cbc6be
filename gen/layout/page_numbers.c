/* The guess, the truth, and digits exchanged in runs that are drawn. */
#include "layout/page_numbers.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Bytes of text on a page, for the guess: what matters is only how many digits
 * the number has. */
enum { BYTES_ON_PAGE = 1400 };

/* ---- the guess ----------------------------------------------------------- */

static int compare_page_anchors(const void *one, const void *other)
{
    return strcmp(((const struct page_number *)one)->anchor,
        ((const struct page_number *)other)->anchor);
}

static struct page_number *find_page_number(
    const struct page_numbers *numbers, const char *anchor)
{
    struct page_number wanted = {.anchor = anchor};
    return numbers->count ? bsearch(&wanted, numbers->items, numbers->count,
                                sizeof wanted, compare_page_anchors)
                          : NULL;
}

/* What ends the page that it stands on. */
static bool ends_page(cmark_node *node)
{
    enum element_kind kind = element_of(node)->kind;
    return kind == ELEMENT_COVER || kind == ELEMENT_CONTENTS ||
           kind == ELEMENT_PAGE_BREAK;
}

/* All headings with the pages that they would stand on if every page held the
 * same amount of text. */
static void guess(struct page_numbers *numbers)
{
    const struct document *document = numbers->document;
    size_t count = document->outline_count;
    numbers->items =
        arena_allocate(numbers->arena, count + 1, sizeof *numbers->items);
    size_t bytes = 0, next = 0;
    int ended = 0;
    cmark_iter *iterator = cmark_iter_new(document->root);
    cmark_event_type event;
    while ((event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE &&
           next < count) {
        cmark_node *node = cmark_iter_get_node(iterator);
        if (event != CMARK_EVENT_ENTER)
            continue;
        const char *text = cmark_node_get_literal(node);
        bytes += text ? strlen(text) : 0;
        ended += ends_page(node);
        if (node != document->outline[next].node)
            continue;
        numbers->items[next].anchor = document->outline[next].anchor;
        numbers->items[next].number = 1 + ended + (int)(bytes / BYTES_ON_PAGE);
        next++;
    }
    cmark_iter_free(iterator);
    numbers->count = next;
    if (next)
        qsort(
            numbers->items, next, sizeof *numbers->items, compare_page_anchors);
}

/* ---- digits -------------------------------------------------------------- */

static bool has_even_digits(const struct font *font)
{
    int width = -1;
    for (uint32_t digit = '0'; digit <= '9'; digit++) {
        int advance = font_advance(font, font_glyph(font, digit));
        if (width >= 0 && advance != width)
            return false;
        width = advance;
    }
    return true;
}

const char *page_numbers_print(
    struct page_numbers *numbers, const char *anchor, const struct font *font)
{
    if (!numbers->items)
        guess(numbers);
    struct page_number *found = find_page_number(numbers, anchor);
    if (!found)
        return "?";
    if (!found->printed)
        found->printed = arena_format(numbers->arena, "%d", found->number);
    numbers->uneven |= !has_even_digits(font);
    return found->printed;
}

void page_numbers_correct(const struct page_numbers *numbers,
    struct glyph_run *run, const char *anchor)
{
    const struct page_number *found = find_page_number(numbers, anchor);
    if (!found || !found->printed)
        return;
    const char *number = arena_format(numbers->arena, "%d", found->number);
    size_t length = strlen(number);
    if (strcmp(number, found->printed) == 0 ||
        strlen(found->printed) != length ||
        strncmp(run->text, found->printed, length) != 0)
        return;
    struct glyph *glyphs =
        arena_allocate(numbers->arena, run->glyph_count, sizeof *glyphs);
    memcpy(glyphs, run->glyphs, run->glyph_count * sizeof *glyphs);
    for (size_t i = 0; i < length; i++)
        glyphs[i].id = font_glyph(run->font, (unsigned char)number[i]);
    run->glyphs = glyphs;
    run->text =
        arena_format(numbers->arena, "%s%s", number, run->text + length);
}

/* ---- the truth ----------------------------------------------------------- */

static void learn(
    struct page_numbers *numbers, const struct piece *piece, size_t page)
{
    for (size_t i = 0; i < piece->anchor_count; i++) {
        struct page_number *found =
            find_page_number(numbers, piece->anchors[i].name);
        if (found)
            found->number = (int)page + 1;
    }
}

/* True if the number has the width of what was printed for it. */
static bool fits(
    const struct page_numbers *numbers, const struct page_number *number)
{
    char text[16];
    snprintf(text, sizeof text, "%d", number->number);
    if (!number->printed || strcmp(text, number->printed) == 0)
        return true;
    return !numbers->uneven && strlen(text) == strlen(number->printed);
}

bool page_numbers_settle(struct page_numbers *numbers,
    const struct vertical_list *list, const struct note_lines *notes,
    const struct page_cuts *cuts)
{
    if (!numbers->items)
        return true;
    for (size_t page = 0; page < cuts->count; page++) {
        const struct page_cut *cut = &cuts->cuts[page];
        for (size_t i = cut->from; i < cut->to; i++)
            if (list->nodes.items[i].kind == VERTICAL_PIECE)
                learn(numbers, list->nodes.items[i].as.piece, page);
        for (size_t i = cut->note_from; i < cut->note_to; i++)
            learn(numbers, notes->lines[i].piece, page);
    }
    bool settled = true;
    for (size_t i = 0; i < numbers->count; i++)
        settled &= fits(numbers, &numbers->items[i]);
    return settled;
}

void page_numbers_clear(struct page_numbers *numbers)
{
    for (size_t i = 0; i < numbers->count; i++)
        numbers->items[i].printed = NULL;
    numbers->uneven = false;
}
