/* The file of a sequence model, and the model opened over it. All numbers are little endian; every
   section begins at a multiple of 64 bytes and is used where it stands. */
#ifndef ERGRAPH_RECOGNIZE_MODEL_H
#define ERGRAPH_RECOGNIZE_MODEL_H

#include "recognize/chain.h"
#include "recognize/vocabulary.h"

#define ER_MODEL_MAGIC "ERSEQMDL"
#define ER_MODEL_VERSION 1u

typedef enum er_model_section {
    ER_SECTION_BUCKETS,      /* uint32 [ER_VOCABULARY_BUCKETS + 1] */
    ER_SECTION_HASHES,       /* uint32 [words] */
    ER_SECTION_CLUSTERS,     /* uint16 [words][ER_CLUSTERINGS] */
    ER_SECTION_MARKS,        /* uint16 [words] */
    ER_SECTION_FINGERPRINTS, /* uint32 [slots]; 0 is an empty slot, one at least is empty */
    ER_SECTION_WEIGHTS,      /* int8 [slots][ER_TAG_STRIDE]; the last byte is the row's shift */
    ER_SECTION_CHAIN,        /* float [ER_CHAIN_ROWS][ER_TAG_STRIDE] */
    ER_SECTION_SETTINGS,     /* er_model_settings */
    ER_SECTION_COUNT
} er_model_section;

typedef struct er_model_header {
    char magic[8];
    uint32_t version;
    uint32_t tags;     /* ER_TAG_COUNT */
    uint64_t checksum; /* er_model_checksum of all bytes after the header */
    uint64_t size;     /* of the whole file */
    uint32_t words;    /* rows of the vocabulary */
    uint32_t slots;    /* of the table of features */
    uint64_t offset[ER_SECTION_COUNT];
} er_model_header;

/* Numbers tuned on the development files. */
typedef struct er_model_settings {
    float certain; /* by how much "outside" must lead by the words alone for the rest to be left
                      unasked */
    float bias[ER_LABEL_COUNT]; /* added to the scores of a label's tags */
    float slope, intercept;     /* calibration: logit p' = slope * logit p + intercept */
} er_model_settings;

/* Weights are int8 << shift in units of 1 / 256. */
#define ER_WEIGHT_UNIT (1.0f / 256)
#define ER_WEIGHT_SHIFT_MAX 3u

struct er_sequence_model {
    er_vocabulary vocabulary;
    const uint32_t *fingerprints;
    const int8_t *weights;
    uint32_t slots;
    er_model_settings settings;
    er_chain chain;
};

uint64_t er_model_checksum(const unsigned char *bytes, size_t length);

/* Bytes of a section in a model of that many words and slots. */
uint64_t er_model_section_size(er_model_section section, uint32_t words, uint32_t slots);

/* Where a key is looked for first, and by what it is known there (never 0). Slots that are taken
   push a key to the next. */
static inline uint32_t er_model_slot(uint64_t key, uint32_t slots)
{
    return (uint32_t)((key >> 32) * slots >> 32);
}

static inline uint32_t er_model_fingerprint(uint64_t key)
{
    return (uint32_t)key | 1u;
}

/* The weights of a key, or NULL. */
static inline const int8_t *er_model_weights(const er_sequence_model *model, uint64_t key)
{
    uint32_t fingerprint = er_model_fingerprint(key);
    for (uint32_t slot = er_model_slot(key, model->slots);;) {
        if (model->fingerprints[slot] == fingerprint)
            return model->weights + (size_t)slot * ER_TAG_STRIDE;
        if (!model->fingerprints[slot])
            return NULL;
        if (++slot == model->slots)
            slot = 0;
    }
}

#endif
