/* Fuzz target: a DOCX file that came back, by its parts, to what it says. */
#include "zipped.h"

#include "input/docx_text.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct arena arena;
    struct docx_returned returned;
    char path[] = "/tmp/dossier-fuzz-XXXXXX.docx";
    fuzz_temporary(path, ".docx", bytes, length);
    zipped_write(path, bytes, length);
    arena_init(&arena);
    if (docx_text_compare(&returned, &arena, path) && *returned.digits &&
        strlen(returned.digits) != HASH_DIGITS)
        abort();
    docx_text_property(&arena, path, "title");
    arena_release(&arena);
    unlink(path);
    return 0;
}
