/* A PDF file under construction, over libharu's objects.
 *
 * Everything that reaches into libharu's structs is here, and for these
 * reasons. libharu writes each object in plain text, so files would be three
 * times as large as those of pdf_save, which needs to know what each object is
 * and to have it print itself. Its streams deflate with zlib at one level and
 * once more what is encoded already; ours come deflated. Its pages carry
 * drawing state that nothing here uses, so a page is a dictionary that joins
 * the page tree and becomes a page only then. Its strings are of one byte a
 * character. What is printed by us goes out through a dictionary's write_fn,
 * with its text in attr: libharu means both for such uses inside itself, and
 * has no function that sets them. */
#include "write/pdf_objects.h"

#include "base/memory.h"
#include "base/utf8.h"

#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_objects.h>
#include <hpdf_pages.h>
#include <libdeflate.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* libharu's own type of an object, behind the door. */
static HPDF_Dict as_dict(struct pdf_object *object)
{
    return (HPDF_Dict)(void *)object;
}

static struct pdf_object *as_object(HPDF_Dict dict)
{
    return (struct pdf_object *)(void *)dict;
}

/* ---- the file ------------------------------------------------------------ */

static void *allocate(HPDF_UINT size)
{
    return memory_resize(NULL, size, 1);
}

static void release(void *memory)
{
    free(memory);
}

static HPDF_STATUS append(
    HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT length)
{
    buffer_add(stream->attr, bytes, length);
    return HPDF_OK;
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
    /* We say who made the file, in the words of the XMP packet. */
    HPDF_Dict_RemoveElement(file->document->info, "Producer");
    file->printer = HPDF_CallbackWriter_New(file->document->mmgr, append, NULL);
}

void pdf_file_release(struct pdf_file *file)
{
    HPDF_Stream_Free(file->printer);
    HPDF_Free(file->document);
    libdeflate_free_compressor(file->compressor);
    buffer_release(&file->entries);
    buffer_release(&file->compressed);
}

/* ---- objects ------------------------------------------------------------- */

struct pdf_object *pdf_dict_new(struct pdf_file *file)
{
    HPDF_Dict dict = HPDF_Dict_New(file->document->mmgr);
    HPDF_Xref_Add(file->document->xref, dict);
    return as_object(dict);
}

unsigned pdf_number(struct pdf_object *object)
{
    return as_dict(object)->header.obj_id & 0x00FFFFFFu;
}

static HPDF_STATUS print_entries(HPDF_Dict dict, HPDF_Stream stream)
{
    return HPDF_Stream_WriteStr(stream, dict->attr);
}

void pdf_dict_print(struct pdf_file *file, struct pdf_object *object)
{
    HPDF_Dict dict = as_dict(object);
    buffer_add_byte(&file->entries, '\n');
    dict->attr =
        arena_copy(file->arena, file->entries.bytes, file->entries.length);
    dict->write_fn = print_entries;
    buffer_clear(&file->entries);
}

struct pdf_object *pdf_stream_new_plain(
    struct pdf_file *file, const void *bytes, size_t length)
{
    HPDF_Dict dict =
        HPDF_DictStream_New(file->document->mmgr, file->document->xref);
    pdf_dict_print(file, as_object(dict));
    if (length > UINT32_MAX)
        memory_exhausted();
    HPDF_Stream_Write(dict->stream, bytes, (HPDF_UINT)length);
    return as_object(dict);
}

