/* Fuzz target: the outline of a template, with every computed section in it
 * that its text asks for, through both outputs. */
#include "pipe.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static struct pipe pipe;
    static struct pipe_meeting meeting;
    struct arena arena;
    struct diags diags;
    if (!pipe.guide)
        meeting = pipe_init_meeting(&pipe);
    arena_init(&arena);
    diags_init(&diags, &arena);
    struct template template = *pipe.template;
    template.outline = pipe_text(&arena, "outline.md", bytes, length);
    if (template.outline)
        pipe_build(&pipe, &arena, pipe.guide, meeting.rules, &template,
            meeting.profile, &diags);
    arena_release(&arena);
    return 0;
}
