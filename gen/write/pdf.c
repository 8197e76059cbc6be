/* Finished pages to a PDF file, through libharu's objects. */
#include "write/pdf.h"

#include "write/pdf_archive.h"
#include "write/pdf_content.h"
#include "write/pdf_description.h"
#include "write/pdf_font.h"
#include "write/pdf_font_store.h"
#include "write/pdf_form.h"
#include "write/pdf_navigation.h"
#include "write/pdf_objects.h"
#include "write/pdf_picture.h"
#include "write/pdf_save.h"
#include "write/pdf_tags.h"

#include <string.h>

const struct pdf_options pdf_options_default = {
    .accessible = true, .archive = PDF_ARCHIVE_2A};

/* ---- pages --------------------------------------------------------------- */

static void fill_page(struct pdf_file *file, const struct pdf_targets *targets,
    size_t index, struct pdf_object *content, struct pdf_object *resources,
    const char *annotations, bool tagged)
{
    const struct page *page = &targets->pages->pages[index];
    struct buffer *out = &file->entries;
    buffer_clear(out);
    buffer_add_string(out, "/Type/Page/MediaBox[0 0 ");
    pdf_print_length(out, page->width_pt);
    buffer_add_byte(out, ' ');
    pdf_print_length(out, page->height_pt);
    buffer_add_format(out, "]/Resources %u 0 R/Contents %u 0 R",
        pdf_number(resources), pdf_number(content));
    if (*annotations)
        buffer_add_format(out, "/Annots[%s]", annotations + 1);
    if (tagged) /* the tab key follows the structure, too */
        buffer_add_format(out, "/StructParents %zu/Tabs/S", index);
    pdf_dict_print(file, targets->objects[index]);
}

/* What lies on a page: its links and its fields, references to which are
 * added to ANNOTATIONS. */
static bool add_annotations(struct pdf_form *form,
    const struct pdf_targets *targets, size_t index, struct pdf_tags *tags,
    struct buffer *annotations, struct diags *diags)
{
    const struct page *page = &targets->pages->pages[index];
    pdf_links_add(form->file, targets, page, tags, annotations);
    return pdf_form_add_page(
        form, page, targets->objects[index], tags, annotations, diags);
}

static bool fits(const struct pages *pages, struct diags *diags)
{
    enum { PER_PAGE = 4, SPARE = 100000 }; /* spare: fonts and pictures */
    size_t objects =
        pages->page_count * PER_PAGE + pages->bookmark_count + pages->tag_count;
    for (size_t i = 0; i < pages->page_count; i++)
        objects += pages->pages[i].link_count;
    if (objects <= pdf_objects_most() - SPARE)
        return true;
    diag_add(diags, SEVERITY_ERROR, (struct place){0}, "split the document",
        "the document has too many pages or links for a PDF");
    return false;
}

static bool draw_pages(struct pdf_file *file, struct pdf_font_store *store,
    const struct pages *pages, struct buffer *catalog, struct diags *diags)
{
    struct pdf_fonts fonts = {0};
    struct pdf_pictures pictures = {0};
    struct pdf_object *resources = pdf_dict_new(file);
    struct pdf_object **objects = pdf_pages_new(file, pages->page_count);
    if (!objects)
        return true; /* the error sticks; saving reports it */
    struct pdf_targets targets = {pages, objects};
    struct pdf_tags structure, *tags = NULL; /* NULL: pages without tags */
    if (pages->tag_count) {
        tags = &structure;
        pdf_tags_begin(tags, pages, file);
    }
    pdf_fonts_collect(&fonts, pages, file->arena);
    if (!pdf_fonts_embed(&fonts, store, file, resources, diags))
        return false;
    pdf_pictures_embed(&pictures, pages, file, resources);
    struct buffer content = {0}, annotations = {0};
    struct pdf_form form;
    bool ok = true;
    pdf_form_begin(&form, pages, file);
    for (size_t i = 0; ok && i < pages->page_count; i++) {
        buffer_clear(&content);
        buffer_clear(&annotations);
        if (tags)
            pdf_tags_begin_page(tags);
        pdf_content_print(&content, &pages->pages[i], &fonts, &pictures, tags);
        struct pdf_object *stream =
            pdf_stream_new(file, buffer_string(&content), content.length);
        ok = add_annotations(&form, &targets, i, tags, &annotations, diags);
        fill_page(file, &targets, i, stream, resources,
            buffer_string(&annotations), tags != NULL);
    }
    buffer_release(&content);
    buffer_release(&annotations);
    pdf_form_finish(&form, catalog);
    pdf_bookmarks_add(file, &targets);
    if (tags)
        pdf_tags_finish(tags, objects, catalog);
    return ok;
}

/* ---- the catalog --------------------------------------------------------- */

/* What the document is as a whole, to the end of CATALOG. */
static void describe_file(struct pdf_file *file, const struct pages *pages,
    const struct pdf_options *options, struct buffer *catalog)
{
    pdf_description_add(file, pages, options, catalog);
    if (options->archive != PDF_ARCHIVE_NONE)
        pdf_output_intent_add(file, catalog);
    if (options->attachment)
        pdf_attachment_add(file, options->attachment, pages->iso_date, catalog);
    if (pages->language) {
        buffer_add_string(catalog, "/Lang");
        pdf_print_text(catalog, pages->language, strlen(pages->language));
    }
    if (pages->title)
        buffer_add_string(
            catalog, "/ViewerPreferences<</DisplayDocTitle true>>");
    if (pages->bookmark_count)
        buffer_add_string(catalog, "/PageMode/UseOutlines");
    buffer_add_string(catalog, "/PageLabels<</Nums[0<</S/D>>]>>");
}

/* ---- the door ------------------------------------------------------------ */

bool pdf_write(struct buffer *out, struct pdf_font_store *store,
    const struct pages *pages, const struct pdf_options *options,
    struct diags *diags)
{
    static const struct page blank = {.width_pt = 595.28, .height_pt = 841.89};
    static const int levels[] = {[PDF_EFFORT_FAST] = 1, [PDF_EFFORT_BEST] = 12};
    struct pages shown = *pages;
    if (shown.page_count == 0) { /* a PDF has at least one: A4 */
        shown.pages = &blank;
        shown.page_count = 1;
    }
    struct arena arena;
    struct pdf_file file;
    struct buffer catalog = {0};
    arena_init(&arena);
    pdf_font_store_trim(store);
    pdf_file_init(&file, &arena, levels[options->effort]);
    describe_file(&file, &shown, options, &catalog);
    bool ok = fits(&shown, diags) &&
              draw_pages(&file, store, &shown, &catalog, diags);
    buffer_clear(&file.entries);
    buffer_add(&file.entries, catalog.bytes, catalog.length);
    pdf_dict_print(&file, pdf_catalog(&file));
    ok = ok && pdf_save(&file, out, diags);
    buffer_release(&catalog);
    pdf_file_release(&file);
    arena_release(&arena);
    return ok;
}
