#include "draw/diagram.h"

#include <math.h>

#include "base/fail.h"
#include "draw/describe.h"
#include "draw/graphviz.h"
#include "draw/svg.h"

#define DOTS_AN_INCH 144.0
#define LONGEST_SIDE 12000.0 /* dots: cairo refuses more than 32767 */

static er_status draw_svg(const er_drawing *drawing, const er_page *page, er_buffer *out,
                          er_error *error)
{
    er_buffer description = {0}, shapes = {0};
    er_describe(drawing, page, ER_FOR_SHAPES, &description);
    er_status status = description.failed
                           ? er_fail_memory(error)
                           : er_graphviz_draw(description.data, er_describe_engine(drawing), "svg",
                                              &shapes, error);
    if (status == ER_OK)
        status = er_svg_finish(drawing, page, er_buffer_view(&shapes), out, error);
    er_buffer_free(&description);
    er_buffer_free(&shapes);
    return status;
}

/* The resolution is an attribute of the graph; it goes before the closing brace. */
static er_status draw_png(const er_drawing *drawing, const er_page *page, er_buffer *out,
                          er_error *error)
{
    er_buffer description = {0};
    double side = fmax(page->right - page->left, page->top - page->bottom);
    er_describe(drawing, page, ER_FOR_READERS, &description);
    if (!description.failed) {
        description.length -= 2; /* "}\n" */
        er_buffer_printf(&description, "  graph [dpi=%d];\n}\n",
                         (int)fmin(DOTS_AN_INCH, LONGEST_SIDE / side * 72));
    }
    er_status status =
        description.failed
            ? er_fail_memory(error)
            : er_graphviz_draw(description.data, er_describe_engine(drawing), "png", out, error);
    er_buffer_free(&description);
    return status;
}

er_status er_diagram(const er_network *network, const er_draw_options *options, er_picture kind,
                     er_buffer *out, er_error *error)
{
    er_drawing *drawing = NULL;
    er_status status = er_drawing_new(network, options, ER_DRAWN_NODES, &drawing, error);
    if (status != ER_OK)
        return status;
    er_page page = {0};
    if (!er_drawing_take_places(drawing))
        status = er_drawing_place(drawing, error);
    if (status == ER_OK)
        status = er_page_make(&page, drawing, error);
    if (status == ER_OK && kind == ER_PICTURE_SVG)
        status = draw_svg(drawing, &page, out, error);
    if (status == ER_OK && kind == ER_PICTURE_PNG)
        status = draw_png(drawing, &page, out, error);
    if (status == ER_OK && kind == ER_PICTURE_DOT) {
        er_describe(drawing, &page, ER_FOR_READERS, out);
        status = out->failed ? er_fail_memory(error) : ER_OK;
    }
    er_page_free(&page);
    er_drawing_free(drawing);
    return status;
}
