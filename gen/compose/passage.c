/* A document as passages. */
#include "compose/passage.h"

#include "base/array.h"
#include "base/ascii.h"
#include "base/buffer.h"
#include "base/utf8.h"
#include "input/node_types.h"

#include <cmark-gfm-core-extensions.h>
#include <string.h>

struct reading {
    struct passage_vocabulary *vocabulary;
    struct arena *arena;
    ARRAY(struct passage) passages;
    ARRAY(struct passage_word) words;
    ARRAY(struct frame) frames;
    ARRAY(size_t) cells; /* of the row at hand */
    struct buffer key;   /* of the word or passage at hand */
    int heading;
    /* Of the words that come. */
    struct passage_word next;
};

static int number_of(struct reading *reading, const char *key)
{
    struct passage_vocabulary *vocabulary = reading->vocabulary;
    const int *known = text_map_lookup(&vocabulary->map, key);
    if (known)
        return *known;
    int number = (int)vocabulary->map.count;
    text_map_add(&vocabulary->map, vocabulary->arena,
        arena_string(vocabulary->arena, key), number);
    return number;
}

/* ---- words --------------------------------------------------------------- */

static void add_word(struct reading *reading, const char *text, size_t length)
{
    struct passage_word *next = &reading->next;
    struct buffer *key = &reading->key;
    buffer_clear(key);
    buffer_add_format(key, "w%u\n%s\n%s\n", next->style,
        next->address ? next->address : "",
        next->language ? next->language : "");
    size_t before = key->length;
    buffer_add(key, text, length);
    struct passage_word *word = array_add(&reading->words, reading->arena);
    *word = *next;
    word->id = number_of(reading, buffer_string(key));
    word->text =
        arena_copy(reading->arena, key->bytes + before, key->length - before);
    next->spaced = next->breaks = false;
}

/* Of characters. A joiner belongs to what is before it. */
enum sort { SORT_SPACE, SORT_SIGN, SORT_LETTER, SORT_ALONE, SORT_JOINER };

static enum sort sort_of(uint32_t code_point)
{
    if (code_point <= ' ' || code_point == 0x7F)
        return SORT_SPACE;
    if (code_point < 0x80)
        return ascii_is_digit((int)code_point) ||
                       ascii_is_letter((int)code_point)
                   ? SORT_LETTER
                   : SORT_SIGN;
    if (code_point == 0x200D ||
        (code_point >= 0xFE00 && code_point <= 0xFE0F) ||
        (code_point >= 0x1F3FB && code_point <= 0x1F3FF))
        return SORT_JOINER;
    if ((code_point >= 0x2010 && code_point <= 0x2027) || code_point == 0xAB ||
        code_point == 0xBB)
        return SORT_SIGN;
    if (code_point >= 0x2E80 && (code_point < 0xAC00 || code_point > 0xD7A3))
        return SORT_ALONE;
    return SORT_LETTER;
}

/* The end of the word that begins at AT. A sign between two letters, as in
 * "1,500" or "Node.js", is one of its letters. */
static const char *end_of_word(const char *at, const char *end)
{
    const char *next = at;
    enum sort first = sort_of(utf8_next(&next, end));
    enum sort last = first;
    while (next < end) {
        const char *behind = next;
        enum sort sort = sort_of(utf8_next(&behind, end));
        const char *beyond = behind;
        bool joins = last == SORT_LETTER && sort == SORT_SIGN && behind < end &&
                     sort_of(utf8_next(&beyond, end)) == SORT_LETTER;
        if (sort != SORT_JOINER && !joins &&
            !(first == SORT_LETTER && sort == SORT_LETTER))
            return next;
        next = behind;
        last = sort == SORT_JOINER ? last : sort;
    }
    return next;
}

static void add_text(struct reading *reading, const char *text)
{
    const char *at = text, *end = text + strlen(text);
    while (at < end) {
        const char *next = at;
        if (sort_of(utf8_next(&next, end)) == SORT_SPACE) {
            reading->next.spaced = true;
            at = next;
            continue;
        }
        next = end_of_word(at, end);
        add_word(reading, at, (size_t)(next - at));
        at = next;
    }
}

static void add_counted(struct reading *reading, const char *text)
{
    bool before = reading->next.counted;
    reading->next.counted = true;
    add_text(reading, text);
    reading->next.counted = before;
}

static void read_inlines(struct reading *reading, cmark_node *parent);

/* A picture is its words, and its bytes count. */
static void read_picture(struct reading *reading, cmark_node *node)
{
    const struct picture *picture = element_of(node)->picture;
    const char *address = reading->next.address;
    if (picture) {
        char digits[HASH_DIGITS + 1];
        hash_bytes(digits, picture->source->text, picture->source->length);
        reading->next.address =
            arena_format(reading->arena, "picture:%s", digits);
    }
    read_inlines(reading, node);
    reading->next.address = address;
}

