/* Packs a hyphenation dictionary of libhyphen into the source of a constant
 * table, for layout/hyphenate.h.
 *
 *     compile NAME FILE.dic > NAME.c
 *
 * Runs when the program is built. A dictionary has its character set in the
 * first line, which must be UTF-8; then settings and patterns, one a line. */
#include "base/array.h"
#include "base/file.h"
#include "layout/hyphenate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST_PATTERN = 64, MOST_CELLS = 65536, BYTES = 256 };

/* A node of the trie before it is packed: children are a linked list. */
struct node {
    unsigned char byte;
    uint16_t values;
    size_t child, sibling; /* 0: none; node 0 is the root */
};

struct compiler {
    struct arena arena;
    ARRAY(struct node) nodes;
    ARRAY(unsigned char) values;
    ARRAY(uint16_t) entries; /* where each entry of the values begins */
    unsigned left, right;

    struct pattern_cell cells[MOST_CELLS + BYTES];
    bool is_base[MOST_CELLS];
    size_t first_free, cell_count;
};

static _Noreturn void fail(const char *what, const char *line)
{
    fprintf(stderr, "patterns: %s: %s\n", what, line);
    exit(1);
}

static size_t child_of(
    struct compiler *compiler, size_t parent, unsigned char byte)
{
    size_t at = compiler->nodes.items[parent].child;
    for (; at; at = compiler->nodes.items[at].sibling)
        if (compiler->nodes.items[at].byte == byte)
            return at;
    at = compiler->nodes.count;
    *array_add(&compiler->nodes, &compiler->arena) = (struct node){
        .byte = byte, .sibling = compiler->nodes.items[parent].child};
    compiler->nodes.items[parent].child = at;
    return at;
}

/* Where the COUNT values from FIRST on are kept, each set of them once. */
static uint16_t keep_values(
    struct compiler *compiler, const unsigned char *values, size_t count)
{
    unsigned char entry[LONGEST_PATTERN + 2];
    size_t first = 0;
    while (first < count && values[first] == 0)
        first++;
    while (count > first && values[count - 1] == 0)
        count--;
    entry[0] = (unsigned char)first;
    entry[1] = (unsigned char)(count - first);
    memcpy(entry + 2, values + first, count - first);
    size_t length = count - first + 2;
    for (size_t i = 0; i < compiler->entries.count; i++) {
        size_t at = compiler->entries.items[i];
        if (at + length <= compiler->values.count &&
            !memcmp(&compiler->values.items[at], entry, length))
            return (uint16_t)at;
    }
    size_t at = compiler->values.count;
    if (at + length > UINT16_MAX)
        fail("too many values", "");
    *array_add(&compiler->entries, &compiler->arena) = (uint16_t)at;
    for (size_t i = 0; i < length; i++)
        *array_add(&compiler->values, &compiler->arena) = entry[i];
    return (uint16_t)at;
}

static void add_pattern(struct compiler *compiler, const char *line)
{
    unsigned char values[LONGEST_PATTERN + 1] = {0};
    size_t node = 0, length = 0;
    for (const char *at = line; *at; at++) {
        if (length >= LONGEST_PATTERN)
            fail("a pattern is too long", line);
        if (*at >= '0' && *at <= '9') {
            values[length] = (unsigned char)(*at - '0');
            continue;
        }
        node = child_of(compiler, node, (unsigned char)*at);
        length++;
    }
    if (length == 0 || strpbrk(line, "/ \t="))
        fail("not a plain pattern", line);
    uint16_t kept = keep_values(compiler, values, length + 1);
    compiler->nodes.items[node].values = kept;
}

static bool read_setting(struct compiler *compiler, const char *line)
{
    if (sscanf(line, "LEFTHYPHENMIN %u", &compiler->left) == 1 ||
        sscanf(line, "RIGHTHYPHENMIN %u", &compiler->right) == 1)
        return true;
    /* Of compounds that other languages write in one word. */
    return strncmp(line, "COMPOUND", 8) == 0;
}

static void read_dictionary(struct compiler *compiler, const char *path)
{
    struct diags diags;
    diags_init(&diags, &compiler->arena);
    const struct source *source =
        file_read_text(&compiler->arena, path, &diags);
    if (!source) {
        diags_print(&diags, stderr, SEVERITY_ERROR, false);
        exit(1);
    }
    for (size_t i = 1; i <= source->line_count; i++) {
        size_t length;
        const char *text = source_line(source, (int)i, &length);
        const char *line = arena_copy(&compiler->arena, text, length);
        if (i == 1 && strcmp(line, "UTF-8") != 0)
            fail("the character set is not UTF-8", line);
        if (i > 1 && *line && *line != '%' && *line != '#' &&
            !read_setting(compiler, line))
            add_pattern(compiler, line);
    }
}

