#include "draw/svg.h"

#include <stdlib.h>

#include "base/fail.h"
#include "base/number.h"
#include "base/xml.h"
#include "draw/tooltip.h"

#define FONTS "Helvetica, Arial, 'Liberation Sans', sans-serif"
#define LINE_HEIGHT 1.16 /* as in label.c */

static void attribute(er_buffer *out, const char *name, double value)
{
    char text[ER_NUMBER_SIZE];
    er_number_fixed(value, 2, text);
    er_buffer_printf(out, " %s=\"%s\"", name, text);
}

static void write_text(er_buffer *out, const er_look *look, const er_page_text *text)
{
    er_buffer_append_string(out, "<text");
    attribute(out, "x", text->x);
    attribute(out, "y", -text->y);
    attribute(out, "font-size", text->size);
    er_buffer_printf(out, " fill=\"%s\"%s>", text->faint ? look->faint : look->ink,
                     text->bold ? " font-weight=\"bold\"" : "");
    er_xml_append(out, text->text);
    er_buffer_append_string(out, "</text>\n");
}

/* A name in the middle of its shape. 0.36 of the size lies above the middle of small letters. */
static void write_name(er_buffer *out, const er_drawing *drawing, const er_drawn_node *node)
{
    const er_look *look = er_look_of(drawing->options.theme);
    double step = node->font_size * LINE_HEIGHT;
    double y = -node->y - step * (node->line_count - 1) / 2 + node->font_size * 0.35;
    for (uint32_t i = 0; i < node->line_count; i++) {
        er_buffer_append_string(out, "<text text-anchor=\"middle\"");
        attribute(out, "x", node->x);
        attribute(out, "y", y + i * step);
        attribute(out, "font-size", node->font_size);
        er_buffer_printf(out, " fill=\"%s\">", look->name_ink);
        er_xml_append(out, node->lines[i]);
        er_buffer_append_string(out, "</text>\n");
    }
}

/* The start tag, title and description of the whole. */
static void write_head(er_buffer *out, const er_drawing *drawing, const er_page *page)
{
    double width = page->right - page->left, height = page->top - page->bottom;
    er_buffer text = {0};
    er_buffer_append_string(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg role=\"img\" "
                                 "aria-labelledby=\"title description\"");
    attribute(out, "width", width);
    attribute(out, "height", height);
    er_buffer_append_string(out, " viewBox=\"0 0");
    char number[ER_NUMBER_SIZE];
    er_number_fixed(width, 2, number);
    er_buffer_printf(out, " %s", number);
    er_number_fixed(height, 2, number);
    er_buffer_printf(out, " %s\" font-family=\"%s\" xmlns=\"http://www.w3.org/2000/svg\">\n",
                     number, FONTS);
    er_page_title(drawing, &text);
    er_buffer_append_string(out, "<title id=\"title\">");
    er_xml_append(out, text.data ? text.data : "");
    er_buffer_clear(&text);
    er_page_summary(drawing, &text);
    er_buffer_append_string(out, "</title>\n<desc id=\"description\">A network of ");
    er_xml_append(out, text.data ? text.data : "");
    er_buffer_printf(out, ". %s.</desc>\n", page->texts[page->text_count - 1].text);
    out->failed |= text.failed;
    er_buffer_free(&text);
}

/* The group of a node or a line begins: its id and what it is called. */
static void write_node(er_buffer *out, const er_drawing *drawing, uint32_t drawn)
{
    const er_node *node = er_drawn(drawing, drawn);
    er_buffer text = {0};
    er_tooltip_node(drawing, drawn, &text);
    er_buffer_append_string(out, "<g id=\"");
    er_xml_append(out, node->id);
    er_buffer_printf(out, "\" class=\"node %s\">\n<title>", er_type_name(node->type));
    er_xml_append(out, text.data ? text.data : "");
    er_buffer_append_string(out, "</title>\n");
    out->failed |= text.failed;
    er_buffer_free(&text);
}

static void write_line(er_buffer *out, const er_drawing *drawing, uint32_t row)
{
    const er_drawn_line *line = &drawing->lines[row];
    const char *look = !line->relation     ? "cooccurrence"
                       : line->balance > 0 ? "friendly"
                       : line->balance < 0 ? "hostile"
                                           : "neutral";
    er_buffer text = {0};
    er_tooltip_line(drawing, line, &text);
    er_buffer_printf(out, "<g class=\"edge %s\">\n<title>", look);
    er_xml_append(out, text.data ? text.data : "");
    er_buffer_append_string(out, "</title>\n");
    out->failed |= text.failed;
    er_buffer_free(&text);
}

/* The number after prefix in an attribute id="prefix123" of tag, or ER_NONE. */
static uint32_t id_of(er_view tag, char prefix)
{
    const char begin[] = {'<', 'g', ' ', 'i', 'd', '=', '"', prefix, '\0'};
    if (!er_view_starts_with(tag, er_view_of(begin)))
        return ER_NONE;
    return (uint32_t)strtoul(tag.data + sizeof begin - 1, NULL, 10);
}

/* Walks the lines that Graphviz wrote: its groups get ids and titles, its comments and own titles
   are dropped, names are put into the groups of nodes. */
static void write_shapes(er_buffer *out, const er_drawing *drawing, const er_page *page,
                         er_view drawn)
{
    er_view rest = drawn, line;
    uint32_t open = ER_NONE; /* the node whose group is open */
    bool inside = false;     /* past the start of the drawing */
    while (er_view_split(&rest, '\n', &line)) {
        uint32_t node = id_of(line, 'n'), edge = id_of(line, 'e');
        if (er_view_starts_with(line, er_view_of("<g id=\"graph0\""))) {
            inside = true;
            er_buffer_append_string(out, "<g transform=\"translate(");
            char number[ER_NUMBER_SIZE];
            er_number_fixed(-page->left, 2, number);
            er_buffer_printf(out, "%s,", number);
            er_number_fixed(page->top, 2, number);
            er_buffer_printf(out, "%s)\">\n", number);
        } else if (!inside || line.length == 0 ||
                   er_view_starts_with(line, er_view_of("<title>")) ||
                   er_view_starts_with(line, er_view_of("<!--")) ||
                   er_view_starts_with(line, er_view_of("</svg>"))) {
            continue;
        } else if (node != ER_NONE && node < drawing->node_count) {
            open = node;
            write_node(out, drawing, node);
        } else if (edge != ER_NONE && edge < drawing->line_count) {
            write_line(out, drawing, edge);
        } else {
            if (open != ER_NONE && er_view_is(line, "</g>")) {
                write_name(out, drawing, &drawing->nodes[open]);
                open = ER_NONE;
            }
            er_buffer_append_view(out, line);
            er_buffer_append_char(out, '\n');
        }
    }
}

er_status er_svg_finish(const er_drawing *drawing, const er_page *page, er_view drawn,
                        er_buffer *out, er_error *error)
{
    const er_look *look = er_look_of(drawing->options.theme);
    write_head(out, drawing, page);
    write_shapes(out, drawing, page, drawn);
    er_buffer_append_string(out, "<g transform=\"translate(");
    char number[ER_NUMBER_SIZE];
    er_number_fixed(-page->left, 2, number);
    er_buffer_printf(out, "%s,", number);
    er_number_fixed(page->top, 2, number);
    er_buffer_printf(out, "%s)\">\n", number);
    for (uint32_t i = 0; i < page->text_count; i++)
        write_text(out, look, &page->texts[i]);
    er_buffer_append_string(out, "</g>\n</svg>\n");
    return out->failed ? er_fail_memory(error) : ER_OK;
}
