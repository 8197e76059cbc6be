/* Every key that the reference has of themes, templates, maps of tables and
 * mails is one that its reader takes, and what must be there must. Files that
 * have every key are changed one key at a time; for those of guides see
 * input/test_guide_keys. */
#include "../changed_yaml.h"
#include "kit.h"

#include "compose/mail.h"
#include "decide/guide_variables.h"
#include "input/row_map.h"
#include "input/template.h"
#include "input/theme_keys.h"

/* The text of a file of an author, and what reads one of its kind. */
struct file {
    void (*read)(struct bench *bench, const char *bytes);
    const char *bytes;
};

static void read_theme(struct bench *bench, const char *bytes)
{
    theme_read(&bench->arena, bench_write(bench, "theme.yaml", bytes), NULL, 0,
        NULL, &bench->diags);
}

static void read_map(struct bench *bench, const char *bytes)
{
    row_map_read(&bench->arena,
        source_new(&bench->arena, "map.yaml", bytes, strlen(bytes)),
        &bench->diags);
}

static void read_template(struct bench *bench, const char *bytes)
{
    bench_write(bench, "template.yaml", bytes);
    bench_write(bench, "outline.md", "Text.\n");
    template_read(&bench->arena, bench_folder(bench), "templates/report", NULL,
        NULL, &bench->diags);
}

static void read_mail_text(struct bench *bench, const char *text)
{
    struct kit kit;
    kit_load(&kit, bench, "tests/data/every-key");
    struct template template = *kit.template;
    template.mail = source_new(&bench->arena, "mail.md", text, strlen(text));
    composer_free(composer_new(
        &bench->arena, kit.guide, kit.rules, &template, &bench->diags));
}

static void read_mail(struct bench *bench, const char *bytes)
{
    read_mail_text(
        bench, arena_format(&bench->arena, "---\n%s\n---\nText.\n", bytes));
}

#define COLOURS                                                                \
    "color:\n"                                                                 \
    "  palette: {ink: \"#1c2330\"}\n"                                          \
    "  foreground: ink\n"                                                      \
    "  background: \"#ffffff\"\n"                                              \
    "  primary: ink\n"                                                         \
    "  secondary: ink\n"                                                       \
    "  muted: ink\n"                                                           \
    "  rule: ink\n"                                                            \
    "  surface: ink\n"                                                         \
    "  info: ink\n"                                                            \
    "  success: ink\n"                                                         \
    "  warning: ink\n"                                                         \
    "  danger: ink\n"
#define TYPOGRAPHY                                                             \
    "typography:\n"                                                            \
    "  base: {family: A, size: 10pt, weight: 400, line-height: 1.4}\n"         \
    "  headings: {family: B, sizes: [28pt, 16pt, 14pt, 12pt, 11pt, 10pt], "    \
    "weight: 600, line-height: 1.2}\n"                                         \
    "  monospace: {family: C, size: 9pt, weight: 400}\n"                       \
    "  link: {color: ink}\n"                                                   \
    "  small: {size: 8pt}\n"                                                   \
    "  justify: yes\n"                                                         \
    "  hanging: yes\n"                                                         \
    "  line-numbers: no\n"
#define PAGE "page:\n  size: A4\n  grid: no\n"

static const struct file themes[] = {
    {read_theme,
        "name: plain\nlogo: logo.png\ncover: band\n" COLOURS TYPOGRAPHY PAGE
        "  facing: no\n"
        "  margin: {top: 1in, bottom: 1in, left: 1in, right: 1in}\n"},
    {read_theme, COLOURS TYPOGRAPHY PAGE
        "  facing: yes\n"
        "  margin: {top: 1in, bottom: 1in, inner: 1in, outer: 1in}\n"},
};
enum { THEME_COUNT = sizeof themes / sizeof *themes };

static const struct file maps[] = {
    {read_map,
        "guide: every-key\n"
        "name: client\n"
        "file: {delimiter: ;, quote: \"'\", encoding: utf-8, sheet: S, table: "
        "T}\n"
        "missing: \"?\"\n"
        "values: {Yes: yes}\n"
        "columns: {Runs on: {is: client, values: {V: v}, missing: none}}\n"
        "parts: {by: Number}\n"
        "set: {author: R. Example}\n"},
    {read_map, "file: {query: SELECT 1}\n"},
};
enum { MAP_COUNT = sizeof maps / sizeof *maps };
static const struct file template_file = {read_template, "extends: report\n"};
static const struct file mail_file = {
    read_mail, "{subject: \"Report\", from: \"R. Example <r@example.org>\"}\n"};

static const struct yaml *parse(struct bench *bench, const char *bytes)
{
    const struct source *source =
        source_new(&bench->arena, "x.yaml", bytes, strlen(bytes));
    const struct yaml *root =
        yaml_read(&bench->arena, source, 0, source->length, &bench->diags);
    assert_non_null(root);
    return root;
}

/* Reads FILE with KEY of the map at PATH made TO (NULL: left out); whether an
 * error names it. */
static bool refused(const struct file *file, const char *path, const char *key,
    const struct yaml *to)
{
    struct bench bench;
    bench_init(&bench);
    struct buffer out;
    buffer_init(&out);
    struct changed_yaml change = {&bench.arena, key, to};
    changed_yaml_write(
        changed_yaml_apply(&change, parse(&bench, file->bytes), path), &out);
    file->read(&bench, arena_string(&bench.arena, buffer_string(&out)));
    bool named = false;
    for (size_t i = 0; i < bench.diags.list.count; i++)
        named =
            named || (bench.diags.list.items[i].severity == SEVERITY_ERROR &&
                         strstr(bench.diags.list.items[i].message, key));
    buffer_release(&out);
    bench_release(&bench);
    return named;
}

