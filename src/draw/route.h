/* The way of a line from shape to shape, where there are too many for Graphviz to route: straight,
   or bent so far that it keeps clear of the names in between. */
#ifndef ERGRAPH_DRAW_ROUTE_H
#define ERGRAPH_DRAW_ROUTE_H

#include "draw/drawing.h"
#include "draw/graphviz.h"

typedef struct er_route {
    er_place curve[4];   /* a cubic Bezier curve, without the heads of arrows */
    er_place start, end; /* where the line touches the shapes: the points of the arrows */
} er_route;

void er_route_line(const er_drawing *drawing, const er_drawn_line *line, er_route *route);

#endif
