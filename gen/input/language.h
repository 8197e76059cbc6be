/* Language tags: RFC 5646, which is part of BCP 47. */
#ifndef INPUT_LANGUAGE_H
#define INPUT_LANGUAGE_H

#include "base/arena.h"

#include <stdbool.h>

/* True if TEXT has the shape of a language tag (RFC 5646, 2.1, "langtag"):
 * "de", "zh-Hant", "sr-Latn-RS", "de-CH-1901". The language itself is in lower
 * case, as is usual, and has two or three letters: no longer ones have been
 * registered. Whether it exists is not looked up. */
bool language_is_tag(const char *text);

/* The tag that TEXT is in any case ("EN", "zh-hant-cn"), in ARENA, in the usual
 * one: "en", "zh-Hant-CN" (RFC 5646, 2.1.1). NULL if it is none. */
const char *language_tag(struct arena *arena, const char *text);

#endif
