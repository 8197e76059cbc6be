/* A guide: what can be chosen, the facts, the reasons, the modules. */
#include "input/guide.h"

#include "base/file.h"
#include "input/guide_reader.h"

#include <string.h>

enum { MOST_OPTIONS = VALUE_LARGEST_SET };

/* ---- plans, grades, weights ---------------------------------------------- */

static void read_plan(struct guide_reader *reader, const struct yaml *map,
    const struct keys *keys, struct plan *plan)
{
    plan->id = plan->label = "";
    plan->place = map->place;
    keys_check(map, NULL, keys, reader->diags);
    if (map->kind != YAML_MAP)
        return;
    struct located id = guide_read_located(reader, map, keys, "id");
    const char *label = keys_text(map, keys, "label", reader->diags);
    plan->label = label ? label : "";
    if (!id.text || !guide_check_id(reader, id.text, id.place))
        return;
    plan->id = id.text;
    plan->place = id.place;
    if (guide_plan(reader->guide, id.text) != NONE)
        diag_add(reader->diags, SEVERITY_ERROR, id.place,
            "give each an id of its own",
            "there is another option or combination \"%s\"", id.text);
    if (strcmp(id.text, "toss-up") == 0)
        diag_add(reader->diags, SEVERITY_ERROR, id.place, NULL,
            "\"toss-up\" is a verdict, not an option");
}

static void read_members(
    struct guide_reader *reader, const struct yaml *map, struct plan *plan)
{
    size_t count;
    const char *const *words = guide_read_words(reader, map, "of", &count);
    int *members = arena_allocate(reader->arena, count, sizeof *members);
    for (size_t i = 0; i < count; i++) {
        members[i] = guide_plan(reader->guide, words[i]);
        if (members[i] == NONE ||
            members[i] >= (int)reader->guide->option_count) {
            diag_add(reader->diags, SEVERITY_ERROR,
                yaml_lookup(map, "of")->items[i].place, NULL,
                "\"%s\" is not an option", words[i]);
            members[i] = 0;
        }
    }
    if (count < 2)
        diag_add(reader->diags, SEVERITY_ERROR, plan->place, NULL,
            "a combination has at least two options in \"of\"");
    plan->members = members;
    plan->member_count = count;
}

static void read_plans(struct guide_reader *reader, const struct yaml *root)
{
    struct guide *guide = reader->guide;
    const struct yaml *options = yaml_list(root, "options", reader->diags);
    const struct yaml *combinations =
        yaml_list(root, "combinations", reader->diags);
    size_t option_count = options ? options->count : 0;
    size_t count = option_count + (combinations ? combinations->count : 0);
    if (option_count == 0 || count > MOST_OPTIONS) {
        diag_add(reader->diags, SEVERITY_ERROR,
            options ? options->place : root->place, NULL,
            option_count ? "more than 64 options and combinations"
                         : "\"options\" is missing or empty");
        return;
    }
    struct plan *plans = arena_allocate(reader->arena, count, sizeof *plans);
    guide->plans = plans;
    guide->option_count = option_count;
    for (size_t i = 0; i < option_count; i++, guide->plan_count++)
        read_plan(reader, &options->items[i], &guide_keys_option, &plans[i]);
    for (size_t i = option_count; i < count; i++, guide->plan_count++) {
        const struct yaml *map = &combinations->items[i - option_count];
        read_plan(reader, map, &guide_keys_combination, &plans[i]);
        read_members(reader, map, &plans[i]);
    }
}

static void read_grades(struct guide_reader *reader, const struct yaml *root)
{
    const struct keys *keys = &guide_keys_grades;
    const struct yaml *map = yaml_map(root, "grades", reader->diags);
    int *points = reader->guide->grade_points;
    if (map)
        keys_check(map, NULL, keys, reader->diags);
    for (int i = 0; i < 4; i++) {
        points[i + 1] =
            (int)keys_integer(map, keys, keys->rows[i].name, reader->diags);
        if (points[i + 1] <= points[i])
            diag_add(reader->diags, SEVERITY_ERROR, map->place, NULL,
                "grades must rise from slight to decisive");
    }
    reader->guide->project_weight = (int)keys_integer(
        root, &guide_keys_root, "project-weight", reader->diags);
}

