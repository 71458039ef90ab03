#include "draw/describe.h"

#include <math.h>

#include "base/number.h"
#include "base/utf8.h"
#include "draw/background.h"
#include "draw/look.h"
#include "draw/route.h"
#include "draw/tooltip.h"

#define CURVED_NODES 75u /* more, and Graphviz takes seconds to lead lines around shapes */
#define CURVED_LINES 150u

static void number(er_buffer *out, const char *name, double value)
{
    char text[ER_NUMBER_SIZE];
    er_number_fixed(value, 4, text);
    er_buffer_printf(out, "%s=%s ", name, text);
}

/* What stands for a character that XML, and so SVG, cannot hold. */
static uint32_t shown(uint32_t code)
{
    if (code < 0x20 || (code >= 0x7F && code < 0xA0))
        return ' ';
    return code == 0xFFFE || code == 0xFFFF ? ER_REPLACEMENT : code;
}

/* text as a quoted DOT string. Graphviz interprets backslashes and entities in labels, and
   backslashes twice in tooltips: there they become a look-alike. */
static void quoted(er_buffer *out, const char *text, bool tooltip)
{
    size_t length = strlen(text);
    er_buffer_append_char(out, '"');
    for (size_t i = 0; i < length;) {
        uint32_t size = 1;
        uint32_t code = er_utf8_decode(text + i, length - i, &size);
        i += size;
        if (code == '"')
            er_buffer_append_string(out, "\\\"");
        else if (code == '\\')
            er_buffer_append_string(out, tooltip ? "\xE2\x88\x96" : "\\\\"); /* ∖ */
        else if (code == '&')
            er_buffer_append_string(out, "&amp;");
        else if (code == '\n')
            er_buffer_append_string(out, "\\n");
        else
            er_utf8_append(out, shown(code));
    }
    er_buffer_append_char(out, '"');
}

static void node_name(const er_drawing *drawing, uint32_t drawn, er_purpose purpose, er_buffer *out)
{
    if (purpose == ER_FOR_READERS)
        quoted(out, er_drawn(drawing, drawn)->id, false);
    else
        er_buffer_printf(out, "n%u", drawn);
}

static void node_text(const er_drawing *drawing, uint32_t drawn, er_buffer *out)
{
    const er_drawn_node *node = &drawing->nodes[drawn];
    er_buffer text = {0};
    for (uint32_t i = 0; i < node->line_count; i++) {
        er_buffer_append_string(&text, i ? "\n" : "");
        er_buffer_append_string(&text, node->lines[i]);
    }
    er_buffer_append_string(out, "label=");
    quoted(out, text.data ? text.data : "", false);
    er_buffer_clear(&text);
    er_tooltip_node(drawing, drawn, &text);
    er_buffer_append_string(out, " tooltip=");
    quoted(out, text.data ? text.data : "", true);
    out->failed |= text.failed;
    er_buffer_free(&text);
}

static void node_look(const er_drawing *drawing, uint32_t drawn, er_purpose purpose, er_buffer *out)
{
    const er_look *look = er_look_of(drawing->options.theme);
    er_type type = er_drawn(drawing, drawn)->type;
    er_buffer_printf(out, "shape=%s style=\"%s\" fillcolor=\"%s\" color=\"%s\" ", er_shape_of(type),
                     er_style_of(type), look->fills[type], look->borders[type]);
    number(out, "fontsize", drawing->nodes[drawn].font_size);
    if (purpose == ER_FOR_READERS)
        node_text(drawing, drawn, out);
    else
        er_buffer_printf(out, "id=\"n%u\"", drawn);
}

static void describe_node(const er_drawing *drawing, uint32_t drawn, er_purpose purpose,
                          er_buffer *out)
{
    const er_drawn_node *node = &drawing->nodes[drawn];
    er_buffer_append_string(out, "  ");
    node_name(drawing, drawn, purpose, out);
    er_buffer_append_string(out, " [");
    number(out, "width", node->width / 72);
    number(out, "height", node->height / 72);
    if (purpose != ER_FOR_LAYOUT) {
        char x[ER_NUMBER_SIZE], y[ER_NUMBER_SIZE];
        er_number_fixed(node->x, 2, x);
        er_number_fixed(node->y, 2, y);
        er_buffer_printf(out, "pos=\"%s,%s\" ", x, y);
    }
    if (purpose == ER_FOR_SHAPES || purpose == ER_FOR_READERS)
        node_look(drawing, drawn, purpose, out);
    er_buffer_append_string(out, "];\n");
}

/* Points. Grows slowly: a pair of a hundred statements is not a beam. */
static double line_width(const er_drawn_line *line)
{
    double grown = log2(1.0 + line->weight);
    return line->relation ? fmin(6, 0.6 + 0.8 * grown) : fmin(3.5, 0.4 + 0.5 * grown);
}

static bool is_curved(const er_drawing *drawing)
{
    return drawing->node_count <= CURVED_NODES && drawing->shown_count <= CURVED_LINES;
}

static void point(er_buffer *out, const char *before, er_place place)
{
    char x[ER_NUMBER_SIZE], y[ER_NUMBER_SIZE];
    er_number_fixed(place.x, 2, x);
    er_number_fixed(place.y, 2, y);
    er_buffer_printf(out, "%s%s,%s", before, x, y);
}