/* Some of FILES has each key of KEYS in its map at PATH; where it stands it is
 * read, and refused where it must be there and is not. */
static void expect_keys(const struct file *files, int count, const char *path,
    const struct keys *keys)
{
    struct bench bench;
    bench_init(&bench);
    for (const struct key *row = keys->rows; row->name; row++) {
        bool found = false;
        for (int i = 0; i < count; i++) {
            const struct yaml *there = yaml_lookup(
                changed_yaml_node(parse(&bench, files[i].bytes), path),
                row->name);
            if (!there)
                continue;
            found = true;
            if (!refused(&files[i], path, row->name, changed_yaml_wrong(there)))
                fail_msg("%s: nobody reads \"%s\"", keys->of, row->name);
            if (!row->otherwise && !refused(&files[i], path, row->name, NULL))
                fail_msg("%s: \"%s\" may be left out", keys->of, row->name);
        }
        if (!found)
            fail_msg("no %s has \"%s\"", keys->of, row->name);
    }
    bench_release(&bench);
}

static void expect_good(const struct file *file)
{
    struct bench bench;
    bench_init(&bench);
    file->read(&bench, file->bytes);
    assert_string_equal(bench_report(&bench), "");
    bench_release(&bench);
}

static void test_themes(void **state)
{
    (void)state;
    for (int i = 0; i < THEME_COUNT; i++)
        expect_good(&themes[i]);
    for (const struct theme_map *map = theme_maps; map->path; map++) {
        char path[64];
        snprintf(path, sizeof path, "%s", map->path);
        for (char *at = path; *at; at++)
            if (*at == '.')
                *at = '/';
        expect_keys(themes, THEME_COUNT, path, map->keys);
    }
}

static void test_maps_of_tables(void **state)
{
    (void)state;
    for (int i = 0; i < MAP_COUNT; i++)
        expect_good(&maps[i]);
    expect_keys(maps, MAP_COUNT, "", &row_map_keys_root);
    expect_keys(maps, MAP_COUNT, "file", &row_map_keys_file);
    expect_keys(maps, 1, "columns/Runs on", &row_map_keys_column);
    expect_keys(maps, 1, "parts", &row_map_keys_parts);
}

static void test_templates(void **state)
{
    (void)state;
    expect_good(&template_file);
    expect_keys(&template_file, 1, "", &template_keys);
}

static void test_mails(void **state)
{
    (void)state;
    expect_good(&mail_file);
    expect_keys(&mail_file, 1, "", &mail_keys);
}

/* A key that is none is told with its place, and nothing else is lost. */
static void test_misspelt_keys(void **state)
{
    (void)state;
    static const struct {
        struct file file;
        const char *told;
    } cases[] = {
        {{read_mail, "subjct: Report\nfrom: r@example.org"},
            "2:1 error: mail: unknown key \"subjct\" "
            "[did you mean \"subject\"?]\n"
            "2:1 error: \"subject\" is missing\n"},
        {{read_mail, "- Report"},
            "2:1 error: mail: keys and values are expected here\n"},
        {{read_map, "gide: x\n"}, "1:1 error: map: unknown key \"gide\" "
                                  "[did you mean \"guide\"?]\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct bench bench;
        bench_init(&bench);
        cases[i].file.read(&bench, cases[i].file.bytes);
        assert_string_equal(bench_report(&bench), cases[i].told);
        bench_release(&bench);
    }
}

/* A mail without a head is told to have none. */
static void test_a_mail_without_a_head(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    read_mail_text(&bench, "Text.\n");
    assert_int_equal(bench.diags.list.count, 1);
    assert_non_null(strstr(bench_report(&bench), "error: "));
    bench_release(&bench);
}

/* What conditions call by a name of theirs can be no fact of a guide. */
static void test_names_of_what_is_decided(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const struct guide *guide =
        guide_read(&bench.arena, "tests/data/every-key", &bench.diags);
    assert_non_null(guide);
    for (const struct outcome_variable *row = outcome_variables; row->name;
         row++) {
        struct yaml facts = *yaml_lookup(guide->root, "facts");
        struct yaml key = {.kind = YAML_SCALAR, .text = row->name};
        facts.keys = &key;
        facts.count = 1;
        struct changed_yaml change = {&bench.arena, "facts", &facts};
        struct diags diags;
        diags_init(&diags, &bench.arena);
        assert_null(guide_read_again(&bench.arena, guide,
            changed_yaml_apply(&change, guide->root, ""), guide->modules,
            guide->module_count, &diags));
        const char *expected = arena_format(&bench.arena,
            "\"%s\" already means something in conditions and texts",
            row->name);
        bool told = false;
        for (size_t i = 0; i < diags.list.count; i++)
            told = told || strcmp(diags.list.items[i].message, expected) == 0;
        if (!told)
            fail_msg("a fact may be called \"%s\"", row->name);
    }
    bench_release(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_themes),
        cmocka_unit_test(test_maps_of_tables),
        cmocka_unit_test(test_templates),
        cmocka_unit_test(test_mails),
        cmocka_unit_test(test_misspelt_keys),
        cmocka_unit_test(test_a_mail_without_a_head),
        cmocka_unit_test(test_names_of_what_is_decided),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
