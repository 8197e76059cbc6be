/* YAML as a tree of nodes with places, through libyaml. */
#include "input/yaml.h"

#include "base/array.h"
#include "base/utf8.h"
#include "input/number_text.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

/* What people write stays far below; these keep the checks that compare all
 * with all from running forever. */
enum { DEEPEST = 32, LARGEST = 10000, MOST_NODES = 100000 };

struct reader {
    yaml_parser_t parser;
    struct arena *arena;
    const struct source *source;
    size_t start;     /* the YAML's offset in the source */
    size_t index, at; /* a character of the YAML, and its offset there */
    struct diags *diags;
    int nodes;
    bool failed;
};

static bool is_continuation(char byte)
{
    return (byte & 0xC0) == 0x80;
}

/* From libyaml's count of characters, not of lines: YAML 1.1 has line breaks
 * that no editor knows. Marks come in order, so all steps together are few. */
static struct place place_of_mark(struct reader *reader, yaml_mark_t mark)
{
    const char *text = reader->source->text;
    for (; reader->index < mark.index && text[reader->at]; reader->index++)
        do
            reader->at++;
        while (is_continuation(text[reader->at]));
    for (; reader->index > mark.index && reader->at > reader->start;
         reader->index--)
        do
            reader->at--;
        while (is_continuation(text[reader->at]));
    return source_place(reader->source, reader->at);
}

static void fail(struct reader *reader, yaml_mark_t mark, const char *hint,
    const char *message)
{
    if (!reader->failed)
        diag_add(reader->diags, SEVERITY_ERROR, place_of_mark(reader, mark),
            hint, "%s", message);
    reader->failed = true;
}

/* A character that YAML does not have; libyaml reads ahead of its marks. */
static void fail_character(struct reader *reader)
{
    size_t offset = reader->start + reader->parser.problem_offset;
    diag_add(reader->diags, SEVERITY_ERROR,
        source_place(reader->source, offset), "take it out", "broken YAML: %s",
        reader->parser.problem);
    reader->failed = true;
}

static void fail_syntax(struct reader *reader)
{
    const char *problem = reader->parser.problem;
    fail(reader, reader->parser.problem_mark,
        "texts that begin with \"{\" or have \": \" or \" #\" in them "
        "need quotes, and indentation is by spaces",
        arena_format(reader->arena, "broken YAML: %s",
            problem ? problem : "unreadable text"));
}

/* The next event; an end of stream after a failure, so that loops end. */
static yaml_event_type_t next_event(struct reader *reader, yaml_event_t *event)
{
    if (!reader->failed && yaml_parser_parse(&reader->parser, event))
        return event->type;
    memset(event, 0, sizeof *event);
    if (!reader->failed && reader->parser.error == YAML_READER_ERROR)
        fail_character(reader);
    else if (!reader->failed)
        fail_syntax(reader);
    return YAML_STREAM_END_EVENT;
}

static void read_node(
    struct reader *reader, yaml_event_t *event, int depth, struct yaml *node);

static void read_scalar(
    struct reader *reader, const yaml_event_t *event, struct yaml *node)
{
    node->kind = YAML_SCALAR;
    node->text = arena_copy(reader->arena,
        (const char *)event->data.scalar.value, event->data.scalar.length);
    if (strlen(node->text) != event->data.scalar.length)
        fail(reader, event->start_mark, NULL, "a NUL character in a text");
    if (utf8_find_long_word(node->text, event->data.scalar.length) <
        event->data.scalar.length)
        fail(reader, event->start_mark, UTF8_LONG_WORD_HINT, UTF8_LONG_WORD);
    yaml_scalar_style_t style = event->data.scalar.style;
    node->quoted = style == YAML_SINGLE_QUOTED_SCALAR_STYLE ||
                   style == YAML_DOUBLE_QUOTED_SCALAR_STYLE;
    if (node->quoted)
        node->place.column++;
}

static void read_list(struct reader *reader, int depth, struct yaml *node)
{
    ARRAY(struct yaml) items = {0};
    node->kind = YAML_LIST;
    for (;;) {
        yaml_event_t event;
        yaml_event_type_t type = next_event(reader, &event);
        if (type == YAML_SEQUENCE_END_EVENT || type == YAML_STREAM_END_EVENT) {
            yaml_event_delete(&event);
            break;
        }
        if (items.count == LARGEST)
            fail(reader, event.start_mark, NULL, "more than 10,000 items");
        struct yaml item = {0};
        read_node(reader, &event, depth + 1, &item);
        *array_add(&items, reader->arena) = item;
    }
    node->items = items.items;
    node->count = items.count;
}

/* By their texts, and equal ones as they come. */
static int by_text(const void *a, const void *b)
{
    const struct yaml *const *first = a, *const *second = b;
    int order = strcmp((*first)->text, (*second)->text);
    return order ? order : (*first > *second) - (*first < *second);
}

