/* Runs a fuzz target on the files named on the command line, without a fuzzer:
 * every input that was once interesting stays a test. */
#include "fuzz.h"

#include "base/file.h"

#include <stdio.h>

int main(int argument_count, char **arguments)
{
    for (int i = 1; i < argument_count; i++) {
        struct arena arena;
        struct diags diags;
        arena_init(&arena);
        diags_init(&diags, &arena);
        const struct source *source =
            file_read(&arena, arguments[i], FILE_LARGEST_PICTURE, &diags);
        diags_print(&diags, stderr, SEVERITY_NOTE, false);
        if (!source) {
            arena_release(&arena);
            return 1;
        }
        LLVMFuzzerTestOneInput((const uint8_t *)source->text, source->length);
        arena_release(&arena);
    }
    printf("%d inputs replayed\n", argument_count - 1);
    return 0;
}
