/* SVG files: what is drawn, what is passed over, what is refused, and the
 * limits. */
#include "../support.h"

#include "input/svg.h"
#include "write/svg_drawing.h"

#include <math.h>

static void assert_near(double found, double expected)
{
    if (!(fabs(found - expected) < 1e-9))
        fail_msg("%.9f is not %.9f", found, expected);
}

static const struct drawing *read_drawing(struct bench *bench, const char *text)
{
    return svg_read(&bench->arena, bench_source(bench, text), &bench->diags);
}

/* A drawing of 100 by 100 pt whose units are pt, with BODY in it. */
static const char *wrapped(struct bench *bench, const char *body)
{
    return arena_format(&bench->arena,
        "<svg xmlns='http://www.w3.org/2000/svg' width='100pt' "
        "height='100pt' viewBox='0 0 100 100' "
        "xmlns:xlink='http://www.w3.org/1999/xlink'>\n%s</svg>",
        body);
}

/* The shapes that BODY draws, as they are written. */
static const char *shapes_of(struct bench *bench, const char *body)
{
    const struct drawing *drawing = read_drawing(bench, wrapped(bench, body));
    if (!drawing)
        fail_msg("%s", bench_report(bench));
    struct buffer out;
    buffer_init(&out);
    svg_drawing_write(&out, drawing);
    const char *start = strchr(buffer_string(&out), '\n') + 1;
    const char *end = strstr(start, "</svg>");
    const char *shapes =
        arena_copy(&bench->arena, start, (size_t)(end - start));
    buffer_release(&out);
    return shapes;
}

struct example {
    const char *body, *expected;
};

static void check(const struct example *examples, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct bench bench;
        bench_init(&bench);
        assert_string_equal(
            shapes_of(&bench, examples[i].body), examples[i].expected);
        bench_release(&bench);
    }
}

static void test_shapes(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"<rect x='1' y='2' width='3' height='4'/>",
            "<path fill=\"#000000\" d=\"M1 2L4 2L4 6L1 6Z\"/>\n"},
        {"<rect width='50%' height='25%'/>",
            "<path fill=\"#000000\" d=\"M0 0L50 0L50 25L0 25Z\"/>\n"},
        {"<rect width='4' height='4' rx='2'/>", /* ry is the same */
            "<path fill=\"#000000\" d=\"M2 0L2 0C3.1046 0 4 0.8954 4 2"
            "L4 2C4 3.1046 3.1046 4 2 4L2 4C0.8954 4 0 3.1046 0 2"
            "L0 2C0 0.8954 0.8954 0 2 0Z\"/>\n"},
        {"<circle cx='5' cy='5' r='4'/>",
            "<path fill=\"#000000\" d=\"M9 5C9 7.2091 7.2091 9 5 9"
            "C2.7909 9 1 7.2091 1 5C1 2.7909 2.7909 1 5 1"
            "C7.2091 1 9 2.7909 9 5Z\"/>\n"},
        {"<line x1='1' x2='9' stroke='red'/>",
            "<path fill=\"#000000\" stroke=\"#ff0000\" stroke-width=\"1\" "
            "stroke-miterlimit=\"4\" d=\"M1 0L9 0\"/>\n"},
        {"<polygon points='1 1 2 1 2 2' fill-rule='evenodd'/>",
            "<path fill=\"#000000\" fill-rule=\"evenodd\" "
            "d=\"M1 1L2 1L2 2Z\"/>\n"},
        {"<polyline points='1 1 2 1 2 2' fill='none'/>", ""},
        {"<path d='M0 0H9'/>", "<path fill=\"#000000\" d=\"M0 0L9 0\"/>\n"},
        {"<path d='none'/><path/><rect/>", ""},
    };
    check(examples, sizeof examples / sizeof *examples);
}

