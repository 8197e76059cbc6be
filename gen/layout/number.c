/* Reading a cell just far enough. */
#include "layout/number.h"

#include "base/ascii.h"
#include "base/buffer.h"
#include "input/node_types.h"

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

/* Appends the words below NODE; false if something else stands there, too. */
static bool add_words(struct buffer *out, cmark_node *node)
{
    for (cmark_node *child = cmark_node_first_child(node); child;
         child = cmark_node_next(child)) {
        cmark_node_type type = cmark_node_get_type(child);
        if (type == CMARK_NODE_TEXT)
            buffer_add_string(out, cmark_node_get_literal(child));
        else if ((type != CMARK_NODE_STRONG && type != CMARK_NODE_EMPH) ||
                 !add_words(out, child))
            return false;
    }
    return true;
}

struct number number_in_cell(
    struct arena *arena, cmark_node *cell, uint8_t alignment, char sign)
{
    enum { LONGEST = 64 };
    struct number number = {0};
    struct buffer words;
    buffer_init(&words);
    if (alignment == 'r' && add_words(&words, cell) && words.length < LONGEST) {
        size_t split = number_split(words.bytes, words.length, sign);
        if (split <= words.length) {
            number.text = arena_copy(arena, words.bytes, words.length);
            number.fraction = number.text + split;
            size_t digits = *number.fraction == sign;
            digits += strspn(number.fraction + digits, "0123456789");
            number.unit = number.fraction + (digits > 1 ? digits : 0);
        }
    }
    buffer_release(&words);
    return number;
}
