/* The one door to Graphviz. It keeps state of its own and crashes where two threads use it, with
   one context each as well: the calls wait for each other. */
#ifndef ERGRAPH_DRAW_GRAPHVIZ_H
#define ERGRAPH_DRAW_GRAPHVIZ_H

#include "base/buffer.h"
#include "base/fail.h"

typedef struct er_place {
    double x, y; /* points, y upwards */
} er_place;

/* Lays out a description with the engine of that name ("neato", "sfdp", "nop") and fills
   places[count], in the order in which the description names its nodes. */
er_status er_graphviz_layout(const char *description, const char *engine, er_place *places,
                             uint32_t count, er_error *error);

/* Draws a description whose nodes have places ("nop": lines are routed; "nop2": they have their
   ways, too) in a format of Graphviz ("svg", "png"). */
er_status er_graphviz_draw(const char *description, const char *engine, const char *format,
                           er_buffer *out, er_error *error);

#endif
