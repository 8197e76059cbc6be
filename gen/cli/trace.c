/* What one document was made of and what was made. */
#include "cli/trace.h"

#include "base/file.h"
#include "base/hash.h"
#include "cli/row_inputs.h"
#include "decide/difference.h"

#include <stdio.h>
#include <string.h>

/* The separators of ASCII: of units and of records. Where a text has one of
 * them, ESCAPE stands before it, and it is LIFTED. */
enum {
    ESCAPE = 0x1D,
    BEHIND = 0x1E,
    BETWEEN = 0x1F,
    LIFTED = 0x40,
    FIELDS = 5
};

static void add_text(struct buffer *trace, const char *text)
{
    static const char special[] = {ESCAPE, BEHIND, BETWEEN, '\0'};
    while (text && *text) {
        size_t length = strcspn(text, special);
        buffer_add(trace, text, length);
        text += length;
        if (!*text)
            return;
        buffer_add_byte(trace, ESCAPE);
        buffer_add_byte(trace, (char)(*text++ + LIFTED));
    }
}

void trace_add(struct buffer *trace, struct trace_line line)
{
    const char *texts[FIELDS] = {trace_kinds[line.kind].name, line.name,
        line.version, line.digits, line.text};
    for (int i = 0; i < FIELDS; i++) {
        add_text(trace, texts[i]);
        buffer_add_byte(trace, i < FIELDS - 1 ? BETWEEN : BEHIND);
    }
}

static const char *next_text(const char **at, struct arena *arena)
{
    static const char separators[] = {BETWEEN, BEHIND, '\0'};
    size_t length = strcspn(*at, separators), kept = 0;
    char *text = arena_copy(arena, *at, length);
    for (size_t i = 0; i < length; i++) {
        bool lifted = text[i] == ESCAPE && i + 1 < length;
        text[kept++] = lifted ? (char)(text[++i] - LIFTED) : text[i];
    }
    text[kept] = '\0';
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
    line->text = next_text(at, arena);
    return line->kind != TRACE_KIND_COUNT;
}

static void add_ingredient(struct buffer *trace,
    struct fingerprints *fingerprints, enum trace_kind kind, const char *name,
    const char *version)
{
    trace_add(trace, (struct trace_line){kind, name, version,
                         fingerprint(fingerprints, kind, name), ""});
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

/* What is found beside another is found there from every folder. */
static bool is_beside(const char *one, const char *other)
{
    struct arena arena;
    arena_init(&arena);
    bool beside =
        strcmp(file_folder(&arena, one), file_folder(&arena, other)) == 0;
    arena_release(&arena);
    return beside;
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
        if (!is_beside(template->base, template->folder))
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

/* What the record is told of the document itself. */
static void add_own(struct buffer *trace, const struct trace_subject *subject,
    const struct template *template, const struct profile *profile,
    const struct decision *decision)
{
    char digits[HASH_DIGITS + 1], row[24] = "";
    const struct source *source = profile->source;
    const struct input *input = subject->input;
    hash_bytes(digits, source->text, source->length);
    if (input->spool)
        snprintf(row, sizeof row, "%d", input->row);
    const struct trace_line own[] = {
        {TRACE_PROFILE, source->name, "", digits, ""},
        {TRACE_CLIENT, .name = profile->meta.client},
        {TRACE_REFERENCE, .name = profile->meta.reference},
        {TRACE_CONFIDENCE,
            .name = verdict_confidence_name(decision->verdict->confidence)},
        {TRACE_LOOK, .name = template->name},
        {TRACE_DOCUMENT, .name = subject->name},
        {TRACE_PATTERN, .name = subject->pattern},
        {TRACE_MAP, .name = row_inputs_map(input)},
        {TRACE_ROW, .name = row},
    };
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (own[i].name && *own[i].name)
            trace_add(trace, own[i]);
}

/* Those that a profile names. */
static void add_files(struct buffer *trace, struct fingerprints *fingerprints,
    const struct profile *profile)
{
    for (size_t i = 0; i < profile->file_count; i++)
        add_ingredient(
            trace, fingerprints, TRACE_TEXT, profile->files[i].path, "");
    if (profile->logo.path)
        add_ingredient(
            trace, fingerprints, TRACE_PICTURE, profile->logo.path, "");
}

void trace_document(struct buffer *trace, struct fingerprints *fingerprints,
    const struct options *options, const struct trace_subject *subject,
    const struct loaded_template *loaded, const struct profile *profile,
    const struct decision *decision, const struct lettering_fonts *lettering,
    const struct pages *pages)
{
    add_own(trace, subject, loaded->template, profile, decision);
    add_ingredient(trace, fingerprints, TRACE_PROGRAM, options_version(), "");
    trace_add(
        trace, (struct trace_line){TRACE_OPTIONS, .name = subject->shape});
    add_files(trace, fingerprints, profile);
    if (decision->since) {
        const struct profile *old = decision->since->old->verdict->profile;
        add_ingredient(trace, fingerprints, TRACE_TEXT, subject->since, "");
        add_files(trace, fingerprints, old);
    }
    add_guide(trace, fingerprints, loaded->guide, decision->selection);
    add_template(trace, fingerprints, loaded, options->brand);
    add_fonts(trace, fingerprints, lettering, pages);
}
