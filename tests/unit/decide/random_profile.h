/* Profiles made at random for a guide, without a file: the same ones for the
 * same seed on every machine. */
#ifndef TESTS_DECIDE_RANDOM_PROFILE_H
#define TESTS_DECIDE_RANDOM_PROFILE_H

#include "fixture.h"

#include "decide/representative.h"

/* Marsaglia's xorshift64*. */
static inline uint64_t random_next(uint64_t *state)
{
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    return *state * UINT64_C(2685821657736338717);
}

static inline size_t random_below(uint64_t *state, size_t limit)
{
    return (size_t)((random_next(state) >> 33) % limit);
}

static inline struct value random_value(
    uint64_t *state, const struct fact *fact)
{
    struct value value =
        representative(fact, random_below(state, representative_count(fact)));
    if (value.type == VALUE_NUMBER && value.as.number >= 1)
        value.as.number += (double)random_below(state, 40) - 20;
    if (value.type == VALUE_NUMBER && value.as.number < 0)
        value.as.number = 0;
    if (value.type == VALUE_SET)
        value.as.members |= representative(
            fact, random_below(state, representative_count(fact)))
                                .as.members;
    return value;
}

/* Answers to the facts of one row; three in four of those that may be left
 * out are given. */
static inline void random_answers(uint64_t *state, const struct guide *guide,
    enum scope scope, struct answer *answers)
{
    for (size_t i = 0; i < guide->fact_count; i++) {
        const struct fact *fact = &guide->facts[i];
        if (fact->derivation != DERIVATION_NONE || fact->of != scope ||
            fact->type == FACT_TEXT)
            continue;
        if (fact->required || random_below(state, 4))
            answers[i].value = random_value(state, fact);
    }
}

/* A profile with one to three parts, all of it in ARENA and to be changed. */
static inline struct profile *random_profile(
    struct arena *arena, const struct guide *guide, uint64_t *state)
{
    struct profile *profile = arena_new(arena, struct profile);
    size_t count = 1 + random_below(state, 3);
    struct part *parts = arena_allocate(arena, count + 1, sizeof *parts);
    struct answer *answers =
        arena_allocate(arena, guide->fact_count, sizeof *answers);
    random_answers(state, guide, SCOPE_PROJECT, answers);
    for (size_t i = 0; i <= count; i++) {
        struct answer *own =
            arena_allocate(arena, guide->fact_count, sizeof *own);
        if (i < count)
            random_answers(state, guide, SCOPE_PART, own);
        parts[i].name = arena_format(arena, "Part %zu", i + 1);
        parts[i].answers = own;
    }
    profile->source = source_new(arena, "random", "", 0);
    profile->guide = guide;
    profile->answers = answers;
    profile->parts = parts;
    profile->part_count = count;
    return profile;
}

/* PROFILE with room for one more part, for the caller to change. */
static inline struct profile *copy_profile(
    struct arena *arena, const struct profile *profile)
{
    struct profile *copy = arena_new(arena, struct profile);
    size_t facts = profile->guide->fact_count;
    *copy = *profile;
    struct part *parts =
        arena_allocate(arena, profile->part_count + 1, sizeof *parts);
    struct answer *answers = arena_allocate(arena, facts, sizeof *answers);
    memcpy(answers, profile->answers, facts * sizeof *answers);
    for (size_t i = 0; i <= profile->part_count; i++) {
        struct answer *own = arena_allocate(arena, facts, sizeof *own);
        if (i < profile->part_count)
            memcpy(own, profile->parts[i].answers, facts * sizeof *own);
        parts[i] = (struct part){.name = "Added", .answers = own};
        if (i < profile->part_count)
            parts[i].name = profile->parts[i].name;
    }
    copy->answers = answers;
    copy->parts = parts;
    return copy;
}

static inline void set_answer(
    struct profile *profile, int fact, int part, struct value value)
{
    const struct answer *answers =
        part == NONE ? profile->answers : profile->parts[part].answers;
    ((struct answer *)answers)[fact].value = value;
}

static inline void drop_part(struct profile *profile, int part)
{
    struct part *parts = (struct part *)profile->parts;
    size_t behind = profile->part_count - (size_t)part - 1;
    memmove(parts + part, parts + part + 1, behind * sizeof *parts);
    profile->part_count--;
}

#endif
