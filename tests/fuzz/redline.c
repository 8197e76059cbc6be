/* Fuzz target: two versions of a module's text, with "%%%" between, as two
 * documents, and what differs, in all forms that it is written in. */
#include "pipe.h"

#include "compose/redline.h"
#include "write/html_redline.h"
#include "write/json_redline.h"
#include "write/json_value.h"
#include "write/ledger_redline.h"

static void compare(struct arena *arena, const struct template *template,
    struct document *const *documents, struct diags *diags)
{
    struct buffer out;
    char digits[2][HASH_DIGITS + 1];
    const struct redline *redline =
        redline_new(arena, documents[0], documents[1]);
    buffer_init(&out);
    passages_hash(documents[0], digits[0]);
    passages_hash(documents[1], digits[1]);
    for (size_t i = 0; i < redline->step_count; i++)
        redline_heading(arena, redline, &redline->steps[i]);
    json_add_text(&out, json_from_redline(redline));
    ledger_write_redline(&out, redline);
    size_t length = out.length;
    if (html_write_redline(&out, redline, template, "old", "new", diags) ==
        (out.length == length))
        abort();
    buffer_release(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static struct pipe pipe;
    static struct pipe_meeting meeting;
    struct arena arena;
    struct diags diags;
    struct document *documents[2] = {NULL, NULL};
    if (!pipe.guide)
        meeting = pipe_init_meeting(&pipe);
    arena_init(&arena);
    diags_init(&diags, &arena);
    size_t second, first = fuzz_split(bytes, length, &second);
    const struct source *texts[2] = {
        pipe_text(&arena, PIPE_PICTURES "/first.md", bytes, first),
        pipe_text(&arena, PIPE_PICTURES "/second.md", bytes + second,
            length - second)};
    for (int i = 0; i < 2 && texts[0] && texts[1]; i++) {
        const struct guide *guide =
            pipe_change_texts(&arena, pipe.guide, &texts[i], 1);
        const struct rules *rules = rules_new(&arena, guide, &diags);
        struct composer *composer =
            composer_new(&arena, guide, rules, pipe.template, &diags);
        struct decision decision = decide(&arena, rules, meeting.profile);
        if (composer)
            documents[i] = compose(&arena, composer, &decision, &diags);
        composer_free(composer);
    }
    if (documents[0] && documents[1])
        compare(&arena, pipe.template, documents, &diags);
    document_free(documents[0]);
    document_free(documents[1]);
    arena_release(&arena);
    return 0;
}
