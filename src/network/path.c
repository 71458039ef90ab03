/* The strongest path between two nodes: walked from its end, so that every node knows how far it
   still is, and then read off from its beginning. */
#include <math.h>
#include <stdlib.h>

#include "ergraph/query.h"
#include "network/network.h"
#include "network/shortest.h"

typedef struct search {
    er_adjacency adjacency; /* by lengths */
    er_walk walk;           /* from the end of the path */
    uint32_t *steps;        /* [node count], of a shortest path to the end; of equals the fewest */
} search;

/* Nodes come in the order of their distance: those nearer to the end have their steps. */
static void count_steps(search *s, uint32_t node_count)
{
    for (uint32_t i = 0; i < node_count; i++)
        s->steps[i] = ER_NONE;
    s->steps[s->walk.order[0]] = 0;
    for (uint32_t at = 0; at < s->walk.reached; at++) {
        uint32_t node = s->walk.order[at];
        for (uint32_t k = s->adjacency.offsets[node]; k < s->adjacency.offsets[node + 1]; k++) {
            const er_adjacency_entry *entry = &s->adjacency.entries[k];
            if (er_walk_leads_on(&s->walk, node, entry) &&
                s->steps[node] + 1 < s->steps[entry->node])
                s->steps[entry->node] = s->steps[node] + 1;
        }
    }
}

/* The node after this one: nearer to the end by one step, of several the smallest. */
static uint32_t next_of(const search *s, uint32_t node)
{
    uint32_t next = ER_NONE;
    for (uint32_t k = s->adjacency.offsets[node]; k < s->adjacency.offsets[node + 1]; k++) {
        er_adjacency_entry back = s->adjacency.entries[k];
        uint32_t other = back.node;
        back.node = node;
        if (s->steps[other] + 1 == s->steps[node] && er_walk_leads_on(&s->walk, other, &back) &&
            other < next)
            next = other;
    }
    return next;
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

static er_status make_path(er_path **path, const er_network *network, const search *s, uint32_t a,
                           er_path_layer layer, er_error *error)
{
    uint32_t length = s->steps[a];
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
    nodes[0] = a;
    for (uint32_t i = 0; i < length; i++)
        nodes[i + 1] = next_of(s, nodes[i]);
    choose_links(network, layer, nodes, links, length, step_of);
    free(step_of);
    *p = (er_path){.nodes = nodes, .links = links, .length = length, .cost = s->walk.distance[a]};
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

static er_status prepare(search *s, const er_network *network, er_path_layer layer, er_error *error)
{
    er_layer edges = {0};
    er_status status = make_layer(&edges, network, layer, error);
    if (status == ER_OK)
        status = er_adjacency_make(&s->adjacency, &edges, ER_OUTGOING, error);
    er_layer_free(&edges);
    if (status == ER_OK)
        status = er_walk_new(&s->walk, &s->adjacency, network->node_count, false, error);
    s->steps = malloc((size_t)network->node_count * sizeof *s->steps);
    return status == ER_OK && !s->steps ? er_fail_memory(error) : status;
}

er_status er_path_find(er_path **path, const er_network *network, uint32_t a, uint32_t b,
                       er_path_layer layer, er_error *error)
{
    search s = {0};
    *path = NULL;
    if (a >= network->node_count || b >= network->node_count)
        return er_fail(error, ER_BAD_ARGUMENT, "no such node");
    er_status status = prepare(&s, network, layer, error);
    if (status == ER_OK) {
        er_adjacency_measure(&s.adjacency, network->node_count, false);
        er_walk_from(&s.walk, b, false);
        count_steps(&s, network->node_count);
        status = isfinite(s.walk.distance[a])
                     ? make_path(path, network, &s, a, layer, error)
                     : er_fail(error, ER_NOT_FOUND, "nothing joins %s and %s",
                               network->nodes[a].label, network->nodes[b].label);
    }
    er_walk_free(&s.walk);
    er_adjacency_free(&s.adjacency);
    free(s.steps);
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
