/* From reasons, modules and warnings back to the facts that they rest on, and
 * to the sources. */
#include "decide/unread.h"

#include "base/ascii.h"

#include <string.h>

/* ---- texts --------------------------------------------------------------- */

static bool goes_on(char c)
{
    return ascii_is_lower(c) || ascii_is_digit(c) || c == '-';
}

/* True if TEXT has MARK and then ID, which ends there or at a dot. */
static bool names(const char *text, const char *mark, const char *id)
{
    size_t mark_length = strlen(mark), length = strlen(id);
    for (const char *at = text; (at = strstr(at, mark)) != NULL;) {
        at += mark_length;
        if (strncmp(at, id, length) == 0 && !goes_on(at[length]))
            return true;
    }
    return false;
}

/* As a value, as that of a part, or in a condition. */
static bool text_names(const char *text, const char *id)
{
    return names(text, "{{", id) || names(text, "{{part.", id) ||
           names(text, "$", id);
}

static bool is_in_text(const struct guide *guide, const char *id)
{
    for (size_t i = 0; i < guide->module_count; i++) {
        const struct module *module = &guide->modules[i];
        if (text_names(module->source->text + module->body_offset, id))
            return true;
    }
    return false;
}

/* ---- conditions ---------------------------------------------------------- */

struct reading {
    const struct rules *rules;
    bool *read; /* by fact */
};

static void read_condition(
    struct reading *reading, const struct condition *condition);

/* The recursion is as deep as the chains of facts: RULES_LONGEST_CHAIN. */
static void read_fact(struct reading *reading, int fact)
{
    if (fact == NONE || reading->read[fact])
        return;
    reading->read[fact] = true;
    read_condition(reading, reading->rules->derived[fact]);
    read_condition(reading, reading->rules->asked_if[fact]);
}

static void read_condition(
    struct reading *reading, const struct condition *condition)
{
    size_t count = condition ? condition->fact_count : 0;
    for (size_t i = 0; i < count; i++)
        read_fact(reading, condition->facts[i]);
}

static void read_all(struct reading *reading)
{
    const struct rules *rules = reading->rules;
    const struct guide *guide = rules->guide;
    for (size_t i = 0; i < guide->reason_count; i++) {
        read_condition(reading, rules->reasons[i]);
        for (size_t j = 0; j < guide->reasons[i].exception_count; j++)
            read_condition(reading, rules->exceptions[i][j]);
    }
    for (size_t i = 0; i < guide->module_count; i++)
        read_condition(reading, rules->modules[i]);
    for (size_t i = 0; i < guide->warning_count; i++)
        read_condition(reading, rules->warnings[i]);
    read_fact(reading, guide->weight_fact);
    read_fact(reading, guide->vary_fact);
    read_fact(reading, guide->current_fact);
    for (size_t i = 0; i < guide->fact_count; i++)
        if (is_in_text(guide, guide->facts[i].id))
            read_fact(reading, (int)i);
}

/* ---- sources ------------------------------------------------------------- */

static bool is_cited_by(
    const struct reason *reason, const struct guide_source *source)
{
    for (size_t i = 0; i < reason->rests_on_count; i++)
        if (reason->rests_on[i] == source)
            return true;
    return false;
}

/* A source of MODULE, or of the guide if that is NULL, which a reason rests on
 * or a sentence names. */
static bool is_used(struct arena *arena, const struct guide *guide,
    const struct module *module, const struct guide_source *source)
{
    for (size_t i = 0; i < guide->reason_count; i++)
        if (is_cited_by(&guide->reasons[i], source))
            return true;
    const char *mark = arena_format(arena, "[^@%s]", source->id);
    for (size_t i = 0; i < guide->module_count; i++)
        if ((!module || module == &guide->modules[i]) &&
            strstr(
                guide->modules[i].source->text + guide->modules[i].body_offset,
                mark))
            return true;
    return false;
}

static void check_sources(struct arena *arena, const struct guide *guide,
    const struct module *module, const struct guide_source *sources,
    size_t count, struct diags *diags)
{
    for (size_t i = 0; i < count; i++)
        if (sources[i].id && !is_used(arena, guide, module, &sources[i]))
            diag_add(diags, SEVERITY_WARNING, sources[i].place,
                arena_format(diags->arena,
                    "cite it behind a sentence as [^@%s], let a reason rest on "
                    "it, or drop it",
                    sources[i].id),
                "nothing names the source \"%s\"", sources[i].id);
}

void unread_check(const struct rules *rules, struct diags *diags)
{
    struct arena arena;
    arena_init(&arena);
    struct reading reading = {.rules = rules};
    reading.read =
        arena_allocate(&arena, rules->guide->fact_count, sizeof(bool));
    read_all(&reading);
    for (size_t i = 0; i < rules->guide->fact_count; i++) {
        const struct fact *fact = &rules->guide->facts[i];
        bool asked = fact->derivation == DERIVATION_NONE;
        if (reading.read[i] || fact->print_only)
            continue;
        diag_add(diags, SEVERITY_WARNING, fact->place,
            asked ? "use it, or mark it print-only: yes" : "use it, or drop it",
            "nothing reads the fact \"%s\"", fact->id);
    }
    const struct guide *guide = rules->guide;
    check_sources(
        &arena, guide, NULL, guide->sources, guide->source_count, diags);
    for (size_t i = 0; i < guide->module_count; i++)
        check_sources(&arena, guide, &guide->modules[i],
            guide->modules[i].sources, guide->modules[i].source_count, diags);
    arena_release(&arena);
}
