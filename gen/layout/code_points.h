/* A set of code points, in which each is found at once. */
#ifndef LAYOUT_CODE_POINTS_H
#define LAYOUT_CODE_POINTS_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

enum { CODE_POINTS_SHEET = 4096, CODE_POINTS_SHEETS = 272 };

/* Empty if all is zero. A bit for each code point, in sheets that are made when
 * one on them is added. */
struct code_points {
    uint64_t *sheets[CODE_POINTS_SHEETS];
};

/* Adds CODE_POINT, below 0x110000; false if it was there. Sheets live in
 * ARENA. */
bool code_points_add(
    struct code_points *set, struct arena *arena, uint32_t code_point);

#endif
