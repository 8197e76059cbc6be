/* Is JSON that the program prints what its schema says? The keys only: all of
 * them are described, and none that is required is missing. */
#ifndef TESTS_DECIDE_SCHEMA_H
#define TESTS_DECIDE_SCHEMA_H

#include "fixture.h"

#include "base/buffer.h"

#include <jansson.h>

static inline json_t *schema_load(const char *path)
{
    json_t *object = json_load_file(path, 0, NULL);
    assert_non_null(object);
    return object;
}

/* The JSON in TEXT, which is released. */
static inline json_t *schema_parse(struct buffer *text)
{
    json_t *result = json_loads(buffer_string(text), 0, NULL);
    assert_non_null(result);
    buffer_release(text);
    return result;
}

/* What a reference "#/$defs/NAME" stands for. */
static inline json_t *schema_resolve(json_t *schema, json_t *described)
{
    const char *reference =
        json_string_value(json_object_get(described, "$ref"));
    if (!reference)
        return described;
    json_t *found = json_object_get(
        json_object_get(schema, "$defs"), strrchr(reference, '/') + 1);
    assert_non_null(found);
    return found;
}

static inline void expect_described_as(
    json_t *schema, json_t *described, json_t *value)
{
    described = schema_resolve(schema, described);
    json_t *properties = json_object_get(described, "properties");
    json_t *items = json_object_get(described, "items"), *item;
    const char *key;
    size_t i;
    if (json_is_object(value) && properties) {
        json_object_foreach(value, key, item)
        {
            if (!json_object_get(properties, key))
                fail_msg("%s is not in the schema", key);
            expect_described_as(schema, json_object_get(properties, key), item);
        }
        json_array_foreach(json_object_get(described, "required"), i,
            item) if (!json_object_get(value, json_string_value(item)))
            fail_msg("%s is missing", json_string_value(item));
    }
    if (json_is_array(value) && items)
        json_array_foreach(value, i, item)
            expect_described_as(schema, items, item);
}

/* OBJECT is as the schema in the file at PATH says, its version too. */
static inline void expect_described(const char *path, json_t *object)
{
    json_t *schema = schema_load(path);
    expect_described_as(schema, schema, object);
    json_t *version = json_object_get(
        json_object_get(json_object_get(schema, "properties"), "schema"),
        "const");
    assert_true(json_equal(version, json_object_get(object, "schema")));
    json_decref(schema);
}

#endif
