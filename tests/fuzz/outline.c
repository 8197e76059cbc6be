/* Fuzz target: the outline of a template, with every computed section in it
 * that its text asks for, through both outputs. */
#include "pipe.h"

#include "base/file.h"

static const struct profile *profile;
static const struct rules *rules;

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static struct pipe pipe;
    struct arena arena;
    struct diags diags;
    if (!pipe.guide) {
        pipe_init_small(&pipe);
        rules = rules_new(&pipe.arena, pipe.guide, &pipe.diags);
        const struct source *source = file_read_text(
            &pipe.arena, "tests/golden/base/meeting.xml", &pipe.diags);
        if (source)
            profile =
                read_profile(&pipe.arena, source, pipe.guide, &pipe.diags);
        if (!rules || !profile)
            abort();
    }
    arena_init(&arena);
    diags_init(&diags, &arena);
    struct template template = *pipe.template;
    template.outline = pipe_text(&arena, "outline.md", bytes, length);
    if (template.outline) {
        struct composer *composer =
            composer_new(&arena, pipe.guide, rules, &template, &diags);
        if (!composer && diags_clean(&diags))
            abort();
        if (composer) {
            struct decision decision = decide(&arena, rules, profile);
            pipe_write(&pipe, &arena, composer, &template, &decision, &diags);
        }
        composer_free(composer);
    }
    arena_release(&arena);
    return 0;
}
