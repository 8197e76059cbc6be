/* Many decisions to one document: the page of `dossier overview`. */
#include "compose/overview.h"

#include "compose/overview_page.h"
#include "compose/section_table.h"
#include "compose/values.h"
#include "input/picture.h"

/* ---- the beginning ------------------------------------------------------- */

static void write_title(struct overview_page *page, const char *iso_date)
{
    struct composition *composition = &page->composition;
    const struct phrases *phrases = composition->phrases;
    const struct overview *overview = page->overview;
    const char *entries[] = {overview->guides.count == 1
                                 ? overview->guides.items[0].guide->title
                                 : NULL,
        phrases_count(phrases, PHRASE_OVERVIEW_CLIENTS,
            (double)overview->client_count, NULL),
        iso_date ? phrases_date(phrases, iso_date) : NULL};
    composition->unnumbered = true;
    composition->title =
        tree_heading(&composition->builder, composition->root, 1);
    tree_text(composition->arena, composition->title,
        phrases_text(phrases, PHRASE_OVERVIEW_TITLE));
    const char *line = "";
    for (size_t i = 0; i < sizeof entries / sizeof *entries; i++)
        if (entries[i])
            line = phrases_append(
                phrases, line, PHRASE_MASTHEAD_SEPARATOR, entries[i]);
    tree_text_paragraph(&composition->builder, composition->root, line);
}

static const char *failure_text(
    const struct overview_page *page, const struct overview_failure *failure)
{
    const struct phrases *phrases = page->composition.phrases;
    return failure->more
               ? phrases_count(phrases, PHRASE_OVERVIEW_FAILED_MORE,
                     (double)failure->more, "problem", failure->cause, NULL)
               : failure->cause;
}

static void write_failures(struct overview_page *page)
{
    static const enum phrase heads[] = {
        PHRASE_OVERVIEW_FAILED_PROFILE, PHRASE_OVERVIEW_FAILED_PROBLEM};
    struct composition *composition = &page->composition;
    const struct overview *overview = page->overview;
    if (overview->failures.count == 0)
        return;
    overview_heading(
        page, 2, phrases_text(composition->phrases, PHRASE_OVERVIEW_FAILED));
    overview_count(
        page, PHRASE_OVERVIEW_FAILED_INTRO, overview->failures.count);
    cmark_node *table =
        section_table_new(composition, composition->root, "ll", heads);
    for (size_t i = 0; i < overview->failures.count; i++) {
        const struct overview_failure *failure = &overview->failures.items[i];
        cmark_node *row = tree_row(&composition->builder, table, false);
        tree_text_cell(&composition->builder, row, failure->place);
        tree_text_cell(&composition->builder, row, failure_text(page, failure));
    }
}

/* ---- the clients of one guide -------------------------------------------- */

static void write_short(
    struct overview_page *page, const struct overview_guide *own)
{
    struct composition *composition = &page->composition;
    const struct phrases *phrases = composition->phrases;
    size_t count = own->clients.count;
    size_t urgent = count - own->attentions[ATTENTION_NONE];
    overview_heading(
        page, page->level, phrases_text(phrases, PHRASE_OVERVIEW_GLANCE));
    tree_text_paragraph(&composition->builder, composition->root,
        urgent ? phrases_count(phrases, PHRASE_OVERVIEW_URGENT, (double)urgent,
                     "all",
                     phrases_count(
                         phrases, PHRASE_OVERVIEW_CLIENTS, (double)count, NULL),
                     NULL)
               : phrases_count(
                     phrases, PHRASE_OVERVIEW_CALM, (double)count, NULL));
    overview_write_charts(page, own);
}

static void write_guide(
    struct overview_page *page, const struct overview_guide *own)
{
    const struct guide *guide = own->guide;
    if (page->overview->guides.count > 1)
        overview_heading(page, 2, guide->title);
    write_short(page, own);
    overview_write_clients(page, own);
    overview_write_common(page, own);
    overview_write_stale(page, own);
}

/* ---- the document -------------------------------------------------------- */

static struct document *describe(struct overview_page *page,
    const struct template *template, const char *iso_date)
{
    struct composition *composition = &page->composition;
    struct arena *arena = composition->arena;
    const struct phrases *phrases = composition->phrases;
    struct document *document = arena_new(arena, struct document);
    const char *title = phrases_text(phrases, PHRASE_OVERVIEW_TITLE);
    document->facts = (struct document_facts){.title = title,
        .language = phrases_strings(phrases)->language,
        .iso_date = iso_date,
        .date = iso_date ? phrases_date(phrases, iso_date) : NULL,
        .running_head = title};
    document->strings = phrases_strings(phrases);
    document->theme = template->theme;
    if (template->theme->logo)
        document->logo = picture_read(arena, template->theme->logo,
            template->theme->logo_place, composition->diags);
    return document;
}

static struct document *write_all(struct overview_page *page,
    const struct template *template, const char *iso_date, size_t errors)
{
    const struct overview *overview = page->overview;
    write_title(page, iso_date);
    write_failures(page);
    page->level = overview->guides.count > 1 ? 3 : 2;
    for (size_t i = 0; i < overview->guides.count; i++)
        write_guide(page, &overview->guides.items[i]);
    struct document *document = describe(page, template, iso_date);
    return composition_finish(&page->composition, document, errors);
}

struct document *overview_compose(struct arena *arena,
    const struct overview *overview, const struct template *template,
    const char *iso_date, struct diags *diags)
{
    const struct guide *first = overview->guides.items[0].guide;
    size_t errors = diags_count(diags, SEVERITY_ERROR);
    const struct strings *strings = template_strings(template, first->language);
    if (!strings) {
        diag_add(diags, SEVERITY_ERROR, (struct place){first->source, 0, 0},
            NULL, "the template \"%s\" has no texts in \"%s\"", template->name,
            first->language);
        return NULL;
    }
    if (!phrases_check(strings, diags))
        return NULL;
    struct formats *formats = formats_new(first->language);
    struct overview_page page = {.overview = overview};
    composition_start(&page.composition, arena, diags);
    page.composition.phrases = phrases_new(arena, strings, formats);
    struct document *document = write_all(&page, template, iso_date, errors);
    formats_free(formats);
    return document;
}
