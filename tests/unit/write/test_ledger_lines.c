/* Lines of the ledger: breaks, indents, cells. */
#include "../support.h"

#include "write/ledger_lines.h"

struct lines {
    struct buffer out;
    struct ledger ledger;
};

static void start(struct lines *lines)
{
    *lines = (struct lines){0};
    lines->ledger.out = &lines->out;
    arena_init(&lines->ledger.arena);
}

static void stop(struct lines *lines, const char *expected)
{
    assert_string_equal(buffer_string(&lines->out), expected);
    arena_release(&lines->ledger.arena);
    buffer_release(&lines->out);
}

/* 80 columns are a line, 81 are two; what is not ASCII counts by characters. */
static void test_breaks(void **state)
{
    (void)state;
    struct lines lines;
    start(&lines);
    ledger_add_line(&lines.ledger, 2, "%038d %039d", 0, 0);
    stop(&lines, "  00000000000000000000000000000000000000 "
                 "000000000000000000000000000000000000000\n");
    start(&lines);
    ledger_add_line(&lines.ledger, 2, "%038d %040d", 0, 0);
    stop(&lines, "  00000000000000000000000000000000000000\n"
                 "    0000000000000000000000000000000000000000\n");
    start(&lines);
    ledger_add_line(&lines.ledger, 0, "\u00E4%075d \u00E4\u00F6\u00FC", 0);
    stop(&lines, "\u00E4"
                 "000000000000000000000000000000000000000"
                 "000000000000000000000000000000000000 \u00E4\u00F6\u00FC\n");
}

static void test_spaces(void **state)
{
    (void)state;
    struct lines lines;
    start(&lines);
    ledger_add_line(&lines.ledger, 1, "%s", " a \n\t b\r\nc ");
    ledger_add_line(&lines.ledger, 0, "%s", "");
    stop(&lines, " a b c\n\n");
}

static void test_long_word(void **state)
{
    (void)state;
    struct lines lines;
    start(&lines);
    ledger_add_line(&lines.ledger, 0, "a %090d b", 7);
    stop(&lines, "a\n  00000000000000000000000000000000000000000000000000000000"
                 "0000000000000000000000000000000007\n  b\n");
}

static void test_cells(void **state)
{
    (void)state;
    struct lines lines;
    start(&lines);
    ledger_add_left(&lines.ledger, "\u00E4b", 4);
    ledger_add_right(&lines.ledger, "\u00E4b", 4);
    ledger_add_left(&lines.ledger, "long", 2);
    ledger_add_right(&lines.ledger, "long", 2);
    stop(&lines, "\u00E4b    \u00E4blonglong");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_breaks),
        cmocka_unit_test(test_spaces),
        cmocka_unit_test(test_long_word),
        cmocka_unit_test(test_cells),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
