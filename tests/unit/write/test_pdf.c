/* The PDF writer from outside: what other programs find in its files. */
#include "../../decode_picture.h"
#include "pdf_support.h"

static int set_up(void **state)
{
    struct bench *bench = test_malloc(sizeof *bench);
    bench_init(bench);
    *state = bench;
    return 0;
}

static int tear_down(void **state)
{
    bench_release(*state);
    test_free(*state);
    return 0;
}

static void write_checked(struct bench *bench)
{
    assert_true(bench_write(bench));
    assert_true(diags_clean(&bench->diags));
    bench_check(bench);
}

static void assert_contains(const char *text, const char *part)
{
    if (!strstr(text, part))
        fail_msg("no \"%s\" in: %s", part, text);
}

/* How often PART occurs in TEXT. */
static size_t count_of(const char *text, const char *part)
{
    size_t count = 0;
    for (const char *at = text; (at = strstr(at, part)); at++)
        count++;
    return count;
}

/* The dictionaries of streams stand in the file as they were printed. */
static void assert_in_file(const struct bench *bench, const char *part)
{
    if (!memmem(bench->pdf.bytes, bench->pdf.length, part, strlen(part)))
        fail_msg("no \"%s\" in the file", part);
}

/* The pixel of the first page at a place in pt, as 0xRRGGBB. */
static unsigned pixel(struct bench *bench, size_t x, size_t y)
{
    const char *image = bench_ask(bench, "pdftoppm -r 72 -singlefile %s");
    unsigned width, height;
    int head;
    assert_int_equal(
        sscanf(image, "P6 %u %u 255%n", &width, &height, &head), 2);
    const unsigned char *at =
        (const unsigned char *)image + head + 1 + (y * width + x) * 3;
    return (unsigned)at[0] << 16 | (unsigned)at[1] << 8 | at[2];
}

/* The content of the file with its streams inflated. */
static const char *expanded(struct bench *bench)
{
    return bench_ask(
        bench, "qpdf --qdf --object-streams=disable %s - | tr -d '\\000'");
}

/* ---- text ---------------------------------------------------------------- */

/* TrueType and CFF, ligatures, kerning, marks, scripts, beyond the BMP. */
static void test_text(void **state)
{
    struct bench *bench = *state;
    static const char *const lines[][2] = {
        {"Noto Serif", "The official affidavit offers a waffle: To AV Tokyo. "},
        {"Inter", "The official affidavit offers a waffle: To AV Tokyo. "},
        {"JetBrains Mono", "if (a != b) return (c); \\ ()\\\r "},
        {"Noto Serif", "Vi\u1EC7t Nam, q\u0303 and x\u0323\u0301, na\u00EFve "},
        {"DejaVu Sans", "beyond: \U0001D504 \U00010300 "},
    };
    double baseline_pt = 100;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        bench_add_text(bench, lines[i][0], baseline_pt += 20, lines[i][1]);
    write_checked(bench);
    const char *text = bench_ask(bench, "pdftotext -raw %s -");
    assert_contains(text,
        "The official affidavit offers a waffle: To AV Tokyo.\n"
        "The official affidavit offers a waffle: To AV Tokyo.\n"
        "if (a != b) return (c); \\ ()\\");
    assert_contains(
        text, "Vi\u1EC7t Nam, q\u0303 and x\u0323\u0301, na\u00EFve");
    assert_contains(text, "beyond: \U0001D504 \U00010300");
}

static void test_fonts_are_embedded(void **state)
{
    struct bench *bench = *state;
    bench_add_text(bench, "Noto Serif", 100, "one ");
    bench_add_text(bench, "Inter", 120, "two ");
    bench_add_text(bench, "Noto Serif", 140, "three ");
    write_checked(bench);
    const char *fonts = bench_ask(bench, "pdffonts %s | tail -n +3");
    assert_int_equal(count_of(fonts, "\n"), 2);
    assert_int_equal(count_of(fonts, "yes yes yes"), 2);
    assert_int_equal(count_of(fonts, "CID TrueType"), 1);
    assert_int_equal(count_of(fonts, "CID Type 0C"), 1);
    assert_true(bench->pdf.length < 8000); /* subsets, not whole fonts */
}

