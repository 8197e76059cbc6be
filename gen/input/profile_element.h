/* Elements of a profile that say the same in many places: a text, a date, a
 * number, in an attribute of their own.
 *
 * input/profile has reported those that have no place there. */
#ifndef INPUT_PROFILE_ELEMENT_H
#define INPUT_PROFILE_ELEMENT_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/source.h"
#include "input/stated.h"

#include <libxml/tree.h>

struct element_reader {
    struct arena *arena;
    struct diags *diags;
    const struct source *source;
};

/* The next of ELEMENT's siblings, from itself on, that is an element called
 * NAME; NULL if there is none. */
const xmlNode *profile_element_find(const xmlNode *element, const char *name);

/* What ELEMENT says in its attribute NAME; NULL if nothing or "?". *PLACE is
 * that of the attribute, or of the element. */
const char *profile_element_attribute(const struct element_reader *reader,
    const xmlNode *element, const char *name, struct place *place);

/* The same as a date, NULL after an error. */
const char *profile_element_date(const struct element_reader *reader,
    const xmlNode *element, const char *name, struct place *place);

/* The same as a number from 0, or per cent: not given after an error. */
struct stated profile_element_number(const struct element_reader *reader,
    const xmlNode *element, const char *name);
struct stated profile_element_percent(const struct element_reader *reader,
    const xmlNode *element, const char *name);

/* The words of ELEMENT itself, their paragraphs kept; NULL if it has none. */
const char *profile_element_words(
    const struct element_reader *reader, const xmlNode *element);

#endif
