/* Values as a profile writes them. */
#include "input/value_text.h"

#include "base/buffer.h"

static const char *set_text(
    struct arena *arena, const struct fact *fact, uint64_t members)
{
    const char *all = "";
    for (size_t i = 0; i < fact->value_count; i++)
        if (members >> i & 1)
            all = arena_format(
                arena, "%s%s%s", all, *all ? ", " : "", fact->values[i]);
    return *all ? all : "none";
}

const char *value_text(
    struct arena *arena, const struct fact *fact, struct value value)
{
    struct buffer number = {0};
    const char *text = "";
    switch (value.type) {
    case VALUE_UNKNOWN: break;
    case VALUE_BOOLEAN: return value.as.truth ? "yes" : "no";
    case VALUE_WORD: return fact->values[value.as.word];
    case VALUE_TEXT: return value.as.text;
    case VALUE_SET: return set_text(arena, fact, value.as.members);
    case VALUE_NUMBER:
        buffer_add_number(&number, value.as.number, 9);
        text = arena_string(arena, buffer_string(&number));
        buffer_release(&number);
        break;
    }
    return text;
}
