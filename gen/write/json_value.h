/* Texts and values of facts as JSON. */
#ifndef WRITE_JSON_VALUE_H
#define WRITE_JSON_VALUE_H

#include "base/buffer.h"
#include "decide/facts.h"
#include "input/guide.h"
#include "input/value.h"

#include <jansson.h>

/* A string; null for NULL, and for what is not UTF-8, which a path need not
 * be. */
json_t *json_from_text(const char *text);

/* true, 1500, "heavy", ["a", "b"], a text; null for what is not known. */
json_t *json_from_value(const struct fact *fact, struct value value);

/* "stated", "assumed", "derived", "irrelevant", "missing" */
json_t *json_from_origin(enum origin origin);

/* "in", "out", "open" */
json_t *json_from_truth(enum truth truth);

/* The name of a part, "project" for NONE. */
json_t *json_from_row(const struct profile *profile, int part);

/* The id of a plan, "toss-up" for NONE. */
json_t *json_from_plan(const struct guide *guide, int plan);

/* Appends OBJECT, which it releases, and a line feed. */
void json_add_text(struct buffer *out, json_t *object);

#endif