static void read_custom(struct reading *reading, cmark_node *node)
{
    const struct element *element = element_of(node);
    if (element->kind == ELEMENT_MARK)
        reading->next.style |= WORD_MARK;
    else if (element->kind == ELEMENT_PHRASE)
        reading->next.language = element->language;
    else if (element->kind == ELEMENT_REFERENCE)
        reading->next.counted = true;
    read_inlines(reading, node);
}

static void read_inline(struct reading *reading, cmark_node *node)
{
    struct passage_word before = reading->next;
    const struct element *element = element_of(node);
    cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_TEXT) {
        add_text(reading, cmark_node_get_literal(node));
    } else if (type == CMARK_NODE_SOFTBREAK) {
        reading->next.spaced = true;
    } else if (type == CMARK_NODE_LINEBREAK) {
        reading->next.breaks = true;
    } else if (type == CMARK_NODE_CODE) {
        reading->next.style |= WORD_CODE;
        add_text(reading, cmark_node_get_literal(node));
    } else if (type == CMARK_NODE_FOOTNOTE_REFERENCE) {
        reading->next.counted = true;
        add_word(reading, "[", 1);
        add_text(reading, element->number ? element->number : "");
        add_word(reading, "]", 1);
    } else if (type == CMARK_NODE_IMAGE) {
        read_picture(reading, node);
    } else if (type == CMARK_NODE_CUSTOM_INLINE) {
        read_custom(reading, node);
    } else {
        if (type == CMARK_NODE_EMPH)
            reading->next.style |= WORD_EMPHASIS;
        else if (type == CMARK_NODE_STRONG)
            reading->next.style |= WORD_STRONG;
        else if (type == CMARK_NODE_STRIKETHROUGH)
            reading->next.style |= WORD_STRUCK;
        else if (type == CMARK_NODE_LINK && !element->target)
            reading->next.address = cmark_node_get_url(node);
        read_inlines(reading, node);
    }
    before.spaced = reading->next.spaced;
    before.breaks = reading->next.breaks;
    reading->next = before;
}

static void read_inlines(struct reading *reading, cmark_node *parent)
{
    for (cmark_node *child = cmark_node_first_child(parent); child;
         child = cmark_node_next(child))
        read_inline(reading, child);
}

/* ---- passages ------------------------------------------------------------ */

/* Its words come behind. */
static struct passage begin(
    struct reading *reading, enum passage_kind kind, int frame)
{
    reading->next = (struct passage_word){0};
    reading->cells.count = 0;
    return (struct passage){.kind = kind,
        .frame = frame,
        .first = reading->words.count,
        .cell_count = 1};
}

/* The number of PASSAGE: of its kind and words. */
static int key_of(
    struct reading *reading, const struct passage *passage, bool counted)
{
    struct buffer *key = &reading->key;
    buffer_clear(key);
    buffer_add_format(key, "%s%d,%d,%d", counted ? "t" : "p", passage->kind,
        passage->level, passage->head);
    for (size_t i = 0, cell = 0, behind = 0; i <= passage->count; i++) {
        for (; passage->cells && cell < passage->cell_count &&
               i == behind + passage->cells[cell];
             cell++) {
            behind += passage->cells[cell];
            buffer_add_byte(key, '|');
        }
        if (i == passage->count)
            break;
        const struct passage_word *word =
            &reading->words.items[passage->first + i];
        if (word->counted && !counted)
            continue;
        buffer_add_format(key, "%s%d",
            word->breaks   ? "/"
            : word->spaced ? " "
                           : ",",
            word->id);
    }
    return number_of(reading, buffer_string(key));
}

static void end(struct reading *reading, struct passage passage)
{
    passage.count = reading->words.count - passage.first;
    if (passage.count == 0 && passage.kind != PASSAGE_RULE &&
        passage.kind != PASSAGE_ROW)
        return;
    if (passage.kind == PASSAGE_HEADING)
        reading->heading = (int)reading->passages.count;
    passage.heading = reading->heading;
    passage.key = key_of(reading, &passage, false);
    passage.text = key_of(reading, &passage, true);
    *array_add(&reading->passages, reading->arena) = passage;
}

static int add_frame(
    struct reading *reading, enum frame_kind kind, int parent, int detail)
{
    *array_add(&reading->frames, reading->arena) =
        (struct frame){kind, parent, detail};
    return (int)reading->frames.count - 1;
}