/* The line's way, in the words of Graphviz: the points of the arrows, then the curve. */
static void line_route(const er_drawing *drawing, const er_drawn_line *line, er_buffer *out)
{
    er_route route;
    er_route_line(drawing, line, &route);
    er_buffer_append_string(out, "pos=\"");
    if (line->backward)
        point(out, "s,", route.start);
    if (line->forward)
        point(out, line->backward ? " e," : "e,", route.end);
    for (int i = 0; i < 4; i++)
        point(out, i || line->backward || line->forward ? " " : "", route.curve[i]);
    er_buffer_append_string(out, "\" ");
}

static void line_look(const er_drawing *drawing, uint32_t row, er_purpose purpose, er_buffer *out)
{
    const er_look *look = er_look_of(drawing->options.theme);
    const er_drawn_line *line = &drawing->lines[row];
    const char *colour = !line->relation     ? look->together
                         : line->balance > 0 ? look->friendly
                         : line->balance < 0 ? look->hostile
                                             : look->neutral;
    er_buffer_printf(out, "color=\"%s\" ", colour);
    number(out, "penwidth", line_width(line));
    if (line->balance < 0)
        er_buffer_append_string(out, "style=dashed ");
    if (line->forward || line->backward)
        er_buffer_printf(out, "dir=%s arrowsize=0.6 ",
                         !line->backward  ? "forward"
                         : !line->forward ? "back"
                                          : "both");
    if (!is_curved(drawing))
        line_route(drawing, line, out);
    if (purpose == ER_FOR_SHAPES) {
        er_buffer_printf(out, "id=\"e%u\"", row);
        return;
    }
    er_buffer text = {0};
    er_tooltip_line(drawing, line, &text);
    er_buffer_append_string(out, "edgetooltip=");
    quoted(out, text.data ? text.data : "", true);
    out->failed |= text.failed;
    er_buffer_free(&text);
}

/* Lines between communities are to be longer, so that communities stand apart. */
static void line_length(const er_drawing *drawing, const er_drawn_line *line, er_buffer *out)
{
    const er_drawn_node *a = &drawing->nodes[line->source], *b = &drawing->nodes[line->target];
    bool same =
        er_drawn(drawing, line->source)->community == er_drawn(drawing, line->target)->community;
    double boxes = (a->width + a->height + b->width + b->height) / 4 / 72;
    number(out, "len", (same ? 0.75 : 1.35) + 0.6 * boxes);
    number(out, "weight", same ? 2 : 1);
}

static void describe_line(const er_drawing *drawing, uint32_t row, er_purpose purpose,
                          er_buffer *out)
{
    const er_drawn_line *line = &drawing->lines[row];
    er_buffer_append_string(out, "  ");
    node_name(drawing, line->source, purpose, out);
    er_buffer_append_string(out, " -> ");
    node_name(drawing, line->target, purpose, out);
    er_buffer_append_string(out, " [");
    if (purpose == ER_FOR_LAYOUT || purpose == ER_FOR_SPREAD)
        line_length(drawing, line, out);
    else
        line_look(drawing, row, purpose, out);
    er_buffer_append_string(out, "];\n");
}

static void describe_graph(const er_drawing *drawing, const er_page *page, er_purpose purpose,
                           er_buffer *out)
{
    const er_look *look = er_look_of(drawing->options.theme);
    if (!page) {
        const char *overlap = purpose == ER_FOR_SPREAD ? "prism" : "true";
        er_buffer_printf(out,
                         "  graph [overlap=%s nslimit=2 nslimit1=2 mclimit=0.3 "
                         "overlap_scaling=3 sep=\"+9\" start=42 splines=false "
                         "notranslate=true rankdir=LR];\n",
                         overlap);
        er_buffer_append_string(out, "  node [fixedsize=shape margin=0 label=\"\" shape=box];\n");
        return;
    }
    er_buffer background = {0};
    er_background(drawing, page, purpose == ER_FOR_READERS, &background);
    er_buffer_printf(out,
                     "  graph [layout=%s overlap=true splines=true esep=\"+2\" notranslate=true "
                     "outputorder=edgesfirst pad=0 bgcolor=\"%s\"];\n",
                     er_describe_engine(drawing), look->paper);
    er_buffer_append_string(out, "  graph [_background=");
    quoted(out, background.data ? background.data : "", false);
    er_buffer_append_string(out, "];\n");
    out->failed |= background.failed;
    er_buffer_free(&background);
    er_buffer_printf(out,
                     "  node [fixedsize=shape margin=0 label=\"\" fontname=Arial "
                     "fontcolor=\"%s\" penwidth=1.2];\n  edge [dir=none];\n",
                     look->name_ink);
}

const char *er_describe_engine(const er_drawing *drawing)
{
    return is_curved(drawing) ? "nop" : "nop2";
}

void er_describe(const er_drawing *drawing, const er_page *page, er_purpose purpose, er_buffer *out)
{
    er_buffer_append_string(out, "digraph network {\n");
    describe_graph(drawing, page, purpose, out);
    for (uint32_t i = 0; i < drawing->node_count; i++)
        describe_node(drawing, i, purpose, out);
    for (uint32_t i = 0; i < drawing->line_count; i++) {
        if (drawing->lines[i].shown)
            describe_line(drawing, i, purpose, out);
    }
    er_buffer_append_string(out, "}\n");
}
