/* Builds the word table of the models. */
#ifndef ERGRAPH_TRAIN_PARSER_WORD_H
#define ERGRAPH_TRAIN_PARSER_WORD_H

#include "base/buffer.h"
#include "train/parser_corpus.h"

/* Appends an er_word_table of 2 to the power of bits slots to bytes: the tags that words have in
   the corpus tagged (NULL: none), clusters of the word vectors in the file at vectors (NULL: none),
   which are kept in the file clusters from one run to the next. Words that find no room any more
   are left out, the rarer ones first. */
er_status er_word_table_build(const er_treebank *treebanks, uint32_t treebank_count,
                              const er_treebank *tagged, const char *vectors, const char *clusters,
                              uint32_t bits, er_buffer *bytes, er_error *error);

#endif