/* The way in which lists and notes begin is in their first words. */
static void add_paragraph(struct reading *reading, cmark_node *node, int frame)
{
    struct passage passage = begin(reading, PASSAGE_PARAGRAPH, frame);
    cmark_node *parent = cmark_node_parent(node);
    if (parent && cmark_node_first_child(parent) == node) {
        cmark_node_type type = cmark_node_get_type(parent);
        const char *number = element_of(parent)->number;
        if (type == CMARK_NODE_FOOTNOTE_DEFINITION && number)
            add_counted(reading, number);
        else if (type == CMARK_NODE_ITEM && node_is_task(parent))
            add_text(reading,
                cmark_gfm_extensions_get_tasklist_item_checked(parent) ? "☑"
                                                                       : "☐");
        reading->next.spaced = true;
    }
    read_inlines(reading, node);
    end(reading, passage);
}

static void add_heading(struct reading *reading, cmark_node *node, int frame)
{
    struct passage passage = begin(reading, PASSAGE_HEADING, frame);
    const char *number = element_of(node)->number;
    passage.level = cmark_node_get_heading_level(node);
    if (number)
        add_counted(reading, number);
    reading->next.spaced = true;
    read_inlines(reading, node);
    end(reading, passage);
}

static void add_code(struct reading *reading, cmark_node *node, int frame)
{
    struct passage passage = begin(reading, PASSAGE_CODE, frame);
    const char *at = cmark_node_get_literal(node);
    while (at && *at) {
        size_t length = strcspn(at, "\n");
        add_word(reading, at, length);
        reading->next.breaks = true;
        at += length + (at[length] == '\n');
    }
    end(reading, passage);
}

static void add_row(struct reading *reading, cmark_node *row, int frame)
{
    struct passage passage = begin(reading, PASSAGE_ROW, frame);
    passage.head = cmark_gfm_extensions_get_table_row_is_header(row);
    for (cmark_node *cell = cmark_node_first_child(row); cell;
         cell = cmark_node_next(cell)) {
        size_t before = reading->words.count;
        reading->next.spaced = reading->next.breaks = false;
        read_inlines(reading, cell);
        *array_add(&reading->cells, reading->arena) =
            reading->words.count - before;
    }
    passage.cell_count = reading->cells.count;
    size_t *cells =
        arena_allocate(reading->arena, passage.cell_count, sizeof *cells);
    if (passage.cell_count)
        memcpy(cells, reading->cells.items, passage.cell_count * sizeof *cells);
    passage.cells = cells;
    end(reading, passage);
}

static void add_words_of_chart(
    struct reading *reading, const struct chart *chart)
{
    add_text(reading, chart->alternative);
    for (size_t i = 0; i < chart->bar_count; i++) {
        const struct chart_bar *bar = &chart->bars[i];
        reading->next.breaks = true;
        add_text(reading, bar->label);
        reading->next.spaced = true;
        add_text(reading, bar->text);
    }
    for (size_t i = 0; i < chart->route_count; i++) {
        const struct chart_route *route = &chart->routes[i];
        reading->next.breaks = true;
        add_text(reading, route->label);
        for (size_t j = 0; j < route->item_count; j++) {
            reading->next.spaced = true;
            add_text(reading, route->items[j]);
        }
    }
}

static void add_label(struct reading *reading, const char *label, int frame)
{
    struct passage passage = begin(reading, PASSAGE_LABEL, frame);
    if (label)
        add_text(reading, label);
    end(reading, passage);
}

/* ---- the tree ------------------------------------------------------------ */

static void read_blocks(struct reading *reading, cmark_node *parent, int frame);

static void read_table(struct reading *reading, cmark_node *node, int frame)
{
    int table = add_frame(reading, FRAME_TABLE, frame,
        cmark_gfm_extensions_get_table_columns(node));
    for (cmark_node *row = cmark_node_first_child(node); row;
         row = cmark_node_next(row))
        add_row(reading, row, table);
}

static void read_element(struct reading *reading, cmark_node *node, int frame)
{
    const struct element *element = element_of(node);
    struct passage passage;
    switch (element->kind) {
    case ELEMENT_CALLOUT:
        frame = add_frame(reading, FRAME_CALLOUT, frame, (int)element->callout);
        add_label(reading, element->label, frame);
        read_blocks(reading, node, frame);
        break;
    case ELEMENT_COVER:
        read_blocks(reading, node, add_frame(reading, FRAME_COVER, frame, 0));
        break;
    case ELEMENT_CHART:
        passage = begin(reading, PASSAGE_CHART, frame);
        add_words_of_chart(reading, element->chart);
        end(reading, passage);
        break;
    case ELEMENT_CONTENTS:
    case ELEMENT_PAGE_BREAK: break;
    default: read_blocks(reading, node, frame); break;
    }
}

