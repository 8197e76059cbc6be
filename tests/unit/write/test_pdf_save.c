/* The serializer against libharu's own, and what stands in its files. */
#include "pdf_support.h"

#include "write/pdf_save.h"
#include "write/pdf_srgb.h"

#include <hpdf.h>
#include <hpdf_doc.h>

enum { OBJECTS = 1000 }; /* several object streams */

/* The same objects each time: dictionaries that refer to each other, streams,
 * a page. */
static void fill(struct pdf_file *file)
{
    struct pdf_object *resources = pdf_dict_new(file);
    buffer_add_string(&file->entries, "/ProcSet[/PDF]");
    pdf_dict_print(file, resources);
    struct pdf_object *content = pdf_stream_new(file, "0 0 9 9 re f\n", 13);
    struct pdf_object *page = pdf_pages_new(file, 1)[0];
    buffer_add_format(&file->entries,
        "/Type/Page/MediaBox[0 0 99 99]/Resources %u 0 R/Contents %u 0 R",
        pdf_number(resources), pdf_number(content));
    pdf_dict_print(file, page);
    buffer_add_string(&file->entries, "/Many[");
    unsigned next = pdf_number(page) + 1;
    for (unsigned i = 0; i < OBJECTS; i++)
        buffer_add_format(&file->entries, "%u 0 R ", next + i);
    buffer_add_byte(&file->entries, ']');
    pdf_dict_print(file, pdf_catalog(file));
    for (unsigned i = 0; i < OBJECTS; i++) {
        struct pdf_object *dict = pdf_dict_new(file);
        buffer_add_format(&file->entries, "/Number %u/Text", i);
        pdf_print_text(&file->entries, "(\u00E9\\)", 5);
        pdf_dict_print(file, dict);
    }
}

static HPDF_STATUS append(
    HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT length)
{
    buffer_add(stream->attr, bytes, length);
    return HPDF_OK;
}

/* All objects as qpdf understands them, without numbers and identifiers. */
static const char *objects_of(struct bench *bench)
{
    return bench_ask(bench,
        "qpdf --qdf --object-streams=disable --static-id %s - | "
        "grep -a -v '^%%' | grep -a -v '/ID \\['");
}

static void test_cross_check(void **state)
{
    (void)state;
    struct bench ours, theirs;
    struct bench *benches[] = {&ours, &theirs};
    for (size_t i = 0; i < 2; i++) {
        struct bench *bench = benches[i];
        struct pdf_file file;
        bench_init(bench);
        pdf_file_init(&file, &bench->arena, 6);
        fill(&file);
        if (i == 0) {
            assert_true(pdf_save(&file, &bench->pdf, &bench->diags));
        } else {
            file.document->stream = HPDF_CallbackWriter_New(
                file.document->mmgr, append, &bench->pdf);
            HPDF_SaveToStream(file.document);
        }
        bench_check(bench);
        pdf_file_release(&file);
    }
    assert_string_equal(objects_of(&ours), objects_of(&theirs));
    assert_true(ours.pdf.length * 3 < theirs.pdf.length);
    bench_release(&ours);
    bench_release(&theirs);
}

/* Offsets count from the file's own start, whatever stands before it. */
static void test_offsets(void **state)
{
    (void)state;
    struct bench bench;
    struct pdf_file file;
    bench_init(&bench);
    pdf_file_init(&file, &bench.arena, 1);
    fill(&file);
    struct buffer out = {0};
    buffer_add_string(&out, "before");
    assert_true(pdf_save(&file, &out, &bench.diags));
    buffer_add(&bench.pdf, out.bytes + 6, out.length - 6);
    bench_check(&bench);
    buffer_release(&out);
    pdf_file_release(&file);
    bench_release(&bench);
}

static unsigned number_at(const struct buffer *profile, size_t offset)
{
    const unsigned char *at = (const unsigned char *)profile->bytes + offset;
    return (unsigned)at[0] << 24 | (unsigned)at[1] << 16 |
           (unsigned)at[2] << 8 | at[3];
}

/* The profile is one in itself: its length, its table, and colorants that add
 * up to white. */
static void test_srgb(void **state)
{
    (void)state;
    struct buffer profile = {0};
    pdf_srgb_print(&profile);
    assert_true(profile.length < 512);
    assert_int_equal(number_at(&profile, 0), profile.length);
    assert_memory_equal(profile.bytes + 36, "acsp", 4);
    unsigned count = number_at(&profile, 128);
    unsigned sums[3] = {0}, white[3] = {0};
    for (unsigned i = 0; i < count; i++) {
        size_t entry = 132 + 12 * i;
        unsigned offset = number_at(&profile, entry + 4);
        unsigned length = number_at(&profile, entry + 8);
        assert_true(offset % 4 == 0 && offset + length <= profile.length);
        const char *name = profile.bytes + entry;
        for (unsigned k = 0; k < 3; k++) {
            if (memcmp(name + 1, "XYZ", 3) == 0)
                sums[k] += number_at(&profile, offset + 8 + 4 * k);
            if (memcmp(name, "wtpt", 4) == 0)
                white[k] = number_at(&profile, offset + 8 + 4 * k);
        }
    }
    for (unsigned k = 0; k < 3; k++)
        assert_in_range(sums[k], white[k] - 20, white[k] + 20);
    buffer_release(&profile);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cross_check),
        cmocka_unit_test(test_offsets),
        cmocka_unit_test(test_srgb),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
