/* Profile, guide and verdict to one document: the walk of compose. */
#include "compose/compose.h"

#include "compose/expand.h"
#include "compose/finish.h"
#include "compose/mail.h"
#include "compose/own_words.h"
#include "compose/question.h"
#include "compose/section_changes.h"
#include "compose/sections.h"
#include "compose/tally.h"
#include "decide/clause.h"

#include <string.h>

/* ---- what all documents of a guide share --------------------------------- */

static void load_texts(
    struct arena *arena, struct composer *composer, struct diags *diags)
{
    const struct guide *guide = composer->guide;
    struct text_context context = {
        .guide = guide,
        .rules = composer->rules,
        .template = composer->template,
        .sections = sections_all,
    };
    composer->outline =
        text_load(arena, composer->template->outline, 0, &context, diags);
    composer->modules =
        arena_allocate(arena, guide->module_count, sizeof *composer->modules);
    if (composer->template->mail)
        composer->mail = mail_form_load(arena, composer, diags);
    for (size_t i = 0; i < guide->module_count; i++) {
        const struct module *module = &guide->modules[i];
        context.module = module;
        composer->modules[i] = text_load(
            arena, module->source, module->body_offset, &context, diags);
    }
}

struct composer *composer_new(struct arena *arena, const struct guide *guide,
    const struct rules *rules, const struct template *template,
    struct diags *diags)
{
    struct composer *composer = arena_new(arena, struct composer);
    composer->guide = guide;
    composer->rules = rules;
    composer->clauses = clauses_new(arena, rules);
    composer->template = template;
    composer->languages = arena_new(arena, struct languages);
    composer->languages->arena = arena;
    size_t errors = diags_count(diags, SEVERITY_ERROR);
    load_texts(arena, composer, diags);
    const struct theme *theme = template->theme;
    if (theme->logo)
        composer->logo =
            picture_read(arena, theme->logo, theme->logo_place, diags);
    for (size_t i = 0; i < template->language_count; i++)
        phrases_check(&template->strings[i], diags);
    if (diags_count(diags, SEVERITY_ERROR) == errors)
        return composer;
    composer_free(composer);
    return NULL;
}

void composer_free(struct composer *composer)
{
    if (!composer)
        return;
    cmark_node_free(composer->outline.root);
    if (composer->mail)
        mail_form_free(composer->mail);
    for (size_t i = 0; i < composer->guide->module_count; i++)
        cmark_node_free(composer->modules[i].root);
    for (size_t i = 0; i < composer->languages->list.count; i++)
        formats_free(composer->languages->list.items[i].formats);
}

/* ---- a document's own facts ---------------------------------------------- */

static const char *plain_or_null(struct arena *arena, const char *text)
{
    return text ? tree_plain(arena, text) : NULL;
}

/* TEXT without the marks of its isolates: it goes where nothing takes them for
 * what they are. */
static const char *without_isolates(struct arena *arena, const char *text)
{
    char *copy = arena_string(arena, text), *out = copy;
    for (const char *at = text; *at;) {
        if (strncmp(at, PHRASES_ISOLATE, strlen(PHRASES_ISOLATE)) == 0)
            at += strlen(PHRASES_ISOLATE);
        else if (strncmp(
                     at, PHRASES_ISOLATE_END, strlen(PHRASES_ISOLATE_END)) == 0)
            at += strlen(PHRASES_ISOLATE_END);
        else
            *out++ = *at++;
    }
    *out = '\0';
    return copy;
}

