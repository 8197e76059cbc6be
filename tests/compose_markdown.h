/* One Markdown text as a document, composed as all documents are: it is the
 * outline of a template, for a small guide and a profile that says little. */
#ifndef TESTS_COMPOSE_MARKDOWN_H
#define TESTS_COMPOSE_MARKDOWN_H

#include "read_profile.h"

#include "base/file.h"
#include "compose/compose.h"

#include <string.h>

struct composed_markdown {
    struct composer *composer; /* NULL after an error in the text */
    struct document *document; /* NULL after an error */
};

/* Without what the guide and the profile say of it: its title is its first
 * heading, or else the file's name. */
static inline void compose_markdown_describe(
    struct arena *arena, const struct source *source, struct document *document)
{
    const char *name = file_name(arena, source->name);
    const char *dot = strrchr(name, '.');
    if (dot && dot != name)
        name = arena_copy(arena, name, (size_t)(dot - name));
    const char *title =
        document->outline_count > 0 ? document->outline[0].text : name;
    document->facts = (struct document_facts){.title = title,
        .running_head = title,
        .language = document->strings->language};
}

/* In the theme and the strings of TEMPLATE, which is borrowed as SOURCE is, to
 * be freed with composed_markdown_free(). Pictures may
 * stand anywhere. */
static inline struct composed_markdown compose_markdown(struct arena *arena,
    const struct source *source, const struct template *template,
    struct diags *diags)
{
    static const char profile_text[] =
        "<profile guide=\"drinks\" format=\"1\">"
        "<guests><guest name=\"Ada\"/></guests></profile>";
    struct composed_markdown composed = {0};
    const struct guide *guide =
        guide_read(arena, "tests/golden/base/content/drinks", diags);
    const struct rules *rules = guide ? rules_new(arena, guide, diags) : NULL;
    struct template *outlined = arena_new(arena, struct template);
    *outlined = *template;
    outlined->outline = source;
    outlined->folder = "/";
    if (rules)
        composed.composer = composer_new(arena, guide, rules, outlined, diags);
    if (!composed.composer)
        return composed;
    const struct profile *profile = read_profile(arena,
        source_new(arena, "little.xml", profile_text, strlen(profile_text)),
        guide, diags);
    if (!profile)
        return composed;
    struct decision decision = decide(arena, rules, profile);
    composed.document = compose(arena, composed.composer, &decision, diags);
    if (composed.document)
        compose_markdown_describe(arena, source, composed.document);
    return composed;
}

static inline void composed_markdown_free(struct composed_markdown *composed)
{
    document_free(composed->document);
    composer_free(composed->composer);
}

#endif
