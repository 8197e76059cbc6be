/* The cache of shaped words, and how one is shaped. */
#include "layout/shape.h"

#include "base/array.h"
#include "base/memory.h"
#include "base/quick_hash.h"
#include "base/utf8.h"
#include "layout/code_points.h"

#include <hb.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

/* Where words_trim begins anew: enough for some 10,000 words. */
static const size_t MOST_BYTES = (size_t)5 << 19;
enum { FEWEST_SLOTS = 4096 };

/* A word and what was asked for. */
struct entry {
    struct word_style style;
    bool graphemes;
    const char *text; /* with soft hyphens */
    size_t length;
    struct word word;
};

/* Small, since a new process touches nearly every page of the table. */
struct slot {
    uint64_t hash; /* 0: empty */
    const struct entry *entry;
};

/* What HarfBuzz works out once for a font, a script and a language. */
struct plan {
    const struct font *font;
    hb_segment_properties_t properties;
    hb_shape_plan_t *plan;
};

struct words {
    struct fonts *fonts;
    struct arena arena;
    struct arena scratch; /* of the word being shaped */
    size_t bytes;         /* about what the arena holds */
    struct slot *slots;
    size_t slot_count, used; /* slot_count is a power of two */
    hb_buffer_t *buffer;
    struct break_finder *finder;
    struct arena plan_arena;
    ARRAY(struct plan) plans;
};

/* A stretch of a word with one font and one script. */
struct stretch {
    const struct font *font;
    UScriptCode script;
    uint32_t start, end;
    enum part_end part_end;
};

/* A word being shaped. */
struct shaping {
    struct words *words;
    const struct word_style *style;
    const char *text; /* without soft hyphens */
    uint32_t length;
    const enum part_end *ends; /* for every byte: what may happen before it */
    ARRAY(struct stretch) stretches;
    ARRAY(struct word_part) parts;
    ARRAY(uint32_t) missing;   /* each once */
    struct code_points *noted; /* these; NULL: none */
    struct arena *arena;       /* emptied with the next word */
};

const struct word_language *word_language(const char *tag)
{
    return (const struct word_language *)hb_language_from_string(
        tag ? tag : "en", -1);
}

struct words *words_new(struct fonts *fonts)
{
    struct words *words = memory_allocate(1, sizeof *words);
    words->fonts = fonts;
    arena_init(&words->arena);
    words->slot_count = FEWEST_SLOTS;
    words->slots = memory_allocate(words->slot_count, sizeof *words->slots);
    words->buffer = hb_buffer_create();
    words->finder = break_finder_new();
    return words;
}

void words_free(struct words *words)
{
    if (!words)
        return;
    break_finder_free(words->finder);
    for (size_t i = 0; i < words->plans.count; i++)
        hb_shape_plan_destroy(words->plans.items[i].plan);
    arena_release(&words->plan_arena);
    arena_release(&words->scratch);
    hb_buffer_destroy(words->buffer);
    free(words->slots);
    arena_release(&words->arena);
    free(words);
}

void words_trim(struct words *words)
{
    if (words->bytes < MOST_BYTES)
        return;
    arena_release(&words->arena);
    words->bytes = 0;
    words->used = 0;
    memset(words->slots, 0, words->slot_count * sizeof *words->slots);
}

/* Over the text, then over what else tells words apart. The hash only places
 * words in the table; no output depends on it. */
static uint64_t hash_word(const struct word_style *style, const char *text,
    size_t length, bool graphemes)
{
    uint64_t hash = quick_hash(QUICK_HASH_START, text, length);
    uint64_t rest = (uint64_t)style->font->index << 3 |
                    (uint64_t)(style->patterns != NULL) << 2 |
                    (uint64_t)style->right_to_left << 1 | graphemes;
    hash = (hash ^ rest) * QUICK_HASH_PRIME;
    hash = (hash ^ (uintptr_t)style->language) * QUICK_HASH_PRIME;
    hash ^= hash >> 32;
    return hash ? hash : 1;
}

static bool same_word(const struct entry *entry, const struct word_style *style,
    const char *text, size_t length, bool graphemes)
{
    return entry->style.font == style->font &&
           entry->style.language == style->language &&
           entry->style.patterns == style->patterns &&
           entry->style.right_to_left == style->right_to_left &&
           entry->graphemes == graphemes && entry->length == length &&
           !memcmp(entry->text, text, length);
}

