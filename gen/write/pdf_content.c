/* The content stream of a page: what is drawn, in PDF's operators.
 *
 * The state of the page (colours, font, line width, text rise) is remembered,
 * and an operator is written only where it changes. Text of neighbouring runs
 * shares one text object, and as long as it stays on the line one TJ array. */
#include "write/pdf_content.h"

#include <math.h>
#include <string.h>

/* How far a text object is open. */
enum text_state { TEXT_NONE, TEXT_OBJECT, TEXT_ARRAY, TEXT_STRING };

struct content {
    struct buffer *out;
    const struct pdf_fonts *fonts;
    const struct pdf_pictures *pictures;
    double page_height_pt;

    /* Graphics state, as far as it was written. */
    struct colour fill, stroke;
    double thickness_pt, dash_pt;
    const struct pdf_font *font;
    double size_pt, rise_pt, word_spacing_pt;

    /* Where text stands: the start of the line as Td has set it, and the pen
     * behind the glyphs that were shown. In pt, y upwards. */
    enum text_state text;
    double line_x_pt, line_y_pt, pen_pt;

    /* The marked content that is open, and whether it began inside the text
     * object, where it then has to end. */
    struct pdf_tags *tags;
    bool marked, marked_in_text;
    enum artifact artifact;
    uint32_t tag;
};

/* What pdf_print_length makes of a length. */
static double rounded(double length_pt)
{
    return round(length_pt * 100) / 100;
}

static void print_lengths(
    struct content *content, const double *lengths_pt, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        pdf_print_length(content->out, lengths_pt[i]);
        buffer_add_byte(content->out, ' ');
    }
}

static void print_operator(struct content *content, const char *name)
{
    buffer_add_string(content->out, name);
    buffer_add_byte(content->out, '\n');
}

/* ---- leaving text -------------------------------------------------------- */

static void close_mark(struct content *content)
{
    if (content->marked)
        print_operator(content, "EMC");
    content->marked = false;
}

/* Brings the text object down to STATE, if it is above. */
static void close_text(struct content *content, enum text_state state)
{
    if (content->text == TEXT_STRING && state < TEXT_STRING) {
        buffer_add_byte(content->out, ')');
        content->text = TEXT_ARRAY;
    }
    if (content->text == TEXT_ARRAY && state < TEXT_ARRAY) {
        print_operator(content, "]TJ");
        content->text = TEXT_OBJECT;
    }
    if (content->text == TEXT_OBJECT && state < TEXT_OBJECT) {
        if (content->marked_in_text)
            close_mark(content);
        print_operator(content, "ET");
        content->text = TEXT_NONE;
    }
}

static void open_array(struct content *content)
{
    if (content->text == TEXT_OBJECT)
        buffer_add_byte(content->out, '[');
    if (content->text == TEXT_STRING)
        buffer_add_byte(content->out, ')');
    content->text = TEXT_ARRAY;
}

static void open_string(struct content *content)
{
    if (content->text == TEXT_STRING)
        return;
    open_array(content);
    buffer_add_byte(content->out, '(');
    content->text = TEXT_STRING;
}

static void open_object(struct content *content)
{
    if (content->text != TEXT_NONE)
        return;
    buffer_add_string(content->out, "BT\n");
    content->text = TEXT_OBJECT;
    content->line_x_pt = content->line_y_pt = 0;
    content->pen_pt = INFINITY; /* it is nowhere yet */
}

/* ---- marks --------------------------------------------------------------- */

static const char *const artifacts[] = {
    [ARTIFACT_HEADER] = "/Artifact<</Type/Pagination/Subtype/Header>>BDC",
    [ARTIFACT_FOOTER] = "/Artifact<</Type/Pagination/Subtype/Footer>>BDC",
    [ARTIFACT_REPEATED] = "/Artifact<</Type/Pagination>>BDC",
    [ARTIFACT_LAYOUT] = "/Artifact<</Type/Layout>>BDC",
    [ARTIFACT_BACKGROUND] = "/Artifact<</Type/Background>>BDC",
};

static bool is_marked(const struct content *content, const struct item *item)
{
    return content->marked && content->artifact == item->artifact &&
           (item->artifact != ARTIFACT_NONE || content->tag == item->tag);
}

