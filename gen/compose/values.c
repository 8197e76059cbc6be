/* Values: what `{{name}}` stands for, printed in the document's language. */
#include "compose/values.h"

#include "base/ascii.h"
#include "base/buffer.h"
#include "compose/tree.h"
#include "input/markdown.h"

#include <string.h>

/* ---- names --------------------------------------------------------------- */

enum name_kind {
    NAME_UNKNOWN,
    NAME_META,
    NAME_VERDICT_LABEL,
    NAME_VERDICT_CONFIDENCE,
    NAME_GUIDE_TITLE,
    NAME_DOCUMENT_TITLE,
    NAME_HEADING, /* a text of the template */
    NAME_FACT,    /* of the project */
    NAME_PART_NAME,
    NAME_PART_FACT,
};

struct name {
    enum name_kind kind;
    int index; /* of the fact */
    bool full; /* with its unit */
    const struct meta_field *meta;
};

const struct value_name value_names[] = {
    {"verdict.label", "what is recommended, as the guide calls it",
        NAME_VERDICT_LABEL},
    {"verdict.confidence", "how sure that is", NAME_VERDICT_CONFIDENCE},
    {"guide.title", "the guide's title", NAME_GUIDE_TITLE},
    {"document.title", "the title of the document, in a draft of a mail",
        NAME_DOCUMENT_TITLE},
    {"part.name", "the name of the part at hand, inside \"::: each part\"",
        NAME_PART_NAME},
    {NULL, NULL, NAME_UNKNOWN},
};
enum { FIXED_COUNT = sizeof value_names / sizeof *value_names - 1 };

/* The index of the fact that LENGTH bytes name, or NONE. */
static int find_fact(const struct guide *guide, const char *name, size_t length)
{
    for (size_t i = 0; i < guide->fact_count; i++)
        if (strlen(guide->facts[i].id) == length &&
            memcmp(guide->facts[i].id, name, length) == 0)
            return (int)i;
    return NONE;
}

static struct name name_fact(const struct guide *guide, const char *name,
    enum scope scope, enum name_kind kind)
{
    size_t length = strlen(name);
    int fact = find_fact(guide, name, length);
    bool full =
        fact == NONE && length > 5 && strcmp(name + length - 5, ".full") == 0;
    if (full)
        fact = find_fact(guide, name, length - 5);
    if (fact == NONE || guide->facts[fact].of != scope)
        return (struct name){.kind = NAME_UNKNOWN};
    return (struct name){.kind = kind, .index = fact, .full = full};
}

static struct name name_read(const struct guide *guide, const char *name)
{
    for (const struct meta_field *meta = meta_fields; meta->name; meta++)
        if (strcmp(name, meta->name) == 0)
            return (struct name){.kind = NAME_META, .meta = meta};
    for (int i = 0; i < FIXED_COUNT; i++)
        if (strcmp(name, value_names[i].name) == 0)
            return (struct name){.kind = (enum name_kind)value_names[i].kind};
    if (strncmp(name, "heading.", 8) == 0)
        return (struct name){.kind = NAME_HEADING};
    if (strncmp(name, "part.", 5) == 0)
        return name_fact(guide, name + 5, SCOPE_PART, NAME_PART_FACT);
    return name_fact(guide, name, SCOPE_PROJECT, NAME_FACT);
}

/* ---- the check ----------------------------------------------------------- */

static const char *hint_for(const struct guide *guide,
    const struct strings *strings, const char *name, bool outline,
    struct arena *arena)
{
    bool of_part = strncmp(name, "part.", 5) == 0;
    if (of_part &&
        name_fact(guide, name + 5, SCOPE_PROJECT, NAME_FACT).kind == NAME_FACT)
        return arena_format(
            arena, "it is a fact of the project: write {{%s}}", name + 5);
    if (!of_part && name_fact(guide, name, SCOPE_PART, NAME_PART_FACT).kind ==
                        NAME_PART_FACT)
        return arena_format(arena,
            "it is a fact of a part: write {{part.%s}} inside \"::: each "
            "part\"",
            name);
    ARRAY(const char *) names = {0};
    for (const struct meta_field *meta = meta_fields; meta->name; meta++)
        *array_add(&names, arena) = meta->name;
    for (int i = 0; i < FIXED_COUNT; i++)
        *array_add(&names, arena) = value_names[i].name;
    for (size_t i = 0; i < guide->fact_count; i++) {
        const char *prefix = guide->facts[i].of == SCOPE_PART ? "part." : "";
        *array_add(&names, arena) =
            arena_format(arena, "%s%s", prefix, guide->facts[i].id);
    }
    for (size_t i = 0; outline && i < strings->count; i++)
        if (strncmp(strings->entries[i].key, "heading.", 8) == 0)
            *array_add(&names, arena) = strings->entries[i].key;
    const char *hint = diag_suggest_hint(arena, name, names.items, names.count);
    return hint ? hint
                : "values are the profile's meta data, the guide's facts, "
                  "verdict.label and verdict.confidence; in code, {{ name }} "
                  "with spaces stays as it is";
}

