/* Where words may be hyphenated: Liang's patterns.
 *
 * F. M. Liang, "Word Hy-phen-a-tion by Com-put-er", Stanford 1983. A pattern
 * such as "hy3ph" says how welcome (odd) or unwelcome (even) a hyphen is
 * between its letters; of all patterns that are found in a word, the highest
 * value counts at each place.
 *
 * The patterns are those of libhyphen's dictionaries. Reading one costs 14
 * milliseconds, so they are packed into a constant table when the program is
 * built, by gen/layout/patterns/compile.c. */
#ifndef LAYOUT_HYPHENATE_H
#define LAYOUT_HYPHENATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A transition of the packed trie (Liang, ch. 2). The child of the state at
 * base B by the byte C is in cell B + C, if that cell has the byte C: no two
 * states share a base, so the byte proves whose child it is. */
struct pattern_cell {
    uint16_t next;      /* base of the child's own children, 0: none */
    uint16_t values;    /* of the pattern that ends here, 0: none */
    unsigned char byte; /* 0: empty */
};

struct patterns {
    const struct pattern_cell *cells; /* the root's base is 1 */
    /* Entries of: bytes from the pattern's start to its first value, how many
     * values, the values. */
    const unsigned char *values;
    unsigned char left, right; /* fewest letters before and after a hyphen */
};

/* Made when the program is built. */
extern const struct patterns patterns_en_gb, patterns_en_us;

/* The patterns for a language (BCP 47, in any case); NULL: none, and its words
 * are not hyphenated. English is British unless its tag says American. */
const struct patterns *patterns_lookup(const char *language);

/* Sets POINTS[i] where a hyphen may stand before byte I of the word, which has
 * LENGTH bytes, as many as POINTS. Leaves alone what is no plain word: names
 * with capitals inside, acronyms, numbers, addresses, file names, and words
 * with a hyphen of their own. */
void hyphenate(const struct patterns *patterns, const char *word, size_t length,
    bool *points);

#endif