static void report_doubled(
    struct reader *reader, const struct yaml *keys, size_t count)
{
    const struct yaml **sorted =
        arena_allocate(reader->arena, count, sizeof *sorted);
    for (size_t i = 0; i < count; i++)
        sorted[i] = &keys[i];
    qsort(sorted, count, sizeof *sorted, by_text);
    for (size_t i = 1; i < count; i++)
        if (strcmp(sorted[i - 1]->text, sorted[i]->text) == 0)
            diag_add(reader->diags, SEVERITY_ERROR, sorted[i]->place,
                "keep one of the two", "\"%s\" stands here twice",
                sorted[i]->text);
}

static void read_map(struct reader *reader, int depth, struct yaml *node)
{
    ARRAY(struct yaml) keys = {0};
    ARRAY(struct yaml) values = {0};
    node->kind = YAML_MAP;
    for (;;) {
        yaml_event_t event;
        yaml_event_type_t type = next_event(reader, &event);
        if (type == YAML_MAPPING_END_EVENT || type == YAML_STREAM_END_EVENT) {
            yaml_event_delete(&event);
            break;
        }
        yaml_mark_t mark = event.start_mark;
        struct yaml key = {0}, value = {0};
        read_node(reader, &event, depth + 1, &key);
        if (key.kind != YAML_SCALAR || !key.text) {
            fail(reader, mark, NULL, "a key must be a plain word");
            break;
        }
        if (keys.count == LARGEST) {
            fail(reader, mark, NULL, "more than 10,000 keys");
            break;
        }
        next_event(reader, &event);
        read_node(reader, &event, depth + 1, &value);
        *array_add(&keys, reader->arena) = key;
        *array_add(&values, reader->arena) = value;
    }
    if (keys.count > 1)
        report_doubled(reader, keys.items, keys.count);
    node->keys = keys.items;
    node->items = values.items;
    node->count = keys.count;
}

/* Anchors would make aliases, and those bombs; a tag would be ignored. */
static void refuse_extras(struct reader *reader, const yaml_event_t *event,
    const yaml_char_t *anchor, const yaml_char_t *tag)
{
    static const char hint[] = "put a text that begins with & or ! in quotes";
    if (anchor)
        fail(reader, event->start_mark, hint, "anchors (&name) are not read");
    else if (tag)
        fail(reader, event->start_mark, hint, "tags (!name) are not read");
}

/* Consumes EVENT and all that belongs to its node. */
static void read_node(
    struct reader *reader, yaml_event_t *event, int depth, struct yaml *node)
{
    node->place = place_of_mark(reader, event->start_mark);
    node->text = "";
    if (depth > DEEPEST)
        fail(reader, event->start_mark, NULL, "nested too deeply");
    if (++reader->nodes > MOST_NODES)
        fail(reader, event->start_mark, NULL, "more than 100,000 values");
    switch (event->type) {
    case YAML_SCALAR_EVENT:
        refuse_extras(
            reader, event, event->data.scalar.anchor, event->data.scalar.tag);
        read_scalar(reader, event, node);
        break;
    case YAML_SEQUENCE_START_EVENT:
        refuse_extras(reader, event, event->data.sequence_start.anchor,
            event->data.sequence_start.tag);
        read_list(reader, depth, node);
        break;
    case YAML_MAPPING_START_EVENT:
        refuse_extras(reader, event, event->data.mapping_start.anchor,
            event->data.mapping_start.tag);
        read_map(reader, depth, node);
        break;
    case YAML_ALIAS_EVENT:
        fail(reader, event->start_mark, "write the value out",
            "aliases (*name) are not read");
        break;
    default:
        fail(reader, event->start_mark, NULL, "a value is missing here");
        break;
    }
    yaml_event_delete(event);
}

static void read_document(struct reader *reader, struct yaml *root)
{
    yaml_event_t event;
    next_event(reader, &event); /* the stream's start */
    yaml_event_delete(&event);
    if (next_event(reader, &event) != YAML_DOCUMENT_START_EVENT) {
        root->kind = YAML_MAP;
        root->place = source_place(reader->source, reader->start);
        yaml_event_delete(&event);
        return;
    }
    yaml_event_delete(&event);
    next_event(reader, &event);
    read_node(reader, &event, 0, root);
    next_event(reader, &event); /* the document's end */
    yaml_event_delete(&event);
    if (next_event(reader, &event) != YAML_STREAM_END_EVENT)
        fail(reader, event.start_mark, NULL, "a second document begins here");
    yaml_event_delete(&event);
}

const struct yaml *yaml_read(struct arena *arena, const struct source *source,
    size_t offset, size_t length, struct diags *diags)
{
    struct reader reader = {.arena = arena,
        .source = source,
        .start = offset,
        .at = offset,
        .diags = diags};
    if (!yaml_parser_initialize(&reader.parser)) {
        diag_add(diags, SEVERITY_SYSTEM, source_place(source, offset), NULL,
            "cannot start the YAML reader");
        return NULL;
    }
    yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(
        &reader.parser, (const unsigned char *)source->text + offset, length);
    size_t errors = diags_count(diags, SEVERITY_ERROR);
    struct yaml *root = arena_new(arena, struct yaml);
    read_document(&reader, root);
    yaml_parser_delete(&reader.parser);
    return diags_count(diags, SEVERITY_ERROR) == errors ? root : NULL;
}

/* ---- reading the tree ---------------------------------------------------- */

