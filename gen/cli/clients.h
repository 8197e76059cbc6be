/* The clients of one side of a comparison, or of a list: profiles and rows,
 * known by their references. */
#ifndef CLI_CLIENTS_H
#define CLI_CLIENTS_H

#include "base/text_map.h"
#include "cli/decided.h"
#include "cli/inputs.h"
#include "cli/record.h"
#include "cli/shared.h"

#include <stdbool.h>
#include <stddef.h>

struct client {
    const struct input *input; /* NULL: its text is at hand */
    const struct source *text; /* of the profile; NULL: it has to be read */
    /* The name of the file without its ending, and in a file of many its place
     * too: "clients 3"; after clients_name() meta/reference, if there is one.
     */
    const char *key;
    const char *name; /* that its document is written under; NULL: none */
    bool by_name;     /* the profile gives itself no reference */
    bool twice; /* another one has the same key, or its profile was not kept:
                   it cannot be compared */
};

struct clients {
    struct inputs inputs;
    ARRAY(struct client) list; /* in the order in which they are named */
    struct text_map by_key;    /* after clients_name(): indexes; of two that are
                                * alike the first */
};

/* Finds the clients that OPERANDS name: as inputs_find() does, and a file whose
 * name ends as tables do is one, read by MAP (NULL: none). There is one table
 * at most, and nothing beside it. GUIDE: as -g names it, or NULL. Problems are
 * in shared->diags; those of a single profile are told when it is read. False:
 * there is nothing to go on with. Released by clients_close(). */
bool clients_find(struct clients *clients, struct shared *shared,
    const char *const *operands, size_t count, const char *map,
    const char *guide);

/* Finds those that the documents of RECORD were made of, as they are now:
 * record_origins_read(). */
void clients_find_origins(
    struct clients *clients, struct shared *shared, struct record *record);

/* Makes their references the keys of those that have one: each is read for it,
 * unless its text is at hand, which one that stands alone does not need. ONCE:
 * two that are alike are errors in shared->diags. */
void clients_name(struct clients *clients, struct shared *shared, bool once);

void clients_close(struct clients *clients);

/* The client of that key, NULL if there is none. */
const struct client *clients_lookup(
    const struct clients *clients, const char *key);

/* Reads and decides the profile of CLIENT as decided_read() does. */
bool client_decide(struct decided *decided, struct shared *shared,
    const struct client *client, const char *guide, struct arena *arena,
    struct diags *diags);

/* The text of the profile, in ARENA or with the clients; NULL after an error.
 * Problems that have a place in it are given that of the cell by
 * client_place(), if it is made of a row. */
const struct source *client_text(
    const struct client *client, struct arena *arena, struct diags *diags);
void client_place(const struct client *client, const struct source *text,
    struct diags *diags);

/* Where the profile is, for a message. */
const char *client_path(const struct client *client);

#endif