static void grow_table(struct words *words)
{
    struct slot *old = words->slots;
    size_t old_count = words->slot_count;
    words->slot_count *= 2;
    words->slots = memory_allocate(words->slot_count, sizeof *words->slots);
    for (size_t i = 0; i < old_count; i++) {
        if (!old[i].hash)
            continue;
        size_t at = old[i].hash & (words->slot_count - 1);
        while (words->slots[at].hash)
            at = (at + 1) & (words->slot_count - 1);
        words->slots[at] = old[i];
    }
    free(old);
}

/* Combining marks, joiners and variation selectors go with their base. */
static bool stays_with_base(uint32_t code_point)
{
    int8_t type = u_charType((UChar32)code_point);
    return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK ||
           type == U_COMBINING_SPACING_MARK || type == U_FORMAT_CHAR ||
           type == U_CONTROL_CHAR;
}

static void note_missing(struct shaping *shaping, uint32_t code_point)
{
    if (!shaping->noted)
        shaping->noted = arena_new(shaping->arena, struct code_points);
    if (!code_points_add(shaping->noted, shaping->arena, code_point))
        return;
    *array_add(&shaping->missing, shaping->arena) = code_point;
}

/* The font for a code point that follows one set in CURRENT. */
static const struct font *choose_font(
    struct shaping *shaping, uint32_t code_point, const struct font *current)
{
    const struct font *wanted = shaping->style->font;
    if (font_has(wanted, code_point))
        return wanted;
    if (current &&
        (stays_with_base(code_point) || font_has(current, code_point)))
        return current;
    if (stays_with_base(code_point) && !u_isgraph((UChar32)code_point))
        return wanted;
    const struct font *other =
        fonts_fallback(shaping->words->fonts, wanted, code_point);
    if (other)
        return other;
    note_missing(shaping, code_point);
    return wanted;
}

static UScriptCode script_of(uint32_t code_point)
{
    UErrorCode status = U_ZERO_ERROR;
    if ((code_point >= 'a' && code_point <= 'z') ||
        (code_point >= 'A' && code_point <= 'Z'))
        return USCRIPT_LATIN;
    return uscript_getScript((UChar32)code_point, &status);
}

/* Cuts the word where the font, the script or a line may break, and after a
 * length that no word has: shaping a stretch can take the square of it. */
static void itemize(struct shaping *shaping)
{
    enum { LONGEST = 1000 };
    const char *at = shaping->text, *end = at + shaping->length;
    struct stretch open = {.script = USCRIPT_COMMON};
    if (at == end)
        return; /* nothing but soft hyphens */
    while (at < end) {
        uint32_t start = (uint32_t)(at - shaping->text);
        uint32_t code_point = utf8_next(&at, end);
        UScriptCode script = script_of(code_point);
        bool neutral = script == USCRIPT_COMMON || script == USCRIPT_INHERITED;
        const struct font *font = choose_font(shaping, code_point, open.font);
        bool other_script =
            !neutral && open.script != USCRIPT_COMMON && script != open.script;
        enum part_end before = shaping->ends[start];
        if (before == PART_SOFT)
            before = PART_JOINED; /* shaped as one, cut afterwards */
        bool too_long = start - open.start >= LONGEST;
        if (start > 0 && (font != open.font || other_script || too_long ||
                             before != PART_JOINED)) {
            open.end = start;
            open.part_end = before;
            *array_add(&shaping->stretches, shaping->arena) = open;
            open.start = start;
            open.script = USCRIPT_COMMON;
        }
        open.font = font;
        if (!neutral)
            open.script = script;
    }
    open.end = shaping->length;
    *array_add(&shaping->stretches, shaping->arena) = open;
}

/* The plan for a font and what BUFFER says of its text. There are few of them:
 * a list is enough. */
static hb_shape_plan_t *find_plan(struct words *words, const struct font *font,
    hb_buffer_t *buffer, const hb_feature_t *features, unsigned feature_count)
{
    hb_segment_properties_t properties;
    hb_buffer_get_segment_properties(buffer, &properties);
    for (size_t i = 0; i < words->plans.count; i++) {
        struct plan *known = &words->plans.items[i];
        if (known->font == font &&
            hb_segment_properties_equal(&known->properties, &properties))
            return known->plan;
    }
    unsigned axes;
    const int *coordinates = hb_font_get_var_coords_normalized(font->hb, &axes);
    hb_shape_plan_t *plan = hb_shape_plan_create2(font->face, &properties,
        features, feature_count, coordinates, axes, NULL);
    *array_add(&words->plans, &words->plan_arena) =
        (struct plan){font, properties, plan};
    return plan;
}

