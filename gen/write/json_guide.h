/* What a page that asks the questions of a guide shows, as JSON. */
#ifndef WRITE_JSON_GUIDE_H
#define WRITE_JSON_GUIDE_H

#include "base/buffer.h"
#include "input/guide.h"

/* Appends GUIDE as one object: its texts, in its order, so that the numbers of
 * web/engine.h mean them. There is no "<" in it: it can stand in a script
 * element of HTML. */
void json_write_guide(struct buffer *out, const struct guide *guide);

#endif