/* Has what is drawn next belong to where ITEM belongs. Stretches that follow
 * each other are one mark. */
static void set_mark(struct content *content, const struct item *item)
{
    if (!content->tags || is_marked(content, item))
        return;
    bool around_text = content->marked && !content->marked_in_text;
    close_text(content, around_text ? TEXT_NONE : TEXT_OBJECT);
    close_mark(content);
    if (item->kind == ITEM_RUN)
        open_object(content);
    content->marked = true;
    content->marked_in_text = content->text != TEXT_NONE;
    content->artifact = item->artifact;
    content->tag = item->tag;
    if (item->artifact != ARTIFACT_NONE) {
        print_operator(content, artifacts[item->artifact]);
        return;
    }
    const struct tag *tag = &content->tags->pages->tags[item->tag];
    buffer_add_byte(content->out, '/');
    buffer_add_string(content->out, pdf_tags_type(tag->role));
    buffer_add_string(content->out, "<</MCID ");
    buffer_add_number(
        content->out, pdf_tags_add_mark(content->tags, item->tag), 0);
    buffer_add_string(content->out, ">>BDC\n");
}

/* ---- state --------------------------------------------------------------- */

static bool is_equal(struct colour a, struct colour b)
{
    return a.red == b.red && a.green == b.green && a.blue == b.blue;
}

static void print_colour(struct content *content, struct colour colour,
    const char *gray, const char *rgb)
{
    unsigned char parts[] = {colour.red, colour.green, colour.blue};
    bool is_gray = parts[0] == parts[1] && parts[1] == parts[2];
    for (size_t i = 0; i < (is_gray ? 1 : 3); i++) {
        buffer_add_number(content->out, parts[i] / 255.0, 3);
        buffer_add_byte(content->out, ' ');
    }
    print_operator(content, is_gray ? gray : rgb);
}

static void set_fill(struct content *content, struct colour colour)
{
    if (is_equal(content->fill, colour))
        return;
    close_text(content, TEXT_OBJECT);
    content->fill = colour;
    print_colour(content, colour, "g", "rg");
}

static void set_stroke(struct content *content, const struct rule *rule)
{
    if (!is_equal(content->stroke, rule->colour)) {
        content->stroke = rule->colour;
        print_colour(content, rule->colour, "G", "RG");
    }
    if (content->thickness_pt != rule->thickness_pt) {
        content->thickness_pt = rule->thickness_pt;
        buffer_add_number(content->out, rule->thickness_pt, 3);
        print_operator(content, " w");
    }
    if (content->dash_pt == rule->dash_pt)
        return;
    content->dash_pt = rule->dash_pt;
    if (rule->dash_pt > 0) { /* dashes of no length with round ends: dots */
        buffer_add_string(content->out, "1 J[0 ");
        buffer_add_number(content->out, rule->dash_pt, 3);
        print_operator(content, "]0 d");
    } else {
        print_operator(content, "0 J[]0 d");
    }
}

/* ---- text ---------------------------------------------------------------- */

static void set_font(
    struct content *content, const struct pdf_font *font, double size_pt)
{
    if (content->font == font && content->size_pt == size_pt)
        return;
    close_text(content, TEXT_OBJECT);
    content->font = font;
    content->size_pt = size_pt;
    buffer_add_string(content->out, "/F");
    buffer_add_number(content->out, font->number, 0);
    buffer_add_byte(content->out, ' ');
    buffer_add_number(content->out, size_pt, 3);
    print_operator(content, " Tf");
}

static void set_rise(struct content *content, double rise_pt)
{
    if (content->rise_pt == rise_pt)
        return;
    rise_pt = rounded(rise_pt);
    if (content->rise_pt == rise_pt)
        return;
    close_text(content, TEXT_OBJECT);
    content->rise_pt = rise_pt;
    pdf_print_length(content->out, rise_pt);
    print_operator(content, " Ts");
}

/* Begins a line at (x, y). Td counts from the start of the line before as it
 * was written, so roundings do not add up. */
static void begin_line(struct content *content, double x_pt, double y_pt)
{
    close_text(content, TEXT_OBJECT);
    double x = rounded(x_pt);
    print_lengths(content,
        (double[]){x - content->line_x_pt, y_pt - content->line_y_pt}, 2);
    print_operator(content, "Td");
    content->line_x_pt = x;
    content->line_y_pt = y_pt;
}

