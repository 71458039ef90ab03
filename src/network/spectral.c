/* Measures by power iteration. igraph's solver takes one eigenvector of several where a network
   has components of equal weight; here the start (all nodes alike) decides, the same in each run.

   Iterating with A + I in place of A has the same eigenvectors, and converges where A alone would
   swing between the two sides of a bipartite network. */
#include <math.h>
#include <stdlib.h>

#include "network/measures.h"

#define MOST_ROUNDS 2000
#define CLOSE_ENOUGH 1e-12 /* greatest change of a value between rounds, at Euclidean norm 1 */

/* to = own * from + A from, over the edges of one side. */
static void multiply(const er_adjacency *adjacency, uint32_t count, double own, const double *from,
                     double *to)
{
    for (uint32_t i = 0; i < count; i++) {
        double sum = own * from[i];
        for (uint32_t k = adjacency->offsets[i]; k < adjacency->offsets[i + 1]; k++)
            sum += adjacency->entries[k].weight * from[adjacency->entries[k].node];
        to[i] = sum;
    }
}

/* Scales to Euclidean norm 1; all zero stays. */
static void normalise(double *values, uint32_t count)
{
    double greatest = 0, sum = 0;
    for (uint32_t i = 0; i < count; i++)
        greatest = fmax(greatest, fabs(values[i]));
    if (!(greatest > 0))
        return;
    for (uint32_t i = 0; i < count; i++)
        sum += values[i] / greatest * (values[i] / greatest);
    double scale = 1 / sqrt(sum);
    for (uint32_t i = 0; i < count; i++)
        values[i] = values[i] / greatest * scale;
}

static void scale_to_sum_one(double *values, uint32_t count)
{
    double sum = 0;
    for (uint32_t i = 0; i < count; i++)
        sum += values[i];
    for (uint32_t i = 0; sum > 0 && i < count; i++)
        values[i] /= sum;
}

static double greatest_change(const double *a, const double *b, uint32_t count)
{
    double greatest = 0;
    for (uint32_t i = 0; i < count; i++)
        greatest = fmax(greatest, fabs(a[i] - b[i]));
    return greatest;
}

static bool stopped(const er_progress *progress)
{
    return progress && progress->interrupted && progress->interrupted(progress->context);
}

/* One power iteration: values converge to the leading eigenvector of `last * ... * first`, each
   of which is `own` I + A of its side. */
typedef struct iteration {
    const er_adjacency *first, *last; /* last NULL: one step */
    double own;
    uint32_t count;
    const er_progress *progress;
    double *values, *scratch, *before; /* [count] */
} iteration;

static er_status iterate(const iteration *it, er_error *error)
{
    for (uint32_t i = 0; i < it->count; i++)
        it->values[i] = 1;
    normalise(it->values, it->count);
    for (int round = 0; round < MOST_ROUNDS; round++) {
        if (stopped(it->progress))
            return er_fail(error, ER_INTERRUPTED, "stopped");
        memcpy(it->before, it->values, it->count * sizeof *it->values);
        multiply(it->first, it->count, it->own, it->before, it->last ? it->scratch : it->values);
        if (it->last)
            multiply(it->last, it->count, it->own, it->scratch, it->values);
        normalise(it->values, it->count);
        if (greatest_change(it->values, it->before, it->count) < CLOSE_ENOUGH)
            break;
    }
    return ER_OK;
}

/* Runs the iteration with scratch of its own. */
static er_status iterate_into(iteration it, double *values, er_error *error)
{
    it.values = values;
    it.scratch = malloc(((size_t)it.count + 1) * sizeof *it.scratch);
    it.before = malloc(((size_t)it.count + 1) * sizeof *it.before);
    er_status status = it.scratch && it.before ? iterate(&it, error) : er_fail_memory(error);
    free(it.scratch);
    free(it.before);
    return status;
}

static void set_all(double *values, uint32_t count, double value)
{
    for (uint32_t i = 0; values && i < count; i++)
        values[i] = value;
}

er_status er_eigenvector(const er_layer *layer, const er_progress *progress, double *values,
                         er_error *error)
{
    er_adjacency incoming;
    if (!layer->edge_count) {
        set_all(values, layer->node_count, 0);
        return ER_OK;
    }
    er_status status = er_adjacency_make(&incoming, layer, ER_INCOMING, error);
    if (status == ER_OK)
        status = iterate_into(
            (iteration){
                .first = &incoming, .own = 1, .count = layer->node_count, .progress = progress},
            values, error);
    er_adjacency_free(&incoming);
    return status;
}

