/* What --keep-profiles keeps of a document's profile. */
#include "cli/trace_kept.h"

#include "base/hash.h"
#include "cli/trace.h"
#include "input/value_text.h"

static void keep_text(
    struct buffer *trace, const char *name, const struct source *source)
{
    char digits[HASH_DIGITS + 1];
    hash_bytes(digits, source->text, source->length);
    trace_add(
        trace, (struct trace_line){TRACE_KEPT, name, "", digits, source->text});
}

/* Those that are not asked here say nothing. */
static void keep_facts(struct buffer *trace, const struct profile *profile,
    struct facts *facts, struct arena *arena, int part)
{
    const struct guide *guide = profile->guide;
    for (size_t i = 0; i < guide->fact_count; i++) {
        const struct fact *fact = &guide->facts[i];
        enum origin origin;
        if ((fact->of == SCOPE_PART) != (part != NONE))
            continue;
        struct value value = facts_value(facts, (int)i, part, &origin);
        if (origin == ORIGIN_IRRELEVANT)
            continue;
        trace_add(trace,
            (struct trace_line){TRACE_FACT, fact->id,
                part == NONE ? "" : profile->parts[part].name,
                facts_origin_name(origin), value_text(arena, fact, value)});
    }
}

void trace_kept(struct buffer *trace, const struct profile *profile,
    const struct decision *decision)
{
    struct arena arena;
    arena_init(&arena);
    keep_text(trace, "", profile->source);
    for (size_t i = 0; i < profile->file_count; i++)
        keep_text(trace, profile->files[i].name, profile->files[i].source);
    keep_facts(trace, profile, decision->facts, &arena, NONE);
    for (size_t i = 0; i < profile->part_count; i++)
        keep_facts(trace, profile, decision->facts, &arena, (int)i);
    arena_release(&arena);
}
