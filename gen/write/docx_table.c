/* Tables: heads that repeat, widths that suit what is in the columns.
 *
 * Words are measured letter by letter, without kerning, and columns get their
 * widths as on the pages of the PDF. A table that is too wide is set smaller,
 * or on pages of its own that are turned.
 *
 * Numbers flush right stand under each other by their decimal signs: those with
 * shorter fractions are indented at the right. (Word's decimal tabs go by the
 * sign of its reader's country, not by that of the document.) */
#include "base/utf8.h"
#include "input/node_types.h"
#include "layout/column_widths.h"
#include "layout/field.h"
#include "layout/number.h"
#include "layout/table.h"
#include "write/docx_draw.h"

#include <cmark-gfm-core-extensions.h>
#include <math.h>
#include <string.h>

/* At the left and the right of a cell, as the style has it. */
static const double PADDING_PT = 4;

static const double SEAM_PT = 6;

struct table {
    struct docx_drawing *drawing;
    cmark_node *node;
    size_t count; /* of columns */
    const uint8_t *alignments;
    double *widths_pt;
    double *fractions_pt; /* by column: of its numbers, the widest */
    double width_pt, scale;
    bool turned;
    bool plain;       /* its head says nothing and is left out */
    bool first_heads; /* the first column says what its row is about */
};

/* ---- what cells want ----------------------------------------------------- */

struct measuring {
    struct docx_drawing *drawing;
    double *least, *most;       /* by column */
    double *wholes, *fractions; /* of its numbers, the widest */
    ARRAY(struct cell_word) words;
    size_t row, column;
    double word_pt, line_pt, space_pt; /* so far */
    bool begins;                       /* the word is the first of its line */
    const struct font *font, *code_font;
    double size_pt, code_size_pt;
};

static void end_word(struct measuring *measuring)
{
    size_t column = measuring->column;
    if (measuring->word_pt <= 0)
        return;
    *array_add(&measuring->words, measuring->drawing->arena) =
        (struct cell_word){.row = measuring->row,
            .column = column,
            .width_pt = measuring->word_pt,
            .space_pt = measuring->space_pt,
            .begins = measuring->begins};
    measuring->least[column] =
        fmax(measuring->least[column], measuring->word_pt);
    measuring->line_pt += measuring->word_pt + measuring->space_pt;
    measuring->most[column] = fmax(measuring->most[column], measuring->line_pt);
    measuring->word_pt = measuring->space_pt = 0;
    measuring->begins = false;
}

static void begin_line(struct measuring *measuring)
{
    end_word(measuring);
    measuring->line_pt = measuring->space_pt = 0;
    measuring->begins = true;
}

static void measure_text(
    struct measuring *measuring, const char *text, bool code)
{
    const struct font *font = code ? measuring->code_font : measuring->font;
    double size = code ? measuring->code_size_pt : measuring->size_pt;
    const char *at = text, *end = text + strlen(text);
    while (at < end) {
        const char *start = at;
        uint32_t code_point = utf8_next(&at, end);
        double width = docx_text_width(font, size, start, (size_t)(at - start));
        if (code_point == ' ') {
            end_word(measuring);
            measuring->space_pt = measuring->begins ? 0 : width;
        } else {
            measuring->word_pt += width;
        }
        /* Chinese and Japanese break between any two characters. */
        if (code_point >= 0x2E80 && code_point < 0xFB00)
            end_word(measuring);
    }
}

static void measure_inlines(struct measuring *measuring, cmark_node *node)
{
    for (cmark_node *child = cmark_node_first_child(node); child;
         child = cmark_node_next(child)) {
        cmark_node_type type = cmark_node_get_type(child);
        const struct picture *picture = element_of(child)->picture;
        const char *text = cmark_node_get_literal(child);
        if (type == CMARK_NODE_LINEBREAK)
            begin_line(measuring);
        else if (type == CMARK_NODE_SOFTBREAK)
            measure_text(measuring, " ", false);
        else if (type == CMARK_NODE_IMAGE && picture)
            measuring->word_pt +=
                fmin(picture->width_pt, measuring->drawing->here.width_pt / 4);
        else if (text)
            measure_text(measuring, text, type == CMARK_NODE_CODE);
        measure_inlines(measuring, child);
    }
}

/* How wide the number of CELL is behind its whole part; below 0: it is none. */
static double fraction_width(const struct docx_drawing *drawing,
    cmark_node *cell, uint8_t alignment, const struct font *font,
    double size_pt)
{
    struct number number = number_in_cell(drawing->arena, cell, alignment,
        number_sign(drawing->document->facts.language));
    return number.text ? docx_text_width(font, size_pt, number.fraction,
                             strlen(number.fraction))
                       : -1;
}