void values_check(const struct guide *guide, const struct strings *strings,
    const char *name, bool in_each, bool outline, struct place place,
    struct diags *diags)
{
    struct name read = name_read(guide, name);
    bool heading =
        read.kind == NAME_HEADING && outline && strings_lookup(strings, name);
    if (read.kind == NAME_UNKNOWN || (read.kind == NAME_HEADING && !heading))
        diag_add(diags, SEVERITY_ERROR, place,
            hint_for(guide, strings, name, outline, diags->arena),
            "unknown value \"{{%s}}\"", name);
    else if (read.kind >= NAME_PART_NAME && !in_each)
        diag_add(diags, SEVERITY_ERROR, place,
            "put it between \"::: each part\" and \":::\"",
            "\"{{%s}}\" stands outside an each block", name);
}

/* ---- printing ------------------------------------------------------------ */

static const char *print_set(const struct value_source *values,
    const struct fact *fact, uint64_t members)
{
    const char *labels[VALUE_LARGEST_SET];
    size_t count = 0;
    for (size_t i = 0; i < fact->value_count; i++)
        if (members >> i & 1)
            labels[count++] = fact->value_labels[i];
    if (count == 0)
        return phrases_text(values->phrases, PHRASE_NONE_OF_SET);
    return phrases_list(values->phrases, labels, count, false);
}

static const char *print_fact_number(const struct value_source *values,
    const struct fact *fact, double number, bool full)
{
    const char *digits = phrases_number(values->phrases, number);
    if (!full || !fact->unit.other)
        return digits;
    return arena_format(values->arena, "%s\u00A0%s", digits,
        phrases_plural(values->phrases, fact->unit, number));
}

const char *values_print(const struct value_source *values,
    const struct fact *fact, struct value value, bool full)
{
    switch (value.type) {
    case VALUE_UNKNOWN: break;
    case VALUE_BOOLEAN:
        if (value.as.truth)
            return fact->true_label ? fact->true_label
                                    : phrases_text(values->phrases, PHRASE_YES);
        return fact->false_label ? fact->false_label
                                 : phrases_text(values->phrases, PHRASE_NO);
    case VALUE_NUMBER:
        return print_fact_number(values, fact, value.as.number, full);
    case VALUE_WORD: return fact->value_labels[value.as.word];
    case VALUE_SET: return print_set(values, fact, value.as.members);
    case VALUE_TEXT: return value.as.text;
    }
    return values->guide->unknown;
}

const char *values_print_fact(
    const struct value_source *values, int index, int part, bool full)
{
    const struct fact *fact = &values->guide->facts[index];
    enum origin origin = ORIGIN_MISSING;
    struct value value = facts_value(values->facts, index, part, &origin);
    bool low = origin == ORIGIN_ASSUMED && value.type == VALUE_NUMBER &&
               fact->cut_count > 0 && value.as.number < fact->cuts[0];
    if (!low)
        return values_print(values, fact, value, full);
    value.as.number = fact->cuts[0];
    return phrases_fill(values->phrases, PHRASE_VALUE_BELOW, "limit",
        values_print(values, fact, value, full), NULL);
}

const char *values_verdict_label(const struct value_source *values)
{
    const struct verdict *verdict = values->verdict;
    if (verdict->recommended != NONE)
        return values->guide->plans[verdict->recommended].label;
    const char **labels =
        arena_allocate(values->arena, verdict->level_count, sizeof *labels);
    for (size_t i = 0; i < verdict->level_count; i++)
        labels[i] = values->guide->plans[verdict->level[i]].label;
    return phrases_list(values->phrases, labels, verdict->level_count, true);
}

const char *values_level(
    const struct phrases *phrases, enum confidence confidence)
{
    static const enum phrase levels[] = {
        [CONFIDENCE_NONE] = PHRASE_CONFIDENCE_NONE,
        [CONFIDENCE_LOW] = PHRASE_CONFIDENCE_LOW,
        [CONFIDENCE_MODERATE] = PHRASE_CONFIDENCE_MODERATE,
        [CONFIDENCE_HIGH] = PHRASE_CONFIDENCE_HIGH,
    };
    return phrases_text(phrases, levels[confidence]);
}

const char *values_confidence(const struct value_source *values)
{
    return values_level(values->phrases, values->verdict->confidence);
}

