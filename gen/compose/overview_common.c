/* What the clients of a guide have in common: the facts that are missing, the
 * reasons that decided, warnings, and who reads which text. */
#include "compose/overview_page.h"
#include "compose/section_table.h"

#include <string.h>

/* Longer tables would hide what matters. */
enum { MOST_FACTS = 20, MOST_REASONS = 20 };

static size_t shown(const struct overview_tallies *tallies, size_t most)
{
    return tallies->count < most ? tallies->count : most;
}

static cmark_node *add_row(struct overview_page *page, cmark_node *table)
{
    return tree_row(&page->composition.builder, table, false);
}

/* A cell of a text of the guide's own. */
static void add_text(
    struct overview_page *page, cmark_node *row, const char *text)
{
    tree_text_cell(&page->composition.builder, row,
        tree_typographic(page->composition.arena, text));
}

static void start_section(struct overview_page *page, enum phrase heading)
{
    overview_heading(
        page, page->level, phrases_text(page->composition.phrases, heading));
}

/* ---- facts --------------------------------------------------------------- */

static void write_facts(
    struct overview_page *page, const struct overview_guide *own)
{
    static const enum phrase heads[] = {PHRASE_OVERVIEW_FACT,
        PHRASE_OVERVIEW_UNSTATED, PHRASE_OVERVIEW_ASSUMED,
        PHRASE_OVERVIEW_HINGES};
    struct composition *composition = &page->composition;
    start_section(page, PHRASE_OVERVIEW_MISSING);
    if (own->facts.count == 0) {
        overview_paragraph(page, PHRASE_OVERVIEW_MISSING_NONE);
        return;
    }
    overview_paragraph(page, PHRASE_OVERVIEW_MISSING_INTRO);
    cmark_node *table =
        section_table_new(composition, composition->root, "lrrr", heads);
    for (size_t i = 0; i < shown(&own->facts, MOST_FACTS); i++) {
        const struct overview_tally *tally = &own->facts.items[i];
        const struct fact *fact = &own->guide->facts[tally->index];
        cmark_node *row = add_row(page, table);
        add_text(page, row, fact->label ? fact->label : fact->id);
        overview_number(page, row, tally->count);
        overview_number(page, row, tally->assumed);
        overview_number(page, row, tally->hinges);
    }
    overview_write_ask_first(page, own);
}

/* ---- reasons ------------------------------------------------------------- */

static void write_reasons(
    struct overview_page *page, const struct overview_guide *own)
{
    static const enum phrase heads[] = {
        PHRASE_OVERVIEW_REASON, PHRASE_OVERVIEW_SPEAKS, PHRASE_OVERVIEW_COUNT};
    struct composition *composition = &page->composition;
    const struct phrases *phrases = composition->phrases;
    start_section(page, PHRASE_OVERVIEW_REASONS);
    if (own->reasons.count == 0) {
        overview_paragraph(page, PHRASE_OVERVIEW_REASONS_NONE);
        return;
    }
    overview_paragraph(page, PHRASE_OVERVIEW_REASONS_INTRO);
    if (own->undecided)
        overview_count(page, PHRASE_OVERVIEW_UNDECIDED, own->undecided);
    cmark_node *table =
        section_table_new(composition, composition->root, "llr", heads);
    for (size_t i = 0; i < shown(&own->reasons, MOST_REASONS); i++) {
        const struct overview_tally *tally = &own->reasons.items[i];
        const struct reason *reason = &own->guide->reasons[tally->index];
        cmark_node *row = add_row(page, table);
        add_text(page, row, reason->because);
        section_table_cell(composition, row,
            phrases_fill(phrases,
                reason->against ? PHRASE_OVERVIEW_AGAINST : PHRASE_OVERVIEW_FOR,
                "plan", own->guide->plans[reason->plan].label, NULL));
        overview_number(page, row, tally->count);
    }
}

/* ---- warnings ------------------------------------------------------------ */

static void write_warnings(
    struct overview_page *page, const struct overview_guide *own)
{
    static const enum phrase heads[] = {
        PHRASE_OVERVIEW_LEVEL, PHRASE_OVERVIEW_WARNING, PHRASE_OVERVIEW_COUNT};
    static const enum phrase levels[] = {[LEVEL_NOTE] = PHRASE_LEVEL_NOTE,
        [LEVEL_CAUTION] = PHRASE_LEVEL_CAUTION,
        [LEVEL_SERIOUS] = PHRASE_LEVEL_SERIOUS};
    struct composition *composition = &page->composition;
    start_section(page, PHRASE_OVERVIEW_WARNED);
    if (own->warnings.count == 0) {
        overview_paragraph(page, PHRASE_OVERVIEW_WARNED_NONE);
        return;
    }
    overview_count(page, PHRASE_OVERVIEW_WARNED_INTRO, own->warnings.count);
    cmark_node *table =
        section_table_new(composition, composition->root, "llr", heads);
    for (size_t i = 0; i < own->warnings.count; i++) {
        const struct overview_tally *tally = &own->warnings.items[i];
        const struct warning *warning = &own->guide->warnings[tally->index];
        cmark_node *row = add_row(page, table);
        tree_text_cell(&composition->builder, row,
            phrases_text(composition->phrases, levels[warning->level]));
        add_text(page, row, warning->say);
        overview_number(page, row, tally->count);
    }
}

/* ---- texts --------------------------------------------------------------- */

static const char *kind_label(const struct guide *guide, const char *kind)
{
    for (size_t i = 0; i < guide->kind_count; i++)
        if (strcmp(guide->kinds[i].id, kind) == 0)
            return guide->kinds[i].label;
    return kind;
}

/* Those at the end, which nobody has. */
static void name_unread(
    struct overview_page *page, const struct overview_guide *own, size_t read)
{
    struct composition *composition = &page->composition;
    size_t count = own->modules.count - read;
    const char **titles =
        arena_allocate(composition->arena, count, sizeof *titles);
    for (size_t i = 0; i < count; i++)
        titles[i] = tree_typographic(composition->arena,
            own->guide->modules[own->modules.items[read + i].index].title);
    if (count)
        tree_text_paragraph(&composition->builder, composition->root,
            phrases_count(composition->phrases, PHRASE_OVERVIEW_UNREAD_TEXTS,
                (double)count, "texts",
                phrases_list(composition->phrases, titles, count, false),
                NULL));
}

static void write_texts(
    struct overview_page *page, const struct overview_guide *own)
{
    static const enum phrase heads[] = {
        PHRASE_OVERVIEW_TEXT, PHRASE_OVERVIEW_KIND, PHRASE_OVERVIEW_READERS};
    struct composition *composition = &page->composition;
    size_t read = 0;
    while (read < own->modules.count && own->modules.items[read].count)
        read++;
    start_section(page, PHRASE_OVERVIEW_TEXTS);
    overview_paragraph(page, PHRASE_OVERVIEW_TEXTS_INTRO);
    cmark_node *table =
        read ? section_table_new(composition, composition->root, "llr", heads)
             : NULL;
    for (size_t i = 0; i < read; i++) {
        const struct overview_tally *tally = &own->modules.items[i];
        const struct module *module = &own->guide->modules[tally->index];
        cmark_node *row = add_row(page, table);
        add_text(page, row, module->title);
        add_text(page, row, kind_label(own->guide, module->kind));
        overview_number(page, row, tally->count);
    }
    name_unread(page, own, read);
}

void overview_write_common(
    struct overview_page *page, const struct overview_guide *own)
{
    write_facts(page, own);
    write_reasons(page, own);
    write_warnings(page, own);
    if (own->guide->module_count)
        write_texts(page, own);
}
