#include "train/compile.h"

#include <math.h>
#include <stdlib.h>

/* Part of the slots that is filled: more makes lookups of absent features long. */
#define LOAD 0.8

typedef struct ranked {
    float strength;
    uint32_t feature;
} ranked;

static int by_strength(const void *a, const void *b)
{
    const ranked *x = a, *y = b;
    if (x->strength != y->strength)
        return x->strength < y->strength ? 1 : -1;
    return (x->feature > y->feature) - (x->feature < y->feature);
}

static void quantise(const float *row, int8_t *out)
{
    int shift = 0;
    while (shift < (int)ER_WEIGHT_SHIFT_MAX &&
           er_learner_strength(row) / ER_WEIGHT_UNIT > 127.0f * (float)(1 << shift))
        shift++;
    for (uint32_t k = 0; k < ER_TAG_COUNT; k++) {
        float value = roundf(row[k] / ER_WEIGHT_UNIT / (float)(1 << shift));
        out[k] = (int8_t)fmaxf(-127, fminf(127, value));
    }
    out[ER_TAG_STRIDE - 1] = (int8_t)shift;
}

static void place(const er_learner *learner, uint32_t feature, uint32_t *fingerprints,
                  int8_t *weights, uint32_t slots)
{
    uint64_t key = learner->keys[feature];
    uint32_t slot = er_model_slot(key, slots);
    while (fingerprints[slot]) {
        if (fingerprints[slot] == er_model_fingerprint(key))
            return; /* hidden behind a stronger one with the same fingerprint */
        slot = slot + 1 == slots ? 0 : slot + 1;
    }
    fingerprints[slot] = er_model_fingerprint(key);
    quantise(learner->average + (size_t)feature * ER_TAG_STRIDE,
             weights + (size_t)slot * ER_TAG_STRIDE);
}

static er_status fill_table(const er_learner *learner, uint32_t *fingerprints, int8_t *weights,
                            uint32_t slots, er_error *error)
{
    ranked *order = malloc((learner->feature_count + 1ULL) * sizeof *order);
    if (!order)
        return er_fail_memory(error);
    for (uint32_t f = 0; f < learner->feature_count; f++)
        order[f] = (ranked){er_learner_strength(learner->average + (size_t)f * ER_TAG_STRIDE), f};
    qsort(order, learner->feature_count, sizeof *order, by_strength);
    uint32_t room = (uint32_t)((double)slots * LOAD);
    for (uint32_t i = 0; i < learner->feature_count && i < room; i++)
        if (order[i].strength > ER_WEIGHT_UNIT)
            place(learner, order[i].feature, fingerprints, weights, slots);
    free(order);
    return ER_OK;
}

static void seal(er_buffer *bytes)
{
    er_model_header *header = (void *)bytes->data;
    header->checksum = er_model_checksum((const unsigned char *)bytes->data + sizeof *header,
                                         bytes->length - sizeof *header);
}

er_status er_model_compile(const er_learner *learner, const er_vocabulary *vocabulary,
                           const er_model_settings *settings, uint32_t slots, er_buffer *bytes,
                           er_error *error)
{
    er_model_header header = {.version = ER_MODEL_VERSION,
                              .tags = ER_TAG_COUNT,
                              .words = vocabulary->count,
                              .slots = slots};
    memcpy(header.magic, ER_MODEL_MAGIC, sizeof header.magic);
    uint64_t size = (sizeof header + 63) / 64 * 64;
    for (uint32_t s = 0; s < ER_SECTION_COUNT; s++) {
        header.offset[s] = size;
        size +=
            (er_model_section_size((er_model_section)s, vocabulary->count, slots) + 63) / 64 * 64;
    }
    header.size = size;
    er_buffer_clear(bytes);
    char *out = er_buffer_reserve(bytes, size);
    if (!out)
        return er_fail_memory(error);
    memset(out, 0, size);
    bytes->length = size;
    memcpy(out, &header, sizeof header);
    const void *parts[ER_SECTION_COUNT] = {[ER_SECTION_BUCKETS] = vocabulary->buckets,
                                           [ER_SECTION_HASHES] = vocabulary->hashes,
                                           [ER_SECTION_CLUSTERS] = vocabulary->clusters,
                                           [ER_SECTION_MARKS] = vocabulary->marks,
                                           [ER_SECTION_CHAIN] = learner->chain_average.score,

                                           [ER_SECTION_SETTINGS] = settings};
    for (uint32_t s = 0; s < ER_SECTION_COUNT; s++)
        if (parts[s])
            memcpy(out + header.offset[s], parts[s],
                   er_model_section_size((er_model_section)s, vocabulary->count, slots));
    er_status status = fill_table(learner, (void *)(out + header.offset[ER_SECTION_FINGERPRINTS]),
                                  (void *)(out + header.offset[ER_SECTION_WEIGHTS]), slots, error);
    seal(bytes);
    return status;
}

void er_model_set(er_buffer *bytes, const er_model_settings *settings)
{
    const er_model_header *header = (const void *)bytes->data;
    memcpy(bytes->data + header->offset[ER_SECTION_SETTINGS], settings, sizeof *settings);
    seal(bytes);
}
