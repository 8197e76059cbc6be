/* Ways through a PDF file: links on its pages and the bookmarks beside them. */
#include "write/pdf_navigation.h"

#include <string.h>

/* The entry Dest for an anchor: its page, with its place at the top left of
 * the window and the reader's own zoom. */
static void print_destination(struct buffer *out,
    const struct pdf_targets *targets, const struct anchor *anchor)
{
    const struct page *page = &targets->pages->pages[anchor->page];
    buffer_add_format(
        out, "/Dest[%u 0 R/XYZ ", pdf_number(targets->objects[anchor->page]));
    pdf_print_length(out, anchor->x_pt);
    buffer_add_byte(out, ' ');
    pdf_print_length(out, page->height_pt - anchor->y_pt);
    buffer_add_string(out, " null]");
}

static const struct anchor *lookup_anchor(
    const struct pages *pages, const char *name)
{
    const struct anchor *anchor = pages_anchor(pages, name);
    bool sound =
        anchor && anchor->page >= 0 && (size_t)anchor->page < pages->page_count;
    return sound ? anchor : NULL;
}

void pdf_print_rectangle(struct buffer *out, const struct page *page,
    double x_pt, double y_pt, double width_pt, double height_pt)
{
    double edges_pt[] = {x_pt, page->height_pt - y_pt - height_pt,
        x_pt + width_pt, page->height_pt - y_pt};
    buffer_add_string(out, "/Rect[");
    for (size_t i = 0; i < 4; i++) {
        if (i)
            buffer_add_byte(out, ' ');
        pdf_print_length(out, edges_pt[i]);
    }
    buffer_add_byte(out, ']');
}

/* ---- links --------------------------------------------------------------- */

/* A URI in 7-bit ASCII, as a literal string: other bytes, blanks and controls
 * are percent-encoded (RFC 3986, 2.1). */
static void print_uri(struct buffer *out, const char *address)
{
    buffer_add_string(out, "/A<</S/URI/URI(");
    for (const char *at = address; *at; at++) {
        unsigned char byte = (unsigned char)*at;
        if (byte <= ' ' || byte >= 0x7F)
            buffer_add_format(out, "%%%02X", byte);
        else
            pdf_print_string_byte(out, byte);
    }
    buffer_add_string(out, ")>>");
}

static struct pdf_object *add_link(struct pdf_file *file,
    const struct pdf_targets *targets, const struct page *page,
    const struct page_link *link, struct pdf_tags *tags)
{
    enum { PRINTED = 4 }; /* flag Print: PDF/A asks for it */
    const struct anchor *anchor =
        link->anchor ? lookup_anchor(targets->pages, link->anchor) : NULL;
    if (!anchor && !link->address)
        return NULL;
    struct buffer *out = &file->entries;
    buffer_clear(out);
    buffer_add_format(
        out, "/Type/Annot/Subtype/Link/Border[0 0 0]/F %d", PRINTED);
    pdf_print_rectangle(
        out, page, link->x_pt, link->y_pt, link->width_pt, link->height_pt);
    const char *text = link->text && *link->text ? link->text : link->address;
    if (text) { /* PDF/UA asks for it */
        buffer_add_string(out, "/Contents");
        pdf_print_text(out, text, strlen(text));
    }
    if (anchor)
        print_destination(out, targets, anchor);
    else
        print_uri(out, link->address);
    struct pdf_object *annotation = pdf_dict_new(file);
    if (tags)
        buffer_add_format(out, "/StructParent %u",
            pdf_tags_add_annotation(tags, link->tag, annotation));
    pdf_dict_print(file, annotation);
    return annotation;
}

void pdf_links_add(struct pdf_file *file, const struct pdf_targets *targets,
    const struct page *page, struct pdf_tags *tags, struct buffer *annotations)
{
    for (size_t i = 0; i < page->link_count; i++) {
        struct pdf_object *link =
            add_link(file, targets, page, &page->links[i], tags);
        if (link)
            buffer_add_format(annotations, " %u 0 R", pdf_number(link));
    }
}

/* ---- bookmarks ----------------------------------------------------------- */

/* Deeper levels than this are shown at this one. */
enum { DEEPEST_LEVEL = 16 };

static struct pdf_object *add_bookmark(struct pdf_file *file,
    const struct pdf_targets *targets, const struct bookmark *bookmark,
    struct pdf_object *parent)
{
    struct pdf_object *outline = pdf_bookmark_new(file, parent);
    if (!outline)
        return NULL;
    buffer_clear(&file->entries);
    buffer_add_string(&file->entries, "/Title");
    pdf_print_text(&file->entries, bookmark->text, strlen(bookmark->text));
    const struct anchor *anchor =
        bookmark->anchor ? lookup_anchor(targets->pages, bookmark->anchor)
                         : NULL;
    if (anchor)
        print_destination(&file->entries, targets, anchor);
    pdf_dict_print(file, outline);
    return outline;
}

void pdf_bookmarks_add(struct pdf_file *file, const struct pdf_targets *targets)
{
    const struct pages *pages = targets->pages;
    struct pdf_object *last[DEEPEST_LEVEL + 1] = {
        NULL}; /* by level; 0: the root */
    int depth = 0;
    for (size_t i = 0; i < pages->bookmark_count; i++) {
        int level = pages->bookmarks[i].level;
        if (level > depth + 1)
            level = depth + 1;
        if (level > DEEPEST_LEVEL)
            level = DEEPEST_LEVEL;
        if (level < 1)
            level = 1;
        last[level] =
            add_bookmark(file, targets, &pages->bookmarks[i], last[level - 1]);
        if (!last[level])
            return;
        depth = level;
    }
}
