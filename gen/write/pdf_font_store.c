/* The fonts of PDF files by their glyphs and the texts of these. */
#include "write/pdf_font_store.h"

#include "base/memory.h"
#include "base/quick_hash.h"
#include "write/pdf_font_codes.h"
#include "write/pdf_font_program.h"
#include "write/pdf_font_unicode.h"

#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Where pdf_font_store_trim begins anew: some hundred fonts. */
static const size_t MOST_BYTES = (size_t)2 << 20;

struct entry {
    const struct font *font;
    uint64_t hash; /* of the key */
    const char *key;
    size_t key_length;
    bool identity;
    const uint16_t *numbers; /* CID and code of each glyph and variant */
    struct pdf_stored_font made;
};

struct pdf_font_store {
    struct arena arena;
    ARRAY(struct entry *) entries;
    size_t bytes; /* about what the arena holds */
    struct buffer key;
};

struct pdf_font_store *pdf_font_store_new(void)
{
    return memory_allocate(1, sizeof(struct pdf_font_store));
}

void pdf_font_store_free(struct pdf_font_store *store)
{
    if (!store)
        return;
    arena_release(&store->arena);
    buffer_release(&store->key);
    free(store);
}

void pdf_font_store_trim(struct pdf_font_store *store)
{
    if (!store || store->bytes < MOST_BYTES)
        return;
    arena_release(&store->arena);
    store->entries.items = NULL;
    store->entries.count = store->entries.capacity = 0;
    store->bytes = 0;
}

/* ---- the key ------------------------------------------------------------- */

static void add_key_number(struct buffer *key, uint32_t number)
{
    buffer_add(key, &number, sizeof number);
}

/* The glyphs in the order of their ids, each with its texts. */
static void print_key(struct buffer *key, const struct pdf_font *font)
{
    buffer_clear(key);
    for (size_t i = 0; i < font->glyphs.count; i++) {
        const struct pdf_glyph *glyph = &font->glyphs.items[i];
        add_key_number(key, glyph->id);
        for (; glyph; glyph = glyph->variant) {
            add_key_number(key, glyph->text_length);
            buffer_add(key, glyph->text, glyph->text_length);
        }
        add_key_number(key, UINT32_MAX);
    }
}

static const struct entry *look_up(const struct pdf_font_store *store,
    const struct font *font, const struct buffer *key, uint64_t hash)
{
    for (size_t i = 0; i < store->entries.count; i++) {
        const struct entry *entry = store->entries.items[i];
        if (entry->hash == hash && entry->font == font &&
            entry->key_length == key->length &&
            memcmp(entry->key, key->bytes, key->length) == 0)
            return entry;
    }
    return NULL;
}

/* ---- the numbers of glyphs ----------------------------------------------- */

static size_t count_variants(const struct pdf_font *font)
{
    size_t count = 0;
    for (size_t i = 0; i < font->glyphs.count; i++)
        for (const struct pdf_glyph *glyph = &font->glyphs.items[i]; glyph;
             glyph = glyph->variant)
            count++;
    return count;
}

static const uint16_t *keep_numbers(
    const struct pdf_font *font, size_t count, struct arena *arena)
{
    uint16_t *numbers = arena_allocate(arena, count, 2 * sizeof *numbers);
    uint16_t *at = numbers;
    for (size_t i = 0; i < font->glyphs.count; i++)
        for (const struct pdf_glyph *glyph = &font->glyphs.items[i]; glyph;
             glyph = glyph->variant) {
            *at++ = glyph->cid;
            *at++ = glyph->code;
        }
    return numbers;
}

static void give_numbers(struct pdf_font *font, const struct entry *entry)
{
    const uint16_t *at = entry->numbers;
    font->identity = entry->identity;
    for (size_t i = 0; i < font->glyphs.count; i++)
        for (struct pdf_glyph *glyph = &font->glyphs.items[i]; glyph;
             glyph = glyph->variant) {
            glyph->cid = *at++;
            glyph->code = *at++;
        }
}

/* ---- making one ---------------------------------------------------------- */

/* "ABCDEF+Name": the six letters are a hash of the glyph ids (FNV-1a, 64
 * bits), so that two subsets of one font have two names. */
