/* From a condition's text to its clauses. */
#include "decide/clause.h"

#include "base/array.h"

struct builder {
    struct arena *arena;
    const struct rules *rules;
};

/* ---- a tree as clauses --------------------------------------------------- */

struct clause_list {
    ARRAY(const struct clause *) items;
};

struct variable_list {
    ARRAY(const struct variable *) items;
};

static void list_variables(const struct builder *builder,
    const struct expression *node, struct variable_list *list)
{
    if (!node)
        return;
    list_variables(builder, node->left, list);
    list_variables(builder, node->right, list);
    if (node->kind != EXPRESSION_VARIABLE)
        return;
    for (size_t i = 0; i < list->items.count; i++)
        if (list->items.items[i] == node->variable)
            return;
    *array_add(&list->items, builder->arena) = node->variable;
}

static const struct clause *build_clause(const struct builder *builder,
    const char *text, const struct expression *node);

/* Operands of the same operator in a row are parts of one clause. */
static void list_parts(const struct builder *builder, const char *text,
    const struct expression *node, enum expression_kind kind,
    struct clause_list *list)
{
    if (node->kind == kind) {
        list_parts(builder, text, node->left, kind, list);
        list_parts(builder, text, node->right, kind, list);
        return;
    }
    *array_add(&list->items, builder->arena) =
        build_clause(builder, text, node);
}

/* The clause of CONDITION, all of which is written as TEXT; NULL of none. */
static const struct clause *take_apart(const struct builder *builder,
    const char *text, const struct condition *condition)
{
    if (!condition)
        return NULL;
    const struct expression *node = condition->tree;
    struct clause *clause = arena_new(builder->arena, struct clause);
    struct clause_list parts = {0};
    struct variable_list named = {0};
    switch (node->kind) {
    case EXPRESSION_AND:
    case EXPRESSION_OR:
        clause->kind = node->kind == EXPRESSION_AND ? CLAUSE_ALL : CLAUSE_ANY;
        list_parts(builder, text, node, node->kind, &parts);
        break;
    case EXPRESSION_NOT:
        clause->kind = CLAUSE_NOT;
        *array_add(&parts.items, builder->arena) =
            build_clause(builder, text, node->left);
        break;
    default: list_variables(builder, node, &named); break;
    }
    clause->text = text;
    clause->condition = condition;
    clause->parts = parts.items.items;
    clause->part_count = parts.items.count;
    clause->named = named.items.items;
    clause->named_count = named.items.count;
    return clause;
}

/* The clause of NODE, a part of the condition that is written as TEXT. */
static const struct clause *build_clause(const struct builder *builder,
    const char *text, const struct expression *node)
{
    struct clause *clause = arena_new(builder->arena, struct clause);
    *clause = *take_apart(builder, text, condition_of(builder->arena, node));
    clause->text =
        arena_copy(builder->arena, text + node->begin, node->end - node->begin);
    return clause;
}

static void list_sides(struct builder *builder, const struct clause *side,
    struct clause_list *list)
{
    if (side->kind != CLAUSE_ALL)
        *array_add(&list->items, builder->arena) = side;
    for (size_t i = 0; side->kind == CLAUSE_ALL && i < side->part_count; i++)
        *array_add(&list->items, builder->arena) = side->parts[i];
}

/* "a and (b or c)" */
static const char *join_texts(
    struct arena *arena, const struct clause_list *list)
{
    const char *text = "";
    for (size_t i = 0; i < list->items.count; i++) {
        const struct clause *part = list->items.items[i];
        bool enclosed = part->kind == CLAUSE_ANY;
        text = arena_format(arena, "%s%s%s%s%s", text, i ? " and " : "",
            enclosed ? "(" : "", part->text, enclosed ? ")" : "");
    }
    return text;
}

