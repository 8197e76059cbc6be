/* Every key that the reference has is one that the readers take, and what it
 * says of it holds: what must be there, what is allowed, and what holds without
 * it. A guide that has every key stands in tests/data; its trees are changed
 * one key at a time. */
#include "../changed_yaml.h"

#include "input/guide.h"
#include "input/guide_keys.h"

/* Where the maps of KEYS stand in the guide, below the root or, MODULE, in the
 * module's head; a number is the index in a list. */
static const struct {
    const struct keys *keys;
    const char *path;
    bool module;
} maps[] = {
    {&guide_keys_root, "", false},
    {&guide_keys_option, "options/0", false},
    {&guide_keys_combination, "combinations/0", false},
    {&guide_keys_grades, "grades", false},
    {&guide_keys_grade_labels, "grade-labels", false},
    {&guide_keys_parts, "parts", false},
    {&guide_keys_current, "current", false},
    {&guide_keys_fact, "facts/people", false},
    {&guide_keys_fact, "facts/now", false},
    {&guide_keys_derived, "facts/some", false},
    {&guide_keys_derived, "facts/busy", false},
    {&guide_keys_derived, "facts/every", false},
    {&guide_keys_derived, "facts/many", false},
    {&guide_keys_plural, "parts/label", false},
    {&guide_keys_criterion, "criteria/0", false},
    {&guide_keys_source, "sources/0", false},
    {&guide_keys_source, "sources/0", true},
    {&guide_keys_reason, "reasons/0", false},
    {&guide_keys_reason, "reasons/1", false},
    {&guide_keys_reason, "reasons/0", true},
    {&guide_keys_exception, "reasons/0/except/0", false},
    {&guide_keys_warning, "warnings/0", false},
    {&guide_keys_module, "", true},
};
enum { MAP_COUNT = sizeof maps / sizeof *maps };

struct trial {
    struct bench bench;
    const struct guide *guide;
};

static void begin(struct trial *trial)
{
    bench_init(&trial->bench);
    trial->guide = guide_read(
        &trial->bench.arena, "tests/data/every-key", &trial->bench.diags);
    if (!trial->guide)
        diags_print(&trial->bench.diags, stderr, SEVERITY_NOTE, false);
    assert_non_null(trial->guide);
}

static const struct yaml *root_of(const struct trial *trial, bool module)
{
    return module ? trial->guide->modules[0].head : trial->guide->root;
}

/* Reads the guide with KEY of the map I made TO (NULL: left out); whether some
 * problem was told, and whether one names the key. */
static bool refused(struct trial *trial, int i, const char *key,
    const struct yaml *to, bool *named)
{
    struct arena *arena = &trial->bench.arena;
    struct changed_yaml change = {arena, key, to};
    const struct guide *guide = trial->guide;
    const struct yaml *root = guide->root;
    struct module *modules =
        arena_allocate(arena, guide->module_count, sizeof *modules);
    for (size_t j = 0; j < guide->module_count; j++)
        modules[j] = guide->modules[j];
    if (maps[i].module)
        modules[0].head =
            changed_yaml_apply(&change, modules[0].head, maps[i].path);
    else
        root = changed_yaml_apply(&change, root, maps[i].path);
    struct diags diags;
    diags_init(&diags, arena);
    const struct guide *read = guide_read_again(
        arena, guide, root, modules, guide->module_count, &diags);
    *named = false;
    for (size_t j = 0; j < diags.list.count; j++)
        *named = *named || strstr(diags.list.items[j].message, key);
    return read == NULL;
}

/* Each row stands in some map of the guide, which is read without a word. */
static void test_every_key_is_taken(void **state)
{
    (void)state;
    struct trial trial;
    begin(&trial);
    assert_int_equal(trial.bench.diags.list.count, 0);
    for (const struct keys *const *keys = guide_keys_all; *keys; keys++)
        for (const struct key *key = (*keys)->rows; key->name; key++) {
            bool found = false;
            for (int i = 0; i < MAP_COUNT; i++)
                found = found ||
                        (maps[i].keys == *keys &&
                            yaml_lookup(changed_yaml_node(
                                            root_of(&trial, maps[i].module),
                                            maps[i].path),
                                key->name));
            if (!found)
                fail_msg("no map of %s has \"%s\"", (*keys)->of, key->name);
        }
    bench_release(&trial.bench);
}

