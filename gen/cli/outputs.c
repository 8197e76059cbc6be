/* The outputs of a document: each a row here, made from the document. */
#include "cli/outputs.h"

#include "cli/options.h"
#include "cli/result.h"
#include "cli/shared.h"
#include "compose/alternatives.h"
#include "layout/paginate.h"
#include "write/docx.h"
#include "write/html.h"
#include "write/pdf.h"

static bool make_html(struct buffer *out, struct making *making)
{
    return html_write(
        out, making->document, making->loaded->template, making->diags);
}

/* The pages of the document, laid out once. */
static bool lay_out(struct making *making)
{
    if (making->pages)
        return true;
    making->pages = making->options->show_layout
                        ? paginate_shown(making->arena, making->document,
                              making->shared->typesetter, making->diags)
                        : paginate(making->arena, making->document,
                              making->shared->typesetter, making->diags);
    result_end_stage(making->result, STAGE_LAYOUT, making->clock_ms);
    return making->pages != NULL;
}

static bool make_pdf(struct buffer *out, struct making *making)
{
    const struct options *options = making->options;
    const struct shared *shared = making->shared;
    struct pdf_options pdf_options = options->pdf_options;
    if (options->attach_profile)
        pdf_options.attachment = making->profile;
    if (!lay_out(making) || !pdf_write(out, shared->pdf_font_store,
                                making->pages, &pdf_options, making->diags))
        return false;
    making->result->page_count = making->pages->page_count;
    return true;
}

/* Its pages tell what page a reference leads to. */
static bool make_docx(struct buffer *out, struct making *making)
{
    return lay_out(making) && docx_write(out, making->document, making->pages,
                                  making->shared->typesetter, making->diags);
}

#define OUTPUT_FORM(kind, name, usual, packed, type, make)                     \
    [OUTPUT_##kind] = {name, usual, packed, type, make},
const struct output_form output_forms[OUTPUT_COUNT] = {
    OUTPUT_ROWS(OUTPUT_FORM, OUTPUT_FORM)};

bool outputs_make(struct buffer *out, int kind, struct making *making)
{
    bool ok = output_forms[kind].make(out, making);
    result_end_stage(making->result, STAGE_OUTPUTS + kind, making->clock_ms);
    return ok;
}

bool outputs_check(const struct options *options,
    const struct document *document, struct place place, struct diags *diags)
{
    const struct pdf_options *claimed = &options->pdf_options;
    return (!claimed->accessible && claimed->archive == PDF_ARCHIVE_NONE) ||
           alternatives_check(document, place, diags);
}
