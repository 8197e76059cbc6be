/* What deciding reads of a guide, as bytes, and back: for where the readers of
 * Markdown and YAML are not, such as a page in a browser.
 *
 * Left out are texts that only documents show, sources, and places: problems
 * of a guide are told before it is packed. */
#ifndef INPUT_GUIDE_PACK_H
#define INPUT_GUIDE_PACK_H

#include "base/arena.h"
#include "base/buffer.h"
#include "input/guide.h"

#include <stddef.h>

/* Appends GUIDE to OUT. */
void guide_pack(struct buffer *out, const struct guide *guide);

/* The guide that LENGTH BYTES are, all of it in ARENA; NULL if they are no
 * packed guide of this version, end early or go on. */
const struct guide *guide_unpack(
    struct arena *arena, const char *bytes, size_t length);

#endif
