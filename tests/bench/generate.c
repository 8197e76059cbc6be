/* Profiles made at random, the same ones for the same seed on every machine.
 *
 *     generate [-s SEED] [-m] COUNT GUIDE TARGET
 *
 * Writes COUNT profiles for the guide in the folder GUIDE: p00001.xml and so
 * on into the folder TARGET, or with -m all of them into the one file TARGET.
 * Facts, the number of parts and the lengths of texts vary. Each profile has a
 * client of a name of its own, its canary: "Q00001x" and what makes it hard to
 * take for another word. */
#include "base/buffer.h"
#include "base/file.h"
#include "decide/representative.h"
#include "input/guide.h"
#include "input/vocabulary.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PARTS_MOST = 4, FACTS_GIVEN = 4 /* of five */ };

struct generator {
    struct arena arena;
    struct diags diags;
    const struct guide *guide;
    const struct term *root;
    struct buffer out;
    uint64_t state;
    size_t number; /* of the profile, from 1 */
    int part;
};

/* Marsaglia's xorshift64*. */
static size_t below(struct generator *generator, size_t limit)
{
    uint64_t *state = &generator->state;
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    return (size_t)(((*state * UINT64_C(2685821657736338717)) >> 33) % limit);
}

static const char *any_word(struct generator *generator)
{
    static const char *const words[] = {"harbour", "ledger", "orchard",
        "timber", "signal", "museum", "parcel", "meadow", "kettle", "voyage",
        "pepper", "almanac", "lantern", "rivet", "saddle", "quarry"};
    return words[below(generator, sizeof words / sizeof *words)];
}

static void add_words(struct generator *generator, size_t count)
{
    for (size_t i = 0; i < count; i++)
        buffer_add_format(
            &generator->out, "%s%s", i ? " " : "", any_word(generator));
}

/* ---- values -------------------------------------------------------------- */

static void add_value(struct generator *generator, const struct fact *fact)
{
    struct buffer *out = &generator->out;
    size_t turn = below(generator, representative_count(fact));
    struct value value = representative(fact, turn);
    switch (value.type) {
    case VALUE_BOOLEAN:
        buffer_add_string(out, value.as.truth ? "yes" : "no");
        return;
    case VALUE_WORD:
        buffer_add_string(out, fact->values[value.as.word]);
        return;
    case VALUE_NUMBER:
        buffer_add_number(
            out, value.as.number + (double)below(generator, 9), 2);
        return;
    case VALUE_SET:
        for (size_t i = 0; i < fact->value_count; i++)
            if (value.as.members >> i & 1) {
                buffer_add_string(out, fact->values[i]);
                return;
            }
        buffer_add_string(out, "none");
        return;
    case VALUE_TEXT: add_words(generator, 1 + below(generator, 8)); return;
    case VALUE_UNKNOWN: break;
    }
    buffer_add_byte(out, '?');
}

static void add_fact(struct generator *generator, const struct term *term)
{
    const struct fact *fact = &generator->guide->facts[term->fact];
    if (fact->required || below(generator, FACTS_GIVEN + 1) > 0)
        add_value(generator, fact);
    else
        buffer_add_byte(&generator->out, '?');
}

static void add_meta(struct generator *generator, const struct term *term)
{
    struct buffer *out = &generator->out;
    const char *name = term->name;
    size_t number = generator->number;
    if (strcmp(name, "client") == 0)
        buffer_add_format(out, "Q%05zux %s", number, any_word(generator));
    else if (strcmp(name, "reference") == 0)
        buffer_add_format(out, "p%05zu", number);
    else if (strcmp(name, "date") == 0)
        buffer_add_format(out, "2026-11-%02zu", 1 + below(generator, 28));
    else if (strcmp(name, "valid-until") == 0 || strcmp(name, "review") == 0)
        buffer_add_string(out, "2027-02-01");
    else if (strcmp(name, "language") == 0)
        buffer_add_string(out, "en");
    else if (strcmp(name, "version") == 0)
        buffer_add_format(out, "%zu", 1 + below(generator, 5));
    else if (term->meta->kind == META_ADDRESS)
        buffer_add_format(
            out, "%s@%s.example", any_word(generator), any_word(generator));
    else
        add_words(generator, 1 + below(generator, 4));
}

