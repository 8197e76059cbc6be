/* Dependency files for make and ninja, in the form that compilers write.
 *
 * make knows files, not what in them counts; so a document depends on all
 * modules of its guide: any of them could come to apply. */
#include "cli/depfile.h"

#include "base/file.h"
#include "cli/trace.h"

#include <string.h>

enum { DEEPEST = 8 };

void depfile_add_path(struct buffer *out, const char *path)
{
    for (const char *at = path; *at; at++) {
        if (strchr(" \t#:", *at)) {
            /* Backslashes before a blank would be taken for its own. */
            for (const char *back = at; back > path && back[-1] == '\\'; back--)
                buffer_add_byte(out, '\\');
            buffer_add_byte(out, '\\');
        } else if (*at == '$') {
            buffer_add_byte(out, '$');
        }
        buffer_add_byte(out, *at);
    }
}

static void add_file(struct buffer *out, const char *path)
{
    buffer_add_string(out, " \\\n  ");
    depfile_add_path(out, path);
}

static void add_folder(
    struct buffer *out, const char *folder, struct arena *arena, int depth)
{
    struct diags unread;
    size_t count = 0;
    diags_init(&unread, arena);
    const char **names =
        depth < DEEPEST ? file_list(arena, folder, "", &count, &unread) : NULL;
    for (size_t i = 0; names && i < count; i++) {
        const char *path = file_join(arena, folder, names[i]);
        if (file_is_folder(path))
            add_folder(out, path, arena, depth + 1);
        else
            add_file(out, path);
    }
}

static bool is_one_of(const char *kind, const char *const *kinds)
{
    while (*kinds && strcmp(kind, *kinds) != 0)
        kinds++;
    return *kinds != NULL;
}

bool depfile_write(const char *path, const char *trace, struct diags *diags)
{
    static const char *const files[] = {
        "profile", "brand", "picture", "font", NULL};
    static const char *const folders[] = {"rules", "template", NULL};
    struct arena *arena = diags->arena;
    struct trace_line line;
    struct buffer out;
    buffer_init(&out);
    for (const char *at = trace; trace_next(&line, &at, arena);)
        if (strcmp(line.kind, "output") == 0) {
            if (out.length)
                buffer_add_byte(&out, ' ');
            depfile_add_path(&out, line.name);
        }
    buffer_add_byte(&out, ':');
    for (const char *at = trace; trace_next(&line, &at, arena);) {
        if (is_one_of(line.kind, folders))
            add_folder(&out, line.name, arena, 0);
        else if (is_one_of(line.kind, files) && file_exists(line.name))
            add_file(&out, line.name);
    }
    buffer_add_byte(&out, '\n');
    bool ok = file_write(path, out.bytes, out.length, diags);
    buffer_release(&out);
    return ok;
}
