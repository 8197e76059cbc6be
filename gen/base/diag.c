/* Problems as data: collecting, sorting and printing them. */
#include "base/diag.h"

#include "base/memory.h"
#include "base/utf8.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

void diags_init(struct diags *diags, struct arena *arena)
{
    *diags = (struct diags){.arena = arena};
}

/* A copy of TEXT, not longer than DIAGS_LONGEST bytes and whole characters. */
static const char *cut(struct arena *arena, const char *text)
{
    size_t length = strlen(text);
    if (length <= DIAGS_LONGEST)
        return arena_copy(arena, text, length);
    length = DIAGS_LONGEST - strlen("...");
    while (length > 0 && (text[length] & 0xC0) == 0x80)
        length--;
    return arena_format(arena, "%.*s...", (int)length, text);
}

static void add_diag(struct diags *diags, const struct diag *told,
    const char *format, va_list arguments)
{
    struct diag diag = *told;
    if (diag.severity > diags->worst)
        diags->worst = diag.severity;
    if (diags->by_severity[diag.severity]++ >= DIAGS_MOST)
        return;
    diag.message =
        cut(diags->arena, arena_format_list(diags->arena, format, arguments));
    if (diag.hint)
        diag.hint = cut(diags->arena, diag.hint);
    *array_add(&diags->list, diags->arena) = diag;
}

void diag_add(struct diags *diags, enum severity severity, struct place place,
    const char *hint, const char *format, ...)
{
    struct diag diag = {.severity = severity, .place = place, .hint = hint};
    va_list arguments;
    va_start(arguments, format);
    add_diag(diags, &diag, format, arguments);
    va_end(arguments);
}

void diag_add_coded(struct diags *diags, const char *code,
    enum severity severity, struct place place, const char *hint,
    const char *format, ...)
{
    struct diag diag = {
        .severity = severity, .place = place, .hint = hint, .code = code};
    va_list arguments;
    va_start(arguments, format);
    add_diag(diags, &diag, format, arguments);
    va_end(arguments);
}

enum severity diags_worst(const struct diags *diags)
{
    return diags->worst;
}

size_t diags_count(const struct diags *diags, enum severity at_least)
{
    size_t count = 0;
    for (int i = (int)at_least; i <= SEVERITY_SYSTEM; i++)
        count += diags->by_severity[i];
    return count;
}

bool diags_clean(const struct diags *diags)
{
    return diags_worst(diags) < SEVERITY_ERROR;
}

bool diags_full(const struct diags *diags)
{
    return diags_count(diags, SEVERITY_ERROR) >= DIAGS_MOST;
}

/* ---- printing ------------------------------------------------------------ */

/* A problem with what its order in print rests on. */
struct entry {
    const struct diag *diag;
    size_t source_rank; /* of the first problem in the same source */
    size_t added;
};

static int compare_entries(const void *left, const void *right)
{
    const struct entry *a = left, *b = right;
    if (a->source_rank != b->source_rank)
        return a->source_rank < b->source_rank ? -1 : 1;
    if (a->diag->place.line != b->diag->place.line)
        return a->diag->place.line < b->diag->place.line ? -1 : 1;
    if (a->diag->place.column != b->diag->place.column)
        return a->diag->place.column < b->diag->place.column ? -1 : 1;
    return a->added < b->added ? -1 : a->added > b->added;
}

static size_t first_of_source(const struct diags *diags, size_t index)
{
    const struct source *source = diags->list.items[index].place.source;
    for (size_t i = 0; i < index; i++)
        if (diags->list.items[i].place.source == source)
            return i;
    return index;
}

static const char *severity_name(enum severity severity)
{
    switch (severity) {
    case SEVERITY_NOTE: return "note";
    case SEVERITY_WARNING: return "warning";
    case SEVERITY_ERROR:
    case SEVERITY_SYSTEM: break;
    }
    return "error";
}