/* A CID-keyed CFF font keeps its CIDs: other numbers than its glyphs'. */
static void test_cid_keyed_font(void **state)
{
    struct bench *bench = *state;
    const struct font *font = bench_font(bench, "Noto Sans CJK JP");
    bench_add_run(
        bench, bench_shape(bench, font, 11, 72, 100, "\u65E5\u672C\u8A9E "));
    write_checked(bench);
    assert_contains(
        bench_ask(bench, "pdftotext -raw %s -"), "\u65E5\u672C\u8A9E");
    assert_contains(
        bench_ask(bench, "mutool draw -F txt %s"), "\u65E5\u672C\u8A9E");
}

/* The pen of the reader must follow the layout's: the last glyph of a long
 * line stands where its advances say. */
static void test_no_drift(void **state)
{
    struct bench *bench = *state;
    const struct font *font = bench_font(bench, "Noto Serif");
    struct glyph_run run = bench_shape(bench, font, 9.7, 30, 100,
        "AVATAR Wave Tokyo To Ty P. T. rrr fffi WAVE AVATAR Wave Tokyo Zq");
    struct glyph *glyphs =
        arena_allocate(&bench->arena, run.glyph_count, sizeof *glyphs);
    double end_pt = run.x_pt;
    for (size_t i = 0; i < run.glyph_count; i++) {
        glyphs[i] = run.glyphs[i];
        glyphs[i].advance_pt += 0.00313F; /* as justification would */
        end_pt += glyphs[i].advance_pt;
    }
    run.glyphs = glyphs;
    bench_add_run(bench, run);
    write_checked(bench);
    const char *boxes = bench_ask(bench, "pdftotext -bbox %s - | grep '>Zq<'");
    const char *at = strstr(boxes, "xMax=\"");
    assert_non_null(at);
    assert_float_equal(strtod(at + 6, NULL), end_pt, 0.02);
}

/* Runs side by side on a line, in two fonts, colours and sizes. */
static void test_runs_on_a_line(void **state)
{
    struct bench *bench = *state;
    const char *const families[] = {"Noto Serif", "JetBrains Mono"};
    double x_pt = 72;
    for (int i = 0; i < 6; i++) {
        struct glyph_run run =
            bench_shape(bench, bench_font(bench, families[i / 2 % 2]),
                i == 5 ? 8 : 11, x_pt, 100, "wor");
        run.colour.red = i < 3 ? 0 : 200;
        for (size_t k = 0; k < run.glyph_count; k++)
            x_pt += run.glyphs[k].advance_pt;
        bench_add_run(bench, run);
    }
    write_checked(bench);
    assert_contains(
        bench_ask(bench, "pdftotext -raw %s -"), "worworworworworwor\n");
    const char *content = expanded(bench);
    assert_int_equal(count_of(content, " Td"), 1);
    assert_int_equal(count_of(content, "BT\n"), 1);
    assert_int_equal(count_of(content, " rg"), 1);
    assert_int_equal(count_of(content, " Tf"), 4);
}

/* One glyph, two meanings: each has a code. MuPDF, which knows one text for a
 * glyph, takes the one that the font's cmap gives, whichever comes first. */
static void test_variants(void **state)
{
    struct bench *bench = *state;
    struct glyph_run run = bench_shape(
        bench, bench_font(bench, "Noto Serif"), 11, 72, 100, "a-b ");
    struct glyph_run other = run;
    other.text = "a\u00ADb ";
    other.baseline_pt = 80;
    struct glyph glyphs[4];
    memcpy(glyphs, run.glyphs, sizeof glyphs);
    glyphs[1].text_length = 2;
    glyphs[2].text_start = 3;
    glyphs[3].text_start = 4;
    other.glyphs = glyphs;
    bench_add_run(bench, other);
    bench_add_run(bench, run);
    write_checked(bench);
    assert_null(strstr(expanded(bench), "ActualText"));
    assert_contains(bench_ask(bench, "pdftotext -raw %s -"), "a\u00ADb\na-b\n");
    assert_contains(bench_ask(bench, "mutool draw -F txt %s"), "a-b");
}

