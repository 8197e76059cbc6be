/* Checking a condition's tree: each node gets a type, from its leaves up.
 *
 * XPath 1.0 compares anything with anything and answers false; here such a
 * comparison is an error, because it is always a slip. The rule for cuts
 * keeps the three-valued truth exact (gen/decide/MODEL.md, section 2): a number
 * of the profile is only ever asked whether it is below a declared cut. */
#include "decide/condition_check.h"

#include <string.h>

static enum operand check_node(
    const struct condition_check *check, const struct expression *node);

__attribute__((format(printf, 4, 5))) static enum operand report_expression(
    const struct condition_check *check, const struct expression *node,
    const char *hint, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const char *message = arena_format_list(check->arena, format, arguments);
    va_end(arguments);
    diag_add(check->diags, SEVERITY_ERROR,
        expression_place(check->text, node->offset), hint, "%s", message);
    return OPERAND_WRONG;
}

static const struct fact *fact_of(
    const struct condition_check *check, const struct variable *variable)
{
    return &check->guide->facts[variable->index];
}

/* The asked number or integer that NODE names, or NULL. */
static const struct fact *asked_number(
    const struct condition_check *check, const struct expression *node)
{
    const struct variable *variable = node->variable;
    if (!variable || variable->kind != VARIABLE_FACT)
        return NULL;
    const struct fact *fact = fact_of(check, variable);
    bool asked = fact->derivation == DERIVATION_NONE;
    return asked && variable->type == OPERAND_NUMBER ? fact : NULL;
}

/* ---- variables ----------------------------------------------------------- */

static bool in_reach(
    const struct condition_check *check, const struct variable *variable)
{
    if (variable_is_outcome(variable))
        return check->with_outcome;
    return check->reach == REACH_PART ||
           fact_of(check, variable)->of == SCOPE_PROJECT;
}

/* What may be named, where that is a list to be read. */
static const char *list_names(
    const struct condition_check *check, const char *const *names, size_t count)
{
    enum { MOST = 40 };
    const char *all = count ? "there are" : "the guide has no facts";
    for (size_t i = 0; i < count; i++)
        all =
            arena_format(check->arena, "%s%s $%s", all, i ? "," : "", names[i]);
    return count <= MOST ? all : NULL;
}

static enum operand report_unknown_name(
    const struct condition_check *check, const struct expression *node)
{
    const struct variables *variables = check->variables;
    const char **names =
        arena_allocate(check->arena, variables->count, sizeof *names);
    size_t count = 0;
    for (size_t i = 0; i < variables->count; i++)
        if (in_reach(check, &variables->items[i]))
            names[count++] = variables->items[i].name;
    const char *near = diag_suggest(node->text, names, count);
    const char *hint =
        near ? arena_format(check->arena, "did you mean \"$%s\"?", near)
             : list_names(check, names, count);
    const char *dot = strstr(node->text, ".rank");
    if (dot && !dot[5]) {
        const char *base =
            arena_copy(check->arena, node->text, (size_t)(dot - node->text));
        if (variables_lookup(variables, base))
            return report_expression(check, node, "only a scale has a rank",
                "\"%s\" is not a scale", base);
    }
    return report_expression(
        check, node, hint, "unknown fact \"$%s\"", node->text);
}

static enum operand check_variable(
    const struct condition_check *check, const struct expression *node)
{
    const struct variable *variable = node->variable;
    if (!variable)
        return report_unknown_name(check, node);
    if (variable_is_outcome(variable)) {
        if (in_reach(check, variable))
            return variable->type;
        return report_expression(check, node,
            "reasons, modules that carry reasons, and facts are settled "
            "before the verdict",
            "\"$%s\" is not known yet where this condition is used",
            node->text);
    }
    const struct fact *fact = fact_of(check, variable);
    if (fact->print_only || variable->type == OPERAND_TEXT)
        return report_expression(check, node, "it has text or print-only: yes",
            "\"$%s\" is for printing only", node->text);
    if (!in_reach(check, variable))
        return report_expression(check, node,
            "ask it of the parts in a derived fact with any:, all: or "
            "count:, or give the reason or module scope: part",
            "\"$%s\" is a fact of a part, and no part is at hand here",
            node->text);
    return variable->type;
}

/* ---- operands ------------------------------------------------------------ */

static const char *describe_operand(enum operand type)
{
    switch (type) {
    case OPERAND_BOOLEAN: return "yes or no";
    case OPERAND_NUMBER: return "a number";
    case OPERAND_WORD: return "a word";
    case OPERAND_SET: return "a set";
    default: return "a string";
    }
}

