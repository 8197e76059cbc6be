/* What all documents of one run share: guides, templates, fonts. */
#include "cli/shared.h"

#include "cli/library.h"
#include "write/html.h"
#include "write/pdf_font_store.h"

#include <string.h>

void shared_init(struct shared *shared, const char *brand)
{
    *shared = (struct shared){.brand = brand};
    arena_init(&shared->arena);
    diags_init(&shared->diags, &shared->arena);
    struct guard_limits limits = {GUARD_SECONDS, GUARD_MEMORY_MIB};
    shared->guard = guard_new(&limits, NULL);
    shared->typesetter = typesetter_new();
    shared->pdf_font_store = pdf_font_store_new();
}

void shared_release(struct shared *shared)
{
    for (size_t i = 0; i < shared->templates.count; i++)
        composer_free(shared->templates.items[i]->composer);
    pdf_font_store_free(shared->pdf_font_store);
    typesetter_free(shared->typesetter);
    guard_free(shared->guard);
    arena_release(&shared->arena);
}

void shared_limit(
    struct shared *shared, const struct guard_limits *limits, const char *hint)
{
    guard_free(shared->guard);
    shared->guard = guard_new(limits, hint);
}

const char *const *shared_guide_names(struct shared *shared, size_t *count)
{
    return library_names(&shared->arena, "content", count, &shared->diags);
}

static void report_missing_name(struct shared *shared, const char *what,
    struct located name, const char *collection)
{
    size_t count;
    const char *const *names =
        library_names(&shared->arena, collection, &count, &shared->diags);
    const char *hint =
        diag_suggest_hint(&shared->arena, name.text, names, count);
    if (!hint)
        hint = library_hint(&shared->arena, collection);
    diag_add(&shared->diags, SEVERITY_ERROR, name.place, hint,
        "there is no %s \"%s\"", what, name.text);
}

/* ---- loading ------------------------------------------------------------- */

/* Takes the fingerprint of what is about to be loaded, see cli/fingerprint.h.
 */
static void take_fingerprint(
    struct shared *shared, enum trace_kind kind, const char *name)
{
    if (shared->fingerprints && name)
        fingerprint(shared->fingerprints, kind, name);
}

/* Of modules, the text that was loaded counts. */
static void take_modules(struct shared *shared, const struct guide *guide)
{
    for (size_t i = 0; shared->fingerprints && i < guide->module_count; i++) {
        const struct source *source = guide->modules[i].source;
        fingerprint_loaded(shared->fingerprints, TRACE_MODULE, source->name,
            source->text, source->length);
    }
}

static struct loaded_guide *load_guide(
    struct shared *shared, struct located name, bool by_id)
{
    struct loaded_guide *loaded =
        arena_new(&shared->arena, struct loaded_guide);
    loaded->name = arena_string(&shared->arena, name.text);
    loaded->by_id = by_id;
    const char *folder =
        library_find(&shared->arena, name.text, "content", !by_id);
    if (!folder) {
        report_missing_name(shared, "guide", name, "content");
        return loaded;
    }
    take_fingerprint(shared, TRACE_RULES, folder);
    loaded->guide = guide_read(&shared->arena, folder, &shared->diags);
    if (!loaded->guide)
        return loaded;
    take_modules(shared, loaded->guide);
    loaded->rules = rules_new(&shared->arena, loaded->guide, &shared->diags);
    return loaded;
}

static const struct loaded_guide *find_guide(
    struct shared *shared, struct located name, bool by_id)
{
    struct loaded_guide *loaded = NULL;
    for (size_t i = 0; i < shared->guides.count && !loaded; i++)
        if (shared->guides.items[i]->by_id == by_id &&
            strcmp(shared->guides.items[i]->name, name.text) == 0)
            loaded = shared->guides.items[i];
    if (!loaded) {
        struct guard_subject before = guard_watch(shared->guard,
            (struct guard_subject){&shared->diags, name.text, "not read"});
        loaded = load_guide(shared, name, by_id);
        guard_watch(shared->guard, before);
        *array_add(&shared->guides, &shared->arena) = loaded;
    }
    return loaded->rules ? loaded : NULL;
}