/* Several glyphs for one text, none of which the cmap leads to. */
static void test_clusters(void **state)
{
    struct bench *bench = *state;
    struct glyph_run run = bench_shape(
        bench, bench_font(bench, "Noto Serif"), 11, 72, 100, "abc ");
    struct glyph glyphs[4];
    memcpy(glyphs, run.glyphs, sizeof glyphs);
    glyphs[0].text_length = 3;
    glyphs[1].text_length = glyphs[2].text_length = 0;
    run.glyphs = glyphs;
    run.text = "\u0939\u093F "; /* six bytes */
    glyphs[0].text_length = 6;
    glyphs[3].text_start = 6;
    bench_add_run(bench, run);
    write_checked(bench);
    assert_contains(expanded(bench), "/ActualText<feff0939093f>");
    assert_contains(bench_ask(bench, "pdftotext -raw %s -"), "\u0939\u093F\n");
}

/* A glyph moved up and one moved aside, as marks are. */
static void test_offsets(void **state)
{
    struct bench *bench = *state;
    struct glyph_run run = bench_shape(
        bench, bench_font(bench, "Noto Serif"), 10, 72, 100, "abc ");
    struct glyph glyphs[4];
    memcpy(glyphs, run.glyphs, sizeof glyphs);
    glyphs[1].y_offset_pt = 3;
    glyphs[2].x_offset_pt = 2;
    run.glyphs = glyphs;
    bench_add_run(bench, run);
    write_checked(bench);
    const char *content = expanded(bench);
    assert_contains(content, "\n3 Ts\n");
    assert_contains(content, "\n0 Ts\n");
    assert_contains(content, "[-200(");
    assert_contains(content, ")200(");
}

/* Glyph ids that the font has not, empty runs, sizes of nothing. */
static void test_odd_runs(void **state)
{
    struct bench *bench = *state;
    const struct font *font = bench_font(bench, "Noto Serif");
    struct glyph glyph = {.id = 65535, .advance_pt = 5, .text_length = 1};
    struct glyph_run run = {.font = font,
        .size_pt = 10,
        .x_pt = 72,
        .baseline_pt = 72,
        .glyphs = &glyph,
        .glyph_count = 1,
        .text = "x"};
    bench_add_run(bench, run);
    run.size_pt = 0;
    bench_add_run(bench, run);
    run.size_pt = 10;
    run.glyph_count = 0;
    bench_add_run(bench, run);
    write_checked(bench);
    assert_contains(bench_ask(bench, "pdftotext %s -"), "x");
}

/* ---- shapes and pictures ------------------------------------------------- */

static void test_shapes(void **state)
{
    struct bench *bench = *state;
    const struct colour red = {255, 0, 0}, gray = {51, 51, 51};
    struct item items[] = {
        {.kind = ITEM_BOX, .as.box = {10.004, 20, 30, 40, red}},
        {.kind = ITEM_BOX, .as.box = {10, 20, -1, 40, red}},
        {.kind = ITEM_RULE, .as.rule = {10, 90, 50, 90, 0.5, 0, gray}},
        {.kind = ITEM_RULE, .as.rule = {10, 95, 50, 95, 0.5, 2, gray}},
        {.kind = ITEM_RULE, .as.rule = {10, 99, 50, 99, 0.5, 0, gray}},
        {.kind = ITEM_RULE, .as.rule = {10, 99, 50, 99, 0, 0, gray}},
    };
    for (size_t i = 0; i < sizeof items / sizeof *items; i++)
        *array_add(&bench->items, &bench->arena) = items[i];
    write_checked(bench);
    const char *content = expanded(bench);
    assert_contains(content, "1 0 0 rg\n10 781.89 30 40 re f\n"
                             "0.2 G\n0.5 w\n10 751.89 m 50 751.89 l S\n"
                             "1 J[0 2]0 d\n10 746.89 m 50 746.89 l S\n"
                             "0 J[]0 d\n10 742.89 m 50 742.89 l S\nendstream");
}

static void add_picture(
    struct bench *bench, const struct picture *picture, double x_pt)
{
    *array_add(&bench->items, &bench->arena) = (struct item){
        .kind = ITEM_PICTURE, .as.picture = {picture, x_pt, 100, 40, 30, ""}};
}

