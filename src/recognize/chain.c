#include "recognize/chain.h"

#include <math.h>
#include <stdlib.h>

#define FORBIDDEN (-1e9f)

void er_chain_prepare(er_chain *chain)
{
    for (uint32_t from = 0; from < ER_CHAIN_ROWS; from++) {
        for (uint32_t to = 0; to < ER_TAG_STRIDE; to++) {
            bool allowed =
                to < ER_TAG_COUNT &&
                (from == ER_CHAIN_FIRST ? er_tag_can_begin(to) : er_tag_can_follow(from, to));
            if (!allowed)
                chain->score[from][to] = FORBIDDEN;
            chain->factor[from][to] = allowed ? expf(chain->score[from][to]) : 0;
            if (from < ER_TAG_COUNT)
                chain->back[to][from] = chain->factor[from][to];
        }
    }
}

bool er_chain_reserve(er_chain_space *space, uint32_t count)
{
    if (count <= space->capacity)
        return true;
    size_t capacity = (size_t)count + count / 2 + 64;
    size_t row = ER_TAG_STRIDE * sizeof(float);
    er_chain_space_free(space);
    space->best = malloc(capacity * row);
    space->local = malloc(capacity * row);
    space->forward = malloc(capacity * row);
    space->backward = malloc(capacity * row);
    space->scale = malloc(capacity * sizeof *space->scale);
    if (!space->best || !space->local || !space->forward || !space->backward || !space->scale) {
        er_chain_space_free(space);
        return false;
    }
    space->capacity = (uint32_t)capacity;
    return true;
}

void er_chain_space_free(er_chain_space *space)
{
    free(space->best);
    free(space->local);
    free(space->forward);
    free(space->backward);
    free(space->scale);
    *space = (er_chain_space){0};
}

/* The best scores of the tags of a token from those of the token before. */
static void best_step(const er_chain *chain, const float *restrict before,
                      const float *restrict emission, float *restrict best)
{
    float highest[ER_TAG_STRIDE];
    for (uint32_t to = 0; to < ER_TAG_STRIDE; to++)
        highest[to] = FORBIDDEN * 2;
    for (uint32_t from = 0; from < ER_TAG_COUNT; from++) {
        const float *restrict score = chain->score[from];
        for (uint32_t to = 0; to < ER_TAG_STRIDE; to++) {
            float sum = before[from] + score[to];
            highest[to] = sum > highest[to] ? sum : highest[to];
        }
    }
    for (uint32_t to = 0; to < ER_TAG_STRIDE; to++)
        best[to] = highest[to] + emission[to];
}

/* The tag from which the best way to tag goes: looked for on the way back, along one path only. */
static uint32_t best_before(const er_chain *chain, const float *before, uint32_t tag)
{
    uint32_t best = 0;
    for (uint32_t from = 1; from < ER_TAG_COUNT; from++)
        if (before[from] + chain->score[from][tag] > before[best] + chain->score[best][tag])
            best = from;
    return best;
}

void er_chain_decode(const er_chain *chain, er_chain_space *space, const float *emissions,
                     uint32_t count, er_chain_edges edges, uint8_t *tags)
{
    const float *first = chain->score[edges.before ? ER_TAG_OUTSIDE : ER_CHAIN_FIRST];
    for (uint32_t to = 0; to < ER_TAG_STRIDE; to++)
        space->best[to] = first[to] + emissions[to];
    for (uint32_t t = 1; t < count; t++)
        best_step(chain, space->best + (size_t)(t - 1) * ER_TAG_STRIDE,
                  emissions + (size_t)t * ER_TAG_STRIDE, space->best + (size_t)t * ER_TAG_STRIDE);
    float last[ER_TAG_COUNT];
    for (uint32_t k = 0; k < ER_TAG_COUNT; k++)
        last[k] = space->best[(size_t)(count - 1) * ER_TAG_STRIDE + k] +
                  (edges.after ? chain->score[k][ER_TAG_OUTSIDE] : 0);
    uint32_t tag = ER_TAG_OUTSIDE;
    for (uint32_t to = 1; to < ER_TAG_COUNT; to++)
        if (er_tag_can_end(to) && last[to] > last[tag])
            tag = to;
    for (uint32_t t = count; t-- > 0;) {
        tags[t] = (uint8_t)tag;
        if (t)
            tag = best_before(chain, space->best + (size_t)(t - 1) * ER_TAG_STRIDE, tag);
    }
}

