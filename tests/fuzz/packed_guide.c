/* Fuzz target: bytes that a page takes for a guide. What is one is packed into
 * the same bytes again and again, takes answers, and decides. Seeds: what
 * build/release/tests/end-to-end/engine GUIDE 1 0 prints, without its base64.
 */
#include "fuzz.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "input/guide_pack.h"
#include "web/engine.h"

/* Packs what is in BYTES into OUT, emptied before; false: they are no guide. */
static bool pack_again(struct buffer *out, const char *bytes, size_t length)
{
    struct arena arena;
    arena_init(&arena);
    const struct guide *guide = guide_unpack(&arena, bytes, length);
    if (guide)
        guide_pack(out, guide);
    arena_release(&arena);
    return guide != NULL;
}

static bool is_packed_alike(const char *bytes, size_t length)
{
    struct buffer first, second;
    buffer_init(&first);
    buffer_init(&second);
    bool is_guide = pack_again(&first, bytes, length);
    if (is_guide && (!pack_again(&second, first.bytes, first.length) ||
                        first.length != second.length ||
                        memcmp(first.bytes, second.bytes, first.length) != 0))
        abort();
    buffer_release(&first);
    buffer_release(&second);
    return is_guide;
}

/* One of these, or none, is an answer to most questions. */
static void answer(struct engine *engine, int part)
{
    static const char *const texts[] = {"yes", "none", "3"};
    enum { FACTS_ASKED = 64, TEXTS = sizeof texts / sizeof *texts };
    for (int fact = 0; fact < FACTS_ASKED; fact++)
        for (int i = 0; i < TEXTS; i++)
            engine_answer(engine, fact, part, texts[i]);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    const char *packed = (const char *)bytes;
    bool is_guide = is_packed_alike(packed, length);
    struct engine *engine = engine_open(packed, length);
    if (!engine)
        return 0;
    if (!is_guide)
        abort();
    engine_decide(engine);
    answer(engine, -1);
    for (int part = 0; part < 2; part++)
        if (engine_add_part(engine, "One") == part)
            answer(engine, part);
    engine_decide(engine);
    engine_close(engine);
    return 0;
}
