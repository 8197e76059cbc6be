/* Words for what is decided. */
#include "write/wording.h"

#include "base/buffer.h"
#include "decide/representative.h"

#include <string.h>

/* ---- values -------------------------------------------------------------- */

/* "1,500", with at most six decimals. */
static const char *grouped_number(struct arena *arena, double number)
{
    struct buffer plain, grouped;
    buffer_init(&plain);
    buffer_init(&grouped);
    buffer_add_number(&plain, number, 6);
    const char *digits = buffer_string(&plain);
    size_t sign = *digits == '-', whole = strcspn(digits, ".");
    for (size_t i = 0; i < plain.length; i++) {
        if (i > sign && i < whole && (whole - i) % 3 == 0)
            buffer_add_byte(&grouped, ',');
        buffer_add_byte(&grouped, digits[i]);
    }
    const char *text = arena_string(arena, buffer_string(&grouped));
    buffer_release(&plain);
    buffer_release(&grouped);
    return text;
}

static const char *with_unit(struct arena *arena, const struct fact *fact,
    const char *number, double counted)
{
    const char *unit = counted == 1 ? fact->unit.one : fact->unit.other;
    return unit ? arena_format(arena, "%s %s", number, unit) : number;
}

static const char *members(
    struct arena *arena, const struct fact *fact, struct value value)
{
    const char *list = NULL;
    for (size_t i = 0; i < fact->value_count; i++) {
        const char *label = fact->value_labels[i];
        if (value.as.members >> i & 1)
            list = list ? arena_format(arena, "%s, %s", list, label) : label;
    }
    return list ? list : "none";
}

static const char *truth_label(const struct fact *fact, bool truth)
{
    const char *label = truth ? fact->true_label : fact->false_label;
    if (label)
        return label;
    return truth ? "yes" : "no";
}

const char *wording_value(
    struct arena *arena, const struct fact *fact, struct value value)
{
    switch (value.type) {
    case VALUE_BOOLEAN: return truth_label(fact, value.as.truth);
    case VALUE_NUMBER:
        return with_unit(arena, fact, grouped_number(arena, value.as.number),
            value.as.number);
    case VALUE_WORD: return fact->value_labels[value.as.word];
    case VALUE_SET: return members(arena, fact, value);
    case VALUE_TEXT: return value.as.text;
    case VALUE_UNKNOWN: break;
    }
    return "not known";
}

const char *wording_band(
    struct arena *arena, const struct fact *fact, struct value value)
{
    if (value.type != VALUE_NUMBER || !fact->cut_count)
        return wording_value(arena, fact, value);
    size_t band = representative_of(fact, value);
    const char *from =
        band ? grouped_number(arena, fact->cuts[band - 1]) : NULL;
    if (band == fact->cut_count)
        return with_unit(arena, fact, arena_format(arena, "at least %s", from),
            fact->cuts[band - 1]);
    const char *below = grouped_number(arena, fact->cuts[band]);
    const char *text =
        from ? arena_format(arena, "from %s to below %s", from, below)
             : arena_format(arena, "below %s", below);
    return with_unit(arena, fact, text, fact->cuts[band]);
}

/* ---- names --------------------------------------------------------------- */

const char *wording_label(const struct fact *fact)
{
    return fact->label ? fact->label : fact->id;
}

static const char *part_word(const struct guide *guide)
{
    return guide->part_label.one ? guide->part_label.one : "part";
}

const char *wording_row(
    struct arena *arena, const struct profile *profile, int part)
{
    if (part == NONE)
        return "";
    if ((size_t)part >= profile->part_count)
        return arena_format(arena, "another %s: ", part_word(profile->guide));
    return arena_format(arena, "%s: ", profile->parts[part].name);
}

const char *wording_plan(const struct guide *guide, int plan)
{
    return plan == NONE ? "a toss-up" : guide->plans[plan].label;
}

const char *wording_side(
    struct arena *arena, const struct guide *guide, const struct reason *reason)
{
    return arena_format(arena, "%s %s", reason->against ? "against" : "for",
        guide->plans[reason->plan].label);
}

const char *wording_level(enum level level)
{
    static const char *const levels[] = {"note", "caution", "serious"};
    return levels[level];
}

/* ---- changes ------------------------------------------------------------- */

static const char *added_part(
    struct arena *arena, const struct guide *guide, const struct flip *flip)
{
    const struct fact *kind = &guide->facts[flip->fact];
    const char *text =
        arena_format(arena, "one more %s (%s: %s", part_word(guide),
            wording_label(kind), wording_value(arena, kind, flip->to));
    if (flip->weight == NONE)
        return arena_format(arena, "%s)", text);
    const struct fact *weight = &guide->facts[guide->weight_fact];
    return arena_format(arena, "%s, %s: %s)", text, wording_label(weight),
        weight->value_labels[flip->weight]);
}

const char *wording_change(
    struct arena *arena, const struct profile *profile, const struct flip *flip)
{
    const struct guide *guide = profile->guide;
    if (flip->kind == FLIP_DROP_PART)
        return arena_format(
            arena, "without %s", profile->parts[flip->part].name);
    if (flip->kind == FLIP_ADD_PART)
        return added_part(arena, guide, flip);
    const struct fact *fact = &guide->facts[flip->fact];
    return arena_format(arena, "%s%s: %s -> %s",
        wording_row(arena, profile, flip->part), wording_label(fact),
        wording_value(arena, fact, flip->from),
        wording_band(arena, fact, flip->to));
}
