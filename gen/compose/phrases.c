/* The words that the program itself prints: look-up and arguments. */
#include "compose/phrases.h"

#include "base/buffer.h"
#include "base/utf8.h"
#include "input/meta.h"

#include <stdarg.h>
#include <string.h>

struct phrases {
    struct arena *arena;
    const struct strings *strings;
    struct formats *formats;
    const struct string_entry *entries[PHRASE_COUNT];
};

/* A word's key and the arguments that its text may name. */
static const struct {
    const char *key, *arguments;
} contract[PHRASE_COUNT] = {
#define PHRASE_ENTRY(name, key, arguments) [PHRASE_##name] = {key, arguments},
    PHRASES(PHRASE_ENTRY)
#undef PHRASE_ENTRY
};

struct phrases *phrases_new(
    struct arena *arena, const struct strings *strings, struct formats *formats)
{
    struct phrases *phrases = arena_new(arena, struct phrases);
    phrases->arena = arena;
    phrases->strings = strings;
    phrases->formats = formats;
    for (int i = 0; i < PHRASE_COUNT; i++)
        phrases->entries[i] = strings_lookup(strings, contract[i].key);
    return phrases;
}

const struct strings *phrases_strings(const struct phrases *phrases)
{
    return phrases->strings;
}

/* ---- numbers, dates, lists, plurals -------------------------------------- */

const char *phrases_number(const struct phrases *phrases, double number)
{
    return formats_number(phrases->formats, phrases->arena, number);
}

const char *phrases_decimal(
    const struct phrases *phrases, const char *decimal, int places)
{
    return formats_decimal(phrases->formats, phrases->arena, decimal, places);
}

const char *phrases_percent(
    const struct phrases *phrases, const char *decimal, int places)
{
    return formats_percent(phrases->formats, phrases->arena, decimal, places);
}

const char *phrases_currency(const struct phrases *phrases, const char *code)
{
    return formats_currency(phrases->formats, phrases->arena, code);
}

const char *phrases_date(const struct phrases *phrases, const char *iso)
{
    return formats_date(phrases->formats, phrases->arena, iso);
}

const char *phrases_capital(const struct phrases *phrases, const char *text)
{
    return formats_capital(phrases->arena, text);
}

const char *phrases_list(const struct phrases *phrases,
    const char *const *items, size_t count, bool either)
{
    return formats_list(phrases->formats, phrases->arena, items, count, either);
}

const char *phrases_plural(
    const struct phrases *phrases, struct plural noun, double count)
{
    return formats_is_one(phrases->formats, count) ? noun.one : noun.other;
}

/* ---- texts --------------------------------------------------------------- */

const char *phrases_text(const struct phrases *phrases, enum phrase phrase)
{
    const struct string_entry *entry = phrases->entries[phrase];
    return entry ? entry->other : "";
}

const char *phrases_word(
    const struct phrases *phrases, const char *prefix, const char *word)
{
    if (!word)
        return NULL;
    return strings_text(phrases->strings,
        arena_format(phrases->arena, "%s.%s", prefix, word), word);
}

/* The value of argument NAME among ARGUMENTS, or NULL. */
static const char *find_argument(
    const char *name, size_t length, va_list arguments)
{
    const char *found = NULL;
    va_list rest;
    va_copy(rest, arguments);
    const char *key;
    while (!found && (key = va_arg(rest, const char *))) {
        const char *value = va_arg(rest, const char *);
        if (strlen(key) == length && memcmp(key, name, length) == 0)
            found = value;
    }
    va_end(rest);
    return found;
}

const char *phrases_isolated(const struct phrases *phrases, const char *value)
{
    return utf8_turns(value, strlen(value))
               ? arena_format(phrases->arena,
                     PHRASES_ISOLATE "%s" PHRASES_ISOLATE_END, value)
               : value;
}

static const char *fill(const struct phrases *phrases, const char *text,
    const char *count, va_list arguments)
{
    struct buffer out;
    buffer_init(&out);
    for (const char *at = text; *at;) {
        const char *close = *at == '{' ? strchr(at, '}') : NULL;
        if (!close) {
            buffer_add_byte(&out, *at++);
            continue;
        }
        size_t length = (size_t)(close - at - 1);
        const char *value =
            count && length == 5 && memcmp(at + 1, "count", 5) == 0
                ? count
                : find_argument(at + 1, length, arguments);
        if (value)
            buffer_add_string(&out, phrases_isolated(phrases, value));
        at = close + 1;
    }
    const char *filled = arena_string(phrases->arena, buffer_string(&out));
    buffer_release(&out);
    return filled;
}

