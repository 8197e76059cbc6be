/* Finished pages to a PDF file, through libharu's objects. */
#include "write/pdf.h"

#include "write/pdf_content.h"
#include "write/pdf_font.h"
#include "write/pdf_navigation.h"
#include "write/pdf_objects.h"
#include "write/pdf_picture.h"

#include <hpdf_doc.h>
#include <hpdf_pages.h>
#include <string.h>

/* ---- pages --------------------------------------------------------------- */

/* A leaf of the page tree; libharu's arrays end at 32,767 items, and they grow
 * in steps. */
enum { PAGES_PER_NODE = 64 };

/* The page objects, still empty, in FILE's arena: links and bookmarks need
 * their numbers. NULL if libharu failed. */
static HPDF_Dict *add_pages(struct pdf_file *file, size_t count)
{
    HPDF_Dict *objects = arena_allocate(file->arena, count, sizeof *objects);
    HPDF_Pages node = NULL;
    for (size_t i = 0; i < count; i++) {
        if (i % PAGES_PER_NODE == 0)
            node =
                HPDF_Doc_AddPagesTo(file->document, file->document->root_pages);
        if (!node)
            return NULL;
        objects[i] = pdf_dict_new(file);
        if (HPDF_Pages_AddKids(node, objects[i]) != HPDF_OK)
            return NULL;
        /* So that libharu counts it. Only from here on: with this class it
         * would have looked for drawing state of its own. */
        objects[i]->header.obj_class |= HPDF_OSUBCLASS_PAGE;
    }
    return objects;
}

static void fill_page(struct pdf_file *file, const struct pdf_targets *targets,
    size_t index, HPDF_Dict content, HPDF_Dict resources)
{
    const struct page *page = &targets->pages->pages[index];
    const char *links = pdf_links_add(file, targets, page);
    struct buffer *out = &file->entries;
    buffer_clear(out);
    buffer_add_string(out, "/Type/Page/MediaBox[0 0 ");
    pdf_print_length(out, page->width_pt);
    buffer_add_byte(out, ' ');
    pdf_print_length(out, page->height_pt);
    buffer_add_format(out, "]/Resources %u 0 R/Contents %u 0 R%s",
        pdf_number(resources), pdf_number(content), links);
    pdf_dict_print(file, targets->objects[index]);
}

/* libharu frees an object that has no number left, while we still hold it. */
static bool fits(const struct pages *pages, struct diags *diags)
{
    enum { PER_PAGE = 4, SPARE = 100000 }; /* spare: fonts and pictures */
    size_t objects = pages->page_count * PER_PAGE + pages->bookmark_count;
    for (size_t i = 0; i < pages->page_count; i++)
        objects += pages->pages[i].link_count;
    if (objects <= HPDF_LIMIT_MAX_XREF_ELEMENT - SPARE)
        return true;
    diag_add(diags, SEVERITY_ERROR, (struct place){0}, "split the document",
        "the document has too many pages or links for a PDF");
    return false;
}

static bool draw_pages(
    struct pdf_file *file, const struct pages *pages, struct diags *diags)
{
    struct pdf_fonts fonts = {0};
    struct pdf_pictures pictures = {0};
    HPDF_Dict resources = pdf_dict_new(file);
    HPDF_Dict *objects = add_pages(file, pages->page_count);
    if (!objects)
        return true; /* the error sticks; saving reports it */
    struct pdf_targets targets = {pages, objects};
    pdf_fonts_collect(&fonts, pages, file->arena);
    if (!pdf_fonts_embed(&fonts, file, resources, diags))
        return false;
    pdf_pictures_embed(&pictures, pages, file, resources);
    struct buffer content = {0};
    for (size_t i = 0; i < pages->page_count; i++) {
        buffer_clear(&content);
        pdf_content_print(&content, &pages->pages[i], &fonts, &pictures);
        HPDF_Dict stream =
            pdf_stream_new(file, buffer_string(&content), content.length);
        fill_page(file, &targets, i, stream, resources);
    }
    buffer_release(&content);
    pdf_bookmarks_add(file, &targets);
    return true;
}

/* ---- description --------------------------------------------------------- */

static void print_information(
    struct buffer *out, const char *key, const char *text)
{
    if (!text)
        return;
    buffer_add_format(out, "/%s", key);
    pdf_print_text(out, text, strlen(text));
}

/* "2026-11-20" as the midnight at which it begins, in UTC. */
static void print_date(struct buffer *out, const char *iso_date)
{
    if (!iso_date || strlen(iso_date) != 10)
        return;
    static const char *const keys[] = {"CreationDate", "ModDate"};
    for (size_t i = 0; i < 2; i++)
        buffer_add_format(out, "/%s(D:%.4s%.2s%.2s000000Z)", keys[i], iso_date,
            iso_date + 5, iso_date + 8);
}

static void describe(struct pdf_file *file, const struct pages *pages)
{
    struct buffer *out = &file->entries;
    buffer_clear(out);
    print_information(out, "Title", pages->title);
    print_information(out, "Author", pages->author);
    print_information(out, "Subject", pages->subject);
    print_information(out, "Creator", "dossier");
    print_date(out, pages->iso_date);
    pdf_dict_print(file, file->document->info);

    if (pages->language) {
        buffer_add_string(out, "/Lang(");
        for (const char *at = pages->language; *at; at++)
            pdf_print_string_byte(out, (unsigned char)*at);
        buffer_add_byte(out, ')');
    }
    if (pages->title)
        buffer_add_string(out, "/ViewerPreferences<</DisplayDocTitle true>>");
    if (pages->bookmark_count)
        buffer_add_string(out, "/PageMode/UseOutlines");
    pdf_dict_print(file, file->document->catalog);
}

/* ---- the door ------------------------------------------------------------ */

bool pdf_write(
    struct buffer *out, const struct pages *pages, struct diags *diags)
{
    static const struct page blank = {.width_pt = 595.28, .height_pt = 841.89};
    struct pages shown = *pages;
    if (shown.page_count == 0) { /* a PDF has at least one: A4 */
        shown.pages = &blank;
        shown.page_count = 1;
    }
    struct arena arena;
    struct pdf_file file;
    arena_init(&arena);
    pdf_file_init(&file, &arena);
    describe(&file, &shown);
    bool ok = fits(&shown, diags) && draw_pages(&file, &shown, diags) &&
              pdf_file_save(&file, out, diags);
    pdf_file_release(&file);
    arena_release(&arena);
    return ok;
}
