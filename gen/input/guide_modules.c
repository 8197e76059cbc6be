/* Reasons, warnings and modules of a guide. */
#include "input/guide_reader.h"

#include "base/file.h"
#include "input/front_matter.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* ---- reasons ------------------------------------------------------------- */

static void read_exceptions(
    struct guide_reader *reader, const struct yaml *map, struct reason *reason)
{
    const struct keys *keys = &guide_keys_exception;
    const struct yaml *list = yaml_list(map, "except", reader->diags);
    if (!list)
        return;
    struct exception *exceptions =
        arena_allocate(reader->arena, list->count, sizeof *exceptions);
    for (size_t i = 0; i < list->count; i++) {
        const struct yaml *item = &list->items[i];
        if (!keys_check(item, NULL, keys, reader->diags))
            continue;
        exceptions[i].when = guide_read_located(reader, item, keys, "when");
        exceptions[i].because = keys_text(item, keys, "because", reader->diags);
        exceptions[i].grade =
            (enum grade)keys_word(item, keys, "grade", reader->diags);
    }
    reason->exceptions = exceptions;
    reason->exception_count = list->count;
}

static int named_plan(struct guide_reader *reader, const struct yaml *node)
{
    const struct guide *guide = reader->guide;
    const char *ids[VALUE_LARGEST_SET * 2];
    size_t count = 0;
    for (size_t i = 0; i < guide->plan_count; i++) {
        if (guide->plans[i].id && strcmp(guide->plans[i].id, node->text) == 0)
            return (int)i;
        if (guide->plans[i].id && count < sizeof ids / sizeof *ids)
            ids[count++] = guide->plans[i].id;
    }
    diag_add(reader->diags, SEVERITY_ERROR, node->place,
        diag_suggest_hint(reader->arena, node->text, ids, count),
        "\"%s\" is not an option or a combination", node->text);
    return NONE;
}

static void read_side(
    struct guide_reader *reader, const struct yaml *map, struct reason *reason)
{
    const struct yaml *in_favour = yaml_lookup(map, "for");
    const struct yaml *against = yaml_lookup(map, "against");
    reason->plan = NONE;
    if (!in_favour == !against) {
        diag_add(reader->diags, SEVERITY_ERROR, map->place,
            "give either \"for\" or \"against\"",
            "a reason speaks for or against one option");
        return;
    }
    reason->against = against != NULL;
    reason->plan = named_plan(reader, against ? against : in_favour);
    bool combination = reason->plan >= (int)reader->guide->option_count;
    if (combination && reason->scope == SCOPE_PART)
        diag_add(reader->diags, SEVERITY_ERROR, map->place,
            "give it scope: project",
            "a reason about a combination stands on the project row");
}

static void read_reason(struct guide_reader *reader, const struct yaml *map,
    int module, enum scope scope)
{
    const struct keys *keys = &guide_keys_reason;
    if (!keys_check(map, NULL, keys, reader->diags))
        return;
    struct reason reason = {.place = map->place, .module = module};
    struct located id = guide_read_located(reader, map, keys, "id");
    reason.id = id.text;
    if (id.text && guide_check_id(reader, id.text, id.place) &&
        !text_map_add(&reader->reason_ids, reader->arena, id.text, 0))
        diag_add(reader->diags, SEVERITY_ERROR, id.place,
            "give each reason an id of its own",
            "there is another reason \"%s\"", id.text);
    int stated = keys_word(map, keys, "scope", reader->diags);
    int grade = keys_word(map, keys, "grade", reader->diags);
    reason.scope = stated < 0 ? scope : (enum scope)stated;
    reason.grade = (enum grade)(GRADE_SLIGHT + (grade < 0 ? 0 : grade));
    if (!yaml_lookup(map, "grade"))
        diag_add(reader->diags, SEVERITY_ERROR, map->place,
            "one of slight, lean, strong, decisive", "a reason needs a grade");
    read_side(reader, map, &reason);
    reason.when = guide_read_located(reader, map, keys, "when");
    reason.because = keys_text(map, keys, "because", reader->diags);
    read_exceptions(reader, map, &reason);
    guide_read_criterion(reader, map, &reason);
    guide_read_evidence(reader, map, &reason);
    *array_add(&reader->reasons, reader->arena) = reason;
}

void guide_read_reasons(struct guide_reader *reader, const struct yaml *list,
    int module, enum scope scope)
{
    for (size_t i = 0; list && i < list->count; i++)
        read_reason(reader, &list->items[i], module, scope);
}

/* ---- warnings ------------------------------------------------------------ */

void guide_read_warnings(struct guide_reader *reader, const struct yaml *list)
{
    const struct keys *keys = &guide_keys_warning;
    if (!list)
        return;
    struct guide *guide = reader->guide;
    struct warning *warnings =
        arena_allocate(reader->arena, list->count, sizeof *warnings);
    size_t count = 0;
    for (size_t i = 0; i < list->count; i++) {
        const struct yaml *map = &list->items[i];
        if (!keys_check(map, NULL, keys, reader->diags))
            continue;
        struct warning *warning = &warnings[count++];
        struct located id = guide_read_located(reader, map, keys, "id");
        warning->id = id.text ? id.text : "";
        warning->place = map->place;
        if (id.text)
            guide_check_id(reader, id.text, id.place);
        if (*warning->id &&
            !text_map_add(&reader->warning_ids, reader->arena, id.text, 0))
            diag_add(reader->diags, SEVERITY_ERROR, id.place,
                "give each warning an id of its own",
                "there is another warning \"%s\"", warning->id);
        warning->level =
            (enum level)keys_word(map, keys, "level", reader->diags);
        warning->when = guide_read_located(reader, map, keys, "when");
        warning->say = keys_text(map, keys, "say", reader->diags);
    }
    guide->warnings = warnings;
    guide->warning_count = count;
}

