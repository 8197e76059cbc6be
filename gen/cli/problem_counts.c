/* What a run of many documents says of problems that many have. */
#include "cli/problem_counts.h"

#include "base/ascii.h"
#include "base/diag.h"

#include <stdlib.h>
#include <string.h>

/* Whatever is in ten thousand profiles, few kinds of problems help anybody. */
enum { MOST = 20000, LINES_MOST = 20 };

void problem_counts_init(struct problem_counts *counts)
{
    *counts = (struct problem_counts){0};
    arena_init(&counts->arena);
    arena_init(&counts->scratch);
}

void problem_counts_release(struct problem_counts *counts)
{
    arena_release(&counts->arena);
    arena_release(&counts->scratch);
}

/* ---- told once ----------------------------------------------------------- */

/* Behind "row 14, column "Stage" (C14): ". */
static const char *without_row(const char *message)
{
    const char *at = message;
    if (strncmp(at, "row ", 4) != 0 || !ascii_is_digit(at[4]))
        return message;
    at += 4 + strspn(at + 4, "0123456789");
    if (strncmp(at, ", column \"", 10) == 0) {
        at += 10;
        /* Its name may have quotes. */
        const char *end = strstr(at, "\": "), *cell = strstr(at, "\" (");
        if (cell && (!end || cell < end))
            end = strstr(cell, "): ");
        at = end ? strstr(end, ": ") : at;
    }
    return strncmp(at, ": ", 2) == 0 ? at + 2 : message;
}

/* A profile's own mistakes are all told; what is the same of many is what they
 * are warned of, and what is wrong elsewhere. */
static const char *key_of(
    struct arena *arena, const struct told *told, bool own)
{
    if (own && told->severity >= SEVERITY_ERROR)
        return arena_format(arena, "%s:%s", told->file, told->key);
    if (own)
        return arena_format(
            arena, "%d %s", (int)told->severity, without_row(told->message));
    return arena_format(
        arena, "%d %s %s", (int)told->severity, told->file, told->key);
}

static struct told kept(struct arena *arena, const struct told *told)
{
    return (struct told){told->severity, arena_string(arena, told->file),
        arena_string(arena, told->key), arena_string(arena, told->message), ""};
}

bool problem_counts_first(struct problem_counts *counts,
    const struct told *told, size_t profile, const char *name, const char *path)
{
    struct arena *arena = &counts->arena;
    bool own = strcmp(told->file, path) == 0;
    arena_reset(&counts->scratch);
    const char *key = key_of(&counts->scratch, told, own);
    const int *found = text_map_lookup(&counts->shared_index, key);
    if (!found) {
        if (counts->shared.count >= MOST)
            return true;
        text_map_add(&counts->shared_index, arena, arena_string(arena, key),
            (int)counts->shared.count);
        *array_add(&counts->shared, arena) = (struct shared_problem){
            kept(arena, told), 1, {arena_string(arena, name)}, profile};
        return true;
    }
    struct shared_problem *problem = &counts->shared.items[*found];
    if (problem->last == profile)
        return false;
    problem->last = profile;
    if (problem->profiles < PROBLEM_NAMES)
        problem->names[problem->profiles] = arena_string(arena, name);
    problem->profiles++;
    return false;
}

/* What a profile or its name may have put there. */
static void add_safe(struct buffer *out, const char *text)
{
    diag_add_text(out, text, strlen(text));
}

static void add_line(struct buffer *out, const struct shared_problem *problem)
{
    static const char *const words[] = {"note", "warning", "error", "error"};
    buffer_add_format(out, "dossier: note: %zu profiles have the same %s, ",
        problem->profiles, words[problem->told.severity]);
    for (size_t i = 0; i < problem->profiles && i < PROBLEM_NAMES; i++) {
        buffer_add_string(out, i ? ", " : "");
        add_safe(out, problem->names[i]);
    }
    if (problem->profiles > PROBLEM_NAMES)
        buffer_add_format(
            out, " and %zu more", problem->profiles - PROBLEM_NAMES);
    buffer_add_string(out, ": ");
    add_safe(out, without_row(problem->told.message));
    buffer_add_byte(out, '\n');
}

void problem_counts_add_shared(
    struct buffer *out, const struct problem_counts *counts)
{
    size_t lines = 0, left = 0;
    for (size_t i = 0; i < counts->shared.count; i++) {
        const struct shared_problem *problem = &counts->shared.items[i];
        if (problem->profiles < 2)
            continue;
        if (lines++ < LINES_MOST)
            add_line(out, problem);
        else
            left++;
    }
    if (left)
        buffer_add_format(out,
            "dossier: note: %zu more problems are the same of several "
            "profiles\n",
            left);
    if (lines)
        buffer_add_string(out, "      = hint: -v tells each of them\n");
}

/* ---- what costs documents ------------------------------------------------ */

/* MESSAGE without its row and with "..." for what it quotes and numbers. */
static const char *kind_of(struct arena *arena, const char *message)
{
    struct buffer out = {0};
    for (const char *at = without_row(message); *at;) {
        const char *close = *at == '"' ? strchr(at + 1, '"') : NULL;
        size_t digits = strspn(at, "0123456789");
        if (close)
            buffer_add_string(&out, "\"...\"");
        else if (digits)
            buffer_add_string(&out, "...");
        else
            buffer_add_byte(&out, *at);
        at = close ? close + 1 : at + (digits ? digits : 1);
    }
    struct buffer safe = {0};
    diag_add_text(&safe, buffer_string(&out), out.length);
    const char *kind = arena_string(arena, buffer_string(&safe));
    buffer_release(&out);
    buffer_release(&safe);
    return kind;
}

void problem_counts_add(
    struct problem_counts *counts, const char *message, size_t document)
{
    arena_reset(&counts->scratch);
    const char *words = kind_of(&counts->scratch, message);
    const int *found = text_map_lookup(&counts->kind_index, words);
    if (!found && counts->kinds.count >= MOST)
        return;
    if (!found) {
        words = arena_string(&counts->arena, words);
        text_map_add(&counts->kind_index, &counts->arena, words,
            (int)counts->kinds.count);
        *array_add(&counts->kinds, &counts->arena) =
            (struct problem_kind){words, 1, document};
        return;
    }
    struct problem_kind *kind = &counts->kinds.items[*found];
    kind->documents += kind->last != document;
    kind->last = document;
}

/* Most documents first; what came first, where they are the same. */
const struct problem_kind *problem_counts_worst(
    struct problem_counts *counts, size_t *count)
{
    size_t all = counts->kinds.count;
    struct problem_kind *worst =
        arena_allocate(&counts->arena, PROBLEM_KINDS_TOLD, sizeof *worst);
    *count = 0;
    for (size_t i = 0; i < all; i++) {
        const struct problem_kind *kind = &counts->kinds.items[i];
        size_t at = *count;
        while (at > 0 && worst[at - 1].documents < kind->documents)
            at--;
        if (at == PROBLEM_KINDS_TOLD)
            continue;
        *count += *count < PROBLEM_KINDS_TOLD;
        for (size_t j = *count - 1; j > at; j--)
            worst[j] = worst[j - 1];
        worst[at] = *kind;
    }
    return worst;
}
