/* What one document was made of and what was made. */
#include "cli/trace.h"

#include "base/hash.h"

#include <string.h>

/* The separators of ASCII, which no name has: of units and of records. */
enum { BETWEEN = 0x1F, BEHIND = 0x1E };

void trace_add(struct buffer *trace, struct trace_line line)
{
    const char *texts[] = {line.kind, line.name, line.version, line.digits};
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
    line->kind = next_text(at, arena);
    line->name = next_text(at, arena);
    line->version = next_text(at, arena);
    line->digits = next_text(at, arena);
    return true;
}

static void add_ingredient(struct buffer *trace,
    struct fingerprints *fingerprints, const char *kind, const char *name,
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
    const struct document *document, const struct pages *pages)
{
    struct used_fonts used = {.count = 0};
    if (pages)
        use_page_fonts(&used, pages);
    for (size_t i = 0; i < document->drawing_font_count; i++)
        use_font(&used, document->drawing_fonts[i]);
    for (size_t i = 0; i < used.count; i++) {
        const char *path = used.items[i]->path;
        if (!fingerprint_known(fingerprints, "font", path)) {
            size_t length;
            const char *bytes = font_bytes(used.items[i], &length);
            fingerprint_loaded(fingerprints, "font", path, bytes, length);
        }
        add_ingredient(trace, fingerprints, "font", path, "");
    }
}

void trace_document(struct buffer *trace, struct fingerprints *fingerprints,
    const struct options *options, const char *shape,
    const struct loaded_template *kit, const struct profile *profile,
    const struct decision *decision, const struct document *document,
    const struct pages *pages)
{
    char digits[HASH_DIGITS + 1];
    const struct guide *guide = kit->guide->guide;
    const struct template *template = kit->template;
    const struct source *source = profile->source;
    hash_bytes(digits, source->text, source->length);
    trace_add(trace, (struct trace_line){"profile", source->name, "", digits});
    trace_add(
        trace, (struct trace_line){"client", profile->meta.client, "", ""});
    trace_add(
        trace, (struct trace_line){"confidence",
                   confidence_name(decision->verdict->confidence), "", ""});
    add_ingredient(trace, fingerprints, "program", options_version(), "");
    trace_add(trace, (struct trace_line){"options", shape, "", ""});
    add_ingredient(trace, fingerprints, "rules", guide->folder, "");
    for (size_t i = 0; i < guide->module_count; i++)
        if (decision->selection->modules[i].truth != TRUTH_FALSE)
            add_ingredient(trace, fingerprints, "module",
                guide->modules[i].source->name, guide->modules[i].version);
    add_ingredient(trace, fingerprints, "template", template->folder, "");
    if (strcmp(template->base, template->folder) != 0)
        add_ingredient(trace, fingerprints, "template", template->base, "");
    if (options->brand)
        add_ingredient(trace, fingerprints, "brand", options->brand, "");
    if (template->theme->logo)
        add_ingredient(
            trace, fingerprints, "picture", template->theme->logo, "");
    add_fonts(trace, fingerprints, document, pages);
}
