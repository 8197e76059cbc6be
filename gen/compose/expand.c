/* From a text's tree to the document's: blocks resolved, values filled. */
#include "compose/expand.h"

#include "compose/citation.h"
#include "compose/formats.h"
#include "compose/question.h"
#include "input/address.h"
#include "input/check_codes.h"
#include "input/markdown.h"
#include "input/node_private.h"
#include "input/node_types.h"

#include <string.h>

void expand_children(
    struct expansion *expansion, cmark_node *from, cmark_node *to)
{
    for (cmark_node *child = cmark_node_first_child(from); child;
         child = cmark_node_next(child))
        expand_node(expansion, child, to);
}

/* ---- blocks -------------------------------------------------------------- */

/* The branch of a when block that holds; where the condition's truth is not
 * known neither does, and the question is noted. */
static void expand_when(struct expansion *expansion, const struct block *block,
    cmark_node *node, cmark_node *to)
{
    struct composition *composition = expansion->composition;
    enum truth truth =
        facts_truth(composition->facts, block->condition, expansion->part);
    if (truth == TRUTH_UNKNOWN)
        question_add(
            composition, block->condition, expansion->part, WAITING_PASSAGE);
    for (cmark_node *child = cmark_node_first_child(node); child;
         child = cmark_node_next(child)) {
        bool otherwise =
            cmark_node_get_type(child) == CMARK_NODE_CUSTOM_BLOCK &&
            text_block(child)->kind == BLOCK_ELSE;
        if (otherwise && truth == TRUTH_FALSE)
            expand_children(expansion, child, to);
        else if (!otherwise && truth == TRUTH_TRUE)
            expand_node(expansion, child, to);
    }
}

/* Joins the list behind LAST to it, when both are lists of one kind: an each
 * block around a list item makes one list. */
static void join_lists(cmark_node *last)
{
    cmark_node *next = cmark_node_next(last);
    bool joined =
        next && cmark_node_get_type(last) == CMARK_NODE_LIST &&
        cmark_node_get_type(next) == CMARK_NODE_LIST &&
        cmark_node_get_list_type(last) == cmark_node_get_list_type(next);
    if (!joined)
        return;
    tree_move_children(next, last);
    cmark_node_unlink(next);
    cmark_node_free(next);
}

static void expand_each(
    struct expansion *expansion, cmark_node *node, cmark_node *to)
{
    const struct chosen *chosen =
        &expansion->composition->selection->modules[expansion->module];
    for (size_t i = 0; i < chosen->part_count; i++) {
        cmark_node *last = i > 0 ? cmark_node_last_child(to) : NULL;
        expansion->part = chosen->parts[i];
        expand_children(expansion, node, to);
        if (last)
            join_lists(last);
    }
    expansion->part = NONE;
}

static void expand_callout(struct expansion *expansion,
    const struct block *block, cmark_node *node, cmark_node *to)
{
    static const enum phrase labels[] = {
        [CALLOUT_NOTE] = PHRASE_CALLOUT_NOTE,
        [CALLOUT_TIP] = PHRASE_CALLOUT_TIP,
        [CALLOUT_CAUTION] = PHRASE_CALLOUT_CAUTION,
        [CALLOUT_WARNING] = PHRASE_CALLOUT_WARNING,
    };
    struct composition *composition = expansion->composition;
    struct builder builder = {composition->arena, block->place};
    cmark_node *callout = tree_element_block(&builder, to, ELEMENT_CALLOUT);
    struct element *element = tree_element(composition->arena, callout);
    element->callout = block->callout;
    element->label = phrases_text(composition->phrases, labels[block->callout]);
    expand_children(expansion, node, callout);
    if (!cmark_node_first_child(callout)) {
        cmark_node_unlink(callout);
        cmark_node_free(callout);
    }
}

