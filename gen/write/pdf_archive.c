/* What archives ask of a PDF file beyond its pages: the meaning of its colours,
 * and files that go with it. */
#include "write/pdf_archive.h"

#include "base/file.h"
#include "write/pdf_srgb.h"

#include <string.h>

void pdf_output_intent_add(struct pdf_file *file, struct buffer *catalog)
{
    struct buffer bytes = {0};
    pdf_srgb_print(&bytes);
    buffer_clear(&file->entries);
    buffer_add_string(&file->entries, "/N 3");
    struct pdf_object *profile =
        pdf_stream_new_printed(file, bytes.bytes, bytes.length);
    buffer_release(&bytes);
    buffer_add_format(catalog,
        "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1"
        "/OutputConditionIdentifier(sRGB)/Info(sRGB)"
        "/DestOutputProfile %u 0 R>>]",
        pdf_number(profile));
}

/* The name under which a reader sees the file. */
static const char *attachment_name(
    const struct source *attachment, struct arena *arena)
{
    bool is_file = *attachment->name && *attachment->name != '<';
    return is_file ? file_name(arena, attachment->name) : "profile.xml";
}

void pdf_attachment_add(struct pdf_file *file, const struct source *attachment,
    const char *iso_date, struct buffer *catalog)
{
    struct buffer *out = &file->entries;
    buffer_clear(out);
    buffer_add_format(out,
        "/Type/EmbeddedFile/Subtype/application#2Fxml/Params<</Size %zu",
        attachment->length);
    if (iso_date && strlen(iso_date) == 10)
        buffer_add_format(out, "/ModDate(D:%.4s%.2s%.2s000000Z)", iso_date,
            iso_date + 5, iso_date + 8);
    buffer_add_string(out, ">>");
    struct pdf_object *stream =
        pdf_stream_new_printed(file, attachment->text, attachment->length);

    const char *name = attachment_name(attachment, file->arena);
    unsigned number = pdf_number(stream);
    struct buffer printed = {0};
    pdf_print_text(&printed, name, strlen(name));
    buffer_add_format(out,
        "/Type/Filespec/F%s/UF%s/Desc(the profile that this document was made "
        "from)/AFRelationship/Source/EF<</F %u 0 R/UF %u 0 R>>",
        printed.bytes, printed.bytes, number, number);
    struct pdf_object *specification = pdf_dict_new(file);
    pdf_dict_print(file, specification);
    number = pdf_number(specification);
    buffer_add_format(catalog,
        "/AF[%u 0 R]/Names<</EmbeddedFiles<</Names[%s %u 0 R]>>>>", number,
        printed.bytes, number);
    buffer_release(&printed);
}