static void test_png_pictures(void **state)
{
    struct bench *bench = *state;
    static const unsigned char colours[] = {255, 0, 0, 0, 255, 0, 0, 0, 255, 9,
        9, 9, 8, 8, 8, 7, 7, 7},
                               alpha[] = {0, 50, 100, 150, 200, 250};
    static const unsigned char grays[18] = {5, 5, 5, 60, 60, 60};
    struct picture opaque = {.source = source_new(&bench->arena, "a", "a", 1),
        .format = PICTURE_PNG,
        .width_px = 3,
        .height_px = 2,
        .rgb = colours,
        .orientation = 1};
    struct picture same = opaque, clear = opaque, gray = opaque;
    clear.source = source_new(&bench->arena, "b", "b", 1);
    clear.alpha = alpha;
    gray.source = source_new(&bench->arena, "c", "c", 1);
    gray.rgb = grays;
    const struct picture *pictures[] = {&opaque, &clear, &same, &gray, &opaque};
    for (size_t i = 0; i < 5; i++)
        add_picture(bench, pictures[i], 10.0 + 50.0 * (double)i);
    write_checked(bench);
    const char *content = expanded(bench);
    assert_int_equal(count_of(content, "/Subtype /Image"), 4); /* a mask */
    assert_int_equal(count_of(content, "/SMask"), 1);
    assert_int_equal(count_of(content, "/ColorSpace /DeviceGray"), 2);
    assert_int_equal(count_of(content, "/I1 Do"), 3);
    assert_int_equal(pixel(bench, 16, 107), 0xFF0000);
    assert_int_equal(pixel(bench, 29, 107), 0x00FF00);
    assert_int_equal(pixel(bench, 42, 107), 0x0000FF);
    assert_int_equal(pixel(bench, 42, 122), 0x070707);
    assert_int_equal(pixel(bench, 66, 107), 0xFFFFFF); /* all transparent */
    assert_int_equal(pixel(bench, 179, 107), 0x3C3C3C);
}

/* A drawing is a form of operators, as large as an image's square: here 8 by 6
 * pt, drawn five times as large. */
static void test_drawings(void **state)
{
    struct bench *bench = *state;
    static const char text[] =
        "<svg width='8pt' height='6pt' viewBox='0 0 8 6'>"
        "<path d='M0 0H4V6H0Z' fill='red'/>"
        "<path d='M5 1h2v4h-2z' fill='#0f0' stroke='blue' fill-rule='evenodd'/>"
        "<path d='M9 9h9' stroke='red' fill='none' stroke-dasharray='2 1' "
        "stroke-linecap='round' transform='scale(2 .5)'/></svg>";
    const struct picture *picture = decode_picture(
        &bench->arena, text, sizeof text - 1, (struct place){0}, &bench->diags);
    assert_non_null(picture);
    add_picture(bench, picture, 10);
    add_picture(bench, picture, 110);
    write_checked(bench);
    const char *content = expanded(bench);
    assert_int_equal(count_of(content, "/Subtype /Form"), 1);
    assert_int_equal(count_of(content, "/I1 Do"), 2);
    assert_contains(
        content, "q\n1 0 0 rg\n0 0 m\n4 0 l\n4 6 l\n0 6 l\nh\nf Q\n");
    assert_contains(content, "q\n0 1 0 rg\n0 0 1 RG\n1 w 0 J 0 j 4 M\n5 1 m\n"
                             "7 1 l\n7 5 l\n5 5 l\nh\nB* Q\n");
    assert_contains(content, "q\n2 0 0 0.5 0 0 cm\n1 0 0 RG\n1 w 1 J 0 j 4 M\n"
                             "[2 1 ] 0 d\n9 9 m\n18 9 l\nS Q\n");
    assert_int_equal(pixel(bench, 20, 115), 0xFF0000);
    assert_int_equal(pixel(bench, 40, 115), 0x00FF00);
    assert_int_equal(pixel(bench, 35, 115), 0x0000FF);
    assert_int_equal(pixel(bench, 120, 128), 0xFF0000);
    assert_int_equal(pixel(bench, 48, 128), 0xFFFFFF);
}

/* A picture of six colours in every orientation: where its first, its third
 * and its fourth pixel (the first of the second row) come to stand. */
