/* Exact decimal numbers, in millionths. */
#include "base/decimal.h"

#include "base/ascii.h"

/* What stands on the way to a product. */
__extension__ typedef __int128 wide;

bool decimal_parse(const char *text, struct decimal *value)
{
    int wholes = 0, places = 0;
    int64_t units = 0;
    const char *at = text;
    for (; ascii_is_digit(*at); at++) {
        units = units * 10 + (*at - '0');
        wholes += wholes > 0 || *at != '0';
        if (wholes > DECIMAL_WHOLES)
            return false;
    }
    if (at == text)
        return false;
    if (*at == '.' && ascii_is_digit(at[1]))
        for (at++; ascii_is_digit(*at) && places <= DECIMAL_PLACES;
             at++, places++)
            units = units * 10 + (*at - '0');
    if (*at || places > DECIMAL_PLACES)
        return false;
    for (; places < DECIMAL_PLACES; places++)
        units *= 10;
    value->millionths = units;
    return true;
}

int decimal_places(struct decimal value)
{
    int places = DECIMAL_PLACES;
    int64_t units = value.millionths;
    for (; places > 0 && units % 10 == 0; places--)
        units /= 10;
    return places;
}

const char *decimal_text(struct arena *arena, struct decimal value)
{
    int places = decimal_places(value);
    int64_t units = value.millionths;
    for (int i = places; i < DECIMAL_PLACES; i++)
        units /= 10;
    return decimal_minor_text(arena, units, places);
}

const char *decimal_minor_text(struct arena *arena, int64_t minor, int places)
{
    int64_t one = 1;
    for (int i = 0; i < places; i++)
        one *= 10;
    return places == 0
               ? arena_format(arena, "%lld", (long long)minor)
               : arena_format(arena, "%lld.%0*lld", (long long)(minor / one),
                     places, (long long)(minor % one));
}

bool decimal_add(struct decimal *sum, struct decimal value)
{
    int64_t added;
    if (__builtin_add_overflow(sum->millionths, value.millionths, &added))
        return false;
    sum->millionths = added;
    return true;
}

bool decimal_multiply(const struct decimal_factor *factors, size_t count,
    int result_places, int64_t *result)
{
    wide product = 1;
    int places = 0;
    for (size_t i = 0; i < count; i++) {
        if (__builtin_mul_overflow(product, (wide)factors[i].units, &product))
            return false;
        places += factors[i].places;
    }
    for (; places < result_places; places++)
        if (__builtin_mul_overflow(product, (wide)10, &product))
            return false;
    wide divisor = 1;
    for (; places > result_places; places--)
        if (__builtin_mul_overflow(divisor, (wide)10, &divisor))
            return false;
    wide quotient = product / divisor, rest = product % divisor;
    quotient += rest >= divisor - rest;
    if (quotient > INT64_MAX)
        return false;
    *result = (int64_t)quotient;
    return true;
}