static void test_looks(void **state)
{
    (void)state;
    static const struct example examples[] = {
        /* Inherited; an attribute yields to style, and both to what is nearer.
         */
        {"<g fill='red' style='fill: #00f'><path d='M0 0'/>"
         "<path d='M1 1' fill='lime'/><path d='M2 2' fill='inherit'/></g>",
            "<path fill=\"#0000ff\" d=\"M0 0\"/>\n"
            "<path fill=\"#00ff00\" d=\"M1 1\"/>\n"
            "<path fill=\"#0000ff\" d=\"M2 2\"/>\n"},
        {"<path d='M0 0' fill='red' style='fill:inherit'/>",
            "<path fill=\"#000000\" d=\"M0 0\"/>\n"},
        {"<g color='red' fill='currentColor'><path d='M0 0' color='blue'/></g>",
            "<path fill=\"#0000ff\" d=\"M0 0\"/>\n"},
        {"<path d='M0 0L9 9' style=\"fill:none; stroke : navy ;"
         "stroke-width:2px;stroke-linecap:round;stroke-linejoin:bevel "
         "!important;"
         "stroke-dasharray:1,2 3;stroke-dashoffset:1;font-family:'a;b:c'\"/>",
            "<path fill=\"none\" stroke=\"#000080\" stroke-width=\"2\" "
            "stroke-linecap=\"round\" stroke-linejoin=\"bevel\" "
            "stroke-dasharray=\"1 2 3 1 2 3\" stroke-dashoffset=\"1\" "
            "d=\"M0 0L9 9\"/>\n"},
        {"<g font-size='10'><path d='M0 0' stroke='red' font-size='200%' "
         "stroke-width='.1em'/></g>",
            "<path fill=\"#000000\" stroke=\"#ff0000\" stroke-width=\"2\" "
            "stroke-miterlimit=\"4\" d=\"M0 0\"/>\n"},
        {"<g opacity='1' fill-opacity='100%'><path d='M0 0'/></g>",
            "<path fill=\"#000000\" d=\"M0 0\"/>\n"},
        {"<path d='M0 0' opacity='0'/><path d='M1 1' fill-opacity='0'/>"
         "<path d='M2 2' display='none'/><path d='M3 3' visibility='hidden'/>"
         "<g display='none'><path d='M4 4' display='inline'/></g>"
         "<path d='M5 5' stroke='red' stroke-width='0' fill='none'/>",
            ""},
        {"<g visibility='hidden'><path d='M0 0' visibility='visible'/></g>",
            "<path fill=\"#000000\" d=\"M0 0\"/>\n"},
    };
    check(examples, sizeof examples / sizeof *examples);
}

static void test_groups_and_uses(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"<g transform='translate(10 20)'><g transform='scale(2)'>"
         "<path d='M1 1L2 2'/></g></g>",
            "<path fill=\"#000000\" d=\"M12 22L14 24\"/>\n"},
        {"<path transform='scale(4 1)' d='M1 1L2 2' stroke='red'/>",
            "<path transform=\"matrix(2 0 0 0.5 0 0)\" fill=\"#000000\" "
            "stroke=\"#ff0000\" stroke-width=\"2\" stroke-miterlimit=\"4\" "
            "d=\"M2 2L4 4\"/>\n"},
        {"<defs><path id='p' d='M1 1'/></defs><use href='#p'/>"
         "<use xlink:href='#p' x='5' y='6' fill='red' transform='scale(2)'/>",
            "<path fill=\"#000000\" d=\"M1 1\"/>\n"
            "<path fill=\"#ff0000\" d=\"M12 14\"/>\n"},
        {"<g id='two'><path d='M1 1'/><path d='M2 2'/></g>"
         "<g id='four'><use href='#two' x='1'/><use href='#two' x='2'/></g>",
            "<path fill=\"#000000\" d=\"M1 1\"/>\n"
            "<path fill=\"#000000\" d=\"M2 2\"/>\n"
            "<path fill=\"#000000\" d=\"M2 1\"/>\n"
            "<path fill=\"#000000\" d=\"M3 2\"/>\n"
            "<path fill=\"#000000\" d=\"M3 1\"/>\n"
            "<path fill=\"#000000\" d=\"M4 2\"/>\n"},
        {"<defs><path id='p' d='M1 1'/><path id='p' d='M2 2'/></defs>"
         "<use href='#p'/>",
            "<path fill=\"#000000\" d=\"M1 1\"/>\n"},
    };
    check(examples, sizeof examples / sizeof *examples);
}

