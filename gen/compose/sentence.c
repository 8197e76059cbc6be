/* The result in sentences: what is recommended, how strong the case for it is,
 * and how sure we are of it, which is another matter. */
#include "compose/sentence.h"

#include "compose/question.h"
#include "compose/tally.h"

#include <string.h>

static const char *level_plans(const struct composition *composition)
{
    const struct verdict *verdict = composition->verdict;
    const char **labels = arena_allocate(
        composition->arena, verdict->level_count, sizeof *labels);
    for (size_t i = 0; i < verdict->level_count; i++)
        labels[i] = composition->guide->plans[verdict->level[i]].label;
    return phrases_names(composition->phrases, labels, verdict->level_count);
}

/* A plan with the parts that each of its options serves, where it has more
 * than one. */
static const char *routed(const struct composition *composition, int plan)
{
    const char *label = composition->guide->plans[plan].label;
    if ((size_t)plan < composition->guide->option_count ||
        composition->profile->part_count == 0)
        return label;
    return phrases_fill(composition->phrases, PHRASE_RECOMMEND_ROUTED, "plan",
        label, "routing", tally_routing(composition, plan), NULL);
}

const char *sentence_recommendation(const struct composition *composition)
{
    const struct guide *guide = composition->guide;
    const struct verdict *verdict = composition->verdict;
    const struct phrases *phrases = composition->phrases;
    const struct overriding *departure = tally_departure(composition);
    if (departure)
        return phrases_fill(phrases, PHRASE_OVERRIDE_RECOMMEND, "plan",
            guide->plans[departure->plan].label, NULL);
    if (verdict->plan == NONE)
        return phrases_fill(phrases,
            verdict->conflict ? PHRASE_RECOMMEND_CONFLICT_TOSS_UP
                              : PHRASE_RECOMMEND_TOSS_UP,
            "plans", level_plans(composition), NULL);
    if (guide->plan_count == 1)
        return phrases_fill(phrases, PHRASE_RECOMMEND_ONLY, "plan",
            guide->plans[verdict->plan].label, NULL);
    if (verdict->conflict)
        return phrases_fill(phrases, PHRASE_RECOMMEND_CONFLICT, "plan",
            guide->plans[verdict->plan].label, NULL);
    return phrases_fill(phrases, PHRASE_RECOMMEND, "plan",
        routed(composition, verdict->plan), NULL);
}

const char *sentence_departure(const struct composition *composition)
{
    const struct verdict *verdict = composition->verdict;
    const struct phrases *phrases = composition->phrases;
    const struct overriding *departure = tally_departure(composition);
    if (!departure)
        return NULL;
    const char *computed =
        verdict->plan == NONE
            ? phrases_fill(phrases, PHRASE_OVERRIDE_LEVEL, "plans",
                  level_plans(composition), NULL)
            : phrases_fill(phrases, PHRASE_OVERRIDE_FIRST, "plan",
                  composition->guide->plans[verdict->plan].label, NULL);
    const char *date = phrases_date(phrases, departure->date);
    if (sentence_departure_stands_apart(composition))
        return phrases_fill(phrases, PHRASE_OVERRIDE_DECIDED, "computed",
            computed, "author", departure->author, "date", date, NULL);
    return phrases_fill(phrases, PHRASE_OVERRIDE_REASON, "computed", computed,
        "author", departure->author, "date", date, "reason",
        departure->reason.text, NULL);
}

bool sentence_departure_stands_apart(const struct composition *composition)
{
    const struct overriding *departure = tally_departure(composition);
    return departure && (departure->reason.markdown ||
                            strstr(departure->reason.text, "\n\n"));
}

size_t sentence_words(const char *text)
{
    size_t count = 0;
    for (const char *at = text; *at;) {
        at += strspn(at, " \n\t");
        size_t length = strcspn(at, " \n\t");
        count += length > 0;
        at += length;
    }
    return count;
}

bool sentence_departure_is_long(const struct composition *composition)
{
    enum { LONG = 66 };
    const char *departure = sentence_departure(composition);
    return departure && (sentence_departure_stands_apart(composition) ||
                            sentence_words(departure) > LONG);
}

/* How strong a lead is, by the steps at which it counts for confidence
 * (gen/decide/MODEL.md, section 8). */
enum { LEAD_WIDE = 8, LEAD_CLEAR = 4 };

