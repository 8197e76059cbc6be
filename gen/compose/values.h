/* Values: what `{{name}}` stands for.
 *
 * A value becomes text in the finished tree and can never become markup. */
#ifndef COMPOSE_VALUES_H
#define COMPOSE_VALUES_H

#include "base/diag.h"
#include "compose/phrases.h"
#include "decide/facts.h"
#include "decide/verdict.h"
#include "input/guide.h"
#include "input/meta.h"

#include <stdbool.h>

/* A value that every guide has, beside its facts and the fields of meta. */
struct value_name {
    const char *name, *help;
    int kind; /* what values.c knows it by */
};

/* All of them; the last has no name. */
extern const struct value_name value_names[];

/* What values are taken from. */
struct value_source {
    struct arena *arena;
    const struct guide *guide;
    struct facts *facts;
    const struct verdict *verdict;
    const struct phrases *phrases;
    struct diags *diags;
    const char *since; /* what is compared with, "version 1"; NULL: nothing */
};

/* What came of a value. */
struct filled {
    const char *text; /* in the arena, never NULL */
    int unknown_fact; /* a fact that is not known, so that the document can
                         list the question; or NONE */
    bool of_fact;     /* in lower case, as sentences need it; a name is not */
};

/* Reports a NAME that stands for nothing in texts of GUIDE, with a suggestion.
 * IN_EACH: the value stands inside an each block; OUTLINE: in a template, which
 * may also use the texts of STRINGS that begin with "heading.". */
void values_check(const struct guide *guide, const struct strings *strings,
    const char *name, bool in_each, bool outline, struct place place,
    struct diags *diags);

/* The text of the value NAME for PART (NONE outside each blocks). What is not
 * known gives the guide's words for that and a warning at PLACE. */
struct filled values_fill(const struct value_source *values, const char *name,
    int part, struct place place);

/* TEXT with every `{{name}}` in it filled; in addresses (ADDRESS) the values
 * are percent-encoded. Used where cmark keeps plain text: code, addresses,
 * titles. */
const char *values_fill_text(const struct value_source *values,
    const char *text, bool address, int part, struct place place);

/* A fact's value as it is printed: numbers and words of the language, labels
 * of the guide; with FULL a number has its unit. VALUE_UNKNOWN gives the
 * guide's words for it. */
const char *values_print(const struct value_source *values,
    const struct fact *fact, struct value value, bool full);

/* The same of the fact INDEX on PART's row. An assumed number below its first
 * cut is no more than that: "below 1,000 requests". */
const char *values_print_fact(
    const struct value_source *values, int index, int part, bool full);

/* What the profile says of a field of its meta, as it is printed; NULL where
 * it is silent. */
const char *values_meta(const struct phrases *phrases, const struct meta *meta,
    const struct meta_field *field);

/* What is recommended, in a word or two: "Alder", "Alder or Birch". */
const char *values_verdict_label(const struct value_source *values);

/* How sure we are of it: "moderate". */
const char *values_level(
    const struct phrases *phrases, enum confidence confidence);
const char *values_confidence(const struct value_source *values);

#endif
