/* The data formats of an overview: cells that look like formulas, and what a
 * text may have in it. */
#include "../support.h"

#include "input/theme.h"
#include "write/json_overview.h"
#include "write/overview_csv.h"
#include "write/overview_xlsx.h"

#include <zip.h>

static const struct plan plans[] = {{.id = "tea", .label = "Tea, \"hot\""}};
static const struct guide drinks = {.id = "drinks",
    .title = "Drinks",
    .version = "1",
    .plans = plans,
    .plan_count = 1,
    .option_count = 1};

/* An overview with a client of each of these names. */
static struct overview overview_of(
    struct bench *bench, const char *const *names, size_t count)
{
    struct overview overview = {.arena = &bench->arena};
    for (size_t i = 0; i < count; i++)
        overview_add(&overview, &drinks,
            &(struct overview_client){.number = i,
                .name = "n",
                .client = names[i],
                .digest = {.confidence = CONFIDENCE_HIGH, .lead = 3}});
    overview_finish(&overview);
    return overview;
}

/* The cell of the client in the line of CSV. */
static void expect_csv(const char *name, const char *cell)
{
    struct bench bench;
    struct buffer out = {0};
    bench_init(&bench);
    struct overview overview = overview_of(&bench, &name, 1);
    overview_write_csv(&out, &overview);
    const char *expected = arena_format(&bench.arena,
        "\ndrinks,none,n,%s,,tea,\"Tea, \"\"hot\"\"\",tea,high,3,0,0,0,0,0,0,,"
        "\n",
        cell);
    if (!strstr(buffer_string(&out), expected))
        fail_msg("\"%s\" is not in %s", expected, buffer_string(&out));
    buffer_release(&out);
    bench_release(&bench);
}

static void test_csv(void **state)
{
    (void)state;
    expect_csv("Plain & Sons", "Plain & Sons");
    expect_csv("a,b", "\"a,b\"");
    expect_csv("a;b", "\"a;b\"");
    expect_csv("say \"x\"", "\"say \"\"x\"\"\"");
    expect_csv("two\nlines", "\"two\nlines\"");
    expect_csv(" padded ", "\" padded \"");
    expect_csv("", "");
    expect_csv("1-2", "1-2");
    expect_csv("=1+1", "\"'=1+1\"");
    expect_csv("+1", "\"'+1\"");
    expect_csv("-1", "\"'-1\"");
    expect_csv("@SUM(A1)", "\"'@SUM(A1)\"");
    expect_csv("\t=1", "\"'\t=1\"");
    expect_csv("\r=1", "\"'\r=1\"");
    expect_csv("\uFF1D1+1", "\"'\uFF1D1+1\"");
    expect_csv("=\"a\",b", "\"'=\"\"a\"\",b\"");
}

/* The file NAME of the workbook, in the bench's arena. */
static const char *part_of(
    struct bench *bench, const struct buffer *book, const char *name)
{
    zip_error_t error;
    zip_stat_t status;
    zip_source_t *source =
        zip_source_buffer_create(book->bytes, book->length, 0, &error);
    assert_non_null(source);
    zip_t *archive = zip_open_from_source(source, ZIP_RDONLY, &error);
    assert_non_null(archive);
    assert_int_equal(zip_stat(archive, name, 0, &status), 0);
    char *text = arena_allocate(&bench->arena, status.size + 1, 1);
    zip_file_t *file = zip_fopen(archive, name, 0);
    assert_non_null(file);
    assert_int_equal(zip_fread(file, text, status.size), status.size);
    zip_fclose(file);
    zip_discard(archive);
    return text;
}

static const char *const hostile[] = {"=1+1", "+1", "-1", "@x", "<b>&amp;</b>",
    "\u05D0\u05D1 \u200F", "http://example.org/", "12", "2026-11-20"};
enum { HOSTILE = sizeof hostile / sizeof *hostile };

/* Every text is a shared string, none a formula, a link or a number. */
static void test_xlsx(void **state)
{
    (void)state;
    struct bench bench;
    struct buffer out = {0}, again = {0};
    static const struct theme theme = {0};
    bench_init(&bench);
    struct overview overview = overview_of(&bench, hostile, HOSTILE);
    assert_true(
        overview_write_xlsx(&out, &overview, &theme, NULL, &bench.diags));
    assert_true(
        overview_write_xlsx(&again, &overview, &theme, NULL, &bench.diags));
    assert_int_equal(out.length, again.length);
    assert_memory_equal(out.bytes, again.bytes, out.length);
    const char *sheet = part_of(&bench, &out, "xl/worksheets/sheet1.xml");
    const char *strings = part_of(&bench, &out, "xl/sharedStrings.xml");
    assert_null(strstr(sheet, "<f>"));
    assert_null(strstr(sheet, "<hyperlink"));
    assert_non_null(strstr(strings, "<t>=1+1</t>"));
    assert_non_null(strstr(strings, "&lt;b&gt;&amp;amp;&lt;/b&gt;"));
    assert_non_null(strstr(strings, "<t>12</t>"));
    /* The client's column, D, has strings alone. */
    for (size_t i = 2; i < HOSTILE + 2; i++) {
        const char *cell =
            strstr(sheet, arena_format(&bench.arena, "<c r=\"D%zu\"", i));
        assert_non_null(cell);
        assert_non_null(strstr(
            arena_copy(&bench.arena, cell, strcspn(cell, ">")), "t=\"s\""));
    }
    buffer_release(&out);
    buffer_release(&again);
    bench_release(&bench);
}

/* A text that no cell can hold is cut between two characters. */
static void test_long_text(void **state)
{
    (void)state;
    struct bench bench;
    struct buffer out = {0}, name = {0};
    static const struct theme theme = {0};
    bench_init(&bench);
    while (name.length < 40000)
        buffer_add_string(&name, "\u20AC");
    const char *names[] = {buffer_string(&name)};
    struct overview overview = overview_of(&bench, names, 1);
    assert_true(
        overview_write_xlsx(&out, &overview, &theme, NULL, &bench.diags));
    const char *strings = part_of(&bench, &out, "xl/sharedStrings.xml");
    const char *found = strstr(strings, "\u20AC");
    assert_non_null(found);
    size_t length = strcspn(found, "<");
    assert_true(length > 31000 && length <= 32000);
    assert_int_equal(length % strlen("\u20AC"), 0);
    buffer_release(&out);
    buffer_release(&name);
    bench_release(&bench);
}

static void test_json(void **state)
{
    (void)state;
    struct bench bench;
    struct buffer out = {0};
    bench_init(&bench);
    struct overview overview = overview_of(&bench, hostile, HOSTILE);
    overview.guides.items[0].clients.items[0].digest.lead = LEAD_ALL_RULED_OUT;
    json_write_overview(&out, &overview);
    const char *text = buffer_string(&out);
    assert_non_null(strstr(text, "\"client\": \"=1+1\""));
    assert_non_null(strstr(text, "\"lead\": null"));
    assert_non_null(strstr(text, "\"lead\": 3"));
    assert_non_null(strstr(text, "\"out-of-date\": null"));
    buffer_release(&out);
    bench_release(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_csv),
        cmocka_unit_test(test_xlsx),
        cmocka_unit_test(test_long_text),
        cmocka_unit_test(test_json),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
