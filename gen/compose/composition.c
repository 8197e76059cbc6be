/* One document while it is being made: its beginning and its end, which are
 * the same whatever it is about. */
#include "compose/composition.h"

#include "compose/citation.h"
#include "compose/expand.h"
#include "compose/finish.h"
#include "compose/links.h"
#include "compose/section_changes.h"
#include "compose/sections.h"

#include <string.h>

void composition_start(
    struct composition *composition, struct arena *arena, struct diags *diags)
{
    *composition = (struct composition){.arena = arena, .diags = diags};
    composition->builder.arena = arena;
    composition->root = cmark_node_new(CMARK_NODE_DOCUMENT);
}

/* ---- what it is about ---------------------------------------------------- */

static void take_inputs(struct composition *composition,
    const struct composer *composer, const struct decision *decision)
{
    struct arena *arena = composition->arena;
    composition->composer = composer;
    composition->write_section = sections_write;
    composition->guide = composer->guide;
    composition->facts = decision->facts;
    composition->profile = facts_profile(decision->facts);
    composition->verdict = decision->verdict;
    composition->assurance = decision->assurance;
    composition->sensitivity = decision->sensitivity;
    composition->selection = decision->selection;
    composition->since = decision->since;
    composition->module_headings = arena_allocate(arena,
        composer->guide->module_count, sizeof *composition->module_headings);
    size_t cells =
        (composition->profile->part_count + 1) * composer->guide->fact_count;
    composition->question_index =
        arena_allocate(arena, cells, sizeof *composition->question_index);
    for (size_t i = 0; i < cells; i++)
        composition->question_index[i] = NONE;
}

/* The formats of LANGUAGE, opened by the first document that speaks it. There
 * are as many as languages that the template has texts for. */
static struct formats *find_formats(
    struct languages *languages, const char *language)
{
    for (size_t i = 0; i < languages->list.count; i++)
        if (strcmp(languages->list.items[i].tag, language) == 0)
            return languages->list.items[i].formats;
    struct language *added = array_add(&languages->list, languages->arena);
    added->tag = arena_string(languages->arena, language);
    added->formats = formats_new(language);
    return added->formats;
}

/* The document's phrases; NULL and an error if the template does not speak its
 * language. */
static struct phrases *find_phrases(
    struct composition *composition, const char *language)
{
    const struct template *template = composition->composer->template;
    const struct strings *strings = template_strings(template, language);
    if (strings)
        return phrases_new(composition->arena, strings,
            find_formats(composition->composer->languages, language));
    const struct meta *meta = &composition->profile->meta;
    diag_add(composition->diags, SEVERITY_ERROR,
        meta->language ? meta->places.language
                       : (struct place){composition->guide->source, 0, 0},
        arena_format(composition->arena,
            "add strings.%s.yaml to the template, or choose another language",
            language),
        "the template \"%s\" has no texts in \"%s\"", template->name, language);
    return NULL;
}

bool composition_take(struct composition *composition,
    const struct composer *composer, const struct decision *decision)
{
    take_inputs(composition, composer, decision);
    const char *own = composition->profile->meta.language;
    composition->language = own ? own : composer->guide->language;
    composition->phrases = find_phrases(composition, composition->language);
    if (!composition->phrases) {
        cmark_node_free(composition->root);
        return false;
    }
    composition->values =
        (struct value_source){composition->arena, composer->guide,
            decision->facts, decision->verdict, composition->phrases,
            composition->diags, section_changes_version(composition)};
    return true;
}

/* ---- its end ------------------------------------------------------------- */

struct document *composition_finish(
    struct composition *composition, struct document *document, size_t errors)
{
    document->root = composition->root;
    expand_footnotes(composition);
    finish_headings(composition, document);
    links_resolve(composition, document);
    citation_place(composition);
    if (diags_count(composition->diags, SEVERITY_ERROR) == errors)
        return document;
    document_free(document);
    return NULL;
}
