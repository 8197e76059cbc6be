/* Widths by what the columns want, and then by what makes the table low. */
#include "layout/column_widths.h"

#include <math.h>

/* Widths are compared with room for rounding. */
static const double HAIR = 0.001;

/* Width is moved in multiples of this part of what there is. */
enum { PARTS = 32 };

/* Bounds the search: how many words may be looked at, each time counting. */
enum { MOST_LOOKS = 2000000 };

/* Columns that want no more than an even share of the room get it, if the
 * others still get the least that they need. Returns the room that is left,
 * with the settled columns marked by a width above 0. */
static double settle_short_columns(double *widths_pt, const double *least_pt,
    const double *most_pt, size_t count, double available_pt)
{
    double room = available_pt, needed = 0;
    for (size_t i = 0; i < count; i++) {
        bool is_short = most_pt[i] <= available_pt / (double)count;
        widths_pt[i] = is_short ? most_pt[i] : 0;
        room -= widths_pt[i];
        needed += is_short ? 0 : least_pt[i];
    }
    if (needed <= room)
        return room;
    for (size_t i = 0; i < count; i++)
        widths_pt[i] = 0;
    return available_pt;
}

double column_widths_sum(const double *values, size_t count)
{
    double total = 0;
    for (size_t i = 0; i < count; i++)
        total += values[i];
    return total;
}

bool column_widths_turn(const double *least_pt, size_t count, double padding_pt,
    double width_pt, double turned_pt)
{
    double needed =
        column_widths_sum(least_pt, count) * COLUMN_WIDTHS_SMALLEST +
        padding_pt;
    return needed > width_pt && turned_pt > width_pt;
}

double column_widths_shrink(
    double *least_pt, double *most_pt, size_t count, double room_pt)
{
    double needed = column_widths_sum(least_pt, count);
    double scale = fmax(COLUMN_WIDTHS_SMALLEST, fmin(1, room_pt / needed));
    for (size_t i = 0; i < count; i++) {
        least_pt[i] *= scale;
        most_pt[i] *= scale;
    }
    return scale;
}

void column_widths_set(double *widths_pt, const double *least_pt,
    const double *most_pt, size_t count, double available_pt)
{
    double room =
        settle_short_columns(widths_pt, least_pt, most_pt, count, available_pt);
    double least = 0, most = 0;
    for (size_t i = 0; i < count; i++) {
        least += widths_pt[i] > 0 ? 0 : least_pt[i];
        most += widths_pt[i] > 0 ? 0 : most_pt[i];
    }
    double share = 0;
    if (most > least)
        share = fmin(1, (room - least) / (most - least));
    for (size_t i = 0; i < count; i++) {
        if (widths_pt[i] > 0)
            continue;
        if (least > room)
            widths_pt[i] = least_pt[i] * room / least;
        else
            widths_pt[i] = least_pt[i] + share * (most_pt[i] - least_pt[i]);
    }
}

/* ---- the lowest table ---------------------------------------------------- */

struct search {
    double *widths;
    const double *least, *most;
    size_t count;
    const struct cell_word *words;
    size_t word_count;
    size_t lines; /* of the table with the widths found so far */
    size_t looks; /* left */
};

/* The lines of all rows: a row has as many as its highest cell. Words fill the
 * lines of a cell one after the other, which needs the fewest. */
static size_t count_lines(const struct search *search)
{
    size_t total = 0, row_lines = 0, cell_lines = 0;
    double x = 0;
    const struct cell_word *before = NULL;
    for (size_t i = 0; i < search->word_count; i++) {
        const struct cell_word *word = &search->words[i];
        double end = x + word->space_pt + word->width_pt;
        bool new_row = before && word->row != before->row;
        if (new_row) {
            total += row_lines;
            row_lines = 0;
        }
        if (!before || new_row || word->column != before->column)
            cell_lines = 0;
        if (word->begins || end > search->widths[word->column] + HAIR) {
            cell_lines++;
            end = word->width_pt;
        }
        x = end;
        row_lines = cell_lines > row_lines ? cell_lines : row_lines;
        before = word;
    }
    return total + row_lines;
}

/* Tries to move WIDTH, or as much of it as may be; true if that helps. */
static bool try_move(
    struct search *search, size_t from, size_t to, double width_pt)
{
    double *widths = search->widths;
    double given = widths[from], taken = widths[to];
    double moved = fmin(
        width_pt, fmin(given - search->least[from], search->most[to] - taken));
    if (moved < HAIR || search->looks < search->word_count)
        return false;
    search->looks -= search->word_count;
    widths[from] -= moved;
    widths[to] += moved;
    size_t lines = count_lines(search);
    if (lines < search->lines) {
        search->lines = lines;
        return true;
    }
    widths[from] = given;
    widths[to] = taken;
    return false;
}

/* A column that has what it wants is short: it does not wrap. */
static bool wraps(const struct search *search, size_t column)
{
    return search->widths[column] < search->most[column] - HAIR;
}

/* The least move that helps, between any two columns. */
static bool move(struct search *search, double part_pt)
{
    for (int parts = 1; parts < PARTS; parts++)
        for (size_t from = 0; from < search->count; from++)
            for (size_t to = 0; to < search->count; to++)
                if (from != to && wraps(search, from) && wraps(search, to) &&
                    try_move(search, from, to, parts * part_pt))
                    return true;
    return false;
}

void column_widths_lower(double *widths_pt, const double *least_pt,
    const double *most_pt, size_t count, const struct cell_word *words,
    size_t word_count)
{
    struct search search = {
        .widths = widths_pt,
        .least = least_pt,
        .most = most_pt,
        .count = count,
        .words = words,
        .word_count = word_count,
        .looks = MOST_LOOKS,
    };
    double room = 0;
    size_t wrapping = 0;
    for (size_t i = 0; i < count; i++) {
        room += widths_pt[i];
        wrapping += wraps(&search, i);
    }
    if (wrapping < 2)
        return;
    search.lines = count_lines(&search);
    while (move(&search, room / PARTS))
        ;
}
