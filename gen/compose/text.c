/* Loading a Markdown file of a guide or template: parsed and checked once. */
#include "compose/text.h"

#include "base/file.h"
#include "compose/sections.h"
#include "compose/values.h"
#include "input/address.h"
#include "input/check_codes.h"

#include <ctype.h>
#include <string.h>

/* One walk over one text. */
struct check {
    struct arena *arena;
    const struct source *source;
    const struct text_context *context;
    const struct strings *strings; /* the template's first; NULL: none */
    struct diags *diags;
};

const struct block_name text_block_names[] = {
    {"when", BLOCK_WHEN, CALLOUT_NOTE, false, "CONDITION",
        "what is in it is there where the condition holds; it may read what "
        "was decided, such as $verdict"},
    {"each", BLOCK_EACH, CALLOUT_NOTE, false, "part",
        "what is in it is there for each part for which the module's "
        "condition holds; its module has scope: part"},
    {"note", BLOCK_CALLOUT, CALLOUT_NOTE, false, "", "set apart as a note"},
    {"tip", BLOCK_CALLOUT, CALLOUT_TIP, false, "", "set apart as a tip"},
    {"caution", BLOCK_CALLOUT, CALLOUT_CAUTION, false, "",
        "set apart as a caution"},
    {"warning", BLOCK_CALLOUT, CALLOUT_WARNING, false, "",
        "set apart as a warning"},
    {"keep", BLOCK_KEEP, CALLOUT_NOTE, false, "",
        "what is in it stands on one page"},
    {"page-break", BLOCK_PAGE_BREAK, CALLOUT_NOTE, true, "",
        "a new page begins; it has no closing line"},
    {"else", BLOCK_ELSE, CALLOUT_NOTE, false, "",
        "inside a when: what follows is there where it does not hold"},
    {NULL, BLOCK_UNKNOWN, CALLOUT_NOTE, false, NULL, NULL},
};
enum { NAME_COUNT = sizeof text_block_names / sizeof *text_block_names - 1 };

const struct block *text_block(cmark_node *node)
{
    return cmark_node_get_user_data(node);
}

/* ---- addresses ----------------------------------------------------------- */

int text_module_link(
    const struct guide *guide, const char *address, const char **id)
{
    *id = NULL;
    if (strncmp(address, "#module:", 8) != 0)
        return NONE;
    *id = address + 8;
    return guide_module(guide, *id);
}

static bool has_scheme(const char *address)
{
    const char *at = address;
    while (
        isalnum((unsigned char)*at) || *at == '+' || *at == '-' || *at == '.')
        at++;
    return at - address > 1 && *at == ':';
}

const struct picture *text_picture(struct arena *arena,
    const struct source *source, const char *folder, const char *address,
    struct place place, struct diags *diags)
{
    if (has_scheme(address) || strncmp(address, "//", 2) == 0) {
        diag_add(diags, SEVERITY_ERROR, place,
            "a document carries its pictures with it: save it beside the "
            "text and name the file",
            "picture \"%s\" is not a file", address);
        return NULL;
    }
    const char *path =
        file_join(arena, file_folder(arena, source->name), address);
    if (file_exists(path) && !file_is_inside(arena, path, folder)) {
        diag_add(diags, SEVERITY_ERROR, place,
            arena_format(arena,
                "pictures stand in %s, and no link leads out of it", folder),
            "picture \"%s\" is not in the folder of its text", address);
        return NULL;
    }
    return picture_read(arena, path, place, diags);
}

/* One that a value is filled into is looked at in each document. */
static void check_link(
    struct check *check, const char *address, struct place place)
{
    if (!strstr(address, "{{") && !address_leads(address))
        diag_add_coded(check->diags, check_codes[CHECK_LINK_NOWHERE],
            SEVERITY_ERROR, place, address_hint(),
            "the link to \"%s\" leads nowhere", address);
    const struct guide *guide = check->context->guide;
    const char *id;
    if (text_module_link(guide, address, &id) != NONE || !id)
        return;
    const char **ids =
        arena_allocate(check->arena, guide->module_count, sizeof *ids);
    for (size_t i = 0; i < guide->module_count; i++)
        ids[i] = guide->modules[i].id;
    diag_add(check->diags, SEVERITY_ERROR, place,
        diag_suggest_hint(check->diags->arena, id, ids, guide->module_count),
        "the guide has no module \"%s\"", id);
}

