/* What has changed between two versions of a document, as an HTML page.
 *
 * The page is built of the passages of both (compose/redline), not of a tree:
 * lists, tables and callouts are opened and closed as passages come that stand
 * in them. What was deleted from a list or table that is still there stands in
 * it, at its old place. */
#include "write/html_redline.h"

#include "base/array.h"
#include "base/utf8.h"
#include "compose/phrases.h"
#include "write/html.h"
#include "write/html_draw.h"

#include <string.h>

static const char style[] =
    "\nins, del {\n"
    "    unicode-bidi: isolate;\n"
    "    padding: 0.05em 0.1em;\n"
    "    border-radius: 0.15em;\n"
    "}\n"
    "ins {\n"
    "    background: var(--tip-tint);\n"
    "    text-decoration: underline;\n"
    "    text-decoration-thickness: 0.12em;\n"
    "    text-underline-offset: 0.18em;\n"
    "}\n"
    "del {\n"
    "    background: var(--warning-tint);\n"
    "    text-decoration: line-through;\n"
    "    text-decoration-thickness: 0.1em;\n"
    "}\n"
    ".change {\n"
    "    scroll-margin-top: 3rem;\n"
    "}\n"
    ".changed p.change, .changed pre.change,\n"
    ".changed .change > td:first-child,\n"
    ".changed .change > th:first-child {\n"
    "    border-inline-start: 0.2rem solid var(--rule);\n"
    "    padding-inline-start: 0.6rem;\n"
    "}\n"
    ".change:target {\n"
    "    outline: 0.15rem solid var(--link);\n"
    "    outline-offset: 0.2rem;\n"
    "}\n"
    ".said {\n"
    "    position: absolute;\n"
    "    width: 1px;\n"
    "    height: 1px;\n"
    "    overflow: hidden;\n"
    "    clip-path: inset(50%);\n"
    "    white-space: nowrap;\n"
    "}\n"
    ".changed .table {\n" /* what is said in it scrolls with it */
    "    position: relative;\n"
    "}\n"
    ".address {\n"
    "    overflow-wrap: anywhere;\n"
    "}\n";

/* A frame that stands open on the page. */
struct open_frame {
    const struct frame *frame; /* tells it from all others, of both versions */
    bool body;                 /* table: its head is closed */
    bool head;                 /* table: its head is open */
};

struct page {
    const struct redline *redline;
    struct arena *arena;
    const struct phrases *phrases;
    struct html_drawing drawing; /* for the strokes alone */
    const char *table_name;      /* of one without a heading; NULL */
    struct buffer *out;
    ARRAY(struct open_frame) open;
    size_t changes; /* so far */
};

static void put(struct page *page, const char *html)
{
    buffer_add_string(page->out, html);
}

static void put_text(struct page *page, const char *text)
{
    html_add_text(page->out, text);
}

static void put_phrase(struct page *page, enum phrase phrase)
{
    put_text(page, phrases_text(page->phrases, phrase));
}

/* ---- words --------------------------------------------------------------- */

/* The tags around words that are set alike, outermost first. */
static const struct {
    unsigned style;
    const char *begin, *end;
} tags[] = {
    {WORD_STRUCK, "<s>", "</s>"},
    {WORD_MARK, "<span class=\"mark\">", "</span>"},
    {WORD_STRONG, "<strong>", "</strong>"},
    {WORD_EMPHASIS, "<em>", "</em>"},
    {WORD_CODE, "<code>", "</code>"},
};
enum { TAGS = sizeof tags / sizeof *tags };

static bool is_same_text(const char *one, const char *other)
{
    return one == other || (one && other && strcmp(one, other) == 0);
}

static bool is_set_alike(
    const struct passage_word *one, const struct passage_word *other)
{
    return one->style == other->style &&
           is_same_text(one->address, other->address) &&
           is_same_text(one->language, other->language);
}

static bool is_link(const struct passage_word *word)
{
    return word->address && strncmp(word->address, "picture:", 8) != 0;
}

static void begin_words(struct page *page, const struct passage_word *word)
{
    if (is_link(word)) {
        put(page, "<a href=\"");
        html_put_address(&page->drawing, word->address);
        put(page, "\">");
    }
    if (word->language) {
        put(page, "<span");
        html_put_attribute(&page->drawing, "lang", word->language);
        put(page, ">");
    }
    for (int i = 0; i < TAGS; i++)
        if (word->style & tags[i].style)
            put(page, tags[i].begin);
}

