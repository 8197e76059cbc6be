/* What the documents of one process share: fonts that are open, and words that
 * were shaped in them. */
#ifndef LAYOUT_TYPESETTER_H
#define LAYOUT_TYPESETTER_H

#include "layout/font.h"
#include "layout/shape.h"

struct typesetter {
    struct fonts *fonts;
    struct words *words;
};

struct typesetter *typesetter_new(void);
void typesetter_free(struct typesetter *typesetter);

#endif
