/* Which white space grows, and by how much. */
#include "layout/grid.h"

#include <math.h>

/* Heights are compared with room for rounding. */
static const double HAIR = 0.01;

double grid_line(double y_pt, double pitch_pt)
{
    return ceil((y_pt - HAIR) / pitch_pt) * pitch_pt;
}

double grid_growth(const struct vertical_list *list, size_t from, size_t to,
    double y_pt, bool no_text)
{
    double glue = 0;
    for (size_t i = from; i < to; i++) {
        const struct vertical *node = &list->nodes.items[i];
        switch (node->kind) {
        case VERTICAL_PIECE:
            y_pt += node->as.piece->height_pt;
            no_text = false;
            break;
        case VERTICAL_GLUE:
            if (no_text)
                break;
            y_pt += node->as.glue_pt;
            glue += node->as.glue_pt;
            break;
        case VERTICAL_SNAP:
            return glue > 0 ? (grid_line(y_pt, list->pitch_pt) - y_pt) / glue
                            : 0;
        case VERTICAL_OPEN: y_pt += node->as.frame->padding_top_pt; break;
        case VERTICAL_CLOSE: y_pt += node->as.frame->padding_bottom_pt; break;
        case VERTICAL_FILL: return 0;
        case VERTICAL_TURN:
        case VERTICAL_PENALTY: break;
        }
    }
    return 0;
}

double grid_stretch(double glue_pt, double pitch_pt)
{
    return glue_pt > pitch_pt + HAIR ? pitch_pt : 0;
}

static bool is_one_of(size_t number, const size_t *numbers, size_t count)
{
    while (count-- > 0)
        if (numbers[count] == number)
            return true;
    return false;
}

size_t grid_widest(const struct vertical_list *list, size_t from, size_t to,
    const size_t *taken, size_t count)
{
    size_t best = to;
    double widest = 0;
    bool text = false;
    for (size_t i = from; i < to; i++) {
        const struct vertical *node = &list->nodes.items[i];
        text |= node->kind == VERTICAL_PIECE;
        if (node->kind != VERTICAL_GLUE || !text ||
            node->as.glue_pt <= widest || is_one_of(i, taken, count) ||
            grid_stretch(node->as.glue_pt, list->pitch_pt) == 0)
            continue;
        best = i;
        widest = node->as.glue_pt;
    }
    return best;
}
