/* The elements and attributes that a profile may have, as a tree. */
#include "input/vocabulary.h"

#include "base/array.h"
#include "base/text_map.h"

#include <string.h>

const struct statement_form statement_forms[STATEMENT_COUNT] = {
    [STATEMENT_OVERRIDE] = {"override", {"option", "author", "date"},
        .required = true, .prose = true,
        .explanation = "departs from the verdict: what is recommended "
                       "instead, who decided so, when and why"},
    [STATEMENT_PACKAGE] = {"proposal/package", {"name", "effort", "days"},
        .repeated = true, .prose = true,
        .explanation = "work on offer; repeat as often as needed"},
    [STATEMENT_INTRODUCTION] = {"proposal/introduction", .prose = true,
        .explanation = "what the proposal begins with"},
    [STATEMENT_APPROACH] = {"proposal/approach", .prose = true,
        .explanation = "how the work is gone about, in words of one's own"},
    [STATEMENT_TERMS] = {"proposal/terms", .prose = true,
        .explanation = "of the offer"},
    [STATEMENT_PRICE] = {"proposal/price",
        .explanation = "of the offer: in words, or of items"},
    [STATEMENT_NEXT_STEP] = {"proposal/next-step", {"owner", "due"},
        .repeated = true,
        .explanation = "who does what until when; repeat as often as needed"},
    [STATEMENT_SECTION] = {"section", {"after", "title"}, .repeated = true,
        .required = true, .prose = true,
        .explanation = "a section of one's own, behind another one"},
    [STATEMENT_OMIT] = {"omit", {"module", "because"}, .repeated = true,
        .required = true,
        .explanation = "leaves a text of the guide out, and says why"},
};

#define ITEM                                                                   \
    {                                                                          \
        "quantity", "unit", "unit-price", "discount", "tax", "optional",       \
            "amount", "currency"                                               \
    }

const struct offer_form offer_forms[] = {
    {"proposal", {"begin", "end", "days"}, false, false,
        "an offer: when the work begins and ends, or how many days it takes"},
    {"proposal/price",
        {"currency", "tax", "discount", "valid-until", "net", "total"}, false,
        false,
        "its price: what holds for all items, and the sums, which are checked"},
    {"proposal/price/group", {"name", "tax", "discount", "net", "currency"},
        true, false, "items that belong together"},
    {"proposal/price/group/item", ITEM, true, true,
        "what is paid for: its words, and quantity times unit-price, or "
        "amount"},
    {"proposal/price/item", ITEM, true, true,
        "the same, outside of groups; optional=\"yes\" is not counted"},
    {"proposal/price/payment", {"date", "share"}, true, true,
        "a share of the total, in per cent, and when it is due"},
    {"proposal/acceptance", {NULL}, false, true, "words above the signatures"},
    {"proposal/acceptance/party", {"name", "signatory", "role"}, true, false,
        "who signs; up to six"},
    {"history", {NULL}, false, false, "the versions of the document"},
    {"history/entry", {"version", "date", "author"}, true, true,
        "one of them, and what is new in it"},
    {"logo", {"file", "alt"}, false, false,
        "a picture of the client's, on the cover"},
    {0},
};
#undef ITEM

/* The children of a term, by name: elements, then attributes. */
struct term_index {
    struct text_map names[2];
    ARRAY(struct term *) children;
};

static struct term *find_child(
    const struct term *term, const char *name, bool attribute)
{
    const struct term_index *index = term->index;
    const int *at =
        index ? text_map_lookup(&index->names[attribute], name) : NULL;
    return at ? index->children.items[*at] : NULL;
}

/* NAME is borrowed. */
static struct term *add_child(
    struct arena *arena, struct term *parent, const char *name, bool attribute)
{
    struct term *term = arena_new(arena, struct term);
    term->name = name;
    term->attribute = attribute;
    term->fact = NONE;
    term->parent = parent;
    if (!parent->index)
        parent->index = arena_new(arena, struct term_index);
    struct term_index *index = parent->index;
    size_t count = index->children.count;
    if (count)
        index->children.items[count - 1]->next = term;
    else
        parent->first_child = term;
    text_map_add(&index->names[attribute], arena, name, (int)count);
    *array_add(&index->children, arena) = term;
    return term;
}

