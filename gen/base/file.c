/* Whole files: read at once; folders and paths. */
#include "base/file.h"

#include "base/array.h"
#include "base/utf8.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Reports errno. A file that is not there to be read is the user's slip; all
 * else is the system's. */
static void report_failure(
    struct diags *diags, const char *path, const char *action)
{
    int reason = errno;
    bool absent = (reason == ENOENT || reason == ENOTDIR) &&
                  strncmp(action, "read", 4) == 0;
    const char *hint = NULL;
    if (absent)
        hint = "check the path";
    else if (reason == EACCES)
        hint = "check the permissions of the file and of the folders above it";
    else if (reason == ENOSPC)
        hint = "make room on the disk, then run again";
    diag_add(diags, absent ? SEVERITY_ERROR : SEVERITY_SYSTEM,
        source_place_of_file(diags->arena, path), hint, "cannot %s: %s", action,
        strerror(reason));
}

/* ---- reading ------------------------------------------------------------- */

/* A name of what this process has open already, such as /dev/stdin or what a
 * shell makes of <(command): to read it is to read standard input. */
static bool is_open_already(const char *path)
{
    return strcmp(path, "/dev/stdin") == 0 ||
           strncmp(path, "/dev/fd/", 8) == 0 ||
           strncmp(path, "/proc/self/fd/", 14) == 0;
}

/* Why a file of this MODE is not read, NULL if it is a regular one: a pipe
 * would be waited for, and some devices never end. */
static const char *kind_problem(mode_t mode, const char **hint)
{
    *hint = "write what it gives into a file; a profile may come as \"-\"";
    if (S_ISREG(mode))
        return NULL;
    if (S_ISFIFO(mode))
        return "is a pipe, not a file";
    *hint = S_ISDIR(mode) ? "name a file inside it" : NULL;
    return S_ISDIR(mode) ? "is a folder, not a file"
                         : "is a device, not a file";
}

/* Opens a regular file without waiting for anything; a device is not even
 * opened. Negative and errno, or *PROBLEM, if it is something else. */
static int open_regular(
    const char *path, const char **problem, const char **hint)
{
    struct stat status;
    *problem = NULL;
    if (stat(path, &status) != 0)
        return -1;
    *problem = kind_problem(status.st_mode, hint);
    if (*problem)
        return -1;
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (descriptor < 0)
        return -1;
    /* It may have been replaced since. */
    if (fstat(descriptor, &status) == 0)
        *problem = kind_problem(status.st_mode, hint);
    if (!*problem)
        return descriptor;
    close(descriptor);
    return -1;
}

int file_open(const char *path)
{
    const char *problem, *hint;
    return open_regular(path, &problem, &hint);
}

static int open_to_read(const char *path, struct diags *diags)
{
    const char *problem = NULL, *hint = NULL;
    if (strcmp(path, "-") == 0)
        return STDIN_FILENO;
    int descriptor = is_open_already(path)
                         ? open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
                         : open_regular(path, &problem, &hint);
    if (problem)
        diag_add(diags, SEVERITY_ERROR,
            source_place_of_file(diags->arena, path), hint, "%s", problem);
    else if (descriptor < 0)
        report_failure(diags, path, "read the file");
    return descriptor;
}

/* Room for all of a regular file and a byte more, which tells that it has
 * ended; for some, of what does not say how much it is. */
static size_t expected_size(int descriptor, size_t largest)
{
    struct stat status;
    if (fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode) ||
        status.st_size <= 0)
        return 16384;
    size_t size = (size_t)status.st_size;
    return (size < largest ? size : largest) + 1;
}

/* Reads to the end of the file, or to one byte beyond LARGEST. A file as large
 * as it says is read to where it stays. */
static char *read_bytes(
    struct arena *arena, int descriptor, size_t largest, size_t *length)
{
    size_t capacity = expected_size(descriptor, largest), used = 0;
    char *bytes = arena_allocate(arena, capacity, 1);
    while (used <= largest) {
        if (used == capacity) {
            char *larger = arena_allocate(arena, capacity * 2, 1);
            memcpy(larger, bytes, used);
            bytes = larger;
            capacity *= 2;
        }
        ssize_t got = read(descriptor, bytes + used, capacity - used);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return NULL;
        if (got == 0)
            break;
        used += (size_t)got;
    }
    *length = used;
    return bytes;
}

