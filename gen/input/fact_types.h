/* The types of facts: one row a type.
 *
 * To add one, add a row. Reading, conditions, what-ifs and printing ask for
 * what the row says; where they depend on how values are held, they switch
 * over enum value_type, and the compiler names each place that lacks one. */
#ifndef INPUT_FACT_TYPES_H
#define INPUT_FACT_TYPES_H

#include "base/arena.h"
#include "input/value.h"

#include <stdbool.h>
#include <stddef.h>

/* Each row: the constant, what guides call it, how its values are held, and
 * what a profile may say, in words. Values of a type are a word or words of
 * the fact's own list where those are held. Ordered: a change to a value close
 * by is smaller than one to a value further off. Whole: no fractions. */
#define FACT_TYPES(X)                                                          \
    X(FACT_BOOLEAN, "boolean", VALUE_BOOLEAN, .allowed = "yes or no",          \
        .help = "$fact holds or does not")                                     \
    X(FACT_INTEGER, "integer", VALUE_NUMBER, .allowed = "a whole number",      \
        .ordered = true, .whole = true,                                        \
        .help = "compared with its cuts: $fact >= 10, $fact < 10")             \
    X(FACT_NUMBER, "number", VALUE_NUMBER, .allowed = "a number",              \
        .ordered = true, .help = "compared with its cuts, too")                \
    X(FACT_ENUM, "enum", VALUE_WORD, .allowed = "one of",                      \
        .help = "one word of its values: $fact = 'word'")                      \
    X(FACT_SCALE, "scale", VALUE_WORD, .allowed = "one of", .ordered = true,   \
        .help = "an enum in rising order: $fact = 'word', and $fact.rank, a "  \
                "number from 0, for more and less")                            \
    X(FACT_SET, "set", VALUE_SET, .allowed = "any of",                         \
        .help = "some of its values: $fact = 'word' holds if one of them is "  \
                "it, $fact if there is one, and count($fact) counts them")     \
    X(FACT_TEXT, "text", VALUE_TEXT, .allowed = "text",                        \
        .help = "for printing; no condition reads it")

enum fact_type {
#define FACT_TYPE_CONSTANT(constant, ...) constant,
    FACT_TYPES(FACT_TYPE_CONSTANT)
#undef FACT_TYPE_CONSTANT
};

struct fact_form {
    const char *name;
    enum value_type holds;
    const char *allowed, *help;
    bool ordered, whole;
};

/* All rows, by enum fact_type; the last has no name. */
extern const struct fact_form fact_forms[];

/* The values of TYPE are words that the fact lists. */
bool fact_type_listed(enum fact_type type);

/* "enum, scale and set": the types for which IS holds; in ARENA. */
const char *fact_type_names(
    struct arena *arena, bool (*is)(enum fact_type type));

#endif
