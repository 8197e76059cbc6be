/* What the bytes of PDF files are for.
 *
 *     bytes FILE.pdf...
 *
 * One line for each file: pages, embedded faces, bytes in all; of these the
 * drawing on the pages, the tags, the fonts, and the rest. Knows only files as
 * our writer makes them. Tags share object streams with other objects; their
 * part is taken by the share of plain bytes. */
#include "base/buffer.h"
#include "base/diag.h"
#include "base/file.h"

#include <libdeflate.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct sizes {
    size_t pages, faces;
    double content, tags, fonts;
};

struct part {
    const char *start, *end;
};

static bool has(struct part part, const char *word)
{
    return memmem(part.start, (size_t)(part.end - part.start), word,
               strlen(word)) != NULL;
}

static size_t count(struct part part, const char *word)
{
    size_t found = 0;
    while (has(part, word)) {
        part.start = (const char *)memmem(part.start,
                         (size_t)(part.end - part.start), word, strlen(word)) +
                     strlen(word);
        found++;
    }
    return found;
}

/* PART inflated to ARENA; empty if it cannot be. */
static struct part inflate(struct part part, struct arena *arena)
{
    enum { MOST_TIMES = 1100 }; /* deflate's limit, and some */
    size_t length = (size_t)(part.end - part.start), actual = 0;
    char *out = arena_allocate(arena, length * MOST_TIMES, 1);
    struct libdeflate_decompressor *inflater = libdeflate_alloc_decompressor();
    libdeflate_zlib_decompress(
        inflater, part.start, length, out, length * MOST_TIMES, &actual);
    libdeflate_free_decompressor(inflater);
    return (struct part){out, out + actual};
}

static bool is_tag(struct part object)
{
    return has(object, "/StructTreeRoot/K") || has(object, "/Nums[0[") ||
           (has(object, "\n/S/") && has(object, "/P "));
}

/* Objects of a stream end with ">>" on a line of its own. */
static void take_objects(
    struct sizes *sizes, struct part packed, struct arena *arena)
{
    struct part plain = inflate(packed, arena);
    const char *at = memmem(
        plain.start, (size_t)(plain.end - plain.start), "<<", strlen("<<"));
    size_t tags = 0;
    while (at && at < plain.end) {
        const char *end = memmem(at, (size_t)(plain.end - at), "\n>>\n", 4);
        struct part object = {at, end ? end + 4 : plain.end};
        sizes->pages += has(object, "/Type/Page/");
        sizes->faces += count(object, "/Type/FontDescriptor");
        if (is_tag(object))
            tags += (size_t)(object.end - object.start);
        at = object.end;
    }
    sizes->tags += (double)tags / (double)(plain.end - plain.start) *
                   (double)(packed.end - packed.start);
}

/* A stream with the dictionary that stands before it. */
static void take_stream(struct sizes *sizes, struct part dictionary,
    struct part bytes, struct arena *arena)
{
    double length = (double)(bytes.end - dictionary.start);
    if (has(dictionary, "/ObjStm")) {
        take_objects(sizes, bytes, arena);
        return;
    }
    if (has(dictionary, "/Length1") || has(dictionary, "/CIDFontType0C") ||
        has(dictionary, "/CMap")) {
        sizes->fonts += length;
        return;
    }
    bool plain = has(dictionary, "<</Filter/FlateDecode\n/Length");
    if (plain && has(inflate(bytes, arena), "begincmap"))
        sizes->fonts += length;
    else if (plain)
        sizes->content += length;
}

static void measure(
    struct sizes *sizes, const struct source *file, struct arena *arena)
{
    const char *at = file->text, *end = at + file->length;
    for (;;) {
        const char *start = memmem(at, (size_t)(end - at), " 0 obj\n<<", 9);
        const char *body =
            start ? memmem(start, (size_t)(end - start), ">>\nstream\n", 10)
                  : NULL;
        const char *length =
            body ? memrchr(start, '/', (size_t)(body - start)) : NULL;
        if (!length || strncmp(length, "/Length ", 8) != 0)
            return;
        struct part bytes = {body + 10, body + 10 + atol(length + 8)};
        if (bytes.end > end)
            return;
        take_stream(sizes, (struct part){start, body}, bytes, arena);
        at = bytes.end;
    }
}

static bool print(const char *path)
{
    struct arena arena;
    struct diags diags;
    arena_init(&arena);
    diags_init(&diags, &arena);
    const struct source *file =
        file_read(&arena, path, FILE_LARGEST_PICTURE, &diags);
    diags_print(&diags, stderr, SEVERITY_ERROR, false);
    if (file) {
        struct sizes sizes = {0};
        measure(&sizes, file, &arena);
        const char *name = file_name(&arena, path);
        printf("%-32.*s %5zu %5zu %8zu %8.0f %8.0f %8.0f %8.0f\n",
            (int)strcspn(name, "."), name, sizes.pages, sizes.faces,
            file->length, sizes.content, sizes.tags, sizes.fonts,
            (double)file->length - sizes.content - sizes.tags - sizes.fonts);
    }
    arena_release(&arena);
    return file != NULL;
}

int main(int argument_count, char **arguments)
{
    bool ok = argument_count > 1;
    printf("%-32s %5s %5s %8s %8s %8s %8s %8s\n", "PDF, bytes", "pages",
        "faces", "all", "content", "tags", "fonts", "rest");
    for (int i = 1; i < argument_count; i++)
        ok = print(arguments[i]) && ok;
    return ok ? EXIT_SUCCESS : EXIT_FAILURE;
}
