/* What all documents of one run share: guides, templates, fonts. */
#include "cli/shared.h"

#include "base/file.h"
#include "write/html.h"
#include "write/pdf_font_store.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void shared_init(struct shared *shared, const char *brand)
{
    *shared = (struct shared){.brand = brand};
    arena_init(&shared->arena);
    diags_init(&shared->diags, &shared->arena);
    shared->fonts = fonts_new();
    shared->font_store = font_store_new();
}

void shared_release(struct shared *shared)
{
    for (size_t i = 0; i < shared->templates.count; i++)
        composer_free(shared->templates.items[i]->composer);
    font_store_free(shared->font_store);
    fonts_free(shared->fonts);
    arena_release(&shared->arena);
}

/* ---- finding ------------------------------------------------------------- */

/* PREFIX/share/dossier beside PREFIX/bin/dossier, or NULL. */
static const char *installed_data(struct arena *arena)
{
    char path[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
    if (length <= 0)
        return NULL;
    const char *program = arena_copy(arena, path, (size_t)length);
    const char *prefix = file_folder(arena, file_folder(arena, program));
    return file_join(arena, prefix, "share/dossier");
}

/* The folder of the guide or template NAME, or NULL. */
static const char *find_folder(
    struct shared *shared, const char *name, const char *collection)
{
    struct arena *arena = &shared->arena;
    const char *here = file_join(arena, collection, name);
    if (!strchr(name, '/') && file_is_folder(here))
        return here;
    if (file_is_folder(name))
        return name;
    const char *data = installed_data(arena);
    if (!data || strchr(name, '/'))
        return NULL;
    const char *there =
        file_join(arena, file_join(arena, data, collection), name);
    return file_is_folder(there) ? there : NULL;
}

/* The folders in COLLECTION, here and installed, sorted and once each. */
static const char *const *names_in(
    struct shared *shared, const char *collection, size_t *count)
{
    struct arena *arena = &shared->arena;
    const char *data = installed_data(arena);
    const char *folders[] = {
        collection, data ? file_join(arena, data, collection) : NULL};
    ARRAY(const char *) names = {0};
    for (int i = 0; i < 2; i++) {
        size_t found = 0;
        const char **list =
            folders[i] && file_is_folder(folders[i])
                ? file_list(arena, folders[i], "", &found, &shared->diags)
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

const char *const *shared_guide_names(struct shared *shared, size_t *count)
{
    return names_in(shared, "content", count);
}

static void report_missing(struct shared *shared, const char *what,
    struct located name, const char *collection)
{
    size_t count;
    const char *const *names = names_in(shared, collection, &count);
    const char *hint = suggest_hint(&shared->arena, name.text, names, count);
    const char *data = installed_data(&shared->arena);
    if (!hint && data)
        hint = arena_format(&shared->arena, "looked in ./%s and in %s/%s",
            collection, data, collection);
    diag_add(&shared->diags, SEVERITY_ERROR, name.place, hint,
        "there is no %s \"%s\"", what, name.text);
}

/* ---- loading ------------------------------------------------------------- */

/* Takes the fingerprint of what is about to be loaded, see cli/fingerprint.h.
 */
static void take_fingerprint(
    struct shared *shared, const char *kind, const char *name)
{
    if (shared->fingerprints && name)
        fingerprint(shared->fingerprints, kind, name);
}

/* Of modules, the text that was loaded counts. */
static void take_modules(struct shared *shared, const struct guide *guide)
{
    for (size_t i = 0; shared->fingerprints && i < guide->module_count; i++) {
        const struct source *source = guide->modules[i].source;
        fingerprint_loaded(shared->fingerprints, "module", source->name,
            source->text, source->length);
    }
}

static struct loaded_guide *load_guide(
    struct shared *shared, struct located name)
{
    struct loaded_guide *loaded =
        arena_new(&shared->arena, struct loaded_guide);
    loaded->name = arena_string(&shared->arena, name.text);
    const char *folder = find_folder(shared, name.text, "content");
    if (!folder) {
        report_missing(shared, "guide", name, "content");
        return loaded;
    }
    take_fingerprint(shared, "rules", folder);
    loaded->guide = guide_read(&shared->arena, folder, &shared->diags);
    if (!loaded->guide)
        return loaded;
    take_modules(shared, loaded->guide);
    loaded->rules = rules_new(&shared->arena, loaded->guide, &shared->diags);
    return loaded;
}

const struct loaded_guide *shared_guide(
    struct shared *shared, struct located name)
{
    struct loaded_guide *loaded = NULL;
    for (size_t i = 0; i < shared->guides.count && !loaded; i++)
        if (strcmp(shared->guides.items[i]->name, name.text) == 0)
            loaded = shared->guides.items[i];
    if (!loaded) {
        loaded = load_guide(shared, name);
        *array_add(&shared->guides, &shared->arena) = loaded;
    }
    return loaded->rules ? loaded : NULL;
}

static struct loaded_template *load_template(struct shared *shared,
    const struct loaded_guide *guide, struct located name)
{
    struct arena *arena = &shared->arena;
    struct diags *diags = &shared->diags;
    struct loaded_template *loaded = arena_new(arena, struct loaded_template);
    loaded->name = arena_string(arena, name.text);
    loaded->guide = guide;
    const char *folder = find_folder(shared, name.text, "templates");
    if (!folder) {
        report_missing(shared, "template", name, "templates");
        return loaded;
    }
    take_fingerprint(shared, "template", folder);
    take_fingerprint(shared, "template", template_base(arena, folder));
    take_fingerprint(shared, "brand", shared->brand);
    loaded->template =
        template_read_theme(arena, folder, shared->theme, shared->brand, diags);
    if (loaded->template)
        take_fingerprint(shared, "picture", loaded->template->theme->logo);
    if (loaded->template && html_check(loaded->template, diags))
        loaded->composer = composer_new(
            arena, guide->guide, guide->rules, loaded->template, diags);
    return loaded;
}

const struct loaded_template *shared_template(
    struct shared *shared, const struct loaded_guide *guide, const char *name)
{
    struct located wanted = {name, {0}};
    if (!name) {
        wanted.text = guide->guide->templates[0];
        wanted.place.source = guide->guide->source;
    }
    struct loaded_template *loaded = NULL;
    for (size_t i = 0; i < shared->templates.count && !loaded; i++) {
        struct loaded_template *known = shared->templates.items[i];
        if (known->guide == guide && strcmp(known->name, wanted.text) == 0)
            loaded = known;
    }
    if (!loaded) {
        loaded = load_template(shared, guide, wanted);
        *array_add(&shared->templates, &shared->arena) = loaded;
    }
    return loaded->composer ? loaded : NULL;
}
