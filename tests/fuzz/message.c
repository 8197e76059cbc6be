/* Fuzz target: problems in print. The first line is a message, the second a
 * hint, two bytes behind it say where; the rest is the text that is quoted.
 * Nothing that a terminal would obey comes out, and a result survives the way
 * between two processes. */
#include "fuzz.h"

#include "base/buffer.h"
#include "base/diag.h"
#include "base/utf8.h"
#include "cli/problem_counts.h"
#include "cli/result.h"

#include <stdio.h>
#include <stdlib.h>

/* C0 without the line end, DEL, C1, and the signs that turn text around. */
static void check_print(const char *text)
{
    const unsigned char *at = (const unsigned char *)text;
    for (; *at; at++) {
        bool control = (*at < 0x20 && *at != '\n') || *at == 0x7f;
        bool upper = at[0] == 0xc2 && at[1] >= 0x80 && at[1] <= 0x9f;
        bool turning = at[0] == 0xe2 && at[1] == 0x80 &&
                       ((at[2] >= 0xaa && at[2] <= 0xae));
        if (control || upper || turning)
            abort();
    }
}

/* What two profiles have in common is told in a line of its own. */
static void check_problems(const char *problems, struct arena *arena)
{
    struct problem_counts counts;
    struct buffer out;
    struct told told;
    buffer_init(&out);
    problem_counts_init(&counts);
    for (const char *at = problems; result_next_problem(&told, &at, arena);) {
        check_print(told.text);
        problem_counts_first(&counts, &told, 0, told.message, "");
        problem_counts_first(&counts, &told, 1, told.message, "");
        problem_counts_add(&counts, told.message, 0);
    }
    size_t count;
    problem_counts_add_shared(&out, &counts);
    check_print(buffer_string(&out));
    const struct problem_kind *kinds = problem_counts_worst(&counts, &count);
    for (size_t i = 0; i < count; i++)
        check_print(kinds[i].words);
    problem_counts_release(&counts);
    buffer_release(&out);
}

static const char *take_line(
    struct arena *arena, const uint8_t **bytes, size_t *length)
{
    const uint8_t *end = memchr(*bytes, '\n', *length);
    size_t taken = end ? (size_t)(end - *bytes) : *length;
    const char *line = arena_copy(arena, (const char *)*bytes, taken);
    *bytes += taken + (end != NULL);
    *length -= taken + (end != NULL);
    return line;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct arena arena;
    struct diags diags;
    struct buffer packed;
    struct result result = {0}, again;
    size_t bad;
    if (!utf8_check((const char *)bytes, length, &bad))
        return 0;
    arena_init(&arena);
    diags_init(&diags, &arena);
    buffer_init(&packed);
    result_unpack(&again, (const char *)bytes, length, &arena);
    const char *message = take_line(&arena, &bytes, &length);
    const char *hint = take_line(&arena, &bytes, &length);
    size_t offset = length > 1 ? (size_t)bytes[0] * 64 + bytes[1] : 0;
    const char *text = arena_copy(&arena, (const char *)bytes, length);
    const struct source *source = source_new(&arena, hint, text, length);
    diag_add(&diags, SEVERITY_ERROR, source_place(source, offset),
        *hint ? hint : NULL, "%s", message);
    for (int json = 0; json < 2; json++) {
        struct telling telling = {.json = json, .kept = true};
        result = (struct result){.verdict = message, .trace = hint};
        result_tell(&result, &diags, &telling, &arena);
        if (!json)
            check_problems(result.problems, &arena);
        packed.length = 0;
        result_pack(&packed, &result);
        if (!result_unpack(&again, packed.bytes, packed.length, &arena) ||
            strcmp(again.problems, result.problems) != 0 ||
            strcmp(again.verdict, message) != 0)
            abort();
    }
    buffer_release(&packed);
    arena_release(&arena);
    return 0;
}
