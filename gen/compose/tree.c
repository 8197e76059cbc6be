/* Building a document's tree, and copying nodes from a module's tree. */
#include "compose/tree.h"

#include "base/utf8.h"
#include "compose/phrases.h"
#include "input/node_private.h"
#include "input/node_types.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <string.h>

struct element *tree_element(struct arena *arena, cmark_node *node)
{
    struct element *element = cmark_node_get_user_data(node);
    if (!element) {
        element = arena_new(arena, struct element);
        cmark_node_set_user_data(node, element);
    }
    return element;
}

bool tree_is_cell(cmark_node *node)
{
    return cmark_node_get_type(node) == CMARK_NODE_TABLE_CELL;
}

/* A node of TYPE; the table extension would allocate a cell's data and never
 * free it, so a cell gets its extension afterwards. */
static cmark_node *new_node(
    cmark_node_type type, cmark_syntax_extension *extension)
{
    bool cell = type == CMARK_NODE_TABLE_CELL;
    cmark_node *node = cmark_node_new_with_ext(type, cell ? NULL : extension);
    if (cell)
        cmark_node_set_syntax_extension(node, extension);
    return node;
}

/* ---- copies -------------------------------------------------------------- */

static void copy_list(cmark_node *copy, cmark_node *node)
{
    cmark_node_set_list_type(copy, cmark_node_get_list_type(node));
    cmark_node_set_list_tight(copy, cmark_node_get_list_tight(node));
    if (cmark_node_get_list_type(node) == CMARK_ORDERED_LIST) {
        cmark_node_set_list_delim(copy, cmark_node_get_list_delim(node));
        cmark_node_set_list_start(copy, cmark_node_get_list_start(node));
    }
}

static void copy_extension_node(cmark_node *copy, cmark_node *node)
{
    if (cmark_node_get_type(node) == CMARK_NODE_TABLE) {
        uint16_t columns = cmark_gfm_extensions_get_table_columns(node);
        cmark_gfm_extensions_set_table_columns(copy, columns);
        cmark_gfm_extensions_set_table_alignments(
            copy, columns, cmark_gfm_extensions_get_table_alignments(node));
    } else if (cmark_gfm_extensions_get_table_row_is_header(node)) {
        cmark_gfm_extensions_set_table_row_is_header(copy, 1);
    } else if (node_is_task(node)) {
        cmark_gfm_extensions_set_tasklist_item_checked(
            copy, cmark_gfm_extensions_get_tasklist_item_checked(node));
    }
}

cmark_node *tree_copy(cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    cmark_syntax_extension *extension = cmark_node_get_syntax_extension(node);
    cmark_node *copy = new_node(type, extension);
    switch (type) {
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE:
    case CMARK_NODE_FOOTNOTE_REFERENCE:
        cmark_node_set_literal(copy, cmark_node_get_literal(node));
        break;
    case CMARK_NODE_CODE_BLOCK:
        cmark_node_set_literal(copy, cmark_node_get_literal(node));
        cmark_node_set_fence_info(copy, cmark_node_get_fence_info(node));
        break;
    case CMARK_NODE_HEADING:
        cmark_node_set_heading_level(copy, cmark_node_get_heading_level(node));
        break;
    case CMARK_NODE_LIST: copy_list(copy, node); break;
    case CMARK_NODE_LINK:
    case CMARK_NODE_IMAGE:
        cmark_node_set_url(copy, cmark_node_get_url(node));
        cmark_node_set_title(copy, cmark_node_get_title(node));
        break;
    default:
        if (extension)
            copy_extension_node(copy, node);
        break;
    }
    return copy;
}

typedef int insertion(cmark_node *at, cmark_node *node);

/* The table extension lists what a cell may hold; custom inlines and line
 * breaks are not among it, but nothing depends on that once the node is in
 * place. So what is refused goes in as something else. */
static cmark_node *insert(insertion *way, cmark_node *at, cmark_node *node)
{
    if (way(at, node))
        return node;
    cmark_node_type type = cmark_node_get_type(node);
    node_set_type(node, CMARK_NODE_HTML_INLINE);
    way(at, node);
    node_set_type(node, type);
    return node;
}

cmark_node *tree_append(cmark_node *parent, cmark_node *node)
{
    return insert(cmark_node_append_child, parent, node);
}

cmark_node *tree_insert_behind(cmark_node *before, cmark_node *node)
{
    return insert(cmark_node_insert_after, before, node);
}

/* ---- blocks -------------------------------------------------------------- */

