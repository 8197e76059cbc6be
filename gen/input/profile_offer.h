/* What a profile offers, in its proposal: the time, the price, the signatures.
 *
 * (gen/decide/MODEL.md, section 21.) Its elements are in input/vocabulary,
 * whose readers have reported those that are not. */
#ifndef INPUT_PROFILE_OFFER_H
#define INPUT_PROFILE_OFFER_H

#include "base/arena.h"
#include "base/diag.h"
#include "input/profile.h"

#include <libxml/tree.h>

/* Reads the proposal below ROOT into PROFILE, whose meta and packages are read,
 * and reports what is wrong with it. */
void profile_offer_read(struct arena *arena, const xmlNode *root,
    struct profile *profile, struct diags *diags);

#endif
