/* Typography, colours and page geometry, for HTML and PDF alike.
 *
 * A setting is looked for in the brand first, then in the changes, then in the
 * theme. The theme must have them all, and neither it nor the changes may have
 * anything else; a brand may have more than we read, since other tools share
 * the file. */
#include "input/theme.h"

#include "base/array.h"
#include "base/file.h"
#include "input/number_text.h"
#include "input/theme_keys.h"
#include "input/yaml.h"

#include <string.h>

enum { MOST_CHANGES = 4 };

struct reader {
    struct arena *arena;
    struct diags *diags;
    struct theme *theme;
    const struct yaml *root;                  /* of theme.yaml */
    const struct yaml *changes[MOST_CHANGES]; /* of files that change it */
    size_t change_count;
    const struct yaml *brand; /* NULL: none */
};

/* ---- finding a setting --------------------------------------------------- */

/* The node at PATH ("typography.base.size") below MAP, or NULL. */
static const struct yaml *descend(const struct yaml *map, const char *path)
{
    char key[64];
    while (map) {
        size_t length = strcspn(path, ".");
        if (length >= sizeof key)
            return NULL;
        memcpy(key, path, length);
        key[length] = '\0';
        map = yaml_lookup(map, key);
        if (path[length] == '\0')
            return map;
        path += length + 1;
    }
    return NULL;
}

static const struct yaml *find_setting(
    const struct reader *reader, const char *path)
{
    const struct yaml *node = descend(reader->brand, path);
    for (size_t i = reader->change_count; !node && i-- > 0;)
        node = descend(reader->changes[i], path);
    return node ? node : descend(reader->root, path);
}

/* The scalar at PATH; an error, and NULL, if there is none. */
static const struct yaml *require(struct reader *reader, const char *path)
{
    const struct yaml *node = find_setting(reader, path);
    if (node && node->kind == YAML_SCALAR && *node->text)
        return node;
    diag_add(reader->diags, SEVERITY_ERROR,
        node ? node->place : reader->root->place, NULL, "\"%s\" is %s", path,
        node ? "not a single value" : "missing");
    return NULL;
}

/* ---- single values ------------------------------------------------------- */

/* A number with a unit, in pt, as far as the row KEY allows it. A CSS pixel is
 * 1/96 inch (CSS Values 4, 6.2). */
static double parse_length(
    struct reader *reader, const struct yaml *node, const struct key *key)
{
    static const struct {
        const char *name;
        double pt;
    } units[] = {{"pt", 1}, {"mm", 72 / 25.4}, {"cm", 72 / 2.54}, {"in", 72},
        {"px", 0.75}};
    size_t digits = strspn(node->text, "0123456789.");
    double number;
    if (number_text_read(
            arena_copy(reader->arena, node->text, digits), &number))
        for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
            double pt = number * units[i].pt;
            if (strcmp(node->text + digits, units[i].name) == 0 &&
                pt >= (double)key->low && pt <= (double)key->high)
                return pt;
        }
    diag_add(reader->diags, SEVERITY_ERROR, node->place,
        arena_format(reader->arena,
            "a number with pt, mm, cm, in or px, from %ldpt to %ldpt", key->low,
            key->high),
        "\"%s\" is not a length that fits here", node->text);
    return (double)key->low;
}

static double read_length(struct reader *reader, const char *path)
{
    const struct yaml *node = require(reader, path);
    const struct key *key = theme_key(reader->arena, path);
    return node ? parse_length(reader, node, key) : (double)key->low;
}

static double read_factor(struct reader *reader, const char *path)
{
    const struct yaml *node = require(reader, path);
    const struct key *key = theme_key(reader->arena, path);
    double low = (double)key->low, high = (double)key->high, number;
    if (!node)
        return low;
    if (number_text_read(node->text, &number) && number >= low &&
        number <= high)
        return number;
    diag_add(reader->diags, SEVERITY_ERROR, node->place, NULL,
        "\"%s\" must be a number from %g to %g", path, low, high);
    return low;
}

static int hexadecimal(char c)
{
    static const char digits[] = "0123456789abcdef";
    char lower = c >= 'A' && c <= 'F' ? (char)(c - 'A' + 'a') : c;
    const char *found = lower ? strchr(digits, lower) : NULL;
    return found ? (int)(found - digits) : -1;
}

