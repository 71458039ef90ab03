/* What Graphviz draws behind nodes and lines: the paper, the regions of the communities, and the
   page's samples and texts. */
#ifndef ERGRAPH_DRAW_BACKGROUND_H
#define ERGRAPH_DRAW_BACKGROUND_H

#include "draw/page.h"

/* Appends Graphviz drawing operations (the xdot language). */
void er_background(const er_drawing *drawing, const er_page *page, bool with_texts, er_buffer *out);

#endif
