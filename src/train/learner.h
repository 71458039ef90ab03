/* Training of the chain model: the features of all samples as dense ids, their weights by
   stochastic gradient steps on the log likelihood. */
#ifndef ERGRAPH_TRAIN_LEARNER_H
#define ERGRAPH_TRAIN_LEARNER_H

#include "recognize/chain.h"
#include "recognize/words.h"
#include "train/corpus.h"

typedef struct er_train_sentence {
    uint32_t first_token, end_token; /* of all samples' tokens together */
    float weight;
} er_train_sentence;

typedef struct er_learner {
    uint64_t *keys;   /* [feature_count], of the features kept */
    uint32_t *counts; /* [feature_count], places that have it */
    uint32_t feature_count;
    float *weights; /* [feature_count][ER_TAG_STRIDE] */
    float *average; /* the mean over the last passes */
    float *squares; /* [feature_count], sums of squared gradients */
    er_chain chain, chain_average;
    float chain_squares[ER_CHAIN_ROWS][ER_TAG_STRIDE];
    uint32_t averaged; /* passes in the averages */

    uint32_t *features; /* ids of all tokens, one after the other */
    uint64_t feature_total, feature_capacity;
    uint64_t *first_feature; /* [token_count + 1] */
    uint8_t *tags;           /* [token_count] */
    uint32_t token_count, token_capacity, tag_capacity;
    er_train_sentence *sentences;
    uint32_t sentence_count, sentence_capacity;
} er_learner;

typedef struct er_learner_options {
    uint32_t passes;
    uint32_t average_from; /* pass after which the averages begin */
    uint32_t least_count;  /* features in fewer places are left out */
    float rate;
    float decay; /* weight of the squared weights */
} er_learner_options;

/* Collects the features of corpus. */
er_status er_learner_prepare(er_learner *learner, const er_vocabulary *vocabulary,
                             const er_corpus *corpus, const er_learner_options *options,
                             er_error *error);

/* One pass over the sentences in an order drawn from seed. Returns the mean loss a token. */
double er_learner_pass(er_learner *learner, const er_learner_options *options, uint32_t pass,
                       er_chain_space *space, float *emissions);

er_status er_learner_train(er_learner *learner, const er_learner_options *options, er_error *error);
void er_learner_free(er_learner *learner);

#endif
