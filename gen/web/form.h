/* The questions of a guide as one page, which decides while one answers. */
#ifndef WEB_FORM_H
#define WEB_FORM_H

#include "base/buffer.h"
#include "input/guide.h"

/* Appends the page for GUIDE: HTML that needs no other file, asks nothing of
 * any server, and whose own policy allows nothing but its own scripts. */
void form_write(struct buffer *out, const struct guide *guide);

#endif
