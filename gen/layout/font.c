/* Fonts by family: fontconfig says where they are, HarfBuzz what they are. */
#include "layout/font.h"

#include "base/array.h"
#include "base/memory.h"

#include <fontconfig/fontconfig.h>
#include <hb-ot.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>

#define WEIGHT_TAG HB_TAG('w', 'g', 'h', 't')

/* All fonts of one family. */
struct family {
    const char *name;
    FcFontSet *set;
};

/* A question that was answered before; the answer may be "none". */
struct found_family {
    const char *family;
    int weight;
    bool italic;
    const struct font *font;
};

struct found_fallback {
    uint32_t code_point;
    const struct font *wanted;
    const struct font *font;
    struct found_fallback *next;
};

/* Of the 1.1 million code points, 136 in each at most. */
enum { FALLBACK_BUCKETS = 8192 };

/* All installed fonts in fontconfig's order of nearness to one font. */
struct fallback_order {
    const struct font *font;
    FcFontSet *set;
};

struct fonts {
    struct arena arena;
    FcConfig *plain, *config; /* see load_plain; NULL until needed */
    ARRAY(struct family) sets;
    ARRAY(struct font *) shelf;
    ARRAY(struct found_family) families;
    struct found_fallback *fallbacks[FALLBACK_BUCKETS];
    ARRAY(struct fallback_order) orders;
};

/* Only the usual folders of fonts, without the some fifty files of rules: they
 * take 6 to 8 milliseconds to read, and say nothing about a family that is
 * asked for by its name. NULL if the user has a configuration of their own. */
static FcConfig *load_plain(void)
{
    static const char folders[] =
        "<fontconfig><dir>/usr/share/fonts</dir>"
        "<dir>/usr/local/share/fonts</dir><dir prefix=\"xdg\">fonts</dir>"
        "<dir>~/.fonts</dir><cachedir>/var/cache/fontconfig</cachedir>"
        "<cachedir prefix=\"xdg\">fontconfig</cachedir></fontconfig>";
    static const char *const variables[] = {
        "FONTCONFIG_FILE", "FONTCONFIG_PATH", "FONTCONFIG_SYSROOT"};
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++)
        if (getenv(variables[i]))
            return NULL;
    FcConfig *config = FcConfigCreate();
    if (!config)
        memory_exhausted();
    if (FcConfigParseAndLoadFromMemory(
            config, (const FcChar8 *)folders, FcFalse) &&
        FcConfigBuildFonts(config))
        return config;
    FcConfigDestroy(config);
    return NULL;
}

/* The system's configuration, with all its rules. */
static FcConfig *load_all(struct fonts *fonts)
{
    if (!fonts->config)
        fonts->config = FcInitLoadConfigAndFonts();
    if (!fonts->config)
        memory_exhausted();
    return fonts->config;
}

struct fonts *fonts_new(void)
{
    struct fonts *fonts = memory_allocate(1, sizeof *fonts);
    arena_init(&fonts->arena);
    fonts->plain = load_plain();
    return fonts;
}

void fonts_free(struct fonts *fonts)
{
    if (!fonts)
        return;
    for (size_t i = 0; i < fonts->shelf.count; i++) {
        hb_font_destroy(fonts->shelf.items[i]->hb);
        hb_face_destroy(fonts->shelf.items[i]->face);
    }
    for (size_t i = 0; i < fonts->orders.count; i++)
        FcFontSetDestroy(fonts->orders.items[i].set);
    for (size_t i = 0; i < fonts->sets.count; i++)
        FcFontSetDestroy(fonts->sets.items[i].set);
    if (fonts->plain)
        FcConfigDestroy(fonts->plain);
    if (fonts->config)
        FcConfigDestroy(fonts->config);
    arena_release(&fonts->arena);
    free(fonts);
}

const char *font_bytes(const struct font *font, size_t *length)
{
    unsigned count;
    hb_blob_t *blob = hb_face_reference_blob(font->face);
    const char *bytes = hb_blob_get_data(blob, &count);
    hb_blob_destroy(blob); /* the face has it still */
    *length = count;
    return bytes;
}

