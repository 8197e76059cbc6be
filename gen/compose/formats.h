/* Numbers, dates, lists and plural forms of one language, by ICU.
 *
 * Opening a formatter costs ten times as much as a page of text, so they are
 * opened when first needed and kept for all documents of the language. */
#ifndef COMPOSE_FORMATS_H
#define COMPOSE_FORMATS_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

struct formats;

/* The formats of the BCP 47 tag LANGUAGE; "en" counts as British English, and
 * so does what is no tag. */
struct formats *formats_new(const char *language);
void formats_free(struct formats *formats);

/* The functions below give texts in ARENA. */

/* "1,500", with at most six decimals and a real minus sign. */
const char *formats_number(
    struct formats *formats, struct arena *arena, double number);

/* The same for a decimal number as base/decimal writes it, exactly, with PLACES
 * digits behind the decimal sign: as many as it has, or more. */
const char *formats_decimal(struct formats *formats, struct arena *arena,
    const char *decimal, int places);

/* "19 %" for "19": the same for what is per cent. */
const char *formats_percent(struct formats *formats, struct arena *arena,
    const char *decimal, int places);

/* "euros" for "EUR"; the code itself where the language has no name for it. */
const char *formats_currency(
    struct formats *formats, struct arena *arena, const char *code);

/* "20 November 2026" for "2026-11-20", "November 2026" for "2026-11"; ISO
 * itself where it is neither. */
const char *formats_date(
    struct formats *formats, struct arena *arena, const char *iso);

/* "a, b and c", or with EITHER "a, b or c". */
const char *formats_list(struct formats *formats, struct arena *arena,
    const char *const *items, size_t count, bool either);

/* True if NUMBER takes the plural category "one". */
bool formats_is_one(struct formats *formats, double number);

/* True if the language of a BCP 47 tag is written from right to left: in the
 * script that the tag names, or the usual one of the language. */
bool formats_is_right_to_left(const char *language);

/* TEXT with a capital at its start, as a sentence or a table's cell has it;
 * a word with a capital of its own ("gRPC") stays as it is. */
const char *formats_capital(struct arena *arena, const char *text);

/* TEXT, or its first 200 bytes or so, as a readable anchor: letters and digits
 * of any script in lower case, the rest as single hyphens; "section" if nothing
 * is left. */
const char *formats_slug(struct arena *arena, const char *text);

#endif
