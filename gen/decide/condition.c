/* Reading a condition: parse, check, compile. */
#include "decide/condition.h"

#include "base/array.h"
#include "decide/condition_check.h"
#include "decide/expression.h"

#include <stdlib.h>
#include <string.h>

/* Results that were computed before, found by the values of the facts that
 * the condition names. Trials ask the same again and again, and libxml2 takes
 * ten times as long to answer. A slot holds one result; the next one of the
 * same hash takes its place. */
struct memo {
    uint64_t *keys;        /* [slot * fact_count + fact] */
    struct value *results; /* by slot, unknown while it is empty */
};

enum { MEMO_SLOTS = 32, MEMO_MOST_FACTS = 8 };

struct condition {
    const char *text;
    const int *facts; /* rising */
    size_t fact_count;
    bool uses_outcome;
    bool number; /* otherwise true or false */
    int compiled;
    struct memo *memo; /* NULL: too many facts, or not of facts alone */
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

static struct memo *make_memo(
    struct arena *arena, const struct condition *condition)
{
    if (condition->uses_outcome || condition->fact_count > MEMO_MOST_FACTS)
        return NULL;
    struct memo *memo = arena_new(arena, struct memo);
    memo->keys = arena_allocate(
        arena, MEMO_SLOTS * condition->fact_count, sizeof *memo->keys);
    memo->results = arena_allocate(arena, MEMO_SLOTS, sizeof *memo->results);
    return memo;
}

static const struct condition *read_checked(struct arena *arena,
    struct evaluator *evaluator, struct condition_check *check)
{
    const struct expression *tree =
        expression_read(arena, check->text, check->diags);
    if (!tree || !condition_check(check, tree))
        return NULL;
    struct condition *condition = arena_new(arena, struct condition);
    condition->text = check->text.text;
    condition->fact_count =
        sort_indexes(check->facts.items, check->facts.count);
    condition->facts = check->facts.items;
    condition->uses_outcome = check->uses_outcome;
    condition->number = check->type == OPERAND_NUMBER;
    condition->memo = make_memo(arena, condition);
    condition->compiled = evaluator_compile(evaluator, condition->text);
    if (condition->compiled != NONE)
        return condition;
    diag_add(check->diags, SEVERITY_ERROR, check->text.place, NULL,
        "libxml2 cannot compile the condition \"%s\"", condition->text);
    return NULL;
}

static struct condition_check prepare(struct arena *arena,
    struct evaluator *evaluator, struct located text, enum reach reach,
    struct diags *diags)
{
    struct condition_check check = {.arena = arena,
        .guide = evaluator_guide(evaluator),
        .variables = evaluator_variables(evaluator),
        .text = text,
        .reach = reach,
        .diags = diags};
    return check;
}

const struct condition *condition_read(struct arena *arena,
    struct evaluator *evaluator, struct located expression, enum reach reach,
    bool with_outcome, struct diags *diags)
{
    struct condition_check check =
        prepare(arena, evaluator, expression, reach, diags);
    check.with_outcome = with_outcome;
    return read_checked(arena, evaluator, &check);
}

const struct condition *condition_read_value(struct arena *arena,
    struct evaluator *evaluator, struct located expression, enum reach reach,
    struct diags *diags)
{
    struct condition_check check =
        prepare(arena, evaluator, expression, reach, diags);
    check.number_too = true;
    return read_checked(arena, evaluator, &check);
}

const struct condition *condition_join(struct arena *arena,
    struct evaluator *evaluator, const struct condition *left,
    const struct condition *right)
{
    if (!left || !right)
        return left ? left : right;
    struct condition *both = arena_new(arena, struct condition);
    both->text = arena_format(arena, "(%s) and (%s)", left->text, right->text);
    size_t count = left->fact_count + right->fact_count;
    int *facts = arena_allocate(arena, count, sizeof *facts);
    for (size_t i = 0; i < count; i++)
        facts[i] = i < left->fact_count ? left->facts[i]
                                        : right->facts[i - left->fact_count];
    both->fact_count = sort_indexes(facts, count);
    both->facts = facts;
    both->uses_outcome = left->uses_outcome || right->uses_outcome;
    both->memo = make_memo(arena, both);
    both->compiled = evaluator_compile(evaluator, both->text);
    return both;
}

static struct value evaluate(const struct condition *condition,
    struct evaluator *evaluator, const struct readings *readings)
{
    struct value value = {.type = VALUE_BOOLEAN};
    if (condition->number) {
        value.type = VALUE_NUMBER;
        value.as.number =
            evaluator_number(evaluator, condition->compiled, readings);
    } else {
        value.as.truth =
            evaluator_truth(evaluator, condition->compiled, readings);
    }
    return value;
}

/* The content of a known value; its type is that of its fact. */
static uint64_t value_bits(struct value value)
{
    uint64_t bits = 0;
    switch (value.type) {
    case VALUE_BOOLEAN: return value.as.truth;
    case VALUE_NUMBER: memcpy(&bits, &value.as.number, sizeof bits); break;
    case VALUE_WORD: return (uint64_t)value.as.word;
    case VALUE_SET: return value.as.members;
    case VALUE_TEXT:
    case VALUE_UNKNOWN: break;
    }
    return bits;
}

/* Fills KEY with what the condition's facts are now; gives their slot. */
static size_t make_key(const struct condition *condition,
    const struct readings *readings, uint64_t *key)
{
    uint64_t hash = 0;
    for (size_t i = 0; i < condition->fact_count; i++) {
        key[i] =
            value_bits(readings->fact(readings->source, condition->facts[i]));
        hash = (hash ^ key[i]) * UINT64_C(0x9E3779B97F4A7C15);
        hash ^= hash >> 29;
    }
    return (size_t)(hash % MEMO_SLOTS);
}

struct value condition_evaluate(const struct condition *condition,
    struct evaluator *evaluator, const struct readings *readings)
{
    struct memo *memo = condition->memo;
    if (!memo)
        return evaluate(condition, evaluator, readings);
    uint64_t key[MEMO_MOST_FACTS];
    size_t slot = make_key(condition, readings, key);
    size_t length = condition->fact_count * sizeof *key;
    uint64_t *kept = memo->keys + slot * condition->fact_count;
    struct value *result = &memo->results[slot];
    if (result->type == VALUE_UNKNOWN ||
        (length && memcmp(kept, key, length) != 0)) {
        *result = evaluate(condition, evaluator, readings);
        if (length)
            memcpy(kept, key, length);
    }
    return *result;
}

const int *condition_facts(const struct condition *condition, size_t *count)
{
    *count = condition->fact_count;
    return condition->facts;
}

bool condition_uses_outcome(const struct condition *condition)
{
    return condition->uses_outcome;
}

const char *condition_text(const struct condition *condition)
{
    return condition->text;
}
