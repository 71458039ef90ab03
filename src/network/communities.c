#include <math.h>
#include <stdlib.h>

#include "network/graph.h"

#define SEED 42
#define ITERATIONS 10 /* igraph 0.10 stops too early where told to go on until nothing changes */
#define BETA 0.01     /* randomness of the refinement: igraph's own choice */
#define SHOWN_LINKS 5

struct er_communities {
    er_community *communities; /* [count] */
    uint32_t count;
    uint32_t *membership; /* [node count] */
    double modularity;
    uint32_t *members; /* [node count], by community */
    uint32_t *links;   /* [count * SHOWN_LINKS] */
};

/* ---- finding ------------------------------------------------------------------------------- */

/* Leiden maximises modularity where a node weighs its strength and the resolution is one over
   twice the weight of all links (Traag, Waltman, van Eck 2019). */
static igraph_error_t run_leiden(const er_graph *graph, const igraph_vector_t *strengths,
                                 double total, igraph_vector_int_t *membership,
                                 igraph_real_t *modularity)
{
    igraph_error_t code = igraph_rng_seed(igraph_rng_default(), SEED);
    if (code == IGRAPH_SUCCESS)
        code = igraph_community_leiden(&graph->graph, &graph->weights, strengths, 1 / (2 * total),
                                       BETA, false, ITERATIONS, membership, NULL, NULL);
    if (code == IGRAPH_SUCCESS)
        code = igraph_modularity(&graph->graph, membership, &graph->weights, 1, false, modularity);
    return code;
}

static igraph_error_t find_groups(const er_layer *layer, uint32_t *membership, double *modularity)
{
    er_graph graph;
    igraph_vector_t strengths;
    igraph_vector_int_t groups;
    double total = 0;
    igraph_error_t code = er_graph_make(&graph, layer);
    if (code != IGRAPH_SUCCESS)
        return code;
    code = igraph_vector_init(&strengths, layer->node_count);
    if (code == IGRAPH_SUCCESS) {
        for (uint32_t i = 0; i < layer->edge_count; i++) {
            VECTOR(strengths)[layer->edges[i].from] += layer->edges[i].weight;
            VECTOR(strengths)[layer->edges[i].to] += layer->edges[i].weight;
            total += layer->edges[i].weight;
        }
        code = igraph_vector_int_init(&groups, 0);
        if (code == IGRAPH_SUCCESS) {
            code = run_leiden(&graph, &strengths, total, &groups, modularity);
            for (uint32_t i = 0; code == IGRAPH_SUCCESS && i < layer->node_count; i++)
                membership[i] = (uint32_t)VECTOR(groups)[i];
            igraph_vector_int_destroy(&groups);
        }
        igraph_vector_destroy(&strengths);
    }
    er_graph_free(&graph);
    return code;
}

/* ---- relabelling --------------------------------------------------------------------------- */

typedef struct group {
    uint32_t old, size, first; /* first: the smallest node, which has the smallest id */
} group;

static int compare_groups(const void *a, const void *b)
{
    const group *left = a, *right = b;
    if (left->size != right->size)
        return left->size > right->size ? -1 : 1;
    return (left->first > right->first) - (left->first < right->first);
}

/* Gives groups numbers by size, then by the smallest node. False where memory is out. */
static bool relabel(uint32_t *membership, uint32_t nodes, uint32_t *count)
{
    group *groups = calloc((size_t)nodes + 1, sizeof *groups);
    uint32_t *to = calloc((size_t)nodes + 1, sizeof *to);
    bool fine = groups && to;
    for (uint32_t i = nodes; fine && i-- > 0;) {
        group *g = &groups[membership[i]];
        *g = (group){membership[i], g->size + 1, i};
    }
    if (fine) {
        qsort(groups, nodes, sizeof *groups, compare_groups);
        for (*count = 0; *count < nodes && groups[*count].size; ++*count)
            to[groups[*count].old] = *count;
        for (uint32_t i = 0; i < nodes; i++)
            membership[i] = to[membership[i]];
    }
    free(groups);
    free(to);
    return fine;
}

/* ---- describing ---------------------------------------------------------------------------- */

/* Weight of each node's edges to its own community. */
static void sum_edges(er_communities *c, const er_layer *layer, double *inside)
{
    for (uint32_t i = 0; i < layer->edge_count; i++) {
        const er_edge *edge = &layer->edges[i];
        er_community *from = &c->communities[c->membership[edge->from]];
        er_community *to = &c->communities[c->membership[edge->to]];
        if (from == to) {
            from->inside += edge->weight;
            from->density += 1;
            inside[edge->from] += edge->weight;
            inside[edge->to] += edge->weight;
        } else {
            from->outside += edge->weight;
            to->outside += edge->weight;
        }
    }
    for (uint32_t i = 0; i < c->count; i++) {
        double size = c->communities[i].size;
        c->communities[i].density =
            size < 2 ? 0 : c->communities[i].density * 2 / (size * (size - 1));
    }
}

typedef struct member {
    uint32_t node, community;
    double inside;
} member;

