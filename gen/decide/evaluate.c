/* Walking a checked tree: truths above, numbers and lists of words below. */
#include "decide/evaluate.h"

#include <math.h>
#include <string.h>

/* What a word, a set or a string stands for: some of a list of words. */
struct words {
    const char *const *values;
    uint64_t members;
};

static enum truth truth_of(
    const struct expression *node, const struct readings *readings);

static enum truth as_truth(bool holds)
{
    return holds ? TRUTH_TRUE : TRUTH_FALSE;
}

/* ---- variables ----------------------------------------------------------- */

static struct value read_variable(
    const struct variable *variable, const struct readings *readings)
{
    const struct outcome *outcome = readings->outcome;
    struct value value = {.type = VALUE_UNKNOWN};
    switch (variable->kind) {
    case VARIABLE_FACT:
        return readings->fact(readings->source, variable->index);
    case VARIABLE_RANK:
        value = readings->fact(readings->source, variable->index);
        if (value.type == VALUE_WORD)
            value = (struct value){
                .type = VALUE_NUMBER, .as.number = value.as.word};
        return value;
    case VARIABLE_LEAD:
        if (outcome)
            value = (struct value){
                .type = VALUE_NUMBER, .as.number = outcome->lead};
        return value;
    case VARIABLE_USES:
        if (outcome)
            value = (struct value){.type = VALUE_BOOLEAN,
                .as.truth = outcome->uses[variable->index]};
        return value;
    case VARIABLE_VERDICT:
    case VARIABLE_CONFIDENCE:
    case VARIABLE_MISMATCH: break; /* words: outcome_word */
    }
    return value;
}

static const char *const *outcome_word(
    const struct variable *variable, const struct outcome *outcome)
{
    switch (variable->kind) {
    case VARIABLE_VERDICT: return &outcome->verdict;
    case VARIABLE_CONFIDENCE: return &outcome->confidence;
    default: return &outcome->mismatch;
    }
}

/* ---- numbers ------------------------------------------------------------- */

static int count_members(uint64_t members)
{
    int count = 0;
    for (; members; members &= members - 1)
        count++;
    return count;
}

static double calculate(enum expression_kind kind, double left, double right)
{
    switch (kind) {
    case EXPRESSION_ADD: return left + right;
    case EXPRESSION_SUBTRACT: return left - right;
    case EXPRESSION_MULTIPLY: return left * right;
    case EXPRESSION_DIVIDE: return left / right;
    default: return fmod(left, right);
    }
}

/* False if it is unknown. */
static bool number_of(const struct expression *node,
    const struct readings *readings, double *number)
{
    double right;
    struct value value;
    switch (node->kind) {
    case EXPRESSION_NUMBER: *number = node->number; return true;
    case EXPRESSION_VARIABLE:
        value = read_variable(node->variable, readings);
        *number = value.as.number;
        return value.type == VALUE_NUMBER;
    case EXPRESSION_COUNT:
        value = read_variable(node->left->variable, readings);
        *number = count_members(value.as.members);
        return value.type == VALUE_SET;
    case EXPRESSION_NEGATE:
        if (!number_of(node->left, readings, number))
            return false;
        *number = -*number;
        return true;
    default: break;
    }
    if (!number_of(node->left, readings, number) ||
        !number_of(node->right, readings, &right))
        return false;
    *number = calculate(node->kind, *number, right);
    return true;
}

/* ---- comparisons --------------------------------------------------------- */

static bool is_ordered(enum expression_kind kind, double left, double right)
{
    switch (kind) {
    case EXPRESSION_EQUAL: return left == right;
    case EXPRESSION_UNEQUAL: return left != right;
    case EXPRESSION_LESS: return left < right;
    case EXPRESSION_AT_MOST: return left <= right;
    case EXPRESSION_GREATER: return left > right;
    default: return left >= right;
    }
}

static enum truth compare_numbers(
    const struct expression *node, const struct readings *readings)
{
    double left, right;
    if (!number_of(node->left, readings, &left) ||
        !number_of(node->right, readings, &right))
        return TRUTH_UNKNOWN;
    return as_truth(is_ordered(node->kind, left, right));
}

static enum truth compare_truths(
    const struct expression *node, const struct readings *readings)
{
    enum truth left = truth_of(node->left, readings);
    enum truth right = truth_of(node->right, readings);
    if (left == TRUTH_UNKNOWN || right == TRUTH_UNKNOWN)
        return TRUTH_UNKNOWN;
    return as_truth((left == right) == (node->kind == EXPRESSION_EQUAL));
}

