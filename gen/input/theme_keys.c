/* Every key of theme.yaml, with what it takes and what it is for. */
#include "input/theme_keys.h"

#include <stddef.h>

#define LENGTH "a length, such as 10.5pt or 20mm"
#define COLOUR "\"#rrggbb\", or a name"
#define NOTHING ""
#define REQUIRED NULL

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
        {"cover", "quiet, band or full", "quiet",
            .help = "how the cover looks: paper, a band of the primary colour, "
                    "or all of it"},
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
        {"size", LENGTH, REQUIRED, .help = "from 6pt to 24pt"},
        {"weight", "a number from 100 to 900", REQUIRED,
            .help = "400 is regular"},
        {"line-height", "a number from 1 to 3", REQUIRED,
            .help = "times the size"},
        {0}}};

static const struct keys headings = {"headings",
    "theme.yaml, typography.headings",
    (const struct key[]){
        {"family", "a font family", REQUIRED, .help = "as fontconfig knows it"},
        {"sizes", "a list of six lengths", REQUIRED,
            .help = "by level, the title first; from 6pt to 96pt"},
        {"weight", "a number from 100 to 900", REQUIRED,
            .help = "400 is regular"},
        {"line-height", "a number from 1 to 3", REQUIRED,
            .help = "times the size"},
        {0}}};

static const struct keys monospace = {"monospace",
    "theme.yaml, typography.monospace",
    (const struct key[]){
        {"family", "a font family", REQUIRED, .help = "as fontconfig knows it"},
        {"size", LENGTH, REQUIRED, .help = "from 6pt to 24pt"},
        {"weight", "a number from 100 to 900", REQUIRED,
            .help = "400 is regular"},
        {0}}};

static const struct keys link = {"link", "theme.yaml, typography.link",
    (const struct key[]){{"color", COLOUR, REQUIRED, .help = "of links"}, {0}}};

static const struct keys small = {"small", "theme.yaml, typography.small",
    (const struct key[]){
        {"size", LENGTH, REQUIRED, .help = "from 6pt to 24pt"}, {0}}};

static const struct keys page = {"page", "theme.yaml, page",
    (const struct key[]){{"size", "A4, Letter, or [width, height]", REQUIRED,
                             .help = "of the paper"},
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
        {"top", LENGTH, REQUIRED, .help = "from 20pt to 400pt, as the others"},
        {"bottom", LENGTH, REQUIRED, .help = "below the text"},
        {"left", LENGTH, NOTHING, .help = "needed unless facing"},
        {"right", LENGTH, NOTHING, .help = "needed unless facing"},
        {"inner", LENGTH, NOTHING,
            .help = "needed if facing: towards the spine"},
        {"outer", LENGTH, NOTHING, .help = "needed if facing: away from it"},
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
