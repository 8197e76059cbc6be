/* The font program that is embedded: a font cut down to the used glyphs. */
#include "write/pdf_font_program.h"

#include <hb-ot.h>
#include <hb-subset.h>
#include <stdint.h>
#include <string.h>

/* ---- may it be embedded? ------------------------------------------------- */

static bool has_table(const struct font *font, hb_tag_t tag)
{
    hb_blob_t *table = hb_face_reference_table(font->face, tag);
    bool has = hb_blob_get_length(table) > 0;
    hb_blob_destroy(table);
    return has;
}

/* What the licence allows: fsType of the table OS/2 (OpenType 1.9). */
static unsigned embedding_rights(const struct font *font)
{
    hb_blob_t *table =
        hb_face_reference_table(font->face, HB_TAG('O', 'S', '/', '2'));
    unsigned length;
    const char *data = hb_blob_get_data(table, &length);
    unsigned rights = 0;
    if (length >= 10)
        rights = (unsigned)(unsigned char)data[8] << 8 | (unsigned char)data[9];
    hb_blob_destroy(table);
    return rights;
}

enum {
    RIGHTS_USAGE = 0x000F,
    RIGHTS_RESTRICTED = 0x0002,
    RIGHTS_WHOLE_ONLY = 0x0100,
    RIGHTS_BITMAPS_ONLY = 0x0200,
};

static bool report_font(
    const struct font *font, const char *problem, struct diags *diags)
{
    diag_add(diags, SEVERITY_ERROR, (struct place){0},
        "choose another font family in the theme", "font \"%s\" in %s %s",
        font->postscript_name, font->path, problem);
    return false;
}

static bool check(const struct font *font, struct diags *diags)
{
    unsigned rights = embedding_rights(font);
    if ((rights & RIGHTS_USAGE) == RIGHTS_RESTRICTED ||
        rights & RIGHTS_BITMAPS_ONLY)
        return report_font(
            font, "may not be embedded, says its licence", diags);
    if (!has_table(font, HB_TAG('g', 'l', 'y', 'f')) &&
        !has_table(font, HB_TAG('C', 'F', 'F', ' ')))
        return report_font(font, "has no outlines that a PDF can hold", diags);
    return true;
}

/* ---- subsetting ---------------------------------------------------------- */

/* What a PDF needs of a font (ISO 32000-1, 9.9), and what a variable font's
 * outlines are computed from. All else is dropped. */
static bool is_kept(hb_tag_t table, bool characters)
{
    static const char kept[][5] = {"glyf", "loca", "head", "hhea", "hmtx",
        "maxp", "CFF ", "fvar", "gvar", "avar", "HVAR", "MVAR"};
    char name[4];
    if (table == HB_TAG('c', 'm', 'a', 'p'))
        return characters;
    hb_tag_to_string(table, name);
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        if (memcmp(name, kept[i], 4) == 0)
            return true;
    return false;
}

/* The cmap stays where glyphs are found by their CHARACTERS. */
static void drop_tables(
    hb_subset_input_t *input, hb_face_t *face, bool characters)
{
    hb_set_t *dropped =
        hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    unsigned total = hb_face_get_table_tags(face, 0, NULL, NULL);
    for (unsigned i = 0; i < total; i++) {
        hb_tag_t tag;
        unsigned count = 1;
        hb_face_get_table_tags(face, i, &count, &tag);
        if (count == 1 && !is_kept(tag, characters))
            hb_set_add(dropped, tag);
    }
}

/* A variable font is embedded as the instance that was shaped with. */
static void pin_axes(hb_subset_input_t *input, const struct font *font)
{
    unsigned set_count;
    const float *set = hb_font_get_var_coords_design(font->hb, &set_count);
    unsigned total = hb_ot_var_get_axis_count(font->face);
    for (unsigned i = 0; i < total; i++) {
        hb_ot_var_axis_info_t axis;
        unsigned count = 1;
        hb_ot_var_get_axis_infos(font->face, i, &count, &axis);
        if (count == 1)
            hb_subset_input_pin_axis_location(input, font->face, axis.tag,
                i < set_count ? set[i] : axis.default_value);
    }
}

static void add_glyphs(
    hb_subset_input_t *input, const struct pdf_font *pdf_font)
{
    const struct font *font = pdf_font->font;
    hb_set_t *glyphs = hb_subset_input_glyph_set(input);
    if (embedding_rights(font) & RIGHTS_WHOLE_ONLY) {
        hb_set_add_range(glyphs, 0, font->glyph_count - 1);
        return;
    }
    for (size_t i = 0; i < pdf_font->glyphs.count; i++)
        hb_set_add(glyphs, pdf_font->glyphs.items[i].id);
}

