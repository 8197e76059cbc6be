/* The fonts of a PDF file: collecting glyphs and writing the dictionaries. */
#include "write/pdf_font.h"

#include "base/utf8.h"
#include "write/pdf_font_store.h"

#include <hb-ot.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- collecting ---------------------------------------------------------- */

/* Longer texts of one glyph are left to ActualText, and more of them, as the
 * glyph for what no font has may stand for. */
enum { LONGEST_TEXT = 64, MOST_TEXTS = 64 };

const struct pdf_font *pdf_fonts_lookup(
    const struct pdf_fonts *fonts, const struct font *font)
{
    for (size_t i = 0; i < fonts->list.count; i++)
        if (fonts->list.items[i].font == font)
            return &fonts->list.items[i];
    return NULL;
}

/* True if TEXT is one code point and FONT's cmap leads from it to glyph ID. */
static bool is_nominal(
    const struct font *font, uint32_t id, const char *text, size_t length)
{
    const char *at = text, *end = text + length;
    uint32_t code_point = utf8_next(&at, end);
    hb_codepoint_t nominal;
    return at == end &&
           hb_font_get_nominal_glyph(font->hb, code_point, &nominal) &&
           nominal == id;
}

/* True if A should be preferred to B as the text of a glyph: what the font's
 * cmap says, of two such texts the lower code point (a space rather than a
 * no-break space). The order of the document does not matter. */
static bool is_better(const struct font *font, uint32_t id, const char *a,
    size_t a_length, const char *b, size_t b_length)
{
    bool a_nominal = is_nominal(font, id, a, a_length);
    bool b_nominal = is_nominal(font, id, b, b_length);
    if (a_nominal != b_nominal)
        return a_nominal;
    size_t common = a_length < b_length ? a_length : b_length;
    int order = memcmp(a, b, common);
    return order < 0 || (order == 0 && a_length < b_length);
}

/* Makes TEXT what GLYPH stands for; what it stood for becomes a variant, unless
 * it is FULL of them. */
static void set_glyph_text(struct pdf_glyph *glyph, const char *text,
    size_t length, bool full, struct arena *arena)
{
    if (glyph->text && !full) {
        struct pdf_glyph *variant = arena_new(arena, struct pdf_glyph);
        *variant = *glyph;
        glyph->variant = variant;
    }
    glyph->text = text;
    glyph->text_length = (uint32_t)length;
}

/* Notes that glyph ID stands for TEXT: alone, or as one of several glyphs that
 * stand for a longer text; then another text is no reason for a variant. */
static void note_text(const struct pdf_font *font, uint32_t id,
    const char *text, size_t length, bool alone, struct arena *arena)
{
    struct pdf_glyph *glyph = pdf_font_glyph(font, id);
    if (length == 0 || length > LONGEST_TEXT)
        return;
    struct pdf_glyph *last = glyph;
    int count = 1;
    for (; !pdf_glyph_says(last, text, length); last = last->variant, count++)
        if (!last->variant)
            break;
    if (pdf_glyph_says(last, text, length))
        return;
    if (!glyph->text || is_better(font->font, id, text, length, glyph->text,
                            glyph->text_length)) {
        set_glyph_text(glyph, text, length, count >= MOST_TEXTS, arena);
    } else if (alone && count < MOST_TEXTS) {
        last->variant = arena_new(arena, struct pdf_glyph);
        *last->variant = *glyph;
        last->variant->variant = NULL;
        last->variant->text = text;
        last->variant->text_length = (uint32_t)length;
    }
}

/* The glyphs of a larger cluster have no text of their own in the run, but a
 * letter or mark among them that the cmap knows has one. From right to left,
 * where letters do not change places, so has the first one, whatever its form:
 * for readers that know no ActualText. */
static void note_parts(const struct pdf_font *font, const struct glyph_run *run,
    const struct cluster *cluster, struct arena *arena)
{
    const char *at = cluster->text, *end = at + cluster->text_length;
    const struct glyph *glyphs = &run->glyphs[cluster->first];
    size_t characters = utf8_count(cluster->text, cluster->text_length);
    bool in_order = run->right_to_left && characters == cluster->count;
    while (at < end) {
        const char *start = at;
        uint32_t code_point = utf8_next(&at, end);
        hb_codepoint_t nominal;
        if (in_order && start == cluster->text)
            note_text(
                font, glyphs->id, start, (size_t)(at - start), false, arena);
        if (!hb_font_get_nominal_glyph(font->font->hb, code_point, &nominal))
            continue;
        size_t i = 0;
        while (i < cluster->count && glyphs[i].id != nominal)
            i++;
        if (i < cluster->count)
            note_text(font, nominal, start, (size_t)(at - start), false, arena);
    }
}

