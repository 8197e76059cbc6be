/* Where a line may break inside of what stands between two spaces. */
#ifndef LAYOUT_WORD_BREAKS_H
#define LAYOUT_WORD_BREAKS_H

#include "base/arena.h"
#include "layout/hyphenate.h"

#include <stdint.h>

/* What may happen behind a part of a word. */
enum part_end {
    PART_JOINED,  /* no break */
    PART_BREAK,   /* a line may break here */
    PART_HYPHEN,  /* a line may break here, behind a visible hyphen */
    PART_ADDRESS, /* a line may break here, inside a web address or path */
    PART_SOFT,    /* a line may break here, and then shows a hyphen */
    PART_GAP,     /* a line may break here, between characters of Chinese or
                     Japanese that justified lines set apart */
    PART_KEPT,    /* the same, but no line may break here */
};

struct breaks {
    const char *text; /* without soft hyphens */
    uint32_t length;
    const enum part_end *ends; /* for every byte: what may happen before it */
};

/* ICU's iterators, opened when they are first needed. */
struct break_finder;

struct break_finder *break_finder_new(void);
void break_finder_free(struct break_finder *finder);

/* The breaks of a word of LENGTH bytes, in ARENA; without soft hyphens in it
 * the text is the one that was given. PATTERNS NULL: hyphens stand at soft
 * hyphens only. */
struct breaks breaks_find(struct break_finder *finder, struct arena *arena,
    const struct patterns *patterns, const char *text, uint32_t length);

/* Breaks between all graphemes. */
struct breaks breaks_of_graphemes(struct break_finder *finder,
    struct arena *arena, const char *text, uint32_t length);

#endif
