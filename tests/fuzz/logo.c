/* Fuzz target: a picture, as the logo of a document, in both outputs. */
#include "pipe.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static struct pipe pipe;
    static struct pipe_meeting meeting;
    struct arena arena;
    struct diags diags;
    char path[] = "/tmp/dossier-fuzz-XXXXXX";
    if (!pipe.guide)
        meeting = pipe_init_meeting(&pipe);
    arena_init(&arena);
    diags_init(&diags, &arena);
    fuzz_temporary(path, "", bytes, length);
    struct template template = *pipe.template;
    struct theme theme = *template.theme;
    theme.logo = path;
    theme.logo_alternative = "A logo";
    template.theme = &theme;
    pipe_build(&pipe, &arena, pipe.guide, meeting.rules, &template,
        meeting.profile, &diags);
    unlink(path);
    arena_release(&arena);
    return 0;
}
