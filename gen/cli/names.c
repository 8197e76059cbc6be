/* What documents are called.
 *
 * Two profiles may ask for one name in two ways: a.brief.xml, and a.xml with
 * the template "brief". Whether they do depends on their guides, so it is found
 * out for those that could, before any work. */
#include "cli/names.h"

#include "base/file.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

enum { LONGEST_NAME = 200 }; /* bytes: room for an ending in a file name */

/* Windows keeps these names for devices, whatever follows a full stop. */
static bool is_device(const char *name)
{
    static const char *const devices[] = {"con", "prn", "aux", "nul"};
    size_t length = strcspn(name, ".");
    while (length > 0 && name[length - 1] == ' ')
        length--;
    for (size_t i = 0; i < sizeof devices / sizeof *devices; i++)
        if (length == 3 && strncasecmp(name, devices[i], 3) == 0)
            return true;
    bool numbered = length == 4 && name[3] >= '1' && name[3] <= '9';
    return numbered && (strncasecmp(name, "com", 3) == 0 ||
                           strncasecmp(name, "lpt", 3) == 0);
}

const char *names_problem(const char *reference)
{
    if (!*reference)
        return "it is empty";
    if (*reference == '.')
        return "it begins with a full stop";
    if (strlen(reference) > LONGEST_NAME)
        return "it is too long";
    for (const char *at = reference; *at; at++)
        if (*at == '/' || (unsigned char)*at < 0x20 || *at == 0x7F)
            return "it has a character that no file name should have";
    if (is_device(reference))
        return "Windows keeps that name for a device";
    return strcmp(reference, "?") == 0 ? "it is not known" : NULL;
}

const char *names_document(struct arena *arena, const char *name,
    const char *template, const char *first)
{
    template = template ? file_name(arena, template) : first;
    return strcmp(template, first) == 0
               ? name
               : arena_format(arena, "%s.%s", name, template);
}

/* ---- names that a file system may take for the same ---------------------- */

/* NULL if ICU cannot do it. */
static const char *fold_unicode(struct arena *arena, const char *name)
{
    size_t room = strlen(name) * 4 + 16;
    UChar *text = arena_allocate(arena, room, sizeof *text);
    UChar *folded = arena_allocate(arena, room, sizeof *folded);
    char *out = arena_allocate(arena, room * 3, 1);
    int32_t length = 0, size = (int32_t)room;
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *form = unorm2_getNFCInstance(&error);
    u_strFromUTF8WithSub(text, size, &length, name, -1, 0xFFFD, NULL, &error);
    length = unorm2_normalize(form, text, length, folded, size, &error);
    length =
        u_strFoldCase(text, size, folded, length, U_FOLD_CASE_DEFAULT, &error);
    length = unorm2_normalize(form, text, length, folded, size, &error);
    u_strToUTF8(out, size * 3, NULL, folded, length, &error);
    return U_SUCCESS(error) ? out : NULL;
}

static const char *fold(struct arena *arena, const char *name)
{
    char *folded = arena_string(arena, name);
    for (char *at = folded; *at; at++) {
        if ((unsigned char)*at >= 0x80) {
            const char *found = fold_unicode(arena, name);
            return found ? found : name;
        }
        *at = (char)tolower((unsigned char)*at);
    }
    return folded;
}

/* ---- once each ----------------------------------------------------------- */

/* A name that an input's document may get. */
struct claim {
    const char *folded, *document;
    const struct input *input;
};

struct claims {
    ARRAY(struct claim) list;
    const struct naming *naming;
    struct arena *arena;
};

static void add_claim(
    struct claims *claims, const struct input *input, const char *document)
{
    *array_add(&claims->list, claims->arena) =
        (struct claim){fold(claims->arena, document), document, input};
}

static int compare_claims(const void *left, const void *right)
{
    const struct claim *a = left, *b = right;
    int order = strcmp(a->folded, b->folded);
    if (order != 0)
        return order;
    return a->input < b->input ? -1 : a->input > b->input;
}

/* "clients.xml", or "clients.xml:12" for one of many. */
static const char *whereabouts(struct arena *arena, const struct input *input)
{
    if (!input->of_many)
        return input->path;
    return arena_format(arena, "%s:%d", input->path, input->piece.line);
}

/* Whether the claim is one that its guide makes true. Of a profile that can be
 * read only once, the guide is not known yet. */
static bool is_made(const struct claims *claims, const struct claim *claim)
{
    const struct naming *naming = claims->naming;
    if (!naming->template || claim->input->size == 0)
        return true;
    const char *first = naming->first_template(naming->context, claim->input);
    return first && strcmp(names_document(claims->arena, claim->input->name,
                               naming->template, first),
                        claim->document) == 0;
}

static void report_claims(const struct claims *claims, const struct claim *one,
    const struct claim *other, struct diags *diags)
{
    bool same = strcmp(one->document, other->document) == 0;
    const char *hint = "rename one, or build them into two folders";
    if (other->input->of_many)
        hint = "give each profile a reference of its own";
    const char *first = whereabouts(claims->arena, one->input);
    const char *second = whereabouts(claims->arena, other->input);
    if (same)
        diag_add(diags, SEVERITY_ERROR, (struct place){0}, hint,
            "\"%s\" and \"%s\" would both be written as %s", first, second,
            other->document);
    else
        diag_add(diags, SEVERITY_ERROR, (struct place){0}, hint,
            "\"%s\" and \"%s\" would be written as %s and %s, which many disks "
            "take for one name",
            first, second, one->document, other->document);
}

bool names_unique(const struct inputs *inputs, const struct naming *naming,
    struct arena *arena, struct diags *diags)
{
    struct claims claims = {.naming = naming, .arena = arena};
    for (size_t i = 0; i < inputs->list.count; i++) {
        const struct input *input = &inputs->list.items[i];
        if (!input->name)
            continue;
        add_claim(&claims, input, input->name);
        if (naming->template)
            add_claim(&claims, input,
                names_document(arena, input->name, naming->template, ""));
    }
    if (claims.list.count > 1)
        qsort(claims.list.items, claims.list.count, sizeof *claims.list.items,
            compare_claims);
    bool unique = true;
    const struct claim *last = NULL; /* that is made */
    for (size_t i = 0; i < claims.list.count; i++) {
        const struct claim *claim = &claims.list.items[i];
        bool alike_next = i + 1 < claims.list.count &&
                          strcmp(claim->folded, claim[1].folded) == 0;
        bool alike_last = last && strcmp(last->folded, claim->folded) == 0;
        if ((!alike_next && !alike_last) || !is_made(&claims, claim))
            continue;
        if (alike_last) {
            report_claims(&claims, last, claim, diags);
            unique = false;
        }
        last = claim;
    }
    return unique;
}
