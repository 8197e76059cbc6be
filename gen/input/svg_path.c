/* Path data and basic shapes of SVG as paths. */
#include "input/svg_path.h"

#include "base/ascii.h"
#include "input/svg_value.h"

#include <math.h>
#include <string.h>

/* ---- arcs ---------------------------------------------------------------- */

/* An elliptical arc as SVG gives it: the ends and what is between them. */
struct arc {
    struct point from, to, radii;
    double rotation; /* radians */
    bool large, sweep;
};

/* The same arc by its centre: from angle START, EXTENT further (radians). */
struct centred {
    struct point centre, radii;
    double start, extent;
};

/* SVG 1.1, F.6.5 and F.6.6: radii too small are made large enough. */
static struct centred centre_of(const struct arc *arc)
{
    double cosine = cos(arc->rotation), sine = sin(arc->rotation);
    double rx = fabs(arc->radii.x), ry = fabs(arc->radii.y);
    double half_x = (arc->from.x - arc->to.x) / 2;
    double half_y = (arc->from.y - arc->to.y) / 2;
    double x = cosine * half_x + sine * half_y;
    double y = -sine * half_x + cosine * half_y;
    double excess = x * x / (rx * rx) + y * y / (ry * ry);
    if (excess > 1) {
        rx *= sqrt(excess);
        ry *= sqrt(excess);
    }
    double below = rx * rx * y * y + ry * ry * x * x;
    double factor = sqrt(fmax(0, (rx * rx * ry * ry - below) / below));
    if (arc->large == arc->sweep)
        factor = -factor;
    double centre_x = factor * rx * y / ry, centre_y = -factor * ry * x / rx;
    double start = atan2((y - centre_y) / ry, (x - centre_x) / rx);
    double extent = atan2((-y - centre_y) / ry, (-x - centre_x) / rx) - start;
    double turn = 2 * acos(-1);
    if (arc->sweep && extent < 0)
        extent += turn;
    if (!arc->sweep && extent > 0)
        extent -= turn;
    return (struct centred){
        .centre = {cosine * centre_x - sine * centre_y +
                       (arc->from.x + arc->to.x) / 2,
            sine * centre_x + cosine * centre_y +
                (arc->from.y + arc->to.y) / 2},
        .radii = {rx, ry},
        .start = start,
        .extent = extent,
    };
}

/* Curves of at most a quarter turn each: they are off by less than 0.03% of
 * the radius. The last ends where the arc does, to the digit. */
static void add_curves(struct path *path, struct arena *arena,
    const struct centred *arc, double rotation, struct point end)
{
    double quarter = acos(-1) / 2;
    int count = (int)ceil(fabs(arc->extent) / quarter - 1e-9);
    count = count < 1 ? 1 : count;
    double step = arc->extent / count, reach = 4 / 3.0 * tan(step / 4);
    double cosine = cos(rotation), sine = sin(rotation);
    struct matrix turn = {cosine * arc->radii.x, sine * arc->radii.x,
        -sine * arc->radii.y, cosine * arc->radii.y, arc->centre.x,
        arc->centre.y};
    for (int i = 0; i < count; i++) {
        double from = arc->start + i * step, to = from + step;
        double c1 = cos(from), s1 = sin(from), c2 = cos(to), s2 = sin(to);
        path_curve(path, arena,
            matrix_apply(&turn, c1 - reach * s1, s1 + reach * c1),
            matrix_apply(&turn, c2 + reach * s2, s2 - reach * c2),
            i + 1 == count ? end : matrix_apply(&turn, c2, s2));
    }
}

/* SVG 1.1, F.6.2: an arc to where it is is nothing, and a flat one a line. */
static void add_arc(
    struct path *path, struct arena *arena, const struct arc *arc)
{
    double rx = fabs(arc->radii.x), ry = fabs(arc->radii.y);
    double across = hypot(arc->from.x - arc->to.x, arc->from.y - arc->to.y);
    if (across == 0)
        return;
    if (rx < 1e-9 * across || ry < 1e-9 * across) {
        path_line(path, arena, arc->to.x, arc->to.y);
        return;
    }
    struct centred centred = centre_of(arc);
    add_curves(path, arena, &centred, arc->rotation, arc->to);
}

/* ---- path data ----------------------------------------------------------- */

/* Where the pen is. */
struct pen {
    struct path *path;
    struct arena *arena;
    struct point at, start; /* start: of the subpath */
    /* The last control point of the curve before, which S and T mirror; where
     * the pen is behind anything else. */
    struct point cubic, quadratic;
    bool closed; /* the subpath ended: the next step begins a new one */
};

