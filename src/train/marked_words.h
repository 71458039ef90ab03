/* The vocabulary of the model: words with their clusters and gazetteer marks. */
#ifndef ERGRAPH_TRAIN_MARKED_WORDS_H
#define ERGRAPH_TRAIN_MARKED_WORDS_H

#include "base/buffer.h"
#include "base/index.h"
#include "train/vectors.h"

typedef struct er_marked_word {
    uint64_t hash;
    uint16_t clusters[ER_CLUSTERINGS];
    uint16_t marks;
} er_marked_word;

typedef struct er_marked_words {
    er_marked_word *rows;
    uint32_t count, capacity;
    er_index by_hash;
    er_buffer folded;
    /* The arrays of the vocabulary, once sorted. */
    uint32_t *buckets, *hashes;
    uint16_t *clusters, *marks;
    er_vocabulary vocabulary;
} er_marked_words;

/* The words of vectors with their clusters. */
er_status er_marked_words_add_words(er_marked_words *gazetteer, const er_vectors *vectors,
                                    const uint16_t *clusters, er_error *error);

/* Marks from the tables of the program (the folder of src/data): first names, surnames, names of
   bodies and places, and the cues of src/train/cues.tsv. */
er_status er_marked_words_add_tables(er_marked_words *gazetteer, const char *folder,
                                     er_error *error);

/* Marks from the tables of facts in the folder facts of the corpora: states, demonyms, capitals,
   names of office holders, acronyms, first names. */
er_status er_marked_words_add_facts(er_marked_words *gazetteer, const char *folder,
                                    er_error *error);

/* Sorts the rows and fills vocabulary. Nothing can be added afterwards. */
er_status er_marked_words_finish(er_marked_words *gazetteer, er_error *error);
void er_marked_words_free(er_marked_words *gazetteer);

#endif
