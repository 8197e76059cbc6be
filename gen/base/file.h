/* Whole files: read at once, written beside and renamed. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/source.h"

#include <stdbool.h>
#include <stddef.h>

/* Larger inputs are refused before they are read. */
#define FILE_LARGEST_TEXT ((size_t)16 << 20)
#define FILE_LARGEST_PICTURE ((size_t)64 << 20)

/* The file's bytes in ARENA, with a NUL behind them, as a source named PATH;
 * "-" reads standard input and is named "<stdin>". Nothing else is waited for:
 * a pipe or a device is an error, unless it is one that this process has open
 * already (/dev/stdin, /dev/fd/N). NULL after a problem: no such file (an
 * error), a folder, larger than LARGEST bytes, or unreadable. */
const struct source *file_read(
    struct arena *arena, const char *path, size_t largest, struct diags *diags);

/* A descriptor of a regular file, to be read and closed; negative, without a
 * report, if PATH is none. Does not wait. */
int file_open(const char *path);

/* file_read for a text that people write: at most FILE_LARGEST_TEXT bytes,
 * well-formed UTF-8 without NUL (a located error otherwise), and without the
 * byte order mark, if it began with one. */
const struct source *file_read_text(
    struct arena *arena, const char *path, struct diags *diags);

/* The LENGTH bytes at OFFSET of a text file, checked as by file_read_text. What
 * it says about them is placed in the whole file, where they begin at LINE and
 * COLUMN, from 1. */
struct file_piece {
    size_t offset, length;
    int line, column;
};
const struct source *file_read_piece(struct arena *arena, const char *path,
    struct file_piece piece, struct diags *diags);

/* Puts LENGTH bytes at PATH in one step: a temporary file beside it is
 * written and renamed over it, so that a reader sees the old file or
 * the whole new one, and nothing is left after a failure (a system problem).
 * It gets the mode of the file that it replaces, or the usual one. A device
 * such as /dev/full or /dev/null is written to directly. */
bool file_write(
    const char *path, const void *bytes, size_t length, struct diags *diags);

/* The same in two steps, for files that belong together: all are written before
 * the first gets its name. */
struct file_draft {
    const char *path;
    const void *bytes; /* borrowed, for a device */
    size_t length;
    bool lasting;    /* asked: on the disk itself before it has its name */
    char *temporary; /* where it gets a second name for a moment */
    int descriptor;  /* negative: none */
    bool named;      /* it is at TEMPORARY */
};

/* Writes the bytes to a file that has no name yet, on the disk of PATH, as
 * draft->lasting asks. False after a problem; nothing is left then. PATH and
 * BYTES are borrowed until the draft is used up. */
bool file_draft(struct file_draft *draft, const char *path, const void *bytes,
    size_t length, struct diags *diags);

/* The same piece by piece, for what is longer than memory should be: a file
 * that is there may be replaced, a device may not. False after a problem;
 * nothing is left then. */
bool file_draft_begin(
    struct file_draft *draft, const char *path, struct diags *diags);
bool file_draft_add(struct file_draft *draft, const void *bytes, size_t length,
    struct diags *diags);

/* Gives the file its name; false after a problem. The draft is used up, as
 * after file_discard(), which removes it. */
bool file_publish(struct file_draft *draft, struct diags *diags);
void file_discard(struct file_draft *draft);

/* Removes from FOLDER what file_write() and drafts of programs that were killed
 * have left there, and nothing of those that run. */
void file_remove_leftovers(const char *folder);

/* Waits until no other process holds FOLDER, and holds it until
 * file_unlock_folder(). Where there are no such locks, goes on without. */
int file_lock_folder(const char *folder);
void file_unlock_folder(int lock);

/* Puts the names in FOLDER on the disk itself; false if that fails. */
bool file_sync_folder(const char *folder);

/* Writes to standard output; false and a system problem when it is cut off. */
bool file_write_stdout(const void *bytes, size_t length, struct diags *diags);

/* Makes the folder and those above it; true if it exists afterwards. */
bool file_make_folder(const char *path, struct diags *diags);

bool file_exists(const char *path);

/* PATH as a URI, in ARENA, in which nothing but QUERY behind it has a meaning.
 */
const char *file_uri(struct arena *arena, const char *path, const char *query);

/* Whether PATH is below FOLDER when all links are followed; false if one of
 * the two is not there. */
bool file_is_inside(struct arena *arena, const char *path, const char *folder);

bool file_is_folder(const char *path);

/* The names in a folder that end in SUFFIX (not beginning with a dot), sorted
 * by byte; *COUNT of them, in ARENA. NULL and an error if it can't be read. */
const char **file_list(struct arena *arena, const char *folder,
    const char *suffix, size_t *count, struct diags *diags);

/* The path of what is at PATH without links, dots and the current folder; PATH
 * itself if that is no file and no folder. And how a path is shown: without the
 * current folder, if it is below that. Both in ARENA. */
const char *file_true_path(struct arena *arena, const char *path);
const char *file_shown_path(struct arena *arena, const char *path);

/* The current folder, in ARENA. */
const char *file_current_folder(struct arena *arena);

/* "folder/name" in ARENA. */
const char *file_join(
    struct arena *arena, const char *folder, const char *name);

/* The folder part of PATH ("." if none) and its last name (that of a folder
 * even if PATH ends in a slash), in ARENA. */
const char *file_folder(struct arena *arena, const char *path);
const char *file_name(struct arena *arena, const char *path);

#endif