static struct document_facts describe_document(
    const struct composition *composition)
{
    struct arena *arena = composition->arena;
    const struct meta *meta = &composition->profile->meta;
    struct document_facts facts = {
        .title = plain_or_null(
            arena, meta->title ? meta->title : composition->guide->title),
        .client = plain_or_null(arena, meta->client),
        .author = plain_or_null(arena, meta->author),
        .language = composition->language,
        .iso_date = meta->date,
        .confidentiality =
            plain_or_null(arena, phrases_word(composition->phrases,
                                     "confidentiality", meta->confidentiality)),
    };
    if (meta->date)
        facts.date = phrases_date(composition->phrases, meta->date);
    facts.running_head = facts.title;
    if (facts.client)
        facts.running_head = without_isolates(
            arena, phrases_fill(composition->phrases, PHRASE_RUNNING_HEAD,
                       "client", facts.client, "title", facts.title, NULL));
    return facts;
}

/* ---- one document -------------------------------------------------------- */

static bool contains_section(cmark_node *node, const char *name)
{
    if (cmark_node_get_type(node) == CMARK_NODE_CUSTOM_BLOCK) {
        const struct block *block = text_block(node);
        if (block->kind == BLOCK_SECTION &&
            strcmp(block->section->name, name) == 0)
            return true;
    }
    for (cmark_node *child = cmark_node_first_child(node); child;
         child = cmark_node_next(child))
        if (contains_section(child, name))
            return true;
    return false;
}

/* An override that says what the verdict says departs from nothing. */
static void check_override(const struct composition *composition)
{
    const struct overriding *overriding = composition->profile->overriding;
    if (overriding && !tally_departure(composition))
        diag_add(composition->diags, SEVERITY_WARNING, overriding->place,
            "leave it out",
            "the override recommends \"%s\", as the verdict does",
            composition->guide->plans[overriding->plan].id);
}

/* It is decoded where there is a cover to show it on. */
static void add_client_logo(
    struct composition *composition, struct document *document)
{
    const struct client_logo *logo = &composition->profile->logo;
    const struct text *outline = &composition->composer->outline;
    if (!logo->path || !contains_section(outline->root, "cover"))
        return;
    document->client_logo = picture_read(
        composition->arena, logo->path, logo->place, composition->diags);
    document->client_logo_alternative = logo->alternative;
}

/* Somebody asked what has changed, and nobody would read it. */
static void check_since(const struct composition *composition)
{
    const struct template *template = composition->composer->template;
    const struct text *outline = &composition->composer->outline;
    if (composition->since && !contains_section(outline->root, "changes"))
        diag_add(composition->diags, SEVERITY_WARNING,
            (struct place){template->outline, 0, 0},
            "write \"::: changes\" where it is to stand, or choose another "
            "template",
            "the template \"%s\" has no place for what has changed",
            template->name);
}

struct document *compose(struct arena *arena, const struct composer *composer,
    const struct decision *decision, struct diags *diags)
{
    size_t errors = diags_count(diags, SEVERITY_ERROR);
    struct composition composition;
    composition_start(&composition, arena, diags);
    if (!composition_take(&composition, composer, decision))
        return NULL;

    check_override(&composition);
    check_since(&composition);
    own_words_check(&composition);
    const struct text *outline = &composer->outline;
    composition.has_place = section_modules_places(
        &composition, contains_section(outline->root, "modules"));
    question_collect(&composition);
    bool titled = contains_section(outline->root, "cover") ||
                  contains_section(outline->root, "masthead");
    composition.has_bottom_line =
        contains_section(outline->root, "bottom-line");
    composition.has_flips = contains_section(outline->root, "flips");
    composition.has_verdict = contains_section(outline->root, "verdict");
    composition.lists_sources = contains_section(outline->root, "sources");
    int top = titled ? 2 : 1;
    struct expansion expansion = {
        &composition, outline, NONE, NONE, top, top - 1};
    own_words_expand(&expansion);
    sections_write_pending(&composition);
    finish_prune(composition.root);

    struct document *document = arena_new(arena, struct document);
    document->facts = describe_document(&composition);
    document->strings = phrases_strings(composition.phrases);
    document->theme = composer->template->theme;
    document->logo = composer->logo;
    add_client_logo(&composition, document);
    document = composition_finish(&composition, document, errors);
    own_words_free(&composition);
    return document;
}
