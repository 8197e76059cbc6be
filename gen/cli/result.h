/* What came of one profile, as the run reports it. */
#ifndef CLI_RESULT_H
#define CLI_RESULT_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/diag.h"
#include "cli/outputs.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* From STAGE_OUTPUTS on, those of cli/outputs.h, one each. */
enum {
    STAGE_READ,
    STAGE_DECIDE,
    STAGE_COMPOSE,
    STAGE_LAYOUT,
    STAGE_OUTPUTS,
    STAGE_COUNT = STAGE_OUTPUTS + OUTPUT_COUNT
};

struct result {
    bool written;
    int status; /* the exit code that it asks for */
    size_t page_count;
    double stage_ms[STAGE_COUNT];
    const char *verdict;  /* in words; "": none was reached */
    const char *trace;    /* lines of cli/trace.h, for the record; "" */
    const char *problems; /* for result_next_problem(), or a JSON array if that
                             is asked for; "" */
    const char *kept;     /* the problems as plain text, for the record; "" */
    /* The first error, on one line, and its file, with the line in it; "". */
    const char *cause, *cause_place;
    size_t error_count;
    /* For an overview, "" if it is not asked for. */
    const char *client, *reference, *guide;
    /* Bytes that are asked for: what was decided, for an overview
     * (decide/digest.h), a mail for a file of many. */
    const char *payload;
    size_t payload_length;
    uint64_t profile_hash; /* quick_hash() of its text; 0: it was not read */
};

/* Notes how long STAGE took, since *BEGAN_MS, where the next one begins. */
void result_end_stage(struct result *result, int stage, double *began_ms);

/* A problem that is told. */
struct told {
    enum severity severity;
    const char *file; /* that it is placed in; "": none */
    const char *key;  /* the same for what is the same there: place, message */
    const char *message; /* alone */
    const char *text;    /* in print */
};

/* Takes the problem at *AT of result->problems, its texts in ARENA, and moves
 * *AT behind it; false at the end. */
bool result_next_problem(
    struct told *told, const char **at, struct arena *arena);

/* What problems of SEVERITY are in JSON: "warning". */
const char *result_severity_word(enum severity severity);

/* How problems are told. */
struct telling {
    enum severity least;
    bool strict;   /* warnings count as errors */
    bool coloured; /* on a terminal */
    bool json;
    bool kept; /* in the record, too */
    /* Whose document it is about, where many are made, and the file of that: a
     * problem elsewhere is told with the name. NULL: it is told without. */
    const char *subject, *path;
};

/* A place as the cause of a result has it: "clients.csv:12"; in ARENA. */
const char *result_place(struct arena *arena, const struct place *place);

/* Adds what DIAGS has to tell to the result, behind what is there; in
 * ARENA. */
void result_tell(struct result *result, const struct diags *diags,
    const struct telling *telling, struct arena *arena);

/* Appends the result as bytes for another process of this program. */
void result_pack(struct buffer *bytes, const struct result *result);

/* The result that was packed, its texts in ARENA; false if the bytes are
 * none. */
bool result_unpack(struct result *result, const char *bytes, size_t length,
    struct arena *arena);

#endif
