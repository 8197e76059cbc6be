/* A PDF file under construction: a thin layer over libharu's objects.
 *
 * libharu keeps the objects, their numbers, the page tree and the outline.
 * What comes in bulk or must be exact (the
 * numbers of a page box, text strings, widths) is printed by us as further
 * entries of its dictionaries: libharu's reals are floats, and its arrays,
 * strings and dictionaries have limits. */
#ifndef WRITE_PDF_OBJECTS_H
#define WRITE_PDF_OBJECTS_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/diag.h"

#include <hpdf.h>
#include <libdeflate.h>
#include <stdbool.h>
#include <stddef.h>

struct pdf_file {
    HPDF_Doc document;
    struct arena *arena; /* borrowed; printed entries wait in it */
    struct libdeflate_compressor *compressor;
    struct buffer entries;    /* for one dictionary's entries at a time */
    struct buffer compressed; /* for one stream at a time */
};

/* An empty PDF 1.7 file, whose streams are deflated at LEVEL (of libdeflate, 1
 * to 12). Errors of libharu stick to the document: draw freely and let
 * pdf_file_save tell. */
void pdf_file_init(struct pdf_file *file, struct arena *arena, int level);
void pdf_file_release(struct pdf_file *file);

/* A numbered dictionary. Everything here lives as long as FILE. */
HPDF_Dict pdf_dict_new(struct pdf_file *file);

/* An object's number, for printed references: "12 0 R". */
unsigned pdf_number(HPDF_Dict object);

/* Appends FILE's entries buffer to DICT and clears the buffer; at most once
 * for a dictionary. */
void pdf_dict_print(struct pdf_file *file, HPDF_Dict dict);

/* A numbered stream of these bytes, deflated. */
HPDF_Dict pdf_stream_new(
    struct pdf_file *file, const void *bytes, size_t length);

/* A numbered stream of bytes that are encoded already; FILTER is the PDF name
 * of the decoder. FILE's entries buffer is printed with it. */
HPDF_Dict pdf_stream_new_encoded(struct pdf_file *file, const void *bytes,
    size_t length, const char *filter);

/* A numbered stream of bytes as they are, printing FILE's entries buffer with
 * it. */
HPDF_Dict pdf_stream_new_plain(
    struct pdf_file *file, const void *bytes, size_t length);

/* As pdf_stream_new, printing FILE's entries buffer with it. */
HPDF_Dict pdf_stream_new_printed(
    struct pdf_file *file, const void *bytes, size_t length);

/* LENGTH bytes deflated, in FILE until the next call. */
const struct buffer *pdf_deflate(
    struct pdf_file *file, const void *bytes, size_t length);

/* Writes the file to the end of OUT. False and a system problem if libharu
 * failed at any time. */
bool pdf_file_save(
    struct pdf_file *file, struct buffer *out, struct diags *diags);

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
