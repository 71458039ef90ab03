/* What a diagram says about a node or a line when it is pointed at: plain text, lines ended by
   line breaks, valid UTF-8 without control characters. */
#ifndef ERGRAPH_DRAW_TOOLTIP_H
#define ERGRAPH_DRAW_TOOLTIP_H

#include "base/buffer.h"
#include "draw/drawing.h"

void er_tooltip_node(const er_drawing *drawing, uint32_t drawn, er_buffer *out);

/* With up to three of the sentences that say so. */
void er_tooltip_line(const er_drawing *drawing, const er_drawn_line *line, er_buffer *out);

#endif
