/* What the engine of pages must tell: random profiles of a guide, with what the
 * program's own build of it says.
 *
 *     engine GUIDE SEED COUNT
 *
 * Prints a JSON object a line: first the guide, packed, in base64; then parts,
 * answers and lines of each profile. */
#include "web/engine.h"
#include "../unit/decide/random_profile.h"

#include "input/guide_pack.h"

#include <jansson.h>
#include <nettle/base64.h>

static void print_line(json_t *object)
{
    json_dumpf(object, stdout, JSON_COMPACT);
    putchar('\n');
    json_decref(object);
}

static void print_guide(const struct buffer *packed)
{
    size_t room = BASE64_ENCODE_RAW_LENGTH(packed->length);
    char *text = malloc(room + 1);
    base64_encode_raw(text, packed->length, (const uint8_t *)packed->bytes);
    print_line(json_pack("{s:s#}", "guide", text, (int)room));
    free(text);
}

/* Hands the answers of one row to ENGINE, and lists them. */
static void answer_row(struct engine *engine, const struct guide *guide,
    const struct answer *answers, int part, json_t *list)
{
    struct buffer text;
    buffer_init(&text);
    for (size_t i = 0; i < guide->fact_count; i++) {
        if (answers[i].value.type == VALUE_UNKNOWN)
            continue;
        buffer_clear(&text);
        fact_write_value(&text, &guide->facts[i], answers[i].value);
        engine_answer(engine, (int)i, part, buffer_string(&text));
        json_array_append_new(
            list, json_pack("[i,i,s]", (int)i, part, buffer_string(&text)));
    }
    buffer_release(&text);
}

static void print_profile(struct engine *engine, const struct profile *profile)
{
    json_t *parts = json_array(), *answers = json_array();
    engine_begin(engine);
    answer_row(engine, profile->guide, profile->answers, NONE, answers);
    for (size_t i = 0; i < profile->part_count; i++) {
        if (engine_add_part(engine, profile->parts[i].name) == NONE)
            continue;
        json_array_append_new(parts, json_string(profile->parts[i].name));
        answer_row(
            engine, profile->guide, profile->parts[i].answers, (int)i, answers);
    }
    print_line(json_pack("{s:o,s:o,s:s}", "parts", parts, "answers", answers,
        "lines", engine_decide(engine)));
}

int main(int count, char **arguments)
{
    struct arena arena;
    struct diags diags;
    arena_init(&arena);
    diags_init(&diags, &arena);
    const struct guide *guide =
        count == 4 ? guide_read(&arena, arguments[1], &diags) : NULL;
    if (!guide) {
        fputs("engine GUIDE SEED COUNT\n", stderr);
        return 1;
    }
    struct buffer packed;
    buffer_init(&packed);
    guide_pack(&packed, guide);
    print_guide(&packed);
    struct engine *engine = engine_open(packed.bytes, packed.length);
    uint64_t state = strtoull(arguments[2], NULL, 10);
    for (long left = strtol(arguments[3], NULL, 10); left > 0; left--) {
        struct arena own;
        arena_init(&own);
        print_profile(engine, random_profile(&own, guide, &state));
        arena_release(&own);
    }
    engine_close(engine);
    buffer_release(&packed);
    arena_release(&arena);
    return 0;
}
