/* Pictures, through libpng, libjpeg and input/svg: all of a file is decoded,
 * whatever is kept of it, because a viewer would stumble over what we let
 * through.
 *
 * The first two leave by longjmp at an error. Each has one function that
 * calls setjmp; all that must survive the jump is in a struct outside it. */
#include "input/picture.h"

#include "base/file.h"
#include "base/memory.h"
#include "input/svg.h"

#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>
#include <png.h>

enum {
    LARGEST_SIDE_PX = 30000,
    LARGEST_AREA_PX = 100000000,
    LEAST_PER_INCH = 36,
    MOST_PER_INCH = 1200,
    USUAL_PER_INCH = 96, /* CSS's pixel */
};

/* One file on its way to a picture. */
struct decoding {
    struct arena *arena;
    const struct source *source;
    struct place place;
    struct diags *diags;
    struct picture *picture;
    jmp_buf escape;
    char problem[JMSG_LENGTH_MAX]; /* what the library says */
};

static bool report_damage(const struct decoding *decoding)
{
    diag_add(decoding->diags, SEVERITY_ERROR, decoding->place,
        "save the picture again from the program that it was made with",
        "picture \"%s\" is damaged: %s", decoding->source->name,
        decoding->problem);
    return false;
}

static bool report_unfit(
    const struct decoding *decoding, const char *hint, const char *problem)
{
    diag_add(decoding->diags, SEVERITY_ERROR, decoding->place, hint,
        "picture \"%s\" %s", decoding->source->name, problem);
    return false;
}

/* Notes the size of the picture; false and an error if it is beyond limits. */
static bool set_size(
    struct decoding *decoding, uint64_t width_px, uint64_t height_px)
{
    if (width_px == 0 || height_px == 0)
        return report_unfit(decoding, NULL, "has no pixels");
    if (width_px > LARGEST_SIDE_PX || height_px > LARGEST_SIDE_PX ||
        width_px * height_px > LARGEST_AREA_PX) {
        diag_add(decoding->diags, SEVERITY_ERROR, decoding->place,
            "make it smaller; print needs 300 pixels an inch at most",
            "picture \"%s\" is too large: %llu by %llu pixels",
            decoding->source->name, (unsigned long long)width_px,
            (unsigned long long)height_px);
        return false;
    }
    decoding->picture->width_px = (int)width_px;
    decoding->picture->height_px = (int)height_px;
    return true;
}

/* Sets the size in pt from pixels an inch as the file names them; a resolution
 * that no one would choose is taken for a mistake. */
static void set_resolution(
    struct picture *picture, double x_per_inch, double y_per_inch)
{
    bool sound = x_per_inch >= LEAST_PER_INCH && x_per_inch <= MOST_PER_INCH &&
                 y_per_inch >= LEAST_PER_INCH && y_per_inch <= MOST_PER_INCH;
    if (!sound)
        x_per_inch = y_per_inch = USUAL_PER_INCH;
    picture->width_pt = picture->width_px * 72 / x_per_inch;
    picture->height_pt = picture->height_px * 72 / y_per_inch;
}

/* ---- PNG ----------------------------------------------------------------- */

struct png_reading {
    struct decoding *decoding;
    png_structp png;
    png_infop info;
    size_t at;
    unsigned char *pixels; /* 3 or 4 bytes each */
    png_bytep *rows;
    bool transparent;
    bool unfit; /* reported already */
};

static _Noreturn void png_fail(png_structp png, png_const_charp message)
{
    struct png_reading *reading = png_get_error_ptr(png);
    struct decoding *decoding = reading->decoding;
    snprintf(decoding->problem, sizeof decoding->problem, "%s", message);
    longjmp(decoding->escape, 1);
}

static void png_ignore(png_structp png, png_const_charp message)
{
    (void)png;
    (void)message;
}

static void png_take(png_structp png, png_bytep bytes, size_t length)
{
    struct png_reading *reading = png_get_io_ptr(png);
    const struct source *source = reading->decoding->source;
    if (length > source->length - reading->at)
        png_error(png, "the file ends too early");
    memcpy(bytes, source->text + reading->at, length);
    reading->at += length;
}

/* Strict where pixels are concerned; chunks that do not change them are
 * checked for their sums only, so that an odd colour profile or comment is no
 * reason to refuse a picture. */
static void set_png_rules(struct png_reading *reading)
{
    png_structp png = reading->png;
    png_set_read_fn(png, reading, png_take);
    png_set_user_limits(png, LARGEST_SIDE_PX, LARGEST_SIDE_PX);
    png_set_crc_action(png, PNG_CRC_ERROR_QUIT, PNG_CRC_ERROR_QUIT);
    png_set_benign_errors(png, 0);
    png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, NULL, -1);
    png_set_keep_unknown_chunks(
        png, PNG_HANDLE_CHUNK_AS_DEFAULT, (png_const_bytep) "pHYs", 1);
}

