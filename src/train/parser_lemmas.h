/* Finds the words whose base form the rules of spelling get wrong. */
#ifndef ERGRAPH_TRAIN_PARSER_LEMMAS_H
#define ERGRAPH_TRAIN_PARSER_LEMMAS_H

#include "base/buffer.h"
#include "train/parser_corpus.h"

/* Appends lines of FORM <tab> CLASS <tab> LEMMA (src/data/lemmas.tsv) to out: words of the
   treebanks whose lemma the rules miss; and words of tagged (may be NULL) whose base form by rule
   is not among its verbs, where another spelling is. Sorted by bytes. */
er_status er_lemmas_learn(const er_treebank *treebanks, uint32_t treebank_count,
                          const er_treebank *tagged, er_buffer *out, er_error *error);

#endif