static double right_end(const struct glyph_run *run)
{
    double x_pt = run->x_pt;
    for (size_t i = 0; i < run->glyph_count; i++)
        x_pt += run->glyphs[i].advance_pt;
    return x_pt;
}

/* Brings the pen near to where RUN begins; what is left to correct goes into
 * the TJ array. */
static void move_pen(struct content *content, const struct glyph_run *run)
{
    double x = run->x_pt;
    if (run->right_to_left)
        x = right_end(run) - run->glyphs[0].advance_pt +
            run->glyphs[0].x_offset_pt;
    double y = rounded(content->page_height_pt - run->baseline_pt);
    bool same_line = y == content->line_y_pt;
    if (same_line && fabs(x - content->pen_pt) < content->size_pt)
        return;
    begin_line(content, x, y);
    content->pen_pt = content->line_x_pt;
}

/* True for what word spacing is added to. */
static bool takes_word_space(
    const struct pdf_font *font, const struct pdf_glyph *glyph)
{
    return glyph->code == ' ' && !font->identity;
}

/* Poppler 22 extracts text as if word spacing were added to the glyph of CID 32
 * as well: words would fall apart at it. */
static bool breaks_words(
    const struct pdf_font *font, const struct pdf_glyph *glyph)
{
    return glyph->cid == ' ' && !takes_word_space(font, glyph);
}

/* What the first space of RUN has beyond its own width, for all of its spaces.
 * One at the end does not count: nothing depends on it. */
static double word_spacing_pt(
    const struct content *content, const struct glyph_run *run)
{
    double spacing_pt = content->word_spacing_pt;
    bool found = false;
    for (size_t i = 0; i < run->glyph_count; i++) {
        const struct pdf_glyph *glyph =
            pdf_font_glyph(content->font, run->glyphs[i].id);
        if (breaks_words(content->font, glyph))
            return 0;
        if (found || i + 1 == run->glyph_count ||
            !takes_word_space(content->font, glyph))
            continue;
        found = true;
        spacing_pt =
            run->glyphs[i].advance_pt - glyph->width * content->size_pt / 10000;
    }
    return round(spacing_pt * 1000) / 1000;
}

static void set_word_spacing(
    struct content *content, const struct glyph_run *run)
{
    double spacing_pt = word_spacing_pt(content, run);
    if (spacing_pt == content->word_spacing_pt)
        return;
    close_text(content, TEXT_OBJECT);
    content->word_spacing_pt = spacing_pt;
    buffer_add_number(content->out, spacing_pt, 3);
    print_operator(content, " Tw");
}

/* Where the pen is and where it should be within one run, in tenths of a
 * thousandth of the size, from the pen at the run's start. */
struct pen {
    double actual, wanted;
    double units_per_pt;
    bool right_to_left;
};

/* Begins a line for a glyph from right to left.
 *
 * Such text is shown in reading order, glyph by glyph, each by operators of
 * its own, because readers differ. Poppler 22's listing of the structure and
 * MuPDF 1.21 take glyphs as they come: visual order would be wrong there.
 * PDFium 159 and Poppler's pdftotext turn around whatever they find from right
 * to left, ActualText as well, but first sort what operators of their own have
 * shown: one TJ in reading order would be wrong there. This way all of them
 * give letters in order, and pdf.js does; but pdftotext -raw ends a line behind
 * each. */
static void place_pen(struct content *content, struct pen *pen, double x_pt)
{
    begin_line(content, x_pt, content->line_y_pt);
    pen->actual = (content->line_x_pt - content->pen_pt) * pen->units_per_pt;
}

/* Corrects the pen by whole thousandths before a glyph; what is smaller waits
 * and is carried on, so that errors do not add up. */
static void adjust_pen(
    struct content *content, struct pen *pen, double x_offset_pt)
{
    double error = pen->actual - pen->wanted - x_offset_pt * pen->units_per_pt;
    if (!(fabs(error) >= 10 && fabs(error) < 1e9))
        return;
    if (pen->right_to_left) {
        place_pen(content, pen,
            content->pen_pt + pen->wanted / pen->units_per_pt + x_offset_pt);
        return;
    }
    double thousandths = round(error / 10);
    open_array(content);
    buffer_add_number(content->out, thousandths, 0);
    pen->actual -= thousandths * 10;
}