struct pdf_object *pdf_stream_new_encoded(
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

struct pdf_object *pdf_stream_new_printed(
    struct pdf_file *file, const void *bytes, size_t length)
{
    const struct buffer *deflated = pdf_deflate(file, bytes, length);
    return pdf_stream_new_encoded(
        file, deflated->bytes, deflated->length, "FlateDecode");
}

struct pdf_object *pdf_stream_new(
    struct pdf_file *file, const void *bytes, size_t length)
{
    buffer_clear(&file->entries);
    return pdf_stream_new_printed(file, bytes, length);
}

/* ---- what libharu keeps in order ----------------------------------------- */

struct pdf_object *pdf_catalog(struct pdf_file *file)
{
    return as_object(file->document->catalog);
}

struct pdf_object *pdf_information(struct pdf_file *file)
{
    return as_object(file->document->info);
}

/* A leaf of the page tree; libharu's arrays end at 32,767 items, and they grow
 * in steps. */
enum { PAGES_PER_NODE = 64 };

struct pdf_object **pdf_pages_new(struct pdf_file *file, size_t count)
{
    struct pdf_object **objects =
        arena_allocate(file->arena, count, sizeof *objects);
    HPDF_Pages node = NULL;
    for (size_t i = 0; i < count; i++) {
        if (i % PAGES_PER_NODE == 0)
            node =
                HPDF_Doc_AddPagesTo(file->document, file->document->root_pages);
        if (!node)
            return NULL;
        objects[i] = pdf_dict_new(file);
        if (HPDF_Pages_AddKids(node, as_dict(objects[i])) != HPDF_OK)
            return NULL;
        /* So that libharu counts it. Only from here on: with this class it
         * would have looked for drawing state of its own. */
        as_dict(objects[i])->header.obj_class |= HPDF_OSUBCLASS_PAGE;
    }
    return objects;
}

struct pdf_object *pdf_bookmark_new(
    struct pdf_file *file, struct pdf_object *parent)
{
    HPDF_Outline outline = HPDF_CreateOutline(
        file->document, parent ? as_dict(parent) : NULL, "", NULL);
    if (!outline)
        return NULL;
    /* libharu's title is of one byte a character, its type that of the root. */
    HPDF_Dict_RemoveElement(outline, "Title");
    HPDF_Dict_RemoveElement(outline, "Type");
    HPDF_Outline_SetOpened(outline, HPDF_FALSE);
    return as_object(outline);
}

struct pdf_object *pdf_names_new(
    struct pdf_file *file, struct pdf_object *object, const char *key)
{
    HPDF_Dict names = HPDF_Dict_New(file->document->mmgr);
    HPDF_Dict_Add(as_dict(object), key, names);
    return as_object(names);
}

void pdf_names_add(
    struct pdf_object *names, const char *name, struct pdf_object *object)
{
    HPDF_Dict_Add(as_dict(names), name, as_dict(object));
}

/* ---- for pdf_save -------------------------------------------------------- */

size_t pdf_objects_most(void)
{
    return HPDF_LIMIT_MAX_XREF_ELEMENT;
}

unsigned pdf_objects_end(const struct pdf_file *file)
{
    return file->document->xref->entries->count;
}

static void *object_at(const struct pdf_file *file, unsigned number)
{
    return HPDF_Xref_GetEntry(file->document->xref, number)->obj;
}

enum pdf_object_kind pdf_object_kind(
    const struct pdf_file *file, unsigned number)
{
    void *object = object_at(file, number);
    const HPDF_Obj_Header *header = object;
    unsigned class = header->obj_class & HPDF_OCLASS_ANY;
    if (class == HPDF_OCLASS_NUMBER) /* libharu's Length of a stream */
        return PDF_OBJECT_NONE;
    HPDF_Dict dict = class == HPDF_OCLASS_DICT ? object : NULL;
    return dict && dict->stream ? PDF_OBJECT_STREAM : PDF_OBJECT_VALUE;
}

/* Our streams are encoded already and print all of their entries themselves;
 * HPDF_Obj_WriteValue would write the stream with them. */
void pdf_object_print(
    struct pdf_file *file, unsigned number, struct buffer *out)
{
    void *object = object_at(file, number);
    HPDF_Stream stream = file->printer;
    stream->attr = out;
    if (pdf_object_kind(file, number) == PDF_OBJECT_STREAM)
        ((HPDF_Dict)object)->write_fn(object, stream);
    else
        HPDF_Obj_WriteValue(object, stream, NULL);
}

void pdf_object_bytes(
    struct pdf_file *file, unsigned number, struct buffer *out)
{
    HPDF_Dict dict = object_at(file, number);
    HPDF_UINT blocks = HPDF_MemStream_GetBufCount(dict->stream);
    for (HPDF_UINT i = 0; i < blocks; i++) {
        HPDF_UINT length;
        HPDF_BYTE *bytes = HPDF_MemStream_GetBufPtr(dict->stream, i, &length);
        buffer_add(out, bytes, length);
    }
}

size_t pdf_object_size(const struct pdf_file *file, unsigned number)
{
    HPDF_Dict dict = object_at(file, number);
    return dict->stream->size;
}

bool pdf_file_sound(const struct pdf_file *file, struct diags *diags)
{
    HPDF_Doc document = file->document;
    HPDF_STATUS error = HPDF_GetError(document);
    if (error == HPDF_OK)
        return true;
    diag_add(diags, SEVERITY_SYSTEM, (struct place){0}, NULL,
        "cannot make the PDF: libharu's error 0x%04lX, %lu",
        (unsigned long)error, (unsigned long)HPDF_GetErrorDetail(document));
    return false;
}

const char pdf_producer[] = "libharu " HPDF_VERSION_TEXT;

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
static bool is_printable_ascii(const char *utf8, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (utf8[i] < ' ' || utf8[i] > '~')
            return false;
    return true;
}

void pdf_print_text(struct buffer *out, const char *utf8, size_t length)
{
    if (!is_printable_ascii(utf8, length)) {
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
