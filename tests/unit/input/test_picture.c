/* Pictures: kinds, sizes, transparency, damage. */
#include "../../decode_picture.h"

#include "base/file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <jpeglib.h>
#include <png.h>

struct bench {
    struct arena arena;
    struct diags diags;
    struct place place;
};

static int set_up(void **state)
{
    struct bench *bench = test_malloc(sizeof *bench);
    arena_init(&bench->arena);
    diags_init(&bench->diags, &bench->arena);
    static const char text[] = "![a](b.png)\n";
    bench->place = (struct place){
        source_new(&bench->arena, "m.md", text, sizeof text - 1), 1, 5};
    *state = bench;
    return 0;
}

static int tear_down(void **state)
{
    struct bench *bench = *state;
    arena_release(&bench->arena);
    test_free(bench);
    return 0;
}

static const struct picture *decode(
    struct bench *bench, const void *bytes, size_t length)
{
    return decode_picture(
        &bench->arena, bytes, length, bench->place, &bench->diags);
}

/* ---- making files -------------------------------------------------------- */

struct bytes {
    unsigned char *at;
    size_t length;
};

static void append(png_structp png, png_bytep data, size_t length)
{
    struct bytes *bytes = png_get_io_ptr(png);
    bytes->at = realloc(bytes->at, bytes->length + length);
    memcpy(bytes->at + bytes->length, data, length);
    bytes->length += length;
}

struct png_kind {
    int colour_type, bits;
    bool interlaced, transparent_entry;
    unsigned per_metre;
};

