/* The words of a document as HTML equal those of the same document as PDF and
 * as DOCX.
 *
 *     words FILE.html...      FILE.pdf or FILE.docx, or both, stand beside each
 *
 * The HTML is read with libxml2's parser, the PDF through `pdftotext -raw`,
 * which gives the text of each page in the order in which it was drawn. Both
 * must have the same words in the same order, and words that are apart in one
 * must be apart in the other. What may differ, and how far:
 *
 *   - the PDF may break a line inside a word (an address, long code), with a
 *     hyphen or without;
 *   - bullets and numbers of lists, page numbers in the contents, and the page
 *     behind a reference ("on page 9") are in the PDF only, and must be there;
 *   - footnotes stand at the end of the HTML and at the foot of pages in the
 *     PDF: they are compared as a stream of their own;
 *   - each page of the PDF ends with furniture: the head of a table that goes
 *     on from the page before, then lines that are the same on every page but
 *     for its number, and that tell its number and how many pages there are.
 *     A first page may be bare. */
#include "base/array.h"
#include "base/buffer.h"
#include "base/utf8.h"
#include "words_docx.h"

#include <ctype.h>
#include <libxml/HTMLparser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- the HTML ------------------------------------------------------------ */

enum word_kind {
    WORD_TEXT,
    WORD_BULLET, /* any one character */
    WORD_NUMBER, /* digits, and the mark behind the number of a list's item */
    WORD_PAGE,   /* digits */
};

struct word {
    const char *text;
    enum word_kind kind;
    bool glued; /* follows the word before without a gap */
    bool loose; /* a footnote's number: a gap or none */
    int table;  /* the innermost table around it, -1: none */
};

struct words {
    ARRAY(struct word) list;
};

enum { TABLES_MOST = 1000 };

struct html {
    struct arena *arena;
    struct words body, notes;
    struct words heads[TABLES_MOST]; /* of tables, repeated on pages */
    int table_count;

    /* While reading. */
    struct words *into;
    bool gap, loose;
    int table;
};

static void add_word(
    struct html *html, enum word_kind kind, const char *text, size_t length)
{
    struct word word = {
        .text = arena_copy(html->arena, text, length),
        .kind = kind,
        .glued = !html->gap,
        .loose = html->loose,
        .table = html->table,
    };
    *array_add(&html->into->list, html->arena) = word;
    html->gap = false;
}

/* Characters that show nothing: soft hyphen, zero width, direction, variant. */
static bool is_invisible(uint32_t code)
{
    return code == 0xAD || (code >= 0x200B && code <= 0x200F) ||
           (code >= 0x202A && code <= 0x202E) ||
           (code >= 0x2060 && code <= 0x2069) ||
           (code >= 0xFE00 && code <= 0xFE0F) || code == 0xFEFF;
}

static bool is_space(uint32_t code)
{
    return code <= ' ' || code == 0xA0 || code == 0x3000 || code == 0x202F ||
           code == 0x205F || (code >= 0x2000 && code <= 0x200A) ||
           code == 0x1680 || code == 0x2028 || code == 0x2029;
}

static void add_text(struct html *html, const char *text)
{
    const char *end = text + strlen(text);
    struct buffer word;
    buffer_init(&word);
    for (const char *at = text;;) {
        const char *start = at;
        uint32_t code = at < end ? utf8_next(&at, end) : ' ';
        if (!is_space(code)) {
            if (!is_invisible(code))
                buffer_add(&word, start, (size_t)(at - start));
            continue;
        }
        if (word.length)
            add_word(html, WORD_TEXT, word.bytes, word.length);
        buffer_clear(&word);
        if (start == end)
            break;
        html->gap = true;
    }
    buffer_release(&word);
}

static bool is_element(const xmlNode *node, const char *name)
{
    return node && node->type == XML_ELEMENT_NODE &&
           strcmp((const char *)node->name, name) == 0;
}

static bool is_one_of(const xmlNode *node, const char *names)
{
    char padded[40];
    snprintf(padded, sizeof padded, " %s ", (const char *)node->name);
    return strstr(names, padded) != NULL;
}

/* True if the element's class attribute is CLASS. */
static bool has_class(const xmlNode *node, const char *class)
{
    xmlChar *value = xmlGetProp(node, (const xmlChar *)"class");
    bool same = value && strcmp((const char *)value, class) == 0;
    xmlFree(value);
    return same;
}

