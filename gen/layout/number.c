/* Reading a cell just far enough. */
#include "layout/number.h"

#include "base/ascii.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

char number_sign(const char *language)
{
    /* Languages that write 1.5 (CLDR); most others write 1,5. */
    static const char *const with_point[] = {
        "en", "ja", "zh", "ko", "he", "th", "hi", "ga", "cy", "mt", "ms"};
    for (size_t i = 0; i < sizeof with_point / sizeof *with_point; i++) {
        size_t length = strlen(with_point[i]);
        if (!language || (!strncmp(language, with_point[i], length) &&
                             !isalpha((unsigned char)language[length])))
            return '.';
    }
    return ',';
}

size_t number_split(const char *text, size_t length, char sign)
{
    enum { NO_NUMBER = -1, LONGEST_PREFIX = 4, LONGEST_UNIT = 5 };
    size_t at = 0;
    while (at < length && !ascii_is_digit(text[at]))
        at++;
    if (at == length || at > LONGEST_PREFIX)
        return (size_t)NO_NUMBER;
    size_t split = 0;
    for (; at < length; at++) {
        bool more = at + 1 < length && ascii_is_digit(text[at + 1]);
        if (ascii_is_digit(text[at]))
            continue;
        if (text[at] == sign && more && !split)
            split = at;
        else if (!((text[at] == ',' || text[at] == '.') && more))
            break;
    }
    if (!split)
        split = at;
    if (length - at > LONGEST_UNIT)
        return (size_t)NO_NUMBER;
    for (; at < length; at++)
        if (ascii_is_digit(text[at]))
            return (size_t)NO_NUMBER; /* a range, a date, a sum */
    return split;
}
