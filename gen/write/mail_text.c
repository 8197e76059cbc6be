/* A mail as plain text.
 *
 * What begins a paragraph (a bullet, a number) stands in its first line alone:
 * where lines flow, blanks before the others would end up between words. */
#include "write/mail_text.h"

#include "base/utf8.h"
#include "input/node_types.h"

#include <string.h>

enum { WIDTH = 72 };

struct mail_text {
    struct buffer *out;
    struct arena *arena;
    const char *first; /* before the paragraph to come; "" */
    int depth;         /* of lists */
    bool apart;        /* a blank line stands before what comes */
};

/* ---- lines --------------------------------------------------------------- */

static size_t width_of(const char *text, size_t length)
{
    size_t width = 0;
    for (const char *at = text, *end = text + length; at < end; width++)
        utf8_next(&at, end);
    return width;
}

/* RFC 3676, 4.4: what would be taken for a quote, or for the beginning of a
 * mail, has a space before it, as has what begins with one. */
static void put_line(
    struct mail_text *text, const char *line, size_t length, bool goes_on)
{
    while (length > 0 && line[length - 1] == ' ')
        length--;
    if (length > 0 && (*line == ' ' || *line == '>' ||
                          (length > 4 && memcmp(line, "From ", 5) == 0)))
        buffer_add_byte(text->out, ' ');
    buffer_add(text->out, line, length);
    buffer_add_string(text->out, goes_on ? " \r\n" : "\r\n");
}

/* One line of the text as lines that flow. */
static void put_flowing(struct mail_text *text, const char *at, const char *end)
{
    const char *start = at;
    size_t width = 0;
    while (at < end) {
        const char *space = memchr(at, ' ', (size_t)(end - at));
        const char *behind = space ? space + 1 : end;
        size_t more = width_of(at, (size_t)((space ? space : end) - at));
        if (width > 0 && width + more > WIDTH) {
            put_line(text, start, (size_t)(at - start), true);
            start = at;
            width = 0;
        }
        width += more + 1;
        at = behind;
    }
    put_line(text, start, (size_t)(end - start), false);
}

/* A paragraph; its lines end at line ends alone if it is FIXED. */
static void put_paragraph(struct mail_text *text, const char *words, bool fixed)
{
    if (text->apart)
        buffer_add_string(text->out, "\r\n");
    text->apart = false;
    words = arena_format(text->arena, "%s%s", text->first, words);
    text->first = "";
    while (*words) {
        const char *end = words + strcspn(words, "\n");
        if (fixed)
            put_line(text, words, (size_t)(end - words), false);
        else
            put_flowing(text, words, end);
        words = end + (*end == '\n');
    }
}

/* ---- inlines ------------------------------------------------------------- */

static void add_inlines(struct buffer *out, cmark_node *parent);

/* Behind what stands for it, unless that is the address itself. */
static void add_link(struct buffer *out, cmark_node *link)
{
    size_t before = out->length;
    const char *address = cmark_node_get_url(link);
    add_inlines(out, link);
    const char *words = buffer_string(out) + before;
    bool told = element_of(link)->target || strcmp(words, address) == 0 ||
                (strncmp(address, "mailto:", 7) == 0 &&
                    strcmp(words, address + 7) == 0);
    if (!told && *address)
        buffer_add_format(out, " <%s>", address);
}

static void add_inline(struct buffer *out, cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE:
        buffer_add_string(out, cmark_node_get_literal(node));
        break;
    case CMARK_NODE_SOFTBREAK: buffer_add_byte(out, ' '); break;
    case CMARK_NODE_LINEBREAK: buffer_add_byte(out, '\n'); break;
    case CMARK_NODE_LINK: add_link(out, node); break;
    case CMARK_NODE_FOOTNOTE_REFERENCE:
        buffer_add_format(out, "[%s]", element_of(node)->number);
        break;
    default: add_inlines(out, node);
    }
}

static void add_inlines(struct buffer *out, cmark_node *parent)
{
    for (cmark_node *child = cmark_node_first_child(parent); child;
         child = cmark_node_next(child))
        add_inline(out, child);
}