static bool is_left_out(const xmlNode *node)
{
    return is_one_of(node, " head style script ") ||
           (is_element(node, "a") &&
               (has_class(node, "skip") || has_class(node, "footnote-back")));
}

static bool is_block(const xmlNode *node)
{
    return is_one_of(node, " address article aside blockquote body br dd div "
                           "dl dt footer h1 h2 h3 h4 h5 h6 header hr li main "
                           "nav ol p pre section table tbody td th thead tr "
                           "ul ");
}

static void read_children(struct html *html, const xmlNode *node);

static bool is_in_contents(const xmlNode *node)
{
    for (; node; node = node->parent)
        if (is_element(node, "nav"))
            return true;
    return false;
}

/* What a browser would put before an item; task items have their box. */
static void add_marker(struct html *html, const xmlNode *item)
{
    if (has_class(item, "task") || is_in_contents(item))
        return;
    bool numbered = is_element(item->parent, "ol");
    add_word(html, numbered ? WORD_NUMBER : WORD_BULLET, "", 0);
    html->gap = true;
}

static void read_table(struct html *html, const xmlNode *node)
{
    int outer = html->table;
    if (html->table_count < TABLES_MOST)
        html->table = html->table_count++;
    read_children(html, node);
    html->table = outer;
}

static void read_head(struct html *html, const xmlNode *node)
{
    size_t start = html->into->list.count;
    read_children(html, node);
    for (size_t i = start; i < html->into->list.count; i++)
        *array_add(&html->heads[html->table].list, html->arena) =
            html->into->list.items[i];
}

static void read_notes(struct html *html, const xmlNode *node)
{
    html->into = &html->notes;
    read_children(html, node);
    html->into = &html->body;
}

/* The English words that the PDF has behind a reference. */
static void add_page(struct html *html)
{
    html->gap = true;
    add_text(html, "on page ");
    add_word(html, WORD_PAGE, "", 0);
}

static void read_element(struct html *html, const xmlNode *node)
{
    if (is_left_out(node))
        return;
    bool block = is_block(node);
    html->gap = html->gap || block;
    if (is_element(node, "li"))
        add_marker(html, node);
    if (is_element(node, "table"))
        read_table(html, node);
    else if (is_element(node, "thead") && html->table >= 0)
        read_head(html, node);
    else if (is_element(node, "section") && has_class(node, "footnotes"))
        read_notes(html, node);
    else if (is_element(node, "sup") && has_class(node, "footnote")) {
        html->loose = true;
        read_children(html, node);
        html->loose = false;
    } else {
        read_children(html, node);
    }
    html->gap = html->gap || block;
    if (is_element(node, "span") && has_class(node, "reference"))
        add_page(html);
    if (is_element(node, "a") && is_in_contents(node)) {
        html->gap = true;
        add_word(html, WORD_NUMBER, "", 0);
    }
}

static void read_children(struct html *html, const xmlNode *node)
{
    for (const xmlNode *child = node->children; child; child = child->next) {
        if (child->type == XML_ELEMENT_NODE)
            read_element(html, child);
        else if (child->type == XML_TEXT_NODE ||
                 child->type == XML_CDATA_SECTION_NODE)
            add_text(html, (const char *)child->content);
    }
}

