/* The edits of a guide, in groups. */
#include "cli/impact_edits.h"

#include "base/array.h"
#include "base/ascii.h"

#include <string.h>

/* ---- guides with some of the edits --------------------------------------- */

bool impact_guide_make(struct impact_guide *guide,
    const struct impact_edits *edits, const struct impact_group *group,
    bool back)
{
    struct diags untold;
    *guide = (struct impact_guide){0};
    arena_init(&guide->arena);
    diags_init(&untold, &guide->arena);
    struct upshot_guide *made = &guide->made;
    made->guide = guide_edits_apply(
        &guide->arena, edits->edits, group->chosen, back, &untold);
    if (made->guide)
        made->rules = rules_new(&guide->arena, made->guide, &untold);
    if (made->rules)
        guide->composer = composer_new(
            &guide->arena, made->guide, made->rules, edits->template, &untold);
    made->composer = guide->composer;
    return made->composer != NULL;
}

void impact_guide_release(struct impact_guide *guide)
{
    composer_free(guide->composer);
    arena_release(&guide->arena);
}

/* ---- what an edit is about ----------------------------------------------- */

static bool is_name(char letter)
{
    return ascii_is_letter(letter) || ascii_is_digit(letter) || letter == '-' ||
           letter == '_';
}

/* Whether TEXT names $ID or {{ID. */
static bool text_names(const char *text, const char *id)
{
    size_t length = strlen(id);
    for (const char *at = text; (at = strstr(at, id)) != NULL; at++)
        if (at > text && (at[-1] == '$' || at[-1] == '{') &&
            !is_name(at[length]))
            return true;
    return false;
}

static bool value_names(const struct yaml *value, const char *id)
{
    if (!value)
        return false;
    if (value->kind == YAML_SCALAR)
        return text_names(value->text, id);
    for (size_t i = 0; i < value->count; i++)
        if (value_names(&value->items[i], id))
            return true;
    return false;
}

static bool is_about(const struct guide_edit *edit, const char *fact)
{
    if (!edit->module && edit->path_count > 1 &&
        strcmp(edit->path[0], "facts") == 0 && strcmp(edit->path[1], fact) == 0)
        return true;
    if (edit->text)
        return text_names(edit->old_text, fact) ||
               text_names(edit->new_text, fact);
    return value_names(edit->old, fact) || value_names(edit->new, fact);
}

/* ---- groups -------------------------------------------------------------- */

struct grouping {
    struct shared *shared;
    struct impact_edits *found;
    size_t *group_of; /* by edit */
    bool *unsound;    /* by group, while they are joined */
    ARRAY(struct impact_group) groups;
};

static bool is_sound(const struct grouping *grouping, size_t group)
{
    struct impact_guide guide;
    bool sound = impact_guide_make(
        &guide, grouping->found, &grouping->groups.items[group], false);
    impact_guide_release(&guide);
    return sound;
}

static void join(struct grouping *grouping, size_t into, size_t from)
{
    struct impact_group *one = &grouping->groups.items[into];
    struct impact_group *other = &grouping->groups.items[from];
    if (into == from)
        return;
    for (size_t i = 0; i < grouping->found->edits->count; i++)
        if (other->chosen[i]) {
            one->chosen[i] = true;
            grouping->group_of[i] = into;
        }
    one->count += other->count;
    other->count = 0;
}

/* Joins what is about FACT, if one of that cannot stand alone. */
static void join_about(struct grouping *grouping, const char *fact)
{
    const struct guide_edits *edits = grouping->found->edits;
    bool needed = false;
    size_t first = edits->count;
    for (size_t i = 0; i < edits->count; i++)
        needed = needed || (grouping->unsound[grouping->group_of[i]] &&
                               is_about(&edits->items[i], fact));
    for (size_t i = 0; needed && i < edits->count; i++) {
        if (!is_about(&edits->items[i], fact))
            continue;
        if (first == edits->count)
            first = i;
        else
            join(grouping, grouping->group_of[first], grouping->group_of[i]);
        grouping->unsound[grouping->group_of[first]] = true;
    }
}

/* Which of the groups that are UNSOUND still are; whether any is. */
static bool look_again(struct grouping *grouping)
{
    bool any = false;
    for (size_t i = 0; i < grouping->groups.count; i++) {
        if (grouping->groups.items[i].count > 0 && grouping->unsound[i])
            grouping->unsound[i] = !is_sound(grouping, i);
        else
            grouping->unsound[i] = false;
        any = any || grouping->unsound[i];
    }
    return any;
}

/* Joins all that are unsound, or ALL. */
static void join_rest(struct grouping *grouping, bool all)
{
    size_t into = grouping->groups.count;
    for (size_t i = 0; i < grouping->groups.count; i++) {
        if (grouping->groups.items[i].count == 0 ||
            (!all && !grouping->unsound[i]))
            continue;
        if (into == grouping->groups.count)
            into = i;
        join(grouping, into, i);
        grouping->unsound[i] = false;
    }
    if (into < grouping->groups.count)
        grouping->unsound[into] = true;
}

static void join_what_must(
    struct grouping *grouping, const struct guide *old, const struct guide *new)
{
    if (!look_again(grouping))
        return;
    for (size_t i = 0; i < new->fact_count; i++)
        join_about(grouping, new->facts[i].id);
    for (size_t i = 0; i < old->fact_count; i++)
        if (guide_fact(new, old->facts[i].id) == NONE)
            join_about(grouping, old->facts[i].id);
    if (!look_again(grouping))
        return;
    join_rest(grouping, false);
    if (look_again(grouping))
        join_rest(grouping, true);
}

static void drop_empty(struct grouping *grouping)
{
    size_t kept = 0;
    for (size_t i = 0; i < grouping->groups.count; i++)
        if (grouping->groups.items[i].count > 0)
            grouping->groups.items[kept++] = grouping->groups.items[i];
    grouping->groups.count = kept;
}

struct impact_edits impact_edits_find(struct shared *shared,
    const struct guide *old, const struct guide *new,
    const struct template *template)
{
    struct arena *arena = &shared->arena;
    struct impact_edits found = {.template = template};
    struct grouping grouping = {.shared = shared, .found = &found};
    found.edits = guide_edits_find(arena, old, new);
    size_t count = found.edits->count;
    bool many = count > IMPACT_MOST_EDITS;
    grouping.group_of = arena_allocate(arena, count, sizeof *grouping.group_of);
    grouping.unsound = arena_allocate(arena, count, sizeof *grouping.unsound);
    for (size_t i = 0; i < count; i++) {
        const struct guide_edit *edit = &found.edits->items[i];
        bool first = i == 0 || !many;
        struct impact_group *group = first ? array_add(&grouping.groups, arena)
                                           : &grouping.groups.items[0];
        if (first)
            group->chosen = arena_allocate(arena, count, sizeof(bool));
        group->chosen[i] = true;
        group->count++;
        group->text_of = edit->text ? edit->module : NULL;
        grouping.group_of[i] = many ? 0 : i;
        grouping.unsound[i] = true;
    }
    if (!many)
        join_what_must(&grouping, old, new);
    for (size_t i = 0; i < grouping.groups.count; i++)
        if (grouping.groups.items[i].count > 1)
            grouping.groups.items[i].text_of = NULL;
    drop_empty(&grouping);
    found.groups = grouping.groups.items;
    found.group_count = grouping.groups.count;
    return found;
}