/* A picture of 8 by 8 pixels whose rows hold the byte VALUE. */
static struct bytes make_png(const struct png_kind *kind, int value)
{
    struct bytes bytes = {0};
    png_structp png =
        png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png_create_info_struct(png);
    png_set_write_fn(png, &bytes, append, NULL);
    png_set_IHDR(png, info, 8, 8, kind->bits, kind->colour_type,
        kind->interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE,
        PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_color palette[2] = {{10, 20, 30}, {40, 50, 60}};
    if (kind->colour_type == PNG_COLOR_TYPE_PALETTE)
        png_set_PLTE(png, info, palette, 2);
    png_byte alphas[2] = {255, 128};
    png_color_16 clear = {0, 7, 7, 7, 7};
    if (kind->transparent_entry)
        png_set_tRNS(png, info, alphas, 2, &clear);
    if (kind->per_metre)
        png_set_pHYs(
            png, info, kind->per_metre, kind->per_metre, PNG_RESOLUTION_METER);
    unsigned char row[64];
    memset(row, value, sizeof row);
    png_bytep rows[8];
    for (int i = 0; i < 8; i++)
        rows[i] = row;
    png_set_rows(png, info, rows);
    png_write_png(png, info, PNG_TRANSFORM_IDENTITY, NULL);
    png_destroy_write_struct(&png, &info);
    return bytes;
}

static struct bytes make_jpeg(
    int components, J_COLOR_SPACE space, int per_inch, bool progressive)
{
    struct jpeg_compress_struct info;
    struct jpeg_error_mgr errors;
    struct bytes bytes = {0};
    unsigned long length = 0;
    info.err = jpeg_std_error(&errors);
    jpeg_create_compress(&info);
    jpeg_mem_dest(&info, &bytes.at, &length);
    info.image_width = 40;
    info.image_height = 30;
    info.input_components = components;
    info.in_color_space = space;
    jpeg_set_defaults(&info);
    if (progressive)
        jpeg_simple_progression(&info);
    info.density_unit = per_inch ? 1 : 0;
    info.X_density = info.Y_density = (UINT16)(per_inch ? per_inch : 1);
    jpeg_start_compress(&info, TRUE);
    JSAMPLE row[40 * 4];
    JSAMPROW rows[] = {row};
    while (info.next_scanline < info.image_height) {
        for (size_t i = 0; i < sizeof row; i++)
            row[i] = (JSAMPLE)(i * 7 + info.next_scanline * 11);
        jpeg_write_scanlines(&info, rows, 1);
    }
    jpeg_finish_compress(&info);
    jpeg_destroy_compress(&info);
    bytes.length = length;
    return bytes;
}

static const struct picture *decode_png(
    struct bench *bench, const struct png_kind *kind, int value)
{
    struct bytes bytes = make_png(kind, value);
    const struct picture *picture = decode(bench, bytes.at, bytes.length);
    free(bytes.at);
    assert_non_null(picture);
    assert_int_equal(picture->format, PICTURE_PNG);
    assert_int_equal(picture->width_px, 8);
    assert_int_equal(picture->height_px, 8);
    return picture;
}

static void assert_pixels(
    const struct picture *picture, int red, int green, int blue)
{
    for (size_t i = 0; i < 64; i++) {
        assert_int_equal(picture->rgb[3 * i], red);
        assert_int_equal(picture->rgb[3 * i + 1], green);
        assert_int_equal(picture->rgb[3 * i + 2], blue);
    }
}

/* ---- PNG ----------------------------------------------------------------- */

static void test_png_kinds(void **state)
{
    static const struct {
        int colour_type, bits, value;
        unsigned char rgb[3];
    } cases[] = {
        {PNG_COLOR_TYPE_RGB, 8, 100, {100, 100, 100}},
        {PNG_COLOR_TYPE_RGB, 16, 100, {100, 100, 100}},
        {PNG_COLOR_TYPE_GRAY, 1, 0xFF, {255, 255, 255}},
        {PNG_COLOR_TYPE_GRAY, 2, 0x55, {85, 85, 85}},
        {PNG_COLOR_TYPE_GRAY, 4, 0x33, {51, 51, 51}},
        {PNG_COLOR_TYPE_GRAY, 8, 9, {9, 9, 9}},
        {PNG_COLOR_TYPE_GRAY, 16, 9, {9, 9, 9}},
        {PNG_COLOR_TYPE_PALETTE, 1, 0xFF, {40, 50, 60}},
        {PNG_COLOR_TYPE_PALETTE, 8, 0, {10, 20, 30}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (int interlaced = 0; interlaced < 2; interlaced++) {
            struct png_kind kind = {.colour_type = cases[i].colour_type,
                .bits = cases[i].bits,
                .interlaced = interlaced};
            const struct picture *picture =
                decode_png(*state, &kind, cases[i].value);
            const unsigned char *rgb = cases[i].rgb;
            assert_pixels(picture, rgb[0], rgb[1], rgb[2]);
            assert_null(picture->alpha);
        }
}

static void test_png_transparency(void **state)
{
    struct png_kind alpha = {
        .colour_type = PNG_COLOR_TYPE_RGB_ALPHA, .bits = 8};
    assert_int_equal(decode_png(*state, &alpha, 77)->alpha[63], 77);
    assert_null(decode_png(*state, &alpha, 255)->alpha); /* opaque after all */

    struct png_kind gray = {.colour_type = PNG_COLOR_TYPE_GRAY_ALPHA,
        .bits = 16,
        .interlaced = true};
    assert_int_equal(decode_png(*state, &gray, 12)->alpha[0], 12);

    struct png_kind palette = {.colour_type = PNG_COLOR_TYPE_PALETTE,
        .bits = 8,
        .transparent_entry = true};
    const struct picture *half = decode_png(*state, &palette, 1);
    assert_pixels(half, 40, 50, 60);
    assert_int_equal(half->alpha[5], 128);

    struct png_kind key = {.colour_type = PNG_COLOR_TYPE_RGB,
        .bits = 8,
        .transparent_entry = true};
    assert_int_equal(decode_png(*state, &key, 7)->alpha[5], 0);
    assert_null(decode_png(*state, &key, 8)->alpha);
}

static void test_resolution(void **state)
{
    struct png_kind kind = {.colour_type = PNG_COLOR_TYPE_GRAY, .bits = 8};
    assert_float_equal(decode_png(*state, &kind, 1)->width_pt, 6, 1e-9);
    kind.per_metre = 11811; /* 300 an inch */
    assert_float_equal(decode_png(*state, &kind, 1)->height_pt, 1.92, 1e-4);
    kind.per_metre = 10; /* a quarter an inch: a mistake */
    assert_float_equal(decode_png(*state, &kind, 1)->width_pt, 6, 1e-9);
    kind.per_metre = 4000000000u;
    assert_float_equal(decode_png(*state, &kind, 1)->width_pt, 6, 1e-9);
}

/* ---- JPEG ---------------------------------------------------------------- */

static void test_jpeg_kinds(void **state)
{
    static const struct {
        int components;
        J_COLOR_SPACE space;
    } cases[] = {{1, JCS_GRAYSCALE}, {3, JCS_RGB}, {4, JCS_CMYK}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (int progressive = 0; progressive < 2; progressive++) {
            struct bytes bytes = make_jpeg(
                cases[i].components, cases[i].space, 144, progressive);
            const struct picture *picture =
                decode(*state, bytes.at, bytes.length);
            free(bytes.at);
            assert_non_null(picture);
            assert_int_equal(picture->format, PICTURE_JPEG);
            assert_int_equal(picture->components, cases[i].components);
            assert_int_equal(picture->rgb != NULL, cases[i].components == 4);
            if (picture->rgb) /* little ink is missing from the ninth */
                assert_in_range(picture->rgb[8 * 3], 170, 255);
            assert_int_equal(picture->width_px, 40);
            /* CMYK has an Adobe marker and no JFIF one with a density. */
            double expected = cases[i].components == 4 ? 30 : 20;
            assert_float_equal(picture->width_pt, expected, 1e-9);
        }
}

/* A JPEG file with an Exif block behind its first marker. */
static struct bytes add_exif(struct bytes jpeg, const char *exif, size_t length)
{
    struct bytes bytes = {malloc(jpeg.length + length + 4), 0};
    unsigned char head[] = {0xFF, 0xD8, 0xFF, 0xE1,
        (unsigned char)((length + 2) >> 8), (unsigned char)(length + 2)};
    memcpy(bytes.at, head, sizeof head);
    memcpy(bytes.at + sizeof head, exif, length);
    memcpy(bytes.at + sizeof head + length, jpeg.at + 2, jpeg.length - 2);
    bytes.length = jpeg.length + length + 4;
    free(jpeg.at);
    return bytes;
}

static void test_orientation(void **state)
{
    struct bench *bench = *state;
    static const struct {
        const char *exif;
        size_t length;
        int orientation;
    } cases[] = {
#define EXIF(text, orientation) {text, sizeof text - 1, orientation}
        EXIF("Exif\0\0MM\0*\0\0\0\x08\0\1\1\x12\0\3\0\0\0\1\0\6\0\0", 6),
        EXIF("Exif\0\0II*\0\x08\0\0\0\1\0\x12\1\3\0\1\0\0\0\3\0\0\0", 3),
        EXIF("Exif\0\0II*\0\x08\0\0\0\1\0\x12\1\3\0\1\0\0\0\x09\0\0\0", 1),
        EXIF("Exif\0\0II*\0\xFF\xFF\xFF\xFF\1\0\x12\1\3\0", 1),
        EXIF("Exif\0\0II*\0\x08\0\0\0\xFF\xFF", 1),
        EXIF("Exif\0\0II", 1),
        EXIF("http://ns.adobe.com/xap/1.0/", 1),
#undef EXIF
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct bytes bytes = add_exif(
            make_jpeg(3, JCS_RGB, 144, false), cases[i].exif, cases[i].length);
        const struct picture *picture = decode(bench, bytes.at, bytes.length);
        free(bytes.at);
        assert_non_null(picture);
        assert_int_equal(picture->orientation, cases[i].orientation);
        bool turned = picture->orientation >= 5;
        assert_int_equal(picture->width_px, turned ? 30 : 40);
        assert_int_equal(picture->height_px, turned ? 40 : 30);
    }
}

/* ---- damage -------------------------------------------------------------- */

/* Cut anywhere, a file is refused, each time with one problem. */
static void refuse_all_cuts(struct bench *bench, struct bytes bytes)
{
    for (size_t length = 0; length < bytes.length; length++) {
        diags_init(&bench->diags, &bench->arena);
        assert_null(decode(bench, bytes.at, length));
        assert_int_equal(bench->diags.list.count, 1);
        const struct diag *diag = &bench->diags.list.items[0];
        assert_int_equal(diag->severity, SEVERITY_ERROR);
        assert_int_equal(diag->place.line, 1);
        assert_int_equal(diag->place.column, 5);
    }
    free(bytes.at);
}

static void test_truncated(void **state)
{
    struct png_kind kind = {.colour_type = PNG_COLOR_TYPE_RGB, .bits = 8};
    refuse_all_cuts(*state, make_png(&kind, 3));
    refuse_all_cuts(*state, make_jpeg(3, JCS_RGB, 72, false));
    refuse_all_cuts(*state, make_jpeg(1, JCS_GRAYSCALE, 72, true));
}

/* Every byte of a PNG is under a checksum, but for the signature. */
static void test_flipped_bits(void **state)
{
    struct bench *bench = *state;
    struct png_kind kind = {
        .colour_type = PNG_COLOR_TYPE_RGB, .bits = 8, .per_metre = 4000};
    struct bytes bytes = make_png(&kind, 3);
    for (size_t i = 0; i < bytes.length; i++) {
        bytes.at[i] ^= 0x10;
        assert_null(decode(bench, bytes.at, bytes.length));
        bytes.at[i] ^= 0x10;
    }
    assert_non_null(decode(bench, bytes.at, bytes.length));
    free(bytes.at);
}

static void test_too_large(void **state)
{
    struct bench *bench = *state;
    struct bytes bytes = make_jpeg(1, JCS_GRAYSCALE, 0, false);
    for (size_t i = 0; i + 8 < bytes.length; i++)
        if (bytes.at[i] == 0xFF && bytes.at[i + 1] == 0xC0) {
            memcpy(bytes.at + i + 5, "\x75\x30\x75\x30", 4); /* 30,000 each */
            break;
        }
    assert_null(decode(bench, bytes.at, bytes.length));
    free(bytes.at);
    assert_non_null(
        strstr(bench->diags.list.items[0].message, "30000 by 30000 pixels"));
}

static void test_other_formats(void **state)
{
    struct bench *bench = *state;
    assert_null(decode(bench, "GIF89a", 6));
    assert_null(decode(bench, "", 0));
    static const char *const ends[] = {
        "\" is neither PNG, JPEG nor SVG", "\" is empty"};
    for (size_t i = 0; i < 2; i++) {
        const char *message = bench->diags.list.items[i].message;
        assert_memory_equal(message, "picture \"/", 10);
        assert_string_equal(strrchr(message, '"'), ends[i]);
    }
}

/* A drawing is a picture without pixels; its mistakes are placed in it. */
static void test_drawings(void **state)
{
    struct bench *bench = *state;
    static const char svg[] = "<?xml version=\"1.0\"?>\n"
                              "<svg width=\"96\" height=\"48\"/>";
    const struct picture *picture = decode(bench, svg, sizeof svg - 1);
    assert_non_null(picture);
    assert_int_equal(picture->format, PICTURE_SVG);
    assert_non_null(picture->drawing);
    assert_null(picture->rgb);
    assert_int_equal(picture->orientation, 1);
    assert_true(picture->width_pt == 72 && picture->height_pt == 36);
    static const char wrong[] = "<svg width='9' height='9'>\n <image/></svg>";
    assert_null(decode(bench, wrong, sizeof wrong - 1));
    const struct diag *diag = &bench->diags.list.items[0];
    assert_string_equal(diag->message, "\"image\" in drawings is not read");
    assert_memory_equal(diag->place.source->name, "/proc/self/fd/", 14);
    assert_int_equal(diag->place.line, 2);
    assert_int_equal(diag->place.column, 2);
}

static void test_files(void **state)
{
    struct bench *bench = *state;
    assert_null(picture_read(
        &bench->arena, "/nonexistent/p.png", bench->place, &bench->diags));
    assert_null(
        picture_read(&bench->arena, "/tmp", bench->place, &bench->diags));
    assert_null(picture_read(&bench->arena, "-", bench->place, &bench->diags));
    assert_int_equal(bench->diags.list.count, 3);
    assert_string_equal(bench->diags.list.items[0].message,
        "picture \"/nonexistent/p.png\": cannot read the file: "
        "No such file or directory");
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(bench->diags.list.items[i].place.column, 5);

    char path[] = "/tmp/dossier-test-XXXXXX";
    int descriptor = mkstemp(path);
    assert_true(descriptor >= 0);
    struct png_kind kind = {.colour_type = PNG_COLOR_TYPE_GRAY, .bits = 8};
    struct bytes bytes = make_png(&kind, 200);
    assert_int_equal(
        write(descriptor, bytes.at, bytes.length), (long)bytes.length);
    close(descriptor);
    free(bytes.at);
    const struct picture *picture =
        picture_read(&bench->arena, path, bench->place, &bench->diags);
    unlink(path);
    assert_non_null(picture);
    assert_string_equal(picture->source->name, path);
    assert_pixels(picture, 200, 200, 200);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_png_kinds),
        TEST(test_png_transparency),
        TEST(test_resolution),
        TEST(test_jpeg_kinds),
        TEST(test_orientation),
        TEST(test_truncated),
        TEST(test_flipped_bits),
        TEST(test_too_large),
        TEST(test_other_formats),
        TEST(test_drawings),
        TEST(test_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