/* NODE must be true or false by itself; a set is, if it has a member. */
static void want_truth(
    const struct condition_check *check, const struct expression *node)
{
    enum operand type = check_node(check, node);
    if (type == OPERAND_WRONG || type == OPERAND_BOOLEAN || type == OPERAND_SET)
        return;
    const char *hint =
        type == OPERAND_WORD && node->text
            ? arena_format(check->arena, "compare it: $%s = '...'", node->text)
            : "compare it with something";
    report_expression(check, node, hint, "%s is not true or false by itself",
        node->text && type != OPERAND_STRING
            ? arena_format(check->arena, "\"$%s\"", node->text)
            : describe_operand(type));
}

/* An asked number is only for comparing with its cuts. */
static enum operand refuse_asked_number(
    const struct condition_check *check, const struct expression *node)
{
    return report_expression(check, node,
        "compare it with a declared cut, in a derived fact if need be",
        "\"$%s\" is asked, so it can only be compared with its cuts",
        node->text);
}

static void want_number(
    const struct condition_check *check, const struct expression *node)
{
    enum operand type = check_node(check, node);
    if (type == OPERAND_WRONG)
        return;
    if (type != OPERAND_NUMBER)
        report_expression(check, node, NULL, "a number is needed here, not %s",
            describe_operand(type));
    else if (asked_number(check, node))
        refuse_asked_number(check, node);
}

static enum operand check_count(
    const struct condition_check *check, const struct expression *node)
{
    enum operand type = check_node(check, node->left);
    if (type != OPERAND_SET && type != OPERAND_WRONG)
        report_expression(check, node->left,
            "parts are counted by a derived fact with count:",
            "count() needs a set");
    return OPERAND_NUMBER;
}

/* ---- comparisons --------------------------------------------------------- */

/* The operator as it reads with its sides exchanged. */
static enum expression_kind mirrored(enum expression_kind kind)
{
    switch (kind) {
    case EXPRESSION_LESS: return EXPRESSION_GREATER;
    case EXPRESSION_AT_MOST: return EXPRESSION_AT_LEAST;
    case EXPRESSION_GREATER: return EXPRESSION_LESS;
    case EXPRESSION_AT_LEAST: return EXPRESSION_AT_MOST;
    default: return kind;
    }
}

/* The value of a literal, also behind minus signs. */
static bool literal_number(const struct expression *node, double *number)
{
    double sign = 1;
    for (; node->kind == EXPRESSION_NEGATE; node = node->left)
        sign = -sign;
    *number = sign * node->number;
    return node->kind == EXPRESSION_NUMBER;
}

static const char *list_cuts(
    const struct condition_check *check, const struct fact *fact)
{
    const char *list = "";
    for (size_t i = 0; i < fact->cut_count; i++)
        list = arena_format(
            check->arena, "%s%s%.15g", list, i ? ", " : "", fact->cuts[i]);
    return list;
}

/* FACT, which NODE names, in a COMPARISON with OTHER. */
static void check_cut(const struct condition_check *check,
    const struct fact *fact, const struct expression *node,
    enum expression_kind comparison, const struct expression *other)
{
    if (!fact->cut_count) {
        report_expression(check, node,
            "declare the thresholds at the fact, as cuts: [...]",
            "\"%s\" has no cuts to be compared with", fact->id);
        return;
    }
    const char *hint = arena_format(check->arena, "the cuts of \"%s\": %s",
        fact->id, list_cuts(check, fact));
    double number;
    if (!literal_number(other, &number)) {
        report_expression(check, node, hint,
            "\"$%s\" can only be compared with one of its cuts", fact->id);
        return;
    }
    bool declared = false;
    for (size_t i = 0; i < fact->cut_count; i++)
        declared = declared || fact->cuts[i] == number;
    if (!declared)
        report_expression(check, other, hint,
            "%.15g is not a declared cut of \"%s\"", number, fact->id);
    else if (comparison != EXPRESSION_AT_LEAST && comparison != EXPRESSION_LESS)
        report_expression(check, node,
            arena_format(check->arena, "write $%s >= %.15g or $%s < %.15g",
                fact->id, number, fact->id, number),
            "a cut can only be compared with \">=\" or \"<\"");
}

static void check_numbers(
    const struct condition_check *check, const struct expression *node)
{
    const struct fact *left = asked_number(check, node->left);
    const struct fact *right = asked_number(check, node->right);
    if (left)
        check_cut(check, left, node->left, node->kind, node->right);
    else if (right)
        check_cut(check, right, node->right, mirrored(node->kind), node->left);
}

/* The string of LITERAL must be a value of what NODE names. */
static void check_value(const struct condition_check *check,
    const struct expression *node, const struct expression *literal)
{
    const struct variable *variable = node->variable;
    if (!variable)
        return;
    const char *list = "";
    for (size_t i = 0; i < variable->value_count; i++) {
        if (strcmp(variable->values[i], literal->text) == 0)
            return;
        list = arena_format(check->arena, "%s%s%s", list, *list ? ", " : "",
            variable->values[i]);
    }
    const char *hint = diag_suggest_hint(
        check->arena, literal->text, variable->values, variable->value_count);
    if (!hint)
        hint = arena_format(check->arena, "one of %s", list);
    report_expression(check, literal, hint, "\"%s\" is not a value of \"$%s\"",
        literal->text, variable->name);
}

