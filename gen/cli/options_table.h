/* The options, one a row: how each is spelt, what it takes, where that goes,
 * what --help says, and whether it shapes documents. The parser, the help and
 * the record's fingerprint of a command line are made from the rows. */
#ifndef CLI_OPTIONS_TABLE_H
#define CLI_OPTIONS_TABLE_H

#include "base/buffer.h"
#include "cli/options.h"

#include <stdbool.h>
#include <stddef.h>

enum option_kind {
    OPTION_FLAG,   /* sets a bool */
    OPTION_UNFLAG, /* clears one */
    OPTION_TEXT,   /* keeps its argument */
    OPTION_NUMBER, /* keeps it as an int, from LEAST to MOST */
    OPTION_READ    /* has it read by a function */
};

struct option_row {
    const char *commands; /* that take it, with spaces between them */
    char letter;          /* 0: none */
    const char *name;     /* behind "--", NULL: none */
    const char *argument; /* what the help calls it; NULL: it takes none */
    enum option_kind kind;
    size_t offset; /* in struct options, unless it is READ */
    int least, most;
    bool (*read)(struct options *options, const char *text);
    /* Appends what it makes of OPTIONS, the same for what means the same. READ:
     * needed, unless it is aside; TEXT: NULL where the text itself says it. */
    void (*show)(struct buffer *out, const struct options *options);
    /* It shapes no document: the same bytes are written without it. */
    bool aside;
    const char *help;
};

/* Ends with a row that has no commands. Where commands say different things of
 * an option, it has more than one row. */
extern const struct option_row option_rows[];

/* The row of LETTER, or of NAME if that is not NULL, for COMMAND; NULL: it does
 * not take it. COMMAND NULL: the first row of any. */
const struct option_row *option_find(
    const char *command, char letter, const char *name);

/* "--theme", or "-o", as it is written on the command line; in BUFFER of 64
 * bytes. */
const char *option_spelling(const struct option_row *row, char buffer[64]);

#endif