const char *sentence_strength(const struct composition *composition)
{
    const struct verdict *verdict = composition->verdict;
    const struct phrases *phrases = composition->phrases;
    int rival = tally_rival(composition);
    if (rival == NONE || verdict->confidence == CONFIDENCE_NONE ||
        tally_departure(composition))
        return NULL;
    if (verdict->conflict)
        return phrases_text(phrases, PHRASE_STRENGTH_CONFLICT);
    if (verdict->plan == NONE)
        return phrases_text(phrases, PHRASE_STRENGTH_TOSS_UP);
    if (verdict->lead == LEAD_ALL_RULED_OUT)
        return phrases_text(
            phrases, tally_rivals(composition) == RIVALS_RULED_OUT
                         ? PHRASE_STRENGTH_RULED_OUT
                         : PHRASE_STRENGTH_NOT_NEEDED);
    const char *label = composition->guide->plans[rival].label;
    bool simpler = (size_t)rival >= composition->guide->option_count;
    if (verdict->lead == 0)
        return phrases_fill(phrases,
            simpler ? PHRASE_STRENGTH_SIMPLER : PHRASE_STRENGTH_LEVEL, "rival",
            label, NULL);
    enum phrase phrase = PHRASE_STRENGTH_NARROW;
    if (verdict->lead >= LEAD_CLEAR)
        phrase = verdict->lead >= LEAD_WIDE ? PHRASE_STRENGTH_WIDE
                                            : PHRASE_STRENGTH_CLEAR;
    return phrases_count(phrases, phrase, verdict->lead, "rival", label, NULL);
}

/* ---- how sure ------------------------------------------------------------ */

struct clauses {
    ARRAY(const char *) list;
};

static void add_clause(const struct composition *composition,
    struct clauses *clauses, enum phrase phrase)
{
    *array_add(&clauses->list, composition->arena) =
        phrases_text(composition->phrases, phrase);
}

static enum phrase doubt_of(
    const struct composition *composition, enum assurance_cause cause)
{
    const struct assurance *assurance = composition->assurance;
    switch (cause) {
    case ASSURANCE_ASSUMPTIONS: return PHRASE_DOUBT_ASSUMPTION;
    case ASSURANCE_SCALE: return PHRASE_DOUBT_SCALE;
    case ASSURANCE_ANSWERS:
    case ASSURANCE_CONFLICT: break;
    }
    if (assurance->together.result == TOGETHER_CHANGES)
        return PHRASE_DOUBT_TOGETHER;
    return assurance->by_answers && assurance->hinge_count > 0
               ? PHRASE_DOUBT_QUESTION
               : PHRASE_DOUBT_UNTRIED;
}

/* What keeps the confidence from being high. */
static void find_doubts(
    const struct composition *composition, struct clauses *doubts)
{
    const struct assurance *assurance = composition->assurance;
    if (composition->verdict->plan != NONE &&
        assurance->of_lead < CONFIDENCE_HIGH)
        add_clause(composition, doubts,
            assurance->of_lead == CONFIDENCE_LOW ? PHRASE_DOUBT_NARROW
                                                 : PHRASE_DOUBT_MARGIN);
    for (size_t i = 0; i < assurance->step_count; i++)
        add_clause(composition, doubts,
            doubt_of(composition, assurance->steps[i].cause));
}

/* True if no answers to the open questions, however combined, change the
 * result. */
static bool answers_hold(const struct composition *composition)
{
    enum together_result result = composition->assurance->together.result;
    return result == TOGETHER_NOTHING_OPEN || result == TOGETHER_HOLDS;
}

/* True if that is worth saying: nothing is, where nothing was left open. */
static bool answers_are_told(const struct composition *composition)
{
    return answers_hold(composition) &&
           question_count_facts(composition, ORIGIN_MISSING) > 0;
}

/* What was found not to change the result, and no more than that. */
static void find_certainties(
    const struct composition *composition, struct clauses *certainties)
{
    const struct assurance *assurance = composition->assurance;
    if (answers_are_told(composition))
        add_clause(composition, certainties, PHRASE_SURE_ANSWERS);
    else if (assurance->together.result == TOGETHER_HOLDS_IN_PAIRS)
        add_clause(composition, certainties, PHRASE_SURE_PAIRS);
    if (assurance->scale == SCALE_SAME)
        add_clause(composition, certainties, PHRASE_SURE_SCALE);
    if (assurance->scale == SCALE_LEVEL)
        add_clause(composition, certainties, PHRASE_SURE_LEVEL);
}

/* What confirming the assumptions that the verdict hangs on would make of the
 * confidence; NULL if nothing. */
