/* What documents are called.
 *
 * Two profiles may ask for one name in two ways: a.brief.xml, and a.xml with
 * the template "brief". Whether they do depends on their guides, so it is found
 * out for those that could, before any work. */
#include "cli/names.h"

#include "base/file.h"
#include "cli/safe_name.h"

#include <stdlib.h>
#include <string.h>

const char *names_document(struct arena *arena, const char *name,
    const char *template, const char *first)
{
    template = template ? file_name(arena, template) : first;
    return strcmp(template, first) == 0
               ? name
               : arena_format(arena, "%s.%s", name, template);
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
    *array_add(&claims->list, claims->arena) = (struct claim){
        safe_name_fold(claims->arena, document), document, input};
}

static int compare_claims(const void *left, const void *right)
{
    const struct claim *a = left, *b = right;
    int order = strcmp(a->folded, b->folded);
    if (order != 0)
        return order;
    return a->input < b->input ? -1 : a->input > b->input;
}

static void sort_claims(struct claims *claims)
{
    if (claims->list.count > 1)
        qsort(claims->list.items, claims->list.count,
            sizeof *claims->list.items, compare_claims);
}

/* Whether the claim is one that its guide makes true. Of a profile that can be
 * read only once, the guide is not known yet. */
static bool is_made(const struct claims *claims, const struct claim *claim)
{
    const struct naming *naming = claims->naming;
    const struct input *input = claim->input;
    if (input->document || !input->template || input->size == 0)
        return true;
    const char *first = naming->first_template(naming->context, input);
    return first && strcmp(names_document(claims->arena, input->name,
                               input->template, first),
                        claim->document) == 0;
}

static void report_claims(const struct claims *claims, const struct claim *one,
    const struct claim *other, struct diags *diags)
{
    bool same = strcmp(one->document, other->document) == 0;
    const char *hint = "rename one, or build them into two folders";
    if (other->input->of_many)
        hint = "give each profile a reference of its own";
    const char *first = input_whereabouts(claims->arena, one->input);
    const char *second = input_whereabouts(claims->arena, other->input);
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
        if (!input->name || input->refusal)
            continue;
        if (input->document) {
            add_claim(&claims, input, input->document);
            continue;
        }
        add_claim(&claims, input, input->name);
        if (input->template)
            add_claim(&claims, input,
                names_document(arena, input->name, input->template, ""));
    }
    sort_claims(&claims);
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

/* ---- by a pattern -------------------------------------------------------- */

static void refuse(struct inputs *inputs, const struct claim *claim,
    const char *message, const char *hint)
{
    struct input *input =
        &inputs->list.items[claim->input - inputs->list.items];
    if (input->refusal)
        return;
    input->refusal = message;
    input->refusal_hint = hint;
}

/* For the sake of ITS. */
static void refuse_for(struct inputs *inputs, struct arena *arena,
    const struct claim *own, const struct claim *its, bool folders)
{
    const char *other = input_whereabouts(arena, its->input);
    const char *where = folders ? "into" : "as";
    if (strcmp(own->document, its->document) == 0)
        refuse(inputs, own,
            arena_format(arena,
                "not built: it would be written as %s, as the document of "
                "\"%s\" would be",
                own->document, other),
            "ask for something in the pattern that tells the two apart, such "
            "as {reference}");
    else
        refuse(inputs, own,
            arena_format(arena,
                "not built: it would be written %s %s, and that of \"%s\" %s "
                "%s, which many disks take for one name",
                where, own->document, other, where, its->document),
            "write the two alike, or so that they differ in more");
}

/* All of COUNT claims that disks take for one name; of folders, if they are not
 * spelt alike. */
static void refuse_all(struct inputs *inputs, struct arena *arena,
    const struct claim *claims, size_t count, bool folders)
{
    size_t other = 1;
    while (folders && other < count &&
           strcmp(claims[0].document, claims[other].document) == 0)
        other++;
    if (other >= count)
        return;
    for (size_t i = 0; i < count; i++) {
        bool same = strcmp(claims[i].document, claims[0].document) == 0;
        const struct claim *its = &claims[0];
        if (i == 0 || (folders && same))
            its = &claims[other];
        refuse_for(inputs, arena, &claims[i], its, folders);
    }
}

static void refuse_groups(
    struct inputs *inputs, const struct claims *claims, bool folders)
{
    const struct claim *list = claims->list.items;
    for (size_t i = 0, count; i < claims->list.count; i += count) {
        count = 1;
        while (i + count < claims->list.count &&
               strcmp(list[i].folded, list[i + count].folded) == 0)
            count++;
        refuse_all(inputs, claims->arena, &list[i], count, folders);
    }
}

/* Claims of the folders at DEPTH, from 1; false if no name is as deep. */
static bool claim_folders(
    struct claims *claims, const struct inputs *inputs, int depth)
{
    claims->list.count = 0;
    for (size_t i = 0; i < inputs->list.count; i++) {
        const struct input *input = &inputs->list.items[i];
        const char *end = input->document;
        for (int at = 0; end && at < depth; at++)
            end = strchr(at ? end + 1 : end, '/');
        if (end)
            add_claim(claims, input,
                arena_copy(claims->arena, input->document,
                    (size_t)(end - input->document)));
    }
    sort_claims(claims);
    return claims->list.count > 0;
}

void names_refuse_doubles(struct inputs *inputs, struct arena *arena)
{
    struct claims claims = {.arena = arena};
    for (size_t i = 0; i < inputs->list.count; i++)
        if (inputs->list.items[i].document)
            add_claim(&claims, &inputs->list.items[i],
                inputs->list.items[i].document);
    sort_claims(&claims);
    refuse_groups(inputs, &claims, false);
    for (int depth = 1; claim_folders(&claims, inputs, depth); depth++)
        refuse_groups(inputs, &claims, true);
}
