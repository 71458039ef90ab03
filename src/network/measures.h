/* The parts of er_measures_compute: each fills values [node count] of its measure. */
#ifndef ERGRAPH_NETWORK_MEASURES_H
#define ERGRAPH_NETWORK_MEASURES_H

#include "ergraph/measure.h"
#include "network/layer.h"

/* The nodes from which distances are taken: all, or a sample without repetition. */
typedef struct er_sources {
    uint32_t *nodes; /* [count], ascending */
    uint32_t count;
    uint32_t node_count;
} er_sources;

/* Every node, or ER_SAMPLE_SOURCES of more than ER_EXACT_NODES unless exact is asked for. free()
   nodes. ER_NO_MEMORY. */
er_status er_sources_make(er_sources *sources, uint32_t node_count, bool exact, er_error *error);

/* What is wanted of the shortest paths of a layer; a result may be NULL. One pass fills all. */
typedef struct er_distance_request {
    const er_layer *layer;
    const er_sources *sources;
    bool unweighted;
    uint32_t jobs; /* threads; 0: one for each processor */
    const er_progress *progress;
    double *betweenness, *closeness, *harmonic; /* [node count] */
} er_distance_request;

/* ER_NO_MEMORY, ER_INTERRUPTED. */
er_status er_distance_measures(const er_distance_request *request, er_error *error);

/* By power iteration over a layer. ER_NO_MEMORY, ER_INTERRUPTED. */
er_status er_eigenvector(const er_layer *layer, const er_progress *progress, double *values,
                         er_error *error);
/* Either may be NULL. */
er_status er_hubs_and_authorities(const er_layer *layer, const er_progress *progress, double *hubs,
                                  double *authorities, er_error *error);
er_status er_katz(const er_layer *layer, const er_progress *progress, double *values,
                  er_error *error);

#endif
