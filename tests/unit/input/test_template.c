/* Templates: their files, and the strings of each language. */
#include "../support.h"

#include "input/template.h"

/* A template with everything but strings, in a folder of the bench. */
static const char *write_template(struct bench *bench)
{
    const char *folder = bench_path(bench, "letter");
    assert_int_equal(mkdir(folder, 0777), 0);
    bench_write(bench, "letter/outline.md", "# Outline\n");
    bench_write(bench, "letter/page.html", "<html>\n");
    bench_write(bench, "letter/style.css", "p {}\n");
    FILE *theme = fopen("templates/report/theme.yaml", "rb");
    assert_non_null(theme);
    char bytes[10000];
    size_t length = fread(bytes, 1, sizeof bytes, theme);
    assert_true(length < sizeof bytes);
    fclose(theme);
    bench_write_bytes(bench, "letter/theme.yaml", bytes, length);
    return folder;
}

static const struct template *read_strings(
    struct bench *bench, const char *text)
{
    const char *folder = write_template(bench);
    bench_write(bench, "letter/strings.en.yaml", text);
    return template_read(
        &bench->arena, folder, NULL, NULL, NULL, &bench->diags);
}

static void test_the_files_of_a_template(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const struct template *template = read_strings(&bench, "a: b\n");
    assert_string_equal(bench_report(&bench), "");
    assert_non_null(template);
    assert_string_equal(template->name, "letter");
    assert_string_equal(template->folder, bench_path(&bench, "letter"));
    assert_string_equal(template->outline->text, "# Outline\n");
    assert_string_equal(template->page->text, "<html>\n");
    assert_string_equal(template->style->text, "p {}\n");
    assert_non_null(template->theme);
    template = template_read(&bench.arena,
        arena_format(&bench.arena, "%s/", template->folder), NULL, NULL, NULL,
        &bench.diags);
    assert_non_null(template);
    assert_string_equal(template->name, "letter");
    bench_release(&bench);
}

static void expect_entry(const struct strings *strings, const char *key,
    const char *one, const char *other)
{
    const struct string_entry *entry = strings_lookup(strings, key);
    if (!entry)
        fail_msg("there is no \"%s\"", key);
    assert_string_equal(entry->key, key);
    assert_string_equal(entry->other, other);
    if (one)
        assert_string_equal(entry->one, one);
    else
        assert_null(entry->one);
}

static void test_strings(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const struct template *template = read_strings(&bench,
        "yes: \"yes\"\n"
        "confidence:\n"
        "  low: close\n"
        "  high: clear\n"
        "  deep: {er: x}\n"
        "empty: \"\"\n"
        "pages: {one: \"{n} page\", other: \"{n} pages\"}\n"
        "parts: {other: \"{n} parts\"}\n"
        "both: {one: 1, other: 2, few: 3}\n"
        "Ab: 1\n");
    assert_string_equal(bench_report(&bench), "");
    assert_non_null(template);
    const struct strings *strings = template_strings(template, "en");
    assert_non_null(strings);
    expect_entry(strings, "yes", NULL, "yes");
    expect_entry(strings, "confidence.low", NULL, "close");
    expect_entry(strings, "confidence.high", NULL, "clear");
    expect_entry(strings, "confidence.deep.er", NULL, "x");
    expect_entry(strings, "empty", NULL, "");
    expect_entry(strings, "pages", "{n} page", "{n} pages");
    expect_entry(strings, "parts", NULL, "{n} parts");
    expect_entry(strings, "both.few", NULL, "3"); /* no plural: a map */
    expect_entry(strings, "Ab", NULL, "1");
    assert_int_equal(strings_lookup(strings, "pages")->place.line, 7);
    assert_null(strings_lookup(strings, "confidence"));
    assert_null(strings_lookup(strings, "pages.one"));
    assert_null(strings_lookup(strings, "none"));
    assert_null(strings_lookup(strings, ""));
    bench_release(&bench);
}

static void test_no_strings_at_all(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const struct template *template = read_strings(&bench, "");
    assert_non_null(template);
    assert_null(strings_lookup(template_strings(template, "en"), "a"));
    bench_release(&bench);
}

