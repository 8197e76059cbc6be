/* Fuzz target: a theme and, behind a line "%%%", a brand. */
#include "fuzz.h"

#include "input/theme.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

/* A file in memory alone; PATH is its name. */
static int open_file(const uint8_t *bytes, size_t length, char path[64])
{
    int file = memfd_create("fuzz", 0);
    if (file < 0 || write(file, bytes, length) != (ssize_t)length)
        abort();
    snprintf(path, 64, "/proc/self/fd/%d", file);
    return file;
}

static bool is_sound(const struct theme *theme)
{
    bool sizes = theme->base_size_pt >= 6 && theme->monospace_size_pt >= 6 &&
                 theme->small_size_pt >= 6 && theme->line_height >= 1;
    for (int i = 0; i < HEADING_LEVELS; i++)
        sizes = sizes && theme->heading_sizes_pt[i] >= 6;
    return sizes && *theme->base.family && *theme->headings.family &&
           *theme->monospace.family && theme->base.weight >= 100 &&
           theme->page_width_pt - theme->margin_left_pt >= 100 &&
           theme->page_height_pt - theme->margin_top_pt >= 100 &&
           (!theme->logo || *theme->logo);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct arena arena;
    struct diags diags;
    char theme_path[64], brand_path[64];
    size_t second, first = fuzz_split(bytes, length, &second);
    arena_init(&arena);
    diags_init(&diags, &arena);
    int file = open_file(bytes, first, theme_path);
    int brand = open_file(bytes + second, length - second, brand_path);
    const struct theme *theme = theme_read(&arena, theme_path, NULL, 0,
        second < length ? brand_path : NULL, &diags);
    if ((theme != NULL) != diags_clean(&diags) || (theme && !is_sound(theme)))
        abort();
    close(file);
    close(brand);
    arena_release(&arena);
    return 0;
}