static void show_glyph(struct content *content, struct pen *pen,
    const struct glyph *glyph, const struct pdf_glyph *shown)
{
    double advance = glyph->advance_pt * pen->units_per_pt;
    if (pen->right_to_left)
        pen->wanted -= advance;
    set_rise(content, glyph->y_offset_pt);
    adjust_pen(content, pen, glyph->x_offset_pt);
    open_string(content);
    if (content->font->identity)
        pdf_print_string_byte(content->out, (unsigned char)(shown->code >> 8));
    pdf_print_string_byte(content->out, (unsigned char)(shown->code & 0xFF));
    pen->actual += shown->width;
    if (takes_word_space(content->font, shown))
        pen->actual += content->word_spacing_pt * pen->units_per_pt;
    if (!pen->right_to_left)
        pen->wanted += advance;
}

/* Opens a mark that spells out what is shown next. Inside another mark Poppler
 * would take its end for that of the other, so it takes its place. */
static void open_spelling(
    struct content *content, const struct cluster *cluster)
{
    bool tagged = content->tags && content->artifact == ARTIFACT_NONE;
    close_text(content, TEXT_OBJECT);
    if (tagged) {
        close_mark(content);
        buffer_add_format(content->out, "/Span<</MCID %u/ActualText",
            pdf_tags_add_mark(content->tags, content->tag));
    } else {
        buffer_add_string(content->out, "/Span<</ActualText");
    }
    pdf_print_text(content->out, cluster->text, cluster->text_length);
    print_operator(content, ">>BDC");
}

/* CLUSTER of ITEM's run. What ToUnicode cannot say is spelt out. */
static void show_cluster(struct content *content, struct pen *pen,
    const struct item *item, const struct cluster *cluster)
{
    const struct glyph *glyphs = &item->as.run.glyphs[cluster->first];
    const struct pdf_glyph *shown = NULL;
    set_mark(content, item);
    if (cluster->count == 1)
        shown = pdf_glyph_saying(pdf_font_glyph(content->font, glyphs->id),
            cluster->text, cluster->text_length);
    if (shown) {
        show_glyph(content, pen, glyphs, shown);
        return;
    }
    open_spelling(content, cluster);
    for (size_t i = 0; i < cluster->count; i++)
        show_glyph(content, pen, &glyphs[i],
            pdf_font_glyph(content->font, glyphs[i].id));
    close_text(content, TEXT_OBJECT);
    print_operator(content, "EMC");
}

static void draw_run(struct content *content, const struct item *item)
{
    const struct glyph_run *run = &item->as.run;
    const struct pdf_font *font = pdf_fonts_lookup(content->fonts, run->font);
    double size_pt = round(run->size_pt * 1000) / 1000; /* as it is written */
    if (!(size_pt > 0) || run->glyph_count == 0)
        return;
    set_mark(content, item);
    open_object(content);
    move_pen(content, run);
    set_fill(content, run->colour);
    set_font(content, font, size_pt);
    set_word_spacing(content, run);
    double units_per_pt = 10000 / size_pt;
    double start_pt = run->right_to_left ? right_end(run) : run->x_pt;
    struct pen pen = {0, (start_pt - content->pen_pt) * units_per_pt,
        units_per_pt, run->right_to_left};
    for (size_t i = 0; i < run->glyph_count;) {
        struct cluster cluster = pdf_cluster(run, i);
        show_cluster(content, &pen, item, &cluster);
        i += cluster.count;
    }
    content->pen_pt += pen.actual / units_per_pt;
}

/* ---- shapes and pictures ------------------------------------------------- */

/* Notes what ITEM covers, for the tag that it belongs to. */
static void cover(struct content *content, const struct item *item,
    double left_pt, double top_pt, double right_pt, double bottom_pt)
{
    if (content->tags && item->artifact == ARTIFACT_NONE)
        pdf_tags_cover(content->tags, item->tag, fmin(left_pt, right_pt),
            fmin(top_pt, bottom_pt), fmax(left_pt, right_pt),
            fmax(top_pt, bottom_pt));
}

