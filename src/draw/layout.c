/* Places. Graphviz finds them in two steps: the engine first, without regard to overlaps; then,
   turned so that the picture is wide rather than tall, what overlaps is moved apart. */
#include <math.h>
#include <stdlib.h>

#include "base/fail.h"
#include "draw/describe.h"
#include "draw/graphviz.h"

#define NEATO_NODES 300u /* slower than a second above */
#define DOT_NODES 100u   /* layers of more, or of more lines, take minutes */
#define DOT_LINES 250u
#define AUTO_NEATO_NODES 250u

static const char *engine_for(const er_drawing *drawing)
{
    uint32_t count = drawing->node_count;
    switch (drawing->options.engine) {
    case ER_ENGINE_NEATO:
        return count <= NEATO_NODES ? "neato" : "sfdp";
    case ER_ENGINE_DOT:
        return count <= DOT_NODES && drawing->shown_count <= DOT_LINES ? "dot" : "sfdp";
    case ER_ENGINE_SFDP:
        return "sfdp";
    default:
        return count <= AUTO_NEATO_NODES ? "neato" : "sfdp";
    }
}

static er_status run(er_drawing *drawing, er_purpose purpose, const char *engine, er_place *places,
                     er_error *error)
{
    er_buffer description = {0};
    er_describe(drawing, NULL, purpose, &description);
    er_status status = description.failed ? er_fail_memory(error)
                                          : er_graphviz_layout(description.data, engine, places,
                                                               drawing->node_count, error);
    er_buffer_free(&description);
    for (uint32_t i = 0; status == ER_OK && i < drawing->node_count; i++) {
        drawing->nodes[i].x = places[i].x;
        drawing->nodes[i].y = places[i].y;
    }
    return status;
}

/* Turns the places so that they spread most from left to right (principal axis). */
static void turn(er_drawing *drawing)
{
    double x = 0, y = 0, xx = 0, xy = 0, yy = 0;
    for (uint32_t i = 0; i < drawing->node_count; i++) {
        x += drawing->nodes[i].x / drawing->node_count;
        y += drawing->nodes[i].y / drawing->node_count;
    }
    for (uint32_t i = 0; i < drawing->node_count; i++) {
        double dx = drawing->nodes[i].x - x, dy = drawing->nodes[i].y - y;
        xx += dx * dx;
        xy += dx * dy;
        yy += dy * dy;
    }
    double angle = 0.5 * atan2(2 * xy, xx - yy);
    for (uint32_t i = 0; i < drawing->node_count; i++) {
        er_drawn_node *node = &drawing->nodes[i];
        double dx = node->x - x, dy = node->y - y;
        node->x = dx * cos(angle) + dy * sin(angle);
        node->y = dy * cos(angle) - dx * sin(angle);
    }
}

/* The lower left corner becomes the origin; two decimals, so that a network read back from a file
   gives the same picture. */
static void settle(er_drawing *drawing)
{
    double left = INFINITY, bottom = INFINITY;
    for (uint32_t i = 0; i < drawing->node_count; i++) {
        const er_drawn_node *node = &drawing->nodes[i];
        left = fmin(left, node->x - node->width / 2);
        bottom = fmin(bottom, node->y - node->height / 2);
    }
    for (uint32_t i = 0; i < drawing->node_count; i++) {
        er_drawn_node *node = &drawing->nodes[i];
        node->x = round((node->x - left) * 100) / 100;
        node->y = round((node->y - bottom) * 100) / 100;
    }
}

er_status er_drawing_place(er_drawing *drawing, er_error *error)
{
    if (drawing->node_count == 0)
        return ER_OK;
    er_place *places = calloc(drawing->node_count, sizeof *places);
    if (!places)
        return er_fail_memory(error);
    const char *engine = engine_for(drawing);
    er_status status = run(drawing, ER_FOR_LAYOUT, engine, places, error);
    if (status == ER_OK && strcmp(engine, "dot") != 0) {
        turn(drawing);
        status = run(drawing, ER_FOR_SPREAD, "nop", places, error);
    }
    if (status == ER_OK)
        settle(drawing);
    free(places);
    return status;
}

/* The nodes that are not drawn: beside the drawn nodes that they are linked to, on a spiral so that
   they do not lie on each other; without such a link, in rows below the diagram. */
static void place_others(er_network *network, const er_drawing *drawing, er_place *sums,
                         double *weights)
{
    double right = 400;
    for (uint32_t i = 0; i < drawing->node_count; i++)
        right = fmax(right, drawing->nodes[i].x);
    for (uint32_t i = 0; i < network->link_count; i++) {
        const er_link *link = &network->links[i];
        for (int end = 0; end < 2; end++) {
            uint32_t here = end ? link->target : link->source;
            uint32_t there = drawing->drawn_of[end ? link->source : link->target];
            if (drawing->drawn_of[here] != ER_NONE || there == ER_NONE)
                continue;
            sums[here].x += link->weight * drawing->nodes[there].x;
            sums[here].y += link->weight * drawing->nodes[there].y;
            weights[here] += link->weight;
        }
    }
    uint32_t lone = 0, rows = (uint32_t)(right / 30) + 1;
    for (uint32_t i = 0; i < network->node_count; i++) {
        er_node *node = &network->nodes[i];
        if (drawing->drawn_of[i] != ER_NONE)
            continue;
        double angle = 2.399963 * i, radius = 30 + 3.0 * (i % 17); /* the golden angle */
        if (weights[i] > 0) {
            node->x = round((sums[i].x / weights[i] + radius * cos(angle)) * 100) / 100;
            node->y = round((sums[i].y / weights[i] + radius * sin(angle)) * 100) / 100;
        } else {
            node->x = 30.0 * (lone % rows);
            node->y = -60.0 - 30.0 * (double)(lone / rows);
            lone++;
        }
    }
}

er_status er_network_layout(er_network *network, const er_draw_options *options, er_error *error)
{
    er_drawing *drawing = NULL;
    er_status status = er_drawing_new(network, options, ER_PLACED_NODES, &drawing, error);
    if (status == ER_OK)
        status = er_drawing_place(drawing, error);
    size_t rows = (size_t)network->node_count + 1;
    er_place *sums = calloc(rows, sizeof *sums);
    double *weights = calloc(rows, sizeof *weights);
    if (status == ER_OK && (!sums || !weights))
        status = er_fail_memory(error);
    if (status == ER_OK) {
        for (uint32_t i = 0; i < drawing->node_count; i++) {
            network->nodes[drawing->nodes[i].node].x = drawing->nodes[i].x;
            network->nodes[drawing->nodes[i].node].y = drawing->nodes[i].y;
        }
        place_others(network, drawing, sums, weights);
    }
    free(sums);
    free(weights);
    er_drawing_free(drawing);
    return status;
}
