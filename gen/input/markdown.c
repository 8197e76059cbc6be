/* Markdown to a cmark tree: cmark-gfm with additions of our own.
 *
 * They are cmark syntax extensions that live as long as one parse and are
 * registered nowhere: phrases have a file of their own, a value is an inline
 * that begins with `{`, a block is first a pair of childless marker nodes and
 * is nested afterwards, because cmark would want every line between them to be
 * a continuation. */
#include "input/markdown.h"

#include "base/array.h"
#include "base/ascii.h"
#include "input/markdown_bounds.h"
#include "input/markdown_citation.h"
#include "input/markdown_lost.h"
#include "input/markdown_phrase.h"
#include "input/markdown_place.h"
#include "input/node_private.h"
#include "input/node_types.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <string.h>

/* What the callbacks of one parse share. */
struct parse {
    struct arena arena;
    const struct source *source;
    struct diags *diags;
    const char *const *leaves; /* as in the options */
};

static bool is_name_byte(char byte)
{
    return ascii_is_lower(byte) || ascii_is_digit(byte) || byte == '-' ||
           byte == '.';
}

size_t markdown_value(const char *bytes, const char **name)
{
    if (bytes[0] != '{' || bytes[1] != '{')
        return 0;
    size_t length = 0;
    while (is_name_byte(bytes[2 + length]))
        length++;
    if (bytes[2 + length] != '}' || bytes[3 + length] != '}')
        return 0;
    *name = bytes + 2;
    return length;
}

/* ---- places -------------------------------------------------------------- */

struct place markdown_place(const struct source *source, cmark_node *node)
{
    int line = cmark_node_get_start_line(node);
    int column = cmark_node_get_start_column(node);
    if (node_is_block(node))
        return markdown_place_in_line(source, line, column);
    if (markdown_language(node) || markdown_citation(node))
        return markdown_place_in_line(source, line, column);
    if (cmark_node_get_type(node) == CMARK_NODE_CUSTOM_INLINE) {
        char needle[64] = "{{";
        strncat(needle, cmark_node_get_on_enter(node), sizeof needle - 3);
        return markdown_place_of_text(source, line, column, needle);
    }
    return markdown_place_in_line(source, line, 0);
}

/* ---- values -------------------------------------------------------------- */

/* A whole run of braces as text, so that it is reported once. */
static cmark_node *take_braces(
    struct parse *parse, cmark_inline_parser *inlines, const char *bytes)
{
    size_t count = strspn(bytes, "{");
    cmark_node *text = cmark_node_new(CMARK_NODE_TEXT);
    cmark_node_set_literal(text, arena_copy(&parse->arena, bytes, count));
    cmark_inline_parser_set_offset(
        inlines, cmark_inline_parser_get_offset(inlines) + (int)count);
    return text;
}

/* A `{{` in running text is meant to be a value; one that is not well formed
 * would otherwise be printed to a client. */
static cmark_node *match_value(cmark_syntax_extension *extension,
    cmark_parser *parser, cmark_node *parent, unsigned char character,
    cmark_inline_parser *inlines)
{
    (void)parser, (void)parent, (void)character;
    struct parse *parse = cmark_syntax_extension_get_private(extension);
    int offset = cmark_inline_parser_get_offset(inlines);
    const char *bytes = node_text_here(inlines);
    if (strncmp(bytes, "{{", 2) != 0)
        return NULL;
    int line = cmark_inline_parser_get_line(inlines);
    int column = cmark_inline_parser_get_column(inlines);
    const char *name;
    size_t length = markdown_value(bytes, &name);
    if (length == 0) {
        diag_add(parse->diags, SEVERITY_ERROR,
            markdown_place_of_text(parse->source, line, column, "{{"),
            "a value is written {{name}}, without spaces, in lower case; "
            "write \\{{ to print two braces",
            "\"{{\" does not begin a value");
        return take_braces(parse, inlines, bytes);
    }
    /* Table cells refuse custom inlines, so it becomes one in treat_nodes. */
    cmark_node *node = cmark_node_new(CMARK_NODE_HTML_INLINE);
    cmark_node_set_literal(node, arena_copy(&parse->arena, name, length));
    cmark_node_set_user_data(node, parse);
    node_set_place(node, line, column, column + (int)length + 3);
    cmark_inline_parser_set_offset(inlines, offset + (int)length + 4);
    return node;
}

