/* A PDF file under construction, and the only door to libharu.
 *
 * libharu keeps the objects, their numbers, the page tree and the outline.
 * What comes in bulk or must be exact (the numbers of a page box, text strings,
 * widths) is printed by us as further entries of its dictionaries: libharu's
 * reals are floats, and its arrays, strings and dictionaries have limits. */
#ifndef WRITE_PDF_OBJECTS_H
#define WRITE_PDF_OBJECTS_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/diag.h"

#include <stdbool.h>
#include <stddef.h>

/* A numbered object, or a dictionary inside of one; libharu's own. */
struct pdf_object;

struct pdf_file {
    struct _HPDF_Doc_Rec *document;   /* libharu's */
    struct _HPDF_Stream_Rec *printer; /* its way to print into a buffer */
    struct arena *arena;              /* borrowed; printed entries wait in it */
    struct libdeflate_compressor *compressor;
    struct buffer entries;    /* for one dictionary's entries at a time */
    struct buffer compressed; /* for one stream at a time */
};

/* An empty PDF 1.7 file, whose streams are deflated at LEVEL (of libdeflate, 1
 * to 12). Errors of libharu stick to the document: draw freely and let
 * pdf_save tell. */
void pdf_file_init(struct pdf_file *file, struct arena *arena, int level);
void pdf_file_release(struct pdf_file *file);

/* A numbered dictionary. Everything here lives as long as FILE. */
struct pdf_object *pdf_dict_new(struct pdf_file *file);

/* An object's number, for printed references: "12 0 R". */
unsigned pdf_number(struct pdf_object *object);

/* Appends FILE's entries buffer to DICT and clears the buffer; at most once
 * for a dictionary. */
void pdf_dict_print(struct pdf_file *file, struct pdf_object *dict);

/* A numbered stream of these bytes, deflated. */
struct pdf_object *pdf_stream_new(
    struct pdf_file *file, const void *bytes, size_t length);

/* A numbered stream of bytes that are encoded already; FILTER is the PDF name
 * of the decoder. FILE's entries buffer is printed with it. */
struct pdf_object *pdf_stream_new_encoded(struct pdf_file *file,
    const void *bytes, size_t length, const char *filter);

/* A numbered stream of bytes as they are, printing FILE's entries buffer with
 * it. */
struct pdf_object *pdf_stream_new_plain(
    struct pdf_file *file, const void *bytes, size_t length);

/* As pdf_stream_new, printing FILE's entries buffer with it. */
struct pdf_object *pdf_stream_new_printed(
    struct pdf_file *file, const void *bytes, size_t length);

/* LENGTH bytes deflated, in FILE until the next call. */
const struct buffer *pdf_deflate(
    struct pdf_file *file, const void *bytes, size_t length);

/* ---- what libharu keeps in order ----------------------------------------- */

/* The catalog and the information dictionary, for printed entries. */
struct pdf_object *pdf_catalog(struct pdf_file *file);
struct pdf_object *pdf_information(struct pdf_file *file);

/* COUNT page objects in the page tree, still empty, in FILE's arena. NULL if
 * libharu failed. */
struct pdf_object **pdf_pages_new(struct pdf_file *file, size_t count);

/* A bookmark below PARENT (NULL: at the top), closed, without its title. NULL
 * if libharu failed. */
struct pdf_object *pdf_bookmark_new(
    struct pdf_file *file, struct pdf_object *parent);

/* A dictionary of names inside OBJECT, under KEY; then what the names stand
 * for. */
struct pdf_object *pdf_names_new(
    struct pdf_file *file, struct pdf_object *object, const char *key);
void pdf_names_add(
    struct pdf_object *names, const char *name, struct pdf_object *object);

/* ---- for pdf_save -------------------------------------------------------- */

/* The most objects that a file can have: libharu frees one that has no number
 * left, while we still hold it. */
size_t pdf_objects_most(void);

/* One more than the highest number of an object. */
unsigned pdf_objects_end(const struct pdf_file *file);

enum pdf_object_kind { PDF_OBJECT_VALUE, PDF_OBJECT_STREAM, PDF_OBJECT_NONE };

/* What object NUMBER is, from 1: NONE need not be written. */
enum pdf_object_kind pdf_object_kind(
    const struct pdf_file *file, unsigned number);

/* Appends the value of object NUMBER, or of a stream all entries of its
 * dictionary but the length, without the brackets. */
void pdf_object_print(
    struct pdf_file *file, unsigned number, struct buffer *out);

/* The bytes of the stream NUMBER, to the end of OUT. */
void pdf_object_bytes(
    struct pdf_file *file, unsigned number, struct buffer *out);
size_t pdf_object_size(const struct pdf_file *file, unsigned number);

/* Adds a system problem if libharu failed at any time: its errors stick. */
bool pdf_file_sound(const struct pdf_file *file, struct diags *diags);

/* "libharu 2.3.0" */
extern const char pdf_producer[];

/* ---- PDF syntax ---------------------------------------------------------- */

/* A text string (ISO 32000-1, 7.9.2.2): UTF-8 as (...) where it is plain ASCII,
 * else as <FEFF...>, in UTF-16BE. */
void pdf_print_text(struct buffer *out, const char *utf8, size_t length);

/* The UTF-16BE code units of UTF-8 text as hexadecimal digits. */
void pdf_print_utf16(struct buffer *out, const char *utf8, size_t length);

/* One byte inside a literal string, escaped where it must be: an end of line
 * would be read as a line feed. */
static inline void pdf_print_string_byte(struct buffer *out, unsigned char byte)
{
    if (byte == '\r') {
        buffer_add_string(out, "\\r");
        return;
    }
    if (byte == '(' || byte == ')' || byte == '\\')
        buffer_add_byte(out, '\\');
    buffer_add_byte(out, (char)byte);
}

/* A length in pt, rounded to a hundredth. */
void pdf_print_length(struct buffer *out, double length_pt);

#endif