const struct yaml *yaml_lookup(const struct yaml *map, const char *key)
{
    if (!map || map->kind != YAML_MAP)
        return NULL;
    for (size_t i = 0; i < map->count; i++)
        if (strcmp(map->keys[i].text, key) == 0)
            return &map->items[i];
    return NULL;
}

/* All of the keys, where none is near. */
static const char *list_keys(
    struct arena *arena, const char *const *allowed, size_t count)
{
    const char *all = count ? "the keys are" : "it has no keys";
    for (size_t i = 0; i < count; i++)
        all = arena_format(arena, "%s%s %s", all, i ? "," : "", allowed[i]);
    return all;
}

bool yaml_check_names(const struct yaml *map, const char *subject,
    const char *const *allowed, enum severity severity, struct diags *diags)
{
    size_t count = 0;
    while (allowed && allowed[count])
        count++;
    bool known = true;
    for (size_t i = 0; i < map->count; i++) {
        const struct yaml *key = &map->keys[i];
        bool found = false;
        for (size_t j = 0; j < count && !found; j++)
            found = strcmp(allowed[j], key->text) == 0;
        if (found)
            continue;
        const char *hint =
            diag_suggest_hint(diags->arena, key->text, allowed, count);
        diag_add(diags, severity, key->place,
            hint ? hint : list_keys(diags->arena, allowed, count),
            "%s: unknown key \"%s\"", subject, key->text);
        known = false;
    }
    return known;
}

bool yaml_check_keys(const struct yaml *map, const char *subject,
    const char *const *allowed, struct diags *diags)
{
    if (map->kind == YAML_MAP)
        return yaml_check_names(map, subject, allowed, SEVERITY_ERROR, diags);
    diag_add(diags, SEVERITY_ERROR, map->place, NULL,
        "%s: keys and values are expected here", subject);
    return false;
}

static const struct yaml *typed(const struct yaml *map, const char *key,
    enum yaml_kind kind, struct diags *diags)
{
    static const char *const names[] = {"a text", "a list", "keys and values"};
    const struct yaml *node = yaml_lookup(map, key);
    if (!node || node->kind == kind)
        return node;
    diag_add(diags, SEVERITY_ERROR, node->place,
        kind == YAML_SCALAR
            ? "a text that begins with \"{\" or \"[\" needs quotes"
            : NULL,
        "\"%s\" must be %s", key, names[kind]);
    return NULL;
}

const char *yaml_text(
    const struct yaml *map, const char *key, bool required, struct diags *diags)
{
    const struct yaml *node = typed(map, key, YAML_SCALAR, diags);
    if (node && *node->text)
        return node->text;
    if (required && !yaml_lookup(map, key))
        diag_add(
            diags, SEVERITY_ERROR, map->place, NULL, "\"%s\" is missing", key);
    else if (required && node)
        diag_add(
            diags, SEVERITY_ERROR, node->place, NULL, "\"%s\" is empty", key);
    return NULL;
}

bool yaml_boolean(const struct yaml *map, const char *key, bool otherwise,
    struct diags *diags)
{
    const struct yaml *node = typed(map, key, YAML_SCALAR, diags);
    if (!node)
        return otherwise;
    const char *text = node->quoted ? "" : node->text;
    if (strcmp(text, "yes") == 0 || strcmp(text, "true") == 0)
        return true;
    if (strcmp(text, "no") == 0 || strcmp(text, "false") == 0)
        return false;
    diag_add(diags, SEVERITY_ERROR, node->place, NULL,
        "\"%s\" must be yes or no, not \"%s\"", key, node->text);
    return otherwise;
}

double yaml_number(const struct yaml *map, const char *key, double low,
    double high, double otherwise, struct diags *diags)
{
    const struct yaml *node = typed(map, key, YAML_SCALAR, diags);
    if (!node)
        return otherwise;
    double number;
    if (!node->quoted && number_text_read(node->text, &number) &&
        number >= low && number <= high)
        return number;
    diag_add(diags, SEVERITY_ERROR, node->place, NULL,
        "\"%s\" must be a number from %g to %g, not \"%s\"", key, low, high,
        node->text);
    return otherwise;
}

long yaml_integer(const struct yaml *map, const char *key, long low, long high,
    long otherwise, struct diags *diags)
{
    const struct yaml *node = typed(map, key, YAML_SCALAR, diags);
    if (!node)
        return otherwise;
    char *end;
    errno = 0;
    long number = strtol(node->text, &end, 10);
    bool whole = !node->quoted && end != node->text && *end == '\0' && !errno;
    if (whole && number >= low && number <= high)
        return number;
    diag_add(diags, SEVERITY_ERROR, node->place, NULL,
        "\"%s\" must be a whole number from %ld to %ld, not \"%s\"", key, low,
        high, node->text);
    return otherwise;
}

const struct yaml *yaml_list(
    const struct yaml *map, const char *key, struct diags *diags)
{
    return typed(map, key, YAML_LIST, diags);
}

const struct yaml *yaml_map(
    const struct yaml *map, const char *key, struct diags *diags)
{
    return typed(map, key, YAML_MAP, diags);
}
