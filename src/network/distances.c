/* Measures over shortest paths. In a large network they are estimated from a sample of sources
   (Brandes and Pich 2007): what a source adds to a node is taken for what all add on average. */
#include <math.h>
#include <stdlib.h>

#include "network/measures.h"

#define BATCH 64u                  /* sources of one call of igraph */
#define BATCH_DISTANCES (1u << 22) /* distances that one call may fill: 32 MiB */
#define SEED UINT64_C(0x65726772617068)

/* splitmix64 (Steele, Lea, Flood 2014). */
static uint64_t next_random(uint64_t *state)
{
    uint64_t z = (*state += UINT64_C(0x9E3779B97F4A7C15));
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

/* Selection sampling (Knuth 3.4.2, algorithm S): ascending, each subset equally likely. */
er_status er_sources_make(er_sources *sources, uint32_t node_count, bool exact, er_error *error)
{
    uint32_t count = exact || node_count <= ER_EXACT_NODES ? node_count : ER_SAMPLE_SOURCES;
    *sources = (er_sources){.count = count, .node_count = node_count};
    sources->nodes = malloc((count ? count : 1) * sizeof *sources->nodes);
    if (!sources->nodes)
        return er_fail_memory(error);
    uint64_t state = SEED;
    uint32_t taken = 0;
    for (uint32_t node = 0; taken < count; node++)
        if (next_random(&state) % (node_count - node) < count - taken)
            sources->nodes[taken++] = node;
    return ER_OK;
}

/* Sources [from, from + count) as igraph's vector. */
static void view_of(const er_sources *sources, uint32_t from, uint32_t count,
                    igraph_vector_int_t *batch)
{
    for (uint32_t i = 0; i < count; i++)
        VECTOR(*batch)[i] = sources->nodes[from + i];
}

/* Room for one call; a smaller one where distances to every node are wanted of a large network. */
static uint32_t batch_size(uint32_t node_count, bool distances)
{
    uint32_t most = distances && node_count ? BATCH_DISTANCES / node_count : BATCH;
    return most < 1 ? 1 : most > BATCH ? BATCH : most;
}

static igraph_error_t add_betweenness(const er_graph *graph, const igraph_vector_t *lengths,
                                      const igraph_vector_int_t *batch, igraph_vector_t *scratch,
                                      double *values)
{
    igraph_error_t code = igraph_betweenness_subset(
        &graph->graph, scratch, igraph_vss_all(), igraph_is_directed(&graph->graph),
        igraph_vss_vector(batch), igraph_vss_all(), lengths);
    for (igraph_integer_t i = 0; code == IGRAPH_SUCCESS && i < igraph_vector_size(scratch); i++)
        values[i] += VECTOR(*scratch)[i];
    return code;
}

/* From sums over pairs to a share of all pairs. igraph counts a pair without direction once, so
   that over all sources both of its ends are in. */
static void scale_betweenness(const er_sources *sources, double *values, bool directed)
{
    double n = sources->node_count;
    double pairs = (n - 1) * (n - 2);
    double scale = n < 3 ? 0 : n / (double)sources->count / pairs * (directed ? 1 : 2);
    for (uint32_t i = 0; i < sources->node_count; i++)
        values[i] *= scale;
}

igraph_error_t er_betweenness(const er_graph *graph, const igraph_vector_t *lengths,
                              const er_sources *sources, double *values)
{
    igraph_vector_int_t batch;
    igraph_vector_t scratch;
    uint32_t size = batch_size(sources->node_count, false);
    for (uint32_t i = 0; i < sources->node_count; i++)
        values[i] = 0;
    igraph_error_t code = igraph_vector_int_init(&batch, size);
    if (code != IGRAPH_SUCCESS)
        return code;
    code = igraph_vector_init(&scratch, 0);
    if (code != IGRAPH_SUCCESS) {
        igraph_vector_int_destroy(&batch);
        return code;
    }
    for (uint32_t from = 0; code == IGRAPH_SUCCESS && from < sources->count; from += size) {
        uint32_t count = sources->count - from < size ? sources->count - from : size;
        code = er_graph_progress("betweenness", (double)from / sources->count);
        if (code == IGRAPH_SUCCESS)
            code = igraph_vector_int_resize(&batch, count);
        if (code != IGRAPH_SUCCESS)
            break;
        view_of(sources, from, count, &batch);
        code = add_betweenness(graph, lengths, &batch, &scratch, values);
    }
    igraph_vector_destroy(&scratch);
    igraph_vector_int_destroy(&batch);
    scale_betweenness(sources, values, igraph_is_directed(&graph->graph));
    return code;
}

/* Of one node: over the sources from which it is reached. */
typedef struct reached {
    double distance, inverse; /* sums */
    uint32_t count;
    bool is_source;
} reached;

static void add_distances(const igraph_matrix_t *distances, const igraph_vector_int_t *batch,
                          reached *sums)
{
    igraph_integer_t rows = igraph_matrix_nrow(distances), columns = igraph_matrix_ncol(distances);
    for (igraph_integer_t row = 0; row < rows; row++)
        sums[VECTOR(*batch)[row]].is_source = true;
    for (igraph_integer_t column = 0; column < columns; column++)
        for (igraph_integer_t row = 0; row < rows; row++) {
            double distance = MATRIX(*distances, row, column);
            if (column == VECTOR(*batch)[row] || !isfinite(distance))
                continue;
            sums[column].distance += distance;
            sums[column].inverse += 1 / distance;
            sums[column].count++;
        }
}

/* Closeness as Wasserman and Faust scale it: reached / (n - 1) * reached / sum of distances. */
static void finish_closeness(const er_sources *sources, const reached *sums, double *closeness,
                             double *harmonic)
{
    double others = (double)sources->node_count - 1;
    for (uint32_t i = 0; i < sources->node_count; i++) {
        double asked = (double)sources->count - (sums[i].is_source ? 1 : 0);
        double scale = asked > 0 ? others / asked : 0;
        double count = sums[i].count;
        if (closeness)
            closeness[i] = count > 0 ? count * scale / others * count / sums[i].distance : 0;
        if (harmonic)
            harmonic[i] = sums[i].inverse * scale;
    }
}

static igraph_error_t sum_distances(const er_graph *graph, const igraph_vector_t *lengths,
                                    const er_sources *sources, igraph_vector_int_t *batch,
                                    igraph_matrix_t *distances, reached *sums)
{
    uint32_t size = batch_size(sources->node_count, true);
    igraph_error_t code = IGRAPH_SUCCESS;
    for (uint32_t from = 0; code == IGRAPH_SUCCESS && from < sources->count; from += size) {
        uint32_t count = sources->count - from < size ? sources->count - from : size;
        code = er_graph_progress("closeness", (double)from / sources->count);
        if (code == IGRAPH_SUCCESS)
            code = igraph_vector_int_resize(batch, count);
        if (code != IGRAPH_SUCCESS)
            break;
        view_of(sources, from, count, batch);
        code = lengths
                   ? igraph_distances_dijkstra(&graph->graph, distances, igraph_vss_vector(batch),
                                               igraph_vss_all(), lengths, IGRAPH_OUT)
                   : igraph_distances(&graph->graph, distances, igraph_vss_vector(batch),
                                      igraph_vss_all(), IGRAPH_OUT);
        if (code == IGRAPH_SUCCESS)
            add_distances(distances, batch, sums);
    }
    return code;
}

igraph_error_t er_closeness(const er_graph *graph, const igraph_vector_t *lengths,
                            const er_sources *sources, double *closeness, double *harmonic)
{
    igraph_vector_int_t batch;
    igraph_matrix_t distances;
    reached *sums = calloc((size_t)sources->node_count + 1, sizeof *sums);
    if (!sums)
        return IGRAPH_ENOMEM;
    igraph_error_t code = igraph_vector_int_init(&batch, 0);
    if (code == IGRAPH_SUCCESS) {
        code = igraph_matrix_init(&distances, 0, 0);
        if (code == IGRAPH_SUCCESS) {
            code = sum_distances(graph, lengths, sources, &batch, &distances, sums);
            igraph_matrix_destroy(&distances);
        }
        igraph_vector_int_destroy(&batch);
    }
    if (code == IGRAPH_SUCCESS)
        finish_closeness(sources, sums, closeness, harmonic);
    free(sums);
    return code;
}
