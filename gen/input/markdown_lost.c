/* What Markdown loses, said.
 *
 * No text is wrong Markdown: what is not markup is text, and a definition that
 * nobody uses is gone. So this compares what the tree has with what was
 * typed. */
#include "input/markdown_lost.h"

#include "base/array.h"
#include "input/check_codes.h"
#include "input/markdown_place.h"
#include "input/node_types.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Markup that stayed text. It is looked for in text nodes first, then where
 * they were typed: what was escaped there is meant. */
static const struct {
    enum check_code check;
    const char *typed;
    bool at_start; /* of a paragraph only */
    const char *message, *hint;
} marks[] = {
    {CHECK_STRAY_BOLD, "**", false,
        "\"**\" is printed as it stands: nothing bold begins or ends here",
        "bold text ends behind a letter, or before a space or punctuation: "
        "move what is between; write \\*\\* to print it"},
    {CHECK_FOREIGN_ADMONITION, "!!! ", true,
        "\"!!!\" is printed as it stands: it is a note in another dialect",
        "write \"::: note\", the text, and \":::\""},
    {CHECK_FOREIGN_ALERT, "[!", true,
        "\"[!...]\" is printed as it stands: it is an alert in another dialect",
        "write \"::: note\", the text, and \":::\""},
    {CHECK_FOREIGN_ATTRIBUTES, "{#", false,
        "\"{#...}\" is printed as it stands: there are no attributes",
        "headings have anchors of their own; write \\{ to print a brace"},
    {CHECK_FOREIGN_ATTRIBUTES, "{.", false,
        "\"{.class}\" is printed as it stands: there are no attributes",
        "write \\{ to print a brace"},
    {CHECK_FOREIGN_ATTRIBUTES, "{:", false,
        "\"{:...}\" is printed as it stands: there are no attributes",
        "write \\{ to print a brace"},
    {CHECK_FOREIGN_TAG, "{%", false,
        "\"{%\" is printed as it stands: it is a tag in another dialect",
        "blocks are written \"::: when CONDITION\" ... \":::\""},
    {CHECK_FOREIGN_HIGHLIGHT, "==", false,
        "\"==\" is printed as it stands: it is no markup here",
        "write **bold**, or \\== to print it"},
    {CHECK_FOREIGN_LINK, "[[", false,
        "\"[[\" is printed as it stands: it is a link in another dialect",
        "write [text](#module:ID), or \\[[ to print it"},
    {CHECK_FOREIGN_NOTE, "^[", false,
        "\"^[\" is printed as it stands: it is a note in another dialect",
        "write [^name], and [^name]: TEXT in a line of its own"},
    {CHECK_FOREIGN_CONTENTS, "[TOC]", true,
        "\"[TOC]\" is printed as it stands: templates have the contents",
        "take it out"},
    {CHECK_FOREIGN_DEFINITION, ": ", true,
        "\": \" is printed as it stands: there are no lists of definitions",
        "make it a list or a table"},
};
enum { MARK_COUNT = sizeof marks / sizeof *marks };

/* A note or an address that the source defines. */
struct definition {
    const char *name;
    struct place place;
    int line;
    bool note;
};

/* How often a mark was looked for in the source of one block: enough, in a
 * block of any length. */
struct attempt {
    const cmark_node *block;
    int count;
};
enum { MOST_ATTEMPTS = 20 };

struct search {
    struct arena arena;
    const struct source *source;
    struct diags *diags;
    bool *code; /* by line, from 1: it is of a code block */
    bool *note; /* by line: a note that is used begins there */
    struct attempt attempts[MARK_COUNT], links;
    const cmark_node *told_undefined[2];
    ARRAY(struct definition) definitions;
};

static size_t line_count(const struct search *search)
{
    return search->source->line_count + (size_t)search->source->lines_before;
}

/* ---- as it was typed ----------------------------------------------------- */