static bool parse_colour(const char *text, struct colour *colour)
{
    if (text[0] != '#' || strlen(text) != 7)
        return false;
    unsigned char parts[3];
    for (int i = 0; i < 3; i++) {
        int high = hexadecimal(text[1 + 2 * i]);
        int low = hexadecimal(text[2 + 2 * i]);
        if (high < 0 || low < 0)
            return false;
        parts[i] = (unsigned char)(high * 16 + low);
    }
    *colour = (struct colour){parts[0], parts[1], parts[2]};
    return true;
}

/* "#rrggbb", or the name of another colour or of one in the palette. */
static struct colour read_colour(struct reader *reader, const char *path)
{
    struct colour colour = {0, 0, 0};
    const struct yaml *node = require(reader, path);
    const struct yaml *named = node;
    for (int hops = 0; named && named->kind == YAML_SCALAR && hops < 8;
         hops++) {
        if (parse_colour(named->text, &colour))
            return colour;
        const struct yaml *next = find_setting(reader,
            arena_format(reader->arena, "color.palette.%s", named->text));
        if (!next || next == named)
            next = find_setting(
                reader, arena_format(reader->arena, "color.%s", named->text));
        named = next;
    }
    if (node)
        diag_add(reader->diags, SEVERITY_ERROR, node->place,
            "write \"#rrggbb\" in quotes, or a name from the palette",
            "\"%s\" is not a colour", node->text);
    return colour;
}

/* ---- typography ---------------------------------------------------------- */

/* brand.yml allows `base: Family` for `base: {family: Family}`. */
static const struct yaml *find_family(struct reader *reader, const char *role)
{
    const char *path = arena_format(reader->arena, "typography.%s", role);
    const struct yaml *brand = descend(reader->brand, path);
    if (brand && brand->kind == YAML_SCALAR && *brand->text)
        return brand;
    return require(reader, arena_format(reader->arena, "%s.family", path));
}

static struct typeface read_typeface(struct reader *reader, const char *role)
{
    struct typeface typeface = {.family = "", .weight = 400};
    const struct yaml *family = find_family(reader, role);
    if (family) {
        typeface.family = family->text;
        typeface.place = family->place;
    }
    const char *path =
        arena_format(reader->arena, "typography.%s.weight", role);
    typeface.weight = (int)read_factor(reader, path);
    return typeface;
}

static void read_heading_sizes(struct reader *reader)
{
    static const char path[] = "typography.headings.sizes";
    const struct yaml *sizes = find_setting(reader, path);
    const struct key *key = theme_key(reader->arena, path);
    if (!sizes || sizes->kind != YAML_LIST || sizes->count != HEADING_LEVELS) {
        diag_add(reader->diags, SEVERITY_ERROR,
            sizes ? sizes->place : reader->root->place, NULL,
            "\"%s\" must be a list of six lengths", path);
        return;
    }
    for (size_t i = 0; i < HEADING_LEVELS; i++)
        reader->theme->heading_sizes_pt[i] =
            parse_length(reader, &sizes->items[i], key);
}

/* The flag KEY of the map SECTION. */
static bool read_flag(
    struct reader *reader, const char *section, const char *key)
{
    const struct yaml *map = yaml_lookup(reader->brand, section);
    for (size_t i = reader->change_count; !yaml_lookup(map, key) && i-- > 0;)
        map = yaml_lookup(reader->changes[i], section);
    if (!yaml_lookup(map, key))
        map = yaml_lookup(reader->root, section);
    return keys_boolean(map, theme_keys_at(section), key, reader->diags);
}

static void read_typography(struct reader *reader)
{
    struct theme *theme = reader->theme;
    theme->base = read_typeface(reader, "base");
    theme->headings = read_typeface(reader, "headings");
    theme->monospace = read_typeface(reader, "monospace");
    theme->base_size_pt = read_length(reader, "typography.base.size");
    theme->line_height = read_factor(reader, "typography.base.line-height");
    theme->heading_line_height =
        read_factor(reader, "typography.headings.line-height");
    theme->monospace_size_pt = read_length(reader, "typography.monospace.size");
    theme->small_size_pt = read_length(reader, "typography.small.size");
    theme->justify = read_flag(reader, "typography", "justify");
    theme->hanging = read_flag(reader, "typography", "hanging");
    theme->line_numbers = read_flag(reader, "typography", "line-numbers");
    read_heading_sizes(reader);
}

