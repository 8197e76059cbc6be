/* What the record knows of the documents of an overview's clients. */
#ifndef CLI_OVERVIEW_RECORD_H
#define CLI_OVERVIEW_RECORD_H

#include "cli/inputs.h"
#include "cli/record.h"
#include "cli/shared.h"

/* The last documents of a profile. */
struct overview_issue {
    const char *stale;   /* why one of them is out of date, or that there is
                            none; NULL: all are as they would be made */
    const char *verdict; /* what was told, in words; NULL: there is none */
};

struct overview_record;

/* Opens the record of the folder OUTPUT; guides that SHARED loads from then on
 * are known by their content. NULL and a problem in shared->diags if there is
 * none. It lives in SHARED's arena. */
struct overview_record *overview_record_open(
    struct shared *shared, const char *output);
void overview_record_close(struct overview_record *record);

/* Adds the profiles that its documents were made of to INPUTS:
 * cli/record_origin.h. */
void overview_record_read(struct overview_record *record, struct inputs *inputs,
    struct shared *shared);

/* What it knows of INPUT, in ARENA. */
struct overview_issue overview_record_find(struct overview_record *record,
    const struct input *input, struct arena *arena);

#endif
