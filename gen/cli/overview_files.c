/* The files of an overview: made from one struct, written together. */
#include "cli/overview_files.h"

#include "base/file.h"
#include "cli/epoch.h"
#include "cli/identity.h"
#include "cli/outputs.h"
#include "cli/overview_forms.h"
#include "cli/progress.h"
#include "cli/result.h"
#include "compose/overview.h"
#include "layout/lettering.h"

enum { FILES_MOST = OUTPUT_COUNT + OVERVIEW_FORM_COUNT };

/* One of them. */
struct overview_file {
    const char *ending;
    bool carries_identity;
    struct buffer bytes;
};

struct overview_files {
    const struct options *options;
    const struct shared *shared;
    const struct overview *overview;
    const struct template *template;
    struct diags *diags;
    const char *date; /* ISO, NULL: none */
    struct overview_file files[FILES_MOST];
    size_t count;
};

/* ---- making -------------------------------------------------------------- */

static struct overview_file *add_file(
    struct overview_files *all, const char *ending, bool carries_identity)
{
    struct overview_file *file = &all->files[all->count++];
    *file = (struct overview_file){ending, carries_identity, {0}};
    return file;
}

/* In the formats of documents, as those are made. */
static bool make_outputs(struct overview_files *all, struct document *document)
{
    const struct options *options = all->options;
    struct loaded_template loaded = {.template = all->template};
    struct result untold = {0};
    double clock_ms = progress_clock_ms();
    struct making making = {all->diags->arena, all->diags, options, all->shared,
        &loaded, NULL, document, NULL, &untold, &clock_ms};
    for (int i = 0; i < OUTPUT_COUNT; i++)
        if (options->outputs[i] &&
            !outputs_make(
                &add_file(all, output_forms[i].name, true)->bytes, i, &making))
            return false;
    return true;
}

static bool make_page(struct overview_files *all)
{
    struct arena *arena = all->diags->arena;
    struct lettering_fonts lettering = {0};
    struct document *document = overview_compose(
        arena, all->overview, all->template, all->date, all->diags);
    if (!document)
        return false;
    document->facts.origin = identity_overview;
    bool good =
        outputs_check(all->options, document, (struct place){0}, all->diags) &&
        lettering_outline(
            arena, document, all->shared->typesetter, &lettering, all->diags) &&
        make_outputs(all, document);
    document_free(document);
    return good;
}

static bool make_all(struct overview_files *all)
{
    const struct options *options = all->options;
    bool page = false;
    for (int i = 0; i < OUTPUT_COUNT; i++)
        page = page || options->outputs[i];
    if (page && !make_page(all))
        return false;
    for (int i = 0; i < OVERVIEW_FORM_COUNT; i++)
        if (options->data[i] &&
            !overview_forms[i].make(
                &add_file(all, overview_forms[i].name, false)->bytes,
                all->overview, all->template->theme, all->date, all->diags))
            return false;
    return true;
}

/* ---- writing ------------------------------------------------------------- */

static bool check_place(
    const struct overview_files *all, size_t index, const char *path)
{
    struct arena *arena = all->diags->arena;
    const char *there =
        all->options->force || !all->files[index].carries_identity
            ? NULL
            : identity_read(arena, path);
    if (!there || identity_same(there, identity_overview))
        return true;
    diag_add(all->diags, SEVERITY_ERROR, source_place_of_file(arena, path),
        "write into another folder, or replace it with --force",
        "not written: the document of %s is there",
        identity_words(arena, there));
    return false;
}

/* Held as cli/files.c holds it for documents. */
static bool publish(struct overview_files *all, struct file_draft *drafts)
{
    const char *folder = options_folder(all->options);
    int lock = file_lock_folder(folder);
    bool ok = true;
    for (size_t i = 0; i < all->count; i++)
        ok = check_place(all, i, drafts[i].path) && ok;
    for (size_t i = 0; i < all->count; i++) {
        if (ok)
            ok = file_publish(&drafts[i], all->diags);
        else
            file_discard(&drafts[i]);
    }
    file_unlock_folder(lock);
    return ok;
}

static bool write_all(struct overview_files *all)
{
    struct arena *arena = all->diags->arena;
    const char *folder = options_folder(all->options);
    struct file_draft drafts[FILES_MOST] = {0};
    size_t drafted = 0;
    if (options_to_stdout(all->options))
        return file_write_stdout(
            all->files[0].bytes.bytes, all->files[0].bytes.length, all->diags);
    bool ok = file_make_folder(folder, all->diags);
    for (size_t i = 0; ok && i < all->count; i++) {
        const char *name =
            arena_format(arena, "overview.%s", all->files[i].ending);
        ok = file_draft(&drafts[i], file_join(arena, folder, name),
            all->files[i].bytes.bytes, all->files[i].bytes.length, all->diags);
        drafted += ok;
    }
    if (ok)
        return publish(all, drafts);
    for (size_t i = 0; i < drafted; i++)
        file_discard(&drafts[i]);
    return false;
}

bool overview_files_write(const struct options *options,
    const struct shared *shared, const struct overview *overview,
    const struct template *template, struct diags *diags)
{
    struct overview_files all = {
        options, shared, overview, template, diags, NULL, {{0}}, 0};
    all.date = epoch_date(diags->arena, diags);
    bool good = make_all(&all) && write_all(&all);
    for (size_t i = 0; i < all.count; i++)
        buffer_release(&all.files[i].bytes);
    return good;
}
