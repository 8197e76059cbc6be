/* Fuzz target: the files of a template, a line "%%% NAME" before each; those
 * that are missing are those of the template "report". What is sound makes a
 * document, with every kind of block in it. */
#include "pipe.h"

#include <stdio.h>
#include <sys/stat.h>

/* A folder that lasts for one input, with a folder of what is extended. */
struct folder {
    char path[32], own[64], base[64];
};

static void write_file(const char *path, const uint8_t *bytes, size_t length)
{
    FILE *stream = fopen(path, "wb");
    if (!stream || fwrite(bytes, 1, length, stream) != length ||
        fclose(stream) != 0)
        abort();
}

/* Names that a template has, and no others. */
static const char *const names[] = {"template.yaml", "outline.md", "page.html",
    "style.css", "theme.yaml", "theme.dark.yaml", "strings.en.yaml",
    "strings.de.yaml"};
enum { NAMES = sizeof names / sizeof *names };

static void make_folder(
    struct folder *folder, const uint8_t *bytes, size_t length)
{
    struct fuzz_file file;
    char report[512], path[160];
    size_t at = 0;
    strcpy(folder->path, "/tmp/dossier-fuzz-XXXXXX");
    if (!mkdtemp(folder->path) || !realpath("templates/report", report))
        abort();
    snprintf(folder->own, sizeof folder->own, "%s/own", folder->path);
    snprintf(folder->base, sizeof folder->base, "%s/report", folder->path);
    if (mkdir(folder->own, 0700) != 0 || symlink(report, folder->base) != 0)
        abort();
    while (fuzz_next_file(&file, bytes, length, &at))
        for (int i = 0; i < NAMES; i++)
            if (strcmp(file.name, names[i]) == 0) {
                snprintf(path, sizeof path, "%s/%s", folder->own, names[i]);
                write_file(path, file.bytes, file.length);
            }
}

static void remove_folder(const struct folder *folder)
{
    char path[160];
    for (int i = 0; i < NAMES; i++) {
        snprintf(path, sizeof path, "%s/%s", folder->own, names[i]);
        unlink(path);
    }
    if (unlink(folder->base) != 0 || rmdir(folder->own) != 0 ||
        rmdir(folder->path) != 0)
        abort();
}

/* The guide of the goldens, with longer texts. */
static const struct guide *read_guide(struct pipe *pipe)
{
    static const char *const paths[2] = {
        "tests/golden/layout/turned-table.md", "tests/end-to-end/docx.md"};
    const struct source *texts[2];
    for (int i = 0; i < 2; i++) {
        texts[i] = file_read_text(&pipe->arena, paths[i], &pipe->diags);
        if (!texts[i])
            abort();
    }
    return pipe_change_texts(&pipe->arena, pipe->guide, texts, 2);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static struct pipe pipe;
    static struct pipe_meeting meeting;
    struct arena arena;
    struct diags diags;
    struct folder folder;
    if (!pipe.guide) {
        meeting = pipe_init_meeting(&pipe);
        pipe.guide = read_guide(&pipe);
        meeting.rules = rules_new(&pipe.arena, pipe.guide, &pipe.diags);
    }
    arena_init(&arena);
    diags_init(&diags, &arena);
    make_folder(&folder, bytes, length);
    template_extends(&arena, folder.own);
    const struct template *template = template_read(&arena, folder.own, NULL,
        memmem(bytes, length, "theme.dark", 10) ? "dark" : NULL, NULL, &diags);
    if ((template != NULL) != diags_clean(&diags))
        abort();
    if (template)
        pipe_build(&pipe, &arena, pipe.guide, meeting.rules, template,
            meeting.profile, &diags);
    remove_folder(&folder);
    arena_release(&arena);
    return 0;
}
