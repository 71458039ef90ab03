/* Words that tell a government from the town that it sits in: "Moscow rejected", "in Moscow". */
#ifndef ERGRAPH_RECOGNIZE_CUES_H
#define ERGRAPH_RECOGNIZE_CUES_H

#include "base/fail.h"
#include "base/symbols.h"

/* {0} is an empty table. */
typedef struct er_cues {
    er_symbols keys; /* "slot word", folded */
    float *weights;  /* [keys.count] above 0 for the government, below for the place */
} er_cues;

er_status er_cues_load(er_cues *cues, er_error *error);
void er_cues_free(er_cues *cues);

/* The weight of a folded word in a slot of the table; of a verb form that is not listed, that of
   its base form. False where there is none. */
bool er_cues_find(const er_cues *cues, const char *slot, er_view word, float *weight);

#endif
