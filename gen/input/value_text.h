/* Values as a profile writes them. */
#ifndef INPUT_VALUE_TEXT_H
#define INPUT_VALUE_TEXT_H

#include "base/arena.h"
#include "input/guide.h"

/* What a profile would say for VALUE of FACT: "yes", "1500", "a, b"; "" if it
 * is not known. In ARENA. */
const char *value_text(
    struct arena *arena, const struct fact *fact, struct value value);

#endif
