/* The chain over the tags of a sentence: a first-order conditional random field. Scores are natural
   logarithms. Lafferty, McCallum, Pereira: Conditional random fields (2001); Rabiner: A tutorial on
   hidden Markov models (1989), for the scaled recursions. */
#ifndef ERGRAPH_RECOGNIZE_CHAIN_H
#define ERGRAPH_RECOGNIZE_CHAIN_H

#include "recognize/tags.h"

#define ER_CHAIN_FIRST ER_TAG_COUNT /* the row of a sentence's first tag */
#define ER_CHAIN_ROWS (ER_TAG_COUNT + 1u)

typedef struct er_chain {
    float score[ER_CHAIN_ROWS][ER_TAG_STRIDE];  /* of a tag after a tag; -1e9 where forbidden */
    float factor[ER_CHAIN_ROWS][ER_TAG_STRIDE]; /* its exponential; 0 where forbidden */
    float back[ER_TAG_STRIDE][ER_TAG_STRIDE];   /* the same by the later tag */
} er_chain;

/* Fills factor from score, after forbidding the pairs that make no spans. */
void er_chain_prepare(er_chain *chain);

/* Room for the recursions over one sentence: rows of ER_TAG_STRIDE, a row a token. */
typedef struct er_chain_space {
    float *best;    /* [tokens][stride], Viterbi */
    float *local;   /* exp(emission - its maximum) */
    float *forward; /* normalised: a row sums to 1 */
    float *backward;
    float *scale;      /* [tokens] */
    uint32_t capacity; /* tokens */
} er_chain_space;

bool er_chain_reserve(er_chain_space *space, uint32_t count);
void er_chain_space_free(er_chain_space *space);

/* A part of a sentence whose neighbours are certainly outside of spans can be looked at alone. */
typedef struct er_chain_edges {
    bool before, after; /* a certain token stands there; false at the ends of the sentence */
} er_chain_edges;

/* The best tags of count >= 1 tokens into tags[count]. */
void er_chain_decode(const er_chain *chain, er_chain_space *space, const float *emissions,
                     uint32_t count, er_chain_edges edges, uint8_t *tags);

/* Runs the sums. Afterwards forward * backward is the probability of each tag. Returns the
   logarithm of the sum over all taggings, less the sum of the emissions' maxima. */
double er_chain_sum(const er_chain *chain, er_chain_space *space, const float *emissions,
                    uint32_t count, er_chain_edges edges);

/* The probability of the tags first .. end of a sentence that was summed. */
double er_chain_probability(const er_chain *chain, const er_chain_space *space, const uint8_t *tags,
                            uint32_t first, uint32_t end);

#endif