/* An attribute of the root, or the name of a part. */
static void add_fixed(struct generator *generator, const struct term *term)
{
    struct buffer *out = &generator->out;
    if (strcmp(term->name, "format") == 0)
        buffer_add_string(out, "1");
    else if (strcmp(term->name, "guide") == 0)
        buffer_add_string(out, generator->guide->id);
    else
        buffer_add_format(out, "%s %d", any_word(generator), generator->part);
}

static void add_text(struct generator *generator, const struct term *term)
{
    switch (term->role) {
    case TERM_FACT: add_fact(generator, term); break;
    case TERM_META: add_meta(generator, term); break;
    case TERM_FIXED: add_fixed(generator, term); break;
    case TERM_FRAME:
    case TERM_PART:
    case TERM_STATEMENT:
    case TERM_STATEMENT_ATTRIBUTE:
    case TERM_OFFER: break;
    }
}

/* ---- elements ------------------------------------------------------------ */

static void add_element(struct generator *generator, const struct term *term)
{
    struct buffer *out = &generator->out;
    buffer_add_format(out, "<%s", term->name);
    for (const struct term *child = term->first_child; child;
         child = child->next)
        if (child->attribute) {
            buffer_add_format(out, " %s=\"", child->name);
            add_text(generator, child);
            buffer_add_byte(out, '"');
        }
    buffer_add_byte(out, '>');
    bool framed = term->role == TERM_FRAME || term->role == TERM_PART;
    if (!framed)
        add_text(generator, term);
    for (const struct term *child = term->first_child; child;
         child = child->next) {
        size_t times = child->attribute || child->role == TERM_STATEMENT ||
                       child->role == TERM_OFFER;
        times = times ? 0 : 1;
        if (child->role == TERM_PART)
            times = 1 + below(generator, PARTS_MOST);
        for (size_t i = 0; i < times; i++) {
            if (child->role == TERM_PART)
                generator->part++;
            buffer_add_byte(out, '\n');
            add_element(generator, child);
        }
    }
    buffer_add_format(out, "</%s>%s", term->name, framed ? "\n" : "");
}

static void add_profile(struct generator *generator, size_t number, long seed)
{
    generator->number = number;
    generator->part = 0;
    generator->state =
        ((uint64_t)seed << 32 ^ number) * UINT64_C(0x9E3779B97F4A7C15) | 1;
    for (int i = 0; i < 4; i++)
        below(generator, 1);
    add_element(generator, generator->root);
}

static bool write_many(
    struct generator *generator, size_t count, long seed, const char *target)
{
    buffer_add_string(&generator->out, "<profiles>\n");
    for (size_t i = 1; i <= count; i++)
        add_profile(generator, i, seed);
    buffer_add_string(&generator->out, "</profiles>\n");
    return file_write(
        target, generator->out.bytes, generator->out.length, &generator->diags);
}

static bool write_each(
    struct generator *generator, size_t count, long seed, const char *target)
{
    bool ok = file_make_folder(target, &generator->diags);
    for (size_t i = 1; ok && i <= count; i++) {
        buffer_clear(&generator->out);
        add_profile(generator, i, seed);
        const char *path =
            arena_format(&generator->arena, "%s/p%05zu.xml", target, i);
        ok = file_write(path, generator->out.bytes, generator->out.length,
            &generator->diags);
    }
    return ok;
}

int main(int argument_count, char **arguments)
{
    struct generator generator = {0};
    long seed = 1;
    bool many = false, ok = false;
    for (int option;
         (option = getopt(argument_count, arguments, "s:m")) != -1;) {
        if (option == 's')
            seed = strtol(optarg, NULL, 10);
        many |= option == 'm';
    }
    if (argument_count - optind != 3) {
        fputs("usage: generate [-s SEED] [-m] COUNT GUIDE TARGET\n", stderr);
        return 2;
    }
    size_t count = strtoul(arguments[optind], NULL, 10);
    const char *target = arguments[optind + 2];
    arena_init(&generator.arena);
    diags_init(&generator.diags, &generator.arena);
    buffer_init(&generator.out);
    generator.guide =
        guide_read(&generator.arena, arguments[optind + 1], &generator.diags);
    if (generator.guide) {
        generator.root = vocabulary_new(&generator.arena, generator.guide);
        ok = many ? write_many(&generator, count, seed, target)
                  : write_each(&generator, count, seed, target);
    }
    diags_print(&generator.diags, stderr, SEVERITY_ERROR, false);
    buffer_release(&generator.out);
    arena_release(&generator.arena);
    return ok ? 0 : 1;
}