/* Where a link was changed, it says where it leads. */
static void end_words(
    struct page *page, const struct passage_word *word, bool changed)
{
    for (int i = TAGS; i-- > 0;)
        if (word->style & tags[i].style)
            put(page, tags[i].end);
    if (word->language)
        put(page, "</span>");
    if (!is_link(word))
        return;
    put(page, "</a>");
    if (changed) {
        put(page, " <span class=\"address\">(");
        put_text(page, word->address);
        put(page, ")</span>");
    }
}

static void put_words(struct page *page, const struct passage_word *words,
    size_t count, bool changed)
{
    for (size_t i = 0; i < count; i++) {
        bool first = i == 0,
             alike = i > 0 && is_set_alike(&words[i - 1], &words[i]);
        if (!first && !alike)
            end_words(page, &words[i - 1], changed);
        if (!first && words[i].breaks)
            put(page, "<br>");
        else if (!first && words[i].spaced)
            put(page, " ");
        if (first || !alike)
            begin_words(page, &words[i]);
        put_text(page, words[i].text);
    }
    if (count)
        end_words(page, &words[count - 1], changed);
}

static void put_lines(
    struct page *page, const struct passage_word *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        put(page, i ? "\n" : "");
        put_text(page, words[i].text);
    }
}

static const struct passage_word *run_words(
    const struct page *page, const struct redline_run *run)
{
    const struct passages *side =
        run->kind == REDLINE_DELETED ? page->redline->old : page->redline->new;
    return &side->words[run->first];
}

/* Words of one version, FIRST one of their cell or not. */
static void put_run(struct page *page, const struct passage *passage,
    const struct redline_run *run, bool first)
{
    const struct passage_word *words = run_words(page, run);
    bool code = passage->kind == PASSAGE_CODE;
    bool changed = run->kind != REDLINE_SAME;
    bool deleted = run->kind == REDLINE_DELETED;
    if (run->count == 0)
        return;
    if (!first && (words->breaks || words->spaced))
        put(page, code ? "\n" : words->breaks ? "<br>" : " ");
    if (changed) {
        put(page, deleted ? "<del><span class=\"said\">["
                          : "<ins><span class=\"said\">[");
        put_phrase(page, deleted ? PHRASE_REDLINE_SAID_DELETED
                                 : PHRASE_REDLINE_SAID_INSERTED);
        put(page, " </span>");
    }
    if (code)
        put_lines(page, words, run->count);
    else
        put_words(page, words, run->count, changed);
    if (changed)
        put(page, deleted ? "<span class=\"said\">]</span></del>"
                          : "<span class=\"said\">]</span></ins>");
}

/* The words of CELL, none of which is edited. */
static struct redline_run whole_cell(
    const struct redline_step *step, size_t cell)
{
    const struct passage *passage = step->new ? step->new : step->old;
    size_t at = passage->first;
    for (size_t i = 0; passage->cells && i < cell; i++)
        at += passage->cells[i];
    return (struct redline_run){step->kind, at,
        passage->cells ? passage->cells[cell] : passage->count, cell};
}

/* What stands in CELL of the passage of STEP. */
static void put_cell(
    struct page *page, const struct redline_step *step, size_t cell)
{
    const struct passage *passage = step->new ? step->new : step->old;
    if (step->kind == REDLINE_EDITED) {
        bool first = true;
        for (size_t i = 0; i < step->run_count; i++) {
            if (step->runs[i].cell != cell)
                continue;
            put_run(page, passage, &step->runs[i], first);
            first = false;
        }
        return;
    }
    struct redline_run run = whole_cell(step, cell);
    put_run(page, passage, &run, true);
}

/* Whether a word in RUN is too long to be kept whole in a table. */
static bool run_is_long(const struct page *page, const struct redline_run *run)
{
    const struct passage_word *words = run_words(page, run);
    size_t length = 0;
    for (size_t i = 0; i < run->count; i++) {
        const char *text = words[i].text;
        size_t own = utf8_count(text, strlen(text));
        bool joined = !words[i].spaced && !words[i].breaks;
        length = joined ? length + own : own;
        if (length > HTML_LONGEST_WORD)
            return true;
    }
    return false;
}

