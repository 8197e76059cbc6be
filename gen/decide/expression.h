/* The tree of a condition: the allowed subset of XPath 1.0, with places.
 *
 * Variables, string and number literals, = != < <= > >=, and, or, not(),
 * + - * div mod, unary minus, count(), true(), false() and parentheses.
 * Everything else of XPath is a located error: above all location paths,
 * because a condition sees facts and never the profile's structure. */
#ifndef DECIDE_EXPRESSION_H
#define DECIDE_EXPRESSION_H

#include "base/arena.h"
#include "base/diag.h"
#include "input/guide.h"

#include <stddef.h>

enum expression_kind {
    EXPRESSION_NUMBER,
    EXPRESSION_STRING,
    EXPRESSION_VARIABLE,
    EXPRESSION_TRUE,
    EXPRESSION_FALSE,
    EXPRESSION_NOT, /* left only, as the next two */
    EXPRESSION_COUNT,
    EXPRESSION_NEGATE,
    EXPRESSION_OR,
    EXPRESSION_AND,
    EXPRESSION_EQUAL,
    EXPRESSION_UNEQUAL,
    EXPRESSION_LESS,
    EXPRESSION_AT_MOST,
    EXPRESSION_GREATER,
    EXPRESSION_AT_LEAST,
    EXPRESSION_ADD,
    EXPRESSION_SUBTRACT,
    EXPRESSION_MULTIPLY,
    EXPRESSION_DIVIDE,
    EXPRESSION_MODULO,
};

struct expression {
    enum expression_kind kind;
    size_t offset;    /* of its first byte in the condition's text; of an
                         operator with two sides: of its left side */
    const char *text; /* of a variable (without "$"), a string (without its
                         quotes) or a number, as written */
    double number;
    const struct expression *left, *right;
    int height; /* of the tree, 1 for a leaf */
};

/* Deeper nesting, or longer chains of operators, are refused: recursion over
 * the tree, and libxml2's (which gives up at 1,000), stays shallow. */
enum { EXPRESSION_DEEPEST = 64, EXPRESSION_HIGHEST = 250 };

/* Reads the whole text. NULL after an error: one is reported, at the byte
 * where reading stopped. The tree lives in ARENA. */
const struct expression *expression_read(
    struct arena *arena, struct located text, struct diags *diags);

/* The place of a byte of a located text: exact where the text stands in its
 * source as it is, otherwise the place of its beginning. */
struct place located_place(struct located text, size_t offset);

#endif
