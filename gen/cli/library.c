/* Where guides and templates are found by name. */
#include "cli/library.h"

#include "base/array.h"
#include "base/file.h"

#include <limits.h>
#include <stdint.h>
#include <string.h>
#include <sys/auxv.h>
#include <unistd.h>

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

const char *library_installed(struct arena *arena)
{
    const char *program = library_program(arena);
    if (!program)
        return NULL;
    const char *prefix = file_folder(arena, file_folder(arena, program));
    return file_join(arena, prefix, "share/dossier");
}

const char *library_find(
    struct arena *arena, const char *name, const char *collection, bool path)
{
    const char *here = file_join(arena, collection, name);
    if (!strchr(name, '/') && file_is_folder(here))
        return here;
    if (path && file_is_folder(name))
        return name;
    const char *data = library_installed(arena);
    if (!data || strchr(name, '/'))
        return NULL;
    const char *there =
        file_join(arena, file_join(arena, data, collection), name);
    return file_is_folder(there) ? there : NULL;
}

const char *const *library_names(struct arena *arena, const char *collection,
    size_t *count, struct diags *diags)
{
    const char *data = library_installed(arena);
    const char *folders[] = {
        collection, data ? file_join(arena, data, collection) : NULL};
    ARRAY(const char *) names = {0};
    for (int i = 0; i < 2; i++) {
        size_t found = 0;
        const char **list =
            folders[i] && file_is_folder(folders[i])
                ? file_list(arena, folders[i], "", &found, diags)
                : NULL;
        for (size_t j = 0; list && j < found; j++) {
            bool known = false;
            for (size_t k = 0; k < names.count; k++)
                known = known || strcmp(names.items[k], list[j]) == 0;
            if (!known && file_is_folder(file_join(arena, folders[i], list[j])))
                *array_add(&names, arena) = list[j];
        }
    }
    *count = names.count;
    return names.items;
}

bool library_is_id(const char *name)
{
    return *name &&
           name[strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-")] == '\0';
}
