#include "draw/background.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/number.h"

#define REGION_MEMBERS 3u  /* a community of fewer gets no region */
#define REGION_ROOM 13.0   /* points between a node and the edge of its region */
#define REGION_BRIDGE 36.0 /* points: the width of a region between two nodes */

static void numbers(er_buffer *out, int count, ...)
{
    va_list values;
    va_start(values, count);
    for (int i = 0; i < count; i++) {
        char text[ER_NUMBER_SIZE];
        size_t length = er_number_fixed(va_arg(values, double), 2, text);
        er_buffer_append(out, text, length);
        er_buffer_append_char(out, ' ');
    }
    va_end(values);
}

/* An operation with a string: its length in bytes comes first. */
static void word(er_buffer *out, const char *operation, const char *string)
{
    er_buffer_printf(out, "%s %zu -%s ", operation, strlen(string), string);
}

static void colours(er_buffer *out, const char *pen, const char *fill)
{
    word(out, "c", pen);
    word(out, "C", fill);
}

static void thickness(er_buffer *out, double points)
{
    char number[ER_NUMBER_SIZE], style[ER_NUMBER_SIZE + 16];
    er_number_fixed(points, 2, number);
    snprintf(style, sizeof style, "setlinewidth(%s)", number);
    word(out, "S", style);
}

static void box(er_buffer *out, double left, double bottom, double right, double top)
{
    er_buffer_append_string(out, "P 4 ");
    numbers(out, 8, left, bottom, right, bottom, right, top, left, top);
}

static void ellipse(er_buffer *out, double x, double y, double rx, double ry)
{
    er_buffer_append_string(out, "E ");
    numbers(out, 4, x, y, rx, ry);
}

static uint32_t root_of(uint32_t *parents, uint32_t node)
{
    while (parents[node] != node)
        node = parents[node] = parents[parents[node]];
    return node;
}

static bool same_community(const er_drawing *drawing, const er_drawn_line *line)
{
    uint32_t community = er_drawn(drawing, line->source)->community;
    return community < ER_REGION_COLOURS && community == er_drawn(drawing, line->target)->community;
}

/* Fills parents so that nodes of one community that hang together have one root, and sizes[root]
   with how many they are. */
static void find_parts(const er_drawing *drawing, uint32_t *parents, uint32_t *sizes)
{
    for (uint32_t i = 0; i < drawing->node_count; i++)
        parents[i] = i;
    for (uint32_t i = 0; i < drawing->line_count; i++) {
        const er_drawn_line *line = &drawing->lines[i];
        if (line->shown && same_community(drawing, line))
            parents[root_of(parents, line->source)] = root_of(parents, line->target);
    }
    for (uint32_t i = 0; i < drawing->node_count; i++)
        sizes[root_of(parents, i)]++;
}

static void bridges(const er_drawing *drawing, uint32_t community, uint32_t *parents,
                    const uint32_t *sizes, er_buffer *out)
{
    thickness(out, REGION_BRIDGE);
    for (uint32_t i = 0; i < drawing->line_count; i++) {
        const er_drawn_line *line = &drawing->lines[i];
        if (!line->shown || !same_community(drawing, line) ||
            er_drawn(drawing, line->source)->community != community ||
            sizes[root_of(parents, line->source)] < REGION_MEMBERS)
            continue;
        const er_drawn_node *a = &drawing->nodes[line->source], *b = &drawing->nodes[line->target];
        er_buffer_append_string(out, "L 2 ");
        numbers(out, 4, a->x, a->y, b->x, b->y);
    }
    thickness(out, 1);
}

/* Communities are numbered from the largest: those with a colour of their own get a region. */
static void regions(const er_drawing *drawing, er_buffer *out)
{
    const er_look *look = er_look_of(drawing->options.theme);
    uint32_t *parents = calloc(2 * ((size_t)drawing->node_count + 1), sizeof *parents);
    if (!parents) {
        out->failed = true;
        return;
    }
    uint32_t *sizes = parents + drawing->node_count + 1;
    find_parts(drawing, parents, sizes);
    for (uint32_t community = 0; community < ER_REGION_COLOURS; community++) {
        colours(out, look->regions[community], look->regions[community]);
        bridges(drawing, community, parents, sizes, out);
        for (uint32_t i = 0; i < drawing->node_count; i++) {
            const er_drawn_node *node = &drawing->nodes[i];
            if (er_drawn(drawing, i)->community == community &&
                sizes[root_of(parents, i)] >= REGION_MEMBERS)
                ellipse(out, node->x, node->y, node->width * 0.56 + REGION_ROOM,
                        node->height * 0.56 + REGION_ROOM);
        }
    }
    free(parents);
}

