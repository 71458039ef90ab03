/* Which nodes a diagram shows: those with the largest measure, as many as have room with their
   names. Nodes without a link say nothing in a diagram, nor do pairs that hang on nobody else as
   much as their measure has it. */
#include <math.h>
#include <stdlib.h>

#include "draw/drawing.h"

#define SMALL_PART 5u       /* nodes: a smaller part of the network ... */
#define SMALL_PART_RANK 0.3 /* ... comes so much later where not all can be drawn */
#define PERSON_RANK 1.5     /* persons come earlier: readers look for them */

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
    double value; /* of the measure */
    double rank;  /* by which it is taken where not all can be */
} candidate;

static int by_rank(const void *a, const void *b)
{
    const candidate *left = a, *right = b;
    if (left->rank != right->rank)
        return left->rank < right->rank ? 1 : -1;
    return left->node < right->node ? -1 : left->node > right->node;
}

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
        candidates[i] = (candidate){i, value > 0 ? value : 0, 0};
        known |= value > 0;
    }
    for (uint32_t i = 0; !known && i < network->link_count; i++) {
        const er_link *link = &network->links[i];
        candidates[link->source].value += link->weight;
        candidates[link->target].value += link->weight;
    }
}

static uint32_t root_of(uint32_t *parents, uint32_t node)
{
    while (parents[node] != node)
        node = parents[node] = parents[parents[node]];
    return node;
}

/* Fills parts with the number of nodes that hang together with each; parents is scratch. */
static void measure_parts(const er_network *network, uint32_t *parents, uint32_t *parts)
{
    for (uint32_t i = 0; i < network->node_count; i++)
        parents[i] = i;
    for (uint32_t i = 0; i < network->link_count; i++) {
        const er_link *link = &network->links[i];
        parents[root_of(parents, link->source)] = root_of(parents, link->target);
    }
    for (uint32_t i = 0; i < network->node_count; i++)
        parts[root_of(parents, i)]++;
    for (uint32_t i = 0; i < network->node_count; i++) {
        if (parents[i] != i)
            parts[i] = parts[root_of(parents, i)];
    }
}

/* Keeps the nodes that have a link (all of them where there is none at all). */
static uint32_t keep_linked(er_drawing *drawing, candidate *candidates, const uint32_t *parts)
{
    const er_network *network = drawing->network;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < network->node_count; i++) {
        if (parts[i] < 2 && network->link_count > 0)
            continue;
        candidate *next = &candidates[kept++];
        *next = candidates[i];
        next->rank = next->value * (network->nodes[i].type == ER_PERSON ? PERSON_RANK : 1) *
                     (parts[i] < SMALL_PART ? SMALL_PART_RANK : 1);
    }
    drawing->lone_nodes = network->node_count - kept;
    return kept;
}

/* Takes the first of them; then drops those who lost all that they are linked to. */
static uint32_t take_first(er_drawing *drawing, candidate *candidates, uint32_t count)
{
    const er_network *network = drawing->network;
    uint32_t limit = drawing->options.max_nodes;
    if (count <= limit || network->link_count == 0)
        return count < limit ? count : limit;
    qsort(candidates, count, sizeof *candidates, by_rank);
    for (uint32_t i = 0; i < limit; i++)
        drawing->drawn_of[candidates[i].node] = 0;
    for (uint32_t i = 0; i < network->link_count; i++) {
        uint32_t *source = &drawing->drawn_of[network->links[i].source];
        uint32_t *target = &drawing->drawn_of[network->links[i].target];
        if (source != target && *source != ER_NONE && *target != ER_NONE)
            *source = *target = 1;
    }
    uint32_t kept = 0;
    for (uint32_t i = 0; i < limit; i++) {
        if (drawing->drawn_of[candidates[i].node] == 1)
            candidates[kept++] = candidates[i];
        else
            drawing->drawn_of[candidates[i].node] = ER_NONE;
    }
    return kept;
}

static er_status fill_nodes(er_drawing *drawing, const candidate *candidates, er_error *error)
{
    uint32_t count = drawing->node_count;
    double largest = count && candidates[0].value > 0 ? candidates[0].value : 1;
    drawing->label_count =
        count < drawing->options.max_labels ? count : drawing->options.max_labels;
    drawing->nodes = calloc((size_t)count + 1, sizeof *drawing->nodes);
    if (!drawing->nodes)
        return er_fail_memory(error);
    for (uint32_t i = 0; i < count; i++) {
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

er_status er_drawing_select_nodes(er_drawing *drawing, er_error *error)
{
    const er_network *network = drawing->network;
    size_t rows = (size_t)network->node_count + 1;
    candidate *candidates = calloc(rows, sizeof *candidates);
    uint32_t *parts = calloc(rows, sizeof *parts);
    drawing->drawn_of = malloc(rows * sizeof *drawing->drawn_of);
    er_status status = ER_OK;
    if (!candidates || !parts || !drawing->drawn_of) {
        status = er_fail_memory(error);
    } else {
        measure_parts(network, drawing->drawn_of, parts);
        memset(drawing->drawn_of, 0xFF, rows * sizeof *drawing->drawn_of); /* ER_NONE */
        fill_values(network, drawing->options.size, candidates);
        uint32_t count = keep_linked(drawing, candidates, parts);
        drawing->node_count = take_first(drawing, candidates, count);
        drawing->hidden_nodes = count - drawing->node_count;
        qsort(candidates, drawing->node_count, sizeof *candidates, by_value);
        status = fill_nodes(drawing, candidates, error);
    }
    free(candidates);
    free(parts);
    return status;
}