static const char *severity_colour(enum severity severity)
{
    switch (severity) {
    case SEVERITY_NOTE: return "\033[1;36m";
    case SEVERITY_WARNING: return "\033[1;33m";
    case SEVERITY_ERROR:
    case SEVERITY_SYSTEM: break;
    }
    return "\033[1;31m";
}

/* Control characters, and those that would turn the order of a line or end
 * it (Unicode, chapters 23.1 and 23.2). */
static bool is_control(uint32_t code_point)
{
    return code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0) ||
           code_point == 0x200E || code_point == 0x200F ||
           (code_point >= 0x2028 && code_point <= 0x202E) ||
           (code_point >= 0x2066 && code_point <= 0x2069);
}

void diag_add_text(struct buffer *out, const char *bytes, size_t length)
{
    const char *at = bytes, *end = bytes + length;
    while (at < end) {
        const char *start = at;
        uint32_t code_point = utf8_next(&at, end);
        if (is_control(code_point))
            buffer_add_byte(out, ' ');
        else if (code_point == UTF8_REPLACEMENT && at - start == 1)
            buffer_add_byte(out, '?');
        else
            buffer_add(out, start, (size_t)(at - start));
    }
}

/* What a terminal may be sent. */
static void print_safe(FILE *stream, const char *bytes, size_t length)
{
    struct buffer safe = {0};
    diag_add_text(&safe, bytes, length);
    fwrite(buffer_string(&safe), 1, safe.length, stream);
    buffer_release(&safe);
}

void diag_print_text(FILE *stream, const char *text)
{
    print_safe(stream, text, strlen(text));
}

static void print_quoted_line(
    FILE *stream, const struct place *place, const char *colour)
{
    enum { BEFORE = 60, WIDTH = 100 };
    size_t length;
    const char *line = source_line(place->source, place->line, &length);
    if (length == 0)
        return;
    const char *at = line, *end = line + length;
    const struct source *source = place->source;
    bool begins = place->line == source->lines_before + 1;
    int before = begins ? source->columns_before : source->indent;
    int wanted = place->column - before;
    int column = 1, first = wanted > BEFORE + 20 ? wanted - BEFORE : 1;
    bool cut = first > 1 || before > 0;
    while (column < first && at < end) {
        utf8_next(&at, end);
        column++;
    }
    const char *stop = at;
    for (int i = 0; i < WIDTH && stop < end; i++)
        utf8_next(&stop, end);
    fprintf(stream, "%5d | %s", source_shown_line(*place), cut ? "..." : "");
    print_safe(stream, at, (size_t)(stop - at));
    fprintf(stream, "%s\n", stop < end ? "..." : "");
    if (place->column > 0)
        fprintf(stream, "      | %*s%s^%s\n", wanted - first + (cut ? 3 : 0),
            "", colour, *colour ? "\033[0m" : "");
}

void diag_print(FILE *stream, const struct diag *diag, bool coloured)
{
    const struct place *place = &diag->place;
    const char *bold = coloured ? "\033[1m" : "";
    const char *plain = coloured ? "\033[0m" : "";
    const char *colour = coloured ? severity_colour(diag->severity) : "";
    fputs(bold, stream);
    if (place->source)
        print_safe(stream, place->source->name, strlen(place->source->name));
    else
        fputs("dossier", stream);
    if (place->source && place->line > 0) {
        fprintf(stream, ":%d", source_shown_line(*place));
        if (place->column > 0)
            fprintf(stream, ":%d", place->column);
    }
    fprintf(stream, ":%s %s%s:%s ", plain, colour,
        severity_name(diag->severity), plain);
    print_safe(stream, diag->message, strlen(diag->message));
    if (diag->code)
        fprintf(stream, " [%s]", diag->code);
    fputc('\n', stream);
    if (place->source && place->line > 0)
        print_quoted_line(stream, place, colour);
    if (diag->hint) {
        fputs("      = hint: ", stream);
        print_safe(stream, diag->hint, strlen(diag->hint));
        fputc('\n', stream);
    }
}

/* Whether DIAG is among the COUNT problems of FOUND: each template reads the
 * same modules, and finds the same in them. */
