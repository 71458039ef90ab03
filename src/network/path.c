/* The strongest path between two nodes: Dijkstra's algorithm over 1 / weight. */
#include <math.h>
#include <stdlib.h>

#include "base/index.h"
#include "ergraph/query.h"
#include "network/layer.h"
#include "network/network.h"

/* How a node is reached best so far. */
typedef struct reach {
    double cost; /* INFINITY: not at all */
    uint32_t steps;
    uint32_t from; /* node before */
    uint32_t slot; /* in the heap + 1; 0: not there */
    bool done;
} reach;

typedef struct search {
    er_adjacency adjacency;
    reach *reached; /* [node count] */
    uint32_t *heap; /* nodes, the nearest first */
    uint32_t waiting;
} search;

/* A total order, so that equal paths do not depend on chance. */
static bool nearer(const search *s, uint32_t a, uint32_t b)
{
    const reach *left = &s->reached[a], *right = &s->reached[b];
    if (left->cost != right->cost)
        return left->cost < right->cost;
    if (left->steps != right->steps)
        return left->steps < right->steps;
    return a < b;
}

static void place(search *s, uint32_t slot, uint32_t node)
{
    s->heap[slot] = node;
    s->reached[node].slot = slot + 1;
}

static void sift_up(search *s, uint32_t slot)
{
    uint32_t node = s->heap[slot];
    while (slot && nearer(s, node, s->heap[(slot - 1) / 2])) {
        place(s, slot, s->heap[(slot - 1) / 2]);
        slot = (slot - 1) / 2;
    }
    place(s, slot, node);
}

static uint32_t take_nearest(search *s)
{
    uint32_t nearest = s->heap[0], node = s->heap[--s->waiting], slot = 0;
    while (2 * slot + 1 < s->waiting) {
        uint32_t child = 2 * slot + 1;
        if (child + 1 < s->waiting && nearer(s, s->heap[child + 1], s->heap[child]))
            child++;
        if (!nearer(s, s->heap[child], node))
            break;
        place(s, slot, s->heap[child]);
        slot = child;
    }
    if (s->waiting)
        place(s, slot, node);
    s->reached[nearest].done = true;
    return nearest;
}

/* Whether the way to `to` over `from` is better than the one known: cheaper, then fewer steps, then
   the smaller node before it. */
static bool improves(const search *s, uint32_t from, uint32_t to, double cost)
{
    const reach *known = &s->reached[to];
    if (cost != known->cost)
        return cost < known->cost;
    uint32_t steps = s->reached[from].steps + 1;
    return steps != known->steps ? steps < known->steps : from < known->from;
}

static void walk(search *s, uint32_t a, uint32_t b)
{
    s->reached[a].cost = 0;
    place(s, 0, a);
    s->waiting = 1;
    while (s->waiting) {
        uint32_t from = take_nearest(s);
        if (from == b)
            return;
        for (uint32_t k = s->adjacency.offsets[from]; k < s->adjacency.offsets[from + 1]; k++) {
            const er_adjacency_entry *entry = &s->adjacency.entries[k];
            reach *to = &s->reached[entry->node];
            double cost = s->reached[from].cost + 1 / entry->weight;
            if (to->done || !improves(s, from, entry->node, cost))
                continue;
            to->cost = cost;
            to->steps = s->reached[from].steps + 1;
            to->from = from;
            if (!to->slot)
                place(s, s->waiting++, entry->node);
            sift_up(s, to->slot - 1);
        }
    }
}

/* ---- the path as nodes and links ----------------------------------------------------------- */

static bool in_layer(const er_link *link, er_path_layer layer)
{
    return layer == ER_PATH_BOTH || (layer == ER_PATH_RELATION) == (link->kind == ER_RELATION);
}