static cmark_node *add_node(const struct builder *builder, cmark_node *parent,
    cmark_node_type type, cmark_syntax_extension *extension)
{
    cmark_node *node = new_node(type, extension);
    tree_element(builder->arena, node)->place = builder->place;
    return tree_append(parent, node);
}

cmark_node *tree_element_block(
    const struct builder *builder, cmark_node *parent, enum element_kind kind)
{
    cmark_node *node = add_node(builder, parent, CMARK_NODE_CUSTOM_BLOCK, NULL);
    tree_element(builder->arena, node)->kind = kind;
    return node;
}

cmark_node *tree_heading(
    const struct builder *builder, cmark_node *parent, int level)
{
    cmark_node *node = add_node(builder, parent, CMARK_NODE_HEADING, NULL);
    cmark_node_set_heading_level(
        node, level < HEADING_LEVELS ? level : HEADING_LEVELS);
    return node;
}

cmark_node *tree_paragraph(const struct builder *builder, cmark_node *parent)
{
    return add_node(builder, parent, CMARK_NODE_PARAGRAPH, NULL);
}

cmark_node *tree_list(const struct builder *builder, cmark_node *parent)
{
    cmark_node *node = add_node(builder, parent, CMARK_NODE_LIST, NULL);
    cmark_node_set_list_type(node, CMARK_BULLET_LIST);
    cmark_node_set_list_tight(node, 1);
    return node;
}

cmark_node *tree_numbered_list(
    const struct builder *builder, cmark_node *parent)
{
    cmark_node *node = tree_list(builder, parent);
    cmark_node_set_list_type(node, CMARK_ORDERED_LIST);
    cmark_node_set_list_delim(node, CMARK_PERIOD_DELIM);
    cmark_node_set_list_start(node, 1);
    return node;
}

cmark_node *tree_item(const struct builder *builder, cmark_node *list)
{
    return tree_paragraph(
        builder, add_node(builder, list, CMARK_NODE_ITEM, NULL));
}

/* Registered once, by whoever comes first: a document may be made where no
 * Markdown was parsed. */
static cmark_syntax_extension *table_extension(void)
{
    cmark_gfm_core_extensions_ensure_registered();
    return cmark_find_syntax_extension("table");
}

/* The types of a table have their numbers when its extension is registered,
 * which comes first: *TYPE is not looked at before. */
static cmark_node *add_of_table(const struct builder *builder,
    cmark_node *parent, const cmark_node_type *type)
{
    cmark_syntax_extension *extension = table_extension();
    return add_node(builder, parent, *type, extension);
}

cmark_node *tree_table(
    const struct builder *builder, cmark_node *parent, const char *alignments)
{
    cmark_node *node = add_of_table(builder, parent, &CMARK_NODE_TABLE);
    uint16_t columns = (uint16_t)strlen(alignments);
    uint8_t *letters = arena_allocate(builder->arena, columns, 1);
    for (uint16_t i = 0; i < columns; i++)
        letters[i] = alignments[i] == ' ' ? 0 : (uint8_t)alignments[i];
    cmark_gfm_extensions_set_table_columns(node, columns);
    cmark_gfm_extensions_set_table_alignments(node, columns, letters);
    return node;
}

cmark_node *tree_row(
    const struct builder *builder, cmark_node *table, bool header)
{
    cmark_node *node = add_of_table(builder, table, &CMARK_NODE_TABLE_ROW);
    cmark_gfm_extensions_set_table_row_is_header(node, header);
    return node;
}

cmark_node *tree_cell(const struct builder *builder, cmark_node *row)
{
    return add_of_table(builder, row, &CMARK_NODE_TABLE_CELL);
}

/* ---- text ---------------------------------------------------------------- */

static bool is_space_or_control(uint32_t code_point)
{
    return code_point <= ' ' || (code_point >= 0x7F && code_point < 0xA0) ||
           code_point == 0x2028 || code_point == 0x2029;
}

const char *tree_plain(struct arena *arena, const char *text)
{
    size_t length = strlen(text), size = 0;
    char *plain = arena_allocate(arena, length * 3 + 1, 1);
    const char *at = text, *end = text + length;
    bool blank = false;
    while (at < end) {
        uint32_t code_point = utf8_next(&at, end);
        if (is_space_or_control(code_point)) {
            blank = true;
            continue;
        }
        if (blank && (size > 0 || is_space_or_control((unsigned char)text[0])))
            plain[size++] = ' ';
        blank = false;
        size += utf8_encode(code_point, plain + size);
    }
    if (blank)
        plain[size++] = ' ';
    plain[size] = '\0';
    return plain;
}

