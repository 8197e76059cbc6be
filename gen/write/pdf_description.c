/* What a PDF file says about itself, twice: in its information dictionary and
 * as an XMP packet (ISO 16684-1), in the same words.
 *
 * The packet is not compressed, so that it can be found by programs that know
 * no PDF. Schemas that PDF/A does not know, such as that of PDF/UA, must be
 * described in the packet itself, with these very prefixes (ISO 19005-2,
 * 6.6.2.3.3). */
#include "write/pdf_description.h"

#include "base/utf8.h"
#include "compose/document.h"

#include <string.h>

static const char program[] = "dossier";

/* "2026-11-20" */
static bool is_date(const char *iso_date)
{
    return iso_date && strlen(iso_date) == 10;
}

/* TEXT without what XML cannot hold (XML 1.0, 2.2), so that both can say it. */
static const char *clean(struct arena *arena, const char *text)
{
    if (!text)
        return NULL;
    struct buffer out = {0};
    const char *at = text, *end = text + strlen(text);
    while (at < end) {
        const char *start = at;
        uint32_t code_point = utf8_next(&at, end);
        bool unfit = code_point < ' ' || code_point == 0x7F ||
                     (code_point & 0xFFFE) == 0xFFFE;
        buffer_add(&out, unfit ? " " : start, unfit ? 1 : (size_t)(at - start));
    }
    const char *cleaned = arena_string(arena, buffer_string(&out));
    buffer_release(&out);
    return cleaned;
}

/* ---- information dictionary ---------------------------------------------- */

static void print_information(
    struct buffer *out, const char *key, const char *text)
{
    if (!text)
        return;
    buffer_add_format(out, "/%s", key);
    pdf_print_text(out, text, strlen(text));
}

/* The midnight at which the day begins, in UTC. */
static void print_dates(struct buffer *out, const char *iso_date)
{
    static const char *const keys[] = {"CreationDate", "ModDate"};
    for (size_t i = 0; i < 2 && is_date(iso_date); i++)
        buffer_add_format(out, "/%s(D:%.4s%.2s%.2s000000Z)", keys[i], iso_date,
            iso_date + 5, iso_date + 8);
}

static void fill_information(struct pdf_file *file, const struct pages *said)
{
    struct buffer *out = &file->entries;
    buffer_clear(out);
    print_information(out, "Title", said->title);
    print_information(out, "Author", said->author);
    print_information(out, "Subject", said->subject);
    print_information(out, "Creator", program);
    print_information(out, "Producer", pdf_producer);
    print_dates(out, said->iso_date);
    pdf_dict_print(file, pdf_information(file));
}

/* ---- XMP ----------------------------------------------------------------- */

static const char packet_head[] =
    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "<rdf:Description rdf:about=\"\""
    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
    " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\""
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n";

static const char accessible_schema[] =
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">"
    "<pdfaSchema:schema>PDF/UA</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</"
    "pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">"
    "<pdfaProperty:name>part</"
    "pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>part of ISO 14289</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></"
    "pdfaExtension:schemas>\n";

static const char packet_tail[] =
    "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>";

static void print_escaped(struct buffer *out, const char *text)
{
    for (const char *at = text; *at; at++)
        switch (*at) {
        case '&': buffer_add_string(out, "&amp;"); break;
        case '<': buffer_add_string(out, "&lt;"); break;
        case '>': buffer_add_string(out, "&gt;"); break;
        default: buffer_add_byte(out, *at); break;
        }
}

/* TEXT between the elements BEFORE and AFTER that hold it in property NAME. */
static void print_property(struct buffer *out, const char *name,
    const char *before, const char *text, const char *after)
{
    if (!text)
        return;
    buffer_add_format(out, "<%s>%s", name, before);
    print_escaped(out, text);
    buffer_add_format(out, "%s</%s>\n", after, name);
}

static void print_standards(
    struct buffer *out, const struct pdf_options *options)
{
    static const char *const levels[][2] = {
        [PDF_ARCHIVE_2A] = {"2", "A"},
        [PDF_ARCHIVE_2B] = {"2", "B"},
        [PDF_ARCHIVE_3A] = {"3", "A"},
    };
    if (options->archive != PDF_ARCHIVE_NONE) {
        print_property(out, "pdfaid:part", "", levels[options->archive][0], "");
        print_property(
            out, "pdfaid:conformance", "", levels[options->archive][1], "");
    }
    if (!options->accessible)
        return;
    print_property(out, "pdfuaid:part", "", "1", "");
    buffer_add_string(out, accessible_schema);
}

static void print_packet(struct buffer *out, const struct pages *said,
    const struct pdf_options *options)
{
    static const char alternatives[] =
        "<rdf:Alt><rdf:li xml:lang=\"x-default\">";
    buffer_add_string(out, packet_head);
    print_property(out, "dc:format", "", "application/pdf", "");
    print_property(
        out, "dc:title", alternatives, said->title, "</rdf:li></rdf:Alt>");
    print_property(out, "dc:creator", "<rdf:Seq><rdf:li>", said->author,
        "</rdf:li></rdf:Seq>");
    print_property(out, "dc:description", alternatives, said->subject,
        "</rdf:li></rdf:Alt>");
    print_property(out, "dc:language", "<rdf:Bag><rdf:li>", said->language,
        "</rdf:li></rdf:Bag>");
    print_property(out, "dc:source", DOCUMENT_ORIGIN ":", said->origin, "");
    print_property(out, "xmp:CreatorTool", "", program, "");
    print_property(out, "pdf:Producer", "", pdf_producer, "");
    if (is_date(said->iso_date)) {
        print_property(out, "xmp:CreateDate", "", said->iso_date, "T00:00:00Z");
        print_property(out, "xmp:ModifyDate", "", said->iso_date, "T00:00:00Z");
    }
    print_standards(out, options);
    buffer_add_string(out, packet_tail);
}

/* ---- both ---------------------------------------------------------------- */

void pdf_description_add(struct pdf_file *file, const struct pages *pages,
    const struct pdf_options *options, struct buffer *catalog)
{
    struct pages said = *pages;
    said.title = clean(file->arena, pages->title);
    said.author = clean(file->arena, pages->author);
    said.subject = clean(file->arena, pages->subject);
    said.language = clean(file->arena, pages->language);
    fill_information(file, &said);
    struct buffer packet = {0};
    print_packet(&packet, &said, options);
    buffer_clear(&file->entries);
    buffer_add_string(&file->entries, "/Type/Metadata/Subtype/XML");
    struct pdf_object *metadata =
        pdf_stream_new_plain(file, packet.bytes, packet.length);
    buffer_release(&packet);
    buffer_add_format(catalog, "/Metadata %u 0 R", pdf_number(metadata));
}