/* The offset of NEEDLE in TEXT at or after AT, neither escaped nor in code;
 * LENGTH if there is none. */
static size_t find_typed(
    const char *text, size_t length, size_t at, const char *needle)
{
    size_t size = strlen(needle);
    while (at < length) {
        if (at + size <= length && memcmp(text + at, needle, size) == 0)
            return at;
        size_t run = 0;
        while (at + run < length && text[at + run] == '`')
            run++;
        const char *closing = NULL;
        for (size_t end = at + run; run && end + run <= length; end++) {
            size_t own = 0;
            while (end + own < length && text[end + own] == '`')
                own++;
            if (own == run)
                closing = text + end;
            if (closing)
                break;
            end += own;
        }
        if (closing)
            at = (size_t)(closing - text) + run;
        else if (run)
            at += run;
        else
            at += text[at] == '\\' ? 2 : 1;
    }
    return length;
}

/* The block that NODE is in, itself if it is one, with lines of its own. */
static cmark_node *block_of(cmark_node *node)
{
    while (node && (cmark_node_get_start_line(node) == 0 ||
                       (cmark_node_get_type(node) & CMARK_NODE_TYPE_MASK) ==
                           CMARK_NODE_TYPE_INLINE))
        node = cmark_node_parent(node);
    return node;
}

/* The place where BLOCK has NEEDLE as it was typed; line 0: nowhere. */
static struct place typed_place(
    const struct search *search, cmark_node *block, const char *needle)
{
    int last = cmark_node_get_end_line(block);
    for (int line = cmark_node_get_start_line(block); line <= last; line++) {
        size_t length;
        const char *text = source_line(search->source, line, &length);
        size_t at = find_typed(text, length, 0, needle);
        if (at < length)
            return markdown_place_in_line(search->source, line, (int)at + 1);
    }
    return (struct place){0};
}

/* ---- markup that stayed text --------------------------------------------- */

/* Bytes that stand in a text as they were typed, unlike quotation marks. */
static size_t count_plain(const char *text)
{
    size_t length = 0;
    for (; length < 16; length++) {
        unsigned char byte = (unsigned char)text[length];
        bool smart = byte == 0xE2 && (unsigned char)text[length + 1] == 0x80;
        if (smart || (byte < 0x80 && !isalnum(byte) && byte != ' '))
            break;
    }
    return length;
}

/* A mark is looked for with what is behind it: the same may be markup in
 * another place. Of each kind, the first in a block is told of. */
static void check_marks(struct search *search, cmark_node *text)
{
    const char *literal = cmark_node_get_literal(text);
    cmark_node *block = NULL;
    for (int i = 0; i < MARK_COUNT; i++) {
        const char *found = strstr(literal, marks[i].typed);
        struct attempt *attempt = &search->attempts[i];
        if (!found || (marks[i].at_start &&
                          (found != literal || cmark_node_previous(text))))
            continue;
        block = block ? block : block_of(text);
        if (attempt->block != block)
            *attempt = (struct attempt){.block = block};
        if (!block || attempt->count++ >= MOST_ATTEMPTS)
            continue;
        size_t length = strlen(marks[i].typed);
        length += count_plain(found + length);
        struct place place = typed_place(
            search, block, arena_copy(&search->arena, found, length));
        if (!place.line)
            continue;
        attempt->count = MOST_ATTEMPTS;
        diag_add_coded(search->diags, check_codes[marks[i].check],
            SEVERITY_WARNING, place, marks[i].hint, "%s", marks[i].message);
    }
}

/* "[text][name]" and "[^name]" that nothing is defined for; in each block, the
 * first one is told of. */
