/* What a DOCX file says, to see whether it still says what we wrote.
 *
 * Word and its like write a file anew whenever they save it, so its bytes tell
 * nothing. What is compared is its text: the words of the document and of its
 * notes, in their order, without what programs fill in (numbers of pages, the
 * contents) and without what was struck out while changes are tracked. Space
 * counts as a space, however much there is. */
#ifndef INPUT_DOCX_TEXT_H
#define INPUT_DOCX_TEXT_H

#include "base/arena.h"
#include "base/hash.h"

#include <stdbool.h>
#include <stddef.h>

/* The part of our own properties, and the one that holds the hash. */
#define DOCX_PROPERTIES "docProps/custom.xml"
#define DOCX_TEXT_HASH "dossier-text"

/* The text of a file while it is read. */
struct docx_text;

struct docx_text *docx_text_new(void);

/* Reads a part: XML of which LENGTH bytes are there. False if it is none. */
bool docx_text_add(struct docx_text *text, const char *xml, size_t length);

/* The hash of all that was read; TEXT is freed. */
void docx_text_finish(struct docx_text *text, char digits[HASH_DIGITS + 1]);

/* The value of the property NAME of the DOCX file at PATH, in ARENA; NULL if
 * there is none, or no such file. */
const char *docx_text_property(
    struct arena *arena, const char *path, const char *name);

/* What a DOCX file said when it was written, and what it says. */
struct docx_returned {
    const char *written;          /* the hash of what we wrote; NULL */
    char digits[HASH_DIGITS + 1]; /* of what is there now; "" : unreadable */
};

/* Reads the file at PATH; false if there is none, or it is no DOCX. */
bool docx_text_compare(
    struct docx_returned *returned, struct arena *arena, const char *path);

#endif
