/* The whole walk, for targets that go through it: what documents share is
 * loaded at the first input and kept, fonts above all, as in a batch. */
#ifndef TESTS_FUZZ_PIPE_H
#define TESTS_FUZZ_PIPE_H

#include "../read_profile.h"
#include "fuzz.h"

#include "base/file.h"
#include "base/utf8.h"
#include "compose/alternatives.h"
#include "compose/compose.h"
#include "decide/clause.h"
#include "decide/decide.h"
#include "layout/lettering.h"
#include "layout/paginate.h"
#include "layout/shape.h"
#include "write/docx.h"
#include "write/html.h"
#include "write/json.h"
#include "write/ledger.h"
#include "write/pdf.h"
#include "write/pdf_font_store.h"

#include <stdio.h>
#include <stdlib.h>

struct pipe {
    struct arena arena; /* lives as long as the process */
    struct diags diags;
    const struct guide *guide;
    const struct template *template;
    struct typesetter *typesetter;
    struct pdf_font_store *store;
    struct pdf_options pdf;
    bool shown; /* lines and baselines are drawn, too */
};

static inline void pipe_init(
    struct pipe *pipe, const char *guide, const char *template)
{
    arena_init(&pipe->arena);
    diags_init(&pipe->diags, &pipe->arena);
    pipe->guide = guide_read(&pipe->arena, guide, &pipe->diags);
    pipe->template =
        template_read(&pipe->arena, template, NULL, NULL, NULL, &pipe->diags);
    pipe->typesetter = typesetter_new();
    pipe->store = pdf_font_store_new();
    pipe->pdf = pdf_options_default;
    diags_print(&pipe->diags, stderr, SEVERITY_ERROR, false);
    if (!pipe->guide || !pipe->template)
        abort();
}

/* The guide and the template that the goldens use. */
static inline void pipe_init_small(struct pipe *pipe)
{
    pipe_init(pipe, "tests/golden/base/content/drinks", "templates/report");
}

/* Bytes as a text that people write, which is well-formed: NULL otherwise, as
 * file_read_text lets nothing else through. */
static inline const struct source *pipe_text(
    struct arena *arena, const char *name, const uint8_t *bytes, size_t length)
{
    size_t bad;
    if (!utf8_check((const char *)bytes, length, &bad))
        return NULL;
    const char *copy = arena_copy(arena, (const char *)bytes, length);
    return source_new(arena, name, copy, length);
}

/* A decision as a document in all outputs. What fails has a problem in
 * DIAGS. */
static inline void pipe_write(struct pipe *pipe, struct arena *arena,
    const struct composer *composer, const struct template *template,
    const struct decision *decision, struct diags *diags)
{
    struct buffer html, pdf, docx;
    buffer_init(&html);
    buffer_init(&pdf);
    buffer_init(&docx);
    struct lettering_fonts lettering;
    struct document *document = compose(arena, composer, decision, diags);
    if (!document && diags_clean(diags))
        abort();
    bool good =
        document &&
        alternatives_check(
            document, (struct place){pipe->guide->source, 0, 0}, diags) &&
        lettering_outline(arena, document, pipe->typesetter, &lettering, diags);
    if (good && !html_write(&html, document, template, diags) &&
        diags_clean(diags))
        abort();
    if (good) {
        const struct pages *pages = (pipe->shown ? paginate_shown : paginate)(
            arena, document, pipe->typesetter, diags);
        if (!pages && diags_clean(diags))
            abort();
        if (pages && !pdf_write(&pdf, pipe->store, pages, &pipe->pdf, diags) &&
            diags_clean(diags))
            abort();
        if (pages &&
            !docx_write(&docx, document, pages, pipe->typesetter, diags) &&
            diags_clean(diags))
            abort();
    }
    document_free(document);
    buffer_release(&html);
    buffer_release(&pdf);
    buffer_release(&docx);
    words_trim(pipe->typesetter->words);
    pdf_font_store_trim(pipe->store);
}

/* The document of PROFILE by other texts of GUIDE, or another TEMPLATE. */
static inline void pipe_build(struct pipe *pipe, struct arena *arena,
    const struct guide *guide, const struct rules *rules,
    const struct template *template, const struct profile *profile,
    struct diags *diags)
{
    struct composer *composer =
        composer_new(arena, guide, rules, template, diags);
    if (!composer && diags_clean(diags))
        abort();
    if (composer) {
        struct decision decision = decide(arena, rules, profile);
        pipe_write(pipe, arena, composer, template, &decision, diags);
    }
    composer_free(composer);
    diags_print(diags, stderr, SEVERITY_NOTE, false);
}

/* The profile of the goldens, with the rules that decide it. */
struct pipe_meeting {
    const struct rules *rules;
    const struct profile *profile;
};

static inline struct pipe_meeting pipe_init_meeting(struct pipe *pipe)
{
    struct pipe_meeting meeting = {0};
    pipe_init_small(pipe);
    meeting.rules = rules_new(&pipe->arena, pipe->guide, &pipe->diags);
    const struct source *source = file_read_text(
        &pipe->arena, "tests/golden/base/meeting.xml", &pipe->diags);
    if (source)
        meeting.profile =
            read_profile(&pipe->arena, source, pipe->guide, &pipe->diags);
    if (!meeting.rules || !meeting.profile)
        abort();
    return meeting;
}

/* Where texts have their pictures. */
#define PIPE_PICTURES "tests/fuzz/corpus/picture"

/* GUIDE with TEXTS in the first COUNT of its modules. */
static inline const struct guide *pipe_change_texts(struct arena *arena,
    const struct guide *guide, const struct source *const *texts, size_t count)
{
    struct guide *changed = arena_new(arena, struct guide);
    struct module *modules =
        arena_allocate(arena, guide->module_count, sizeof *modules);
    *changed = *guide;
    changed->modules = modules;
    changed->folder = PIPE_PICTURES;
    for (size_t i = 0; i < guide->module_count; i++) {
        modules[i] = guide->modules[i];
        if (i < count) {
            modules[i].source = texts[i];
            modules[i].body_offset = 0;
        }
    }
    return changed;
}

#endif
