/* What the unit tests share: a bench with an arena, problems as text, and
 * files in a folder of their own that is gone afterwards. */
#ifndef TESTS_SUPPORT_H
#define TESTS_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/diag.h"
#include "base/source.h"

#include <ftw.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct bench {
    struct arena arena;
    struct diags diags;
    const char *folder; /* NULL until bench_folder() */
};

static inline void bench_init(struct bench *bench)
{
    arena_init(&bench->arena);
    diags_init(&bench->diags, &bench->arena);
    bench->folder = NULL;
}

static inline int bench_remove(
    const char *path, const struct stat *status, int kind, struct FTW *walk)
{
    (void)status, (void)kind, (void)walk;
    return remove(path);
}

static inline void bench_release(struct bench *bench)
{
    if (bench->folder)
        nftw(bench->folder, bench_remove, 8, FTW_DEPTH | FTW_PHYS);
    arena_release(&bench->arena);
}

/* An empty folder of this bench alone. */
static inline const char *bench_folder(struct bench *bench)
{
    if (!bench->folder) {
        char *folder = arena_string(&bench->arena, "/tmp/dossier-test-XXXXXX");
        assert_non_null(mkdtemp(folder));
        bench->folder = folder;
    }
    return bench->folder;
}

static inline const char *bench_path(struct bench *bench, const char *name)
{
    return arena_format(&bench->arena, "%s/%s", bench_folder(bench), name);
}

/* Writes the bytes to NAME in the bench's folder and returns its path. */
static inline const char *bench_write_bytes(
    struct bench *bench, const char *name, const void *bytes, size_t length)
{
    const char *path = bench_path(bench, name);
    FILE *stream = fopen(path, "wb");
    assert_non_null(stream);
    assert_int_equal(fwrite(bytes, 1, length, stream), length);
    assert_int_equal(fclose(stream), 0);
    return path;
}

static inline const char *bench_write(
    struct bench *bench, const char *name, const char *text)
{
    return bench_write_bytes(bench, name, text, strlen(text));
}

static inline const struct source *bench_source(
    struct bench *bench, const char *text)
{
    return source_new(&bench->arena, "test", text, strlen(text));
}

/* The problems in the order in which they were found, a line each, the hint
 * in brackets: "3:5 error: stage is empty [leave it out]". */
static inline const char *bench_report(struct bench *bench)
{
    static const char *const names[] = {"note", "warning", "error", "system"};
    const char *all = "";
    for (size_t i = 0; i < bench->diags.list.count; i++) {
        const struct diag *diag = &bench->diags.list.items[i];
        all = arena_format(&bench->arena, "%s%d:%d %s: %s%s%s%s\n", all,
            diag->place.line, diag->place.column, names[diag->severity],
            diag->message, diag->hint ? " [" : "", diag->hint ? diag->hint : "",
            diag->hint ? "]" : "");
    }
    return all;
}

/* WORD, COUNT times. */
static inline const char *bench_repeat(
    struct bench *bench, const char *word, size_t count)
{
    size_t length = strlen(word);
    char *all = arena_allocate(&bench->arena, count * length + 1, 1);
    for (size_t i = 0; i < count; i++)
        memcpy(all + i * length, word, length);
    return all;
}

#endif
