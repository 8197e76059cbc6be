/* A document as passages: what stands between two places where a line must end,
 * a heading, a paragraph, a row of a table; each with its words and with what
 * it stands in. For comparing documents; the tree is left alone.
 *
 * Words are what stands between spaces, less the signs around it, which are
 * words themselves; scripts that have no spaces have a word for each character.
 * A list of contents is made of the headings and is no passage. */
#ifndef COMPOSE_PASSAGE_H
#define COMPOSE_PASSAGE_H

#include "base/arena.h"
#include "base/hash.h"
#include "base/text_map.h"
#include "compose/document.h"

#include <stdbool.h>
#include <stddef.h>

enum { PASSAGE_NONE = -1 };

/* What passages stand in. */
enum frame_kind {
    FRAME_LIST,
    FRAME_NUMBERED, /* list */
    FRAME_ITEM,
    FRAME_QUOTE,
    FRAME_CALLOUT,
    FRAME_TABLE,
    FRAME_NOTE, /* a footnote */
    FRAME_COVER
};

struct frame {
    enum frame_kind kind;
    int parent; /* index, PASSAGE_NONE: the document */
    int detail; /* of a callout which one; of a table its columns; of a numbered
                   list where it starts */
};

enum passage_kind {
    PASSAGE_HEADING,
    PASSAGE_PARAGRAPH,
    PASSAGE_LABEL, /* of a callout */
    PASSAGE_ROW,   /* of a table */
    PASSAGE_CODE,  /* its words are lines */
    PASSAGE_RULE,
    PASSAGE_CHART /* in words */
};

/* How a word is set; one bit each. */
enum passage_style {
    WORD_EMPHASIS = 1,
    WORD_STRONG = 2,
    WORD_CODE = 4,
    WORD_STRUCK = 8,
    WORD_MARK = 16
};

struct passage_word {
    const char *text;
    const char *address; /* of the link that it is in; NULL: none */
    const char
        *language; /* of the phrase that it is in; NULL: the document's */
    unsigned style;
    bool spaced;  /* a space stands before it */
    bool breaks;  /* a line ends before it */
    bool counted; /* the document counts it: the number of a heading or a note,
                     where something stands */
    int id;       /* the same for words that differ in nothing but spaces */
};

struct passage {
    enum passage_kind kind;
    int level;           /* of a heading */
    bool head;           /* row: the head of its table */
    int frame;           /* index, PASSAGE_NONE: the document itself */
    int heading;         /* the passage of the heading above it, or of itself;
                            PASSAGE_NONE: none */
    size_t first, count; /* of its words */
    const size_t *cells; /* of a row: the words of each */
    size_t cell_count;   /* 1 for all others */
    int key;  /* the same for passages of one kind whose words are, but for
                 those that are counted */
    int text; /* the same if those are, too */
};

struct passages {
    const struct passage *items;
    size_t count;
    const struct passage_word *words;
    size_t word_count;
    const struct frame *frames;
    size_t frame_count;
};

/* Numbers for words and passages: two documents that are compared share it. */
struct passage_vocabulary {
    struct arena *arena;
    struct text_map map;
};

/* The passages of DOCUMENT, in the arena of VOCABULARY, which takes what it has
 * of words. */
struct passages *passages_new(
    struct passage_vocabulary *vocabulary, const struct document *document);

/* The text of PASSAGE on one line, as a reader sees it; in ARENA. */
const char *passage_text(struct arena *arena, const struct passages *passages,
    const struct passage *passage);

/* The hash of all that the document says: its words, how they are set and what
 * they stand in, and its title, client, author and date. */
void passages_hash(
    const struct document *document, char digits[HASH_DIGITS + 1]);

#endif
