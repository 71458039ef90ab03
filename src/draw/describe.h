/* A drawing in the DOT language. The same description is laid out, drawn and exported; where it is
   only laid out or drawn it has no text from the network in it, so that no name can do harm on
   the way through Graphviz. */
#ifndef ERGRAPH_DRAW_DESCRIBE_H
#define ERGRAPH_DRAW_DESCRIBE_H

#include "draw/page.h"

typedef enum er_purpose {
    ER_FOR_LAYOUT, /* sizes and lines; nodes n0, n1, ... */
    ER_FOR_SPREAD, /* the same with places, to be moved apart where they overlap */
    ER_FOR_SHAPES, /* places and looks without texts; ids n0, n1, ... of nodes, e0, ... of lines */
    ER_FOR_READERS /* everything: names, tooltips, ids of the network, title and legend */
} er_purpose;

/* The engine of Graphviz that draws what has places: "nop" routes the lines around the shapes;
   where that would take too long they come routed, and it is "nop2". */
const char *er_describe_engine(const er_drawing *drawing);

/* Appends it. page is NULL for layout and spread. */
void er_describe(const er_drawing *drawing, const er_page *page, er_purpose purpose,
                 er_buffer *out);

#endif