/* ---- block markers ------------------------------------------------------- */

static cmark_node *open_marker(cmark_syntax_extension *extension, int indented,
    cmark_parser *parser, cmark_node *parent, unsigned char *input, int length)
{
    int start = cmark_parser_get_first_nonspace(parser), at = start;
    while (at < length && input[at] == ':')
        at++;
    if (indented || at - start < 3)
        return NULL;
    while (at < length && ascii_is_space(input[at]))
        at++;
    int end = length;
    while (end > at && ascii_is_space(input[end - 1]))
        end--;
    struct parse *parse = cmark_syntax_extension_get_private(extension);
    cmark_node *node = cmark_parser_add_child(
        parser, parent, CMARK_NODE_CUSTOM_BLOCK, start + 1);
    cmark_node_set_syntax_extension(node, extension);
    cmark_node_set_on_enter(
        node, arena_copy(
                  &parse->arena, (const char *)input + at, (size_t)(end - at)));
    cmark_parser_advance_offset(parser, (const char *)input,
        length - 1 - cmark_parser_get_offset(parser), false);
    return node;
}

/* ---- nesting ------------------------------------------------------------- */

static const char *first_word(struct parse *parse, cmark_node *block)
{
    const char *words = cmark_node_get_on_enter(block);
    return arena_copy(&parse->arena, words, strcspn(words, " \t"));
}

static void report_block(struct parse *parse, cmark_node *node,
    const char *hint, const char *message)
{
    diag_add(parse->diags, SEVERITY_ERROR, markdown_place(parse->source, node),
        hint, "%s", message);
}

/* Opens the else branch in the innermost block, which must be a when. */
static cmark_node *open_else(
    struct parse *parse, cmark_node *open, cmark_node *marker)
{
    const char *inside = open ? first_word(parse, open) : "";
    if (strcmp(inside, "when") != 0) {
        report_block(parse, marker,
            strcmp(inside, "else") == 0
                ? "a when block has one else; put another \"::: when\" into it"
                : "it stands between \"::: when CONDITION\" and its \":::\"",
            "\"::: else\" is not inside a when block");
        cmark_node_unlink(marker);
        cmark_node_free(marker);
        return open;
    }
    cmark_node_append_child(open, marker);
    return marker;
}

/* Closes the innermost block of CONTAINER; gives the one around it. */
static cmark_node *close_block(struct parse *parse, cmark_node *container,
    cmark_node *open, cmark_node *marker)
{
    if (!open)
        report_block(parse, marker,
            "a block is closed where it was opened: in the same list item, "
            "quotation or block",
            "\":::\" closes no block");
    cmark_node_unlink(marker);
    cmark_node_free(marker);
    if (!open)
        return NULL;
    if (strcmp(first_word(parse, open), "else") == 0)
        open = cmark_node_parent(open);
    cmark_node *around = cmark_node_parent(open);
    return around == container ? NULL : around;
}

static void report_unclosed(
    struct parse *parse, cmark_node *container, cmark_node *open)
{
    for (; open && open != container; open = cmark_node_parent(open)) {
        const char *name = first_word(parse, open);
        if (strcmp(name, "else") != 0)
            diag_add(parse->diags, SEVERITY_ERROR,
                markdown_place(parse->source, open),
                "close it with a line \":::\" in the same list item, "
                "quotation or block",
                "block \"%s\" is not closed", name);
    }
}

/* Puts what stands between the markers among the children of CONTAINER into
 * the opening ones. */
