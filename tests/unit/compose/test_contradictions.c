/* Nothing in a document contradicts itself: rules over the words of a document
 * and what was decided, on 2,000 random profiles of the three guides. Facts are
 * missing in them, some depart from the verdict, and parts have all weights. */
#include "../decide/random_profile.h"
#include "../tree_dump.h"
#include "kit.h"

#include "compose/question.h"

enum { PROFILES = 2000, SEED = 20261130 };

static const char *const guides[] = {
    "content/python-node", "content/open-licence", "content/load-balancer"};
enum { GUIDES = sizeof guides / sizeof *guides };

/* A document and what it must agree with. */
struct trial_document {
    const struct guide *guide;
    const struct profile *profile;
    const struct decision *decision;
    const struct document *document;
    const char *text; /* the dump of its tree */
};

/* How often each rule had something to judge: a rule that never did proves
 * nothing. */
struct rule {
    const char *name;
    /* False: it is broken. *FIRED: it had something to judge. */
    bool (*holds)(const struct trial_document *made, bool *fired);
    size_t least;     /* times that it must have fired */
    const char *seed; /* a document breaks it where these words are added, or
                         taken away if they are there; NULL: break_headings */
};

static bool says(const struct trial_document *made, const char *words)
{
    return strstr(made->text, words) != NULL;
}

static size_t times(const struct trial_document *made, const char *words)
{
    size_t count = 0;
    for (const char *at = made->text; (at = strstr(at, words)); at++)
        count++;
    return count;
}

/* ---- rules --------------------------------------------------------------- */

static bool rule_ruled_out(const struct trial_document *made, bool *fired)
{
    const struct verdict *verdict = made->decision->verdict;
    bool all = says(made, "very other option is ruled out.") ||
               says(made, "very other option is ruled out;");
    bool or_idle = says(made, "very other option is ruled out or not needed");
    *fired = all || or_idle;
    for (size_t i = 0; i < made->guide->plan_count; i++) {
        const struct plan_result *plan = &verdict->plans[i];
        if ((int)i == verdict->best)
            continue;
        if (all && !plan->ruled_out)
            return false;
        if (or_idle && plan->candidate && !plan->ruled_out)
            return false;
    }
    return true;
}

static bool rule_answers(const struct trial_document *made, bool *fired)
{
    const struct assurance *assurance = made->decision->assurance;
    bool sure = says(made, "no open answer could change this");
    *fired = sure;
    if (!sure)
        return true;
    for (size_t i = 0; i < assurance->step_count; i++)
        if (assurance->steps[i].cause == ASSURANCE_ANSWERS)
            return false;
    return !says(made, "table_cell The result: ");
}

static bool rule_scales(const struct trial_document *made, bool *fired)
{
    enum scale_result scale = made->decision->assurance->scale;
    bool same = says(made, "the result is the same on every scale") ||
                says(made, "The result stayed the same on all of them");
    bool level = says(made, "ahead or level on every scale") ||
                 says(made, "ahead or level on all of them");
    bool fails = says(made, "The result did not stay the same");
    *fired = same || level || fails;
    return (!same || scale == SCALE_SAME) && (!level || scale == SCALE_LEVEL) &&
           (!fails || scale == SCALE_FAILS);
}

static bool rule_numbers(const struct trial_document *made, bool *fired)
{
    static const char *const never[] = {" 0 points behind", " 0 points ahead",
        "by 0 point", "only 0 point", "(fair,", "table_cell Fair\n", "\u22120",
        NULL};
    *fired = says(made, " behind");
    for (size_t i = 0; never[i]; i++)
        if (says(made, never[i]))
            return false;
    return true;
}

static bool rule_warnings(const struct trial_document *made, bool *fired)
{
    const struct selection *selection = made->decision->selection;
    size_t applies = 0, waits = 0;
    for (size_t i = 0; i < made->guide->warning_count; i++) {
        applies += selection->warnings[i].truth == TRUTH_TRUE;
        waits += selection->warnings[i].truth == TRUTH_UNKNOWN;
    }
    bool none = says(made, "What we know calls for no warning");
    *fired = none;
    return none == (applies == 0 && waits > 0);
}

