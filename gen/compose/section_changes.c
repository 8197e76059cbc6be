/* What has changed since an older version: in the recommendation, in what is
 * known, in the price, and in the texts that people wrote. What is as it was is
 * not told, but for what we recommend. */
#include "compose/section_changes.h"
#include "compose/question.h"
#include "compose/section_table.h"
#include "compose/sections.h"
#include "decide/difference.h"
#include "decide/offer_difference.h"

#include <string.h>

struct changes {
    struct composition *composition;
    const struct difference *since;
    struct offer_difference offer;
    cmark_node *to;
};

/* One of them may be missing. */
static bool is_another(const char *old, const char *new)
{
    return old != new && (!old || !new || strcmp(old, new) != 0);
}

/* ---- words --------------------------------------------------------------- */

static const char *text_of(const struct changes *changes, enum phrase phrase)
{
    return phrases_text(changes->composition->phrases, phrase);
}

const char *section_changes_version(const struct composition *composition)
{
    const struct phrases *phrases = composition->phrases;
    if (!composition->since)
        return NULL;
    const struct meta *meta = &composition->since->old->verdict->profile->meta;
    const char *date = meta->date ? phrases_date(phrases, meta->date) : NULL;
    return phrases_fill(phrases,
        meta->version ? PHRASE_CHANGES_VERSION
        : date        ? PHRASE_CHANGES_DATED
                      : PHRASE_CHANGES_LAST,
        "version", meta->version, "date", date, NULL);
}

static void add_heading(const struct changes *changes, const char *text)
{
    struct composition *composition = changes->composition;
    tree_text(composition->arena,
        tree_heading(
            &composition->builder, changes->to, composition->section_level),
        text);
}

static void add_paragraph(const struct changes *changes, const char *text)
{
    tree_text_paragraph(&changes->composition->builder, changes->to, text);
}

/* A table of WHAT, before and now; the latter are aligned as SIDE says. */
static cmark_node *add_table(
    const struct changes *changes, enum phrase what, char side)
{
    const enum phrase heads[] = {
        what, PHRASE_CHANGES_BEFORE, PHRASE_CHANGES_NOW};
    const char alignments[] = {'l', side, side, '\0'};
    return section_table_new(
        changes->composition, changes->to, alignments, heads);
}

static void add_row(const struct changes *changes, cmark_node *table,
    const char *what, const char *old, const char *new)
{
    struct composition *composition = changes->composition;
    cmark_node *row = tree_row(&composition->builder, table, false);
    tree_text_cell(&composition->builder, row, what);
    section_table_cell(composition, row, old);
    section_table_cell(composition, row, new);
}

/* ---- the recommendation -------------------------------------------------- */

static const char *plan_text(
    const struct changes *changes, const struct verdict *verdict)
{
    return verdict->recommended == NONE
               ? text_of(changes, PHRASE_QUESTIONS_TOSS_UP)
               : changes->since->guide->plans[verdict->recommended].label;
}

static void add_recommendation(const struct changes *changes)
{
    const struct phrases *phrases = changes->composition->phrases;
    const struct verdict *old = changes->since->old->verdict;
    const struct verdict *new = changes->since->new->verdict;
    bool same = old->recommended == new->recommended;
    add_paragraph(changes,
        phrases_fill(phrases,
            same ? PHRASE_CHANGES_SAME_PLAN : PHRASE_CHANGES_NEW_PLAN, "plan",
            plan_text(changes, new), "old", plan_text(changes, old), NULL));
    if (old->confidence != new->confidence)
        add_paragraph(
            changes, phrases_fill(phrases, PHRASE_CHANGES_CONFIDENCE, "level",
                         values_level(phrases, new->confidence), "old",
                         values_level(phrases, old->confidence), NULL));
}

/* ---- what is known ------------------------------------------------------- */

static const char *given_text(
    const struct changes *changes, int fact, struct given given)
{
    const struct composition *composition = changes->composition;
    const char *value = values_print(&composition->values,
        &composition->guide->facts[fact], given.value, true);
    return given.origin == ORIGIN_ASSUMED
               ? arena_format(composition->arena, "%s (%s)", value,
                     text_of(changes, PHRASE_BASIS_ASSUMED))
               : value;
}

