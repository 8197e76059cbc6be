/* Whole files written: beside their place, and given their names when they are
 * whole.
 *
 * Where the system can, a file has no name until then, and is gone if the
 * program dies. Where it cannot, and for a moment where a file is replaced, it
 * is called PREFIX and six letters. Its writer holds a lock on it, which ends
 * with the writer, however that comes: what bears such a name and is not
 * locked was left behind by a run that was killed. */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define PREFIX ".dossier-"
enum { LETTERS = 6, ATTEMPTS = 1000 };

static void report_failure(struct diags *diags, const char *path)
{
    int reason = errno;
    const char *hint = NULL;
    if (reason == EACCES)
        hint = "check the permissions of the file and of the folders above it";
    else if (reason == ENOSPC)
        hint = "make room on the disk, then run again";
    else if (reason == ENAMETOOLONG)
        hint = "give its profile a shorter name";
    diag_add(diags, SEVERITY_SYSTEM, source_place_of_file(diags->arena, path),
        hint, "cannot %s: %s",
        strcmp(path, "<stdout>") == 0 ? "write" : "write the file",
        strerror(reason));
}

static bool write_all(int descriptor, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t put = write(descriptor, bytes, length);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return false;
        bytes += put;
        length -= (size_t)put;
    }
    return true;
}

/* What has become a pipe that nobody reads is not waited for. */
static bool write_directly(
    const char *path, const void *bytes, size_t length, struct diags *diags)
{
    int descriptor = open(path, O_WRONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    bool ok = descriptor >= 0 && write_all(descriptor, bytes, length);
    if (descriptor >= 0 && close(descriptor) != 0)
        ok = false;
    if (!ok)
        report_failure(diags, path);
    return ok;
}

/* ---- names for a moment -------------------------------------------------- */

/* Another one at each call; what matters is that it is free, which the system
 * says. */
static void next_name(char *temporary)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789";
    unsigned char random[LETTERS];
    if (getentropy(random, sizeof random) != 0)
        memset(random, 0, sizeof random);
    char *at = temporary + strlen(temporary) - LETTERS;
    for (int i = 0; i < LETTERS; i++)
        at[i] = letters[random[i] % (sizeof letters - 1)];
}

/* Whether the locked file still has its name: it had none of the lock for a
 * moment, in which it looks like one that was left behind. */
static bool is_kept(int descriptor)
{
    struct stat status;
    return fstat(descriptor, &status) == 0 && status.st_nlink > 0;
}

static int open_named(char *temporary)
{
    for (int i = 0; i < ATTEMPTS; i++) {
        next_name(temporary);
        int descriptor =
            open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
        if (descriptor < 0 && errno == EEXIST)
            continue;
        if (descriptor < 0)
            return -1;
        flock(descriptor, LOCK_EX | LOCK_NB);
        if (is_kept(descriptor))
            return descriptor;
        close(descriptor);
    }
    errno = EEXIST;
    return -1;
}