/* Code is shown as it is typed: no arrow for "->", no ligature. */
static void run_harfbuzz(struct shaping *shaping, const struct stretch *stretch)
{
    hb_buffer_t *buffer = shaping->words->buffer;
    hb_buffer_clear_contents(buffer);
    hb_buffer_add_utf8(buffer, shaping->text, (int)shaping->length,
        stretch->start, (int)(stretch->end - stretch->start));
    hb_buffer_set_direction(buffer,
        shaping->style->right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_script_t script = HB_SCRIPT_LATIN;
    if (stretch->script != USCRIPT_COMMON)
        script =
            hb_script_from_string(uscript_getShortName(stretch->script), -1);
    hb_buffer_set_script(buffer, script);
    hb_buffer_set_language(buffer, (hb_language_t)shaping->style->language);
    static const hb_feature_t plain[] = {
        {HB_TAG('l', 'i', 'g', 'a'), 0, 0, HB_FEATURE_GLOBAL_END},
        {HB_TAG('c', 'l', 'i', 'g'), 0, 0, HB_FEATURE_GLOBAL_END},
        {HB_TAG('c', 'a', 'l', 't'), 0, 0, HB_FEATURE_GLOBAL_END},
    };
    const struct font *font = stretch->font;
    bool code = font->monospace && stretch->script != USCRIPT_ARABIC;
    const hb_feature_t *features = code ? plain : NULL;
    unsigned count = code ? sizeof plain / sizeof *plain : 0;
    hb_shape_plan_t *plan =
        find_plan(shaping->words, font, buffer, features, count);
    hb_shape_plan_execute(plan, font->hb, buffer, features, count);
}

/* Gives every glyph the text of its cluster, the first one in logical order
 * of a cluster all of it. */
static void set_texts(struct shaped_glyph *glyphs, unsigned count, uint32_t end,
    bool right_to_left)
{
    uint32_t next = end; /* where the cluster after the current one begins */
    for (unsigned step = 0; step < count; step++) {
        unsigned i = right_to_left ? step : count - 1 - step;
        struct shaped_glyph *glyph = &glyphs[i];
        bool more = step + 1 < count &&
                    glyphs[right_to_left ? i + 1 : i - 1].text_start ==
                        glyph->text_start;
        glyph->text_length = more ? 0 : next - glyph->text_start;
        if (!more)
            next = glyph->text_start;
    }
}

/* The share of a mark's width that may stand in the margin. */
static double hanging_share(uint32_t code_point, bool left)
{
    switch (code_point) {
    case '\'':
    case '"': return 0.5;
    case 0x2018:
    case 0x201C: return left ? 0.5 : 0;
    case 0x2019:
    case 0x201D: return left ? 0 : 0.5;
    case '.':
    case ',': return left ? 0 : 0.6;
    case ':':
    case ';': return left ? 0 : 0.35;
    case '-':
    case 0x2010: return left ? 0 : 0.5;
    case 0x2013: return left ? 0 : 0.3;
    case '(': return left ? 0.1 : 0;
    case ')': return left ? 0 : 0.1;
    default: return 0;
    }
}

static double hanging_em(const struct shaping *shaping, const struct font *font,
    const struct shaped_glyph *glyph, bool left)
{
    const char *at = shaping->text + glyph->text_start;
    const char *end = at + glyph->text_length;
    if (glyph->text_length == 0)
        return 0;
    uint32_t code_point = utf8_next(&at, end);
    double share = at == end ? hanging_share(code_point, left) : 0;
    return share * glyph->advance / font->units_per_em;
}

static struct word_part make_part(const struct shaping *shaping,
    const struct stretch *stretch, const struct shaped_glyph *glyphs,
    size_t count)
{
    const struct font *font = stretch->font;
    int64_t advance = 0;
    uint32_t start = stretch->start, length = 0;
    for (size_t i = 0; i < count; i++) {
        advance += glyphs[i].advance;
        length += glyphs[i].text_length;
        if (i == 0 || glyphs[i].text_start < start)
            start = glyphs[i].text_start;
    }
    bool hangs = count > 0 && !shaping->style->right_to_left;
    return (struct word_part){
        .hang_left_em = hangs ? hanging_em(shaping, font, glyphs, true) : 0,
        .hang_right_em =
            hangs ? hanging_em(shaping, font, &glyphs[count - 1], false) : 0,
        .font = font,
        .glyphs = glyphs,
        .glyph_count = count,
        .width_em = (double)advance / font->units_per_em,
        .text_start = start,
        .text_length = length,
        .end = stretch->part_end,
    };
}

/* Ends the part with a hyphen that is only seen at the end of a line. */
static void end_softly(const struct shaping *shaping, struct word_part *part)
{
    const struct font *font = part->font;
    bool right_to_left = shaping->style->right_to_left;
    const struct shaped_glyph *last =
        &part->glyphs[right_to_left ? 0 : part->glyph_count - 1];
    part->end = PART_SOFT;
    part->end_advance = last->advance;
    /* No mark above the glyph before; letters of Arabic stay joined. */
    if (last->text_length > 0 && !right_to_left)
        part->end_advance = font_advance(font, last->id);
    int32_t added = font->hyphen_advance + part->end_advance - last->advance;
    part->hyphen_em = (double)added / font->units_per_em;
    if (!right_to_left)
        part->hang_right_em = hanging_share(0x2010, false) *
                              font->hyphen_advance / font->units_per_em;
}

static const struct shaped_glyph *shape_glyphs(
    struct shaping *shaping, const struct stretch *stretch, size_t *count)
{
    run_harfbuzz(shaping, stretch);
    unsigned length;
    hb_buffer_t *buffer = shaping->words->buffer;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &length);
    const hb_glyph_position_t *positions =
        hb_buffer_get_glyph_positions(buffer, NULL);
    struct shaped_glyph *glyphs =
        arena_allocate(&shaping->words->arena, length, sizeof *glyphs);
    for (unsigned i = 0; i < length; i++) {
        glyphs[i].id = infos[i].codepoint;
        glyphs[i].advance = positions[i].x_advance;
        glyphs[i].x_offset = positions[i].x_offset;
        glyphs[i].y_offset = positions[i].y_offset;
        glyphs[i].text_start = infos[i].cluster;
    }
    set_texts(glyphs, length, stretch->end, shaping->style->right_to_left);
    shaping->words->bytes += length * sizeof *glyphs + sizeof(struct word_part);
    *count = length;
    return glyphs;
}

