/* The bytes of a PDF file: objects packed into streams, and where they stand.
 *
 * Streams are written as they are; all other objects are collected into object
 * streams, which deflate well, and a cross-reference stream takes the place of
 * the table (ISO 32000-1, 7.5.7 and 7.5.8). veraPDF 1.28 accepts both for
 * PDF/UA-1 and PDF/A-2a. The objects print themselves, through libharu. */
#include "write/pdf_save.h"

#include "base/memory.h"

#include <nettle/md5.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Objects in one object stream: a reader inflates all for one of them. */
enum { MOST_PACKED = 200 };

enum entry_type { ENTRY_FREE, ENTRY_OFFSET, ENTRY_PACKED };

/* Where an object stands: its offset in the file, or the number of its object
 * stream and its index there. */
struct entry {
    enum entry_type type;
    uint64_t position;
    unsigned index;
};

struct saving {
    struct pdf_file *file;
    struct buffer *out;
    size_t start;          /* of the file in OUT */
    struct entry *entries; /* by object number */
    unsigned next;         /* the first number that libharu has not given */
    unsigned packer;       /* number of the object stream being filled */
    unsigned packed_count;
    struct buffer numbers, packed; /* its two parts */
};

/* Begins object NUMBER at the end of the file. */
static void begin_object(struct saving *saving, unsigned number)
{
    saving->entries[number] =
        (struct entry){ENTRY_OFFSET, saving->out->length - saving->start, 0};
    buffer_add_format(saving->out, "%u 0 obj\n<<", number);
}

/* The end of a stream's dictionary, and the stream. */
static void finish_stream(
    struct saving *saving, const void *bytes, size_t length)
{
    buffer_add_format(saving->out, "/Length %zu>>\nstream\n", length);
    buffer_add(saving->out, bytes, length);
    buffer_add_string(saving->out, "\nendstream\nendobj\n");
}

/* ---- objects ------------------------------------------------------------- */

static void flush_packed(struct saving *saving)
{
    if (saving->packed_count == 0)
        return;
    size_t first = saving->numbers.length;
    buffer_add(&saving->numbers, saving->packed.bytes, saving->packed.length);
    const struct buffer *deflated = pdf_deflate(
        saving->file, saving->numbers.bytes, saving->numbers.length);
    begin_object(saving, saving->packer);
    buffer_add_format(saving->out,
        "/Type/ObjStm/N %u/First %zu/Filter/FlateDecode", saving->packed_count,
        first);
    finish_stream(saving, deflated->bytes, deflated->length);
    saving->packed_count = 0;
    buffer_clear(&saving->numbers);
    buffer_clear(&saving->packed);
}

static void pack_object(struct saving *saving, unsigned number)
{
    if (saving->packed_count == 0)
        saving->packer = saving->next++;
    saving->entries[number] =
        (struct entry){ENTRY_PACKED, saving->packer, saving->packed_count};
    buffer_add_number(&saving->numbers, number, 0);
    buffer_add_byte(&saving->numbers, ' ');
    buffer_add_number(&saving->numbers, (double)saving->packed.length, 0);
    buffer_add_byte(&saving->numbers, ' ');
    pdf_object_print(saving->file, number, &saving->packed);
    buffer_add_byte(&saving->packed, '\n');
    if (++saving->packed_count == MOST_PACKED)
        flush_packed(saving);
}

static void write_stream(struct saving *saving, unsigned number)
{
    begin_object(saving, number);
    pdf_object_print(saving->file, number, saving->out);
    buffer_add_format(saving->out, "/Length %zu>>\nstream\n",
        pdf_object_size(saving->file, number));
    pdf_object_bytes(saving->file, number, saving->out);
    buffer_add_string(saving->out, "\nendstream\nendobj\n");
}

/* ---- the cross-reference ------------------------------------------------- */

/* The MD5 of all bytes so far, as the file's identifier (ISO 32000-1, 14.4):
 * the same content has the same identifier. */