/* False if it is unknown. */
static bool words_of(const struct expression *node,
    const struct readings *readings, struct words *words)
{
    const struct variable *variable = node->variable;
    if (node->kind == EXPRESSION_STRING) {
        *words = (struct words){&node->text, 1};
        return true;
    }
    if (variable_is_outcome(variable)) {
        if (readings->outcome)
            *words =
                (struct words){outcome_word(variable, readings->outcome), 1};
        return readings->outcome != NULL;
    }
    struct value value = read_variable(variable, readings);
    words->values = variable->values;
    words->members = value.type == VALUE_WORD ? (uint64_t)1 << value.as.word
                                              : value.as.members;
    return value.type != VALUE_UNKNOWN;
}

/* XPath's rule for sets, of which a word is one: true if any member on the
 * left is equal, or unequal, to any on the right. */
static bool any_pair(
    const struct words *left, const struct words *right, bool equal)
{
    for (uint64_t a = left->members; a; a &= a - 1)
        for (uint64_t b = right->members; b; b &= b - 1) {
            const char *one = left->values[count_members((a & -a) - 1)];
            const char *other = right->values[count_members((b & -b) - 1)];
            if ((strcmp(one, other) == 0) == equal)
                return true;
        }
    return false;
}

/* The same for a fact and one of its values, of which the index is known. */
static enum truth compare_with_value(struct value value, int word, bool equal)
{
    uint64_t bit = (uint64_t)1 << word;
    switch (value.type) {
    case VALUE_WORD: return as_truth((value.as.word == word) == equal);
    case VALUE_SET: return as_truth(value.as.members & (equal ? bit : ~bit));
    default: return TRUTH_UNKNOWN;
    }
}

static bool is_fact(const struct expression *node)
{
    return node->kind == EXPRESSION_VARIABLE &&
           node->variable->kind == VARIABLE_FACT;
}

static enum truth compare_words(
    const struct expression *node, const struct readings *readings)
{
    const struct expression *left = node->left, *right = node->right;
    bool equal = node->kind == EXPRESSION_EQUAL;
    if (is_fact(left) && right->kind == EXPRESSION_STRING)
        return compare_with_value(
            read_variable(left->variable, readings), right->word, equal);
    if (is_fact(right) && left->kind == EXPRESSION_STRING)
        return compare_with_value(
            read_variable(right->variable, readings), left->word, equal);
    struct words one, other;
    if (!words_of(left, readings, &one) || !words_of(right, readings, &other))
        return TRUTH_UNKNOWN;
    return as_truth(any_pair(&one, &other, equal));
}

static enum truth compare_values(
    const struct expression *node, const struct readings *readings)
{
    switch (node->left->type) {
    case OPERAND_NUMBER: return compare_numbers(node, readings);
    case OPERAND_BOOLEAN: return compare_truths(node, readings);
    default: return compare_words(node, readings);
    }
}

/* ---- truths -------------------------------------------------------------- */

/* "or" if WINS is true, "and" if it is false: one such side is enough. */
static enum truth join_truths(const struct expression *node,
    const struct readings *readings, enum truth wins)
{
    enum truth left = truth_of(node->left, readings);
    if (left == wins)
        return wins;
    enum truth right = truth_of(node->right, readings);
    return left == TRUTH_UNKNOWN && right != wins ? left : right;
}

static enum truth opposite(enum truth truth)
{
    return truth == TRUTH_UNKNOWN ? truth : as_truth(truth == TRUTH_FALSE);
}

/* A set is true if it has a member. */
static enum truth truth_of_variable(
    const struct variable *variable, const struct readings *readings)
{
    struct value value = read_variable(variable, readings);
    switch (value.type) {
    case VALUE_BOOLEAN: return as_truth(value.as.truth);
    case VALUE_SET: return as_truth(value.as.members);
    default: return TRUTH_UNKNOWN;
    }
}

static enum truth truth_of(
    const struct expression *node, const struct readings *readings)
{
    switch (node->kind) {
    case EXPRESSION_TRUE: return TRUTH_TRUE;
    case EXPRESSION_FALSE: return TRUTH_FALSE;
    case EXPRESSION_NOT: return opposite(truth_of(node->left, readings));
    case EXPRESSION_OR: return join_truths(node, readings, TRUTH_TRUE);
    case EXPRESSION_AND: return join_truths(node, readings, TRUTH_FALSE);
    case EXPRESSION_VARIABLE:
        return truth_of_variable(node->variable, readings);
    default: return compare_values(node, readings);
    }
}

struct value evaluate_tree(
    const struct expression *tree, const struct readings *readings)
{
    struct value value = {.type = VALUE_UNKNOWN};
    if (tree->type == OPERAND_NUMBER) {
        if (number_of(tree, readings, &value.as.number))
            value.type = VALUE_NUMBER;
        return value;
    }
    enum truth truth = truth_of(tree, readings);
    if (truth != TRUTH_UNKNOWN)
        value = (struct value){
            .type = VALUE_BOOLEAN, .as.truth = truth == TRUTH_TRUE};
    return value;
}