static void measure_number(
    struct measuring *measuring, cmark_node *cell, uint8_t alignment)
{
    size_t column = measuring->column;
    double fraction = fraction_width(measuring->drawing, cell, alignment,
        measuring->font, measuring->size_pt);
    if (fraction < 0)
        return;
    measuring->fractions[column] = fmax(measuring->fractions[column], fraction);
    measuring->wholes[column] =
        fmax(measuring->wholes[column], measuring->line_pt - fraction);
    double whole = measuring->wholes[column] + measuring->fractions[column];
    measuring->least[column] = fmax(measuring->least[column], whole);
    measuring->most[column] = fmax(measuring->most[column], whole);
}

static void measure_cell(struct measuring *measuring, cmark_node *cell,
    const struct block_style *style, bool bold)
{
    const struct styles *styles = measuring->drawing->styles;
    struct text_style text = style->text;
    text.bold = bold;
    measuring->font = style_font(styles, &text);
    measuring->size_pt = text.size_pt;
    text.face = FACE_MONOSPACE;
    measuring->code_font = style_font(styles, &text);
    measuring->code_size_pt = styles->theme->monospace_size_pt;
    begin_line(measuring);
    measure_inlines(measuring, cell);
    end_word(measuring);
    if (field_in(cell)) {
        size_t column = measuring->column;
        measuring->least[column] =
            fmax(measuring->least[column], FIELD_LEAST_PT);
        measuring->most[column] = fmax(measuring->most[column], FIELD_MOST_PT);
    }
}

static bool is_head(cmark_node *row)
{
    return cmark_gfm_extensions_get_table_row_is_header(row);
}

static void measure(struct table *table, struct measuring *measuring)
{
    const struct styles *styles = table->drawing->styles;
    for (cmark_node *row = cmark_node_first_child(table->node); row;
         row = cmark_node_next(row)) {
        bool head = is_head(row);
        struct block_style style = style_cell(styles, head);
        measuring->column = 0;
        for (cmark_node *cell = cmark_node_first_child(row);
             cell && measuring->column < table->count;
             cell = cmark_node_next(cell)) {
            measure_cell(measuring, cell, &style,
                head || (table->first_heads && measuring->column == 0));
            if (!head && table->alignments)
                measure_number(
                    measuring, cell, table->alignments[measuring->column]);
            measuring->column++;
        }
        measuring->row++;
    }
}

/* ---- widths -------------------------------------------------------------- */

/* Sets the table smaller, or turns its pages, if it is too wide. */
static void find_room(struct table *table, double *least_pt, double *most_pt)
{
    const struct docx_context *here = &table->drawing->here;
    double padding = 2 * PADDING_PT * (double)table->count;
    bool alone = here->list_depth == 0 && here->callout < 0 && !here->quoted &&
                 !here->note && !here->cover;
    table->width_pt = here->width_pt;
    double turned = style_area(table->drawing->styles, true).text_width_pt;
    if (alone && column_widths_turn(least_pt, table->count, padding,
                     table->width_pt, turned)) {
        table->width_pt = turned;
        table->turned = true;
    }
    double room = fmax(table->width_pt - padding, 1);
    table->scale = column_widths_shrink(least_pt, most_pt, table->count, room);
}

static void set_widths(struct table *table)
{
    struct arena *arena = table->drawing->arena;
    struct measuring measuring = {.drawing = table->drawing,
        .least = arena_allocate(arena, table->count, sizeof(double)),
        .most = arena_allocate(arena, table->count, sizeof(double)),
        .wholes = arena_allocate(arena, table->count, sizeof(double)),
        .fractions = arena_allocate(arena, table->count, sizeof(double))};
    table->fractions_pt = measuring.fractions;
    const double kerning = 1.05; /* room for what was not measured */
    measure(table, &measuring);
    for (size_t i = 0; i < table->count; i++) {
        measuring.least[i] = measuring.least[i] * kerning + 0.5;
        measuring.most[i] = measuring.most[i] * kerning + 0.5;
    }
    find_room(table, measuring.least, measuring.most);
    for (size_t i = 0; i < measuring.words.count; i++) {
        measuring.words.items[i].width_pt *= table->scale;
        measuring.words.items[i].space_pt *= table->scale;
    }
    double room = table->width_pt - 2 * PADDING_PT * (double)table->count;
    table->widths_pt = arena_allocate(arena, table->count, sizeof(double));
    column_widths_set(table->widths_pt, measuring.least, measuring.most,
        table->count, fmax(room, 1));
    column_widths_lower(table->widths_pt, measuring.least, measuring.most,
        table->count, measuring.words.items, measuring.words.count);
    for (size_t i = 0; i < table->count; i++)
        table->widths_pt[i] += 2 * PADDING_PT;
}