static void check_undefined(struct search *search, cmark_node *text, bool note)
{
    const char *found =
        strstr(cmark_node_get_literal(text), note ? "[^" : "][");
    cmark_node *block = found ? block_of(text) : NULL;
    if (!block || search->told_undefined[note] == block)
        return;
    size_t length = strcspn(found + 2, "]");
    if (length == 0 || found[2 + length] != ']')
        return;
    search->told_undefined[note] = block;
    const char *typed = arena_copy(&search->arena, found, length + 3);
    struct place place = typed_place(search, block, typed);
    if (!place.line)
        return;
    diag_add_coded(search->diags,
        check_codes[note ? CHECK_UNDEFINED_NOTE : CHECK_UNDEFINED_ADDRESS],
        SEVERITY_WARNING, place,
        note
            ? "write \"[^name]: TEXT\" in a line of its own, or \\[ to print it"
            : "write \"[name]: ADDRESS\" in a line of its own, or \\[ to print "
              "it",
        note ? "there is no note \"%.*s\"" : "there is no address \"%.*s\"",
        (int)length, found + 2);
}

/* ---- without words ------------------------------------------------------- */

/* Whether something of NODE can be seen. */
static bool has_words(cmark_node *node)
{
    cmark_iter *iterator = cmark_iter_new(node);
    bool found = false;
    while (!found && cmark_iter_next(iterator) != CMARK_EVENT_DONE) {
        cmark_node *inner = cmark_iter_get_node(iterator);
        switch (cmark_node_get_type(inner)) {
        case CMARK_NODE_TEXT:
        case CMARK_NODE_CODE:
            found = *cmark_node_get_literal(inner) != '\0';
            break;
        case CMARK_NODE_CUSTOM_INLINE:
        case CMARK_NODE_HTML_INLINE:
        case CMARK_NODE_IMAGE: found = true; break;
        case CMARK_NODE_LINK: /* it gets the words of where it leads */
            found = inner != node && cmark_node_get_url(inner)[0] == '#';
            break;
        default: break;
        }
    }
    cmark_iter_free(iterator);
    return found;
}

/* Where LINK was typed, as far as that is looked for. */
static struct place link_place(struct search *search, cmark_node *link)
{
    cmark_node *block = block_of(link);
    struct place place = {0};
    if (search->links.block != block)
        search->links = (struct attempt){.block = block};
    if (search->links.count++ < MOST_ATTEMPTS)
        place = typed_place(search, block, "[](");
    if (place.line)
        return place;
    return markdown_place_in_line(
        search->source, cmark_node_get_start_line(block), 0);
}

static void check_words(struct search *search, cmark_node *node, bool link)
{
    if ((link && cmark_node_get_url(node)[0] == '#') || has_words(node))
        return;
    if (link)
        diag_add_coded(search->diags, check_codes[CHECK_EMPTY_LINK],
            SEVERITY_WARNING, link_place(search, node),
            "say between the brackets where it leads",
            "a link without words: nobody sees it");
    else
        diag_add_coded(search->diags, check_codes[CHECK_EMPTY_HEADING],
            SEVERITY_WARNING,
            markdown_place_in_line(search->source,
                cmark_node_get_start_line(node),
                cmark_node_get_start_column(node)),
            "write its words, or take it out", "a heading without words");
}

/* ---- fenced code --------------------------------------------------------- */

/* What is not closed takes in the rest of the text. */
static void check_fence(struct search *search, cmark_node *code)
{
    int fence, offset;
    char mark;
    if (!cmark_node_get_fenced(code, &fence, &offset, &mark))
        return;
    int line = cmark_node_get_end_line(code);
    size_t length, at = 0;
    const char *text = source_line(search->source, line, &length);
    while (at < length && strchr(" \t>", text[at]))
        at++;
    size_t start = at;
    while (at < length && text[at] == mark)
        at++;
    bool closes =
        at - start >= (size_t)fence && line > cmark_node_get_start_line(code);
    while (at < length && strchr(" \t", text[at]))
        at++;
    if (!closes || at < length)
        diag_add_coded(search->diags, check_codes[CHECK_UNCLOSED_FENCE],
            SEVERITY_ERROR,
            markdown_place_in_line(search->source,
                cmark_node_get_start_line(code),
                cmark_node_get_start_column(code)),
            arena_format(search->diags->arena,
                "close it with a line of its own, such as \"%c%c%c\"", mark,
                mark, mark),
            "a block of code is not closed");
}

