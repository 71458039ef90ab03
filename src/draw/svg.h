/* The diagram as SVG. Shapes and lines come from Graphviz, which is given no text; every text is
   added here: names, title, legend, tooltips, and what a screen reader is told. */
#ifndef ERGRAPH_DRAW_SVG_H
#define ERGRAPH_DRAW_SVG_H

#include "draw/page.h"

/* Takes what Graphviz drew of a description for shapes, and appends the finished page to out. */
er_status er_svg_finish(const er_drawing *drawing, const er_page *page, er_view drawn,
                        er_buffer *out, er_error *error);

#endif
