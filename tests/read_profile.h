/* A profile from its source, in one step. */
#ifndef TESTS_READ_PROFILE_H
#define TESTS_READ_PROFILE_H

#include "input/profile.h"

/* As profile_read(); SOURCE must outlive the result. */
static inline const struct profile *read_profile(struct arena *arena,
    const struct source *source, const struct guide *guide, struct diags *diags)
{
    struct profile_text *text = profile_text_new(arena, source, diags);
    const struct profile *profile =
        text ? profile_read(arena, text, guide, diags) : NULL;
    profile_text_free(text);
    return profile;
}

#endif