/* ---- tables -------------------------------------------------------------- */

static int typed_cells(const char *text, size_t length)
{
    while (length > 0 && strchr(" \t", text[length - 1]))
        length--;
    size_t start = 0;
    while (start < length && strchr(" \t>", text[start]))
        start++;
    int bars = 0;
    bool last = false;
    for (size_t i = start; i < length; i++) {
        last = text[i] == '|';
        bars += last;
        if (text[i] == '\\')
            i++;
    }
    bool first = start < length && text[start] == '|';
    return bars + 1 - first - (last && bars > first);
}

/* cmark drops the cells that a row has too many, and all that is in them. */
static void check_row(struct search *search, cmark_node *row)
{
    int columns = 0, line = cmark_node_get_start_line(row);
    size_t length;
    for (cmark_node *cell = cmark_node_first_child(row); cell;
         cell = cmark_node_next(cell))
        columns++;
    const char *text = source_line(search->source, line, &length);
    int cells = typed_cells(text, length);
    if (cells <= columns)
        return;
    diag_add_coded(search->diags, check_codes[CHECK_CELLS_LOST], SEVERITY_ERROR,
        markdown_place_in_line(search->source, line, 1),
        "write \\| for a bar inside of a cell, in `code` too",
        "the row has %d cells, and the table %d columns: the rest would be "
        "lost",
        cells, columns);
}

/* ---- notes and addresses that are defined -------------------------------- */

/* The end of "[name]:" at the start of a line, with *NAME; 0 if there is
 * none. */
static size_t definition_end(const char *text, size_t length, size_t *name)
{
    size_t at = 0;
    while (at < length && at < 3 && text[at] == ' ')
        at++;
    if (at >= length || text[at] != '[')
        return 0;
    *name = at + 1;
    for (at++; at < length && text[at] != ']'; at++)
        if (text[at] == '[' || text[at] == '\\')
            return 0;
    return at > *name && at + 1 < length && text[at + 1] == ':' ? at + 2 : 0;
}

static void find_definitions(struct search *search, int first)
{
    for (int line = first; line <= (int)line_count(search); line++) {
        size_t length, name;
        const char *text = source_line(search->source, line, &length);
        size_t end = definition_end(text, length, &name);
        if (search->code[line] || end == 0)
            continue;
        bool note = text[name] == '^';
        *array_add(&search->definitions, &search->arena) = (struct definition){
            arena_copy(&search->arena, text + name, end - 2 - name),
            markdown_place_in_line(search->source, line, (int)name), line,
            note};
    }
}

/* By name, without regard to case, then by line. */
static int compare_definitions(const void *left, const void *right)
{
    const struct definition *a = left, *b = right;
    int order = strcasecmp(a->name, b->name);
    return order ? order : (a->line > b->line) - (a->line < b->line);
}

/* Below, at or above 0: whether DEFINITION's name is before, at or behind the
 * LENGTH bytes at NAME. */
static int compare_name(
    const struct definition *definition, const char *name, size_t length)
{
    int order = strncasecmp(definition->name, name, length);
    return order ? order : definition->name[length] != '\0';
}

/* Marks the first definition of that name, if there is one. */
static void mark_name(
    struct search *search, const char *name, size_t length, bool *used)
{
    size_t low = 0, high = search->definitions.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_name(&search->definitions.items[middle], name, length) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < search->definitions.count &&
        compare_name(&search->definitions.items[low], name, length) == 0)
        used[low] = true;
}

/* Marks the names that stand in brackets anywhere but where they are defined:
 * used, as far as a look at the brackets can tell. No name has a bracket. */