static bool cell_is_long(
    const struct page *page, const struct redline_step *step, size_t cell)
{
    if (step->kind != REDLINE_EDITED) {
        struct redline_run run = whole_cell(step, cell);
        return run_is_long(page, &run);
    }
    for (size_t i = 0; i < step->run_count; i++)
        if (step->runs[i].cell == cell && run_is_long(page, &step->runs[i]))
            return true;
    return false;
}

/* ---- passages ------------------------------------------------------------ */

/* `<TAG class="change edited" id="change-3">`, or without all that. */
static void begin_block(struct page *page, const struct redline_step *step,
    const char *tag, const char *class)
{
    static const char *const classes[] = {[REDLINE_SAME] = "",
        [REDLINE_EDITED] = "change edited",
        [REDLINE_INSERTED] = "change inserted",
        [REDLINE_DELETED] = "change deleted"};
    const char *kind = classes[step->kind];
    buffer_add_format(page->out, "<%s", tag);
    if (*class || *kind)
        buffer_add_format(page->out, " class=\"%s%s%s\"", class,
            *class && *kind ? " " : "", kind);
    if (*kind)
        buffer_add_format(page->out, " id=\"change-%zu\"", ++page->changes);
    put(page, ">");
}

static void put_row(struct page *page, const struct redline_step *step)
{
    const struct passage *row = step->new ? step->new : step->old;
    struct open_frame *table = &page->open.items[page->open.count - 1];
    if (row->head && row->count == 0 && step->kind == REDLINE_SAME)
        return;
    if (row->head && !table->head && !table->body) {
        put(page, "<thead>\n");
        table->head = true;
    } else if (!row->head && !table->body) {
        put(page, table->head ? "</thead>\n<tbody>\n" : "<tbody>\n");
        table->body = true;
    }
    begin_block(page, step, "tr", "");
    for (size_t cell = 0; cell < row->cell_count; cell++) {
        bool heads = row->head && row->cells[cell] > 0;
        put(page, heads ? "<th scope=\"col\"" : "<td");
        put(page, cell_is_long(page, step, cell) ? " class=\"long\">" : ">");
        put_cell(page, step, cell);
        put(page, heads ? "</th>" : "</td>");
    }
    put(page, "</tr>\n");
}

/* One level below that of the document: its title is under the page's. */
static void put_heading(struct page *page, const struct redline_step *step)
{
    int level = (step->new ? step->new : step->old)->level + 1;
    char tag[] = {'h', (char)('0' + (level < 6 ? level : 6)), '\0'};
    begin_block(page, step, tag, "");
    put_cell(page, step, 0);
    buffer_add_format(page->out, "</%s>\n", tag);
}

static void put_rule(struct page *page, const struct redline_step *step)
{
    if (step->kind == REDLINE_SAME) {
        put(page, "<hr>\n");
        return;
    }
    bool deleted = step->kind == REDLINE_DELETED;
    begin_block(page, step, "p", "");
    put(page, deleted ? "<del>" : "<ins>");
    put_phrase(page, PHRASE_REDLINE_RULE);
    put(page, deleted ? "</del></p>\n" : "</ins></p>\n");
}

static void put_passage(struct page *page, const struct redline_step *step)
{
    switch ((step->new ? step->new : step->old)->kind) {
    case PASSAGE_HEADING: put_heading(page, step); return;
    case PASSAGE_ROW: put_row(page, step); return;
    case PASSAGE_RULE: put_rule(page, step); return;
    case PASSAGE_CODE:
        begin_block(page, step, "pre", "");
        put(page, "<code>");
        put_cell(page, step, 0);
        put(page, "</code></pre>\n");
        return;
    case PASSAGE_LABEL: begin_block(page, step, "p", "label"); break;
    case PASSAGE_PARAGRAPH:
    case PASSAGE_CHART: begin_block(page, step, "p", ""); break;
    }
    put_cell(page, step, 0);
    put(page, "</p>\n");
}

/* ---- what passages stand in ---------------------------------------------- */