/* ---- values in plain text ------------------------------------------------ */

static void check_value(
    struct check *check, const char *name, bool in_each, struct place place)
{
    values_check(check->context->guide, check->strings, name, in_each,
        !check->context->module, place, check->diags);
}

static void check_filled(
    struct check *check, const char *text, bool in_each, struct place place)
{
    while (text && (text = strstr(text, "{{"))) {
        const char *start;
        size_t length = markdown_value(text, &start);
        if (length > 0)
            check_value(
                check, arena_copy(check->arena, start, length), in_each, place);
        text += length > 0 ? length + 4 : 1;
    }
}

/* ---- blocks -------------------------------------------------------------- */

/* The section that an outline calls NAME; NULL if there is none. */
static const struct section *find_section(
    const struct check *check, const char *name)
{
    const struct section *section = check->context->sections;
    while (section && section->name && strcmp(section->name, name) != 0)
        section++;
    return section && section->name ? section : NULL;
}

static const char *list_blocks(struct arena *arena)
{
    const char *text = "";
    for (int i = 0; i < NAME_COUNT; i++)
        text = arena_format(arena, "%s%s%s%s", text,
            i == 0                ? "blocks are "
            : i + 1 == NAME_COUNT ? " and "
                                  : ", ",
            text_block_names[i].name,
            text_block_names[i].kind == BLOCK_EACH ? " part" : "");
    return text;
}

static void report_block(
    struct check *check, const struct block *block, const char *name)
{
    if (find_section(check, name)) {
        diag_add(check->diags, SEVERITY_ERROR, block->place,
            "computed sections stand in a template's outline.md",
            "block \"%s\" cannot stand in a module", name);
        return;
    }
    ARRAY(const char *) names = {0};
    for (int i = 0; i < NAME_COUNT; i++)
        *array_add(&names, check->arena) = text_block_names[i].name;
    const struct section *section = check->context->sections;
    for (; section && section->name && !check->context->module; section++)
        *array_add(&names, check->arena) = section->name;
    const char *hint =
        diag_suggest_hint(check->diags->arena, name, names.items, names.count);
    diag_add(check->diags, SEVERITY_ERROR, block->place,
        hint ? hint : list_blocks(check->diags->arena), "unknown block \"%s\"",
        name);
}

/* The place of the argument: the condition, for its own messages. */
static struct place argument_place(const struct block *block)
{
    struct place place = block->place;
    size_t length;
    const char *line = source_line(place.source, place.line, &length);
    const char *found = *block->argument ? memmem(line, length, block->argument,
                                               strlen(block->argument))
                                         : NULL;
    if (!found)
        return place;
    return source_place(place.source, (size_t)(found - place.source->text));
}

static void check_each(
    struct check *check, const struct block *block, bool in_each)
{
    const struct module *module = check->context->module;
    if (strcmp(block->argument, "part") != 0)
        diag_add(check->diags, SEVERITY_ERROR, block->place,
            "write \"::: each part\"", "unknown each block \"%s\"",
            block->argument);
    else if (in_each)
        diag_add(check->diags, SEVERITY_ERROR, block->place, NULL,
            "an each block stands inside another");
    else if (!module || module->scope != SCOPE_PART)
        diag_add(check->diags, SEVERITY_ERROR, block->place,
            "it runs over the parts for which a module's condition holds: "
            "the module needs \"scope: part\"",
            "an each block stands in a text that is not about parts");
}

/* Behind the name of a section may stand the word for its short form. */
static void check_short_form(struct check *check, const struct block *block)
{
    const struct section *section = block->section;
    if (!*block->argument || strcmp(section->word, block->argument) == 0)
        return;
    if (*section->word)
        diag_add(check->diags, SEVERITY_ERROR, argument_place(block), NULL,
            "block \"%s\" takes \"%s\" or nothing, not \"%s\"", section->name,
            section->word, block->argument);
    else
        diag_add(check->diags, SEVERITY_ERROR, block->place, NULL,
            "block \"%s\" takes nothing behind its name", section->name);
}

