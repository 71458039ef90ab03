/* A map from 64-bit keys to 32-bit values: pairs of ids, hashes of strings. */
#ifndef ERGRAPH_BASE_INDEX_H
#define ERGRAPH_BASE_INDEX_H

#include "base/symbols.h"

/* {0} is an empty map. */
typedef struct er_index {
    uint64_t *keys;      /* [slot_count] */
    uint32_t *values;    /* [slot_count]; ER_NONE is an empty slot */
    uint32_t slot_count; /* a power of two */
    uint32_t count;
} er_index;

/* The value of key, or ER_NONE. */
uint32_t er_index_find(const er_index *index, uint64_t key);

/* Where the value of key is kept: it is set to value first where the key is new (value is not
   ER_NONE). NULL where memory is out. Valid until the next call that adds. */
uint32_t *er_index_add(er_index *index, uint64_t key, uint32_t value);

/* A key of two ids. */
static inline uint64_t er_index_pair(uint32_t a, uint32_t b)
{
    return (uint64_t)a << 32 | b;
}

void er_index_reset(er_index *index);
void er_index_free(er_index *index);

#endif