static bool rule_risk(const struct trial_document *made, bool *fired)
{
    bool serious = false;
    for (size_t i = 0; i < made->guide->warning_count; i++)
        serious = serious || (made->guide->warnings[i].level >= LEVEL_CAUTION &&
                                 made->decision->selection->warnings[i].truth ==
                                     TRUTH_TRUE);
    *fired = says(made, "*Main risk:*");
    return *fired == serious;
}

static bool rule_code(const struct trial_document *made, bool *fired)
{
    *fired = true;
    return !says(made, "{{") && !says(made, "`$") && !says(made, ":::");
}

/* A heading stands above something: what follows it is no heading of its level
 * or a higher one, and not the end. */
static bool rule_headings(const struct trial_document *made, bool *fired)
{
    *fired = made->document->outline_count > 0;
    for (size_t i = 0; i < made->document->outline_count; i++) {
        cmark_node *node = made->document->outline[i].node;
        cmark_node *next = cmark_node_next(node);
        if (!next && element_of(cmark_node_parent(node))->kind ==
                         ELEMENT_SECTION) /* a module's own heading */
            return false;
        if (!next)
            return false;
        if (cmark_node_get_type(next) == CMARK_NODE_HEADING &&
            cmark_node_get_heading_level(next) <=
                cmark_node_get_heading_level(node))
            return false;
    }
    return true;
}

/* "Why not" names what speaks against, or says that nothing does. */
static bool rule_why_not(const struct trial_document *made, bool *fired)
{
    static const char *const against[] = {"ruled out", "behind", "gain from it",
        "Reasons against it", "Nothing that counts speaks against",
        "fails a requirement", "Nothing that is known", NULL};
    for (const char *at = made->text; (at = strstr(at, "] Why not ")); at++) {
        const char *end = strstr(at, "heading ");
        size_t length = end ? (size_t)(end - at) : strlen(at);
        bool found = false;
        for (size_t i = 0; against[i] && !found; i++)
            found = memmem(at, length, against[i], strlen(against[i])) != NULL;
        *fired = true;
        if (!found)
            return false;
    }
    return true;
}

static bool rule_confidence(const struct trial_document *made, bool *fired)
{
    static const char *const levels[] = {"low", "moderate", "high"};
    const struct assurance *assurance = made->decision->assurance;
    const char *now = verdict_confidence_name(assurance->level);
    for (size_t i = 0; i < 3; i++) {
        char words[64];
        snprintf(words, sizeof words, "Our confidence is %s", levels[i]);
        *fired = *fired || says(made, words);
        if (says(made, words) && strcmp(levels[i], now) != 0)
            return false;
        snprintf(words, sizeof words, "It becomes %s once", levels[i]);
        if (says(made, words) &&
            (strcmp(levels[i], verdict_confidence_name(assurance->confirmed)) !=
                    0 ||
                assurance->confirmed <= assurance->level))
            return false;
    }
    return true;
}

/* What confirming would do is said where it would do something. */
static bool rule_raise(const struct trial_document *made, bool *fired)
{
    const struct assurance *assurance = made->decision->assurance;
    *fired = assurance->confirmed > assurance->level &&
             !made->decision->verdict->conflict;
    return *fired == says(made, " once you confirm what we assumed here: ");
}

/* The rows of the table below the heading with ANCHOR. */
static size_t rows_below(const struct trial_document *made, const char *anchor)
{
    const char *at = strstr(made->text, anchor);
    if (!at)
        return 0;
    const char *end = strstr(at, "heading ");
    size_t count = 0;
    while ((at = strstr(at, "table_row")) && (!end || at < end)) {
        count++;
        at++;
    }
    return count;
}

static bool asks(
    const struct trial_document *made, const char *format, size_t count)
{
    char words[80];
    snprintf(words, sizeof words, format, count);
    return says(made, words);
}