/* local = exp(emission - maximum); 0 for the padding, and for what cannot end a sentence. */
static void fill_local(const float *emission, bool last, float *local)
{
    float highest = emission[0];
    for (uint32_t k = 1; k < ER_TAG_COUNT; k++)
        highest = emission[k] > highest ? emission[k] : highest;
    for (uint32_t k = 0; k < ER_TAG_STRIDE; k++) {
        bool open = k < ER_TAG_COUNT && (!last || er_tag_can_end(k));
        local[k] = open ? expf(emission[k] - highest) : 0;
    }
}

/* The smallest scale: a sentence whose tags all but contradict each other stays finite. */
#define SMALLEST 1e-30f

static float normalise(float *row)
{
    float sum = 0;
    for (uint32_t k = 0; k < ER_TAG_COUNT; k++)
        sum += row[k];
    sum = sum > SMALLEST ? sum : SMALLEST;
    float part = 1 / sum;
    for (uint32_t k = 0; k < ER_TAG_STRIDE; k++)
        row[k] *= part;
    return sum;
}

/* to += sum over i of from[i] * rows[i]. */
static void add_rows(const float (*restrict rows)[ER_TAG_STRIDE], const float *restrict from,
                     float *restrict to)
{
    for (uint32_t i = 0; i < ER_TAG_COUNT; i++) {
        const float *restrict row = rows[i];
        for (uint32_t k = 0; k < ER_TAG_STRIDE; k++)
            to[k] += from[i] * row[k];
    }
}

static double sum_forward(const er_chain *chain, er_chain_space *space, const float *emissions,
                          uint32_t count, er_chain_edges edges)
{
    double sum = 0;
    const float *first = chain->factor[edges.before ? ER_TAG_OUTSIDE : ER_CHAIN_FIRST];
    for (uint32_t t = 0; t < count; t++) {
        size_t at = (size_t)t * ER_TAG_STRIDE;
        float *local = space->local + at, *row = space->forward + at;
        fill_local(emissions + at, t + 1 == count, local);
        for (uint32_t k = 0; edges.after && t + 1 == count && k < ER_TAG_COUNT; k++)
            local[k] *= chain->factor[k][ER_TAG_OUTSIDE];
        float next[ER_TAG_STRIDE] = {0};
        if (t)
            add_rows(chain->factor, row - ER_TAG_STRIDE, next);
        for (uint32_t to = 0; to < ER_TAG_STRIDE; to++)
            row[to] = local[to] * (t ? next[to] : first[to]);
        space->scale[t] = normalise(row);
        sum += log((double)space->scale[t]);
    }
    return sum;
}

double er_chain_sum(const er_chain *chain, er_chain_space *space, const float *emissions,
                    uint32_t count, er_chain_edges edges)
{
    double sum = sum_forward(chain, space, emissions, count, edges);
    float *last = space->backward + (size_t)(count - 1) * ER_TAG_STRIDE;
    for (uint32_t k = 0; k < ER_TAG_STRIDE; k++)
        last[k] = 1;
    for (uint32_t t = count - 1; t > 0; t--) {
        size_t at = (size_t)t * ER_TAG_STRIDE;
        const float *local = space->local + at, *after = space->backward + at;
        float weighted[ER_TAG_STRIDE], row[ER_TAG_STRIDE] = {0}, part = 1 / space->scale[t];
        for (uint32_t to = 0; to < ER_TAG_STRIDE; to++)
            weighted[to] = local[to] * after[to] * part;
        add_rows(chain->back, weighted, row);
        memcpy(space->backward + at - ER_TAG_STRIDE, row, sizeof row);
    }
    return sum;
}

double er_chain_probability(const er_chain *chain, const er_chain_space *space, const uint8_t *tags,
                            uint32_t first, uint32_t end)
{
    double p = (double)space->forward[(size_t)first * ER_TAG_STRIDE + tags[first]];
    for (uint32_t t = first + 1; t < end; t++)
        p *= (double)chain->factor[tags[t - 1]][tags[t]] *
             (double)space->local[(size_t)t * ER_TAG_STRIDE + tags[t]] / (double)space->scale[t];
    p *= (double)space->backward[(size_t)(end - 1) * ER_TAG_STRIDE + tags[end - 1]];
    return p < 0 ? 0 : p > 1 ? 1 : p;
}
