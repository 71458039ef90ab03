/* Profiles by a hash of what they have in common, so that only those that could be one are
   compared. */
#ifndef ERGRAPH_RESOLVE_REGISTRY_BLOCKS_H
#define ERGRAPH_RESOLVE_REGISTRY_BLOCKS_H

#include "base/index.h"

typedef struct er_block_entry {
    uint32_t profile;
    uint32_t next; /* ER_NONE ends the block */
} er_block_entry;

/* {0} has no blocks. */
typedef struct er_blocks {
    er_index heads;
    er_block_entry *entries;
    uint32_t count, capacity;
} er_blocks;

/* False where memory is out. */
bool er_blocks_add(er_blocks *blocks, uint64_t hash, uint32_t profile);

/* The first entry of a block, or ER_NONE. */
uint32_t er_blocks_find(const er_blocks *blocks, uint64_t hash);

void er_blocks_free(er_blocks *blocks);

#endif