static struct term *add_term(struct arena *arena, struct term *parent,
    const char *name, size_t length, bool attribute)
{
    const char *copy = arena_copy(arena, name, length);
    struct term *term = find_child(parent, copy, attribute);
    return term ? term : add_child(arena, parent, copy, attribute);
}

/* Adds what PATH ("team/python/@level") names below PARENT. */
static struct term *add_path(
    struct arena *arena, struct term *parent, const char *path)
{
    while (*path) {
        bool attribute = *path == '@';
        path += attribute;
        size_t length = strcspn(path, "/");
        parent = add_term(arena, parent, path, length, attribute);
        path += length + (path[length] == '/');
    }
    return parent;
}

static void add_fixed(
    struct arena *arena, struct term *parent, const char *path)
{
    add_path(arena, parent, path)->role = TERM_FIXED;
}

static void add_meta(struct arena *arena, struct term *root)
{
    struct term *meta = add_path(arena, root, "meta");
    for (const struct meta_field *field = meta_fields; field->name; field++) {
        struct term *term = add_path(arena, meta, field->name);
        term->role = TERM_META;
        term->meta = field;
    }
}

static void add_statements(struct arena *arena, struct term *root)
{
    for (int i = 0; i < STATEMENT_COUNT; i++) {
        const struct statement_form *form = &statement_forms[i];
        struct term *term = add_path(arena, root, form->path);
        term->role = TERM_STATEMENT;
        term->statement = (enum statement_kind)i;
        for (int j = 0; j < STATEMENT_ATTRIBUTES && form->attributes[j]; j++) {
            const char *name = form->attributes[j];
            add_term(arena, term, name, strlen(name), true)->role =
                TERM_STATEMENT_ATTRIBUTE;
        }
        static const char *const own[] = {"format", "file"};
        for (size_t j = 0; j < sizeof own / sizeof *own && form->prose; j++)
            add_term(arena, term, own[j], strlen(own[j]), true)->role =
                TERM_STATEMENT_ATTRIBUTE;
    }
}

/* What is a statement, or holds some, stays so. */
static void add_offer(struct arena *arena, struct term *root)
{
    for (const struct offer_form *form = offer_forms; form->path; form++) {
        struct term *term = add_path(arena, root, form->path);
        if (term->role == TERM_FRAME && !term->first_child)
            term->role = TERM_OFFER;
        term->repeated = form->repeated;
        term->worded = form->worded;
        for (int j = 0; j < OFFER_ATTRIBUTES && form->attributes[j]; j++) {
            const char *name = form->attributes[j];
            add_term(arena, term, name, strlen(name), true)->role = TERM_OFFER;
        }
    }
}

const struct term *vocabulary_new(
    struct arena *arena, const struct guide *guide)
{
    struct term *root = arena_new(arena, struct term);
    root->name = "profile";
    root->fact = NONE;
    add_fixed(arena, root, "@guide");
    add_fixed(arena, root, "@format");
    add_meta(arena, root);
    struct term *project = add_path(arena, root, "project");
    struct term *part = NULL;
    if (guide->parts_path) {
        part = add_path(arena, root, guide->parts_path);
        part->role = TERM_PART;
        add_fixed(arena, part, guide->part_name);
    }
    for (size_t i = 0; i < guide->fact_count; i++) {
        const struct fact *fact = &guide->facts[i];
        struct term *above = fact->of == SCOPE_PART ? part : project;
        if (!fact->path || !above)
            continue;
        struct term *term = add_path(arena, above, fact->path);
        term->role = TERM_FACT;
        term->fact = (int)i;
    }
    add_statements(arena, root);
    add_offer(arena, root);
    return root;
}

const struct term *term_child(
    const struct term *term, const char *name, bool attribute)
{
    return find_child(term, name, attribute);
}
