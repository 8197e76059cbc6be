/* A guide as bytes. One walk over its fields both writes and reads them, so
 * that the two cannot differ: each function below does what the direction says
 * with the field that it is given.
 *
 * Integers are LEB128 in zigzag order (as Protocol Buffers have them), texts
 * a length plus one and their bytes (0: NULL), numbers the eight bytes of an
 * IEEE 754 double, lowest first. */
#include "input/guide_pack.h"

#include <limits.h>
#include <stdint.h>
#include <string.h>

/* Bytes of another version are refused. */
static const char signature[] = "dossier guide 1\n";

struct packing {
    struct buffer *out;   /* NULL: reading */
    const char *at, *end; /* of what is read */
    struct arena *arena;
    bool failed; /* what is read is no guide; all else it gives is empty */
    struct guide *guide; /* so far: what indexes must stay below */
};

enum { SCOPE_COUNT = SCOPE_PART + 1, LEVEL_COUNT = LEVEL_SERIOUS + 1 };
enum { WAYS_TO_DERIVE = DERIVATION_COUNT + 1, WAYS_TO_HOLD = VALUE_TEXT + 1 };

/* ---- bytes --------------------------------------------------------------- */

static unsigned char read_byte(struct packing *packing)
{
    if (packing->at == packing->end) {
        packing->failed = true;
        return 0;
    }
    return (unsigned char)*packing->at++;
}

static void pack_bits(struct packing *packing, uint64_t *bits)
{
    if (packing->out) {
        uint64_t left = *bits;
        for (; left >= 0x80; left >>= 7)
            buffer_add_byte(packing->out, (char)(left | 0x80));
        buffer_add_byte(packing->out, (char)left);
        return;
    }
    unsigned char byte = 0x80;
    *bits = 0;
    for (unsigned shift = 0; byte & 0x80; shift += 7) {
        byte = read_byte(packing);
        if (shift > 63 || (shift == 63 && byte > 1))
            packing->failed = true;
        if (packing->failed) {
            *bits = 0;
            return;
        }
        *bits |= (uint64_t)(byte & 0x7F) << shift;
    }
}

static void pack_long(struct packing *packing, long *number)
{
    int64_t whole = *number;
    uint64_t bits = ((uint64_t)whole << 1) ^ (whole < 0 ? UINT64_MAX : 0);
    pack_bits(packing, &bits);
    whole = (int64_t)(bits >> 1) ^ -(int64_t)(bits & 1);
    if (whole > INT32_MAX || whole < INT32_MIN) {
        packing->failed = true;
        whole = 0;
    }
    *number = (long)whole;
}

/* A whole number from LOW to below END; others fail. */
static void pack_within(
    struct packing *packing, int *number, int low, size_t end)
{
    long whole = *number;
    pack_long(packing, &whole);
    if (whole < low || (whole >= 0 && (size_t)whole >= end)) {
        packing->failed = true;
        whole = low;
    }
    *number = (int)whole;
}

static void pack_int(struct packing *packing, int *number)
{
    pack_within(packing, number, INT_MIN, (size_t)INT_MAX + 1);
}

/* An enum's constant, of so many, or a bool, of two. */
#define PACK_CHOICE(packing, field, count)                                     \
    do {                                                                       \
        int chosen = (int)*(field);                                            \
        pack_within((packing), &chosen, 0, (count));                           \
        *(field) = (unsigned)chosen;                                           \
    } while (0)

#define PACK_TRUTH(packing, field) PACK_CHOICE(packing, field, 2)

static void pack_double(struct packing *packing, double *number)
{
    uint64_t bits;
    memcpy(&bits, number, sizeof bits);
    for (unsigned i = 0; i < sizeof bits; i++)
        if (packing->out)
            buffer_add_byte(packing->out, (char)(bits >> 8 * i));
        else
            bits = (i ? bits : 0) | (uint64_t)read_byte(packing) << 8 * i;
    memcpy(number, &bits, sizeof bits);
}

static void pack_text(struct packing *packing, const char **text)
{
    uint64_t length = packing->out && *text ? strlen(*text) + 1 : 0;
    pack_bits(packing, &length);
    if (packing->out) {
        if (length)
            buffer_add(packing->out, *text, (size_t)length - 1);
        return;
    }
    *text = NULL;
    if (length && length - 1 > (uint64_t)(packing->end - packing->at))
        packing->failed = true;
    if (!length || packing->failed)
        return;
    *text = arena_copy(packing->arena, packing->at, (size_t)length - 1);
    packing->at += length - 1;
}

