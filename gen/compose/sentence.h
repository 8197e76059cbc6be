/* The result in sentences: what is recommended, how strong the case for it is,
 * and how sure we are of it, which is another matter. */
#ifndef COMPOSE_SENTENCE_H
#define COMPOSE_SENTENCE_H

#include "compose/composition.h"

#include <stdbool.h>
#include <stddef.h>

const char *sentence_recommendation(const struct composition *composition);

/* Who departs from the verdict, when and why, and what it was; NULL without a
 * departure. */
const char *sentence_departure(const struct composition *composition);

/* True if its reason is Markdown or has several paragraphs: they stand behind
 * the statement then, which ends before them. */
bool sentence_departure_stands_apart(const struct composition *composition);

/* True if that is too long for a bottom line, so that it is told with the
 * verdict; otherwise it is told there alone. */
bool sentence_departure_is_long(const struct composition *composition);

/* How many words TEXT has. */
size_t sentence_words(const char *text);

/* How strong the case is: the lead. NULL if there is nothing to compare
 * with, or if the document departs from the verdict. */
const char *sentence_strength(const struct composition *composition);

/* How sure we are of the verdict, why not surer, and what would raise that;
 * NULL if there is nothing to compare with. */
const char *sentence_certainty(const struct composition *composition);

/* How many facts the result rests on; NULL: none were asked. */
const char *sentence_basis(const struct composition *composition);

/* The scores behind the recommendation. */
const char *sentence_ledger(const struct composition *composition);

#endif
