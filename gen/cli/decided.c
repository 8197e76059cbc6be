/* From a path to a decision. */
#include "cli/decided.h"

#include "base/file.h"

static bool read_decided(struct decided *decided, struct shared *shared,
    const char *path, const char *guide)
{
    struct arena *arena = &shared->arena;
    struct diags *diags = &shared->diags;
    const struct source *source = file_read_text(arena, path, diags);
    if (!source)
        return false;
    decided->guide = shared_guide_of(shared, guide, source, diags);
    if (!decided->guide)
        return false;
    decided->profile =
        profile_read(arena, source, decided->guide->guide, diags);
    if (!decided->profile)
        return false;
    decided->decision = decide(arena, decided->guide->rules, decided->profile);
    return true;
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
