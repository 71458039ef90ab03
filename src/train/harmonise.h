/* Bringing annotated text of several makers to one convention: a person without titles, no article
   before a name, no possessive after it, names inside compounds ("U.S.-led") marked. */
#ifndef ERGRAPH_TRAIN_HARMONISE_H
#define ERGRAPH_TRAIN_HARMONISE_H

#include "recognize/vocabulary.h"
#include "train/corpus.h"

er_status er_corpus_harmonise(er_corpus *corpus, const er_vocabulary *vocabulary, er_error *error);

#endif
