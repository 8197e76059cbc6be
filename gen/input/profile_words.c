/* The words of a profile: what its elements and attributes say. */
#include "input/profile_words.h"

#include "base/ascii.h"
#include "base/buffer.h"
#include "base/utf8.h"

#include <libxml/tree.h>
#include <stdbool.h>
#include <string.h>

/* The end of TEXT, of LENGTH bytes, without the space there. */
static size_t end_of_words(const char *text, size_t length)
{
    for (;;) {
        size_t fixed = 0;
        if (length > 0 && ascii_is_space(text[length - 1]))
            fixed = 1;
        else if (length > 1 && utf8_fixed_space(text + length - 2) == 2)
            fixed = 2;
        else if (length > 2 && utf8_fixed_space(text + length - 3) == 3)
            fixed = 3;
        if (fixed == 0)
            return length;
        length -= fixed;
    }
}

/* The bytes of space at AT, and whether there is an empty line in it. */
static size_t count_space(const char *at, bool *empty_line)
{
    size_t length = 0;
    int lines = 0;
    for (; ascii_is_space(at[length]); length++)
        lines += at[length] == '\n';
    *empty_line = lines > 1;
    return length;
}

/* TEXT without space at its ends, and single spaces inside; where PARAGRAPHS
 * are kept, empty lines are "\n\n". */
static const char *tidy(struct arena *arena, const char *text, bool paragraphs)
{
    size_t skipped;
    while ((skipped = ascii_is_space(*text) ? 1 : utf8_fixed_space(text)) > 0)
        text += skipped;
    size_t length = end_of_words(text, strlen(text));
    char *copy = arena_copy(arena, text, length), *out = copy;
    for (const char *at = copy; *at;) {
        bool empty_line;
        size_t space = count_space(at, &empty_line);
        at += space;
        if (space && paragraphs && empty_line)
            *out++ = '\n', *out++ = '\n';
        else if (space)
            *out++ = ' ';
        else
            *out++ = *at++;
    }
    *out = '\0';
    return copy;
}

static bool is_text(const xmlNode *node)
{
    return node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
}

/* The next node of NODE and those behind it that is text, or NULL. */
static const xmlNode *text_from(const xmlNode *node)
{
    while (node && !is_text(node))
        node = node->next;
    return node;
}

const char *profile_words(
    struct arena *arena, const xmlNode *element, bool paragraphs)
{
    const xmlNode *first = text_from(element->children);
    if (!first)
        return "";
    if (!text_from(first->next)) /* nearly always, and as long as the profile,
                                    perhaps */
        return tidy(arena, (const char *)first->content, paragraphs);
    struct buffer all;
    buffer_init(&all);
    for (const xmlNode *node = first; node; node = text_from(node->next))
        buffer_add_string(&all, (const char *)node->content);
    const char *text = tidy(arena, buffer_string(&all), paragraphs);
    buffer_release(&all);
    return text;
}

static void add_line_ends(struct buffer *out, const char *text)
{
    while ((text = strchr(text, '\n'))) {
        buffer_add_byte(out, '\n');
        text++;
    }
}

const char *profile_words_as_written(
    struct arena *arena, const xmlNode *element)
{
    struct buffer all;
    buffer_init(&all);
    for (const xmlNode *node = element->children; node; node = node->next)
        if (is_text(node))
            buffer_add_string(&all, (const char *)node->content);
        else if (node->type == XML_COMMENT_NODE && node->content)
            add_line_ends(&all, (const char *)node->content);
    const char *text = arena_string(arena, buffer_string(&all));
    buffer_release(&all);
    return text;
}

const char *profile_words_of_text(struct arena *arena, const char *text)
{
    return tidy(arena, text, false);
}

const char *profile_words_of_paragraphs(struct arena *arena, const char *text)
{
    return tidy(arena, text, true);
}

const char *profile_words_of_attribute(
    struct arena *arena, const xmlAttr *attribute)
{
    xmlChar *content = xmlNodeGetContent((const xmlNode *)attribute);
    const char *text = tidy(arena, content ? (const char *)content : "", false);
    xmlFree(content);
    return text;
}

const char *profile_words_known(const char *words)
{
    return words && *words && strcmp(words, "?") != 0 ? words : NULL;
}
