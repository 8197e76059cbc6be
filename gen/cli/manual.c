/* How the reference looks, in each of its forms. */
#include "cli/manual.h"

#include "base/ascii.h"

#include <string.h>

/* A manual page is laid out again; its lines have room for escapes. */
enum { WIDTH = 78, MAN_WIDTH = 64, INDENT = 4 };

static const char *const form_names[] = {
    [MANUAL_TEXT] = "text",
    [MANUAL_MAN] = "man",
    [MANUAL_MARKDOWN] = "markdown",
};
enum { FORM_COUNT = sizeof form_names / sizeof *form_names };

bool manual_form_find(const char *name, enum manual_form *form)
{
    for (int i = 0; i < FORM_COUNT; i++)
        if (strcmp(form_names[i], name) == 0) {
            *form = (enum manual_form)i;
            return true;
        }
    return false;
}

/* ---- words and lines ----------------------------------------------------- */

/* LENGTH bytes, so that the form takes none of them for markup. */
static void add_escaped(struct manual *manual, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        char c = text[i];
        if (manual->form == MANUAL_MAN && c == '\\')
            buffer_add_string(&manual->out, "\\e");
        else if (manual->form == MANUAL_MAN && c == '"')
            buffer_add_string(&manual->out, "\\(dq");
        else if (manual->form == MANUAL_MARKDOWN && strchr("*_<[`\\|", c))
            buffer_add_format(&manual->out, "\\%c", c);
        else
            buffer_add_byte(&manual->out, c);
    }
}

static char as_capital(char c)
{
    return ascii_is_lower(c) ? (char)(c - 'a' + 'A') : c;
}

/* A word after which a new sentence begins. */
static bool ends_sentence(const char *word, size_t length)
{
    char last = word[length - 1];
    return last == '.' && length > 1 && word[length - 2] != '.' &&
           word[length] == ' ' &&
           as_capital(word[length + 1]) == word[length + 1];
}

/* The words of TEXT in lines of WIDTH, each behind INDENT spaces; the first
 * goes on at COLUMN. A manual page has each sentence on a line of its own. */
static void add_wrapped(
    struct manual *manual, const char *text, int indent, int column)
{
    bool man = manual->form == MANUAL_MAN, fresh = true;
    int width = man ? MAN_WIDTH : WIDTH;
    for (const char *at = text; *at;) {
        size_t length = strcspn(at, " ");
        if (!fresh && column + 1 + (int)length > width) {
            buffer_add_format(&manual->out, "\n%*s", indent, "");
            column = indent;
            fresh = true;
        }
        if (!fresh)
            buffer_add_byte(&manual->out, ' ');
        else if (man && strchr(".'", *at))
            buffer_add_string(&manual->out, "\\&");
        column += (int)length + !fresh;
        fresh = false;
        add_escaped(manual, at, length);
        if (man && length && ends_sentence(at, length) && at[length]) {
            buffer_add_byte(&manual->out, '\n');
            column = 0;
            fresh = true;
        }
        at += length + (at[length] == ' ');
    }
    buffer_add_byte(&manual->out, '\n');
}

/* ---- the parts ----------------------------------------------------------- */

void manual_end(struct manual *manual)
{
    if (manual->listing && manual->form == MANUAL_MAN)
        buffer_add_string(&manual->out, ".El\n");
    manual->listing = false;
}

void manual_heading(struct manual *manual, const char *text)
{
    manual_end(manual);
    struct buffer *out = &manual->out;
    switch (manual->form) {
    case MANUAL_TEXT:
        if (out->length)
            buffer_add_byte(out, '\n');
        for (const char *at = text; *at; at++)
            buffer_add_byte(out, as_capital(*at));
        buffer_add_byte(out, '\n');
        break;
    case MANUAL_MAN:
        buffer_add_string(out, ".Sh ");
        for (const char *at = text; *at; at++)
            buffer_add_byte(out, as_capital(*at));
        buffer_add_byte(out, '\n');
        break;
    case MANUAL_MARKDOWN:
        buffer_add_format(out, "%s## %s\n", out->length ? "\n" : "", text);
        break;
    }
}

