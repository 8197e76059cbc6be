/* Themes: lengths, colours, typefaces, and a brand that overrides them. */
#include "../support.h"

#include "input/contrast.h"
#include "input/cover_colours.h"

#include "input/theme.h"

/* A whole theme; the tests change one thing in it. */
static const char whole[] = "color:\n"
                            "  palette: {ink: \"#1C2330\", sea: \"#0b4f60\"}\n"
                            "  foreground: ink\n"
                            "  background: \"#ffffff\"\n"
                            "  primary: sea\n"
                            "  secondary: primary\n"
                            "  muted: \"#555e6e\"\n"
                            "  rule: \"#d3d8df\"\n"
                            "  surface: background\n"
                            "  info: sea\n"
                            "  success: sea\n"
                            "  warning: sea\n"
                            "  danger: ink\n"
                            "typography:\n"
                            "  base:\n"
                            "    family: Serif One\n"
                            "    size: 10.5pt\n"
                            "    weight: 400\n"
                            "    line-height: 1.45\n"
                            "  headings:\n"
                            "    family: Sans One\n"
                            "    weight: 600\n"
                            "    line-height: 1.2\n"
                            "    sizes: [28pt, 16px, 1cm, 5mm, 0.2in, 10pt]\n"
                            "  monospace: {family: Mono One, size: 9pt, "
                            "weight: 400}\n"
                            "  link: {color: sea}\n"
                            "  small: {size: 8.75pt}\n"
                            "page:\n"
                            "  size: A4\n"
                            "  margin: {top: 26mm, right: 1in, bottom: 2.8cm, "
                            "left: 96px}\n";

static const struct theme *read_theme(
    struct bench *bench, const char *text, const char *brand)
{
    const char *path = bench_write(bench, "theme.yaml", text);
    return theme_read(&bench->arena, path, NULL, 0,
        brand ? bench_write(bench, "brand.yml", brand) : NULL, &bench->diags);
}

static const char *changed(
    struct bench *bench, const char *old, const char *new)
{
    const char *at = strstr(whole, old);
    if (!at)
        fail_msg("\"%s\" does not stand there", old);
    return arena_format(&bench->arena, "%.*s%s%s", (int)(at - whole), whole,
        new, at + strlen(old));
}

static bool near(double number, double expected)
{
    return number > expected - 1e-6 && number < expected + 1e-6;
}

static void expect_colour(struct colour colour, unsigned hexadecimal)
{
    unsigned found =
        (unsigned)colour.red << 16 | (unsigned)colour.green << 8 | colour.blue;
    if (found != hexadecimal)
        fail_msg("#%06x is not #%06x", found, hexadecimal);
}

/* ---- covers -------------------------------------------------------------- */

static void test_covers(void **state)
{
    (void)state;
    static const char *const names[] = {"quiet", "band", "full"};
    for (int i = 0; i <= COVER_FULL; i++) {
        struct bench bench;
        bench_init(&bench);
        const struct theme *theme = read_theme(&bench,
            arena_format(&bench.arena, "cover: %s\n%s", names[i], whole), NULL);
        assert_string_equal(bench_report(&bench), "");
        assert_int_equal(theme->cover, i);
        bench_release(&bench);
    }
    struct bench bench;
    bench_init(&bench);
    assert_int_equal(read_theme(&bench, whole, NULL)->cover, COVER_QUIET);
    assert_null(read_theme(
        &bench, changed(&bench, "page:", "cover: loud\npage:"), NULL));
    assert_non_null(strstr(bench_report(&bench),
        "error: cover: \"loud\" is not one of quiet, band, full"));
    bench_release(&bench);
}

/* Whatever colour a brand has: what stands on it is read. */
static void test_colours_of_covers(void **state)
{
    (void)state;
    static const struct colour black = {0, 0, 0}, white = {255, 255, 255};
    assert_true(near(contrast_ratio(black, white), 21));
    assert_true(near(contrast_ratio(white, white), 1));
    /* #767676 is the lightest grey that is read on white. */
    struct colour grey = {0x76, 0x76, 0x76}, lighter = {0x77, 0x77, 0x77};
    assert_true(contrast_ratio(grey, white) >= CONTRAST_TEXT);
    assert_true(contrast_ratio(lighter, white) < CONTRAST_TEXT);
    for (int i = 0; i < 16 * 16 * 16; i++) {
        struct theme theme = {.background = white,
            .primary = {(unsigned char)(i / 256 * 17),
                (unsigned char)(i / 16 % 16 * 17),
                (unsigned char)(i % 16 * 17)}};
        struct cover_colours colours = cover_colours(&theme);
        assert_true(
            contrast_ratio(colours.ground, colours.ink) >= CONTRAST_TEXT);
        assert_true(
            contrast_ratio(colours.ground, colours.soft) >= CONTRAST_TEXT);
    }
}