bool font_has(const struct font *font, uint32_t code_point)
{
    hb_codepoint_t glyph;
    return hb_font_get_nominal_glyph(font->hb, code_point, &glyph);
}

uint32_t font_glyph(const struct font *font, uint32_t code_point)
{
    hb_codepoint_t glyph = 0;
    hb_font_get_nominal_glyph(font->hb, code_point, &glyph);
    return glyph;
}

int font_advance(const struct font *font, uint32_t glyph)
{
    return hb_font_get_glyph_h_advance(font->hb, glyph);
}

/* A name of the font; in ARENA, "" if it has none. */
static const char *face_name(
    struct arena *arena, hb_face_t *face, hb_ot_name_id_t id)
{
    char name[128];
    unsigned length = sizeof name;
    hb_ot_name_get_utf8(
        face, id, hb_language_from_string("en", -1), &length, name);
    return arena_string(arena, name);
}

static int metric(
    hb_font_t *hb, hb_ot_metrics_tag_t tag, double fallback_em, int em)
{
    hb_position_t value;
    if (hb_ot_metrics_get_position(hb, tag, &value) && value != 0)
        return value;
    return (int)(fallback_em * em);
}

static void read_metrics(struct font *font)
{
    hb_font_t *hb = font->hb;
    int em = (int)font->units_per_em;
    hb_font_extents_t extents = {0};
    hb_font_get_h_extents(hb, &extents);
    font->ascender = extents.ascender ? extents.ascender : em * 4 / 5;
    font->descender = extents.descender ? extents.descender : -em / 5;
    font->cap_height = metric(hb, HB_OT_METRICS_TAG_CAP_HEIGHT, 0.7, em);
    font->x_height = metric(hb, HB_OT_METRICS_TAG_X_HEIGHT, 0.5, em);
    font->underline_position =
        metric(hb, HB_OT_METRICS_TAG_UNDERLINE_OFFSET, -0.1, em);
    font->underline_thickness =
        metric(hb, HB_OT_METRICS_TAG_UNDERLINE_SIZE, 0.05, em);
    hb_font_get_nominal_glyph(hb, ' ', &font->space_glyph);
    font->space_advance = hb_font_get_glyph_h_advance(hb, font->space_glyph);
    if (font->space_advance <= 0)
        font->space_advance = em / 4;
    if (!hb_font_get_nominal_glyph(hb, 0x2010, &font->hyphen_glyph))
        hb_font_get_nominal_glyph(hb, '-', &font->hyphen_glyph);
    font->hyphen_advance = hb_font_get_glyph_h_advance(hb, font->hyphen_glyph);
}

static bool has_table(hb_face_t *face, hb_tag_t tag)
{
    hb_blob_t *blob = hb_face_reference_table(face, tag);
    bool present = hb_blob_get_length(blob) > 0;
    hb_blob_destroy(blob);
    return present;
}

/* What a pattern of fontconfig says, with its defaults. */
static int pattern_integer(FcPattern *pattern, const char *object, int absent)
{
    int value;
    if (FcPatternGetInteger(pattern, object, 0, &value) == FcResultMatch)
        return value;
    return absent;
}

static bool pattern_true(FcPattern *pattern, const char *object, bool absent)
{
    FcBool value;
    if (FcPatternGetBool(pattern, object, 0, &value) == FcResultMatch)
        return value;
    return absent;
}

static const char *pattern_path(FcPattern *pattern)
{
    FcChar8 *path;
    if (FcPatternGetString(pattern, FC_FILE, 0, &path) == FcResultMatch)
        return (const char *)path;
    return "";
}

/* The weights a font can have, 100 to 900; the same twice if it is static. */
static void pattern_weights(FcPattern *pattern, double *least, double *most)
{
    FcRange *range;
    double weight;
    *least = *most = 400;
    if (FcPatternGetDouble(pattern, FC_WEIGHT, 0, &weight) == FcResultMatch) {
        *least = *most = FcWeightToOpenTypeDouble(weight);
    } else if (FcPatternGetRange(pattern, FC_WEIGHT, 0, &range) ==
                   FcResultMatch &&
               FcRangeGetDouble(range, least, most)) {
        *least = FcWeightToOpenTypeDouble(*least);
        *most = FcWeightToOpenTypeDouble(*most);
    }
}

