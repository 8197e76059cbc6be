/* What one document was made of and what was made. */
#include "cli/trace.h"

#include "base/file.h"
#include "base/hash.h"

#include <string.h>

/* The separators of ASCII, which no name has: of units and of records. */
enum { BETWEEN = 0x1F, BEHIND = 0x1E };

void trace_add(struct buffer *trace, struct trace_line line)
{
    const char *texts[] = {
        trace_kinds[line.kind].name, line.name, line.version, line.digits};
    for (int i = 0; i < 4; i++) {
        buffer_add_string(trace, texts[i] ? texts[i] : "");
        buffer_add_byte(trace, i < 3 ? BETWEEN : BEHIND);
    }
}

static const char *next_text(const char **at, struct arena *arena)
{
    static const char separators[] = {BETWEEN, BEHIND, '\0'};
    size_t length = strcspn(*at, separators);
    const char *text = arena_copy(arena, *at, length);
    *at += length + ((*at)[length] != '\0');
    return text;
}

bool trace_next(struct trace_line *line, const char **at, struct arena *arena)
{
    if (**at == '\0')
        return false;
    line->kind = trace_kind_of(next_text(at, arena));
    line->name = next_text(at, arena);
    line->version = next_text(at, arena);
    line->digits = next_text(at, arena);
    return line->kind != TRACE_KIND_COUNT;
}

static void add_ingredient(struct buffer *trace,
    struct fingerprints *fingerprints, enum trace_kind kind, const char *name,
    const char *version)
{
    trace_add(trace, (struct trace_line){kind, name, version,
                         fingerprint(fingerprints, kind, name)});
}

/* Fonts of one document, each file once. */
struct used_fonts {
    const struct font *items[256];
    size_t count;
};

static void use_font(struct used_fonts *used, const struct font *font)
{
    for (size_t i = 0; i < used->count; i++)
        if (strcmp(used->items[i]->path, font->path) == 0)
            return;
    if (used->count < sizeof used->items / sizeof *used->items)
        used->items[used->count++] = font;
}

static void use_page_fonts(struct used_fonts *used, const struct pages *pages)
{
    const struct font *last = NULL;
    for (size_t i = 0; i < pages->page_count; i++)
        for (size_t j = 0; j < pages->pages[i].item_count; j++) {
            const struct item *item = &pages->pages[i].items[j];
            if (item->kind != ITEM_RUN || item->as.run.font == last)
                continue;
            last = item->as.run.font;
            use_font(used, last);
        }
}

/* The fonts on the pages, if there are any, and those in drawings. */
static void add_fonts(struct buffer *trace, struct fingerprints *fingerprints,
    const struct lettering_fonts *lettering, const struct pages *pages)
{
    struct used_fonts used = {.count = 0};
    if (pages)
        use_page_fonts(&used, pages);
    if (pages && pages->form_font)
        use_font(&used, pages->form_font);
    for (size_t i = 0; i < lettering->count; i++)
        use_font(&used, lettering->items[i]);
    for (size_t i = 0; i < used.count; i++) {
        const char *path = used.items[i]->path;
        if (!fingerprint_known(fingerprints, TRACE_FONT, path)) {
            size_t length;
            const char *bytes = font_bytes(used.items[i], &length);
            fingerprint_loaded(fingerprints, TRACE_FONT, path, bytes, length);
        }
        add_ingredient(trace, fingerprints, TRACE_FONT, path, "");
    }
}

/* Where FOLDER, which is called NAME, was looked for first, if it was found by
 * its name: another folder may come to be found for that. */
static void add_lookup(struct buffer *trace, struct fingerprints *fingerprints,
    enum trace_kind kind, const char *collection, const char *name,
    const char *folder)
{
    struct arena arena;
    if (strchr(name, '/') || strcmp(name, folder) == 0)
        return;
    arena_init(&arena);
    const char *here = file_join(&arena, file_current_folder(&arena),
        file_join(&arena, collection, name));
    add_ingredient(trace, fingerprints, kind, here, "");
    arena_release(&arena);
}

static void add_guide(struct buffer *trace, struct fingerprints *fingerprints,
    const struct loaded_guide *loaded, const struct selection *selection)
{
    const struct guide *guide = loaded->guide;
    add_lookup(trace, fingerprints, TRACE_GUIDE, "content", loaded->name,
        guide->folder);
    add_ingredient(trace, fingerprints, TRACE_RULES, guide->folder, "");
    for (size_t i = 0; i < guide->module_count; i++)
        if (selection->modules[i].truth != TRUTH_FALSE)
            add_ingredient(trace, fingerprints, TRACE_MODULE,
                guide->modules[i].source->name, guide->modules[i].version);
}

static void add_template(struct buffer *trace,
    struct fingerprints *fingerprints, const struct loaded_template *loaded,
    const char *brand)
{
    const struct template *template = loaded->template;
    add_lookup(trace, fingerprints, TRACE_DESIGN, "templates", loaded->name,
        template->folder);
    add_ingredient(trace, fingerprints, TRACE_TEMPLATE, template->folder, "");
    if (template->extends) {
        add_lookup(trace, fingerprints, TRACE_DESIGN, "templates",
            template->extends, template->base);
        add_ingredient(trace, fingerprints, TRACE_TEMPLATE, template->base, "");
    }
    if (brand)
        add_ingredient(trace, fingerprints, TRACE_BRAND, brand, "");
    if (template->theme->logo)
        add_ingredient(
            trace, fingerprints, TRACE_PICTURE, template->theme->logo, "");
}

void trace_document(struct buffer *trace, struct fingerprints *fingerprints,
    const struct options *options, const char *shape, const char *name,
    const struct loaded_template *loaded, const struct profile *profile,
    const struct decision *decision, const struct lettering_fonts *lettering,
    const struct pages *pages)
{
    char digits[HASH_DIGITS + 1];
    const struct source *source = profile->source;
    const char *confidence =
        verdict_confidence_name(decision->verdict->confidence);
    hash_bytes(digits, source->text, source->length);
    const struct trace_line own[] = {
        {TRACE_PROFILE, source->name, "", digits},
        {TRACE_CLIENT, profile->meta.client, "", ""},
        {TRACE_CONFIDENCE, confidence, "", ""},
        {TRACE_LOOK, loaded->template->name, "", ""},
        {TRACE_DOCUMENT, name, "", ""},
    };
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        trace_add(trace, own[i]);
    add_ingredient(trace, fingerprints, TRACE_PROGRAM, options_version(), "");
    trace_add(trace, (struct trace_line){TRACE_OPTIONS, shape, "", ""});
    for (size_t i = 0; i < profile->file_count; i++)
        add_ingredient(trace, fingerprints, TRACE_TEXT, profile->files[i], "");
    add_guide(trace, fingerprints, loaded->guide, decision->selection);
    add_template(trace, fingerprints, loaded, options->brand);
    add_fonts(trace, fingerprints, lettering, pages);
}