static const char *raised_confidence(const struct composition *composition)
{
    const struct phrases *phrases = composition->phrases;
    const struct assurance *assurance = composition->assurance;
    if (assurance->confirmed <= assurance->level)
        return NULL;
    const char **facts = arena_allocate(
        composition->arena, assurance->hinge_count, sizeof *facts);
    size_t count = 0;
    for (size_t i = 0; i < assurance->hinge_count; i++) {
        const struct hinge *hinge = &assurance->hinges[i];
        if (hinge->assumed.type != VALUE_UNKNOWN)
            facts[count++] = phrases_fill(phrases, PHRASE_CERTAINTY_FACT,
                "fact", question_label(composition, hinge->fact, hinge->part),
                "value", question_value(composition, hinge->fact, hinge->part),
                NULL);
    }
    if (count == 0)
        return NULL;
    return phrases_count(phrases, PHRASE_CERTAINTY_RAISE, (double)count,
        "confidence", values_level(phrases, assurance->confirmed), "facts",
        phrases_names(phrases, facts, count), NULL);
}

const char *sentence_certainty(const struct composition *composition)
{
    const struct verdict *verdict = composition->verdict;
    const struct phrases *phrases = composition->phrases;
    if (tally_rival(composition) == NONE ||
        verdict->confidence == CONFIDENCE_NONE)
        return NULL;
    const char *subject = phrases_text(phrases, tally_departure(composition)
                                                    ? PHRASE_CERTAINTY_COMPUTED
                                                    : PHRASE_CERTAINTY_OURS);
    const char *confidence = values_confidence(&composition->values);
    if (verdict->conflict)
        return phrases_fill(phrases, PHRASE_CERTAINTY_CONFLICT, "subject",
            subject, "confidence", confidence, NULL);
    struct clauses clauses = {0};
    find_doubts(composition, &clauses);
    enum phrase phrase = PHRASE_CERTAINTY_BECAUSE;
    if (clauses.list.count == 0)
        find_certainties(composition, &clauses);
    else if (answers_are_told(composition))
        phrase = PHRASE_CERTAINTY_BUT;
    if (clauses.list.count == 0)
        return phrases_fill(phrases, PHRASE_CERTAINTY_PLAIN, "subject", subject,
            "confidence", confidence, NULL);
    const char *text = phrases_fill(phrases, phrase, "subject", subject,
        "confidence", confidence, "causes",
        phrases_list(phrases, clauses.list.items, clauses.list.count, false),
        NULL);
    const char *raise = raised_confidence(composition);
    return raise ? arena_format(composition->arena, "%s %s", text, raise)
                 : text;
}

const char *sentence_basis(const struct composition *composition)
{
    static const enum phrase counts[] = {
        [ORIGIN_STATED] = PHRASE_BASIS_COUNT_STATED,
        [ORIGIN_ASSUMED] = PHRASE_BASIS_COUNT_ASSUMED,
        [ORIGIN_MISSING] = PHRASE_BASIS_COUNT_MISSING,
    };
    static const enum origin origins[] = {
        ORIGIN_STATED, ORIGIN_ASSUMED, ORIGIN_MISSING};
    const struct phrases *phrases = composition->phrases;
    const char *items[3];
    size_t count = 0, stated = 0;
    for (size_t i = 0; i < 3; i++) {
        size_t facts = question_count_facts(composition, origins[i]);
        stated += origins[i] == ORIGIN_STATED ? facts : 0;
        if (facts > 0)
            items[count++] =
                phrases_count(phrases, counts[origins[i]], (double)facts, NULL);
    }
    if (count == 0)
        return NULL;
    if (count == 1 && stated > 0)
        return phrases_count(phrases, PHRASE_BASIS_ALL, (double)stated, NULL);
    return phrases_fill(phrases, PHRASE_BASIS_RESTS, "facts",
        phrases_list(phrases, items, count, false), NULL);
}

/* ---- the ledger ---------------------------------------------------------- */

static const char *points_text(const struct composition *composition, int plan)
{
    return phrases_count(composition->phrases, PHRASE_POINTS,
        composition->verdict->plans[plan].score, NULL);
}

const char *sentence_ledger(const struct composition *composition)
{
    const struct guide *guide = composition->guide;
    const struct verdict *verdict = composition->verdict;
    const struct phrases *phrases = composition->phrases;
    if (verdict->plan == NONE)
        return phrases_fill(phrases, PHRASE_LEDGER_TOSS_UP, "plans",
            level_plans(composition), NULL);
    const char *plan = guide->plans[verdict->plan].label;
    const char *points = points_text(composition, verdict->plan);
    int rival = tally_rival(composition);
    if (rival == NONE ||
        (!verdict->conflict && verdict->lead == LEAD_ALL_RULED_OUT))
        return phrases_fill(phrases,
            tally_rivals(composition) == RIVALS_RULED_OUT
                ? PHRASE_LEDGER_ALONE
                : PHRASE_LEDGER_NOT_NEEDED,
            "plan", plan, "points", points, NULL);
    return phrases_fill(phrases, PHRASE_LEDGER_LEAD, "plan", plan, "points",
        points, "rival", guide->plans[rival].label, "rival-points",
        points_text(composition, rival), NULL);
}