static void test_what_is_passed_over(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"<title>t</title><desc>d</desc><metadata><x/></metadata>"
         "<defs><linearGradient id='g'/><style> </style></defs><style/>"
         "<clipPath id='c'/><a><path d='M1 1'/></a><!-- c --><?p i?>"
         "<other xmlns='urn:x' fill='url(#g)'/>",
            "<path fill=\"#000000\" d=\"M1 1\"/>\n"},
        {"<path d='M1 1' class='c' unknown='x' style='-x-y: z; clip-path: none;"
         "filter: none; mix-blend-mode: normal'/>",
            "<path fill=\"#000000\" d=\"M1 1\"/>\n"},
    };
    check(examples, sizeof examples / sizeof *examples);
}

static void test_sizes(void **state)
{
    (void)state;
    static const struct {
        const char *attributes;
        double width_pt, height_pt, x, y; /* of the point (10, 10) */
    } cases[] = {
        {"width='40' height='20'", 30, 15, 7.5, 7.5},
        {"viewBox='0 0 40 20'", 30, 15, 7.5, 7.5},
        {"viewBox='5 6 40 20'", 30, 15, 3.75, 3},
        {"viewBox='0,0,40,20' width='100%' height='100%'", 30, 15, 7.5, 7.5},
        {"viewBox='0 0 40 20' width='80'", 60, 30, 15, 15},
        {"viewBox='0 0 40 20' height='80'", 120, 60, 30, 30},
        {"viewBox='0 0 40 20' width='30pt' height='30pt'", 30, 30, 7.5, 15},
        {"viewBox='0 0 40 20' width='30pt' height='30pt' "
         "preserveAspectRatio='xMinYMin meet'",
            30, 30, 7.5, 7.5},
        {"viewBox='0 0 40 20' width='30pt' height='30pt' "
         "preserveAspectRatio='xMaxYMax'",
            30, 30, 7.5, 22.5},
        {"viewBox='0 0 40 20' width='30pt' height='30pt' "
         "preserveAspectRatio='xMidYMid slice'",
            30, 30, 0, 15},
        {"viewBox='0 0 40 20' width='30pt' height='30pt' "
         "preserveAspectRatio='none'",
            30, 30, 7.5, 15},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct bench bench;
        bench_init(&bench);
        const struct drawing *drawing = read_drawing(&bench,
            arena_format(&bench.arena, "<svg %s><path d='M10 10'/></svg>",
                cases[i].attributes));
        if (!drawing)
            fail_msg("%s", bench_report(&bench));
        struct point point = drawing->shapes[0].path.points.items[0];
        assert_near(drawing->width_pt, cases[i].width_pt);
        assert_near(drawing->height_pt, cases[i].height_pt);
        assert_near(point.x, cases[i].x);
        assert_near(point.y, cases[i].y);
        bench_release(&bench);
    }
}

