/* The parts of er_measures_compute: each fills values [node count] of its measure. Between
   er_graph_enter and er_graph_leave where they take an er_graph. */
#ifndef ERGRAPH_NETWORK_MEASURES_H
#define ERGRAPH_NETWORK_MEASURES_H

#include "network/graph.h"

/* The nodes from which distances are taken: all, or a sample without repetition. */
typedef struct er_sources {
    uint32_t *nodes; /* [count], ascending */
    uint32_t count;
    uint32_t node_count;
} er_sources;

/* Every node, or ER_SAMPLE_SOURCES of more than ER_EXACT_NODES unless exact is asked for. free()
   nodes. ER_NO_MEMORY. */
er_status er_sources_make(er_sources *sources, uint32_t node_count, bool exact, er_error *error);

/* lengths NULL: every link is 1 long. */
igraph_error_t er_betweenness(const er_graph *graph, const igraph_vector_t *lengths,
                              const er_sources *sources, double *values);
/* Closeness and harmonic centrality in one pass; either may be NULL. */
igraph_error_t er_closeness(const er_graph *graph, const igraph_vector_t *lengths,
                            const er_sources *sources, double *closeness, double *harmonic);

/* By power iteration over a layer. ER_NO_MEMORY, ER_INTERRUPTED. */
er_status er_eigenvector(const er_layer *layer, const er_progress *progress, double *values,
                         er_error *error);
/* Either may be NULL. */
er_status er_hubs_and_authorities(const er_layer *layer, const er_progress *progress, double *hubs,
                                  double *authorities, er_error *error);
er_status er_katz(const er_layer *layer, const er_progress *progress, double *values,
                  er_error *error);

#endif
