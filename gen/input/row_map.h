/* A map: what the columns of a table are to a guide, MAP.yaml.
 *
 *     guide: load-balancer            which guide, if -g does not say
 *     name: "{client}/{date}"         what documents are called, if --name does
 *                                     not say
 *     file:                           what is not to be found out
 *       delimiter: ";"                quote, encoding, sheet, table, query
 *     missing: "?"                    what an empty cell means; left out: that
 *                                     nothing is said
 *     values: {"Yes": yes}            of all columns
 *     columns:
 *       Company: client               a fact, a field of meta, ...
 *       Runs on:
 *         is: platform
 *         values: {"VMs": machines}
 *         missing: managed
 *       Remarks: ignore
 *       "Place 1": part 1             of the first part, in numbered columns
 *     parts: {by: Company No}         rows with the same one are one profile
 *     set: {author: R. Example}       said of all
 */
#ifndef INPUT_ROW_MAP_H
#define INPUT_ROW_MAP_H

#include "input/guide.h"
#include "input/keys.h"
#include "input/rows.h"
#include "input/yaml.h"

/* The keys of MAP.yaml, and of the maps in it. */
extern const struct keys row_map_keys_root, row_map_keys_file,
    row_map_keys_column, row_map_keys_parts;

/* What the map says; NULL where it is silent. */
struct row_map {
    const struct source *source; /* NULL: there is no map */
    struct located guide, name;
    struct rows_form form;
    const char *missing;
    struct located key;        /* the column of `parts: by` */
    const struct yaml *values; /* a map, as are the next two */
    const struct yaml *columns;
    const struct yaml *set;
};

/* What one column's entry says. */
struct row_entry {
    struct located is; /* what it is; "ignore" */
    const char *missing;
    const struct yaml *values;
};

/* Reads a map, of which mistakes of form are reported; NULL after an error. */
const struct row_map *row_map_read(
    struct arena *arena, const struct source *source, struct diags *diags);

/* The entry of the column NAME; false: it has none. */
bool row_map_entry(
    const struct row_map *map, const char *name, struct row_entry *entry);

#endif
