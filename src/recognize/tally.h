/* What a document's other places of a word were taken for: the evidence of a second look. A name
   that one sentence makes plain ("the lender Vauld said") helps where another leaves it open. */
#ifndef ERGRAPH_RECOGNIZE_TALLY_H
#define ERGRAPH_RECOGNIZE_TALLY_H

#include "recognize/features.h"
#include "recognize/tags.h"

#define ER_LATE_FEATURES_MAX 12u

/* Sums over the places of a word. */
typedef struct er_tally {
    float labels[ER_LABEL_COUNT]; /* probabilities */
    float count;
} er_tally;

/* Whether the place counts: capitals mean something there. */
bool er_tally_takes(const er_line *line, uint32_t at);

/* The probabilities of the labels from those of the tags. */
void er_tally_labels(const float *tags, float *labels);
void er_tally_add(er_tally *tally, const float *labels);

/* The keys of what tally says of a place, whose own part in it (NULL: none) is left out.
   Returns how many, ER_LATE_FEATURES_MAX at most. */
uint32_t er_late_features(const er_line *line, uint32_t at, const er_tally *tally, const float *own,
                          uint64_t *keys);

#endif
