/* The styles of a DOCX file: Word's own where it has one of that meaning, so
 * that its lists of styles, its outline and its contents know them.
 *
 * Measures are those of the pages (layout/style), and properties come in the
 * order of ECMA-376, CT_Style, CT_PPrBase and CT_RPr. */
#include "write/docx_styles.h"

#include "write/docx_numbering.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Borders: a bar at the left, a line below, a line above. */
enum border {
    BORDER_NONE,
    BORDER_BAR,
    BORDER_BELOW,
    BORDER_ABOVE,
    BORDER_AROUND
};

/* A paragraph style. */
struct docx_style {
    const char *id, *name, *next; /* next NULL: itself */
    struct block_style set;
    double left_pt, hanging_pt;
    int number, level; /* number 0: none; level -1: no outline level */
    enum border border;
    struct colour border_colour;
    const struct colour *ground; /* NULL: none */
    bool keep_next, keep_lines, quick, plain_text;
    double tab_pt; /* at the right, with dots for the contents; 0: none */
    bool leader;
};

/* ---- properties ---------------------------------------------------------- */

static const struct typeface *typeface_of(
    const struct theme *theme, enum face face)
{
    return face == FACE_BASE        ? &theme->base
           : face == FACE_MONOSPACE ? &theme->monospace
                                    : &theme->headings;
}

static bool is_bold(const struct theme *theme, const struct text_style *text)
{
    int weight = text->face == FACE_LABELS
                     ? theme->base.weight
                     : typeface_of(theme, text->face)->weight;
    return text->bold || weight >= 600;
}

static void put_fonts(struct docx_xml *xml, const char *family)
{
    static const char *const scripts[] = {
        "w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"};
    docx_xml_open(xml, "w:rFonts");
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++)
        docx_xml_attribute(xml, scripts[i], family);
    docx_xml_close(xml);
}

static void put_size(struct docx_xml *xml, double size_pt)
{
    docx_xml_count(xml, "w:sz", "w:val", lround(size_pt * 2));
    docx_xml_count(xml, "w:szCs", "w:val", lround(size_pt * 2));
}

static void put_toggle(struct docx_xml *xml, const char *name, bool on)
{
    docx_xml_value(xml, name, "w:val", on ? NULL : "0");
}

static void put_text_properties(const struct docx_drawing *drawing,
    const struct text_style *text, bool plain_text)
{
    struct docx_xml *xml = drawing->xml;
    const struct theme *theme = drawing->document->theme;
    bool bold = is_bold(theme, text);
    docx_xml_open(xml, "w:rPr");
    put_fonts(xml, typeface_of(theme, text->face)->family);
    put_toggle(xml, "w:b", bold);
    put_toggle(xml, "w:bCs", bold);
    if (plain_text)
        docx_xml_empty(xml, "w:noProof");
    docx_put_colour(xml, "w:color", "w:val", text->colour);
    put_size(xml, text->size_pt);
    docx_xml_close(xml);
}

/* Paragraphs with the same lines around them have one ground. */
static void put_around(struct docx_xml *xml, struct colour colour)
{
    static const char *const sides[] = {
        "w:top", "w:left", "w:bottom", "w:right"};
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++)
        docx_put_line(xml, sides[i], 4, 12, colour);
}

static void put_border(struct docx_xml *xml, const struct docx_style *style)
{
    if (style->border == BORDER_NONE)
        return;
    docx_xml_open(xml, "w:pBdr");
    if (style->border == BORDER_BAR)
        docx_put_bar(xml, style->border_colour);
    else if (style->border == BORDER_BELOW)
        docx_put_line(xml, "w:bottom", 4, 4, style->border_colour);
    else if (style->border == BORDER_AROUND)
        put_around(xml, style->border_colour);
    else
        docx_put_line(xml, "w:top", 32, 12, style->border_colour);
    docx_xml_close(xml);
}

static void put_numbering(struct docx_xml *xml, const struct docx_style *style)
{
    if (!style->number)
        return;
    docx_xml_open(xml, "w:numPr");
    if (style->level > 0)
        docx_xml_count(xml, "w:ilvl", "w:val", style->level);
    docx_xml_count(xml, "w:numId", "w:val", style->number);
    docx_xml_close(xml);
}