static void test_orientations(void **state)
{
    struct bench *bench = *state;
    static const unsigned char colours[] = {
        255, 0, 0, 9, 9, 9, 0, 255, 0, 0, 0, 255, 9, 9, 9, 9, 9, 9};
    static const char corners[][3] = {{0}, {0, 1, 2}, {1, 0, 3}, {3, 2, 1},
        {2, 3, 0}, {0, 2, 1}, {1, 3, 0}, {3, 1, 2}, {2, 0, 3}};
    for (int i = 1; i <= 8; i++) {
        struct picture *picture = arena_new(&bench->arena, struct picture);
        *picture = (struct picture){
            .source = source_new(&bench->arena, "a", "abcdefgh", (size_t)i),
            .format = PICTURE_PNG,
            .width_px = i < 5 ? 3 : 2,
            .height_px = i < 5 ? 2 : 3,
            .rgb = colours,
            .orientation = i};
        add_picture(bench, picture, 60.0 * i);
    }
    write_checked(bench);
    for (int i = 1; i <= 8; i++) {
        static const unsigned expected[] = {0xFF0000, 0x00FF00, 0x0000FF};
        for (int k = 0; k < 3; k++) { /* corners: 0 1 above, 2 3 below */
            size_t x = 60 * (size_t)i + (corners[i][k] % 2 ? 36 : 4);
            size_t y = corners[i][k] < 2 ? 103 : 127;
            assert_int_equal(pixel(bench, x, y), expected[k]);
        }
    }
}

static void test_jpeg_pictures(void **state)
{
    struct bench *bench = *state;
    static const char bytes[] = "\xFF\xD8 as it is \xFF\xD9";
    const struct source *source =
        source_new(&bench->arena, "a", bytes, sizeof bytes - 1);
    struct picture gray = {.source = source,
        .format = PICTURE_JPEG,
        .width_px = 3,
        .height_px = 2,
        .components = 1,
        .orientation = 1};
    add_picture(bench, &gray, 10);
    assert_true(bench_write(bench));
    assert_in_file(bench, bytes);
    assert_in_file(bench, "/Filter/DCTDecode");
    assert_in_file(bench, "/ColorSpace/DeviceGray");
}

/* ---- links and bookmarks ------------------------------------------------- */

static void test_links(void **state)
{
    struct bench *bench = *state;
    static const struct anchor anchors[] = {
        {"here", 0, 72, 300}, {"lost", 7, 0, 0}};
    bench->pages.anchors = anchors;
    bench->pages.anchor_count = 2;
    struct page_link links[] = {
        {72, 90, 50, 12, "https://example.org/a(b)?q=\u00E9 x\\", NULL,
            "an \u00E9", 0},
        {72, 110, 50, 12, NULL, "here", "inside", 0},
        {72, 130, 50, 12, NULL, "absent", "", 0},
        {72, 150, 50, 12, NULL, "lost", "", 0},
    };
    for (size_t i = 0; i < 4; i++)
        *array_add(&bench->links, &bench->arena) = links[i];
    write_checked(bench);
    const char *content = expanded(bench);
    assert_int_equal(count_of(content, "/Subtype /Link"), 2);
    assert_contains(
        content, "/URI (https://example.org/a\\(b\\)?q=%C3%A9%20x\\\\)");
    assert_contains(content, "/Contents <feff0061006e002000e9>");
    assert_int_equal(count_of(content, "/F 4"), 2);
    const char *objects = bench_ask(bench, "mutool show %s grep");
    assert_contains(objects, "/XYZ 72 541.89 null]");
    assert_contains(objects, "/Rect[72 739.89 122 751.89]");
}

static void test_bookmarks(void **state)
{
    struct bench *bench = *state;
    enum { COUNT = 3000 };
    static const struct anchor anchors[] = {{"top", 0, 0, 50}};
    struct bookmark *bookmarks =
        arena_allocate(&bench->arena, COUNT, sizeof *bookmarks);
    for (int i = 0; i < COUNT; i++)
        bookmarks[i] = (struct bookmark){
            arena_format(&bench->arena, "%d. \u00C9t\u00E9", i), i % 3 + 1,
            "top"};
    bench->pages.anchors = anchors;
    bench->pages.anchor_count = 1;
    bench->pages.bookmarks = bookmarks;
    bench->pages.bookmark_count = COUNT;
    write_checked(bench);
    const char *outline = bench_ask(bench, "mutool show %s outline");
    assert_int_equal(count_of(outline, "\t#page=1"), COUNT);
    assert_contains(outline, "+\t\"0. \u00C9t\u00E9\""); /* closed */
    assert_contains(
        outline, "|\t\t\t\"2. \u00C9t\u00E9\""); /* the third level */
    assert_contains(expanded(bench), "/PageMode /UseOutlines");
}

