/* The record of what was issued: SQLite, at OUT/.dossier/record.sqlite.
 *
 * Every document that was written is one issue, with the profile, the modules
 * and all else that it was made of, by content, and its files with theirs.
 * Issues are never changed; the last one of a profile and a place (what the
 * document is called, which tells the template) is what should be on the disk.
 * Of a document that was not written when it was tried last, there is a
 * failure, which says why. Paths are true from every folder: absolute, without
 * links; those of outputs are as seen from OUT. */
#ifndef CLI_RECORD_H
#define CLI_RECORD_H

#include "base/arena.h"
#include "base/diag.h"
#include "cli/fingerprint.h"
#include "cli/shard.h"

#include <stdbool.h>
#include <stddef.h>

struct record;

/* Opens the record of the folder OUTPUT, or the one that SHARD (NULL: none) of
 * a run keeps there, record-I-of-N.sqlite; MAKE: makes one if there is none.
 * NULL and a problem if there is none, or if it is locked, damaged, of a newer
 * program, a link, or no record: a database that has anything but the tables of
 * one, such as triggers of its own. */
struct record *record_open(const char *output, const struct shard *shard,
    bool make, struct diags *diags);
void record_close(struct record *record);

/* True if nothing that was asked of the record went wrong; and the problem for
 * what did last. */
bool record_sound(const struct record *record);
void record_report(struct record *record, struct diags *diags);

/* What the record keeps of one document. */
struct issue {
    const char *name; /* that the profile is written under */
    const char *look; /* the template that is asked for; "": the usual one */
    const char *verdict, *trace; /* trace: lines of cli/trace.h */
    const char *problems;
    size_t page_count;
    double ms;
};

/* Adds issues in one transaction: true if all went well between the two calls;
 * else a problem, and the record is as it was. */
void record_begin(struct record *record);
bool record_commit(struct record *record, struct diags *diags);

/* Adds an issue. */
void record_add(struct record *record, const struct issue *issue);

/* Keeps what was said when the document NAME of the file PROFILE was not
 * written with the template LOOK ("": the usual one), until it is or is up to
 * date again. */
void record_add_failure(struct record *record, const char *name,
    const char *look, const char *profile, const char *problems);
void record_forget_failure(
    struct record *record, const char *name, const char *look);

/* Joins the records at OPERANDS into that of the folder OUTPUT, which is made
 * if there is none, in one transaction. A folder stands for all records in it.
 * The last issue of a document is the one with the latest time; where times are
 * the same, that of the record named later. Files in OUTPUT are looked at: what
 * has been copied there is as it was issued if its bytes are. False and
 * problems if one of them cannot be used; nothing is joined then. */
bool record_merge(const char *output, const char *const *operands, size_t count,
    struct diags *diags);

/* The last issue of the profile NAME that is called DOCUMENT, if that is known;
 * else (NULL) with the template LOOK ("": the usual one, which leaves no trace
 * in what the document is called). As its id in ARENA; NULL if there is none.
 */
const char *record_find(struct record *record, const char *name,
    const char *look, const char *document, struct arena *arena);

/* Why the document of ISSUE has to be built again: one of the things that it
 * was made of has changed (DIGITS: the hash of its profile now; SHAPE: the
 * options, NULL: the same), or its files are not those that were issued. In
 * ARENA; NULL if it is up to date. */
const char *record_stale(struct record *record, const char *issue,
    const char *digits, const char *shape, struct fingerprints *fingerprints,
    struct arena *arena);

/* Whether the profile of ISSUE was kept. */
bool record_keeps_profile(struct record *record, const char *issue);

/* When the file at PATH was last written, and its size, as text in ARENA; "" if
 * it is not there. */
const char *record_time_of_file(struct arena *arena, const char *path);

/* Whether the file at PATH holds what has the hash DIGITS. */
bool record_is_file(const char *path, const char *digits);

#endif
