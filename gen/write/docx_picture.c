/* Pictures in the text (ECMA-376, part 1, 20.4 and 20.2).
 *
 * A drawing comes twice: as SVG, which Word reads since 2016, and as pixels for
 * all others. What Word might read otherwise than our other outputs, a picture
 * that is to be turned or one in four colours, comes as its pixels. */
#include "base/hash.h"
#include "write/docx_draw.h"
#include "write/raster.h"
#include "write/svg_drawing.h"

#include <math.h>

/* Of a drawing, for programs that read no SVG: 144 to the inch. */
static const double PIXELS_PER_PT = 144 / 72.0;

static const double EMU_PER_PT = 12700;

/* ---- files --------------------------------------------------------------- */

static const char *add_file(struct docx_drawing *drawing, const char *ending,
    const void *bytes, size_t length)
{
    const char *file = arena_format(
        drawing->arena, "media/%zu.%s", drawing->media.count + 1, ending);
    docx_package_add(drawing->package,
        arena_format(drawing->arena, "word/%s", file), NULL, bytes, length);
    return file;
}

static const struct docx_media *add_media(
    struct docx_drawing *drawing, const char *file, const char *svg)
{
    struct docx_media *media = array_add(&drawing->media, drawing->arena);
    *media = (struct docx_media){file, svg};
    return media;
}

/* Without pixels the file would depend on the machine. */
static void report_no_pixels(struct docx_drawing *drawing)
{
    if (!drawing->failed)
        diag_add(drawing->diags, SEVERITY_SYSTEM, (struct place){0},
            "install libcairo2", "cairo cannot draw the pictures of the DOCX");
    drawing->failed = true;
}

static const struct docx_media *add_drawn(struct docx_drawing *drawing,
    const struct drawing *lettered, const struct drawing *outlined)
{
    struct buffer bytes = {0};
    svg_drawing_write(&bytes, lettered);
    const char *svg =
        add_file(drawing, "svg", buffer_string(&bytes), bytes.length);
    buffer_clear(&bytes);
    const char *file = svg;
    if (raster_drawing(&bytes, outlined, PIXELS_PER_PT))
        file = add_file(drawing, "png", buffer_string(&bytes), bytes.length);
    else
        report_no_pixels(drawing);
    buffer_release(&bytes);
    return add_media(drawing, file, svg);
}

static const struct docx_media *add_pixels(
    struct docx_drawing *drawing, const struct picture *picture)
{
    struct buffer bytes = {0};
    const char *file = NULL;
    bool decoded = picture->format == PICTURE_JPEG &&
                   picture->components == 4 && picture->rgb &&
                   picture->orientation == 1;
    if (decoded && raster_pixels(&bytes, picture->rgb, picture->alpha,
                       picture->width_px, picture->height_px))
        file = add_file(drawing, "png", buffer_string(&bytes), bytes.length);
    else if (decoded)
        report_no_pixels(drawing);
    if (!file)
        file =
            add_file(drawing, picture->format == PICTURE_PNG ? "png" : "jpeg",
                picture->source->text, picture->source->length);
    buffer_release(&bytes);
    return add_media(drawing, file, NULL);
}

/* One for all pictures of the same bytes: each place that shows a file has read
 * it anew. */
static const struct docx_media *media_of(
    struct docx_drawing *drawing, const struct picture *picture)
{
    struct arena *arena = drawing->arena;
    const struct source *source = picture->source;
    char digits[HASH_DIGITS + 1];
    hash_bytes(digits, source->text, source->length);
    const int *known = text_map_lookup(&drawing->pictures, digits);
    if (known)
        return &drawing->media.items[*known];
    text_map_add(&drawing->pictures, arena, arena_string(arena, digits),
        (int)drawing->media.count);
    return picture->drawing
               ? add_drawn(drawing, picture->drawing, picture->drawing)
               : add_pixels(drawing, picture);
}

/* ---- the element --------------------------------------------------------- */

/* What pictures are as Exif counts (2.3, 4.6.4), as DrawingML turns them:
 * mirrored first, then turned in sixtieths of a minute. */
static void put_frame(
    struct docx_xml *xml, int orientation, long width, long height)
{
    static const struct {
        const char *rotation, *mirrored;
    } turns[] = {{NULL, NULL}, {NULL, NULL}, {NULL, "1"}, {"10800000", NULL},
        {"10800000", "1"}, {"16200000", "1"}, {"5400000", NULL},
        {"5400000", "1"}, {"16200000", NULL}};
    bool sideways = orientation >= 5;
    int at = orientation >= 1 && orientation <= 8 ? orientation : 1;
    docx_xml_open(xml, "a:xfrm");
    docx_xml_attribute(xml, "rot", turns[at].rotation);
    docx_xml_attribute(xml, "flipH", turns[at].mirrored);
    docx_xml_open(xml, "a:off");
    docx_xml_number(xml, "x", sideways ? (width - height) / 2 : 0);
    docx_xml_number(xml, "y", sideways ? (height - width) / 2 : 0);
    docx_xml_close(xml);
    docx_xml_open(xml, "a:ext");
    docx_xml_number(xml, "cx", sideways ? height : width);
    docx_xml_number(xml, "cy", sideways ? width : height);
    docx_xml_close(xml);
    docx_xml_close(xml);
}