static void set_weight(struct font *font, FcPattern *pattern, int weight)
{
    double least, most;
    pattern_weights(pattern, &least, &most);
    double set = weight < least ? least : weight > most ? most : weight;
    hb_variation_t variation = {WEIGHT_TAG, (float)set};
    hb_font_set_variations(font->hb, &variation, 1);
    font->weight_axis = (unsigned)set;
}

/* Opens the font file of PATTERN and puts it on the shelf; the one that is
 * there already if it was opened before. NULL if it has no outlines that a
 * PDF can embed. WEIGHT is set on a variable font. */
static const struct font *open_font(
    struct fonts *fonts, FcPattern *pattern, int weight)
{
    const char *path = pattern_path(pattern);
    unsigned face_index =
        (unsigned)pattern_integer(pattern, FC_INDEX, 0) & 0xFFFFu;
    bool variable = pattern_true(pattern, FC_VARIABLE, false);
    for (size_t i = 0; i < fonts->shelf.count; i++) {
        const struct font *other = fonts->shelf.items[i];
        if (other->face_index == face_index && !strcmp(other->path, path) &&
            (!variable || other->weight_axis == (unsigned)weight))
            return other;
    }
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(path);
    if (!blob)
        return NULL;
    hb_face_t *face = hb_face_create(blob, face_index);
    hb_blob_destroy(blob);
    bool cff = has_table(face, HB_TAG('C', 'F', 'F', ' '));
    if (hb_face_get_glyph_count(face) == 0 ||
        (!cff && !has_table(face, HB_TAG('g', 'l', 'y', 'f')))) {
        hb_face_destroy(face);
        return NULL;
    }
    struct font *font = arena_new(&fonts->arena, struct font);
    font->index = (int)fonts->shelf.count;
    font->path = arena_string(&fonts->arena, path);
    font->face_index = face_index;
    font->postscript_name =
        face_name(&fonts->arena, face, HB_OT_NAME_ID_POSTSCRIPT_NAME);
    font->face = face;
    font->hb = hb_font_create(face);
    font->units_per_em = hb_face_get_upem(face);
    font->glyph_count = hb_face_get_glyph_count(face);
    font->cff = cff;
    font->bold = pattern_integer(pattern, FC_WEIGHT, FC_WEIGHT_REGULAR) >=
                 FC_WEIGHT_DEMIBOLD;
    font->italic =
        pattern_integer(pattern, FC_SLANT, FC_SLANT_ROMAN) != FC_SLANT_ROMAN;
    font->monospace =
        pattern_integer(pattern, FC_SPACING, FC_PROPORTIONAL) >= FC_MONO;
    if (variable)
        set_weight(font, pattern, weight);
    read_metrics(font);
    *array_add(&fonts->shelf, &fonts->arena) = font;
    return font;
}

/* True if a PDF could embed the font as far as fontconfig knows. */
static bool is_outline(FcPattern *pattern)
{
    return pattern_true(pattern, FC_OUTLINE, true) &&
           !pattern_true(pattern, FC_COLOR, false);
}

/* How far PATTERN is from the wanted style; smaller is nearer. The slant
 * counts most, then the width, then the weight; a static font is preferred to
 * an instance of a variable one. */
static double distance(FcPattern *pattern, int weight, bool italic)
{
    double least, most;
    pattern_weights(pattern, &least, &most);
    double away = weight < least  ? least - weight
                  : weight > most ? weight - most
                                  : 0;
    bool slanted =
        pattern_integer(pattern, FC_SLANT, FC_SLANT_ROMAN) != FC_SLANT_ROMAN;
    if (slanted != italic)
        away += 100000;
    away += 100 * abs(pattern_integer(pattern, FC_WIDTH, FC_WIDTH_NORMAL) -
                      FC_WIDTH_NORMAL);
    if (pattern_true(pattern, FC_VARIABLE, false))
        away += 1;
    return away;
}

