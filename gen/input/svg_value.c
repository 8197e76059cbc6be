/* The small values of SVG: numbers, lengths, colours, transforms. */
#include "input/svg_value.h"

#include "base/ascii.h"

#include <math.h>
#include <string.h>
#include <strings.h>

static bool is_css_space(char c)
{
    return ascii_is_space(c) || c == '\f';
}

void svg_skip_space(const char **at)
{
    while (is_css_space(**at))
        ++*at;
}

void svg_skip_separator(const char **at)
{
    svg_skip_space(at);
    if (**at == ',')
        ++*at;
    svg_skip_space(at);
}

bool svg_says(const char *text, const char *word)
{
    svg_skip_space(&text);
    size_t length = strlen(word);
    if (strncasecmp(text, word, length) != 0)
        return false;
    text += length;
    svg_skip_space(&text);
    return *text == '\0';
}

/* ---- numbers ------------------------------------------------------------- */

/* The exponent at *AT, if there is one: "em" and "ex" are units. */
static int read_exponent(const char **at)
{
    enum { LARGEST = 400 };
    const char *next = *at;
    if (*next != 'e' && *next != 'E')
        return 0;
    next++;
    int sign = *next == '-' ? -1 : 1;
    if (*next == '-' || *next == '+')
        next++;
    if (!ascii_is_digit(*next))
        return 0;
    int exponent = 0;
    for (; ascii_is_digit(*next); next++)
        if (exponent < LARGEST)
            exponent = exponent * 10 + (*next - '0');
    *at = next;
    return sign * exponent;
}

bool svg_number(const char **at, double *number)
{
    const char *next = *at;
    bool negative = *next == '-', any = false;
    double value = 0;
    int shift = 0;
    if (*next == '-' || *next == '+')
        next++;
    for (; ascii_is_digit(*next); next++, any = true)
        value = value * 10 + (*next - '0');
    if (*next == '.' && (any || ascii_is_digit(next[1])))
        for (next++; ascii_is_digit(*next); next++, any = true)
            if (value < 1e15) { /* a double holds no more digits */
                value = value * 10 + (*next - '0');
                shift--;
            }
    if (!any)
        return false;
    shift += read_exponent(&next);
    if (value > 0) /* zero times infinity would be no number */
        value = shift < 0 ? value / pow(10, -shift) : value * pow(10, shift);
    if (!(value <= SVG_LARGEST_NUMBER))
        return false;
    *at = next;
    *number = negative ? -value : value;
    return true;
}

/* ---- lengths ------------------------------------------------------------- */

/* What a percentage is of (SVG 1.1, 7.10). */
static double whole_of(const struct svg_measure *measure, enum svg_axis axis)
{
    double width = measure->width, height = measure->height;
    return axis == AXIS_X   ? width
           : axis == AXIS_Y ? height
                            : sqrt((width * width + height * height) / 2);
}

bool svg_length(const char **at, const struct svg_measure *measure,
    enum svg_axis axis, double *length)
{
    const struct {
        const char *name;
        double size;
    } units[] = {
        {"px", 1},
        {"pt", 96 / 72.0},
        {"pc", 16},
        {"mm", 96 / 25.4},
        {"cm", 96 / 2.54},
        {"in", 96},
        {"em", measure->font_size},
        {"ex", measure->font_size / 2},
        {"%", whole_of(measure, axis) / 100},
    };
    if (!svg_number(at, length))
        return false;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        size_t count = strlen(units[i].name);
        if (strncasecmp(*at, units[i].name, count) != 0)
            continue;
        *at += count;
        *length *= units[i].size;
        break;
    }
    return !ascii_is_letter(**at) && fabs(*length) <= SVG_LARGEST_NUMBER;
}

bool svg_whole_length(const char *text, const struct svg_measure *measure,
    enum svg_axis axis, double *length)
{
    svg_skip_space(&text);
    if (!svg_length(&text, measure, axis, length))
        return false;
    svg_skip_space(&text);
    return *text == '\0';
}