/* The guide is read without what may be left out, and refused, by name,
 * without what may not. */
static void test_what_must_be_there(void **state)
{
    (void)state;
    struct trial trial;
    begin(&trial);
    for (int i = 0; i < MAP_COUNT; i++)
        for (const struct key *key = maps[i].keys->rows; key->name; key++) {
            const struct yaml *map = changed_yaml_node(
                root_of(&trial, maps[i].module), maps[i].path);
            bool named;
            if (!yaml_lookup(map, key->name) || key->otherwise)
                continue;
            if (!refused(&trial, i, key->name, NULL, &named) || !named)
                fail_msg(
                    "%s: \"%s\" may be left out", maps[i].keys->of, key->name);
        }
    bench_release(&trial.bench);
}

/* Every key is looked at: a map is refused where there is a text, a text where
 * there is a list, and a list where there is a map. */
static void test_every_key_is_read(void **state)
{
    (void)state;
    struct trial trial;
    begin(&trial);
    for (int i = 0; i < MAP_COUNT; i++)
        for (const struct key *row = maps[i].keys->rows; row->name; row++) {
            const struct yaml *there =
                yaml_lookup(changed_yaml_node(
                                root_of(&trial, maps[i].module), maps[i].path),
                    row->name);
            bool named;
            if (there && !refused(&trial, i, row->name,
                             changed_yaml_wrong(there), &named))
                fail_msg(
                    "%s: nobody reads \"%s\"", maps[i].keys->of, row->name);
        }
    bench_release(&trial.bench);
}

/* What one of some words, or a number, may be is what is said. */
static void test_what_is_allowed(void **state)
{
    (void)state;
    struct trial trial;
    begin(&trial);
    for (int i = 0; i < MAP_COUNT; i++)
        for (const struct key *row = maps[i].keys->rows; row->name; row++) {
            bool named;
            char number[32];
            snprintf(number, sizeof number, "%ld", row->high + 1);
            const struct yaml wrong = {
                .kind = YAML_SCALAR, .text = row->words ? "strange" : number};
            const struct yaml *there =
                yaml_lookup(changed_yaml_node(
                                root_of(&trial, maps[i].module), maps[i].path),
                    row->name);
            if (!there || (!row->words && !row->high))
                continue;
            assert_true(refused(&trial, i, row->name, &wrong, &named));
            assert_true(named);
        }
    bench_release(&trial.bench);
}

/* Days are days of the calendar, wherever they stand. */
static void test_days_are_days(void **state)
{
    (void)state;
    struct trial trial;
    begin(&trial);
    const struct yaml wrong = {.kind = YAML_SCALAR, .text = "2026-13-30"};
    int days = 0;
    for (int i = 0; i < MAP_COUNT; i++)
        for (const struct key *row = maps[i].keys->rows; row->name; row++) {
            bool named;
            if (strcmp(row->takes, "year-month-day") != 0)
                continue;
            days++;
            if (!refused(&trial, i, row->name, &wrong, &named) || !named)
                fail_msg(
                    "%s: \"%s\" may be no day", maps[i].keys->of, row->name);
        }
    assert_true(days >= 3);
    bench_release(&trial.bench);
}

/* An unknown key is answered with those there are. */
static void test_unknown_keys_are_answered(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const char text[] = "zzzzzzzzzzzz: 1\n";
    const struct source *source =
        source_new(&bench.arena, "x.yaml", text, sizeof text - 1);
    const struct yaml *map =
        yaml_read(&bench.arena, source, 0, sizeof text - 1, &bench.diags);
    for (const struct keys *const *keys = guide_keys_all; *keys; keys++) {
        struct diags diags;
        diags_init(&diags, &bench.arena);
        assert_false(keys_check(map, NULL, *keys, &diags));
        for (const struct key *key = (*keys)->rows; key->name; key++)
            assert_non_null(strstr(diags.list.items[0].hint, key->name));
    }
    bench_release(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_key_is_taken),
        cmocka_unit_test(test_what_must_be_there),
        cmocka_unit_test(test_every_key_is_read),
        cmocka_unit_test(test_what_is_allowed),
        cmocka_unit_test(test_days_are_days),
        cmocka_unit_test(test_unknown_keys_are_answered),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