static void report_size(struct diags *diags, const char *name, size_t largest)
{
    diag_add(diags, SEVERITY_ERROR, source_place_of_file(diags->arena, name),
        "files of this kind are small; is it the right one?",
        "is larger than %zu MiB", largest >> 20);
}

const struct source *file_read(
    struct arena *arena, const char *path, size_t largest, struct diags *diags)
{
    const char *name = strcmp(path, "-") == 0 ? "<stdin>" : path;
    int descriptor = open_to_read(path, diags);
    if (descriptor < 0)
        return NULL;
    size_t length = 0;
    char *bytes = read_bytes(arena, descriptor, largest, &length);
    if (!bytes)
        report_failure(diags, name, "read the file");
    if (descriptor != STDIN_FILENO)
        close(descriptor);
    if (!bytes)
        return NULL;
    const struct source *source = NULL;
    if (length > largest)
        report_size(diags, name, largest);
    else
        source = source_new(arena, name, bytes, length);
    if (source)
        diags->reading = source;
    return source;
}

static bool check_text(const struct source *source, struct diags *diags)
{
    size_t bad;
    if (!utf8_check(source->text, source->length, &bad)) {
        unsigned char byte = (unsigned char)source->text[bad];
        diag_add(diags, SEVERITY_ERROR, source_place(source, bad),
            "save the file as UTF-8",
            byte ? "not UTF-8: byte 0x%02X" : "a NUL character: byte 0x%02X",
            byte);
        return false;
    }
    return true;
}

const struct source *file_read_text(
    struct arena *arena, const char *path, struct diags *diags)
{
    const struct source *source =
        file_read(arena, path, FILE_LARGEST_TEXT, diags);
    if (!source)
        return NULL;
    if (!check_text(source, diags))
        return NULL;
    if (strncmp(source->text, "\xEF\xBB\xBF", 3) == 0)
        source = source_new(
            arena, source->name, source->text + 3, source->length - 3);
    return source;
}

/* False, with errno, after a failure; a file that ends too early is one. */
static bool read_at(int descriptor, char *bytes, size_t length, off_t offset)
{
    while (length > 0) {
        ssize_t got = pread(descriptor, bytes, length, offset);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0) {
            errno = got < 0 ? errno : ENODATA;
            return false;
        }
        bytes += got;
        offset += got;
        length -= (size_t)got;
    }
    return true;
}

const struct source *file_read_piece(struct arena *arena, const char *path,
    struct file_piece piece, struct diags *diags)
{
    int descriptor = open_to_read(path, diags);
    if (descriptor < 0)
        return NULL;
    if (piece.length > FILE_LARGEST_TEXT) {
        report_size(diags, path, FILE_LARGEST_TEXT);
        close(descriptor);
        return NULL;
    }
    char *text = arena_allocate(arena, piece.length + 1, 1);
    bool ok = read_at(descriptor, text, piece.length, (off_t)piece.offset);
    if (!ok)
        report_failure(diags, path, "read the file");
    close(descriptor);
    if (!ok)
        return NULL;
    const struct source *source = source_new_piece(
        arena, path, text, piece.length, piece.line - 1, piece.column - 1);
    diags->reading = source;
    return check_text(source, diags) ? source : NULL;
}

/* ---- folders ------------------------------------------------------------- */

bool file_make_folder(const char *path, struct diags *diags)
{
    char *partial = arena_string(diags->arena, path);
    for (char *at = partial; *at; at++) {
        if (*at != '/' || at == partial)
            continue;
        *at = '\0';
        mkdir(partial, 0777); /* the last one tells whether it worked */
        *at = '/';
    }
    if (mkdir(path, 0777) == 0)
        return true;
    int reason = errno;
    if (reason == EEXIST && file_is_folder(path))
        return true;
    diag_add(diags, SEVERITY_SYSTEM, source_place_of_file(diags->arena, path),
        "choose another folder", "cannot make the folder: %s",
        strerror(reason));
    return false;
}