static int compare_members(const void *a, const void *b)
{
    const member *left = a, *right = b;
    if (left->community != right->community)
        return left->community < right->community ? -1 : 1;
    if (left->inside != right->inside)
        return left->inside > right->inside ? -1 : 1;
    return (left->node > right->node) - (left->node < right->node);
}

static bool list_members(er_communities *c, uint32_t nodes, const double *inside)
{
    member *members = malloc(((size_t)nodes + 1) * sizeof *members);
    if (!members)
        return false;
    for (uint32_t i = 0; i < nodes; i++)
        members[i] = (member){i, c->membership[i], inside[i]};
    qsort(members, nodes, sizeof *members, compare_members);
    for (uint32_t i = 0; i < nodes; i++) {
        c->members[i] = members[i].node;
        if (!i || members[i].community != members[i - 1].community)
            c->communities[members[i].community].members = &c->members[i];
    }
    free(members);
    return true;
}

/* Puts link among the strongest of its community; equals keep the order of the links. */
static void show_link(er_communities *c, const er_link *links, uint32_t link, uint32_t community)
{
    uint32_t *shown = &c->links[(size_t)community * SHOWN_LINKS];
    uint32_t *count = &c->communities[community].link_count;
    uint32_t at = *count;
    while (at && links[shown[at - 1]].weight < links[link].weight)
        at--;
    if (at == SHOWN_LINKS)
        return;
    if (*count < SHOWN_LINKS)
        ++*count;
    memmove(&shown[at + 1], &shown[at], (*count - at - 1) * sizeof *shown);
    shown[at] = link;
}

static void look_at_links(er_communities *c, const er_network *network)
{
    for (uint32_t i = 0; i < network->link_count; i++) {
        const er_link *link = &network->links[i];
        uint32_t community = c->membership[link->source];
        if (community != c->membership[link->target])
            continue;
        if (link->kind == ER_COOCCURRENCE)
            show_link(c, network->links, i, community);
        else
            c->communities[community].classes[link->relation_class] += link->weight;
    }
    for (uint32_t i = 0; i < c->count; i++)
        c->communities[i].links = &c->links[(size_t)i * SHOWN_LINKS];
}

static bool describe(er_communities *c, const er_network *network, const er_layer *layer)
{
    uint32_t nodes = layer->node_count;
    double *inside = calloc((size_t)nodes + 1, sizeof *inside);
    c->communities = calloc((size_t)c->count + 1, sizeof *c->communities);
    c->members = malloc(((size_t)nodes + 1) * sizeof *c->members);
    c->links = malloc(((size_t)c->count + 1) * SHOWN_LINKS * sizeof *c->links);
    bool fine = inside && c->communities && c->members && c->links;
    for (uint32_t i = 0; fine && i < nodes; i++)
        c->communities[c->membership[i]].size++;
    if (fine) {
        sum_edges(c, layer, inside);
        fine = list_members(c, nodes, inside);
    }
    if (fine)
        look_at_links(c, network);
    free(inside);
    return fine;
}

/* Every node by itself where there is nothing to group by. */
static er_status find_membership(er_communities *c, const er_layer *layer,
                                 const er_progress *progress, er_error *error)
{
    er_status status = ER_OK;
    for (uint32_t i = 0; i < layer->node_count; i++)
        c->membership[i] = i;
    if (layer->edge_count) {
        if (progress && progress->report)
            progress->report(progress->context, "communities", 0);
        er_graph_enter(progress);
        status = er_graph_leave(find_groups(layer, c->membership, &c->modularity), error);
    }
    if (status == ER_OK && !relabel(c->membership, layer->node_count, &c->count))
        status = er_fail_memory(error);
    return status;
}

er_status er_communities_find(er_communities **communities, const er_network *network,
                              const er_measure_options *options, er_error *error)
{
    er_measure_options asked = options ? *options : (er_measure_options){0};
    er_layer layer = {0};
    *communities = NULL;
    er_communities *c = calloc(1, sizeof *c);
    if (!c)
        return er_fail_memory(error);
    c->modularity = ER_NO_VALUE;
    c->membership = malloc(((size_t)network->node_count + 1) * sizeof *c->membership);
    er_status status = c->membership ? ER_OK : er_fail_memory(error);
    if (status == ER_OK)
        status = er_layer_make(&layer, network, asked.kind, ER_WITHOUT_DIRECTION, 0,
                               asked.unweighted, error);
    if (status == ER_OK)
        status = find_membership(c, &layer, asked.progress, error);
    if (status == ER_OK && !describe(c, network, &layer))
        status = er_fail_memory(error);
    er_layer_free(&layer);
    if (status == ER_OK)
        *communities = c;
    else
        er_communities_free(c);
    return status;
}

uint32_t er_communities_count(const er_communities *communities)
{
    return communities->count;
}

const er_community *er_communities_get(const er_communities *communities, uint32_t community)
{
    return &communities->communities[community];
}

const uint32_t *er_communities_membership(const er_communities *communities)
{
    return communities->membership;
}

double er_communities_modularity(const er_communities *communities)
{
    return communities->modularity;
}

void er_communities_free(er_communities *communities)
{
    if (!communities)
        return;
    free(communities->communities);
    free(communities->membership);
    free(communities->members);
    free(communities->links);
    free(communities);
}