static void expand_block(
    struct expansion *expansion, cmark_node *node, cmark_node *to)
{
    struct composition *composition = expansion->composition;
    const struct block *block = text_block(node);
    struct builder builder = {composition->arena, block->place};
    switch (block->kind) {
    case BLOCK_UNKNOWN:
    case BLOCK_ELSE: break; /* its when block prints it */
    case BLOCK_WHEN: expand_when(expansion, block, node, to); break;
    case BLOCK_EACH: expand_each(expansion, node, to); break;
    case BLOCK_CALLOUT: expand_callout(expansion, block, node, to); break;
    case BLOCK_KEEP:
        expand_children(
            expansion, node, tree_element_block(&builder, to, ELEMENT_KEEP));
        break;
    case BLOCK_PAGE_BREAK:
        tree_element_block(&builder, to, ELEMENT_PAGE_BREAK);
        break;
    case BLOCK_SECTION:
        composition->write_section(
            composition, to, block, expansion->level + 1);
        break;
    }
}

/* ---- footnotes ----------------------------------------------------------- */

static size_t find_footnote(struct expansion *expansion, cmark_node *definition)
{
    struct composition *composition = expansion->composition;
    size_t count = composition->footnotes.count;
    for (size_t i = 0; i < count; i++)
        if (composition->footnotes.items[i].definition == definition)
            return i;
    struct footnote footnote = {
        .definition = definition,
        .text = expansion->text,
        .heading_base = expansion->heading_base,
    };
    *array_add(&composition->footnotes, composition->arena) = footnote;
    return count;
}

static void expand_reference(
    struct expansion *expansion, cmark_node *node, cmark_node *to)
{
    struct arena *arena = expansion->composition->arena;
    size_t index = find_footnote(expansion, node_definition(node));
    struct footnote *footnote = &expansion->composition->footnotes.items[index];
    cmark_node *copy = cmark_node_new(CMARK_NODE_FOOTNOTE_REFERENCE);
    struct element *element = tree_element(arena, copy);
    element->place = markdown_place(expansion->text->source, node);
    element->number = arena_format(arena, "%zu", index + 1);
    element->target = arena_format(arena, "fn-%zu", index + 1);
    footnote->references++;
    element->anchor = footnote->references == 1
                          ? arena_format(arena, "fnref-%zu", index + 1)
                          : arena_format(arena, "fnref-%zu-%d", index + 1,
                                footnote->references);
    cmark_node_set_literal(copy, element->number);
    tree_append(to, copy);
}

void expand_footnotes(struct composition *composition)
{
    /* Copying a definition may meet another footnote, so the list grows. */
    for (size_t i = 0; i < composition->footnotes.count; i++) {
        struct footnote footnote = composition->footnotes.items[i];
        cmark_node *copy = cmark_node_new(CMARK_NODE_FOOTNOTE_DEFINITION);
        struct element *element = tree_element(composition->arena, copy);
        element->place =
            markdown_place(footnote.text->source, footnote.definition);
        element->number = arena_format(composition->arena, "%zu", i + 1);
        element->anchor = arena_format(composition->arena, "fn-%zu", i + 1);
        element->target = arena_format(composition->arena, "fnref-%zu", i + 1);
        tree_append(composition->root, copy);
        struct expansion expansion = {
            composition, footnote.text, NONE, NONE, footnote.heading_base, 0};
        expand_children(&expansion, footnote.definition, copy);
    }
}

/* ---- ordinary nodes ------------------------------------------------------ */

/* A few bytes of a module can stand for a long value, or for a text once for
 * each part. Counts LENGTH more of these; false, and an error at NODE the first
 * time, if the document has too many. */
static bool take_filled(
    struct expansion *expansion, cmark_node *node, size_t length)
{
    enum { MOST = 4 << 20 };
    struct composition *composition = expansion->composition;
    bool fitted = composition->filled_bytes <= MOST;
    composition->filled_bytes += length;
    if (fitted && composition->filled_bytes > MOST)
        diag_add(composition->diags, SEVERITY_ERROR,
            markdown_place(expansion->text->source, node),
            "use shorter values, or fewer of them",
            "the values in all texts, and what is repeated for each part, have "
            "more than 4 MiB");
    return composition->filled_bytes <= MOST;
}

