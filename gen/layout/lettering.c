/* The words in drawings: families to fonts, words to glyphs, glyphs to paths.
 *
 * Words that follow each other without a place of their own are one chunk,
 * which is aligned as a whole (SVG 1.1, 10.9.1). */
#include "layout/lettering.h"

#include "base/utf8.h"
#include "layout/code_points.h"
#include "layout/direction.h"
#include "layout/font_outline.h"
#include "layout/shape.h"

#include <string.h>
#include <strings.h>

struct letterer {
    struct arena *arena;
    struct arena work; /* of one stretch */
    struct typesetter *typesetter;
    const struct theme *theme;
    const struct word_language *language;
    struct diags *diags;
    struct code_points missing;      /* already reported */
    ARRAY(const struct font *) used; /* each once */
    struct point pen;                /* where the last stretch ended */
    bool failed;
};

/* ---- families ------------------------------------------------------------ */

/* The theme's family for one of CSS's generic names; NULL if NAME is none. */
static const struct typeface *generic_face(
    const struct theme *theme, const char *name)
{
    const struct {
        const char *name;
        const struct typeface *face;
    } faces[] = {
        {"serif", &theme->base},
        {"sans-serif", &theme->headings},
        {"monospace", &theme->monospace},
        {"system-ui", &theme->headings},
        {"cursive", &theme->base},
        {"fantasy", &theme->base},
    };
    for (size_t i = 0; i < sizeof faces / sizeof *faces; i++)
        if (strcasecmp(name, faces[i].name) == 0)
            return faces[i].face;
    return NULL;
}

/* The next family of a list, without quotes, in ARENA; NULL at its end. */
static const char *next_family(struct arena *arena, const char **at)
{
    static const char blank[] = " \t\r\n\f,";
    *at += strspn(*at, blank);
    if (!**at)
        return NULL;
    char quote = **at == '"' || **at == '\'' ? *(*at)++ : ',';
    const char *start = *at;
    const char *end = strchr(start, quote);
    size_t length = end ? (size_t)(end - start) : strlen(start);
    *at = start + length + (end ? 1 : 0);
    while (length > 0 && strchr(blank, start[length - 1]))
        length--;
    return arena_copy(arena, start, length);
}

/* The font of FAMILY if it is installed, else NULL and nothing said. */
static const struct font *installed_font(struct letterer *letterer,
    const char *family, const struct lettering *lettering)
{
    struct diags quiet;
    diags_init(&quiet, &letterer->work);
    return fonts_find(letterer->typesetter->fonts, family, lettering->weight,
        lettering->italic, lettering->place, &quiet);
}

static const struct font *theme_font(struct letterer *letterer,
    const struct typeface *face, const struct lettering *lettering)
{
    return fonts_find(letterer->typesetter->fonts, face->family,
        lettering->weight, lettering->italic, face->place, letterer->diags);
}

/* The first family of the list that is installed, or the theme's. */
static const struct font *find_font(
    struct letterer *letterer, const struct lettering *lettering)
{
    const struct typeface *base = &letterer->theme->base;
    const char *at = lettering->families ? lettering->families : "";
    const char *family, *first = NULL;
    while ((family = next_family(&letterer->work, &at))) {
        if (!*family) /* quotes with nothing in them */
            continue;
        const struct typeface *generic = generic_face(letterer->theme, family);
        const struct font *font =
            generic ? theme_font(letterer, generic, lettering)
                    : installed_font(letterer, family, lettering);
        if (font)
            return font;
        first = first ? first : family;
    }
    if (first)
        diag_add(letterer->diags, SEVERITY_WARNING, lettering->place,
            "install the font, name another, or convert the text to paths",
            "the font family \"%s\" is not installed; \"%s\" stands in", first,
            base->family);
    return theme_font(letterer, base, lettering);
}

static void note_font(struct letterer *letterer, const struct font *font)
{
    for (size_t i = 0; i < letterer->used.count; i++)
        if (letterer->used.items[i] == font)
            return;
    *array_add(&letterer->used, letterer->arena) = font;
}

/* ---- one stretch --------------------------------------------------------- */

/* A part of a word, or a space. */
struct unit {
    const struct word_part *part; /* NULL: a space */
};

struct stretch {
    const struct lettering *lettering;
    const struct font *font;
    ARRAY(struct unit) units;
    ARRAY(unsigned char) levels;
    struct path path;
    double width;
};

