/* Numbers, dates, lists, plurals and letters, by ICU. */
#include "compose/formats.h"

#include "base/buffer.h"
#include "base/memory.h"
#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ucal.h>
#include <unicode/uchar.h>
#include <unicode/ucurr.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/ulistformatter.h>
#include <unicode/uloc.h>
#include <unicode/unum.h>
#include <unicode/upluralrules.h>
#include <unicode/ustring.h>

struct formats {
    char locale[ULOC_FULLNAME_CAPACITY];
    /* Opened when first needed. */
    UNumberFormat *numbers;
    UNumberFormat *exact[2]; /* decimals, per cent */
    UDateFormat *dates[2];   /* whole dates, months */
    UPluralRules *plurals;
    UListFormatter *lists[2]; /* and, or */
};

struct formats *formats_new(const char *language)
{
    struct formats *formats = memory_allocate(1, sizeof *formats);
    UErrorCode status = U_ZERO_ERROR;
    const char *tag = strcmp(language, "en") == 0 ? "en-GB" : language;
    uloc_forLanguageTag(
        tag, formats->locale, sizeof formats->locale, NULL, &status);
    if (U_FAILURE(status))
        strcpy(formats->locale, "en_GB");
    return formats;
}

void formats_free(struct formats *formats)
{
    if (!formats)
        return;
    if (formats->numbers)
        unum_close(formats->numbers);
    if (formats->plurals)
        uplrules_close(formats->plurals);
    for (int i = 0; i < 2; i++) {
        if (formats->exact[i])
            unum_close(formats->exact[i]);
        if (formats->dates[i])
            udat_close(formats->dates[i]);
        if (formats->lists[i])
            ulistfmt_close(formats->lists[i]);
    }
    free(formats);
}

bool formats_is_right_to_left(const char *language)
{
    char locale[ULOC_FULLNAME_CAPACITY];
    UErrorCode status = U_ZERO_ERROR;
    uloc_forLanguageTag(language, locale, sizeof locale, NULL, &status);
    return U_SUCCESS(status) && uloc_isRightToLeft(locale);
}

/* ---- UTF-16, which is ICU's ------------------------------------------------
 */

static UChar *to_utf16(struct arena *arena, const char *text, int32_t *length)
{
    int32_t room = (int32_t)strlen(text) + 1;
    UChar *wide = arena_allocate(arena, (size_t)room, sizeof *wide);
    UErrorCode status = U_ZERO_ERROR;
    u_strFromUTF8WithSub(
        wide, room, length, text, room - 1, 0xFFFD, NULL, &status);
    return wide;
}

static const char *to_utf8(
    struct arena *arena, const UChar *wide, int32_t length)
{
    int32_t room = length * 3 + 1, written = 0;
    char *text = arena_allocate(arena, (size_t)room, 1);
    UErrorCode status = U_ZERO_ERROR;
    u_strToUTF8WithSub(
        text, room, &written, wide, length, 0xFFFD, NULL, &status);
    return text;
}

/* ---- numbers, dates, lists, plurals -------------------------------------- */

const char *formats_number(
    struct formats *formats, struct arena *arena, double number)
{
    UErrorCode status = U_ZERO_ERROR;
    if (!formats->numbers) {
        formats->numbers =
            unum_open(UNUM_DECIMAL, NULL, 0, formats->locale, NULL, &status);
        unum_setAttribute(formats->numbers, UNUM_MAX_FRACTION_DIGITS, 6);
        static const UChar minus[] = {0x2212};
        unum_setSymbol(
            formats->numbers, UNUM_MINUS_SIGN_SYMBOL, minus, 1, &status);
    }
    UChar wide[128];
    int32_t length = unum_formatDouble(formats->numbers, number, wide,
        sizeof wide / sizeof *wide, NULL, &status);
    if (U_FAILURE(status))
        return arena_format(arena, "%.0f", number);
    return to_utf8(arena, wide, length);
}

/* NUMBER is what unum_formatDecimal() reads: decimal, with an exponent. */
static const char *format_exactly(struct formats *formats, struct arena *arena,
    bool percent, const char *number, int places)
{
    UErrorCode status = U_ZERO_ERROR;
    UNumberFormat **exact = &formats->exact[percent];
    if (!*exact)
        *exact = unum_open(percent ? UNUM_PERCENT : UNUM_DECIMAL, NULL, 0,
            formats->locale, NULL, &status);
    unum_setAttribute(*exact, UNUM_MIN_FRACTION_DIGITS, places);
    unum_setAttribute(*exact, UNUM_MAX_FRACTION_DIGITS, places);
    UChar wide[128];
    int32_t length = unum_formatDecimal(
        *exact, number, -1, wide, sizeof wide / sizeof *wide, NULL, &status);
    return U_FAILURE(status) ? NULL : to_utf8(arena, wide, length);
}

const char *formats_decimal(struct formats *formats, struct arena *arena,
    const char *decimal, int places)
{
    const char *text = format_exactly(formats, arena, false, decimal, places);
    return text ? text : decimal;
}

const char *formats_percent(struct formats *formats, struct arena *arena,
    const char *decimal, int places)
{
    const char *text = format_exactly(
        formats, arena, true, arena_format(arena, "%sE-2", decimal), places);
    return text ? text : arena_format(arena, "%s%%", decimal);
}

const char *formats_currency(
    struct formats *formats, struct arena *arena, const char *code)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar wide[4] = {0};
    UBool choice;
    int32_t length = 0;
    for (int i = 0; i < 3 && code[i]; i++)
        wide[i] = (UChar)code[i];
    const UChar *name = ucurr_getPluralName(
        wide, formats->locale, &choice, "other", &length, &status);
    return U_FAILURE(status) || length == 0 ? code
                                            : to_utf8(arena, name, length);
}

