/* Words to glyphs, each word once per process.
 *
 * A word is what stands between two spaces. It is shaped by HarfBuzz with
 * kerning and ligatures, cut where a line may break inside it and where its
 * font or script changes, and remembered: text repeats itself, and so do
 * documents of one batch.
 *
 * A hyphen that is only printed at the end of a line (a soft hyphen, or one
 * that patterns allow) leaves the shape of an unbroken word as it is. Where one
 * falls inside a ligature, both halves are shaped anew, for when they stand on
 * different lines. */
#ifndef LAYOUT_SHAPE_H
#define LAYOUT_SHAPE_H

#include "layout/font.h"
#include "layout/word_breaks.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* In font units; the text is a range of the word's text. */
struct shaped_glyph {
    uint32_t id;
    int32_t advance, x_offset, y_offset;
    uint32_t text_start, text_length; /* 0 long: cluster of the one before */
};

/* Glyphs of one font in visual order. */
struct word_part {
    const struct font *font;
    const struct shaped_glyph *glyphs;
    size_t glyph_count;
    double width_em; /* times the size gives pt */
    uint32_t text_start, text_length;
    enum part_end end;
    const struct word_split *splits; /* in the order of the text */
    size_t split_count;
    /* SOFT: of the last glyph, when the hyphen stands behind it and not the
     * glyph it is kerned with; in font units. */
    int32_t end_advance;
    double hyphen_em; /* SOFT: what the hyphen adds to the width */
    /* How far the part may stand out into the margin when it begins a line,
     * and when it ends one: what is small and light, such as a full stop. */
    double hang_left_em, hang_right_em;
};

/* A place for a hyphen inside of a part, where one glyph stands for letters on
 * both sides: its two halves, the first of which ends SOFT. */
struct word_split {
    struct word_part before, after;
};

struct word {
    const char *text; /* without soft hyphens */
    size_t length;
    const struct word_part *parts; /* in logical order */
    size_t part_count;
    const uint32_t *missing; /* code points that no font has */
    size_t missing_count;
};

/* A language, as HarfBuzz knows it. */
struct word_language;

/* The language of a BCP 47 tag: equal ones are one; NULL stands for English.
 * Lives as long as the process. */
const struct word_language *word_language(const char *tag);

/* How a word is shaped. */
struct word_style {
    const struct font *font;
    const struct word_language *language;
    const struct patterns *patterns; /* NULL: not hyphenated */
    bool right_to_left;
};

struct words;

/* The words of FONTS, which are borrowed. */
struct words *words_new(struct fonts *fonts);
void words_free(struct words *words);

/* Forgets all words if they have grown beyond a few megabytes. Words
 * handed out before are gone then: call it between documents only. */
void words_trim(struct words *words);

/* The word of LENGTH bytes, shaped; borrowed from WORDS. */
const struct word *word_shape(struct words *words,
    const struct word_style *style, const char *text, size_t length);

/* The word cut at every grapheme, each a part with a break behind it: for
 * words that no line can hold. */
const struct word *word_shape_graphemes(struct words *words,
    const struct word_style *style, const char *text, size_t length);

#endif
