/* Fuzz target: profiles, with "%%%" between, on one page and as data. What a
 * worker would send of each goes the way of bytes; what is no digest is taken
 * for one, too. */
#include "pipe.h"

#include "compose/overview.h"
#include "decide/digest.h"
#include "write/json_overview.h"
#include "write/overview_csv.h"
#include "write/overview_xlsx.h"

enum { PROFILES_MOST = 12 };

static void add(struct overview *overview, const struct pipe *pipe,
    const struct rules *rules, const struct source *source, size_t number)
{
    struct arena *arena = overview->arena;
    struct diags diags;
    struct buffer packed;
    struct overview_client client = {.number = number, .name = "n"};
    diags_init(&diags, arena);
    buffer_init(&packed);
    const struct profile *profile =
        read_profile(arena, source, pipe->guide, &diags);
    if (profile) {
        struct decision decision = decide(arena, rules, profile);
        struct digest digest = digest_of(arena, &decision);
        digest_pack(&packed, &digest);
        if (!digest_unpack(&client.digest, pipe->guide, packed.bytes,
                packed.length, arena))
            abort();
        client.client = profile->meta.client;
        client.reference = profile->meta.reference;
        client.stale = number % 3 == 1 ? "its profile is another" : NULL;
        client.moved = number % 5 == 1;
    }
    if (profile || digest_unpack(&client.digest, pipe->guide, source->text,
                       source->length, arena))
        overview_add(overview, pipe->guide, &client);
    else
        overview_add_failure(
            overview, &(struct overview_failure){number, "p.xml:1",
                          diags.list.items[0].message, diags.list.count - 1});
    buffer_release(&packed);
}

static void write_page(struct pipe *pipe, const struct overview *overview,
    struct arena *arena, struct diags *diags)
{
    struct buffer html, pdf;
    struct lettering_fonts lettering;
    buffer_init(&html);
    buffer_init(&pdf);
    struct document *document =
        overview_compose(arena, overview, pipe->template, "2026-11-20", diags);
    if (!document)
        abort();
    document->facts.origin = "overview";
    lettering_outline(arena, document, pipe->typesetter, &lettering, diags);
    if (!html_write(&html, document, pipe->template, diags))
        abort();
    const struct pages *pages =
        paginate(arena, document, pipe->typesetter, diags);
    if (pages)
        pdf_write(&pdf, pipe->store, pages, &pdf_options_default, diags);
    document_free(document);
    buffer_release(&html);
    buffer_release(&pdf);
    words_trim(pipe->typesetter->words);
    pdf_font_store_trim(pipe->store);
}

static void write_data(const struct overview *overview,
    const struct theme *theme, struct diags *diags)
{
    struct buffer out;
    buffer_init(&out);
    json_write_overview(&out, overview);
    overview_write_csv(&out, overview);
    if (!overview_write_xlsx(&out, overview, theme, "2026-11-20", diags))
        abort();
    buffer_release(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static struct pipe pipe;
    static struct pipe_meeting meeting;
    struct arena arena;
    struct diags diags;
    struct overview overview = {.arena = &arena};
    if (!pipe.guide)
        meeting = pipe_init_meeting(&pipe);
    arena_init(&arena);
    diags_init(&diags, &arena);
    overview.has_record = length % 2;
    for (size_t i = 0; i < PROFILES_MOST && length > 0; i++) {
        size_t second, first = fuzz_split(bytes, length, &second);
        const struct source *source = pipe_text(&arena, "p.xml", bytes, first);
        if (source)
            add(&overview, &pipe, meeting.rules, source, i);
        bytes += second;
        length -= second;
    }
    overview_finish(&overview);
    if (overview.client_count > 0) {
        write_page(&pipe, &overview, &arena, &diags);
        write_data(&overview, pipe.template->theme, &diags);
    }
    arena_release(&arena);
    return 0;
}
