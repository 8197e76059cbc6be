/* Facts that are supposed to be otherwise.
 *
 * Every cell that a change can reach is saved and settled anew when something
 * asks for it; undoing puts the saved ones back. The others stay settled. */
#include "decide/dependency.h"
#include "decide/settle.h"

int facts_spare_part(const struct facts *facts)
{
    return (int)facts->profile->part_count;
}

bool facts_has_part(const struct facts *facts, int part)
{
    return facts->present[part];
}

static struct cell *save(struct facts *facts, size_t index)
{
    struct cell *cell = &facts->cells[index];
    if (cell->what_if != facts->what_if) {
        *array_add(&facts->saved, facts->arena) =
            (struct saved_cell){index, *cell};
        cell->what_if = facts->what_if;
        cell->saved = facts->saved.count - 1;
    }
    return cell;
}

static void forget(struct facts *facts, int fact, int part)
{
    struct cell *cell = save(facts, cell_index(facts, fact, part));
    cell->settled = cell->relevance_settled = false;
}

/* Forgets the facts that rest on what was changed on the row of PART. */
static void forget_dependents(
    struct facts *facts, const struct dependent_list *list, int part)
{
    for (size_t i = 0; i < list->count; i++) {
        int fact = list->items[i].index;
        if (facts->guide->facts[fact].of == SCOPE_PROJECT)
            forget(facts, fact, NONE);
        else if (!list->items[i].across)
            forget(facts, fact, part);
        else
            for (size_t j = 0; j < facts->part_count; j++)
                forget(facts, fact, (int)j);
    }
}

static void begin_what_if(struct facts *facts)
{
    if (facts->saved.count == 0 && facts->moved_parts.count == 0)
        facts->what_if++;
}

void facts_suppose(struct facts *facts, int fact, int part, struct value value)
{
    begin_what_if(facts);
    struct cell *cell = save(facts, cell_index(facts, fact, part));
    cell->given = value;
    cell->given_origin = ORIGIN_STATED;
    cell->settled = false;
    forget_dependents(facts, &facts->rules->dependents[fact].facts, part);
}

void facts_suppose_part(struct facts *facts, int part, bool present)
{
    if (facts->present[part] == present)
        return;
    begin_what_if(facts);
    facts->present[part] = present;
    *array_add(&facts->moved_parts, facts->arena) = part;
    size_t parts = facts->guide->fact_count;
    forget_dependents(facts, &facts->rules->dependents[parts].facts, part);
}

/* What is unknown may rest on less than before, or on more. */
static bool has_changed(struct facts *facts, size_t index)
{
    const struct cell *cell = &facts->cells[index];
    if (cell->what_if != facts->what_if)
        return false;
    struct value value = settle_cell(facts, index);
    const struct cell *before = &facts->saved.items[cell->saved].cell;
    return value.type == VALUE_UNKNOWN || !before->settled ||
           !value_equal(value, before->value);
}

bool facts_touch(
    struct facts *facts, const struct condition *condition, int part)
{
    size_t count = condition ? condition->fact_count : 0;
    for (size_t i = 0; i < count; i++)
        if (has_changed(facts, cell_index(facts, condition->facts[i], part)))
            return true;
    return false;
}

void facts_undo(struct facts *facts)
{
    for (size_t i = 0; i < facts->saved.count; i++)
        facts->cells[facts->saved.items[i].index] = facts->saved.items[i].cell;
    facts->saved.count = 0;
    for (size_t i = 0; i < facts->moved_parts.count; i++) {
        int part = facts->moved_parts.items[i];
        facts->present[part] = !facts->present[part];
    }
    facts->moved_parts.count = 0;
}
