/* Centrality and communities of one layer of a network.

   The values are those of networkx's function of the same name with its defaults (normalised
   betweenness, closeness scaled by what is reachable, and so on), so that they can be compared;
   exceptions are said at the measure. Paths are as long as the sum of 1 / weight of their links;
   all other measures take the weight as strength. The co-occurrence layer has no direction. The
   relation layer has: parallel links are added up, a relation without direction runs both ways.

   The graph library underneath cannot be used from two threads at a time: these functions wait
   for each other. */
#ifndef ERGRAPH_MEASURE_H
#define ERGRAPH_MEASURE_H

#include "ergraph/network.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum er_measure {
    ER_MEASURE_DEGREE,       /* links; directed: in and out together */
    ER_MEASURE_IN_DEGREE,    /* of the co-occurrence layer: the degree */
    ER_MEASURE_OUT_DEGREE,   /* likewise */
    ER_MEASURE_STRENGTH,     /* sum of the weights of the links */
    ER_MEASURE_IN_STRENGTH,  /* of the co-occurrence layer: the strength */
    ER_MEASURE_OUT_STRENGTH, /* likewise */
    ER_MEASURE_BETWEENNESS,  /* share of all pairs whose shortest paths run through the node */
    ER_MEASURE_CLOSENESS,    /* directed: from the others to the node; isolated: 0 */
    ER_MEASURE_HARMONIC,     /* sum of 1 / distance from the others; isolated: 0 */
    ER_MEASURE_EIGENVECTOR,  /* Euclidean norm 1; directed: over incoming links; no links: 0 */
    ER_MEASURE_PAGERANK,     /* damping 0.85; the sum is 1 */
    ER_MEASURE_HUB,          /* the sum is 1; without direction both are the eigenvector */
    ER_MEASURE_AUTHORITY,    /* centrality; no links: 0 */
    ER_MEASURE_KATZ,         /* alpha 0.85 / spectral radius, beta 1; Euclidean norm 1 */
    ER_MEASURE_CONSTRAINT,   /* Burt's; isolated: ER_NO_VALUE */
    ER_MEASURE_CORENESS,     /* k of the k-core; without weight and direction */
    ER_MEASURE_CLUSTERING,   /* share of pairs of neighbours that are linked; without weight and
                                direction; fewer than two neighbours: 0 */
    ER_MEASURE_ARTICULATION, /* 1 where the network falls apart without the node, else 0 */
    ER_MEASURE_COUNT
} er_measure;

typedef struct er_measure_facts {
    const char *name;        /* "betweenness" */
    const char *description; /* one line for people, no full stop */
    bool whole;              /* values are whole numbers */
    bool low_first;          /* the low values are the remarkable ones */
    bool sampled;            /* in a large network it is estimated from a sample */
} er_measure_facts;

/* Static storage; name "" for a value out of range. */
ER_API const er_measure_facts *er_measure_facts_of(er_measure measure);

/* ER_MEASURE_COUNT where there is none of this name. */
ER_API er_measure er_measure_named(const char *name);

/* Lets a long computation be watched and stopped. Any member may be NULL. */
typedef struct er_progress {
    void (*report)(void *context, const char *what, double part); /* part of 1 that is done */
    bool (*interrupted)(void *context);                           /* true: stop */
    void *context;
} er_progress;

#define ER_EXACT_NODES 5000u    /* up to here distances are taken from every node */
#define ER_SAMPLE_SOURCES 1024u /* above it from so many, drawn with a fixed seed */

typedef struct er_measure_options {
    er_link_kind kind;
    bool unweighted;             /* every link counts 1 */
    bool exact;                  /* no sampling, however long it takes */
    uint32_t jobs;               /* threads; 0: one for each processor. The values do not differ */
    const er_progress *progress; /* or NULL */
} er_measure_options;

/* Fills values[i * node count + n] with measure i of node n, and approximate[i] (may be NULL) with
   whether it was estimated. options may be NULL (co-occurrence, weighted). ER_BAD_ARGUMENT,
   ER_INTERRUPTED, ER_LIBRARY_FAILED, ER_NO_MEMORY: values are then undefined. */
ER_API er_status er_measures_compute(const er_network *network, const er_measure_options *options,
                                     const er_measure *measures, uint32_t count, double *values,
                                     bool *approximate, er_error *error);

/* Fills order [count] with the indices of values, the most remarkable first as low_first says;
   equals by index, ER_NO_VALUE last. ER_NO_MEMORY. */
ER_API er_status er_measures_rank(const double *values, uint32_t count, bool low_first,
                                  uint32_t *order, er_error *error);

/* Writes degree, strength, PageRank, betweenness and community of the co-occurrence layer into
   the network's nodes and modularity into its facts. progress may be NULL. */
ER_API er_status er_network_measure(er_network *network, const er_progress *progress,
                                    er_error *error);

/* ---- communities --------------------------------------------------------------------------- */

typedef struct er_community {
    const uint32_t *members; /* [size], the strongest inside first */
    uint32_t size;
    double inside, outside; /* weight of the links within, and to other communities */
    double density;         /* share of the possible pairs that are linked; one member: 0 */
    const uint32_t *links;  /* [link_count], strongest co-occurrence links within, at most 5 */
    uint32_t link_count;
    uint32_t classes[ER_CLASS_COUNT]; /* statements of relations between members */
} er_community;

typedef struct er_communities er_communities;

/* Leiden on modularity, seeded: the same network gives the same communities. Relations (kind
   relation) count without direction, and only those that are not conflict. Communities are in the
   order of size, equals by the smallest id. options may be NULL. Errors as er_measures_compute. */
ER_API er_status er_communities_find(er_communities **communities, const er_network *network,
                                     const er_measure_options *options, er_error *error);

ER_API uint32_t er_communities_count(const er_communities *communities);
/* Lives as long as communities. community < count. */
ER_API const er_community *er_communities_get(const er_communities *communities,
                                              uint32_t community);
/* Of each node, [node count]. */
ER_API const uint32_t *er_communities_membership(const er_communities *communities);
/* ER_NO_VALUE in a network without links. */
ER_API double er_communities_modularity(const er_communities *communities);
ER_API void er_communities_free(er_communities *communities); /* NULL is ignored */

#ifdef __cplusplus
}
#endif
#endif