/* ---- writing ------------------------------------------------------------- */

static void put_width(struct docx_xml *xml, const char *name, double width_pt)
{
    docx_xml_open(xml, name);
    docx_xml_number(xml, "w:w", docx_twips(width_pt));
    docx_xml_attribute(xml, "w:type", "dxa");
    docx_xml_close(xml);
}

/* In the order of CT_TblPr. */
static void put_properties(const struct table *table)
{
    struct docx_xml *xml = table->drawing->xml;
    docx_xml_open(xml, "w:tblPr");
    docx_xml_value(xml, "w:tblStyle", "w:val", "TableRows");
    if (table->drawing->right_to_left)
        docx_xml_empty(xml, "w:bidiVisual");
    put_width(xml, "w:tblW", column_widths_sum(table->widths_pt, table->count));
    if (table->drawing->here.left_pt > 0)
        put_width(xml, "w:tblInd", table->drawing->here.left_pt);
    docx_xml_value(xml, "w:tblLayout", "w:type", "fixed");
    docx_xml_open(xml, "w:tblLook");
    docx_xml_attribute(xml, "w:val", table->plain ? "0480" : "04A0");
    docx_xml_attribute(xml, "w:firstRow", table->plain ? "0" : "1");
    docx_xml_attribute(xml, "w:lastRow", "0");
    docx_xml_attribute(xml, "w:firstColumn", table->first_heads ? "1" : "0");
    docx_xml_attribute(xml, "w:lastColumn", "0");
    docx_xml_attribute(xml, "w:noHBand", "0");
    docx_xml_attribute(xml, "w:noVBand", "1");
    docx_xml_close(xml);
    docx_xml_close(xml);
    docx_xml_open(xml, "w:tblGrid");
    for (size_t i = 0; i < table->count; i++)
        docx_xml_count(
            xml, "w:gridCol", "w:w", docx_twips(table->widths_pt[i]));
    docx_xml_close(xml);
}

static const char *cell_style(cmark_node *cell, bool head)
{
    if (head)
        return "TableHead";
    return cell && field_in(cell) ? "TableField" : "TableText";
}

/* What a number in CELL leaves free at the right. */
static double right_of_number(
    const struct table *table, cmark_node *cell, size_t column)
{
    const struct docx_drawing *drawing = table->drawing;
    struct text_style text = style_cell(drawing->styles, false).text;
    if (!cell || !table->alignments || table->fractions_pt[column] <= 0)
        return 0;
    text.bold =
        cmark_node_first_child(cell) &&
        cmark_node_get_type(cmark_node_first_child(cell)) == CMARK_NODE_STRONG;
    double fraction = fraction_width(drawing, cell, table->alignments[column],
        style_font(drawing->styles, &text), text.size_pt);
    double free_pt =
        (table->fractions_pt[column] - fmax(fraction, 0)) * table->scale;
    return fraction >= 0 && free_pt > 0.05 ? free_pt : 0;
}

/* AMONG_FIELDS: there is a place to write in the row, in this cell or not. */
static void put_cell(const struct table *table, cmark_node *cell, bool head,
    bool among_fields, size_t column)
{
    struct docx_drawing *drawing = table->drawing;
    struct docx_xml *xml = drawing->xml;
    uint8_t alignment = table->alignments ? table->alignments[column] : 0;
    docx_xml_open(xml, "w:tc");
    docx_xml_open(xml, "w:tcPr");
    put_width(xml, "w:tcW", table->widths_pt[column]);
    if (among_fields)
        docx_xml_value(xml, "w:vAlign", "w:val", "bottom");
    docx_xml_close(xml);
    drawing->here.width_pt = table->widths_pt[column] - 2 * PADDING_PT;
    docx_paragraph_begin(drawing,
        &(struct docx_paragraph){.style = cell_style(cell, head),
            .anchor = cell ? element_of(cell)->anchor : NULL,
            .right_to_left = cell && docx_runs_back(drawing, cell),
            .alignment = (char)alignment,
            .right_pt = head ? 0 : right_of_number(table, cell, column)});
    if (cell)
        docx_inlines(drawing, cell,
            &(struct docx_look){
                .bold = !head && table->first_heads && column == 0});
    docx_paragraph_end(drawing);
    docx_xml_close(xml);
}

