/* The documents of example profiles, as compose makes them: for the tests of
 * the layers behind it. */
#ifndef TESTS_COMPOSED_H
#define TESTS_COMPOSED_H

#include "../read_profile.h"
#include "support.h"

#include "base/file.h"
#include "compose/compose.h"

struct composing {
    struct bench *bench;
    const struct guide *guide;
    const struct rules *rules;
    struct composer *composer;
};

/* Guides with the folders of their examples. */
static const struct {
    const char *guide, *profiles;
} composing_examples[] = {
    {"content/python-node", "examples/profiles"},
    {"content/open-licence", "examples/open-licence"},
    {"content/load-balancer", "examples/load-balancer"},
};
enum { COMPOSING_GUIDES = 3 };

/* Documents of GUIDE by TEMPLATE (folders), in the arena of BENCH. */
static inline void composing_begin(struct composing *composing,
    struct bench *bench, const char *guide, const char *template)
{
    composing->bench = bench;
    composing->guide = guide_read(&bench->arena, guide, &bench->diags);
    assert_non_null(composing->guide);
    composing->rules =
        rules_new(&bench->arena, composing->guide, &bench->diags);
    assert_non_null(composing->rules);
    const struct template *read =
        template_read(&bench->arena, template, NULL, NULL, NULL, &bench->diags);
    assert_non_null(read);
    composing->composer = composer_new(
        &bench->arena, composing->guide, composing->rules, read, &bench->diags);
    assert_non_null(composing->composer);
}

static inline void composing_end(struct composing *composing)
{
    composer_free(composing->composer);
}

/* The document of the profile at PATH, to be freed with document_free(). */
static inline struct document *composing_document(
    struct composing *composing, const char *path)
{
    struct bench *bench = composing->bench;
    const struct source *source =
        file_read(&bench->arena, path, FILE_LARGEST_TEXT, &bench->diags);
    assert_non_null(source);
    const struct profile *profile =
        read_profile(&bench->arena, source, composing->guide, &bench->diags);
    assert_non_null(profile);
    struct decision decision = decide(&bench->arena, composing->rules, profile);
    struct document *document =
        compose(&bench->arena, composing->composer, &decision, &bench->diags);
    assert_non_null(document);
    return document;
}

/* The paths of a folder's profiles, in order. */
static inline const char **composing_profiles(
    struct bench *bench, const char *folder, size_t *count)
{
    const char **names =
        file_list(&bench->arena, folder, ".xml", count, &bench->diags);
    assert_true(names && *count > 0);
    for (size_t i = 0; i < *count; i++)
        names[i] = file_join(&bench->arena, folder, names[i]);
    return names;
}

#endif