/* ---- what is read -------------------------------------------------------- */

static void test_colours(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const struct theme *theme = read_theme(&bench, whole, NULL);
    assert_string_equal(bench_report(&bench), "");
    assert_non_null(theme);
    expect_colour(theme->foreground, 0x1c2330);
    expect_colour(theme->background, 0xffffff);
    expect_colour(theme->secondary, 0x0b4f60); /* by way of primary */
    expect_colour(theme->surface, 0xffffff);
    expect_colour(theme->warning, 0x1c2330); /* brand.yml's danger */
    expect_colour(theme->link, 0x0b4f60);
    bench_release(&bench);
}

static void test_lengths(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const struct theme *theme = read_theme(&bench, whole, NULL);
    assert_non_null(theme);
    static const double sizes[] = {
        28, 12, 72 / 2.54, 5 * 72 / 25.4, 0.2 * 72, 10};
    for (int i = 0; i < HEADING_LEVELS; i++)
        assert_true(near(theme->heading_sizes_pt[i], sizes[i]));
    assert_true(near(theme->base_size_pt, 10.5));
    assert_true(near(theme->margin_top_pt, 26 * 72 / 25.4));
    assert_true(near(theme->margin_right_pt, 72));
    assert_true(near(theme->margin_bottom_pt, 2.8 * 72 / 2.54));
    assert_true(near(theme->margin_left_pt, 72));
    assert_true(near(theme->page_width_pt, 210 * 72 / 25.4));
    assert_true(near(theme->page_height_pt, 297 * 72 / 25.4));
    bench_release(&bench);
}

static void test_typefaces(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const struct theme *theme = read_theme(&bench, whole, NULL);
    assert_non_null(theme);
    assert_string_equal(theme->base.family, "Serif One");
    assert_int_equal(theme->base.place.line, 16);
    assert_int_equal(theme->base.place.column, 13);
    assert_string_equal(theme->headings.family, "Sans One");
    assert_int_equal(theme->headings.weight, 600);
    assert_true(near(theme->line_height, 1.45));
    assert_true(theme->justify); /* unless it says no */
    assert_false(theme->line_numbers || theme->facing ||
                 theme->grid); /* unless it says yes */
    assert_null(theme->logo);
    theme = read_theme(
        &bench, changed(&bench, "  base:", "  justify: no\n  base:"), NULL);
    assert_non_null(theme);
    assert_false(theme->justify);
    bench_release(&bench);
}

static void test_page_sizes(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const struct theme *theme =
        read_theme(&bench, changed(&bench, "size: A4", "size: Letter"), NULL);
    assert_non_null(theme);
    assert_true(near(theme->page_width_pt, 612));
    assert_true(near(theme->page_height_pt, 792));
    theme = read_theme(
        &bench, changed(&bench, "size: A4", "size: [10in, 500pt]"), NULL);
    assert_non_null(theme);
    assert_true(near(theme->page_width_pt, 720));
    assert_true(near(theme->page_height_pt, 500));
    bench_release(&bench);
}

static void test_the_theme_of_this_repository(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    assert_non_null(theme_read(&bench.arena, "templates/report/theme.yaml",
        NULL, 0, NULL, &bench.diags));
    assert_string_equal(bench_report(&bench), "");
    bench_release(&bench);
}

/* ---- mistakes ------------------------------------------------------------ */

static void expect_report(const char *old, const char *new, const char *report)
{
    struct bench bench;
    bench_init(&bench);
    const struct theme *theme =
        read_theme(&bench, changed(&bench, old, new), NULL);
    assert_string_equal(bench_report(&bench), report);
    assert_int_equal(theme == NULL, *report != '\0');
    bench_release(&bench);
}

static void test_mistakes_in_colours(void **state)
{
    static const char hint[] = "[write \"#rrggbb\" in quotes, or a name from "
                               "the palette]\n";
    static const char *const wrong[] = {"\"#fff\"", "\"#12345g\"",
        "\"#1234567\"", "\"123456\"", "\"rgb(1,2,3)\"", "\"sand\"",
        "\"muted\""};
    (void)state;
    struct bench bench;
    bench_init(&bench);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        expect_report("muted: \"#555e6e\"",
            arena_format(&bench.arena, "muted: %s", wrong[i]),
            arena_format(&bench.arena, "7:11 error: %s is not a colour %s",
                wrong[i], hint));
    bench_release(&bench);
    /* Without quotes it is a comment. */
    expect_report("\"#555e6e\"", "#555e6e",
        "7:9 error: \"color.muted\" is not a single value\n");
    expect_report("  muted: \"#555e6e\"\n", "",
        "1:1 error: \"color.muted\" is missing\n");
    expect_report("  primary: sea\n  secondary: primary\n",
        "  primary: secondary\n  secondary: primary\n",
        "5:12 error: \"secondary\" is not a colour [write \"#rrggbb\" in "
        "quotes, or a name from the palette]\n"
        "6:14 error: \"primary\" is not a colour [write \"#rrggbb\" in "
        "quotes, or a name from the palette]\n");
}