static void read_grade_labels(
    struct guide_reader *reader, const struct yaml *root)
{
    const struct keys *keys = &guide_keys_grade_labels;
    const struct yaml *map = yaml_map(root, "grade-labels", reader->diags);
    if (map)
        keys_check(map, NULL, keys, reader->diags);
    for (int i = 0; i < GRADE_COUNT; i++)
        reader->guide->grade_labels[i] =
            keys_text(map, keys, keys->rows[i].name, reader->diags);
}

/* Weights in the order of the weight fact's values: a part's class is the
 * index of its value. */
static void read_weights(struct guide_reader *reader, const struct yaml *root)
{
    struct guide *guide = reader->guide;
    if (guide->weight_fact == NONE)
        return;
    const struct fact *fact = &guide->facts[guide->weight_fact];
    const struct yaml *map = yaml_map(root, "weights", reader->diags);
    if (!map) {
        diag_add(reader->diags, SEVERITY_ERROR, root->place,
            "for example weights: {minor: 1, major: 2, core: 3}",
            "\"weights\" is missing");
        return;
    }
    yaml_check_keys(map, "weights", fact->values, reader->diags);
    struct weight *weights =
        arena_allocate(reader->arena, fact->value_count, sizeof *weights);
    for (size_t i = 0; i < fact->value_count; i++) {
        weights[i].name = fact->values[i];
        weights[i].value =
            (int)yaml_integer(map, fact->values[i], 1, 1000, 0, reader->diags);
        if (!yaml_lookup(map, fact->values[i]) ||
            (i && weights[i].value < weights[i - 1].value))
            diag_add(reader->diags, SEVERITY_ERROR, map->place, NULL,
                "weights must name every class of \"%s\" and rise", fact->id);
    }
    guide->weights = weights;
    guide->weight_count = fact->value_count;
}

/* ---- parts, current choice, kinds ---------------------------------------- */

static int read_fact_name(struct guide_reader *reader, const struct yaml *map,
    const struct keys *keys, const char *key)
{
    const struct guide *guide = reader->guide;
    const char *name = keys_text(map, keys, key, reader->diags);
    if (!name)
        return NONE;
    int fact = guide_fact(guide, name);
    if (fact != NONE)
        return fact;
    const char **ids =
        arena_allocate(reader->arena, guide->fact_count, sizeof *ids);
    for (size_t i = 0; i < guide->fact_count; i++)
        ids[i] = guide->facts[i].id;
    diag_add(reader->diags, SEVERITY_ERROR, yaml_lookup(map, key)->place,
        diag_suggest_hint(reader->arena, name, ids, guide->fact_count),
        "there is no fact \"%s\"", name);
    return NONE;
}

static void check_fact_type(struct guide_reader *reader, const struct yaml *map,
    const char *key, int *fact, enum scope of, enum fact_type type,
    const char *wanted)
{
    const struct guide *guide = reader->guide;
    if (*fact == NONE)
        return;
    const struct fact *named = &guide->facts[*fact];
    if (named->of == of && named->type == type && named->path)
        return;
    diag_add(reader->diags, SEVERITY_ERROR, yaml_lookup(map, key)->place, NULL,
        "\"%s\" must be %s", named->id, wanted);
    *fact = NONE;
}

/* A part always counts for something: an unknown weight would leave every
 * score open. */
static void check_weight_assumed(const struct guide_reader *reader)
{
    const struct guide *guide = reader->guide;
    if (guide->weight_fact == NONE)
        return;
    const struct fact *fact = &guide->facts[guide->weight_fact];
    if (fact->assumed.type == VALUE_UNKNOWN && fact->value_count)
        diag_add(reader->diags, SEVERITY_ERROR, fact->place,
            arena_format(reader->arena, "for example assume: %s",
                fact->values[fact->value_count / 2]),
            "\"%s\" weighs the parts, and needs an \"assume\"", fact->id);
}

/* The parts stand beside the two sections that every profile has. */
static void check_parts_path(struct guide_reader *reader, struct located path)
{
    static const char *const taken[] = {"meta", "project"};
    size_t length = path.text ? strcspn(path.text, "/") : 0;
    for (size_t i = 0; i < 2 && length; i++)
        if (strlen(taken[i]) == length &&
            strncmp(taken[i], path.text, length) == 0)
            diag_add(reader->diags, SEVERITY_ERROR, path.place,
                "for example workloads/workload",
                "the parts cannot stand in \"%s\"", taken[i]);
}

