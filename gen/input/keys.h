/* The keys that a map in a file of an author may have: a row each.
 *
 * A row is what reads the key, what messages list, and what the reference says
 * of it (cli/manual.h), so the three cannot differ. To add a key, add its
 * row to the list of its map, and read it. */
#ifndef INPUT_KEYS_H
#define INPUT_KEYS_H

#include "base/diag.h"
#include "input/yaml.h"

#include <stdbool.h>

struct key {
    const char *name;
    const char *takes;     /* in words: "a text" */
    const char *otherwise; /* what holds without it, "": nothing; NULL: it must
                              be there */
    const char *help;      /* one sentence, without full stop */
    const char *const *words; /* one of which it takes, closed by NULL; NULL:
                                 other things */
    const char *unit;         /* of low and high; NULL: none */
    long low, high;           /* of a number */
};

/* The keys of one kind of map. The last row has no name. */
struct keys {
    const char *of;    /* what messages call the map: "reason" */
    const char *where; /* in which file, and in what */
    const struct key *rows;
};

/* Reports keys of MAP that KEYS has not, with a suggestion or all there are;
 * false if there was one, or if MAP is no map. SUBJECT NULL: as KEYS says. */
bool keys_check(const struct yaml *map, const char *subject,
    const struct keys *keys, struct diags *diags);

/* The row of NAME, which KEYS has. */
const struct key *keys_row(const struct keys *keys, const char *name);

/* The readers below take from the row of NAME whether it must be there, what
 * holds without it, and what is allowed. Otherwise as those of yaml.h. */
const char *keys_text(const struct yaml *map, const struct keys *keys,
    const char *name, struct diags *diags);
bool keys_boolean(const struct yaml *map, const struct keys *keys,
    const char *name, struct diags *diags);
long keys_integer(const struct yaml *map, const struct keys *keys,
    const char *name, struct diags *diags);

/* The index of the text of NAME among the words of its row; that of what holds
 * without it, or -1, if it is absent or, with an error, none of them. */
int keys_word(const struct yaml *map, const struct keys *keys, const char *name,
    struct diags *diags);

/* "a, b, c": WORDS, closed by NULL, in ARENA. */
const char *keys_list(struct arena *arena, const char *const *words);

/* The index of TEXT among WORDS, closed by NULL; -1, and an error at PLACE
 * about KEY that lists them, if it is none. */
int keys_choose(const char *key, const char *text, struct place place,
    const char *const *words, struct diags *diags);

#endif