static void expand_value(
    struct expansion *expansion, cmark_node *node, cmark_node *to)
{
    if (!take_filled(expansion, node, 0))
        return;
    struct composition *composition = expansion->composition;
    struct filled filled =
        values_fill(&composition->values, cmark_node_get_on_enter(node),
            expansion->part, markdown_place(expansion->text->source, node));
    if (!take_filled(expansion, node, strlen(filled.text)))
        return;
    bool starts_cell = tree_is_cell(to) && !cmark_node_first_child(to);
    const char *text = filled.of_fact && starts_cell
                           ? phrases_capital(composition->phrases, filled.text)
                           : filled.text;
    tree_text(
        composition->arena, to, phrases_isolated(composition->phrases, text));
    if (filled.unknown_fact != NONE)
        question_add_fact(
            composition, filled.unknown_fact, expansion->part, WAITING_PASSAGE);
}

/* TAG, as it is kept for the document. Fonts are asked anew for each language,
 * and HarfBuzz keeps them in a list. */
static const char *take_language(
    struct composition *composition, const char *tag, struct place place)
{
    enum { MOST = 100 };
    for (size_t i = 0; i < composition->languages.count; i++)
        if (strcmp(composition->languages.items[i], tag) == 0)
            return composition->languages.items[i];
    if (composition->languages.count == MOST) {
        diag_add(composition->diags, SEVERITY_ERROR, place,
            "mark phrases by their languages only",
            "the phrases are in more than %d languages", MOST);
        return composition->languages.items[0];
    }
    const char *copy = arena_string(composition->arena, tag);
    *array_add(&composition->languages, composition->arena) = copy;
    return copy;
}

static void expand_phrase(
    struct expansion *expansion, cmark_node *node, cmark_node *to)
{
    struct arena *arena = expansion->composition->arena;
    cmark_node *copy = cmark_node_new(CMARK_NODE_CUSTOM_INLINE);
    struct element *element = tree_element(arena, copy);
    element->kind = ELEMENT_PHRASE;
    element->place = markdown_place(expansion->text->source, node);
    element->language = take_language(
        expansion->composition, markdown_language(node), element->place);
    element->right_to_left = formats_is_right_to_left(element->language);
    expand_children(expansion, node, tree_append(to, copy));
}

/* TEXT of NODE with its values filled. */
static const char *fill(struct expansion *expansion, cmark_node *node,
    const char *text, bool address)
{
    if (!strstr(text, "{{") || !take_filled(expansion, node, 0))
        return text;
    const char *filled =
        values_fill_text(&expansion->composition->values, text, address,
            expansion->part, markdown_place(expansion->text->source, node));
    return take_filled(expansion, node, strlen(filled)) ? filled : text;
}

/* Fills the values in what cmark keeps as plain text. */
static void fill_plain(
    struct expansion *expansion, cmark_node *node, cmark_node *copy)
{
    switch (cmark_node_get_type(copy)) {
    case CMARK_NODE_CODE:
    case CMARK_NODE_CODE_BLOCK:
        cmark_node_set_literal(
            copy, fill(expansion, node, cmark_node_get_literal(node), false));
        break;
    case CMARK_NODE_LINK:
    case CMARK_NODE_IMAGE:
        cmark_node_set_url(
            copy, fill(expansion, node, cmark_node_get_url(node), true));
        cmark_node_set_title(
            copy, fill(expansion, node, cmark_node_get_title(node), false));
        break;
    default: break;
    }
}

/* The text of an autolink repeats its address and was not parsed for values,
 * so it is taken from the address. */
static bool is_autolink(cmark_node *node)
{
    cmark_node *text = cmark_node_first_child(node);
    return cmark_node_get_type(node) == CMARK_NODE_LINK && text &&
           cmark_node_get_type(text) == CMARK_NODE_TEXT &&
           strstr(cmark_node_get_literal(text), "{{") &&
           strcmp(cmark_node_get_literal(text), cmark_node_get_url(node)) == 0;
}

static void set_picture(
    struct expansion *expansion, cmark_node *node, cmark_node *copy)
{
    struct composition *composition = expansion->composition;
    struct element *element = tree_element(composition->arena, copy);
    element->place = markdown_place(expansion->text->source, node);
    element->picture = cmark_node_get_user_data(node);
    if (!element->picture && composition->composer)
        element->picture = text_picture(composition->arena,
            expansion->text->source, expansion->text->folder,
            cmark_node_get_url(copy), element->place, composition->diags);
}