static const UChar utc[] = {'U', 'T', 'C', 0};

/* The formatter for whole dates, or for a year and a month. */
static UDateFormat *open_dates(
    const struct formats *formats, bool month_only, UErrorCode *status)
{
    if (!month_only)
        return udat_open(
            UDAT_NONE, UDAT_LONG, formats->locale, utc, -1, NULL, 0, status);
    static const UChar skeleton[] = {'y', 'M', 'M', 'M', 'M'};
    UChar pattern[64];
    UDateTimePatternGenerator *generator = udatpg_open(formats->locale, status);
    int32_t length = udatpg_getBestPattern(generator, skeleton, 5, pattern,
        sizeof pattern / sizeof *pattern, status);
    udatpg_close(generator);
    return udat_open(UDAT_PATTERN, UDAT_PATTERN, formats->locale, utc, -1,
        pattern, length, status);
}

static UDate find_time(
    const struct formats *formats, const int date[3], UErrorCode *status)
{
    UCalendar *calendar =
        ucal_open(utc, -1, formats->locale, UCAL_GREGORIAN, status);
    ucal_clear(calendar);
    ucal_setDate(calendar, date[0], date[1] - 1, date[2], status);
    UDate time = ucal_getMillis(calendar, status);
    ucal_close(calendar);
    return time;
}

const char *formats_date(
    struct formats *formats, struct arena *arena, const char *iso)
{
    int date[3] = {0, 1, 1}, end = 0, month_end = 0;
    int count = sscanf(
        iso, "%4d-%2d%n-%2d%n", &date[0], &date[1], &month_end, &date[2], &end);
    bool month_only = count == 2 && iso[month_end] == '\0';
    if (!month_only && (count != 3 || iso[end] != '\0'))
        return iso;
    UErrorCode status = U_ZERO_ERROR;
    UDateFormat **dates = &formats->dates[month_only];
    if (!*dates)
        *dates = open_dates(formats, month_only, &status);
    UDate time = find_time(formats, date, &status);
    UChar wide[128];
    int32_t length = 0;
    if (U_SUCCESS(status))
        length = udat_format(
            *dates, time, wide, sizeof wide / sizeof *wide, NULL, &status);
    return U_SUCCESS(status) ? to_utf8(arena, wide, length) : iso;
}

const char *formats_list(struct formats *formats, struct arena *arena,
    const char *const *items, size_t count, bool either)
{
    UErrorCode status = U_ZERO_ERROR;
    if (!formats->lists[either])
        formats->lists[either] = ulistfmt_openForType(formats->locale,
            either ? ULISTFMT_TYPE_OR : ULISTFMT_TYPE_AND, ULISTFMT_WIDTH_WIDE,
            &status);
    const UChar **wide = arena_allocate(arena, count, sizeof *wide);
    int32_t *lengths = arena_allocate(arena, count, sizeof *lengths);
    int32_t room = 0;
    for (size_t i = 0; i < count; i++) {
        wide[i] = to_utf16(arena, items[i], &lengths[i]);
        room += lengths[i] + 16;
    }
    UChar *joined = arena_allocate(arena, (size_t)room + 1, sizeof *joined);
    int32_t length = 0;
    if (U_SUCCESS(status))
        length = ulistfmt_format(formats->lists[either], wide, lengths,
            (int32_t)count, joined, room, &status);
    return to_utf8(arena, joined, U_SUCCESS(status) ? length : 0);
}

bool formats_is_one(struct formats *formats, double number)
{
    UErrorCode status = U_ZERO_ERROR;
    if (!formats->plurals)
        formats->plurals = uplrules_open(formats->locale, &status);
    UChar category[32];
    int32_t length = 0;
    if (U_SUCCESS(status))
        length = uplrules_select(formats->plurals, number, category,
            sizeof category / sizeof *category, &status);
    static const UChar one[] = {'o', 'n', 'e'};
    return U_SUCCESS(status) && length == 3 && u_memcmp(category, one, 3) == 0;
}

/* ---- anchors ------------------------------------------------------------ */

const char *formats_capital(struct arena *arena, const char *text)
{
    const char *end = text + strlen(text), *rest = text;
    if (rest == end)
        return text;
    uint32_t first = utf8_next(&rest, end);
    if (!u_islower((UChar32)first))
        return text;
    for (const char *at = rest; at < end;) {
        uint32_t code_point = utf8_next(&at, end);
        if (u_isupper((UChar32)code_point))
            return text;
        if (!u_isalnum((UChar32)code_point))
            break;
    }
    char bytes[4];
    size_t length = utf8_encode((uint32_t)u_totitle((UChar32)first), bytes);
    return arena_format(arena, "%.*s%s", (int)length, bytes, rest);
}

const char *formats_slug(struct arena *arena, const char *text)
{
    enum { LONGEST = 200 };
    struct buffer out;
    buffer_init(&out);
    const char *at = text, *end = text + strlen(text);
    bool hyphen = false;
    while (at < end && out.length < LONGEST) {
        uint32_t code_point = utf8_next(&at, end);
        if (!u_isalnum((UChar32)code_point)) {
            hyphen = out.length > 0;
            continue;
        }
        if (hyphen)
            buffer_add_byte(&out, '-');
        hyphen = false;
        char bytes[4];
        buffer_add(&out, bytes,
            utf8_encode((uint32_t)u_tolower((UChar32)code_point), bytes));
    }
    const char *slug =
        arena_string(arena, out.length > 0 ? buffer_string(&out) : "section");
    buffer_release(&out);
    return slug;
}