const char *values_meta(const struct phrases *phrases, const struct meta *meta,
    const struct meta_field *field)
{
    const char *text = meta_text(meta, field);
    if (text && field->kind == META_DATE)
        return phrases_date(phrases, text);
    if (field->kind == META_WORD)
        return phrases_word(phrases, field->name, text);
    return text;
}

/* ---- filling ------------------------------------------------------------- */

static struct filled fill_fact(const struct value_source *values,
    const struct name *name, int part, struct place place)
{
    const struct fact *fact = &values->guide->facts[name->index];
    int row = fact->of == SCOPE_PART ? part : NONE;
    struct value value = facts_value(values->facts, name->index, row, NULL);
    struct filled filled = {
        values_print_fact(values, name->index, row, name->full), NONE,
        fact_forms[fact->type].holds != VALUE_TEXT};
    if (value.type != VALUE_UNKNOWN)
        return filled;
    const char *label = fact->label ? fact->label : fact->id;
    if (row == NONE)
        diag_add(values->diags, SEVERITY_WARNING, place, NULL,
            "\"%s\" is not known; the text says \"%s\"", label, filled.text);
    else
        diag_add(values->diags, SEVERITY_WARNING, place, NULL,
            "\"%s\" of \"%s\" is not known; the text says \"%s\"", label,
            facts_profile(values->facts)->parts[row].name, filled.text);
    filled.unknown_fact = name->index;
    return filled;
}

static struct filled fill_meta(const struct value_source *values,
    const struct name *name, struct place place)
{
    const char *text = values_meta(
        values->phrases, &facts_profile(values->facts)->meta, name->meta);
    if (text)
        return (struct filled){text, NONE, false};
    diag_add(values->diags, SEVERITY_WARNING, place,
        "add it to <meta> in the profile",
        "the profile has no \"%s\"; the text says \"%s\"", name->meta->name,
        values->guide->unknown);
    return (struct filled){values->guide->unknown, NONE, false};
}

/* One of them names the version that the document is compared with. */
static const char *fill_heading(
    const struct value_source *values, const char *name)
{
    if (strcmp(name, "heading.changes") == 0)
        return phrases_fill(values->phrases, PHRASE_CHANGES_HEADING, "version",
            values->since ? values->since : "", NULL);
    return strings_text(phrases_strings(values->phrases), name, "");
}

struct filled values_fill(const struct value_source *values, const char *name,
    int part, struct place place)
{
    struct name read = name_read(values->guide, name);
    struct filled filled = {"", NONE, false};
    switch (read.kind) {
    case NAME_UNKNOWN: break; /* was an error when the text was loaded */
    case NAME_META: return fill_meta(values, &read, place);
    case NAME_FACT:
    case NAME_PART_FACT: return fill_fact(values, &read, part, place);
    case NAME_VERDICT_LABEL: filled.text = values_verdict_label(values); break;
    case NAME_VERDICT_CONFIDENCE:
        filled.text = values_confidence(values);
        break;
    case NAME_GUIDE_TITLE: filled.text = values->guide->title; break;
    case NAME_HEADING: filled.text = fill_heading(values, name); break;
    case NAME_DOCUMENT_TITLE:
        filled.text = facts_profile(values->facts)->meta.title;
        if (!filled.text)
            filled.text = values->guide->title;
        break;
    case NAME_PART_NAME:
        filled.text = facts_profile(values->facts)->parts[part].name;
        break;
    }
    return filled;
}

/* Everything but the unreserved characters of RFC 3986, section 2.3. */
static void add_encoded(struct buffer *out, const char *text)
{
    for (const char *at = text; *at; at++) {
        unsigned char byte = (unsigned char)*at;
        bool plain = ascii_is_letter(byte) || ascii_is_digit(byte) ||
                     strchr("-._~", byte);
        if (plain)
            buffer_add_byte(out, *at);
        else
            buffer_add_format(out, "%%%02X", byte);
    }
}

const char *values_fill_text(const struct value_source *values,
    const char *text, bool address, int part, struct place place)
{
    if (!strstr(text, "{{"))
        return text;
    struct buffer out;
    buffer_init(&out);
    while (*text) {
        const char *start;
        size_t length = markdown_value(text, &start);
        if (length == 0) {
            buffer_add_byte(&out, *text++);
            continue;
        }
        const char *name = arena_copy(values->arena, start, length);
        const char *filled = tree_plain(
            values->arena, values_fill(values, name, part, place).text);
        if (address)
            add_encoded(&out, filled);
        else
            buffer_add_string(&out, filled);
        text = start + length + 2;
    }
    const char *filled = arena_string(values->arena, buffer_string(&out));
    buffer_release(&out);
    return filled;
}
