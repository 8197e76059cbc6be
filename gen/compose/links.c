/* Links inside the document: where they lead, and where that stands.
 *
 * A link with words keeps them, and is followed by the place of what it leads
 * to, "the costs (section 4.2)", but not in headings and cells of tables. One
 * without words is that place: "(see section 4.2)"; it can be left out without
 * a trace, and is, where the module that it leads to is not in the document. */
#include "compose/links.h"

#include "compose/formats.h"
#include "input/node_types.h"

#include <stdlib.h>
#include <string.h>

struct target {
    const char *anchor;
    const struct outline_entry *entry;
    const char *section; /* number of the section it stands in; NULL: none */
};

struct links {
    struct composition *composition;
    const char *language;   /* of the document */
    struct target *targets; /* sorted by anchor */
    size_t count;
};

/* ---- what a link leads to ------------------------------------------------ */

static int compare_targets(const void *one, const void *other)
{
    return strcmp(((const struct target *)one)->anchor,
        ((const struct target *)other)->anchor);
}

static void list_targets(struct links *links, const struct document *document)
{
    size_t count = document->outline_count;
    struct target *targets =
        arena_allocate(links->composition->arena, count, sizeof *targets);
    const char *section = NULL;
    for (size_t i = 0; i < count; i++) {
        const struct outline_entry *entry = &document->outline[i];
        section = entry->number ? entry->number : section;
        targets[i] = (struct target){entry->anchor, entry, section};
    }
    if (count)
        qsort(targets, count, sizeof *targets, compare_targets);
    links->targets = targets;
    links->count = count;
}

static const struct target *find_target(
    const struct links *links, const char *anchor)
{
    struct target wanted = {.anchor = anchor};
    return links->count ? bsearch(&wanted, links->targets, links->count,
                              sizeof wanted, compare_targets)
                        : NULL;
}

static const char *suggest_anchor(const struct links *links, const char *anchor)
{
    struct arena *arena = links->composition->arena;
    const char **names = arena_allocate(arena, links->count, sizeof *names);
    for (size_t i = 0; i < links->count; i++)
        names[i] = links->targets[i].anchor;
    return diag_suggest_hint(arena, anchor, names, links->count);
}

/* ---- links that lead nowhere --------------------------------------------- */

static void unwrap(cmark_node *link)
{
    cmark_node *child;
    while ((child = cmark_node_first_child(link)))
        cmark_node_insert_before(link, child);
    cmark_node_unlink(link);
    cmark_node_free(link);
}

/* Removes the space at the end of what stands before NODE. */
static void trim_before(struct arena *arena, cmark_node *node)
{
    cmark_node *before = cmark_node_previous(node);
    if (!before)
        return;
    cmark_node_type type = cmark_node_get_type(before);
    const char *text =
        type == CMARK_NODE_TEXT ? cmark_node_get_literal(before) : "";
    size_t length = strlen(text), kept = length;
    while (kept > 0 && text[kept - 1] == ' ')
        kept--;
    if (type == CMARK_NODE_SOFTBREAK || (length > 0 && kept == 0)) {
        cmark_node_unlink(before);
        cmark_node_free(before);
    } else if (kept < length) {
        cmark_node_set_literal(before, arena_copy(arena, text, kept));
    }
}

static bool goes_when_empty(cmark_node *node)
{
    switch ((int)cmark_node_get_type(node)) {
    case CMARK_NODE_EMPH:
    case CMARK_NODE_STRONG:
    case CMARK_NODE_PARAGRAPH:
    case CMARK_NODE_ITEM:
    case CMARK_NODE_LIST:
    case CMARK_NODE_BLOCK_QUOTE: return !cmark_node_first_child(node);
    default: return false;
    }
}

/* Removes a link without words, and what held nothing else. */
static void drop(struct arena *arena, cmark_node *link)
{
    cmark_node *node = link, *parent;
    do {
        trim_before(arena, node);
        parent = cmark_node_parent(node);
        cmark_node_unlink(node);
        cmark_node_free(node);
        node = parent;
    } while (node && goes_when_empty(node));
}

static bool has_words(cmark_node *link)
{
    return cmark_node_first_child(link) != NULL;
}

/* ---- where it stands ----------------------------------------------------- */

/* Behind NODE, unless TEXT is empty; returns what is last then. */
static cmark_node *insert_text(cmark_node *node, const char *text)
{
    if (!*text)
        return node;
    cmark_node *added = cmark_node_new(CMARK_NODE_TEXT);
    cmark_node_set_literal(added, text);
    return tree_insert_behind(node, added);
}

static bool is_in_phrase(cmark_node *node)
{
    while ((node = cmark_node_parent(node)))
        if (element_of(node)->kind == ELEMENT_PHRASE)
            return true;
    return false;
}

/* Makes what stands behind NODE, up to LAST, a phrase in the language of the
 * document: words of the program in a phrase of another one. */
static void set_apart(struct links *links, cmark_node *node, cmark_node *last)
{
    struct arena *arena = links->composition->arena;
    cmark_node *phrase =
        tree_insert_behind(node, cmark_node_new(CMARK_NODE_CUSTOM_INLINE));
    struct element *element = tree_element(arena, phrase);
    element->kind = ELEMENT_PHRASE;
    element->language = links->language;
    element->right_to_left = formats_is_right_to_left(element->language);
    cmark_node *moved;
    do {
        moved = cmark_node_next(phrase);
        tree_append(phrase, moved);
    } while (moved != last);
}

