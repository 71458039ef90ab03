#include "failing_allocator.h"

#include <stdatomic.h>
#include <stddef.h>

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *memory, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *memory, size_t size);

static _Atomic uint64_t left = UINT64_MAX;
static _Atomic uint64_t asked;

void fail_allocations(uint64_t later)
{
    atomic_store(&left, later);
    atomic_store(&asked, 0);
}

uint64_t allocations_asked(void)
{
    return atomic_load(&asked);
}

static bool fails(void)
{
    uint64_t now = atomic_load(&left);
    atomic_fetch_add(&asked, 1);
    if (now == UINT64_MAX)
        return false;
    if (!now)
        return true;
    atomic_store(&left, now - 1);
    return false;
}

void *__wrap_malloc(size_t size)
{
    return fails() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
    return fails() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *memory, size_t size)
{
    return fails() ? NULL : __real_realloc(memory, size);
}
