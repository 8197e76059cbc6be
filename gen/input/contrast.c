/* Contrast of colours, as WCAG 2.2 defines it. */
#include "input/contrast.h"

#include <math.h>

static double linear(unsigned char channel)
{
    double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
}

double contrast_luminance(struct colour colour)
{
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) +
           0.0722 * linear(colour.blue);
}

double contrast_ratio(struct colour one, struct colour other)
{
    double a = contrast_luminance(one), b = contrast_luminance(other);
    return a > b ? (a + 0.05) / (b + 0.05) : (b + 0.05) / (a + 0.05);
}

static unsigned char mix_channel(int from, int to, int percent)
{
    return (unsigned char)((from * (100 - percent) + to * percent + 50) / 100);
}

struct colour contrast_mix(struct colour from, struct colour to, int percent)
{
    return (struct colour){
        .red = mix_channel(from.red, to.red, percent),
        .green = mix_channel(from.green, to.green, percent),
        .blue = mix_channel(from.blue, to.blue, percent),
    };
}

struct colour contrast_ink(struct colour ground, struct colour liked)
{
    static const struct colour black = {0, 0, 0}, white = {255, 255, 255};
    if (contrast_ratio(ground, liked) >= CONTRAST_TEXT)
        return liked;
    return contrast_ratio(ground, white) >= contrast_ratio(ground, black)
               ? white
               : black;
}