static void test_mistakes_in_lengths(void **state)
{
    static const char *const wrong[] = {"10", "10 pt", "pt", "-10pt", "10em",
        "1e1pt", "5.9pt", "25pt", "10ptx", "10.pt", "1.0.0pt"};
    (void)state;
    struct bench bench;
    bench_init(&bench);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        expect_report("size: 10.5pt",
            arena_format(&bench.arena, "size: %s", wrong[i]),
            arena_format(&bench.arena,
                "17:11 error: \"%s\" is not a length that fits here [a number "
                "with pt, mm, cm, in or px, from 6pt to 24pt]\n",
                wrong[i]));
    bench_release(&bench);
}

static void test_other_mistakes(void **state)
{
    static const char *const mistakes[][3] = {
        {"color:\n", "colour: {}\ncolor:\n",
            "1:1 error: theme: unknown key \"colour\" "
            "[did you mean \"color\"?]\n"},
        {"  muted", "  mtued: x\n  muted",
            "7:3 error: color: unknown key \"mtued\" "
            "[did you mean \"muted\"?]\n"},
        {"line-height: 1.45", "line-height: 0.9",
            "19:18 error: \"typography.base.line-height\" must be a number "
            "from 1 to 3\n"},
        {"    weight: 600", "    wieght: 600",
            "22:5 error: headings: unknown key \"wieght\" "
            "[did you mean \"weight\"?]\n"
            "1:1 error: \"typography.headings.weight\" is missing\n"},
        {"28pt, 16px,", "28pt,",
            "24:12 error: \"typography.headings.sizes\" must be a list of six "
            "lengths\n"},
        {"28pt, 16px,", "28pt, [16px],",
            "24:19 error: \"\" is not a length that fits here [a number with "
            "pt, mm, cm, in or px, from 6pt to 96pt]\n"},
        {"size: A4", "size: A5",
            "29:9 error: \"page.size\" is missing or unknown "
            "[A4, Letter, or [width, height]]\n"},
        {"size: A4", "size: [10in]",
            "29:9 error: \"page.size\" is missing or unknown "
            "[A4, Letter, or [width, height]]\n"},
        {"top: 26mm,", "top: 26mm, topp: 1mm,",
            "30:23 error: margin: unknown key \"topp\" "
            "[did you mean \"top\"?]\n"},
        {"size: A4", "size: [200pt, 400pt]",
            "1:1 error: the margins leave no room "
            "[leave at least 100pt each way]\n"},
        {"page:\n", "logo: []\npage:\n",
            "28:7 error: \"logo\" must name a picture\n"},
        {"page:\n", "logo: {pth: l.png}\npage:\n",
            "28:8 error: logo: unknown key \"pth\" "
            "[did you mean \"path\"?]\n"},
        {"family: Sans One", "family: [Sans One]",
            "21:13 error: \"typography.headings.family\" is not a single "
            "value\n"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++)
        expect_report(mistakes[i][0], mistakes[i][1], mistakes[i][2]);
}

static void test_what_is_no_theme(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    assert_null(theme_read(
        &bench.arena, bench_path(&bench, "none"), NULL, 0, NULL, &bench.diags));
    assert_null(read_theme(&bench, whole, "a: [")); /* the brand is broken */
    assert_int_equal(bench.diags.list.count, 2);
    assert_null(read_theme(&bench, "- a list\n", NULL));
    assert_string_equal(bench.diags.list.items[2].message,
        "theme: keys and values are expected here");
    bench_release(&bench);
}

/* ---- the brand ----------------------------------------------------------- */

static void test_a_brand_overrides(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const struct theme *theme = read_theme(&bench, whole,
        "meta: {name: Example}\n"
        "color:\n"
        "  palette: {ink: \"#000001\", flame: \"#ff2200\"}\n"
        "  primary: flame\n"
        "  light: \"#eeeeee\"\n"
        "typography:\n"
        "  fonts: [{family: Brand Serif, source: file}]\n"
        "  base: Brand Serif\n"
        "  headings: {family: Brand Sans, weight: 700}\n"
        "logo: pictures/logo.png\n");
    assert_string_equal(bench_report(&bench), "");
    assert_non_null(theme);
    expect_colour(theme->primary, 0xff2200);
    expect_colour(theme->secondary, 0xff2200);  /* the theme's, by name */
    expect_colour(theme->foreground, 0x000001); /* the brand's palette */
    expect_colour(theme->muted, 0x555e6e);
    assert_string_equal(theme->base.family, "Brand Serif");
    assert_string_equal(
        theme->base.place.source->name, bench_path(&bench, "brand.yml"));
    assert_int_equal(theme->base.weight, 400);
    assert_string_equal(theme->headings.family, "Brand Sans");
    assert_int_equal(theme->headings.weight, 700);
    assert_string_equal(theme->monospace.family, "Mono One");
    assert_string_equal(theme->logo, bench_path(&bench, "pictures/logo.png"));
    assert_int_equal(theme->logo_place.line, 10);
    bench_release(&bench);
}

/* A brand comes before the theme, in switches as in all else. */
static void test_switches_of_a_brand(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const struct theme *theme = read_theme(&bench,
        changed(&bench, "page:", "  hanging: no\npage:\n  grid: no"),
        "typography: {justify: no, hanging: yes}\npage: {grid: yes}\n");
    assert_string_equal(bench_report(&bench), "");
    assert_non_null(theme);
    assert_true(!theme->justify && theme->hanging && theme->grid);
    bench_release(&bench);
}

static void test_facing_pages(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    assert_null(read_theme(&bench,
        changed(&bench, "  margin: {", "  facing: yes\n  margin: {"), NULL));
    assert_non_null(strstr(
        bench_report(&bench), "error: \"page.margin.outer\" is missing\n"));
    diags_init(&bench.diags, &bench.arena);
    const struct theme *theme = read_theme(&bench,
        changed(&bench, "  margin: {",
            "  facing: yes\n  grid: yes\n"
            "  margin: {inner: 2in, outer: 1in, "),
        NULL);
    assert_non_null(theme);
    assert_true(theme->facing && theme->grid);
    assert_true(near(theme->margin_left_pt, 144));
    assert_true(near(theme->margin_right_pt, 72));
    bench_release(&bench);
}

static void test_logos_of_brand_yml(void **state)
{
    static const char *const cases[][3] = {
        {"logo: l.png", "l.png", ""},
        {"logo: {small: s.png, medium: m.png}", "m.png", ""},
        {"logo: {small: s.png}", "s.png", ""},
        {"logo: {large: {path: l.png, alt: L}}", "l.png", "L"},
        {"logo: {path: p.png, alt: ''}", "p.png", ""},
        {"logo: {images: {wide: w.png}, medium: wide}", "w.png", ""},
        {"logo: {images: {wide: {path: w.png, alt: W}}, large: wide}", "w.png",
            "W"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct bench bench;
        bench_init(&bench);
        const struct theme *theme = read_theme(&bench, whole, cases[i][0]);
        assert_string_equal(bench_report(&bench), "");
        assert_non_null(theme);
        assert_string_equal(theme->logo, bench_path(&bench, cases[i][1]));
        const char *alternative = theme->logo_alternative;
        assert_string_equal(alternative ? alternative : "", cases[i][2]);
        bench_release(&bench);
    }
}

static void test_mistakes_in_a_brand_are_placed_there(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    assert_null(read_theme(&bench, whole,
        "color: {primary: red}\n"
        "typography: {headings: {weight: bold}, base: {size: 1rem}}\n"));
    assert_string_equal(bench_report(&bench),
        "1:18 error: \"red\" is not a colour [write \"#rrggbb\" in quotes, "
        "or a name from the palette]\n"
        "6:14 error: \"primary\" is not a colour [write \"#rrggbb\" in "
        "quotes, or a name from the palette]\n" /* of the theme */
        "2:33 error: \"typography.headings.weight\" must be a number from 100 "
        "to 900\n"
        "2:53 error: \"1rem\" is not a length that fits here [a number with "
        "pt, mm, cm, in or px, from 6pt to 24pt]\n");
    assert_string_equal(bench.diags.list.items[0].place.source->name,
        bench_path(&bench, "brand.yml"));
    bench_release(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_covers),
        cmocka_unit_test(test_colours_of_covers),
        cmocka_unit_test(test_colours),
        cmocka_unit_test(test_lengths),
        cmocka_unit_test(test_typefaces),
        cmocka_unit_test(test_page_sizes),
        cmocka_unit_test(test_the_theme_of_this_repository),
        cmocka_unit_test(test_mistakes_in_colours),
        cmocka_unit_test(test_mistakes_in_lengths),
        cmocka_unit_test(test_other_mistakes),
        cmocka_unit_test(test_what_is_no_theme),
        cmocka_unit_test(test_a_brand_overrides),
        cmocka_unit_test(test_switches_of_a_brand),
        cmocka_unit_test(test_facing_pages),
        cmocka_unit_test(test_logos_of_brand_yml),
        cmocka_unit_test(test_mistakes_in_a_brand_are_placed_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
