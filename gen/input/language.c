/* Language tags, read subtag by subtag in the order of RFC 5646, 2.1. */
#include "input/language.h"

#include <ctype.h>
#include <stddef.h>
#include <string.h>

enum letters { LETTERS_ONLY, DIGITS_ONLY, LETTERS_AND_DIGITS };

static bool is_one_of(char byte, enum letters letters)
{
    unsigned char at = (unsigned char)byte;
    if (at >= 0x80)
        return false;
    return letters == LETTERS_ONLY  ? isalpha(at)
           : letters == DIGITS_ONLY ? isdigit(at)
                                    : isalnum(at);
}

/* Steps over a hyphen and FEWEST to MOST of LETTERS at *TAG, if a subtag like
 * that stands there. */
static bool take_subtag(
    const char **tag, enum letters letters, size_t fewest, size_t most)
{
    const char *at = *tag;
    if (*at++ != '-')
        return false;
    size_t length = 0;
    while (is_one_of(at[length], letters))
        length++;
    bool ends = at[length] == '-' || at[length] == '\0';
    if (!ends || length < fewest || length > most)
        return false;
    *tag = at + length;
    return true;
}

static bool take_variant(const char **tag)
{
    if (take_subtag(tag, LETTERS_AND_DIGITS, 5, 8))
        return true;
    return (*tag)[0] == '-' && is_one_of((*tag)[1], DIGITS_ONLY) &&
           take_subtag(tag, LETTERS_AND_DIGITS, 4, 4);
}

/* A letter or digit that says what follows, and one or more subtags of that. */
static bool take_extension(const char **tag)
{
    const char *at = *tag;
    if (!take_subtag(&at, LETTERS_AND_DIGITS, 1, 1))
        return false;
    size_t fewest = tolower((unsigned char)at[-1]) == 'x' ? 1 : 2;
    if (!take_subtag(&at, LETTERS_AND_DIGITS, fewest, 8))
        return false;
    while (take_subtag(&at, LETTERS_AND_DIGITS, fewest, 8))
        continue;
    *tag = at;
    return true;
}

bool language_is_tag(const char *text)
{
    size_t language = strspn(text, "abcdefghijklmnopqrstuvwxyz");
    if (language < 2 || language > 3)
        return false;
    const char *tag = text + language;
    for (int i = 0; i < 3; i++) /* extended language */
        take_subtag(&tag, LETTERS_ONLY, 3, 3);
    take_subtag(&tag, LETTERS_ONLY, 4, 4); /* script */
    if (!take_subtag(&tag, LETTERS_ONLY, 2, 2))
        take_subtag(&tag, DIGITS_ONLY, 3, 3); /* region */
    while (take_variant(&tag))
        continue;
    while (take_extension(&tag))
        continue;
    return *tag == '\0';
}

/* Four letters are a script, two a region, until a single one says otherwise.
 */
static void set_case(char *subtag, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        bool upper = length == 2 || (length == 4 && i == 0);
        int byte = (unsigned char)subtag[i];
        subtag[i] = (char)(upper ? toupper(byte) : tolower(byte));
    }
}

const char *language_tag(struct arena *arena, const char *text)
{
    char *tag = arena_string(arena, text);
    bool extended = false;
    size_t length = strcspn(tag, "-");
    for (size_t i = 0; i < length; i++)
        tag[i] = (char)tolower((unsigned char)tag[i]);
    for (char *at = tag + length; *at; at += length) {
        length = strcspn(++at, "-");
        extended = extended || length == 1;
        if (extended)
            for (size_t i = 0; i < length; i++)
                at[i] = (char)tolower((unsigned char)at[i]);
        else
            set_case(at, length);
    }
    return language_is_tag(tag) ? tag : NULL;
}
