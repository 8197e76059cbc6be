/* Reading a condition: parse, check, list what it names. */
#include "decide/condition.h"

#include "base/array.h"
#include "decide/condition_check.h"

#include <stdlib.h>

struct names {
    ARRAY(int) facts;
    bool outcome;
};

static int compare_indexes(const void *left, const void *right)
{
    int a = *(const int *)left, b = *(const int *)right;
    return (a > b) - (a < b);
}

/* Sorts the list and removes what is there twice; gives the new count. */
static size_t sort_indexes(int *indexes, size_t count)
{
    if (!count)
        return 0;
    qsort(indexes, count, sizeof *indexes, compare_indexes);
    size_t kept = 1;
    for (size_t i = 1; i < count; i++)
        if (indexes[i] != indexes[kept - 1])
            indexes[kept++] = indexes[i];
    return kept;
}

static void list_names(
    struct arena *arena, const struct expression *node, struct names *names)
{
    if (!node)
        return;
    list_names(arena, node->left, names);
    list_names(arena, node->right, names);
    if (node->kind != EXPRESSION_VARIABLE)
        return;
    if (variable_is_outcome(node->variable))
        names->outcome = true;
    else
        *array_add(&names->facts, arena) = node->variable->index;
}

const struct condition *condition_of(
    struct arena *arena, const struct expression *tree)
{
    struct condition *condition = arena_new(arena, struct condition);
    struct names names = {0};
    list_names(arena, tree, &names);
    condition->tree = tree;
    condition->fact_count = sort_indexes(names.facts.items, names.facts.count);
    condition->facts = names.facts.items;
    condition->uses_outcome = names.outcome;
    return condition;
}

static const struct condition *read_checked(
    struct arena *arena, const struct condition_check *check)
{
    const struct expression *tree =
        expression_read(arena, check->variables, check->text, check->diags);
    return tree && condition_check(check, tree) ? condition_of(arena, tree)
                                                : NULL;
}

static struct condition_check prepare(struct arena *arena,
    const struct variables *variables, struct located text, enum reach reach,
    struct diags *diags)
{
    struct condition_check check = {.arena = arena,
        .guide = variables->guide,
        .variables = variables,
        .text = text,
        .reach = reach,
        .diags = diags};
    return check;
}

const struct condition *condition_read(struct arena *arena,
    const struct variables *variables, struct located expression,
    enum reach reach, bool with_outcome, struct diags *diags)
{
    struct condition_check check =
        prepare(arena, variables, expression, reach, diags);
    check.with_outcome = with_outcome;
    return read_checked(arena, &check);
}

const struct condition *condition_read_value(struct arena *arena,
    const struct variables *variables, struct located expression,
    enum reach reach, struct diags *diags)
{
    struct condition_check check =
        prepare(arena, variables, expression, reach, diags);
    check.number_too = true;
    return read_checked(arena, &check);
}

const struct condition *condition_join(struct arena *arena,
    const struct condition *left, const struct condition *right)
{
    if (!left || !right)
        return left ? left : right;
    return condition_of(arena, expression_join(arena, left->tree, right->tree));
}