/* A text that is never NULL. */
static void pack_name(struct packing *packing, const char **text)
{
    pack_text(packing, text);
    if (!*text) {
        packing->failed = true;
        *text = "";
    }
}

/* The number of items of a list, each of which takes a byte at least. */
static void pack_count(struct packing *packing, size_t *count)
{
    uint64_t bits = *count;
    pack_bits(packing, &bits);
    if (!packing->out &&
        (packing->failed || bits > (uint64_t)(packing->end - packing->at))) {
        packing->failed = true;
        bits = 0;
    }
    *count = (size_t)bits;
}

/* Makes a copy of the list ITEMS of COUNT, or an empty list for what is read,
 * and walks it by FUNCTION. What is written is not changed. */
#define PACK_LIST(packing, items, count, function)                             \
    do {                                                                       \
        pack_count((packing), &(count));                                       \
        void *walked =                                                         \
            begin_list((packing), (items), (count), sizeof *(items));          \
        for (size_t index_ = 0; index_ < (count); index_++)                    \
            function((packing), (char *)walked + index_ * sizeof *(items));    \
        (items) = walked;                                                      \
    } while (0)

static void *begin_list(
    struct packing *packing, const void *items, size_t count, size_t size)
{
    if (!count)
        return NULL;
    void *walked = arena_allocate(packing->arena, count, size);
    if (packing->out)
        memcpy(walked, items, count * size);
    return walked;
}

/* ---- the parts of a guide ------------------------------------------------ */

static void pack_word(struct packing *packing, void *word)
{
    pack_name(packing, word);
}

static void pack_cut(struct packing *packing, void *cut)
{
    pack_double(packing, cut);
}

static void pack_member(struct packing *packing, void *option)
{
    pack_within(packing, option, 0, packing->guide->option_count);
}

static void pack_choice(struct packing *packing, void *plan)
{
    pack_within(packing, plan, NONE, packing->guide->plan_count);
}

static void pack_value(
    struct packing *packing, const struct fact *fact, struct value *value)
{
    PACK_CHOICE(packing, &value->type, WAYS_TO_HOLD);
    switch (value->type) {
    case VALUE_UNKNOWN: break;
    case VALUE_BOOLEAN: PACK_TRUTH(packing, &value->as.truth); break;
    case VALUE_NUMBER: pack_double(packing, &value->as.number); break;
    case VALUE_WORD:
        pack_within(packing, &value->as.word, 0, fact->value_count);
        break;
    case VALUE_SET: pack_bits(packing, &value->as.members); break;
    case VALUE_TEXT: pack_name(packing, &value->as.text); break;
    }
}

static void pack_plan(struct packing *packing, void *item)
{
    struct plan *plan = item;
    pack_name(packing, &plan->id);
    pack_text(packing, &plan->label);
    PACK_LIST(packing, plan->members, plan->member_count, pack_member);
}

static void pack_fact(struct packing *packing, void *item)
{
    struct fact *fact = item;
    pack_name(packing, &fact->id);
    PACK_CHOICE(packing, &fact->of, SCOPE_COUNT);
    PACK_CHOICE(packing, &fact->type, FACT_TEXT + 1);
    PACK_CHOICE(packing, &fact->derivation, WAYS_TO_DERIVE);
    if (fact->derivation == DERIVATION_NONE)
        pack_text(packing, &fact->expression.text);
    else
        pack_name(packing, &fact->expression.text);
    pack_text(packing, &fact->path);
    pack_text(packing, &fact->label);
    pack_text(packing, &fact->group);
    PACK_LIST(packing, fact->values, fact->value_count, pack_word);
    PACK_LIST(packing, fact->cuts, fact->cut_count, pack_cut);
    pack_text(packing, &fact->asked_if.text);
    pack_value(packing, fact, &fact->otherwise);
    pack_value(packing, fact, &fact->assumed);
    PACK_TRUTH(packing, &fact->required);
    PACK_TRUTH(packing, &fact->print_only);
}

static void pack_exception(struct packing *packing, void *item)
{
    struct exception *exception = item;
    pack_text(packing, &exception->when.text);
    PACK_CHOICE(packing, &exception->grade, GRADE_COUNT);
}

