/* What the files that read a guide share; nobody else includes it. */
#ifndef INPUT_GUIDE_READER_H
#define INPUT_GUIDE_READER_H

#include "base/arena.h"
#include "base/array.h"
#include "base/diag.h"
#include "base/text_map.h"
#include "input/guide.h"
#include "input/guide_keys.h"
#include "input/yaml.h"

#include <stdbool.h>
#include <stddef.h>

struct guide_reader {
    struct arena *arena;
    struct diags *diags;
    struct guide *guide; /* as far as it is read */
    ARRAY(struct reason) reasons;
    ARRAY(struct module) modules;
    /* What is there already, of the whole guide. */
    struct text_map reason_ids, warning_ids, source_ids;
    const char *const *criterion_ids; /* as many as criteria, then NULL */
};

/* guide_facts.c: the `facts:` map into guide->facts. */
void guide_read_facts(struct guide_reader *reader, const struct yaml *facts);

/* Reports a PATH below an element of the profile that is none: element names
 * with slashes between and, where ATTRIBUTE allows it, at the end perhaps an
 * attribute with an "@". An absent one is fine. */
void guide_check_path(
    struct guide_reader *reader, struct located path, bool attribute);

/* guide_phrases.c: the `phrase:` of an asked fact, whose type is read. */
void guide_read_phrases(
    struct guide_reader *reader, const struct yaml *map, struct fact *fact);

/* guide_modules.c */
void guide_read_reasons(struct guide_reader *reader, const struct yaml *list,
    int module, enum scope scope);
void guide_read_warnings(struct guide_reader *reader, const struct yaml *list);
void guide_read_modules(struct guide_reader *reader, const char *folder);
void guide_add_modules(
    struct guide_reader *reader, const struct module *modules, size_t count);

/* guide_sources.c: the `sources:` of the guide or of a module's head; what a
 * reason rests on, which needs its module; `criteria:`, and that of a reason.
 * OWN takes the ids of the sources. */
const struct guide_source *guide_read_sources(struct guide_reader *reader,
    const struct yaml *map, struct text_map *own, size_t *count);
void guide_read_evidence(
    struct guide_reader *reader, const struct yaml *map, struct reason *reason);
void guide_read_criteria(struct guide_reader *reader, const struct yaml *root);
void guide_read_criterion(
    struct guide_reader *reader, const struct yaml *map, struct reason *reason);

/* guide_reader.c: small readings that all of them need. */

/* The text of KEY, a row of KEYS, with its place; text NULL if absent. */
struct located guide_read_located(struct guide_reader *reader,
    const struct yaml *map, const struct keys *keys, const char *key);

/* `unit: ms`, or `unit: {one: person, other: people}`. */
struct plural guide_read_plural(
    struct guide_reader *reader, const struct yaml *map, const char *key);

/* A list of texts, closed by NULL; NULL, and a *COUNT of 0, if absent. */
const char *const *guide_read_words(struct guide_reader *reader,
    const struct yaml *map, const char *key, size_t *count);

/* The index of KEY's text among WORDS, closed by NULL; OTHERWISE if KEY is
 * absent; an error with a suggestion, and OTHERWISE, if it is none of them. */
int guide_read_choice(struct guide_reader *reader, const struct yaml *map,
    const char *key, const char *const *words, int otherwise);

/* `id:` of the map, or KEY's own text: lower-case letters, digits, hyphens. */
bool guide_check_id(
    struct guide_reader *reader, const char *id, struct place place);

/* The text of KEY, if there is one, is a day; HINT says which. */
void guide_check_date(struct guide_reader *reader, const char *key,
    struct located date, const char *hint);

#endif
