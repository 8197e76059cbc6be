/* From a path to a decision. */
#include "cli/decided.h"

#include "base/file.h"

static bool decide_text(struct decided *decided, struct shared *shared,
    const struct profile_text *text, const char *guide)
{
    struct arena *arena = &shared->arena;
    struct diags *diags = &shared->diags;
    decided->guide = shared_guide_of(shared, guide, text, diags);
    if (!decided->guide)
        return false;
    decided->profile = profile_read(arena, text, decided->guide->guide, diags);
    if (!decided->profile)
        return false;
    decided->decision = decide(arena, decided->guide->rules, decided->profile);
    return true;
}

static bool read_decided(struct decided *decided, struct shared *shared,
    const char *path, const char *guide)
{
    struct arena *arena = &shared->arena;
    const struct source *source = file_read_text(arena, path, &shared->diags);
    struct profile_text *text =
        source ? profile_text_new(arena, source, &shared->diags) : NULL;
    bool good = text && decide_text(decided, shared, text, guide);
    profile_text_free(text);
    return good;
}

bool decided_read(struct decided *decided, struct shared *shared,
    const char *path, const char *guide)
{
    struct guard_subject before = guard_watch(shared->guard,
        (struct guard_subject){&shared->diags, path, "not read"});
    bool good = read_decided(decided, shared, path, guide);
    guard_watch(shared->guard, before);
    return good;
}