static void read_parts(struct guide_reader *reader, const struct yaml *root)
{
    const struct keys *keys = &guide_keys_parts;
    struct guide *guide = reader->guide;
    const struct yaml *map = yaml_map(root, "parts", reader->diags);
    if (!map)
        return;
    keys_check(map, NULL, keys, reader->diags);
    struct located path = guide_read_located(reader, map, keys, "path");
    struct located name = guide_read_located(reader, map, keys, "name");
    guide_check_path(reader, path, false);
    guide_check_path(reader, name, true);
    check_parts_path(reader, path);
    if (name.text && strchr(name.text, '/'))
        diag_add(reader->diags, SEVERITY_ERROR, name.place,
            "for example \"@name\"",
            "the name is one attribute or element of the part itself");
    guide->parts_path = path.text;
    guide->part_name = name.text;
    guide->part_label = guide_read_plural(reader, map, "label");
    guide->weight_fact = read_fact_name(reader, map, keys, "weight");
    guide->vary_fact = read_fact_name(reader, map, keys, "vary");
    check_fact_type(reader, map, "weight", &guide->weight_fact, SCOPE_PART,
        FACT_SCALE, "an asked scale of the part");
    check_weight_assumed(reader);
    check_fact_type(reader, map, "vary", &guide->vary_fact, SCOPE_PART,
        FACT_ENUM, "an asked enum of the part");
}

static void check_part_facts(struct guide_reader *reader)
{
    const struct guide *guide = reader->guide;
    for (size_t i = 0; i < guide->fact_count && !guide->parts_path; i++)
        if (guide->facts[i].of == SCOPE_PART)
            diag_add(reader->diags, SEVERITY_ERROR, guide->facts[i].place,
                "name the repeated element of a profile in \"parts\"",
                "fact \"%s\" is of a part, but this guide has no parts",
                guide->facts[i].id);
}

static void read_current(struct guide_reader *reader, const struct yaml *root)
{
    const struct keys *keys = &guide_keys_current;
    struct guide *guide = reader->guide;
    const struct yaml *map = yaml_map(root, "current", reader->diags);
    if (!map || !keys_check(map, NULL, keys, reader->diags))
        return;
    guide->current_fact = read_fact_name(reader, map, keys, "fact");
    check_fact_type(reader, map, "fact", &guide->current_fact, SCOPE_PROJECT,
        FACT_ENUM, "an asked enum of the project");
    const struct yaml *plans = yaml_map(map, "map", reader->diags);
    if (!yaml_lookup(map, "map"))
        diag_add(reader->diags, SEVERITY_ERROR, map->place,
            "it says which value stands for which option",
            "\"map\" is missing");
    if (guide->current_fact == NONE || !plans)
        return;
    const struct fact *fact = &guide->facts[guide->current_fact];
    yaml_check_keys(plans, "map", fact->values, reader->diags);
    int *by_value =
        arena_allocate(reader->arena, fact->value_count, sizeof *by_value);
    for (size_t i = 0; i < fact->value_count; i++) {
        const struct yaml *node = yaml_lookup(plans, fact->values[i]);
        by_value[i] = node ? guide_plan(guide, node->text) : NONE;
        if (node && by_value[i] == NONE)
            diag_add(reader->diags, SEVERITY_ERROR, node->place, NULL,
                "\"%s\" is not an option or a combination", node->text);
    }
    guide->current_plans = by_value;
}

static void read_kinds(struct guide_reader *reader, const struct yaml *root)
{
    const struct yaml *map = yaml_map(root, "kinds", reader->diags);
    if (!map) {
        diag_add(reader->diags, SEVERITY_ERROR, root->place,
            "for example kinds: {use-case: \"Use cases\"}",
            "\"kinds\" is missing");
        return;
    }
    struct kind *kinds =
        arena_allocate(reader->arena, map->count, sizeof *kinds);
    for (size_t i = 0; i < map->count; i++) {
        const char *id = map->keys[i].text;
        guide_check_id(reader, id, map->keys[i].place);
        const char *label = yaml_text(map, id, true, reader->diags);
        kinds[i] = (struct kind){id, label ? label : id};
    }
    reader->guide->kinds = kinds;
    reader->guide->kind_count = map->count;
}

