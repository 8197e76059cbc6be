/* The words of a profile: what its elements and attributes say, without space
 * at the ends, and with single spaces inside. */
#ifndef INPUT_PROFILE_WORDS_H
#define INPUT_PROFILE_WORDS_H

#include "base/arena.h"

#include <libxml/tree.h>
#include <stdbool.h>

/* The text of ELEMENT itself, in ARENA, "" if it has none; where PARAGRAPHS are
 * kept, empty lines are "\n\n". */
const char *profile_words(
    struct arena *arena, const xmlNode *element, bool paragraphs);

/* The value of ATTRIBUTE, in ARENA. */
const char *profile_words_of_attribute(
    struct arena *arena, const xmlAttr *attribute);

/* The same as it was written, in ARENA; of comments inside only the ends of
 * lines. */
const char *profile_words_as_written(
    struct arena *arena, const xmlNode *element);

/* TEXT as it is read where a profile says it, in ARENA; the second keeps
 * paragraphs. */
const char *profile_words_of_text(struct arena *arena, const char *text);
const char *profile_words_of_paragraphs(struct arena *arena, const char *text);

/* WORDS; NULL if they say nothing: NULL, "" or "?". */
const char *profile_words_known(const char *words);

#endif
