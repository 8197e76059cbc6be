/* What a profile says of a fact, as a value; needs no library. */
#ifndef INPUT_FACT_TEXT_H
#define INPUT_FACT_TEXT_H

#include "base/arena.h"
#include "base/diag.h"
#include "input/guide.h"
#include "input/value.h"

#include <stdbool.h>

struct fact_text {
    const char *text; /* without space at its ends */
    const char *name; /* what messages call the fact */
    struct place place;
};

/* Reads SAID as a value of FACT; "?" is VALUE_UNKNOWN. False, and every mistake
 * reported with what is allowed, if it is none. A text is borrowed, all else
 * is in ARENA. */
bool fact_text_read(struct arena *arena, const struct fact *fact,
    struct fact_text said, struct value *value, struct diags *diags);

#endif
