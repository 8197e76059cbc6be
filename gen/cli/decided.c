/* From a profile to a decision. */
#include "cli/decided.h"

#include "base/file.h"
#include "cli/row_inputs.h"

static bool decide_text(struct decided *decided, struct shared *shared,
    const struct profile_text *text, const char *guide, struct arena *arena,
    struct diags *diags)
{
    decided->guide = shared_guide_of(shared, guide, text, diags);
    if (!decided->guide)
        return false;
    decided->profile = profile_read(arena, text, decided->guide->guide, diags);
    if (!decided->profile)
        return false;
    decided->decision = decide(arena, decided->guide->rules, decided->profile);
    return true;
}

bool decided_read_text(struct decided *decided, struct shared *shared,
    const struct source *source, const char *guide, struct arena *arena,
    struct diags *diags)
{
    *decided = (struct decided){0};
    struct profile_text *text =
        source ? profile_text_new(arena, source, diags) : NULL;
    bool good = text && decide_text(decided, shared, text, guide, arena, diags);
    profile_text_free(text);
    return good;
}

bool decided_read(struct decided *decided, struct shared *shared,
    const struct input *input, const char *guide, struct arena *arena,
    struct diags *diags)
{
    struct guard_subject before = guard_watch(
        shared->guard, (struct guard_subject){diags, input->path, "not read"});
    const struct source *source = input_read(input, arena, diags);
    bool good =
        decided_read_text(decided, shared, source, guide, arena, diags) &&
        !input_is_wrong(input);
    row_inputs_place(input, source, diags);
    guard_watch(shared->guard, before);
    return good;
}
