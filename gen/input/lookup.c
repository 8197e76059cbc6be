/* Finding things in a guide or a profile that was read; needs no library. */
#include "input/guide.h"
#include "input/profile.h"

#include <string.h>

int guide_fact(const struct guide *guide, const char *id)
{
    for (size_t i = 0; i < guide->fact_count; i++)
        if (strcmp(guide->facts[i].id, id) == 0)
            return (int)i;
    return NONE;
}

int guide_plan(const struct guide *guide, const char *id)
{
    for (size_t i = 0; i < guide->plan_count; i++)
        if (strcmp(guide->plans[i].id, id) == 0)
            return (int)i;
    return NONE;
}

int guide_module(const struct guide *guide, const char *id)
{
    for (size_t i = 0; i < guide->module_count; i++)
        if (strcmp(guide->modules[i].id, id) == 0)
            return (int)i;
    return NONE;
}

int fact_value_index(const struct fact *fact, const char *word)
{
    for (size_t i = 0; i < fact->value_count; i++)
        if (strcmp(fact->values[i], word) == 0)
            return (int)i;
    return NONE;
}

struct answer profile_answer(const struct profile *profile, int fact, int part)
{
    bool of_part = profile->guide->facts[fact].of == SCOPE_PART;
    if (of_part && part != NONE)
        return profile->parts[part].answers[fact];
    return profile->answers[fact];
}
