/* What changed from one version of a guide to another. */
#include "input/guide_edits.h"

#include "base/array.h"
#include "base/buffer.h"
#include "base/text_map.h"
#include "base/utf8.h"

#include <string.h>

enum { LONGEST_VALUE = 48 /* bytes of an edit's words */ };

struct finding_edits {
    struct arena *arena;
    ARRAY(struct guide_edit) edits;
    const char *module;
    ARRAY(const char *) path; /* to what is compared now */
};

/* ---- things with ids ----------------------------------------------------- */

/* The id of a thing in a list; NULL if it has none. */
static const char *id_of(const struct yaml *item)
{
    const struct yaml *id = yaml_lookup(item, "id");
    return id && id->kind == YAML_SCALAR ? id->text : NULL;
}

static bool has_ids(const struct yaml *list)
{
    for (size_t i = 0; i < list->count; i++)
        if (!id_of(&list->items[i]))
            return false;
    return list->kind == YAML_LIST && list->count > 0;
}

/* What a step leads by: the key of a map, the id in a list. */
static const char *step_of(const struct yaml *node, size_t index)
{
    return node->kind == YAML_MAP ? node->keys[index].text
                                  : id_of(&node->items[index]);
}

static size_t find_step(const struct yaml *node, const char *step)
{
    size_t i = 0;
    while (i < node->count && strcmp(step_of(node, i), step) != 0)
        i++;
    return i;
}

static bool is_same(const struct yaml *old, const struct yaml *new)
{
    if (!old || !new || old->kind != new->kind)
        return old == new;
    if (old->kind == YAML_SCALAR)
        return strcmp(old->text, new->text) == 0 && old->quoted == new->quoted;
    if (old->count != new->count)
        return false;
    for (size_t i = 0; i < old->count; i++)
        if ((old->kind == YAML_MAP &&
                strcmp(old->keys[i].text, new->keys[i].text) != 0) ||
            !is_same(&old->items[i], &new->items[i]))
            return false;
    return true;
}

/* Where each step of NODE is. */
static struct text_map map_steps(struct arena *arena, const struct yaml *node)
{
    struct text_map map = {0};
    for (size_t i = 0; i < node->count; i++)
        text_map_add(&map, arena, step_of(node, i), (int)i);
    return map;
}

/* Whether what both have stands in the same order. */
static bool is_same_order(const struct yaml *old, const struct text_map *new)
{
    int last = 0;
    for (size_t i = 0; i < old->count; i++) {
        const int *at = text_map_lookup(new, step_of(old, i));
        if (at && *at < last)
            return false;
        last = at ? *at : last;
    }
    return true;
}

/* ---- in words ------------------------------------------------------------ */

/* On one line and not too long. */
static void add_short(struct buffer *out, const char *text)
{
    size_t length = 0;
    for (const char *at = text, *end = text + strlen(text); at < end;) {
        const char *start = at;
        utf8_next(&at, end);
        if (length + (size_t)(at - start) > LONGEST_VALUE) {
            buffer_add_string(out, "...");
            return;
        }
        length += (size_t)(at - start);
        if (*start == '\n')
            buffer_add_byte(out, ' ');
        else
            buffer_add(out, start, (size_t)(at - start));
    }
}

/* False if it is more than a few words. */
static bool add_value(struct buffer *out, const struct yaml *value)
{
    if (!value) {
        buffer_add_string(out, "none");
        return true;
    }
    if (value->kind == YAML_SCALAR) {
        add_short(out, value->text);
        return true;
    }
    if (value->kind == YAML_MAP)
        return false;
    struct buffer list = {0};
    bool good = true;
    for (size_t i = 0; good && i < value->count; i++) {
        good = value->items[i].kind == YAML_SCALAR;
        if (good)
            buffer_add_format(
                &list, "%s%s", i ? ", " : "", value->items[i].text);
    }
    if (good)
        add_short(out, buffer_string(&list));
    buffer_release(&list);
    return good;
}

/* "module gateway: reason gateway-node: grade" */
static void add_path(struct buffer *out, const struct guide_edit *edit)
{
    static const struct {
        const char *key, *one;
    } singular[] = {{"facts", "fact"}, {"reasons", "reason"},
        {"warnings", "warning"}, {"options", "option"},
        {"combinations", "combination"}, {"sources", "source"},
        {"criteria", "criterion"}, {"kinds", "kind"}, {"grades", "grade"},
        {"weights", "weight"}};
    if (edit->module)
        buffer_add_format(out, "module %s", edit->module);
    for (size_t i = 0; i < edit->path_count; i++) {
        const char *step = edit->path[i];
        buffer_add_string(out, out->length ? ": " : "");
        for (size_t j = 0; j < sizeof singular / sizeof *singular; j++)
            if (i + 1 < edit->path_count &&
                strcmp(step, singular[j].key) == 0) {
                buffer_add_format(out, "%s ", singular[j].one);
                step = edit->path[++i];
                break;
            }
        buffer_add_string(out, step);
    }
}

