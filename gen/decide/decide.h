/* From a profile to all that is decided about it: the door of this layer. */
#ifndef DECIDE_DECIDE_H
#define DECIDE_DECIDE_H

#include "base/arena.h"
#include "decide/assurance.h"
#include "decide/facts.h"
#include "decide/rules.h"
#include "decide/select.h"
#include "decide/sensitivity.h"
#include "decide/verdict.h"
#include "input/profile.h"

struct decision {
    struct facts *facts; /* with the outcome set, for conditions in texts */
    const struct verdict *verdict;
    const struct assurance *assurance;
    const struct sensitivity *sensitivity;
    const struct selection *selection;
    /* From an older version to this one; NULL: none was named. decide() leaves
     * it so. */
    const struct difference *since;
};

/* Decides PROFILE under RULES: verdict, what would change it, from that the
 * confidence, and last the modules and warnings, which may look at all of
 * these. All of it lives in ARENA and depends on guide and profile alone. It
 * cannot fail. */
struct decision decide(struct arena *arena, const struct rules *rules,
    const struct profile *profile);

/* The same verdict, confidence and selection, without the list of what would
 * change them: sensitivity is NULL. For searches through many profiles. */
struct decision decide_briefly(struct arena *arena, const struct rules *rules,
    const struct profile *profile);

#endif