static const char *subset_name(const struct pdf_font *font, struct arena *arena)
{
    uint64_t hash = QUICK_HASH_START;
    for (size_t i = 0; i < font->glyphs.count; i++) {
        uint32_t id = font->glyphs.items[i].id;
        unsigned char bytes[] = {id & 0xFF, (id >> 8) & 0xFF};
        hash = quick_hash(hash, bytes, sizeof bytes);
    }
    char tag[7] = {0};
    for (int i = 0; i < 6; i++, hash /= 26)
        tag[i] = (char)('A' + hash % 26);
    char *name =
        arena_format(arena, "%s+%.63s", tag, font->font->postscript_name);
    for (char *at = name; *at; at++)
        if (!isalnum((unsigned char)*at) && !strchr("+-_.", *at))
            *at = '-';
    return name;
}

static int compare_codes(const void *left, const void *right)
{
    const struct pdf_glyph *const *a = left, *const *b = right;
    return (*a)->code < (*b)->code ? -1 : (*a)->code > (*b)->code;
}

/* The glyphs and their variants by code, *COUNT of them. */
static const struct pdf_glyph **sort_by_code(
    const struct pdf_font *font, size_t *count, struct arena *arena)
{
    const struct pdf_glyph **sorted =
        arena_allocate(arena, *count, sizeof *sorted);
    *count = 0;
    for (size_t i = 0; i < font->glyphs.count; i++) {
        const struct pdf_glyph *glyph = &font->glyphs.items[i];
        sorted[(*count)++] = glyph;
        for (glyph = glyph->variant; glyph; glyph = glyph->variant)
            if (glyph->code)
                sorted[(*count)++] = glyph;
    }
    qsort(sorted, *count, sizeof *sorted, compare_codes);
    return sorted;
}

static struct pdf_stored_stream keep_deflated(struct pdf_file *file,
    const void *bytes, size_t length, struct arena *arena)
{
    const struct buffer *deflated = pdf_deflate(file, bytes, length);
    return (struct pdf_stored_stream){
        arena_copy(arena, deflated->bytes, deflated->length), deflated->length};
}

static void make_maps(struct pdf_stored_font *made, const struct pdf_font *font,
    size_t count, struct pdf_file *file, struct arena *arena)
{
    struct buffer map = {0};
    const struct pdf_glyph **glyphs = sort_by_code(font, &count, file->arena);
    pdf_font_unicode_print(&map, glyphs, count, font->identity);
    made->text_map = keep_deflated(file, map.bytes, map.length, arena);
    if (!font->identity) {
        buffer_clear(&map);
        pdf_font_codes_print(&map,
            arena_format(file->arena, "%s-Codes", made->name), glyphs, count);
        made->code_map = keep_deflated(file, map.bytes, map.length, arena);
    }
    buffer_release(&map);
}

/* What FONT becomes, in ARENA; NULL and an error if it cannot. */
static struct entry *make(struct pdf_font *font, struct pdf_file *file,
    struct arena *arena, struct diags *diags)
{
    struct pdf_font_program program;
    if (!pdf_font_program_make(&program, font, diags))
        return NULL;
    struct entry *entry = arena_new(arena, struct entry);
    struct pdf_stored_font *made = &entry->made;
    pdf_font_codes_assign(font);
    size_t count = count_variants(font);
    entry->font = font->font;
    entry->identity = font->identity;
    entry->numbers = keep_numbers(font, count, arena);
    made->name = subset_name(font, arena);
    made->cff = program.cff;
    made->plain_length = program.length;
    made->program = keep_deflated(file, program.bytes, program.length, arena);
    make_maps(made, font, count, file, arena);
    pdf_font_program_release(&program);
    return entry;
}

const struct pdf_stored_font *pdf_font_store_take(struct pdf_font_store *store,
    struct pdf_font *font, struct pdf_file *file, struct diags *diags)
{
    if (!store) {
        struct entry *entry = make(font, file, file->arena, diags);
        return entry ? &entry->made : NULL;
    }
    print_key(&store->key, font);
    uint64_t hash =
        quick_hash(QUICK_HASH_START, store->key.bytes, store->key.length);
    const struct entry *known = look_up(store, font->font, &store->key, hash);
    if (known) {
        give_numbers(font, known);
        return &known->made;
    }
    struct entry *entry = make(font, file, &store->arena, diags);
    if (!entry)
        return NULL;
    entry->hash = hash;
    entry->key_length = store->key.length;
    entry->key = arena_copy(&store->arena, store->key.bytes, store->key.length);
    *array_add(&store->entries, &store->arena) = entry;
    store->bytes += entry->key_length + entry->made.program.length +
                    entry->made.text_map.length + entry->made.code_map.length;
    return &entry->made;
}