static void print_identifier(struct saving *saving, struct buffer *out)
{
    struct md5_ctx context;
    uint8_t digest[MD5_DIGEST_SIZE];
    md5_init(&context);
    md5_update(&context, out->length - saving->start,
        (const uint8_t *)out->bytes + saving->start);
    md5_digest(&context, sizeof digest, digest);
    buffer_add_string(out, "/ID[");
    for (size_t i = 0; i < 2 * sizeof digest; i++)
        buffer_add_format(out, "%s%02X%s", i % 16 ? "" : "<", digest[i % 16],
            i % 16 == 15 ? ">" : "");
    buffer_add_byte(out, ']');
}

/* The bytes that hold VALUE. */
static unsigned width_of(uint64_t value)
{
    unsigned width = 1;
    while (value >>= 8)
        width++;
    return width;
}

/* COUNT entries of 1, POSITION_WIDTH and 2 bytes, each as differences to the
 * one before: PNG's filter Up (RFC 2083, 6.4). */
static void print_entries(struct buffer *out, const struct entry *entries,
    unsigned count, unsigned position_width)
{
    unsigned char above[16] = {0};
    for (unsigned i = 0; i < count; i++) {
        unsigned char row[16], length = 0;
        row[length++] = (unsigned char)entries[i].type;
        for (unsigned k = position_width; k-- > 0;)
            row[length++] = (unsigned char)(entries[i].position >> 8 * k);
        row[length++] = (unsigned char)(entries[i].index >> 8);
        row[length++] = (unsigned char)entries[i].index;
        buffer_add_byte(out, 2); /* the filter's number */
        for (unsigned k = 0; k < length; k++)
            buffer_add_byte(out, (char)(row[k] - above[k]));
        memcpy(above, row, length);
    }
}

static void write_cross_reference(struct saving *saving)
{
    struct buffer rows = {0};
    size_t start = saving->out->length - saving->start;
    unsigned count = saving->next, number = count++;
    unsigned width = width_of(start > count ? start : count);
    saving->entries[number] = (struct entry){ENTRY_OFFSET, start, 0};
    print_entries(&rows, saving->entries, count, width);
    const struct buffer *deflated =
        pdf_deflate(saving->file, rows.bytes, rows.length);
    struct buffer dictionary = {0};
    buffer_add_format(&dictionary,
        "/Type/XRef/Size %u/W[1 %u 2]/Root %u 0 R/Info %u 0 R"
        "/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns %u>>",
        count, width, pdf_number(pdf_catalog(saving->file)),
        pdf_number(pdf_information(saving->file)), width + 3);
    begin_object(saving, number);
    print_identifier(saving, saving->out);
    buffer_add(saving->out, dictionary.bytes, dictionary.length);
    finish_stream(saving, deflated->bytes, deflated->length);
    buffer_add_format(saving->out, "startxref\n%zu\n%%%%EOF\n", start);
    buffer_release(&dictionary);
    buffer_release(&rows);
}

/* ---- the door ------------------------------------------------------------ */

static void write_file(struct saving *saving, unsigned count)
{
    saving->entries[0].index = 65535;
    /* The second line tells that the file is not a text. */
    buffer_add_string(saving->out, "%PDF-1.7\n%\xB5\xB5\xB5\xB5\n");
    for (unsigned number = 1; number < count; number++)
        switch (pdf_object_kind(saving->file, number)) {
        case PDF_OBJECT_STREAM: write_stream(saving, number); break;
        case PDF_OBJECT_VALUE: pack_object(saving, number); break;
        case PDF_OBJECT_NONE: break;
        }
    flush_packed(saving);
    write_cross_reference(saving);
}

bool pdf_save(struct pdf_file *file, struct buffer *out, struct diags *diags)
{
    if (!pdf_file_sound(file, diags))
        return false;
    unsigned count = pdf_objects_end(file);
    struct saving saving = {
        .file = file, .out = out, .start = out->length, .next = count};
    size_t most = (size_t)count + count / MOST_PACKED + 2;
    saving.entries = memory_allocate(most, sizeof *saving.entries);
    write_file(&saving, count);
    buffer_release(&saving.numbers);
    buffer_release(&saving.packed);
    free(saving.entries);
    if (!pdf_file_sound(file, diags))
        return false;
    if (out->length - saving.start <= UINT32_MAX)
        return true;
    diag_add(diags, SEVERITY_SYSTEM, (struct place){0}, NULL,
        "cannot make the PDF: it is larger than 4 GiB");
    return false;
}