/* LEFT and RIGHT, as CONDITION joins them; either may be NULL. */
static const struct clause *join_clauses(struct builder *builder,
    const struct clause *left, const struct clause *right,
    const struct condition *condition)
{
    if (!left || !right)
        return left ? left : right;
    struct clause *both = arena_new(builder->arena, struct clause);
    struct clause_list parts = {0};
    list_sides(builder, left, &parts);
    list_sides(builder, right, &parts);
    both->kind = CLAUSE_ALL;
    both->text = join_texts(builder->arena, &parts);
    both->condition = condition;
    both->parts = parts.items.items;
    both->part_count = parts.items.count;
    return both;
}

/* ---- all of a guide ------------------------------------------------------ */

static void read_facts(struct builder *builder, struct clauses *clauses)
{
    const struct rules *rules = builder->rules;
    const struct guide *guide = rules->guide;
    for (size_t i = 0; i < guide->fact_count; i++) {
        const struct fact *fact = &guide->facts[i];
        clauses->derived[i] =
            take_apart(builder, fact->expression.text, rules->derived[i]);
        clauses->asked_if[i] =
            take_apart(builder, fact->asked_if.text, rules->asked_if[i]);
    }
}

/* A reason's own condition is the right side of what it was joined to. */
static const struct clause *own_clause(const struct builder *builder,
    const struct reason *reason, const struct condition *condition, bool joined)
{
    if (!reason->when.text)
        return NULL;
    if (joined)
        condition = condition_of(builder->arena, condition->tree->right);
    return take_apart(builder, reason->when.text, condition);
}

static void read_reasons(struct builder *builder, struct clauses *clauses)
{
    const struct rules *rules = builder->rules;
    const struct guide *guide = rules->guide;
    for (size_t i = 0; i < guide->reason_count; i++) {
        const struct reason *reason = &guide->reasons[i];
        const struct clause *of_module =
            reason->module == NONE ? NULL : clauses->modules[reason->module];
        const struct clause *own =
            own_clause(builder, reason, rules->reasons[i], of_module != NULL);
        clauses->reasons[i] =
            join_clauses(builder, of_module, own, rules->reasons[i]);
        clauses->exceptions[i] = arena_allocate(builder->arena,
            reason->exception_count, sizeof *clauses->exceptions[i]);
        for (size_t j = 0; j < reason->exception_count; j++)
            clauses->exceptions[i][j] = take_apart(builder,
                reason->exceptions[j].when.text, rules->exceptions[i][j]);
    }
}

const struct clauses *clauses_new(
    struct arena *arena, const struct rules *rules)
{
    const struct guide *guide = rules->guide;
    struct builder builder = {.arena = arena, .rules = rules};
    struct clauses *clauses = arena_new(arena, struct clauses);
    size_t size = sizeof(const struct clause *);
    clauses->derived = arena_allocate(arena, guide->fact_count, size);
    clauses->asked_if = arena_allocate(arena, guide->fact_count, size);
    clauses->reasons = arena_allocate(arena, guide->reason_count, size);
    clauses->exceptions =
        arena_allocate(arena, guide->reason_count, sizeof *clauses->exceptions);
    clauses->modules = arena_allocate(arena, guide->module_count, size);
    clauses->warnings = arena_allocate(arena, guide->warning_count, size);
    read_facts(&builder, clauses);
    for (size_t i = 0; i < guide->module_count; i++)
        clauses->modules[i] = take_apart(
            &builder, guide->modules[i].when.text, rules->modules[i]);
    for (size_t i = 0; i < guide->warning_count; i++)
        clauses->warnings[i] = take_apart(
            &builder, guide->warnings[i].when.text, rules->warnings[i]);
    read_reasons(&builder, clauses);
    return clauses;
}

bool clause_names(const struct clause *clause, enum variable_kind kind)
{
    if (!clause)
        return false;
    for (size_t i = 0; i < clause->named_count; i++)
        if (clause->named[i]->kind == kind)
            return true;
    for (size_t i = 0; i < clause->part_count; i++)
        if (clause_names(clause->parts[i], kind))
            return true;
    return false;
}
