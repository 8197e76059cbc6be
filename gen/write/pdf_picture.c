/* The pictures of a PDF file: image XObjects, and forms for drawings. */
#include "write/pdf_picture.h"

#include "base/hash.h"
#include "base/memory.h"
#include "write/pdf_drawing.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What a picture is known by, as a text: where it stands in memory. */
struct picture_key {
    char text[2 + 2 * sizeof(void *) + 1];
};

static struct picture_key key_of(const struct picture *picture)
{
    struct picture_key key;
    snprintf(key.text, sizeof key.text, "%p", (const void *)picture);
    return key;
}

int pdf_pictures_number(
    const struct pdf_pictures *pictures, const struct picture *picture)
{
    const int *number =
        text_map_lookup(&pictures->by_picture, key_of(picture).text);
    return number ? *number : 0;
}

/* The size as the samples are stored, before the picture is turned. */
static size_t stored_width(const struct picture *picture)
{
    bool turned = picture->orientation >= 5;
    return (size_t)(turned ? picture->height_px : picture->width_px);
}

static size_t stored_height(const struct picture *picture)
{
    bool turned = picture->orientation >= 5;
    return (size_t)(turned ? picture->width_px : picture->height_px);
}

static void print_head(struct pdf_file *file, const struct picture *picture,
    const char *colour_space)
{
    buffer_clear(&file->entries);
    buffer_add_format(&file->entries,
        "/Type/XObject/Subtype/Image/Width %zu/Height %zu/ColorSpace/%s"
        "/BitsPerComponent 8",
        stored_width(picture), stored_height(picture), colour_space);
}

/* The bytes of a JPEG file as they are: PDF knows its compression. */
static struct pdf_object *add_jpeg(
    struct pdf_file *file, const struct picture *picture)
{
    static const char *const colour_spaces[] = {
        [1] = "DeviceGray", [3] = "DeviceRGB"};
    print_head(file, picture, colour_spaces[picture->components]);
    return pdf_stream_new_encoded(
        file, picture->source->text, picture->source->length, "DCTDecode");
}

static bool is_gray(const struct picture *picture)
{
    size_t count = (size_t)picture->width_px * (size_t)picture->height_px;
    const unsigned char *at = picture->rgb;
    for (size_t i = 0; i < count; i++, at += 3)
        if (at[0] != at[1] || at[1] != at[2])
            return false;
    return true;
}

/* ---- rows of samples ----------------------------------------------------- */

/* PNG's row filters (RFC 2083, 6): the compressor finds more in differences to
 * the pixel before or above than in the samples of a smooth picture. */
enum filter { FILTER_NONE, FILTER_SUB, FILTER_UP, FILTERS };

/* Writes the filter's number and the filtered row to OUT and returns its cost:
 * the sum of its bytes as signed numbers, without their signs. */
static uint64_t filter_row(unsigned char *out, enum filter filter,
    const unsigned char *row, const unsigned char *above, size_t length,
    size_t pixel)
{
    uint64_t cost = 0;
    *out++ = (unsigned char)filter;
    for (size_t x = 0; x < length; x++) {
        unsigned expected = 0;
        if (filter == FILTER_SUB && x >= pixel)
            expected = row[x - pixel];
        else if (filter == FILTER_UP && above)
            expected = above[x];
        unsigned char byte = (unsigned char)(row[x] - expected);
        out[x] = byte;
        cost += byte < 128 ? byte : 256u - byte;
    }
    return cost;
}

/* ROWS rows of LENGTH bytes, each with the filter that costs least. The caller
 * frees them; each has one byte more. */
static unsigned char *filter_rows(
    const unsigned char *bytes, size_t length, size_t rows, size_t pixel)
{
    unsigned char *filtered = memory_allocate(rows, length + 1);
    unsigned char *trial = memory_allocate(1, length + 1);
    const unsigned char *above = NULL;
    for (size_t y = 0; y < rows; y++, above = bytes, bytes += length) {
        unsigned char *out = filtered + y * (length + 1);
        uint64_t least =
            filter_row(out, FILTER_NONE, bytes, above, length, pixel);
        for (enum filter f = FILTER_SUB; f < FILTERS; f++) {
            uint64_t cost = filter_row(trial, f, bytes, above, length, pixel);
            if (cost >= least)
                continue;
            least = cost;
            memcpy(out, trial, length + 1);
        }
    }
    free(trial);
    return filtered;
}