static void read_colours(struct reader *reader)
{
    struct theme *theme = reader->theme;
    theme->foreground = read_colour(reader, "color.foreground");
    theme->background = read_colour(reader, "color.background");
    theme->primary = read_colour(reader, "color.primary");
    theme->secondary = read_colour(reader, "color.secondary");
    theme->muted = read_colour(reader, "color.muted");
    theme->rule = read_colour(reader, "color.rule");
    theme->surface = read_colour(reader, "color.surface");
    theme->note = read_colour(reader, "color.info");
    theme->tip = read_colour(reader, "color.success");
    theme->caution = read_colour(reader, "color.warning");
    theme->warning = read_colour(reader, "color.danger");
    theme->link = read_colour(reader, "typography.link.color");
}

/* ---- page and logo ------------------------------------------------------- */

static void read_page_size(struct reader *reader)
{
    struct theme *theme = reader->theme;
    const struct yaml *size = find_setting(reader, "page.size");
    const struct key *key = theme_key(reader->arena, "page.size");
    theme->page_width_pt = 210 * 72 / 25.4;
    theme->page_height_pt = 297 * 72 / 25.4;
    if (size && size->kind == YAML_LIST && size->count == 2) {
        theme->page_width_pt = parse_length(reader, &size->items[0], key);
        theme->page_height_pt = parse_length(reader, &size->items[1], key);
    } else if (size && strcmp(size->text, "Letter") == 0) {
        theme->page_width_pt = 612;
        theme->page_height_pt = 792;
    } else if (!size || strcmp(size->text, "A4") != 0) {
        diag_add(reader->diags, SEVERITY_ERROR,
            size ? size->place : reader->root->place, key->takes,
            "\"page.size\" is missing or unknown");
    }
}

static void read_page(struct reader *reader)
{
    struct theme *theme = reader->theme;
    read_page_size(reader);
    theme->margin_top_pt = read_length(reader, "page.margin.top");
    theme->facing = read_flag(reader, "page", "facing");
    theme->grid = read_flag(reader, "page", "grid");
    const char *right =
        theme->facing ? "page.margin.outer" : "page.margin.right";
    const char *left = theme->facing ? "page.margin.inner" : "page.margin.left";
    theme->margin_right_pt = read_length(reader, right);
    theme->margin_bottom_pt = read_length(reader, "page.margin.bottom");
    theme->margin_left_pt = read_length(reader, left);
    double width =
        theme->page_width_pt - theme->margin_left_pt - theme->margin_right_pt;
    double height =
        theme->page_height_pt - theme->margin_top_pt - theme->margin_bottom_pt;
    if (width < 100 || height < 100)
        diag_add(reader->diags, SEVERITY_ERROR, reader->root->place,
            "leave at least 100pt each way", "the margins leave no room");
}

/* Of brand.yml's map: the sizes, the preferred one first, and the others. */
static const char *const logo_keys[] = {
    "large", "medium", "small", "images", "path", "alt", NULL};
enum { LOGO_SIZES = 3 };

/* `logo: FILE`, or brand.yml's map of sizes, each a file, {path: FILE, alt:
 * TEXT}, or the name of one of its `images`, which are written in the same
 * ways. What stands there is given: a map or the file. */
static const struct yaml *find_logo(const struct reader *reader)
{
    const struct yaml *logo = find_setting(reader, "logo");
    const struct yaml *images = yaml_lookup(logo, "images");
    for (size_t i = 0; i < LOGO_SIZES; i++) {
        const struct yaml *sized = yaml_lookup(logo, logo_keys[i]);
        if (sized) {
            logo = sized;
            break;
        }
    }
    const struct yaml *image = logo && logo->kind == YAML_SCALAR
                                   ? yaml_lookup(images, logo->text)
                                   : NULL;
    return image ? image : logo;
}

/* What the maps of a theme or, BRAND, of a brand file with names of their own
 * have that no one reads; see check_brand(). */
static void check_open_maps(
    const struct yaml *root, bool brand, struct diags *diags)
{
    const struct yaml *logo = yaml_lookup(root, "logo");
    if (logo && logo->kind == YAML_MAP)
        yaml_check_names(logo, "logo", logo_keys,
            brand ? SEVERITY_WARNING : SEVERITY_ERROR, diags);
    yaml_map(yaml_lookup(root, "color"), "palette", diags);
}

