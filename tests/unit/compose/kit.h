/* A guide, a template and a profile made ready for compose. */
#ifndef TESTS_COMPOSE_KIT_H
#define TESTS_COMPOSE_KIT_H

#include "../../read_profile.h"
#include "../support.h"

#include "base/file.h"
#include "compose/compose.h"

struct kit {
    const struct guide *guide;
    const struct rules *rules;
    const struct template *template;
    struct decision decision;
};

/* Loads GUIDE (a folder) with the report template. */
static inline void kit_load(
    struct kit *kit, struct bench *bench, const char *guide)
{
    *kit = (struct kit){0};
    kit->guide = guide_read(&bench->arena, guide, &bench->diags);
    if (!kit->guide)
        fail_msg("%s", bench_report(bench));
    kit->rules = rules_new(&bench->arena, kit->guide, &bench->diags);
    assert_non_null(kit->rules);
    kit->template = template_read(
        &bench->arena, "templates/report", NULL, NULL, NULL, &bench->diags);
    assert_non_null(kit->template);
}

/* Decides for the profile in SOURCE. */
static inline void kit_decide(
    struct kit *kit, struct bench *bench, const struct source *source)
{
    const struct profile *profile =
        read_profile(&bench->arena, source, kit->guide, &bench->diags);
    if (!profile)
        fail_msg("%s", bench_report(bench));
    kit->decision = decide(&bench->arena, kit->rules, profile);
}

static inline const struct source *kit_source(
    struct bench *bench, const char *path)
{
    const struct source *source =
        file_read(&bench->arena, path, FILE_LARGEST_TEXT, &bench->diags);
    assert_non_null(source);
    return source;
}

#endif
