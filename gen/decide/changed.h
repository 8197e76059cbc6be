/* A profile as it is after changes. */
#ifndef DECIDE_CHANGED_H
#define DECIDE_CHANGED_H

#include "base/arena.h"
#include "decide/sensitivity.h"
#include "input/profile.h"

#include <stddef.h>

/* PROFILE as it is after CHANGES, in ARENA: a part that is added comes last,
 * as "another PART". */
const struct profile *changed_profile(struct arena *arena,
    const struct profile *profile, const struct flip *changes, size_t count);

#endif
