/* A document to one self-contained HTML file: page.html, filled in. */
#include "write/html.h"

#include "base/arena.h"
#include "compose/formats.h"
#include "write/html_content.h"
#include "write/html_draw.h"
#include "write/html_style.h"

#include <string.h>
#include <strings.h>

/* ---- placeholders -------------------------------------------------------- */

enum placeholder {
    PLACEHOLDER_LANGUAGE,
    PLACEHOLDER_DIRECTION,
    PLACEHOLDER_TITLE,
    PLACEHOLDER_AUTHOR,
    PLACEHOLDER_DESCRIPTION,
    PLACEHOLDER_DATE,
    PLACEHOLDER_SKIP,
    PLACEHOLDER_STYLE,
    PLACEHOLDER_BODY,
    PLACEHOLDER_COUNT
};

static const char *const placeholder_names[PLACEHOLDER_COUNT] = {"language",
    "direction", "title", "author", "description", "date", "skip", "style",
    "body"};

/* The next placeholder at or behind AT and before END. *START is where its
 * braces open, *BEHIND where they are closed. NULL if there is none; otherwise
 * its name, *LENGTH bytes long. */
static const char *placeholder_next(const char *at, const char *end,
    const char **start, const char **behind, size_t *length)
{
    for (; at + 4 <= end; at++) {
        if (at[0] != '{' || at[1] != '{')
            continue;
        const char *close = memmem(at, (size_t)(end - at), "}}", 2);
        if (!close)
            return NULL;
        *start = at;
        *behind = close + 2;
        *length = (size_t)(close - at) - 2;
        return at + 2;
    }
    return NULL;
}

/* PLACEHOLDER_COUNT if there is none of that name. */
static enum placeholder placeholder_of(const char *name, size_t length)
{
    int i = 0;
    while (i < PLACEHOLDER_COUNT &&
           (strlen(placeholder_names[i]) != length ||
               memcmp(placeholder_names[i], name, length) != 0))
        i++;
    return (enum placeholder)i;
}

/* ---- checking a template ------------------------------------------------- */

static void report_unknown_placeholder(const struct source *page,
    const char *name, size_t length, struct diags *diags)
{
    const char *word = arena_copy(diags->arena, name, length);
    diag_add(diags, SEVERITY_ERROR,
        source_place(page, (size_t)(name - page->text)),
        diag_suggest_hint(
            diags->arena, word, placeholder_names, PLACEHOLDER_COUNT),
        "\"%s\" is no placeholder of a page", word);
}

/* Behind the title, which is in the head of every page; NULL if there is
 * none. */
static const char *behind_title(const struct source *page)
{
    static const char end[] = "</title>";
    const char *found = strcasestr(page->text, end);
    return found ? found + strlen(end) : NULL;
}

static void check_page(const struct source *page, struct diags *diags)
{
    bool seen[PLACEHOLDER_COUNT + 1] = {false};
    const char *at = page->text, *end = page->text + page->length;
    const char *name, *start;
    size_t length;
    while ((name = placeholder_next(at, end, &start, &at, &length)) != NULL) {
        enum placeholder which = placeholder_of(name, length);
        seen[which] = true;
        if (which == PLACEHOLDER_COUNT)
            report_unknown_placeholder(page, name, length, diags);
    }
    static const enum placeholder needed[] = {
        PLACEHOLDER_STYLE, PLACEHOLDER_BODY};
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++) {
        if (!seen[needed[i]])
            diag_add(diags, SEVERITY_ERROR, source_place(page, 0), NULL,
                "the page has no \"{{%s}}\"", placeholder_names[needed[i]]);
    }
    if (!behind_title(page))
        diag_add(diags, SEVERITY_ERROR, source_place(page, 0),
            "whose document it is will be put behind it",
            "the page has no \"</title>\"");
}

static void check_style(const struct source *style, struct diags *diags)
{
    const char *end = strcasestr(style->text, "</style");
    if (end)
        diag_add(diags, SEVERITY_ERROR,
            source_place(style, (size_t)(end - style->text)),
            "write it as \"<\\/style\"",
            "\"</style\" would end the style sheet inside its page");
}

/* The words of STRINGS; a missing one is reported and "". */
static const char *word(
    const struct strings *strings, const char *key, struct diags *diags)
{
    const struct string_entry *entry = strings_lookup(strings, key);
    if (entry)
        return entry->other;
    diag_add(diags, SEVERITY_ERROR, (struct place){.source = strings->source},
        "HTML pages need html.skip, html.notes, html.back and html.table",
        "the string \"%s\" is missing", key);
    return "";
}

static struct html_words words_of(
    const struct strings *strings, struct diags *diags)
{
    return (struct html_words){
        .skip = word(strings, "html.skip", diags),
        .notes = word(strings, "html.notes", diags),
        .back = word(strings, "html.back", diags),
        .table = word(strings, "html.table", diags),
    };
}

bool html_check(const struct template *template, struct diags *diags)
{
    size_t before = diags_count(diags, SEVERITY_ERROR);
    check_page(template->page, diags);
    check_style(template->style, diags);
    for (size_t i = 0; i < template->language_count; i++)
        words_of(&template->strings[i], diags);
    return diags_count(diags, SEVERITY_ERROR) == before;
}

