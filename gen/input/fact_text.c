/* What a profile says of a fact, as a value. */
#include "input/fact_text.h"

#include "base/utf8.h"
#include "input/number_text.h"

#include <string.h>

/* A text being read. */
struct reading {
    struct arena *arena;
    struct diags *diags;
    const struct fact *fact;
    struct fact_text said;
};

static bool report_word(struct reading *reading, const char *word)
{
    const struct fact *fact = reading->fact;
    diag_add(reading->diags, SEVERITY_ERROR, reading->said.place,
        diag_suggest_hint(
            reading->arena, word, fact->values, fact->value_count),
        "%s: \"%s\" is not one of %s", reading->said.name, word,
        arena_join(reading->arena, fact->values, fact->value_count));
    return false;
}

static bool read_truth(struct reading *reading, struct value *value)
{
    const char *text = reading->said.text;
    *value = (struct value){
        .type = VALUE_BOOLEAN, .as.truth = strcmp(text, "yes") == 0};
    if (value->as.truth || strcmp(text, "no") == 0)
        return true;
    diag_add(reading->diags, SEVERITY_ERROR, reading->said.place,
        "write ? if it is not known", "%s: \"%s\" is not yes or no",
        reading->said.name, text);
    return false;
}

static bool has_fixed_space(const char *text)
{
    for (; *text; text++)
        if (utf8_fixed_space(text))
            return true;
    return false;
}

static bool read_number(struct reading *reading, struct value *value)
{
    const char *text = reading->said.text;
    const struct fact_form *form = &fact_forms[reading->fact->type];
    value->type = VALUE_NUMBER;
    bool good = number_text_read(text, &value->as.number) &&
                !(form->whole && strchr(text, '.'));
    if (good && value->as.number >= 0 && value->as.number <= 1e15)
        return true;
    const char *hint = arena_format(reading->arena,
        "%s from 0, such as 1500, or ? if not known%s", form->allowed,
        has_fixed_space(text) ? "; there is a no-break space in it" : "");
    if (good)
        diag_add(reading->diags, SEVERITY_ERROR, reading->said.place, hint,
            "%s: %s is out of range", reading->said.name, text);
    else
        diag_add(reading->diags, SEVERITY_ERROR, reading->said.place, hint,
            "%s: \"%s\" is not %s", reading->said.name, text, form->allowed);
    return false;
}

static bool read_word(struct reading *reading, struct value *value)
{
    const char *text = reading->said.text;
    *value = (struct value){
        .type = VALUE_WORD, .as.word = fact_value_index(reading->fact, text)};
    return value->as.word != NONE || report_word(reading, text);
}

static bool read_set(struct reading *reading, struct value *value)
{
    const struct fact *fact = reading->fact;
    const char *text = reading->said.text;
    bool good = true;
    *value = (struct value){.type = VALUE_SET};
    if (strcmp(text, "none") == 0 && fact_value_index(fact, text) == NONE)
        return true;
    for (const char *at = text; *at;) {
        size_t length = strcspn(at, " ,");
        const char *word = arena_copy(reading->arena, at, length);
        int index = length ? fact_value_index(fact, word) : NONE;
        if (index != NONE)
            value->as.members |= (uint64_t)1 << index;
        else if (length)
            good = report_word(reading, word);
        at += length + (at[length] != '\0');
    }
    return good;
}

bool fact_text_read(struct arena *arena, const struct fact *fact,
    struct fact_text said, struct value *value, struct diags *diags)
{
    struct reading reading = {arena, diags, fact, said};
    enum value_type holds = fact_forms[fact->type].holds;
    *value = (struct value){0};
    if (strcmp(said.text, "?") == 0)
        return true;
    if (!*said.text && holds != VALUE_SET) {
        diag_add(diags, SEVERITY_ERROR, said.place,
            "write ? if it is not known, or leave it out", "%s is empty",
            said.name);
        return false;
    }
    switch (holds) {
    case VALUE_BOOLEAN: return read_truth(&reading, value);
    case VALUE_NUMBER: return read_number(&reading, value);
    case VALUE_WORD: return read_word(&reading, value);
    case VALUE_SET: return read_set(&reading, value);
    case VALUE_TEXT:
        *value = (struct value){.type = VALUE_TEXT, .as.text = said.text};
        return true;
    case VALUE_UNKNOWN: break;
    }
    return false;
}