static void note_use(struct pdf_font *font, uint32_t id, struct arena *arena)
{
    id = pdf_font_shown(font, id);
    if (font->places[id])
        return;
    struct pdf_glyph *glyph = array_add(&font->glyphs, arena);
    double advance = hb_font_get_glyph_h_advance(font->font->hb, id);
    glyph->id = id;
    glyph->width = (int32_t)lround(advance * 10000 / font->font->units_per_em);
    font->places[id] = (uint32_t)font->glyphs.count;
}

static void collect_run(
    struct pdf_font *font, const struct glyph_run *run, struct arena *arena)
{
    for (size_t i = 0; i < run->glyph_count;) {
        struct cluster cluster = pdf_cluster(run, i);
        for (size_t k = 0; k < cluster.count; k++)
            note_use(font, run->glyphs[i + k].id, arena);
        if (cluster.count == 1)
            note_text(font, run->glyphs[i].id, cluster.text,
                cluster.text_length, true, arena);
        else
            note_parts(font, run, &cluster, arena);
        i += cluster.count;
    }
}

/* A question mark, which is no wider than most fonts' .notdef; 0 if FONT has
 * none. */
static uint32_t find_substitute(const struct font *font)
{
    hb_codepoint_t glyph;
    return hb_font_get_nominal_glyph(font->hb, '?', &glyph) ? glyph : 0;
}

/* The font in the file that FONT becomes, a new one if there is none yet. */
static struct pdf_font *take_font(
    struct pdf_fonts *fonts, const struct font *font, struct arena *arena)
{
    for (size_t i = 0; i < fonts->list.count; i++)
        if (fonts->list.items[i].font == font)
            return &fonts->list.items[i];
    struct pdf_font *added = array_add(&fonts->list, arena);
    added->font = font;
    added->number = (unsigned)fonts->list.count;
    added->substitute = find_substitute(font);
    size_t count = font->glyph_count ? font->glyph_count : 1;
    added->places = arena_allocate(arena, count, sizeof *added->places);
    return added;
}

/* PDF/A and PDF/UA want text for every glyph. One that is only part of what
 * several glyphs stand for, which is spelt out, has a space of no width. */
static void fill_gaps(struct pdf_font *font)
{
    static const char nothing[] = "\u200B";
    for (size_t i = 0; i < font->glyphs.count; i++) {
        struct pdf_glyph *glyph = &font->glyphs.items[i];
        if (glyph->text)
            continue;
        glyph->text = nothing;
        glyph->text_length = sizeof nothing - 1;
    }
}

static int compare_ids(const void *left, const void *right)
{
    const struct pdf_glyph *a = left, *b = right;
    return (a->id > b->id) - (a->id < b->id);
}

static void sort_by_id(struct pdf_font *font)
{
    qsort(font->glyphs.items, font->glyphs.count, sizeof *font->glyphs.items,
        compare_ids);
    for (size_t i = 0; i < font->glyphs.count; i++)
        font->places[font->glyphs.items[i].id] = (uint32_t)i + 1;
}

void pdf_fonts_collect(
    struct pdf_fonts *fonts, const struct pages *pages, struct arena *arena)
{
    for (size_t p = 0; p < pages->page_count; p++) {
        const struct page *page = &pages->pages[p];
        for (size_t i = 0; i < page->item_count; i++) {
            if (page->items[i].kind != ITEM_RUN ||
                page->items[i].as.run.glyph_count == 0)
                continue;
            const struct glyph_run *run = &page->items[i].as.run;
            collect_run(take_font(fonts, run->font, arena), run, arena);
        }
    }
    for (size_t i = 0; i < fonts->list.count; i++) {
        sort_by_id(&fonts->list.items[i]);
        fill_gaps(&fonts->list.items[i]);
    }
}

/* ---- dictionaries -------------------------------------------------------- */