static bool is_told(
    const struct diag *const *found, size_t count, const struct diag *diag)
{
    for (size_t i = count; i > 0; i--) {
        const struct diag *told = found[i - 1];
        if (told->place.source != diag->place.source ||
            told->place.line != diag->place.line ||
            told->place.column != diag->place.column)
            return false;
        if (told->severity == diag->severity &&
            strcmp(told->message, diag->message) == 0)
            return true;
    }
    return false;
}

const struct diag **diags_in_order(
    const struct diags *diags, enum severity at_least, size_t *count)
{
    size_t all = diags->list.count;
    struct entry *entries = memory_allocate(all, sizeof *entries);
    const struct diag **found = memory_allocate(all, sizeof *found);
    for (size_t i = 0; i < all; i++) {
        entries[i].diag = &diags->list.items[i];
        entries[i].source_rank = first_of_source(diags, i);
        entries[i].added = i;
    }
    qsort(entries, all, sizeof *entries, compare_entries);
    *count = 0;
    for (size_t i = 0; i < all; i++)
        if (entries[i].diag->severity >= at_least &&
            (!entries[i].diag->place.line ||
                !is_told(found, *count, entries[i].diag)))
            found[(*count)++] = entries[i].diag;
    free(entries);
    return found;
}

void diags_print_hidden(
    const struct diags *diags, FILE *stream, enum severity at_least)
{
    size_t hidden = diags_count(diags, at_least);
    for (size_t i = 0; i < diags->list.count; i++)
        hidden -= diags->list.items[i].severity >= at_least;
    if (hidden > 0)
        fprintf(stream, "dossier: note: %zu more problem%s not shown\n", hidden,
            hidden == 1 ? " is" : "s are");
}

void diags_print(const struct diags *diags, FILE *stream,
    enum severity at_least, bool coloured)
{
    size_t count;
    const struct diag **found = diags_in_order(diags, at_least, &count);
    for (size_t i = 0; i < count; i++)
        diag_print(stream, found[i], coloured);
    free(found);
    diags_print_hidden(diags, stream, at_least);
}

/* ---- did you mean -------------------------------------------------------- */

enum { LONGEST_SUGGESTION = 64 };

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Optimal string alignment: edits are insertion, deletion, substitution and
 * the swap of two neighbours (F. J. Damerau, CACM 7(3), 1964). */
static size_t distance(const char *a, const char *b)
{
    size_t m = strlen(a), n = strlen(b);
    size_t rows[3][LONGEST_SUGGESTION + 1];
    for (size_t j = 0; j <= n; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= m; i++) {
        size_t *now = rows[i % 3], *before = rows[(i - 1) % 3];
        now[0] = i;
        for (size_t j = 1; j <= n; j++) {
            size_t cost = a[i - 1] != b[j - 1];
            now[j] = smaller(
                before[j - 1] + cost, smaller(before[j] + 1, now[j - 1] + 1));
            bool swapped =
                i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped)
                now[j] = smaller(now[j], rows[(i - 2) % 3][j - 2] + 1);
        }
    }
    return rows[m % 3][n];
}

const char *diag_suggest(
    const char *word, const char *const *candidates, size_t count)
{
    size_t length = strlen(word);
    if (length > LONGEST_SUGGESTION)
        return NULL;
    const char *nearest = NULL;
    size_t best = (length + 2) / 3 + 1;
    for (size_t i = 0; i < count; i++) {
        if (strlen(candidates[i]) > LONGEST_SUGGESTION)
            continue;
        size_t d = distance(word, candidates[i]);
        if (d < best && d < length) {
            best = d;
            nearest = candidates[i];
        }
    }
    return nearest;
}

const char *diag_suggest_hint(struct arena *arena, const char *word,
    const char *const *candidates, size_t count)
{
    const char *nearest = diag_suggest(word, candidates, count);
    if (!nearest)
        return NULL;
    return arena_format(arena, "did you mean \"%s\"?", nearest);
}
