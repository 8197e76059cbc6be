/* Lines of the ledger. */
#include "write/ledger_lines.h"

#include "base/diag.h"
#include "base/utf8.h"
#include "write/wording.h"

#include <stdarg.h>
#include <string.h>

static void add_spaces(struct ledger *ledger, size_t count)
{
    for (size_t i = 0; i < count; i++)
        buffer_add_byte(ledger->out, ' ');
}

/* ---- lines and cells ----------------------------------------------------- */

/* Words are put on a line while they fit. A text that has line breaks of its
 * own, from a folded YAML text, loses them. */
static void add_words(struct ledger *ledger, size_t indent, const char *text)
{
    static const char spaces[] = " \t\r\n";
    size_t column = indent;
    add_spaces(ledger, indent);
    for (const char *at = text + strspn(text, spaces); *at;) {
        size_t length = strcspn(at, spaces);
        size_t width = utf8_count(at, length);
        bool first = column == indent;
        if (!first && column + 1 + width > LEDGER_WIDTH) {
            buffer_add_byte(ledger->out, '\n');
            add_spaces(ledger, indent + 2);
            column = indent + 2;
        } else if (!first) {
            buffer_add_byte(ledger->out, ' ');
            column++;
        }
        diag_add_text(ledger->out, at, length);
        column += width;
        at += length;
        at += strspn(at, spaces);
    }
    buffer_add_byte(ledger->out, '\n');
}

void ledger_add_line(
    struct ledger *ledger, size_t indent, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const char *text = arena_format_list(&ledger->arena, format, arguments);
    va_end(arguments);
    add_words(ledger, indent, text);
}

void ledger_add_left(struct ledger *ledger, const char *text, size_t width)
{
    size_t used = utf8_count(text, strlen(text));
    buffer_add_string(ledger->out, text);
    add_spaces(ledger, used < width ? width - used : 0);
}

void ledger_add_right(struct ledger *ledger, const char *text, size_t width)
{
    size_t used = utf8_count(text, strlen(text));
    add_spaces(ledger, used < width ? width - used : 0);
    buffer_add_string(ledger->out, text);
}

const char *ledger_row_name(const struct ledger *ledger, int part)
{
    return part == NONE ? "project" : ledger->profile->parts[part].name;
}

/* ---- facts --------------------------------------------------------------- */

/* What the derived fact is computed from. */
static const char *formula(struct ledger *ledger, const struct fact *fact)
{
    static const char *const quantifiers[] = {[DERIVATION_NONE] = "",
        [DERIVATION_IS] = "",
        [DERIVATION_ANY] = "any ",
        [DERIVATION_ALL] = "all ",
        [DERIVATION_COUNT] = "how many "};
    const struct plural *label = &ledger->guide->part_label;
    const char *noun =
        fact->derivation == DERIVATION_ANY ? label->one : label->other;
    if (fact->derivation == DERIVATION_IS)
        return fact->expression.text;
    return arena_format(&ledger->arena, "%s%s: %s",
        quantifiers[fact->derivation], noun ? noun : "parts",
        fact->expression.text);
}

/* "(stated)" */
static const char *describe_origin(
    struct ledger *ledger, const struct fact *fact, enum origin origin)
{
    bool shown = fact->derivation != DERIVATION_NONE && ledger->in_full;
    switch (origin) {
    case ORIGIN_STATED: return " (stated)";
    case ORIGIN_ASSUMED: return " (assumed)";
    case ORIGIN_IRRELEVANT: return " (not asked here)";
    case ORIGIN_DERIVED:
    case ORIGIN_MISSING: break;
    }
    return shown ? arena_format(&ledger->arena, " (%s)", formula(ledger, fact))
                 : "";
}

static const char *outcome_value(
    struct ledger *ledger, const struct variable *variable)
{
    const struct verdict *verdict = ledger->decision->verdict;
    struct arena *arena = &ledger->arena;
    switch (variable->kind) {
    case VARIABLE_VERDICT:
        return arena_format(
            arena, "verdict = %s", verdict_recommended_name(verdict));
    case VARIABLE_CONFIDENCE:
        return arena_format(arena, "confidence = %s",
            verdict_confidence_name(verdict->confidence));
    case VARIABLE_MISMATCH:
        return arena_format(
            arena, "misfit = %s", verdict_mismatch_name(verdict->mismatch));
    case VARIABLE_LEAD:
        return verdict->lead == LEAD_ALL_RULED_OUT
                   ? "lead = 999 (no rival is left)"
                   : arena_format(arena, "lead = %d", verdict->lead);
    case VARIABLE_USES:
        return arena_format(arena, "%s uses %s = %s",
            verdict->recommended == verdict->plan ? "the verdict"
                                                  : "what is recommended",
            ledger->guide->plans[variable->index].label,
            verdict->uses[variable->index] ? "yes" : "no");
    case VARIABLE_FACT:
    case VARIABLE_RANK: break;
    }
    return "";
}

void ledger_add_grounds(
    struct ledger *ledger, size_t indent, const struct why *why, int part)
{
    for (size_t i = 0; i < why->ground_count; i++) {
        const struct ground *ground = &why->grounds[i];
        size_t inside = indent + 2 * (size_t)ground->depth;
        if (variable_is_outcome(ground->variable)) {
            ledger_add_line(
                ledger, inside, "%s", outcome_value(ledger, ground->variable));
            continue;
        }
        enum origin origin;
        const struct fact *fact =
            &ledger->guide->facts[ground->variable->index];
        struct value value = facts_value(ledger->decision->facts,
            ground->variable->index, ground->part, &origin);
        ledger_add_line(ledger, inside, "%s%s = %s%s",
            ground->part == part
                ? ""
                : wording_row(&ledger->arena, ledger->profile, ground->part),
            wording_label(fact), wording_value(&ledger->arena, fact, value),
            describe_origin(ledger, fact, origin));
    }
}