static void put_tab(struct docx_xml *xml, const struct docx_style *style)
{
    if (style->tab_pt <= 0)
        return;
    docx_xml_open(xml, "w:tabs");
    docx_xml_open(xml, "w:tab");
    docx_xml_attribute(xml, "w:val", "right");
    docx_xml_attribute(xml, "w:leader", style->leader ? "dot" : NULL);
    docx_xml_number(xml, "w:pos", docx_twips(style->tab_pt));
    docx_xml_close(xml);
    docx_xml_close(xml);
}

static void put_spacing(struct docx_xml *xml, const struct block_style *set)
{
    docx_xml_open(xml, "w:spacing");
    docx_xml_number(xml, "w:before", docx_twips(set->before_pt));
    docx_xml_number(xml, "w:after", docx_twips(set->after_pt));
    docx_xml_number(xml, "w:line", docx_twips(set->leading_pt));
    docx_xml_attribute(xml, "w:lineRule", "atLeast");
    docx_xml_close(xml);
}

static void put_paragraph_properties(
    struct docx_xml *xml, const struct docx_style *style)
{
    docx_xml_open(xml, "w:pPr");
    if (style->keep_next)
        docx_xml_empty(xml, "w:keepNext");
    if (style->keep_lines)
        docx_xml_empty(xml, "w:keepLines");
    put_numbering(xml, style);
    put_border(xml, style);
    if (style->ground)
        docx_put_ground(xml, *style->ground);
    put_tab(xml, style);
    if (!style->set.text.hyphenated)
        docx_xml_empty(xml, "w:suppressAutoHyphens");
    put_spacing(xml, &style->set);
    if (!style->number && (style->left_pt > 0 || style->hanging_pt > 0)) {
        docx_xml_open(xml, "w:ind");
        docx_xml_number(xml, "w:left", docx_twips(style->left_pt));
        if (style->hanging_pt > 0)
            docx_xml_number(xml, "w:hanging", docx_twips(style->hanging_pt));
        docx_xml_close(xml);
    }
    docx_xml_value(
        xml, "w:jc", "w:val", style->set.justified ? "both" : "left");
    if (style->level >= 0 && style->id[0] == 'H' && style->id[1] == 'e')
        docx_xml_count(xml, "w:outlineLvl", "w:val", style->level);
    docx_xml_close(xml);
}

static void put_style(
    const struct docx_drawing *drawing, const struct docx_style *style)
{
    struct docx_xml *xml = drawing->xml;
    docx_xml_open(xml, "w:style");
    docx_xml_attribute(xml, "w:type", "paragraph");
    docx_xml_attribute(xml, "w:styleId", style->id);
    docx_xml_value(xml, "w:name", "w:val", style->name);
    docx_xml_value(xml, "w:basedOn", "w:val", "Normal");
    if (style->next)
        docx_xml_value(xml, "w:next", "w:val", style->next);
    if (style->quick)
        docx_xml_empty(xml, "w:qFormat");
    put_paragraph_properties(xml, style);
    put_text_properties(drawing, &style->set.text, style->plain_text);
    docx_xml_close(xml);
}

/* ---- defaults ------------------------------------------------------------ */

static void put_defaults(const struct docx_drawing *drawing)
{
    struct docx_xml *xml = drawing->xml;
    const struct theme *theme = drawing->document->theme;
    const char *language = drawing->document->facts.language;
    docx_xml_open(xml, "w:docDefaults");
    docx_xml_open(xml, "w:rPrDefault");
    docx_xml_open(xml, "w:rPr");
    put_fonts(xml, theme->base.family);
    docx_put_colour(xml, "w:color", "w:val", theme->foreground);
    put_size(xml, theme->base_size_pt);
    if (language) {
        docx_xml_open(xml, "w:lang");
        docx_xml_attribute(xml, "w:val", language);
        docx_xml_attribute(xml, "w:eastAsia", language);
        docx_xml_attribute(
            xml, "w:bidi", drawing->right_to_left ? language : "ar-SA");
        docx_xml_close(xml);
    }
    docx_xml_close(xml);
    docx_xml_close(xml);
    docx_xml_empty(xml, "w:pPrDefault");
    docx_xml_close(xml);
}

