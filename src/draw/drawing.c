#include "draw/drawing.h"

#include <stdlib.h>

er_status er_drawing_new(const er_network *network, const er_draw_options *options,
                         uint32_t usual_nodes, er_drawing **drawing, er_error *error)
{
    er_drawing *made = *drawing = calloc(1, sizeof *made);
    if (!made)
        return er_fail_memory(error);
    made->network = network;
    if (options)
        made->options = *options;
    if (made->options.size >= ER_SIZE_COUNT)
        made->options.size = ER_SIZE_PAGERANK;
    if (made->options.max_nodes == 0)
        made->options.max_nodes = usual_nodes;
    if (made->options.max_nodes > ER_PLACED_NODES)
        made->options.max_nodes = ER_PLACED_NODES;
    if (made->options.max_labels == 0)
        made->options.max_labels = ER_DRAWN_LABELS;
    er_status status = er_drawing_select_nodes(made, error);
    if (status == ER_OK)
        status = er_drawing_select_lines(made, error);
    if (status != ER_OK) {
        er_drawing_free(made);
        *drawing = NULL;
    }
    return status;
}

void er_drawing_free(er_drawing *drawing)
{
    if (!drawing)
        return;
    free(drawing->nodes);
    free(drawing->drawn_of);
    free(drawing->lines);
    er_arena_free(&drawing->arena);
    free(drawing);
}

/* True where two of the shapes lie on each other. */
static bool overlap(const er_drawing *drawing)
{
    for (uint32_t i = 0; i < drawing->node_count; i++) {
        const er_drawn_node *a = &drawing->nodes[i];
        for (uint32_t j = i + 1; j < drawing->node_count; j++) {
            const er_drawn_node *b = &drawing->nodes[j];
            if (fabs(a->x - b->x) * 2 < a->width + b->width &&
                fabs(a->y - b->y) * 2 < a->height + b->height)
                return true;
        }
    }
    return false;
}

bool er_drawing_take_places(er_drawing *drawing)
{
    if (drawing->options.engine != ER_ENGINE_AUTO || drawing->hidden_nodes > 0 ||
        drawing->network->facts.hidden_nodes > 0)
        return false;
    for (uint32_t i = 0; i < drawing->node_count; i++) {
        const er_node *node = er_drawn(drawing, i);
        drawing->nodes[i].x = node->x;
        drawing->nodes[i].y = node->y;
        if (!isfinite(node->x) || !isfinite(node->y))
            return false;
    }
    return !overlap(drawing);
}
