/* Scoring a model on annotated text: strict spans; and fitting its probabilities to the outcome. */
#ifndef ERGRAPH_TRAIN_SCORE_H
#define ERGRAPH_TRAIN_SCORE_H

#include "recognize/model.h"
#include "train/corpus.h"

typedef struct er_counts {
    uint32_t found, gold, right;
} er_counts;

/* By label; [ER_LABEL_COUNT] is person, organization and location together. */
typedef struct er_score {
    er_counts labels[ER_LABEL_COUNT + 1];
} er_score;

/* A span that was found, of those three labels. */
typedef struct er_outcome {
    float probability;
    bool right;
} er_outcome;

typedef struct er_outcomes {
    er_outcome *items;
    uint32_t count, capacity;
} er_outcomes;

/* Counts into *score; appends to outcomes where that is not NULL. */
er_status er_score_corpus(const er_sequence_model *model, const er_corpus *corpus, er_score *score,
                          er_outcomes *outcomes, er_error *error);

double er_counts_f1(const er_counts *counts); /* in percent */

/* Fits slope and intercept of settings so that of the spans with probability p the part p is right
   (Platt: Probabilistic outputs for support vector machines, 1999). The outcomes are those of a
   model with slope 1 and intercept 0. */
void er_calibrate(const er_outcomes *outcomes, er_model_settings *settings);

#endif