static const char *words_of(struct arena *arena, const struct guide_edit *edit)
{
    struct buffer out = {0}, values = {0};
    add_path(&out, edit);
    bool both = edit->old && edit->new;
    if (edit->text)
        buffer_add_string(&out, ": text");
    else if (edit->whole || (!both && edit->path_count > 1))
        buffer_add_string(&out, edit->new ? " (new)" : " (gone)");
    else if (add_value(&values, edit->old) &&
             (buffer_add_string(&values, " -> "),
                 add_value(&values, edit->new)))
        buffer_add_format(&out, " (%s)", buffer_string(&values));
    const char *words = arena_string(arena, buffer_string(&out));
    buffer_release(&values);
    buffer_release(&out);
    return words;
}

/* ---- finding ------------------------------------------------------------- */

static void add_edit(struct finding_edits *finding, struct guide_edit edit)
{
    struct arena *arena = finding->arena;
    const char **path =
        arena_allocate(arena, finding->path.count, sizeof *path);
    if (finding->path.count)
        memcpy(path, finding->path.items, finding->path.count * sizeof *path);
    edit.module = finding->module;
    edit.path = path;
    edit.path_count = finding->path.count;
    if (!edit.place.source)
        edit.place = (edit.new ? edit.new : edit.old)->place;
    edit.words = words_of(arena, &edit);
    *array_add(&finding->edits, arena) = edit;
}

static void compare(struct finding_edits *finding, const struct yaml *old,
    const struct yaml *new);

static void compare_step(struct finding_edits *finding, const char *step,
    const struct yaml *old, const struct yaml *new)
{
    *array_add(&finding->path, finding->arena) = step;
    compare(finding, old, new);
    finding->path.count--;
}

/* By key or id, if what both have stands in the same order. */
static bool compare_steps(struct finding_edits *finding, const struct yaml *old,
    const struct yaml *new)
{
    struct text_map olds = map_steps(finding->arena, old);
    struct text_map news = map_steps(finding->arena, new);
    if (!is_same_order(old, &news))
        return false;
    for (size_t i = 0; i < old->count; i++) {
        const int *at = text_map_lookup(&news, step_of(old, i));
        compare_step(finding, step_of(old, i), &old->items[i],
            at ? &new->items[*at] : NULL);
    }
    for (size_t i = 0; i < new->count; i++)
        if (!text_map_lookup(&olds, step_of(new, i)))
            compare_step(finding, step_of(new, i), NULL, &new->items[i]);
    return true;
}

static void compare(struct finding_edits *finding, const struct yaml *old,
    const struct yaml *new)
{
    if (is_same(old, new))
        return;
    bool steps = old && new && old->kind == new->kind &&
                 (old->kind == YAML_MAP || (has_ids(old) && has_ids(new)));
    if (!steps || !compare_steps(finding, old, new))
        add_edit(finding, (struct guide_edit){.old = old, .new = new});
}

static bool is_same_text(const struct module *old, const struct module *new)
{
    size_t length = old->source->length - old->body_offset;
    size_t other = new->source->length - new->body_offset;
    const char *text = new->source->text + new->body_offset;
    return length == other &&
           memcmp(old->source->text + old->body_offset, text, length) == 0;
}

static void compare_module(struct finding_edits *finding,
    const struct module *old, const struct module *new)
{
    finding->module = (new ? new : old)->id;
    if (!old || !new) {
        add_edit(finding, (struct guide_edit){.whole = true,
                              .old = old ? old->head : NULL,
                              .new = new ? new->head : NULL});
        return;
    }
    compare(finding, old->head, new->head);
    if (!is_same_text(old, new))
        add_edit(
            finding, (struct guide_edit){.text = true,
                         .place = source_place(new->source, new->body_offset),
                         .old = old->head,
                         .new = new->head,
                         .old_text = old->source->text + old->body_offset,
                         .new_text = new->source->text + new->body_offset});
}

static const struct module *find_module(
    const struct guide *guide, const char *id)
{
    int index = guide_module(guide, id);
    return index == NONE ? NULL : &guide->modules[index];
}

const struct guide_edits *guide_edits_find(
    struct arena *arena, const struct guide *old, const struct guide *new)
{
    struct finding_edits finding = {.arena = arena};
    struct guide_edits *edits = arena_new(arena, struct guide_edits);
    compare(&finding, old->root, new->root);
    for (size_t i = 0; i < new->module_count; i++)
        compare_module(
            &finding, find_module(old, new->modules[i].id), &new->modules[i]);
    for (size_t i = 0; i < old->module_count; i++)
        if (!find_module(new, old->modules[i].id))
            compare_module(&finding, &old->modules[i], NULL);
    *edits = (struct guide_edits){
        old, new, finding.edits.items, finding.edits.count};
    return edits;
}