static bool is_leaf(const struct parse *parse, const char *name)
{
    for (size_t i = 0; parse->leaves && parse->leaves[i]; i++)
        if (strcmp(name, parse->leaves[i]) == 0)
            return true;
    return false;
}

static void nest_children(struct parse *parse, cmark_node *container)
{
    cmark_node *open = NULL, *next;
    size_t depth = 0;
    for (cmark_node *node = cmark_node_first_child(container); node;
         node = next) {
        next = cmark_node_next(node);
        bool marker = cmark_node_get_type(node) == CMARK_NODE_CUSTOM_BLOCK;
        const char *name = marker ? first_word(parse, node) : NULL;
        if (marker && !*name) {
            open = close_block(parse, container, open, node);
            depth -= depth > 0;
        } else if (marker && strcmp(name, "else") == 0) {
            open = open_else(parse, open, node);
        } else {
            if (open)
                cmark_node_append_child(open, node);
            /* Deeper ones stay beside each other: check_depth speaks. */
            if (marker && !is_leaf(parse, name) && depth <= MARKDOWN_DEEPEST) {
                open = node;
                depth++;
            }
        }
    }
    report_unclosed(parse, container, open);
}

/* ---- after the parse ----------------------------------------------------- */

static bool is_html(cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    return type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_HTML_INLINE;
}

/* Raw HTML is reported; a value becomes the custom inline that it is, whose
 * on_enter shares its memory with the literal. */
static void treat_html(struct parse *parse, cmark_node *root)
{
    struct node_list html = nodes_find(&parse->arena, root, is_html);
    for (size_t i = 0; i < html.count; i++) {
        cmark_node *node = html.items[i];
        if (cmark_node_get_user_data(node)) {
            cmark_node_set_user_data(node, NULL);
            node_set_type(node, CMARK_NODE_CUSTOM_INLINE);
        } else {
            report_block(parse, node,
                "write it in Markdown, or as `code` if it is to be shown",
                "raw HTML cannot be printed");
        }
    }
}

static bool is_marker(cmark_node *node)
{
    return cmark_node_get_type(node) == CMARK_NODE_CUSTOM_BLOCK;
}

/* Nests the children of every node that holds markers; user data marks the
 * nodes that are known already. */
static void nest_blocks(struct parse *parse, cmark_node *root)
{
    ARRAY(cmark_node *) containers = {0};
    struct node_list markers = nodes_find(&parse->arena, root, is_marker);
    for (size_t i = 0; i < markers.count; i++) {
        cmark_node_set_syntax_extension(markers.items[i], NULL);
        cmark_node *parent = cmark_node_parent(markers.items[i]);
        if (!cmark_node_get_user_data(parent)) {
            cmark_node_set_user_data(parent, parse);
            *array_add(&containers, &parse->arena) = parent;
        }
    }
    for (size_t i = 0; i < containers.count; i++) {
        cmark_node_set_user_data(containers.items[i], NULL);
        nest_children(parse, containers.items[i]);
    }
}

/* The first node too deep, or NULL. */
static cmark_node *find_too_deep(cmark_node *root)
{
    cmark_node *found = NULL;
    size_t depth = 0;
    cmark_event_type event;
    cmark_iter *iterator = cmark_iter_new(root);
    while (!found && (event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iterator);
        if (!cmark_node_first_child(node))
            continue;
        depth = event == CMARK_EVENT_ENTER ? depth + 1 : depth - 1;
        if (depth > MARKDOWN_DEEPEST)
            found = node;
    }
    cmark_iter_free(iterator);
    return found;
}

static cmark_node *check_depth(struct parse *parse, cmark_node *root)
{
    cmark_node *deep = find_too_deep(root);
    if (!deep)
        return root;
    diag_add(parse->diags, SEVERITY_ERROR, markdown_place(parse->source, deep),
        NULL, "the text is nested more than %d levels deep", MARKDOWN_DEEPEST);
    cmark_node_free(root);
    return cmark_node_new(CMARK_NODE_DOCUMENT);
}

