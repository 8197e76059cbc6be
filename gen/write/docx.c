/* A document to a DOCX file: its parts, one after the other. */
#include "write/docx.h"

#include "compose/formats.h"
#include "input/docx_text.h"
#include "write/docx_draw.h"
#include "write/docx_furniture.h"
#include "write/docx_numbering.h"
#include "write/docx_properties.h"
#include "write/docx_styles.h"

#include <string.h>

/* ---- the document -------------------------------------------------------- */

static void list_sections(struct docx_drawing *drawing)
{
    const struct document *document = drawing->document;
    for (size_t i = 0; i < document->outline_count; i++) {
        const struct outline_entry *entry = &document->outline[i];
        if (entry->anchor)
            text_map_add(
                &drawing->sections, drawing->arena, entry->anchor, (int)i);
        drawing->numbered = drawing->numbered || entry->number;
        if (entry->level == 1 && cmark_node_get_heading_level(entry->node) > 1)
            drawing->title = true;
    }
}

static bool begins_with_cover(const struct document *document)
{
    cmark_node *first = cmark_node_first_child(document->root);
    return first && element_of(first)->kind == ELEMENT_COVER;
}

/* The ground of a theme that is not on white paper. */
static void put_background(struct docx_drawing *drawing)
{
    struct colour ground = drawing->document->theme->background;
    if (ground.red != 255 || ground.green != 255 || ground.blue != 255)
        docx_put_colour(drawing->xml, "w:background", "w:color", ground);
}

static void write_document(struct docx_drawing *drawing)
{
    drawing->bare_first = begins_with_cover(drawing->document);
    docx_begin_part(drawing, "w:document");
    put_background(drawing);
    docx_xml_open(drawing->xml, "w:body");
    docx_blocks(drawing, drawing->document->root);
    docx_table_end(drawing);
    docx_section(drawing, false);
    docx_xml_close(drawing->xml);
    docx_add_part(drawing, "word/document.xml", "document.main");
}

/* The hash of the words, as anybody reads them. */
static void hash_text(
    const struct docx_package *package, char digits[HASH_DIGITS + 1])
{
    static const char *const names[] = {
        "word/document.xml", "word/footnotes.xml"};
    struct docx_text *text = docx_text_new();
    for (size_t n = 0; n < sizeof names / sizeof *names; n++)
        for (size_t i = 0; i < package->parts.count; i++) {
            const struct docx_part *part = &package->parts.items[i];
            if (strcmp(part->name, names[n]) == 0)
                docx_text_add(text, part->bytes, part->length);
        }
    docx_text_finish(text, digits);
}

static void write_parts(struct docx_drawing *drawing)
{
    struct docx_relations relations = {.arena = drawing->arena};
    char digits[HASH_DIGITS + 1];
    docx_relation_add(&relations, "officeDocument", "word/document.xml", false);
    docx_notes_list(drawing);
    docx_furniture_write(drawing);
    write_document(drawing);
    docx_notes_write(drawing);
    docx_numbering_write(drawing);
    docx_styles_write(drawing);
    docx_settings_write(drawing);
    docx_package_relate(
        drawing->package, "word/document.xml", &drawing->document_relations);
    hash_text(drawing->package, digits);
    docx_properties_write(drawing, digits, &relations);
    docx_package_relate(drawing->package, "", &relations);
}

bool docx_write(struct buffer *out, const struct document *document,
    const struct pages *pages, struct typesetter *typesetter,
    struct diags *diags)
{
    struct arena arena;
    struct styles styles;
    arena_init(&arena);
    struct docx_package package = {.arena = &arena};
    struct docx_drawing drawing = {
        .arena = &arena,
        .document = document,
        .styles = &styles,
        .pages = pages,
        .typesetter = typesetter,
        .diags = diags,
        .package = &package,
        .document_relations = {.arena = &arena},
        .here = {.callout = -1},
        .right_to_left = document->facts.language &&
                         formats_is_right_to_left(document->facts.language),
    };
    drawing.relations = &drawing.document_relations;
    bool ok = styles_init(&styles, document->theme, typesetter->fonts, diags);
    if (ok) {
        drawing.here.width_pt = styles.text_width_pt;
        list_sections(&drawing);
        write_parts(&drawing);
        ok = !drawing.failed && docx_package_write(&package, out, diags);
    }
    arena_release(&arena);
    return ok;
}
