/* A bit for each code point. */
#include "layout/code_points.h"

bool code_points_add(
    struct code_points *set, struct arena *arena, uint32_t code_point)
{
    uint64_t **sheet = &set->sheets[code_point / CODE_POINTS_SHEET];
    if (!*sheet)
        *sheet =
            arena_allocate(arena, CODE_POINTS_SHEET / 64, sizeof(uint64_t));
    uint64_t *bits = &(*sheet)[code_point % CODE_POINTS_SHEET / 64];
    uint64_t bit = (uint64_t)1 << code_point % 64;
    if (*bits & bit)
        return false;
    *bits |= bit;
    return true;
}