static void put_normal(const struct docx_drawing *drawing)
{
    struct docx_xml *xml = drawing->xml;
    struct block_style set = style_paragraph(drawing->styles);
    docx_xml_open(xml, "w:style");
    docx_xml_attribute(xml, "w:type", "paragraph");
    docx_xml_attribute(xml, "w:default", "1");
    docx_xml_attribute(xml, "w:styleId", "Normal");
    docx_xml_value(xml, "w:name", "w:val", "Normal");
    docx_xml_empty(xml, "w:qFormat");
    docx_xml_open(xml, "w:pPr");
    put_spacing(xml, &set);
    docx_xml_value(xml, "w:jc", "w:val", set.justified ? "both" : "left");
    docx_xml_close(xml);
    docx_xml_close(xml);
}

/* ---- characters ---------------------------------------------------------- */

static void begin_characters(
    struct docx_xml *xml, const char *id, const char *name)
{
    docx_xml_open(xml, "w:style");
    docx_xml_attribute(xml, "w:type", "character");
    docx_xml_attribute(xml, "w:styleId", id);
    docx_xml_value(xml, "w:name", "w:val", name);
    docx_xml_empty(xml, "w:qFormat");
    docx_xml_open(xml, "w:rPr");
}

static void end_characters(struct docx_xml *xml)
{
    docx_xml_close(xml);
    docx_xml_close(xml);
}

static void put_characters(const struct docx_drawing *drawing)
{
    struct docx_xml *xml = drawing->xml;
    const struct theme *theme = drawing->document->theme;
    begin_characters(xml, "Hyperlink", "Hyperlink");
    docx_put_colour(xml, "w:color", "w:val", theme->link);
    docx_xml_value(xml, "w:u", "w:val", "single");
    end_characters(xml);
    begin_characters(xml, "CodeText", "Code Text");
    put_fonts(xml, theme->monospace.family);
    docx_xml_empty(xml, "w:noProof");
    put_size(xml, theme->monospace_size_pt);
    end_characters(xml);
    begin_characters(xml, "Mark", "Mark");
    put_fonts(xml, theme->headings.family);
    put_size(xml, theme->small_size_pt);
    docx_put_ground(xml, theme->surface);
    end_characters(xml);
    begin_characters(xml, "FootnoteReference", "footnote reference");
    docx_put_colour(xml, "w:color", "w:val", theme->link);
    docx_xml_value(xml, "w:vertAlign", "w:val", "superscript");
    end_characters(xml);
}

/* ---- paragraphs ---------------------------------------------------------- */

static void put_headings(const struct docx_drawing *drawing)
{
    const struct styles *styles = drawing->styles;
    int top = drawing->title ? 1 : 0;
    bool quiet = styles->theme->cover == COVER_QUIET;
    const struct colour *ground = quiet ? NULL : &styles->cover.ground;
    put_style(drawing, &(struct docx_style){.id = "Title",
                           .name = "Title",
                           .next = "Subtitle",
                           .set = style_title(styles),
                           .level = -1,
                           .ground = ground,
                           .border = quiet ? BORDER_ABOVE : BORDER_AROUND,
                           .border_colour = styles->theme->primary,
                           .keep_next = true,
                           .quick = true});
    put_style(drawing, &(struct docx_style){.id = "Subtitle",
                           .name = "Subtitle",
                           .set = style_subtitle(styles),
                           .level = -1,
                           .ground = ground,
                           .border = quiet ? BORDER_NONE : BORDER_AROUND,
                           .border_colour = styles->theme->primary,
                           .quick = true});
    for (int i = 0; i < HEADING_LEVELS; i++) {
        char id[24], name[24];
        snprintf(id, sizeof id, "Heading%d", i + 1);
        snprintf(name, sizeof name, "heading %d", i + 1);
        bool numbered = i < DOCX_NUMBERED_HEADINGS && drawing->numbered;
        put_style(drawing, &(struct docx_style){.id = id,
                               .name = name,
                               .next = "Normal",
                               .set = style_heading(styles, i + 1 + top),
                               .number = numbered ? DOCX_HEADINGS : 0,
                               .level = i,
                               .keep_next = true,
                               .keep_lines = true,
                               .quick = true});
    }
}