/* What the reader is asked for is what the tables list. */
static bool rule_requests(const struct trial_document *made, bool *fired)
{
    size_t assumed = rows_below(made, " what-we-assumed]");
    size_t open = rows_below(made, " what-we-still-need-to-know]");
    *fired = assumed > 0 || open > 0;
    if (assumed == 0 && open == 0)
        return says(made, "please check that your situation");
    return (assumed < 2 ||
               asks(made, "confirm or correct %zu assumptions", assumed)) &&
           (assumed != 1 || says(made, "confirm or correct one assumption")) &&
           (open < 2 || asks(made, "answer %zu open questions", open)) &&
           (open != 1 || says(made, "answer one open question"));
}

/* "No change" in the table of assumptions: neither verdict nor confidence nor
 * modules nor warnings. */
static bool rule_no_change(const struct trial_document *made, bool *fired)
{
    const struct sensitivity *sensitivity = made->decision->sensitivity;
    size_t quiet = 0;
    int parts = (int)made->profile->part_count;
    for (int part = NONE; part < parts; part++)
        for (size_t f = 0; f < made->guide->fact_count; f++) {
            const struct fact *fact = &made->guide->facts[f];
            enum origin origin = ORIGIN_DERIVED;
            if (fact->derivation != DERIVATION_NONE || fact->print_only ||
                (fact->of == SCOPE_PROJECT) != (part == NONE))
                continue;
            facts_value(made->decision->facts, (int)f, part, &origin);
            const struct unanswered *question =
                sensitivity_question(sensitivity, (int)f, part);
            quiet += origin == ORIGIN_ASSUMED &&
                     (!question || sensitivity_effect(sensitivity, question) ==
                                       EFFECT_NONE);
        }
    *fired = quiet > 0;
    return times(made, "table_cell No change\n") == quiet;
}

static bool rule_recommended(const struct trial_document *made, bool *fired)
{
    int plan = made->decision->verdict->recommended;
    bool toss_up = says(made, "There is no clear winner") ||
                   says(made, "come equally near");
    *fired = true;
    if ((plan == NONE) != toss_up)
        return false;
    if (plan == NONE)
        return !says(made, "*We recommend ") &&
               !says(made, "paragraph It leads");
    const char *label = made->guide->plans[plan].label;
    char poor[300];
    snprintf(poor, sizeof poor, "planned so far, %s, ", label);
    return !says(made, poor) && says(made, label);
}

/* A departure from the points is said once, and nothing hides it. */
static bool rule_departure(const struct trial_document *made, bool *fired)
{
    const struct overriding *overriding = made->profile->overriding;
    bool departs =
        overriding && overriding->plan != made->decision->verdict->plan;
    *fired = departs;
    return times(made, " decided otherwise on ") == (departs ? 1u : 0u) &&
           (!departs || !says(made, "Our confidence is "));
}

/* A part that counts as heavier than stated shows both, and why. */
static bool rule_weights(const struct trial_document *made, bool *fired)
{
    const struct verdict *verdict = made->decision->verdict;
    int weight = made->guide->weight_fact;
    bool raised = false;
    for (size_t p = 0; p < made->profile->part_count && weight != NONE; p++) {
        struct value value =
            facts_value(made->decision->facts, weight, (int)p, NULL);
        raised = raised || (value.type == VALUE_WORD &&
                               value.as.word != verdict->weight_classes[p]);
    }
    *fired = raised;
    return raised == says(made, ", therefore counts as ");
}

/* What is recommended, against the points or not, is not called needless; nor
 * does a plan that a person chose "come first". */
static bool rule_proposed(const struct trial_document *made, bool *fired)
{
    const struct verdict *verdict = made->decision->verdict;
    if (verdict->recommended == NONE)
        return true;
    char title[300];
    snprintf(title, sizeof title, "] Why %s\n",
        made->guide->plans[verdict->recommended].label);
    for (const char *at = made->text; (at = strstr(at, title)); at++) {
        const char *end = strstr(at, "heading ");
        size_t length = end ? (size_t)(end - at) : strlen(at);
        *fired = true;
        if (memmem(at, length, "not proposed", 12) ||
            (verdict->recommended != verdict->plan &&
                memmem(at, length, "it comes first", 14)))
            return false;
    }
    return true;
}

/* Parts are shown as served by the members of a combination if each serves
 * one. */
