/* A client then and now. */
#include "cli/compared.h"

#include "base/array.h"

#include <string.h>

static enum moved moved_between(const struct difference *difference)
{
    const struct verdict *old = difference->old->verdict;
    const struct verdict *new = difference->new->verdict;
    if (old->plan != new->plan || old->recommended != new->recommended ||
        old->conflict != new->conflict)
        return MOVED_VERDICT;
    if (old->confidence != new->confidence)
        return MOVED_CONFIDENCE;
    if (difference->warning_count)
        return MOVED_WARNINGS;
    if (difference->module_count)
        return MOVED_MODULES;
    return difference->same ? MOVED_NOTHING : MOVED_FACTS;
}

/* NULL after an error. Warnings are not told: building the document does
 * that. */
static struct document *make_document(const struct decided *decided,
    struct shared *shared, const char *template, struct arena *arena,
    struct diags *diags)
{
    struct diags own;
    diags_init(&own, arena);
    const struct loaded_template *loaded =
        shared_template(shared, decided->guide, template);
    if (!loaded)
        return NULL;
    struct document *document =
        compose(arena, loaded->composer, &decided->decision, &own);
    for (size_t i = 0; i < own.list.count; i++) {
        const struct diag *diag = &own.list.items[i];
        if (diag->severity >= SEVERITY_ERROR)
            diag_add(diags, diag->severity, diag->place, diag->hint, "%s",
                diag->message);
    }
    return document;
}

static bool is_same_text(const char *one, const char *other)
{
    return one == other || (one && other && strcmp(one, other) == 0);
}

static void compare_meta(struct compared *compared, struct arena *arena)
{
    ARRAY(struct meta_difference) list = {0};
    for (const struct meta_field *field = meta_fields; field->name; field++) {
        const char *old = meta_text(&compared->old.profile->meta, field);
        const char *new = meta_text(&compared->new.profile->meta, field);
        if (!is_same_text(old, new))
            *array_add(&list, arena) =
                (struct meta_difference){field, old, new};
    }
    compared->meta = list.items;
    compared->meta_count = list.count;
}

/* Decisions are compared by index, so under one guide. */
static bool check_guides(
    const struct compared *compared, const char *old_name, struct diags *diags)
{
    const struct loaded_guide *old = compared->old.guide;
    const struct loaded_guide *new = compared->new.guide;
    if (old == new)
        return true;
    diag_add(diags, SEVERITY_ERROR,
        (struct place){compared->new.profile->source, 0, 0},
        "compare profiles of one guide",
        "its guide is \"%s\", but that of \"%s\" is \"%s\"", new->guide->id,
        old_name, old->guide->id);
    return false;
}

bool compared_find(struct compared *compared, struct shared *shared,
    const char *template, const char *old_name, struct arena *arena,
    struct diags *diags)
{
    struct document **documents = compared->documents;
    documents[0] = documents[1] = NULL;
    if (!check_guides(compared, old_name, diags))
        return false;
    documents[0] =
        make_document(&compared->old, shared, template, arena, diags);
    documents[1] =
        make_document(&compared->new, shared, template, arena, diags);
    if (!documents[0] || !documents[1])
        return false;
    compared->difference = difference_find(
        arena, &compared->old.decision, &compared->new.decision);
    compared->loaded = shared_template(shared, compared->new.guide, template);
    compared->redline = redline_new(arena, documents[0], documents[1]);
    compare_meta(compared, arena);
    compared->moved = moved_between(&compared->difference);
    if (compared->moved == MOVED_NOTHING &&
        (compared->meta_count || !redline_is_empty(compared->redline)))
        compared->moved = MOVED_WORDING;
    return true;
}

void compared_release(struct compared *compared)
{
    document_free(compared->documents[0]);
    document_free(compared->documents[1]);
    compared->documents[0] = compared->documents[1] = NULL;
}
