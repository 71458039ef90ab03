#include "base/index.h"

#include <stdlib.h>

static uint32_t find_slot(const uint64_t *keys, const uint32_t *values, uint32_t slot_count,
                          uint64_t key)
{
    uint32_t slot = (uint32_t)er_hash_mix(key, 0) & (slot_count - 1);
    while (values[slot] != ER_NONE && keys[slot] != key)
        slot = (slot + 1) & (slot_count - 1);
    return slot;
}

static bool grow(er_index *index)
{
    if ((uint64_t)(index->count + 1) * 3 <= (uint64_t)index->slot_count * 2)
        return true;
    uint32_t slot_count = index->slot_count ? index->slot_count * 2 : 64;
    uint64_t *keys = slot_count ? malloc(slot_count * sizeof *keys) : NULL;
    uint32_t *values = slot_count ? malloc(slot_count * sizeof *values) : NULL;
    if (!keys || !values) {
        free(keys);
        free(values);
        return false;
    }
    memset(values, 0xff, slot_count * sizeof *values);
    for (uint32_t i = 0; i < index->slot_count; i++) {
        if (index->values[i] == ER_NONE)
            continue;
        uint32_t slot = find_slot(keys, values, slot_count, index->keys[i]);
        keys[slot] = index->keys[i];
        values[slot] = index->values[i];
    }
    free(index->keys);
    free(index->values);
    index->keys = keys;
    index->values = values;
    index->slot_count = slot_count;
    return true;
}

uint32_t er_index_find(const er_index *index, uint64_t key)
{
    if (!index->slot_count)
        return ER_NONE;
    return index->values[find_slot(index->keys, index->values, index->slot_count, key)];
}

uint32_t *er_index_add(er_index *index, uint64_t key, uint32_t value)
{
    if (!grow(index))
        return NULL;
    uint32_t slot = find_slot(index->keys, index->values, index->slot_count, key);
    if (index->values[slot] == ER_NONE) {
        index->keys[slot] = key;
        index->values[slot] = value;
        index->count++;
    }
    return &index->values[slot];
}

void er_index_reset(er_index *index)
{
    index->count = 0;
    if (index->slot_count)
        memset(index->values, 0xff, index->slot_count * sizeof *index->values);
}

void er_index_free(er_index *index)
{
    free(index->keys);
    free(index->values);
    *index = (er_index){0};
}