static void read_block(struct reading *reading, cmark_node *node, int frame)
{
    cmark_node_type type = cmark_node_get_type(node);
    bool numbered = type == CMARK_NODE_LIST &&
                    cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    if (type == CMARK_NODE_HEADING)
        add_heading(reading, node, frame);
    else if (type == CMARK_NODE_PARAGRAPH)
        add_paragraph(reading, node, frame);
    else if (type == CMARK_NODE_CODE_BLOCK)
        add_code(reading, node, frame);
    else if (type == CMARK_NODE_THEMATIC_BREAK)
        end(reading, begin(reading, PASSAGE_RULE, frame));
    else if (type == CMARK_NODE_TABLE)
        read_table(reading, node, frame);
    else if (type == CMARK_NODE_CUSTOM_BLOCK)
        read_element(reading, node, frame);
    else if (numbered)
        read_blocks(reading, node,
            add_frame(reading, FRAME_NUMBERED, frame,
                cmark_node_get_list_start(node)));
    else if (type == CMARK_NODE_LIST)
        read_blocks(reading, node, add_frame(reading, FRAME_LIST, frame, 0));
    else if (type == CMARK_NODE_ITEM)
        read_blocks(reading, node, add_frame(reading, FRAME_ITEM, frame, 0));
    else if (type == CMARK_NODE_BLOCK_QUOTE)
        read_blocks(reading, node, add_frame(reading, FRAME_QUOTE, frame, 0));
    else if (type == CMARK_NODE_FOOTNOTE_DEFINITION)
        read_blocks(reading, node, add_frame(reading, FRAME_NOTE, frame, 0));
}

static void read_blocks(struct reading *reading, cmark_node *parent, int frame)
{
    for (cmark_node *child = cmark_node_first_child(parent); child;
         child = cmark_node_next(child))
        read_block(reading, child, frame);
}

struct passages *passages_new(
    struct passage_vocabulary *vocabulary, const struct document *document)
{
    struct arena *arena = vocabulary->arena;
    struct reading reading = {
        .vocabulary = vocabulary, .arena = arena, .heading = PASSAGE_NONE};
    struct passages *passages = arena_new(arena, struct passages);
    read_blocks(&reading, document->root, PASSAGE_NONE);
    buffer_release(&reading.key);
    *passages = (struct passages){reading.passages.items,
        reading.passages.count, reading.words.items, reading.words.count,
        reading.frames.items, reading.frames.count};
    return passages;
}

/* ---- as a text, and as a hash -------------------------------------------- */

const char *passage_text(struct arena *arena, const struct passages *passages,
    const struct passage *passage)
{
    struct buffer out = {0};
    size_t cell = 0, behind = passage->cells ? passage->cells[0] : 0;
    for (size_t i = 0; i < passage->count; i++) {
        const struct passage_word *word = &passages->words[passage->first + i];
        while (
            passage->cells && i == behind && cell + 1 < passage->cell_count) {
            behind += passage->cells[++cell];
            buffer_add_string(&out, " | ");
        }
        if (i > 0 && (word->spaced || word->breaks))
            buffer_add_byte(&out, ' ');
        buffer_add_string(&out, word->text);
    }
    const char *text = arena_string(arena, buffer_string(&out));
    buffer_release(&out);
    return text;
}

static void hash_text(struct hash *hash, const char *text)
{
    hash_add(hash, text ? text : "", text ? strlen(text) + 1 : 1);
}

static void hash_passage(struct hash *hash, const struct passages *passages,
    const struct passage *passage)
{
    const int shape[] = {(int)passage->kind, passage->level, passage->head};
    hash_add(hash, shape, sizeof shape);
    for (int i = passage->frame; i != PASSAGE_NONE;
         i = passages->frames[i].parent) {
        const int frame[] = {
            (int)passages->frames[i].kind, passages->frames[i].detail};
        hash_add(hash, frame, sizeof frame);
    }
    for (size_t i = 0; passage->cells && i < passage->cell_count; i++)
        hash_add(hash, &passage->cells[i], sizeof passage->cells[i]);
    for (size_t i = 0; i < passage->count; i++) {
        const struct passage_word *word = &passages->words[passage->first + i];
        const unsigned how[] = {word->style, word->spaced, word->breaks};
        hash_text(hash, word->text);
        hash_text(hash, word->address);
        hash_text(hash, word->language);
        hash_add(hash, how, sizeof how);
    }
}

void passages_hash(
    const struct document *document, char digits[HASH_DIGITS + 1])
{
    struct arena arena;
    struct hash hash;
    arena_init(&arena);
    hash_init(&hash);
    struct passage_vocabulary vocabulary = {.arena = &arena};
    const struct passages *passages = passages_new(&vocabulary, document);
    const struct document_facts *facts = &document->facts;
    hash_text(&hash, facts->title);
    hash_text(&hash, facts->client);
    hash_text(&hash, facts->author);
    hash_text(&hash, facts->language);
    hash_text(&hash, facts->iso_date);
    for (size_t i = 0; i < passages->count; i++)
        hash_passage(&hash, passages, &passages->items[i]);
    hash_finish(&hash, digits);
    arena_release(&arena);
}