static void test_languages(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const char *folder = write_template(&bench);
    bench_write(&bench, "letter/strings.en.yaml", "a: en\n");
    bench_write(&bench, "letter/strings.en-US.yaml", "a: en-US\n");
    bench_write(&bench, "letter/strings.gsw.yaml", "a: gsw\n");
    bench_write(&bench, "letter/strings.yaml", "a: of no language\n");
    bench_write(&bench, "letter/strings..yaml", "a: of no language\n");
    const struct template *template =
        template_read(&bench.arena, folder, NULL, NULL, NULL, &bench.diags);
    assert_string_equal(bench_report(&bench), "");
    assert_non_null(template);
    assert_int_equal(template->language_count, 3);
    static const char *const cases[][2] = {{"en", "en"}, {"en-US", "en-US"},
        {"en-GB", "en"}, {"gsw-CH", "gsw"}, {"de", NULL}, {"e", NULL},
        {"enx", NULL}, {"", NULL}, {"en-US-x", "en"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct strings *strings = template_strings(template, cases[i][0]);
        if (!cases[i][1])
            assert_null(strings);
        else
            expect_entry(strings, "a", NULL, cases[i][1]);
    }
    bench_release(&bench);
}

static void test_mistakes_in_strings(void **state)
{
    static const char *const mistakes[][2] = {
        {"a: [x]\n", "1:4 error: a: a text is expected, not a list\n"},
        {"a: {b: [x]}\n", "1:8 error: a.b: a text is expected, not a list\n"},
        {"- a\n", "1:1 error: strings: keys and values are expected here\n"},
        {"a: {other: }\n", "1:12 error: \"other\" is empty\n"},
        {"a: {one: [x], other: y}\n", "1:10 error: \"one\" must be a text [a "
                                      "text that begins with \"{\" or "
                                      "\"[\" needs quotes]\n"},
        {"a.b: x\na: {b: y}\nb: z\n",
            "2:8 error: \"a.b\" stands here twice [keep one of the two]\n"},
        {"a: x\na: y\n",
            "2:1 error: \"a\" stands here twice [keep one of the two]\n"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        struct bench bench;
        bench_init(&bench);
        assert_null(read_strings(&bench, mistakes[i][0]));
        assert_string_equal(bench_report(&bench), mistakes[i][1]);
        bench_release(&bench);
    }
}

static void test_what_is_missing(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const char *folder = write_template(&bench);
    unlink(bench_path(&bench, "letter/page.html"));
    bench_write(&bench, "letter/style.css", "p { color: \xE9 }");
    assert_null(
        template_read(&bench.arena, folder, NULL, NULL, NULL, &bench.diags));
    assert_string_equal(bench_report(&bench),
        arena_format(&bench.arena,
            "0:0 error: cannot read the file: No such file or directory "
            "[check the path]\n"
            "1:12 error: not UTF-8: byte 0xE9 [save the file as UTF-8]\n"
            "0:0 error: %s: the template has no strings.LANG.yaml\n",
            folder));
    bench_release(&bench);
}

static void test_a_folder_that_is_not_there(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    assert_null(template_read(&bench.arena, bench_path(&bench, "none"), NULL,
        NULL, NULL, &bench.diags));
    assert_int_equal(diags_worst(&bench.diags), SEVERITY_ERROR);
    bench_release(&bench);
}

/* ---- templates that extend another --------------------------------------- */

/* Beside "letter", a template "card" with an outline and template.yaml. */
static const char *write_card(struct bench *bench, const char *text)
{
    write_template(bench);
    bench_write(bench, "letter/strings.en.yaml", "a: b\n");
    const char *folder = bench_path(bench, "card");
    assert_int_equal(mkdir(folder, 0777), 0);
    bench_write(bench, "card/outline.md", "# Card\n");
    bench_write(bench, "card/template.yaml", text);
    return folder;
}

static void test_what_is_lacking_comes_from_the_base(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const char *folder = write_card(&bench, "extends: letter\n");
    bench_write(&bench, "card/style.css", "b {}\n");
    bench_write(&bench, "card/theme.yaml",
        "typography: {base: {size: 9pt}, justify: no}\n"
        "page: {margin: {top: 40pt}}\n");
    const struct template *card =
        template_read(&bench.arena, folder, NULL, NULL, NULL, &bench.diags);
    assert_string_equal(bench_report(&bench), "");
    assert_non_null(card);
    assert_string_equal(card->name, "card");
    assert_string_equal(card->outline->text, "# Card\n");
    assert_string_equal(card->style->text, "b {}\n");
    assert_string_equal(card->page->text, "<html>\n");
    assert_non_null(strings_lookup(template_strings(card, "en"), "a"));
    /* The theme is the base's, but for what was changed. */
    const struct theme *base = template_read(&bench.arena,
        bench_path(&bench, "letter"), NULL, NULL, NULL, &bench.diags)
                                   ->theme;
    assert_true(card->theme->base_size_pt == 9);
    assert_true(base->base_size_pt != 9);
    assert_true(card->theme->margin_top_pt == 40);
    assert_true(card->theme->margin_left_pt == base->margin_left_pt);
    assert_true(base->justify && !card->theme->justify);
    assert_true(card->theme->small_size_pt == base->small_size_pt);
    bench_release(&bench);
}

/* A theme that is chosen changes the template's, which changes the base's. */
static void test_a_theme_is_chosen(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const char *folder = write_card(&bench, "extends: letter\n");
    bench_write(&bench, "card/theme.yaml",
        "typography: {base: {size: 9pt}, small: {size: 7pt}}\n");
    bench_write(&bench, "letter/theme.wide.yaml",
        "typography: {base: {size: 12pt}, hanging: no}\n");
    const struct template *card =
        template_read(&bench.arena, folder, NULL, "wide", NULL, &bench.diags);
    assert_string_equal(bench_report(&bench), "");
    assert_non_null(card);
    assert_true(card->theme->base_size_pt == 12);
    assert_true(card->theme->small_size_pt == 7);
    assert_true(card->theme->justify && !card->theme->hanging);
    assert_null(template_read(
        &bench.arena, folder, NULL, "narrow", NULL, &bench.diags));
    assert_non_null(strstr(
        bench_report(&bench), "the template \"card\" has no theme \"narrow\""));
    assert_null(template_read(
        &bench.arena, folder, NULL, "../wide", NULL, &bench.diags));
    bench_release(&bench);

    /* The report's own has a name. */
    bench_init(&bench);
    static const char *const names[] = {NULL, "classic", "modern"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const struct template *report = template_read(&bench.arena,
            "templates/report", NULL, names[i], NULL, &bench.diags);
        assert_string_equal(bench_report(&bench), "");
        assert_string_equal(
            report->theme->base.family, i == 2 ? "Inter" : "Noto Serif");
        assert_string_equal(report->theme->name, "classic");
    }
    bench_release(&bench);
}

static void expect_no_card(const char *text, const char *report)
{
    struct bench bench;
    bench_init(&bench);
    const char *folder = write_card(&bench, text);
    assert_null(
        template_read(&bench.arena, folder, NULL, NULL, NULL, &bench.diags));
    if (!strstr(bench_report(&bench), report))
        fail_msg("%s", bench_report(&bench));
    bench_release(&bench);
}

static void test_mistakes_in_extending(void **state)
{
    (void)state;
    expect_no_card("extends: leter\n",
        "1:10 error: there is no template \"leter\" to extend [it is the name "
        "of a folder beside this one, or of a template that -t finds]\n");
    expect_no_card(
        "extends: ../letter\n", "there is no template \"../letter\" to extend");
    expect_no_card("extend: letter\n", "unknown key \"extend\"");
    expect_no_card("[letter]\n", "error: ");
    /* One that extends itself lacks what it wants to take. */
    expect_no_card("extends: card\n", "cannot read the file");
}

/* Beside it comes first; what is named is a name, wherever it is found. */
static void test_a_base_from_elsewhere(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const char *folder = write_card(&bench, "extends: memo\n");
    const char *elsewhere = bench_path(&bench, "letter");
    assert_string_equal(template_extends(&bench.arena, folder), "memo");
    const struct template *card = template_read(
        &bench.arena, folder, elsewhere, NULL, NULL, &bench.diags);
    assert_string_equal(bench_report(&bench), "");
    assert_string_equal(card->base, elsewhere);
    assert_string_equal(
        template_base(&bench.arena, folder, elsewhere), elsewhere);
    assert_int_equal(mkdir(bench_path(&bench, "memo"), 0777), 0);
    assert_string_equal(template_base(&bench.arena, folder, elsewhere),
        bench_path(&bench, "memo"));
    bench_write(&bench, "card/template.yaml", "extends: ../letter\n");
    assert_null(template_read(
        &bench.arena, folder, elsewhere, NULL, NULL, &bench.diags));
    bench_release(&bench);
}

static void test_unknown_settings_of_changes(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const char *folder = write_card(&bench, "extends: letter\n");
    bench_write(&bench, "card/theme.yaml", "page: {margins: 4pt}\n");
    assert_null(
        template_read(&bench.arena, folder, NULL, NULL, NULL, &bench.diags));
    assert_non_null(
        strstr(bench_report(&bench), "error: page: unknown key \"margins\""));
    bench_release(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_files_of_a_template),
        cmocka_unit_test(test_strings),
        cmocka_unit_test(test_no_strings_at_all),
        cmocka_unit_test(test_languages),
        cmocka_unit_test(test_mistakes_in_strings),
        cmocka_unit_test(test_what_is_missing),
        cmocka_unit_test(test_a_folder_that_is_not_there),
        cmocka_unit_test(test_what_is_lacking_comes_from_the_base),
        cmocka_unit_test(test_a_theme_is_chosen),
        cmocka_unit_test(test_mistakes_in_extending),
        cmocka_unit_test(test_a_base_from_elsewhere),
        cmocka_unit_test(test_unknown_settings_of_changes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
