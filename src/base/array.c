#include "base/array.h"

#include <stdlib.h>

bool er_array_reserve(void **items, uint32_t *capacity, uint64_t needed, size_t size)
{
    if (needed <= *capacity)
        return true;
    uint64_t grown = (uint64_t)*capacity + *capacity / 2 + 16;
    if (grown < needed)
        grown = needed;
    if (grown > UINT32_MAX || grown > SIZE_MAX / size)
        return false;
    void *moved = realloc(*items, (size_t)grown * size);
    if (!moved)
        return false;
    *items = moved;
    *capacity = (uint32_t)grown;
    return true;
}