/* Puts PHRASE behind LINK with an empty REFERENCE for its {place}, which is
 * returned. A short document tells no pages: it has hardly any. */
static cmark_node *insert_phrase(struct links *links, cmark_node *link,
    enum phrase phrase, const char *anchor)
{
    const struct composition *composition = links->composition;
    struct arena *arena = composition->arena;
    const char *text = phrases_text(composition->phrases, phrase);
    const char *gap = strstr(text, "{place}");
    size_t length = gap ? (size_t)(gap - text) : strlen(text);
    cmark_node *node = insert_text(link, arena_copy(arena, text, length));
    cmark_node *reference =
        tree_insert_behind(node, cmark_node_new(CMARK_NODE_CUSTOM_INLINE));
    struct element *element = tree_element(arena, reference);
    element->kind = ELEMENT_REFERENCE;
    element->target = anchor;
    if (!composition->unnumbered)
        element->label =
            phrases_text(composition->phrases, PHRASE_REFERENCE_PAGE);
    cmark_node *last =
        gap ? insert_text(reference, gap + strlen("{place}")) : reference;
    if (is_in_phrase(link))
        set_apart(links, link, last);
    return reference;
}

/* Behind a link with words, which mostly are the title, the number of the
 * section helps most. */
static void say_behind(
    struct links *links, cmark_node *link, const struct target *target)
{
    const struct composition *composition = links->composition;
    if (!target->section)
        return;
    cmark_node *reference =
        insert_phrase(links, link, PHRASE_REFERENCE_BEHIND, target->anchor);
    tree_text(composition->arena, reference,
        phrases_fill(composition->phrases, PHRASE_REFERENCE_SECTION, "number",
            target->section, NULL));
}

/* A title, or how it begins: each reference to it repeats it. */
static const char *short_title(struct arena *arena, const char *title)
{
    enum { LONGEST = 400 };
    size_t length = strlen(title);
    if (length <= LONGEST)
        return title;
    length = LONGEST;
    while (length > 0 && (title[length] & 0xC0) == 0x80)
        length--; /* not within a letter */
    return arena_format(arena, "%.*s\u2026", (int)length, title);
}

/* A title without a number is set apart as titles of works are. */
static void say_alone(
    struct links *links, cmark_node *link, const struct target *target)
{
    const struct composition *composition = links->composition;
    struct arena *arena = composition->arena;
    cmark_node *reference =
        insert_phrase(links, link, PHRASE_REFERENCE_ALONE, target->anchor);
    cmark_node_unlink(link);
    tree_append(reference, link);
    const char *number = target->entry->number;
    if (number)
        tree_text(arena, link,
            phrases_fill(composition->phrases, PHRASE_REFERENCE_SECTION,
                "number", number, NULL));
    else
        tree_text(arena, tree_append(link, cmark_node_new(CMARK_NODE_EMPH)),
            short_title(arena, target->entry->text));
}

/* ---- all links ----------------------------------------------------------- */

/* What LINK leads to in the document; NULL, reported where that is a mistake,
 * if it is not there. */
static const struct target *target_of(struct links *links, cmark_node *link)
{
    struct composition *composition = links->composition;
    const char *address = cmark_node_get_url(link), *id;
    struct place place = element_of(link)->place;
    int module = text_module_link(composition->guide, address, &id);
    if (!id) {
        const struct target *target = find_target(links, address + 1);
        if (!target)
            diag_add(composition->diags, SEVERITY_WARNING, place,
                suggest_anchor(links, address + 1),
                "no heading of this document has the anchor \"%s\"", address);
        return target;
    }
    cmark_node *heading =
        module == NONE ? NULL : composition->module_headings[module];
    if (heading)
        return find_target(links, element_of(heading)->anchor);
    if (has_words(link))
        diag_add(composition->diags, SEVERITY_WARNING, place,
            "leave out its words, and the reference is left out, too",
            "the text \"%s\" is not in this document, so nothing is linked",
            id);
    return NULL;
}

/* In a heading or a cell of a table. */
static bool is_cramped(cmark_node *node)
{
    while ((node = cmark_node_parent(node)))
        if (cmark_node_get_type(node) == CMARK_NODE_HEADING ||
            tree_is_cell(node))
            return true;
    return false;
}

static void resolve(struct links *links, cmark_node *link)
{
    struct composition *composition = links->composition;
    const struct target *target = target_of(links, link);
    bool worded = has_words(link);
    if (!target) {
        if (worded)
            unwrap(link);
        else
            drop(composition->arena, link);
        return;
    }
    tree_element(composition->arena, link)->target = target->anchor;
    if (!worded)
        say_alone(links, link, target);
    else if (!is_cramped(link))
        say_behind(links, link, target);
}

static bool leads_inside(cmark_node *node)
{
    return cmark_node_get_type(node) == CMARK_NODE_LINK &&
           cmark_node_get_url(node)[0] == '#';
}

void links_resolve(
    struct composition *composition, const struct document *document)
{
    struct node_list nodes =
        nodes_find(composition->arena, composition->root, leads_inside);
    struct links links = {
        .composition = composition, .language = document->facts.language};
    if (nodes.count)
        list_targets(&links, document);
    for (size_t i = 0; i < nodes.count; i++)
        resolve(&links, nodes.items[i]);
}
