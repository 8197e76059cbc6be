/* The reference in the making: headings, paragraphs, entries and examples, as
 * text for a terminal, as a manual page (mdoc) or as Markdown.
 *
 * What is said stands in the tables of those who read it, and in the files
 * manual_*.c around them; how it looks is settled here alone. */
#ifndef CLI_MANUAL_H
#define CLI_MANUAL_H

#include "base/arena.h"
#include "base/buffer.h"
#include "input/keys.h"

#include <stdbool.h>

enum manual_form { MANUAL_TEXT, MANUAL_MAN, MANUAL_MARKDOWN };

struct manual {
    struct arena *arena;
    struct buffer out;
    enum manual_form form;
    bool listing; /* the last thing was an entry */
};

/* "text, man, markdown", and the one of that name; false: there is none. */
#define MANUAL_FORM_NAMES "text, man, markdown"
bool manual_form_find(const char *name, enum manual_form *form);

void manual_heading(struct manual *manual, const char *text);

/* Sentences, which are broken into lines. */
void manual_paragraph(struct manual *manual, const char *text);

/* What is written so; what it takes (NULL: not said), and what it is for. */
void manual_entry(struct manual *manual, const char *term, const char *takes,
    const char *help);

/* Lines as they are. */
void manual_example(struct manual *manual, const char *lines);

/* A heading, and an entry for each key. */
void manual_keys(struct manual *manual, const struct keys *keys);

/* Ends a list that is open. */
void manual_end(struct manual *manual);

#endif
