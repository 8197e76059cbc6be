/* The package of a DOCX file: parts and relations, and libzip, which packs
 * them. */
#include "write/docx_package.h"

#include <string.h>
#include <zip.h>

/* Of every entry: 1 January 1980, the first day that ZIP knows. */
enum { ZIP_DAY = 1 << 5 | 1, ZIP_TIME = 0 };

/* zlib's usual one. */
enum { LEVEL = 6 };

static const char content_types[] = "[Content_Types].xml";

void docx_package_add(struct docx_package *package, const char *name,
    const char *type, const void *bytes, size_t length)
{
    *array_add(&package->parts, package->arena) = (struct docx_part){
        .name = arena_string(package->arena, name),
        .type = type,
        .bytes = arena_copy(package->arena, bytes, length),
        .length = length,
    };
}

void docx_package_add_xml(struct docx_package *package, const char *name,
    const char *type, struct docx_xml *xml)
{
    struct buffer bytes = {0};
    docx_xml_end(xml, &bytes);
    docx_package_add(package, name, type, buffer_string(&bytes), bytes.length);
    buffer_release(&bytes);
}

/* ---- relations ----------------------------------------------------------- */

static const char *relation_id(struct arena *arena, size_t index)
{
    return arena_format(arena, "r%zu", index + 1);
}

const char *docx_relation_add(struct docx_relations *relations,
    const char *type, const char *target, bool outside)
{
    struct arena *arena = relations->arena;
    const char *key = arena_format(arena, "%s %s", type, target);
    const int *known = text_map_lookup(&relations->numbers, key);
    if (known)
        return relation_id(arena, (size_t)*known);
    size_t index = relations->list.count;
    text_map_add(&relations->numbers, arena, key, (int)index);
    *array_add(&relations->list, arena) =
        (struct docx_relation){type, key + strlen(type) + 1, outside};
    return relation_id(arena, index);
}

static const char *relation_type(struct arena *arena, const char *type)
{
    if (strcmp(type, "core-properties") == 0)
        return "http://schemas.openxmlformats.org/package/2006/relationships/"
               "metadata/core-properties";
    return arena_format(arena,
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
        "%s",
        type);
}

/* "word/document.xml" has "word/_rels/document.xml.rels". */
static const char *relations_name(struct arena *arena, const char *part)
{
    const char *slash = strrchr(part, '/');
    const char *name = slash ? slash + 1 : part;
    return arena_format(
        arena, "%.*s_rels/%s.rels", (int)(name - part), part, name);
}

void docx_package_relate(struct docx_package *package, const char *part,
    const struct docx_relations *relations)
{
    if (relations->list.count == 0)
        return;
    struct docx_xml *xml = docx_xml_new("Relationships");
    docx_xml_attribute(xml, "xmlns",
        "http://schemas.openxmlformats.org/package/2006/relationships");
    for (size_t i = 0; i < relations->list.count; i++) {
        const struct docx_relation *relation = &relations->list.items[i];
        docx_xml_open(xml, "Relationship");
        docx_xml_attribute(xml, "Id", relation_id(package->arena, i));
        docx_xml_attribute(
            xml, "Type", relation_type(package->arena, relation->type));
        docx_xml_attribute(xml, "Target", relation->target);
        docx_xml_attribute(
            xml, "TargetMode", relation->outside ? "External" : NULL);
        docx_xml_close(xml);
    }
    docx_package_add_xml(
        package, relations_name(package->arena, part), NULL, xml);
}

/* ---- types of parts ------------------------------------------------------ */

static void write_types(const struct docx_package *package, struct buffer *out)
{
    static const char *const usual[][2] = {
        {"rels", "application/vnd.openxmlformats-package.relationships+xml"},
        {"xml", "application/xml"},
        {"png", "image/png"},
        {"jpeg", "image/jpeg"},
        {"svg", "image/svg+xml"},
    };
    struct docx_xml *xml = docx_xml_new("Types");
    docx_xml_attribute(xml, "xmlns",
        "http://schemas.openxmlformats.org/package/2006/content-types");
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++) {
        docx_xml_open(xml, "Default");
        docx_xml_attribute(xml, "Extension", usual[i][0]);
        docx_xml_attribute(xml, "ContentType", usual[i][1]);
        docx_xml_close(xml);
    }
    for (size_t i = 0; i < package->parts.count; i++) {
        const struct docx_part *part = &package->parts.items[i];
        if (!part->type)
            continue;
        docx_xml_open(xml, "Override");
        docx_xml_attribute(
            xml, "PartName", arena_format(package->arena, "/%s", part->name));
        docx_xml_attribute(xml, "ContentType", part->type);
        docx_xml_close(xml);
    }
    docx_xml_end(xml, out);
}

/* ---- the ZIP file -------------------------------------------------------- */

/* Pictures are packed already. */
static bool is_packed(const char *name)
{
    const char *dot = strrchr(name, '.');
    return dot && (strcmp(dot, ".png") == 0 || strcmp(dot, ".jpeg") == 0);
}

static bool add_entry(
    zip_t *zip, const char *name, const void *bytes, size_t length)
{
    zip_source_t *source = zip_source_buffer(zip, bytes, length, 0);
    if (!source)
        return false;
    zip_int64_t index = zip_file_add(zip, name, source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source);
        return false;
    }
    zip_uint64_t entry = (zip_uint64_t)index;
    return zip_set_file_compression(zip, entry,
               is_packed(name) ? ZIP_CM_STORE : ZIP_CM_DEFLATE, LEVEL) == 0 &&
           zip_file_set_dostime(zip, entry, ZIP_TIME, ZIP_DAY, 0) == 0;
}

/* The bytes that SOURCE has come to hold. */
static bool read_back(zip_source_t *source, struct buffer *out)
{
    char chunk[65536];
    zip_int64_t count = 0;
    if (zip_source_open(source) != 0)
        return false;
    while ((count = zip_source_read(source, chunk, sizeof chunk)) > 0)
        buffer_add(out, chunk, (size_t)count);
    zip_source_close(source);
    return count == 0;
}

static bool pack(const struct docx_package *package, zip_source_t *file,
    const struct buffer *types)
{
    zip_t *zip = zip_open_from_source(file, ZIP_TRUNCATE, NULL);
    if (!zip)
        return false;
    zip_source_keep(file); /* closing the archive gives one away */
    bool ok = add_entry(zip, content_types, types->bytes, types->length);
    for (size_t i = 0; ok && i < package->parts.count; i++) {
        const struct docx_part *part = &package->parts.items[i];
        ok = add_entry(zip, part->name, part->bytes, part->length);
    }
    if (ok && zip_close(zip) == 0)
        return true;
    zip_discard(zip);
    return false;
}

bool docx_package_write(
    const struct docx_package *package, struct buffer *out, struct diags *diags)
{
    struct buffer types = {0};
    size_t before = out->length;
    write_types(package, &types);
    zip_source_t *file = zip_source_buffer_create(NULL, 0, 0, NULL);
    bool ok = file && pack(package, file, &types) && read_back(file, out);
    if (file)
        zip_source_free(file);
    buffer_release(&types);
    if (ok)
        return true;
    out->length = before;
    diag_add(diags, SEVERITY_SYSTEM, (struct place){0}, NULL,
        "cannot make the DOCX: its parts cannot be packed");
    return false;
}
