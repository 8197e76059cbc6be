/* Numbers as guides, themes and profiles write them. */
#include "input/number_text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

bool number_text_read(const char *text, double *number)
{
    static const char digits[] = "0123456789";
    const char *at = text + (*text == '-');
    size_t whole = strspn(at, digits), fraction = 0;
    at += whole;
    bool pointed = *at == '.';
    if (pointed) {
        fraction = strspn(++at, digits);
        at += fraction;
    }
    if (*at || !whole || pointed != (fraction > 0))
        return false;
    *number = strtod(text, NULL);
    return isfinite(*number);
}
