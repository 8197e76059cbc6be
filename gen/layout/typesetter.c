/* The owner of fonts and words. */
#include "layout/typesetter.h"

#include "base/memory.h"

#include <stdlib.h>

struct typesetter *typesetter_new(void)
{
    struct typesetter *typesetter = memory_allocate(1, sizeof *typesetter);
    typesetter->fonts = fonts_new();
    typesetter->words = words_new(typesetter->fonts);
    return typesetter;
}

void typesetter_free(struct typesetter *typesetter)
{
    if (!typesetter)
        return;
    words_free(typesetter->words);
    fonts_free(typesetter->fonts);
    free(typesetter);
}
