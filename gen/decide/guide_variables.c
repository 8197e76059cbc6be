/* The variables of a guide: its facts, and what is decided. */
#include "decide/guide_variables.h"

#include "base/array.h"
#include "base/diag.h"
#include "decide/expression.h"

#include <stdlib.h>
#include <string.h>

static const char *const confidence_words[] = {"", "low", "moderate", "high"};
static const char *const mismatch_words[] = {
    "none", "note", "caution", "serious"};

const struct outcome_variable outcome_variables[] = {
    {"verdict", VARIABLE_VERDICT, OPERAND_WORD, NULL, 0,
        "what is recommended: an option, a combination, or 'toss-up'"},
    {"confidence", VARIABLE_CONFIDENCE, OPERAND_WORD, confidence_words, 4,
        "'low', 'moderate' or 'high'; '' with one option only"},
    {"mismatch", VARIABLE_MISMATCH, OPERAND_WORD, mismatch_words, 4,
        "how far what is used today is from that: 'none', 'note', 'caution' "
        "or 'serious'"},
    {"lead", VARIABLE_LEAD, OPERAND_NUMBER, NULL, 0,
        "by how much it is ahead; 999 if all others are ruled out"},
    {"uses", VARIABLE_USES, OPERAND_BOOLEAN, NULL, 0,
        "written $uses.OPTION: whether what is recommended has that option, "
        "a toss-up too"},
    {NULL, VARIABLE_FACT, OPERAND_WRONG, NULL, 0, NULL},
};

static enum operand asked_type(enum fact_type type)
{
    switch (fact_forms[type].holds) {
    case VALUE_BOOLEAN: return OPERAND_BOOLEAN;
    case VALUE_NUMBER: return OPERAND_NUMBER;
    case VALUE_WORD: return OPERAND_WORD;
    case VALUE_SET: return OPERAND_SET;
    case VALUE_TEXT:
    case VALUE_UNKNOWN: break;
    }
    return OPERAND_TEXT;
}

/* A number if its outermost form is one, otherwise a truth value. A variable
 * alone is as the fact it names, but that a set is true if it has a member;
 * chains of those are followed a little way only, which is enough because
 * rules_new refuses long ones. */
static enum operand derived_type(struct arena *arena, const struct guide *guide,
    const struct fact *fact, int steps)
{
    if (fact->derivation == DERIVATION_COUNT)
        return OPERAND_NUMBER;
    if (fact->derivation != DERIVATION_IS || !fact->expression.text || !steps)
        return OPERAND_BOOLEAN;
    struct diags silent;
    diags_init(&silent, arena);
    const struct expression *tree =
        expression_read(arena, NULL, fact->expression, &silent);
    if (!tree)
        return OPERAND_BOOLEAN;
    if (tree->kind == EXPRESSION_VARIABLE) {
        int named = guide_fact(guide, tree->text);
        if (named == NONE)
            return strstr(tree->text, ".rank") ? OPERAND_NUMBER
                                               : OPERAND_BOOLEAN;
        const struct fact *other = &guide->facts[named];
        enum operand type = other->derivation == DERIVATION_NONE
                                ? asked_type(other->type)
                                : derived_type(arena, guide, other, steps - 1);
        return type == OPERAND_SET ? OPERAND_BOOLEAN : type;
    }
    return tree->type == OPERAND_NUMBER ? OPERAND_NUMBER : OPERAND_BOOLEAN;
}

static int compare_variables(const void *left, const void *right)
{
    const struct variable *a = left, *b = right;
    return strcmp(a->name, b->name);
}

struct variables guide_variables(struct arena *arena, const struct guide *guide)
{
    ARRAY(struct variable) list = {0};
    for (size_t i = 0; i < guide->fact_count; i++) {
        const struct fact *fact = &guide->facts[i];
        struct variable variable = {.name = fact->id,
            .kind = VARIABLE_FACT,
            .index = (int)i,
            .type = fact->derivation == DERIVATION_NONE
                        ? asked_type(fact->type)
                        : derived_type(arena, guide, fact, 16),
            .values = fact->values,
            .value_count = fact->value_count};
        *array_add(&list, arena) = variable;
        const struct fact_form *form = &fact_forms[fact->type];
        if (fact->derivation != DERIVATION_NONE || form->holds != VALUE_WORD ||
            !form->ordered)
            continue;
        *array_add(&list, arena) =
            (struct variable){arena_format(arena, "%s.rank", fact->id),
                VARIABLE_RANK, (int)i, OPERAND_NUMBER, NULL, 0};
    }
    const char **plans =
        arena_allocate(arena, guide->plan_count + 1, sizeof *plans);
    for (size_t i = 0; i < guide->plan_count; i++)
        plans[i] = guide->plans[i].id;
    plans[guide->plan_count] = "toss-up";
    for (const struct outcome_variable *row = outcome_variables; row->name;
         row++) {
        bool verdict = row->kind == VARIABLE_VERDICT;
        bool each = row->kind == VARIABLE_USES;
        for (size_t i = 0; each && i < guide->option_count; i++)
            *array_add(&list, arena) = (struct variable){
                arena_format(arena, "%s.%s", row->name, guide->plans[i].id),
                row->kind, (int)i, row->type, NULL, 0};
        if (!each)
            *array_add(&list, arena) = (struct variable){row->name, row->kind,
                NONE, row->type, verdict ? plans : row->words,
                verdict ? guide->plan_count + 1 : row->word_count};
    }
    qsort(list.items, list.count, sizeof *list.items, compare_variables);
    return (struct variables){guide, list.items, list.count};
}
