/* The result in detail: what clashes, what is contested, how the present
 * choice fits. */
#include "compose/citation.h"
#include "compose/own_words.h"
#include "compose/section_rest.h"
#include "compose/sections.h"
#include "compose/sentence.h"
#include "compose/tally.h"

/* The reasons against more plans than this are a table. */
enum { CLASH_LONGEST = 4 };

/* The reasons that rule plans out, when they rule all of them out. */
static void add_clash(struct composition *composition, cmark_node *to)
{
    const struct builder *builder = &composition->builder;
    const struct verdict *verdict = composition->verdict;
    const struct guide *guide = composition->guide;
    tree_text_paragraph(
        builder, to, phrases_text(composition->phrases, PHRASE_CLASH));
    if (guide->plan_count > CLASH_LONGEST) {
        section_rest_ruled_out(
            composition, to, tally_ranking(composition), guide->plan_count);
        return;
    }
    cmark_node *list = tree_list(builder, to);
    for (size_t i = 0; i < guide->plan_count; i++)
        for (size_t j = 0; j < verdict->plans[i].ruled_out_by_count; j++) {
            const struct finding *finding =
                &verdict->findings[verdict->plans[i].ruled_out_by[j]];
            tree_text(composition->arena, tree_item(builder, list),
                phrases_fill(composition->phrases, PHRASE_CLASH_REASON, "plan",
                    guide->plans[i].label, "because",
                    tally_because(composition, finding), NULL));
        }
}

static void add_fit(struct composition *composition, cmark_node *to)
{
    const struct verdict *verdict = composition->verdict;
    enum phrase phrase;
    switch (verdict->mismatch) {
    case MISMATCH_NOTE: phrase = PHRASE_FIT_NOTE; break;
    case MISMATCH_CAUTION: phrase = PHRASE_FIT_CAUTION; break;
    case MISMATCH_SERIOUS: phrase = PHRASE_FIT_SERIOUS; break;
    case MISMATCH_NONE:
    default: return;
    }
    tree_text_paragraph(&composition->builder, to,
        phrases_fill(composition->phrases, phrase, "plan",
            composition->guide->plans[verdict->current].label, NULL));
}

static void add_statement(
    struct composition *composition, cmark_node *to, const char *statement)
{
    if (statement)
        tree_text_paragraph(&composition->builder, to, statement);
}

static void add_departure(struct composition *composition, cmark_node *to)
{
    const char *departure = sentence_departure(composition);
    if (!departure)
        return;
    bool is_long = sentence_departure_is_long(composition);
    cmark_node *callout =
        tree_element_block(&composition->builder, to, ELEMENT_CALLOUT);
    struct element *element = tree_element(composition->arena, callout);
    element->callout = CALLOUT_CAUTION;
    element->label = phrases_text(composition->phrases, PHRASE_OVERRIDE_LABEL);
    if (is_long)
        add_statement(composition, callout, departure);
    if (sentence_departure_stands_apart(composition))
        own_words_add(composition, callout,
            &tally_departure(composition)->reason, HEADING_LEVELS);
    add_statement(composition, callout,
        phrases_text(composition->phrases, PHRASE_OVERRIDE_REST));
}

/* How sure the reasons are, apart from how strong they are: behind what was
 * SAID of how sure the result is, if that is not NULL. */
static void add_evidence(
    struct composition *composition, cmark_node *to, const char *said)
{
    struct arena *arena = composition->arena;
    cmark_node *paragraph = tree_paragraph(&composition->builder, to);
    cmark_node *rests = tree_paragraph(&composition->builder, to);
    tree_text(arena, paragraph, said ? said : "");
    tree_text(arena, rests, said ? " " : "");
    tree_text(arena, rests,
        phrases_text(composition->phrases, PHRASE_EVIDENCE_INTRO));
    if (citation_add_evidence(composition, rests)) {
        tree_text(arena, rests, ".");
        tree_move_children(rests, paragraph);
    } else if (!said) {
        cmark_node_unlink(paragraph);
        cmark_node_free(paragraph);
    }
    cmark_node_unlink(rests);
    cmark_node_free(rests);
}

/* Opens with the scores: the recommendation itself, and how sure it is, have
 * been given in the bottom line. With a departure that tells nothing of how
 * sure the computed result is, so it is told here. */
void section_verdict(struct composition *composition, cmark_node *to)
{
    const struct verdict *verdict = composition->verdict;
    add_departure(composition, to);
    add_statement(composition, to, sentence_ledger(composition));
    if (verdict->conflict)
        add_clash(composition, to);
    const char *certainty =
        composition->has_bottom_line && !tally_departure(composition)
            ? NULL
            : sentence_certainty(composition);
    const char *basis = sentence_basis(composition);
    add_evidence(composition, to,
        certainty && basis
            ? arena_format(composition->arena, "%s %s", certainty, basis)
        : certainty ? certainty
                    : basis);
    for (size_t p = 0; p < composition->profile->part_count; p++)
        if (verdict->contested_parts[p])
            add_statement(composition, to,
                phrases_fill(composition->phrases, PHRASE_CONTESTED, "part",
                    composition->profile->parts[p].name, NULL));
    add_fit(composition, to);
}
