/* A profile after changes: its rows anew, of which nothing is shared with it.
 */
#include "decide/changed.h"

#include <string.h>

struct draft {
    struct answer *answers;
    struct part *parts;
    size_t part_count;
};

static struct answer *copy_answers(
    struct arena *arena, const struct guide *guide, const struct answer *from)
{
    struct answer *copy =
        arena_allocate(arena, guide->fact_count, sizeof *copy);
    memcpy(copy, from, guide->fact_count * sizeof *copy);
    return copy;
}

static void set_answer(struct arena *arena, const struct guide *guide,
    struct draft *draft, int fact, int part, struct value value)
{
    if (guide->facts[fact].of == SCOPE_PROJECT) {
        draft->answers[fact].value = value;
        return;
    }
    struct answer *own = copy_answers(arena, guide, draft->parts[part].answers);
    own[fact].value = value;
    draft->parts[part].answers = own;
}

static void add_draft_part(
    struct arena *arena, const struct guide *guide, struct draft *draft)
{
    const char *label = guide->part_label.one ? guide->part_label.one : "part";
    draft->parts[draft->part_count++] =
        (struct part){.name = arena_format(arena, "another %s", label),
            .answers = arena_allocate(
                arena, guide->fact_count, sizeof(struct answer))};
}

static void apply_change(struct arena *arena, const struct guide *guide,
    struct draft *draft, const struct flip *flip)
{
    switch (flip->kind) {
    case FLIP_FACT:
    case FLIP_WEIGHT:
        set_answer(arena, guide, draft, flip->fact, flip->part, flip->to);
        break;
    case FLIP_DROP_PART: draft->parts[flip->part].name = NULL; break;
    case FLIP_ADD_PART: {
        int part = (int)draft->part_count;
        add_draft_part(arena, guide, draft);
        set_answer(arena, guide, draft, flip->fact, part, flip->to);
        if (flip->weight != NONE)
            set_answer(arena, guide, draft, guide->weight_fact, part,
                (struct value){.type = VALUE_WORD, .as.word = flip->weight});
        break;
    }
    }
}

const struct profile *changed_profile(struct arena *arena,
    const struct profile *profile, const struct flip *changes, size_t count)
{
    const struct guide *guide = profile->guide;
    struct profile *changed = arena_new(arena, struct profile);
    size_t parts = profile->part_count;
    struct draft draft = {
        .answers = copy_answers(arena, guide, profile->answers),
        .parts = arena_allocate(arena, parts + count, sizeof *draft.parts),
        .part_count = parts};
    if (parts)
        memcpy(draft.parts, profile->parts, parts * sizeof *draft.parts);
    for (size_t i = 0; i < count; i++)
        apply_change(arena, guide, &draft, &changes[i]);
    *changed = *profile;
    changed->answers = draft.answers;
    changed->parts = draft.parts;
    changed->part_count = 0;
    /* Dropped parts lost their name, and their place only now, so that the
     * changes could go by the old numbers. */
    for (size_t i = 0; i < draft.part_count; i++)
        if (draft.parts[i].name)
            draft.parts[changed->part_count++] = draft.parts[i];
    return changed;
}