static bool rule_routing(const struct trial_document *made, bool *fired)
{
    const struct verdict *verdict = made->decision->verdict;
    int plan = verdict->recommended;
    if (plan == NONE || (size_t)plan < made->guide->option_count ||
        made->profile->part_count == 0)
        return true;
    const struct plan *combination = &made->guide->plans[plan];
    size_t used = 0;
    for (size_t i = 0; i < combination->member_count; i++)
        for (size_t p = 0; p < made->profile->part_count; p++)
            if (verdict->plans[plan].route[p] == combination->members[i]) {
                used++;
                break;
            }
    *fired = true;
    return says(made, "Which option serves which part:") ==
           (used == combination->member_count);
}

/* Where all facts were stated nothing is open, assumed or missing. */
static bool rule_all_stated(const struct trial_document *made, bool *fired)
{
    if (!says(made, "You stated all "))
        return true;
    *fired = true;
    return !says(made, "open answer") && !says(made, " open question") &&
           !says(made, " assumption") && !says(made, "we assumed");
}

static const struct rule rules_all[] = {
    {"ruled out is only said of what is", rule_ruled_out, 100,
        "Every other option is ruled out."},
    {"open answers change what they are said to change", rule_answers, 100,
        "no open answer could change this; table_cell The result: X"},
    {"the scale test", rule_scales, 500,
        "The result did not stay the same; it stayed: the result is the "
        "same on every scale"},
    {"numbers and grades", rule_numbers, 100, "B is 0 points behind"},
    {"no warning, while some wait", rule_warnings, 20,
        "What we know calls for no warning"},
    {"the main risk is one", rule_risk, 100, "*Main risk:*"},
    {"no code", rule_code, PROFILES, "{{team-size}}"},
    {"headings have content", rule_headings, PROFILES, NULL},
    {"a why-not names what speaks against", rule_why_not, 500,
        "heading 2 [x] Why not B\n  paragraph It is old.\nheading 2 "},
    {"one confidence", rule_confidence, 500,
        "Our confidence is low. Our confidence is high."},
    {"confirming raises it", rule_raise, 50,
        " once you confirm what we assumed here: "},
    {"requests and tables", rule_requests, 500, "confirm or correct "},
    {"no change is none", rule_no_change, 200, "table_cell No change\n"},
    {"one recommendation", rule_recommended, PROFILES,
        "There is no clear winner"},
    {"a departure is said once", rule_departure, 100, " decided otherwise on "},
    {"weights", rule_weights, 100, ", therefore counts as "},
    {"what is recommended is proposed", rule_proposed, 500,
        "] Why Python and Node.js side by side\n  so it is not proposed"},
    {"who serves which part", rule_routing, 50,
        "Which option serves which part:"},
    {"all facts stated", rule_all_stated, 10, "You stated all 9 facts"},
};
enum { RULES = sizeof rules_all / sizeof *rules_all };

/* ---- profiles ------------------------------------------------------------ */

/* Takes away most answers of a row that may be missing. */
static void empty_answers(
    uint64_t *state, const struct guide *guide, const struct answer *answers)
{
    for (size_t i = 0; i < guide->fact_count; i++)
        if (!guide->facts[i].required && random_below(state, 3))
            ((struct answer *)answers)[i].value = (struct value){0};
}

static struct profile *draw(
    struct arena *arena, const struct guide *guide, uint64_t *state)
{
    struct profile *profile = random_profile(arena, guide, state);
    if (!guide->parts_path)
        profile->part_count = 0;
    if (random_below(state, 3) == 0) {
        empty_answers(state, guide, profile->answers);
        for (size_t p = 0; p < profile->part_count; p++)
            empty_answers(state, guide, profile->parts[p].answers);
    }
    if (random_below(state, 4) == 0) {
        struct overriding *overriding = arena_new(arena, struct overriding);
        *overriding = (struct overriding){
            .plan = (int)random_below(state, guide->plan_count),
            .author = "A. Consultant",
            .date = "2026-11-20",
            .reason = {.text = "The team has decided so before."},
        };
        profile->overriding = overriding;
    }
    return profile;
}

/* ---- the walk ------------------------------------------------------------ */