static void mark_used(struct search *search, int first, bool *used)
{
    for (int line = first; line <= (int)line_count(search); line++) {
        size_t length, name;
        const char *text = source_line(search->source, line, &length);
        size_t at = definition_end(text, length, &name);
        while ((at = find_typed(text, length, at, "[")) < length) {
            size_t end = ++at;
            while (end < length && text[end] != ']' && text[end] != '[')
                end++;
            if (end < length && text[end] == ']')
                mark_name(search, text + at, end - at, used);
        }
    }
}

static void check_definitions(struct search *search, int first)
{
    find_definitions(search, first);
    size_t count = search->definitions.count;
    struct definition *all = search->definitions.items;
    if (count == 0)
        return;
    qsort(all, count, sizeof *all, compare_definitions);
    bool *used = arena_allocate(&search->arena, count, sizeof *used);
    mark_used(search, first, used);
    for (size_t i = 0; i < count; i++) {
        const struct definition *own = &all[i];
        const char *what = own->note ? "note" : "address";
        const char *name = own->name + own->note;
        if (i > 0 && strcasecmp(all[i - 1].name, own->name) == 0)
            diag_add_coded(search->diags,
                check_codes[own->note ? CHECK_DOUBLED_NOTE
                                      : CHECK_DOUBLED_ADDRESS],
                SEVERITY_WARNING, own->place, "give each a name of its own",
                "the %s \"%s\" is defined twice: this one is lost", what, name);
        else if (own->note ? !search->note[own->line] : !used[i])
            diag_add_coded(search->diags,
                check_codes[own->note ? CHECK_UNUSED_NOTE
                                      : CHECK_UNUSED_ADDRESS],
                SEVERITY_WARNING, own->place,
                own->note ? "write [^name] where it belongs, or take it out"
                          : "write [text][name] where it belongs, or take it "
                            "out",
                "the %s \"%s\" is never used", what, name);
    }
}

/* ---- the walk ------------------------------------------------------------ */

static void mark_lines(
    const struct search *search, bool *lines, cmark_node *node)
{
    int last = cmark_node_get_end_line(node);
    for (int i = cmark_node_get_start_line(node); i > 0 && i <= last; i++)
        if ((size_t)i <= line_count(search))
            lines[i] = true;
}

static void check_lost(struct search *search, cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_TEXT) {
        check_marks(search, node);
        check_undefined(search, node, false);
        check_undefined(search, node, true);
    } else if (type == CMARK_NODE_HEADING || type == CMARK_NODE_LINK) {
        check_words(search, node, type == CMARK_NODE_LINK);
    } else if (type == CMARK_NODE_TABLE_ROW) {
        check_row(search, node);
    } else if (type == CMARK_NODE_CODE_BLOCK) {
        mark_lines(search, search->code, node);
        check_fence(search, node);
    } else if (type == CMARK_NODE_FOOTNOTE_DEFINITION) {
        int line = cmark_node_get_start_line(node);
        if (line > 0 && (size_t)line <= line_count(search))
            search->note[line] = true;
    }
}

void markdown_report_lost(const struct source *source, size_t offset,
    cmark_node *root, struct diags *diags)
{
    struct search search = {.source = source, .diags = diags};
    arena_init(&search.arena);
    size_t lines = line_count(&search) + 1;
    search.code = arena_allocate(&search.arena, lines, sizeof *search.code);
    search.note = arena_allocate(&search.arena, lines, sizeof *search.note);
    cmark_iter *iterator = cmark_iter_new(root);
    for (cmark_event_type event;
         (event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE;)
        if (event == CMARK_EVENT_ENTER && !diags_full(diags))
            check_lost(&search, cmark_iter_get_node(iterator));
    cmark_iter_free(iterator);
    check_definitions(&search, source_place(source, offset).line);
    arena_release(&search.arena);
}
