/* Numbers and dates that a profile may state. */
#ifndef INPUT_STATED_H
#define INPUT_STATED_H

#include "base/arena.h"
#include "base/decimal.h"
#include "base/diag.h"
#include "base/source.h"

#include <stdbool.h>

struct stated {
    bool given;
    struct decimal value;
    struct place place;
};

/* TEXT as the number called NAME; not given after an error. */
struct stated stated_number(struct arena *arena, const char *name,
    const char *text, struct place place, struct diags *diags);

/* The same of what is per cent: up to 100, and the sign may stand behind it. */
struct stated stated_percent(struct arena *arena, const char *name,
    const char *text, struct place place, struct diags *diags);

/* Whether TEXT, called NAME, is a date; false after an error. */
bool stated_date(const char *name, const char *text, struct place place,
    struct diags *diags);

#endif
