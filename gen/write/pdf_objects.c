/* A PDF file under construction: a thin layer over libharu's objects. */
#include "write/pdf_objects.h"

#include "base/memory.h"
#include "base/utf8.h"
#include "write/pdf_save.h"

#include <hpdf_doc.h>
#include <hpdf_objects.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* ---- the file ------------------------------------------------------------ */

static void *allocate(HPDF_UINT size)
{
    return memory_resize(NULL, size, 1);
}

static void release(void *memory)
{
    free(memory);
}

void pdf_file_init(struct pdf_file *file, struct arena *arena, int level)
{
    *file = (struct pdf_file){.arena = arena};
    buffer_init(&file->entries);
    buffer_init(&file->compressed);
    file->document = HPDF_NewEx(NULL, allocate, release, 0, NULL);
    file->compressor = libdeflate_alloc_compressor(level);
    if (!file->document || !file->compressor)
        memory_exhausted();
    file->document->pdf_version = HPDF_VER_17;
}

void pdf_file_release(struct pdf_file *file)
{
    HPDF_Free(file->document);
    libdeflate_free_compressor(file->compressor);
    buffer_release(&file->entries);
    buffer_release(&file->compressed);
}

/* ---- objects ------------------------------------------------------------- */

HPDF_Dict pdf_dict_new(struct pdf_file *file)
{
    HPDF_Dict dict = HPDF_Dict_New(file->document->mmgr);
    HPDF_Xref_Add(file->document->xref, dict);
    return dict;
}

unsigned pdf_number(HPDF_Dict object)
{
    return object->header.obj_id & 0x00FFFFFFu;
}

static HPDF_STATUS print_entries(HPDF_Dict dict, HPDF_Stream stream)
{
    return HPDF_Stream_WriteStr(stream, dict->attr);
}

void pdf_dict_print(struct pdf_file *file, HPDF_Dict dict)
{
    buffer_add_byte(&file->entries, '\n');
    dict->attr =
        arena_copy(file->arena, file->entries.bytes, file->entries.length);
    dict->write_fn = print_entries;
    buffer_clear(&file->entries);
}

HPDF_Dict pdf_stream_new_plain(
    struct pdf_file *file, const void *bytes, size_t length)
{
    HPDF_Dict dict =
        HPDF_DictStream_New(file->document->mmgr, file->document->xref);
    pdf_dict_print(file, dict);
    if (length > UINT32_MAX)
        memory_exhausted();
    HPDF_Stream_Write(dict->stream, bytes, (HPDF_UINT)length);
    return dict;
}

HPDF_Dict pdf_stream_new_encoded(
    struct pdf_file *file, const void *bytes, size_t length, const char *filter)
{
    /* libharu's own filter stays NONE: it would deflate once more. */
    buffer_add_format(&file->entries, "/Filter/%s", filter);
    return pdf_stream_new_plain(file, bytes, length);
}

const struct buffer *pdf_deflate(
    struct pdf_file *file, const void *bytes, size_t length)
{
    size_t bound = libdeflate_zlib_compress_bound(file->compressor, length);
    struct buffer *compressed = &file->compressed;
    if (compressed->capacity < bound) {
        compressed->bytes = memory_resize(compressed->bytes, bound, 1);
        compressed->capacity = bound;
    }
    compressed->length = libdeflate_zlib_compress(
        file->compressor, bytes, length, compressed->bytes, bound);
    return compressed;
}

HPDF_Dict pdf_stream_new_printed(
    struct pdf_file *file, const void *bytes, size_t length)
{
    const struct buffer *deflated = pdf_deflate(file, bytes, length);
    return pdf_stream_new_encoded(
        file, deflated->bytes, deflated->length, "FlateDecode");
}

HPDF_Dict pdf_stream_new(
    struct pdf_file *file, const void *bytes, size_t length)
{
    buffer_clear(&file->entries);
    return pdf_stream_new_printed(file, bytes, length);
}

/* ---- saving -------------------------------------------------------------- */

bool pdf_file_save(
    struct pdf_file *file, struct buffer *out, struct diags *diags)
{
    HPDF_Doc document = file->document;
    size_t start = out->length;
    if (HPDF_GetError(document) == HPDF_OK)
        pdf_save(file, out);
    HPDF_STATUS error = HPDF_GetError(document);
    if (error != HPDF_OK)
        diag_add(diags, SEVERITY_SYSTEM, (struct place){0}, NULL,
            "cannot make the PDF: libharu's error 0x%04lX, %lu",
            (unsigned long)error, (unsigned long)HPDF_GetErrorDetail(document));
    else if (out->length - start > UINT32_MAX)
        diag_add(diags, SEVERITY_SYSTEM, (struct place){0}, NULL,
            "cannot make the PDF: it is larger than 4 GiB");
    else
        return true;
    return false;
}

/* ---- PDF syntax ---------------------------------------------------------- */

static void print_hex(struct buffer *out, unsigned unit)
{
    static const char digits[] = "0123456789ABCDEF";
    char text[4] = {digits[unit >> 12 & 15], digits[unit >> 8 & 15],
        digits[unit >> 4 & 15], digits[unit & 15]};
    buffer_add(out, text, sizeof text);
}

void pdf_print_utf16(struct buffer *out, const char *utf8, size_t length)
{
    const char *at = utf8, *end = utf8 + length;
    while (at < end) {
        uint32_t code_point = utf8_next(&at, end);
        if (code_point > 0xFFFF) {
            code_point -= 0x10000;
            print_hex(out, 0xD800 | code_point >> 10);
            code_point = 0xDC00 | (code_point & 0x3FF);
        }
        print_hex(out, code_point);
    }
}

/* Printable ASCII: there PDFDocEncoding and UTF-8 are the same. */
static bool is_plain(const char *utf8, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (utf8[i] < ' ' || utf8[i] > '~')
            return false;
    return true;
}

void pdf_print_text(struct buffer *out, const char *utf8, size_t length)
{
    if (!is_plain(utf8, length)) {
        buffer_add_string(out, "<FEFF");
        pdf_print_utf16(out, utf8, length);
        buffer_add_byte(out, '>');
        return;
    }
    buffer_add_byte(out, '(');
    for (size_t i = 0; i < length; i++)
        pdf_print_string_byte(out, (unsigned char)utf8[i]);
    buffer_add_byte(out, ')');
}

void pdf_print_length(struct buffer *out, double length_pt)
{
    buffer_add_number(out, length_pt, 2);
}
