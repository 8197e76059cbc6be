/* The value of a fact. */
#ifndef INPUT_VALUE_H
#define INPUT_VALUE_H

#include <stdbool.h>
#include <stdint.h>

/* A set or list of words has at most this many, so that a set is one word. */
enum { VALUE_LARGEST_SET = 64 };

enum value_type {
    VALUE_UNKNOWN,
    VALUE_BOOLEAN,
    VALUE_NUMBER, /* an integer or a number: both are exact below 2^53 */
    VALUE_WORD,   /* one of the fact's values (enum, scale), by index */
    VALUE_SET,    /* bit i: the fact's value i is a member */
    VALUE_TEXT,
};

struct value {
    enum value_type type;
    union {
        bool truth;
        double number;
        int word;
        uint64_t members;
        const char *text; /* borrowed */
    } as;
};

/* Same type and same content; unknown equals unknown. */
bool value_equal(struct value a, struct value b);

#endif
