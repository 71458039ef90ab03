#include "draw/route.h"

#include <math.h>

#define ARROW 6.0  /* points: 10 times the arrowsize of describe.c */
#define CLEAR 4.0  /* points between a line and a name that it passes */
#define SAMPLES 16 /* points of a curve that are looked at */

/* The control point of a quadratic curve: the middle, moved aside by bend times the length. */
static er_place control(er_place a, er_place b, double bend)
{
    return (er_place){(a.x + b.x) / 2 - bend * (b.y - a.y), (a.y + b.y) / 2 + bend * (b.x - a.x)};
}

static er_place point_at(er_place a, er_place c, er_place b, double t)
{
    double u = 1 - t;
    return (er_place){u * u * a.x + 2 * u * t * c.x + t * t * b.x,
                      u * u * a.y + 2 * u * t * c.y + t * t * b.y};
}

static bool covers(const er_drawn_node *node, er_place point)
{
    return fabs(point.x - node->x) < node->width / 2 + CLEAR &&
           fabs(point.y - node->y) < node->height / 2 + CLEAR;
}

/* How many of the looked-at points lie on names; the named nodes come first in the table. */
static uint32_t hits(const er_drawing *drawing, const er_drawn_line *line, er_place a, er_place c,
                     er_place b)
{
    uint32_t count = 0;
    for (int i = 1; i < SAMPLES; i++) {
        er_place point = point_at(a, c, b, (double)i / SAMPLES);
        for (uint32_t n = 0; n < drawing->label_count; n++) {
            if (n != line->source && n != line->target)
                count += covers(&drawing->nodes[n], point);
        }
    }
    return count;
}

/* Where a ray from the centre of a node towards a point leaves its shape. */
static er_place border(const er_drawn_node *node, er_type type, er_place towards)
{
    double dx = towards.x - node->x, dy = towards.y - node->y;
    double w = node->width / 2, h = node->height / 2, length = hypot(dx, dy);
    double part = 1; /* of the way to the point */
    if (length < 1e-9)
        return towards;
    if (type == ER_PERSON)
        part = 1 / hypot(dx / w, dy / h);
    else if (type == ER_PLACE)
        part = 1 / (fabs(dx) / w + fabs(dy) / h);
    else
        part = fmin(fabs(dx) > 1e-9 ? w / fabs(dx) : INFINITY,
                    fabs(dy) > 1e-9 ? h / fabs(dy) : INFINITY);
    return (er_place){node->x + part * dx, node->y + part * dy};
}

/* The point so far from one towards another, at most half the way. */
static er_place step(er_place from, er_place towards, double far)
{
    double length = hypot(towards.x - from.x, towards.y - from.y);
    double part = length > 0 ? fmin(0.5, far / length) : 0;
    return (er_place){from.x + part * (towards.x - from.x), from.y + part * (towards.y - from.y)};
}

static er_place choose_control(const er_drawing *drawing, const er_drawn_line *line, er_place a,
                               er_place b)
{
    static const double bends[] = {0, 0.1, -0.1, 0.2, -0.2, 0.32, -0.32, 0.46, -0.46};
    er_place best = control(a, b, 0);
    uint32_t fewest = hits(drawing, line, a, best, b);
    for (size_t i = 1; fewest > 0 && i < sizeof bends / sizeof *bends; i++) {
        er_place candidate = control(a, b, bends[i]);
        uint32_t count = hits(drawing, line, a, candidate, b);
        if (count < fewest) {
            fewest = count;
            best = candidate;
        }
    }
    return best;
}

void er_route_line(const er_drawing *drawing, const er_drawn_line *line, er_route *route)
{
    const er_drawn_node *source = &drawing->nodes[line->source];
    const er_drawn_node *target = &drawing->nodes[line->target];
    er_place a = {source->x, source->y}, b = {target->x, target->y};
    er_place middle = choose_control(drawing, line, a, b);
    route->start = border(source, er_drawn(drawing, line->source)->type, middle);
    route->end = border(target, er_drawn(drawing, line->target)->type, middle);
    er_place from = line->backward ? step(route->start, middle, ARROW) : route->start;
    er_place to = line->forward ? step(route->end, middle, ARROW) : route->end;
    route->curve[0] = from;
    route->curve[3] = to;
    /* A quadratic curve as a cubic one: two thirds of the way to its control point. */
    route->curve[1] =
        (er_place){from.x + 2 * (middle.x - from.x) / 3, from.y + 2 * (middle.y - from.y) / 3};
    route->curve[2] =
        (er_place){to.x + 2 * (middle.x - to.x) / 3, to.y + 2 * (middle.y - to.y) / 3};
}