static void set_heading(
    struct expansion *expansion, cmark_node *node, cmark_node *copy)
{
    int level = cmark_node_get_heading_level(node) -
                expansion->text->highest_heading + expansion->heading_base;
    cmark_node_set_heading_level(
        copy, level < HEADING_LEVELS ? level : HEADING_LEVELS);
    expansion->level = level;
}

/* Each line of a link repeats its address in the PDF, and one address may be
 * meant by many links. */
static void check_address(struct composition *composition, cmark_node *link)
{
    enum { LONGEST = 4000, MOST = 4 << 20 };
    size_t length = strlen(cmark_node_get_url(link));
    bool fitted = composition->address_bytes <= MOST;
    composition->address_bytes += length;
    if (length > LONGEST)
        diag_add(composition->diags, SEVERITY_ERROR, element_of(link)->place,
            "use a shorter one", "the address of a link has more than %d bytes",
            LONGEST);
    else if (fitted && composition->address_bytes > MOST)
        diag_add(composition->diags, SEVERITY_ERROR, element_of(link)->place,
            "use fewer links, or shorter addresses",
            "the addresses of all links have more than 4 MiB");
}

/* Of a link that leads nowhere, COPY, which is freed. In a module it is an
 * error, but where a value brought it about. */
static void leave_words(struct expansion *expansion, cmark_node *node,
    cmark_node *copy, cmark_node *to)
{
    struct composition *composition = expansion->composition;
    const char *address = cmark_node_get_url(copy);
    if (composition->composer)
        diag_add_coded(composition->diags, check_codes[CHECK_LINK_NOWHERE],
            SEVERITY_WARNING, element_of(copy)->place, address_hint(),
            "the link to \"%s\" leads nowhere, and is left out", address);
    if (is_autolink(node))
        tree_text(composition->arena, to, address);
    else
        expand_children(expansion, node, to);
    cmark_node_free(copy);
}

static void expand_ordinary(
    struct expansion *expansion, cmark_node *node, cmark_node *to)
{
    struct composition *composition = expansion->composition;
    const char *literal = cmark_node_get_literal(node);
    if (expansion->part != NONE && literal &&
        !take_filled(expansion, node, strlen(literal)))
        return;
    cmark_node *copy = tree_copy(node);
    cmark_node_type type = cmark_node_get_type(node);
    if (!expansion->text->own)
        fill_plain(expansion, node, copy);
    if (node_is_block(node))
        tree_element(composition->arena, copy)->place =
            markdown_place(expansion->text->source, node);
    if (type == CMARK_NODE_LINK) {
        tree_element(composition->arena, copy)->place =
            markdown_place(expansion->text->source, node);
        check_address(composition, copy);
        if (!address_leads(cmark_node_get_url(copy))) {
            leave_words(expansion, node, copy, to);
            return;
        }
    }
    if (type == CMARK_NODE_IMAGE)
        set_picture(expansion, node, copy);
    if (type == CMARK_NODE_HEADING)
        set_heading(expansion, node, copy);
    tree_append(to, copy);
    if (is_autolink(node) && !expansion->text->own)
        tree_text(composition->arena, copy, cmark_node_get_url(copy));
    else
        expand_children(expansion, node, copy);
}

void expand_node(struct expansion *expansion, cmark_node *node, cmark_node *to)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_CUSTOM_BLOCK: expand_block(expansion, node, to); break;
    case CMARK_NODE_CUSTOM_INLINE:
        if (markdown_citation(node))
            citation_add(expansion->composition, to,
                cmark_node_get_user_data(node),
                markdown_place(expansion->text->source, node));
        else if (markdown_language(node))
            expand_phrase(expansion, node, to);
        else
            expand_value(expansion, node, to);
        break;
    case CMARK_NODE_FOOTNOTE_REFERENCE:
        expand_reference(expansion, node, to);
        break;
    case CMARK_NODE_FOOTNOTE_DEFINITION: break; /* see expand_footnotes */
    default: expand_ordinary(expansion, node, to); break;
    }
}
