/* How well and how fast the models do on a treebank. */
#ifndef ERGRAPH_TRAIN_PARSER_EVAL_H
#define ERGRAPH_TRAIN_PARSER_EVAL_H

#include <stdio.h>

#include "tag/model.h"
#include "train/parser_corpus.h"

typedef struct er_scores {
    uint64_t words;
    uint64_t tags, heads, labels;            /* right ones; labels: head and relation */
    uint64_t lemma_words, lemmas;            /* all but names and marks; right ones */
    uint64_t main_labels;                    /* head right, relation right up to the subtype */
    double seconds;                          /* CPU time of tags, arcs and labels, one thread */
    uint64_t gold[64], found[64], right[64]; /* of each relation */
} er_scores;

/* Tags and parses every sentence. details: also a line to out for each relation. */
er_status er_models_evaluate(const er_models *models, const er_treebank *corpus, er_scores *scores,
                             er_error *error);

/* A line of the whole, and with details one for each relation. */
void er_scores_print(const er_scores *scores, const char *name, bool details, FILE *out);

#endif