static bool read_png_head(struct png_reading *reading)
{
    png_structp png = reading->png;
    png_infop info = reading->info;
    png_read_info(png, info);
    if (!set_size(reading->decoding, png_get_image_width(png, info),
            png_get_image_height(png, info)))
        return false;
    double per_metre_x = png_get_x_pixels_per_meter(png, info);
    double per_metre_y = png_get_y_pixels_per_meter(png, info);
    set_resolution(
        reading->decoding->picture, per_metre_x * 0.0254, per_metre_y * 0.0254);
    reading->transparent =
        png_get_color_type(png, info) & PNG_COLOR_MASK_ALPHA ||
        png_get_valid(png, info, PNG_INFO_tRNS);
    png_set_expand(png); /* palettes, few bits and tRNS to whole bytes */
    png_set_scale_16(png);
    png_set_gray_to_rgb(png);
    png_set_interlace_handling(png);
    png_read_update_info(png, info);
    return true;
}

static void read_png_pixels(struct png_reading *reading)
{
    const struct picture *picture = reading->decoding->picture;
    size_t width = (size_t)picture->width_px;
    size_t height = (size_t)picture->height_px;
    size_t row = width * (reading->transparent ? 4 : 3);
    if (png_get_rowbytes(reading->png, reading->info) != row)
        png_error(reading->png, "its pixels have an unknown form");
    reading->pixels = memory_allocate(height, row);
    reading->rows = memory_allocate(height, sizeof *reading->rows);
    for (size_t y = 0; y < height; y++)
        reading->rows[y] = reading->pixels + y * row;
    png_read_image(reading->png, reading->rows);
    png_read_end(reading->png, NULL);
}

/* The one function that libpng leaves by longjmp. */
static bool read_png_guarded(struct png_reading *reading)
{
    if (setjmp(reading->decoding->escape))
        return false;
    reading->png = png_create_read_struct(
        PNG_LIBPNG_VER_STRING, reading, png_fail, png_ignore);
    reading->info = reading->png ? png_create_info_struct(reading->png) : NULL;
    if (!reading->info)
        memory_exhausted();
    set_png_rules(reading);
    if (!read_png_head(reading)) {
        reading->unfit = true;
        return false;
    }
    read_png_pixels(reading);
    return true;
}

/* Colours and transparency apart; the latter only if there is any. */
static void keep_pixels(const struct png_reading *reading)
{
    struct decoding *decoding = reading->decoding;
    struct picture *picture = decoding->picture;
    size_t count = (size_t)picture->width_px * (size_t)picture->height_px;
    unsigned char *rgb = arena_allocate(decoding->arena, count, 3);
    picture->rgb = rgb;
    if (!reading->transparent) {
        memcpy(rgb, reading->pixels, count * 3);
        return;
    }
    unsigned char *alpha = arena_allocate(decoding->arena, count, 1);
    bool opaque = true;
    for (size_t i = 0; i < count; i++) {
        memcpy(rgb + 3 * i, reading->pixels + 4 * i, 3);
        alpha[i] = reading->pixels[4 * i + 3];
        opaque = opaque && alpha[i] == 255;
    }
    picture->alpha = opaque ? NULL : alpha;
}

static bool decode_png(struct decoding *decoding)
{
    struct png_reading reading = {.decoding = decoding};
    decoding->picture->format = PICTURE_PNG;
    bool ok = read_png_guarded(&reading);
    if (ok)
        keep_pixels(&reading);
    png_destroy_read_struct(&reading.png, &reading.info, NULL);
    free(reading.pixels);
    free(reading.rows);
    return ok || reading.unfit ? ok : report_damage(decoding);
}

/* ---- JPEG ---------------------------------------------------------------- */

/* A progressive picture may come in any number of scans, each of which costs a
 * pass over all of it: more than this are an attack. */
enum { MOST_SCANS = 100 };

struct jpeg_reading {
    struct jpeg_decompress_struct info;
    struct jpeg_error_mgr errors;
    struct jpeg_progress_mgr progress;
    struct decoding *decoding;
    bool unfit; /* reported already */
};

static _Noreturn void jpeg_fail(j_common_ptr info)
{
    struct jpeg_reading *reading = info->client_data;
    struct decoding *decoding = reading->decoding;
    info->err->format_message(info, decoding->problem);
    longjmp(decoding->escape, 1);
}

/* Messages below zero are warnings: corrupt data, patched up by guesses. */
static void jpeg_judge(j_common_ptr info, int level)
{
    if (level < 0)
        jpeg_fail(info);
}

