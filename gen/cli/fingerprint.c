/* What documents are made of, by content. */
#include "cli/fingerprint.h"

#include "base/file.h"
#include "base/hash.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { DEEPEST = 8 };

void fingerprints_init(struct fingerprints *fingerprints)
{
    *fingerprints = (struct fingerprints){0};
    arena_init(&fingerprints->arena);
}

void fingerprints_release(struct fingerprints *fingerprints)
{
    arena_release(&fingerprints->arena);
}

static bool ends_in(const char *name, const char *suffix)
{
    size_t length = strlen(name), tail = strlen(suffix);
    return length > tail && strcmp(name + length - tail, suffix) == 0;
}

/* The length of the front matter, or of all if it has no end. */
static size_t head_length(const struct source *source)
{
    const char *end = strstr(source->text, "\n---");
    return end ? (size_t)(end - source->text) : source->length;
}

static void add_bytes(
    struct hash *hash, const char *name, const void *bytes, size_t length)
{
    hash_add(hash, name, strlen(name) + 1);
    hash_add(hash, &length, sizeof length);
    hash_add(hash, bytes, length);
}

/* Adds the file with its name; only the front matter if HEAD. */
static bool add_file(
    struct hash *hash, const char *path, const char *name, bool head)
{
    struct arena arena;
    struct diags unread;
    arena_init(&arena);
    diags_init(&unread, &arena);
    const struct source *source =
        file_read(&arena, path, FILE_LARGEST_PICTURE, &unread);
    if (source) {
        size_t length = head ? head_length(source) : source->length;
        add_bytes(hash, name, source->text, length);
    }
    arena_release(&arena);
    return source != NULL;
}

/* A module, as it is loaded: without a byte order mark. */
static bool add_module(struct hash *hash, const char *path)
{
    struct arena arena;
    struct diags unread;
    arena_init(&arena);
    diags_init(&unread, &arena);
    const struct source *source = file_read_text(&arena, path, &unread);
    if (source)
        add_bytes(hash, "", source->text, source->length);
    arena_release(&arena);
    return source != NULL;
}

/* Adds all files below FOLDER in the order of their names. HEADS: of Markdown,
 * the front matter only. */
static bool add_folder(
    struct hash *hash, const char *folder, bool heads, int depth)
{
    struct arena arena;
    struct diags unread;
    size_t count = 0;
    arena_init(&arena);
    diags_init(&unread, &arena);
    const char **names = depth < DEEPEST && file_is_folder(folder)
                             ? file_list(&arena, folder, "", &count, &unread)
                             : NULL;
    for (size_t i = 0; i < count; i++) {
        const char *path = file_join(&arena, folder, names[i]);
        if (file_is_folder(path)) {
            hash_add(hash, names[i], strlen(names[i]) + 1);
            add_folder(hash, path, heads, depth + 1);
        } else {
            add_file(hash, path, names[i], heads && ends_in(path, ".md"));
        }
    }
    arena_release(&arena);
    return names != NULL;
}

static const char *take(
    struct fingerprints *fingerprints, const char *kind, const char *name)
{
    char digits[HASH_DIGITS + 1];
    struct hash hash;
    bool there;
    hash_init(&hash);
    if (strcmp(kind, "rules") == 0)
        there = add_folder(&hash, name, true, 0);
    else if (strcmp(kind, "template") == 0)
        there = add_folder(&hash, name, false, 0);
    else if (strcmp(kind, "program") == 0)
        there = add_file(&hash, "/proc/self/exe", name, false);
    else if (strcmp(kind, "module") == 0)
        there = add_module(&hash, name);
    else
        there = add_file(&hash, name, "", false);
    hash_finish(&hash, digits);
    return there ? arena_string(&fingerprints->arena, digits) : "";
}

/* What is known of KIND and NAME, or NULL. */
static struct fingerprint *find(
    struct fingerprints *fingerprints, const char *kind, const char *name)
{
    for (size_t i = 0; i < fingerprints->list.count; i++) {
        struct fingerprint *known = &fingerprints->list.items[i];
        if (strcmp(known->name, name) == 0 && strcmp(known->kind, kind) == 0)
            return known;
    }
    return NULL;
}

static struct fingerprint *add(
    struct fingerprints *fingerprints, const char *kind, const char *name)
{
    struct arena *arena = &fingerprints->arena;
    struct fingerprint *new = array_add(&fingerprints->list, arena);
    new->kind = arena_string(arena, kind);
    new->name = arena_string(arena, name);
    return new;
}

const char *fingerprint(
    struct fingerprints *fingerprints, const char *kind, const char *name)
{
    const struct fingerprint *known = find(fingerprints, kind, name);
    if (known)
        return known->digits;
    struct fingerprint *new = add(fingerprints, kind, name);
    new->digits = take(fingerprints, kind, name);
    return new->digits;
}

bool fingerprint_known(
    struct fingerprints *fingerprints, const char *kind, const char *name)
{
    return find(fingerprints, kind, name) != NULL;
}

void fingerprint_loaded(struct fingerprints *fingerprints, const char *kind,
    const char *name, const void *bytes, size_t length)
{
    char digits[HASH_DIGITS + 1];
    struct hash hash;
    struct fingerprint *known = find(fingerprints, kind, name);
    hash_init(&hash);
    add_bytes(&hash, "", bytes, length);
    hash_finish(&hash, digits);
    if (!known)
        known = add(fingerprints, kind, name);
    known->digits = arena_string(&fingerprints->arena, digits);
}
