/* Questions to a network: who is this, how are these two linked, by what way. Results name nodes
   and links by their index in the network, which must outlive them. */
#ifndef ERGRAPH_QUERY_H
#define ERGRAPH_QUERY_H

#include "ergraph/network.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- names --------------------------------------------------------------------------------- */

#define ER_MATCHES_MAX 10u

/* Nodes that a name may mean, the most mentioned first. */
typedef struct er_matches {
    uint32_t nodes[ER_MATCHES_MAX]; /* [count] */
    uint32_t count;
} er_matches;

/* The node of a name: its id as it stands; else a label, else an alias, in any case and with or
   without diacritics. ER_AMBIGUOUS where several have it, ER_NOT_FOUND where none has: matches
   (may be NULL) then holds the candidates, or those whose names contain it, and the message names
   them. ER_NO_MEMORY. */
ER_API er_status er_network_find(const er_network *network, const char *name, uint32_t *node,
                                 er_matches *matches, er_error *error);

/* ---- profile ------------------------------------------------------------------------------- */

/* What joins a node to another. */
typedef struct er_neighbour {
    uint32_t node;
    uint32_t cooccurrence;      /* link, or ER_NONE */
    uint32_t weight, documents; /* of it */
    /* Statements of relations in both directions, by the sign of their link. */
    uint32_t cooperation, conflict, neutral;
} er_neighbour;

/* One month between two nodes, or of one node with all others. */
typedef struct er_period {
    uint32_t month;                          /* as er_month; 0: undated */
    uint32_t together;                       /* weight of co-occurrence */
    uint32_t cooperation, conflict, neutral; /* statements */
} er_period;

typedef struct er_profile {
    uint32_t node;
    const er_neighbour *neighbours; /* [neighbour_count], the most often together first */
    uint32_t neighbour_count;
    const uint32_t *relations; /* [relation_count], links; the heaviest first */
    uint32_t relation_count;
    const er_period *months; /* [month_count], ascending, with all others */
    uint32_t month_count;
} er_profile;

/* ER_BAD_ARGUMENT (no such node), ER_NO_MEMORY. */
ER_API er_status er_profile_make(er_profile **profile, const er_network *network, uint32_t node,
                                 er_error *error);
ER_API void er_profile_free(er_profile *profile); /* NULL is ignored */

/* ---- two nodes ----------------------------------------------------------------------------- */

/* A kept sentence of a link: network->links[link].evidence[evidence]. */
typedef struct er_statement {
    uint32_t link, evidence;
} er_statement;

typedef struct er_story {
    uint32_t a, b;
    uint32_t cooccurrence;          /* link, or ER_NONE */
    const uint32_t *relations;      /* [relation_count], links, in the order of the network */
    const er_statement *statements; /* [statement_count], by date; undated last */
    const er_period *months;        /* [month_count], ascending */
    const uint32_t *common; /* [common_count], nodes that stand with both, strongest first */
    uint32_t relation_count, statement_count, month_count, common_count;
    uint32_t cooperation, conflict, neutral; /* statements, by the sign of their link */
} er_story;

/* statements holds the sentences of relations; of co-occurrence where there is no relation.
   ER_BAD_ARGUMENT (no such node, or one node twice), ER_NO_MEMORY. */
ER_API er_status er_story_make(er_story **story, const er_network *network, uint32_t a, uint32_t b,
                               er_error *error);
ER_API void er_story_free(er_story *story); /* NULL is ignored */

/* ---- paths --------------------------------------------------------------------------------- */

typedef struct er_path {
    const uint32_t *nodes; /* [length + 1], from a to b */
    const uint32_t *links; /* [length]; of several between two nodes the heaviest */
    uint32_t length;
    double cost; /* sum of 1 / weight of the steps */
} er_path;

typedef enum er_path_layer {
    ER_PATH_COOCCURRENCE, /* along co-occurrence */
    ER_PATH_RELATION,     /* along relations, whatever their direction and sign */
    ER_PATH_BOTH          /* weights of both kinds added up */
} er_path_layer;

/* The strongest path: the least sum of 1 / weight, of equals the one with fewer steps, then the
   smaller ids. ER_NOT_FOUND where there is none. ER_BAD_ARGUMENT, ER_NO_MEMORY. */
ER_API er_status er_path_find(er_path **path, const er_network *network, uint32_t a, uint32_t b,
                              er_path_layer layer, er_error *error);
ER_API void er_path_free(er_path *path); /* NULL is ignored */

#ifdef __cplusplus
}
#endif
#endif