static void jpeg_count_scans(j_common_ptr info)
{
    struct jpeg_reading *reading = info->client_data;
    struct decoding *decoding = reading->decoding;
    if (reading->info.input_scan_number <= MOST_SCANS)
        return;
    snprintf(decoding->problem, sizeof decoding->problem, "more than %d scans",
        MOST_SCANS);
    longjmp(decoding->escape, 1);
}

/* SIZE bytes at OFFSET as a number, in Intel's order of bytes or the other;
 * 0 beyond the end. */
static size_t exif_number(
    const struct jpeg_marker_struct *marker, size_t offset, size_t size)
{
    size_t number = 0;
    if (offset > marker->data_length || marker->data_length - offset < size)
        return 0;
    bool intel = marker->data[6] == 'I';
    for (size_t i = 0; i < size; i++)
        number =
            number << 8 | marker->data[offset + (intel ? size - 1 - i : i)];
    return number;
}

/* The orientation that a camera has noted, 1 to 8; 1 if none. The first
 * directory of a TIFF header behind "Exif" holds it (Exif 2.3, 4.5). */
static int read_orientation(const struct jpeg_marker_struct *marker)
{
    enum { HEADER = 6, ENTRY = 12, MOST_ENTRIES = 1000, ORIENTATION = 0x0112 };
    if (!marker || marker->data_length < 14 ||
        memcmp(marker->data, "Exif\0\0", HEADER) != 0)
        return 1;
    size_t directory = HEADER + exif_number(marker, HEADER + 4, 4);
    size_t count = exif_number(marker, directory, 2);
    for (size_t i = 0; i < count && i < MOST_ENTRIES; i++) {
        size_t entry = directory + 2 + i * ENTRY;
        if (exif_number(marker, entry, 2) != ORIENTATION)
            continue;
        size_t value = exif_number(marker, entry + 8, 2);
        return value >= 1 && value <= 8 ? (int)value : 1;
    }
    return 1;
}

/* Width and height as they are shown, and the resolution along them. */
static void turn(
    struct picture *picture, double *x_per_inch, double *y_per_inch)
{
    if (picture->orientation < 5)
        return;
    int width_px = picture->width_px;
    double per_inch = *x_per_inch;
    picture->width_px = picture->height_px;
    picture->height_px = width_px;
    *x_per_inch = *y_per_inch;
    *y_per_inch = per_inch;
}

static bool read_jpeg_head(struct jpeg_reading *reading)
{
    struct jpeg_decompress_struct *info = &reading->info;
    struct decoding *decoding = reading->decoding;
    struct picture *picture = decoding->picture;
    jpeg_read_header(info, TRUE);
    if (!set_size(decoding, info->image_width, info->image_height))
        return false;
    int components = info->num_components;
    if (components != 1 && components != 3 && components != 4)
        return report_unfit(decoding, "save it as gray, RGB or CMYK",
            "has an unknown number of colours");
    if (info->arith_code)
        return report_unfit(decoding, "save it as a plain JPEG",
            "uses arithmetic coding, which a PDF cannot hold");
    double unit = info->density_unit == 1   ? 1
                  : info->density_unit == 2 ? 2.54
                                            : 0;
    double x_per_inch = info->X_density * unit;
    double y_per_inch = info->Y_density * unit;
    picture->orientation = read_orientation(info->marker_list);
    turn(picture, &x_per_inch, &y_per_inch);
    set_resolution(picture, x_per_inch, y_per_inch);
    picture->components = components;
    return true;
}

/* A row of CMYK as RGB. Adobe's programs, which make nearly all such files,
 * store how much ink is missing. */
static void convert_cmyk(
    unsigned char *rgb, const unsigned char *cmyk, size_t count, bool inverted)
{
    for (size_t i = 0; i < count; i++, cmyk += 4)
        for (size_t k = 0; k < 3; k++) {
            unsigned ink = inverted ? cmyk[k] : 255u - cmyk[k];
            unsigned black = inverted ? cmyk[3] : 255u - cmyk[3];
            *rgb++ = (unsigned char)((ink * black + 127) / 255);
        }
}

/* Decodes every line into the same row: the bytes are kept as they are. Only
 * CMYK is converted: the colours of a document are RGB. */
static void read_jpeg_pixels(struct jpeg_reading *reading)
{
    struct jpeg_decompress_struct *info = &reading->info;
    bool cmyk = info->num_components == 4;
    info->out_color_space = cmyk ? JCS_CMYK : info->jpeg_color_space;
    jpeg_start_decompress(info);
    size_t width = info->output_width;
    unsigned char *rgb = NULL;
    if (cmyk)
        rgb = arena_allocate(
            reading->decoding->arena, width * info->output_height, 3);
    reading->decoding->picture->rgb = rgb;
    JSAMPARRAY row = info->mem->alloc_sarray((j_common_ptr)info, JPOOL_IMAGE,
        info->output_width * (JDIMENSION)info->output_components, 1);
    while (info->output_scanline < info->output_height) {
        jpeg_read_scanlines(info, row, 1);
        if (!cmyk)
            continue;
        convert_cmyk(rgb, row[0], width, info->saw_Adobe_marker);
        rgb += 3 * width;
    }
    jpeg_finish_decompress(info);
}