static void check_kind(struct check *check, const struct block *block)
{
    const struct guide *guide = check->context->guide;
    const char **kinds =
        arena_allocate(check->arena, guide->kind_count + 1, sizeof *kinds);
    size_t count = 0;
    kinds[count++] = "other";
    for (size_t i = 0; i < guide->kind_count; i++)
        kinds[count++] = guide->kinds[i].id;
    for (size_t i = 0; i < count; i++)
        if (strcmp(kinds[i], block->argument) == 0)
            return;
    /* A template serves more than one guide, so a kind that this one lacks is
     * no mistake, unless it looks like a slip. */
    const char *hint =
        diag_suggest_hint(check->diags->arena, block->argument, kinds, count);
    if (hint)
        diag_add(check->diags, SEVERITY_WARNING, block->place, hint,
            "the guide \"%s\" has no modules of kind \"%s\"", guide->id,
            block->argument);
}

static void read_block(
    struct check *check, cmark_node *node, struct block *block, bool in_each)
{
    const char *words = cmark_node_get_on_enter(node);
    size_t length = strcspn(words, " \t");
    const char *name = arena_copy(check->arena, words, length);
    block->place = markdown_place(check->source, node);
    block->argument = arena_string(
        check->arena, words + length + strspn(words + length, " \t"));
    for (int i = 0; i < NAME_COUNT; i++)
        if (strcmp(name, text_block_names[i].name) == 0) {
            block->kind = text_block_names[i].kind;
            block->callout = text_block_names[i].callout;
        }
    block->section = check->context->module ? NULL : find_section(check, name);
    if (block->section) {
        block->kind = BLOCK_SECTION;
        if (strcmp(block->section->word, SECTION_KIND) == 0)
            check_kind(check, block);
        else
            check_short_form(check, block);
    }
    if (block->kind == BLOCK_UNKNOWN)
        report_block(check, block, name);
    else if (block->kind == BLOCK_EACH)
        check_each(check, block, in_each);
    else if (block->kind == BLOCK_WHEN)
        block->condition =
            condition_read(check->arena, &check->context->rules->variables,
                (struct located){block->argument, argument_place(block)},
                in_each ? REACH_PART : REACH_PROJECT, true, check->diags);
    else if (block->kind != BLOCK_SECTION && *block->argument)
        diag_add(check->diags, SEVERITY_ERROR, block->place, NULL,
            "block \"%s\" takes nothing behind its name", name);
}

/* ---- the walk ------------------------------------------------------------ */

/* Both lead somewhere, and one place cannot lead to two. */
static void check_footnote(
    struct check *check, cmark_node *reference, struct place place)
{
    for (cmark_node *node = reference; node; node = cmark_node_parent(node))
        if (cmark_node_get_type(node) == CMARK_NODE_LINK)
            diag_add(check->diags, SEVERITY_ERROR, place,
                "put it behind the link", "a footnote stands inside a link");
}

/* A citation names a source of its module or of the guide, which hangs on the
 * node from then on. Notes are printed when the sources are listed already. */
static void check_citation(
    struct check *check, cmark_node *node, struct place place)
{
    const struct text_context *context = check->context;
    const struct module *module = context->module;
    const char *id = markdown_citation(node);
    check_footnote(check, node, place);
    const struct guide_source *source =
        module ? guide_find_source(context->guide, module, id) : NULL;
    cmark_node_set_user_data(node, (void *)(uintptr_t)source);
    if (!module)
        diag_add(check->diags, SEVERITY_ERROR, place,
            "write it in a module of the guide",
            "a template has no sources to cite");
    else if (!source)
        diag_add(check->diags, SEVERITY_ERROR, place,
            guide_suggest_source(check->arena, context->guide, module, id),
            "there is no source \"%s\"", id);
    for (cmark_node *at = node; at; at = cmark_node_parent(at))
        if (cmark_node_get_type(at) == CMARK_NODE_FOOTNOTE_DEFINITION)
            diag_add(check->diags, SEVERITY_ERROR, place,
                "put it behind the sentence that has the note",
                "a source is cited inside a note");
}

static void check_leaf(
    struct check *check, cmark_node *node, bool in_each, struct place place)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_CUSTOM_INLINE:
        if (markdown_citation(node))
            check_citation(check, node, place);
        else if (!markdown_language(node))
            check_value(check, cmark_node_get_on_enter(node), in_each, place);
        break;
    case CMARK_NODE_CODE:
    case CMARK_NODE_CODE_BLOCK:
        check_filled(check, cmark_node_get_literal(node), in_each, place);
        break;
    case CMARK_NODE_LINK:
        check_link(check, cmark_node_get_url(node), place);
        /* fallthrough */
    case CMARK_NODE_IMAGE:
        check_filled(check, cmark_node_get_url(node), in_each, place);
        check_filled(check, cmark_node_get_title(node), in_each, place);
        break;
    case CMARK_NODE_FOOTNOTE_REFERENCE:
        check_footnote(check, node, place);
        break;
    default: break;
    }
}