/* ---- the parse ----------------------------------------------------------- */

static void attach(cmark_parser *parser, const char *name)
{
    cmark_parser_attach_syntax_extension(
        parser, cmark_find_syntax_extension(name));
}

static cmark_syntax_extension *values_new(struct parse *parse)
{
    cmark_syntax_extension *values = cmark_syntax_extension_new("values");
    cmark_syntax_extension_set_private(values, parse, NULL);
    cmark_syntax_extension_set_match_inline_func(values, match_value);
    cmark_mem *memory = cmark_get_default_mem_allocator();
    cmark_syntax_extension_set_special_inline_chars(
        values, cmark_llist_append(memory, NULL, (void *)'{'));
    return values;
}

static cmark_syntax_extension *blocks_new(struct parse *parse)
{
    cmark_syntax_extension *blocks = cmark_syntax_extension_new("blocks");
    cmark_syntax_extension_set_private(blocks, parse, NULL);
    cmark_syntax_extension_set_open_block_func(blocks, open_marker);
    return blocks;
}

/* Feeds an empty line for each line before OFFSET, so that cmark counts lines
 * as the reader of the file does. */
static void feed(
    cmark_parser *parser, const struct source *source, size_t offset)
{
    int lines = source_place(source, offset).line - 1;
    for (int i = 0; i < lines; i++)
        cmark_parser_feed(parser, "\n", 1);
    cmark_parser_feed(parser, source->text + offset, source->length - offset);
}

cmark_node *markdown_parse(const struct source *source, size_t offset,
    const struct markdown_options *options, struct diags *diags)
{
    if (!markdown_bounds_check(source, offset, diags))
        return cmark_node_new(CMARK_NODE_DOCUMENT);
    struct parse parse = {
        .source = source, .diags = diags, .leaves = options->leaves};
    arena_init(&parse.arena);
    /* cmark keeps its own extensions in a process-wide list; this adds them
     * once and is cheap afterwards. */
    cmark_gfm_core_extensions_ensure_registered();
    cmark_syntax_extension *values = values_new(&parse);
    cmark_syntax_extension *blocks = blocks_new(&parse);
    struct phrase_reader reader = {
        .arena = &parse.arena, .source = source, .diags = diags};
    cmark_syntax_extension *phrases = markdown_phrases_new(&reader);
    cmark_syntax_extension *citations = markdown_citations_new(&parse.arena);
    cmark_parser *parser = cmark_parser_new(
        CMARK_OPT_FOOTNOTES | CMARK_OPT_SMART | CMARK_OPT_VALIDATE_UTF8 |
        CMARK_OPT_SOURCEPOS | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE);
    if (!options->plain) {
        /* Before tables, which would take a marker for a row. */
        cmark_parser_attach_syntax_extension(parser, blocks);
        cmark_parser_attach_syntax_extension(parser, values);
        cmark_parser_attach_syntax_extension(parser, citations);
    }
    cmark_parser_attach_syntax_extension(parser, phrases);
    attach(parser, "table");
    attach(parser, "strikethrough");
    attach(parser, "autolink");
    attach(parser, "tasklist");
    feed(parser, source, offset);
    cmark_node *root = cmark_parser_finish(parser);
    cmark_parser_free(parser);

    markdown_citations_settle(&parse.arena, root);
    markdown_phrases_nest(&reader, root);
    treat_html(&parse, root);
    nest_blocks(&parse, root);
    root = check_depth(&parse, root);
    markdown_report_lost(source, offset, root, diags);
    cmark_mem *memory = cmark_get_default_mem_allocator();
    cmark_syntax_extension_free(memory, values);
    cmark_syntax_extension_free(memory, blocks);
    cmark_syntax_extension_free(memory, phrases);
    cmark_syntax_extension_free(memory, citations);
    arena_release(&parse.arena);
    return root;
}
