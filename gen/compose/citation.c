/* What sentences and reasons rest on: the marks of sources in the text, and
 * where each source is used. */
#include "compose/citation.h"

#include <stdlib.h>
#include <string.h>

/* ---- marks --------------------------------------------------------------- */

static size_t find_citation(
    struct composition *composition, const struct guide_source *source)
{
    size_t count = composition->citations.count;
    for (size_t i = 0; i < count; i++)
        if (composition->citations.items[i].source == source)
            return i;
    *array_add(&composition->citations, composition->arena) =
        (struct citation){.source = source};
    return count;
}

void citation_add(struct composition *composition, cmark_node *to,
    const struct guide_source *source, struct place place)
{
    if (!composition->lists_sources || !source)
        return;
    struct arena *arena = composition->arena;
    size_t number = find_citation(composition, source) + 1;
    cmark_node *mark = cmark_node_new(CMARK_NODE_FOOTNOTE_REFERENCE);
    struct element *element = tree_element(arena, mark);
    element->place = place;
    element->number = arena_format(arena, "[%zu]", number);
    element->target = arena_format(arena, CITATION_ANCHOR "%zu", number);
    cmark_node_set_literal(mark, element->number);
    tree_append(to, mark);
}

/* The index of the citation that MARK leads to, or NONE. */
static int cited_by(const struct composition *composition, cmark_node *mark)
{
    const char *target = element_of(mark)->target;
    size_t length = sizeof CITATION_ANCHOR - 1;
    if (!target || strncmp(target, CITATION_ANCHOR, length) != 0)
        return NONE;
    long number = strtol(target + length, NULL, 10);
    bool known = number >= 1 && (size_t)number <= composition->citations.count;
    return known ? (int)number - 1 : NONE;
}

/* ---- what the reasons rest on -------------------------------------------- */

/* True if a strong or decisive finding of the reason at *AT counts; *AT moves
 * behind the reason's findings, which stand together. */
static bool reason_weighs(const struct verdict *verdict, size_t *at)
{
    int reason = verdict->findings[*at].reason;
    bool weighs = false;
    for (; *at < verdict->finding_count; (*at)++) {
        const struct finding *finding = &verdict->findings[*at];
        if (finding->reason != reason)
            break;
        weighs = weighs || (finding->standing == STANDING_COUNTED &&
                               finding->grade >= GRADE_STRONG);
    }
    return weighs;
}

/* The marks of what REASON rests on, each source once. */
static void add_marks(struct composition *composition, cmark_node *to,
    const struct reason *reason, const struct guide_source **seen,
    size_t *count)
{
    for (size_t i = 0; i < reason->rests_on_count; i++) {
        const struct guide_source *source = reason->rests_on[i];
        bool known = false;
        for (size_t j = 0; j < *count && !known; j++)
            known = seen[j] == source;
        if (known)
            continue;
        seen[(*count)++] = source;
        citation_add(composition, to, source, composition->builder.place);
    }
}

/* False for a guide whose reasons do not say on what they rest. */
static bool is_stated(const struct guide *guide)
{
    for (size_t i = 0; i < guide->reason_count; i++)
        if (guide->reasons[i].evidence != EVIDENCE_NONE)
            return true;
    return false;
}

/* How many sources all reasons of the guide name, each as often as named. */
static size_t count_named(const struct guide *guide)
{
    size_t count = 0;
    for (size_t i = 0; i < guide->reason_count; i++)
        count += guide->reasons[i].rests_on_count;
    return count;
}

bool citation_add_evidence(struct composition *composition, cmark_node *to)
{
    static const enum phrase phrases[EVIDENCE_COUNT] = {
        [EVIDENCE_NONE] = PHRASE_EVIDENCE_NONE,
        [EVIDENCE_MEASURED] = PHRASE_EVIDENCE_MEASURED,
        [EVIDENCE_DOCUMENTED] = PHRASE_EVIDENCE_DOCUMENTED,
        [EVIDENCE_EXPERIENCE] = PHRASE_EVIDENCE_EXPERIENCE,
        [EVIDENCE_OPINION] = PHRASE_EVIDENCE_OPINION,
    };
    static const enum evidence order[EVIDENCE_COUNT] = {EVIDENCE_MEASURED,
        EVIDENCE_DOCUMENTED, EVIDENCE_EXPERIENCE, EVIDENCE_OPINION,
        EVIDENCE_NONE};
    const struct guide *guide = composition->guide;
    const struct verdict *verdict = composition->verdict;
    struct arena *arena = composition->arena;
    const struct guide_source **seen =
        arena_allocate(arena, count_named(guide), sizeof *seen);
    size_t seen_count = 0;
    bool any = false;
    for (size_t i = 0; i < EVIDENCE_COUNT && is_stated(guide); i++) {
        ARRAY(const struct reason *) reasons = {0};
        for (size_t at = 0; at < verdict->finding_count;) {
            const struct reason *reason =
                &guide->reasons[verdict->findings[at].reason];
            if (reason_weighs(verdict, &at) && reason->evidence == order[i])
                *array_add(&reasons, arena) = reason;
        }
        if (reasons.count == 0)
            continue;
        if (any)
            tree_text(arena, to,
                phrases_text(composition->phrases, PHRASE_LIST_SEPARATOR));
        any = true;
        tree_text(arena, to,
            phrases_count(composition->phrases, phrases[order[i]],
                (double)reasons.count, NULL));
        for (size_t j = 0; j < reasons.count; j++)
            add_marks(composition, to, reasons.items[j], seen, &seen_count);
    }
    return any;
}

/* ---- where a source is used ---------------------------------------------- */

/* Adds SECTION, a numbered heading's element, to the places of CITATION. */
static void add_place(struct composition *composition,
    struct citation *citation, const struct element *section)
{
    struct arena *arena = composition->arena;
    if (!citation->entry || citation->last == section)
        return;
    cmark_node *entry = citation->entry;
    tree_text(arena, entry,
        citation->last
            ? phrases_text(composition->phrases, PHRASE_LIST_SEPARATOR)
            : phrases_text(composition->phrases, PHRASE_SOURCES_USED));
    citation->last = section;
    cmark_node *link = tree_append(entry, cmark_node_new(CMARK_NODE_LINK));
    cmark_node_set_url(link, arena_format(arena, "#%s", section->anchor));
    struct element *element = tree_element(arena, link);
    element->place = citation->source->place;
    element->target = section->anchor;
    tree_text(arena, link,
        phrases_fill(composition->phrases, PHRASE_SOURCES_SECTION, "number",
            section->number, NULL));
}

void citation_place(struct composition *composition)
{
    if (composition->citations.count == 0)
        return;
    const struct element *section = NULL;
    cmark_event_type event;
    cmark_iter *iterator = cmark_iter_new(composition->root);
    while ((event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iterator);
        if (event != CMARK_EVENT_ENTER)
            continue;
        if (cmark_node_get_type(node) == CMARK_NODE_HEADING)
            section = element_of(node)->number ? element_of(node) : section;
        if (cmark_node_get_type(node) != CMARK_NODE_FOOTNOTE_REFERENCE)
            continue;
        int index = cited_by(composition, node);
        if (index != NONE && section)
            add_place(
                composition, &composition->citations.items[index], section);
    }
    cmark_iter_free(iterator);
}
