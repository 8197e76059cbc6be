/* What documents are made of, by content. */
#include "cli/fingerprint.h"

#include "base/file.h"
#include "base/hash.h"
#include "cli/library.h"

#include <stdbool.h>
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

/* The true path of the folder that is found now for NAME, where it was looked
 * for first; "" if there is none. */
static const char *find_by_name(
    struct fingerprints *fingerprints, const char *collection, const char *name)
{
    struct arena *arena = &fingerprints->arena;
    const char *last = file_name(arena, name);
    const char *path =
        fingerprints->from_here ? file_join(arena, collection, last) : name;
    if (!file_is_folder(path))
        path = library_find_elsewhere(arena, last, collection);
    return path ? file_true_path(arena, path) : "";
}

static bool add_program(struct hash *hash, const char *version)
{
    struct arena arena;
    arena_init(&arena);
    const char *program = library_program(&arena);
    bool there = program && add_file(hash, program, version, false);
    arena_release(&arena);
    return there;
}

static const char *take_fingerprint(
    struct fingerprints *fingerprints, enum trace_kind kind, const char *name)
{
    char digits[HASH_DIGITS + 1];
    struct hash hash;
    bool there = false;
    hash_init(&hash);
    switch (trace_kinds[kind].content) {
    case CONTENT_GUIDE: return find_by_name(fingerprints, "content", name);
    case CONTENT_TEMPLATE: return find_by_name(fingerprints, "templates", name);
    case CONTENT_HEADS: there = add_folder(&hash, name, true, 0); break;
    case CONTENT_FOLDER: there = add_folder(&hash, name, false, 0); break;
    case CONTENT_PROGRAM: there = add_program(&hash, name); break;
    case CONTENT_TEXT: there = add_module(&hash, name); break;
    case CONTENT_FILE: there = add_file(&hash, name, "", false); break;
    case CONTENT_NONE: break;
    }
    hash_finish(&hash, digits);
    return there ? arena_string(&fingerprints->arena, digits) : "";
}

/* What is known of KIND and NAME, or NULL. */
static struct fingerprint *find_fingerprint(
    struct fingerprints *fingerprints, enum trace_kind kind, const char *name)
{
    for (size_t i = 0; i < fingerprints->list.count; i++) {
        struct fingerprint *known = &fingerprints->list.items[i];
        if (known->kind == kind && strcmp(known->name, name) == 0)
            return known;
    }
    return NULL;
}

static struct fingerprint *add_fingerprint(
    struct fingerprints *fingerprints, enum trace_kind kind, const char *name)
{
    struct arena *arena = &fingerprints->arena;
    struct fingerprint *new = array_add(&fingerprints->list, arena);
    new->kind = kind;
    new->name = arena_string(arena, name);
    return new;
}

const char *fingerprint(
    struct fingerprints *fingerprints, enum trace_kind kind, const char *name)
{
    const struct fingerprint *known =
        find_fingerprint(fingerprints, kind, name);
    if (known)
        return known->digits;
    struct fingerprint *new = add_fingerprint(fingerprints, kind, name);
    new->digits = take_fingerprint(fingerprints, kind, name);
    return new->digits;
}

bool fingerprint_known(
    struct fingerprints *fingerprints, enum trace_kind kind, const char *name)
{
    return find_fingerprint(fingerprints, kind, name) != NULL;
}

void fingerprint_loaded(struct fingerprints *fingerprints, enum trace_kind kind,
    const char *name, const void *bytes, size_t length)
{
    char digits[HASH_DIGITS + 1];
    struct hash hash;
    struct fingerprint *known = find_fingerprint(fingerprints, kind, name);
    hash_init(&hash);
    add_bytes(&hash, "", bytes, length);
    hash_finish(&hash, digits);
    if (!known)
        known = add_fingerprint(fingerprints, kind, name);
    known->digits = arena_string(&fingerprints->arena, digits);
}