static struct point mirror(struct point point, struct point centre)
{
    return (struct point){2 * centre.x - point.x, 2 * centre.y - point.y};
}

/* The point between A and B, two thirds of the way to B. */
static struct point two_thirds(struct point a, struct point b)
{
    return (struct point){a.x + (b.x - a.x) * 2 / 3, a.y + (b.y - a.y) * 2 / 3};
}

static void begin_subpath(struct pen *pen)
{
    if (pen->closed)
        path_move(pen->path, pen->arena, pen->at.x, pen->at.y);
    pen->closed = false;
}

static void arrive(struct pen *pen, struct point point)
{
    pen->at = pen->cubic = pen->quadratic = point;
}

static void move_to(struct pen *pen, struct point to)
{
    path_move(pen->path, pen->arena, to.x, to.y);
    pen->closed = false;
    pen->start = to;
    arrive(pen, to);
}

static void line_to(struct pen *pen, struct point to)
{
    begin_subpath(pen);
    path_line(pen->path, pen->arena, to.x, to.y);
    arrive(pen, to);
}

static void curve_to(
    struct pen *pen, struct point first, struct point second, struct point to)
{
    begin_subpath(pen);
    path_curve(pen->path, pen->arena, first, second, to);
    arrive(pen, to);
    pen->cubic = second;
}

/* A quadratic curve is a cubic one. */
static void quadratic_to(struct pen *pen, struct point control, struct point to)
{
    curve_to(pen, two_thirds(pen->at, control), two_thirds(to, control), to);
    pen->cubic = to;
    pen->quadratic = control;
}

static void arc_to(struct pen *pen, const double *n, struct point to)
{
    struct arc arc = {
        .from = pen->at,
        .to = to,
        .radii = {n[0], n[1]},
        .rotation = fmod(n[2], 360) * (acos(-1) / 180),
        .large = n[3] != 0,
        .sweep = n[4] != 0,
    };
    begin_subpath(pen);
    add_arc(pen->path, pen->arena, &arc);
    arrive(pen, to);
}

static void close(struct pen *pen)
{
    if (!pen->closed)
        path_close(pen->path, pen->arena);
    pen->closed = true;
    arrive(pen, pen->start);
}

/* How many numbers a command takes; -1 if there is no such command. */
static int arity(char command)
{
    static const char commands[] = "MmLlHhVvCcSsQqTtAaZz";
    static const signed char counts[] = {2, 2, 1, 1, 6, 4, 4, 2, 7, 0};
    const char *found = command ? strchr(commands, command) : NULL;
    return found ? counts[(found - commands) / 2] : -1;
}

/* Does COMMAND once, with the numbers N. */
static void draw(struct pen *pen, char command, const double *n)
{
    bool relative = command & 0x20;
    struct point base = relative ? pen->at : (struct point){0, 0};
    struct point p[3] = {{0, 0}};
    int count = arity(command);
    for (int i = 0; i < count / 2 && i < 3; i++)
        p[i] = (struct point){base.x + n[2 * i], base.y + n[2 * i + 1]};
    switch (command & ~0x20) {
    case 'M': move_to(pen, p[0]); break;
    case 'L': line_to(pen, p[0]); break;
    case 'H': line_to(pen, (struct point){base.x + n[0], pen->at.y}); break;
    case 'V': line_to(pen, (struct point){pen->at.x, base.y + n[0]}); break;
    case 'C': curve_to(pen, p[0], p[1], p[2]); break;
    case 'S': curve_to(pen, mirror(pen->cubic, pen->at), p[0], p[1]); break;
    case 'Q': quadratic_to(pen, p[0], p[1]); break;
    case 'T': quadratic_to(pen, mirror(pen->quadratic, pen->at), p[0]); break;
    case 'A':
        arc_to(pen, n, (struct point){base.x + n[5], base.y + n[6]});
        break;
    default: close(pen); break;
    }
}

/* The flags of an arc are one digit each and need no space behind them. */
static bool read_flag(const char **at, double *flag)
{
    if (**at != '0' && **at != '1')
        return false;
    *flag = *(*at)++ - '0';
    return true;
}

/* Reads what COMMAND takes; false where something else stands. */
static bool read_numbers(const char **at, char command, double numbers[7])
{
    int count = arity(command);
    bool arc = (command & ~0x20) == 'A';
    for (int i = 0; i < count; i++) {
        if (i > 0)
            svg_skip_separator(at);
        bool flag = arc && (i == 3 || i == 4);
        if (!(flag ? read_flag(at, &numbers[i]) : svg_number(at, &numbers[i])))
            return false;
    }
    return true;
}

