/* The command line as data. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include "base/arena.h"
#include "cli/manual.h"
#include "cli/outputs.h"
#include "cli/overview_forms.h"
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

struct options;

/* A command, as it stands in its file; main.c lists them. */
struct command {
    const char *name;
    const char *operands; /* as the help calls them: "PROFILE..." */
    const char *summary;  /* one line of dossier --help */
    /* Of those that run over many: "document" and "written". */
    const char *unit, *done;
    /* Of its --help: what stands before the options, and behind them. */
    const char *before, *behind;
    /* Whether the operands, and the options together, make sense; it has
     * complained (options_complain) if not. */
    bool (*check)(const struct options *options);
    int (*run)(const struct options *options); /* gives the exit code */
};

/* What the command line says; cli/options_table.c tells which option fills in
 * which field. */
struct options {
    const struct command *command; /* NULL: help or version was printed */
    struct arena *arena;           /* of what the options say */
    const char *rows;     /* table of profiles; NULL: the operands are */
    const char *map;      /* of its columns; NULL: none */
    const char *output;   /* folder, or "-"; NULL: the default */
    const char *guide;    /* name or path; NULL: what the profile says */
    const char *template; /* of `check`: name or path; NULL: all */
    const char *const *templates; /* of `build`; none: the guide's first */
    size_t template_count;
    const char *name;  /* pattern of what documents are called; NULL: none */
    const char *brand; /* path, or NULL */
    const char *theme; /* name, or NULL: the template's own */
    bool outputs[OUTPUT_COUNT];     /* which are written */
    bool data[OVERVIEW_FORM_COUNT]; /* of an overview, the same */
    const char *issued; /* folder with a record; NULL: none is looked at */
    struct pdf_options pdf_options; /* its attachment comes with the profile */
    bool standards_asked;           /* not the usual ones */
    bool attach_profile;
    const char *why;  /* id, or NULL: everything is explained */
    bool show_layout; /* draw it into the PDF */
    bool strict, quiet, verbose, json;
    int workers;               /* 0: as many as processors */
    int timeout_s, memory_mib; /* for each document; 0: no limit; below 0: the
                                  usual one */
    bool fail_fast;
    struct shard shard; /* what of the documents is built */
    bool depfiles;      /* write NAME.d beside each document */
    bool record;        /* keep one, and build only what has changed */
    bool keep_profiles; /* in the record, with what they say */
    bool no_sync; /* the record does not wait until files are on the disk */
    bool force;   /* build what has not changed, and replace the documents of
                     other profiles */
    const char *module;         /* of `record`: "path" or "path@version" */
    bool all;                   /* every issue */
    const char *const *clients; /* that `record prune` forgets, by name */
    size_t client_count;
    bool with_documents;          /* and removes what they were sent */
    bool redline;                 /* `diff` writes a page of what has changed */
    enum manual_form manual_form; /* of `help` */
    bool dry_run;                 /* say what would be built, and why */
    const char *since;            /* older profiles; NULL: none */
    bool eml, zip;      /* a draft and an archive beside each client's */
    const char *mbox;   /* file of all drafts; NULL: none is written */
    const char *from;   /* who sends them; NULL: as profile or template say */
    bool formats_asked; /* outputs are not the usual ones */
    const char *const *operands; /* profiles, guides */
    size_t operand_count;
};

/* "0.1.0" */
const char *options_version(void);

/* Reads the arguments of main for one of COMMANDS, which end with NULL. Prints
 * help or version to standard output (options->command is NULL then), or a
 * message about wrong usage to standard error; false then: the program ends
 * with EXIT_USAGE. */
bool options_read(struct options *options,
    const struct command *const *commands, int argument_count, char **arguments,
    struct arena *arena);

/* Wrong usage: prints a message with a pointer to the help; false. */
__attribute__((format(printf, 2, 3))) bool options_complain(
    const struct options *options, const char *format, ...);

/* Whether documents are made ready to be handed over. */
bool options_hand_over(const struct options *options);

/* Whether a draft is written for each client. */
bool options_mail(const struct options *options);

/* Whether --rows and --map go with the rest; complains if not. */
bool options_check_rows(const struct options *options);

/* The same of --map, where operands may be tables. */
bool options_check_map(const struct options *options);

/* The folder that documents are written into. */
const char *options_folder(const struct options *options);

/* The least problems that are told: errors alone where it is to be quiet. */
enum severity options_least(const struct options *options);

/* Whether the one document goes to standard output. */
bool options_to_stdout(const struct options *options);

/* What the options, and the environment, make of documents; in ARENA. Equal
 * texts are equal bytes, all else being the same. */
const char *options_shape(const struct options *options, struct arena *arena);

#endif