void file_remove_leftovers(const char *folder)
{
    DIR *stream = opendir(folder);
    if (!stream)
        return;
    int at = dirfd(stream);
    for (struct dirent *entry; (entry = readdir(stream));) {
        const char *name = entry->d_name;
        if (strncmp(name, PREFIX, strlen(PREFIX)) != 0 ||
            strlen(name) != strlen(PREFIX) + LETTERS)
            continue;
        int descriptor =
            openat(at, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
        struct stat status;
        if (descriptor >= 0 && fstat(descriptor, &status) == 0 &&
            S_ISREG(status.st_mode) &&
            flock(descriptor, LOCK_EX | LOCK_NB) == 0)
            unlinkat(at, name, 0);
        if (descriptor >= 0)
            close(descriptor);
    }
    closedir(stream);
}

/* ---- drafts -------------------------------------------------------------- */

/* What a new file would have got from open(): 0666 less the umask. */
static mode_t usual_mode(void)
{
    mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

/* What stands for the open file in a path; without /proc, nothing does. */
static void path_of_descriptor(char path[64], int descriptor)
{
    snprintf(path, 64, "/proc/self/fd/%d", descriptor);
}

/* A file without a name in FOLDER. Negative where there is none, or where it
 * could not get a name. */
static int open_nameless(const char *folder)
{
    char own[64];
    struct stat status;
    int descriptor = open(folder, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
    path_of_descriptor(own, descriptor);
    if (descriptor < 0 || stat(own, &status) == 0)
        return descriptor;
    close(descriptor);
    return -1;
}

/* Gives the nameless file its name; where a file is replaced, there is a
 * second name for a moment, in TEMPORARY. */
static bool give_name(int descriptor, const char *path, char *temporary)
{
    char own[64];
    path_of_descriptor(own, descriptor);
    if (linkat(AT_FDCWD, own, AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0)
        return true;
    if (errno != EEXIST)
        return false;
    flock(descriptor, LOCK_EX | LOCK_NB);
    for (int i = 0; i < ATTEMPTS; i++) {
        next_name(temporary);
        if (linkat(AT_FDCWD, own, AT_FDCWD, temporary, AT_SYMLINK_FOLLOW) !=
            0) {
            if (errno == EEXIST)
                continue;
            return false;
        }
        if (rename(temporary, path) == 0)
            return true;
        int reason = errno;
        unlink(temporary);
        errno = reason;
        return false;
    }
    return false;
}

/* False, with errno, after a failure. */
static bool open_draft(struct file_draft *draft, const char *folder)
{
    draft->descriptor = open_nameless(folder);
    draft->named = draft->descriptor < 0;
    if (draft->named)
        draft->descriptor = open_named(draft->temporary);
    draft->named = draft->named && draft->descriptor >= 0;
    return draft->descriptor >= 0;
}

/* Gives up the draft unless it is OK so far; keeps errno. */
static bool keep_if(struct file_draft *draft, bool ok)
{
    int reason = errno;
    if (!ok)
        file_discard(draft);
    errno = reason;
    return ok;
}

bool file_draft_begin(
    struct file_draft *draft, const char *path, struct diags *diags)
{
    struct arena *arena = diags->arena;
    struct stat status;
    *draft = (struct file_draft){
        .path = path, .lasting = draft->lasting, .descriptor = -1};
    bool there = stat(path, &status) == 0;
    if (there && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode)) {
        diag_add(diags, SEVERITY_SYSTEM,
            source_place_of_file(diags->arena, path),
            "take it away, or write to another folder",
            "cannot write the file: it is %s",
            S_ISCHR(status.st_mode) ? "a device"
                                    : "a pipe, which may never be read");
        return false;
    }
    const char *folder = file_folder(arena, path);
    draft->temporary =
        arena_string(arena, file_join(arena, folder, PREFIX "XXXXXX"));
    errno = EISDIR;
    mode_t mode = there ? status.st_mode & 0777 : usual_mode();
    bool ok = (!there || !S_ISDIR(status.st_mode)) &&
              open_draft(draft, folder) && fchmod(draft->descriptor, mode) == 0;
    if (!keep_if(draft, ok))
        report_failure(diags, path);
    return ok;
}

bool file_draft_add(struct file_draft *draft, const void *bytes, size_t length,
    struct diags *diags)
{
    bool ok = keep_if(draft, write_all(draft->descriptor, bytes, length));
    if (!ok)
        report_failure(diags, draft->path);
    return ok;
}

static bool is_device(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISCHR(status.st_mode);
}

bool file_draft(struct file_draft *draft, const char *path, const void *bytes,
    size_t length, struct diags *diags)
{
    if (is_device(path)) {
        *draft = (struct file_draft){
            .path = path, .bytes = bytes, .length = length, .descriptor = -1};
        return true;
    }
    if (!file_draft_begin(draft, path, diags) ||
        !file_draft_add(draft, bytes, length, diags))
        return false;
    bool ok = keep_if(draft, !draft->lasting || fsync(draft->descriptor) == 0);
    if (!ok)
        report_failure(diags, path);
    return ok;
}

bool file_publish(struct file_draft *draft, struct diags *diags)
{
    if (!draft->temporary)
        return write_directly(draft->path, draft->bytes, draft->length, diags);
    bool ok = draft->named
                  ? rename(draft->temporary, draft->path) == 0
                  : give_name(draft->descriptor, draft->path, draft->temporary);
    if (!ok)
        report_failure(diags, draft->path);
    draft->named = draft->named && !ok;
    file_discard(draft);
    return ok;
}

void file_discard(struct file_draft *draft)
{
    if (draft->named)
        unlink(draft->temporary);
    if (draft->descriptor >= 0)
        close(draft->descriptor);
    draft->descriptor = -1;
    draft->named = false;
}

bool file_write(
    const char *path, const void *bytes, size_t length, struct diags *diags)
{
    struct file_draft draft = {.lasting = false};
    return file_draft(&draft, path, bytes, length, diags) &&
           file_publish(&draft, diags);
}

bool file_write_stdout(const void *bytes, size_t length, struct diags *diags)
{
    fflush(stdout);
    if (write_all(STDOUT_FILENO, bytes, length))
        return true;
    report_failure(diags, "<stdout>");
    return false;
}

/* ---- folders ------------------------------------------------------------- */

bool file_sync_folder(const char *folder)
{
    int descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool ok = descriptor >= 0 && fsync(descriptor) == 0;
    if (descriptor >= 0)
        close(descriptor);
    return ok;
}

int file_lock_folder(const char *folder)
{
    int descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    while (descriptor >= 0 && flock(descriptor, LOCK_EX) != 0 && errno == EINTR)
        ;
    return descriptor;
}

void file_unlock_folder(int lock)
{
    if (lock >= 0)
        close(lock);
}