static int compare_cids(const void *left, const void *right)
{
    const struct pdf_glyph *const *a = left, *const *b = right;
    return (*a)->cid < (*b)->cid ? -1 : (*a)->cid > (*b)->cid;
}

/* The used glyphs by CID. */
static const struct pdf_glyph **sort_by_cid(
    const struct pdf_font *font, struct arena *arena)
{
    size_t count = font->glyphs.count;
    const struct pdf_glyph **sorted =
        arena_allocate(arena, count, sizeof *sorted);
    for (size_t i = 0; i < count; i++)
        sorted[i] = &font->glyphs.items[i];
    qsort(sorted, count, sizeof *sorted, compare_cids);
    return sorted;
}

static void print_widths(
    struct buffer *out, const struct pdf_glyph *const *glyphs, size_t count)
{
    bool all_equal = true;
    for (size_t i = 1; i < count; i++)
        all_equal = all_equal && glyphs[i]->width == glyphs[0]->width;
    if (all_equal && count) {
        buffer_add_string(out, "/DW ");
        buffer_add_number(out, glyphs[0]->width / 10.0, 1);
        return;
    }
    buffer_add_string(out, "/W[");
    for (size_t i = 0; i < count; i++) {
        bool continues = i > 0 && glyphs[i]->cid == glyphs[i - 1]->cid + 1;
        if (continues)
            buffer_add_byte(out, ' ');
        else
            buffer_add_format(
                out, "%s%u[", i ? "]" : "", (unsigned)glyphs[i]->cid);
        buffer_add_number(out, glyphs[i]->width / 10.0, 1);
    }
    buffer_add_string(out, "]]");
}

static void print_thousandths(
    struct buffer *out, const char *key, const struct font *font, int units)
{
    buffer_add_format(
        out, "/%s %ld", key, lround(units * 1000.0 / font->units_per_em));
}

/* Two bytes at OFFSET of a table as a signed number; 0 if they are absent. */
static int table_number(const struct font *font, hb_tag_t tag, unsigned offset)
{
    hb_blob_t *table = hb_face_reference_table(font->face, tag);
    unsigned length;
    const unsigned char *data =
        (const unsigned char *)hb_blob_get_data(table, &length);
    int number = 0;
    if (length >= offset + 2)
        number = (int16_t)(data[offset] << 8 | data[offset + 1]);
    hb_blob_destroy(table);
    return number;
}

static unsigned descriptor_flags(const struct font *font, bool symbolic)
{
    enum {
        FIXED_PITCH = 1,
        SERIF = 2,
        SYMBOLIC = 4,
        NONSYMBOLIC = 32,
        ITALIC = 64
    };
    unsigned flags = symbolic ? SYMBOLIC : NONSYMBOLIC;
    int family_class = table_number(font, HB_TAG('O', 'S', '/', '2'), 30) >> 8;
    if ((family_class >= 1 && family_class <= 5) || family_class == 7)
        flags |= SERIF;
    if (font->monospace)
        flags |= FIXED_PITCH;
    if (font->italic)
        flags |= ITALIC;
    return flags;
}

void pdf_font_print_descriptor(struct buffer *out, const struct font *font,
    const char *name, bool symbolic)
{
    static const hb_tag_t head = HB_TAG('h', 'e', 'a', 'd');
    buffer_add_format(out, "/Type/FontDescriptor/FontName/%s/Flags %u", name,
        descriptor_flags(font, symbolic));
    buffer_add_string(out, "/FontBBox[");
    for (unsigned i = 0; i < 4; i++)
        buffer_add_format(out, "%s%ld", i ? " " : "",
            lround(table_number(font, head, 36 + 2 * i) * 1000.0 /
                   font->units_per_em));
    buffer_add_string(out, "]/ItalicAngle ");
    buffer_add_number(
        out, (double)hb_style_get_value(font->hb, HB_STYLE_TAG_SLANT_ANGLE), 1);
    print_thousandths(out, "Ascent", font, font->ascender);
    print_thousandths(out, "Descent", font, font->descender);
    print_thousandths(out, "CapHeight", font, font->cap_height);
    /* The width of stems is in no table; it grows with the weight's square. */
    double weight = (double)hb_style_get_value(font->hb, HB_STYLE_TAG_WEIGHT);
    buffer_add_format(out, "/StemV %ld", lround(50 + pow(weight / 65, 2)));
}

