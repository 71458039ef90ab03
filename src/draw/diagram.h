/* The whole way from a network to a picture. */
#ifndef ERGRAPH_DRAW_DIAGRAM_H
#define ERGRAPH_DRAW_DIAGRAM_H

#include "base/buffer.h"
#include "draw/drawing.h"

typedef enum er_picture { ER_PICTURE_DOT, ER_PICTURE_SVG, ER_PICTURE_PNG } er_picture;

/* Appends the picture. The places are those of the network's nodes where all that is drawn has
   one; else it is laid out. */
er_status er_diagram(const er_network *network, const er_draw_options *options, er_picture kind,
                     er_buffer *out, er_error *error);

#endif