/* ---- colours ------------------------------------------------------------- */

static int hex_digit(char c)
{
    if (ascii_is_digit(c))
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The digits behind "#": three or six. */
static bool read_hex(const char *text, struct colour *colour)
{
    int digits[6];
    size_t count = 0;
    for (; count < 6 && hex_digit(text[count]) >= 0; count++)
        digits[count] = hex_digit(text[count]);
    text += count;
    svg_skip_space(&text);
    if (*text || (count != 3 && count != 6))
        return false;
    unsigned char parts[3];
    for (size_t i = 0; i < 3; i++)
        parts[i] = (unsigned char)(count == 3 ? digits[i] * 17
                                              : digits[2 * i] * 16 +
                                                    digits[2 * i + 1]);
    *colour = (struct colour){parts[0], parts[1], parts[2]};
    return true;
}

/* What stands behind "rgb(": numbers up to 255, or percents. */
static bool read_rgb(const char *text, struct colour *colour)
{
    unsigned char parts[3];
    for (size_t i = 0; i < 3; i++) {
        double value;
        svg_skip_space(&text);
        if (!svg_number(&text, &value))
            return false;
        if (*text == '%') {
            text++;
            value = value * 255 / 100;
        }
        parts[i] = (unsigned char)lround(fmin(255, fmax(0, value)));
        svg_skip_separator(&text);
    }
    if (!svg_says(text, ")"))
        return false;
    *colour = (struct colour){parts[0], parts[1], parts[2]};
    return true;
}

static const struct {
    const char *name;
    unsigned rgb;
} colour_names[] = {
    {"aliceblue", 0xf0f8ff},
    {"antiquewhite", 0xfaebd7},
    {"aqua", 0x00ffff},
    {"aquamarine", 0x7fffd4},
    {"azure", 0xf0ffff},
    {"beige", 0xf5f5dc},
    {"bisque", 0xffe4c4},
    {"black", 0x000000},
    {"blanchedalmond", 0xffebcd},
    {"blue", 0x0000ff},
    {"blueviolet", 0x8a2be2},
    {"brown", 0xa52a2a},
    {"burlywood", 0xdeb887},
    {"cadetblue", 0x5f9ea0},
    {"chartreuse", 0x7fff00},
    {"chocolate", 0xd2691e},
    {"coral", 0xff7f50},
    {"cornflowerblue", 0x6495ed},
    {"cornsilk", 0xfff8dc},
    {"crimson", 0xdc143c},
    {"cyan", 0x00ffff},
    {"darkblue", 0x00008b},
    {"darkcyan", 0x008b8b},
    {"darkgoldenrod", 0xb8860b},
    {"darkgray", 0xa9a9a9},
    {"darkgreen", 0x006400},
    {"darkgrey", 0xa9a9a9},
    {"darkkhaki", 0xbdb76b},
    {"darkmagenta", 0x8b008b},
    {"darkolivegreen", 0x556b2f},
    {"darkorange", 0xff8c00},
    {"darkorchid", 0x9932cc},
    {"darkred", 0x8b0000},
    {"darksalmon", 0xe9967a},
    {"darkseagreen", 0x8fbc8f},
    {"darkslateblue", 0x483d8b},
    {"darkslategray", 0x2f4f4f},
    {"darkslategrey", 0x2f4f4f},
    {"darkturquoise", 0x00ced1},
    {"darkviolet", 0x9400d3},
    {"deeppink", 0xff1493},
    {"deepskyblue", 0x00bfff},
    {"dimgray", 0x696969},
    {"dimgrey", 0x696969},
    {"dodgerblue", 0x1e90ff},
    {"firebrick", 0xb22222},
    {"floralwhite", 0xfffaf0},
    {"forestgreen", 0x228b22},
    {"fuchsia", 0xff00ff},
    {"gainsboro", 0xdcdcdc},
    {"ghostwhite", 0xf8f8ff},
    {"gold", 0xffd700},
    {"goldenrod", 0xdaa520},
    {"gray", 0x808080},
    {"green", 0x008000},
    {"greenyellow", 0xadff2f},
    {"grey", 0x808080},
    {"honeydew", 0xf0fff0},
    {"hotpink", 0xff69b4},
    {"indianred", 0xcd5c5c},
    {"indigo", 0x4b0082},
    {"ivory", 0xfffff0},
    {"khaki", 0xf0e68c},
    {"lavender", 0xe6e6fa},
    {"lavenderblush", 0xfff0f5},
    {"lawngreen", 0x7cfc00},
    {"lemonchiffon", 0xfffacd},
    {"lightblue", 0xadd8e6},
    {"lightcoral", 0xf08080},
    {"lightcyan", 0xe0ffff},
    {"lightgoldenrodyellow", 0xfafad2},
    {"lightgray", 0xd3d3d3},
    {"lightgreen", 0x90ee90},
    {"lightgrey", 0xd3d3d3},
    {"lightpink", 0xffb6c1},
    {"lightsalmon", 0xffa07a},
    {"lightseagreen", 0x20b2aa},
    {"lightskyblue", 0x87cefa},
    {"lightslategray", 0x778899},
    {"lightslategrey", 0x778899},
    {"lightsteelblue", 0xb0c4de},
    {"lightyellow", 0xffffe0},
    {"lime", 0x00ff00},
    {"limegreen", 0x32cd32},
    {"linen", 0xfaf0e6},
    {"magenta", 0xff00ff},
    {"maroon", 0x800000},
    {"mediumaquamarine", 0x66cdaa},
    {"mediumblue", 0x0000cd},
    {"mediumorchid", 0xba55d3},
    {"mediumpurple", 0x9370db},
    {"mediumseagreen", 0x3cb371},
    {"mediumslateblue", 0x7b68ee},
    {"mediumspringgreen", 0x00fa9a},
    {"mediumturquoise", 0x48d1cc},
    {"mediumvioletred", 0xc71585},
    {"midnightblue", 0x191970},
    {"mintcream", 0xf5fffa},
    {"mistyrose", 0xffe4e1},
    {"moccasin", 0xffe4b5},
    {"navajowhite", 0xffdead},
    {"navy", 0x000080},
    {"oldlace", 0xfdf5e6},
    {"olive", 0x808000},
    {"olivedrab", 0x6b8e23},
    {"orange", 0xffa500},
    {"orangered", 0xff4500},
    {"orchid", 0xda70d6},
    {"palegoldenrod", 0xeee8aa},
    {"palegreen", 0x98fb98},
    {"paleturquoise", 0xafeeee},
    {"palevioletred", 0xdb7093},
    {"papayawhip", 0xffefd5},
    {"peachpuff", 0xffdab9},
    {"peru", 0xcd853f},
    {"pink", 0xffc0cb},
    {"plum", 0xdda0dd},
    {"powderblue", 0xb0e0e6},
    {"purple", 0x800080},
    {"red", 0xff0000},
    {"rosybrown", 0xbc8f8f},
    {"royalblue", 0x4169e1},
    {"saddlebrown", 0x8b4513},
    {"salmon", 0xfa8072},
    {"sandybrown", 0xf4a460},
    {"seagreen", 0x2e8b57},
    {"seashell", 0xfff5ee},
    {"sienna", 0xa0522d},
    {"silver", 0xc0c0c0},
    {"skyblue", 0x87ceeb},
    {"slateblue", 0x6a5acd},
    {"slategray", 0x708090},
    {"slategrey", 0x708090},
    {"snow", 0xfffafa},
    {"springgreen", 0x00ff7f},
    {"steelblue", 0x4682b4},
    {"tan", 0xd2b48c},
    {"teal", 0x008080},
    {"thistle", 0xd8bfd8},
    {"tomato", 0xff6347},
    {"turquoise", 0x40e0d0},
    {"violet", 0xee82ee},
    {"wheat", 0xf5deb3},
    {"white", 0xffffff},
    {"whitesmoke", 0xf5f5f5},
    {"yellow", 0xffff00},
    {"yellowgreen", 0x9acd32},
};

bool svg_colour(const char *text, struct colour *colour)
{
    svg_skip_space(&text);
    if (*text == '#')
        return read_hex(text + 1, colour);
    if (strncasecmp(text, "rgb(", 4) == 0)
        return read_rgb(text + 4, colour);
    for (size_t i = 0; i < sizeof colour_names / sizeof *colour_names; i++) {
        unsigned rgb = colour_names[i].rgb;
        if (!svg_says(text, colour_names[i].name))
            continue;
        *colour = (struct colour){(unsigned char)(rgb >> 16),
            (unsigned char)(rgb >> 8), (unsigned char)rgb};
        return true;
    }
    return false;
}

/* ---- transforms ---------------------------------------------------------- */

/* The numbers between parentheses; how many, or -1. */
static int read_arguments(const char **at, double numbers[6])
{
    int count = 0;
    svg_skip_space(at);
    if (**at != '(')
        return -1;
    ++*at;
    svg_skip_space(at);
    while (count < 6 && svg_number(at, &numbers[count])) {
        count++;
        svg_skip_separator(at);
    }
    if (**at != ')')
        return -1;
    ++*at;
    return count;
}

static double radians(double degrees)
{
    return degrees * (acos(-1) / 180);
}

static struct matrix rotation(double degrees)
{
    /* Quarter turns are exact, so that what was upright stays so. */
    double quarters = degrees / 90;
    double cosine = cos(radians(degrees)), sine = sin(radians(degrees));
    if (quarters == floor(quarters)) {
        cosine = round(cosine);
        sine = round(sine);
    }
    return (struct matrix){cosine, sine, -sine, cosine, 0, 0};
}

static struct matrix translation(double x, double y)
{
    return (struct matrix){1, 0, 0, 1, x, y};
}

/* The function NAME of COUNT numbers; false if there is none. */
static bool function_matrix(const char *name, size_t length, const double *n,
    int count, struct matrix *matrix)
{
    static const char *const names[] = {
        "matrix", "translate", "scale", "rotate", "skewX", "skewY"};
    size_t which = 0;
    while (which < 6 && (strlen(names[which]) != length ||
                            strncmp(names[which], name, length) != 0))
        which++;
    switch (which) {
    case 0:
        *matrix = (struct matrix){n[0], n[1], n[2], n[3], n[4], n[5]};
        return count == 6;
    case 1:
        *matrix = translation(n[0], count > 1 ? n[1] : 0);
        return count == 1 || count == 2;
    case 2:
        *matrix = (struct matrix){n[0], 0, 0, count > 1 ? n[1] : n[0], 0, 0};
        return count == 1 || count == 2;
    case 3:
        *matrix = rotation(n[0]);
        if (count == 3)
            *matrix = matrix_multiply(translation(n[1], n[2]),
                matrix_multiply(*matrix, translation(-n[1], -n[2])));
        return count == 1 || count == 3;
    case 4:
        *matrix = (struct matrix){1, 0, tan(radians(n[0])), 1, 0, 0};
        return count == 1;
    case 5:
        *matrix = (struct matrix){1, tan(radians(n[0])), 0, 1, 0, 0};
        return count == 1;
    default: return false;
    }
}

bool svg_transform(const char *text, struct matrix *matrix)
{
    *matrix = matrix_identity;
    svg_skip_space(&text);
    if (svg_says(text, "none"))
        return true;
    while (*text) {
        const char *name = text;
        while (ascii_is_letter(*text))
            text++;
        size_t length = (size_t)(text - name);
        double numbers[6] = {0};
        struct matrix one;
        int count = read_arguments(&text, numbers);
        if (!function_matrix(name, length, numbers, count, &one))
            return false;
        *matrix = matrix_multiply(*matrix, one);
        svg_skip_separator(&text);
    }
    return true;
}