static hb_blob_t *reference_table(
    hb_face_t *face, hb_tag_t tag, void *whole_face)
{
    (void)face;
    if (tag == HB_TAG('c', 'm', 'a', 'p'))
        return NULL;
    return hb_face_reference_table(whole_face, tag);
}

/* FACE without its cmap, which no subset keeps. HarfBuzz 6 would go through
 * all of it to find the characters of the glyphs: nine tenths of its time. */
static hb_face_t *face_without_characters(hb_face_t *face)
{
    return hb_face_create_for_tables(reference_table, face, NULL);
}

static hb_subset_plan_t *plan(const struct pdf_font *pdf_font)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input)
        return NULL;
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING |
                                         HB_SUBSET_FLAGS_NOTDEF_OUTLINE |
                                         HB_SUBSET_FLAGS_DESUBROUTINIZE);
    add_glyphs(input, pdf_font);
    drop_tables(input, pdf_font->font->face, false);
    pin_axes(input, pdf_font->font);
    hb_face_t *face = face_without_characters(pdf_font->font->face);
    hb_subset_plan_t *made = hb_subset_plan_create_or_fail(face, input);
    hb_face_destroy(face);
    hb_subset_input_destroy(input);
    return made;
}

/* ---- CIDs ---------------------------------------------------------------- */

/* A CFF table, read with care (Adobe Technical Note 5176). */
struct cff {
    const unsigned char *bytes;
    size_t length;
};

/* SIZE bytes as a number, most significant first; 0 beyond the end. */
static size_t cff_number(const struct cff *cff, size_t offset, size_t size)
{
    size_t value = 0;
    if (offset > cff->length || cff->length - offset < size)
        return 0;
    for (size_t i = 0; i < size; i++)
        value = value << 8 | cff->bytes[offset + i];
    return value;
}

/* The offset behind the INDEX at OFFSET; *FIRST is where its data begins. */
static size_t cff_skip_index(
    const struct cff *cff, size_t offset, size_t *first)
{
    size_t count = cff_number(cff, offset, 2);
    if (count == 0)
        return offset + 2;
    size_t size = cff_number(cff, offset + 2, 1);
    size_t base = offset + 3 + (count + 1) * size - 1;
    *first = base + 1;
    return base + cff_number(cff, offset + 3 + count * size, size);
}

/* How many bytes the Top DICT token at OFFSET takes. */
static size_t cff_token_length(const struct cff *cff, size_t offset)
{
    size_t first = cff_number(cff, offset, 1);
    if (first == 12 || (first >= 247 && first <= 254))
        return 2;
    if (first == 28)
        return 3;
    if (first == 29)
        return 5;
    if (first != 30)
        return 1;
    size_t length = 1; /* a real number: ends with the nibble 15 */
    while (offset + length < cff->length) {
        unsigned char byte = cff->bytes[offset + length++];
        if (byte >> 4 == 15 || (byte & 15) == 15)
            break;
    }
    return length;
}

/* The offset of the charset of a CID-keyed font; 0 for any other font. */
static size_t cff_cid_charset(const struct cff *cff)
{
    enum { CHARSET = 15, ESCAPE = 12, ROS = 30, LONG_INTEGER = 29 };
    size_t names = cff_number(cff, 2, 1), at = 0;
    size_t end = cff_skip_index(cff, names, &at);
    end = cff_skip_index(cff, end, &at);
    bool cid_keyed = false;
    size_t charset = 0, operand = 0;
    while (at < end && at < cff->length) {
        size_t token = cff->bytes[at];
        if (token == ESCAPE && cff_number(cff, at + 1, 1) == ROS)
            cid_keyed = true;
        else if (token == CHARSET)
            charset = operand;
        if (token == LONG_INTEGER)
            operand = cff_number(cff, at + 1, 4);
        else if (token == 28)
            operand = cff_number(cff, at + 1, 2);
        else if (token >= 32 && token <= 246)
            operand = token - 139;
        else if (token >= 247 && token <= 250)
            operand = (token - 247) * 256 + cff_number(cff, at + 1, 1) + 108;
        at += cff_token_length(cff, at);
    }
    return cid_keyed ? charset : 0;
}

