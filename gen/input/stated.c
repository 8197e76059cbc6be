/* Numbers that a profile states, digits and a point before decimals; and dates.
 */
#include "input/stated.h"

#include "input/date.h"

#include <string.h>

struct stated stated_number(struct arena *arena, const char *name,
    const char *text, struct place place, struct diags *diags)
{
    struct stated number = {.place = place};
    number.given = decimal_parse(text, &number.value);
    if (number.given)
        return number;
    struct decimal below;
    if (*text == '-' && decimal_parse(text + 1, &below))
        diag_add(diags, SEVERITY_ERROR, place, NULL, "%s: %s is below 0", name,
            text);
    else
        diag_add(diags, SEVERITY_ERROR, place,
            arena_format(arena,
                "write digits alone, with a point before decimals, such as "
                "1250 or 0.5; up to %d digits, and %d behind the point",
                DECIMAL_WHOLES, DECIMAL_PLACES),
            "%s: \"%s\" is not a number", name, text);
    return number;
}

struct stated stated_percent(struct arena *arena, const char *name,
    const char *text, struct place place, struct diags *diags)
{
    size_t length = strlen(text);
    if (length > 0 && text[length - 1] == '%')
        do
            length--;
        while (length > 0 && text[length - 1] == ' ');
    struct stated percent = stated_number(
        arena, name, arena_copy(arena, text, length), place, diags);
    if (!percent.given || percent.value.millionths <= DECIMAL_HUNDRED)
        return percent;
    diag_add(diags, SEVERITY_ERROR, place, NULL, "%s: %s is more than 100 %%",
        name, text);
    return (struct stated){.place = place};
}

bool stated_date(
    const char *name, const char *text, struct place place, struct diags *diags)
{
    if (date_is_valid(text))
        return true;
    diag_add(diags, SEVERITY_ERROR, place,
        "write it as year-month-day, such as 2026-11-20",
        "%s: \"%s\" is not a date", name, text);
    return false;
}