/* ---- packing ------------------------------------------------------------- */

/* True if all children of NODE find their cells empty. */
static bool fits(const struct compiler *compiler, size_t node, size_t base)
{
    const struct node *nodes = compiler->nodes.items;
    for (size_t at = nodes[node].child; at; at = nodes[at].sibling)
        if (compiler->cells[base + nodes[at].byte].byte)
            return false;
    return true;
}

/* First fit, as in Liang's program. */
static size_t find_base(struct compiler *compiler, size_t node)
{
    const struct node *first =
        &compiler->nodes.items[compiler->nodes.items[node].child];
    while (compiler->cells[compiler->first_free].byte)
        compiler->first_free++;
    size_t base = 1;
    if (compiler->first_free > (size_t)first->byte + 1)
        base = compiler->first_free - first->byte;
    for (; base < MOST_CELLS; base++)
        if (!compiler->is_base[base] && fits(compiler, node, base))
            return base;
    fail("too many patterns", "");
}

/* Places the children of NODE at BASE. */
static void place(struct compiler *compiler, size_t node, size_t base)
{
    const struct node *nodes = compiler->nodes.items;
    compiler->is_base[base] = true;
    for (size_t at = nodes[node].child; at; at = nodes[at].sibling) {
        size_t cell = base + nodes[at].byte;
        compiler->cells[cell].byte = nodes[at].byte;
        compiler->cells[cell].values = nodes[at].values;
    }
    if (base + BYTES > compiler->cell_count)
        compiler->cell_count = base + BYTES;
}

/* From the root on, so that the root's base is 1. */
static void pack(struct compiler *compiler)
{
    size_t count = compiler->nodes.count;
    const struct node *nodes = compiler->nodes.items;
    size_t *queue = arena_allocate(&compiler->arena, count, sizeof *queue);
    size_t *cells = arena_allocate(&compiler->arena, count, sizeof *cells);
    size_t end = 0;
    queue[end++] = 0;
    for (size_t i = 0; i < end; i++) {
        size_t node = queue[i];
        if (!nodes[node].child)
            continue;
        size_t base = node == 0 ? 1 : find_base(compiler, node);
        place(compiler, node, base);
        if (node != 0)
            compiler->cells[cells[node]].next = (uint16_t)base;
        for (size_t at = nodes[node].child; at; at = nodes[at].sibling) {
            cells[at] = base + nodes[at].byte;
            queue[end++] = at;
        }
    }
}

static void print(const struct compiler *compiler, const char *name)
{
    printf("#include \"layout/hyphenate.h\"\n\n"
           "static const struct pattern_cell cells[] = {");
    for (size_t i = 0; i < compiler->cell_count; i++) {
        const struct pattern_cell *cell = &compiler->cells[i];
        printf("%s{%u,%u,%u},", i % 8 ? "" : "\n", (unsigned)cell->next,
            (unsigned)cell->values, (unsigned)cell->byte);
    }
    printf("\n};\n\nstatic const unsigned char values[] = {");
    for (size_t i = 0; i < compiler->values.count; i++)
        printf(
            "%s%u,", i % 24 ? "" : "\n", (unsigned)compiler->values.items[i]);
    printf("\n};\n\nconst struct patterns patterns_%s = "
           "{cells, values, %u, %u};\n",
        name, compiler->left, compiler->right);
}

int main(int argument_count, char **arguments)
{
    if (argument_count != 3)
        fail("usage", "compile NAME FILE.dic");
    struct compiler *compiler = calloc(1, sizeof *compiler);
    if (!compiler)
        fail("no memory", arguments[2]);
    compiler->left = compiler->right = 2;
    /* Entry 0 is no pattern's. */
    *array_add(&compiler->values, &compiler->arena) = 0;
    *array_add(&compiler->values, &compiler->arena) = 0;
    array_add(&compiler->nodes, &compiler->arena);
    read_dictionary(compiler, arguments[2]);
    pack(compiler);
    print(compiler, arguments[1]);
    arena_release(&compiler->arena);
    free(compiler);
    return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}
