/* The package of a DOCX file: parts and relations. */
#include "write/docx_package.h"

#include "write/archive.h"

#include <string.h>

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

bool docx_package_write(
    const struct docx_package *package, struct buffer *out, struct diags *diags)
{
    struct buffer types = {0};
    size_t count = package->parts.count;
    struct archive_entry *entries =
        arena_allocate(package->arena, count + 1, sizeof *entries);
    write_types(package, &types);
    entries[0] =
        (struct archive_entry){content_types, types.bytes, types.length, false};
    for (size_t i = 0; i < count; i++) {
        const struct docx_part *part = &package->parts.items[i];
        entries[i + 1] = (struct archive_entry){
            part->name, part->bytes, part->length, is_packed(part->name)};
    }
    bool ok = archive_pack(out, entries, count + 1, NULL);
    buffer_release(&types);
    if (!ok)
        diag_add(diags, SEVERITY_SYSTEM, (struct place){0}, NULL,
            "cannot make the DOCX: its parts cannot be packed");
    return ok;
}