/* ---- applying ------------------------------------------------------------ */

/* Where a step that BASE lacks goes: behind the one that it follows in LIKE. */
static size_t find_gap(
    const struct yaml *base, const struct yaml *like, const char *step)
{
    for (size_t i = find_step(like, step); i-- > 0;) {
        size_t before = find_step(base, step_of(like, i));
        if (before < base->count)
            return before + 1;
    }
    return 0;
}

/* BASE with VALUE (NULL: nothing) at INDEX instead of what is there, or before
 * it if INSERTED, under KEY. */
static const struct yaml *with_item(struct arena *arena,
    const struct yaml *base, size_t index, bool inserted,
    const struct yaml *key, const struct yaml *value)
{
    struct yaml *copy = arena_new(arena, struct yaml);
    struct yaml *items = arena_allocate(arena, base->count + 1, sizeof *items);
    struct yaml *keys = arena_allocate(arena, base->count + 1, sizeof *keys);
    *copy = *base;
    copy->count = 0;
    for (size_t i = 0; i <= base->count; i++) {
        if (i == index && value) {
            items[copy->count] = *value;
            if (key)
                keys[copy->count] = *key;
            copy->count++;
        }
        if (i == base->count || (i == index && !inserted))
            continue;
        items[copy->count] = base->items[i];
        if (base->kind == YAML_MAP)
            keys[copy->count] = base->keys[i];
        copy->count++;
    }
    copy->items = items;
    copy->keys = base->kind == YAML_MAP ? keys : NULL;
    return copy;
}

/* BASE with VALUE at the end of PATH, which is in LIKE, or VALUE is NULL. */
static const struct yaml *with_value(struct arena *arena,
    const struct yaml *base, const struct yaml *like, const char *const *path,
    size_t count, const struct yaml *value)
{
    if (count == 0)
        return value;
    size_t index = find_step(base, path[0]);
    size_t other = like ? find_step(like, path[0]) : 0;
    bool there = index < base->count;
    const struct yaml *below =
        like && other < like->count ? &like->items[other] : NULL;
    const struct yaml *key = base->kind != YAML_MAP ? NULL
                             : there                ? &base->keys[index]
                             : below                ? &like->keys[other]
                                                    : NULL;
    if (count > 1) {
        if (!there)
            return base; /* what it is in has gone with another edit */
        value = with_value(
            arena, &base->items[index], below, path + 1, count - 1, value);
    }
    if (!there && !value)
        return base;
    return with_item(arena, base, there ? index : find_gap(base, like, path[0]),
        !there, key, value);
}

struct applying {
    struct arena *arena;
    const struct guide_edits *edits;
    bool back;
    const struct yaml *root;
    ARRAY(struct module) modules;
};

static struct module *find_applied(struct applying *applying, const char *id)
{
    for (size_t i = 0; i < applying->modules.count; i++)
        if (strcmp(applying->modules.items[i].id, id) == 0)
            return &applying->modules.items[i];
    return NULL;
}

static void apply_to_module(
    struct applying *applying, const struct guide_edit *edit)
{
    const struct guide *like =
        applying->back ? applying->edits->old : applying->edits->new;
    const struct module *other = find_module(like, edit->module);
    struct module *own = find_applied(applying, edit->module);
    const struct yaml *value = applying->back ? edit->old : edit->new;
    if (edit->whole && other) {
        *array_add(&applying->modules, applying->arena) = *other;
    } else if (edit->whole && own) {
        *own = applying->modules.items[--applying->modules.count];
    } else if (own && edit->text) {
        own->source = other->source;
        own->body_offset = other->body_offset;
    } else if (own) {
        own->head = with_value(applying->arena, own->head, other->head,
            edit->path, edit->path_count, value);
    }
}

const struct guide *guide_edits_apply(struct arena *arena,
    const struct guide_edits *edits, const bool *chosen, bool back,
    struct diags *diags)
{
    const struct guide *base = back ? edits->new : edits->old;
    const struct guide *like = back ? edits->old : edits->new;
    struct applying applying = {
        .arena = arena, .edits = edits, .back = back, .root = base->root};
    for (size_t i = 0; i < base->module_count; i++)
        *array_add(&applying.modules, arena) = base->modules[i];
    for (size_t i = 0; i < edits->count; i++) {
        const struct guide_edit *edit = &edits->items[i];
        if (!chosen[i])
            continue;
        if (edit->module)
            apply_to_module(&applying, edit);
        else
            applying.root = with_value(arena, applying.root, like->root,
                edit->path, edit->path_count, back ? edit->old : edit->new);
    }
    return guide_read_again(arena, base, applying.root, applying.modules.items,
        applying.modules.count, diags);
}
