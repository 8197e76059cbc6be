/* The colours of a cover: ground and inks, from the theme's primary colour. */
#include "input/cover_colours.h"

#include "input/contrast.h"

struct cover_colours cover_colours(const struct theme *theme)
{
    enum { SOFTER = 22, LINE = 60 }; /* per cent of the ground in it */
    struct cover_colours colours = {.ground = theme->primary};
    colours.ink = contrast_ink(colours.ground, theme->background);
    colours.soft = contrast_ink(
        colours.ground, contrast_mix(colours.ink, colours.ground, SOFTER));
    colours.rule = contrast_mix(colours.ink, colours.ground, LINE);
    return colours;
}
