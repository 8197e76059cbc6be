/* The bottom line: recommendation, strength, certainty, the top reasons, what
 * could turn it, the main risk and what is asked of the reader by when, in at
 * most 200 words. A board reads this page alone. */
#include "compose/own_words.h"
#include "compose/question.h"
#include "compose/section_flips.h"
#include "compose/sections.h"
#include "compose/sentence.h"
#include "compose/tally.h"

#include <string.h>

enum { BOTTOM_LINE_WORDS = 200, TOP_REASONS = 3 };

/* A reason with the points that it brings on all its rows. */
struct top_reason {
    int reason;
    long long points;
    const struct finding *finding; /* the first that counts; NULL: none */
    const char *label;             /* in front of its text; NULL: none */
};

/* ---- the top reasons ----------------------------------------------------- */

/* The points that FINDING brings PLAN; with AGAINST those that it costs the
 * plan that it is about, if that is another one. */
static int points_of(const struct composition *composition,
    const struct finding *finding, int plan, bool against)
{
    int about = composition->guide->reasons[finding->reason].plan;
    if (!against)
        return tally_points(composition, finding, plan);
    bool rival = about != plan && !tally_is_level(composition, about);
    return rival ? -tally_points(composition, finding, about) : 0;
}

/* Sums up the findings of one reason, which stand together from *AT on; *AT
 * moves behind them. */
static struct top_reason weigh_reason(
    struct composition *composition, int plan, bool against, size_t *at)
{
    const struct verdict *verdict = composition->verdict;
    struct top_reason entry = {.reason = verdict->findings[*at].reason};
    ARRAY(const char *) names = {0};
    for (; *at < verdict->finding_count; (*at)++) {
        const struct finding *finding = &verdict->findings[*at];
        if (finding->reason != entry.reason)
            break;
        int points = points_of(composition, finding, plan, against);
        if (points <= 0)
            continue;
        entry.points += points;
        entry.finding = entry.finding ? entry.finding : finding;
        if (finding->part != NONE)
            *array_add(&names, composition->arena) =
                composition->profile->parts[finding->part].name;
    }
    if (names.count > 0)
        entry.label =
            phrases_names(composition->phrases, names.items, names.count);
    if (against) /* whom it speaks against matters more than where */
        entry.label =
            composition->guide
                ->plans[composition->guide->reasons[entry.reason].plan]
                .label;
    return entry;
}

/* Puts ENTRY where it belongs among the COUNT best in TOP, which has room for
 * LIMIT; gives their number. */
static size_t keep_best(struct top_reason *top, size_t count, size_t limit,
    const struct top_reason *entry)
{
    size_t at = count;
    while (at > 0 && top[at - 1].points < entry->points)
        at--;
    if (at == limit)
        return count;
    size_t kept = count < limit ? count : limit - 1;
    memmove(&top[at + 1], &top[at], (kept - at) * sizeof *top);
    top[at] = *entry;
    return kept + 1;
}

/* The reasons that bring PLAN most, best first; with AGAINST those that cost
 * its rivals most (PLAN NONE: the rivals of all that are level). At most LIMIT
 * of them in TOP; their number. */
static size_t find_top(struct composition *composition, int plan, bool against,
    struct top_reason *top, size_t limit)
{
    size_t count = 0;
    for (size_t at = 0; at < composition->verdict->finding_count;) {
        struct top_reason entry = weigh_reason(composition, plan, against, &at);
        if (entry.finding)
            count = keep_best(top, count, limit, &entry);
    }
    return count;
}

/* Of a toss-up the best reason for each plan. */
static size_t find_sides(
    struct composition *composition, struct top_reason *top)
{
    const struct verdict *verdict = composition->verdict;
    size_t count = 0;
    for (size_t i = 0; i < verdict->level_count && count < TOP_REASONS; i++) {
        int plan = verdict->level[i];
        if (find_top(composition, plan, false, &top[count], 1) == 0)
            continue;
        top[count].label = composition->guide->plans[plan].label;
        count++;
    }
    return count;
}

/* What speaks for the plan, or for each of those that are level; where nothing
 * does, what speaks against the others. *INTRO says which it is. */
static size_t top_reasons(
    struct composition *composition, struct top_reason *top, enum phrase *intro)
{
    int plan = tally_plan(composition);
    bool toss_up = plan == NONE;
    size_t count = toss_up
                       ? find_sides(composition, top)
                       : find_top(composition, plan, false, top, TOP_REASONS);
    *intro = toss_up ? PHRASE_BOTTOM_SIDES : PHRASE_BOTTOM_REASONS;
    if (count > 0)
        return count;
    *intro = PHRASE_BOTTOM_AGAINST;
    return find_top(composition, plan, true, top, TOP_REASONS);
}

/* ---- the section --------------------------------------------------------- */

/* What is to be done with the COUNT assumptions, and whether the result hangs
 * on all of them, on some or on none. */
static const char *confirm_task(const struct composition *composition,
    const struct unknown *assumed, size_t count)
{
    const struct phrases *phrases = composition->phrases;
    size_t deciding = 0;
    for (size_t i = 0; i < count; i++)
        deciding += question_that_decides(
                        composition, assumed[i].fact, assumed[i].part) != NULL;
    if (deciding == count)
        return phrases_count(
            phrases, PHRASE_BOTTOM_TASK_DECIDING, (double)count, NULL);
    const char *task = phrases_count(
        phrases, PHRASE_BOTTOM_TASK_ASSUMPTIONS, (double)count, NULL);
    if (deciding == 0)
        return task;
    return phrases_count(
        phrases, PHRASE_BOTTOM_TASK_SOME, (double)deciding, "task", task, NULL);
}

