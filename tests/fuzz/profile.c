/* Fuzz target: bytes to a profile of the small guide that the goldens use. */
#include "fuzz.h"

#include "base/utf8.h"
#include "input/profile.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct arena arena;
    struct diags diags;
    size_t bad;
    if (!utf8_check((const char *)bytes, length, &bad))
        return 0; /* file_read_text lets none of it through */
    arena_init(&arena);
    diags_init(&diags, &arena);
    const struct guide *guide =
        guide_read(&arena, "tests/golden/base/content/drinks", &diags);
    if (!guide)
        abort();
    const char *copy = arena_copy(&arena, (const char *)bytes, length);
    const struct source *source = source_new(&arena, "fuzz", copy, length);
    struct profile_text *text = profile_text_new(&arena, source, &diags);
    const struct profile *profile = NULL;
    if (text && profile_text_guide(text, &diags).text)
        profile = profile_read(&arena, text, guide, &diags);
    profile_text_free(text);
    if ((profile != NULL) != diags_clean(&diags))
        abort();
    arena_release(&arena);
    return 0;
}
