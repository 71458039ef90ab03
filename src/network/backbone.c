#include "network/backbone.h"

#include <math.h>
#include <stdlib.h>

#define DELTA 1.64       /* standard deviations above expectation: one-sided 5 % */
#define ALPHA_SMALL 0.15 /* disparity filter below SMALL nodes */
#define ALPHA 0.05       /* and above */
#define SMALL 100u

static const char *const names[ER_BACKBONE_COUNT] = {"none", "auto", "noise-corrected",
                                                     "disparity"};

const char *er_backbone_name(er_backbone backbone)
{
    return (unsigned)backbone < ER_BACKBONE_COUNT ? names[backbone] : "";
}

er_backbone er_backbone_named(const char *name)
{
    int backbone = 0;
    while (backbone < ER_BACKBONE_COUNT && strcmp(names[backbone], name) != 0)
        backbone++;
    return (er_backbone)backbone;
}

/* Strength and degree of every node over the links that are looked at. */
typedef struct link_ends {
    double *strength;
    uint32_t *degree;
    double total; /* of all strengths: each link twice */
    uint32_t nodes;
} link_ends;

static bool looked_at(const er_link *link, bool kept)
{
    return kept && link->kind == ER_COOCCURRENCE && link->weight;
}

static void add_up(const er_network *network, const bool *keep, link_ends *ends)
{
    for (uint32_t i = 0; i < network->link_count; i++) {
        const er_link *link = &network->links[i];
        if (!looked_at(link, keep[i]))
            continue;
        ends->nodes += !ends->degree[link->source]++;
        ends->nodes += !ends->degree[link->target]++;
        ends->strength[link->source] += link->weight;
        ends->strength[link->target] += link->weight;
        ends->total += 2.0 * link->weight;
    }
}

/* Coscia and Neffke, Network backboning with noisy data (2017). The lift of a link over the weight
   that its ends' strengths make likely, brought into -1 .. 1, must be DELTA of its standard
   deviations above 0. The variance comes from a binomial whose probability has a beta prior with
   the mean and variance of a hypergeometric draw; the delta method carries it over to the lift. */
static bool noise_corrected(const er_link *link, const link_ends *ends)
{
    double n = ends->total, weight = link->weight;
    double i = ends->strength[link->source], j = ends->strength[link->target];
    double mean = i * j / (n * n);
    double variance = i * j * (n - i) * (n - j) / (n * n * n * n * (n - 1));
    double kappa = n / (i * j);
    double lift = (kappa * weight - 1) / (kappa * weight + 1);
    if (!(variance > 0))
        return lift > 0;
    double alpha = mean * mean / variance * (1 - mean) - mean + weight;
    double beta = mean / variance * (1 - mean * mean) - (1 - mean) + n - weight;
    double probability = alpha / (alpha + beta);
    double slope = 1 / (i * j) - n * (i + j) / (i * j * i * j); /* of kappa by the weight */
    double factor = 2 * (kappa + weight * slope) / ((kappa * weight + 1) * (kappa * weight + 1));
    double deviation = sqrt(probability * (1 - probability) * n) * fabs(factor);
    return lift > DELTA * deviation;
}

/* Serrano, Boguna and Vespignani (2009): the chance that a uniformly random split of a node's
   strength over its links gives one of at least this share. */
static double disparity_of(double share, uint32_t degree)
{
    return degree > 1 ? pow(1 - share, (double)degree - 1) : 1;
}

static bool disparity(const er_link *link, const link_ends *ends)
{
    double alpha = ends->nodes < SMALL ? ALPHA_SMALL : ALPHA, weight = link->weight;
    return disparity_of(weight / ends->strength[link->source], ends->degree[link->source]) <
               alpha ||
           disparity_of(weight / ends->strength[link->target], ends->degree[link->target]) < alpha;
}

/* ---- maximum spanning tree ----------------------------------------------------------------- */

typedef struct heavy {
    double weight, g2;
    uint32_t link;
} heavy;

/* The heaviest first; of equals the more surprising, then the first. */
static int compare_heavy(const void *a, const void *b)
{
    const heavy *left = a, *right = b;
    if (left->weight != right->weight)
        return left->weight > right->weight ? -1 : 1;
    if (left->g2 != right->g2)
        return left->g2 > right->g2 ? -1 : 1;
    return (left->link > right->link) - (left->link < right->link);
}

/* The root of a tree of nodes, with the way to it halved. */
static uint32_t root_of(uint32_t *parent, uint32_t node)
{
    while (parent[node] != node) {
        parent[node] = parent[parent[node]];
        node = parent[node];
    }
    return node;
}

/* Kruskal: marks the links of the tree in keep. */
static void keep_tree(const er_network *network, const heavy *links, uint32_t count,
                      uint32_t *parent, bool *keep)
{
    for (uint32_t i = 0; i < network->node_count; i++)
        parent[i] = i;
    for (uint32_t i = 0; i < count; i++) {
        const er_link *link = &network->links[links[i].link];
        uint32_t a = root_of(parent, link->source), b = root_of(parent, link->target);
        if (a != b)
            keep[links[i].link] = true;
        parent[a] = b;
    }
}

er_status er_backbone_apply(const er_network *network, er_backbone backbone, bool *keep,
                            er_error *error)
{
    if (backbone == ER_BACKBONE_AUTO)
        backbone = network->facts.documents < ER_BACKBONE_DOCUMENTS ? ER_BACKBONE_NONE
                                                                    : ER_BACKBONE_NOISE_CORRECTED;
    if (backbone == ER_BACKBONE_NONE)
        return ER_OK;
    size_t nodes = (size_t)network->node_count + 1;
    link_ends ends = {.strength = calloc(nodes, sizeof(double)),
                      .degree = calloc(nodes, sizeof(uint32_t))};
    uint32_t *parent = malloc(nodes * sizeof *parent);
    heavy *links = malloc(((size_t)network->link_count + 1) * sizeof *links);
    er_status status = ER_OK;
    if (ends.strength && ends.degree && parent && links) {
        uint32_t count = 0;
        add_up(network, keep, &ends);
        for (uint32_t i = 0; i < network->link_count; i++) {
            const er_link *link = &network->links[i];
            if (!looked_at(link, keep[i]))
                continue;
            links[count++] = (heavy){link->weight, isfinite(link->g2) ? link->g2 : 0, i};
            keep[i] = backbone == ER_BACKBONE_DISPARITY ? disparity(link, &ends)
                                                        : noise_corrected(link, &ends);
        }
        qsort(links, count, sizeof *links, compare_heavy);
        keep_tree(network, links, count, parent, keep);
    } else {
        status = er_fail_memory(error);
    }
    free(ends.strength);
    free(ends.degree);
    free(parent);
    free(links);
    return status;
}
