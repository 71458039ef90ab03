/* Builds the word table of the models. */
#ifndef ERGRAPH_TRAIN_PARSER_LEXICON_H
#define ERGRAPH_TRAIN_PARSER_LEXICON_H

#include "base/buffer.h"
#include "train/parser_corpus.h"

/* Appends an er_lexicon of 2 to the power of bits slots to bytes: the tags that words have in the
   corpus tagged (NULL: none), the clusters of the file at clusters (lines of WORD <tab> NUMBER, the
   most frequent words first; NULL: none). Words that find no room any more are left out. */
er_status er_lexicon_build(const er_treebank *tagged, const char *clusters, uint32_t bits,
                        er_buffer *bytes, er_error *error);

#endif
