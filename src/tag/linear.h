/* Linear models over hashed features, as they lie in the model file and are used in place.

   A feature is a 64-bit key. Its low bits choose a group of four slots, its high byte must equal
   the check byte of one of them; a key that no slot has weighs nothing. So features that training
   never saw are told from those it saw, but for one in about a hundred. */
#ifndef ERGRAPH_TAG_LINEAR_H
#define ERGRAPH_TAG_LINEAR_H

#include "base/fail.h"
#include "base/view.h"

#define ER_LINEAR_GROUP 4 /* slots; 16 bytes, so that a group never crosses a cache line */

/* Many classes, few of which a feature speaks of. */
typedef struct er_linear {
    const uint32_t *slots;   /* [4 * (mask + 1)]: check byte << 24 | first entry; 0: empty.
                                In a group no check stands twice */
    const uint16_t *entries; /* [entry_count]: class | weight << 8; the last of a feature has
                                ER_LINEAR_LAST. Entry 0 belongs to no feature */
    uint32_t mask;
    uint32_t entry_count;
    uint32_t class_count;
} er_linear;

#define ER_LINEAR_LAST 0x80u
#define ER_LINEAR_CLASS 0x7Fu
#define ER_LINEAR_MAX_ENTRIES (UINT32_C(1) << 24)

#define ER_LINEAR_MAX_KEYS 128 /* of one call */

/* Adds the weights of every key to scores[class_count]. key_count is at most ER_LINEAR_MAX_KEYS. */
void er_linear_score(const er_linear *model, const uint64_t *keys, uint32_t key_count,
                     int32_t *scores);

/* The best class; of equals the first. */
uint32_t er_linear_best(const int32_t *scores, uint32_t class_count);

/* Checks the bytes of slots and entries in full. */
er_status er_linear_open(er_view slots, er_view entries, uint32_t class_count, er_linear *model,
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

/* Adds the weights of every key to scores. key_count is at most ER_TRIPLE_MAX_KEYS. */
void er_triple_score(const er_triple *model, const uint64_t *keys, uint32_t key_count,
                     int32_t scores[ER_TRIPLE_CLASSES]);

/* Any bytes of the right size will do. */
er_status er_triple_open(er_view slots, er_triple *model, er_error *error);

static inline uint8_t er_linear_check(uint64_t key)
{
    return (uint8_t)(key >> 56);
}

#endif
