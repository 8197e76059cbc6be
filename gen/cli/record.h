/* The record of what was issued: SQLite, at OUT/.dossier/record.sqlite.
 *
 * Every document that was written is one issue, with the profile, the modules
 * and all else that it was made of, by content, and its files with theirs.
 * Issues are never changed; the last one of a name is what should be on the
 * disk. Of a document that was not written when it was tried last, there is a
 * failure, which says why. Paths of outputs are kept as seen from OUT. */
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
 * NULL and a problem if there is none, or if it is locked, damaged or of a
 * newer program. */
struct record *record_open(const char *output, const struct shard *shard,
    bool make, struct diags *diags);
void record_close(struct record *record);

/* True if nothing that was asked of the record went wrong; and the problem for
 * what did last. */
bool record_sound(const struct record *record);
void record_report(struct record *record, struct diags *diags);

/* What the record keeps of one document. */
struct issue {
    const char *name, *verdict, *trace; /* trace: lines of cli/trace.h */
    const char *problems;
    size_t page_count;
    double ms;
};

/* Adds an issue in one transaction; false and a problem if that fails, which
 * leaves the record as it was. */
bool record_add(
    struct record *record, const struct issue *issue, struct diags *diags);

/* Keeps what was said when the document NAME of the file PROFILE was not
 * written, until it is or is up to date again. As record_add(). */
bool record_add_failure(struct record *record, const char *name,
    const char *profile, const char *problems, struct diags *diags);
void record_forget_failure(struct record *record, const char *name);

/* Joins the records at OPERANDS into that of the folder OUTPUT, which is made
 * if there is none, in one transaction. A folder stands for all records in it.
 * The last issue of a document is the one with the latest time; where times are
 * the same, that of the record named later. Files in OUTPUT are looked at: what
 * has been copied there is as it was issued if its bytes are. False and
 * problems if one of them cannot be used; nothing is joined then. */
bool record_merge(const char *output, const char *const *operands, size_t count,
    struct diags *diags);

/* Why the document NAME has to be built: it was never, one of the things that
 * it was made of has changed (DIGITS: the hash of its profile now; SHAPE: the
 * options), or its files are not those that were issued. In ARENA; NULL if it
 * is up to date. */
const char *record_stale(struct record *record, const char *name,
    const char *digits, const char *shape, struct fingerprints *fingerprints,
    struct arena *arena);

/* When the file at PATH was last written, and its size, as text in ARENA; "" if
 * it is not there. */
const char *record_time_of_file(struct arena *arena, const char *path);

/* Whether the file at PATH holds what has the hash DIGITS. */
bool record_is_file(const char *path, const char *digits);

/* What `dossier record` prints to standard output. */
void record_list(struct record *record, const char *module);
bool record_show(struct record *record, const char *name);

/* Prints the documents that were not written when they were tried last; returns
 * their number. */
size_t record_list_failed(struct record *record);

/* Prints the documents that are out of date, and why; returns their number. */
size_t record_list_stale(
    struct record *record, struct fingerprints *fingerprints);

/* Prints files that are not as they were issued; returns their number. */
size_t record_verify(struct record *record);

#endif