/* Levels that skip or are no levels at all. */
static void test_odd_bookmarks(void **state)
{
    struct bench *bench = *state;
    struct bookmark bookmarks[40] = {{"a", 5, NULL}, {"b", -3, "none"}};
    for (int i = 2; i < 40; i++)
        bookmarks[i] = (struct bookmark){"c", i, NULL};
    bench->pages.bookmarks = bookmarks;
    bench->pages.bookmark_count = 40;
    write_checked(bench);
    const char *outline = bench_ask(bench, "mutool show %s outline");
    assert_int_equal(count_of(outline, "\""), 80);
}

/* ---- the file ------------------------------------------------------------ */

static void test_description(void **state)
{
    struct bench *bench = *state;
    bench->pages.title = "Title \u2013 (\u00E9)";
    bench->pages.author = "A. \U0001F600";
    bench->pages.subject = "";
    bench->pages.language = "en-GB";
    bench->pages.iso_date = "2026-11-20";
    write_checked(bench);
    const char *info = bench_ask(bench, "TZ=UTC pdfinfo -isodates %s");
    assert_contains(info, "Title \u2013 (\u00E9)");
    assert_contains(info, "A. \U0001F600");
    assert_contains(info, "CreationDate:    2026-11-20T00:00:00Z");
    assert_contains(info, "PDF version:     1.7");
    const char *content = expanded(bench);
    assert_contains(content, "/Lang (en-GB)");
    assert_contains(content, "/DisplayDocTitle true");
    assert_contains(content, "/ID [<");
}

static void test_no_description(void **state)
{
    struct bench *bench = *state;
    write_checked(bench);
    const char *content = expanded(bench);
    assert_null(strstr(content, "Date"));
    assert_null(strstr(content, "/Lang"));
    assert_null(strstr(content, "/PageMode"));
}

static void test_no_pages(void **state)
{
    struct bench *bench = *state;
    bench->pages = (struct pages){0};
    write_checked(bench);
    const char *info = bench_ask(bench, "pdfinfo %s");
    assert_contains(info, "Pages:           1");
    assert_contains(info, "595.28 x 841.89 pts (A4)");
}

static void test_many_pages(void **state)
{
    struct bench *bench = *state;
    enum { COUNT = 2000 };
    bench_add_text(bench, "Noto Serif", 100, "page ");
    struct page *pages = arena_allocate(&bench->arena, COUNT, sizeof *pages);
    for (size_t i = 0; i < COUNT; i++)
        pages[i] = (struct page){.width_pt = 100.0 + (double)i,
            .height_pt = 200,
            .items = bench->items.items,
            .item_count = bench->items.count};
    bench->pages.pages = pages;
    bench->pages.page_count = COUNT;
    write_checked(bench);
    assert_contains(bench_ask(bench, "pdfinfo -f 2000 -l 2000 %s"),
        "Page 2000 size:  2099 x 200 pts");
    const char *text = bench_ask(bench, "pdftotext %s -");
    assert_int_equal(count_of(text, "page"), COUNT);
}

/* The same pages give the same bytes, whatever the shelf held before and
 * wherever the structs lie. */
static void test_determinism(void **state)
{
    struct bench *first = *state;
    struct bench second;
    bench_init(&second);
    bench_font(&second, "JetBrains Mono"); /* another order on the shelf */
    bench_font(&second, "Inter");
    struct bench *benches[] = {first, &second};
    for (size_t i = 0; i < 2; i++) {
        bench_add_text(benches[i], "Noto Serif", 100, "fluffy \u00A0 q\u0303 ");
        bench_add_text(benches[i], "Inter", 120, "Tokyo ");
        benches[i]->pages.title = "T";
        assert_true(bench_write(benches[i]));
    }
    assert_int_equal(first->pdf.length, second.pdf.length);
    assert_memory_equal(first->pdf.bytes, second.pdf.bytes, first->pdf.length);

    /* Other content has another identifier. */
    second.pages.title = "U";
    assert_true(bench_write(&second));
    const char *one = strstr(expanded(first), "/ID [<");
    const char *other = strstr(expanded(&second), "/ID [<");
    assert_non_null(one);
    assert_non_null(other);
    assert_memory_not_equal(one, other, 38);
    bench_release(&second);
}

