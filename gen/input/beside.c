/* Files beside a profile. */
#include "input/beside.h"

#include "base/file.h"

const char *beside_find(struct arena *arena, const struct source *within,
    const char *name, const char *file, struct place place, struct diags *diags)
{
    const char *folder = file_folder(arena, within->name);
    const char *path = file_join(arena, folder, file);
    if (!file_exists(path)) {
        diag_add(diags, SEVERITY_ERROR, place,
            "name a file beside the profile, or in a folder there",
            "%s: there is no file \"%s\"", name, file);
        return NULL;
    }
    if (*file == '/' || !file_is_inside(arena, path, folder)) {
        diag_add(diags, SEVERITY_ERROR, place,
            "what a profile names stands in its folder or below it, and no "
            "link leads out of it",
            "%s: \"%s\" is not in the folder of the profile", name, file);
        return NULL;
    }
    return path;
}
