/* The table of options: every row can be parsed by the commands that it names,
 * does what it says, and shapes documents unless it says that it does not. */
#include "../support.h"

#include "cli/options.h"
#include "cli/options_table.h"

#include <ctype.h>

static bool any_operands(const struct options *options)
{
    (void)options;
    return true;
}

/* Arguments that are unlike the usual values. */
static const char *sample(const struct option_row *row)
{
    static const char *const samples[][2] = {{"FORMATS", "html"},
        {"LIST", "none"}, {"LEVEL", "best"}, {"I/N", "2/3"}, {"D", "D"},
        {"FORM", "man"}};
    if (!row->argument)
        return NULL;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
        if (strcmp(row->argument, samples[i][0]) == 0)
            return samples[i][1];
    return row->kind == OPTION_NUMBER ? "7" : "x";
}

/* Reads COMMAND with the option of ROW, or with none (NULL). */
static struct options parse(
    struct bench *bench, const char *command, const struct option_row *row)
{
    struct command the_command = {.name = command, .check = any_operands};
    struct command *kept = arena_new(&bench->arena, struct command);
    *kept = the_command;
    const struct command *const commands[] = {kept, NULL};
    char spelling[64];
    char *arguments[6] = {"dossier", arena_string(&bench->arena, command)};
    int count = 2;
    if (row) {
        const char *value = sample(row);
        option_spelling(row, spelling);
        arguments[count++] = arena_string(&bench->arena, spelling);
        if (value)
            arguments[count++] = arena_string(&bench->arena, value);
    }
    arguments[count++] = "operand";
    struct options options;
    assert_true(
        options_read(&options, commands, count, arguments, &bench->arena));
    return options;
}

/* The first of the commands of a row. */
static const char *command_of(struct bench *bench, const struct option_row *row)
{
    return arena_copy(
        &bench->arena, row->commands, strcspn(row->commands, " "));
}

static void test_rows(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    size_t rows = 0;
    for (const struct option_row *row = option_rows; row->commands; row++) {
        const char *command = command_of(&bench, row);
        bool keeps_usual = row->kind == OPTION_UNFLAG;
        assert_ptr_equal(option_find(command, row->letter, row->name), row);
        assert_true((row->letter != 0) != (row->name != NULL));
        assert_non_null(row->help);
        assert_true(row->kind != OPTION_READ || row->aside || row->show);
        struct options usual = parse(&bench, command, NULL);
        struct options given = parse(&bench, command, row);
        if (!keeps_usual && row->kind != OPTION_READ)
            assert_memory_not_equal((char *)&usual + row->offset,
                (char *)&given + row->offset,
                row->kind == OPTION_FLAG     ? sizeof(bool)
                : row->kind == OPTION_NUMBER ? sizeof(int)
                                             : sizeof(char *));
        if (strcmp(command, "build") == 0) {
            bool same = strcmp(options_shape(&usual, &bench.arena),
                            options_shape(&given, &bench.arena)) == 0;
            assert_int_equal(same, row->aside);
        }
        rows++;
    }
    assert_true(rows > 30);
    bench_release(&bench);
}

/* What the help calls the formats are the rows of outputs, and every row has
 * its own name. */
static void test_outputs(void **state)
{
    (void)state;
    struct buffer names = {0}, usual = {0};
    for (int i = 0; i < OUTPUT_COUNT; i++) {
        const struct output_form *form = &output_forms[i];
        buffer_add_format(&names, "%s%s", i ? ", " : "", form->name);
        if (form->usual)
            buffer_add_format(
                &usual, "%s%s", usual.length ? ", " : "", form->name);
        for (int j = 0; j < i; j++)
            assert_string_not_equal(output_forms[j].name, form->name);
        assert_non_null(form->make);
    }
    assert_string_equal(buffer_string(&names), OUTPUT_NAMES);
    assert_string_equal(buffer_string(&usual), OUTPUT_USUAL);
    buffer_release(&names);
    buffer_release(&usual);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_outputs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
