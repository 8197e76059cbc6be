/* What people write for one client, in the document.
 *
 * It goes through the same parser and the same walk as a guide's texts, but
 * nothing in it is a value, a block or a picture. */
#include "compose/own_words.h"

#include "input/markdown.h"

#include <string.h>

/* ---- prose --------------------------------------------------------------- */

/* The next paragraph of *TEXT, whose paragraphs are "\n\n" apart, in ARENA;
 * NULL at the end. *TEXT is then what stands behind it. */
static const char *next_paragraph(struct arena *arena, const char **text)
{
    if (!**text)
        return NULL;
    const char *start = *text, *end = strstr(start, "\n\n");
    size_t length = end ? (size_t)(end - start) : strlen(start);
    *text = end ? end + 2 : start + length;
    return arena_copy(arena, start, length);
}

static void add_markdown(struct composition *composition, cmark_node *to,
    const struct source *source, int level)
{
    struct text_context context = {.own = true};
    struct text *text = arena_new(composition->arena, struct text);
    size_t errors = diags_count(composition->diags, SEVERITY_ERROR);
    *text =
        text_load(composition->arena, source, 0, &context, composition->diags);
    *array_add(&composition->own_texts, composition->arena) = text;
    if (diags_count(composition->diags, SEVERITY_ERROR) > errors)
        return;
    struct expansion expansion = {
        composition, text, NONE, NONE, level, level - 1};
    expand_children(&expansion, text->root, to);
}

void own_words_add(struct composition *composition, cmark_node *to,
    const struct prose *prose, int level)
{
    struct builder builder = {composition->arena, prose->place};
    const char *text = prose->text;
    composition->own_text_count += prose_words(prose) != NULL;
    if (prose->markdown)
        add_markdown(composition, to, prose->markdown, level);
    const char *paragraph;
    while (text && (paragraph = next_paragraph(builder.arena, &text)))
        tree_text_paragraph(&builder, to, paragraph);
}

void own_words_cell(
    struct composition *composition, cmark_node *row, const char *text)
{
    cmark_node *cell = tree_cell(&composition->builder, row);
    const char *paragraph;
    while ((paragraph = next_paragraph(composition->arena, &text))) {
        if (cmark_node_first_child(cell))
            tree_append(cell, cmark_node_new(CMARK_NODE_LINEBREAK));
        tree_text(composition->arena, cell, paragraph);
    }
}

void own_words_free(struct composition *composition)
{
    for (size_t i = 0; i < composition->own_texts.count; i++)
        cmark_node_free(composition->own_texts.items[i]->root);
}

/* ---- sections ------------------------------------------------------------ */

/* A heading of the outline under which the walk is. */
struct open_heading {
    const char *name; /* "use-cases", or NULL: it has words of its own */
    int level;
};

struct walk {
    struct expansion *outline;
    cmark_node *to;
    struct open_heading open[HEADING_LEVELS];
    size_t open_count;
    bool *placed; /* by section of the profile's own */
};

/* What the headings of templates are called in its strings. */
#define HEADING_PREFIX "heading."

static const char *heading_name(cmark_node *heading)
{
    cmark_node *value = cmark_node_first_child(heading);
    if (!value || cmark_node_get_type(value) != CMARK_NODE_CUSTOM_INLINE ||
        markdown_language(value))
        return NULL;
    const char *name = cmark_node_get_on_enter(value);
    size_t length = strlen(HEADING_PREFIX);
    return strncmp(name, HEADING_PREFIX, length) == 0 ? name + length : NULL;
}

static void add_section(
    struct walk *walk, const struct own_section *own, int level)
{
    struct composition *composition = walk->outline->composition;
    struct builder builder = {composition->arena, own->place};
    cmark_node *section =
        tree_element_block(&builder, walk->to, ELEMENT_SECTION);
    cmark_node *heading = tree_heading(&builder, section, level);
    tree_text(composition->arena, heading, own->title);
    *array_add(&composition->own_sections, composition->arena) = own;
    own_words_add(composition, section, &own->text, level + 1);
}

/* Leaves all headings of LEVEL and below: what stands behind them comes. */
static void close_headings(struct walk *walk, int level)
{
    struct composition *composition = walk->outline->composition;
    const struct profile *profile = composition->profile;
    const struct text *text = walk->outline->text;
    while (walk->open_count > 0 &&
           walk->open[walk->open_count - 1].level >= level) {
        const struct open_heading *open = &walk->open[--walk->open_count];
        int at =
            open->level - text->highest_heading + walk->outline->heading_base;
        for (size_t i = 0; i < profile->section_count && open->name; i++)
            if (!walk->placed[i] &&
                strcmp(profile->sections[i].after, open->name) == 0) {
                walk->placed[i] = true;
                add_section(walk, &profile->sections[i], at);
            }
    }
}

static void open_heading(struct walk *walk, cmark_node *node)
{
    int level = cmark_node_get_heading_level(node);
    close_headings(walk, level);
    walk->open[walk->open_count++] =
        (struct open_heading){heading_name(node), level};
}

/* A name that no template has is a mistake; one that this template has no
 * heading for may have one in another. */
static void report_lost(
    struct composition *composition, const struct own_section *own)
{
    const struct strings *strings = phrases_strings(composition->phrases);
    size_t length = strlen(HEADING_PREFIX);
    ARRAY(const char *) names = {0};
    for (size_t i = 0; i < strings->count; i++) {
        const char *key = strings->entries[i].key;
        if (strncmp(key, HEADING_PREFIX, length) != 0)
            continue;
        *array_add(&names, composition->arena) = key + length;
        if (strcmp(key + length, own->after) != 0)
            continue;
        diag_add(composition->diags, SEVERITY_WARNING, own->after_place,
            "name another heading, or build it with another template",
            "section: the template \"%s\" has no section \"%s\", so \"%s\" is "
            "left out",
            composition->composer->template->name, own->after, own->title);
        return;
    }
    const char *hint = diag_suggest_hint(
        composition->diags->arena, own->after, names.items, names.count);
    diag_add(composition->diags, SEVERITY_ERROR, own->after_place,
        hint ? hint
             : "the templates' strings name them, below \"heading\", such as "
               "next-steps",
        "section: there is no section \"%s\"", own->after);
}

void own_words_expand(struct expansion *outline)
{
    struct composition *composition = outline->composition;
    const struct profile *profile = composition->profile;
    struct walk walk = {.outline = outline, .to = composition->root};
    walk.placed = arena_allocate(
        composition->arena, profile->section_count, sizeof *walk.placed);
    for (cmark_node *node = cmark_node_first_child(outline->text->root); node;
         node = cmark_node_next(node)) {
        if (cmark_node_get_type(node) == CMARK_NODE_HEADING)
            open_heading(&walk, node);
        expand_node(outline, node, walk.to);
    }
    close_headings(&walk, 0);
    for (size_t i = 0; i < profile->section_count; i++)
        if (!walk.placed[i])
            report_lost(composition, &profile->sections[i]);
}

/* ---- modules that are left out ------------------------------------------- */

void own_words_check(const struct composition *composition)
{
    const struct profile *profile = composition->profile;
    for (size_t i = 0;
         profile->omissions && i < composition->guide->module_count; i++)
        if (profile->omissions[i] &&
            !composition->selection->modules[i].omitted)
            diag_add(composition->diags, SEVERITY_WARNING,
                profile->omissions[i]->place, "take it out",
                "omit: the module \"%s\" is not in this document anyway",
                composition->guide->modules[i].id);
}
