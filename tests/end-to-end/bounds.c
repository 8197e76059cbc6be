/* Whether texts are refused before cmark reads them (input/markdown_bounds).
 *
 *     bounds FILE...      prints what is refused, and fails if anything is */
#include "base/file.h"
#include "input/markdown_bounds.h"

int main(int argument_count, char **arguments)
{
    struct arena arena;
    struct diags diags;
    arena_init(&arena);
    diags_init(&diags, &arena);
    for (int i = 1; i < argument_count; i++) {
        const struct source *source =
            file_read_text(&arena, arguments[i], &diags);
        if (source)
            markdown_bounds_check(source, 0, &diags);
    }
    diags_print(&diags, stdout, SEVERITY_NOTE, false);
    bool clean = diags_clean(&diags);
    arena_release(&arena);
    return clean ? 0 : 1;
}
