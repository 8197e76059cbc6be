/* The kinds of lines in a trace, one a row. */
#include "cli/trace_kinds.h"

#include <string.h>

#define TRACE_KINDS_ROW(constant, ...) [TRACE_##constant] = {__VA_ARGS__},
const struct trace_kind_row trace_kinds[TRACE_KIND_COUNT] = {
    TRACE_KINDS(TRACE_KINDS_ROW)};

enum trace_kind trace_kind_of(const char *name)
{
    int kind = 0;
    while (kind < TRACE_KIND_COUNT && strcmp(trace_kinds[kind].name, name) != 0)
        kind++;
    return (enum trace_kind)kind;
}
