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

static void write_members(
    struct buffer *out, const struct fact *fact, struct value value)
{
    const char *before = "";
    for (size_t i = 0; i < fact->value_count; i++) {
        if (!(value.as.members >> i & 1))
            continue;
        buffer_add_format(out, "%s%s", before, fact->values[i]);
        before = " ";
    }
    if (!value.as.members)
        buffer_add_string(out, "none");
}

void fact_write_value(
    struct buffer *out, const struct fact *fact, struct value value)
{
    switch (value.type) {
    case VALUE_BOOLEAN:
        buffer_add_string(out, value.as.truth ? "yes" : "no");
        break;
    case VALUE_NUMBER: buffer_add_number(out, value.as.number, 9); break;
    case VALUE_WORD: buffer_add_string(out, fact->values[value.as.word]); break;
    case VALUE_SET: write_members(out, fact, value); break;
    case VALUE_TEXT: buffer_add_string(out, value.as.text); break;
    case VALUE_UNKNOWN: break;
    }
}

struct answer profile_answer(const struct profile *profile, int fact, int part)
{
    bool of_part = profile->guide->facts[fact].of == SCOPE_PART;
    if (of_part && part != NONE)
        return profile->parts[part].answers[fact];
    return profile->answers[fact];
}