static er_status directed_hubs(const er_layer *layer, const er_progress *progress, double *hubs,
                               double *authorities, er_error *error)
{
    er_adjacency incoming = {0}, outgoing = {0};
    er_status status = er_adjacency_make(&incoming, layer, ER_INCOMING, error);
    if (status == ER_OK)
        status = er_adjacency_make(&outgoing, layer, ER_OUTGOING, error);
    iteration it = {.count = layer->node_count, .progress = progress};
    if (status == ER_OK && hubs) {
        it.first = &incoming; /* authorities of hubs, then hubs of those */
        it.last = &outgoing;
        status = iterate_into(it, hubs, error);
    }
    if (status == ER_OK && authorities) {
        it.first = &outgoing;
        it.last = &incoming;
        status = iterate_into(it, authorities, error);
    }
    er_adjacency_free(&incoming);
    er_adjacency_free(&outgoing);
    return status;
}

er_status er_hubs_and_authorities(const er_layer *layer, const er_progress *progress, double *hubs,
                                  double *authorities, er_error *error)
{
    er_status status = ER_OK;
    if (!layer->edge_count) {
        set_all(hubs, layer->node_count, 0);
        set_all(authorities, layer->node_count, 0);
        return ER_OK;
    }
    if (layer->directed)
        status = directed_hubs(layer, progress, hubs, authorities, error);
    if (!layer->directed && hubs)
        status = er_eigenvector(layer, progress, hubs, error);
    if (status == ER_OK && !layer->directed && authorities)
        status = er_eigenvector(layer, progress, authorities, error);
    if (status == ER_OK && hubs)
        scale_to_sum_one(hubs, layer->node_count);
    if (status == ER_OK && authorities)
        scale_to_sum_one(authorities, layer->node_count);
    return status;
}

/* An upper bound of the spectral radius of A that gets closer with each round: for positive x the
   greatest (A x)_i / x_i (Collatz and Wielandt). Never below the mean strength, so that alpha
   stays finite in a network without cycles, whose radius is 0. */
static double radius_bound(const er_adjacency *incoming, uint32_t count, double *x, double *next)
{
    double bound = INFINITY, strength = 0;
    for (uint32_t k = 0; k < incoming->offsets[count]; k++)
        strength += incoming->entries[k].weight;
    set_all(x, count, 1);
    for (int round = 0; round < MOST_ROUNDS; round++) {
        double greatest = 0, least = INFINITY;
        multiply(incoming, count, 1, x, next);
        for (uint32_t i = 0; i < count; i++) {
            double ratio = next[i] / x[i] - 1;
            greatest = fmax(greatest, ratio);
            least = fmin(least, ratio);
        }
        bound = fmin(bound, greatest);
        if (greatest - least < CLOSE_ENOUGH * greatest)
            break;
        normalise(next, count);
        for (uint32_t i = 0; i < count; i++)
            x[i] = fmax(next[i], 1e-300); /* a vanishing component must not divide by 0 */
    }
    return fmax(bound, strength / count);
}

er_status er_katz(const er_layer *layer, const er_progress *progress, double *values,
                  er_error *error)
{
    uint32_t count = layer->node_count;
    er_adjacency incoming;
    double *next = malloc(((size_t)count + 1) * sizeof *next);
    er_status status = er_adjacency_make(&incoming, layer, ER_INCOMING, error);
    if (status == ER_OK && !next)
        status = er_fail_memory(error);
    if (status == ER_OK) {
        double alpha = 0;
        if (layer->edge_count)
            alpha = 0.85 / radius_bound(&incoming, count, values, next);
        set_all(values, count, 1);
        for (int round = 0; round < MOST_ROUNDS && status == ER_OK; round++) {
            multiply(&incoming, count, 0, values, next);
            for (uint32_t i = 0; i < count; i++)
                next[i] = 1 + alpha * next[i];
            double change = greatest_change(values, next, count);
            memcpy(values, next, count * sizeof *values);
            if (change < CLOSE_ENOUGH)
                break;
            if (stopped(progress))
                status = er_fail(error, ER_INTERRUPTED, "stopped");
        }
        normalise(values, count);
    }
    er_adjacency_free(&incoming);
    free(next);
    return status;
}