static void test_text(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const struct drawing *drawing = read_drawing(&bench,
        wrapped(&bench,
            "<text x='1' y='2' font-family='A, B' font-size='10' "
            "text-anchor='middle'> one \n two<tspan font-weight='bold' dx='3' "
            "transform='scale(9)'> three </tspan> &amp;<tspan y='7' "
            "font-style='italic' xml:space='preserve'> f  r </tspan>"
            "<title>no</title><a>five</a> </text>"));
    if (!drawing)
        fail_msg("%s", bench_report(&bench));
    static const struct {
        const char *text;
        int weight;
        bool italic, placed_x, placed_y;
        double x, y, dx;
    } expected[] = {
        {"one two", 400, false, true, true, 1, 2, 0},
        {" three ", 700, false, false, false, 0, 0, 3},
        {"&", 400, false, false, false, 0, 0, 0},
        {" f  r ", 400, true, false, true, 0, 7, 0},
        {"five", 400, false, false, false, 0, 0, 0},
    };
    assert_true(drawing->lettered);
    assert_int_equal(drawing->shape_count, 5);
    for (size_t i = 0; i < 5; i++) {
        const struct lettering *lettering = drawing->shapes[i].lettering;
        assert_string_equal(lettering->text, expected[i].text);
        assert_int_equal(lettering->weight, expected[i].weight);
        assert_int_equal(lettering->italic, expected[i].italic);
        assert_int_equal(lettering->placed_x, expected[i].placed_x);
        assert_int_equal(lettering->placed_y, expected[i].placed_y);
        assert_true(lettering->x == expected[i].x);
        assert_true(lettering->y == expected[i].y);
        assert_true(lettering->dx == expected[i].dx);
        assert_string_equal(lettering->families, "A, B");
        assert_true(lettering->size == 10);
        assert_int_equal(lettering->anchor, ANCHOR_MIDDLE);
        assert_near(drawing->shapes[i].matrix.a, 1);
    }
    bench_release(&bench);
}

static void expect_refused(const char *text, const char *report)
{
    struct bench bench;
    bench_init(&bench);
    assert_null(read_drawing(&bench, text));
    assert_string_equal(bench_report(&bench), report);
    bench_release(&bench);
}

#define NO_ROOT                                                                \
    " is not the root of a drawing [a drawing is <svg "                        \
    "xmlns=\"http://www.w3.org/2000/svg\">]\n"
#define EXPORT                                                                 \
    " [export it as plain SVG with solid fills, without effects and style "    \
    "sheets]\n"
#define SOLID " [mix the colour with what is behind it, and make it solid]\n"
#define COLOUR                                                                 \
    " [a colour is none, a name, #rgb, #rrggbb or rgb(); gradients and "       \
    "patterns are not read]\n"