const char *phrases_fill(const struct phrases *phrases, enum phrase phrase, ...)
{
    va_list arguments;
    va_start(arguments, phrase);
    const char *filled =
        fill(phrases, phrases_text(phrases, phrase), NULL, arguments);
    va_end(arguments);
    return filled;
}

const char *phrases_insert(const struct phrases *phrases, const char *text, ...)
{
    va_list arguments;
    va_start(arguments, text);
    const char *filled = fill(phrases, text, NULL, arguments);
    va_end(arguments);
    return filled;
}

const char *phrases_count(
    const struct phrases *phrases, enum phrase phrase, double count, ...)
{
    const struct string_entry *entry = phrases->entries[phrase];
    const char *text = phrases_text(phrases, phrase);
    if (entry && entry->one && formats_is_one(phrases->formats, count))
        text = entry->one;
    va_list arguments;
    va_start(arguments, count);
    const char *filled =
        fill(phrases, text, phrases_number(phrases, count), arguments);
    va_end(arguments);
    return filled;
}

const char *phrases_names(
    const struct phrases *phrases, const char *const *names, size_t count)
{
    enum { SHOWN = 3, MOST = SHOWN + 1 };
    if (count <= MOST)
        return phrases_list(phrases, names, count, false);
    const char *shown[MOST];
    memcpy(shown, names, SHOWN * sizeof *names);
    shown[SHOWN] = phrases_count(
        phrases, PHRASE_MORE_NAMES, (double)(count - SHOWN), NULL);
    return phrases_list(phrases, shown, MOST, false);
}

const char *phrases_append(const struct phrases *phrases, const char *all,
    enum phrase separator, const char *item)
{
    return arena_format(phrases->arena, "%s%s%s", all,
        *all ? phrases_text(phrases, separator) : "", item);
}

/* ---- the check ----------------------------------------------------------- */

static bool is_word_of(const char *words, const char *word, size_t length)
{
    for (const char *at = words; *at;) {
        size_t size = strcspn(at, " ");
        if (size == length && memcmp(at, word, length) == 0)
            return true;
        at += size + (at[size] == ' ');
    }
    return false;
}

static void check_arguments(const struct string_entry *entry, const char *text,
    const char *arguments, struct diags *diags)
{
    while ((text = strchr(text, '{'))) {
        size_t length = strcspn(text + 1, "}");
        if (!is_word_of(arguments, text + 1, length))
            diag_add(diags, SEVERITY_ERROR, entry->place,
                *arguments ? arena_format(diags->arena,
                                 "arguments of this text: %s", arguments)
                           : "this text has no arguments",
                "\"%s\": unknown argument \"{%.*s}\"", entry->key, (int)length,
                text + 1);
        text += length + 1;
    }
}

static void report_missing_text(
    const struct strings *strings, const char *key, struct diags *diags)
{
    diag_add(diags, SEVERITY_ERROR, (struct place){strings->source, 0, 0}, NULL,
        "the text \"%s\" is missing", key);
}

/* Fields of a profile's meta that are shown have a label, cover.NAME or
 * decision.NAME. */
static void check_meta(const struct strings *strings, struct diags *diags)
{
    for (const struct meta_field *field = meta_fields; field->name; field++) {
        const char *key = arena_format(diags->arena, "%s.%s",
            field->cover == META_IN_BOX ? "decision" : "cover", field->name);
        if (field->cover != META_HIDDEN && !strings_lookup(strings, key))
            report_missing_text(strings, key, diags);
    }
}

bool phrases_check(const struct strings *strings, struct diags *diags)
{
    size_t errors = diags_count(diags, SEVERITY_ERROR);
    check_meta(strings, diags);
    for (int i = 0; i < PHRASE_COUNT; i++) {
        const char *key = contract[i].key, *arguments = contract[i].arguments;
        const struct string_entry *entry = strings_lookup(strings, key);
        if (!entry) {
            report_missing_text(strings, key, diags);
            continue;
        }
        check_arguments(entry, entry->other, arguments, diags);
        if (entry->one)
            check_arguments(entry, entry->one, arguments, diags);
        if (!entry->one && is_word_of(arguments, "count", 5))
            diag_add(diags, SEVERITY_ERROR, entry->place,
                "write {one: \"...\", other: \"...\"}",
                "\"%s\" needs a text for one and one for other numbers", key);
    }
    return diags_count(diags, SEVERITY_ERROR) == errors;
}