static void add_parts(const struct changes *changes, enum phrase phrase,
    const struct decision *side, const int *parts, size_t count)
{
    const struct composition *composition = changes->composition;
    const char **names =
        arena_allocate(composition->arena, count, sizeof *names);
    for (size_t i = 0; i < count; i++)
        names[i] = side->verdict->profile->parts[parts[i]].name;
    if (count > 0)
        add_paragraph(changes,
            phrases_fill(composition->phrases, phrase, "parts",
                phrases_names(composition->phrases, names, count), NULL));
}

static void add_facts(const struct changes *changes)
{
    const struct difference *since = changes->since;
    if (since->fact_count + since->added_part_count +
            since->removed_part_count ==
        0)
        return;
    add_heading(changes,
        phrases_word(changes->composition->phrases, "heading", "stated"));
    add_parts(changes, PHRASE_CHANGES_ADDED, since->new, since->added_parts,
        since->added_part_count);
    add_parts(changes, PHRASE_CHANGES_REMOVED, since->old, since->removed_parts,
        since->removed_part_count);
    cmark_node *table =
        since->fact_count ? add_table(changes, PHRASE_CHANGES_FACT, 'l') : NULL;
    for (size_t i = 0; i < since->fact_count; i++) {
        const struct fact_difference *fact = &since->facts[i];
        add_row(changes, table,
            question_label(changes->composition, fact->fact, fact->new_part),
            given_text(changes, fact->fact, fact->old),
            given_text(changes, fact->fact, fact->new));
    }
}

/* ---- the offer ----------------------------------------------------------- */

/* "1,620.00 EUR": the two sides may have a currency each. */
static const char *amount_text(
    const struct changes *changes, const struct price *price, int64_t amount)
{
    const struct composition *composition = changes->composition;
    return arena_format(composition->arena, "%s\u00A0%s",
        phrases_decimal(composition->phrases,
            price_text(composition->arena, price, amount), price->places),
        price->currency);
}

static const struct proposal *proposal_of(const struct decision *side)
{
    return &side->verdict->profile->proposal;
}

/* With PLACES behind the decimal sign, or with more if it has more. */
static const char *number_text(
    const struct changes *changes, struct decimal value, int places)
{
    const struct composition *composition = changes->composition;
    int own = decimal_places(value);
    return phrases_decimal(composition->phrases,
        decimal_text(composition->arena, value), own > places ? own : places);
}

static const char *percent_text(
    const struct changes *changes, struct decimal percent)
{
    return phrases_percent(changes->composition->phrases,
        decimal_text(changes->composition->arena, percent),
        decimal_places(percent));
}

/* "2 × 900.00 − 10%", with the unit where the OTHER side has another. */
static const char *work_text(const struct changes *changes,
    const struct price *price, const struct price_item *item,
    const struct price_item *other)
{
    bool unit = item->unit && is_another(item->unit, other->unit);
    bool discount = item->discount.millionths > 0;
    return arena_format(changes->composition->arena,
        "%s%s%s\u00A0\u00D7 %s%s%s", number_text(changes, item->quantity, 0),
        unit ? "\u00A0" : "", unit ? item->unit : "",
        number_text(changes, item->unit_price, price->places),
        discount ? " \u2212\u00A0" : "",
        discount ? percent_text(changes, item->discount) : "");
}

static bool is_same_work(
    const struct price_item *one, const struct price_item *other)
{
    return one->quantity.millionths == other->quantity.millionths &&
           one->unit_price.millionths == other->unit_price.millionths &&
           one->discount.millionths == other->discount.millionths &&
           !is_another(one->unit, other->unit);
}

/* What an item of PRICE comes to: in full where the amount alone would not tell
 * how it differs from the OTHER side's; NULL: that has none. */
static const char *item_text(const struct changes *changes,
    const struct price *price, const struct price_item *item,
    const struct price_item *other)
{
    struct arena *arena = changes->composition->arena;
    const char *text = amount_text(changes, price, item->amount);
    if (!other)
        return text;
    if (item->amount == other->amount && !is_same_work(item, other))
        text = arena_format(
            arena, "%s = %s", work_text(changes, price, item, other), text);
    if (item->tax.value.millionths != other->tax.value.millionths)
        text = arena_format(arena, "%s (%s)", text,
            phrases_fill(changes->composition->phrases, PHRASE_PRICE_TAX_AT,
                "rate", percent_text(changes, item->tax.value), NULL));
    return text;
}

