/* The guide's texts in the document: modules, warnings. */
#include "compose/expand.h"
#include "compose/sections.h"
#include "compose/tally.h"
#include "input/check_codes.h"

#include <string.h>

/* ---- modules ------------------------------------------------------------- */

static bool is_in(const struct composition *composition, size_t module)
{
    return composition->selection->modules[module].truth == TRUTH_TRUE;
}

static void add_module(
    struct composition *composition, cmark_node *to, int module, int level)
{
    const struct module *known = &composition->guide->modules[module];
    struct builder builder = {composition->arena, known->place};
    cmark_node *section = tree_element_block(&builder, to, ELEMENT_SECTION);
    cmark_node *heading = tree_heading(&builder, section, level);
    tree_text(composition->arena, heading,
        tree_typographic(composition->arena, known->title));
    composition->module_headings[module] = heading;
    *array_add(&composition->printed_modules, composition->arena) = module;
    const struct text *text = &composition->composer->modules[module];
    struct expansion expansion = {
        composition, text, module, NONE, level + 1, level};
    expand_children(&expansion, text->root, section);
    if (cmark_node_last_child(section) == heading)
        diag_add_coded(composition->diags, check_codes[CHECK_NO_WORDS],
            SEVERITY_WARNING, known->place,
            "add a text for every case, or make \"when\" narrower",
            "the module \"%s\" has no words for this profile: its heading "
            "stands alone",
            known->id);
}

/* The modules of KIND that are in and not printed yet, in guide order; with
 * TITLE under a heading of their own. */
static void add_kind(struct composition *composition, cmark_node *to,
    const char *kind, const char *title, int level)
{
    for (size_t i = 0; i < composition->guide->module_count; i++) {
        const struct module *module = &composition->guide->modules[i];
        if (strcmp(module->kind, kind) != 0 || !is_in(composition, i) ||
            composition->module_headings[i])
            continue;
        if (title) {
            tree_text(composition->arena,
                tree_heading(&composition->builder, to, level), title);
            level++;
            title = NULL;
        }
        add_module(composition, to, (int)i, level);
    }
}

/* True if a "modules" line of the outline names KIND. */
static bool has_own_line(cmark_node *node, const char *kind)
{
    if (cmark_node_get_type(node) == CMARK_NODE_CUSTOM_BLOCK) {
        const struct block *block = text_block(node);
        if (block->kind == BLOCK_SECTION &&
            block->section->write == section_modules &&
            strcmp(block->argument, kind) == 0)
            return true;
    }
    for (cmark_node *child = cmark_node_first_child(node); child;
         child = cmark_node_next(child))
        if (has_own_line(child, kind))
            return true;
    return false;
}

const bool *section_modules_places(
    const struct composition *composition, bool any)
{
    const struct guide *guide = composition->guide;
    cmark_node *outline = composition->composer->outline.root;
    bool *places =
        arena_allocate(composition->arena, guide->module_count, sizeof *places);
    bool all = !any || has_own_line(outline, "other");
    for (size_t i = 0; i < guide->module_count; i++)
        places[i] = all || has_own_line(outline, guide->modules[i].kind);
    return places;
}

void section_modules(struct composition *composition, cmark_node *to)
{
    const char *kind = composition->section_argument;
    int level = composition->section_level;
    const struct guide *guide = composition->guide;
    if (strcmp(kind, "other") != 0) {
        add_kind(composition, to, kind, NULL, level);
        return;
    }
    cmark_node *outline = composition->composer->outline.root;
    for (size_t i = 0; i < guide->kind_count; i++)
        if (!has_own_line(outline, guide->kinds[i].id))
            add_kind(composition, to, guide->kinds[i].id, guide->kinds[i].label,
                level);
}

/* ---- warnings ------------------------------------------------------------ */

/* What cannot be said yet: warnings that hang on facts that are not known,
 * beside the COUNT that apply. */
static void add_waiting(
    struct composition *composition, cmark_node *to, size_t count)
{
    size_t waiting = 0;
    for (size_t i = 0; i < composition->guide->warning_count; i++)
        waiting += composition->selection->warnings[i].truth == TRUTH_UNKNOWN;
    if (waiting > 0)
        tree_text_paragraph(&composition->builder, to,
            phrases_count(composition->phrases,
                count > 0 ? PHRASE_WARNINGS_MORE : PHRASE_WARNINGS_WAIT,
                (double)waiting, NULL));
}

void section_warnings(struct composition *composition, cmark_node *to)
{
    static const struct {
        enum phrase label;
        enum callout callout;
    } levels[] = {
        [LEVEL_NOTE] = {PHRASE_LEVEL_NOTE, CALLOUT_NOTE},
        [LEVEL_CAUTION] = {PHRASE_LEVEL_CAUTION, CALLOUT_CAUTION},
        [LEVEL_SERIOUS] = {PHRASE_LEVEL_SERIOUS, CALLOUT_WARNING},
    };
    size_t count;
    const int *warnings = tally_warnings(composition, &count);
    add_waiting(composition, to, count);
    for (size_t i = 0; i < count; i++) {
        const struct warning *warning =
            &composition->guide->warnings[warnings[i]];
        struct builder builder = {composition->arena, warning->place};
        cmark_node *callout = tree_element_block(&builder, to, ELEMENT_CALLOUT);
        struct element *element = tree_element(composition->arena, callout);
        element->callout = levels[warning->level].callout;
        element->label =
            phrases_text(composition->phrases, levels[warning->level].label);
        tree_text_paragraph(&builder, callout,
            tree_typographic(composition->arena, warning->say));
    }
}