/* The file is appended to what the buffer holds, and is whole by itself. */
static void test_appending(void **state)
{
    struct bench *bench = *state;
    bench_add_text(bench, "Noto Serif", 100, "text ");
    assert_true(bench_write(bench));
    struct buffer out = {0};
    buffer_add_string(&out, "before");
    assert_true(
        pdf_write(&out, NULL, &bench->pages, &bench->options, &bench->diags));
    assert_int_equal(out.length, bench->pdf.length + 6);
    assert_memory_equal(out.bytes + 6, bench->pdf.bytes, bench->pdf.length);
    buffer_release(&out);
}

/* ---- fonts that cannot be embedded --------------------------------------- */

/* A font whose tables are those of REAL, but for one with another content. */
struct changed_table {
    hb_face_t *real;
    hb_tag_t tag;
    hb_blob_t *content;
};

static hb_blob_t *give_table(hb_face_t *face, hb_tag_t tag, void *data)
{
    (void)face;
    struct changed_table *changed = data;
    return tag == changed->tag ? hb_blob_reference(changed->content)
                               : hb_face_reference_table(changed->real, tag);
}

/* Writes a line in Noto Serif with one table changed; the messages that come
 * of it are left in BENCH. */
static bool write_with_table(
    struct bench *bench, hb_tag_t tag, const char *content, size_t length)
{
    const struct font *real = bench_font(bench, "Noto Serif");
    struct changed_table changed = {real->face, tag,
        hb_blob_create(
            content, (unsigned)length, HB_MEMORY_MODE_READONLY, NULL, NULL)};
    struct font font = *real;
    font.face = hb_face_create_for_tables(give_table, &changed, NULL);
    struct glyph_run run = bench_shape(bench, real, 11, 72, 100, "text ");
    run.font = &font;
    bench_add_run(bench, run);
    bool ok = bench_write(bench);
    hb_face_destroy(font.face);
    hb_blob_destroy(changed.content);
    return ok;
}

static void test_restricted_licence(void **state)
{
    struct bench *bench = *state;
    static const char os2[10] = {[9] = 2};
    assert_false(
        write_with_table(bench, HB_TAG('O', 'S', '/', '2'), os2, sizeof os2));
    assert_int_equal(bench->diags.list.count, 1);
    assert_contains(bench->diags.list.items[0].message, "NotoSerif");
    assert_contains(bench->diags.list.items[0].message, "may not be embedded");
}

static void test_no_outlines(void **state)
{
    struct bench *bench = *state;
    assert_false(write_with_table(bench, HB_TAG('g', 'l', 'y', 'f'), "", 0));
    assert_contains(bench->diags.list.items[0].message, "no outlines");
}

/* Offsets that lead nowhere: HarfBuzz takes the glyphs for empty. The file is
 * sound, and its text is there for those who do not look. */
static void test_damaged_font(void **state)
{
    struct bench *bench = *state;
    assert_true(write_with_table(
        bench, HB_TAG('l', 'o', 'c', 'a'), "\xFF\xFF\xFF\xFF", 4));
    assert_true(diags_clean(&bench->diags));
    bench_check(bench);
    assert_contains(bench_ask(bench, "pdftotext -raw %s -"), "text");
    assert_contains(
        bench_ask(bench, "pdffonts %s | tail -n +3"), "yes yes yes");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_text),
        TEST(test_fonts_are_embedded),
        TEST(test_cid_keyed_font),
        TEST(test_no_drift),
        TEST(test_runs_on_a_line),
        TEST(test_variants),
        TEST(test_clusters),
        TEST(test_offsets),
        TEST(test_odd_runs),
        TEST(test_shapes),
        TEST(test_png_pictures),
        TEST(test_drawings),
        TEST(test_orientations),
        TEST(test_jpeg_pictures),
        TEST(test_links),
        TEST(test_bookmarks),
        TEST(test_odd_bookmarks),
        TEST(test_description),
        TEST(test_no_description),
        TEST(test_no_pages),
        TEST(test_many_pages),
        TEST(test_determinism),
        TEST(test_appending),
        TEST(test_restricted_licence),
        TEST(test_no_outlines),
        TEST(test_damaged_font),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
