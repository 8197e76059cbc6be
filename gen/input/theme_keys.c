/* Every key of theme.yaml, with what it takes and what it is for. */
#include "input/theme_keys.h"

#include "input/theme.h"

#include <stddef.h>
#include <string.h>

/* The same in several rows. */
#define LENGTH "a length, such as 10.5pt or 20mm,"
#define TEXT_SIZE .unit = "pt", .low = 6, .high = 24
#define MARGIN .unit = "pt", .low = 20, .high = 400
#define WEIGHT                                                                 \
    {                                                                          \
        "weight", "a number", REQUIRED, .help = "400 is regular", .low = 100,  \
                                        .high = 900                            \
    }
#define LINE_HEIGHT                                                            \
    {                                                                          \
        "line-height", "a number", REQUIRED, .help = "times the size",         \
                                             .low = 1, .high = 3               \
    }
#define COLOUR "\"#rrggbb\", or a name"
#define NOTHING ""
#define REQUIRED NULL

static const char *const covers[] = {[COVER_QUIET] = "quiet",
    [COVER_BAND] = "band",
    [COVER_FULL] = "full",
    NULL};

static const struct keys top = {"theme", "theme.yaml",
    (const struct key[]){
        {"name", "a text", NOTHING, .help = "what --theme calls it"},
        {"color", "a map", REQUIRED, .help = "the colours"},
        {"typography", "a map", REQUIRED, .help = "fonts, sizes and lines"},
        {"page", "a map", REQUIRED,
            .help = "the pages of the PDF and of the DOCX"},
        {"logo", "a file, or brand.yml's map of sizes", NOTHING,
            .help =
                "a picture beside this file, PNG, JPEG or SVG, on the cover"},
        {"cover", "a word", "quiet",
            .help = "how the cover looks: paper, a band of the primary colour, "
                    "or all of it",
            .words = covers},
        {0}}};

static const struct keys colours = {"color", "theme.yaml, color",
    (const struct key[]){{"palette", "a map from names to \"#rrggbb\"", NOTHING,
                             .help = "names for the others"},
        {"foreground", COLOUR, REQUIRED, .help = "of text"},
        {"background", COLOUR, REQUIRED, .help = "of the page"},
        {"primary", COLOUR, REQUIRED,
            .help = "of headings and the cover's band"},
        {"secondary", COLOUR, REQUIRED,
            .help = "of small accents: section numbers"},
        {"muted", COLOUR, REQUIRED, .help = "of captions and page numbers"},
        {"rule", COLOUR, REQUIRED, .help = "of lines of tables"},
        {"surface", COLOUR, REQUIRED,
            .help = "behind code, callouts and heads of tables"},
        {"info", COLOUR, REQUIRED, .help = "of a note"},
        {"success", COLOUR, REQUIRED, .help = "of a tip"},
        {"warning", COLOUR, REQUIRED, .help = "of a caution"},
        {"danger", COLOUR, REQUIRED, .help = "of a warning"}, {0}}};

static const struct keys typography = {"typography", "theme.yaml, typography",
    (const struct key[]){{"base", "a map; in a brand file also a family",
                             REQUIRED, .help = "running text"},
        {"headings", "a map; in a brand file also a family", REQUIRED,
            .help = "headings"},
        {"monospace", "a map; in a brand file also a family", REQUIRED,
            .help = "code"},
        {"link", "a map", REQUIRED, .help = "links"},
        {"small", "a map", REQUIRED,
            .help =
                "tables' heads, footnotes, captions, head and foot of a page"},
        {"justify", "yes or no", "yes",
            .help = "lines of the PDF are of equal length"},
        {"hanging", "yes or no", "yes",
            .help = "small marks stand out into the margins of the PDF"},
        {"line-numbers", "yes or no", "no", .help = "beside code, in the PDF"},
        {0}}};