static void read_logo(struct reader *reader)
{
    const struct yaml *logo = find_logo(reader);
    const struct yaml *alternative = yaml_lookup(logo, "alt");
    if (logo && logo->kind == YAML_MAP)
        logo = yaml_lookup(logo, "path");
    if (!logo)
        return;
    if (logo->kind != YAML_SCALAR || !*logo->text) {
        diag_add(reader->diags, SEVERITY_ERROR, logo->place, NULL,
            "\"logo\" must name a picture");
        return;
    }
    if (alternative && alternative->kind == YAML_SCALAR && *alternative->text)
        reader->theme->logo_alternative = alternative->text;
    const char *folder = file_folder(reader->arena, logo->place.source->name);
    reader->theme->logo = file_join(reader->arena, folder, logo->text);
    reader->theme->logo_place = logo->place;
}

/* One that is not said is quiet. */
static void read_cover(struct reader *reader)
{
    const struct yaml *cover = find_setting(reader, "cover");
    if (!cover)
        return;
    const char *text = cover->kind == YAML_SCALAR ? cover->text : "";
    int style = keys_choose("cover", text, cover->place,
        theme_key(reader->arena, "cover")->words, reader->diags);
    if (style >= 0)
        reader->theme->cover = (enum cover_style)style;
}

/* ---- the whole ----------------------------------------------------------- */

/* Reports what ROOT, a theme's map, has beyond the settings. */
static void check_keys(const struct yaml *root, struct diags *diags)
{
    for (const struct theme_map *map = theme_maps; map->path; map++) {
        const struct yaml *node = *map->path ? descend(root, map->path) : root;
        if (node)
            keys_check(node, NULL, map->keys, diags);
    }
    check_open_maps(root, false, diags);
}

/* A brand file may have what other tools read; what neither has is most likely
 * misspelt, and would be without effect. */
static void check_brand(
    const struct yaml *map, const struct theme_map *form, struct diags *diags)
{
    ARRAY(const char *) names = {0};
    for (const struct key *key = form->keys->rows; key->name; key++)
        *array_add(&names, diags->arena) = key->name;
    for (size_t i = 0; form->brand && form->brand[i]; i++)
        *array_add(&names, diags->arena) = form->brand[i];
    *array_add(&names, diags->arena) = NULL;
    if (map && map->kind == YAML_MAP)
        yaml_check_names(map, *form->path ? form->path : "brand", names.items,
            SEVERITY_WARNING, diags);
}

static const struct yaml *read_yaml(
    struct reader *reader, const char *path, const struct source **source)
{
    *source = file_read_text(reader->arena, path, reader->diags);
    if (!*source)
        return NULL;
    return yaml_read(
        reader->arena, *source, 0, (*source)->length, reader->diags);
}

const struct theme *theme_read(struct arena *arena, const char *path,
    const char *const *changes, size_t change_count, const char *brand,
    struct diags *diags)
{
    size_t errors = diags_count(diags, SEVERITY_ERROR);
    struct theme *theme = arena_new(arena, struct theme);
    struct reader reader = {.arena = arena, .diags = diags, .theme = theme};
    const struct source *change_source, *brand_source;
    bool read = true;
    reader.root = read_yaml(&reader, path, &theme->source);
    for (size_t i = 0; i < change_count && i < MOST_CHANGES; i++) {
        reader.changes[i] = read_yaml(&reader, changes[i], &change_source);
        read = read && reader.changes[i];
        reader.change_count++;
    }
    if (brand)
        reader.brand = read_yaml(&reader, brand, &brand_source);
    if (!reader.root || !read || (brand && !reader.brand))
        return NULL;
    check_keys(reader.root, diags);
    for (size_t i = 0; i < reader.change_count; i++)
        check_keys(reader.changes[i], diags);
    for (const struct theme_map *map = theme_maps; brand && map->path; map++)
        check_brand(
            *map->path ? descend(reader.brand, map->path) : reader.brand, map,
            diags);
    check_open_maps(reader.brand, true, diags);
    theme->name = yaml_text(reader.root, "name", false, diags);
    read_colours(&reader);
    read_typography(&reader);
    read_page(&reader);
    read_logo(&reader);
    read_cover(&reader);
    return diags_count(diags, SEVERITY_ERROR) == errors ? theme : NULL;
}
