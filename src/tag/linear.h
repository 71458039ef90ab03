/* Linear models over hashed features, as they lie in the model file and are used in place.

   A feature is a 64-bit key. Its low bits choose a group of four slots, its high byte must equal
   the check byte of one of them; a key that no slot has weighs nothing. So features that training
   never saw are told from those it saw, but for one in about a hundred. */
#ifndef ERGRAPH_TAG_LINEAR_H
#define ERGRAPH_TAG_LINEAR_H

#include "base/fail.h"
#include "base/view.h"

#define ER_LINEAR_GROUP 4 /* slots; 16 bytes, so that a group never crosses a cache line */

/* Many classes. A feature that speaks of few of them has a list, one that speaks of many a row
   with a weight for each. */
typedef struct er_linear {
    const uint32_t *slots;   /* [4 * (mask + 1)]: check byte << 24 | place of the weights; 0: empty.
                                In a group no check stands twice */
    const uint16_t *weights; /* [weight_count]: rows up to lists_at, then lists */
    uint32_t mask, lists_at, weight_count, class_count;
} er_linear;

/* A row: weight + ER_LINEAR_BIAS for every class, a byte each, two in a place. The first row
   belongs to no feature; it begins with the number of the others in 32 bits. */
#define ER_LINEAR_ROW 64 /* classes at most; a cache line */
#define ER_LINEAR_ROW_PLACES (ER_LINEAR_ROW / 2)
#define ER_LINEAR_BIAS 128

/* A list: class | weight << 8, the last one with ER_LINEAR_LAST. */
#define ER_LINEAR_LAST 0x80u
#define ER_LINEAR_CLASS 0x7Fu
#define ER_LINEAR_MAX_PLACES (UINT32_C(1) << 24)

#define ER_LINEAR_MAX_KEYS 128 /* of one call: the sums are kept in 16 bits */

/* The tables are larger than the nearer caches. So a score is best made in three steps, with others
   in between: slots are fetched, then weights, then they are summed up. */

/* Where the weights of keys are. */
typedef struct er_linear_found {
    uint32_t rows[ER_LINEAR_MAX_KEYS], lists[ER_LINEAR_MAX_KEYS];
    uint32_t row_count, list_count;
} er_linear_found;

void er_linear_expect(const er_linear *model, const uint64_t *keys, uint32_t key_count);

/* Adds what keys have to found, which has room for ER_LINEAR_MAX_KEYS keys in all. */
void er_linear_find(const er_linear *model, const uint64_t *keys, uint32_t key_count,
                    er_linear_found *found);

/* Adds the weights to scores[class_count]. */
void er_linear_sum(const er_linear *model, const er_linear_found *found, int32_t *scores);

/* All three for at most ER_LINEAR_MAX_KEYS keys. */
void er_linear_score(const er_linear *model, const uint64_t *keys, uint32_t key_count,
                     int32_t *scores);

/* The best class; of equals the first. */
uint32_t er_linear_best(const int32_t *scores, uint32_t class_count);

/* Checks the bytes of slots and weights in full. */
er_status er_linear_open(er_view slots, er_view weights, uint32_t class_count, er_linear *model,
                         er_error *error);

/* Three classes, with all weights in the slot. */
#define ER_TRIPLE_CLASSES 3
#define ER_TRIPLE_BIAS 128 /* added to a weight, so that it is a byte without sign */
#define ER_TRIPLE_EMPTY UINT32_C(0x808080)
#define ER_TRIPLE_MAX_KEYS 256 /* of one call: the sums are kept in 16 bits */

typedef struct er_triple {
    const uint32_t *slots; /* [4 * (mask + 1)]: check byte << 24 | three biased weights, the first
                              class lowest; ER_TRIPLE_EMPTY weighs nothing whatever its check */
    uint32_t mask;
} er_triple;

/* Fetches what er_triple_score will read of keys: the table is larger than the nearer caches. */
void er_triple_expect(const er_triple *model, const uint64_t *keys, uint32_t key_count);

/* Adds the weights of every key to scores. key_count is at most ER_TRIPLE_MAX_KEYS. */
void er_triple_score(const er_triple *model, const uint64_t *keys, uint32_t key_count,
                     int32_t scores[ER_TRIPLE_CLASSES]);

/* Any bytes of the right size will do. */
er_status er_triple_open(er_view slots, er_triple *model, er_error *error);

/* The group of a key in a table of mask + 1 groups. */
static inline uint32_t er_linear_group(uint64_t key, uint32_t mask)
{
    return (uint32_t)key & mask;
}

static inline uint8_t er_linear_check(uint64_t key)
{
    return (uint8_t)(key >> 56);
}

#endif