static bool begins_number(char c)
{
    return ascii_is_digit(c) || c == '-' || c == '+' || c == '.';
}

const char *svg_path_data(
    struct path *path, struct arena *arena, const char *text)
{
    struct pen pen = {.path = path, .arena = arena};
    char command = 0;
    svg_skip_space(&text);
    while (*text) {
        if (begins_number(*text)) { /* the same once more */
            if (command == 0 || arity(command) == 0)
                return text;
            if ((command & ~0x20) == 'M')
                command = command == 'M' ? 'L' : 'l';
        } else {
            bool first = command == 0;
            if (arity(*text) < 0 || (first && (*text & ~0x20) != 'M'))
                return text;
            command = *text++;
            svg_skip_space(&text);
        }
        double numbers[7] = {0};
        if (!read_numbers(&text, command, numbers) ||
            path->steps.count >= SVG_MOST_STEPS)
            return text;
        draw(&pen, command, numbers);
        svg_skip_separator(&text);
    }
    return NULL;
}

/* ---- basic shapes -------------------------------------------------------- */

const char *svg_path_points(
    struct path *path, struct arena *arena, const char *text, bool closed)
{
    bool any = false;
    svg_skip_space(&text);
    while (*text) {
        double x, y;
        if (path->steps.count >= SVG_MOST_STEPS || !svg_number(&text, &x))
            return text;
        svg_skip_separator(&text);
        if (!svg_number(&text, &y))
            return text;
        svg_skip_separator(&text);
        (any ? path_line : path_move)(path, arena, x, y);
        any = true;
    }
    if (any && closed)
        path_close(path, arena);
    return NULL;
}

/* The quarter of an ellipse that leads from FROM to TO, around CORNER. */
static void add_quarter(struct path *path, struct arena *arena,
    struct point from, struct point corner, struct point to)
{
    double reach = 4 / 3.0 * tan(acos(-1) / 8);
    path_curve(path, arena,
        (struct point){from.x + reach * (corner.x - from.x),
            from.y + reach * (corner.y - from.y)},
        (struct point){
            to.x + reach * (corner.x - to.x), to.y + reach * (corner.y - to.y)},
        to);
}

void svg_path_rectangle(struct path *path, struct arena *arena,
    struct point corner, struct point size, struct point radii)
{
    double left = corner.x, right = left + size.x;
    double top = corner.y, bottom = top + size.y;
    double rx = fmin(radii.x, size.x / 2), ry = fmin(radii.y, size.y / 2);
    if (!(size.x > 0 && size.y > 0))
        return;
    if (!(rx > 0 && ry > 0)) {
        path_move(path, arena, left, top);
        path_line(path, arena, right, top);
        path_line(path, arena, right, bottom);
        path_line(path, arena, left, bottom);
        path_close(path, arena);
        return;
    }
    const struct point corners[] = {
        {right, top}, {right, bottom}, {left, bottom}, {left, top}};
    const struct point ends[][2] = {
        {{right - rx, top}, {right, top + ry}},
        {{right, bottom - ry}, {right - rx, bottom}},
        {{left + rx, bottom}, {left, bottom - ry}},
        {{left, top + ry}, {left + rx, top}},
    };
    path_move(path, arena, left + rx, top);
    for (size_t i = 0; i < 4; i++) {
        path_line(path, arena, ends[i][0].x, ends[i][0].y);
        add_quarter(path, arena, ends[i][0], corners[i], ends[i][1]);
    }
    path_close(path, arena);
}

void svg_path_ellipse(struct path *path, struct arena *arena,
    struct point centre, struct point radii)
{
    double left = centre.x - radii.x, right = centre.x + radii.x;
    double top = centre.y - radii.y, bottom = centre.y + radii.y;
    if (!(radii.x > 0 && radii.y > 0))
        return;
    const struct point ends[] = {{right, centre.y}, {centre.x, bottom},
        {left, centre.y}, {centre.x, top}, {right, centre.y}};
    const struct point corners[] = {
        {right, bottom}, {left, bottom}, {left, top}, {right, top}};
    path_move(path, arena, ends[0].x, ends[0].y);
    for (size_t i = 0; i < 4; i++)
        add_quarter(path, arena, ends[i], corners[i], ends[i + 1]);
    path_close(path, arena);
}