/* The one function that libjpeg leaves by longjmp. */
static bool read_jpeg_guarded(struct jpeg_reading *reading)
{
    struct jpeg_decompress_struct *info = &reading->info;
    const struct source *source = reading->decoding->source;
    if (setjmp(reading->decoding->escape))
        return false;
    info->err = jpeg_std_error(&reading->errors);
    reading->errors.error_exit = jpeg_fail;
    reading->errors.emit_message = jpeg_judge;
    info->client_data = reading;
    jpeg_create_decompress(info);
    reading->progress.progress_monitor = jpeg_count_scans;
    info->progress = &reading->progress;
    jpeg_mem_src(info, (const unsigned char *)source->text, source->length);
    jpeg_save_markers(info, JPEG_APP0 + 1, 0xFFFF);
    if (!read_jpeg_head(reading)) {
        reading->unfit = true;
        return false;
    }
    read_jpeg_pixels(reading);
    return true;
}

static bool decode_jpeg(struct decoding *decoding)
{
    struct jpeg_reading reading = {.decoding = decoding};
    decoding->picture->format = PICTURE_JPEG;
    bool ok = read_jpeg_guarded(&reading);
    jpeg_destroy_decompress(&reading.info);
    return ok || reading.unfit ? ok : report_damage(decoding);
}

/* ---- the doors ----------------------------------------------------------- */

/* Is it a drawing, "<svg" within what may stand before its root? */
static bool looks_like_svg(const struct source *source)
{
    enum { PROLOGUE = 4000 };
    size_t length = source->length < PROLOGUE ? source->length : PROLOGUE;
    return memmem(source->text, length, "<svg", 4) != NULL;
}

static bool report_unknown_format(const struct decoding *decoding)
{
    const struct source *source = decoding->source;
    if (source->length == 0)
        return report_unfit(
            decoding, "save it as PNG, JPEG or SVG", "is empty");
    return report_unfit(
        decoding, "save it as one of these", "is neither PNG, JPEG nor SVG");
}

/* A drawing says itself, in its own file, what is wrong with it. */
static bool decode_svg(struct decoding *decoding)
{
    struct picture *picture = decoding->picture;
    const struct drawing *drawing =
        svg_read(decoding->arena, decoding->source, decoding->diags);
    if (!drawing)
        return false;
    picture->format = PICTURE_SVG;
    picture->drawing = drawing;
    picture->width_pt = drawing->width_pt;
    picture->height_pt = drawing->height_pt;
    return true;
}

static const struct picture *decode(struct arena *arena,
    const struct source *source, struct place place, struct diags *diags)
{
    static const char png[] = "\x89PNG\r\n\x1A\n", jpeg[] = "\xFF\xD8\xFF";
    struct picture *picture = arena_new(arena, struct picture);
    picture->source = source;
    picture->orientation = 1;
    struct decoding decoding = {.arena = arena,
        .source = source,
        .place = place,
        .diags = diags,
        .picture = picture};
    bool ok;
    if (source->length >= 8 && memcmp(source->text, png, 8) == 0)
        ok = decode_png(&decoding);
    else if (source->length >= 3 && memcmp(source->text, jpeg, 3) == 0)
        ok = decode_jpeg(&decoding);
    else if (looks_like_svg(source))
        ok = decode_svg(&decoding);
    else
        ok = report_unknown_format(&decoding);
    return ok ? picture : NULL;
}

/* A problem of the file is reported where the picture is named. */
static void report_unread(const struct diags *found, const char *path,
    struct place place, struct diags *diags)
{
    for (size_t i = 0; i < found->list.count; i++) {
        const struct diag *diag = &found->list.items[i];
        const char *hint = diag->hint;
        if (!file_exists(path))
            hint = "paths count from the folder of the file that names them";
        diag_add(diags, diag->severity, place, hint, "picture \"%s\": %s", path,
            diag->message);
    }
}

const struct picture *picture_read(struct arena *arena, const char *path,
    struct place place, struct diags *diags)
{
    struct diags found;
    diags_init(&found, arena);
    bool is_dash = strcmp(path, "-") == 0; /* a file here, not an input */
    const struct source *source =
        file_read(arena, is_dash ? "./-" : path, FILE_LARGEST_PICTURE, &found);
    if (source)
        return decode(arena, source, place, diags);
    report_unread(&found, path, place, diags);
    return NULL;
}
