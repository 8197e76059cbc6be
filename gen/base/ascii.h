/* What an ASCII character is, whatever the locale. */
#ifndef BASE_ASCII_H
#define BASE_ASCII_H

#include <stdbool.h>

/* What XML and JSON call white space. */
static inline bool ascii_is_space(int c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static inline bool ascii_is_digit(int c)
{
    return c >= '0' && c <= '9';
}

static inline bool ascii_is_lower(int c)
{
    return c >= 'a' && c <= 'z';
}

static inline bool ascii_is_letter(int c)
{
    return ascii_is_lower(c) || (c >= 'A' && c <= 'Z');
}

#endif
