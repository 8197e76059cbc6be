/* Texts that nobody wrote for a guide, such as the specifications of Markdown,
 * made into texts that a guide may have: raw HTML is shown as code, links that
 * lead nowhere are words, headings that nothing follows are followed. */
#ifndef TESTS_PERMITTED_MARKDOWN_H
#define TESTS_PERMITTED_MARKDOWN_H

#include "base/array.h"
#include "base/source.h"
#include "input/address.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <stdlib.h>
#include <string.h>

static inline void permit_replace(
    cmark_node *node, cmark_node_type type, const char *literal)
{
    cmark_node *other = cmark_node_new(type);
    cmark_node_set_literal(other, literal);
    cmark_node_replace(node, other);
    cmark_node_free(node);
}

/* An address that is its own words would become a link again. */
static inline void permit_link(cmark_node *link)
{
    const char *address = cmark_node_get_url(link);
    cmark_node *child = cmark_node_first_child(link);
    const char *words = child ? cmark_node_get_literal(child) : NULL;
    if (words && strcmp(words, address) == 0) {
        permit_replace(link, CMARK_NODE_CODE, words);
        return;
    }
    while ((child = cmark_node_first_child(link)))
        cmark_node_insert_before(link, child);
    cmark_node_free(link);
}

/* What nothing follows is left out of documents. */
static inline void permit_heading(cmark_node *heading)
{
    cmark_node *next = cmark_node_next(heading);
    if (next && (cmark_node_get_type(next) != CMARK_NODE_HEADING ||
                    cmark_node_get_heading_level(next) >
                        cmark_node_get_heading_level(heading)))
        return;
    cmark_node *paragraph = cmark_node_new(CMARK_NODE_PARAGRAPH);
    cmark_node *text = cmark_node_new(CMARK_NODE_TEXT);
    cmark_node_set_literal(text, "Something.");
    cmark_node_append_child(paragraph, text);
    cmark_node_insert_after(heading, paragraph);
}

static inline void permit_node(cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_HTML_BLOCK)
        permit_replace(
            node, CMARK_NODE_CODE_BLOCK, cmark_node_get_literal(node));
    else if (type == CMARK_NODE_HTML_INLINE)
        permit_replace(node, CMARK_NODE_CODE, cmark_node_get_literal(node));
    else if (type == CMARK_NODE_HEADING)
        permit_heading(node);
    else if (type == CMARK_NODE_LINK &&
             !address_leads(cmark_node_get_url(node)))
        permit_link(node);
}

static inline cmark_node *permit_parse(const struct source *source)
{
    static const char *const extensions[] = {
        "table", "strikethrough", "autolink", "tasklist", NULL};
    cmark_gfm_core_extensions_ensure_registered();
    cmark_parser *parser = cmark_parser_new(
        CMARK_OPT_FOOTNOTES | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE);
    for (size_t i = 0; extensions[i]; i++)
        cmark_parser_attach_syntax_extension(
            parser, cmark_find_syntax_extension(extensions[i]));
    cmark_parser_feed(parser, source->text, source->length);
    cmark_node *root = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    return root;
}

/* The renderer divides two lists by raw HTML; a rule does that as well. */
static inline char *permit_render(struct arena *arena, cmark_node *root)
{
    char *rendered = cmark_render_commonmark(root, CMARK_OPT_DEFAULT, 0);
    char *text = arena_string(arena, rendered), *found;
    free(rendered);
    while ((found = strstr(text, "<!-- end list -->")))
        memcpy(found, "-----------------", 17);
    return text;
}

static inline const struct source *permitted_markdown(
    struct arena *arena, const struct source *source)
{
    ARRAY(cmark_node *) nodes = {0};
    cmark_node *root = permit_parse(source);
    cmark_iter *iterator = cmark_iter_new(root);
    cmark_event_type event;
    while ((event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE)
        if (event == CMARK_EVENT_EXIT ||
            !cmark_node_first_child(cmark_iter_get_node(iterator)))
            *array_add(&nodes, arena) = cmark_iter_get_node(iterator);
    cmark_iter_free(iterator);
    for (size_t i = 0; i < nodes.count; i++)
        permit_node(nodes.items[i]);
    const char *text = permit_render(arena, root);
    cmark_node_free(root);
    return source_new(arena, source->name, text, strlen(text));
}

#endif
