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
    space->from = malloc(capacity * ER_TAG_STRIDE);
    if (!space->best || !space->local || !space->forward || !space->backward || !space->scale ||
        !space->from) {
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
    free(space->from);
    *space = (er_chain_space){0};
}

static void best_step(const er_chain *chain, const float *before, const float *emission,
                      float *best, uint8_t *from)
{
    for (uint32_t to = 0; to < ER_TAG_STRIDE; to++) {
        best[to] = FORBIDDEN * 2;
        from[to] = 0;
    }
    for (uint32_t tag = 0; tag < ER_TAG_COUNT; tag++) {
        const float *score = chain->score[tag];
        for (uint32_t to = 0; to < ER_TAG_STRIDE; to++) {
            float sum = before[tag] + score[to];
            bool better = sum > best[to];
            best[to] = better ? sum : best[to];
            from[to] = better ? (uint8_t)tag : from[to];
        }
    }
    for (uint32_t to = 0; to < ER_TAG_STRIDE; to++)
        best[to] += emission[to];
}

void er_chain_decode(const er_chain *chain, er_chain_space *space, const float *emissions,
                     uint32_t count, uint8_t *tags)
{
    for (uint32_t to = 0; to < ER_TAG_STRIDE; to++)
        space->best[to] = chain->score[ER_CHAIN_FIRST][to] + emissions[to];
    for (uint32_t t = 1; t < count; t++)
        best_step(chain, space->best + (size_t)(t - 1) * ER_TAG_STRIDE,
                  emissions + (size_t)t * ER_TAG_STRIDE, space->best + (size_t)t * ER_TAG_STRIDE,
                  space->from + (size_t)t * ER_TAG_STRIDE);
    const float *last = space->best + (size_t)(count - 1) * ER_TAG_STRIDE;
    uint32_t tag = ER_TAG_OUTSIDE;
    for (uint32_t to = 1; to < ER_TAG_COUNT; to++)
        if (er_tag_can_end(to) && last[to] > last[tag])
            tag = to;
    for (uint32_t t = count; t-- > 0;) {
        tags[t] = (uint8_t)tag;
        if (t)
            tag = space->from[(size_t)t * ER_TAG_STRIDE + tag];
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
    for (uint32_t k = 0; k < ER_TAG_STRIDE; k++)
        row[k] /= sum;
    return sum;
}

double er_chain_sum(const er_chain *chain, er_chain_space *space, const float *emissions,
                    uint32_t count)
{
    double sum = 0;
    for (uint32_t t = 0; t < count; t++) {
        size_t at = (size_t)t * ER_TAG_STRIDE;
        float *local = space->local + at, *row = space->forward + at;
        fill_local(emissions + at, t + 1 == count, local);
        float next[ER_TAG_STRIDE] = {0};
        for (uint32_t from = 0; t && from < ER_TAG_COUNT; from++)
            for (uint32_t to = 0; to < ER_TAG_STRIDE; to++)
                next[to] += row[(int64_t)from - ER_TAG_STRIDE] * chain->factor[from][to];
        for (uint32_t to = 0; to < ER_TAG_STRIDE; to++)
            row[to] = local[to] * (t ? next[to] : chain->factor[ER_CHAIN_FIRST][to]);
        space->scale[t] = normalise(row);
        sum += log((double)space->scale[t]);
    }
    float *last = space->backward + (size_t)(count - 1) * ER_TAG_STRIDE;
    for (uint32_t k = 0; k < ER_TAG_STRIDE; k++)
        last[k] = 1;
    for (uint32_t t = count - 1; t > 0; t--) {
        size_t at = (size_t)t * ER_TAG_STRIDE;
        float weighted[ER_TAG_STRIDE];
        for (uint32_t to = 0; to < ER_TAG_STRIDE; to++)
            weighted[to] = space->local[at + to] * space->backward[at + to] / space->scale[t];
        float *row = space->backward + at - ER_TAG_STRIDE;
        for (uint32_t from = 0; from < ER_TAG_STRIDE; from++) {
            float total = 0;
            for (uint32_t to = 0; from < ER_TAG_COUNT && to < ER_TAG_STRIDE; to++)
                total += chain->factor[from][to] * weighted[to];
            row[from] = total;
        }
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
