/* The only door to igraph. Its error, progress and interruption handlers are global and it cannot
   be used from two threads, so that every use stands between er_graph_enter and er_graph_leave,
   which hold a lock. The default error handler would abort the process. */
#ifndef ERGRAPH_NETWORK_GRAPH_H
#define ERGRAPH_NETWORK_GRAPH_H

#include <igraph/igraph.h>

#include "ergraph/measure.h"
#include "network/layer.h"

/* Takes the lock. progress may be NULL. */
void er_graph_enter(const er_progress *progress);

/* Gives the lock back. code is what igraph came to: ER_OK, ER_INTERRUPTED, ER_NO_MEMORY, or
   ER_LIBRARY_FAILED with igraph's message. */
er_status er_graph_leave(igraph_error_t code, er_error *error);

/* A layer in igraph's form. */
typedef struct er_graph {
    igraph_t graph;
    igraph_vector_t weights; /* [edge count] */
} er_graph;

/* er_graph_free only after success. */
igraph_error_t er_graph_make(er_graph *graph, const er_layer *layer);
void er_graph_free(er_graph *graph);

#endif