/* Bytes START to END of STRETCH as a word of its own. */
static struct word_part shape_half(struct shaping *shaping,
    const struct stretch *stretch, uint32_t start, uint32_t end)
{
    struct stretch half = *stretch;
    half.start = start;
    half.end = end;
    size_t count;
    const struct shaped_glyph *glyphs = shape_glyphs(shaping, &half, &count);
    return make_part(shaping, &half, glyphs, count);
}

/* The next place for a hyphen inside PART, from byte AT on; its end if there is
 * none. */
static uint32_t next_split(
    const struct shaping *shaping, const struct word_part *part, uint32_t at)
{
    const char *end = shaping->text + shaping->length;
    uint32_t part_end = part->text_start + part->text_length;
    for (; at < part_end; at++) {
        const char *letter = shaping->text + at;
        if (shaping->ends[at] == PART_SOFT &&
            !stays_with_base(utf8_next(&letter, end)))
            return at;
    }
    return part_end;
}

/* Places for a hyphen at the edge of a glyph have ended parts, so those that
 * are inside of one are inside of ligatures. Each costs as much as the part;
 * no word that is meant to be read has more than a few. */
static void add_splits(struct shaping *shaping, const struct stretch *stretch,
    struct word_part *part)
{
    enum { MOST = 8 };
    uint32_t start = part->text_start, end = start + part->text_length;
    uint32_t places[MOST];
    size_t count = 0;
    for (uint32_t at = next_split(shaping, part, start + 1);
         at < end && count < MOST; at = next_split(shaping, part, at + 1))
        places[count++] = at;
    if (count == 0)
        return;
    struct word_split *splits =
        arena_allocate(&shaping->words->arena, count, sizeof *splits);
    part->splits = splits;
    part->split_count = count;
    for (size_t i = 0; i < count; i++) {
        struct word_split *split = &splits[i];
        uint32_t at = places[i];
        split->before = shape_half(shaping, stretch, start, at);
        split->after = shape_half(shaping, stretch, at, end);
        end_softly(shaping, &split->before);
        if (part->end == PART_SOFT)
            end_softly(shaping, &split->after);
    }
    shaping->words->bytes += count * sizeof *splits;
}

/* Adds the glyphs FIRST to END, counted in the order of the text, of COUNT that
 * the stretch has. */
