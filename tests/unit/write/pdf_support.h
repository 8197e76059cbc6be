/* Pages made by hand and PDF files looked at from outside, for the tests of
 * the PDF writer. */
#ifndef TESTS_PDF_SUPPORT_H
#define TESTS_PDF_SUPPORT_H

#include "base/arena.h"
#include "base/array.h"
#include "base/buffer.h"
#include "base/diag.h"
#include "base/file.h"
#include "layout/page.h"
#include "write/pdf.h"

#include <hb.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

struct bench {
    struct arena arena;
    struct diags diags;
    struct fonts *fonts;
    ARRAY(struct item) items;
    ARRAY(struct page_link) links;
    struct page page;
    struct pages pages;
    struct pdf_options options;
    struct buffer pdf;
    char path[32]; /* where pdf was put for other programs; "" : nowhere */
};

static inline void bench_init(struct bench *bench)
{
    *bench = (struct bench){0};
    arena_init(&bench->arena);
    diags_init(&bench->diags, &bench->arena);
    bench->fonts = fonts_new();
    bench->page = (struct page){.width_pt = 595.28, .height_pt = 841.89};
    bench->pages = (struct pages){.pages = &bench->page, .page_count = 1};
}

static inline void bench_release(struct bench *bench)
{
    if (bench->path[0])
        unlink(bench->path);
    buffer_release(&bench->pdf);
    fonts_free(bench->fonts);
    arena_release(&bench->arena);
}

static inline const struct font *bench_font(
    struct bench *bench, const char *family)
{
    const struct font *font = fonts_find(
        bench->fonts, family, 400, false, (struct place){0}, &bench->diags);
    assert_non_null(font);
    return font;
}

/* TEXT shaped as a whole, at a place. */
static inline struct glyph_run bench_shape(struct bench *bench,
    const struct font *font, double size_pt, double x_pt, double baseline_pt,
    const char *text)
{
    size_t length = strlen(text);
    hb_buffer_t *hb = hb_buffer_create();
    hb_buffer_add_utf8(hb, text, (int)length, 0, (int)length);
    hb_buffer_guess_segment_properties(hb);
    hb_shape(font->hb, hb, NULL, 0);
    unsigned count;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(hb, &count);
    const hb_glyph_position_t *at = hb_buffer_get_glyph_positions(hb, &count);
    struct glyph *glyphs = arena_allocate(&bench->arena, count, sizeof *glyphs);
    double scale = size_pt / font->units_per_em;
    for (unsigned i = 0; i < count; i++) {
        glyphs[i] = (struct glyph){.id = infos[i].codepoint,
            .advance_pt = (float)(at[i].x_advance * scale),
            .x_offset_pt = (float)(at[i].x_offset * scale),
            .y_offset_pt = (float)(at[i].y_offset * scale),
            .text_start = infos[i].cluster};
        if (i > 0 && infos[i].cluster == infos[i - 1].cluster)
            continue;
        uint32_t end = (uint32_t)length; /* of the cluster: the next start */
        for (unsigned k = 0; k < count; k++)
            if (infos[k].cluster > infos[i].cluster && infos[k].cluster < end)
                end = infos[k].cluster;
        glyphs[i].text_length = end - infos[i].cluster;
    }
    hb_buffer_destroy(hb);
    return (struct glyph_run){.font = font,
        .size_pt = size_pt,
        .x_pt = x_pt,
        .baseline_pt = baseline_pt,
        .glyphs = glyphs,
        .glyph_count = count,
        .text = arena_string(&bench->arena, text)};
}

static inline void bench_add_run(struct bench *bench, struct glyph_run run)
{
    *array_add(&bench->items, &bench->arena) =
        (struct item){.kind = ITEM_RUN, .as.run = run};
}

/* TEXT in 11 pt of FAMILY, 72 pt from the left. */
static inline void bench_add_text(struct bench *bench, const char *family,
    double baseline_pt, const char *text)
{
    bench_add_run(bench, bench_shape(bench, bench_font(bench, family), 11, 72,
                             baseline_pt, text));
}

/* Writes the pages; the items and links added so far are on the first. */
static inline bool bench_write(struct bench *bench)
{
    bench->page.items = bench->items.items;
    bench->page.item_count = bench->items.count;
    bench->page.links = bench->links.items;
    bench->page.link_count = bench->links.count;
    buffer_clear(&bench->pdf);
    return pdf_write(
        &bench->pdf, NULL, &bench->pages, &bench->options, &bench->diags);
}

/* What a shell command prints (with its errors) on the PDF, whose path takes
 * the place of %s; "" is added for a failure, so a test sees it. */
static inline const char *bench_ask(struct bench *bench, const char *command)
{
    if (!bench->path[0]) {
        strcpy(bench->path, "/tmp/dossier-test-XXXXXX");
        int descriptor = mkstemp(bench->path);
        assert_true(descriptor >= 0);
        close(descriptor);
    }
    assert_true(file_write(
        bench->path, bench->pdf.bytes, bench->pdf.length, &bench->diags));
    struct buffer line = {0};
    const char *gap = strstr(command, "%s");
    assert_non_null(gap);
    buffer_add_format(&line, "(%.*s%s%s) 2>&1", (int)(gap - command), command,
        bench->path, gap + 2);
    FILE *stream = popen(line.bytes, "r");
    assert_non_null(stream);
    struct buffer answer = {0};
    char part[4096];
    for (size_t got; (got = fread(part, 1, sizeof part, stream)) > 0;)
        buffer_add(&answer, part, got);
    if (pclose(stream) != 0)
        buffer_add_string(&answer, "[the command failed]");
    const char *kept =
        arena_copy(&bench->arena, buffer_string(&answer), answer.length);
    buffer_release(&line);
    buffer_release(&answer);
    return kept;
}

/* Fails if qpdf finds anything to say against the file. */
static inline void bench_check(struct bench *bench)
{
    const char *answer = bench_ask(bench, "qpdf --check %s");
    if (!strstr(answer, "No syntax or stream encoding errors found") ||
        strstr(answer, "WARNING"))
        fail_msg("%s", answer);
}

#endif