static void report_missing_letters(struct letterer *letterer,
    const struct lettering *lettering, const struct word *word)
{
    for (size_t i = 0; i < word->missing_count; i++) {
        uint32_t code_point = word->missing[i];
        if (!code_points_add(&letterer->missing, letterer->arena, code_point))
            continue;
        diag_add(letterer->diags, SEVERITY_WARNING, lettering->place,
            "convert the text to paths", "no installed font has U+%04X",
            (unsigned)code_point);
    }
}

static void add_unit(struct letterer *letterer, struct stretch *stretch,
    const struct word_part *part, unsigned char level)
{
    *array_add(&stretch->units, &letterer->work) = (struct unit){part};
    *array_add(&stretch->levels, &letterer->work) = level;
}

/* Cuts the text at spaces and where its direction turns. */
static void shape_stretch(struct letterer *letterer, struct stretch *stretch)
{
    const char *text = stretch->lettering->text;
    size_t length = strlen(text);
    unsigned char base;
    const unsigned char *levels =
        direction_levels(&letterer->work, text, length, NULL, 0, &base);
    for (size_t at = 0; at < length;) {
        size_t start = at;
        unsigned char level = levels ? levels[at] : 0;
        if (text[at] == ' ') {
            at++;
            add_unit(letterer, stretch, NULL, level);
            continue;
        }
        while (
            at < length && text[at] != ' ' && (!levels || levels[at] == level))
            at++;
        struct word_style style = {
            stretch->font, letterer->language, NULL, level & 1};
        const struct word *word = word_shape(
            letterer->typesetter->words, &style, text + start, at - start);
        report_missing_letters(letterer, stretch->lettering, word);
        for (size_t i = 0; i < word->part_count; i++)
            add_unit(letterer, stretch, &word->parts[i], level);
    }
}

/* Draws a part with its first glyph at the stretch's end. */
static void draw_part(struct letterer *letterer, struct stretch *stretch,
    const struct word_part *part)
{
    double scale = stretch->lettering->size / part->font->units_per_em;
    note_font(letterer, part->font);
    for (size_t i = 0; i < part->glyph_count; i++) {
        const struct shaped_glyph *glyph = &part->glyphs[i];
        struct matrix matrix = {scale, 0, 0, -scale,
            stretch->width + glyph->x_offset * scale, -glyph->y_offset * scale};
        font_outline(
            part->font, glyph->id, &matrix, &stretch->path, letterer->arena);
        stretch->width += glyph->advance * scale;
        if (glyph->text_length > 0)
            stretch->width += stretch->lettering->letter_spacing;
    }
}

/* LETTERING's outlines, from (0, 0) to the right. */
static void set_stretch(struct letterer *letterer,
    const struct lettering *lettering, struct stretch *stretch)
{
    *stretch = (struct stretch){.lettering = lettering};
    stretch->font = find_font(letterer, lettering);
    if (!stretch->font) {
        letterer->failed = true;
        return;
    }
    shape_stretch(letterer, stretch);
    size_t count = stretch->units.count;
    size_t *order = arena_allocate(&letterer->work, count, sizeof *order);
    direction_order(stretch->levels.items, order, count);
    double space = (double)stretch->font->space_advance /
                   stretch->font->units_per_em * lettering->size;
    for (size_t i = 0; i < count; i++) {
        const struct word_part *part = stretch->units.items[order[i]].part;
        if (part)
            draw_part(letterer, stretch, part);
        else
            stretch->width += space + lettering->letter_spacing;
    }
}

/* ---- chunks -------------------------------------------------------------- */

/* The shapes from FIRST on that make one chunk. */
static size_t chunk_length(const struct drawing *drawing, size_t first)
{
    size_t end = first + 1;
    while (end < drawing->shape_count) {
        const struct lettering *next = drawing->shapes[end].lettering;
        if (!next || next->placed_x || next->placed_y)
            break;
        end++;
    }
    return end - first;
}