/* A table that scrolls is called as the heading above it. */
static void begin_table(struct page *page, const struct frame *frame,
    const struct redline_step *step)
{
    const char *heading = redline_heading(page->arena, page->redline, step);
    html_begin_table(&page->drawing, (size_t)frame->detail, NULL, NULL,
        heading ? heading : page->table_name);
}

static void open_frame(struct page *page, const struct frame *frame,
    const struct redline_step *step)
{
    static const char *const callouts[] = {"note", "tip", "caution", "warning"};
    *array_add(&page->open, page->arena) = (struct open_frame){.frame = frame};
    switch (frame->kind) {
    case FRAME_LIST: put(page, "<ul>\n"); break;
    case FRAME_NUMBERED:
        if (frame->detail == 1)
            put(page, "<ol>\n");
        else
            buffer_add_format(page->out, "<ol start=\"%d\">\n", frame->detail);
        break;
    case FRAME_ITEM: put(page, "<li>\n"); break;
    case FRAME_QUOTE: put(page, "<blockquote>\n"); break;
    case FRAME_CALLOUT:
        buffer_add_format(page->out,
            "<aside class=\"callout %s\" role=\"note\">\n",
            callouts[frame->detail]);
        break;
    case FRAME_TABLE: begin_table(page, frame, step); break;
    case FRAME_NOTE: put(page, "<div class=\"note\">\n"); break;
    case FRAME_COVER: put(page, "<div>\n"); break;
    }
}

static void close_frame(struct page *page)
{
    static const char *const ends[] = {[FRAME_LIST] = "</ul>\n",
        [FRAME_NUMBERED] = "</ol>\n",
        [FRAME_ITEM] = "</li>\n",
        [FRAME_QUOTE] = "</blockquote>\n",
        [FRAME_CALLOUT] = "</aside>\n",
        [FRAME_TABLE] = HTML_TABLE_END,
        [FRAME_NOTE] = "</div>\n",
        [FRAME_COVER] = "</div>\n"};
    const struct open_frame *last = &page->open.items[--page->open.count];
    if (last->body)
        put(page, "</tbody>\n");
    else if (last->head)
        put(page, "</thead>\n");
    put(page, ends[last->frame->kind]);
}

/* The frames around the passage of STEP, the outermost first. What was deleted
 * stands in those of the new version that its own have become. */
static const struct frame **frames_of(
    struct page *page, const struct redline_step *step, size_t *count)
{
    const struct redline *redline = page->redline;
    bool is_new = step->new != NULL;
    ARRAY(const struct frame *) frames = {0};
    int at = is_new ? step->new->frame : step->old->frame;
    while (at != PASSAGE_NONE) {
        if (!is_new && redline->frames[at] != PASSAGE_NONE) {
            at = redline->frames[at];
            is_new = true;
        }
        const struct passages *side = is_new ? redline->new : redline->old;
        *array_add(&frames, page->arena) = &side->frames[at];
        at = side->frames[at].parent;
    }
    *count = frames.count;
    for (size_t i = 0; i < frames.count / 2; i++) {
        const struct frame *other = frames.items[frames.count - 1 - i];
        frames.items[frames.count - 1 - i] = frames.items[i];
        frames.items[i] = other;
    }
    return frames.items;
}

static void enter_frames(struct page *page, const struct redline_step *step)
{
    size_t count, same = 0;
    const struct frame **frames = frames_of(page, step, &count);
    while (same < count && same < page->open.count &&
           page->open.items[same].frame == frames[same])
        same++;
    while (page->open.count > same)
        close_frame(page);
    for (; same < count; same++)
        open_frame(page, frames[same], step);
}

static void put_version(struct page *page)
{
    const struct redline *redline = page->redline;
    put(page, "<div class=\"changed\">\n");
    for (size_t i = 0; i < redline->step_count; i++) {
        enter_frames(page, &redline->steps[i]);
        put_passage(page, &redline->steps[i]);
    }
    while (page->open.count)
        close_frame(page);
    put(page, "</div>\n");
}

/* ---- the summary --------------------------------------------------------- */

