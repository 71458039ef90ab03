/* The model file: a head, then the sections one after the other, each at a multiple of 16 bytes.
   All numbers are little-endian. The file is used where it lies; opening it checks all of it. */
#ifndef ERGRAPH_TAG_MODEL_H
#define ERGRAPH_TAG_MODEL_H

#include "tag/linear.h"
#include "tag/word_table.h"

#define ER_MODEL_MAGIC UINT32_C(0x50475245) /* "ERGP" */
#define ER_MODEL_VERSION 2
#define ER_MODEL_ALIGNMENT 16

typedef enum er_model_section {
    ER_SECTION_WORDS,
    ER_SECTION_TAGGER_SLOTS,
    ER_SECTION_TAGGER_WEIGHTS,
    ER_SECTION_LABELLER_SLOTS,
    ER_SECTION_LABELLER_WEIGHTS,
    ER_SECTION_ARCS,
    ER_SECTION_COUNT
} er_model_section;

typedef struct er_model_head {
    uint32_t magic, version;
    uint32_t form_count, dependency_count; /* of the enums that the classes stand for */
    uint32_t beam_width;
    int32_t beam_margin;
    uint64_t check; /* er_model_check */
    uint32_t offsets[ER_SECTION_COUNT],
        lengths[ER_SECTION_COUNT]; /* bytes, from the head's start */
} er_model_head;

typedef struct er_models {
    er_word_table words;
    er_linear tagger, labeller;
    er_triple arcs;
    uint32_t beam_width;
    int32_t beam_margin;
} er_models;

/* The check of a whole file: of all its bytes but those of the check itself. */
uint64_t er_model_check(er_view bytes);

/* bytes is aligned to 16 and outlives models. ER_BAD_FORMAT where any of it is not as it should
   be. */
er_status er_models_open(er_view bytes, er_models *models, er_error *error);

#endif
