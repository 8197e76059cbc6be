/* The form of a PDF file. */
#include "write/pdf_form.h"

#include "write/pdf_font_latin.h"
#include "write/pdf_navigation.h"

#include <string.h>

/* The name of the font among the form's resources. */
#define FORM_FONT "Form"

void pdf_form_begin(
    struct pdf_form *form, const struct pages *pages, struct pdf_file *file)
{
    *form = (struct pdf_form){.file = file, .pages = pages};
}

/* How a text is set: font, size, black. */
static void print_default_appearance(
    struct buffer *out, const struct pages *pages)
{
    buffer_add_string(out, "/DA(/" FORM_FONT " ");
    pdf_print_length(out, pages->form_size_pt);
    buffer_add_string(out, " Tf 0 g)");
}

static void print_resources(struct buffer *out, const struct pdf_form *form)
{
    if (form->font)
        buffer_add_format(
            out, "<</Font<</" FORM_FONT " %u 0 R>>>>", pdf_number(form->font));
    else
        buffer_add_string(out, "<<>>");
}

/* What the field looks like while nothing is in it: a form XObject (8.10) as
 * large as it is. */
static struct pdf_object *add_appearance(
    struct pdf_form *form, const struct placed_field *placed)
{
    bool text = placed->field->kind != FIELD_SIGNATURE;
    const char *content = text ? "/Tx BMC\nEMC\n" : "";
    struct buffer *out = &form->file->entries;
    buffer_clear(out);
    buffer_add_string(out, "/Type/XObject/Subtype/Form/BBox[0 0 ");
    pdf_print_length(out, placed->width_pt);
    buffer_add_byte(out, ' ');
    pdf_print_length(out, placed->height_pt);
    buffer_add_string(out, "]/Resources");
    print_resources(out, form);
    return pdf_stream_new_plain(form->file, content, strlen(content));
}

/* The entries of the field itself (12.7.3) and of its widget (12.5.6.19). */
static void print_field(struct pdf_form *form, const struct page *page,
    const struct placed_field *placed, struct pdf_object *appearance)
{
    enum { PRINTED = 4 }; /* flag Print: PDF/A asks for it */
    const struct field *field = placed->field;
    struct buffer *out = &form->file->entries;
    buffer_add_format(out, "/Type/Annot/Subtype/Widget/F %d/FT/%s", PRINTED,
        field->kind == FIELD_SIGNATURE ? "Sig" : "Tx");
    pdf_print_rectangle(out, page, placed->x_pt, placed->y_pt, placed->width_pt,
        placed->height_pt);
    buffer_add_string(out, "/T");
    pdf_print_text(out, field->name, strlen(field->name));
    buffer_add_string(out, "/TU"); /* the tool tip: PDF/UA asks for it */
    pdf_print_text(out, field->label, strlen(field->label));
    if (field->kind != FIELD_SIGNATURE)
        print_default_appearance(out, form->pages);
    buffer_add_format(out, "/AP<</N %u 0 R>>", pdf_number(appearance));
}

static void add_field(struct pdf_form *form, const struct page *page,
    struct pdf_object *page_object, const struct item *item,
    struct pdf_tags *tags, struct buffer *annotations)
{
    const struct placed_field *placed = &item->as.field;
    struct buffer *out = &form->file->entries;
    struct pdf_object *appearance = add_appearance(form, placed);
    struct pdf_object *annotation = pdf_dict_new(form->file);
    buffer_clear(out);
    print_field(form, page, placed, appearance);
    buffer_add_format(out, "/P %u 0 R", pdf_number(page_object));
    if (tags)
        buffer_add_format(out, "/StructParent %u",
            pdf_tags_add_annotation(tags, item->tag, annotation));
    pdf_dict_print(form->file, annotation);
    buffer_add_format(annotations, " %u 0 R", pdf_number(annotation));
    *array_add(&form->fields, form->file->arena) = pdf_number(annotation);
}

bool pdf_form_add_page(struct pdf_form *form, const struct page *page,
    struct pdf_object *page_object, struct pdf_tags *tags,
    struct buffer *annotations, struct diags *diags)
{
    const struct font *font = form->pages->form_font;
    for (size_t i = 0; i < page->item_count; i++) {
        const struct item *item = &page->items[i];
        if (item->kind != ITEM_FIELD)
            continue;
        bool text = item->as.field.field->kind != FIELD_SIGNATURE;
        if (text && font && !form->font)
            form->font = pdf_font_latin_add(form->file, font, diags);
        if (text && font && !form->font)
            return false;
        if (!text || font)
            add_field(form, page, page_object, item, tags, annotations);
    }
    return true;
}

void pdf_form_finish(struct pdf_form *form, struct buffer *catalog)
{
    struct buffer *out = &form->file->entries;
    if (form->fields.count == 0)
        return;
    struct pdf_object *dict = pdf_dict_new(form->file);
    buffer_clear(out);
    buffer_add_string(out, "/Fields[");
    for (size_t i = 0; i < form->fields.count; i++)
        buffer_add_format(out, "%s%u 0 R", i ? " " : "", form->fields.items[i]);
    buffer_add_string(out, "]/DR");
    print_resources(out, form);
    if (form->font)
        print_default_appearance(out, form->pages);
    pdf_dict_print(form->file, dict);
    buffer_add_format(catalog, "/AcroForm %u 0 R", pdf_number(dict));
}
