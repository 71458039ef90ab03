/* One layer of a network as a list of edges: parallel links added up, each pair once. */
#ifndef ERGRAPH_NETWORK_LAYER_H
#define ERGRAPH_NETWORK_LAYER_H

#include "network/network.h"

typedef struct er_edge {
    uint32_t from, to; /* nodes; without direction from < to */
    double weight;     /* > 0 */
} er_edge;

typedef struct er_layer {
    uint32_t node_count;
    er_edge *edges; /* in the order of the links that first make them */
    uint32_t edge_count, edge_capacity;
    bool directed;
} er_layer;

typedef enum er_direction {
    ER_AS_KIND, /* co-occurrence has no direction, relations have */
    ER_WITHOUT_DIRECTION
} er_direction;

/* The links of a kind; of relations with a polarity of at least least_polarity. Weight 0 is left
   out. er_layer_free gives it back, also after a failure (ER_NO_MEMORY). */
er_status er_layer_make(er_layer *layer, const er_network *network, er_link_kind kind,
                        er_direction direction, int least_polarity, bool unweighted,
                        er_error *error);
/* Both kinds added up, without direction. */
er_status er_layer_make_both(er_layer *layer, const er_network *network, er_error *error);
void er_layer_free(er_layer *layer);

/* Edges by node: those of n are edges[offsets[n] .. offsets[n + 1] - 1]. */
typedef struct er_adjacency_entry {
    uint32_t node;
    double weight; /* or length */
} er_adjacency_entry;

typedef struct er_adjacency {
    uint32_t *offsets; /* [node_count + 1] */
    er_adjacency_entry *entries;
} er_adjacency;

typedef enum er_side { ER_OUTGOING, ER_INCOMING } er_side;

/* An edge without direction stands at both its nodes. er_adjacency_free also after a failure. */
er_status er_adjacency_make(er_adjacency *adjacency, const er_layer *layer, er_side side,
                            er_error *error);
/* Turns weights into lengths: 1 / weight, or 1. */
void er_adjacency_measure(er_adjacency *adjacency, uint32_t node_count, bool unweighted);
void er_adjacency_free(er_adjacency *adjacency);

#endif
