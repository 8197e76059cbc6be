/* The kinds of lines in a trace, one a row. */
#include "cli/trace_kinds.h"

#include <string.h>

const struct trace_kind_row trace_kinds[TRACE_KIND_COUNT] = {
    [TRACE_PROFILE] = {"profile", .own = true, .path = true, .made = true},
    [TRACE_CLIENT] = {"client", .own = true},
    [TRACE_REFERENCE] = {"reference", .own = true},
    [TRACE_CONFIDENCE] = {"confidence", .own = true},
    [TRACE_LOOK] = {"look", .own = true},
    [TRACE_DOCUMENT] = {"document", .own = true},
    [TRACE_PATTERN] = {"pattern", .own = true},
    [TRACE_MAP] = {"map", .own = true, .path = true, .made = true},
    [TRACE_ROW] = {"row", .own = true},
    [TRACE_KEPT] = {"kept", .own = true},
    [TRACE_FACT] = {"fact", .own = true},
    [TRACE_PROGRAM] = {"program", .content = CONTENT_PROGRAM},
    [TRACE_OPTIONS] = {.name = "options"},
    [TRACE_GUIDE] = {"guide", .content = CONTENT_GUIDE},
    [TRACE_RULES] = {"rules", .content = CONTENT_HEADS, .path = true,
        .made = true},
    [TRACE_MODULE] = {"module", .content = CONTENT_TEXT, .path = true},
    [TRACE_DESIGN] = {"design", .content = CONTENT_TEMPLATE},
    [TRACE_TEMPLATE] = {"template", .content = CONTENT_FOLDER, .path = true,
        .made = true},
    [TRACE_BRAND] = {"brand", .content = CONTENT_FILE, .path = true,
        .made = true},
    [TRACE_PICTURE] = {"picture", .content = CONTENT_FILE, .path = true,
        .made = true},
    [TRACE_TEXT] = {"text", .content = CONTENT_TEXT, .path = true,
        .made = true},
    [TRACE_FONT] = {"font", .content = CONTENT_FILE, .path = true,
        .made = true},
    [TRACE_OUTPUT] = {"output", .path = true},
};

enum trace_kind trace_kind_of(const char *name)
{
    int kind = 0;
    while (kind < TRACE_KIND_COUNT && strcmp(trace_kinds[kind].name, name) != 0)
        kind++;
    return (enum trace_kind)kind;
}
