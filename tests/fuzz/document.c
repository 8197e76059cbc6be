/* Fuzz target: a profile through the whole walk, to explanations, to what
 * differs from another profile, to HTML and PDF. Which guide: the one that it
 * names; which template: the one that a comment in it names, as in
 * "<!-- template: brief -->". */
#include "pipe.h"

#include "decide/difference.h"
#include "decide/why.h"
#include "write/json_difference.h"
#include "write/json_value.h"
#include "write/json_why.h"
#include "write/ledger_difference.h"

enum { GUIDES = 4, TEMPLATES = 3 };

/* One guide with one template, and the first profile that it was given. */
struct kit {
    struct pipe pipe;
    const struct rules *rules;
    struct composer *composer;
    const struct clauses *clauses;
    const struct profile *other;
};

static const char *const guides[GUIDES] = {"tests/golden/base/content/drinks",
    "content/python-node", "content/load-balancer", "content/open-licence"};
static const char *const templates[TEMPLATES] = {
    "templates/report", "templates/brief", "templates/proposal"};

/* The first of COUNT folders whose last name stands behind BEFORE in TEXT. */
static size_t named(const char *text, const char *before,
    const char *const *folders, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char words[64];
        snprintf(
            words, sizeof words, "%s%s", before, strrchr(folders[i], '/') + 1);
        if (strstr(text, words))
            return i;
    }
    return 0;
}

static void kit_init(struct kit *kit, const char *guide, const char *template)
{
    struct pipe *pipe = &kit->pipe;
    pipe_init(pipe, guide, template);
    kit->rules = rules_new(&pipe->arena, pipe->guide, &pipe->diags);
    kit->composer = composer_new(
        &pipe->arena, pipe->guide, kit->rules, pipe->template, &pipe->diags);
    kit->clauses = clauses_new(&pipe->arena, kit->rules);
    if (!kit->composer)
        abort();
}

/* One of all subjects of the guide: the one that CHOICE chooses. */
static struct subject choose(const struct guide *guide, size_t choice)
{
    size_t counts[] = {
        guide->module_count, guide->warning_count, guide->reason_count};
    choice %= counts[0] + counts[1] + counts[2];
    enum subject_kind kind = SUBJECT_MODULE;
    while (choice >= counts[kind])
        choice -= counts[kind++];
    return (struct subject){kind, (int)choice};
}

static void explain(struct kit *kit, struct arena *arena,
    const struct decision *decision, size_t choice)
{
    struct buffer out;
    struct subject subject = choose(kit->pipe.guide, choice);
    buffer_init(&out);
    json_write_decision(&out, decision);
    /* Looks for the nearest change of every text: seconds for some, so that
     * more of it would keep the target at its seeds. */
    if (choice % 64 == 4 || kit->pipe.guide->module_count < 3)
        ledger_write(&out, kit->rules, kit->clauses, decision);
    ledger_write_why(&out, kit->rules, kit->clauses, decision, &subject);
    json_write_why(&out, kit->rules, kit->clauses, decision, &subject, 1);
    struct decision other = decide(arena, kit->rules, kit->other);
    struct difference difference = difference_find(arena, &other, decision);
    json_add_text(&out, json_from_difference(&difference));
    ledger_write_difference(&out, &difference);
    buffer_release(&out);
}

/* Profiles live as long as the process if they are the first of their kit. */
static const struct profile *keep_first(
    struct kit *kit, const uint8_t *bytes, size_t length)
{
    const struct source *source =
        pipe_text(&kit->pipe.arena, "first.xml", bytes, length);
    return read_profile(
        &kit->pipe.arena, source, kit->pipe.guide, &kit->pipe.diags);
}

/* As a comment asks for: an archive with what it was made from, or none. */
static struct pdf_options choose_options(const struct source *source)
{
    struct pdf_options options = pdf_options_default;
    if (strstr(source->text, "<!-- attached -->")) {
        options.archive = PDF_ARCHIVE_3A;
        options.attachment = source;
    } else if (strstr(source->text, "<!-- plain -->")) {
        options = (struct pdf_options){.effort = PDF_EFFORT_BEST};
    }
    return options;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static struct kit kits[GUIDES][TEMPLATES];
    struct arena arena;
    struct diags diags;
    arena_init(&arena);
    diags_init(&diags, &arena);
    const struct source *source = pipe_text(&arena, "fuzz.xml", bytes, length);
    if (source) {
        size_t guide = named(source->text, "guide=\"", guides, GUIDES);
        size_t template =
            named(source->text, "template: ", templates, TEMPLATES);
        struct kit *kit = &kits[guide][template];
        if (!kit->composer)
            kit_init(kit, guides[guide], templates[template]);
        const struct profile *profile =
            read_profile(&arena, source, kit->pipe.guide, &diags);
        if (profile && !kit->other)
            kit->other = keep_first(kit, bytes, length);
        if (profile) {
            struct decision decision = decide(&arena, kit->rules, profile);
            kit->pipe.pdf = choose_options(source);
            kit->pipe.shown = strstr(source->text, "<!-- shown -->");
            explain(kit, &arena, &decision, length);
            pipe_write(&kit->pipe, &arena, kit->composer, kit->pipe.template,
                &decision, &diags);
        }
        diags_print(&diags, stderr, SEVERITY_NOTE, false);
    }
    arena_release(&arena);
    return 0;
}
