/* The values that stand for all that a fact can have. */
#include "decide/representative.h"

size_t representative_count(const struct fact *fact)
{
    switch (fact_forms[fact->type].holds) {
    case VALUE_BOOLEAN: return 2;
    case VALUE_NUMBER: return fact->cut_count + 1;
    case VALUE_WORD: return fact->value_count;
    case VALUE_SET: return fact->value_count + 1;
    case VALUE_TEXT: /* never in a condition */
    case VALUE_UNKNOWN: break;
    }
    return 1;
}

/* A number stands for its band: one below the first cut, or a cut itself. A
 * set is empty or has one member. */
struct value representative(const struct fact *fact, size_t turn)
{
    struct value value = {.type = fact_forms[fact->type].holds};
    switch (value.type) {
    case VALUE_BOOLEAN: value.as.truth = turn == 1; break;
    case VALUE_NUMBER:
        if (fact->cut_count)
            value.as.number = turn ? fact->cuts[turn - 1] : fact->cuts[0] - 1;
        break;
    case VALUE_WORD: value.as.word = (int)turn; break;
    case VALUE_SET:
        value.as.members = turn ? (uint64_t)1 << (turn - 1) : 0;
        break;
    case VALUE_TEXT:
    case VALUE_UNKNOWN: break;
    }
    return value;
}

size_t representative_of(const struct fact *fact, struct value value)
{
    size_t turn = 0;
    switch (value.type) {
    case VALUE_BOOLEAN: return value.as.truth;
    case VALUE_NUMBER:
        while (turn < fact->cut_count && value.as.number >= fact->cuts[turn])
            turn++;
        return turn;
    case VALUE_WORD: return (size_t)value.as.word;
    case VALUE_SET:
        while (turn < fact->value_count && !(value.as.members >> turn & 1))
            turn++;
        return turn < fact->value_count ? turn + 1 : 0;
    case VALUE_TEXT:
    case VALUE_UNKNOWN: break;
    }
    return turn;
}
