/* The value of a fact. */
#include "input/value.h"

#include <string.h>

bool value_equal(struct value a, struct value b)
{
    if (a.type != b.type)
        return false;
    switch (a.type) {
    case VALUE_UNKNOWN: return true;
    case VALUE_BOOLEAN: return a.as.truth == b.as.truth;
    case VALUE_NUMBER:
        return !(a.as.number < b.as.number) && !(a.as.number > b.as.number);
    case VALUE_WORD: return a.as.word == b.as.word;
    case VALUE_SET: return a.as.members == b.as.members;
    case VALUE_TEXT: return strcmp(a.as.text, b.as.text) == 0;
    }
    return false;
}