const struct loaded_guide *shared_guide(
    struct shared *shared, struct located name)
{
    return find_guide(shared, name, false);
}

const struct loaded_guide *shared_guide_by_id(
    struct shared *shared, struct located id)
{
    return library_is_id(id.text) ? find_guide(shared, id, true) : NULL;
}

const struct loaded_guide *shared_guide_given(
    struct shared *shared, const char *guide, const char *id)
{
    return guide ? shared_guide(shared, (struct located){guide, {0}})
                 : shared_guide_by_id(shared, (struct located){id, {0}});
}

const struct loaded_guide *shared_guide_of(struct shared *shared,
    const char *guide, const struct profile_text *profile, struct diags *diags)
{
    if (guide)
        return shared_guide(shared, (struct located){guide, {0}});
    struct located name = profile_text_guide(profile, diags);
    if (!name.text || library_is_id(name.text))
        return name.text ? shared_guide_by_id(shared, name) : NULL;
    diag_add(diags, SEVERITY_ERROR, name.place,
        "it has lower-case letters, digits and hyphens; -g takes a path",
        "guide: \"%s\" is not the id of a guide", name.text);
    return NULL;
}

/* The template NAME by itself; NULL after a problem. */
static const struct template *read_template(
    struct shared *shared, struct located name)
{
    struct arena *arena = &shared->arena;
    struct diags *diags = &shared->diags;
    const char *folder = library_find(arena, name.text, "templates", true);
    if (!folder) {
        report_missing_name(shared, "template", name, "templates");
        return NULL;
    }
    const char *extends = template_extends(arena, folder);
    const char *base =
        extends ? library_find(arena, extends, "templates", false) : NULL;
    take_fingerprint(shared, TRACE_TEMPLATE, folder);
    take_fingerprint(
        shared, TRACE_TEMPLATE, template_base(arena, folder, base));
    take_fingerprint(shared, TRACE_BRAND, shared->brand);
    const struct template *template =
        template_read(arena, folder, base, shared->theme, shared->brand, diags);
    if (template)
        take_fingerprint(shared, TRACE_PICTURE, template->theme->logo);
    return template && html_check(template, diags) ? template : NULL;
}

static struct loaded_template *load_template(struct shared *shared,
    const struct loaded_guide *guide, struct located name)
{
    struct arena *arena = &shared->arena;
    struct loaded_template *loaded = arena_new(arena, struct loaded_template);
    loaded->name = arena_string(arena, name.text);
    loaded->guide = guide;
    loaded->template = read_template(shared, name);
    if (loaded->template)
        loaded->composer = composer_new(arena, guide->guide, guide->rules,
            loaded->template, &shared->diags);
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
        struct guard_subject before = guard_watch(shared->guard,
            (struct guard_subject){&shared->diags, wanted.text, "not read"});
        loaded = load_template(shared, guide, wanted);
        guard_watch(shared->guard, before);
        *array_add(&shared->templates, &shared->arena) = loaded;
    }
    return loaded->composer ? loaded : NULL;
}

const struct loaded_template *shared_template_of(struct shared *shared,
    const char *guide, const struct profile_text *profile, const char *name,
    struct diags *diags)
{
    const struct loaded_guide *loaded =
        shared_guide_of(shared, guide, profile, diags);
    return loaded ? shared_template(shared, loaded, name) : NULL;
}

const struct template *shared_template_alone(
    struct shared *shared, const char *name)
{
    struct guard_subject before = guard_watch(shared->guard,
        (struct guard_subject){&shared->diags, name, "not read"});
    const struct template *template =
        read_template(shared, (struct located){name, {0}});
    guard_watch(shared->guard, before);
    return template;
}
