/* How a sentence says that a fact has a value: clauses that stand behind "if",
 * such as "{part} held fewer than {value} at peak". */
#include "input/guide_reader.h"

#include <string.h>

/* The keys of a map of clauses. Numbers are told by the cut that they are
 * below, or that they reach. */
static const char *const *clause_keys(const struct fact *fact, size_t *count)
{
    static const char *const truths[] = {"no", "yes", NULL};
    static const char *const bounds[] = {"below", "at-least", NULL};
    *count = PHRASES_OF_TWO;
    switch (fact_forms[fact->type].holds) {
    case VALUE_BOOLEAN: return truths;
    case VALUE_NUMBER: return bounds;
    case VALUE_WORD:
    case VALUE_SET:
    case VALUE_TEXT:
    case VALUE_UNKNOWN: break;
    }
    *count = fact->value_count;
    return fact->values;
}

/* Texts may name the value, and the part if the fact is one of a part. */
static void check_slots(struct guide_reader *reader, const struct fact *fact,
    const struct yaml *node)
{
    const char *at = node->kind == YAML_SCALAR ? node->text : "";
    while ((at = strchr(at, '{'))) {
        size_t length = strcspn(at, "}");
        bool value = length == 6 && memcmp(at, "{value", 6) == 0;
        bool part = length == 5 && memcmp(at, "{part", 5) == 0;
        if (!value && !(part && fact->of == SCOPE_PART))
            diag_add(reader->diags, SEVERITY_ERROR, node->place,
                fact->of == SCOPE_PART ? "write {value} or {part}"
                                       : "write {value}",
                "phrase of \"%s\": unknown argument \"%.*s}\"", fact->id,
                (int)length, at);
        at += length;
    }
}

/* One text for every value, of types that list them. */
static void read_one(struct guide_reader *reader, const struct yaml *map,
    struct fact *fact, const char **phrases, size_t count)
{
    if (!fact_type_listed(fact->type)) {
        diag_add(reader->diags, SEVERITY_ERROR,
            yaml_lookup(map, "phrase")->place,
            fact_forms[fact->type].holds == VALUE_BOOLEAN
                ? "write {no: \"...\", yes: \"...\"}"
                : "write {below: \"...\", at-least: \"...\"}",
            "phrase of \"%s\": one text does not fit its values", fact->id);
        return;
    }
    for (size_t i = 0; i < count; i++)
        phrases[i] = yaml_text(map, "phrase", true, reader->diags);
    check_slots(reader, fact, yaml_lookup(map, "phrase"));
}

void guide_read_phrases(
    struct guide_reader *reader, const struct yaml *map, struct fact *fact)
{
    const struct yaml *node = yaml_lookup(map, "phrase");
    if (!node)
        return;
    enum value_type holds = fact_forms[fact->type].holds;
    if (holds == VALUE_TEXT) {
        diag_add(reader->diags, SEVERITY_ERROR, node->place, NULL,
            "phrase of \"%s\": no sentence names the value of a text",
            fact->id);
        return;
    }
    size_t count;
    const char *const *keys = clause_keys(fact, &count);
    const char **phrases =
        arena_allocate(reader->arena, count, sizeof *phrases);
    fact->phrases = phrases;
    if (node->kind == YAML_SCALAR) {
        read_one(reader, map, fact, phrases, count);
        return;
    }
    const char *subject =
        arena_format(reader->arena, "phrase of \"%s\"", fact->id);
    if (holds == VALUE_SET) {
        diag_add(reader->diags, SEVERITY_ERROR, node->place, "write one text",
            "%s: a set has too many values for a map", subject);
        return;
    }
    if (!yaml_check_keys(node, subject, keys, reader->diags))
        return;
    for (size_t i = 0; i < count; i++) {
        phrases[i] = yaml_text(node, keys[i], true, reader->diags);
        if (phrases[i])
            check_slots(reader, fact, yaml_lookup(node, keys[i]));
    }
}
