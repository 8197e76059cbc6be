/* The charts of an overview: how clients are shared out among groups, options
 * and levels of confidence, and which facts are missing. */
#include "compose/chart.h"
#include "compose/overview_page.h"
#include "compose/section_chart.h"
#include "compose/values.h"

#include <math.h>

/* More bars are no picture. */
enum { MOST_BARS = 10, MOST_FACT_BARS = 6 };

static int percent(size_t count, size_t of)
{
    return (int)lround(100.0 * (double)count / (double)of);
}

/* ---- bars ---------------------------------------------------------------- */

struct bars {
    struct overview_page *page;
    size_t all; /* clients */
    size_t count, most;
    struct chart_bar *items;
};

static struct bars start_bars(
    struct overview_page *page, const struct overview_guide *own, size_t most)
{
    return (struct bars){page, own->clients.count, 0, most,
        arena_allocate(
            page->composition.arena, most, sizeof(struct chart_bar))};
}

static void add_bar(struct bars *bars, const char *label, size_t count,
    enum chart_tone tone, const char *text)
{
    if (count == 0 || bars->count == bars->most)
        return;
    bars->items[bars->count++] = (struct chart_bar){
        .label = phrases_capital(bars->page->composition.phrases, label),
        .text = text,
        .value = (double)count,
        .tone = tone};
}

static const char *clients_text(const struct bars *bars, size_t count)
{
    const struct phrases *phrases = bars->page->composition.phrases;
    return phrases_count(phrases, PHRASE_OVERVIEW_BAR, (double)count, "share",
        phrases_number(phrases, percent(count, bars->all)), NULL);
}

/* All charts of clients have the same scale: all of them. */
static void end_bars(struct bars *bars)
{
    struct composition *composition = &bars->page->composition;
    struct chart *chart = arena_new(composition->arena, struct chart);
    *chart = (struct chart){.kind = CHART_BARS,
        .alternative = section_chart_describe(
            composition, PHRASE_OVERVIEW_CHART, bars->items, bars->count),
        .most = (double)bars->all,
        .bars = bars->items,
        .bar_count = bars->count};
    section_chart_add(composition, composition->root, chart);
}

static void start_chart(struct overview_page *page, enum phrase heading)
{
    overview_heading(page, page->level + 1,
        phrases_text(page->composition.phrases, heading));
}

/* ---- the charts ---------------------------------------------------------- */

static void write_attentions(
    struct overview_page *page, const struct overview_guide *own)
{
    struct bars bars = start_bars(page, own, ATTENTION_COUNT);
    start_chart(page, PHRASE_OVERVIEW_WHO);
    for (int i = 0; i < ATTENTION_COUNT; i++)
        add_bar(&bars, overview_group(page, (enum attention)i),
            own->attentions[i], i == ATTENTION_NONE ? TONE_OUT : TONE_CHOSEN,
            clients_text(&bars, own->attentions[i]));
    end_bars(&bars);
}

static void write_plans(
    struct overview_page *page, const struct overview_guide *own)
{
    struct bars bars = start_bars(page, own, MOST_BARS);
    start_chart(page, PHRASE_OVERVIEW_WHAT);
    for (size_t i = 0; i < own->plans.count; i++) {
        const struct overview_tally *tally = &own->plans.items[i];
        add_bar(&bars, overview_plan(page, own, tally->index), tally->count,
            tally->index == NONE ? TONE_OUT : TONE_CHOSEN,
            clients_text(&bars, tally->count));
    }
    end_bars(&bars);
}

static void write_confidences(
    struct overview_page *page, const struct overview_guide *own)
{
    static const enum chart_tone tones[] = {[CONFIDENCE_NONE] = TONE_OUT,
        [CONFIDENCE_LOW] = TONE_OUT,
        [CONFIDENCE_MODERATE] = TONE_OTHER,
        [CONFIDENCE_HIGH] = TONE_CHOSEN};
    struct bars bars = start_bars(page, own, CONFIDENCE_COUNT);
    start_chart(page, PHRASE_OVERVIEW_SURE);
    for (int i = CONFIDENCE_COUNT - 1; i >= 0; i--)
        add_bar(&bars,
            values_level(page->composition.phrases, (enum confidence)i),
            own->confidences[i], tones[i],
            clients_text(&bars, own->confidences[i]));
    end_bars(&bars);
}

void overview_write_charts(
    struct overview_page *page, const struct overview_guide *own)
{
    write_attentions(page, own);
    write_plans(page, own);
    write_confidences(page, own);
}

/* The facts on which most hangs, behind LAST (NULL: the first): by what hangs
 * on them, then in their order. NULL: nothing hangs on those that are left. */
static const struct overview_tally *next_hinge(
    const struct overview_tallies *facts, const struct overview_tally *last)
{
    const struct overview_tally *next = NULL;
    for (size_t i = 0; i < facts->count; i++) {
        const struct overview_tally *tally = &facts->items[i];
        bool behind = !last || tally->hinges < last->hinges ||
                      (tally->hinges == last->hinges && tally > last);
        if (tally->hinges && behind && (!next || tally->hinges > next->hinges))
            next = tally;
    }
    return next;
}

void overview_write_ask_first(
    struct overview_page *page, const struct overview_guide *own)
{
    struct bars bars = start_bars(page, own, MOST_FACT_BARS);
    const struct overview_tally *tally = next_hinge(&own->facts, NULL);
    if (!tally)
        return;
    start_chart(page, PHRASE_OVERVIEW_ASK_FIRST);
    for (; tally; tally = next_hinge(&own->facts, tally)) {
        const struct fact *fact = &own->guide->facts[tally->index];
        add_bar(&bars, fact->label ? fact->label : fact->id, tally->hinges,
            TONE_CHOSEN, clients_text(&bars, tally->hinges));
    }
    end_bars(&bars);
}
