/* The edits of a guide, in groups that can be made one without the other, and
 * the guides that they make.
 *
 * Most edits are a group of their own. One that makes no sound guide by itself,
 * such as a cut without the conditions that name it, is joined with those about
 * the same facts; what is not sound then either, with all such; and at last
 * with all edits. More than IMPACT_MOST_EDITS are one group. */
#ifndef CLI_IMPACT_EDITS_H
#define CLI_IMPACT_EDITS_H

#include "cli/shared.h"
#include "cli/upshot.h"
#include "input/guide_edits.h"

enum { IMPACT_MOST_EDITS = 1000 };

struct impact_group {
    bool *chosen; /* by edit */
    size_t count;
    const char *text_of; /* the module, if all of it is that one's text; NULL */
};

struct impact_edits {
    const struct guide_edits *edits;
    const struct template *template;
    struct impact_group *groups;
    size_t group_count;
};

/* The edits from OLD to NEW. TEMPLATE is what documents are made with. All in
 * the arena of SHARED. */
struct impact_edits impact_edits_find(struct shared *shared,
    const struct guide *old, const struct guide *new,
    const struct template *template);

/* A guide with one group of the edits, or (BACK) all but that one. */
struct impact_guide {
    struct arena arena;
    struct composer *composer;
    struct upshot_guide made;
};

/* False: it is no sound guide. Released in either case. */
bool impact_guide_make(struct impact_guide *guide,
    const struct impact_edits *edits, const struct impact_group *group,
    bool back);
void impact_guide_release(struct impact_guide *guide);

#endif