static struct pdf_object *add_program(
    struct pdf_file *file, const struct pdf_stored_font *stored)
{
    buffer_clear(&file->entries);
    if (stored->cff)
        buffer_add_string(&file->entries, "/Subtype/CIDFontType0C");
    else
        buffer_add_format(&file->entries, "/Length1 %zu", stored->plain_length);
    return pdf_stream_new_encoded(
        file, stored->program.bytes, stored->program.length, "FlateDecode");
}

static struct pdf_object *add_descendant(struct pdf_file *file,
    const struct pdf_font *font, const struct pdf_stored_font *stored,
    struct pdf_object *descriptor)
{
    struct buffer *out = &file->entries;
    struct pdf_object *dict = pdf_dict_new(file);
    buffer_add_format(out,
        "/Type/Font/Subtype/%s/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)"
        "/Ordering(Identity)/Supplement 0>>/FontDescriptor %u 0 R",
        stored->cff ? "CIDFontType0" : "CIDFontType2", stored->name,
        pdf_number(descriptor));
    if (!stored->cff)
        buffer_add_string(out, "/CIDToGIDMap/Identity");
    print_widths(out, sort_by_cid(font, file->arena), font->glyphs.count);
    pdf_dict_print(file, dict);
    return dict;
}

/* Prints where the codes lead: to CIDs, and to text. */
static void print_maps(
    struct pdf_file *file, const struct pdf_stored_font *stored)
{
    const struct pdf_stored_stream *text = &stored->text_map;
    const struct pdf_stored_stream *map = &stored->code_map;
    buffer_clear(&file->entries);
    struct pdf_object *unicode =
        pdf_stream_new_encoded(file, text->bytes, text->length, "FlateDecode");
    struct pdf_object *codes = NULL;
    if (map->length) {
        buffer_add_format(&file->entries,
            "/Type/CMap/CMapName/%s-Codes/WMode 0/CIDSystemInfo<</Registry"
            "(Adobe)/Ordering(Identity)/Supplement 0>>",
            stored->name);
        codes = pdf_stream_new_encoded(
            file, map->bytes, map->length, "FlateDecode");
    }
    buffer_add_format(&file->entries, "/ToUnicode %u 0 R", pdf_number(unicode));
    if (codes)
        buffer_add_format(
            &file->entries, "/Encoding %u 0 R", pdf_number(codes));
    else
        buffer_add_string(&file->entries, "/Encoding/Identity-H");
}

static struct pdf_object *add_type0(struct pdf_file *file,
    const struct pdf_font *font, const struct pdf_stored_font *stored)
{
    struct pdf_object *stream = add_program(file, stored);
    struct pdf_object *descriptor = pdf_dict_new(file);
    pdf_font_print_descriptor(&file->entries, font->font, stored->name, true);
    buffer_add_format(&file->entries, "/FontFile%c %u 0 R",
        stored->cff ? '3' : '2', pdf_number(stream));
    pdf_dict_print(file, descriptor);
    struct pdf_object *descendant =
        add_descendant(file, font, stored, descriptor);
    print_maps(file, stored);
    struct pdf_object *dict = pdf_dict_new(file);
    buffer_add_format(&file->entries,
        "/Type/Font/Subtype/Type0/BaseFont/%s/DescendantFonts[%u 0 R]",
        stored->name, pdf_number(descendant));
    pdf_dict_print(file, dict);
    return dict;
}

bool pdf_fonts_embed(struct pdf_fonts *fonts, struct pdf_font_store *store,
    struct pdf_file *file, struct pdf_object *resources, struct diags *diags)
{
    if (fonts->list.count == 0)
        return true;
    bool ok = true;
    struct pdf_object *names = pdf_names_new(file, resources, "Font");
    for (size_t i = 0; i < fonts->list.count; i++) {
        struct pdf_font *font = &fonts->list.items[i];
        const struct pdf_stored_font *stored =
            pdf_font_store_take(store, font, file, diags);
        if (!stored) {
            ok = false;
            continue;
        }
        const char *key = arena_format(file->arena, "F%u", font->number);
        pdf_names_add(names, key, add_type0(file, font, stored));
    }
    return ok;
}
