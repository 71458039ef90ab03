#include "network/measures.h"

#include "network/graph.h"

#include <math.h>
#include <stdlib.h>

static const er_measure_facts FACTS[ER_MEASURE_COUNT] = {
    [ER_MEASURE_DEGREE] = {"degree", "number of links", true, false, false},
    [ER_MEASURE_IN_DEGREE] = {"in-degree", "number of incoming links", true, false, false},
    [ER_MEASURE_OUT_DEGREE] = {"out-degree", "number of outgoing links", true, false, false},
    [ER_MEASURE_STRENGTH] = {"strength", "sum of the weights of the links", true, false, false},
    [ER_MEASURE_IN_STRENGTH] = {"in-strength", "weight of the incoming links", true, false, false},
    [ER_MEASURE_OUT_STRENGTH] = {"out-strength", "weight of the outgoing links", true, false,
                                 false},
    [ER_MEASURE_BETWEENNESS] = {"betweenness", "share of the shortest paths that run through it",
                                false, false, true},
    [ER_MEASURE_CLOSENESS] = {"closeness", "how near all others are", false, false, true},
    [ER_MEASURE_HARMONIC] = {"harmonic", "sum of the nearness of all others", false, false, true},
    [ER_MEASURE_EIGENVECTOR] = {"eigenvector", "linked to those who are well linked", false, false,
                                false},
    [ER_MEASURE_PAGERANK] = {"pagerank", "share of the visits of a random walk", false, false,
                             false},
    [ER_MEASURE_HUB] = {"hub", "points to authorities", false, false, false},
    [ER_MEASURE_AUTHORITY] = {"authority", "is pointed to by hubs", false, false, false},
    [ER_MEASURE_KATZ] = {"katz", "number of walks that end in it, the long ones less", false, false,
                         false},
    [ER_MEASURE_CONSTRAINT] = {"constraint", "how much its neighbours know each other (Burt)",
                               false, true, false},
    [ER_MEASURE_CORENESS] = {"coreness", "the innermost core it belongs to", true, false, false},
    [ER_MEASURE_CLUSTERING] = {"clustering", "share of its neighbours that are linked", false,
                               false, false},
    [ER_MEASURE_ARTICULATION] = {"articulation", "1 where the network falls apart without it", true,
                                 false, false},
};

const er_measure_facts *er_measure_facts_of(er_measure measure)
{
    static const er_measure_facts none = {"", "", false, false, false};
    return (unsigned)measure < ER_MEASURE_COUNT ? &FACTS[measure] : &none;
}

er_measure er_measure_named(const char *name)
{
    int measure = 0;
    while (measure < ER_MEASURE_COUNT && strcmp(FACTS[measure].name, name) != 0)
        measure++;
    return (er_measure)measure;
}

/* What the measures of one call share. */
typedef struct computation {
    er_measure_options options;
    er_layer layer;
    er_graph graph;
    er_graph plain; /* without direction: the graph itself where the layer has none */
    er_sources sources;
} computation;

/* ---- measures of igraph -------------------------------------------------------------------- */

static igraph_error_t take(igraph_error_t code, const igraph_vector_t *result, double *values)
{
    for (igraph_integer_t i = 0; code == IGRAPH_SUCCESS && i < igraph_vector_size(result); i++)
        values[i] = VECTOR(*result)[i];
    return code;
}

static igraph_error_t pagerank(const computation *c, igraph_vector_t *result)
{
    return igraph_pagerank(&c->graph.graph, IGRAPH_PAGERANK_ALGO_PRPACK, result, NULL,
                           igraph_vss_all(), c->layer.directed, 0.85, &c->graph.weights, NULL);
}

static igraph_error_t constraint(const computation *c, igraph_vector_t *result)
{
    igraph_error_t code =
        igraph_constraint(&c->graph.graph, result, igraph_vss_all(), &c->graph.weights);
    for (igraph_integer_t i = 0; code == IGRAPH_SUCCESS && i < igraph_vector_size(result); i++)
        if (!isfinite(VECTOR(*result)[i]))
            VECTOR(*result)[i] = ER_NO_VALUE;
    return code;
}

static igraph_error_t coreness(const computation *c, double *values)
{
    igraph_vector_int_t result;
    igraph_error_t code = igraph_vector_int_init(&result, 0);
    if (code != IGRAPH_SUCCESS)
        return code;
    code = igraph_coreness(&c->plain.graph, &result, IGRAPH_ALL);
    for (igraph_integer_t i = 0; code == IGRAPH_SUCCESS && i < igraph_vector_int_size(&result); i++)
        values[i] = (double)VECTOR(result)[i];
    igraph_vector_int_destroy(&result);
    return code;
}

static igraph_error_t articulation(const computation *c, double *values)
{
    igraph_vector_int_t points;
    igraph_error_t code = igraph_vector_int_init(&points, 0);
    if (code != IGRAPH_SUCCESS)
        return code;
    for (uint32_t i = 0; i < c->layer.node_count; i++)
        values[i] = 0;
    code = igraph_articulation_points(&c->plain.graph, &points);
    for (igraph_integer_t i = 0; code == IGRAPH_SUCCESS && i < igraph_vector_int_size(&points); i++)
        values[VECTOR(points)[i]] = 1;
    igraph_vector_int_destroy(&points);
    return code;
}

