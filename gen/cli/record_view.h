/* The documents of a record as data: what `dossier record` tells of, whether as
 * text or as JSON. */
#ifndef CLI_RECORD_VIEW_H
#define CLI_RECORD_VIEW_H

#include "cli/record.h"

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

/* What has become of an issue. */
enum record_state {
    RECORD_STATE_CURRENT,    /* the last one of its document */
    RECORD_STATE_SUPERSEDED, /* a newer one stands for it, which is called
                                otherwise: by a pattern with a date in it */
    RECORD_STATE_REPLACED,   /* a newer one has taken its files' places */
};

/* One issue. Nothing of it is NULL. */
struct record_document {
    const char *id;    /* in the record */
    const char *place; /* what the document is called */
    const char *name;  /* of the profile */
    const char *look;  /* the template */
    const char *time, *client, *reference, *verdict, *confidence;
    const char *profile, *digits; /* its file, or its table, and its hash */
    const char *map, *row;        /* of a table; "" and "0" */
    const char *guide;            /* the folder of its guide */
    const char *pages, *ms;
    const char *version; /* of the module that was asked for; "" */
    const char *kept;    /* "1": with its profile */
    enum record_state state;
};

struct record_documents {
    const struct record_document *list; /* in the order of their names; of one
                                           document the oldest issue first */
    size_t count;
};

/* Which of them are asked for. */
struct record_wanted {
    const char *name;   /* of a profile or document; NULL: of all */
    const char *module; /* "id", "path" or either with "@version", that is in
                           them; NULL: any */
    bool superseded;    /* those too */
    bool all;           /* and those that were replaced */
};

/* All in ARENA. */
struct record_documents record_documents_find(struct record *record,
    const struct record_wanted *wanted, struct arena *arena);

/* True if a document of the record has ever had text of MODULE; else says so,
 * with what was meant. */
bool record_check_module(
    struct record *record, const char *module, struct diags *diags);

/* "current" */
const char *record_state_name(enum record_state state);

/* What `list` says of a document, which all others say too. */
json_t *record_document_json(const struct record_document *document);

/* Prints OBJECT, which it releases, as what is told. */
void record_print_json(json_t *object, struct diags *diags);

#endif
