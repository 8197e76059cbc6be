/* Fuzz target: a Markdown file to its head, and where its text begins. */
#include "fuzz.h"

#include "base/utf8.h"
#include "input/front_matter.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct arena arena;
    struct diags diags;
    size_t bad, body = 0;
    if (!utf8_check((const char *)bytes, length, &bad))
        return 0; /* file_read_text lets none of it through */
    arena_init(&arena);
    diags_init(&diags, &arena);
    const char *copy = arena_copy(&arena, (const char *)bytes, length);
    const struct source *source = source_new(&arena, "fuzz", copy, length);
    const struct yaml *head = front_matter_read(&arena, source, &body, &diags);
    if ((head != NULL) != diags_clean(&diags))
        abort();
    if (head && (body < strlen("---\n---") || body > length ||
                    source_place(source, body).line < 2))
        abort();
    arena_release(&arena);
    return 0;
}
