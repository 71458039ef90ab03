#include "recognize/lexicon.h"

#include "ergraph/document.h"

uint32_t er_lexicon_find(const er_lexicon *lexicon, uint64_t hash)
{
    uint32_t bucket = (uint32_t)(hash >> 48);
    uint32_t rest = (uint32_t)(hash >> 16);
    for (uint32_t i = lexicon->buckets[bucket]; i < lexicon->buckets[bucket + 1]; i++)
        if (lexicon->hashes[i] == rest)
            return i;
    return ER_NONE;
}
