/* The profiles that a command line names: files, folders, lists of them, and
 * files of many profiles; each once for every template that is asked for. */
#ifndef CLI_INPUTS_H
#define CLI_INPUTS_H

#include "base/arena.h"
#include "base/array.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/guard.h"
#include "base/hash.h"
#include "cli/shard.h"
#include "input/row_profiles.h"

#include <stdbool.h>
#include <stddef.h>

/* One profile, not yet read; and the one document that is made of it. */
struct input {
    const char *path;  /* of the file; "-": standard input */
    const char *name;  /* of the outputs, without the ending; NULL: a profile of
                          many that gives itself no usable reference */
    const char *guide; /* what its first tag names; "" if not known yet */
    size_t size;       /* bytes */
    bool of_many;      /* PIECE of a file of many */
    struct file_piece piece;       /* its place; of a row, in the spool */
    const struct row_spool *spool; /* it is made of rows; NULL: it is not */
    size_t row_lines;              /* lines of its text */
    size_t row_count;              /* rows that it is made of */
    enum row_state row_state;
    int row; /* the first one, from 1 */
    /* Of cli/documents.h: */
    const char *template; /* as -t names it; NULL: the guide's first */
    bool repeats;         /* the input before it is the same profile */
    const char *document; /* what it is called; NULL: that is found out when it
                             is built */
    const char *refusal, *refusal_hint; /* why it is not; NULL: it is */
};

struct inputs {
    ARRAY(struct input) list;
    struct guard *guard;     /* over the finding of each; NULL: none */
    struct row_spool *spool; /* of cli/row_inputs.h, of the last table; NULL:
                                there are no rows */
    struct located pattern;  /* of names, in the map; text NULL: none */
};

/* Finds the profiles that OPERANDS name, in their order: a file, "-", a folder
 * (all *.xml in it, sorted, in capitals too), "@FILE" (a list of such, one on a
 * line), a file of many profiles (named by their references). Everything lives
 * in ARENA. What cannot be listed is reported; a file that cannot be read is
 * listed, to be reported when its turn comes. */
void inputs_find(struct inputs *inputs, const char *const *operands,
    size_t count, struct arena *arena, struct diags *diags);

/* Leaves only those of the share. */
void inputs_keep_shard(struct inputs *inputs, const struct shard *shard);

/* The text of the profile, in ARENA; NULL after a problem. */
const struct source *input_read(
    const struct input *input, struct arena *arena, struct diags *diags);

/* The hash of that text, as the record keeps it; false after a problem, which
 * is told when the profile's turn comes. */
bool input_hash(char digits[HASH_DIGITS + 1], const struct input *input);

/* Where the profile is, for a problem of all of it: in the file of many at its
 * first tag, or its first row. In ARENA. */
struct place input_place(struct arena *arena, const struct input *input);

/* The same in words: "clients.xml", or "clients.xml:12" for one of many. */
const char *input_whereabouts(struct arena *arena, const struct input *input);

/* Whether problems of its rows were reported: no document is made of it. */
bool input_is_wrong(const struct input *input);

#endif