/* What stands between a paragraph and what was before it. */
static void begin_paragraph(struct manual *manual)
{
    manual_end(manual);
    struct buffer *out = &manual->out;
    static const char heading[] = ".Sh ";
    if (manual->form != MANUAL_MAN) {
        buffer_add_byte(out, '\n');
        return;
    }
    /* mandoc: a paragraph right behind a heading is none. */
    size_t start = out->length;
    while (start > 1 && out->bytes[start - 2] != '\n')
        start--;
    start -= start > 0;
    if (out->length < sizeof heading ||
        strncmp(out->bytes + start, heading, sizeof heading - 1) != 0)
        buffer_add_string(out, ".Pp\n");
}

void manual_paragraph(struct manual *manual, const char *text)
{
    begin_paragraph(manual);
    int indent = manual->form == MANUAL_TEXT ? INDENT : 0;
    buffer_add_format(&manual->out, "%*s", indent, "");
    add_wrapped(manual, text, indent, indent);
}

void manual_entry(struct manual *manual, const char *term, const char *takes,
    const char *help)
{
    struct buffer *out = &manual->out;
    bool first = !manual->listing;
    manual->listing = true;
    const char *said = takes && *takes ? takes : NULL;
    switch (manual->form) {
    case MANUAL_TEXT:
        if (first)
            buffer_add_byte(out, '\n');
        buffer_add_format(out, "%*s%s", INDENT, "", term);
        if (said) {
            buffer_add_string(out, "  ");
            add_wrapped(
                manual, said, 3 * INDENT, INDENT + (int)strlen(term) + 2);
        } else {
            buffer_add_byte(out, '\n');
        }
        buffer_add_format(out, "%*s", 2 * INDENT, "");
        add_wrapped(manual, help, 2 * INDENT, 2 * INDENT);
        break;
    case MANUAL_MAN:
        if (first)
            buffer_add_string(out, ".Bl -tag -width Ds\n");
        buffer_add_string(out, ".It Cm \"\\&");
        add_escaped(manual, term, strlen(term));
        buffer_add_string(out, "\"\n");
        if (said) {
            add_wrapped(
                manual, arena_format(manual->arena, "(%s)", said), 0, 0);
            buffer_add_string(out, ".br\n");
        }
        add_wrapped(manual, help, 0, 0);
        break;
    case MANUAL_MARKDOWN:
        buffer_add_format(
            out, "%s- `%s`%s", first ? "\n" : "", term, said ? " (" : ": ");
        if (said) {
            add_escaped(manual, said, strlen(said));
            buffer_add_string(out, "): ");
        }
        add_wrapped(manual, help, 2, WIDTH / 2);
        break;
    }
}

void manual_example(struct manual *manual, const char *lines)
{
    manual_end(manual);
    struct buffer *out = &manual->out;
    bool man = manual->form == MANUAL_MAN;
    buffer_add_string(out, man ? ".Bd -literal -offset indent\n"
                           : manual->form == MANUAL_MARKDOWN ? "\n```\n"
                                                             : "\n");
    for (const char *at = lines; *at;) {
        size_t length = strcspn(at, "\n");
        if (manual->form == MANUAL_TEXT && length)
            buffer_add_format(out, "%*s", 2 * INDENT, "");
        if (man && (*at == '.' || *at == '\''))
            buffer_add_string(out, "\\&");
        if (man)
            add_escaped(manual, at, length);
        else
            buffer_add(out, at, length);
        buffer_add_byte(out, '\n');
        at += length + (at[length] == '\n');
    }
    if (man)
        buffer_add_string(out, ".Ed\n");
    else if (manual->form == MANUAL_MARKDOWN)
        buffer_add_string(out, "```\n");
}

/* "a word: project, part; required". */
static const char *describe_key(struct arena *arena, const struct key *key)
{
    const char *text = key->takes;
    if (key->words)
        text = arena_format(arena, "one of %s", keys_list(arena, key->words));
    const char *unit = key->unit ? key->unit : "";
    if (key->high)
        text = arena_format(arena, "%s from %ld%s to %ld%s", text, key->low,
            unit, key->high, unit);
    if (!key->otherwise)
        return arena_format(arena, "%s; required", text);
    return *key->otherwise
               ? arena_format(arena, "%s; usually %s", text, key->otherwise)
               : text;
}

void manual_keys(struct manual *manual, const struct keys *keys)
{
    manual_heading(
        manual, arena_format(manual->arena, "Keys of: %s", keys->of));
    manual_paragraph(
        manual, arena_format(manual->arena, "Where: %s.", keys->where));
    for (const struct key *key = keys->rows; key->name; key++)
        manual_entry(
            manual, key->name, describe_key(manual->arena, key), key->help);
    manual_end(manual);
}
