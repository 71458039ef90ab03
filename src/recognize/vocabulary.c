#include "recognize/vocabulary.h"

#include "ergraph/document.h"

uint32_t er_vocabulary_find(const er_vocabulary *vocabulary, uint64_t hash)
{
    uint32_t bucket = (uint32_t)(hash >> 48);
    uint32_t rest = (uint32_t)(hash >> 16);
    for (uint32_t i = vocabulary->buckets[bucket]; i < vocabulary->buckets[bucket + 1]; i++)
        if (vocabulary->hashes[i] == rest)
            return i;
    return ER_NONE;
}
