/* A template: the outline, the page shell, the style sheet, the theme and
 * every word that the program itself prints into a document.
 *
 * A template has an outline of its own. What else it lacks it may take from
 * another: `extends: report` in its template.yaml names the folder beside it,
 * or else one that is found as templates are, from which page.html, style.css,
 * mail.md and, if it has none at all, the strings.LANG.yaml are taken; that one
 * has to have them itself, but for the mail. Its theme is that of the other,
 * with the settings that its own theme.yaml changes. */
#ifndef INPUT_TEMPLATE_H
#define INPUT_TEMPLATE_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/source.h"
#include "input/keys.h"
#include "input/theme.h"

#include <stddef.h>

/* One entry of strings.LANG.yaml. Keys of nested maps are joined by a dot:
 * "confidence.high". A map with the keys "one" and "other" is one entry with
 * two forms (CLDR plural categories). `{name}` stands for an argument. */
struct string_entry {
    const char *key;
    const char *one, *other; /* one NULL: no plural forms */
    struct place place;
};

/* The keys of template.yaml. */
extern const struct keys template_keys;

struct strings {
    const struct source *source;
    const char *language;               /* BCP 47, the file's LANG */
    const struct string_entry *entries; /* sorted by key, byte order */
    size_t count;
};

struct template
{
    const char *name, *folder;
    const char *base;    /* the folder of what it extends, or its own */
    const char *extends; /* the name of that; NULL: nothing */
    const struct source *outline; /* outline.md */
    const struct source *page;    /* page.html */
    const struct source *style;   /* style.css */
    const struct source *mail;    /* mail.md; NULL: there is none */
    const struct theme *theme;
    const struct strings *strings; /* every language the template has */
    size_t language_count;
};

/* The name of the template that the one in FOLDER extends, NULL if it extends
 * none, in ARENA; and its folder, FOLDER itself if there is none. ELSEWHERE is
 * where it is found if not beside FOLDER; NULL: nowhere. What is wrong with it
 * is told by template_read(). */
const char *template_extends(struct arena *arena, const char *folder);
const char *template_base(
    struct arena *arena, const char *folder, const char *elsewhere);

/* Reads the template in FOLDER; NULL after an error. ELSEWHERE: as above.
 * THEME: the name that theme.yaml has (NULL means that too), or NAME for what
 * theme.NAME.yaml changes in it. BRAND: see theme_read(). */
const struct template *template_read(struct arena *arena, const char *folder,
    const char *elsewhere, const char *theme, const char *brand,
    struct diags *diags);

/* The strings for LANGUAGE: the exact tag, else its primary language ("en"
 * for "en-GB"), else NULL. */
const struct strings *template_strings(
    const struct template *template, const char *language);

/* The entry of KEY, or NULL. */
const struct string_entry *strings_lookup(
    const struct strings *strings, const char *key);

/* What KEY says; OTHERWISE, if STRINGS, which may be NULL, have it not. */
const char *strings_text(
    const struct strings *strings, const char *key, const char *otherwise);

#endif