static void begin_extension(struct docx_xml *xml, const char *uri)
{
    docx_xml_open(xml, "a:extLst");
    docx_xml_open(xml, "a:ext");
    docx_xml_attribute(xml, "uri", uri);
}

static void end_extension(struct docx_xml *xml)
{
    docx_xml_close(xml);
    docx_xml_close(xml);
}

/* Its name for those who do not see it; one without decorates. */
static void put_name(struct docx_drawing *drawing, const char *element, int id,
    const char *alternative)
{
    struct docx_xml *xml = drawing->xml;
    docx_xml_open(xml, element);
    docx_xml_number(xml, "id", id);
    docx_xml_attribute(
        xml, "name", arena_format(drawing->arena, "Picture %d", id));
    docx_xml_attribute(xml, "descr", alternative);
    if (!*alternative) {
        begin_extension(xml, "{C183D7F6-B498-43B3-948B-1728B52AA6E4}");
        docx_xml_open(xml, "adec:decorative");
        docx_xml_attribute(xml, "xmlns:adec",
            "http://schemas.microsoft.com/office/drawing/2017/decorative");
        docx_xml_attribute(xml, "val", "1");
        docx_xml_close(xml);
        end_extension(xml);
    }
    docx_xml_close(xml);
}

static void put_fill(
    struct docx_drawing *drawing, const struct docx_media *media)
{
    struct docx_xml *xml = drawing->xml;
    docx_xml_open(xml, "pic:blipFill");
    docx_xml_open(xml, "a:blip");
    docx_xml_attribute(xml, "r:embed",
        docx_relation_add(drawing->relations, "image", media->file, false));
    if (media->svg) {
        begin_extension(xml, "{96DAC541-7B7A-43D3-8B79-37D633B846F1}");
        docx_xml_open(xml, "asvg:svgBlip");
        docx_xml_attribute(xml, "xmlns:asvg",
            "http://schemas.microsoft.com/office/drawing/2016/SVG/main");
        docx_xml_attribute(xml, "r:embed",
            docx_relation_add(drawing->relations, "image", media->svg, false));
        docx_xml_close(xml);
        end_extension(xml);
    }
    docx_xml_close(xml);
    docx_xml_open(xml, "a:stretch");
    docx_xml_empty(xml, "a:fillRect");
    docx_xml_close(xml);
    docx_xml_close(xml);
}

static void put_shape(
    struct docx_xml *xml, int orientation, long width, long height)
{
    docx_xml_open(xml, "pic:spPr");
    put_frame(xml, orientation, width, height);
    docx_xml_open(xml, "a:prstGeom");
    docx_xml_attribute(xml, "prst", "rect");
    docx_xml_empty(xml, "a:avLst");
    docx_xml_close(xml);
    docx_xml_close(xml);
}

static void put_picture(struct docx_drawing *drawing,
    const struct docx_media *media, double width_pt, double height_pt,
    int orientation, const char *alternative)
{
    static const char pictures[] =
        "http://schemas.openxmlformats.org/drawingml/2006/picture";
    struct docx_xml *xml = drawing->xml;
    int id = ++drawing->drawing_count;
    long width = lround(width_pt * EMU_PER_PT);
    long height = lround(height_pt * EMU_PER_PT);
    docx_xml_open(xml, "w:r");
    docx_xml_open(xml, "w:drawing");
    docx_xml_open(xml, "wp:inline");
    docx_xml_open(xml, "wp:extent");
    docx_xml_number(xml, "cx", width);
    docx_xml_number(xml, "cy", height);
    docx_xml_close(xml);
    put_name(drawing, "wp:docPr", id, alternative);
    docx_xml_open(xml, "a:graphic");
    docx_xml_open(xml, "a:graphicData");
    docx_xml_attribute(xml, "uri", pictures);
    docx_xml_open(xml, "pic:pic");
    docx_xml_open(xml, "pic:nvPicPr");
    docx_xml_open(xml, "pic:cNvPr");
    docx_xml_number(xml, "id", id);
    docx_xml_attribute(xml, "name", media->file);
    docx_xml_close(xml);
    docx_xml_empty(xml, "pic:cNvPicPr");
    docx_xml_close(xml);
    put_fill(drawing, media);
    put_shape(xml, orientation, width, height);
    for (int i = 0; i < 6; i++)
        docx_xml_close(xml);
}

/* ---- the doors ----------------------------------------------------------- */

/* By what lengths of a picture are multiplied to fit. */
static double fitting(
    double width_pt, double height_pt, double widest_pt, double highest_pt)
{
    return fmin(1, fmin(widest_pt / width_pt, highest_pt / height_pt));
}

void docx_picture(struct docx_drawing *drawing, const struct picture *picture,
    double widest_pt, double highest_pt, const char *alternative)
{
    double scale =
        fitting(picture->width_pt, picture->height_pt, widest_pt, highest_pt);
    put_picture(drawing, media_of(drawing, picture), picture->width_pt * scale,
        picture->height_pt * scale, picture->drawing ? 1 : picture->orientation,
        alternative);
}

void docx_picture_drawn(struct docx_drawing *drawing,
    const struct drawing *lettered, const struct drawing *outlined,
    const char *alternative)
{
    put_picture(drawing, add_drawn(drawing, lettered, outlined),
        lettered->width_pt, lettered->height_pt, 1, alternative);
}