static void report_mixture(const struct condition_check *check,
    const struct expression *node, enum operand left, enum operand right)
{
    const char *hint = NULL;
    if (left == OPERAND_BOOLEAN || right == OPERAND_BOOLEAN) {
        const struct expression *truth =
            left == OPERAND_BOOLEAN ? node->left : node->right;
        if (truth->kind == EXPRESSION_VARIABLE)
            hint = arena_format(check->arena, "write $%s or not($%s)",
                truth->text, truth->text);
    }
    report_expression(check, node, hint, "%s is compared with %s",
        describe_operand(left), describe_operand(right));
}

static void check_equality(
    const struct condition_check *check, const struct expression *node)
{
    enum operand left = check_node(check, node->left);
    enum operand right = check_node(check, node->right);
    bool left_listed = left == OPERAND_WORD || left == OPERAND_SET;
    bool right_listed = right == OPERAND_WORD || right == OPERAND_SET;
    if (left == OPERAND_WRONG || right == OPERAND_WRONG ||
        (left_listed && right_listed))
        return;
    if (left_listed && right == OPERAND_STRING)
        check_value(check, node->left, node->right);
    else if (right_listed && left == OPERAND_STRING)
        check_value(check, node->right, node->left);
    else if (left != right)
        report_mixture(check, node, left, right);
    else if (left == OPERAND_NUMBER)
        check_numbers(check, node);
}

/* NODE, of TYPE, stands beside < or its like and is no number. */
static void report_unordered(const struct condition_check *check,
    const struct expression *node, enum operand type)
{
    const struct variable *variable = node->variable;
    bool ranked = variable && variable->kind == VARIABLE_FACT &&
                  fact_forms[fact_of(check, variable)->type].ordered;
    const char *hint =
        ranked ? arena_format(check->arena,
                     "use \"$%s.rank\", which counts from 0", node->text)
               : NULL;
    report_expression(check, node, hint,
        "%s has no order that \"<\" or \">\" knows", describe_operand(type));
}

static void check_order(
    const struct condition_check *check, const struct expression *node)
{
    enum operand left = check_node(check, node->left);
    enum operand right = check_node(check, node->right);
    if (left == OPERAND_WRONG || right == OPERAND_WRONG)
        return;
    /* One message a comparison, and the fact's is the telling one. */
    if (left != OPERAND_NUMBER && left != OPERAND_STRING)
        report_unordered(check, node->left, left);
    else if (right != OPERAND_NUMBER)
        report_unordered(check, node->right, right);
    else if (left != OPERAND_NUMBER)
        report_unordered(check, node->left, left);
    else
        check_numbers(check, node);
}

/* ---- the walk ------------------------------------------------------------ */

static enum operand check_node(
    const struct condition_check *check, const struct expression *node)
{
    switch (node->kind) {
    case EXPRESSION_NUMBER: return OPERAND_NUMBER;
    case EXPRESSION_STRING: return OPERAND_STRING;
    case EXPRESSION_VARIABLE: return check_variable(check, node);
    case EXPRESSION_TRUE:
    case EXPRESSION_FALSE: return OPERAND_BOOLEAN;
    case EXPRESSION_COUNT: return check_count(check, node);
    case EXPRESSION_NOT: want_truth(check, node->left); return OPERAND_BOOLEAN;
    case EXPRESSION_OR:
    case EXPRESSION_AND:
        want_truth(check, node->left);
        want_truth(check, node->right);
        return OPERAND_BOOLEAN;
    case EXPRESSION_EQUAL:
    case EXPRESSION_UNEQUAL:
        check_equality(check, node);
        return OPERAND_BOOLEAN;
    case EXPRESSION_LESS:
    case EXPRESSION_AT_MOST:
    case EXPRESSION_GREATER:
    case EXPRESSION_AT_LEAST: check_order(check, node); return OPERAND_BOOLEAN;
    case EXPRESSION_NEGATE:
        want_number(check, node->left);
        return OPERAND_NUMBER;
    default:
        want_number(check, node->left);
        want_number(check, node->right);
        return OPERAND_NUMBER;
    }
}

/* The whole of a derived fact may be a number; everything else is a truth. */
static void check_whole(
    const struct condition_check *check, const struct expression *tree)
{
    if (check->number_too && tree->type == OPERAND_NUMBER)
        want_number(check, tree);
    else
        want_truth(check, tree);
}

bool condition_check(
    const struct condition_check *check, const struct expression *tree)
{
    size_t before = diags_count(check->diags, SEVERITY_ERROR);
    check_whole(check, tree);
    return diags_count(check->diags, SEVERITY_ERROR) == before;
}
