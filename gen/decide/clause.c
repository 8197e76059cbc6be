/* From a condition's text to its clauses. */
#include "decide/clause.h"

#include "base/array.h"
#include "base/buffer.h"
#include "base/diag.h"
#include "decide/expression.h"

#include <string.h>

struct builder {
    struct arena *arena;
    struct rules *rules;
    struct diags silent; /* the conditions were accepted before */
};

/* ---- a tree as text ------------------------------------------------------ */

/* How tightly a node binds (XPath 1.0, its grammar); what is no operator
 * binds most. */
static int level_of(const struct expression *node)
{
    switch (node->kind) {
    case EXPRESSION_OR: return 1;
    case EXPRESSION_AND: return 2;
    case EXPRESSION_EQUAL:
    case EXPRESSION_UNEQUAL: return 3;
    case EXPRESSION_LESS:
    case EXPRESSION_AT_MOST:
    case EXPRESSION_GREATER:
    case EXPRESSION_AT_LEAST: return 4;
    case EXPRESSION_ADD:
    case EXPRESSION_SUBTRACT: return 5;
    case EXPRESSION_MULTIPLY:
    case EXPRESSION_DIVIDE:
    case EXPRESSION_MODULO: return 6;
    default: return 7;
    }
}

static const char *operator_of(enum expression_kind kind)
{
    switch (kind) {
    case EXPRESSION_OR: return "or";
    case EXPRESSION_AND: return "and";
    case EXPRESSION_EQUAL: return "=";
    case EXPRESSION_UNEQUAL: return "!=";
    case EXPRESSION_LESS: return "<";
    case EXPRESSION_AT_MOST: return "<=";
    case EXPRESSION_GREATER: return ">";
    case EXPRESSION_AT_LEAST: return ">=";
    case EXPRESSION_ADD: return "+";
    case EXPRESSION_SUBTRACT: return "-";
    case EXPRESSION_MULTIPLY: return "*";
    case EXPRESSION_DIVIDE: return "div";
    case EXPRESSION_MODULO: return "mod";
    default: return "";
    }
}

static void write_node(struct buffer *out, const struct expression *node);

/* In parentheses if it binds less tightly than LEVEL. */
static void write_side(
    struct buffer *out, const struct expression *node, int level)
{
    bool enclosed = level_of(node) < level;
    buffer_add_string(out, enclosed ? "(" : "");
    write_node(out, node);
    buffer_add_string(out, enclosed ? ")" : "");
}

static void write_function(
    struct buffer *out, const char *name, const struct expression *argument)
{
    buffer_add_format(out, "%s(", name);
    if (argument)
        write_node(out, argument);
    buffer_add_byte(out, ')');
}

static void write_node(struct buffer *out, const struct expression *node)
{
    switch (node->kind) {
    case EXPRESSION_NUMBER: buffer_add_string(out, node->text); return;
    case EXPRESSION_STRING: {
        char quote = strchr(node->text, '\'') ? '"' : '\'';
        buffer_add_format(out, "%c%s%c", quote, node->text, quote);
        return;
    }
    case EXPRESSION_VARIABLE: buffer_add_format(out, "$%s", node->text); return;
    case EXPRESSION_TRUE: write_function(out, "true", NULL); return;
    case EXPRESSION_FALSE: write_function(out, "false", NULL); return;
    case EXPRESSION_NOT: write_function(out, "not", node->left); return;
    case EXPRESSION_COUNT: write_function(out, "count", node->left); return;
    case EXPRESSION_NEGATE:
        buffer_add_byte(out, '-');
        write_side(out, node->left, 7);
        return;
    default: break;
    }
    int level = level_of(node);
    write_side(out, node->left, level);
    buffer_add_format(out, " %s ", operator_of(node->kind));
    write_side(out, node->right, level + 1);
}

static const char *text_of(
    const struct builder *builder, const struct expression *node)
{
    struct buffer text;
    buffer_init(&text);
    write_node(&text, node);
    const char *copy =
        arena_copy(builder->arena, buffer_string(&text), text.length);
    buffer_release(&text);
    return copy;
}

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
    const struct variable *variable = variables_lookup(
        evaluator_variables(builder->rules->evaluator), node->text);
    for (size_t i = 0; i < list->items.count; i++)
        if (list->items.items[i] == variable)
            return;
    *array_add(&list->items, builder->arena) = variable;
}

static const struct clause *build(
    struct builder *builder, const struct expression *node);

