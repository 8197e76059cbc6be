/* The command line as data. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include "base/arena.h"
#include "cli/shard.h"
#include "write/pdf.h"

#include <stdbool.h>
#include <stddef.h>

/* Exit codes; EXIT_SYSTEM (3) is base/memory.h's. */
enum {
    EXIT_WRITTEN = 0, /* all written; warnings are allowed */
    EXIT_INPUT = 1,   /* an input is wrong, or has warnings under --strict */
    EXIT_USAGE = 2,
};

enum command {
    COMMAND_BUILD,
    COMMAND_EXPLAIN,
    COMMAND_DIFF,
    COMMAND_CHECK,
    COMMAND_NEW,
    COMMAND_RECORD,
    COMMAND_DONE, /* help or version was printed */
};

struct options {
    enum command command;
    const char *output;   /* folder, or "-"; NULL: the default */
    const char *guide;    /* name or path; NULL: what the profile says */
    const char *template; /* name or path; NULL: the guide's first */
    const char *brand;    /* path, or NULL */
    const char *theme;    /* name, or NULL: the template's own */
    bool html, pdf;
    struct pdf_options pdf_options; /* its attachment comes with the profile */
    bool attach_profile;
    const char *why;  /* id, or NULL: everything is explained */
    bool show_layout; /* draw it into the PDF */
    bool strict, quiet, verbose, json;
    size_t workers;            /* 0: as many as processors */
    int timeout_s, memory_mib; /* for each document; 0: no limit; below 0: the
                                  usual one */
    bool fail_fast;
    struct shard shard; /* what of the documents is built */
    bool depfiles;      /* write NAME.d beside each document */
    bool record;        /* keep one, and build only what has changed */
    bool force;         /* build what has not changed, too */
    const char *module; /* of `record list`: "path" or "path@version" */
    bool dry_run;       /* say what would be built, and why */
    const char *const *operands; /* profiles, guides */
    size_t operand_count;
};

/* "0.1.0" */
const char *options_version(void);

/* Reads the arguments of main. Prints help or version to standard output
 * (COMMAND_DONE), or a message about wrong usage to standard error; false
 * then: the program ends with EXIT_USAGE. */
bool options_read(struct options *options, int argument_count, char **arguments,
    struct arena *arena);

#endif
