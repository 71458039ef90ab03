/* Repairing machine-made annotation: a name that is known, or that the same maker marks in most
   places, is marked in the others, too. */
#ifndef ERGRAPH_TRAIN_REPAIR_H
#define ERGRAPH_TRAIN_REPAIR_H

#include "train/corpus.h"

/* Repairs the samples whose weight is below limit. tables is the folder of the program's tables, of
   which the one of known names of bodies and places is used. */
er_status er_corpus_repair(er_corpus *corpus, const char *tables, float limit, er_error *error);

#endif