/* ---- modules ------------------------------------------------------------- */

static const char *read_kind(
    struct guide_reader *reader, const struct yaml *head)
{
    const struct guide *guide = reader->guide;
    const char **ids =
        arena_allocate(reader->arena, guide->kind_count + 1, sizeof *ids);
    for (size_t i = 0; i < guide->kind_count; i++)
        ids[i] = guide->kinds[i].id;
    int kind = guide_read_choice(reader, head, "kind", ids, NONE);
    if (!yaml_lookup(head, "kind"))
        diag_add(reader->diags, SEVERITY_ERROR, head->place, NULL,
            "\"kind\" is missing");
    return kind == NONE ? "" : ids[kind];
}

static void read_head(
    struct guide_reader *reader, const struct yaml *head, struct module *module)
{
    const struct keys *keys = &guide_keys_module;
    struct diags *diags = reader->diags;
    keys_check(head, NULL, keys, diags);
    struct located id = guide_read_located(reader, head, keys, "id");
    module->id = id.text ? id.text : "";
    module->place = id.place;
    if (id.text)
        guide_check_id(reader, id.text, id.place);
    const char *title = keys_text(head, keys, "title", diags);
    module->title = title ? title : "";
    module->kind = read_kind(reader, head);
    module->order = keys_integer(head, keys, "order", diags);
    module->scope = (enum scope)keys_word(head, keys, "scope", diags);
    module->when = guide_read_located(reader, head, keys, "when");
    module->claims =
        guide_read_words(reader, head, "claims", &module->claim_count);
    module->version = keys_text(head, keys, "version", diags);
    struct located reviewed =
        guide_read_located(reader, head, keys, "reviewed");
    module->reviewed = reviewed.text;
    guide_check_date(reader, "reviewed", reviewed,
        "the day on which someone last read it, as YYYY-MM-DD");
    module->review_in = keys_text(head, keys, "review-in", diags);
    struct text_map own = {0};
    module->sources =
        guide_read_sources(reader, head, &own, &module->source_count);
}

static int compare_modules(const void *left, const void *right)
{
    const struct module *a = left, *b = right;
    if (a->order != b->order)
        return a->order < b->order ? -1 : 1;
    return strcmp(a->id, b->id);
}

static void check_duplicate_modules(
    struct guide_reader *reader, const struct module *module)
{
    for (size_t i = 0; i < reader->modules.count; i++) {
        const struct module *other = &reader->modules.items[i];
        if (*module->id && strcmp(other->id, module->id) == 0)
            diag_add(reader->diags, SEVERITY_ERROR, module->place,
                arena_format(
                    reader->arena, "the other one is %s", other->source->name),
                "there is another module \"%s\"", module->id);
    }
}

/* Reads the head of one. Its reasons follow when the modules are sorted. */
static void add_module(struct guide_reader *reader, const struct source *source,
    const struct yaml *head, size_t body_offset)
{
    struct module module = {
        .source = source, .head = head, .body_offset = body_offset};
    read_head(reader, head, &module);
    check_duplicate_modules(reader, &module);
    *array_add(&reader->modules, reader->arena) = module;
}

static void read_module(struct guide_reader *reader, const char *path)
{
    size_t body_offset;
    const struct source *source =
        file_read_text(reader->arena, path, reader->diags);
    const struct yaml *head = source ? front_matter_read(reader->arena, source,
                                           &body_offset, reader->diags)
                                     : NULL;
    if (head)
        add_module(reader, source, head, body_offset);
}

static void finish_modules(struct guide_reader *reader)
{
    struct guide *guide = reader->guide;
    if (reader->modules.count > 1)
        qsort(reader->modules.items, reader->modules.count,
            sizeof *reader->modules.items, compare_modules);
    guide->modules = reader->modules.items;
    guide->module_count = reader->modules.count;
    for (size_t i = 0; i < guide->module_count; i++)
        guide_read_reasons(reader,
            yaml_list(guide->modules[i].head, "reasons", reader->diags), (int)i,
            guide->modules[i].scope);
}

void guide_read_modules(struct guide_reader *reader, const char *folder)
{
    size_t count;
    const char **names =
        file_list(reader->arena, folder, ".md", &count, reader->diags);
    for (size_t i = 0; names && i < count; i++)
        read_module(reader, file_join(reader->arena, folder, names[i]));
    finish_modules(reader);
}

void guide_add_modules(
    struct guide_reader *reader, const struct module *modules, size_t count)
{
    for (size_t i = 0; i < count; i++)
        add_module(
            reader, modules[i].source, modules[i].head, modules[i].body_offset);
    finish_modules(reader);
}