/* One plane of samples: gray, RGB or a soft mask. FILE's entries hold the head
 * of its dictionary. */
static struct pdf_object *add_samples(struct pdf_file *file,
    const struct picture *picture, const unsigned char *bytes, size_t pixel)
{
    size_t length = stored_width(picture) * pixel;
    size_t rows = stored_height(picture);
    unsigned char *filtered = filter_rows(bytes, length, rows, pixel);
    buffer_add_format(&file->entries,
        "/DecodeParms<</Predictor 15/Colors %zu/Columns %zu>>", pixel,
        stored_width(picture));
    struct pdf_object *image =
        pdf_stream_new_printed(file, filtered, (length + 1) * rows);
    free(filtered);
    return image;
}

/* A PNG, or another picture that had to be decoded. */
static struct pdf_object *add_decoded(
    struct pdf_file *file, const struct picture *picture)
{
    struct pdf_object *mask = NULL;
    if (picture->alpha) {
        print_head(file, picture, "DeviceGray");
        mask = add_samples(file, picture, picture->alpha, 1);
    }
    bool gray = is_gray(picture);
    print_head(file, picture, gray ? "DeviceGray" : "DeviceRGB");
    if (mask)
        buffer_add_format(&file->entries, "/SMask %u 0 R", pdf_number(mask));
    if (!gray)
        return add_samples(file, picture, picture->rgb, 3);
    size_t count = (size_t)picture->width_px * (size_t)picture->height_px;
    unsigned char *plane = memory_allocate(count, 1);
    for (size_t i = 0; i < count; i++)
        plane[i] = picture->rgb[3 * i];
    struct pdf_object *image = add_samples(file, picture, plane, 1);
    free(plane);
    return image;
}

/* The number for the bytes of PICTURE, with which it is embedded now if they
 * are new. */
static int embed_bytes(struct pdf_pictures *pictures,
    const struct picture *picture, struct pdf_file *file,
    struct pdf_object *names)
{
    char digits[HASH_DIGITS + 1];
    hash_bytes(digits, picture->source->text, picture->source->length);
    const int *known = text_map_lookup(&pictures->by_bytes, digits);
    if (known)
        return *known;
    int number = (int)pictures->by_bytes.count + 1;
    text_map_add(&pictures->by_bytes, file->arena,
        arena_string(file->arena, digits), number);
    struct pdf_object *image = picture->drawing
                                   ? pdf_drawing_add(file, picture->drawing)
                               : picture->rgb ? add_decoded(file, picture)
                                              : add_jpeg(file, picture);
    pdf_names_add(names, arena_format(file->arena, "I%d", number), image);
    return number;
}

static void embed(struct pdf_pictures *pictures, const struct picture *picture,
    struct pdf_file *file, struct pdf_object *names)
{
    if (pdf_pictures_number(pictures, picture))
        return;
    int number = embed_bytes(pictures, picture, file, names);
    text_map_add(&pictures->by_picture, file->arena,
        arena_string(file->arena, key_of(picture).text), number);
}

void pdf_pictures_embed(struct pdf_pictures *pictures,
    const struct pages *pages, struct pdf_file *file,
    struct pdf_object *resources)
{
    struct pdf_object *names = NULL;
    for (size_t p = 0; p < pages->page_count; p++) {
        const struct page *page = &pages->pages[p];
        for (size_t i = 0; i < page->item_count; i++) {
            if (page->items[i].kind != ITEM_PICTURE)
                continue;
            if (!names)
                names = pdf_names_new(file, resources, "XObject");
            embed(pictures, page->items[i].as.picture.picture, file, names);
        }
    }
}
