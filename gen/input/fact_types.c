/* The types of facts, a row each. */
#include "input/fact_types.h"

const struct fact_form fact_forms[] = {
#define FACT_TYPE_ROW(constant, called, held, ...)                             \
    [constant] = {.name = (called), .holds = (held), __VA_ARGS__},
    FACT_TYPES(FACT_TYPE_ROW)
#undef FACT_TYPE_ROW
        {0}};

bool fact_type_listed(enum fact_type type)
{
    return fact_forms[type].holds == VALUE_WORD ||
           fact_forms[type].holds == VALUE_SET;
}

const char *fact_type_names(
    struct arena *arena, bool (*is)(enum fact_type type))
{
    const char *text = "", *last = NULL;
    for (int type = 0; fact_forms[type].name; type++) {
        if (!is((enum fact_type)type))
            continue;
        if (last)
            text = *text ? arena_format(arena, "%s, %s", text, last) : last;
        last = fact_forms[type].name;
    }
    return *text ? arena_format(arena, "%s and %s", text, last) : last;
}
