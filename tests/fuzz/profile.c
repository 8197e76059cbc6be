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
    if (profile_guide(&arena, source, &diags).text) {
        const struct profile *profile =
            profile_read(&arena, source, guide, &diags);
        if ((profile != NULL) != diags_clean(&diags))
            abort();
    } else if (diags_clean(&diags)) {
        abort();
    }
    arena_release(&arena);
    return 0;
}
