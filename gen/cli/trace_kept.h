/* What --keep-profiles keeps of a document's profile: its bytes, those of the
 * texts beside it that it names, and its facts as they were decided on. */
#ifndef CLI_TRACE_KEPT_H
#define CLI_TRACE_KEPT_H

#include "base/buffer.h"
#include "decide/decide.h"
#include "input/profile.h"

/* Adds them to TRACE, as lines of cli/trace.h. */
void trace_kept(struct buffer *trace, const struct profile *profile,
    const struct decision *decision);

#endif