static const char *request(struct composition *composition)
{
    const struct phrases *phrases = composition->phrases;
    size_t assumed, questions, count = 0;
    const struct unknown *assumptions = question_assumed(composition, &assumed);
    question_open(composition, &questions);
    const char *tasks[2];
    if (assumed > 0)
        tasks[count++] = confirm_task(composition, assumptions, assumed);
    if (questions > 0)
        tasks[count++] = phrases_count(
            phrases, PHRASE_BOTTOM_TASK_QUESTIONS, (double)questions, NULL);
    if (count == 0)
        return phrases_text(phrases, PHRASE_BOTTOM_TASK_NONE);
    return phrases_fill(phrases, PHRASE_BOTTOM_TASKS, "tasks",
        phrases_list(phrases, tasks, count, false), NULL);
}

static void add_labelled(struct composition *composition, cmark_node *parent,
    const char *label, const char *text)
{
    if (label) {
        tree_strong(composition->arena, parent,
            arena_format(composition->arena, "%s:", label));
        tree_text(composition->arena, parent, " ");
    }
    tree_text(composition->arena, parent, text);
}

static void add_top_reasons(struct composition *composition, cmark_node *to,
    enum phrase intro, const struct top_reason *top, size_t count)
{
    const struct builder *builder = &composition->builder;
    if (count == 0)
        return;
    tree_text_paragraph(builder, to, phrases_text(composition->phrases, intro));
    cmark_node *list = tree_list(builder, to);
    for (size_t i = 0; i < count; i++)
        add_labelled(composition, tree_item(builder, list), top[i].label,
            tally_because(composition, top[i].finding));
}

/* The most severe warning, "" if none applies. A note is no risk. */
static const char *main_risk(struct composition *composition)
{
    size_t count;
    const int *warnings = tally_warnings(composition, &count);
    if (count == 0 ||
        composition->guide->warnings[warnings[0]].level == LEVEL_NOTE)
        return "";
    return tree_typographic(
        composition->arena, composition->guide->warnings[warnings[0]].say);
}

/* How many of the COUNT reasons fit, when USED words are written already;
 * always one. */
static size_t fit_reasons(struct composition *composition,
    const struct top_reason *top, size_t count, size_t used)
{
    for (size_t i = 0; i < count; i++) {
        used += sentence_words(tally_because(composition, top[i].finding));
        used += top[i].label ? sentence_words(top[i].label) : 0;
        if (used > BOTTOM_LINE_WORDS)
            return i > 0 ? i : 1;
    }
    return count;
}

/* What is recommended, and either how strong and how sure that is, or from
 * what it departs; NULL for those that do not apply. A reason for departing
 * that is too long for the bottom line is given with the verdict only, if the
 * document has that. */
enum { STATEMENTS = 3 };

static void make_statements(
    struct composition *composition, const char *statements[STATEMENTS])
{
    bool elsewhere =
        composition->has_verdict && sentence_departure_is_long(composition);
    const char *departure = elsewhere ? NULL : sentence_departure(composition);
    statements[0] = sentence_recommendation(composition);
    statements[1] = sentence_strength(composition);
    statements[2] = tally_departure(composition)
                        ? departure
                        : sentence_certainty(composition);
}

void section_bottom_line(struct composition *composition, cmark_node *to)
{
    enum { LABEL_WORDS = 12 }; /* "Main risk:" and its like, together */
    const struct builder *builder = &composition->builder;
    const struct phrases *phrases = composition->phrases;
    const char *risk = main_risk(composition);
    const char *ask = request(composition);
    const char *turn = tally_departure(composition)
                           ? NULL
                           : section_flips_nearest(composition);
    const char *until = composition->profile->meta.valid_until;
    size_t used = sentence_words(risk) + sentence_words(ask) + LABEL_WORDS +
                  (turn ? sentence_words(turn) : 0);
    const char *statements[STATEMENTS];
    make_statements(composition, statements);
    for (size_t i = 0; i < STATEMENTS; i++) {
        if (!statements[i])
            continue;
        used += sentence_words(statements[i]);
        cmark_node *paragraph = tree_paragraph(builder, to);
        if (i == 0)
            tree_strong(composition->arena, paragraph, statements[i]);
        else
            tree_text(composition->arena, paragraph, statements[i]);
    }
    if (!composition->has_verdict &&
        sentence_departure_stands_apart(composition))
        own_words_add(composition, to, &tally_departure(composition)->reason,
            HEADING_LEVELS);
    struct top_reason top[TOP_REASONS];
    enum phrase intro;
    size_t count = top_reasons(composition, top, &intro);
    count = fit_reasons(composition, top, count, used);
    add_top_reasons(composition, to, intro, top, count);
    if (turn)
        add_labelled(composition, tree_paragraph(builder, to),
            phrases_text(phrases, PHRASE_BOTTOM_TURN), turn);
    if (*risk)
        add_labelled(composition, tree_paragraph(builder, to),
            phrases_text(phrases, PHRASE_BOTTOM_RISK), risk);
    add_labelled(composition, tree_paragraph(builder, to),
        until ? phrases_fill(phrases, PHRASE_BOTTOM_ASK_BY, "date",
                    phrases_date(phrases, until), NULL)
              : phrases_text(phrases, PHRASE_BOTTOM_ASK),
        ask);
}