/* The heaviest link of each step. */
static void choose_links(const er_network *network, er_path_layer layer, const uint32_t *nodes,
                         uint32_t *links, uint32_t length, uint32_t *step_of)
{
    for (uint32_t i = 0; i < network->node_count; i++)
        step_of[i] = ER_NONE;
    for (uint32_t i = 0; i <= length; i++) {
        step_of[nodes[i]] = i;
        if (i < length)
            links[i] = ER_NONE;
    }
    for (uint32_t i = 0; i < network->link_count; i++) {
        const er_link *link = &network->links[i];
        uint32_t from = step_of[link->source], to = step_of[link->target];
        if (from == ER_NONE || to == ER_NONE || !in_layer(link, layer) || !link->weight ||
            (from + 1 != to && to + 1 != from))
            continue;
        uint32_t *chosen = &links[from < to ? from : to];
        if (*chosen == ER_NONE || network->links[*chosen].weight < link->weight)
            *chosen = i;
    }
}

static er_status make_path(er_path **path, const er_network *network, const search *s, uint32_t b,
                           er_path_layer layer, er_error *error)
{
    uint32_t length = s->reached[b].steps;
    er_path *p = calloc(1, sizeof *p);
    uint32_t *nodes = malloc(((size_t)length + 1) * sizeof *nodes);
    uint32_t *links = malloc(((size_t)length + 1) * sizeof *links);
    uint32_t *step_of = malloc(((size_t)network->node_count + 1) * sizeof *step_of);
    if (!p || !nodes || !links || !step_of) {
        free(p);
        free(nodes);
        free(links);
        free(step_of);
        return er_fail_memory(error);
    }
    uint32_t node = b;
    for (uint32_t i = length + 1; i-- > 0; node = s->reached[node].from)
        nodes[i] = node;
    choose_links(network, layer, nodes, links, length, step_of);
    free(step_of);
    *p = (er_path){.nodes = nodes, .links = links, .length = length, .cost = s->reached[b].cost};
    *path = p;
    return ER_OK;
}

/* A layer of the links that a path may use. */
static er_status make_layer(er_layer *layer, const er_network *network, er_path_layer which,
                            er_error *error)
{
    if (which != ER_PATH_BOTH)
        return er_layer_make(layer, network,
                             which == ER_PATH_RELATION ? ER_RELATION : ER_COOCCURRENCE,
                             ER_WITHOUT_DIRECTION, -1, false, error);
    return er_layer_make_both(layer, network, error);
}

er_status er_path_find(er_path **path, const er_network *network, uint32_t a, uint32_t b,
                       er_path_layer layer, er_error *error)
{
    er_layer edges = {0};
    search s = {0};
    *path = NULL;
    if (a >= network->node_count || b >= network->node_count)
        return er_fail(error, ER_BAD_ARGUMENT, "no such node");
    er_status status = make_layer(&edges, network, layer, error);
    if (status == ER_OK)
        status = er_adjacency_make(&s.adjacency, &edges, ER_OUTGOING, error);
    s.reached = calloc((size_t)network->node_count, sizeof *s.reached);
    s.heap = malloc((size_t)network->node_count * sizeof *s.heap);
    if (status == ER_OK && (!s.reached || !s.heap))
        status = er_fail_memory(error);
    if (status == ER_OK) {
        for (uint32_t i = 0; i < network->node_count; i++)
            s.reached[i] = (reach){.cost = INFINITY, .from = ER_NONE};
        walk(&s, a, b);
        status = s.reached[b].done ? make_path(path, network, &s, b, layer, error)
                                   : er_fail(error, ER_NOT_FOUND, "nothing joins %s and %s",
                                             network->nodes[a].label, network->nodes[b].label);
    }
    er_adjacency_free(&s.adjacency);
    er_layer_free(&edges);
    free(s.reached);
    free(s.heap);
    return status;
}

void er_path_free(er_path *path)
{
    if (!path)
        return;
    free((void *)path->nodes);
    free((void *)path->links);
    free(path);
}