/* What the pictures of a text stand in; NULL: it has none. */
static const char *text_folder(const struct text_context *context)
{
    if (context->module)
        return context->guide->folder;
    return context->template ? context->template->folder : NULL;
}

/* A picture whose name holds no value is the same in every document. */
static void load_picture(
    struct check *check, cmark_node *node, struct place place)
{
    const char *address = cmark_node_get_url(node);
    if (!strstr(address, "{{"))
        cmark_node_set_user_data(node,
            (void *)(uintptr_t)text_picture(check->arena, check->source,
                text_folder(check->context), address, place, check->diags));
}

/* What stands in a profile is the whole of it: pictures would be files that
 * nobody named. */
static void check_own(struct check *check, cmark_node *node, struct place place)
{
    cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_IMAGE)
        diag_add(check->diags, SEVERITY_ERROR, place,
            "pictures stand in the modules of a guide, or in a template",
            "a picture stands in a text of the profile");
    else if (type == CMARK_NODE_FOOTNOTE_REFERENCE)
        check_footnote(check, node, place);
    else if (type == CMARK_NODE_LINK &&
             !address_leads(cmark_node_get_url(node)))
        diag_add_coded(check->diags, check_codes[CHECK_LINK_NOWHERE],
            SEVERITY_ERROR, place, address_hint(),
            "the link to \"%s\" leads nowhere", cmark_node_get_url(node));
}

/* Nodes are at most MARKDOWN_DEEPEST deep. */
static void check_block(struct check *check, cmark_node *node, bool in_each)
{
    cmark_node_type type = cmark_node_get_type(node);
    struct place place = markdown_place(check->source, node);
    if (type == CMARK_NODE_CUSTOM_BLOCK) {
        struct block *block = arena_new(check->arena, struct block);
        cmark_node_set_user_data(node, block);
        read_block(check, node, block, in_each);
        in_each = in_each || block->kind == BLOCK_EACH;
    } else if (!check->context->own) {
        check_leaf(check, node, in_each, place);
    }
    if (check->context->own)
        check_own(check, node, place);
    else if (type == CMARK_NODE_IMAGE)
        load_picture(check, node, place);
    for (cmark_node *child = cmark_node_first_child(node); child;
         child = cmark_node_next(child))
        check_block(check, child, in_each);
}

static int highest_heading(cmark_node *node)
{
    int highest = 0;
    cmark_iter *iterator = cmark_iter_new(node);
    while (cmark_iter_next(iterator) != CMARK_EVENT_DONE) {
        cmark_node *heading = cmark_iter_get_node(iterator);
        if (cmark_node_get_type(heading) != CMARK_NODE_HEADING)
            continue;
        int level = cmark_node_get_heading_level(heading);
        if (highest == 0 || level < highest)
            highest = level;
    }
    cmark_iter_free(iterator);
    return highest;
}

/* The blocks without children, computed sections among them; closed by
 * NULL. */
static const char *const *find_leaves(
    struct arena *arena, const struct section *section)
{
    ARRAY(const char *) leaves = {0};
    for (int i = 0; i < NAME_COUNT; i++)
        if (text_block_names[i].leaf)
            *array_add(&leaves, arena) = text_block_names[i].name;
    for (; section && section->name; section++)
        *array_add(&leaves, arena) = section->name;
    *array_add(&leaves, arena) = NULL;
    return leaves.items;
}

struct text text_load(struct arena *arena, const struct source *source,
    size_t offset, const struct text_context *context, struct diags *diags)
{
    struct markdown_options options = {
        .plain = context->own,
        .leaves = find_leaves(arena, context->sections),
    };
    struct text text = {
        .source = source, .folder = text_folder(context), .own = context->own};
    diags->reading = source;
    text.root = markdown_parse(source, offset, &options, diags);
    text.highest_heading = highest_heading(text.root);
    struct check check = {arena, source, context, NULL, diags};
    if (context->template)
        check.strings = &context->template->strings[0];
    check_block(&check, text.root, false);
    return text;
}