static const struct keys base = {"base", "theme.yaml, typography.base",
    (const struct key[]){
        {"family", "a font family", REQUIRED, .help = "as fontconfig knows it"},
        {"size", LENGTH, REQUIRED, .help = "of running text", TEXT_SIZE},
        WEIGHT, LINE_HEIGHT, {0}}};

static const struct keys headings = {"headings",
    "theme.yaml, typography.headings",
    (const struct key[]){
        {"family", "a font family", REQUIRED, .help = "as fontconfig knows it"},
        {"sizes", "a list of six lengths", REQUIRED,
            .help = "by level, the title first", .unit = "pt", .low = 6,
            .high = 96},
        WEIGHT, LINE_HEIGHT, {0}}};

static const struct keys monospace = {"monospace",
    "theme.yaml, typography.monospace",
    (const struct key[]){
        {"family", "a font family", REQUIRED, .help = "as fontconfig knows it"},
        {"size", LENGTH, REQUIRED, .help = "of code", TEXT_SIZE}, WEIGHT, {0}}};

static const struct keys link = {"link", "theme.yaml, typography.link",
    (const struct key[]){{"color", COLOUR, REQUIRED, .help = "of links"}, {0}}};

static const struct keys small = {"small", "theme.yaml, typography.small",
    (const struct key[]){
        {"size", LENGTH, REQUIRED,
            .help = "of tables' heads, footnotes and captions", TEXT_SIZE},
        {0}}};

static const struct keys page = {"page", "theme.yaml, page",
    (const struct key[]){
        {"size", "A4, Letter, or [width, height]", REQUIRED,
            .help = "of the paper", .unit = "pt", .low = 200, .high = 5000},
        {"margin", "a map", REQUIRED, .help = "around the text"},
        {"facing", "yes or no", "no",
            .help = "printed on both sides: margin.inner and margin.outer "
                    "stand for "
                    "left and right"},
        {"grid", "yes or no", "no",
            .help = "lines of text stand at the same heights on all pages"},
        {0}}};

static const struct keys margin = {"margin", "theme.yaml, page.margin",
    (const struct key[]){
        {"top", LENGTH, REQUIRED, .help = "above the text", MARGIN},
        {"bottom", LENGTH, REQUIRED, .help = "below the text", MARGIN},
        {"left", LENGTH, NOTHING, .help = "needed unless facing", MARGIN},
        {"right", LENGTH, NOTHING, .help = "needed unless facing", MARGIN},
        {"inner", LENGTH, NOTHING,
            .help = "needed if facing: towards the spine", MARGIN},
        {"outer", LENGTH, NOTHING, .help = "needed if facing: away from it",
            MARGIN},
        {0}}};

/* What brand.yml has besides, and other tools read. */
static const char *const brand_top[] = {"meta", "defaults", NULL};
static const char *const brand_colours[] = {"tertiary", "light", "dark", NULL};
static const char *const brand_typography[] = {
    "fonts", "monospace-inline", "monospace-block", NULL};
static const char *const brand_face[] = {"style", "color", "background-color",
    "decoration", "size", "weight", "line-height", NULL};

const struct theme_map theme_maps[] = {
    {"", &top, brand_top},
    {"color", &colours, brand_colours},
    {"typography", &typography, brand_typography},
    {"typography.base", &base, brand_face},
    {"typography.headings", &headings, brand_face},
    {"typography.monospace", &monospace, brand_face},
    {"typography.link", &link, brand_face},
    {"typography.small", &small, brand_face},
    {"page", &page, NULL},
    {"page.margin", &margin, NULL},
    {0},
};

const struct keys *theme_keys_at(const char *path)
{
    const struct theme_map *map = theme_maps;
    while (strcmp(map->path, path) != 0)
        map++;
    return map->keys;
}

const struct key *theme_key(struct arena *arena, const char *path)
{
    const char *dot = strrchr(path, '.');
    size_t length = dot ? (size_t)(dot - path) : 0;
    return keys_row(
        theme_keys_at(arena_copy(arena, path, length)), dot ? dot + 1 : path);
}
