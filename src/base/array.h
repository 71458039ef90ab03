/* Growing a flat table that lives on the heap:
       if (!er_array_reserve((void **)&items, &capacity, count + 1, sizeof *items)) ...
       items[count++] = item; */
#ifndef ERGRAPH_BASE_ARRAY_H
#define ERGRAPH_BASE_ARRAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Makes room for at least needed elements of size bytes, growing by half. *items may move.
   False where memory is out or the count too large: *items and *capacity are then unchanged. */
bool er_array_reserve(void **items, uint32_t *capacity, uint64_t needed, size_t size);

#endif