/* Operands of the same operator in a row are parts of one clause. */
static void list_parts(struct builder *builder, const struct expression *node,
    enum expression_kind kind, struct clause_list *list)
{
    if (node->kind == kind) {
        list_parts(builder, node->left, kind, list);
        list_parts(builder, node->right, kind, list);
        return;
    }
    *array_add(&list->items, builder->arena) = build(builder, node);
}

static const struct condition *compile(
    struct builder *builder, const char *text)
{
    struct located located = {.text = text};
    return condition_read(builder->arena, builder->rules->evaluator, located,
        REACH_PART, true, &builder->silent);
}

/* All of NODE but its condition and text. */
static struct clause *take_apart(
    struct builder *builder, const struct expression *node)
{
    struct clause *clause = arena_new(builder->arena, struct clause);
    struct clause_list parts = {0};
    struct variable_list named = {0};
    switch (node->kind) {
    case EXPRESSION_AND:
    case EXPRESSION_OR:
        clause->kind = node->kind == EXPRESSION_AND ? CLAUSE_ALL : CLAUSE_ANY;
        list_parts(builder, node, node->kind, &parts);
        break;
    case EXPRESSION_NOT:
        clause->kind = CLAUSE_NOT;
        *array_add(&parts.items, builder->arena) = build(builder, node->left);
        break;
    default: list_variables(builder, node, &named); break;
    }
    clause->parts = parts.items.items;
    clause->part_count = parts.items.count;
    clause->named = named.items.items;
    clause->named_count = named.items.count;
    return clause;
}

static const struct clause *build(
    struct builder *builder, const struct expression *node)
{
    struct clause *clause = take_apart(builder, node);
    clause->text = text_of(builder, node);
    clause->condition = compile(builder, clause->text);
    return clause;
}

/* The clause of a whole condition. */
static const struct clause *read(struct builder *builder, struct located text,
    const struct condition *condition)
{
    if (!text.text || !condition)
        return NULL;
    const struct expression *tree =
        expression_read(builder->arena, text, &builder->silent);
    struct clause *clause = take_apart(builder, tree);
    clause->text = text.text;
    clause->condition = condition;
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
static const struct clause *join(struct builder *builder,
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
    const struct guide *guide = builder->rules->guide;
    for (size_t i = 0; i < guide->fact_count; i++) {
        const struct fact *fact = &guide->facts[i];
        clauses->derived[i] =
            read(builder, fact->expression, builder->rules->derived[i]);
        clauses->asked_if[i] =
            read(builder, fact->asked_if, builder->rules->asked_if[i]);
    }
}

static void read_reasons(struct builder *builder, struct clauses *clauses)
{
    const struct guide *guide = builder->rules->guide;
    for (size_t i = 0; i < guide->reason_count; i++) {
        const struct reason *reason = &guide->reasons[i];
        const struct clause *own =
            read(builder, reason->when, builder->rules->reasons[i]);
        const struct clause *of_module =
            reason->module == NONE ? NULL : clauses->modules[reason->module];
        if (own && of_module) {
            struct clause *alone = arena_new(builder->arena, struct clause);
            *alone = *own;
            alone->condition = compile(builder, own->text);
            own = alone;
        }
        clauses->reasons[i] =
            join(builder, of_module, own, builder->rules->reasons[i]);
        clauses->exceptions[i] = arena_allocate(builder->arena,
            reason->exception_count, sizeof *clauses->exceptions[i]);
        for (size_t j = 0; j < reason->exception_count; j++)
            clauses->exceptions[i][j] = read(builder,
                reason->exceptions[j].when, builder->rules->exceptions[i][j]);
    }
}

const struct clauses *clauses_new(struct arena *arena, struct rules *rules)
{
    const struct guide *guide = rules->guide;
    struct builder builder = {.arena = arena, .rules = rules};
    struct clauses *clauses = arena_new(arena, struct clauses);
    size_t size = sizeof(const struct clause *);
    diags_init(&builder.silent, arena);
    clauses->derived = arena_allocate(arena, guide->fact_count, size);
    clauses->asked_if = arena_allocate(arena, guide->fact_count, size);
    clauses->reasons = arena_allocate(arena, guide->reason_count, size);
    clauses->exceptions =
        arena_allocate(arena, guide->reason_count, sizeof *clauses->exceptions);
    clauses->modules = arena_allocate(arena, guide->module_count, size);
    clauses->warnings = arena_allocate(arena, guide->warning_count, size);
    read_facts(&builder, clauses);
    for (size_t i = 0; i < guide->module_count; i++)
        clauses->modules[i] =
            read(&builder, guide->modules[i].when, rules->modules[i]);
    for (size_t i = 0; i < guide->warning_count; i++)
        clauses->warnings[i] =
            read(&builder, guide->warnings[i].when, rules->warnings[i]);
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