bool file_exists(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0;
}

const char *file_uri(struct arena *arena, const char *path, const char *query)
{
    struct buffer uri = {0};
    buffer_add_string(&uri, *path == '/' ? "file://" : "file:");
    for (; *path; path++)
        if (strchr("%?#", *path))
            buffer_add_format(&uri, "%%%02X", (unsigned)*path);
        else
            buffer_add_byte(&uri, *path);
    buffer_add_string(&uri, query);
    const char *copy = arena_string(arena, buffer_string(&uri));
    buffer_release(&uri);
    return copy;
}

/* The path without links, "." and "..", in ARENA; NULL if there is none. */
static const char *true_path(struct arena *arena, const char *path)
{
    char *resolved = realpath(path, NULL);
    const char *copy = resolved ? arena_string(arena, resolved) : NULL;
    free(resolved);
    return copy;
}

bool file_is_inside(struct arena *arena, const char *path, const char *folder)
{
    const char *inner = true_path(arena, path);
    const char *outer = true_path(arena, folder);
    if (!inner || !outer)
        return false;
    size_t length = strlen(outer);
    length -= outer[length - 1] == '/'; /* the root */
    return strncmp(inner, outer, length) == 0 && inner[length] == '/';
}

bool file_is_folder(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static int compare_strings(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static bool ends_in(const char *name, const char *suffix)
{
    size_t length = strlen(name), tail = strlen(suffix);
    return length > tail && strcmp(name + length - tail, suffix) == 0;
}

const char **file_list(struct arena *arena, const char *folder,
    const char *suffix, size_t *count, struct diags *diags)
{
    *count = 0;
    DIR *stream = opendir(folder);
    if (!stream) {
        report_failure(diags, folder, "read the folder");
        return NULL;
    }
    ARRAY(const char *) names = {0};
    for (struct dirent *entry; (entry = readdir(stream));)
        if (entry->d_name[0] != '.' && ends_in(entry->d_name, suffix))
            *array_add(&names, arena) = arena_string(arena, entry->d_name);
    closedir(stream);
    if (names.count > 1)
        qsort(names.items, names.count, sizeof *names.items, compare_strings);
    *count = names.count;
    return names.items ? names.items : arena_allocate(arena, 1, sizeof(char *));
}

/* ---- paths --------------------------------------------------------------- */

const char *file_join(struct arena *arena, const char *folder, const char *name)
{
    if (name[0] == '/' || strcmp(folder, ".") == 0)
        return arena_string(arena, name);
    size_t length = strlen(folder);
    bool closed = length > 0 && folder[length - 1] == '/';
    return arena_format(arena, "%s%s%s", folder, closed ? "" : "/", name);
}

const char *file_folder(struct arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    if (!slash)
        return ".";
    if (slash == path)
        return "/";
    return arena_copy(arena, path, (size_t)(slash - path));
}

const char *file_name(struct arena *arena, const char *path)
{
    size_t end = strlen(path);
    while (end > 1 && path[end - 1] == '/')
        end--;
    size_t start = end;
    while (start > 0 && path[start - 1] != '/')
        start--;
    return arena_copy(arena, path + start, end - start);
}

const char *file_true_path(struct arena *arena, const char *path)
{
    struct stat status;
    bool is_place = stat(path, &status) == 0 &&
                    (S_ISREG(status.st_mode) || S_ISDIR(status.st_mode));
    char *found = is_place ? realpath(path, NULL) : NULL;
    const char *true_path = arena_string(arena, found ? found : path);
    free(found);
    return true_path;
}

const char *file_current_folder(struct arena *arena)
{
    return file_true_path(arena, ".");
}

const char *file_shown_path(struct arena *arena, const char *path)
{
    const char *here = file_current_folder(arena);
    size_t length = strlen(here);
    if (length > 1 && strncmp(path, here, length) == 0 && path[length] == '/')
        return arena_string(arena, path + length + 1);
    return arena_string(arena, path);
}