/* What NODE says on lines; in the arena. */
static const char *words_of(struct mail_text *text, cmark_node *node)
{
    struct buffer out = {0};
    add_inlines(&out, node);
    const char *words = arena_string(text->arena, buffer_string(&out));
    buffer_release(&out);
    return words;
}

/* ---- blocks -------------------------------------------------------------- */

static void put_blocks(struct mail_text *text, cmark_node *parent);

static void put_list(struct mail_text *text, cmark_node *list)
{
    bool numbered = cmark_node_get_list_type(list) == CMARK_ORDERED_LIST;
    int number = cmark_node_get_list_start(list);
    int indent = 2 * text->depth++;
    for (cmark_node *item = cmark_node_first_child(list); item;
         item = cmark_node_next(item)) {
        text->first = numbered ? arena_format(text->arena, "%*s%d. ", indent,
                                     "", number++)
                               : arena_format(text->arena, "%*s- ", indent, "");
        if (!cmark_node_first_child(item))
            put_paragraph(text, "", false);
        put_blocks(text, item);
        text->apart = !cmark_node_get_list_tight(list);
    }
    text->depth--;
    text->apart = text->depth == 0 || text->apart;
}

static void put_table(struct mail_text *text, cmark_node *table)
{
    for (cmark_node *row = cmark_node_first_child(table); row;
         row = cmark_node_next(row)) {
        const char *line = "";
        for (cmark_node *cell = cmark_node_first_child(row); cell;
             cell = cmark_node_next(cell))
            line = arena_format(text->arena, "%s%s%s", line, *line ? " | " : "",
                words_of(text, cell));
        if (!node_is_blank_row(row))
            put_paragraph(text, line, false);
    }
    text->apart = true;
}

static void put_code(struct mail_text *text, cmark_node *block)
{
    struct buffer out = {0};
    for (const char *at = cmark_node_get_literal(block); *at;) {
        size_t length = strcspn(at, "\n");
        buffer_add_format(&out, "    %.*s\n", (int)length, at);
        at += length + (at[length] == '\n');
    }
    put_paragraph(text, buffer_string(&out), true);
    buffer_release(&out);
    text->apart = true;
}

/* Blocks of ours: their labels, and what is in them. */
static void put_element(struct mail_text *text, cmark_node *node)
{
    const struct element *element = element_of(node);
    if (element->kind == ELEMENT_CHART)
        put_paragraph(text, element->chart->alternative, false);
    else if (element->kind == ELEMENT_CALLOUT && element->label)
        text->first =
            arena_format(text->arena, "%s%s: ", text->first, element->label);
    put_blocks(text, node);
    text->apart = true;
}

static void put_block(struct mail_text *text, cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_LIST) {
        put_list(text, node);
    } else if (type == CMARK_NODE_CODE_BLOCK) {
        put_code(text, node);
    } else if (type == CMARK_NODE_TABLE) {
        put_table(text, node);
    } else if (type == CMARK_NODE_CUSTOM_BLOCK) {
        put_element(text, node);
    } else if (type == CMARK_NODE_BLOCK_QUOTE) {
        put_blocks(text, node);
    } else if (type == CMARK_NODE_FOOTNOTE_DEFINITION) {
        text->first =
            arena_format(text->arena, "[%s] ", element_of(node)->number);
        put_blocks(text, node);
    } else {
        bool rule = type == CMARK_NODE_THEMATIC_BREAK;
        put_paragraph(text, rule ? "* * *" : words_of(text, node), false);
        text->apart = true;
    }
}

/* Blocks are nested at most DOCUMENT_DEEPEST deep. */
static void put_blocks(struct mail_text *text, cmark_node *parent)
{
    for (cmark_node *child = cmark_node_first_child(parent); child;
         child = cmark_node_next(child))
        put_block(text, child);
}

void mail_text_write(
    struct buffer *out, struct arena *arena, const struct document *document)
{
    struct mail_text text = {.out = out, .arena = arena, .first = ""};
    put_blocks(&text, document->root);
}