static void pack_reason(struct packing *packing, void *item)
{
    struct reason *reason = item;
    pack_name(packing, &reason->id);
    PACK_TRUTH(packing, &reason->against);
    pack_within(packing, &reason->plan, 0, packing->guide->plan_count);
    PACK_CHOICE(packing, &reason->grade, GRADE_COUNT);
    PACK_CHOICE(packing, &reason->scope, SCOPE_COUNT);
    pack_text(packing, &reason->when.text);
    PACK_LIST(
        packing, reason->exceptions, reason->exception_count, pack_exception);
    pack_within(packing, &reason->module, NONE, packing->guide->module_count);
    pack_within(
        packing, &reason->criterion, NONE, packing->guide->criterion_count);
}

static void pack_module(struct packing *packing, void *item)
{
    struct module *module = item;
    pack_name(packing, &module->id);
    pack_text(packing, &module->title);
    pack_text(packing, &module->kind);
    PACK_CHOICE(packing, &module->scope, SCOPE_COUNT);
    pack_text(packing, &module->when.text);
}

static void pack_warning(struct packing *packing, void *item)
{
    struct warning *warning = item;
    pack_name(packing, &warning->id);
    PACK_CHOICE(packing, &warning->level, LEVEL_COUNT);
    pack_text(packing, &warning->when.text);
}

static void pack_weight(struct packing *packing, void *item)
{
    struct weight *weight = item;
    pack_text(packing, &weight->name);
    pack_int(packing, &weight->value);
}

static void pack_criterion(struct packing *packing, void *item)
{
    struct criterion *criterion = item;
    pack_name(packing, &criterion->id);
    pack_text(packing, &criterion->label);
}

/* What the facts with a part of their own must be, so that their values can
 * be looked up. */
static bool is_sound(const struct guide *guide)
{
    int weight = guide->weight_fact, current = guide->current_fact;
    if (current != NONE &&
        fact_forms[guide->facts[current].type].holds != VALUE_WORD)
        return false;
    return weight == NONE ||
           (fact_forms[guide->facts[weight].type].holds == VALUE_WORD &&
               guide->facts[weight].value_count == guide->weight_count);
}

/* Counts and lists stand before what points into them. */
static void pack_guide(struct packing *packing, struct guide *guide)
{
    packing->guide = guide;
    pack_name(packing, &guide->id);
    pack_count(packing, &guide->option_count);
    PACK_LIST(packing, guide->plans, guide->plan_count, pack_plan);
    if (guide->option_count > guide->plan_count)
        packing->failed = true;
    for (size_t i = 0; i < GRADE_COUNT; i++)
        pack_int(packing, &guide->grade_points[i]);
    PACK_LIST(packing, guide->weights, guide->weight_count, pack_weight);
    pack_int(packing, &guide->project_weight);
    PACK_LIST(packing, guide->facts, guide->fact_count, pack_fact);
    pack_text(packing, &guide->parts_path);
    pack_within(packing, &guide->weight_fact, NONE, guide->fact_count);
    pack_within(packing, &guide->vary_fact, NONE, guide->fact_count);
    pack_within(packing, &guide->current_fact, NONE, guide->fact_count);
    size_t choices = guide->current_fact == NONE || packing->failed
                         ? 0
                         : guide->facts[guide->current_fact].value_count;
    size_t listed = choices;
    PACK_LIST(packing, guide->current_plans, listed, pack_choice);
    if (listed != choices || !is_sound(guide))
        packing->failed = true;
    PACK_LIST(packing, guide->criteria, guide->criterion_count, pack_criterion);
    PACK_LIST(packing, guide->modules, guide->module_count, pack_module);
    PACK_LIST(packing, guide->reasons, guide->reason_count, pack_reason);
    PACK_LIST(packing, guide->warnings, guide->warning_count, pack_warning);
}

/* ---- the doors ----------------------------------------------------------- */

void guide_pack(struct buffer *out, const struct guide *guide)
{
    struct arena arena;
    arena_init(&arena);
    struct packing packing = {.out = out, .arena = &arena};
    struct guide walked = *guide;
    buffer_add_string(out, signature);
    pack_guide(&packing, &walked);
    arena_release(&arena);
}

const struct guide *guide_unpack(
    struct arena *arena, const char *bytes, size_t length)
{
    size_t signed_by = strlen(signature);
    if (length < signed_by || memcmp(bytes, signature, signed_by) != 0)
        return NULL;
    struct packing packing = {
        .at = bytes + signed_by, .end = bytes + length, .arena = arena};
    struct guide *guide = arena_new(arena, struct guide);
    pack_guide(&packing, guide);
    return packing.failed || packing.at != packing.end ? NULL : guide;
}
