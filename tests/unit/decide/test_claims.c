/* Every row of the claims that the guide "python-node" was written from is
 * carried by a module that at least one of the example profiles shows. */
#include "fixture.h"

static const char folder[] = "content/python-node";
static const char profiles[] = "examples/profiles";

/* Rows S01 to S72; S71 is an advertisement and was left out. */
enum { LAST_ROW = 72, LEFT_OUT = 71, PROFILES = 12 };

/* The number of a row, "S07" is 7; fails for anything else. */
static int row_number(const struct module *module, const char *claim)
{
    int row = 0;
    if (strlen(claim) == 3 && claim[0] == 'S' &&
        strspn(claim + 1, "0123456789") == 2)
        row = atoi(claim + 1);
    if (row < 1 || row > LAST_ROW || row == LEFT_OUT)
        fail_msg("%s: \"%s\" is no row of the claims", module->id, claim);
    return row;
}

/* Counts each row once for every module of the decision that carries it. */
static void count_shown(const struct decision *decision, int *shown)
{
    const struct guide *guide = decision->verdict->guide;
    for (size_t i = 0; i < guide->module_count; i++) {
        const struct module *module = &guide->modules[i];
        if (decision->selection->modules[i].truth != TRUTH_TRUE)
            continue;
        for (size_t j = 0; j < module->claim_count; j++)
            shown[row_number(module, module->claims[j])]++;
    }
}

static void test_every_row_is_shown(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_read(&fixture, folder);
    size_t count;
    const char **names =
        file_list(&fixture.arena, profiles, ".xml", &count, &fixture.diags);
    assert_non_null(names);
    assert_int_equal(count, PROFILES);
    int shown[LAST_ROW + 1] = {0};
    for (size_t i = 0; i < count; i++) {
        const struct source *source = file_read_text(&fixture.arena,
            file_join(&fixture.arena, profiles, names[i]), &fixture.diags);
        assert_non_null(source);
        struct decision decision = decide_source(&fixture, source);
        count_shown(&decision, shown);
    }
    int missing = 0;
    for (int row = 1; row <= LAST_ROW; row++)
        if (row != LEFT_OUT && !shown[row]) {
            print_message("no example profile shows row S%02d\n", row);
            missing++;
        }
    assert_int_equal(missing, 0);
    fixture_release(&fixture);
}

/* No module names a row that is not there, shown or not. */
static void test_modules_name_rows(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_read(&fixture, folder);
    require_clean(&fixture);
    for (size_t i = 0; i < fixture.guide->module_count; i++) {
        const struct module *module = &fixture.guide->modules[i];
        for (size_t j = 0; j < module->claim_count; j++)
            row_number(module, module->claims[j]);
    }
    fixture_release(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_row_is_shown),
        cmocka_unit_test(test_modules_name_rows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
