/* Training of the chain model: the features of all samples as dense ids, their weights by
   stochastic gradient steps on the log likelihood. */
#ifndef ERGRAPH_TRAIN_LEARNER_H
#define ERGRAPH_TRAIN_LEARNER_H

#include "recognize/chain.h"
#include "recognize/tally.h"
#include "recognize/words.h"
#include "train/corpus.h"

/* The first look at a part of the samples is that of a model that learned from the other parts. */
#define ER_PARTS 2u

#define ER_LATE_MAX 4096u /* late features in all; there are a few hundred */

typedef struct er_train_sentence {
    uint32_t first_token, end_token; /* of all samples' tokens together */
    uint32_t part;                   /* ER_PARTS: a copy, which takes no part in the first look */
    float weight;
} er_train_sentence;

typedef struct er_learner {
    uint64_t *keys; /* [feature_count], of the features kept */
    uint32_t feature_count;
    uint32_t base_count; /* of them, without the late features, which come last */
    float *weights;      /* [feature_count][ER_TAG_STRIDE] */
    float *average;      /* the mean over the last passes */
    float *squares;      /* [feature_count], sums of squared gradients */
    er_chain chain, chain_average;
    float chain_squares[ER_CHAIN_ROWS][ER_TAG_STRIDE];
    uint32_t averaged; /* passes in the averages */

    uint32_t *features; /* ids of all tokens, one after the other */
    uint64_t feature_total;
    uint64_t *first_feature; /* [token_count + 1] */
    uint8_t *tags;           /* [token_count] */
    uint32_t token_count, token_capacity, tag_capacity;
    uint32_t *active;     /* ids of the sentence at hand without the dropped */
    uint32_t *active_end; /* [its tokens] */
    uint64_t random;
    uint32_t *late; /* [token_count][ER_LATE_FEATURES_MAX], ids; ER_NONE after the last */
    float *labels;  /* [token_count][ER_LABEL_COUNT], of a model that did not learn them */
    er_train_sentence *sentences;
    uint32_t sentence_count, sentence_capacity;
    uint32_t relabelled; /* spans of silver sentences */
} er_learner;

typedef struct er_learner_options {
    uint32_t passes;
    uint32_t first_passes;   /* of the models that make the first look */
    float late_dropout;      /* part of the sentences that is learned without the second look */
    uint32_t select_pass;    /* pass after which only the strongest features are kept */
    uint32_t keep;           /* how many */
    uint32_t average_from;   /* pass after which the averages begin */
    uint32_t least_count;    /* features in fewer places are left out */
    uint32_t relabel_passes; /* of the model of the other sentences that mends the silver ones */
    float silver;            /* sentences of less weight are silver */
    float relabel_free, relabel_other; /* probability from which its spans count, where the silver
                                          sentence has none or another */
    float rate;
    float decay;   /* weight of the squared weights */
    float dropout; /* part of the features that a sentence is learned without */
} er_learner_options;

/* Collects the features of corpus. */
er_status er_learner_prepare(er_learner *learner, const er_vocabulary *vocabulary,
                             const er_corpus *corpus, const er_learner_options *options,
                             er_error *error);

/* Learns the weights. corpus and vocabulary are those that it was prepared with. */
er_status er_learner_train(er_learner *learner, const er_learner_options *options,
                           const er_vocabulary *vocabulary, const er_corpus *corpus,
                           er_error *error);
void er_learner_free(er_learner *learner);

/* Fills late from labels, and numbers the late features. */
er_status er_learner_add_late(er_learner *learner, const er_vocabulary *vocabulary,
                              const er_corpus *corpus, er_error *error);

/* The largest weight of a row. */
float er_learner_strength(const float *row);

#endif
