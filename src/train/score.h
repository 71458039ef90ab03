/* Scoring a model on annotated text: strict spans. */
#ifndef ERGRAPH_TRAIN_SCORE_H
#define ERGRAPH_TRAIN_SCORE_H

#include "recognize/sequence.h"
#include "train/corpus.h"

typedef struct er_counts {
    uint32_t found, gold, right;
} er_counts;

/* By label; [ER_LABEL_COUNT] is person, organization and location together. */
typedef struct er_score {
    er_counts labels[ER_LABEL_COUNT + 1];
    uint32_t by_confidence[10][2]; /* spans of those three by probability: all, right */
} er_score;

er_status er_score_corpus(const er_sequence_model *model, const er_corpus *corpus, er_score *score,
                          er_error *error);

double er_counts_f1(const er_counts *counts); /* in percent */

#endif
