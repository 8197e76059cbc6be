/* Fuzz target: bytes to a picture. What is accepted must be whole. */
#include "../decode_picture.h"
#include "fuzz.h"

#include <stdlib.h>

/* Touches every sample that a writer would use. */
static unsigned read_samples(const struct picture *picture)
{
    size_t count = (size_t)picture->width_px * (size_t)picture->height_px;
    unsigned sum = 0;
    for (size_t i = 0; picture->rgb && i < count * 3; i++)
        sum += picture->rgb[i];
    for (size_t i = 0; picture->alpha && i < count; i++)
        sum += picture->alpha[i];
    return sum;
}

static int is_sound(const struct picture *picture)
{
    int components = picture->components;
    if (picture->format == PICTURE_SVG)
        return picture->drawing && picture->width_pt > 0 &&
               picture->height_pt > 0;
    if (picture->width_px < 1 || picture->height_px < 1 ||
        !(picture->width_pt > 0) || !(picture->height_pt > 0) ||
        picture->orientation < 1 || picture->orientation > 8)
        return 0;
    if (picture->format == PICTURE_PNG)
        return picture->rgb != NULL;
    return components == 1 || components == 3 || components == 4;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct arena arena;
    struct diags diags;
    arena_init(&arena);
    diags_init(&diags, &arena);
    const struct picture *picture =
        decode_picture(&arena, bytes, length, (struct place){0}, &diags);
    if ((picture != NULL) != diags_clean(&diags) ||
        (picture && !is_sound(picture)))
        abort();
    volatile unsigned sum = picture ? read_samples(picture) : 0;
    (void)sum;
    arena_release(&arena);
    return 0;
}
