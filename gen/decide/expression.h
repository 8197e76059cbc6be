/* The tree of a condition: the allowed subset of XPath 1.0, with places. It is
 * read here, completed by condition_check, evaluated by decide/evaluate, and
 * taken apart by decide/clause.
 *
 * Variables, string and number literals, = != < <= > >=, and, or, not(),
 * + - * div mod, unary minus, count(), true(), false() and parentheses.
 * Everything else of XPath is a located error: above all location paths,
 * because a condition sees facts and never the profile's structure. */
#ifndef DECIDE_EXPRESSION_H
#define DECIDE_EXPRESSION_H

#include "base/arena.h"
#include "base/diag.h"
#include "decide/variables.h"
#include "input/guide.h"

#include <stdbool.h>
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

/* What stands between two sides: how tightly it binds (the higher, the more),
 * and what it means. */
struct expression_operator {
    const char *text;
    int level;
    enum expression_kind kind;
    const char *help;
};
struct expression_function {
    const char *name;
    enum expression_kind kind;
    bool argument; /* it takes one */
    const char *help;
};

/* All rows, which nothing else lists; the last has no name. */
extern const struct expression_operator expression_operators[];
extern const struct expression_function expression_functions[];

struct expression {
    enum expression_kind kind;
    size_t offset;     /* of its first byte in the condition's text; of an
                          operator with two sides: of its left side */
    size_t begin, end; /* where it is written: with the parentheses around its
                          sides, without those around itself */
    const char *text;  /* of a variable (without "$"), a string (without its
                          quotes) or a number, as written */
    double number;
    enum operand type;
    const struct variable *variable; /* of a variable; NULL: there is none */
    int word; /* of a string beside a variable: its index in the values */
    const struct expression *left, *right;
    int height; /* of the tree, 1 for a leaf */
};

/* Deeper nesting, or longer chains of operators, are refused: recursion over
 * the tree stays shallow. */
enum { EXPRESSION_DEEPEST = 64, EXPRESSION_HIGHEST = 250 };

/* Reads the whole text; names are looked up in VARIABLES, if not NULL. NULL
 * after an error: one is reported, at the byte where reading stopped. The tree
 * lives in ARENA; whether its sides fit is for condition_check to say. */
const struct expression *expression_read(struct arena *arena,
    const struct variables *variables, struct located text,
    struct diags *diags);

/* "LEFT and RIGHT", of two texts: it stands in neither. */
const struct expression *expression_join(struct arena *arena,
    const struct expression *left, const struct expression *right);

/* The place of a byte of a located text: exact where the text stands in its
 * source as it is, otherwise the place of its beginning. */
struct place expression_place(struct located text, size_t offset);

#endif
