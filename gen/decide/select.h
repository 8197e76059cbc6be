/* Which modules and warnings a profile gets, after the verdict.
 *
 * (gen/decide/MODEL.md, section 11.) */
#ifndef DECIDE_SELECT_H
#define DECIDE_SELECT_H

#include "base/arena.h"
#include "decide/facts.h"
#include "decide/rules.h"
#include "decide/verdict.h"

#include <stddef.h>

struct chosen {
    enum truth truth; /* unknown: left out and named */
    const int *parts; /* of a module with scope part: those for which it
                         holds, in profile order */
    size_t part_count;
    bool omitted; /* it would be in, but the profile goes without it */
};

struct selection {
    const struct chosen *modules;  /* by module index */
    const struct chosen *warnings; /* by warning index */
};

/* Evaluates modules and warnings; sets the outcome in FACTS for that, where
 * it stays for the conditions in the modules' texts. All in ARENA. */
const struct selection *selection_make(struct arena *arena,
    const struct rules *rules, struct facts *facts,
    const struct verdict *verdict);

/* The choice of one module under the outcome that is set in FACTS. */
struct chosen selection_module(const struct rules *rules, struct facts *facts,
    int module, struct arena *arena);

/* What conditions see of VERDICT, which must outlive it. */
struct outcome selection_outcome(const struct verdict *verdict);

#endif