static igraph_error_t by_vector(const computation *c, er_measure measure, double *values)
{
    igraph_vector_t result;
    igraph_error_t code = igraph_vector_init(&result, 0);
    if (code != IGRAPH_SUCCESS)
        return code;
    if (measure == ER_MEASURE_PAGERANK)
        code = pagerank(c, &result);
    else if (measure == ER_MEASURE_CONSTRAINT)
        code = constraint(c, &result);
    else
        code = igraph_transitivity_local_undirected(&c->plain.graph, &result, igraph_vss_all(),
                                                    IGRAPH_TRANSITIVITY_ZERO);
    code = take(code, &result, values);
    igraph_vector_destroy(&result);
    return code;
}

/* ---- measures of the layer ----------------------------------------------------------------- */

static void count_ends(const er_layer *layer, er_measure measure, double *values)
{
    bool weights = measure == ER_MEASURE_STRENGTH || measure == ER_MEASURE_IN_STRENGTH ||
                   measure == ER_MEASURE_OUT_STRENGTH;
    bool out = measure != ER_MEASURE_IN_DEGREE && measure != ER_MEASURE_IN_STRENGTH;
    bool in = measure != ER_MEASURE_OUT_DEGREE && measure != ER_MEASURE_OUT_STRENGTH;
    for (uint32_t i = 0; i < layer->node_count; i++)
        values[i] = 0;
    for (uint32_t i = 0; i < layer->edge_count; i++) {
        const er_edge *edge = &layer->edges[i];
        if (out || !layer->directed)
            values[edge->from] += weights ? edge->weight : 1;
        if (in || !layer->directed)
            values[edge->to] += weights ? edge->weight : 1;
    }
}

static igraph_error_t by_igraph(const computation *c, er_measure measure, double *values)
{
    switch (measure) {
    case ER_MEASURE_CORENESS:
        return coreness(c, values);
    case ER_MEASURE_ARTICULATION:
        return articulation(c, values);
    default:
        return by_vector(c, measure, values);
    }
}

static er_status compute_one(const computation *c, er_measure measure, double *values,
                             er_error *error)
{
    const er_progress *progress = c->options.progress;
    if (progress && progress->report)
        progress->report(progress->context, er_measure_facts_of(measure)->name, 0);
    switch (measure) {
    case ER_MEASURE_DEGREE:
    case ER_MEASURE_IN_DEGREE:
    case ER_MEASURE_OUT_DEGREE:
    case ER_MEASURE_STRENGTH:
    case ER_MEASURE_IN_STRENGTH:
    case ER_MEASURE_OUT_STRENGTH:
        count_ends(&c->layer, measure, values);
        return ER_OK;
    case ER_MEASURE_EIGENVECTOR:
        return er_eigenvector(&c->layer, progress, values, error);
    case ER_MEASURE_HUB:
        return er_hubs_and_authorities(&c->layer, progress, values, NULL, error);
    case ER_MEASURE_AUTHORITY:
        return er_hubs_and_authorities(&c->layer, progress, NULL, values, error);
    case ER_MEASURE_KATZ:
        return er_katz(&c->layer, progress, values, error);
    default:
        er_graph_enter(progress);
        return er_graph_leave(by_igraph(c, measure, values), error);
    }
}

/* ---- the whole ----------------------------------------------------------------------------- */

static er_status make_graph(er_graph *graph, const er_layer *layer, er_error *error)
{
    er_graph_enter(NULL);
    return er_graph_leave(er_graph_make(graph, layer), error);
}

static er_status prepare_plain(computation *c, const er_network *network, er_error *error)
{
    if (!c->layer.directed) {
        c->plain = c->graph;
        return ER_OK;
    }
    er_layer layer;
    er_status status = er_layer_make(&layer, network, c->options.kind, ER_WITHOUT_DIRECTION, -1,
                                     c->options.unweighted, error);
    if (status == ER_OK)
        status = make_graph(&c->plain, &layer, error);
    er_layer_free(&layer);
    return status;
}

/* Where in measures one stands; NULL where it is not asked for. */
static double *place_of(const er_measure *measures, uint32_t count, er_measure measure,
                        double *values, uint32_t nodes)
{
    for (uint32_t i = 0; i < count; i++)
        if (measures[i] == measure)
            return values + (size_t)i * nodes;
    return NULL;
}

/* Betweenness, closeness and harmonic centrality share one pass over all shortest paths. */
static er_status compute_distances(const computation *c, const er_measure *measures, uint32_t count,
                                   double *values, er_error *error)
{
    uint32_t nodes = c->layer.node_count;
    er_distance_request request = {
        .layer = &c->layer,
        .sources = &c->sources,
        .unweighted = c->options.unweighted,
        .jobs = c->options.jobs,
        .progress = c->options.progress,
        .betweenness = place_of(measures, count, ER_MEASURE_BETWEENNESS, values, nodes),
        .closeness = place_of(measures, count, ER_MEASURE_CLOSENESS, values, nodes),
        .harmonic = place_of(measures, count, ER_MEASURE_HARMONIC, values, nodes)};
    return request.betweenness || request.closeness || request.harmonic
               ? er_distance_measures(&request, error)
               : ER_OK;
}

