/* Fuzz target: conditions, a line each, at every kind of place that has one:
 * a module for the project, a module for parts, a reason, a derived fact. What
 * is accepted is evaluated and explained. */
#include "pipe.h"

#include "decide/clause.h"

static const char profile_text[] =
    "<profile guide=\"drinks\" "
    "format=\"1\"><project><hour>17</hour></project><guests>"
    "<guest name=\"A\"/><guest name=\"B\" weight=\"core\"/></guests>"
    "</profile>\n";

/* The line that begins at *AT, moved behind it; "" at the end. */
static const char *take_line(
    struct arena *arena, const struct source *source, size_t *at)
{
    const char *line = source->text + *at;
    const char *end = memchr(line, '\n', source->length - *at);
    size_t length = end ? (size_t)(end - line) : source->length - *at;
    *at += length + (end != NULL);
    return arena_copy(arena, line, length);
}

static const struct guide *change_conditions(
    struct arena *arena, const struct guide *guide, const struct source *source)
{
    size_t at = 0;
    struct guide *changed = arena_new(arena, struct guide);
    struct module *modules =
        arena_allocate(arena, guide->module_count, sizeof *modules);
    struct reason *reasons =
        arena_allocate(arena, guide->reason_count, sizeof *reasons);
    struct fact *facts =
        arena_allocate(arena, guide->fact_count, sizeof *facts);
    memcpy(modules, guide->modules, guide->module_count * sizeof *modules);
    memcpy(reasons, guide->reasons, guide->reason_count * sizeof *reasons);
    memcpy(facts, guide->facts, guide->fact_count * sizeof *facts);
    modules[0].scope = SCOPE_PROJECT;
    modules[0].when.text = take_line(arena, source, &at);
    modules[1].scope = SCOPE_PART;
    modules[1].when.text = take_line(arena, source, &at);
    reasons[0].when.text = take_line(arena, source, &at);
    const char *derived = take_line(arena, source, &at);
    for (size_t i = 0; i < guide->fact_count; i++)
        if (facts[i].derivation != DERIVATION_NONE && *derived)
            facts[i].expression.text = derived;
    *changed = *guide;
    changed->modules = modules;
    changed->reasons = reasons;
    changed->facts = facts;
    return changed;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static struct pipe pipe;
    struct arena arena;
    struct diags diags;
    if (!pipe.guide)
        pipe_init_small(&pipe);
    arena_init(&arena);
    diags_init(&diags, &arena);
    const struct source *source = pipe_text(&arena, "when", bytes, length);
    if (source) {
        const struct guide *guide =
            change_conditions(&arena, pipe.guide, source);
        const struct rules *rules = rules_new(&arena, guide, &diags);
        if ((rules != NULL) != diags_clean(&diags))
            abort();
        if (rules) {
            struct buffer out;
            buffer_init(&out);
            const struct profile *profile = read_profile(&arena,
                source_new(
                    &arena, "p.xml", profile_text, sizeof profile_text - 1),
                guide, &diags);
            if (!profile)
                abort();
            struct decision decision = decide(&arena, rules, profile);
            json_write_decision(&out, &decision);
            ledger_write(&out, rules, clauses_new(&arena, rules), &decision);
            buffer_release(&out);
        }
    }
    arena_release(&arena);
    return 0;
}
