/* Dependency files for make and ninja, in the form that compilers write.
 *
 * make knows files, not what in them counts; so a document depends on all
 * modules of its guide: any of them could come to apply. */
#include "cli/depfile.h"

#include "base/buffer.h"
#include "base/file.h"
#include "cli/trace.h"

#include <stdio.h>
#include <string.h>

enum { DEEPEST = 8 };

/* What make has no way to write: the end of a line, and what would make the
 * rule an assignment or begin a command. */
static bool can_be_written(const char *path)
{
    for (const char *at = path; *at; at++)
        if ((unsigned char)*at < ' ' || *at == 0x7F || strchr(";=", *at))
            return false;
    return true;
}

/* Appends PATH so that make and ninja read it as one name: blanks, "#" and
 * ":" behind a backslash, "$" doubled; "%" behind a backslash in a TARGET, as
 * make wants it. False, and nothing is appended, if there is no way: control
 * characters, ";" and "=". */
static bool add_path(struct buffer *out, const char *path, bool target)
{
    if (!can_be_written(path))
        return false;
    for (const char *at = path; *at; at++) {
        /* In a target alone, "%" would make a pattern of the rule. */
        if (strchr(" \t#:", *at) || (target && *at == '%')) {
            /* Backslashes before a blank would be taken for its own. */
            for (const char *back = at; back > path && back[-1] == '\\'; back--)
                buffer_add_byte(out, '\\');
            buffer_add_byte(out, '\\');
        } else if (*at == '$') {
            buffer_add_byte(out, '$');
        }
        buffer_add_byte(out, *at);
    }
    return true;
}

/* A rule in the making. Each file and folder is a target without a rule of its
 * own, too: make goes on where one of them has gone. */
struct make_rule {
    struct buffer out, phony;
    struct arena *arena;
    const char *unwritable; /* a name that it cannot have; NULL: none */
};

static void add_target(struct make_rule *rule, const char *path)
{
    if (rule->out.length)
        buffer_add_byte(&rule->out, ' ');
    if (!add_path(&rule->out, path, true))
        rule->unwritable = path;
}

static void add_file(struct make_rule *rule, const char *path)
{
    buffer_add_string(&rule->out, " \\\n  ");
    if (!add_path(&rule->out, path, false))
        rule->unwritable = path;
    add_path(&rule->phony, path, true);
    buffer_add_string(&rule->phony, ":\n");
}

static void add_folder(struct make_rule *rule, const char *folder, int depth)
{
    struct arena *arena = rule->arena;
    struct diags unread;
    size_t count = 0;
    diags_init(&unread, arena);
    /* It is another one as soon as a file comes or goes. */
    add_file(rule, folder);
    const char **names =
        depth < DEEPEST ? file_list(arena, folder, "", &count, &unread) : NULL;
    for (size_t i = 0; names && i < count; i++) {
        const char *path = file_join(arena, folder, names[i]);
        if (file_is_folder(path))
            add_folder(rule, path, depth + 1);
        else
            add_file(rule, path);
    }
}

static void add_rule(struct make_rule *rule, const char *trace)
{
    struct trace_line line;
    for (const char *at = trace; trace_next(&line, &at, rule->arena);)
        if (line.kind == TRACE_OUTPUT)
            add_target(rule, line.name);
    buffer_add_byte(&rule->out, ':');
    for (const char *at = trace; trace_next(&line, &at, rule->arena);) {
        if (trace_kinds[line.kind].made && file_is_folder(line.name))
            add_folder(rule, line.name, 0);
        else if (trace_kinds[line.kind].made && file_exists(line.name))
            add_file(rule, line.name);
    }
    buffer_add_byte(&rule->out, '\n');
}

/* Whether a target at AT, behind which END is, ends in NAME, as it is written
 * in rules: all of it, or behind a slash. */
static bool has_target(
    const char *at, const char *end, const char *name, size_t length)
{
    const char *start = at;
    while ((at = memmem(at, (size_t)(end - at), name, length))) {
        bool begins = at == start || at[-1] == '/' ||
                      (at[-1] == ' ' && (at - start < 2 || at[-2] != '\\'));
        at += length;
        if (begins && (*at == ' ' || *at == ':'))
            return true;
    }
    return false;
}

bool depfile_is_of(const char *path, const char *output, struct arena *arena)
{
    struct buffer name = {0};
    struct diags unread;
    diags_init(&unread, arena);
    const struct source *file =
        file_exists(path) ? file_read_text(arena, path, &unread) : NULL;
    bool found = file && add_path(&name, output, true) &&
                 has_target(file->text, file->text + strcspn(file->text, "\n"),
                     name.bytes, name.length);
    buffer_release(&name);
    return found;
}

bool depfile_write(const char *path, const char *trace, struct diags *diags)
{
    struct make_rule rule = {.arena = diags->arena};
    add_rule(&rule, trace);
    buffer_add(&rule.out, buffer_string(&rule.phony), rule.phony.length);
    bool ok = rule.unwritable == NULL;
    if (ok) {
        ok = file_write(path, rule.out.bytes, rule.out.length, diags);
    } else {
        /* One of before would not be true any more. */
        remove(path);
        diag_add(diags, SEVERITY_ERROR,
            source_place_of_file(diags->arena, rule.unwritable),
            "name files without line ends, \";\" and \"=\"",
            "-MD: make cannot be told of a file of this name");
    }
    buffer_release(&rule.phony);
    buffer_release(&rule.out);
    return ok;
}