static void put_counts(struct page *page)
{
    static const enum phrase phrases[] = {
        [REDLINE_EDITED] = PHRASE_REDLINE_EDITED,
        [REDLINE_INSERTED] = PHRASE_REDLINE_INSERTED,
        [REDLINE_DELETED] = PHRASE_REDLINE_DELETED};
    const char *items[REDLINE_KIND_COUNT];
    size_t count = 0;
    for (int i = REDLINE_EDITED; i < REDLINE_KIND_COUNT; i++)
        if (page->redline->counts[i])
            items[count++] = phrases_count(page->phrases, phrases[i],
                (double)page->redline->counts[i], NULL);
    put(page, "<p>");
    put_text(page, phrases_fill(page->phrases, PHRASE_REDLINE_COUNTS, "changes",
                       phrases_list(page->phrases, items, count, false), NULL));
    put(page, "</p>\n<p>");
    put(page, "<ins>");
    put_phrase(page, PHRASE_REDLINE_LEGEND_INSERTED);
    put(page, "</ins> <del>");
    put_phrase(page, PHRASE_REDLINE_LEGEND_DELETED);
    put(page, "</del></p>\n");
}

/* The changes under each heading, with a link to each. */
static void put_links(struct page *page)
{
    static const enum phrase phrases[] = {
        [REDLINE_EDITED] = PHRASE_REDLINE_LINK_EDITED,
        [REDLINE_INSERTED] = PHRASE_REDLINE_LINK_INSERTED,
        [REDLINE_DELETED] = PHRASE_REDLINE_LINK_DELETED};
    const struct redline *redline = page->redline;
    const char *last = NULL;
    size_t number = 0;
    put(page, "<ul>\n");
    for (size_t i = 0; i < redline->step_count; i++) {
        const struct redline_step *step = &redline->steps[i];
        if (step->kind == REDLINE_SAME)
            continue;
        const char *heading = redline_heading(page->arena, redline, step);
        if (!heading)
            heading = phrases_text(page->phrases, PHRASE_REDLINE_START);
        bool same = last && strcmp(heading, last) == 0;
        if (!same) {
            put(page, last ? "</li>\n<li>" : "<li>");
            put_text(page, heading);
            put(page, ": ");
            last = heading;
        } else {
            put(page, ", ");
        }
        buffer_add_format(page->out, "<a href=\"#change-%zu\">", ++number);
        put_text(
            page, phrases_fill(page->phrases, phrases[step->kind], "number",
                      phrases_number(page->phrases, (double)number), NULL));
        put(page, "</a>");
    }
    put(page, "</li>\n</ul>\n");
}

static void put_head(struct page *page, const char *title, const char *old_name,
    const char *new_name)
{
    put(page, "<header class=\"cover\">\n<h1>");
    put_text(page, title);
    put(page, "</h1>\n<p>");
    put_text(page, phrases_fill(page->phrases, PHRASE_REDLINE_VERSIONS, "old",
                       old_name, "new", new_name, NULL));
    put(page, "</p>\n</header>\n<div class=\"text\">\n<h2>");
    put_phrase(page, PHRASE_REDLINE_SUMMARY);
    put(page, "</h2>\n");
    if (redline_is_empty(page->redline)) {
        put(page, "<p>");
        put_phrase(page, PHRASE_REDLINE_NONE);
        put(page, "</p>\n");
    } else {
        put_counts(page);
        put_links(page);
    }
}

bool html_write_redline(struct buffer *out, const struct redline *redline,
    const struct template *template, const char *old_name, const char *new_name,
    struct diags *diags)
{
    struct arena arena;
    struct buffer body = {0};
    const struct document *document = redline->new_document;
    const struct document_facts *facts = &document->facts;
    struct page page = {.redline = redline, .arena = &arena, .out = &body};
    arena_init(&arena);
    page.drawing.out = &body;
    struct formats *formats = formats_new(facts->language);
    page.phrases = phrases_new(&arena, document->strings, formats);
    page.table_name = strings_text(document->strings, "html.table", NULL);
    const char *title = phrases_fill(page.phrases, PHRASE_REDLINE_TITLE,
        "title", facts->title ? facts->title : "", NULL);
    put_head(&page, title, old_name, new_name);
    put_version(&page);
    put(&page, "</div>\n");
    bool good =
        html_write_page(out, document, template, title, style, &body, diags);
    buffer_release(&body);
    formats_free(formats);
    arena_release(&arena);
    return good;
}
