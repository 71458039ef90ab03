/* Shortest paths from one node to all: their lengths, their number, and what the node adds to the
   betweenness of the others (Brandes, A faster algorithm for betweenness centrality, 2001). */
#ifndef ERGRAPH_NETWORK_SHORTEST_H
#define ERGRAPH_NETWORK_SHORTEST_H

#include "network/layer.h"

/* Scratch of one thread, and the result of its last walk. */
typedef struct er_walk {
    const er_adjacency *outgoing; /* by lengths */
    uint32_t node_count;
    bool unweighted;    /* every edge is 1 long */
    double *distance;   /* [node_count]; INFINITY: not reached */
    double *paths;      /* number of shortest paths */
    double *dependency; /* what the source adds to betweenness */
    uint32_t *order;    /* [reached] as they were reached, the source first */
    uint32_t reached;
    uint32_t *heap, *slots; /* nodes that wait, and where; slot 0 is not there */
    uint32_t waiting;
} er_walk;

/* er_walk_free also after a failure (ER_NO_MEMORY). outgoing must outlive the walk. */
er_status er_walk_new(er_walk *walk, const er_adjacency *outgoing, uint32_t node_count,
                      bool unweighted, er_error *error);
void er_walk_free(er_walk *walk);

/* Whether a shortest path from the source goes on over an edge of node, after er_walk_from. */
bool er_walk_leads_on(const er_walk *walk, uint32_t node, const er_adjacency_entry *entry);

/* Fills distance, order and, with counted, paths and dependency. */
void er_walk_from(er_walk *walk, uint32_t source, bool counted);

#endif