/* ---- the walk ------------------------------------------------------------ */

static void read_head(struct guide_reader *reader, const struct yaml *root)
{
    const struct keys *keys = &guide_keys_root;
    struct guide *guide = reader->guide;
    struct diags *diags = reader->diags;
    keys_check(root, NULL, keys, diags);
    struct located id = guide_read_located(reader, root, keys, "guide");
    guide->id = id.text ? id.text : "";
    if (id.text)
        guide_check_id(reader, id.text, id.place);
    if (keys_integer(root, keys, "format", diags) != 1)
        diag_add(diags, SEVERITY_ERROR, yaml_lookup(root, "format")->place,
            "this program reads format 1", "a guide of a newer format");
    guide->title = keys_text(root, keys, "title", diags);
    guide->language = keys_text(root, keys, "language", diags);
    guide->version = keys_text(root, keys, "version", diags);
    guide->unknown = keys_text(root, keys, "unknown", diags);
    guide->templates =
        guide_read_words(reader, root, "templates", &guide->template_count);
    if (!guide->template_count)
        diag_add(diags, SEVERITY_ERROR, root->place,
            "for example templates: [report]", "\"templates\" is missing");
}

static void read_guide(struct guide_reader *reader, const struct yaml *root)
{
    struct diags *diags = reader->diags;
    struct guide *guide = reader->guide;
    read_head(reader, root);
    read_plans(reader, root);
    read_kinds(reader, root);
    guide_read_facts(reader, yaml_map(root, "facts", diags));
    read_grades(reader, root);
    read_grade_labels(reader, root);
    read_parts(reader, root);
    check_part_facts(reader);
    read_weights(reader, root);
    read_current(reader, root);
    guide->sources = guide_read_sources(
        reader, root, &reader->source_ids, &guide->source_count);
    guide_read_criteria(reader, root);
    guide_read_reasons(
        reader, yaml_list(root, "reasons", diags), NONE, SCOPE_PROJECT);
    guide_read_warnings(reader, yaml_list(root, "warnings", diags));
}

static void finish_guide(struct guide_reader *reader)
{
    reader->guide->reasons = reader->reasons.items;
    reader->guide->reason_count = reader->reasons.count;
}

const struct guide *guide_read(
    struct arena *arena, const char *folder, struct diags *diags)
{
    size_t errors = diags_count(diags, SEVERITY_ERROR);
    struct guide *guide = arena_new(arena, struct guide);
    guide->folder = arena_string(arena, folder);
    guide->weight_fact = guide->vary_fact = guide->current_fact = NONE;
    guide->source =
        file_read_text(arena, file_join(arena, folder, "guide.yaml"), diags);
    if (!guide->source)
        return NULL;
    guide->root =
        yaml_read(arena, guide->source, 0, guide->source->length, diags);
    if (!guide->root)
        return NULL;
    struct guide_reader reader = {
        .arena = arena, .diags = diags, .guide = guide};
    read_guide(&reader, guide->root);
    guide_read_modules(&reader, file_join(arena, folder, "modules"));
    finish_guide(&reader);
    return diags_count(diags, SEVERITY_ERROR) == errors ? guide : NULL;
}

const struct guide *guide_read_again(struct arena *arena,
    const struct guide *base, const struct yaml *root,
    const struct module *modules, size_t count, struct diags *diags)
{
    size_t errors = diags_count(diags, SEVERITY_ERROR);
    struct guide *guide = arena_new(arena, struct guide);
    guide->folder = base->folder;
    guide->source = base->source;
    guide->root = root;
    guide->weight_fact = guide->vary_fact = guide->current_fact = NONE;
    struct guide_reader reader = {
        .arena = arena, .diags = diags, .guide = guide};
    read_guide(&reader, root);
    guide_add_modules(&reader, modules, count);
    finish_guide(&reader);
    return diags_count(diags, SEVERITY_ERROR) == errors ? guide : NULL;
}
