/* What a proposal offers. It is the profile's alone: what the profile does not
 * give is said to be missing, never invented. */
#include "compose/own_words.h"
#include "compose/section_price.h"
#include "compose/section_table.h"
#include "compose/sections.h"

static void add_missing(
    struct composition *composition, cmark_node *to, enum phrase phrase)
{
    cmark_node *paragraph = tree_paragraph(&composition->builder, to);
    tree_mark(composition->arena, paragraph,
        arena_format(composition->arena, "%s:",
            phrases_capital(composition->phrases,
                phrases_text(composition->phrases, PHRASE_BASIS_MISSING))));
    tree_text(composition->arena, paragraph, " ");
    tree_text(composition->arena, paragraph,
        phrases_text(composition->phrases, phrase));
}

static void add_own(
    struct composition *composition, cmark_node *to, const struct prose *prose)
{
    own_words_add(composition, to, prose, composition->section_level);
}

static const char *or_not_stated(
    const struct composition *composition, const char *text)
{
    return text ? text
                : phrases_capital(composition->phrases,
                      phrases_text(composition->phrases, PHRASE_NOT_STATED));
}

/* What the work consists of; nothing in a guide without parts. */
void section_scope(struct composition *composition, cmark_node *to)
{
    const struct profile *profile = composition->profile;
    size_t count = profile->part_count;
    if (count == 0)
        return;
    const char **names =
        arena_allocate(composition->arena, count, sizeof *names);
    for (size_t p = 0; p < count; p++)
        names[p] = profile->parts[p].name;
    tree_text_paragraph(&composition->builder, to,
        phrases_fill(composition->phrases, PHRASE_SCOPE_INTRO, "parts",
            phrases_names(composition->phrases, names, count), NULL));
}

/* The number is exact; only its plural form is that of a floating one. */
static const char *days_text(
    const struct composition *composition, struct decimal days)
{
    return phrases_count(composition->phrases, PHRASE_PACKAGES_DAYS,
        (double)days.millionths / 1e6, "days",
        phrases_decimal(composition->phrases,
            decimal_text(composition->arena, days), decimal_places(days)),
        NULL);
}

static const char *effort_text(
    const struct composition *composition, const struct package *package)
{
    if (package->effort || !package->days.given)
        return or_not_stated(composition, package->effort);
    return days_text(composition, package->days.value);
}

/* The days that the profile states for all packages, whose sum they are; where
 * what they contain stands APART, its column is not there. */
static void add_days(
    struct composition *composition, cmark_node *table, bool apart)
{
    const struct builder *builder = &composition->builder;
    const struct stated *days = &composition->profile->proposal.days;
    if (!days->given)
        return;
    cmark_node *row = tree_row(builder, table, false);
    tree_strong(composition->arena, tree_cell(builder, row),
        phrases_text(composition->phrases, PHRASE_PACKAGES_TOTAL));
    if (!apart)
        tree_text_cell(builder, row, "");
    tree_strong(composition->arena, tree_cell(builder, row),
        days_text(composition, days->value));
}

static void add_period(struct composition *composition, cmark_node *to)
{
    const struct phrases *phrases = composition->phrases;
    const struct proposal *proposal = &composition->profile->proposal;
    const char *begin =
        proposal->begin ? phrases_date(phrases, proposal->begin) : NULL;
    const char *end =
        proposal->end ? phrases_date(phrases, proposal->end) : NULL;
    if (begin || end)
        tree_text_paragraph(&composition->builder, to,
            phrases_fill(phrases,
                begin && end ? PHRASE_PACKAGES_PERIOD
                : begin      ? PHRASE_PACKAGES_BEGIN
                             : PHRASE_PACKAGES_END,
                "begin", begin, "end", end, NULL));
}

/* True if any package is described in Markdown, which has no place in cells. */
static bool in_markdown(const struct proposal *proposal)
{
    for (size_t i = 0; i < proposal->package_count; i++)
        if (proposal->packages[i].text.markdown)
            return true;
    return false;
}

static void add_packages(struct composition *composition, cmark_node *to)
{
    static const enum phrase heads[] = {
        PHRASE_PACKAGES_NAME, PHRASE_PACKAGES_CONTENT, PHRASE_PACKAGES_EFFORT};
    static const enum phrase short_heads[] = {
        PHRASE_PACKAGES_NAME, PHRASE_PACKAGES_EFFORT};
    const struct builder *builder = &composition->builder;
    const struct proposal *proposal = &composition->profile->proposal;
    bool apart = in_markdown(proposal);
    cmark_node *table = section_table_new(
        composition, to, apart ? "ll" : "lll", apart ? short_heads : heads);
    for (size_t i = 0; i < proposal->package_count; i++) {
        const struct package *package = &proposal->packages[i];
        cmark_node *row = tree_row(builder, table, false);
        tree_text_cell(builder, row, or_not_stated(composition, package->name));
        if (!apart)
            own_words_cell(composition, row,
                or_not_stated(composition, package->text.text));
        tree_text_cell(builder, row, effort_text(composition, package));
    }
    add_days(composition, table, apart);
    add_period(composition, to);
}

/* What each package contains, under its name. */
static void add_contents(struct composition *composition, cmark_node *to)
{
    const struct proposal *proposal = &composition->profile->proposal;
    int level = composition->section_level;
    for (size_t i = 0; i < proposal->package_count; i++) {
        const struct package *package = &proposal->packages[i];
        struct builder builder = {composition->arena, package->place};
        if (!prose_words(&package->text))
            continue;
        tree_text(composition->arena, tree_heading(&builder, to, level),
            or_not_stated(composition, package->name));
        own_words_add(composition, to, &package->text, level + 1);
    }
}

void section_packages(struct composition *composition, cmark_node *to)
{
    const struct proposal *proposal = &composition->profile->proposal;
    if (proposal->package_count == 0) {
        add_missing(composition, to, PHRASE_PACKAGES_NONE);
        return;
    }
    add_packages(composition, to);
    if (in_markdown(proposal))
        add_contents(composition, to);
}

void section_introduction(struct composition *composition, cmark_node *to)
{
    add_own(composition, to, &composition->profile->proposal.introduction);
}

void section_approach(struct composition *composition, cmark_node *to)
{
    add_own(composition, to, &composition->profile->proposal.approach);
}

/* Words, items, or words before items. */
void section_price(struct composition *composition, cmark_node *to)
{
    const struct proposal *proposal = &composition->profile->proposal;
    const struct prose words = {
        .text = proposal->price, .place = proposal->price_place};
    if (words.text)
        add_own(composition, to, &words);
    else if (!proposal->sums)
        add_missing(composition, to, PHRASE_PRICE_NONE);
    if (proposal->sums)
        section_price_add(composition, to, proposal->sums);
}

void section_terms(struct composition *composition, cmark_node *to)
{
    const struct prose *terms = &composition->profile->proposal.terms;
    if (prose_words(terms))
        add_own(composition, to, terms);
    else
        add_missing(composition, to, PHRASE_TERMS_NONE);
}