static FcPattern *nearest(FcFontSet *set, int weight, bool italic)
{
    FcPattern *best = NULL;
    double best_distance = 0;
    for (int i = 0; i < set->nfont; i++) {
        FcPattern *pattern = set->fonts[i];
        if (!is_outline(pattern) ||
            pattern_integer(pattern, FC_INDEX, 0) >> 16 != 0)
            continue; /* a named instance; its variable font is listed too */
        double away = distance(pattern, weight, italic);
        if (!best || away < best_distance ||
            (away == best_distance &&
                strcmp(pattern_path(pattern), pattern_path(best)) < 0)) {
            best = pattern;
            best_distance = away;
        }
    }
    return best;
}

static const char *install_hint(const char *family)
{
    static const char *const packages[][2] = {
        {"Noto Serif", "fonts-noto-core"},
        {"Noto Sans", "fonts-noto-core"},
        {"Inter", "fonts-inter"},
        {"JetBrains Mono", "fonts-jetbrains-mono"},
        {"DejaVu Sans", "fonts-dejavu-core"},
        {"DejaVu Serif", "fonts-dejavu-core"},
        {"Liberation Serif", "fonts-liberation"},
        {"Liberation Sans", "fonts-liberation"},
    };
    for (size_t i = 0; i < sizeof packages / sizeof *packages; i++)
        if (!strcmp(packages[i][0], family))
            return packages[i][1];
    return NULL;
}

static void report_missing_family(struct fonts *fonts, const char *family,
    struct place place, struct diags *diags)
{
    const char *package = install_hint(family);
    const char *hint = "install the font or change the theme";
    if (package)
        hint = arena_format(&fonts->arena,
            "install the Debian package %s, or change the theme", package);
    diag_add(diags, SEVERITY_ERROR, place, hint,
        "the font family \"%s\" is not installed", family);
}

static FcFontSet *list_family(FcConfig *config, const char *family)
{
    FcPattern *query = FcPatternBuild(
        NULL, FC_FAMILY, FcTypeString, (const FcChar8 *)family, (char *)NULL);
    FcObjectSet *objects =
        FcObjectSetBuild(FC_FILE, FC_INDEX, FC_WEIGHT, FC_SLANT, FC_WIDTH,
            FC_SPACING, FC_VARIABLE, FC_OUTLINE, FC_COLOR, (char *)NULL);
    FcFontSet *set = FcFontList(config, query, objects);
    FcObjectSetDestroy(objects);
    FcPatternDestroy(query);
    if (!set)
        memory_exhausted();
    return set;
}

/* All fonts of a family: from the usual folders if it is there, else from
 * wherever the system's configuration says. */
static FcFontSet *find_family(struct fonts *fonts, const char *family)
{
    for (size_t i = 0; i < fonts->sets.count; i++)
        if (!strcmp(fonts->sets.items[i].name, family))
            return fonts->sets.items[i].set;
    FcFontSet *set = fonts->plain ? list_family(fonts->plain, family) : NULL;
    if (!set || set->nfont == 0) {
        if (set)
            FcFontSetDestroy(set);
        set = list_family(load_all(fonts), family);
    }
    *array_add(&fonts->sets, &fonts->arena) =
        (struct family){arena_string(&fonts->arena, family), set};
    return set;
}

static const struct font *find_installed(
    struct fonts *fonts, const char *family, int weight, bool italic)
{
    FcPattern *pattern = nearest(find_family(fonts, family), weight, italic);
    return pattern ? open_font(fonts, pattern, weight) : NULL;
}

const struct font *fonts_find(struct fonts *fonts, const char *family,
    int weight, bool italic, struct place place, struct diags *diags)
{
    for (size_t i = 0; i < fonts->families.count; i++) {
        const struct found_family *known = &fonts->families.items[i];
        if (known->weight == weight && known->italic == italic &&
            !strcmp(known->family, family))
            return known->font;
    }
    const struct font *font = find_installed(fonts, family, weight, italic);
    if (!font) {
        report_missing_family(fonts, family, place, diags);
        return NULL;
    }
    *array_add(&fonts->families, &fonts->arena) = (struct found_family){
        arena_string(&fonts->arena, family), weight, italic, font};
    return font;
}