static void put_stretch(struct letterer *letterer, struct shape *shape,
    const struct stretch *stretch)
{
    const struct lettering *lettering = stretch->lettering;
    letterer->pen.x += lettering->dx;
    letterer->pen.y += lettering->dy;
    shape->path = stretch->path;
    shape->even_odd = false; /* outlines of letters may overlap */
    shape->lettering = NULL;
    for (size_t i = 0; i < shape->path.points.count; i++) {
        shape->path.points.items[i].x += letterer->pen.x;
        shape->path.points.items[i].y += letterer->pen.y;
    }
    letterer->pen.x += stretch->width;
    if (!shape_settle(shape, letterer->arena))
        diag_add(letterer->diags, SEVERITY_WARNING, lettering->place, NULL,
            "these words lie too far from their drawing to be seen");
}

static void set_chunk(
    struct letterer *letterer, struct shape *shapes, size_t count)
{
    const struct lettering *first = shapes[0].lettering;
    struct stretch *stretches =
        arena_allocate(&letterer->work, count, sizeof *stretches);
    double width = 0;
    for (size_t i = 0; i < count; i++) {
        set_stretch(letterer, shapes[i].lettering, &stretches[i]);
        width += stretches[i].width + (i > 0 ? shapes[i].lettering->dx : 0);
    }
    if (first->placed_x)
        letterer->pen.x = first->x;
    if (first->placed_y)
        letterer->pen.y = first->y;
    if (first->anchor != ANCHOR_START)
        letterer->pen.x -= first->anchor == ANCHOR_MIDDLE ? width / 2 : width;
    for (size_t i = 0; i < count; i++)
        put_stretch(letterer, &shapes[i], &stretches[i]);
}

/* One that has shapes instead of words. */
static const struct drawing *outline_drawing(
    struct letterer *letterer, const struct drawing *drawing)
{
    struct shape *shapes =
        arena_allocate(letterer->arena, drawing->shape_count, sizeof *shapes);
    memcpy(shapes, drawing->shapes, drawing->shape_count * sizeof *shapes);
    for (size_t i = 0; i < drawing->shape_count;) {
        size_t count = 1;
        if (shapes[i].lettering) {
            count = chunk_length(drawing, i);
            set_chunk(letterer, &shapes[i], count);
            arena_reset(&letterer->work);
        }
        i += count;
    }
    struct drawing *outlined = arena_new(letterer->arena, struct drawing);
    *outlined = *drawing;
    outlined->shapes = shapes;
    outlined->lettered = false;
    return outlined;
}

/* PICTURE, or one that has shapes instead of words. */
static const struct picture *outline_picture(
    struct letterer *letterer, const struct picture *picture)
{
    if (!picture || !picture->drawing || !picture->drawing->lettered)
        return picture;
    struct picture *copy = arena_new(letterer->arena, struct picture);
    *copy = *picture;
    copy->drawing = outline_drawing(letterer, picture->drawing);
    return copy;
}

/* ---- the document -------------------------------------------------------- */

/* Nodes are nested at most DOCUMENT_DEEPEST deep. */
static void outline_below(struct letterer *letterer, cmark_node *node)
{
    struct element *element = cmark_node_get_user_data(node);
    if (cmark_node_get_type(node) == CMARK_NODE_IMAGE && element)
        element->picture = outline_picture(letterer, element->picture);
    for (cmark_node *child = cmark_node_first_child(node); child;
         child = cmark_node_next(child))
        outline_below(letterer, child);
}

static struct letterer letterer_for(struct arena *arena,
    const struct document *document, struct typesetter *typesetter,
    struct diags *diags)
{
    return (struct letterer){
        .arena = arena,
        .typesetter = typesetter,
        .theme = document->theme,
        .language = word_language(document->facts.language),
        .diags = diags,
    };
}

const struct drawing *lettering_outlined(struct arena *arena,
    const struct drawing *drawing, const struct document *document,
    struct typesetter *typesetter, struct diags *diags)
{
    struct letterer letterer = letterer_for(arena, document, typesetter, diags);
    const struct drawing *outlined = outline_drawing(&letterer, drawing);
    arena_release(&letterer.work);
    return letterer.failed ? NULL : outlined;
}

bool lettering_outline(struct arena *arena, struct document *document,
    struct typesetter *typesetter, struct lettering_fonts *used,
    struct diags *diags)
{
    struct letterer letterer = letterer_for(arena, document, typesetter, diags);
    document->logo = outline_picture(&letterer, document->logo);
    document->client_logo = outline_picture(&letterer, document->client_logo);
    outline_below(&letterer, document->root);
    *used = (struct lettering_fonts){letterer.used.items, letterer.used.count};
    arena_release(&letterer.work);
    return !letterer.failed;
}