static void test_mistakes(void **state)
{
    (void)state;
    static const struct {
        const char *body, *report;
    } cases[] = {
        {"<style>p {}</style>",
            "2:1 error: style sheets in drawings are not read [export it with "
            "presentation attributes, or as plain SVG]\n"},
        {"<defs>\n<style>p {}</style></defs>",
            "3:1 error: style sheets in drawings are not read [export it with "
            "presentation attributes, or as plain SVG]\n"},
        {"<image href='x.png'/>",
            "2:1 error: \"image\" in drawings is not read" EXPORT},
        {"<script>alert(1)</script>",
            "2:1 error: \"script\" in drawings is not read" EXPORT},
        {"<g><foreignObject/></g>",
            "2:4 error: \"foreignObject\" in drawings is not read" EXPORT},
        {"<path d='M0 0' fill='url(#g) red'/>",
            "2:16 error: fill: \"url(#g) red\" is not read" COLOUR},
        {"<path d='M0 0' style='stroke: #12'/>",
            "2:16 error: stroke: \"#12\" is not read" COLOUR},
        {"<g opacity='.5'/>", "2:4 error: opacity: \".5\" is not read" SOLID},
        {"<g style='filter:url(#f)'/>",
            "2:4 error: filter: \"url(#f)\" is not read" EXPORT},
        {"<g clip-path='url(#c)' mask='url(#m)'/>",
            "2:4 error: clip-path: \"url(#c)\" is not read" EXPORT
            "2:24 error: mask: \"url(#m)\" is not read" EXPORT},
        {"<g transform='turn(1)'/>",
            "2:4 error: transform: \"turn(1)\" is not read [matrix, "
            "translate, scale, rotate, skewX and skewY are read]\n"},
        {"<path d='M0 0 L 5 five'/>",
            "2:7 error: d: not understood from character 10 on: \"five\" [a "
            "command with too few numbers, or a letter that is no "
            "command]\n"},
        {"<circle r='big'/>",
            "2:9 error: r: \"big\" is not read [one number, with px, pt, pc, "
            "mm, cm, in, em, ex, % or nothing]\n"},
        {"<g stroke-width='-1' stroke-miterlimit='0'/>",
            "2:4 error: stroke-width: \"-1\" is not read [a length, such as "
            "2px]\n2:22 error: stroke-miterlimit: \"0\" is not read [a "
            "number, at least 1]\n"},
        {"<use href='#none'/>",
            "2:1 error: there is no element \"#none\" to use [use what is in "
            "the same file, as #id]\n"},
        {"<use href='other.svg#a'/>",
            "2:1 error: there is no element \"other.svg#a\" to use [use what "
            "is in the same file, as #id]\n"},
        {"<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g>",
            "2:11 error: \"#b\" uses itself [take it out]\n"
            "2:41 error: \"#a\" uses itself [take it out]\n"},
        {"<defs><symbol id='s'/></defs><use href='#s'/>",
            "2:7 error: \"symbol\" in drawings is not read [make it a "
            "group]\n"},
        {"<path d='M1e9 0'/>",
            "2:1 error: \"path\" reaches too far [draw it within its view "
            "box]\n"},
        {"<text textLength='5'>a<textPath/></text>",
            "2:1 error: the attribute \"textLength\" of text is not read "
            "[convert the text to paths]\n2:23 error: \"textPath\" inside "
            "text is not read [convert the text to paths]\n"},
        {"<text style='font: 12px Inter'>a</text>",
            "2:7 error: font: \"12px Inter\" is not read [write font-family, "
            "font-size, font-weight and font-style]\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct bench bench;
        bench_init(&bench);
        expect_refused(wrapped(&bench, cases[i].body), cases[i].report);
        bench_release(&bench);
    }
}

static void test_broken_files(void **state)
{
    (void)state;
    static const char no_size[] =
        "1:1 error: the drawing has no size, or none that fits paper [give it "
        "viewBox=\"0 0 WIDTH HEIGHT\", or a width and a height]\n";
    expect_refused("<svg/>", no_size);
    expect_refused("<svg width='9'/>", no_size);
    expect_refused("<svg width='-9' height='9'/>", no_size);
    expect_refused("<svg width='9' height='0.5'/>", no_size);
    expect_refused("<svg viewBox='0 0 1e8 1'/>", no_size);
    expect_refused("<svg viewBox='0 0 0 9' width='9' height='9'/>",
        "1:6 error: viewBox: \"0 0 0 9\" is not read [four numbers: left, top, "
        "width, height]\n");
    expect_refused("<svg width='9' height='9' preserveAspectRatio='wide'/>",
        "1:27 error: preserveAspectRatio: \"wide\" is not read [for example "
        "xMidYMid, or none]\n");
    expect_refused("<html/>", "1:1 error: \"html\"" NO_ROOT);
    expect_refused("<svg xmlns='urn:x'/>", "1:1 error: \"svg\"" NO_ROOT);
    expect_refused("<!DOCTYPE svg [<!ENTITY a 'b'>]>\n<svg/>",
        "1:1 error: entities in drawings are not read" EXPORT);
    expect_refused("<svg width='9' height='9'>",
        "1:27 error: broken XML: Premature end of data in tag svg line 1 "
        "[each <name> needs its </name>]\n");
    expect_refused("\xFF<svg/>",
        "1:1 error: the drawing is not UTF-8 [save it as UTF-8]\n");
}

/* A document type is no reason to refuse a drawing, and places stay true. */
static void test_document_types(void **state)
{
    (void)state;
    expect_refused(
        "<?xml version='1.0'?>\n<!-- <!DOCTYPE x [ --> <!DOCTYPE svg PUBLIC "
        "\"-//W3C//DTD SVG 1.1//EN\"\n\"http://www.w3.org/>[svg11.dtd\">"
        "<svg width='9' height='9'><image/></svg>",
        "3:59 error: \"image\" in drawings is not read" EXPORT);
}

static void expect_limit(
    struct bench *bench, const char *body, const char *message)
{
    assert_null(read_drawing(bench, wrapped(bench, body)));
    assert_int_equal(bench->diags.list.count, 1);
    assert_string_equal(bench->diags.list.items[0].message, message);
}

/* Each line repeats the one before ten times. */
static const char *bomb(struct bench *bench, const char *core, int lines)
{
    const char *body =
        arena_format(&bench->arena, "<defs><g id='l0'>%s</g>\n", core);
    for (int i = 1; i <= lines; i++) {
        const char *use =
            arena_format(&bench->arena, "<use href='#l%d'/>", i - 1);
        body = arena_format(&bench->arena, "%s<g id='l%d'>%s</g>\n", body, i,
            bench_repeat(bench, use, 10));
    }
    return arena_format(
        &bench->arena, "%s</defs><use href='#l%d'/>", body, lines);
}

static void test_limits(void **state)
{
    (void)state;
    const struct {
        const char *core;
        int lines;
        const char *message;
    } cases[] = {
        {"<path d='M0 0'/>", 12, "the drawing has more than 20000 elements"},
        {"LONG PATH", 3, "the drawing has paths of 500000 steps or more"},
        {"LONGEST PATH", 0, "the drawing has paths of 500000 steps or more"},
        {"<text>ten letters of text</text>", 3,
            "the drawing has more than 10000 letters"},
        {"LONG ATTRIBUTE", 3, "the drawing repeats too much"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct bench bench;
        bench_init(&bench);
        const char *core = cases[i].core;
        if (strcmp(core, "LONG PATH") == 0)
            core = arena_format(&bench.arena, "<path d='%s'/>",
                bench_repeat(&bench, "M0 0", 1000));
        if (strcmp(core, "LONGEST PATH") == 0)
            core = arena_format(&bench.arena, "<path d='%s'/>",
                bench_repeat(&bench, "M0 0", 600000));
        if (strcmp(core, "LONG ATTRIBUTE") == 0)
            core = arena_format(&bench.arena, "<path class='%s'/>",
                bench_repeat(&bench, "x", 100000));
        expect_limit(
            &bench, bomb(&bench, core, cases[i].lines), cases[i].message);
        bench_release(&bench);
    }
}

static void test_depth_and_declarations(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const char *chain = "<g id='u0'/>";
    for (int i = 1; i <= 200; i++)
        chain = arena_format(&bench.arena,
            "%s<g id='u%d'><use href='#u%d'/></g>", chain, i, i - 1);
    expect_limit(&bench,
        arena_format(&bench.arena, "<defs>%s</defs><use href='#u200'/>", chain),
        "the drawing is nested more than 300 deep");
    bench_release(&bench);
    bench_init(&bench);
    expect_limit(&bench,
        arena_format(
            &bench.arena, "<g style='%s'/>", bench_repeat(&bench, "x:y;", 201)),
        "more than 200 declarations for one element");
    bench_release(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_shapes),
        cmocka_unit_test(test_looks),
        cmocka_unit_test(test_groups_and_uses),
        cmocka_unit_test(test_what_is_passed_over),
        cmocka_unit_test(test_sizes),
        cmocka_unit_test(test_text),
        cmocka_unit_test(test_mistakes),
        cmocka_unit_test(test_broken_files),
        cmocka_unit_test(test_document_types),
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_depth_and_declarations),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
