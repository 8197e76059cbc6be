/* The YAML between two `---` lines at the head of a Markdown file. */
#include "input/front_matter.h"

#include <stdbool.h>
#include <string.h>

/* True if line LINE of the source is `---`, give or take trailing space. */
static bool is_fence(const struct source *source, int line)
{
    size_t length;
    const char *text = source_line(source, line, &length);
    while (length > 0 && (text[length - 1] == ' ' || text[length - 1] == '\t'))
        length--;
    return length == 3 && memcmp(text, "---", 3) == 0;
}

const struct yaml *front_matter_read(struct arena *arena,
    const struct source *source, size_t *body, struct diags *diags)
{
    if (!is_fence(source, 1)) {
        diag_add(diags, SEVERITY_ERROR, source_place(source, 0),
            "begin the file with a line \"---\", then id, title, kind and when",
            "the front matter is missing");
        return NULL;
    }
    int last = 2;
    while ((size_t)last <= source->line_count && !is_fence(source, last))
        last++;
    if ((size_t)last > source->line_count) {
        diag_add(diags, SEVERITY_ERROR, source_place(source, 0),
            "close it with a line \"---\"", "the front matter is not closed");
        return NULL;
    }
    size_t start = source->line_starts[1];
    size_t end = source->line_starts[last - 1];
    *body = (size_t)last < source->line_count ? source->line_starts[last]
                                              : source->length;
    return yaml_read(arena, source, start, end - start, diags);
}