static void put_contents(const struct docx_drawing *drawing)
{
    const struct styles *styles = drawing->styles;
    put_style(drawing, &(struct docx_style){.id = "TOCHeading",
                           .name = "TOC Heading",
                           .next = "Normal",
                           .set = style_heading(styles, 2),
                           .level = -1,
                           .keep_next = true,
                           .quick = true});
    for (int i = 1; i <= 2; i++) {
        char id[24], name[24];
        double size = styles->theme->base_size_pt;
        snprintf(id, sizeof id, "TOC%d", i);
        snprintf(name, sizeof name, "toc %d", i);
        put_style(drawing, &(struct docx_style){.id = id,
                               .name = name,
                               .next = "Normal",
                               .set = style_contents(styles, i),
                               .left_pt = size * (i == 1 ? 1.7 : 4),
                               .hanging_pt = size * (i == 1 ? 1.7 : 2.3),
                               .level = -1,
                               .tab_pt = styles->text_width_pt,
                               .leader = true});
    }
}

static void put_lists(const struct docx_drawing *drawing)
{
    static const char *const kinds[][2] = {{"ListBullet", "List Bullet"},
        {"ListNumber", "List Number"}, {"ListContinue", "List Continue"}};
    static const int numbers[] = {DOCX_BULLETS, DOCX_NUMBERS, 0};
    struct block_style set = style_paragraph(drawing->styles);
    for (size_t kind = 0; kind < 3; kind++)
        for (int i = 0; i < 3; i++) {
            char id[24], name[24], digit[4] = "";
            if (i > 0)
                snprintf(digit, sizeof digit, "%d", i + 1);
            snprintf(id, sizeof id, "%s%s", kinds[kind][0], digit);
            snprintf(name, sizeof name, "%s%s%s", kinds[kind][1],
                i > 0 ? " " : "", digit);
            put_style(drawing,
                &(struct docx_style){.id = id,
                    .name = name,
                    .set = set,
                    .number = numbers[kind],
                    .level = i,
                    .left_pt = drawing->styles->list_indent_pt * (i + 1),
                    .quick = i == 0});
        }
}

static void put_callouts(const struct docx_drawing *drawing)
{
    static const char *const names[] = {"Note", "Tip", "Caution", "Warning"};
    const struct styles *styles = drawing->styles;
    for (int i = 0; i < 4; i++) {
        char id[32], name[32], label[32], label_name[32];
        snprintf(id, sizeof id, "Callout%s", names[i]);
        snprintf(name, sizeof name, "Callout %s", names[i]);
        snprintf(label, sizeof label, "Callout%sLabel", names[i]);
        snprintf(label_name, sizeof label_name, "Callout %s Label", names[i]);
        struct docx_style style = {.id = id,
            .name = name,
            .set = style_paragraph(styles),
            .left_pt = styles->padding_pt,
            .level = -1,
            .border = BORDER_BAR,
            .border_colour = style_callout_colour(styles, (enum callout)i),
            .ground = &styles->note_ground[i],
            .quick = true};
        put_style(drawing, &style);
        style.id = label;
        style.name = label_name;
        style.next = id;
        style.set = style_label(styles, (enum callout)i);
        style.set.before_pt = 0.8 * styles->leading_pt;
        style.keep_next = true;
        put_style(drawing, &style);
    }
}

