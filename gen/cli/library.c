/* Where guides and templates are found by name. */
#include "cli/library.h"

#include "base/array.h"
#include "base/file.h"

#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <unistd.h>

/* ---- the program --------------------------------------------------------- */

const char *library_program(struct arena *arena)
{
    char path[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
    if (length > 0)
        return arena_copy(arena, path, (size_t)length);
    /* Without /proc, as it was called; from another folder by now, perhaps. */
    const char *called = (const char *)(uintptr_t)getauxval(AT_EXECFN);
    return called ? arena_string(arena, called) : NULL;
}

/* ---- the places ---------------------------------------------------------- */

struct places {
    struct arena *arena;
    const char *collection;
    ARRAY(const char *) list;
};

static void add_place(struct places *places, const char *data)
{
    *array_add(&places->list, places->arena) =
        file_join(places->arena, data, places->collection);
}

/* Where a user's own data is: an absolute path, or else it does not count (XDG
 * Base Directory Specification). */
static void add_user(struct places *places)
{
    const char *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");
    if ((!data || *data != '/') && home && *home == '/')
        data = file_join(places->arena, home, ".local/share");
    if (data && *data == '/')
        add_place(places, file_join(places->arena, data, "dossier"));
}

/* Beside the program, in the sources that it was built from
 * (build/release/dossier), and installed. */
static void add_own(struct places *places)
{
    struct arena *arena = places->arena;
    const char *program = library_program(arena);
    if (!program)
        return;
    const char *beside = file_folder(arena, program);
    const char *above = file_folder(arena, beside);
    add_place(places, beside);
    if (strcmp(file_name(arena, above), "build") == 0)
        add_place(places, file_folder(arena, above));
    add_place(places, file_join(arena, above, "share/dossier"));
}

static void add_system(struct places *places)
{
    const char *all = getenv("XDG_DATA_DIRS");
    if (!all || !*all)
        all = "/usr/local/share:/usr/share";
    while (*all) {
        size_t length = strcspn(all, ":");
        if (*all == '/')
            add_place(
                places, file_join(places->arena,
                            arena_copy(places->arena, all, length), "dossier"));
        all += length + (all[length] == ':');
    }
}

static const char *const *list_places(
    struct arena *arena, const char *collection, size_t *count)
{
    struct places places = {.arena = arena, .collection = collection};
    add_user(&places);
    add_own(&places);
    add_system(&places);
    *count = places.list.count;
    return places.list.items;
}

/* ---- finding ------------------------------------------------------------- */

const char *library_find_elsewhere(
    struct arena *arena, const char *name, const char *collection)
{
    size_t count;
    const char *const *places = list_places(arena, collection, &count);
    for (size_t i = 0; i < count && !strchr(name, '/'); i++) {
        const char *there = file_join(arena, places[i], name);
        if (file_is_folder(there))
            return there;
    }
    return NULL;
}

const char *library_find(
    struct arena *arena, const char *name, const char *collection, bool path)
{
    const char *here = file_join(arena, collection, name);
    if (!strchr(name, '/') && file_is_folder(here))
        return here;
    if (path && file_is_folder(name))
        return name;
    return library_find_elsewhere(arena, name, collection);
}

struct names {
    ARRAY(const char *) list;
};

/* Adds the folders in FOLDER that are not there yet. */
static void add_names(struct names *names, struct arena *arena,
    const char *folder, struct diags *diags)
{
    size_t found = 0;
    const char **list = file_is_folder(folder)
                            ? file_list(arena, folder, "", &found, diags)
                            : NULL;
    for (size_t i = 0; list && i < found; i++) {
        bool known = false;
        for (size_t j = 0; j < names->list.count; j++)
            known = known || strcmp(names->list.items[j], list[i]) == 0;
        if (!known && file_is_folder(file_join(arena, folder, list[i])))
            *array_add(&names->list, arena) = list[i];
    }
}

static int compare_names(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

const char *const *library_names(struct arena *arena, const char *collection,
    size_t *count, struct diags *diags)
{
    struct names names = {.list = {0}};
    size_t places_count;
    const char *const *places = list_places(arena, collection, &places_count);
    add_names(&names, arena, collection, diags);
    for (size_t i = 0; i < places_count; i++)
        add_names(&names, arena, places[i], diags);
    if (names.list.count > 1)
        qsort(names.list.items, names.list.count, sizeof *names.list.items,
            compare_names);
    *count = names.list.count;
    return names.list.items;
}

const char *library_hint(struct arena *arena, const char *collection)
{
    size_t count;
    const char *const *places = list_places(arena, collection, &count);
    const char *hint = arena_format(arena, "looked in ./%s", collection);
    const char *here = file_true_path(arena, collection);
    for (size_t i = 0; i < count; i++)
        if (file_is_folder(places[i]) &&
            strcmp(file_true_path(arena, places[i]), here) != 0)
            hint = arena_format(arena, "%s, %s", hint, places[i]);
    return hint;
}

bool library_is_id(const char *name)
{
    return *name &&
           name[strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-")] == '\0';
}