static void add_item_row(const struct changes *changes, cmark_node *table,
    const struct item_difference *item)
{
    struct composition *composition = changes->composition;
    const struct price *old = proposal_of(changes->since->old)->sums;
    const struct price *new = proposal_of(changes->since->new)->sums;
    const struct price_item *shown = item->new ? item->new : item->old;
    add_row(changes, table, shown->text,
        item->old ? item_text(changes, old, item->old, item->new)
                  : text_of(changes, PHRASE_CHANGES_ABSENT),
        item->new ? item_text(changes, new, item->new, item->old)
                  : text_of(changes, PHRASE_CHANGES_GONE));
    if (!shown->optional && !(item->old && item->old->optional))
        return;
    cmark_node *label = cmark_node_first_child(cmark_node_last_child(table));
    tree_text(composition->arena, label, " ");
    tree_mark(composition->arena, label,
        text_of(changes, shown->optional ? PHRASE_PRICE_OPTIONAL
                                         : PHRASE_CHANGES_NOT_OPTIONAL));
}

static void add_items(const struct changes *changes, cmark_node *table)
{
    for (size_t i = 0; i < changes->offer.item_count; i++)
        add_item_row(changes, table, &changes->offer.items[i]);
}

static void add_sum(const struct changes *changes, cmark_node *table,
    enum phrase label, const int64_t *old, const int64_t *new)
{
    const char *texts[2] = {text_of(changes, PHRASE_CHANGES_ABSENT),
        text_of(changes, PHRASE_CHANGES_GONE)};
    if (old)
        texts[0] =
            amount_text(changes, proposal_of(changes->since->old)->sums, *old);
    if (new)
        texts[1] =
            amount_text(changes, proposal_of(changes->since->new)->sums, *new);
    struct composition *composition = changes->composition;
    cmark_node *row = tree_row(&composition->builder, table, false);
    const char *cells[] = {text_of(changes, label), texts[0], texts[1]};
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        tree_strong(composition->arena, tree_cell(&composition->builder, row),
            cells[i]);
}

static void add_sums(const struct changes *changes, cmark_node *table)
{
    const struct price *old = proposal_of(changes->since->old)->sums;
    const struct price *new = proposal_of(changes->since->new)->sums;
    if ((!old || old->tax_count) && (!new || new->tax_count))
        add_sum(changes, table, PHRASE_PRICE_NET,
            old ? &old->offered.net : NULL, new ? &new->offered.net : NULL);
    add_sum(changes, table, PHRASE_PRICE_TOTAL,
        old ? &old->offered.total : NULL, new ? &new->offered.total : NULL);
    if ((old && old->has_options) || (new &&new->has_options))
        add_sum(changes, table, PHRASE_PRICE_WITH_OPTIONS,
            old ? &old->with_options.total : NULL,
            new ? &new->with_options.total : NULL);
}

static void add_price(const struct changes *changes)
{
    if (changes->offer.item_count == 0 && !changes->offer.sums)
        return;
    add_heading(changes,
        phrases_word(changes->composition->phrases, "heading", "price"));
    cmark_node *table = add_table(changes, PHRASE_PRICE_ITEM, 'r');
    add_items(changes, table);
    if (changes->offer.sums)
        add_sums(changes, table);
    else
        add_paragraph(changes, text_of(changes, PHRASE_CHANGES_SAME_SUM));
}

/* ---- dates --------------------------------------------------------------- */

struct term_row {
    const char *label, *old, *new;
};

static const char *date_text(const struct changes *changes, const char *date)
{
    return date ? phrases_date(changes->composition->phrases, date)
                : text_of(changes, PHRASE_NOT_STATED);
}

/* The price may say until when it holds where <meta> does not. */
static const char *valid_until(const struct decision *side)
{
    const struct price *price = proposal_of(side)->sums;
    return price ? price->valid_until
                 : side->verdict->profile->meta.valid_until;
}

/* When the work is done, and until when the offer holds. */
static void add_dates(const struct changes *changes)
{
    const struct proposal *old = proposal_of(changes->since->old);
    const struct proposal *new = proposal_of(changes->since->new);
    const struct term_row rows[] = {
        {phrases_word(changes->composition->phrases, "cover", "valid-until"),
            valid_until(changes->since->old), valid_until(changes->since->new)},
        {text_of(changes, PHRASE_CHANGES_BEGIN), old->begin, new->begin},
        {text_of(changes, PHRASE_CHANGES_END), old->end, new->end},
    };
    cmark_node *table = NULL;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (!is_another(rows[i].old, rows[i].new))
            continue;
        if (!table) {
            add_heading(changes, text_of(changes, PHRASE_CHANGES_DATES));
            table = add_table(changes, PHRASE_CHANGES_DATE, 'l');
        }
        add_row(changes, table, rows[i].label, date_text(changes, rows[i].old),
            date_text(changes, rows[i].new));
    }
}