static bool html_read(struct html *html, const char *path, struct arena *arena)
{
    htmlDocPtr tree = htmlReadFile(path, "UTF-8",
        HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
    if (!tree) {
        fprintf(stderr, "%s: cannot be read\n", path);
        return false;
    }
    html->arena = arena;
    html->into = &html->body;
    html->gap = true;
    html->table = -1;
    read_children(html, (xmlNode *)tree);
    xmlFreeDoc(tree);
    return true;
}

/* ---- lines against words ------------------------------------------------- */

/* How far a list of words has been matched. */
struct position {
    size_t word, byte;
};

static const char *match_digits(const char *at, const char *end)
{
    const char *start = at;
    while (at < end && isdigit((unsigned char)*at))
        at++;
    return at == start ? NULL : at;
}

/* Matches the part of a number that is at AT; returns where it ends. */
static const char *match_number(const char *at, const char *end)
{
    at = match_digits(at, end);
    if (at && at < end && (*at == '.' || *at == ')'))
        at++;
    return at;
}

/* A hyphen at the end of a line, where the word has none. */
static bool is_hyphenation(const struct word *word, struct position position,
    uint32_t code, const char *at, const char *end)
{
    return (code == '-' || code == 0x2010) && at == end && position.byte > 0 &&
           word->text[position.byte] != '-';
}

/* Matches what is left of the word at *POSITION, up to the line's end. NULL if
 * something else stands there. */
static const char *match_word(const struct word *word,
    struct position *position, const char *at, const char *end)
{
    if (word->kind == WORD_NUMBER || word->kind == WORD_PAGE) {
        at = word->kind == WORD_PAGE ? match_digits(at, end)
                                     : match_number(at, end);
        position->word++;
        return at;
    }
    if (word->kind == WORD_BULLET) {
        utf8_next(&at, end);
        position->word++;
        return at;
    }
    while (at < end && word->text[position->byte]) {
        const char *start = at;
        uint32_t code = utf8_next(&at, end);
        if (is_invisible(code) ||
            is_hyphenation(word, *position, code, at, end))
            continue;
        size_t length = (size_t)(at - start);
        if (strncmp(word->text + position->byte, start, length) != 0)
            return NULL;
        position->byte += length;
    }
    if (!word->text[position->byte])
        *position = (struct position){position->word + 1, 0};
    return at;
}

/* Whether the text at POSITION may stand behind other text of its line, with a
 * gap between them or without. The number of an item may touch its text. */
static bool may_follow(
    const struct words *words, struct position position, bool gap)
{
    const struct word *word = &words->list.items[position.word];
    if (position.byte > 0)
        return !gap;
    bool behind_marker = position.word > 0 && word[-1].kind != WORD_TEXT &&
                         word[-1].kind != WORD_PAGE;
    return word->loose || behind_marker || gap != word->glued;
}

/* Matches a whole line; false, and *POSITION as it was, if it differs. */
static bool match_line(const struct words *words, struct position *position,
    const char *at, const char *end)
{
    struct position now = *position;
    bool gap = false, first = true;
    while (at < end) {
        const char *start = at;
        uint32_t code = utf8_next(&at, end);
        if (is_space(code)) {
            gap = true;
            continue;
        }
        if (is_invisible(code))
            continue;
        if (now.word >= words->list.count)
            return false;
        if (!first && !may_follow(words, now, gap))
            return false;
        const struct word *word = &words->list.items[now.word];
        at = match_word(word, &now, start, end);
        if (!at)
            return false;
        gap = first = false;
    }
    *position = now;
    return true;
}

/* ---- the PDF ------------------------------------------------------------- */

struct line {
    const char *start, *end;
};

struct page {
    ARRAY(struct line) lines;
};

struct pdf {
    ARRAY(struct page) pages;
};

/* The PDF that stands beside an HTML file, as text in ARENA. */
static bool pdf_read(struct pdf *pdf, const char *html, struct arena *arena)
{
    int length = (int)strlen(html) - (int)strlen(".html");
    char *command = arena_format(
        arena, "pdftotext -raw -enc UTF-8 '%.*s.pdf' -", length, html);
    FILE *pipe = popen(command, "r");
    struct buffer text;
    buffer_init(&text);
    char chunk[65536];
    for (size_t count; pipe && (count = fread(chunk, 1, sizeof chunk, pipe));)
        buffer_add(&text, chunk, count);
    bool good = pipe && pclose(pipe) == 0 && text.length > 0;
    const char *copy = arena_copy(arena, buffer_string(&text), text.length);
    for (const char *at = copy; *at;) {
        struct page *page = array_add(&pdf->pages, arena);
        while (*at && *at != '\f') {
            size_t count = strcspn(at, "\n\f");
            *array_add(&page->lines, arena) =
                (struct line){.start = at, .end = at + count};
            at += count + (at[count] == '\n');
        }
        at += *at == '\f';
    }
    buffer_release(&text);
    if (!good)
        fprintf(stderr, "%s: pdftotext failed on its PDF\n", html);
    return good;
}

/* ---- page by page -------------------------------------------------------- */

struct comparison {
    const char *name;
    struct html *html;
    struct pdf *pdf;
    struct position body, notes;
    const char *furniture; /* of the pages before, numbers as #; NULL: none */
};

/* The running head and the foot. */
enum { FURNITURE_LINES = 2 };

/* True if TEXT has the number as a word of its own. */
static bool tells(const char *text, size_t number)
{
    char digits[24];
    int length = snprintf(digits, sizeof digits, "%zu", number);
    for (const char *at = text; (at = strstr(at, digits)); at++) {
        bool before = at > text && isdigit((unsigned char)at[-1]);
        if (!before && !isdigit((unsigned char)at[length]))
            return true;
    }
    return false;
}

/* TEXT with the number of its page, where it stands first, as #. */
static const char *without_number(
    const char *text, size_t number, struct arena *arena)
{
    char digits[24];
    int length = snprintf(digits, sizeof digits, "%zu", number);
    const char *best = NULL;
    /* The last but one number is the page's: "page 3 of 12". */
    for (const char *at = text; (at = strstr(at, digits)); at++)
        if ((at == text || !isdigit((unsigned char)at[-1])) &&
            !isdigit((unsigned char)at[length]) &&
            strpbrk(at + length, "0123456789"))
            best = at;
    if (!best)
        return text;
    return arena_format(
        arena, "%.*s#%s", (int)(best - text), text, best + length);
}

/* Lines FROM.. of a page are its furniture: see above. */
static bool match_furniture(
    struct comparison *comparison, size_t number, size_t from)
{
    struct arena *arena = comparison->html->arena;
    const struct page *page = &comparison->pdf->pages.items[number - 1];
    const char *text = "";
    for (size_t i = from; i < page->lines.count; i++)
        text = arena_format(arena, "%s%.*s\n", text,
            (int)(page->lines.items[i].end - page->lines.items[i].start),
            page->lines.items[i].start);
    if (from == page->lines.count)
        return number == 1;
    if (!tells(text, number) || !tells(text, comparison->pdf->pages.count))
        return false;
    text = without_number(text, number, arena);
    if (comparison->furniture)
        return strcmp(text, comparison->furniture) == 0;
    if (page->lines.count - from > FURNITURE_LINES)
        return false;
    comparison->furniture = text;
    return true;
}

/* The line behind the repeated head of a table, if one stands at LINE. */
static size_t skip_head(struct comparison *comparison, const struct page *page,
    struct position start, size_t line)
{
    const struct words *body = &comparison->html->body;
    if (start.word == 0 || start.word >= body->list.count)
        return line;
    int table = body->list.items[start.word].table;
    if (table < 0 || body->list.items[start.word - 1].table != table)
        return line;
    const struct words *head = &comparison->html->heads[table];
    struct position at = {0, 0};
    for (size_t i = line; i < page->lines.count; i++) {
        const struct line *next = &page->lines.items[i];
        if (!match_line(head, &at, next->start, next->end))
            return line;
        if (at.word == head->list.count)
            return i + 1;
    }
    return line;
}

/* Tries the page with COUNT lines of body; footnotes and furniture follow.
 * START is where the page's body begins. */
static bool match_rest(struct comparison *comparison, size_t number,
    size_t count, struct position start)
{
    const struct page *page = &comparison->pdf->pages.items[number - 1];
    struct position notes = comparison->notes;
    for (size_t i = count;; i++) {
        size_t furniture = skip_head(comparison, page, start, i);
        if (match_furniture(comparison, number, furniture)) {
            comparison->notes = notes;
            return true;
        }
        if (i >= page->lines.count ||
            !match_line(&comparison->html->notes, &notes,
                page->lines.items[i].start, page->lines.items[i].end))
            return false;
    }
}

static void show_words(const struct words *words, size_t from)
{
    for (size_t i = from; i < from + 10 && i < words->list.count; i++)
        printf("%s%s", words->list.items[i].glued ? "" : " ",
            words->list.items[i].kind == WORD_TEXT ? words->list.items[i].text
                                                   : "(marker)");
    printf("%s\n", from < words->list.count ? "" : " (the end)");
}

static bool report(struct comparison *comparison, size_t number, size_t line)
{
    const struct page *page = &comparison->pdf->pages.items[number - 1];
    printf("%s: page %zu differs at line %zu\n", comparison->name, number,
        line + 1);
    if (line > 0)
        printf("  after %.*s\n",
            (int)(page->lines.items[line - 1].end -
                  page->lines.items[line - 1].start),
            page->lines.items[line - 1].start);
    printf("  PDF:  ");
    for (size_t i = line; i < line + 2 && i < page->lines.count; i++)
        printf(" %.*s",
            (int)(page->lines.items[i].end - page->lines.items[i].start),
            page->lines.items[i].start);
    printf("\n  HTML: ");
    show_words(&comparison->html->body, comparison->body.word);
    printf("  notes:");
    show_words(&comparison->html->notes, comparison->notes.word);
    return false;
}

static bool match_page(struct comparison *comparison, size_t number)
{
    struct arena *arena = comparison->html->arena;
    const struct page *page = &comparison->pdf->pages.items[number - 1];
    struct position start = comparison->body;
    struct position *reached =
        arena_allocate(arena, page->lines.count + 1, sizeof *reached);
    size_t most = 0;
    reached[0] = start;
    for (; most < page->lines.count; most++) {
        reached[most + 1] = reached[most];
        if (!match_line(&comparison->html->body, &reached[most + 1],
                page->lines.items[most].start, page->lines.items[most].end))
            break;
    }
    for (size_t count = most + 1; count-- > 0;) {
        comparison->body = reached[count];
        if (match_rest(comparison, number, count, start))
            return true;
    }
    comparison->body = reached[most];
    return report(comparison, number, most);
}

/* Whether LINES, one after the other, are WORDS, and nothing else is. */
static bool match_lines(const char *name, const struct words *words,
    const char *const *lines, size_t count)
{
    struct position at = {0, 0};
    for (size_t i = 0; i < count; i++)
        if (!match_line(words, &at, lines[i], lines[i] + strlen(lines[i]))) {
            printf(
                "%s: the DOCX differs\n  DOCX: %s\n  HTML: ", name, lines[i]);
            show_words(words, at.word);
            return false;
        }
    if (at.word == words->list.count)
        return true;
    printf("%s: the DOCX ends before the HTML\n  HTML: ", name);
    show_words(words, at.word);
    return false;
}

static bool compare_docx(struct html *html, const char *name, const char *path)
{
    struct docx_lines lines;
    if (!docx_lines_read(&lines, path, html->arena)) {
        fprintf(stderr, "%s: cannot be read\n", path);
        return false;
    }
    return match_lines(name, &html->body, lines.body.items, lines.body.count) &&
           match_lines(
               name, &html->notes, lines.notes.items, lines.notes.count);
}

static bool is_there(const char *path)
{
    FILE *file = fopen(path, "r");
    if (file)
        fclose(file);
    return file != NULL;
}

static bool compare_pdf(struct html *html, const char *path)
{
    struct pdf pdf = {0};
    struct comparison comparison = {.name = path, .html = html, .pdf = &pdf};
    bool same = pdf_read(&pdf, path, html->arena);
    for (size_t i = 1; same && i <= pdf.pages.count; i++)
        same = match_page(&comparison, i);
    if (same && (comparison.body.word < html->body.list.count ||
                    comparison.notes.word < html->notes.list.count)) {
        printf("%s: the PDF ends before the HTML\n  HTML: ", path);
        show_words(&html->body, comparison.body.word);
        printf("  notes:");
        show_words(&html->notes, comparison.notes.word);
        same = false;
    }
    return same;
}

/* With all files that stand beside the HTML; there must be one. */
static bool compare(const char *path)
{
    struct arena arena;
    arena_init(&arena);
    struct html *html = arena_new(&arena, struct html);
    int length = (int)strlen(path) - (int)strlen(".html");
    const char *pdf = arena_format(&arena, "%.*s.pdf", length, path);
    const char *docx = arena_format(&arena, "%.*s.docx", length, path);
    bool has_pdf = is_there(pdf), has_docx = is_there(docx);
    bool same = (has_pdf || has_docx) && html_read(html, path, &arena);
    if (same && has_docx)
        same = compare_docx(html, path, docx);
    if (same && has_pdf)
        same = compare_pdf(html, path);
    arena_release(&arena);
    return same;
}

int main(int argument_count, char **arguments)
{
    int differing = 0;
    for (int i = 1; i < argument_count; i++)
        differing += !compare(arguments[i]);
    xmlCleanupParser();
    printf("%d documents, %d differ\n", argument_count - 1, differing);
    return argument_count < 2 || differing > 0;
}