static void check(struct kit *kit, const struct composer *composer,
    uint64_t *state, int number, size_t fired[RULES])
{
    struct arena arena;
    struct diags diags;
    arena_init(&arena);
    diags_init(&diags, &arena);
    struct trial_document made = {.guide = kit->guide};
    made.profile = draw(&arena, kit->guide, state);
    struct decision decision = decide(&arena, kit->rules, made.profile);
    made.decision = &decision;
    struct document *document = compose(&arena, composer, &decision, &diags);
    assert_non_null(document);
    made.document = document;
    struct buffer out;
    buffer_init(&out);
    tree_dump(&out, document->root);
    made.text = buffer_string(&out);
    for (int i = 0; i < RULES; i++) {
        bool judged = false;
        if (!rules_all[i].holds(&made, &judged))
            fail_msg("profile %d of %s breaks \"%s\":\n%s", number,
                kit->guide->id, rules_all[i].name, made.text);
        fired[i] += judged;
    }
    buffer_release(&out);
    document_free(document);
    arena_release(&arena);
}

static void test_no_contradictions(void **state)
{
    (void)state;
    size_t fired[RULES] = {0};
    uint64_t random = SEED;
    for (int g = 0; g < GUIDES; g++) {
        struct bench bench;
        struct kit kit;
        bench_init(&bench);
        kit_load(&kit, &bench, guides[g]);
        struct composer *composer = composer_new(
            &bench.arena, kit.guide, kit.rules, kit.template, &bench.diags);
        assert_non_null(composer);
        for (int i = g; i < PROFILES; i += GUIDES)
            check(&kit, composer, &random, i, fired);
        composer_free(composer);
        bench_release(&bench);
    }
    for (int i = 0; i < RULES; i++)
        if (fired[i] < rules_all[i].least)
            fail_msg("\"%s\" had something to judge in %zu documents only",
                rules_all[i].name, fired[i]);
}

/* ---- each rule can complain ---------------------------------------------- */

/* TEXT without WORDS, or with them if it has none. */
static const char *toggle(
    struct arena *arena, const char *text, const char *words)
{
    struct buffer out;
    buffer_init(&out);
    const char *from = text;
    for (const char *at; (at = strstr(from, words)); from = at + strlen(words))
        buffer_add(&out, from, (size_t)(at - from));
    buffer_add_string(&out, from);
    if (from == text)
        buffer_add_string(&out, words);
    const char *copy = arena_string(arena, buffer_string(&out));
    buffer_release(&out);
    return copy;
}

/* Takes away all that stands behind the last heading. */
static void break_headings(const struct document *document)
{
    cmark_node *last = document->outline[document->outline_count - 1].node;
    while (cmark_node_next(last))
        cmark_node_free(cmark_node_next(last));
}

static void test_rules_complain(void **state)
{
    (void)state;
    struct bench bench;
    struct kit kit;
    bench_init(&bench);
    kit_load(&kit, &bench, guides[0]);
    kit_decide(&kit, &bench,
        kit_source(&bench, "examples/profiles/p11-live-advice-tiny-rota.xml"));
    struct composer *composer = composer_new(
        &bench.arena, kit.guide, kit.rules, kit.template, &bench.diags);
    struct document *document =
        compose(&bench.arena, composer, &kit.decision, &bench.diags);
    assert_non_null(document);
    struct buffer out;
    buffer_init(&out);
    tree_dump(&out, document->root);
    const char *text = buffer_string(&out);
    struct trial_document made = {kit.guide, kit.decision.verdict->profile,
        &kit.decision, document, text};
    for (int i = 0; i < RULES; i++) {
        const struct rule *rule = &rules_all[i];
        bool fired = false;
        made.text = text;
        if (!rule->holds(&made, &fired))
            fail_msg("\"%s\" is broken from the start", rule->name);
        if (rule->seed)
            made.text = toggle(&bench.arena, text, rule->seed);
        else
            break_headings(document);
        if (rule->holds(&made, &fired))
            fail_msg("\"%s\" does not see its fault", rule->name);
    }
    buffer_release(&out);
    document_free(document);
    composer_free(composer);
    bench_release(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rules_complain),
        cmocka_unit_test(test_no_contradictions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
