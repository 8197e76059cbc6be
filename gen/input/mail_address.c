/* Addresses of mail. What they are made of is narrower than the standards
 * allow, as all programs for mail are: no quotes, no comments, no blanks. */
#include "input/mail_address.h"

#include "base/ascii.h"

#include <string.h>
#include <unicode/uidna.h>

enum { LONGEST = 254, LONGEST_LOCAL = 64, LONGEST_LABEL = 63 };

/* What may stand between dots before the @, of RFC 5322's atext. */
static bool is_atom_character(char letter)
{
    return ascii_is_letter(letter) || ascii_is_digit(letter) ||
           (letter && strchr("!#$%&'*+-/=?^_`{|}~", letter));
}

static bool is_host_character(char letter)
{
    return ascii_is_letter(letter) || ascii_is_digit(letter) || letter == '-';
}

/* Whether LENGTH bytes are parts of CHARACTERS with single dots between. */
static bool is_dotted(
    const char *text, size_t length, bool (*characters)(char letter))
{
    bool open = true; /* a part has to begin here */
    for (size_t i = 0; i < length; i++) {
        bool dot = text[i] == '.';
        if (dot ? open : !characters(text[i]))
            return false;
        open = dot;
    }
    return !open;
}

/* A host's name in ASCII, whose parts do not begin or end with a hyphen. */
static bool is_host(const char *host)
{
    if (!strchr(host, '.') || !is_dotted(host, strlen(host), is_host_character))
        return false;
    for (const char *at = host; *at;) {
        size_t length = strcspn(at, ".");
        if (length > LONGEST_LABEL || at[0] == '-' || at[length - 1] == '-')
            return false;
        at += length + (at[length] == '.');
    }
    return true;
}

/* HOST in ASCII, in ARENA; NULL if it cannot be. */
static const char *ascii_host(struct arena *arena, const char *host)
{
    char ascii[LONGEST + 1];
    UErrorCode status = U_ZERO_ERROR;
    UIDNAInfo info = UIDNA_INFO_INITIALIZER;
    const char *at = host;
    while (*at && (unsigned char)*at < 0x80)
        at++;
    if (!*at)
        return host;
    UIDNA *names = uidna_openUTS46(
        UIDNA_USE_STD3_RULES | UIDNA_NONTRANSITIONAL_TO_ASCII, &status);
    if (U_FAILURE(status))
        return NULL;
    int32_t length =
        uidna_nameToASCII_UTF8(names, host, -1, ascii, LONGEST, &info, &status);
    uidna_close(names);
    bool good = U_SUCCESS(status) && info.errors == 0 && length <= LONGEST;
    return good ? arena_copy(arena, ascii, (size_t)length) : NULL;
}

const char *mail_address_ascii(struct arena *arena, const char *text)
{
    const char *at = strchr(text, '@');
    size_t local = at ? (size_t)(at - text) : 0;
    if (!at || strlen(text) > LONGEST || local > LONGEST_LOCAL ||
        !is_dotted(text, local, is_atom_character))
        return NULL;
    const char *host = ascii_host(arena, at + 1);
    if (!host || !is_host(host) || local + 1 + strlen(host) > LONGEST)
        return NULL;
    return arena_format(arena, "%.*s@%s", (int)local, text, host);
}

bool mail_address_check(
    const char *name, const char *text, struct place place, struct diags *diags)
{
    if (mail_address_ascii(diags->arena, text))
        return true;
    const char *hint = "write one address, as in name@example.org";
    if (strpbrk(text, "<>"))
        hint = "write the address alone, without a name";
    else if (strchr(text, '@') && strpbrk(text, ",; "))
        hint = "write one address; a mail program adds others";
    diag_add(diags, SEVERITY_ERROR, place, hint,
        "%s: \"%s\" is not an address of mail", name, text);
    return false;
}

const char *mail_address_named(
    struct arena *arena, const char *text, const char **name)
{
    size_t length = strlen(text);
    const char *open = strchr(text, '<');
    *name = NULL;
    if (!open)
        return mail_address_ascii(arena, text);
    if (text[length - 1] != '>')
        return NULL;
    const char *end = open;
    while (end > text && end[-1] == ' ')
        end--;
    if (end > text)
        *name = arena_copy(arena, text, (size_t)(end - text));
    return mail_address_ascii(arena,
        arena_copy(arena, open + 1, (size_t)(text + length - 1 - (open + 1))));
}