/* ---- texts --------------------------------------------------------------- */

static const char *kind_text(
    const struct changes *changes, const struct own_difference *own)
{
    static const enum phrase kinds[OWN_TEXT_COUNT] = {
        [OWN_OVERRIDE] = PHRASE_CHANGES_OVERRIDE,
        [OWN_INTRODUCTION] = PHRASE_CHANGES_INTRODUCTION,
        [OWN_APPROACH] = PHRASE_CHANGES_APPROACH,
        [OWN_PACKAGE] = PHRASE_CHANGES_PACKAGE,
        [OWN_PRICE] = PHRASE_CHANGES_PRICE,
        [OWN_PAYMENTS] = PHRASE_CHANGES_PAYMENTS,
        [OWN_TERMS] = PHRASE_CHANGES_TERMS,
        [OWN_NEXT_STEPS] = PHRASE_CHANGES_STEPS,
        [OWN_ACCEPTANCE] = PHRASE_CHANGES_ACCEPTANCE,
        [OWN_SECTION] = PHRASE_CHANGES_SECTION,
    };
    return phrases_fill(changes->composition->phrases, kinds[own->kind], "name",
        own->name ? own->name : text_of(changes, PHRASE_NOT_STATED), NULL);
}

static void add_item(const struct changes *changes, cmark_node *list,
    const char *what, enum phrase change)
{
    struct composition *composition = changes->composition;
    tree_text(composition->arena, tree_item(&composition->builder, list),
        phrases_fill(composition->phrases, change, "text", what, NULL));
}

/* WORDS of the guide, if they COME into the document or GO. */
static void add_guide_text(const struct changes *changes, cmark_node *list,
    const struct text_difference *text, const char *words, enum phrase comes,
    enum phrase goes)
{
    bool is = text->new == TRUTH_TRUE, was = text->old == TRUTH_TRUE;
    if (is != was)
        add_item(changes, list,
            tree_typographic(changes->composition->arena, words),
            is ? comes : goes);
}

static void add_guide_texts(const struct changes *changes, cmark_node *list)
{
    const struct difference *since = changes->since;
    const struct guide *guide = since->guide;
    for (size_t i = 0; i < since->module_count; i++)
        add_guide_text(changes, list, &since->modules[i],
            guide->modules[since->modules[i].index].title, PHRASE_CHANGES_COMES,
            PHRASE_CHANGES_GOES);
    for (size_t i = 0; i < since->warning_count; i++)
        add_guide_text(changes, list, &since->warnings[i],
            guide->warnings[since->warnings[i].index].say, PHRASE_CHANGES_WARNS,
            PHRASE_CHANGES_CALMS);
}

static void add_texts(const struct changes *changes)
{
    const struct offer_difference *offer = &changes->offer;
    const struct builder *builder = &changes->composition->builder;
    cmark_node *list = tree_list(builder, changes->to);
    add_guide_texts(changes, list);
    for (size_t i = 0; i < offer->text_count; i++) {
        const struct own_difference *own = &offer->texts[i];
        add_item(changes, list, kind_text(changes, own),
            own->was && own->is ? PHRASE_CHANGES_EDITED
            : own->is           ? PHRASE_CHANGES_NEW
                                : PHRASE_CHANGES_OUT);
    }
    cmark_node_unlink(list);
    if (!cmark_node_first_child(list)) {
        cmark_node_free(list);
        return;
    }
    add_heading(changes, text_of(changes, PHRASE_CHANGES_TEXTS));
    tree_append(changes->to, list);
}

/* ---- the door ------------------------------------------------------------ */

void section_changes(struct composition *composition, cmark_node *to)
{
    struct changes changes = {
        .composition = composition, .since = composition->since, .to = to};
    if (!changes.since)
        return;
    changes.offer = offer_difference_find(composition->arena,
        changes.since->old->verdict->profile,
        changes.since->new->verdict->profile);
    add_recommendation(&changes);
    cmark_node *last = cmark_node_last_child(to);
    add_facts(&changes);
    add_price(&changes);
    add_dates(&changes);
    add_texts(&changes);
    if (cmark_node_last_child(to) == last)
        add_paragraph(&changes,
            phrases_fill(composition->phrases, PHRASE_CHANGES_NONE, "version",
                section_changes_version(composition), NULL));
}