/* All fonts, nearest to FONT first. The language is set so that the caller's
 * environment has no say in the order. */
static FcFontSet *fallback_order(struct fonts *fonts, const struct font *font)
{
    for (size_t i = 0; i < fonts->orders.count; i++)
        if (fonts->orders.items[i].font == font)
            return fonts->orders.items[i].set;
    const char *family =
        face_name(&fonts->arena, font->face, HB_OT_NAME_ID_FONT_FAMILY);
    FcPattern *query =
        FcPatternBuild(NULL, FC_FAMILY, FcTypeString, (const FcChar8 *)family,
            FC_LANG, FcTypeString, (const FcChar8 *)"en", FC_WEIGHT,
            FcTypeInteger, font->bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR,
            FC_SLANT, FcTypeInteger,
            font->italic ? FC_SLANT_ITALIC : FC_SLANT_ROMAN, (char *)NULL);
    if (font->monospace)
        FcPatternAddInteger(query, FC_SPACING, FC_MONO);
    FcConfig *config = load_all(fonts);
    FcConfigSubstitute(config, query, FcMatchPattern);
    FcDefaultSubstitute(query);
    FcResult result;
    FcFontSet *set = FcFontSort(config, query, FcFalse, NULL, &result);
    FcPatternDestroy(query);
    if (!set)
        memory_exhausted();
    *array_add(&fonts->orders, &fonts->arena) =
        (struct fallback_order){font, set};
    return set;
}

/* Symbols look much alike in all fonts: a few that have many of them are tried
 * before the system's rules are read. */
static const struct font *search_symbol(
    struct fonts *fonts, const struct font *font, uint32_t code_point)
{
    static const char *const families[] = {
        "DejaVu Sans", "Noto Sans Symbols2", "Noto Sans Symbols"};
    int8_t type = u_charType((UChar32)code_point);
    bool symbol = type == U_OTHER_SYMBOL || type == U_MATH_SYMBOL;
    for (size_t i = 0; symbol && fonts->plain && i < 3; i++) {
        const struct font *candidate = find_installed(
            fonts, families[i], font->bold ? 700 : 400, font->italic);
        if (candidate && font_has(candidate, code_point))
            return candidate;
    }
    return NULL;
}

static const struct font *search_fallback(
    struct fonts *fonts, const struct font *font, uint32_t code_point)
{
    const struct font *known = search_symbol(fonts, font, code_point);
    if (known)
        return known;
    FcFontSet *set = fallback_order(fonts, font);
    for (int i = 0; i < set->nfont; i++) {
        FcPattern *pattern = set->fonts[i];
        FcCharSet *charset;
        if (FcPatternGetCharSet(pattern, FC_CHARSET, 0, &charset) !=
                FcResultMatch ||
            !FcCharSetHasChar(charset, code_point) || !is_outline(pattern) ||
            pattern_integer(pattern, FC_INDEX, 0) >> 16 != 0)
            continue;
        const struct font *candidate =
            open_font(fonts, pattern, font->bold ? 700 : 400);
        if (candidate && font_has(candidate, code_point))
            return candidate;
    }
    return NULL;
}

const struct font *fonts_fallback(
    struct fonts *fonts, const struct font *font, uint32_t code_point)
{
    struct found_fallback **bucket =
        &fonts->fallbacks[code_point % FALLBACK_BUCKETS];
    for (struct found_fallback *known = *bucket; known; known = known->next)
        if (known->code_point == code_point && known->wanted == font)
            return known->font;
    struct found_fallback *found =
        arena_new(&fonts->arena, struct found_fallback);
    *found = (struct found_fallback){
        .code_point = code_point,
        .wanted = font,
        .font = search_fallback(fonts, font, code_point),
        .next = *bucket,
    };
    *bucket = found;
    return found->font;
}
