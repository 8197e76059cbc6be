/* YAML as a tree of nodes with places, through libyaml.
 *
 * Only what people write in front matter is taken: maps with string keys,
 * lists and scalars. Anchors, aliases, tags and several documents are
 * located errors, and so are more than 32 levels, 10,000 entries in a map or
 * list and 100,000 values in all, so that no input can blow up. */
#ifndef INPUT_YAML_H
#define INPUT_YAML_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/source.h"

#include <stdbool.h>
#include <stddef.h>

enum yaml_kind { YAML_SCALAR, YAML_LIST, YAML_MAP };

struct yaml {
    enum yaml_kind kind;
    struct place place; /* of a scalar in quotes: behind the quote */
    const char *text;   /* of a scalar */
    bool quoted;        /* a scalar in quotes is never a number or a boolean */
    const struct yaml *items; /* of a list, or the values of a map */
    const struct yaml *keys;  /* of a map, scalars */
    size_t count;
};

/* Reads the LENGTH bytes at OFFSET of the source. NULL after an error. An
 * empty text gives an empty map. */
const struct yaml *yaml_read(struct arena *arena, const struct source *source,
    size_t offset, size_t length, struct diags *diags);

/* The value of KEY in a map; NULL if MAP is NULL, no map, or lacks it. */
const struct yaml *yaml_lookup(const struct yaml *map, const char *key);

/* Reports keys of MAP that are not among ALLOWED, which NULL closes (NULL: no
 * key is), with a suggestion or all that are; false if there was one, or if MAP
 * is no map. SUBJECT names the thing: "reason". */
bool yaml_check_keys(const struct yaml *map, const char *subject,
    const char *const *allowed, struct diags *diags);

/* The same of what is a map, with another SEVERITY. */
bool yaml_check_names(const struct yaml *map, const char *subject,
    const char *const *allowed, enum severity severity, struct diags *diags);

/* The readers below report a value of the wrong type and then give the
 * default. A missing KEY gives the default in silence, unless REQUIRED. */

/* NULL by default. An empty text counts as missing. */
const char *yaml_text(const struct yaml *map, const char *key, bool required,
    struct diags *diags);

/* yes, no, true, false. */
bool yaml_boolean(const struct yaml *map, const char *key, bool otherwise,
    struct diags *diags);

/* Whole numbers from LOW to HIGH. */
long yaml_integer(const struct yaml *map, const char *key, long low, long high,
    long otherwise, struct diags *diags);

double yaml_number(const struct yaml *map, const char *key, double low,
    double high, double otherwise, struct diags *diags);

/* The list or map, NULL by default. */
const struct yaml *yaml_list(
    const struct yaml *map, const char *key, struct diags *diags);
const struct yaml *yaml_map(
    const struct yaml *map, const char *key, struct diags *diags);

#endif