/* A closed curve of Bezier pieces: each corner is one, each side another. */
static void rounded_box(er_buffer *out, double left, double bottom, double right, double top)
{
    double r = (top - bottom) / 3;
    er_buffer_append_string(out, "b 25 ");
    numbers(out, 14, left + r, bottom, left + r, bottom, right - r, bottom, right - r, bottom,
            right, bottom, right, bottom, right, bottom + r);
    numbers(out, 12, right, bottom + r, right, top - r, right, top - r, right, top, right, top,
            right - r, top);
    numbers(out, 12, right - r, top, left + r, top, left + r, top, left, top, left, top, left,
            top - r);
    numbers(out, 12, left, top - r, left, bottom + r, left, bottom + r, left, bottom, left, bottom,
            left + r, bottom);
}

static void node_sample(const er_look *look, const er_page_mark *mark, er_buffer *out)
{
    double x = mark->x, y = mark->y, w = mark->width, h = mark->height / 2;
    colours(out, look->borders[mark->type], look->fills[mark->type]);
    switch (mark->type) {
    case ER_PERSON:
        ellipse(out, x + w / 2, y, w / 2, h);
        break;
    case ER_ORGANIZATION:
        rounded_box(out, x, y - h, x + w, y + h);
        break;
    case ER_PLACE:
        er_buffer_append_string(out, "P 4 ");
        numbers(out, 8, x, y, x + w / 2, y + h, x + w, y, x + w / 2, y - h);
        break;
    default:
        box(out, x, y - h, x + w, y + h);
    }
}

static void line_sample(const er_page_mark *mark, double scale, er_buffer *out)
{
    double x = mark->x, y = mark->y, w = mark->width, head = 4 * scale;
    colours(out, mark->colour, mark->colour);
    thickness(out, mark->thickness * scale);
    if (mark->dashed)
        word(out, "S", "dashed");
    er_buffer_append_string(out, "L 2 ");
    numbers(out, 4, x, y, x + w - (mark->arrow ? head : 0), y);
    word(out, "S", "solid");
    thickness(out, 1);
    if (mark->arrow) {
        er_buffer_append_string(out, "P 3 ");
        numbers(out, 6, x + w - 2 * head, y + head, x + w, y, x + w - 2 * head, y - head);
    }
}

static void page_text(const er_look *look, const er_page_text *text, er_buffer *out)
{
    word(out, "c", text->faint ? look->faint : look->ink);
    er_buffer_append_string(out, "F ");
    numbers(out, 1, text->size);
    er_buffer_printf(out, "%s ", text->bold ? "10 -Arial Bold" : "5 -Arial");
    er_buffer_append_string(out, "T ");
    numbers(out, 2, text->x, text->y);
    er_buffer_append_string(out, "-1 ");
    numbers(out, 1, er_text_width(text->text) * text->size);
    er_buffer_printf(out, "%zu -%s ", strlen(text->text), text->text);
}

void er_background(const er_drawing *drawing, const er_page *page, bool with_texts, er_buffer *out)
{
    const er_look *look = er_look_of(drawing->options.theme);
    colours(out, look->paper, look->paper);
    box(out, page->left, page->bottom, page->right, page->top);
    if (!drawing->options.no_communities && drawing->options.theme != ER_PRINT)
        regions(drawing, out);
    for (uint32_t i = 0; i < page->mark_count; i++) {
        if (page->marks[i].shape == ER_MARK_NODE)
            node_sample(look, &page->marks[i], out);
        else
            line_sample(&page->marks[i], page->scale, out);
    }
    for (uint32_t i = 0; with_texts && i < page->text_count; i++)
        page_text(look, &page->texts[i], out);
}
