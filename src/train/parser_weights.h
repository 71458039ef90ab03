/* The weights of a model while it is trained: exact keys, whole numbers (so that the result does
   not depend on the machine), averaged over all updates. */
#ifndef ERGRAPH_TRAIN_PARSER_WEIGHTS_H
#define ERGRAPH_TRAIN_PARSER_WEIGHTS_H

#include "base/buffer.h"
#include "base/fail.h"

#define ER_WANTED_SIZE (UINT32_C(1) << 26)

typedef struct er_weights {
    uint32_t class_count;
    uint32_t least;  /* a feature gets weights when it is changed for this time */
    uint8_t *wanted; /* [ER_WANTED_SIZE]: how often features without weights were changed, by their
                        hash: a few share a place, which does no harm */
    uint64_t time;   /* updates are worth the more, the earlier they came */
    uint64_t *keys;
    uint32_t *rows;      /* [slot_count] beside keys; ER_NONE: empty */
    uint32_t slot_count; /* a power of two */
    uint32_t row_count, row_capacity, sum_capacity;
    int32_t *now; /* [row_count * class_count] */
    int64_t *sum; /* [row_count * class_count]: of every change times when it came */
} er_weights;

er_status er_weights_begin(er_weights *w, uint32_t class_count, uint32_t least, er_error *error);
void er_weights_free(er_weights *w);

/* Adds the weights of keys to scores[class_count]. */
void er_weights_score(const er_weights *w, const uint64_t *keys, uint32_t key_count,
                      int32_t *scores);

/* Adds change to the weight of every key for class; a new key gets a row. */
er_status er_weights_change(er_weights *w, const uint64_t *keys, uint32_t key_count, uint32_t class,
                            int32_t change, er_error *error);

/* The average of one weight over the whole training. */
double er_weights_average(const er_weights *w, uint32_t row, uint32_t class);

/* Begins anew from weights of zero; the averages go over all that was learnt before, too. */
void er_weights_restart(er_weights *w);

/* Ends the training: from now on weights_score uses the averages (times 1024). */
void er_weights_settle(er_weights *w);

/* The key of each row: keys[row_count]. */
void er_weights_row_keys(const er_weights *w, uint64_t *keys);

/* How large the tables of a model may be, and how fine its weights. */
typedef struct er_packing {
    uint32_t group_bits; /* 2 to this many groups of four slots */
    uint32_t unit;       /* packed weights per weight of training */
} er_packing;

/* The bytes of an er_linear. */
er_status er_weights_pack_linear(const er_weights *w, er_packing packing, er_buffer *slots,
                                 er_buffer *weights, er_error *error);

/* The bytes of an er_triple. */
er_status er_weights_pack_triple(const er_weights *w, er_packing packing, er_buffer *slots,
                                 er_error *error);

#endif
