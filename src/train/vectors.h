/* Word vectors, and clusters of words made from them. */
#ifndef ERGRAPH_TRAIN_VECTORS_H
#define ERGRAPH_TRAIN_VECTORS_H

#include "base/fail.h"
#include "recognize/vocabulary.h"

#define ER_VECTOR_SIZE 100u

typedef struct er_vectors {
    er_view *words; /* [count], by frequency */
    float *values;  /* [count][ER_VECTOR_SIZE], of length 1 */
    uint32_t count, word_capacity, value_capacity;
    char *text; /* the bytes of words */
} er_vectors;

/* Reads the JSON of the package: {..., "vectors": {"word": [100 numbers, ...], ...}}. */
er_status er_vectors_read(er_vectors *vectors, const char *path, er_error *error);
void er_vectors_free(er_vectors *vectors);

/* Clusters of all words by spherical k-means, for 64, 256, 1024, 4096 clusters: clusters[count *
   ER_CLUSTERINGS], 1-based. Read from the file at cache where there is one, else written there. */
er_status er_vectors_cluster(const er_vectors *vectors, const char *cache, uint16_t *clusters,
                             er_error *error);

#endif