/* Text that is not running. */
static void put_others(const struct docx_drawing *drawing)
{
    const struct styles *styles = drawing->styles;
    const struct theme *theme = styles->theme;
    struct block_style furniture = style_furniture(styles);
    struct block_style caption = style_cell(styles, true);
    struct block_style cell = style_cell(styles, false);
    struct block_style head = style_cell(styles, true);
    struct block_style rule = style_furniture(styles);
    struct block_style figure = style_paragraph(styles);
    bool two_logos = drawing->document->logo && drawing->document->client_logo;
    caption.text.colour = theme->muted;
    cell.before_pt = cell.after_pt = head.before_pt = head.after_pt =
        0.2 * styles->leading_pt;
    head.text.bold = true;
    rule.before_pt = rule.after_pt = 0.5 * styles->leading_pt;
    figure.justified = false;
    const struct docx_style others[] = {
        {.id = "Quote",
            .name = "Quote",
            .set = style_paragraph(styles),
            .left_pt = styles->quote_indent_pt,
            .border = BORDER_BAR,
            .border_colour = theme->rule,
            .quick = true},
        {.id = "Code",
            .name = "Code",
            .set = style_code(styles),
            .ground = &theme->surface,
            .plain_text = true,
            .quick = true},
        {.id = "Caption", .name = "caption", .set = caption, .quick = true},
        {.id = "FootnoteText",
            .name = "footnote text",
            .set = style_note(styles)},
        {.id = "TableText", .name = "Table Text", .set = cell, .quick = true},
        {.id = "TableField",
            .name = "Table Field",
            .set = cell,
            .border = BORDER_BELOW,
            .border_colour = theme->foreground},
        {.id = "TableHead",
            .name = "Table Head",
            .set = head,
            .keep_next = true,
            .quick = true},
        {.id = "Figure", .name = "Figure", .set = figure, .quick = true},
        {.id = "Logo",
            .name = "Logo",
            .set = figure,
            .tab_pt = two_logos ? styles->text_width_pt : 0},
        {.id = "HorizontalRule",
            .name = "Horizontal Rule",
            .set = rule,
            .border = BORDER_BELOW,
            .border_colour = theme->rule},
        {.id = "Header",
            .name = "header",
            .set = furniture,
            .border = BORDER_BELOW,
            .border_colour = theme->rule},
        {.id = "Footer",
            .name = "footer",
            .set = furniture,
            .tab_pt = styles->text_width_pt},
    };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        struct docx_style style = others[i];
        style.level = -1;
        put_style(drawing, &style);
    }
}

/* ---- tables -------------------------------------------------------------- */

static void put_cell_margins(struct docx_xml *xml)
{
    static const char *const sides[] = {"w:left", "w:right"};
    docx_xml_open(xml, "w:tblCellMar");
    for (size_t i = 0; i < 2; i++) {
        docx_xml_open(xml, sides[i]);
        docx_xml_attribute(xml, "w:w", "80");
        docx_xml_attribute(xml, "w:type", "dxa");
        docx_xml_close(xml);
    }
    docx_xml_close(xml);
}

static void put_table(const struct docx_drawing *drawing)
{
    struct docx_xml *xml = drawing->xml;
    const struct theme *theme = drawing->document->theme;
    docx_xml_open(xml, "w:style");
    docx_xml_attribute(xml, "w:type", "table");
    docx_xml_attribute(xml, "w:default", "1");
    docx_xml_attribute(xml, "w:styleId", "TableNormal");
    docx_xml_value(xml, "w:name", "w:val", "Normal Table");
    docx_xml_open(xml, "w:tblPr");
    put_cell_margins(xml);
    docx_xml_close(xml);
    docx_xml_close(xml);
    docx_xml_open(xml, "w:style");
    docx_xml_attribute(xml, "w:type", "table");
    docx_xml_attribute(xml, "w:styleId", "TableRows");
    docx_xml_value(xml, "w:name", "w:val", "Table Rows");
    docx_xml_value(xml, "w:basedOn", "w:val", "TableNormal");
    docx_xml_empty(xml, "w:qFormat");
    docx_xml_open(xml, "w:tblPr");
    docx_xml_open(xml, "w:tblBorders");
    docx_put_line(xml, "w:top", 6, 0, theme->rule);
    docx_put_line(xml, "w:bottom", 6, 0, theme->rule);
    docx_put_line(xml, "w:insideH", 4, 0, theme->rule);
    docx_xml_close(xml);
    put_cell_margins(xml);
    docx_xml_close(xml);
    docx_xml_open(xml, "w:tblStylePr");
    docx_xml_attribute(xml, "w:type", "firstRow");
    docx_xml_open(xml, "w:tcPr");
    docx_put_ground(xml, theme->surface);
    docx_xml_close(xml);
    docx_xml_close(xml);
    docx_xml_close(xml);
}

void docx_styles_write(struct docx_drawing *drawing)
{
    docx_begin_part(drawing, "w:styles");
    put_defaults(drawing);
    put_normal(drawing);
    put_headings(drawing);
    put_contents(drawing);
    put_lists(drawing);
    put_callouts(drawing);
    put_others(drawing);
    put_characters(drawing);
    put_table(drawing);
    docx_end_part(drawing, "word/styles.xml", "styles");
}
