#include "network/layer.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/index.h"

/* Adds weight to the edge from -> to, made where it is new. False where memory is out. */
static bool add_edge(er_layer *layer, er_index *edge_of, uint32_t from, uint32_t to, double weight)
{
    uint32_t *row = er_index_add(edge_of, er_index_pair(from, to), layer->edge_count);
    if (!row)
        return false;
    if (*row == layer->edge_count) {
        if (!er_array_reserve((void **)&layer->edges, &layer->edge_capacity,
                              (uint64_t)layer->edge_count + 1, sizeof *layer->edges))
            return false;
        layer->edges[layer->edge_count++] = (er_edge){.from = from, .to = to};
    }
    layer->edges[*row].weight += weight;
    return true;
}

static bool add_link(er_layer *layer, er_index *edge_of, const er_link *link)
{
    uint32_t from = link->source, to = link->target;
    if (!layer->directed)
        return add_edge(layer, edge_of, from < to ? from : to, from < to ? to : from,
                        (double)link->weight);
    return add_edge(layer, edge_of, from, to, (double)link->weight) &&
           (!link->symmetric || add_edge(layer, edge_of, to, from, (double)link->weight));
}

er_status er_layer_make(er_layer *layer, const er_network *network, er_link_kind kind,
                        er_direction direction, int least_polarity, bool unweighted,
                        er_error *error)
{
    *layer = (er_layer){.node_count = network->node_count,
                        .directed = kind == ER_RELATION && direction == ER_AS_KIND};
    er_index edge_of = {0};
    bool fine = true;
    for (uint32_t i = 0; fine && i < network->link_count; i++) {
        const er_link *link = &network->links[i];
        bool wanted = link->kind == kind && link->weight && link->source != link->target &&
                      (kind == ER_COOCCURRENCE || link->polarity >= least_polarity);
        fine = !wanted || add_link(layer, &edge_of, link);
    }
    for (uint32_t i = 0; unweighted && i < layer->edge_count; i++)
        layer->edges[i].weight = 1;
    er_index_free(&edge_of);
    return fine ? ER_OK : er_fail_memory(error);
}

er_status er_layer_make_both(er_layer *layer, const er_network *network, er_error *error)
{
    *layer = (er_layer){.node_count = network->node_count};
    er_index edge_of = {0};
    bool fine = true;
    for (uint32_t i = 0; fine && i < network->link_count; i++) {
        const er_link *link = &network->links[i];
        fine = !link->weight || link->source == link->target || add_link(layer, &edge_of, link);
    }
    er_index_free(&edge_of);
    return fine ? ER_OK : er_fail_memory(error);
}

void er_layer_free(er_layer *layer)
{
    free(layer->edges);
    *layer = (er_layer){0};
}

/* Where the edges of a node go in the second pass; in the first their number is counted. */
static void put(er_adjacency *adjacency, uint32_t at, uint32_t node, double weight)
{
    uint32_t slot = adjacency->offsets[at + 1]++;
    if (adjacency->entries)
        adjacency->entries[slot] = (er_adjacency_entry){node, weight};
}

static void put_all(er_adjacency *adjacency, const er_layer *layer, er_side side)
{
    for (uint32_t i = 0; i < layer->edge_count; i++) {
        const er_edge *edge = &layer->edges[i];
        if (!layer->directed || side == ER_OUTGOING)
            put(adjacency, edge->from, edge->to, edge->weight);
        if (!layer->directed || side == ER_INCOMING)
            put(adjacency, edge->to, edge->from, edge->weight);
    }
}

er_status er_adjacency_make(er_adjacency *adjacency, const er_layer *layer, er_side side,
                            er_error *error)
{
    *adjacency = (er_adjacency){0};
    if (layer->edge_count > UINT32_MAX / 2)
        return er_fail_memory(error);
    adjacency->offsets = calloc((size_t)layer->node_count + 2, sizeof *adjacency->offsets);
    if (!adjacency->offsets)
        return er_fail_memory(error);
    put_all(adjacency, layer, side);
    /* Counts become beginnings, one place to the right: the second pass moves them to ends. */
    uint32_t sum = 0;
    for (uint32_t i = 1; i <= layer->node_count; i++) {
        uint32_t count = adjacency->offsets[i];
        adjacency->offsets[i] = sum;
        sum += count;
    }
    adjacency->entries = malloc(((size_t)sum + 1) * sizeof *adjacency->entries);
    if (!adjacency->entries)
        return er_fail_memory(error);
    put_all(adjacency, layer, side);
    return ER_OK;
}

void er_adjacency_measure(er_adjacency *adjacency, uint32_t node_count, bool unweighted)
{
    for (uint32_t i = 0; i < adjacency->offsets[node_count]; i++)
        adjacency->entries[i].weight = unweighted ? 1 : 1 / adjacency->entries[i].weight;
}

void er_adjacency_free(er_adjacency *adjacency)
{
    free(adjacency->offsets);
    free(adjacency->entries);
    *adjacency = (er_adjacency){0};
}
