#include "draw/drawing.h"

#include <stdlib.h>

static double measure(const er_node *node, er_size size)
{
    switch (size) {
    case ER_SIZE_DEGREE:
        return node->degree;
    case ER_SIZE_STRENGTH:
        return node->strength;
    case ER_SIZE_BETWEENNESS:
        return node->betweenness;
    case ER_SIZE_MENTIONS:
        return node->mentions;
    default:
        return node->pagerank;
    }
}

/* A node on its way to being drawn. */
typedef struct candidate {
    uint32_t node;
    double value;
} candidate;

static int by_value(const void *a, const void *b)
{
    const candidate *left = a, *right = b;
    if (left->value != right->value)
        return left->value < right->value ? 1 : -1;
    return left->node < right->node ? -1 : left->node > right->node;
}

/* The measure of every node. One that was not computed is replaced by the weights of the links. */
static void fill_values(const er_network *network, er_size size, candidate *candidates)
{
    bool known = false;
    for (uint32_t i = 0; i < network->node_count; i++) {
        double value = measure(&network->nodes[i], size);
        candidates[i] = (candidate){i, value > 0 ? value : 0};
        known |= value > 0;
    }
    for (uint32_t i = 0; !known && i < network->link_count; i++) {
        const er_link *link = &network->links[i];
        candidates[link->source].value += link->weight;
        candidates[link->target].value += link->weight;
    }
}

/* Keeps the nodes that have a link (all of them where there is none at all). */
static uint32_t keep_linked(er_drawing *drawing, candidate *candidates, const bool *linked)
{
    const er_network *network = drawing->network;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < network->node_count; i++) {
        if (linked[i] || network->link_count == 0)
            candidates[kept++] = candidates[i];
    }
    drawing->lone_nodes = network->node_count - kept;
    return kept;
}

static er_status fill_nodes(er_drawing *drawing, const candidate *candidates, uint32_t count,
                            er_error *error)
{
    double largest = count && candidates[0].value > 0 ? candidates[0].value : 1;
    uint32_t limit = drawing->options.max_nodes;
    drawing->node_count = count < limit ? count : limit;
    drawing->hidden_nodes = count - drawing->node_count;
    drawing->label_count = drawing->node_count < drawing->options.max_labels
                               ? drawing->node_count
                               : drawing->options.max_labels;
    drawing->nodes = calloc((size_t)drawing->node_count + 1, sizeof *drawing->nodes);
    if (!drawing->nodes)
        return er_fail_memory(error);
    for (uint32_t i = 0; i < drawing->node_count; i++) {
        drawing->nodes[i] = (er_drawn_node){.node = candidates[i].node,
                                            .share = candidates[i].value / largest,
                                            .x = ER_NO_VALUE,
                                            .y = ER_NO_VALUE};
        drawing->drawn_of[candidates[i].node] = i;
        if (!er_drawn_node_measure(drawing, &drawing->nodes[i], i < drawing->label_count))
            return er_fail_memory(error);
    }
    return ER_OK;
}

static er_status select_nodes(er_drawing *drawing, er_error *error)
{
    const er_network *network = drawing->network;
    size_t rows = (size_t)network->node_count + 1;
    candidate *candidates = calloc(rows, sizeof *candidates);
    bool *linked = calloc(rows, sizeof *linked);
    drawing->drawn_of = malloc(rows * sizeof *drawing->drawn_of);
    er_status status = ER_OK;
    if (!candidates || !linked || !drawing->drawn_of) {
        status = er_fail_memory(error);
    } else {
        memset(drawing->drawn_of, 0xFF, rows * sizeof *drawing->drawn_of); /* ER_NONE */
        for (uint32_t i = 0; i < network->link_count; i++)
            linked[network->links[i].source] = linked[network->links[i].target] = true;
        fill_values(network, drawing->options.size, candidates);
        uint32_t count = keep_linked(drawing, candidates, linked);
        qsort(candidates, count, sizeof *candidates, by_value);
        status = fill_nodes(drawing, candidates, count, error);
    }
    free(candidates);
    free(linked);
    return status;
}

er_status er_drawing_new(const er_network *network, const er_draw_options *options,
                         er_drawing **drawing, er_error *error)
{
    er_drawing *made = *drawing = calloc(1, sizeof *made);
    if (!made)
        return er_fail_memory(error);
    made->network = network;
    if (options)
        made->options = *options;
    if (made->options.size >= ER_SIZE_COUNT)
        made->options.size = ER_SIZE_PAGERANK;
    if (made->options.max_nodes == 0 || made->options.max_nodes > ER_DRAWN_NODES)
        made->options.max_nodes = ER_DRAWN_NODES;
    if (made->options.max_labels == 0)
        made->options.max_labels = ER_DRAWN_LABELS;
    er_status status = select_nodes(made, error);
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
    if (drawing->options.engine != ER_ENGINE_AUTO || drawing->network->facts.hidden_nodes > 0)
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
