/* Fuzz target: the text of a module through both outputs, between the texts
 * of a guide. The first module is asked for by every profile, the second by
 * parts: what stands behind a line "%%%" is the second one's. */
#include "pipe.h"

static const char profile_text[] =
    "<profile guide=\"drinks\" format=\"1\"><meta><client>C</client>"
    "<date>2026-11-20</date></meta><project><hour>17</hour></project><guests>"
    "<guest name=\"A\"><sleeps-badly>yes</sleeps-badly></guest>"
    "<guest name=\"B\" weight=\"core\"><sleeps-badly>yes</sleeps-badly>"
    "</guest></guests></profile>\n";

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static struct pipe pipe;
    struct arena arena;
    struct diags diags;
    if (!pipe.guide)
        pipe_init_small(&pipe);
    arena_init(&arena);
    diags_init(&diags, &arena);
    size_t second, first = fuzz_split(bytes, length, &second);
    const struct source *texts[2] = {
        pipe_text(&arena, PIPE_PICTURES "/first.md", bytes, first),
        pipe_text(&arena, PIPE_PICTURES "/second.md", bytes + second,
            length - second)};
    if (texts[0] && texts[1]) {
        const struct guide *guide =
            pipe_change_texts(&arena, pipe.guide, texts, 2);
        const struct rules *rules = rules_new(&arena, guide, &diags);
        const struct profile *profile = read_profile(&arena,
            source_new(&arena, "p.xml", profile_text, sizeof profile_text - 1),
            guide, &diags);
        if (!rules || !profile)
            abort();
        pipe_build(&pipe, &arena, guide, rules, pipe.template, profile, &diags);
    }
    arena_release(&arena);
    return 0;
}