/* ---- filling in ---------------------------------------------------------- */

/* What the placeholders stand for in one document. */
struct page {
    const struct template *template;
    const struct document *document;
    const struct html_words *words;
    struct arena *arena;                  /* for what is needed on the way */
    const char *style;                    /* behind that of the template */
    const struct buffer *body;            /* NULL: that of the document */
    const char *texts[PLACEHOLDER_COUNT]; /* NULL: absent, or not a text */
    const char *origin;                   /* NULL: it is not told */
};

static void add_value(
    struct buffer *out, const struct page *page, enum placeholder which)
{
    const struct source *style = page->template->style;
    switch (which) {
    case PLACEHOLDER_STYLE:
        html_style_add(out, page->document->theme);
        buffer_add(out, style->text, style->length);
        buffer_add_string(out, page->style);
        break;
    case PLACEHOLDER_BODY:
        if (page->body)
            buffer_add(out, page->body->bytes, page->body->length);
        else
            html_content_write(out, page->arena, page->document, page->words);
        break;
    default: html_add_text(out, page->texts[which]);
    }
}

static bool has_value(const struct page *page, enum placeholder which)
{
    return which == PLACEHOLDER_STYLE || which == PLACEHOLDER_BODY ||
           page->texts[which];
}

/* The line from AT to END with its placeholders filled in, or nothing of it
 * if one of them is absent. */
static void add_page_line(struct buffer *out, const struct page *page,
    const char *at, const char *end)
{
    const char *name, *start, *behind = at;
    size_t length;
    while ((name = placeholder_next(behind, end, &start, &behind, &length))) {
        if (!has_value(page, placeholder_of(name, length)))
            return;
    }
    while ((name = placeholder_next(at, end, &start, &behind, &length))) {
        buffer_add(out, at, (size_t)(start - at));
        add_value(out, page, placeholder_of(name, length));
        at = behind;
    }
    buffer_add(out, at, (size_t)(end - at));
}

static void add_lines(struct buffer *out, const struct page *page,
    const char *at, const char *end)
{
    while (at < end) {
        const char *line_end = memchr(at, '\n', (size_t)(end - at));
        const char *next = line_end ? line_end + 1 : end;
        add_page_line(out, page, at, next);
        at = next;
    }
}

/* Whose document it is stands behind the title, in the head of the page of any
 * template. */
static void add_page(struct buffer *out, const struct page *page)
{
    const struct source *text = page->template->page;
    const char *at = text->text, *end = text->text + text->length;
    const char *behind = behind_title(text);
    if (behind && page->origin) {
        add_lines(out, page, at, behind);
        buffer_add_string(
            out, "\n<meta name=\"" DOCUMENT_ORIGIN "\" content=\"");
        html_add_text(out, page->origin);
        buffer_add_string(out, "\">");
        at = behind;
    }
    add_lines(out, page, at, end);
}

static const char *direction_of(const char *language)
{
    return language && formats_is_right_to_left(language) ? "rtl" : "ltr";
}

/* The page of DOCUMENT, with what is said of it in its head. */
static struct page page_of(struct arena *arena, const struct document *document,
    const struct template *template, const struct html_words *words)
{
    const struct document_facts *facts = &document->facts;
    return (struct page){
        .template = template,
        .document = document,
        .words = words,
        .arena = arena,
        .style = "",
        .texts = {[PLACEHOLDER_LANGUAGE] = facts->language,
            [PLACEHOLDER_DIRECTION] = direction_of(facts->language),
            [PLACEHOLDER_TITLE] = facts->title,
            [PLACEHOLDER_AUTHOR] = facts->author,
            [PLACEHOLDER_DESCRIPTION] = facts->running_head,
            [PLACEHOLDER_DATE] = facts->iso_date,
            [PLACEHOLDER_SKIP] = words->skip},
        .origin = facts->origin,
    };
}

/* TITLE, STYLE and BODY NULL: those of the document. */
static bool write_page(struct buffer *out, const struct document *document,
    const struct template *template, const char *title, const char *style,
    const struct buffer *body, struct diags *diags)
{
    size_t before = diags_count(diags, SEVERITY_ERROR);
    struct html_words words = words_of(document->strings, diags);
    struct arena arena;
    arena_init(&arena);
    html_check(template, diags);
    bool good = diags_count(diags, SEVERITY_ERROR) == before;
    if (good) {
        struct page page = page_of(&arena, document, template, &words);
        if (body) {
            page.texts[PLACEHOLDER_TITLE] = title;
            page.texts[PLACEHOLDER_DESCRIPTION] = title;
            page.style = style;
            page.body = body;
            page.origin = NULL;
        }
        add_page(out, &page);
    }
    arena_release(&arena);
    return good;
}

bool html_write(struct buffer *out, struct document *document,
    const struct template *template, struct diags *diags)
{
    return write_page(out, document, template, NULL, NULL, NULL, diags);
}

bool html_write_page(struct buffer *out, const struct document *document,
    const struct template *template, const char *title, const char *style,
    const struct buffer *body, struct diags *diags)
{
    return write_page(out, document, template, title, style, body, diags);
}
