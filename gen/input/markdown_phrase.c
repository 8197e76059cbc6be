/* Phrases in another language: `[Zeitgeist]{lang=de}`, the form that Pandoc
 * has for attributes of a span.
 *
 * cmark lets an extension see `{` but not the brackets. When it gets there the
 * brackets, which began no link, are text nodes of their own among the latest
 * siblings. They are marked then, and what is between them becomes a node's
 * children only after the parse: emphasis is not resolved until the end of
 * the block, and it moves nodes about. */
#include "input/markdown_phrase.h"

#include "input/language.h"
#include "input/markdown.h"
#include "input/markdown_place.h"
#include "input/node_private.h"
#include "input/node_types.h"

#include <string.h>

static const char START[] = "{lang=";
static const char HINT[] =
    "a phrase in another language is written [phrase]{lang=de}; write \\{ to "
    "print a brace";

/* Hangs on the node of the closing bracket until the phrases are nested. */
struct found_phrase {
    cmark_node *opening; /* the node of the opening bracket */
    const char *attribute;
};

const char *markdown_language(cmark_node *node)
{
    if (cmark_node_get_type(node) != CMARK_NODE_CUSTOM_INLINE)
        return NULL;
    const char *attribute = cmark_node_get_on_enter(node);
    size_t name = sizeof START - 2; /* without the brace */
    return strncmp(attribute, START + 1, name) == 0 ? attribute + name : NULL;
}

/* True for the node of a bracket as it was written: one that was escaped or
 * written as an entity is wider. */
static bool is_bracket(cmark_node *node, const char *bracket)
{
    return node &&
           cmark_node_get_start_column(node) ==
               cmark_node_get_end_column(node) &&
           node_says(node, CMARK_NODE_TEXT, bracket);
}

/* The phrase that NODE closes, NULL if it closes none. */
static struct found_phrase *closed_phrase(cmark_node *node)
{
    return node_says(node, CMARK_NODE_HTML_INLINE, "]")
               ? cmark_node_get_user_data(node)
               : NULL;
}

/* Where a walk back goes on from NODE, a child of PARENT: phrases are stepped
 * over, and what the last bracket without a phrase has walked is known. NULL:
 * at the start. */
static cmark_node *step_over(const struct phrase_reader *reader,
    const cmark_node *parent, cmark_node *node)
{
    const struct found_phrase *phrase = closed_phrase(node);
    if (phrase)
        return phrase->opening;
    const struct unphrased *last = &reader->unphrased;
    return node == last->closing && parent == last->parent ? last->opening
                                                           : node;
}

/* The bracket that CLOSING closes, NULL if there is none or it begins an image.
 * A bracket further out may still become a link, and is cmark's till then. */
static cmark_node *find_opening(
    struct phrase_reader *reader, cmark_node *parent, cmark_node *closing)
{
    int depth = 0;
    cmark_node *node = closing;
    for (; node; node = cmark_node_previous(node)) {
        cmark_node *over = step_over(reader, parent, node);
        if (over != node)
            node = over;
        else if (is_bracket(node, "]"))
            depth++;
        else if ((node_says(node, CMARK_NODE_TEXT, "![") ||
                     is_bracket(node, "[")) &&
                 --depth == 0)
            break;
    }
    if (is_bracket(node, "["))
        return node;
    reader->unphrased = (struct unphrased){closing, parent, node};
    return NULL;
}

static cmark_node *refuse_phrase(struct phrase_reader *reader,
    cmark_inline_parser *inlines, struct place place, const char *hint,
    const char *message)
{
    diag_add(reader->diags, SEVERITY_ERROR, place, hint, "%s", message);
    cmark_node *text = cmark_node_new(CMARK_NODE_TEXT);
    cmark_node_set_literal(text, "{");
    cmark_inline_parser_set_offset(
        inlines, cmark_inline_parser_get_offset(inlines) + 1);
    return text;
}

/* Table cells refuse custom inlines, so both brackets are raw HTML until the
 * phrases are nested. */
static void mark(cmark_node *node, void *data)
{
    node_set_type(node, CMARK_NODE_HTML_INLINE);
    cmark_node_set_user_data(node, data);
}

