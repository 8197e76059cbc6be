/* What a profile says of its document's versions, and whose logo stands on it,
 * from its elements. */
#ifndef INPUT_PROFILE_HISTORY_H
#define INPUT_PROFILE_HISTORY_H

#include "base/arena.h"
#include "base/diag.h"
#include "input/profile.h"

#include <libxml/tree.h>

/* Reads <history> and <logo> below ROOT into PROFILE, whose meta is read.
 * Reports a version without its number, date or words, one that stands there
 * twice, dates that go back, a newest version that is not the document's own,
 * and a logo that cannot be had. */
void profile_history_read(struct arena *arena, const xmlNode *root,
    struct profile *profile, struct diags *diags);

#endif
