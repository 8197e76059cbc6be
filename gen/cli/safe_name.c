/* Names of files that every file system takes. */
#include "cli/safe_name.h"

#include "base/buffer.h"
#include "base/utf8.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

/* ---- what is taken for the same ------------------------------------------ */

/* NAME composed, and with its case folded if that is asked; NULL if ICU cannot
 * do it. */
static const char *composed(struct arena *arena, const char *name, bool folded)
{
    size_t room = strlen(name) * 4 + 16;
    UChar *text = arena_allocate(arena, room, sizeof *text);
    UChar *other = arena_allocate(arena, room, sizeof *other);
    char *out = arena_allocate(arena, room * 3, 1);
    int32_t length = 0, size = (int32_t)room;
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *form = unorm2_getNFCInstance(&error);
    u_strFromUTF8WithSub(text, size, &length, name, -1, 0xFFFD, NULL, &error);
    length = unorm2_normalize(form, text, length, other, size, &error);
    if (folded) {
        length = u_strFoldCase(
            text, size, other, length, U_FOLD_CASE_DEFAULT, &error);
        length = unorm2_normalize(form, text, length, other, size, &error);
    }
    u_strToUTF8(out, size * 3, NULL, other, length, &error);
    return U_SUCCESS(error) ? out : NULL;
}

static bool is_ascii(const char *text)
{
    while (*text && (unsigned char)*text < 0x80)
        text++;
    return *text == '\0';
}

const char *safe_name_fold(struct arena *arena, const char *name)
{
    if (!is_ascii(name)) {
        const char *found = composed(arena, name, true);
        return found ? found : name;
    }
    char *folded = arena_string(arena, name);
    for (char *at = folded; *at; at++)
        *at = (char)tolower((unsigned char)*at);
    return folded;
}

/* ---- one value ----------------------------------------------------------- */

/* Nobody sees it, or it turns the order of a line: two names that look the same
 * would not be. */
static bool is_unseen(UChar32 letter)
{
    return u_hasBinaryProperty(letter, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) ||
           u_charType(letter) == U_FORMAT_CHAR;
}

static bool is_refused(UChar32 letter)
{
    if (letter < 0x80)
        return letter < ' ' || letter == 0x7F ||
               strchr("/\\:*?\"<>|{}", (int)letter);
    int8_t type = u_charType(letter);
    return type == U_CONTROL_CHAR || type == U_SURROGATE ||
           type == U_PRIVATE_USE_CHAR || type == U_UNASSIGNED ||
           letter == UTF8_REPLACEMENT;
}

const char *safe_name_text(struct arena *arena, const char *text)
{
    const char *found = is_ascii(text) ? text : composed(arena, text, false);
    struct buffer out = {0};
    bool space = false;
    for (const char *at = found ? found : "", *end = at + strlen(at);
         at < end;) {
        const char *start = at;
        UChar32 letter = (UChar32)utf8_next(&at, end);
        if (u_isUWhiteSpace(letter)) {
            space = out.length > 0;
            continue;
        }
        if (is_unseen(letter))
            continue;
        if (space)
            buffer_add_byte(&out, ' ');
        space = false;
        if (is_refused(letter))
            buffer_add_byte(&out, '-');
        else
            buffer_add(&out, start, (size_t)(at - start));
    }
    const char *safe = arena_string(arena, buffer_string(&out));
    buffer_release(&out);
    return safe;
}

/* Whether the letter at AT goes with the one before it. */
static bool goes_on(const char *at)
{
    const char *next = at;
    if (*at == '\0')
        return false;
    UChar32 letter = (UChar32)utf8_next(&next, at + strlen(at));
    return u_hasBinaryProperty(letter, UCHAR_GRAPHEME_EXTEND);
}

const char *safe_name_cut(struct arena *arena, const char *text, size_t length)
{
    if (strlen(text) <= length)
        return text;
    while (length > 0 && (((unsigned char)text[length] & 0xC0) == 0x80 ||
                             goes_on(text + length) || text[length - 1] == ' '))
        length--;
    return arena_copy(arena, text, length);
}

/* ---- one part of a path -------------------------------------------------- */

/* Whether Windows reserves it, with any ending: CON, nul.txt, COM1. */
static bool is_reserved(const char *component)
{
    static const char *const names[] = {
        "con", "prn", "aux", "nul", "conin$", "conout$", "com", "lpt"};
    /* Digits, and the small raised ones that Windows takes for them. */
    static const char *const digits[] = {"1", "2", "3", "4", "5", "6", "7", "8",
        "9", "\xC2\xB9", "\xC2\xB2", "\xC2\xB3"};
    size_t length = strcspn(component, ".");
    while (length > 0 && component[length - 1] == ' ')
        length--;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        size_t own = strlen(names[i]);
        if (length < own || strncasecmp(component, names[i], own) != 0)
            continue;
        if (i < 6 && length == own)
            return true;
        for (size_t j = 0; i >= 6 && j < sizeof digits / sizeof *digits; j++)
            if (length - own == strlen(digits[j]) &&
                memcmp(component + own, digits[j], length - own) == 0)
                return true;
    }
    return false;
}

const char *safe_name_problem(const char *reference)
{
    if (!*reference)
        return "it is empty";
    if (*reference == '.')
        return "it begins with a full stop";
    if (strlen(reference) > SAFE_NAME_FILE)
        return "it is too long";
    for (const char *at = reference; *at; at++)
        if (*at == '/' || (unsigned char)*at < 0x20 || *at == 0x7F)
            return "it has a character that no file name should have";
    if (is_reserved(reference))
        return "Windows keeps that name for a device";
    return strcmp(reference, "?") == 0 ? "it is not known" : NULL;
}

const char *safe_name_whole(struct arena *arena, const char *component)
{
    component += strspn(component, ". ");
    size_t length = strlen(component);
    while (length > 0 && strchr(". ", component[length - 1]))
        length--;
    if (length == 0)
        return NULL;
    char *name = arena_copy(arena, component, length);
    if (*name == '-' || *name == '~')
        *name = '_';
    return is_reserved(name) ? arena_format(arena, "_%s", name) : name;
}
