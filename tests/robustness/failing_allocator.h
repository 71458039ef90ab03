/* Allocations that fail on demand. The linker (--wrap) sends those of the project's own objects
   here; what libraries allocate is not touched. */
#ifndef ERGRAPH_TESTS_FAILING_ALLOCATOR_H
#define ERGRAPH_TESTS_FAILING_ALLOCATOR_H

#include <stdbool.h>
#include <stdint.h>

/* The allocation after `later` more ones fails, and all that follow it; UINT64_MAX: none. */
void fail_allocations(uint64_t later);

/* How many allocations were asked for since the last call of fail_allocations. */
uint64_t allocations_asked(void);

#endif
