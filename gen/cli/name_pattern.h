/* The language of --name: what the documents of a run are called, from what
 * their profiles say.
 *
 *     {client}/{date}-{template}      folders, and what is said of the profile
 *     {client|recipient}              the first of them that it says
 *     {owner|"nobody"}                a text where it says none
 *
 * Names are the fields of meta, the facts of the guide that are asked of the
 * whole project, and those of the table
 * in name_pattern.c. Whatever a profile says, it stays
 * one part of a path, below the folder of documents, that every file system
 * takes (cli/safe_name.h); what makes a part too long is cut. Each pattern
 * gives all documents names of as many parts. */
#ifndef CLI_NAME_PATTERN_H
#define CLI_NAME_PATTERN_H

#include "base/arena.h"
#include "base/diag.h"
#include "input/profile.h"

#include <stdbool.h>

/* Stands in a name for the format, which each file puts there. No other name
 * has braces. */
#define NAME_OUTPUT "{output}"

struct name_pattern;

/* Reads TEXT, which stands at PLACE (of no source: it is --name's), in ARENA;
 * NULL after an error. */
const struct name_pattern *name_pattern_new(struct arena *arena,
    const char *text, struct place place, struct diags *diags);

/* Whether the pattern asks for FIELD. */
bool name_pattern_has(const struct name_pattern *pattern, const char *field);

/* Whose name it is to be. */
struct name_subject {
    const struct profile *profile;
    const char *name;     /* of the profile: of its file, or its reference */
    const char *template; /* its name alone */
};

/* The name of the document, without an ending, in diags->arena; NULL after an
 * error, such as that the profile does not say what the pattern names. */
const char *name_pattern_fill(const struct name_pattern *pattern,
    const struct name_subject *subject, struct diags *diags);

/* How many folders of the names are a client's own, with those that they are
 * in: up to the last that asks for the client, the reference or the profile's
 * name; 0: none is. */
size_t name_pattern_client_folders(const struct name_pattern *pattern);

/* NAME with OUTPUT in the place of each NAME_OUTPUT, in ARENA. */
const char *name_pattern_output(
    struct arena *arena, const char *name, const char *output);

#endif