static cmark_node *match_phrase(cmark_syntax_extension *extension,
    cmark_parser *parser, cmark_node *parent, unsigned char character,
    cmark_inline_parser *inlines)
{
    (void)parser, (void)character;
    struct phrase_reader *reader =
        cmark_syntax_extension_get_private(extension);
    int offset = cmark_inline_parser_get_offset(inlines);
    const char *bytes = node_text_here(inlines);
    size_t name = sizeof START - 1;
    if (strncmp(bytes, START, name) != 0)
        return NULL;
    int line = cmark_inline_parser_get_line(inlines);
    int column = cmark_inline_parser_get_column(inlines);
    struct place place =
        markdown_place_of_text(reader->source, line, column, START);
    size_t length = strcspn(bytes + name, "} \t\n");
    const char *tag = arena_copy(reader->arena, bytes + name, length);
    if (bytes[name + length] != '}')
        return refuse_phrase(
            reader, inlines, place, HINT, "\"{lang=\" is not closed");
    if (!language_is_tag(tag))
        return refuse_phrase(reader, inlines, place,
            "a tag is a language and what narrows it down, such as de, en-US "
            "or zh-Hant",
            arena_format(reader->arena, "\"%s\" is not a language tag", tag));
    cmark_node *closing = cmark_node_last_child(parent);
    cmark_node *opening =
        is_bracket(closing, "]") ? find_opening(reader, parent, closing) : NULL;
    if (!opening || cmark_node_next(opening) == closing)
        return refuse_phrase(reader, inlines, place, HINT,
            "no phrase in brackets stands before \"{lang=\"");
    struct found_phrase *phrase = arena_new(reader->arena, struct found_phrase);
    phrase->opening = opening;
    phrase->attribute = arena_copy(reader->arena, bytes + 1, name - 1 + length);
    mark(opening, reader);
    /* cmark wants a node for what it has read: a new one for the bracket. */
    cmark_node *node = cmark_node_new(CMARK_NODE_TEXT);
    cmark_node_set_literal(node, "]");
    mark(node, phrase);
    node_set_place(node, line, column, column);
    cmark_node_unlink(closing);
    cmark_node_free(closing);
    cmark_inline_parser_set_offset(inlines, offset + (int)(name + length) + 1);
    return node;
}

cmark_syntax_extension *markdown_phrases_new(struct phrase_reader *reader)
{
    cmark_syntax_extension *phrases = cmark_syntax_extension_new("phrases");
    cmark_syntax_extension_set_private(phrases, reader, NULL);
    cmark_syntax_extension_set_match_inline_func(phrases, match_phrase);
    cmark_mem *memory = cmark_get_default_mem_allocator();
    cmark_syntax_extension_set_special_inline_chars(
        phrases, cmark_llist_append(memory, NULL, (void *)'{'));
    return phrases;
}

/* ---- after the parse ----------------------------------------------------- */

static void unmark(cmark_node *node, cmark_node_type type)
{
    cmark_node_set_user_data(node, NULL);
    node_set_type(node, type);
}

/* Puts what stands between the brackets into the opening one, whose literal
 * shares its memory with a custom inline's on_enter. */
static void nest(struct phrase_reader *reader, cmark_node *closing)
{
    struct found_phrase *phrase = cmark_node_get_user_data(closing);
    cmark_node *opening = phrase->opening;
    if (cmark_node_parent(opening) != cmark_node_parent(closing)) {
        diag_add(reader->diags, SEVERITY_ERROR,
            markdown_place_of_text(reader->source,
                cmark_node_get_start_line(closing),
                cmark_node_get_start_column(closing), START),
            "put the whole phrase into the emphasis, or all of the emphasis "
            "into the phrase",
            "the phrase in another language begins outside of the emphasis "
            "that it ends in, or the other way round");
        unmark(opening, CMARK_NODE_TEXT);
        unmark(closing, CMARK_NODE_TEXT);
        return;
    }
    unmark(opening, CMARK_NODE_CUSTOM_INLINE);
    cmark_node_set_on_enter(opening, phrase->attribute);
    cmark_node *node;
    while ((node = cmark_node_next(opening)) != closing)
        cmark_node_append_child(opening, node);
    cmark_node_unlink(closing);
    cmark_node_free(closing);
}

static bool closes_phrase(cmark_node *node)
{
    return closed_phrase(node) != NULL;
}

void markdown_phrases_nest(struct phrase_reader *reader, cmark_node *root)
{
    struct node_list found = nodes_find(reader->arena, root, closes_phrase);
    for (size_t i = 0; i < found.count; i++)
        nest(reader, found.items[i]);
}
