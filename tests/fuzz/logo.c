/* Fuzz target: a picture, as the logo of a document, in both outputs. */
#include "pipe.h"

#include <unistd.h>

static const struct profile *profile;
static const struct rules *rules;

static void load(struct pipe *pipe)
{
    pipe_init_small(pipe);
    rules = rules_new(&pipe->arena, pipe->guide, &pipe->diags);
    const struct source *source = file_read_text(
        &pipe->arena, "tests/golden/base/meeting.xml", &pipe->diags);
    if (source)
        profile = read_profile(&pipe->arena, source, pipe->guide, &pipe->diags);
    if (!rules || !profile)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static struct pipe pipe;
    struct arena arena;
    struct diags diags;
    char path[] = "/tmp/dossier-fuzz-XXXXXX";
    if (!pipe.guide)
        load(&pipe);
    arena_init(&arena);
    diags_init(&diags, &arena);
    int file = mkstemp(path);
    if (file < 0 || write(file, bytes, length) != (ssize_t)length ||
        close(file) != 0)
        abort();
    struct template template = *pipe.template;
    struct theme theme = *template.theme;
    theme.logo = path;
    theme.logo_alternative = "A logo";
    template.theme = &theme;
    struct composer *composer =
        composer_new(&arena, pipe.guide, rules, &template, &diags);
    unlink(path);
    if (!composer && diags_clean(&diags))
        abort();
    if (composer) {
        struct decision decision = decide(&arena, rules, profile);
        pipe_write(&pipe, &arena, composer, &template, &decision, &diags);
    }
    composer_free(composer);
    arena_release(&arena);
    return 0;
}
