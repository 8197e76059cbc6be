/* Own words of a profile, and where they come from. */
#include "input/prose.h"

#include "base/file.h"
#include "input/beside.h"
#include "input/profile_words.h"

#include <string.h>

/* ---- indentation --------------------------------------------------------- */

static size_t line_end(const char *line)
{
    size_t length = strcspn(line, "\n");
    return length + (line[length] == '\n');
}

/* The spaces and tabs that all lines of TEXT but the first, and but empty ones,
 * begin with. */
static size_t shared_indent(const char *text)
{
    size_t shared = SIZE_MAX;
    for (text += line_end(text); *text; text += line_end(text)) {
        size_t indent = strspn(text, " \t");
        if (text[indent] && text[indent] != '\n' && indent < shared)
            shared = indent;
    }
    return shared == SIZE_MAX ? 0 : shared;
}

const struct source *prose_source(struct arena *arena,
    const struct source *within, const char *text, struct place start)
{
    size_t indent = shared_indent(text);
    char *copy = arena_string(arena, text), *out = copy;
    for (const char *line = text; *line;) {
        size_t length = line_end(line), blank = strspn(line, " \t");
        size_t cut = line == text ? 0 : blank < indent ? blank : indent;
        memcpy(out, line + cut, length - cut);
        out += length - cut;
        line += length;
    }
    *out = '\0';
    struct source *source = (struct source *)source_new_piece(
        arena, within->name, copy, (size_t)(out - copy), 0, start.column - 1);
    source->lines_above = start.line - 1;
    source->indent = (int)indent;
    return source;
}

/* ---- files --------------------------------------------------------------- */

/* The file that was kept with the profile; NULL after an error. */
static const struct source *find_kept(const struct prose_element *element,
    const struct source *const *kept, struct diags *diags)
{
    for (; *kept; kept++)
        if (strcmp((*kept)->name, element->file) == 0)
            return *kept;
    diag_add(diags, SEVERITY_ERROR, element->file_place, NULL,
        "%s: the file \"%s\" was not kept", element->name, element->file);
    return NULL;
}

static bool ends_in_md(const char *name)
{
    size_t length = strlen(name);
    return length > 3 && strcmp(name + length - 3, ".md") == 0;
}

static struct prose read_file(struct arena *arena,
    const struct prose_element *element, struct prose_files *files,
    struct diags *diags)
{
    struct prose prose = {.place = element->place, .failed = true};
    if (*element->text) {
        diag_add(diags, SEVERITY_ERROR, element->place, "keep one of the two",
            "%s: a text and a file", element->name);
        return prose;
    }
    const struct source *const *kept = element->within->beside;
    const char *path = kept ? element->file
                            : beside_find(arena, element->within, element->name,
                                  element->file, element->file_place, diags);
    const struct source *source = kept   ? find_kept(element, kept, diags)
                                  : path ? file_read_text(arena, path, diags)
                                         : NULL;
    if (!source)
        return prose;
    *array_add(&files->list, arena) =
        (struct prose_file){element->file, path, source};
    prose.failed = !*profile_words_of_text(arena, source->text);
    if (*element->format ? strcmp(element->format, "markdown") == 0
                         : ends_in_md(path))
        prose.markdown = source;
    else
        prose.text = profile_words_of_paragraphs(arena, source->text);
    if (prose.failed)
        diag_add(diags, SEVERITY_ERROR, element->file_place, NULL,
            "%s: \"%s\" is empty", element->name, element->file);
    return prose;
}

/* ---- the whole ----------------------------------------------------------- */

bool prose_is_markdown(const struct prose_element *element)
{
    return !*element->file && strcmp(element->format, "markdown") == 0 &&
           profile_words_known(element->text);
}

struct prose prose_read(struct arena *arena,
    const struct prose_element *element, const struct source *raw,
    struct prose_files *files, struct diags *diags)
{
    struct prose prose = {.place = element->place};
    if (*element->format && strcmp(element->format, "markdown") != 0 &&
        strcmp(element->format, "text") != 0) {
        diag_add(diags, SEVERITY_ERROR, element->format_place,
            "leave it out where the text is plain",
            "format: \"%s\" is not one of text, markdown", element->format);
        prose.failed = true;
        return prose;
    }
    if (*element->file)
        return read_file(arena, element, files, diags);
    if (!profile_words_known(element->text))
        return prose;
    if (prose_is_markdown(element))
        prose.markdown = raw;
    else
        prose.text = element->text;
    return prose;
}
