/* Matching patterns against the letters of a word. */
#include "layout/hyphenate.h"

#include "base/utf8.h"

#include <ctype.h>
#include <string.h>
#include <unicode/uchar.h>

/* Longer words are no words of any language. */
enum { LONGEST_WORD = 120 };

/* Letters in a row, in lower case between two dots, as patterns see them. */
struct letters {
    char text[4 * LONGEST_WORD + 3];
    uint32_t places[4 * LONGEST_WORD + 3]; /* of each byte, in the word */
    size_t length, count;                  /* bytes with the dots, letters */
};

const struct patterns *patterns_lookup(const char *language)
{
    static const struct {
        const char *tag;
        const struct patterns *patterns;
    } known[] = {{"en-us", &patterns_en_us}, {"en", &patterns_en_gb}};
    for (size_t i = 0; language && i < sizeof known / sizeof *known; i++) {
        const char *tag = known[i].tag, *at = language;
        while (*tag && tolower((unsigned char)*at) == *tag) {
            tag++;
            at++;
        }
        if (!*tag && (*at == '\0' || *at == '-'))
            return known[i].patterns;
    }
    return NULL;
}

/* ---- what is a word ------------------------------------------------------ */

static bool is_apostrophe(uint32_t code_point)
{
    return code_point == '\'' || code_point == 0x2019;
}

static bool is_letter(uint32_t code_point)
{
    if (code_point < 0x80)
        return isalpha((int)code_point);
    return u_isalpha((UChar32)code_point) ||
           u_charType((UChar32)code_point) == U_NON_SPACING_MARK;
}

static bool is_upper(uint32_t code_point)
{
    return code_point < 0x80 ? isupper((int)code_point)
                             : u_isupper((UChar32)code_point);
}

/* Dashes, quotes and brackets part words; other marks inside one make it an
 * address, a file name or a compound that breaks at its own hyphen. */
static bool parts_words(uint32_t code_point)
{
    return code_point >= 0x80 || strchr("()[]{}\"!?;,", (int)code_point);
}

/* Whether every mark and digit stands outside the words, and capitals only at
 * their beginnings. */
static bool is_plain_word(const char *word, size_t length)
{
    const char *end = word + length;
    bool in_word = false, marked = false;
    for (const char *at = word; at < end;) {
        uint32_t code_point = utf8_next(&at, end);
        if (code_point >= '0' && code_point <= '9')
            return false;
        if (is_letter(code_point)) {
            if (marked || (in_word && is_upper(code_point)))
                return false;
            in_word = true;
        } else if (parts_words(code_point)) {
            in_word = in_word && is_apostrophe(code_point);
            marked = false;
        } else if (!is_apostrophe(code_point)) {
            marked = in_word;
        }
    }
    return true;
}

/* ---- matching ------------------------------------------------------------ */

static void add_byte(struct letters *letters, char byte, size_t place)
{
    letters->text[letters->length] = byte;
    letters->places[letters->length++] = (uint32_t)place;
}

static void add_letter(
    struct letters *letters, uint32_t code_point, size_t place)
{
    char bytes[4];
    uint32_t lower = is_apostrophe(code_point)
                         ? '\''
                         : (uint32_t)u_tolower((UChar32)code_point);
    size_t length = utf8_encode(lower, bytes);
    for (size_t i = 0; i < length; i++)
        add_byte(letters, bytes[i], place);
    letters->count++;
}

/* Raises VALUES, one for each byte of the letters, to those of every pattern
 * that begins at FROM. */
static void match(const struct patterns *patterns,
    const struct letters *letters, size_t from, unsigned char *values)
{
    size_t base = 1;
    for (size_t i = from; i < letters->length && base; i++) {
        unsigned char byte = (unsigned char)letters->text[i];
        const struct pattern_cell *cell = &patterns->cells[base + byte];
        if (cell->byte != byte)
            return;
        const unsigned char *found = patterns->values + cell->values;
        size_t first = from + found[0];
        for (size_t k = 0; cell->values && k < found[1]; k++)
            if (values[first + k] < found[2 + k])
                values[first + k] = found[2 + k];
        base = cell->next;
    }
}

static bool begins_letter(const struct letters *letters, size_t at)
{
    return ((unsigned char)letters->text[at] & 0xC0) != 0x80;
}

/* Finds the points of one word, whose letters have been collected. */
static void find_points(
    const struct patterns *patterns, struct letters *letters, bool *points)
{
    size_t least = (size_t)patterns->left + patterns->right;
    if (letters->count >= least && letters->count <= LONGEST_WORD) {
        add_byte(letters, '.', 0);
        unsigned char values[sizeof letters->text + 1] = {0};
        for (size_t i = 0; i < letters->length; i++)
            match(patterns, letters, i, values);
        size_t before = 0;
        for (size_t i = 1; i + 1 < letters->length; i++) {
            if (!begins_letter(letters, i))
                continue;
            if (before >= patterns->left && values[i] % 2 == 1 &&
                letters->count - before >= patterns->right)
                points[letters->places[i]] = true;
            before++;
        }
    }
    letters->length = letters->count = 0;
    add_byte(letters, '.', 0);
}

void hyphenate(const struct patterns *patterns, const char *word, size_t length,
    bool *points)
{
    if (!is_plain_word(word, length))
        return;
    struct letters letters = {.length = 0};
    add_byte(&letters, '.', 0);
    const char *end = word + length;
    for (const char *at = word; at < end;) {
        size_t place = (size_t)(at - word);
        uint32_t code_point = utf8_next(&at, end);
        bool inside = letters.count > 0 && is_apostrophe(code_point);
        if (!inside && !is_letter(code_point))
            find_points(patterns, &letters, points);
        else if (letters.count < LONGEST_WORD)
            add_letter(&letters, code_point, place);
        else
            letters.count = LONGEST_WORD + 1;
    }
    find_points(patterns, &letters, points);
}