/* Edges are rounded, not widths: boxes that touch go on touching. */
static void draw_box(struct content *content, const struct item *item)
{
    const struct box *box = &item->as.box;
    double left = rounded(box->x_pt);
    double right = rounded(box->x_pt + box->width_pt);
    double top = rounded(content->page_height_pt - box->y_pt);
    double bottom =
        rounded(content->page_height_pt - box->y_pt - box->height_pt);
    if (!(right > left && top > bottom))
        return;
    set_mark(content, item);
    cover(content, item, box->x_pt, box->y_pt, box->x_pt + box->width_pt,
        box->y_pt + box->height_pt);
    set_fill(content, box->colour);
    print_lengths(
        content, (double[]){left, bottom, right - left, top - bottom}, 4);
    print_operator(content, "re f");
}

static void draw_rule(struct content *content, const struct item *item)
{
    const struct rule *rule = &item->as.rule;
    if (!(rule->thickness_pt > 0))
        return;
    set_mark(content, item);
    cover(content, item, rule->x1_pt, rule->y1_pt, rule->x2_pt, rule->y2_pt);
    set_stroke(content, rule);
    double height = content->page_height_pt;
    print_lengths(content, (double[]){rule->x1_pt, height - rule->y1_pt}, 2);
    buffer_add_string(content->out, "m ");
    print_lengths(content, (double[]){rule->x2_pt, height - rule->y2_pt}, 2);
    print_operator(content, "l S");
}

/* Pictures are drawn into a square of side 1. For each orientation the matrix
 * that leads from it to the place on the page, in widths (a, c, e) and heights
 * (b, d, f) of that place from its lower left corner. */
static const signed char turns[][6] = {
    [1] = {1, 0, 0, 1, 0, 0},
    [2] = {-1, 0, 0, 1, 1, 0},
    [3] = {-1, 0, 0, -1, 1, 1},
    [4] = {1, 0, 0, -1, 0, 1},
    [5] = {0, -1, -1, 0, 1, 1},
    [6] = {0, -1, 1, 0, 0, 1},
    [7] = {0, 1, 1, 0, 0, 0},
    [8] = {0, 1, -1, 0, 1, 0},
};

static void draw_picture(struct content *content, const struct item *item)
{
    const struct placed_picture *placed = &item->as.picture;
    double width = placed->width_pt, height = placed->height_pt;
    if (!(width > 0 && height > 0))
        return;
    set_mark(content, item);
    cover(content, item, placed->x_pt, placed->y_pt, placed->x_pt + width,
        placed->y_pt + height);
    const signed char *turn = turns[placed->picture->orientation];
    double bottom = content->page_height_pt - placed->y_pt - height;
    buffer_add_string(content->out, "q ");
    print_lengths(content,
        (double[]){turn[0] * width, turn[1] * height, turn[2] * width,
            turn[3] * height, placed->x_pt + turn[4] * width,
            bottom + turn[5] * height},
        6);
    buffer_add_format(content->out, "cm/I%d Do Q\n",
        pdf_pictures_number(content->pictures, placed->picture));
}

void pdf_content_print(struct buffer *out, const struct page *page,
    const struct pdf_fonts *fonts, const struct pdf_pictures *pictures,
    struct pdf_tags *tags)
{
    struct content content = {
        .out = out,
        .fonts = fonts,
        .pictures = pictures,
        .page_height_pt = page->height_pt,
        .thickness_pt = 1,
        .tags = tags,
    };
    for (size_t i = 0; i < page->item_count; i++) {
        const struct item *item = &page->items[i];
        if (item->kind != ITEM_RUN)
            close_text(&content, TEXT_NONE);
        switch (item->kind) {
        case ITEM_RUN: draw_run(&content, item); break;
        case ITEM_BOX: draw_box(&content, item); break;
        case ITEM_RULE: draw_rule(&content, item); break;
        case ITEM_PICTURE: draw_picture(&content, item); break;
        case ITEM_FIELD: break; /* an annotation: write/pdf_form */
        }
    }
    close_text(&content, TEXT_NONE);
    close_mark(&content);
}