static er_status compute_all(const computation *c, const er_measure *measures, uint32_t count,
                             double *values, bool *approximate, er_error *error)
{
    uint32_t nodes = c->layer.node_count;
    er_status status = compute_distances(c, measures, count, values, error);
    for (uint32_t i = 0; status == ER_OK && i < count; i++) {
        double *into = values + (size_t)i * nodes;
        if ((unsigned)measures[i] >= ER_MEASURE_COUNT)
            return er_fail(error, ER_BAD_ARGUMENT, "there is no measure %d", (int)measures[i]);
        bool by_distance = FACTS[measures[i]].sampled;
        if (approximate)
            approximate[i] = by_distance && c->sources.count < c->sources.node_count;
        const double *first = place_of(measures, count, measures[i], values, nodes);
        if (first != into) /* asked for twice */
            memcpy(into, first, nodes * sizeof *into);
        else if (!by_distance)
            status = compute_one(c, measures[i], into, error);
    }
    return status;
}

/* Frees what prepare_plain and make_graph made. */
static void free_graphs(computation *c)
{
    if (c->layer.directed)
        er_graph_free(&c->plain);
    er_graph_free(&c->graph);
}

er_status er_measures_compute(const er_network *network, const er_measure_options *options,
                              const er_measure *measures, uint32_t count, double *values,
                              bool *approximate, er_error *error)
{
    computation c = {.options = options ? *options : (er_measure_options){0}};
    er_status status = er_layer_make(&c.layer, network, c.options.kind, ER_AS_KIND, -1,
                                     c.options.unweighted, error);
    if (status == ER_OK)
        status = er_sources_make(&c.sources, c.layer.node_count, c.options.exact, error);
    if (status == ER_OK) {
        status = make_graph(&c.graph, &c.layer, error);
        if (status == ER_OK) {
            status = prepare_plain(&c, network, error);
            if (status == ER_OK) {
                status = compute_all(&c, measures, count, values, approximate, error);
                free_graphs(&c);
            } else {
                er_graph_free(&c.graph);
            }
        }
    }
    free(c.sources.nodes);
    er_layer_free(&c.layer);
    return status;
}

/* ---- ranking ------------------------------------------------------------------------------- */

typedef struct ranked {
    double value; /* greatest first */
    uint32_t index;
} ranked;

static int compare_ranked(const void *a, const void *b)
{
    const ranked *left = a, *right = b;
    if (left->value != right->value)
        return left->value > right->value ? -1 : 1;
    return (left->index > right->index) - (left->index < right->index);
}

er_status er_measures_rank(const double *values, uint32_t count, bool low_first, uint32_t *order,
                           er_error *error)
{
    ranked *rows = malloc(((size_t)count + 1) * sizeof *rows);
    if (!rows)
        return er_fail_memory(error);
    for (uint32_t i = 0; i < count; i++)
        rows[i] = (ranked){isnan(values[i]) ? -INFINITY : low_first ? -values[i] : values[i], i};
    qsort(rows, count, sizeof *rows, compare_ranked);
    for (uint32_t i = 0; i < count; i++)
        order[i] = rows[i].index;
    free(rows);
    return ER_OK;
}

er_status er_network_measure(er_network *network, const er_progress *progress, er_error *error)
{
    static const er_measure measures[] = {ER_MEASURE_DEGREE, ER_MEASURE_STRENGTH,
                                          ER_MEASURE_PAGERANK, ER_MEASURE_BETWEENNESS};
    enum { COUNT = sizeof measures / sizeof *measures };
    er_measure_options options = {.progress = progress};
    uint32_t nodes = network->node_count;
    double *values = malloc(((size_t)nodes * COUNT + 1) * sizeof *values);
    bool approximate[COUNT] = {false};
    er_communities *communities = NULL;
    er_status status = values ? ER_OK : er_fail_memory(error);
    if (status == ER_OK)
        status =
            er_measures_compute(network, &options, measures, COUNT, values, approximate, error);
    if (status == ER_OK)
        status = er_communities_find(&communities, network, &options, error);
    for (uint32_t i = 0; status == ER_OK && i < nodes; i++) {
        er_node *node = &network->nodes[i];
        node->degree = values[i];
        node->strength = values[nodes + i];
        node->pagerank = er_number_round(values[2 * (size_t)nodes + i], ER_VALUE_DIGITS);
        node->betweenness = er_number_round(values[3 * (size_t)nodes + i], ER_VALUE_DIGITS);
        node->community = er_communities_membership(communities)[i];
    }
    if (status == ER_OK) {
        network->facts.betweenness_sources = approximate[3] ? ER_SAMPLE_SOURCES : 0;
        network->facts.modularity =
            er_number_round(er_communities_modularity(communities), ER_VALUE_DIGITS);
    }
    er_communities_free(communities);
    free(values);
    return status;
}