/* English marks, as cmark's smart option sets them in every language. */
const char *tree_typographic(struct arena *arena, const char *text)
{
    char *result = arena_allocate(arena, strlen(text) * 3 + 1, 1);
    char *out = result, before = ' ';
    for (const char *at = text; *at; before = *at++) {
        bool opens = strchr(" ([-", before) != NULL;
        const char *mark = NULL;
        if (*at == '\'')
            mark = opens ? "\u2018" : "\u2019";
        else if (*at == '"')
            mark = opens ? "\u201C" : "\u201D";
        if (mark)
            out = stpcpy(out, mark);
        else
            *out++ = *at;
    }
    *out = '\0';
    return result;
}

/* Isolates inside of isolates: those of phrases in phrases, and whatever a
 * profile has in it. Deeper ones stay the characters that they are. */
enum { DEEPEST_ISOLATE = 8 };

/* U+2066 to U+2068 begin an isolate, U+2069 ends it: E2 81 A6 to A9. */
static unsigned isolate_mark(const char *at)
{
    return strncmp(at, "\xE2\x81", 2) == 0 ? (unsigned char)at[2] : 0;
}

/* The end of the isolate that begins behind AT, or NULL: the mark that ends it,
 * where all that begin inside of it have ended. */
static const char *isolate_end(const char *at)
{
    for (size_t depth = 0; *at; at++) {
        unsigned mark = isolate_mark(at);
        if (mark >= 0xA6 && mark <= 0xA8)
            depth++;
        else if (mark == 0xA9 && depth-- == 0)
            return at;
    }
    return NULL;
}

static void add_plain(
    struct arena *arena, cmark_node *parent, const char *text, size_t length)
{
    if (length == 0)
        return;
    cmark_node *node = cmark_node_new(CMARK_NODE_TEXT);
    cmark_node_set_literal(node, arena_copy(arena, text, length));
    cmark_node_append_child(parent, node);
}

/* The text up to the first isolate, that one, and what is behind. */
static void add_isolates(
    struct arena *arena, cmark_node *parent, const char *text, int depth)
{
    const char *start, *end;
    while (depth < DEEPEST_ISOLATE && (start = strstr(text, PHRASES_ISOLATE))) {
        const char *inside = start + strlen(PHRASES_ISOLATE);
        if (!(end = isolate_end(inside)))
            break;
        add_plain(arena, parent, text, (size_t)(start - text));
        cmark_node *node = cmark_node_new(CMARK_NODE_CUSTOM_INLINE);
        tree_element(arena, node)->kind = ELEMENT_ISOLATE;
        tree_append(parent, node);
        inside = arena_copy(arena, inside, (size_t)(end - inside));
        add_isolates(arena, node, inside, depth + 1);
        text = end + strlen(PHRASES_ISOLATE_END);
    }
    add_plain(arena, parent, text, strlen(text));
}

void tree_text(struct arena *arena, cmark_node *parent, const char *text)
{
    if (*text)
        add_isolates(arena, parent, tree_plain(arena, text), 0);
}

void tree_strong(struct arena *arena, cmark_node *parent, const char *text)
{
    tree_text(
        arena, tree_append(parent, cmark_node_new(CMARK_NODE_STRONG)), text);
}

void tree_mark(struct arena *arena, cmark_node *parent, const char *text)
{
    cmark_node *node = cmark_node_new(CMARK_NODE_CUSTOM_INLINE);
    tree_element(arena, node)->kind = ELEMENT_MARK;
    tree_append(parent, node);
    tree_text(arena, node, text);
}

void tree_text_cell(
    const struct builder *builder, cmark_node *row, const char *text)
{
    tree_text(builder->arena, tree_cell(builder, row), text);
}

void tree_text_paragraph(
    const struct builder *builder, cmark_node *parent, const char *text)
{
    tree_text(builder->arena, tree_paragraph(builder, parent), text);
}

void tree_sentence(
    const struct builder *builder, cmark_node *parent, const char *text)
{
    cmark_node *last = cmark_node_last_child(parent);
    if (!last || cmark_node_get_type(last) != CMARK_NODE_PARAGRAPH) {
        tree_text_paragraph(builder, parent, text);
        return;
    }
    tree_text(builder->arena, last, " ");
    tree_text(builder->arena, last, text);
}

void tree_move_children(cmark_node *from, cmark_node *to)
{
    cmark_node *child;
    while ((child = cmark_node_first_child(from)))
        cmark_node_append_child(to, child);
}
