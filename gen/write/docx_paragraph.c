/* Paragraphs: which style, and what stands around them.
 *
 * Properties come in the order of ECMA-376, CT_PPr. */
#include "write/docx_draw.h"
#include "write/docx_numbering.h"

#include <math.h>
#include <string.h>

enum { NO_BOOKMARK = -1 };

/* Around the items of a tight list. */
static const double TIGHT_PT = 2;

long docx_twips(double pt)
{
    return lround(pt * 20);
}

/* ---- the style ----------------------------------------------------------- */

static const char *list_style(const struct docx_context *here)
{
    static const char *const styles[3][3] = {
        {"ListBullet", "ListBullet2", "ListBullet3"},
        {"ListNumber", "ListNumber2", "ListNumber3"},
        {"ListContinue", "ListContinue2", "ListContinue3"}};
    int depth = here->list_depth < 3 ? here->list_depth : 3;
    bool marked = here->marker && !here->task;
    return styles[marked ? here->ordered : 2][depth - 1];
}

static const char *default_style(const struct docx_context *here)
{
    static const char *const callouts[] = {
        "CalloutNote", "CalloutTip", "CalloutCaution", "CalloutWarning"};
    if (here->note)
        return "FootnoteText";
    if (here->list_depth > 0)
        return list_style(here);
    if (here->callout >= 0)
        return callouts[here->callout];
    if (here->quoted)
        return "Quote";
    return here->cover ? "Subtitle" : NULL;
}

/* ---- what is around it --------------------------------------------------- */

int docx_list_level(const struct docx_context *here)
{
    int depth = here->list_depth;
    return (depth < DOCX_LIST_LEVELS ? depth : DOCX_LIST_LEVELS) - 1;
}

static void put_numbering(const struct docx_drawing *drawing, bool unnumbered)
{
    const struct docx_context *here = &drawing->here;
    struct docx_xml *xml = drawing->xml;
    bool marked = here->marker && !here->task && here->list_depth > 0;
    if (!marked && !unnumbered)
        return;
    docx_xml_open(xml, "w:numPr");
    docx_xml_count(xml, "w:ilvl", "w:val", marked ? docx_list_level(here) : 0);
    docx_xml_count(xml, "w:numId", "w:val", marked ? here->list_number : 0);
    docx_xml_close(xml);
}

/* The bar and the ground of a callout, for what has not its style. */
static void put_callout(const struct docx_drawing *drawing)
{
    struct docx_xml *xml = drawing->xml;
    enum callout callout = (enum callout)drawing->here.callout;
    docx_xml_open(xml, "w:pBdr");
    docx_put_bar(xml, style_callout_colour(drawing->styles, callout));
    docx_xml_close(xml);
    docx_put_ground(xml, drawing->styles->note_ground[callout]);
}

/* How far STYLE is indented by itself. */
static double style_left(const struct docx_drawing *drawing, const char *style)
{
    const struct styles *styles = drawing->styles;
    if (!style)
        return 0;
    if (strncmp(style, "List", 4) == 0) {
        char last = style[strlen(style) - 1];
        return styles->list_indent_pt *
               (last == '2' || last == '3' ? last - '0' : 1);
    }
    if (strncmp(style, "Callout", 7) == 0)
        return styles->padding_pt;
    if (strncmp(style, "TOC", 3) == 0)
        return drawing->here.left_pt;
    return strcmp(style, "Quote") == 0 ? styles->quote_indent_pt : 0;
}

/* Only where it is not what the style says. */
static void put_indent(
    const struct docx_drawing *drawing, const char *style, double right_pt)
{
    const struct docx_context *here = &drawing->here;
    bool boxed = here->marker && here->task;
    if (!boxed && right_pt <= 0 &&
        fabs(style_left(drawing, style) - here->left_pt) < 0.01)
        return;
    docx_xml_open(drawing->xml, "w:ind");
    docx_xml_number(drawing->xml, "w:left", docx_twips(here->left_pt));
    if (right_pt > 0)
        docx_xml_number(drawing->xml, "w:right", docx_twips(right_pt));
    if (here->marker)
        docx_xml_number(drawing->xml, "w:hanging",
            docx_twips(drawing->styles->list_indent_pt));
    docx_xml_close(drawing->xml);
}

static const char *alignment_of(char alignment)
{
    return alignment == 'c' ? "center" : alignment == 'r' ? "right" : NULL;
}

/* True of a style that has the look of a callout in it. */
static bool is_callout_style(const char *style)
{
    return style && strncmp(style, "Callout", 7) == 0;
}

static void put_properties(struct docx_drawing *drawing,
    const struct docx_paragraph *paragraph, const char *style)
{
    struct docx_xml *xml = drawing->xml;
    const struct docx_context *here = &drawing->here;
    bool tight = here->tight && here->list_depth > 0;
    docx_xml_open(xml, "w:pPr");
    if (style)
        docx_xml_value(xml, "w:pStyle", "w:val", style);
    if (paragraph->keep_next || here->kept == KEPT_ON)
        docx_xml_empty(xml, "w:keepNext");
    if (drawing->break_before)
        docx_xml_empty(xml, "w:pageBreakBefore");
    put_numbering(drawing, paragraph->unnumbered);
    if (here->callout >= 0 && !is_callout_style(style))
        put_callout(drawing);
    if (paragraph->right_to_left)
        docx_xml_empty(xml, "w:bidi");
    if (paragraph->before_pt > 0 || tight) {
        double before_pt = paragraph->before_pt;
        docx_xml_open(xml, "w:spacing");
        docx_xml_number(
            xml, "w:before", docx_twips(before_pt > 0 ? before_pt : TIGHT_PT));
        if (tight)
            docx_xml_number(xml, "w:after", docx_twips(TIGHT_PT));
        docx_xml_close(xml);
    }
    put_indent(drawing, style, paragraph->right_pt);
    if (alignment_of(paragraph->alignment))
        docx_xml_value(
            xml, "w:jc", "w:val", alignment_of(paragraph->alignment));
    docx_xml_close(xml);
    drawing->break_before = drawing->after_table = false;
}

/* ---- the door ------------------------------------------------------------ */

void docx_paragraph_begin(
    struct docx_drawing *drawing, const struct docx_paragraph *paragraph)
{
    const char *style = paragraph->style;
    if (!style)
        style = default_style(&drawing->here);
    docx_xml_open(drawing->xml, "w:p");
    put_properties(drawing, paragraph, style);
    drawing->here.marker = false;
    drawing->paragraph_bookmark =
        paragraph->anchor ? docx_bookmark_begin(drawing,
                                docx_bookmark(drawing, paragraph->anchor))
                          : NO_BOOKMARK;
}

void docx_paragraph_end(struct docx_drawing *drawing)
{
    if (drawing->paragraph_bookmark != NO_BOOKMARK)
        docx_bookmark_end(drawing, drawing->paragraph_bookmark);
    drawing->paragraph_bookmark = NO_BOOKMARK;
    docx_xml_close(drawing->xml);
}

void docx_paragraph_empty(struct docx_drawing *drawing, const char *style)
{
    docx_paragraph_begin(drawing, &(struct docx_paragraph){.style = style});
    docx_paragraph_end(drawing);
}