static void put_row(const struct table *table, cmark_node *row)
{
    struct docx_xml *xml = table->drawing->xml;
    bool head = is_head(row);
    double field_pt = field_row_height(table->drawing->styles, row);
    if (head && table->plain)
        return;
    docx_xml_open(xml, "w:tr");
    docx_xml_open(xml, "w:trPr");
    docx_xml_empty(xml, "w:cantSplit");
    if (field_pt > 0) {
        docx_xml_open(xml, "w:trHeight");
        docx_xml_number(xml, "w:val", docx_twips(field_pt));
        docx_xml_attribute(xml, "w:hRule", "atLeast");
        docx_xml_close(xml);
    }
    if (head)
        docx_xml_empty(xml, "w:tblHeader");
    docx_xml_close(xml);
    cmark_node *cell = cmark_node_first_child(row);
    for (size_t column = 0; column < table->count; column++) {
        put_cell(table, cell, head, field_pt > 0, column);
        cell = cell ? cmark_node_next(cell) : NULL;
    }
    docx_xml_close(xml);
}

/* A paragraph without words where Word wants one, of little height: between two
 * tables, to begin a page with a table, to end a section that is upright or
 * TURNED; a higher one sets the table of a cover apart. */
static void put_seam(
    struct docx_drawing *drawing, double height_pt, const bool *turned)
{
    struct docx_xml *xml = drawing->xml;
    docx_xml_open(xml, "w:p");
    docx_xml_open(xml, "w:pPr");
    if (drawing->break_before && !turned) {
        docx_xml_empty(xml, "w:pageBreakBefore");
        drawing->break_before = false;
    }
    docx_xml_open(xml, "w:spacing");
    docx_xml_attribute(xml, "w:before", "0");
    docx_xml_attribute(xml, "w:after", "0");
    docx_xml_number(xml, "w:line", docx_twips(height_pt));
    docx_xml_attribute(xml, "w:lineRule", "exact");
    docx_xml_close(xml);
    if (turned)
        docx_section(drawing, *turned);
    docx_xml_close(xml);
    docx_xml_close(xml);
    drawing->after_table = false;
}

void docx_table_end(struct docx_drawing *drawing)
{
    if (drawing->after_table)
        put_seam(drawing, SEAM_PT, NULL);
}

static void put_rows(const struct table *table)
{
    struct docx_drawing *drawing = table->drawing;
    enum docx_keeping outer = drawing->here.kept;
    bool whole = outer || table_is_small(table->node);
    for (cmark_node *row = cmark_node_first_child(table->node); row;
         row = cmark_node_next(row)) {
        if (whole)
            drawing->here.kept = cmark_node_next(row) ? KEPT_ON : outer;
        put_row(table, row);
    }
}

static void put_table(const struct table *table)
{
    struct docx_drawing *drawing = table->drawing;
    struct docx_context outer = drawing->here;
    docx_xml_open(drawing->xml, "w:tbl");
    put_properties(table);
    drawing->here = (struct docx_context){.callout = -1,
        .scale = table->scale,
        .kept = outer.kept,
        .note = outer.note};
    put_rows(table);
    docx_xml_close(drawing->xml);
    drawing->here = outer;
    drawing->here.marker = false;
    drawing->after_table = true;
}

void docx_table(struct docx_drawing *drawing, cmark_node *node)
{
    static const bool upright = false, turned = true;
    cmark_node *head = cmark_node_first_child(node);
    struct table table = {
        .drawing = drawing,
        .node = node,
        .count = cmark_gfm_extensions_get_table_columns(node),
        .alignments = cmark_gfm_extensions_get_table_alignments(node),
        .plain = head && node_is_blank_row(head),
        .first_heads = head && node_is_blank_cell(cmark_node_first_child(head)),
    };
    if (table.count == 0 || (table.plain && !cmark_node_next(head)))
        return;
    set_widths(&table);
    if (table.turned) {
        drawing->break_before = false;
        put_seam(drawing, SEAM_PT, &upright);
    } else if (drawing->here.cover) {
        put_seam(drawing, 4 * drawing->styles->leading_pt, NULL);
    } else if (drawing->break_before || drawing->after_table) {
        put_seam(drawing, SEAM_PT, NULL);
    }
    put_table(&table);
    if (table.turned)
        put_seam(drawing, SEAM_PT, &turned);
}
