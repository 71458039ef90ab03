#include "resolve/registry_blocks.h"

#include <stdlib.h>

#include "base/array.h"

bool er_blocks_add(er_blocks *blocks, uint64_t hash, uint32_t profile)
{
    if (!er_array_reserve((void **)&blocks->entries, &blocks->capacity, (uint64_t)blocks->count + 1,
                          sizeof *blocks->entries))
        return false;
    uint32_t *head = er_index_add(&blocks->heads, hash, blocks->count);
    if (!head)
        return false;
    uint32_t next = *head == blocks->count ? ER_NONE : *head;
    blocks->entries[blocks->count] = (er_block_entry){profile, next};
    *head = blocks->count++;
    return true;
}

uint32_t er_blocks_find(const er_blocks *blocks, uint64_t hash)
{
    return er_index_find(&blocks->heads, hash);
}

void er_blocks_free(er_blocks *blocks)
{
    er_index_free(&blocks->heads);
    free(blocks->entries);
}