/* The CID of each glyph of the subset, 0 for .notdef. */
static void cff_read_charset(
    const struct cff *cff, size_t at, uint16_t *cids, size_t glyph_count)
{
    size_t format = cff_number(cff, at++, 1);
    size_t left_size = format == 0 ? 0 : format == 1 ? 1 : 2;
    for (size_t glyph = 1; glyph < glyph_count && at < cff->length;) {
        size_t cid = cff_number(cff, at, 2);
        size_t left = cff_number(cff, at + 2, left_size);
        for (size_t i = 0; i <= left && glyph < glyph_count; i++)
            cids[glyph++] = (uint16_t)(cid + i);
        at += 2 + left_size;
    }
}

/* CIDs are glyph numbers of the subset, but for a CID-keyed font they are those
 * that it keeps from the whole font (ISO 32000-1, 9.7.4.2). */
static void assign_cids(struct pdf_font *font, const hb_map_t *new_numbers,
    const struct pdf_font_program *program)
{
    static const size_t MOST_GLYPHS = 65536;
    uint16_t *cids = NULL;
    struct cff table = {(const unsigned char *)program->bytes, program->length};
    size_t charset = program->cff ? cff_cid_charset(&table) : 0;
    struct arena arena;
    arena_init(&arena);
    if (charset) {
        cids = arena_allocate(&arena, MOST_GLYPHS, sizeof *cids);
        cff_read_charset(&table, charset, cids, MOST_GLYPHS);
    }
    for (size_t i = 0; i < font->glyphs.count; i++) {
        struct pdf_glyph *glyph = &font->glyphs.items[i];
        hb_codepoint_t number = hb_map_get(new_numbers, glyph->id);
        if (number >= MOST_GLYPHS)
            number = 0;
        glyph->cid = cids ? cids[number] : (uint16_t)number;
    }
    arena_release(&arena);
}

/* ---- the door ------------------------------------------------------------ */

static void take_program(struct pdf_font_program *program, hb_face_t *subset)
{
    program->blob = program->cff ? hb_face_reference_table(
                                       subset, HB_TAG('C', 'F', 'F', ' '))
                                 : hb_face_reference_blob(subset);
    unsigned length;
    program->bytes = hb_blob_get_data(program->blob, &length);
    program->length = length;
}

bool pdf_font_program_make(struct pdf_font_program *program,
    struct pdf_font *pdf_font, struct diags *diags)
{
    const struct font *font = pdf_font->font;
    *program = (struct pdf_font_program){
        .cff = !has_table(font, HB_TAG('g', 'l', 'y', 'f'))};
    if (!check(font, diags))
        return false;
    hb_subset_plan_t *made = plan(pdf_font);
    hb_face_t *subset = made ? hb_subset_plan_execute_or_fail(made) : NULL;
    if (subset) {
        take_program(program, subset);
        assign_cids(
            pdf_font, hb_subset_plan_old_to_new_glyph_mapping(made), program);
    }
    hb_face_destroy(subset);
    hb_subset_plan_destroy(made);
    if (program->length > 0)
        return true;
    pdf_font_program_release(program);
    return report_font(font, "is damaged and cannot be embedded", diags);
}

static hb_face_t *subset_characters(
    const struct font *font, const uint32_t *characters, size_t count)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input)
        return NULL;
    hb_subset_input_set_flags(
        input, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
    if (embedding_rights(font) & RIGHTS_WHOLE_ONLY)
        hb_set_add_range(
            hb_subset_input_glyph_set(input), 0, font->glyph_count - 1);
    hb_set_t *unicodes = hb_subset_input_unicode_set(input);
    for (size_t i = 0; i < count; i++)
        hb_set_add(unicodes, characters[i]);
    drop_tables(input, font->face, true);
    pin_axes(input, font);
    hb_face_t *subset = hb_subset_or_fail(font->face, input);
    hb_subset_input_destroy(input);
    return subset;
}

bool pdf_font_program_make_of(struct pdf_font_program *program,
    const struct font *font, const uint32_t *characters, size_t count,
    struct diags *diags)
{
    *program = (struct pdf_font_program){.cff = false};
    if (!check(font, diags))
        return false;
    hb_face_t *subset = subset_characters(font, characters, count);
    if (subset)
        take_program(program, subset);
    hb_face_destroy(subset);
    if (program->length > 0)
        return true;
    pdf_font_program_release(program);
    return report_font(font, "is damaged and cannot be embedded", diags);
}

void pdf_font_program_release(struct pdf_font_program *program)
{
    hb_blob_destroy(program->blob);
    *program = (struct pdf_font_program){0};
}
