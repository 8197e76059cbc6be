/* Rows as profiles: what is grouped, what is said alike, what is not read, and
 * how maps and columns are understood. */
#include "small_guide.h"

#include "input/row_profiles.h"

static const char options_and_facts[] =
    "options: [{id: a, label: A}, {id: b, label: B}]\n"
    "parts: {path: works/work, name: '@name', weight: weight,\n"
    "  label: {one: work, other: works}}\n"
    "weights: {minor: 1, core: 3}\n"
    "facts:\n"
    "  stage: {of: project, label: Stage, path: stage, type: enum,\n"
    "    values: [idea, live], labels: {idea: an idea, live: in use}}\n"
    "  weight: {of: part, label: Weight, path: '@weight', type: scale,\n"
    "    values: [minor, core], labels: {minor: small, core: large},\n"
    "    assume: core}\n"
    "  safe: {of: part, label: Is it safe, path: safe, type: boolean}\n";

/* The profiles of TABLE by MAP (NULL: none), then what was reported. */
static const char *read_table(
    struct bench *bench, const char *table, const char *map)
{
    static const struct rows_form found = {0};
    const struct guide *guide = small_guide(bench, options_and_facts);
    const char *all = "";
    diags_init(&bench->diags, &bench->arena);
    const struct row_map *read =
        map ? row_map_read(
                  &bench->arena, bench_source(bench, map), &bench->diags)
            : NULL;
    struct rows *rows =
        rows_open(bench_write(bench, "t.csv", table), &found, &bench->diags);
    const struct row_columns *columns =
        rows && (read || !map)
            ? row_columns_new(&bench->arena, guide, read,
                  rows_names(rows, &bench->arena), &bench->diags)
            : NULL;
    if (!columns) {
        rows_close(rows);
        return bench_report(bench);
    }
    struct row_profiles *profiles = row_profiles_new(rows, columns);
    const struct row_profile *profile;
    while ((profile = row_profiles_next(profiles, &bench->diags)))
        all = arena_format(&bench->arena, "%s%s %zu %d\n", all,
            profile->reference ? profile->reference : "-", profile->row_count,
            profile->state);
    row_profiles_free(profiles);
    return arena_format(&bench->arena, "%s%s", all, bench_report(bench));
}

static void expect(const char *table, const char *map, const char *told)
{
    struct bench bench;
    bench_init(&bench);
    const char *now = read_table(&bench, table, map);
    const char *folder = bench_folder(&bench);
    /* Paths differ from run to run. */
    struct buffer out = {0};
    for (const char *at = now; *at;) {
        bool path = strncmp(at, folder, strlen(folder)) == 0;
        if (path)
            at += strlen(folder) + 1;
        else
            buffer_add_byte(&out, *at++);
    }
    assert_string_equal(buffer_string(&out), told);
    buffer_release(&out);
    bench_release(&bench);
}

static void test_rows_are_profiles(void **state)
{
    (void)state;
    expect("reference,client,stage\nr1,A,idea\n,,\nr2,B,In use\n", NULL,
        "r1 1 0\nr2 1 0\n");
}

static void test_rows_of_one_key_are_one(void **state)
{
    (void)state;
    const char *map = "columns: {No: reference, Work: part}\nparts: {by: No}\n";
    expect("No,Work,client,safe\nr1,x,A,yes\nr1,y,A,no\nr2,z,B,\n", map,
        "r1 2 0\nr2 1 0\n");
    expect("No,Work,client,safe\nr1,x,A,yes\nr1,y,B,no\n", map,
        "r1 2 1\n3:0 error: row 3, column \"client\" (C3): \"B\", but row 2 of "
        "this profile says \"A\" [rows with the same key are one profile, and "
        "say the same of it]\n");
}

static void test_columns_without_a_name(void **state)
{
    (void)state;
    expect("reference,,stage,\nr1,,idea,\nr2,,idea,lost\nr3,,idea,lost\n", NULL,
        "r1 1 0\nr2 1 0\nr3 1 0\n"
        "3:0 warning: row 3: column 4 has no name and is not read: \"lost\" "
        "[give it a name, or take it out]\n");
    expect("reference,,stage\nr1,,idea\n", NULL, "r1 1 0\n");
}

static void test_days_of_spreadsheets(void **state)
{
    (void)state;
    expect("reference,date\nr1,46346\n", NULL,
        "r1 1 1\n2:0 error: row 2, column \"date\" (B2): \"46346\" is the "
        "number of a day in a spreadsheet, not a date [write it as "
        "year-month-day]\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows_are_profiles),
        cmocka_unit_test(test_rows_of_one_key_are_one),
        cmocka_unit_test(test_columns_without_a_name),
        cmocka_unit_test(test_days_of_spreadsheets),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