static void add_shaped_part(struct shaping *shaping,
    const struct stretch *stretch, const struct shaped_glyph *glyphs,
    size_t count, size_t first, size_t end, bool soft)
{
    if (shaping->style->right_to_left)
        glyphs += count - end;
    else
        glyphs += first;
    struct word_part *part = array_add(&shaping->parts, shaping->arena);
    *part = make_part(shaping, stretch, glyphs, end - first);
    if (soft)
        end_softly(shaping, part);
    if (stretch->font->hyphen_glyph)
        add_splits(shaping, stretch, part);
}

/* Cuts a stretch that has been shaped where a hyphen may come to stand. */
static void shape_stretch(
    struct shaping *shaping, const struct stretch *stretch)
{
    size_t count, first = 0;
    const struct shaped_glyph *glyphs = shape_glyphs(shaping, stretch, &count);
    bool soft = stretch->font->hyphen_glyph;
    for (size_t i = 1; soft && i < count; i++) {
        const struct shaped_glyph *glyph =
            &glyphs[shaping->style->right_to_left ? count - 1 - i : i];
        if (glyph->text_length == 0 ||
            shaping->ends[glyph->text_start] != PART_SOFT)
            continue;
        add_shaped_part(shaping, stretch, glyphs, count, first, i, true);
        first = i;
    }
    soft = soft && stretch->end < shaping->length &&
           shaping->ends[stretch->end] == PART_SOFT && count > first;
    add_shaped_part(shaping, stretch, glyphs, count, first, count, soft);
}

static struct word shape_new(struct shaping *shaping, bool graphemes)
{
    struct arena *arena = &shaping->words->arena;
    const struct word_style *style = shaping->style;
    struct breaks breaks =
        graphemes ? breaks_of_graphemes(shaping->words->finder, shaping->arena,
                        shaping->text, shaping->length)
                  : breaks_find(shaping->words->finder, shaping->arena,
                        style->right_to_left ? NULL : style->patterns,
                        shaping->text, shaping->length);
    shaping->text = breaks.text;
    shaping->length = breaks.length;
    shaping->ends = breaks.ends;
    itemize(shaping);
    struct word result = {0}, *word = &result;
    word->text = arena_copy(arena, shaping->text, shaping->length);
    word->length = shaping->length;
    for (size_t i = 0; i < shaping->stretches.count; i++)
        shape_stretch(shaping, &shaping->stretches.items[i]);
    word->part_count = shaping->parts.count;
    struct word_part *parts =
        arena_allocate(arena, word->part_count, sizeof *parts);
    if (word->part_count)
        memcpy(parts, shaping->parts.items, word->part_count * sizeof *parts);
    word->parts = parts;
    word->missing_count = shaping->missing.count;
    if (word->missing_count) {
        uint32_t *missing =
            arena_allocate(arena, word->missing_count, sizeof *missing);
        memcpy(missing, shaping->missing.items,
            word->missing_count * sizeof *missing);
        word->missing = missing;
    }
    shaping->words->bytes += sizeof(struct entry) + shaping->length;
    return result;
}

static const struct word *look_up(struct words *words,
    const struct word_style *style, const char *text, size_t length,
    bool graphemes)
{
    uint64_t hash = hash_word(style, text, length, graphemes);
    size_t at = hash & (words->slot_count - 1);
    for (; words->slots[at].hash; at = (at + 1) & (words->slot_count - 1))
        if (words->slots[at].hash == hash &&
            same_word(words->slots[at].entry, style, text, length, graphemes))
            return &words->slots[at].entry->word;
    arena_reset(&words->scratch);
    struct shaping shaping = {
        .arena = &words->scratch,
        .words = words,
        .style = style,
        .text = text,
        .length = (uint32_t)length,
    };
    struct entry *entry = arena_new(&words->arena, struct entry);
    *entry = (struct entry){.style = *style,
        .graphemes = graphemes,
        .length = length,
        .word = shape_new(&shaping, graphemes)};
    entry->text = entry->word.text;
    if (entry->word.length != length)
        entry->text = arena_copy(&words->arena, text, length);
    words->slots[at] = (struct slot){hash, entry};
    if (++words->used * 2 > words->slot_count)
        grow_table(words);
    return &entry->word;
}

const struct word *word_shape(struct words *words,
    const struct word_style *style, const char *text, size_t length)
{
    return look_up(words, style, text, length, false);
}

const struct word *word_shape_graphemes(struct words *words,
    const struct word_style *style, const char *text, size_t length)
{
    return look_up(words, style, text, length, true);
}
